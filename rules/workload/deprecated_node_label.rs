//! `deprecated-node-label`: labels of nodes that have a new name.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{NodeSelectorTerm, Owner, PodView, Str},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "deprecated-node-label",
    summary: "pods are placed by a label of nodes that is deprecated and has a new name",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("deprecated_node_label.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The labels, what to write instead, and the first minor that warns of them (`pkg/api/node/util.go`).
const DEPRECATED: [(&str, Option<&str>, u8); 8] = [
    ("beta.kubernetes.io/arch", Some("kubernetes.io/arch"), 27),
    ("beta.kubernetes.io/os", Some("kubernetes.io/os"), 27),
    ("beta.kubernetes.io/instance-type", Some("node.kubernetes.io/instance-type"), 27),
    ("failure-domain.beta.kubernetes.io/region", Some("topology.kubernetes.io/region"), 27),
    ("failure-domain.beta.kubernetes.io/zone", Some("topology.kubernetes.io/zone"), 27),
    ("app.kubernetes.io/created-by", None, 31),
    ("scheduler.alpha.kubernetes.io/preferAvoidPods", None, 31),
    ("node-role.kubernetes.io/master", Some("node-role.kubernetes.io/control-plane"), 31),
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // W4
    for (key, _) in pod.spec.node_selector.entries() {
        check_label(cx, pod, key, key.place());
    }
    // W5
    if let Some(nodes) = pod.spec.affinity.get().and_then(|affinity| affinity.node_affinity.get()) {
        let required = nodes.required_during_scheduling_ignored_during_execution.get();
        for term in required.map_or(&[][..], |it| it.node_selector_terms.items()) {
            check_term(cx, pod, term);
        }
        for preferred in nodes.preferred_during_scheduling_ignored_during_execution.items() {
            if let Some(term) = preferred.preference.get() {
                check_term(cx, pod, term);
            }
        }
    }
    // W7
    for constraint in pod.spec.topology_spread_constraints.items() {
        if let Some(key) = constraint.topology_key.get() {
            check_label(cx, pod, key, key.place());
        }
    }
}

fn check_term(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, term: &NodeSelectorTerm<'_>) {
    for expression in term.match_expressions.items() {
        if let Some(key) = expression.key.get() {
            check_label(cx, pod, key, key.place());
        }
    }
}

fn check_label(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, label: &Str<'_>, span: Span) {
    let Some((name, new, _)) =
        DEPRECATED.into_iter().find(|(name, _, since)| *label == *name && cx.minor() >= *since)
    else {
        return;
    };
    let (message, help) = match new {
        Some(new) => (
            format!("the node label `{name}` is deprecated; its new name is `{new}`"),
            format!("write `{new}`"),
        ),
        None => (
            format!("the node label `{name}` is deprecated, and nodes no longer have it"),
            "remove it".to_owned(),
        ),
    };
    let finding = cx.report(span, message).help(help);
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::Fragile, Stage::Scheduler);
    } else {
        let path = finding.field.clone();
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
