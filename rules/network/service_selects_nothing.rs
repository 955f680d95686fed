//! `service-selects-nothing`: a Service whose selector misses the pods that it is for.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{Label, Of, PodFacts, ServiceFacts},
    model::Owner,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-selects-nothing",
    summary: "a Service selects no pod, and nearly selects one of its own name",
    group: "network",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("service_selects_nothing.md"),
    aliases: &["dangling-service"],
    check: Check::Index(check),
};

/// What servers are labelled with while they run, by themselves or by what watches them: Patroni, the Sentinels of Redis and
/// Vault say in that way who leads.
const PARTS_OF_SERVERS: [&str; 10] =
    ["master", "primary", "leader", "active", "true", "replica", "slave", "secondary", "standby", "follower"];

/// Whether a pod may get the label only when it runs, or the value is still to be filled in.
fn comes_later((key, value): &Label) -> bool {
    PARTS_OF_SERVERS.contains(&&**value) || key.ends_with("-hash") || value.contains('$')
}

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    // What could not be read may have the labels.
    if index.is_open() {
        return;
    }
    for service in index.services() {
        let facts = service.facts;
        if facts.selector.is_empty() || index.chooses_any(facts) {
            continue;
        }
        let Some((pod, label)) = index.namesakes(service).find_map(|pod| Some((pod, missed(facts, pod)?)))
        else {
            continue;
        };
        report(cx, service, pod, label);
    }
}

/// The only label that keeps the Service from a pod of its own name, if that is what keeps it.
fn missed<'f>(service: &'f ServiceFacts, pod: Of<'f, PodFacts>) -> Option<&'f Label> {
    let pod = pod.facts;
    if pod.incomplete || matches!(pod.owner, Owner::Custom | Owner::Job | Owner::CronJob) {
        return None;
    }
    let mut missing = service.selector.iter().filter(|label| !pod.labels.contains(label));
    let first = missing.next()?;
    missing.next().is_none().then_some(first).filter(|label| !comes_later(label))
}

fn report(
    cx: &mut Joint<'_, '_>,
    service: Of<'_, ServiceFacts>,
    pod: Of<'_, PodFacts>,
    (key, value): &Label,
) {
    let own = pod.facts.labels.iter().find(|(it, _)| it == key);
    let has = match own {
        Some((_, own)) => format!("has `{}: {}`", shown(key), shown(own)),
        None => format!("has no label `{}`", shown(key)),
    };
    let message = format!(
        "Service `{}` asks for `{}: {}`, but {} {has}; nothing in {} is behind the Service",
        shown(&service.facts.name),
        shown(key),
        shown(value),
        pod.facts.called(),
        cx.index().scope(),
    );
    cx.report(service.at_span(service.facts.site, service.facts.selector_span), message)
        .help("write the labels of the pod template in the selector")
        .with(pod.at(pod.facts.site), "of the same name, and not selected");
}
