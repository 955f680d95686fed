//! `port-conflict`: the containers of a pod share one network, so no two can listen on one port.

use std::collections::HashMap;

use super::{fills_host_ports, is_only_warned_of};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerPort, ContainerView, Field, Int, Owner, PodView},
    rule::{Check, Context, Rule, Seen, called, up_to_item, with_index},
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
    /// Its place among the container's ports.
    index: usize,
    port: &'m ContainerPort<'a>,
    number: Int,
    protocol: &'m str,
    host_ip: &'m str,
    /// 0 where none is asked for and none filled in.
    host_port: i64,
    /// Whether a clash on the node has been reported, which stands for the one in the pod.
    reported: bool,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let on_host = pod.spec.host_network.is_true();
    let filled = fills_host_ports(cx, pod);
    let mut ports: Vec<Declared<'a, '_>> = pod
        .lasting_containers()
        .flat_map(|view| {
            let ports = view.container.ports.items().iter().enumerate();
            ports.filter_map(move |port| read(view, port, filled))
        })
        .collect();
    if on_host {
        host_network(cx, &mut ports);
    }
    if ports.len() > 1 {
        host_ports(cx, pod, &mut ports);
        pod_ports(cx, pod, &ports);
    }
}

fn read<'a, 'm>(
    view: ContainerView<'a, 'm>,
    (index, port): (usize, &'m ContainerPort<'a>),
    filled: bool,
) -> Option<Declared<'a, 'm>> {
    let number = match &port.container_port {
        Field::Set { value, .. } => *value,
        Field::Invalid(_) => return None,
        // None is 0, which is a finding of its own; the port of the node may well be one.
        field => Int { value: 0, span: field.span_or_insert() },
    };
    let protocol = port.protocol.str_or_empty()?;
    let host_port = match &port.host_port {
        Field::Invalid(_) => return None,
        field => field.int().unwrap_or_default(),
    };
    Some(Declared {
        view,
        index,
        port,
        number,
        protocol: if protocol.is_empty() { "TCP" } else { protocol },
        host_ip: port.host_ip.str_or_empty()?,
        host_port: if filled && host_port == 0 { number.value } else { host_port },
        reported: false,
    })
}

/// POD30: with `hostNetwork`, the container listens on the node itself, so the two numbers cannot differ. The server looks at
/// main containers only.
fn host_network(cx: &mut Context<'_, '_>, ports: &mut [Declared<'_, '_>]) {
    for it in ports.iter_mut().filter(|it| it.view.list == ContainerList::Main && it.host_port != 0) {
        let Some(host_port) = it.port.host_port.get() else { continue };
        // One of 0 is none, and the server fills it in.
        if host_port.value == 0 || host_port.value == it.number.value {
            continue;
        }
        let message = format!(
            "with `hostNetwork`, `hostPort` must be the same as `containerPort`: it is {}, not {}",
            host_port.value, it.number.value
        );
        let of_old = cx.minor() < 28;
        let finding = cx.report(host_port.span, message);
        finding.with(it.number.span, "the container listens on the node at this port");
        finding.help("make them the same, or remove `hostPort`").server(Cause::Invalid);
        if of_old {
            let path = finding.field.replace(".hostPort", ".containerPort");
            finding.server_at(Cause::Invalid, path, Scope::Errors);
        }
        it.reported = true;
    }
}

/// PRT6, PRT7, TPL1: ports of the node that are asked for twice. The server compares all main containers, and each init
/// container with itself only, as init containers have ended before others start.
///
/// A template's ports become the node's only in the pod that is made of it: then the template is accepted, with a
/// warning since 1.28, and the pod refused.
fn host_ports<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, ports: &mut [Declared<'_, '_>]) {
    let made_later = pod.owner == Owner::Custom || pod.child().is_some();
    let implied = pod.spec.host_network.is_true() && made_later;
    let (mut now, mut later) = (Seen::default(), Seen::default());
    for it in ports {
        let number = match it.host_port {
            0 if implied => it.number.value,
            number => number,
        };
        if number == 0 {
            continue;
        }
        let written = it.port.host_port.get().filter(|port| port.value != 0);
        let span = written.map_or(it.number.span, |port| port.span);
        let list = (it.view.list == ContainerList::Init).then_some(it.view.index);
        let key = (list, it.protocol, it.host_ip, number);
        let at_once = if it.host_port == 0 { None } else { now.first(key, span) };
        let sooner_or_later = later.first(key, span);
        let Some(first) = at_once.or(sooner_or_later) else { continue };
        let what = format!("port {number} ({}) of the node is asked for twice", it.protocol);
        let message = if written.is_some() {
            format!("{what}; only one of the two can have it")
        } else {
            format!("{what}: with `hostNetwork`, the pod's containers share it with the node")
        };
        it.reported = true;
        let finding = cx.report(span, message).with(first, "first here");
        finding.help("give it another port, or remove one of the two");
        if at_once.is_some() && pod.owner != Owner::Custom {
            let path = server_path(finding, it);
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        } else {
            finding.happens(Outcome::RefusedLater, Stage::Controller);
            if pod.owner != Owner::Custom {
                let path = item_path(finding, it);
                finding.also(Cause::Invalid, path, Scope::Warnings);
            }
        }
    }
}

/// The server's path of a port.
fn item_path(finding: &Diagnostic, it: &Declared<'_, '_>) -> String {
    let path = with_index(up_to_item(&finding.field, "ports"), "ports", it.index);
    with_index(&path, it.view.list.field(), it.view.index)
}

/// The server's path of a `hostPort`, also where it is only implied. That of any init container's is the first one's.
fn server_path(finding: &Diagnostic, it: &Declared<'_, '_>) -> String {
    let path = format!("{}.hostPort", with_index(up_to_item(&finding.field, "ports"), "ports", it.index));
    let index = if it.view.list == ContainerList::Init { 0 } else { it.view.index };
    with_index(&path, it.view.list.field(), index)
}

/// W24: ports of the pod that two containers say they listen on. The server accepts this with a warning; where it takes
/// everything, with one of each pair.
fn pod_ports(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, ports: &[Declared<'_, '_>]) {
    let taken = is_only_warned_of(cx, pod);
    let mut seen: HashMap<(i64, &str), Vec<&Declared<'_, '_>>> = HashMap::new();
    for it in ports {
        // A wrong number is a finding of its own.
        if !taken && !(1..=65535).contains(&it.number.value) {
            continue;
        }
        let others = seen.entry((it.number.value, it.protocol)).or_default();
        if (taken || !it.reported)
            && let Some(other) = others.iter().rev().find(|other| overlap(other, it))
        {
            report_overlap(cx, other, it, taken);
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

fn report_overlap(cx: &mut Context<'_, '_>, first: &Declared<'_, '_>, it: &Declared<'_, '_>, taken: bool) {
    let port = format!("port {} ({})", it.number.value, it.protocol);
    let (one, other) = (first.view.name(), it.view.name());
    let same = first.view.list == it.view.list && first.view.index == it.view.index;
    // A container that is there twice has all its ports twice; its name says so.
    if !taken && !same && one == other {
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
    let is_told = cx.minor() >= 28;
    let finding = cx.report(it.number.span, message);
    finding.with(first.number.span, "first declared here").help(help);
    finding.at_most_warn();
    if !is_told {
        finding.happens(Outcome::Fragile, Stage::Runtime);
        return;
    }
    finding.happens(Outcome::Warned, Stage::ApiServer);
    let path = item_path(finding, it);
    finding.server_at(Cause::Invalid, path, Scope::Warnings);
}
