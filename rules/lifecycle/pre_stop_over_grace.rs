//! `pre-stop-over-grace`: a preStop hook that takes the whole grace period.

use super::{Action, hook_handlers, hooks, subject, takes_probes, time_to_stop};
use crate::{
    command::{Commands, End, Reading, as_seconds},
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, ExecAction, PodView},
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pre-stop-over-grace",
    summary: "a preStop hook takes the whole grace period",
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
    let Some(grace) = time_to_stop(cx, pod) else { return };
    for (name, _, hook) in hooks(container.container).filter(|(name, ..)| *name == "preStop") {
        let found = match hook_handlers(hook).next().map(|first| first.action) {
            // More than the grace period is refused, which `hook-handler` says.
            Some(Action::Sleep(sleep)) => {
                let seconds = sleep.seconds.get().filter(|it| u64::try_from(it.value) == Ok(grace));
                seconds.map(|seconds| (seconds.span, format!("sleeps {} s", seconds.value)))
            }
            Some(Action::Exec(exec)) => of_exec(cx.commands(), exec, container, grace),
            _ => None,
        };
        let Some((span, what)) = found else { continue };
        let message = format!(
            "{} {what} of a grace period of {grace} s; the container is left 2 s to stop before it is killed",
            subject(name, container)
        );
        let finding = cx.report(span, message).help(
            "let the hook end sooner, or raise `terminationGracePeriodSeconds` to more than it and the time that stopping takes",
        );
        if let Some(grace) = field.get() {
            finding.with(grace.span, "the grace period, which the hook is part of");
        }
    }
}

/// What a command takes of the grace period, if that is all of it.
fn of_exec(
    commands: &Commands<'_>,
    exec: &ExecAction<'_>,
    container: &ContainerView<'_, '_>,
    grace: u64,
) -> Option<(Span, String)> {
    let command = exec.command.get()?;
    let reading = commands.of_exec(command, container.container)?;
    let script = command.last().map(|last| last.trim()).unwrap_or_default();
    if is_endless(&reading, script, command.len()) {
        return Some((
            reading.span,
            format!("runs `{}`, which never ends, and takes all", shown(&reading.shown)),
        ));
    }
    let (_, longest) = reading.sleeps.iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    // A hook that stops the container's program ends with it, and waits no longer than that takes.
    let seconds = reading.undisturbed;
    (seconds >= as_seconds(grace)).then(|| (*longest, format!("sleeps {seconds} s")))
}

/// Whether the hook does nothing but go on for ever. One that does something else first may have told the container's
/// own process to end, and ends with it.
fn is_endless(reading: &Reading, script: &str, words: usize) -> bool {
    reading.end == End::Never && (reading.shown == script || words == reading.shown.split(' ').count())
}
