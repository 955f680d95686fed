//! `service-ports`: the ports of a Service.

use crate::{
    defaults,
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Int, IntOrStr, Object, ServicePort, ServiceSpec, names},
    rule::{Check, Context, Rule, Seen, one_of, require, require_items, require_text, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-ports",
    summary: "a Service's ports are missing, out of range, named twice or not named",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("service_ports.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Service(service) = &object.body else { return };
    let Some(spec) = service.spec.get() else { return };
    let Some(kind) = defaults::service(spec).map(|spec| spec.kind.value) else { return };
    missing(cx, spec, kind);
    let ports = spec.ports.items();
    for (index, port) in ports.iter().enumerate() {
        name(cx, port, index, ports.len());
        number(cx, port, index);
        details(cx, port, kind);
    }
    duplicates(cx, ports);
}

/// Only a Service without an address of its own, or one that is another's name, has no ports.
fn missing(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let headless =
        spec.cluster_ip.is("None") || spec.cluster_ips.items().first().is_some_and(|ip| ip == "None");
    if kind == "ExternalName" || headless || spec.cluster_ip.is_invalid() {
        return;
    }
    let message = "a Service needs at least one port in `ports`, unless it has `clusterIP: None`";
    let Some(finding) = require_items(cx, &spec.ports, "ports", message) else { return };
    finding.help("add `ports: [{port: …}]`").server(Cause::Required);
}

fn name(cx: &mut Context<'_, '_>, port: &ServicePort<'_>, index: usize, count: usize) {
    match &port.name {
        Field::Set { value, .. } if !value.is_empty() => {
            let Err(error) = names::dns_1123_label(value) else { return };
            let message = error.of(format_args!("port name `{}`", shown(value)));
            cx.report(value.sub_span(error.range.clone()), message)
                .help(error.help(value).unwrap_or_else(|| "write a name such as `http`".to_owned()))
                .server(Cause::Invalid);
        }
        field if count > 1 => {
            let message = format_args!(
                "port {} has no `name`; a Service with several ports needs a name for each",
                index + 1
            );
            let Some(finding) = require_text(cx, field, "name", message) else { return };
            finding.help("add a `name` such as `http`").server(Cause::Required);
        }
        _ => {}
    }
}

fn number(cx: &mut Context<'_, '_>, port: &ServicePort<'_>, index: usize) {
    if let Field::Set { value, .. } = &port.port {
        range(cx, *value, "port");
        return;
    }
    let message = format_args!("port {} has no `port`: the number that clients connect to", index + 1);
    if let Some(finding) = require(cx, &port.port, "port", message) {
        finding.help("add `port: 80`, or another number").server(Cause::Invalid);
    }
}

fn range(cx: &mut Context<'_, '_>, Int { value, span }: Int, name: &str) {
    if !(1..=65535).contains(&value) {
        cx.report(span, format!("`{name}` must be from 1 to 65535, it is {value}")).server(Cause::Invalid);
    }
}

fn details(cx: &mut Context<'_, '_>, port: &ServicePort<'_>, kind: &str) {
    if port.protocol.str().is_some_and(|protocol| !protocol.is_empty())
        && let Some(finding) = one_of(cx, &port.protocol, "protocol", &["TCP", "UDP", "SCTP"])
    {
        if port.protocol.str().is_some_and(|it| it.to_ascii_uppercase().starts_with("HTTP")) {
            finding.help("write `TCP`; what is spoken on top of it goes into `appProtocol`");
        }
        finding.server(Cause::NotSupported);
    }
    match port.target_port.get() {
        Some(IntOrStr::Int(int)) if int.value != 0 => range(cx, *int, "targetPort"),
        Some(IntOrStr::Str(text)) if !text.is_empty() => {
            if let Err(error) = names::port_name(text) {
                let message = error.of(format_args!("`targetPort: {}`", shown(text)));
                let help = match text.trim().parse::<u16>() {
                    Ok(number) => format!("write `{number}` without quotes; in quotes it is the name of a port"),
                    Err(_) => "write a number, or the name of a container's port: up to 15 lower-case letters, digits and `-`".to_owned(),
                };
                cx.report(text.sub_span(error.range.clone()), message).help(help).server(Cause::Invalid);
            }
        }
        _ => {}
    }
    if let Field::Set { value, .. } = &port.app_protocol
        && let Err(error) = names::qualified_name(value)
    {
        let message = error.of(format_args!("`appProtocol: {}`", shown(value)));
        let span = value.place_of(&error.range);
        cx.report(span, message)
            .help("write a name such as `http` or `kubernetes.io/h2c`")
            .server(Cause::Invalid);
    }
    let Field::Set { key, value: node_port } = &port.node_port else { return };
    if node_port.value == 0 {
        return;
    }
    if kind == "ClusterIP" {
        let message =
            "`nodePort` is for Services of type `NodePort` or `LoadBalancer`, and this one is a `ClusterIP`";
        cx.report(*key, message).help("remove it, or write `type: NodePort`").server(Cause::Forbidden);
    } else if matches!(kind, "NodePort" | "LoadBalancer") && !(30000..=32767).contains(&node_port.value) {
        // The range is the API server's --service-node-port-range; few clusters change it.
        let message = format!("`nodePort` {} lies outside of 30000-32767, the usual range", node_port.value);
        cx.report(node_port.span, message)
            .help("choose a port of the range, or leave it out to have one chosen")
            .at_most_warn()
            .happens(Outcome::Fragile, Stage::ApiServer);
    }
}

/// Names, ports and node ports that are there twice.
fn duplicates(cx: &mut Context<'_, '_>, ports: &[ServicePort<'_>]) {
    let mut names = Seen::default();
    let mut numbers = Seen::default();
    let mut node_ports = Seen::default();
    for port in ports {
        if let Some(name) = port.name.get().filter(|name| !name.is_empty())
            && let Some(first) = names.first(&**name, name.content())
        {
            let message =
                format!("two ports are named `{}`; a Service's ports need different names", shown(name));
            cx.report(name.content(), message).with(first, "first named here").server(Cause::Duplicate);
        }
        let Some(protocol) = port.protocol.str_or_empty() else { continue };
        let protocol = if protocol.is_empty() { "TCP" } else { protocol };
        if let Some(number) = port.port.get().filter(|number| number.value > 0)
            && let Some(first) = numbers.first((protocol, number.value), number.span)
        {
            let message = format!("port {} ({protocol}) is there twice", number.value);
            let finding = cx.report(number.span, message).with(first, "first here");
            finding.help("give it another number, or remove one of the two");
            let path = finding.field.strip_suffix(".port").unwrap_or(&finding.field).to_owned();
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        }
        if let Some(number) = port.node_port.get().filter(|number| number.value > 0)
            && let Some(first) = node_ports.first((protocol, number.value), number.span)
        {
            let message = format!("`nodePort` {} ({protocol}) is there twice", number.value);
            cx.report(number.span, message).with(first, "first here").server(Cause::Duplicate);
        }
    }
}
