//! `service-without-readiness`: a Service sends requests to a container that does not say when it is ready.

use std::collections::HashSet;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{Address, At, ContainerFacts, Of, PodFacts, ServiceFacts, Target},
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-without-readiness",
    summary: "a Service sends requests to a container without a readiness probe",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("service_without_readiness.md"),
    aliases: &["no-readiness-probe", "pod-probes", "readiness-probe-missing"],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let mut told: HashSet<At> = HashSet::new();
    // A name for the pods themselves sends nothing: it is what the pods of a cluster find each other by, ready or not.
    let sends = |service: &ServiceFacts| service.address == Address::Own && !service.publishes_not_ready;
    for service in cx.index().services().filter(|it| sends(it.facts)) {
        for pod in cx.index().behind(service) {
            // Whoever asks for several wants one to answer at any time. Of one alone nobody can say so.
            if pod.facts.incomplete
                || cx.index().is_patched(pod)
                || pod.facts.replicas.is_none_or(|replicas| replicas < 2)
            {
                continue;
            }
            for container in serving(service.facts, pod.facts).filter(|it| !it.says_when_ready) {
                let at = pod.at_span(pod.facts.site, container.insert);
                if told.insert(at) {
                    report(cx, service, pod, container, at);
                }
            }
        }
    }
}

/// The containers that the Service sends to: those that declare one of its ports, or the only one.
fn serving<'f>(service: &'f ServiceFacts, pod: &'f PodFacts) -> impl Iterator<Item = &'f ContainerFacts> {
    let lasting = || pod.containers.iter().filter(|it| !it.ends);
    let alone = lasting().count() == 1;
    let serves = |container: &ContainerFacts| {
        container.ports.iter().any(|port| {
            service.ports.iter().any(|asked| match &asked.target {
                Target::Number(number) => *number == port.number,
                Target::Name(name) => port.name.as_deref() == Some(name),
            })
        })
    };
    lasting().filter(move |it| alone || serves(it))
}

fn report(
    cx: &mut Joint<'_, '_>,
    service: Of<'_, ServiceFacts>,
    pod: Of<'_, PodFacts>,
    container: &ContainerFacts,
    at: At,
) {
    let message = format!(
        "container `{}` has no readiness probe: Service `{}` sends it requests as soon as its process is started",
        shown(&container.name),
        shown(&service.facts.name),
    );
    cx.report_missing(at, "readinessProbe", message)
        .help("add a `readinessProbe` that succeeds once the container can answer")
        .with(pod.at_span(pod.facts.site, container.span), "the container")
        .with(service.at(service.facts.site), "the Service");
}
