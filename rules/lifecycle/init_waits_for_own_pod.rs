//! `init-waits-for-own-pod`: an init container waits for what starts only after it.

use super::{declared, is_local, is_on_node_network};
use crate::{
    command::{self, Target},
    diagnostic::{Level, Outcome, Stage},
    model::{self, Body, ContainerList, ContainerView, Object, PodView, Service, Str},
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
    let mut sidecar = false;
    for view in pod.containers().filter(|view| view.list == ContainerList::Init) {
        if !view.is_plain_init() {
            sidecar = true;
            continue;
        }
        let Some(reading) = command::of_container(text, view.container) else { continue };
        for wait in &reading.waits {
            for (target, span) in &wait.targets {
                if !is_local(&target.host) {
                    // A sidecar may be what is waited for.
                    if !sidecar {
                        report_service(cx, pod, &view, (target, *span));
                    }
                } else if wait.alone && !is_on_node_network(pod) {
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

fn report_service<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    view: &ContainerView<'a, '_>,
    (target, span): (&Target, Span),
) {
    let namespace = pod.object.namespace.as_deref();
    let mut labels = target.host.trim_end_matches('.').split('.');
    let Some(name) = labels.next().filter(|name| !name.is_empty()) else { return };
    match (labels.next(), labels.next(), labels.next()) {
        (None, ..) => {}
        // `db.shop`, `db.shop.svc`, `db.shop.svc.cluster.local`
        (Some(of), None | Some("svc"), _) if Some(of) == namespace => {}
        _ => return,
    }
    let (tree, minor) = (cx.tree(), cx.minor());
    let objects: Vec<Object<'a>> =
        (0..tree.documents().len()).flat_map(|document| model::objects(tree, document, minor)).collect();
    let here = |object: &&Object<'_>| object.namespace.as_deref() == namespace;
    let Some((named, service)) = objects.iter().filter(here).find_map(|object| match &object.body {
        Body::Service(service) => object.name.as_ref().filter(|it| *it == name).map(|named| (named, service)),
        _ => None,
    }) else {
        return;
    };
    let Some(why) = why_not(service, target) else { return };
    if !selects(service, pod) {
        return;
    }
    let backed_elsewhere = objects
        .iter()
        .filter(here)
        .filter(|object| object.span != pod.object.span)
        .any(|object| object.pods().any(|other| selects(service, &other)));
    if backed_elsewhere {
        return;
    }
    let asked = match target.port {
        Some(port) => format!("{}:{port}", target.host),
        None => target.host.clone(),
    };
    let message = format!(
        "{} waits for `{}`, but in this file only its own pods are behind that Service; {why}",
        called(view),
        shown(&asked)
    );
    cx.report(span, message)
        .help("wait in the container that needs it, or leave the wait out")
        .with(named.place(), "the Service, which selects this pod and no other");
}

/// Why the Service does not answer before one of its pods is ready; nothing if it does.
fn why_not(service: &Service<'_>, target: &Target) -> Option<&'static str> {
    let spec = service.spec.get()?;
    if spec.type_.is("ExternalName") || spec.ports.is_incomplete() {
        return None;
    }
    let headless = spec.cluster_ip.is("None");
    match target.port {
        // The name of a Service with an address resolves whether there are pods or not.
        None => (headless && spec.publish_not_ready_addresses.is_missing())
            .then_some("a headless Service's name resolves only when one of its pods is ready"),
        Some(_) if headless => Some("no pod of it is up before the init containers are done"),
        Some(port) => {
            let served = spec.ports.items().iter().any(|it| it.port.int() == Some(i64::from(port)));
            served.then_some("it answers only when one of them is ready, which none is before its init containers are done")
        }
    }
}

/// Whether the Service's selector takes the pod.
fn selects(service: &Service<'_>, pod: &PodView<'_, '_>) -> bool {
    let Some(selector) = service.spec.get().and_then(|spec| spec.selector.get()) else { return false };
    let Some(metadata) = pod.metadata else { return false };
    let has =
        |(key, value): &(Str<'_>, Str<'_>)| metadata.labels.value(key).is_some_and(|it| **it == **value);
    !selector.entries.is_empty() && selector.complete && selector.entries.iter().all(has)
}
