//! `rollout-waits-for-claim`: a roll-out whose new pod waits for the volume of the old one.

use super::{claims, is_on_one_node};
use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Deployment, PodView, Reach, Spanned},
    rule::{Check, Context, Rule, shown},
    text::Span,
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
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let Body::Deployment(deployment) = &pod.object.body else { return };
    let Some((strategy, says)) = surge_of_one(deployment) else { return };
    for claim in claims(cx, pod) {
        let name = shown(&claim.used).to_string();
        let mode = claim.reach.mode();
        let (message, label) = match claim.reach {
            Reach::Nodes => continue,
            Reach::Pod => (
                format!(
                    "each roll-out is stuck: the new pod stays Pending, as the old one has the claim `{name}` (`{mode}`) and goes only when the new one is ready"
                ),
                "one pod alone",
            ),
            Reach::Node if is_on_one_node(pod) => continue,
            Reach::Node => (
                format!(
                    "a roll-out is stuck when the new pod comes to another node: the old one has the claim `{name}` (`{mode}`) and goes only when the new one is ready"
                ),
                "the pods of one node",
            ),
        };
        let finding = cx
            .report(claim.used.place(), message)
            .help("write `strategy: {type: Recreate}`, which stops the old pod first")
            .with(claim.modes, label);
        finding.with(strategy, says);
        if claim.reach == Reach::Node {
            finding.at_most_warn().happens(Outcome::Fragile, Stage::Kubelet);
        }
    }
}

/// Where a Deployment of one pod says that it makes the new one before it ends the old one, or says nothing, which is the
/// same.
fn surge_of_one(deployment: &Deployment<'_>) -> Option<(Span, &'static str)> {
    const SAYS: &str = "the new pod comes before the old one goes";
    const SILENT: &str = "without a `strategy`, the new pod comes before the old one goes";
    let spec = deployment.spec.get()?;
    let filled = defaults::deployment(spec)?;
    let one = defaults::replicas(&spec.replicas)?.value == 1;
    if !one || spec.paused.is_true() || !filled.starts_before_it_stops(1) {
        return None;
    }
    let Some(strategy) = spec.strategy.get() else { return Some((spec.strategy.span_or_insert(), SILENT)) };
    let surge = strategy.rolling_update.get().and_then(|it| it.max_surge.get());
    let kind =
        if strategy.type_.is_set() { strategy.type_.value_span() } else { spec.strategy.span_or_insert() };
    Some((surge.map_or(kind, Spanned::span), SAYS))
}
