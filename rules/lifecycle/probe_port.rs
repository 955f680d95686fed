//! `probe-port`: the port that a probe asks exists.

use super::{
    Action, BadPort, Port, Subject, Undeclared, check_port, number_problem, probe_handlers, probes, subject,
    takes_probes, undeclared,
};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, Field, GRPCAction, PodView, Str},
    rule::{Check, Context, Rule, report_field, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-port",
    summary: "a probe asks a port that is no port, or a named one that its container does not have",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("probe_port.md"),
    aliases: &["liveness-port", "readiness-port", "startup-port"],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) {
        return;
    }
    for (probe, field) in probes(container.container) {
        let Some(value) = field.get() else { continue };
        let Some(first) = probe_handlers(value).next() else { continue };
        let subject = subject(probe, container);
        let name = match first.action {
            Action::Http(http) => check_port(cx, subject, first.name, &http.port),
            Action::Tcp(tcp) => check_port(cx, subject, first.name, &tcp.port),
            Action::Grpc(grpc) => {
                check_grpc_port(cx, subject, grpc);
                None
            }
            Action::Exec(_) | Action::Sleep(_) | Action::Unreadable => None,
        };
        if let Some(Port::Name(name)) = name
            && let Some(missing) = undeclared(cx, pod, container, name)
        {
            report_undeclared(cx, (probe, container), name, missing);
        }
    }
}

fn check_grpc_port(cx: &mut Context<'_, '_>, subject: Subject<'_>, grpc: &GRPCAction<'_>) {
    match &grpc.port {
        Field::Set { value, .. } => {
            if let Some(BadPort { span, reason, help }) = number_problem(value.value, value.span) {
                cx.report(span, format!("`grpc` in {subject} {reason}")).help(help).server(Cause::Invalid);
            }
        }
        Field::Missing { .. } | Field::Null(_) if !cx.is_filled_in_later() => {
            report_field(cx, &grpc.port, "port", format_args!("`grpc` in {subject} has no port"))
                .help("add `port` with a number; a gRPC probe takes no port names")
                .server(Cause::Invalid);
        }
        _ => {}
    }
}

/// Says what becomes of a probe whose port has no number: the kubelet cannot ask, and what it cannot ask it does
/// not count, neither for the container nor against it.
fn report_undeclared(
    cx: &mut Context<'_, '_>,
    (probe, container): (&'static str, &ContainerView<'_, '_>),
    name: &Str<'_>,
    missing: Undeclared<'_>,
) {
    let (outcome, what) = match probe {
        "livenessProbe" => (Outcome::Fragile, "it never asks, and a container that hangs is never restarted"),
        "readinessProbe" => (Outcome::NeverReady, "the container never becomes ready"),
        _ if container.is_sidecar() => (Outcome::InitStuck, "the sidecar never counts as started"),
        _ => (Outcome::NeverReady, "the container never counts as started"),
    };
    let subject = subject(probe, container);
    let message =
        format!("{subject} asks port `{}`, which the container does not declare; {what}", shown(name));
    let finding = cx.report(name.span, message).happens(outcome, Stage::Kubelet);
    if outcome == Outcome::Fragile {
        finding.at_most_warn();
    }
    missing.explain(finding);
}
