//! `probe-handler`: a probe asks in exactly one way, and that way is well formed.

use super::{check_action, check_one_handler, probe_handlers, probes, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Field, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-handler",
    summary: "a probe has no handler, more than one, or one that is incomplete",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("probe_handler.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) {
        return;
    }
    for (name, field) in probes(container.container) {
        let Field::Set { key, value: probe } = field else { continue };
        let subject = subject(name, container);
        let choice = "`exec`, `httpGet`, `tcpSocket` and `grpc`";
        if let Some(first) = check_one_handler(cx, subject, *key, probe_handlers(probe), choice) {
            check_action(cx, subject, first.action);
        }
    }
}
