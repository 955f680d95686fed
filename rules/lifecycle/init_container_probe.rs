//! `init-container-probe`: probes and hooks where there is nothing to probe.

use super::probes;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, Field, PodView},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-container-probe",
    summary: "an init container that is no sidecar has probes or hooks",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("init_container_probe.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    // In a patch, the `restartPolicy` that makes it a sidecar may be elsewhere.
    if !container.is_plain_init() || cx.is_filled_in_later() {
        return;
    }
    let written = container.container;
    let mut fields: Vec<(&str, Span)> =
        probes(written).into_iter().filter_map(|(name, field)| Some((name, key(field)?))).collect();
    fields.extend(key(&written.lifecycle).map(|key| ("lifecycle", key)));
    for (name, span) in fields {
        let message = format!(
            "init container `{}` cannot have `{name}`: it runs to its end before others start",
            container.name()
        );
        cx.report(span, message)
            .help(format!("remove `{name}`, or make it a sidecar with `restartPolicy: Always`"))
            .server(Cause::Forbidden);
    }
}

fn key<T>(field: &Field<T>) -> Option<Span> {
    field.key()
}
