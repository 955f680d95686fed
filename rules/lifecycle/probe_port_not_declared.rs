//! `probe-port-not-declared`: a probe that asks a port which its container does not declare.

use super::{asked_port, declared, probe_handlers, probes, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-port-not-declared",
    summary: "a probe asks a port number that its container does not declare among others",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::NeverReady,
    stage: Stage::Kubelet,
    page: include_str!("probe_port_not_declared.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    let ports = &container.container.ports;
    // Who declares none does not say which there are.
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    if ports.is_incomplete() || ports.items().is_empty() {
        return;
    }
    for (name, field) in probes(container.container) {
        let Some(action) = field.get().and_then(|probe| probe_handlers(probe).next()) else { continue };
        let Some((asked, span)) = asked_port(container.container, action.action) else { continue };
        let unread = ports.items().iter().any(|port| port.container_port.int().is_none());
        // Other numbers are no ports, which `probe-port` says.
        if unread || !(1..=65535).contains(&asked) || declared(container.container, asked).is_some() {
            continue;
        }
        let other =
            pod.lasting_containers().find_map(|view| Some((called(&view), declared(view.container, asked)?)));
        let subject = subject(name, container);
        let happens = match name {
            "readinessProbe" => Outcome::NeverReady,
            _ => Outcome::CrashLoop,
        };
        let message = match other {
            Some((other, _)) => {
                format!(
                    "{subject} asks port {asked}, which {other} declares; it watches that container, not its own"
                )
            }
            None => {
                format!("{subject} asks port {asked}, which the container does not declare")
            }
        };
        let finding = cx.report(span, message).happens(happens, Stage::Kubelet);
        if let Some((_, span)) = other {
            finding.help("ask a port of the container itself").with(span, "declared here");
        } else {
            finding.help("ask one of the declared ports, or declare this one as well");
            for port in ports.items().iter().filter_map(|port| port.container_port.get()) {
                finding.with(port.span, "declared");
            }
        }
    }
}
