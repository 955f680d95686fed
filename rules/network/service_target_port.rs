//! `service-target-port`: a Service sends to a port that its pods do not have.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{ContainerPort, Of, PodFacts, ServiceFacts, ServicePort, Target},
    model::Owner,
    rule::{Check, Joint, Rule, closest, listed, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-target-port",
    summary: "a Service sends requests to a port that no container of its pods has",
    group: "network",
    level: Level::Error,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("service_target_port.md"),
    aliases: &[],
    check: Check::Index(check),
};

/// The most names of ports that are compared with one that is missing.
const MOST_NAMES: usize = 200;

fn check(cx: &mut Joint<'_, '_>) {
    for service in cx.index().services() {
        let pods = cx.index().behind(service);
        // What an operator makes of its pods is not known.
        let known = |pod: &Of<'_, PodFacts>| {
            !pod.facts.incomplete && pod.facts.owner != Owner::Custom && !cx.index().is_patched(*pod)
        };
        if pods.is_empty() || !pods.iter().all(known) {
            continue;
        }
        for port in &service.facts.ports {
            match &port.target {
                Target::Name(name) => check_name(cx, service, port, name, &pods),
                Target::Number(number) => check_number(cx, service, port, *number, &pods),
            }
        }
    }
}

/// The ports of a pod that a Service can send to: those of init containers are gone by then.
fn ports(pod: Of<'_, PodFacts>) -> impl Iterator<Item = &ContainerPort> {
    pod.facts.containers.iter().filter(|it| !it.ends).flat_map(|it| &it.ports)
}

/// A name is looked up in each pod by itself (`FindPort` of `pkg/api/v1/pod`); a pod without it gets no requests.
fn check_name(
    cx: &mut Joint<'_, '_>,
    service: Of<'_, ServiceFacts>,
    port: &ServicePort,
    name: &str,
    pods: &[Of<'_, PodFacts>],
) {
    let has_name = |it: &&ContainerPort| it.name.as_deref() == Some(name);
    let all = || pods.iter().flat_map(|pod| ports(*pod));
    if all().filter(has_name).any(|it| it.protocol == port.protocol) {
        return;
    }
    let Some(first) = pods.first() else { return };
    let protocol = all().find(has_name).map(|it| &it.protocol);
    let message = format!(
        "port {} of Service `{}` goes to the port `{}` of its pods, {}; no request gets there",
        port.port,
        shown(&service.facts.name),
        shown(name),
        match protocol {
            Some(protocol) => format!("which is a port of {protocol} and not of {}", port.protocol),
            None => format!("but no container of {} has a port of that name", first.facts.called()),
        },
    );
    let mut known: Vec<&str> = all().filter_map(|it| it.name.as_deref()).take(MOST_NAMES).collect();
    known.sort_unstable();
    known.dedup();
    let help = match closest(name, known.iter().copied()) {
        _ if protocol.is_some() => format!("write the same `protocol` at both, {}", port.protocol),
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => {
            format!("name a port of a container `{}`, or write the number", shown(name))
        }
        None => format!("write {}, or the number of the port", listed(&known)),
    };
    cx.report(service.at_span(service.facts.site, port.span), message)
        .help(help)
        .with(first.at(first.facts.site), "behind the Service");
}

/// A number need not be declared to be served. But where the Service has one port and does not say where it goes, and its
/// pods say that they have one, and it is another, it is a slip.
fn check_number(
    cx: &mut Joint<'_, '_>,
    service: Of<'_, ServiceFacts>,
    port: &ServicePort,
    number: i64,
    pods: &[Of<'_, PodFacts>],
) {
    let Some(first) = pods.first() else { return };
    let [declared] = ports(*first).collect::<Vec<_>>()[..] else { return };
    let other = |it: &ContainerPort| it.number != number && it.protocol == port.protocol;
    let alone = service.facts.ports.len() == 1 && service.facts.complete && !port.says_target;
    if !alone || !pods.iter().all(|pod| ports(*pod).count() == 1 && ports(*pod).all(other)) {
        return;
    }
    let message = format!(
        "port {number} of Service `{}` goes to port {number} of its pods, but the only port of {} is {}",
        shown(&service.facts.name),
        first.facts.called(),
        declared.number,
    );
    cx.report(service.at_span(service.facts.site, port.span), message)
        .help(format!(
            "write `targetPort: {}`, or declare {number} if something listens there",
            declared.number
        ))
        .with(first.at_span(first.facts.site, declared.span), "the port of the pods")
        .at_most_warn();
}
