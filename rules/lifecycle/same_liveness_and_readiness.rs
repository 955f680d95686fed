//! `same-liveness-and-readiness`: a container is killed when it should only get no more requests.

use std::cmp::Ordering;

use super::{ask_the_same, probe_handlers, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    lifecycle::ProbeTimes,
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "same-liveness-and-readiness",
    summary: "liveness asks what readiness asks, and gives up no later",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("same_liveness_and_readiness.md"),
    aliases: &["pod-probes-identical"],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let own = container.container;
    let (Some(liveness), Some(key)) = (own.liveness_probe.get(), own.liveness_probe.key()) else { return };
    let (Some(readiness), Some(other)) = (own.readiness_probe.get(), own.readiness_probe.key()) else {
        return;
    };
    let (Some(first), Some(second)) = (probe_handlers(liveness).next(), probe_handlers(readiness).next())
    else {
        return;
    };
    let (Some(kills), Some(gates)) = (ProbeTimes::of(liveness), ProbeTimes::of(readiness)) else { return };
    // A probe with more patience for a slow answer fails less often.
    if !ask_the_same(own, first.action, second.action) || kills.timeout > gates.timeout {
        return;
    }
    let fails_after = |times: ProbeTimes| times.failures.saturating_mul(times.period);
    let (dead, unready) = (fails_after(kills), fails_after(gates));
    let subject = subject("livenessProbe", container);
    let message = match dead.cmp(&unready) {
        Ordering::Equal => format!(
            "{subject} asks the same as its `readinessProbe`, and both fail after some {dead} s; what should only leave its Services for a while is restarted as well"
        ),
        Ordering::Less => format!(
            "{subject} asks the same as its `readinessProbe` and gives up after some {dead} s, not {unready}; it is restarted before it would leave its Services"
        ),
        Ordering::Greater => return,
    };
    cx.report(key, message)
        .help("let the livenessProbe ask only whether the process is stuck, or give it a higher `failureThreshold`")
        .with(other, "asks the same");
}
