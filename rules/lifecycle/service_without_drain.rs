//! `service-without-drain`: a pod behind a Service ends at once, while requests are still on their way to it.

use std::collections::HashSet;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{Address, At},
    model::Owner,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-without-drain",
    summary: "a pod behind a Service is stopped while requests are still sent to it",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("service_without_drain.md"),
    aliases: &[],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let mut told: HashSet<At> = HashSet::new();
    for service in cx.index().services().filter(|it| it.facts.address == Address::Own) {
        for pod in cx.index().behind(service) {
            let replaced = matches!(
                pod.facts.owner,
                Owner::Deployment | Owner::StatefulSet | Owner::DaemonSet | Owner::ReplicaSet
            );
            let lasting = || pod.facts.containers.iter().filter(|it| !it.ends);
            // One container that waits holds the pod, but not the others.
            if !replaced || pod.facts.incomplete || lasting().any(|it| it.has_pre_stop) {
                continue;
            }
            let Some(container) = lasting().find(|it| !it.ports.is_empty()).or_else(|| lasting().next())
            else {
                continue;
            };
            let at = pod.at_span(pod.facts.site, container.span);
            if !told.insert(at) {
                continue;
            }
            let message = format!(
                "container `{}` gets its signal to end while Service `{}` may still send it requests",
                shown(&container.name),
                shown(&service.facts.name),
            );
            cx.report(at, message)
                .help("add a `preStop` hook that sleeps a few seconds (`sleep: {seconds: 5}`), or go on answering after SIGTERM")
                .with(service.at(service.facts.site), "the Service");
        }
    }
}
