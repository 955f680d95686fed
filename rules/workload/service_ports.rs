//! `service-ports`: the ports of a Service.

use crate::{
    defaults,
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, IntOrStr, Object, ServicePort, ServiceSpec, names},
    rule::{Check, Context, Rule, Seen, one_of, require, require_items, require_text, shown},
    text::Span,
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
    let Some(spec) = service.spec.get() else {
        let message = "a Service needs a `spec` with at least one port in `ports`";
        if let Some(finding) = require(cx, &service.spec, "spec", message) {
            finding.help("add `spec: {ports: [{port: …}]}`").server_at(
                Cause::Required,
                "spec.ports",
                Scope::Errors,
            );
        }
        return;
    };
    let Some(kind) = defaults::service(spec).map(|spec| spec.kind.value) else { return };
    // What an unknown type leaves open is said with the type.
    if super::is_service_type(kind) {
        missing(cx, spec, kind);
    }
    let ports = spec.ports.items();
    let mut seen = Known::default();
    for (index, port) in ports.iter().enumerate() {
        let place = Place { index, count: ports.len() };
        name(cx, port, place, &mut seen);
        number(cx, port, place, &mut seen, kind);
        details(cx, port, place);
        node_port(cx, port, place, kind, &mut seen);
    }
}

/// Which port of how many. The server's path is made of this, as an alias stands at the place of its anchor.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    count: usize,
}

impl Place {
    fn path(self, field: &str) -> String {
        format!("spec.ports[{}]{field}", self.index)
    }
}

/// What earlier ports have taken.
#[derive(Default)]
struct Known<'m> {
    names: Seen<&'m str, Span>,
    numbers: Seen<(&'m str, i64), Span>,
    node_ports: Seen<(&'m str, i64), Span>,
}

/// Only a Service without an address of its own, or one that is another's name, has no ports (SVC2).
fn missing(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    if kind == "ExternalName" || spec.is_headless() || spec.cluster_ip.is_invalid() {
        return;
    }
    let message = "a Service needs at least one port in `ports`, unless it has `clusterIP: None`";
    let Some(finding) = require_items(cx, &spec.ports, "ports", message) else { return };
    finding.help("add `ports: [{port: …}]`").server(Cause::Required);
}

/// SVC3, SVC4
fn name<'m>(cx: &mut Context<'_, '_>, port: &'m ServicePort<'_>, place: Place, seen: &mut Known<'m>) {
    let path = place.path(".name");
    match &port.name {
        Field::Set { value, .. } if !value.is_empty() => {
            if let Err(error) = names::dns_1123_label(value) {
                let message = error.of(format_args!("port name `{}`", shown(value)));
                cx.report(value.sub_span(error.range.clone()), message)
                    .help(error.help(value).unwrap_or_else(|| "write a name such as `http`".to_owned()))
                    .server_at(Cause::Invalid, &*path, Scope::Errors);
            }
            if let Some(first) = seen.names.first(&**value, value.content()) {
                let message =
                    format!("two ports are named `{}`; a Service's ports need different names", shown(value));
                cx.report(value.content(), message).with(first, "first named here").server_at(
                    Cause::Duplicate,
                    path,
                    Scope::Errors,
                );
            }
        }
        field if place.count > 1 => {
            let message = format_args!(
                "port {} has no `name`; a Service with several ports needs a name for each",
                place.index + 1
            );
            let Some(finding) = require_text(cx, field, "name", message) else { return };
            finding.help("add a `name` such as `http`").server_at(Cause::Required, path, Scope::Errors);
        }
        _ => {}
    }
}

/// The protocol in force; nothing if it is of the wrong type.
fn protocol<'m>(port: &'m ServicePort<'_>) -> Option<&'m str> {
    let protocol = port.protocol.str_or_empty()?;
    Some(if protocol.is_empty() { "TCP" } else { protocol })
}

/// SVC5, SVC9, SVC13
fn number<'m>(
    cx: &mut Context<'_, '_>,
    port: &'m ServicePort<'_>,
    place: Place,
    seen: &mut Known<'m>,
    kind: &str,
) {
    let Some(number) =
        (if port.port.is_invalid() { None } else { Some(port.port.int().unwrap_or_default()) })
    else {
        return;
    };
    let span = port.port.value_span();
    let first = protocol(port).and_then(|protocol| seen.numbers.first((protocol, number), span));
    if !is_port(number) {
        let message = format!("port {} has no `port`: the number that clients connect to", place.index + 1);
        let finding = match &port.port {
            Field::Set { .. } => {
                Some(cx.report(span, format!("`port` must be from 1 to 65535, it is {number}")))
            }
            field => {
                require(cx, field, "port", message).map(|it| it.help("add `port: 80`, or another number"))
            }
        };
        let Some(finding) = finding else { return };
        finding.server_at(Cause::Invalid, place.path(".port"), Scope::Errors);
        // `targetPort` is filled in from `port`.
        if is_unset(&port.target_port) {
            finding.also(Cause::Invalid, place.path(".targetPort"), Scope::Errors);
        }
        if first.is_some() {
            finding.also(Cause::Duplicate, place.path(""), Scope::Errors);
        }
        return;
    }
    if let Some(first) = first {
        let message = format!("port {number} ({}) is there twice", protocol(port).unwrap_or_default());
        let finding = cx.report(span, message).with(first, "first here");
        finding.help("give it another number, or remove one of the two");
        finding.server_at(Cause::Duplicate, place.path(""), Scope::Errors);
    }
    if number == KUBELET_PORT && kind == "LoadBalancer" && cx.minor() <= 32 {
        let message = "a load balancer may not have port 10250 before 1.33, as kubelets listen on it";
        cx.report(span, message).help("choose another `port`; `targetPort` can stay").server_at(
            Cause::Invalid,
            place.path(""),
            Scope::Errors,
        );
    }
}

