//! Init containers, probes and hooks.

pub mod command_ends;
pub mod ephemeral_container;
pub mod etc_hosts_edit;
pub mod exec_probe_cost;
pub mod exec_shell_syntax;
pub mod grace_beyond_drain;
pub mod grace_period;
pub mod hook_handler;
pub mod init_always_fails;
pub mod init_container_probe;
pub mod init_needs_late_sidecar;
pub mod init_never_ends;
pub mod init_reads_later_volume;
pub mod init_waits_for_missing_service;
pub mod init_waits_for_own_pod;
pub mod liveness_in_job;
pub mod main_waits_for_sidecar;
pub mod post_start_hook;
pub mod pre_stop_over_grace;
pub mod probe_handler;
pub mod probe_kills_start_up;
pub mod probe_port;
pub mod probe_port_not_declared;
pub mod probe_scheme_mismatch;
pub mod probe_settings;
pub mod probe_timeout_over_period;
pub mod probe_without_restart;
pub mod ready_after_deadline;
pub mod restart_rules;
pub mod same_liveness_and_readiness;
pub mod service_without_drain;
pub mod service_without_readiness;
pub mod shell_keeps_signals;
pub mod sidecar_as_main_in_job;
pub mod zero_grace_period;

use std::fmt::{self, Display, Formatter};

use crate::{
    defaults,
    diagnostic::{Cause, Diagnostic, Scope},
    index::{Index, Of, PodFacts, ServiceFacts, Wait},
    model::{
        Container, ContainerList, ContainerView, Field, HTTPGetAction, IntOrStr, PodView, Str,
        handler::{
            Action, Handler, asked_port, declared, hook_handlers, hooks, port_number, probe_handlers, probes,
        },
        names,
    },
    rule::{Called, Context, called, closest, report_field, shown, up_to},
    text::Span,
};

/// The seconds that the pod has to stop in; nothing where that is no time at all, or cannot be known.
fn time_to_stop(cx: &Context<'_, '_>, pod: &PodView<'_, '_>) -> Option<u64> {
    // A patch may leave the grace period elsewhere.
    if pod.spec.termination_grace_period_seconds.is_missing() && cx.is_filled_in_later() {
        return None;
    }
    let grace = defaults::termination_grace_period_seconds(pod)?.value;
    u64::try_from(grace).ok().filter(|grace| *grace > 0)
}

/// The name of the Service that is waited for, if the host is one of the pod's own namespace by its form: `db`, or
/// `db.shop`, `db.shop.svc`, `db.shop.svc.cluster.local` where the pod says that its namespace is `shop`.
fn service_name<'w>(wait: &'w Wait, pod: &PodFacts) -> Option<&'w str> {
    let mut labels = wait.host.trim_end_matches('.').split('.');
    let name = labels.next().filter(|name| names::dns_1123_label(name).is_ok())?;
    match (labels.next(), labels.next()) {
        (None, _) => Some(name),
        (namespace @ Some(_), None | Some("svc")) if namespace == pod.namespace.as_deref() => Some(name),
        _ => None,
    }
}

/// Whether a host is the pod itself.
fn is_local(host: &str) -> bool {
    matches!(host, "localhost" | "::1" | "0.0.0.0")
        || host.starts_with("127.") && host.parse::<std::net::IpAddr>().is_ok()
}

/// Whether the container may have probes and hooks at all. The server does not look into those that are forbidden.
fn takes_probes(container: &ContainerView<'_, '_>) -> bool {
    container.list == ContainerList::Main || container.is_sidecar()
}

/// How a message calls a probe or hook of a container.
fn subject<'c>(field: &'static str, container: &ContainerView<'_, 'c>) -> Subject<'c> {
    Subject { field, container: called(container) }
}

/// What [`subject`] gives.
#[derive(Clone, Copy)]
struct Subject<'c> {
    field: &'static str,
    container: Called<'c>,
}

