//! `init-never-ends`: an init container that runs for ever.

use crate::{
    command::End,
    diagnostic::{Level, Outcome, Stage},
    model::{Container, ContainerView, PodView, servers},
    rule::{Check, Context, Rule, called, shown},
    text::Span,
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
    let Some((span, what)) = endless(cx, container.container) else { return };
    let message =
        format!("{} runs {what}, which never ends; the containers after it never start", called(container));
    let finding = cx
        .report(span, message)
        .help("let it end, or make it a sidecar, which may run on: add `restartPolicy: Always` to it");
    if let Some(next) = pod.next(container.container).and_then(|it| it.container.name.get()) {
        finding.with(next.place(), "waits for ever");
    }
}

/// What runs for ever in a container, and where that is said: its command, or an image that serves and is told nothing else.
fn endless(cx: &Context<'_, '_>, container: &Container<'_>) -> Option<(Span, String)> {
    if let Some(reading) = cx.commands().of_container(container) {
        return (reading.end == End::Never).then(|| (reading.span, format!("`{}`", shown(&reading.shown))));
    }
    let (name, image) = servers::of_container(container)?;
    Some((image.place(), format!("the server of the image `{name}`")))
}
