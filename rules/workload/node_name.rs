//! `node-name`: `nodeName` must be a name, and cannot stand beside scheduling gates.

use super::refused;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView, names},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "node-name",
    summary: "`nodeName` is no node's name, or stands beside scheduling gates",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("node_name.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Field::Set { key, value: name } = &pod.spec.node_name else { return };
    if name.is_empty() {
        return;
    }
    // POD7
    if let Err(error) = names::dns_1123_subdomain(name) {
        let message = error.of(format_args!("`nodeName: {}`", shown(name)));
        let finding = cx.report(name.sub_span(error.range.clone()), message);
        finding.help("write the node's name as `kubectl get nodes` lists it");
        refused(finding, pod, Cause::Invalid);
    }
    // POD8: asked of Pods alone.
    if pod.spec.scheduling_gates.items().is_empty() {
        return;
    }
    let message = "`nodeName` cannot be set while `schedulingGates` hold the pod back from being scheduled";
    let finding = cx.report(*key, message).with(pod.spec.scheduling_gates.span_or_insert(), "the gates");
    finding.help("remove one of the two");
    if pod.is_template() {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server(Cause::Forbidden);
    }
}