impl Display for Subject<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` of {}", self.field, self.container)
    }
}

/// Whether two probes of a container ask the same in the same way, whatever is written down and whatever is left to
/// its default.
fn ask_the_same(container: &Container<'_>, one: Action<'_, '_>, other: Action<'_, '_>) -> bool {
    let same_port = |a: &Field<IntOrStr<'_>>, b: &Field<IntOrStr<'_>>| {
        let number = |port: &Field<IntOrStr<'_>>| port_number(container, port.get()?);
        number(a).is_some_and(|a| number(b) == Some(a))
    };
    let same_text = |a: &Field<Str<'_>>, b: &Field<Str<'_>>| {
        a.str_or_empty().is_some_and(|a| b.str_or_empty() == Some(a))
    };
    match (one, other) {
        (Action::Exec(a), Action::Exec(b)) => {
            let (Some(a), Some(b)) = (a.command.get(), b.command.get()) else { return false };
            a.complete && b.complete && a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| **a == **b)
        }
        (Action::Http(a), Action::Http(b)) => {
            let path = |http| defaults::http_path(http).map(|path| path.value);
            let scheme = |http| defaults::http_scheme(http).map(|scheme| scheme.value);
            let headers = (a.http_headers.items(), b.http_headers.items());
            same_port(&a.port, &b.port)
                && same_text(&a.host, &b.host)
                && path(a).is_some_and(|it| path(b) == Some(it))
                && scheme(a).is_some_and(|it| scheme(b) == Some(it))
                && !a.http_headers.is_incomplete()
                && !b.http_headers.is_incomplete()
                && headers.0.len() == headers.1.len()
                && headers
                    .0
                    .iter()
                    .zip(headers.1)
                    .all(|(a, b)| same_text(&a.name, &b.name) && same_text(&a.value, &b.value))
        }
        (Action::Tcp(a), Action::Tcp(b)) => same_port(&a.port, &b.port) && same_text(&a.host, &b.host),
        (Action::Grpc(a), Action::Grpc(b)) => {
            a.port.int().is_some_and(|port| b.port.int() == Some(port)) && same_text(&a.service, &b.service)
        }
        _ => false,
    }
}

/// Reports that there is no handler, or more than one. `key` is the probe's or hook's own. Gives the first one.
fn check_one_handler<'c, 'a>(
    cx: &mut Context<'_, '_>,
    subject: Subject<'_>,
    key: Span,
    mut handlers: impl Iterator<Item = Handler<'c, 'a>>,
    choice: &str,
) -> Option<Handler<'c, 'a>> {
    let Some(first) = handlers.next() else {
        // A patch may change a period and leave the handler where it is.
        if !cx.is_filled_in_later() {
            cx.report(key, format!("{subject} says nothing to do; it needs one of {choice}"))
                .help(format!("add one of {choice}"))
                .server(Cause::Required);
        }
        return None;
    };
    for other in handlers {
        cx.report(
            other.key,
            format!("{subject} has both `{}` and `{}`; only one can be done", first.name, other.name),
        )
        .with(first.key, "the first one")
        .help(format!("keep one of `{}` and `{}`", first.name, other.name))
        .server(Cause::Forbidden);
    }
    Some(first)
}

/// Reports what is wrong with a handler apart from its port.
fn check_action(cx: &mut Context<'_, '_>, subject: Subject<'_>, action: Action<'_, '_>) {
    match action {
        Action::Exec(exec) => {
            let empty = match &exec.command {
                Field::Set { value, .. } => value.complete && value.is_empty(),
                field => field.is_missing() && !cx.is_filled_in_later(),
            };
            if empty {
                report_field(cx, &exec.command, "command", format_args!("{subject} has no `command` to run"))
                    .help("add the program and its arguments, as a list")
                    .server(Cause::Required);
            }
        }
        Action::Http(http) => {
            check_scheme(cx, subject, http);
            check_headers(cx, subject, http);
        }
        Action::Tcp(_) | Action::Grpc(_) | Action::Sleep(_) | Action::Unreadable => {}
    }
}

fn check_scheme(cx: &mut Context<'_, '_>, subject: Subject<'_>, http: &HTTPGetAction<'_>) {
    // An empty scheme becomes `HTTP`.
    let Some(scheme) = http.scheme.filter(|scheme| !matches!(&**scheme, "HTTP" | "HTTPS" | "")) else {
        return;
    };
    let upper = scheme.to_ascii_uppercase();
    let help = match &*upper {
        "HTTP" | "HTTPS" => format!("write `{upper}`"),
        _ => "write `HTTP` or `HTTPS`".to_owned(),
    };
    cx.report(scheme.span, format!("{subject} cannot use the scheme `{}`", shown(scheme)))
        .help(help)
        .server(Cause::NotSupported);
}

fn check_headers(cx: &mut Context<'_, '_>, subject: Subject<'_>, http: &HTTPGetAction<'_>) {
    for header in http.http_headers.items() {
        let Some(name) = header.name.str_or_empty() else { continue };
        let bad = name.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric() && *c != '-');
        let finding = match (bad, header.name.get()) {
            (Some((at, c)), Some(value)) => {
                let span = value.sub_span(at..at + c.len_utf8());
                cx.report(
                    span,
                    format!("{subject} has the header `{name}`; a header's name cannot hold `{c}`"),
                )
                .help("letters, digits and `-` are allowed")
            }
            _ if name.is_empty() && !cx.is_filled_in_later() => {
                report_field(cx, &header.name, "name", format_args!("{subject} has a header without a name"))
                    .help("add the header's `name`")
            }
            _ => continue,
        };
        // The server does not say which header it means.
        let path = up_to(&finding.field, "httpHeaders");
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
}

/// Why a port number or name cannot be one: the offending span, the reason, and what to write.
struct BadPort {
    span: Span,
    reason: String,
    help: String,
}

/// A port that could be asked.
enum Port<'c, 'a> {
    Number,
    Name(&'c Str<'a>),
}

/// The port, if it is well formed; else what is wrong is reported.
fn check_port<'c, 'a>(
    cx: &mut Context<'_, '_>,
    subject: Subject<'_>,
    handler: &str,
    port: &'c Field<IntOrStr<'a>>,
) -> Option<Port<'c, 'a>> {
    let bad = match port {
        Field::Set { value: IntOrStr::Int(number), .. } => match number_problem(number.value, number.span) {
            None => return Some(Port::Number),
            problem => problem,
        },
        Field::Set { value: IntOrStr::Str(name), .. } => match name_problem(name) {
            None => return Some(Port::Name(name)),
            problem => problem,
        },
        Field::Missing { .. } | Field::Null(_) if !cx.is_filled_in_later() => {
            report_field(cx, port, "port", format_args!("`{handler}` in {subject} has no port"))
                .help("add `port`, with the number or the name of a container port")
                .server(Cause::Invalid);
            None
        }
        _ => None,
    };
    if let Some(BadPort { span, reason, help }) = bad {
        cx.report(span, format!("`{handler}` in {subject} {reason}")).help(help).server(Cause::Invalid);
    }
    None
}

/// What is wrong with a port's number.
fn number_problem(number: i64, span: Span) -> Option<BadPort> {
    (!(1..=65535).contains(&number)).then(|| BadPort {
        span,
        reason: format!("asks port {number}; ports go from 1 to 65535"),
        help: "write a number from 1 to 65535".to_owned(),
    })
}

/// What is wrong with a port's name.
fn name_problem(name: &Str<'_>) -> Option<BadPort> {
    let text = &**name;
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(BadPort {
            span: name.span,
            reason: format!("asks port `\"{text}\"`; in quotes that is a name, and a name needs a letter"),
            help: format!("remove the quotes: `{text}`"),
        });
    }
    let problem = names::port_name(text).err()?;
    Some(BadPort {
        span: name.place_of(&problem.range),
        reason: format!("asks port `{text}`; a port's name {problem}"),
        help: "write the port's number, or a name of at most 15 lower-case letters, digits and single `-`"
            .to_owned(),
    })
}

