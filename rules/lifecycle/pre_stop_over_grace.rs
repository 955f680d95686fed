//! `pre-stop-over-grace`: a preStop hook that takes the whole grace period.

use super::{Action, DEFAULT_GRACE, hook_handlers, hooks, subject, takes_probes};
use crate::{
    command,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pre-stop-over-grace",
    summary: "a preStop hook sleeps through the whole grace period",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Killed,
    stage: Stage::Kubelet,
    page: include_str!("pre_stop_over_grace.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child {
        return;
    }
    let field = &pod.spec.termination_grace_period_seconds;
    // A patch may leave the grace period elsewhere, and without one the hook is not run at all.
    let grace = match field.int() {
        Some(grace) if grace > 0 => grace,
        None if field.is_missing() && !cx.is_filled_in_later() => DEFAULT_GRACE,
        _ => return,
    };
    let text = cx.text();
    for (name, _, hook) in hooks(container.container).filter(|(name, ..)| *name == "preStop") {
        let (span, seconds) = match hook_handlers(hook).next().map(|first| first.action) {
            Some(Action::Sleep(sleep)) => {
                let Some(seconds) = sleep.seconds.get() else { continue };
                // More than that is refused, which `hook-handler` says.
                if seconds.value != grace {
                    continue;
                }
                (seconds.span, as_seconds(seconds.value))
            }
            Some(Action::Exec(exec)) => {
                let Some(command) = exec.command.get() else { continue };
                let Some(reading) = command::of_exec(text, command, container.container) else { continue };
                let Some((_, longest)) = reading.sleeps.iter().max_by(|(a, _), (b, _)| a.total_cmp(b)) else {
                    continue;
                };
                (*longest, reading.seconds())
            }
            _ => continue,
        };
        if seconds < as_seconds(grace) {
            continue;
        }
        let message = format!(
            "{} sleeps {seconds} s of a grace period of {grace} s; the container is left 2 s to stop before it is killed",
            subject(name, container)
        );
        let finding = cx.report(span, message).help(format!(
            "sleep less, or raise `terminationGracePeriodSeconds` to more than {seconds} and the time that stopping takes"
        ));
        if let Some(grace) = field.get() {
            finding.with(grace.span, "the grace period, which the hook is part of");
        }
    }
}

/// A whole number of seconds, which is not negative.
fn as_seconds(number: i64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
