//! `init-never-ends`: an init container that runs for ever.

use crate::{
    command::End,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-never-ends",
    summary: "an init container runs a command that never ends",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::InitStuck,
    stage: Stage::Runtime,
    page: include_str!("init_never_ends.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    // A patch may make it a sidecar, or one is made by an operator.
    if !container.is_plain_init() || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    let Some(reading) = commands.of_container(container.container) else { return };
    if reading.end != End::Never {
        return;
    }
    let message = format!(
        "{} runs `{}`, which never ends; the containers after it never start",
        called(container),
        shown(&reading.shown)
    );
    let finding = cx
        .report(reading.span, message)
        .help("let it end, or make it a sidecar, which may run on: add `restartPolicy: Always` to it");
    let next = pod
        .lasting_containers()
        .skip_while(|it| it.container.span != container.container.span)
        .nth(1)
        .and_then(|it| it.container.name.get());
    if let Some(next) = next {
        finding.with(next.place(), "waits for ever");
    }
}
