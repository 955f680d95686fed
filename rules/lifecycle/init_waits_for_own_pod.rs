//! `init-waits-for-own-pod`: an init container waits for what starts only after it.

use super::{Needs, asked, is_local, own_service};
use crate::{
    command::{self, Target},
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerView, PodView},
    rule::{Check, Context, Rule, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-waits-for-own-pod",
    summary: "an init container waits for a container that starts only after it",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::InitStuck,
    stage: Stage::Runtime,
    page: include_str!("init_waits_for_own_pod.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let text = cx.text();
    for view in pod.containers().filter(|view| view.list == ContainerList::Init) {
        // A sidecar may be what is waited for.
        if !view.is_plain_init() {
            return;
        }
        let Some(reading) = command::of_container(text, view.container) else { continue };
        for wait in &reading.waits {
            for (target, span) in &wait.targets {
                if is_local(&target.host) {
                    // On the node's network anything may listen.
                    if wait.alone && !pod.spec.host_network.is_true() && !pod.spec.host_network.is_invalid() {
                        report_local(cx, pod, &view, (target, *span));
                    }
                } else {
                    report_service(cx, pod, &view, (target, *span));
                }
            }
        }
    }
}

fn report_local(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    (target, span): (&Target, Span),
) {
    // The name alone resolves.
    let Some(port) = target.port else { return };
    let server = pod.containers().filter(|it| it.list == ContainerList::Main).find_map(|main| {
        let ports = main.container.ports.items();
        let declared =
            ports.iter().find_map(|it| it.container_port.get().filter(|it| it.value == i64::from(port)))?;
        Some((main, declared.span))
    });
    let host = shown(&target.host);
    let message = match &server {
        Some((main, _)) => format!(
            "{} waits for `{host}:{port}`, which {} serves; that starts only when the init containers are done",
            called(view),
            called(main)
        ),
        None => format!(
            "{} waits for `{host}:{port}` in its own pod, where nothing listens until the init containers are done",
            called(view)
        ),
    };
    let finding = cx.report(span, message).help(
        "wait in the container that needs it, or make what it waits for a sidecar before it: an init container with `restartPolicy: Always`",
    );
    if let Some((_, declared)) = server {
        finding.with(declared, "starts after the init container");
    }
}

fn report_service<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    view: &ContainerView<'a, '_>,
    (target, span): (&Target, Span),
) {
    let Some(service) = own_service(cx, pod, target) else { return };
    let why = match service.needs {
        Needs::ReadyForName if service.shows_unready => return,
        Needs::ReadyForName => "a headless Service's name resolves only when one of its pods is ready",
        Needs::Up => "no pod of it is up before the init containers are done",
        Needs::Ready => {
            "it answers only when one of them is ready, which none is before its init containers are done"
        }
    };
    let message = format!(
        "{} waits for `{}`, but in this file only its own pods are behind that Service; {why}",
        called(view),
        asked(target)
    );
    cx.report(span, message)
        .help("wait in the container that needs it, or leave the wait out")
        .with(service.name, "the Service, which selects this pod and no other");
}