/// A port's name that its container does not declare: what to say about it, if it is sure.
struct Undeclared<'c> {
    help: String,
    /// The container that has a port of that name, and the name there.
    elsewhere: Option<(Called<'c>, Span)>,
}

/// Whether the container lacks a port called `name`. Only the container's own ports count for its probes and hooks.
fn undeclared<'c>(
    cx: &Context<'_, '_>,
    pod: &PodView<'_, 'c>,
    container: &ContainerView<'_, '_>,
    name: &str,
) -> Option<Undeclared<'c>> {
    let ports = &container.container.ports;
    // A patch leaves the ports elsewhere, and an operator may add its own.
    if cx.is_filled_in_later() || ports.is_incomplete() {
        return None;
    }
    if ports.items().iter().any(|port| port.name.is_invalid() || port.name.is(name)) {
        return None;
    }
    let declared = || ports.items().iter().filter_map(|port| port.name.str());
    let help = match closest(name, declared()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if ports.items().is_empty() => {
            "write the port's number, or declare the port under `ports`".to_owned()
        }
        None => format!("write the port's number, or name one of the container's `ports` `{name}`"),
    };
    let elsewhere =
        pod.containers().filter(|other| other.container.span != container.container.span).find_map(|other| {
            let port = other.container.ports.items().iter().find(|port| port.name.is(name))?;
            Some((called(&other), port.name.value_span()))
        });
    Some(Undeclared { help, elsewhere })
}

impl Undeclared<'_> {
    /// Adds what is known to the finding.
    fn explain(self, finding: &mut Diagnostic) {
        finding.help(self.help);
        if let Some((container, span)) = self.elsewhere {
            finding.with(span, format!("declared by {container}; only a container's own ports count"));
        }
    }
}

/// Whom a loop waits for, as a message shows it.
fn asked(wait: &Wait) -> String {
    match wait.port {
        Some(port) => format!("{}:{port}", wait.host),
        None => wait.host.to_string(),
    }
}

