//! `rollout-needs-spare-node`: pods that cannot share a node, and a roll-out that starts a new one before it stops an old one.

use super::{host_port, selects_itself};
use crate::{
    defaults::{self, Amount, Origin},
    diagnostic::{Level, Outcome, Stage},
    model::{
        Body, DaemonSetSpec, DeploymentSpec, Field, LabelSelector, PodAffinityTerm, PodView,
        node_match::HOSTNAME_LABEL,
    },
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "rollout-needs-spare-node",
    summary: "a Deployment whose pods cannot share a node needs one node more for each roll-out",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("rollout_needs_spare_node.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// What keeps two of the pods apart.
struct Apart {
    span: Span,
    why: String,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    // Groups that are gone had other defaults.
    if pod.object.group() != "apps" || pod.object.ty.is_none() {
        return;
    }
    match &pod.object.body {
        Body::Deployment(it) => it.spec.get().map(|spec| deployment(cx, pod, spec)),
        Body::DaemonSet(it) => it.spec.get().map(|spec| daemon_set(cx, pod, spec)),
        _ => None,
    };
}

fn deployment<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, spec: &DeploymentSpec<'a>) {
    let Some(replicas) = defaults::replicas(&spec.replicas).map(|it| it.value).filter(|it| *it > 0) else {
        return;
    };
    let Some(rollout) = defaults::deployment(spec) else { return };
    let Some(unavailable) = rollout.max_unavailable.filter(|_| rollout.starts_before_it_stops(replicas))
    else {
        return;
    };
    let pinned = pod.one_node();
    // Nearly every cluster has a second node for a single pod.
    if replicas == 1 && pinned.is_none() {
        return;
    }
    // One pod that keeps away from itself says what is to be once there are more.
    let apart = anti_affinity(pod).filter(|_| replicas > 1).or_else(|| by_port(pod));
    let Some(apart) = apart else { return };
    let share = match unavailable.value {
        Amount::Int(_) => "`maxUnavailable` is 0".to_owned(),
        Amount::Text(text) => format!("`maxUnavailable`, {} of {replicas}, comes to 0", shown(text)),
    };
    let so = match pinned {
        Some(_) => "on the one node that they may run on no roll-out ever ends".to_owned(),
        None => format!("with {replicas} nodes it never ends"),
    };
    let message = format!(
        "{}, and a roll-out starts a new pod before it stops an old one, as {share}: {so}",
        apart.why
    );
    let finding = cx.report(apart.span, message);
    match pinned {
        Some(span) => finding.with(span, "the only node"),
        None => finding.at_most_warn().happens(Outcome::Fragile, Stage::Scheduler),
    };
    if pod.spec.node_name.is_set() {
        // The node refuses what the scheduler does not see, and another pod is made.
        finding.happens(Outcome::Fragile, Stage::Kubelet);
    }
    if let Some(written) = spec.replicas.get() {
        finding.with(written.span, "each needs a node of its own, and a roll-out one more");
    }
    if let Origin::Written(span) = unavailable.origin {
        finding.with(span, "so no pod is stopped first");
    }
    finding.help("write `maxUnavailable: 1` under `strategy.rollingUpdate`, or let two pods share a node");
}

/// With `maxSurge`, the new pod of a `DaemonSet` starts beside the old one, on the very node.
fn daemon_set<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, spec: &DaemonSetSpec<'a>) {
    let Some(surge) = defaults::daemon_set(spec).and_then(|rollout| rollout.max_surge) else { return };
    let Origin::Written(span) = surge.origin else { return };
    if surge.value.pods(1, true).is_none_or(|it| it < 1) {
        return;
    }
    let Some(apart) = anti_affinity(pod).or_else(|| by_port(pod)) else { return };
    let message = format!(
        "{}, and with `maxSurge` the new pod starts beside the old one on the same node: no roll-out ever ends",
        apart.why
    );
    cx.report(apart.span, message)
        .with(span, "the old pod stays until the new one is ready")
        .help("write `maxUnavailable: 1` in place of `maxSurge`, or let two pods share a node");
}

/// A required anti-affinity of the pods against themselves, node by node.
fn anti_affinity(pod: &PodView<'_, '_>) -> Option<Apart> {
    let terms = &pod
        .spec
        .affinity
        .get()?
        .pod_anti_affinity
        .get()?
        .required_during_scheduling_ignored_during_execution;
    let term = terms.items().iter().find(|term| is_against_itself(pod, term))?;
    let key = term.topology_key.get().filter(|key| **key == *HOSTNAME_LABEL)?;
    Some(Apart {
        span: key.place(),
        why: "the pods may not share a node, by their own anti-affinity".to_owned(),
    })
}

fn is_against_itself(pod: &PodView<'_, '_>, term: &PodAffinityTerm<'_>) -> bool {
    // Keys of labels may tell the pods of one revision from those of the next.
    let plain = term.match_label_keys.is_missing() && term.mismatch_label_keys.is_missing();
    let own_namespace = term.namespaces.is_missing() && term.namespace_selector.is_missing();
    let selects = |selector: &Field<Box<LabelSelector<'_>>>| {
        selector.get().is_some_and(|selector| selects_itself(pod, selector) == Some(true))
    };
    plain && own_namespace && term.topology_key.is(HOSTNAME_LABEL) && selects(&term.label_selector)
}

/// A port of the node, which one pod has at a time.
fn by_port(pod: &PodView<'_, '_>) -> Option<Apart> {
    let port = host_port(pod)?;
    let why = format!("two of the pods cannot both have port {} of a node", port.value);
    Some(Apart { span: port.span, why })
}
