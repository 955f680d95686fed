//! `post-start-hook`: a postStart hook that waits for what comes only after it, or asks too early.

use super::{
    Action, asked, declared, hook_handlers, hooks, is_local, own_service, port_number, subject, takes_probes,
};
use crate::{
    command::{End, Reading, Target},
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    index::{Address, ServiceFacts, Wait},
    model::{ContainerList, ContainerView, ExecAction, HTTPGetAction, PodView, Spanned as _},
    rule::{Check, Context, Joint, Rule, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "post-start-hook",
    summary: "a postStart hook never ends, or asks what is not up yet",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::NeverReady,
    stage: Stage::Kubelet,
    page: include_str!("post_start_hook.md"),
    aliases: &[],
    check: Check::PodAndIndex(check, check_index),
};

/// The kubelet starts containers one after the other, and each only when the hook of the one before is done. Its work
/// on the pod stands still until then: no probes, no status.
fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    for container in pod.containers().filter(takes_probes) {
        for (_, _, hook) in hooks(container.container).filter(|(name, ..)| *name == "postStart") {
            match hook_handlers(hook).next().map(|first| first.action) {
                Some(Action::Exec(exec)) => run(cx, pod, &container, exec),
                Some(Action::Http(http)) => asks(cx, pod, &container, http),
                _ => {}
            }
        }
    }
}

/// A command that waits for what starts only after the hook, or never ends.
fn run(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    exec: &ExecAction<'_>,
) {
    let Some(command) = exec.command.get() else { return };
    let Some(reading) = cx.commands().of_exec(command, container.container) else { return };
    for wait in reading.waits.iter().filter(|wait| wait.alone) {
        for (target, span) in wait.targets.iter().filter(|(target, _)| is_local(&target.host)) {
            if waits_for_later(cx, pod, container, (target, *span)) {
                return;
            }
        }
    }
    if reading.end == End::Never {
        endless(cx, pod, container, &reading);
    }
}

/// The containers that are started after this one.
fn later<'a, 'm>(
    pod: &PodView<'a, 'm>,
    container: &ContainerView<'_, '_>,
) -> impl Iterator<Item = ContainerView<'a, 'm>> + use<'a, 'm> {
    let span = container.container.span;
    pod.lasting_containers().skip_while(move |it| it.container.span != span).skip(1)
}

/// The container after this one that serves the port, and where it says so; nothing if one before may serve it.
fn served_later<'a, 'm>(
    pod: &PodView<'a, 'm>,
    container: &ContainerView<'_, '_>,
    port: i64,
) -> Option<(ContainerView<'a, 'm>, Span)> {
    if pod.is_on_node_network() {
        return None;
    }
    let (server, span) = pod.lasting_containers().find_map(|it| Some((it, declared(it.container, port)?)))?;
    later(pod, container).any(|it| it.container.span == server.container.span).then_some((server, span))
}

fn waits_for_later(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    (target, span): (&Target, Span),
) -> bool {
    let Some(number) = target.port else { return false };
    let Some((server, port)) = served_later(pod, container, i64::from(number)) else { return false };
    let message = format!(
        "{} waits for `{}:{number}`, which {} serves; that is started only when the hook is done",
        subject("postStart", container),
        shown(&target.host),
        called(&server)
    );
    let finding = cx
        .report(span, message)
        .help(format!("list {} first, or wait in the container's own command", called(&server)))
        .with(port, "is started after the hook");
    stuck(finding, container);
    true
}

/// Looks at what waits for a Service behind which are only the pods that wait.
fn check_index(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        for wait in &pod.facts.hook_waits {
            let fits = |service: &ServiceFacts| needs_ready(service, wait);
            let Some(service) = own_service(index, pod.facts, wait, fits) else { continue };
            let message = format!(
                "`postStart` of {} `{}` waits for `{}`, but in {} only its own pods are behind that Service, and none is ready before its hook is done",
                wait.list.noun(),
                shown(&wait.container),
                shown(&asked(wait)),
                index.scope(),
            );
            let finding = cx.report(pod.at_span(pod.facts.site, wait.span), message);
            finding
                .help("ask `localhost` instead, or leave the wait to a readiness probe")
                .with(service.at(service.facts.site), "the Service, which selects this pod and no other");
            if wait.list == ContainerList::Init {
                finding.happens(Outcome::InitStuck, Stage::Kubelet);
            }
        }
    }
}

/// Whether the Service answers only with a pod that is ready.
fn needs_ready(service: &ServiceFacts, wait: &Wait) -> bool {
    if service.address == Address::External || !service.complete || service.publishes_not_ready {
        return false;
    }
    let headless = service.address == Address::Pods;
    match wait.port {
        // A name with an address resolves whether there are pods or not; one without has those that are ready.
        None => headless,
        Some(_) if headless => true,
        Some(port) => service.ports.iter().any(|it| it.port == i64::from(port)),
    }
}

fn endless(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    reading: &Reading,
) {
    let message = format!(
        "{} runs `{}`, which never ends; the container is never ready, and none after it is started",
        subject("postStart", container),
        shown(&reading.shown)
    );
    let finding = cx
        .report(reading.span, message)
        .help("let the hook end: what is to run on belongs in a container of its own");
    for next in later(pod, container).filter_map(|it| it.container.name.get()) {
        finding.with(next.place(), "is never started");
    }
    stuck(finding, container);
}

/// A pod waits for its sidecars before it goes on.
fn stuck(finding: &mut Diagnostic, container: &ContainerView<'_, '_>) {
    if container.is_sidecar() {
        finding.happens(Outcome::InitStuck, Stage::Kubelet);
    }
}

/// An HTTP request that is made as soon as the container's process is started, and once.
fn asks(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    http: &HTTPGetAction<'_>,
) {
    let elsewhere = http.host.str().is_some_and(|host| !host.is_empty() && !is_local(host));
    let Some(port) = http.port.get().filter(|_| !elsewhere) else { return };
    let Some(number) = port_number(container.container, port) else { return };
    let (server, declared) = match declared(container.container, number) {
        Some(span) => (None, span),
        None => match served_later(pod, container, number) {
            Some((server, span)) => (Some(server), span),
            None => return,
        },
    };
    let who = match &server {
        Some(server) => format!("{}, which is started after it", called(server)),
        None => "its own container as soon as the process is started".to_owned(),
    };
    let message = format!(
        "{} asks port {number} of {who}; the hook fails when no one listens yet, and the container is killed",
        subject("postStart", container)
    );
    cx.report(port.span(), message)
        .with(declared, "is served here")
        .help("use `exec` with a command that tries again for a while, such as `curl --retry-connrefused --retry 10`")
        .happens(Outcome::CrashLoop, Stage::Kubelet)
        .at_most_warn();
}
