//! `stateful-set-service`: a `StatefulSet` names a Service that is not the one of its pods.

use std::collections::HashMap;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{Address, At, Index, Of, ServiceFacts},
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "stateful-set-service",
    summary: "the Service that a StatefulSet names is not the one that selects its pods",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("stateful_set_service.md"),
    aliases: &[],
    check: Check::Index(check),
};

/// The most Services of one name that are looked at: among more, which are those of many applications, nobody can say which
/// one is meant.
const MOST_NAMED: usize = 200;

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    if index.is_open() {
        return;
    }
    let mut headless: Option<HashMap<At, Of<'_, ServiceFacts>>> = None;
    for pod in index.pods().filter(|pod| !pod.facts.incomplete) {
        let Some((name, span)) = &pod.facts.governing else { continue };
        let namespace = pod.facts.namespace.as_deref();
        // One of that name that selects the pods is all that is asked for.
        let named: Vec<Of<'_, ServiceFacts>> =
            index.services_named(name, namespace).take(MOST_NAMED + 1).collect();
        if named.len() > MOST_NAMED {
            continue;
        }
        if named.iter().any(|service| service.facts.selector.is_empty() || service.facts.chooses(pod.facts)) {
            continue;
        }
        let headless = headless.get_or_insert_with(|| headless_services(index));
        let of_pods = headless.get(&pod.at(pod.facts.site)).copied();
        let Some(of_pods) = of_pods else { continue };
        let wrong = match named.first() {
            Some(_) => "does not select its pods",
            None => "is not there",
        };
        let message = format!(
            "`serviceName` is `{}`, a Service that {wrong}; the pods have no names in DNS, such as `{}-0.{}`",
            shown(name),
            shown(&pod.facts.name),
            shown(name),
        );
        let remark = cx.report(pod.at_span(pod.facts.site, *span), message);
        remark.help(format!("write `{}`, the headless Service that selects them", of_pods.facts.name));
        remark.with(of_pods.at(of_pods.facts.site), "selects the pods");
        if let Some(named) = named.first() {
            remark.with(named.at(named.facts.site), "selects others");
        }
    }
}

/// The first headless Service of each pod that is behind one.
fn headless_services<'f>(index: &Index<'f>) -> HashMap<At, Of<'f, ServiceFacts>> {
    let mut first = HashMap::new();
    for service in index.services().filter(|it| it.facts.address == Address::Pods) {
        for pod in index.behind(service) {
            first.entry(pod.at(pod.facts.site)).or_insert(service);
        }
    }
    first
}
