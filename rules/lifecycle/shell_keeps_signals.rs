//! `shell-keeps-signals`: a program that is killed because its shell gets the signal.

use super::{Action, hook_handlers, hooks, takes_probes, time_to_stop};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "shell-keeps-signals",
    summary: "a shell gets the signal to stop, and the program under it does not",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Killed,
    stage: Stage::Kubelet,
    page: include_str!("shell_keeps_signals.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    // What is to run on, and is stopped rather than done.
    let policy = &pod.spec.restart_policy;
    let lasts = pod.owner.restarts_always().is_some()
        || pod.owner == Owner::Pod && (policy.is_missing() || policy.is("Always"));
    if !lasts || !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    // With a shared process namespace, or the node's, the shell is not the first process.
    let own_namespace =
        |field: &crate::model::Field<crate::model::Bool>| !field.is_true() && !field.is_invalid();
    if !own_namespace(&pod.spec.share_process_namespace)
        || !own_namespace(&pod.spec.host_pid)
        || pod.is_for_windows()
    {
        return;
    }
    let Some(grace) = time_to_stop(cx, pod) else { return };
    let lifecycle = &container.container.lifecycle;
    let other_signal = lifecycle.get().is_some_and(|it| !it.stop_signal.is_missing());
    // A hook may well stop the program itself.
    let stopped = hooks(container.container)
        .filter(|(name, ..)| *name == "preStop")
        .flat_map(|(.., hook)| hook_handlers(hook))
        .any(|handler| !matches!(handler.action, Action::Sleep(_)));
    if lifecycle.is_invalid() || other_signal || stopped {
        return;
    }
    let Some(stays) = cx.commands().of_container(container.container).and_then(|it| it.shell.clone()) else {
        return;
    };
    let message = format!(
        "`{}` runs under a shell in {}, which gets SIGTERM and neither ends nor hands it on; it is killed after the grace period of {grace} s",
        shown(&stays.shown),
        called(container)
    );
    let finding = cx.report(stays.span, message).help(
        "start the program last and with `exec`, so that it gets the signal itself, or let the shell hand it on with `trap`",
    );
    if let Some(grace) = pod.spec.termination_grace_period_seconds.get() {
        finding.with(grace.span, "the grace period, which passes for nothing");
    }
}
