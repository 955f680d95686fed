//! `init-container-probe`: probes and hooks where there is nothing to probe.

use super::probes;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, called},
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
    let probes = probes(written).into_iter().map(|(name, field)| (name, field.key()));
    for (name, key) in probes.chain([("lifecycle", written.lifecycle.key())]) {
        let Some(span) = key else { continue };
        let message =
            format!("{} cannot have `{name}`: it runs to its end before others start", called(container));
        cx.report(span, message)
            .help(format!("remove `{name}`, or make it a sidecar with `restartPolicy: Always`"))
            .server(Cause::Forbidden);
    }
}
