//! `probe-timeout-over-period`: a probe that waits for an answer longer than until the next probe.

use super::{probes, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    lifecycle::ProbeTimes,
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-timeout-over-period",
    summary: "a probe waits for its answer longer than until the next one is due",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("probe_timeout_over_period.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    for (name, field) in probes(container.container) {
        let Some(probe) = field.get() else { continue };
        let Some(times) = ProbeTimes::of(probe).filter(|times| times.timeout > times.period) else {
            continue;
        };
        // The default, 1, is not longer than any period.
        let Some(timeout) = probe.timeout_seconds.get() else { continue };
        let (failures, period) = (times.failures, times.period);
        let message = format!(
            "{} waits {} s for an answer, longer than its period of {period} s; without one the next follows only then, and {} not {}",
            subject(name, container),
            times.timeout,
            match failures {
                1 => format!("the failure is noticed after {} s,", times.timeout),
                _ => format!("{failures} failures take {} s,", failures.saturating_mul(times.timeout)),
            },
            failures.saturating_mul(period)
        );
        let finding = cx
            .report(timeout.span, message)
            .help(format!("write a `timeoutSeconds` of {period} or less, or a longer `periodSeconds`"));
        if let Some(period) = probe.period_seconds.get() {
            finding.with(period.span, "the period");
        }
    }
}
