//! `command-ends`: a container that is to run on, and ends.

use crate::{
    command::End,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerView, Owner, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "command-ends",
    summary: "a container that is always restarted runs a command that ends",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Kubelet,
    page: include_str!("command_ends.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// A container that ran this many seconds is restarted without delay, and people count on that.
const LONG: f64 = 600.0;

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if container.list != ContainerList::Main || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let policy = &pod.spec.restart_policy;
    let always = policy.is_missing() || policy.is("Always");
    let own = &container.container.restart_policy;
    let own_always = own.is_missing() || own.is("Always");
    let owned = pod.owner == Owner::Pod || pod.owner.restarts_always().is_some();
    // A terminal that is held open is an input without end.
    if !always || !own_always || !owned || container.container.stdin.is_true() {
        return;
    }
    let commands = cx.commands();
    let Some(reading) = commands.of_container(container.container) else { return };
    if reading.end != End::Ends || reading.longest >= LONG {
        return;
    }
    let why = match pod.owner.restarts_always() {
        Some(kind) => format!("a {kind}'s containers are restarted whenever they end"),
        None => "with `restartPolicy: Always`, the default, it is restarted each time".to_owned(),
    };
    let message = format!("{} ends after `{}`; {why}", called(container), shown(&reading.shown));
    let help = if pod.owner == Owner::Pod {
        "write `restartPolicy: OnFailure` or `Never`, or let the command run on"
    } else {
        "make it a Job, or let the command run on"
    };
    let finding = cx.report(reading.span, message).help(help);
    if pod.owner == Owner::Pod {
        // Many a pod that is made by hand is for one look at its log.
        finding.at_most_warn();
    }
    if let Some(policy) = policy.get() {
        finding.with(policy.span, "the restart policy");
    }
}
