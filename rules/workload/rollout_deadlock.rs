//! `rollout-deadlock`: new pods that need what the old ones hold, and old ones that stay until the new are there.

use super::{host_port, one_node};
use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{Body, PodView, Spanned},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "rollout-deadlock",
    summary: "a roll-out starts new pods beside old ones that hold their host port",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("rollout_deadlock.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_part() {
        return;
    }
    let Some(port) = host_port(pod) else { return };
    let Some(surge) = surge(pod) else { return };
    let (why, help) = match surge.node {
        Some(_) => (
            "on the one node that it may run on",
            "write `strategy: {type: Recreate}`, or `maxUnavailable: 1` with `maxSurge: 0`",
        ),
        None => ("on each node", "write `maxUnavailable: 1` and no `maxSurge`"),
    };
    let message = format!(
        "a roll-out never ends: a new pod is started before the old one is stopped, and that holds port {} {why}",
        port.value
    );
    let finding = cx.report(port.span, message).help(help);
    if let Some(node) = surge.node {
        finding.with(node, "the only node");
    }
    if pod.spec.node_name.is_set() {
        // The node refuses what the scheduler does not see, and another pod is made.
        finding.happens(Outcome::Fragile, Stage::Kubelet);
    }
    if let Some(field) = surge.field {
        finding.with(field, "no old pod is stopped before a new one is ready");
    }
}

/// A roll-out that starts new pods first, on a node where an old one is.
struct Surge {
    /// The one node, where the pod names it.
    node: Option<Span>,
    /// The setting that says so.
    field: Option<Span>,
}

fn surge(pod: &PodView<'_, '_>) -> Option<Surge> {
    match &pod.object.body {
        Body::Deployment(it) => {
            let spec = it.spec.get()?;
            let filled = defaults::deployment(spec)?;
            let (unavailable, surge) = (filled.max_unavailable?, filled.max_surge?);
            let replicas = defaults::replicas(&spec.replicas)?.value;
            let stays = replicas > 0
                && unavailable.value.pods(replicas, false)? == 0
                && surge.value.pods(replicas, true)? > 0;
            let field = spec
                .strategy
                .get()
                .and_then(|it| it.rolling_update.get())
                .and_then(|it| it.max_unavailable.get());
            let node = one_node(pod)?;
            stays.then(|| Surge { node: Some(node), field: field.map(Spanned::span) })
        }
        Body::DaemonSet(it) => {
            let spec = it.spec.get()?;
            let filled = defaults::daemon_set(spec)?;
            // The server takes one of the two only.
            let written = spec.update_strategy.get()?.rolling_update.get()?.max_surge.get()?;
            // Of no nodes nothing is a share, and of one a share of more than 0 is one.
            (filled.max_surge?.value.pods(1, true)? > 0)
                .then(|| Surge { node: None, field: Some(written.span()) })
        }
        _ => None,
    }
}
