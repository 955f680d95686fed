//! `service-link-clash`: a Service gives its pods a variable with which their image does not start.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::Address,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-link-clash",
    summary: "a Service's name makes a variable with which an image does not start",
    group: "network",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Runtime,
    page: include_str!("service_link_clash.md"),
    aliases: &[],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        for link in &pod.facts.links {
            let named = index.services_named(link.service, pod.facts.namespace.as_deref());
            // Pods of a namespace that is not written may go to another one than the Service.
            let mut linked = named.filter(|it| {
                it.facts.namespace == pod.facts.namespace
                    && it.facts.address == Address::Own
                    && !it.facts.ports.is_empty()
                    && index.is_near(it.file, pod.file)
            });
            let Some(service) = linked.next() else { continue };
            let message = format!(
                "{} does not start: the Service `{}` gives it the variable `{}`, which this image takes for a setting that it refuses",
                shown(&link.container),
                service.facts.name,
                link.variable,
            );
            cx.report(pod.at_span(pod.facts.site, link.span), message)
                .help("write `enableServiceLinks: false` in the pod's spec, or give the Service another name")
                .with(
                    service.at(service.facts.site),
                    format!("`{}` is `tcp://` and its address", link.variable),
                );
        }
    }
}
