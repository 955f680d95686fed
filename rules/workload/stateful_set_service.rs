//! `stateful-set-service`: a `StatefulSet` names a Service that is not the one of its pods.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{Address, Of, ServiceFacts},
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

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    if index.is_open() {
        return;
    }
    for pod in index.pods().filter(|pod| !pod.facts.incomplete) {
        let Some((name, span)) = &pod.facts.governing else { continue };
        let namespace = pod.facts.namespace.as_deref();
        // One of that name that selects the pods is all that is asked for.
        let named: Vec<Of<'_, ServiceFacts>> = index.services_named(name, namespace).collect();
        if named.iter().any(|service| service.facts.selector.is_empty() || service.facts.chooses(pod.facts)) {
            continue;
        }
        let of_pods = index.services().find(|service| {
            service.facts.address == Address::Pods
                && index.behind(*service).iter().any(|it| it.facts == pod.facts)
        });
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
