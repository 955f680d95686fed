//! `shared-claim`: several pods on a claim that lets in those of one node, or one alone.

use std::collections::HashMap;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    index::{At, Of, PodFacts, Several},
    model::Reach,
    rule::{Check, Joint, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "shared-claim",
    summary: "several pods share a claim that not all of them can use",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("shared_claim.md"),
    aliases: &[],
    check: Check::Index(check),
};

const HELP: &str = "let the claim be `ReadWriteMany`, where the storage can do that, or give each pod its own: a StatefulSet with `volumeClaimTemplates`";

fn check(cx: &mut Joint<'_, '_>) {
    among_equals(cx);
    among_workloads(cx);
}

/// Reports claims that the pods of one workload share.
fn among_equals(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        let Some(user) = &pod.facts.claims else { continue };
        let Some((several, span)) = user.several else { continue };
        for (name, used) in &user.claims {
            let Some((claim, reach)) = index.claimed(pod, name) else { continue };
            if reach == Reach::Nodes || reach == Reach::Node && user.on_one_node {
                continue;
            }
            let finding = cx.report(pod.at_span(pod.facts.site, *used), message(several, name, reach));
            finding.help(HELP).with(pod.at_span(pod.facts.site, span), "several pods");
            finding.with(claim.at_span(claim.facts.site, claim.facts.modes), lets_in(reach));
            if reach == Reach::Node {
                finding.at_most_warn().happens(Outcome::Fragile, Stage::Kubelet);
            }
        }
    }
}

/// Reports claims for one pod that several workloads of a file use. Those of different files may be meant one in place of
/// the other.
fn among_workloads(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    let mut first: HashMap<(At, usize), (Of<'_, PodFacts>, Span)> = HashMap::new();
    for pod in index.pods().filter(|pod| pod.facts.owner.restarts_always().is_some()) {
        let Some(user) = &pod.facts.claims else { continue };
        if pod.facts.replicas == Some(0) {
            continue;
        }
        for (name, used) in &user.claims {
            let Some((claim, Reach::Pod)) = index.claimed(pod, name) else { continue };
            let key = (claim.at(claim.facts.site), pod.file);
            let (other, elsewhere) = *first.entry(key).or_insert((pod, *used));
            if other.facts.is_same_workload(pod.facts) || other.facts.namespace != pod.facts.namespace {
                continue;
            }
            let message = format!(
                "{} shares the claim `{}`, which is `{}`, with {}: the pod of one gets it, that of the other stays Pending",
                pod.facts.called(),
                shown(name),
                Reach::Pod.mode(),
                other.facts.called(),
            );
            cx.report(pod.at_span(pod.facts.site, *used), message)
                .help("let the claim be `ReadWriteMany`, where the storage can do that, or give each its own claim")
                .with(other.at_span(other.facts.site, elsewhere), "the other one")
                .with(claim.at_span(claim.facts.site, claim.facts.modes), lets_in(Reach::Pod));
        }
    }
}

fn lets_in(reach: Reach) -> &'static str {
    if reach == Reach::Pod { "one pod alone" } else { "the pods of one node" }
}

fn message(several: Several, claim: &str, reach: Reach) -> String {
    let pods = match several {
        Several::Pods(pods) => format!("{pods} pods"),
        Several::OnEachNode => "the pods of a DaemonSet, one on each node,".to_owned(),
    };
    let happens = match reach {
        Reach::Pod => "one gets it, the others stay Pending",
        _ => "those on other nodes than the first stay in ContainerCreating (Multi-Attach error)",
    };
    format!("{pods} share the claim `{}`, which is `{}`: {happens}", shown(claim), reach.mode())
}
