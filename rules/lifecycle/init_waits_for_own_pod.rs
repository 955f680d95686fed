//! `init-waits-for-own-pod`: an init container waits for what starts only after it.

use super::{asked, declared, is_local, own_service};
use crate::{
    command::Target,
    diagnostic::{Level, Outcome, Stage},
    index::{Address, ServiceFacts, Wait},
    model::{ContainerList, ContainerView, PodView},
    rule::{Check, Context, Joint, Rule, called, shown},
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
    check: Check::PodAndIndex(check, check_index),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    let mut sidecar = false;
    for view in pod.containers().filter(|view| view.list == ContainerList::Init) {
        if !view.is_plain_init() {
            sidecar = true;
            continue;
        }
        let Some(reading) = commands.of_container(view.container) else { continue };
        for wait in &reading.waits {
            for (target, span) in &wait.targets {
                if is_local(&target.host) && wait.alone && !pod.is_on_node_network() {
                    report_local(cx, pod, &view, (target, *span), sidecar);
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
    sidecar: bool,
) {
    // The name alone resolves.
    let Some(port) = target.port else { return };
    let server = pod.lasting_containers().find_map(|it| Some((it, declared(it.container, port)?)));
    let may_be_up = match &server {
        // One that ends is no server, and one that has started may be up.
        Some((server, _)) if server.list == ContainerList::Init => {
            !server.is_sidecar() || server.index <= view.index
        }
        Some(_) => false,
        // A sidecar that has started may listen where it does not say so.
        None => sidecar,
    };
    if may_be_up {
        return;
    }
    let host = shown(&target.host);
    let message = match &server {
        Some((server, _)) if server.list == ContainerList::Init => format!(
            "{} waits for `{host}:{port}`, which the sidecar `{}` serves; that starts only when it is done",
            called(view),
            shown(server.name())
        ),
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

/// Looks at what waits for a Service behind which are only the pods that wait.
fn check_index(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        for wait in &pod.facts.waits {
            let fits = |service: &ServiceFacts| why_not(service, wait).is_some();
            let Some(service) = own_service(index, pod.facts, wait, fits) else { continue };
            let Some(why) = why_not(service.facts, wait) else { continue };
            let message = format!(
                "init container `{}` waits for `{}`, but in {} only its own pods are behind that Service; {why}",
                shown(&wait.container),
                shown(&asked(wait)),
                index.scope(),
            );
            cx.report(pod.at_span(pod.facts.site, wait.span), message)
                .help("wait in the container that needs it, or leave the wait out")
                .with(service.at(service.facts.site), "the Service, which selects this pod and no other");
        }
    }
}

/// Why the Service does not answer before one of its pods is ready; nothing if it does.
fn why_not(service: &ServiceFacts, wait: &Wait) -> Option<&'static str> {
    if service.address == Address::External || !service.complete {
        return None;
    }
    let headless = service.address == Address::Pods;
    match wait.port {
        // The name of a Service with an address resolves whether there are pods or not.
        None => (headless && !service.publishes_not_ready)
            .then_some("a headless Service's name resolves only when one of its pods is ready"),
        Some(_) if headless => Some("no pod of it is up before the init containers are done"),
        Some(port) => {
            let served = service.ports.iter().any(|it| it.port == i64::from(port));
            served.then_some("it answers only when one of them is ready, which none is before its init containers are done")
        }
    }
}
