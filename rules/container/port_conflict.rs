//! `port-conflict`: the containers of a pod share one network, so no two can listen on one port.

use std::collections::HashMap;

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerPort, ContainerView, Field, Int, Owner, PodView},
    rule::{Check, Context, Rule, Seen, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "port-conflict",
    summary: "two ports of a pod, or of its node, are the same",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("port_conflict.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// A port, and the container it is of.
struct Declared<'a, 'm> {
    view: ContainerView<'a, 'm>,
    port: &'m ContainerPort<'a>,
    number: Int,
    protocol: &'m str,
    host_ip: &'m str,
    /// 0 where none is asked for.
    host_port: i64,
    /// Whether a clash on the node has been reported, which stands for the one in the pod.
    reported: bool,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let on_host = pod.spec.host_network.is_true();
    let mut ports: Vec<Declared<'a, '_>> = pod
        .lasting_containers()
        .flat_map(|view| view.container.ports.items().iter().filter_map(move |port| read(view, port)))
        .collect();
    if on_host {
        host_network(cx, &mut ports);
    }
    if ports.len() > 1 {
        host_ports(cx, pod, on_host, &mut ports);
        pod_ports(cx, &ports);
    }
}

fn read<'a, 'm>(view: ContainerView<'a, 'm>, port: &'m ContainerPort<'a>) -> Option<Declared<'a, 'm>> {
    let number = *port.container_port.get()?;
    let protocol = port.protocol.str_or_empty()?;
    let host_port = match &port.host_port {
        Field::Invalid(_) => return None,
        field => field.int().unwrap_or_default(),
    };
    Some(Declared {
        view,
        port,
        number,
        protocol: if protocol.is_empty() { "TCP" } else { protocol },
        host_ip: port.host_ip.str_or_empty()?,
        host_port,
        reported: false,
    })
}

/// With `hostNetwork`, the container listens on the node itself, so the two numbers cannot differ. The server looks at
/// main containers only.
fn host_network(cx: &mut Context<'_, '_>, ports: &mut [Declared<'_, '_>]) {
    for it in ports.iter_mut().filter(|it| it.view.list == ContainerList::Main && it.host_port != 0) {
        let Some(host_port) = it.port.host_port.get() else { continue };
        if host_port.value == it.number.value {
            continue;
        }
        let message = format!(
            "with `hostNetwork`, `hostPort` must be the same as `containerPort`: it is {}, not {}",
            host_port.value, it.number.value
        );
        cx.report(host_port.span, message)
            .with(it.number.span, "the container listens on the node at this port")
            .help("make them the same, or remove `hostPort`")
            .server(Cause::Invalid);
        it.reported = true;
    }
}

/// Ports of the node that are asked for twice. The server compares all main containers, and each init container with
/// itself only, as init containers have ended before others start.
fn host_ports<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    on_host: bool,
    ports: &mut [Declared<'_, '_>],
) {
    let mut seen = Seen::default();
    for it in ports {
        // In a pod with `hostNetwork` each port is one of the node's. The server writes it so into a Pod; in a template,
        // only into the pod that is made from it.
        let (number, span, written) = match it.port.host_port.get().filter(|_| it.host_port != 0) {
            Some(host_port) => (host_port.value, host_port.span, true),
            None if on_host => (it.number.value, it.number.span, false),
            None => continue,
        };
        let list = (it.view.list == ContainerList::Init).then_some(it.view.index);
        let key = (list, it.protocol, it.host_ip, number);
        let Some((first, first_written)) = seen.first(key, (span, written)) else { continue };
        if it.reported {
            continue;
        }
        let now = (written && first_written) || pod.owner == Owner::Pod;
        // No pods are made of it, so that only the clash within the pod is left to speak of.
        if !now && matches!(pod.owner, Owner::PodTemplate) {
            continue;
        }
        it.reported = true;
        let what = format!("port {number} ({}) of the node is asked for twice", it.protocol);
        let message = if written {
            format!("{what}; only one of the two can have it")
        } else {
            format!("{what}: with `hostNetwork`, the pod's containers share it with the node")
        };
        let finding = cx.report(span, message).with(first, "first here");
        finding.help("give it another port, or remove one of the two");
        if now {
            let path = server_path(finding, list.is_some());
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        } else {
            finding.happens(Outcome::RefusedLater, Stage::Controller);
        }
    }
}

/// The server's path of a `hostPort`, also where it is only implied. That of any init container's is the first one's.
fn server_path(finding: &Diagnostic, init: bool) -> String {
    const LIST: &str = "initContainers[";
    let mut path = finding.field.replace(".containerPort", ".hostPort");
    if init && let Some(at) = path.find(LIST) {
        let index = at + LIST.len();
        let end = path[index..].find(']').map_or(path.len(), |end| index + end);
        path.replace_range(index..end, "0");
    }
    path
}

/// Ports of the pod that two containers say they listen on. The server accepts this with a warning.
fn pod_ports(cx: &mut Context<'_, '_>, ports: &[Declared<'_, '_>]) {
    let mut seen: HashMap<(i64, &str), Vec<&Declared<'_, '_>>> = HashMap::new();
    for it in ports {
        // A wrong number is a finding of its own.
        if !(1..=65535).contains(&it.number.value) {
            continue;
        }
        let others = seen.entry((it.number.value, it.protocol)).or_default();
        if !it.reported
            && let Some(other) = others.iter().rev().find(|other| overlap(other, it))
        {
            report_overlap(cx, other, it);
        }
        others.push(it);
    }
}

/// Whether the server warns of the two. Ports of the node that differ are meant: one port, seen from outside twice.
fn overlap(one: &Declared<'_, '_>, other: &Declared<'_, '_>) -> bool {
    let same_ip = one.host_ip == other.host_ip;
    let any_ip = one.host_ip.is_empty() != other.host_ip.is_empty();
    let same_port = one.host_port == other.host_port;
    same_ip && same_port || one.host_port == 0 || other.host_port == 0 || same_port && any_ip
}

fn report_overlap(cx: &mut Context<'_, '_>, first: &Declared<'_, '_>, it: &Declared<'_, '_>) {
    let port = format!("port {} ({})", it.number.value, it.protocol);
    let (one, other) = (first.view.name(), it.view.name());
    let same = first.view.list == it.view.list && first.view.index == it.view.index;
    // A container that is there twice has all its ports twice; its name says so.
    if !same && one == other {
        return;
    }
    let (message, help) = if same {
        (
            format!("{port} of {} is declared twice", called(&it.view)),
            if it.port.name.is_set() && first.port.name.is_set() {
                "remove one of the two; a Service and a probe can both use the one name"
            } else {
                "remove one of the two"
            },
        )
    } else if first.view.is_plain_init() || it.view.is_plain_init() {
        (
            format!("{port} is declared by {} and by {}", called(&first.view), called(&it.view)),
            "remove it from the init container; others rarely connect to a container that only prepares the pod",
        )
    } else {
        (
            format!(
                "containers `{one}` and `{other}` both declare {port}; they share the pod's network, so the second to listen fails with \"address already in use\""
            ),
            "let one of them listen on another port",
        )
    };
    let finding = cx.report(it.number.span, message);
    finding.with(first.number.span, "first declared here").help(help);
    finding.at_most_warn().happens(Outcome::Warned, Stage::ApiServer);
    let path = finding.field.strip_suffix(".containerPort").unwrap_or(&finding.field).to_owned();
    finding.server_at(Cause::Invalid, path, Scope::Warnings);
}
