//! `init-always-fails`: an init container that cannot succeed.

use crate::{
    command::End,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-always-fails",
    summary: "an init container runs a command that always fails",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::InitStuck,
    stage: Stage::Kubelet,
    page: include_str!("init_always_fails.md"),
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
    if reading.end == End::Never || reading.succeeds != Some(false) {
        return;
    }
    // A script that ends in `exit 1` may hang before it does; what it cannot do is succeed.
    let message = format!(
        "{} always fails, with `{}`; the containers after it never start",
        called(container),
        shown(&reading.shown)
    );
    let finding = cx.report(reading.span, message).help("let it end with status 0 when all is well");
    if let Some(next) = pod.next(container.container).and_then(|it| it.container.name.get()) {
        finding.with(next.place(), "never starts");
    }
}
