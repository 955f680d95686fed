//! `rollout-deadlock`: new pods that need what the old ones hold, and old ones that stay until the new are there.

use crate::{
    defaults::{self, Amount},
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
        port.number
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

/// A port of the node that a container takes.
struct HostPort {
    number: i64,
    span: Span,
}

fn host_port(pod: &PodView<'_, '_>) -> Option<HostPort> {
    // Pods on the node's network take each port that they declare.
    let own = pod.spec.host_network.is_true();
    let mut ports = pod.lasting_containers().flat_map(|view| view.container.ports.items());
    ports.find_map(|port| {
        let field = if own && port.host_port.is_missing() { &port.container_port } else { &port.host_port };
        let number = field.get().filter(|number| number.value > 0)?;
        Some(HostPort { number: number.value, span: number.span })
    })
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
                && share(&unavailable.value, replicas, false)? == 0
                && share(&surge.value, replicas, true)? > 0;
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
            (share(&filled.max_surge?.value, 1, true)? > 0)
                .then(|| Surge { node: None, field: Some(written.span()) })
        }
        _ => None,
    }
}

/// Where the pod says that it runs on a node of that name.
fn one_node(pod: &PodView<'_, '_>) -> Option<Span> {
    if let Some(name) = pod.spec.node_name.get().filter(|name| !name.is_empty()) {
        return Some(name.span);
    }
    pod.spec.node_selector.value("kubernetes.io/hostname").map(|name| name.span)
}

/// A number of pods, or a share of them, rounded up or down (`ResolveFenceposts`).
fn share(amount: &Amount<'_>, of: i64, up: bool) -> Option<i64> {
    match amount {
        Amount::Int(number) => Some(*number),
        Amount::Text(text) => {
            let percent: i64 = text.strip_suffix('%')?.parse().ok()?;
            let hundredths = percent.checked_mul(of)?;
            Some(if up { hundredths.checked_add(99)? / 100 } else { hundredths / 100 })
        }
    }
}