/// The port of kubelets, which load balancers of some clouds opened on nodes.
const KUBELET_PORT: i64 = 10250;

fn is_port(number: i64) -> bool {
    (1..=65535).contains(&number)
}

/// Whether the server fills the target in.
fn is_unset(target: &Field<IntOrStr<'_>>) -> bool {
    match target {
        Field::Invalid(_) => false,
        Field::Set { value: IntOrStr::Int(int), .. } => int.value == 0,
        Field::Set { value: IntOrStr::Str(text), .. } => text.is_empty(),
        _ => true,
    }
}

/// SVC6, SVC7, SVC8
fn details(cx: &mut Context<'_, '_>, port: &ServicePort<'_>, place: Place) {
    if port.protocol.str().is_some_and(|protocol| !protocol.is_empty())
        && let Some(finding) = one_of(cx, &port.protocol, "protocol", &["TCP", "UDP", "SCTP"])
    {
        if port.protocol.str().is_some_and(|it| it.to_ascii_uppercase().starts_with("HTTP")) {
            finding.help("write `TCP`; what is spoken on top of it goes into `appProtocol`");
        }
        finding.server_at(Cause::NotSupported, place.path(".protocol"), Scope::Errors);
    }
    let path = place.path(".targetPort");
    match port.target_port.get() {
        Some(IntOrStr::Int(int)) if int.value != 0 && !is_port(int.value) => {
            cx.report(int.span, format!("`targetPort` must be from 1 to 65535, it is {}", int.value))
                .server_at(Cause::Invalid, path, Scope::Errors);
        }
        Some(IntOrStr::Str(text)) if !text.is_empty() => {
            if let Err(error) = names::port_name(text) {
                let message = error.of(format_args!("`targetPort: {}`", shown(text)));
                let help = match text.trim().parse::<u16>() {
                    Ok(number) => format!("write `{number}` without quotes; in quotes it is the name of a port"),
                    Err(_) => "write a number, or the name of a container's port: up to 15 lower-case letters, digits and `-`".to_owned(),
                };
                cx.report(text.sub_span(error.range.clone()), message).help(help).server_at(
                    Cause::Invalid,
                    path,
                    Scope::Errors,
                );
            }
        }
        _ => {}
    }
    if let Field::Set { value, .. } = &port.app_protocol
        && let Err(error) = names::qualified_name(value)
    {
        let message = error.of(format_args!("`appProtocol: {}`", shown(value)));
        let span = value.place_of(&error.range);
        cx.report(span, message).help("write a name such as `http` or `kubernetes.io/h2c`").server_at(
            Cause::Invalid,
            place.path(".appProtocol"),
            Scope::Errors,
        );
    }
}

/// SVC10, SVC11, SVC12
fn node_port<'m>(
    cx: &mut Context<'_, '_>,
    port: &'m ServicePort<'_>,
    place: Place,
    kind: &str,
    seen: &mut Known<'m>,
) {
    let Field::Set { key, value: node_port } = &port.node_port else { return };
    let number = node_port.value;
    if number == 0 {
        return;
    }
    let path = place.path(".nodePort");
    let first = protocol(port).and_then(|protocol| seen.node_ports.first((protocol, number), node_port.span));
    if let Some(first) = first {
        let message = format!("`nodePort` {number} ({}) is there twice", protocol(port).unwrap_or_default());
        cx.report(node_port.span, message).with(first, "first here").server_at(
            Cause::Duplicate,
            &*path,
            Scope::Errors,
        );
    }
    if kind == "ClusterIP" {
        let message =
            "`nodePort` is for Services of type `NodePort` or `LoadBalancer`, and this one is a `ClusterIP`";
        cx.report(*key, message).help("remove it, or write `type: NodePort`").server_at(
            Cause::Forbidden,
            path,
            Scope::Errors,
        );
    } else if matches!(kind, "NodePort" | "LoadBalancer") && !(30000..=32767).contains(&number) {
        // The range is the API server's --service-node-port-range; few clusters change it.
        let message = format!("`nodePort` {number} lies outside of 30000-32767, the usual range");
        cx.report(node_port.span, message)
            .help("choose a port of the range, or leave it out to have one chosen")
            .at_most_warn()
            .happens(Outcome::Fragile, Stage::ApiServer);
    }
}