/// The Service that is waited for, if behind it are only pods of the workload that waits.
fn own_service<'f>(
    index: &Index<'f>,
    pod: &PodFacts,
    wait: &Wait,
    fits: impl Fn(&ServiceFacts) -> bool,
) -> Option<Of<'f, ServiceFacts>> {
    let name = service_name(wait, pod)?;
    let mut services = index.services_named(name, pod.namespace.as_deref());
    // Of several, one in another folder may be the one that is there.
    let (Some(service), None) = (services.next(), services.next()) else { return None };
    if !fits(service.facts) {
        return None;
    }
    index.chooses_only(service.facts, pod).then_some(service)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model, schema::Minor, yaml};

    /// Whether the two probes of a container with the port `http: 80` ask the same.
    fn same(one: &str, other: &str) -> bool {
        let text = format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: a, \
             ports: [{{name: x, containerPort: 1}}, {{name: http, containerPort: 80}}], \
             livenessProbe: {{{one}}}, readinessProbe: {{{other}}}}}]}}\n"
        );
        let (tree, _) = yaml::parse(&text);
        let objects = model::objects(&tree, 0, Minor::NEWEST);
        let pod = objects[0].pods().next().expect("a pod");
        let container = pod.containers().next().expect("a container").container;
        let [liveness, readiness] = [&container.liveness_probe, &container.readiness_probe]
            .map(|probe| probe_handlers(probe.get().expect("a probe")).next().expect("a handler").action);
        assert_eq!(
            ask_the_same(container, liveness, readiness),
            ask_the_same(container, readiness, liveness),
            "{one} and {other}"
        );
        ask_the_same(container, liveness, readiness)
    }

    #[test]
    fn probes_that_ask_the_same() {
        for (one, other, expected) in [
            ("exec: {command: [a, b]}", "exec: {command: [a, b]}", true),
            ("exec: {command: [a, b]}", "exec: {command: [a, c]}", false),
            ("exec: {command: [a, b]}", "exec: {command: [a]}", false),
            ("exec: {command: [a, [b]]}", "exec: {command: [a]}", false),
            ("exec: {command: [a]}", "tcpSocket: {port: 80}", false),
            ("httpGet: {port: 80}", "httpGet: {port: http, path: /, scheme: HTTP, host: ''}", true),
            ("httpGet: {port: 80}", "httpGet: {port: 81}", false),
            ("httpGet: {port: x}", "httpGet: {port: http}", false),
            ("httpGet: {port: other}", "httpGet: {port: other}", false),
            ("httpGet: {port: 80}", "httpGet: {port: 80, path: /ready}", false),
            ("httpGet: {port: 80}", "httpGet: {port: 80, scheme: HTTPS}", false),
            ("httpGet: {port: 80}", "httpGet: {port: 80, host: shop.example}", false),
            (
                "httpGet: {port: 80, httpHeaders: [{name: A, value: b}]}",
                "httpGet: {port: 80, httpHeaders: [{name: A, value: b}]}",
                true,
            ),
            ("httpGet: {port: 80, httpHeaders: [{name: A, value: b}]}", "httpGet: {port: 80}", false),
            (
                "httpGet: {port: 80, httpHeaders: [{name: A, value: b}]}",
                "httpGet: {port: 80, httpHeaders: [{name: A, value: c}]}",
                false,
            ),
            (
                "httpGet: {port: 80, httpHeaders: [{name: A, value: b}]}",
                "httpGet: {port: 80, httpHeaders: [{name: B, value: b}]}",
                false,
            ),
            ("httpGet: {port: 80, httpHeaders: [1]}", "httpGet: {port: 80}", false),
            ("tcpSocket: {port: 80}", "tcpSocket: {port: http}", true),
            ("tcpSocket: {port: 80}", "tcpSocket: {port: 81}", false),
            ("tcpSocket: {port: 80}", "tcpSocket: {port: 80, host: shop.example}", false),
            ("tcpSocket: {port: 80}", "httpGet: {port: 80}", false),
            ("grpc: {port: 80}", "grpc: {port: 80, service: ''}", true),
            ("grpc: {port: 80}", "grpc: {port: 81}", false),
            ("grpc: {port: 80}", "grpc: {port: 80, service: ready}", false),
        ] {
            assert_eq!(same(one, other), expected, "{one} and {other}");
        }
    }

    #[test]
    fn hosts_that_are_the_pod_itself() {
        for (host, expected) in [
            ("localhost", true),
            ("::1", true),
            ("0.0.0.0", true),
            ("127.0.0.1", true),
            ("127.8.0.1", true),
            ("127.example", false),
            ("10.0.0.1", false),
            ("db", false),
        ] {
            assert_eq!(is_local(host), expected, "{host}");
        }
    }
}
