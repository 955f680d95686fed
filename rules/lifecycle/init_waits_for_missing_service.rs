//! `init-waits-for-missing-service`: an init container waits for a Service that nothing in the input makes.

use super::service_name;
use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Joint, Rule, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-waits-for-missing-service",
    summary: "an init container waits for a Service that is nowhere in the input",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::InitStuck,
    stage: Stage::Runtime,
    page: include_str!("init_waits_for_missing_service.md"),
    aliases: &[],
    check: Check::Index(check),
};

/// What else a name without a dot can stand for: the pod itself, and the API server.
const ELSEWHERE: [&str; 3] = ["localhost", "kubernetes", "host"];

/// The most Services whose names are compared with one that is missing.
const MOST_NAMES: usize = 500;

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    // The Service may be in what could not be read.
    if index.is_open() {
        return;
    }
    for pod in index.pods() {
        let namespace = pod.facts.namespace.as_deref();
        for wait in &pod.facts.waits {
            let Some(name) = service_name(wait, pod.facts) else { continue };
            let known = ELSEWHERE.contains(&name)
                || pod.facts.hosts.iter().any(|host| **host == *wait.host)
                // A pod's own name resolves in the pod.
                || *pod.facts.name == *name
                || index.services_named(name, None).next().is_some();
            if known {
                continue;
            }
            let message = format!(
                "init container `{}` waits for `{}`, but there is no Service `{}` in {}; if the cluster has none, the pod stays at `Init:{}/{}`",
                shown(&wait.container),
                shown(&wait.host),
                shown(name),
                index.scope(),
                pod.facts.containers.iter().take_while(|it| it.name != wait.container).count(),
                pod.facts.inits,
            );
            let names: Vec<_> = index
                .services()
                .filter(|it| it.facts.namespace.as_deref().zip(namespace).is_none_or(|(a, b)| a == b))
                .take(MOST_NAMES)
                .collect();
            let near = closest(name, names.iter().map(|it| &*it.facts.name));
            let near = near.and_then(|near| names.iter().find(|it| &*it.facts.name == near));
            let remark = cx.report(pod.at_span(pod.facts.site, wait.span), message);
            match near {
                Some(near) => {
                    remark.help(format!("did you mean `{}`?", near.facts.name));
                    remark.with(near.at(near.facts.site), "a Service of a similar name");
                }
                None => {
                    remark.help("add the Service, or check the files of the whole application together");
                }
            }
        }
    }
}
