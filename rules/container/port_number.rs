//! `port-number`: a container's ports are numbers from 1 to 65535, of a protocol that is known.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerPort, ContainerView, Field, Int, PodView, Str},
    rule::{Check, Context, Rule, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "port-number",
    summary: "a container's port is out of range, or its protocol is none that there is",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("port_number.md"),
    aliases: &[],
    check: Check::Container(check),
};

const PROTOCOLS: [&str; 3] = ["TCP", "UDP", "SCTP"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // An ephemeral container may not have ports at all, which is said elsewhere; the server judges them all the same.
    let lasts = view.list != ContainerList::Ephemeral;
    let filled = lasts && super::fills_host_ports(cx, pod);
    for port in view.container.ports.items() {
        let wrong = number(cx, &port.container_port, "containerPort");
        if let Some(finding) = wrong
            && filled
            && is_none(&port.host_port)
        {
            let path = finding.field.replace(".containerPort", ".hostPort");
            finding.also(Cause::Invalid, path, Scope::Errors);
        }
        number(cx, &port.host_port, "hostPort");
        protocol(cx, port.protocol.get());
        if lasts && !filled {
            host_ip(cx, port);
        }
    }
}

/// W23: an address of the node at which none of its ports is asked for.
fn host_ip(cx: &mut Context<'_, '_>, port: &ContainerPort<'_>) {
    let no_port = port.host_port.is_missing() && !cx.is_part() || port.host_port.int() == Some(0);
    let Some(ip) = port.host_ip.filter(|ip| !ip.is_empty() && no_port) else { return };
    let is_told = cx.minor() >= 28;
    let message = "`hostIP` means nothing without a `hostPort`: the port is not opened on the node";
    let finding = cx.report(ip.content(), message).help("add `hostPort`, or remove `hostIP`").at_most_warn();
    if !is_told {
        finding.happens(Outcome::Dropped, Stage::Kubelet);
        return;
    }
    finding.happens(Outcome::Warned, Stage::ApiServer);
    let path = finding.field.trim_end_matches(".hostIP").to_owned();
    finding.server_at(Cause::Invalid, path, Scope::Warnings);
}

/// PRT3, PRT4: a `containerPort` of 0 is as good as none, which is said elsewhere; a `hostPort` of 0 is none.
fn number<'c>(cx: &'c mut Context<'_, '_>, field: &Field<Int>, name: &str) -> Option<&'c mut Diagnostic> {
    let Int { value, span } = field.get().filter(|port| port.value != 0)?;
    if (1..=65535).contains(value) {
        return None;
    }
    let message = format!("`{name}` must be from 1 to 65535, it is {value}");
    Some(cx.report(*span, message).server(Cause::Invalid))
}

/// Whether a `hostPort` is as good as none, so that the server fills it in where it does so.
fn is_none(host_port: &Field<Int>) -> bool {
    host_port.is_missing() || host_port.int() == Some(0)
}

/// PRT5.
fn protocol(cx: &mut Context<'_, '_>, protocol: Option<&Str<'_>>) {
    let Some(word) = protocol.filter(|word| !word.is_empty() && !PROTOCOLS.contains(&&***word)) else {
        return;
    };
    let upper = word.trim().to_ascii_uppercase();
    let meant = PROTOCOLS.into_iter().find(|known| *known == upper);
    let help = match meant.or_else(|| closest(&upper, PROTOCOLS)) {
        Some(meant) => format!("write `{meant}`"),
        // What is spoken over a port is not the container's to declare; nearly all of it is over TCP.
        None if matches!(&*upper, "HTTP" | "HTTPS" | "HTTP2" | "GRPC" | "H2C" | "TLS" | "WS") => {
            "write `TCP`, or leave it out; what is spoken over it goes into the Service's `appProtocol`"
                .to_owned()
        }
        None => "write `TCP`, `UDP` or `SCTP`; without it, the port is `TCP`".to_owned(),
    };
    cx.report(word.content(), format!("`protocol` cannot be `{}`", shown(word)))
        .help(help)
        .server(Cause::NotSupported);
}
