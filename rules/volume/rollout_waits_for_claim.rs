//! `rollout-waits-for-claim`: a roll-out whose new pod waits for the volume of the old one.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::Reach,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "rollout-waits-for-claim",
    summary: "a roll-out starts the new pod while the old one has its volume",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("rollout_waits_for_claim.md"),
    aliases: &[],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        let Some(user) = &pod.facts.claims else { continue };
        let Some((strategy, is_silent)) = user.surge else { continue };
        let says = if is_silent {
            "without a `strategy`, the new pod comes before the old one goes"
        } else {
            "the new pod comes before the old one goes"
        };
        for (name, used) in &user.claims {
            let Some((claim, reach)) = index.claimed(pod, name) else { continue };
            if reach == Reach::Nodes || reach == Reach::Node && user.on_one_node {
                continue;
            }
            let finding = cx.report(pod.at_span(pod.facts.site, *used), message(name, reach));
            let lets_in = if reach == Reach::Pod { "one pod alone" } else { "the pods of one node" };
            finding
                .help("write `strategy: {type: Recreate}`, which stops the old pod first")
                .with(claim.at_span(claim.facts.site, claim.facts.modes), lets_in)
                .with(pod.at_span(pod.facts.site, strategy), says);
            if reach == Reach::Node {
                finding.at_most_warn().happens(Outcome::Fragile, Stage::Kubelet);
            }
        }
    }
}

fn message(claim: &str, reach: Reach) -> String {
    let (claim, mode) = (shown(claim), reach.mode());
    match reach {
        Reach::Pod => format!(
            "each roll-out is stuck: the new pod stays Pending, as the old one has the claim `{claim}` (`{mode}`) and goes only when the new one is ready"
        ),
        _ => format!(
            "a roll-out is stuck when the new pod comes to another node: the old one has the claim `{claim}` (`{mode}`) and goes only when the new one is ready"
        ),
    }
}
