//! `rollout-waits-for-claim`: a roll-out whose new pod waits for the volume of the old one.

use super::{claims, is_on_one_node};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Deployment, Field, IntOrStr, PodView, Reach, Spanned},
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
    let one = spec.replicas.is_missing() || spec.replicas.int() == Some(1);
    if !one || spec.paused.is_true() || spec.strategy.is_invalid() {
        return None;
    }
    let Some(strategy) = spec.strategy.get() else { return Some((spec.strategy.span_or_insert(), SILENT)) };
    let kind = &strategy.type_;
    if !kind.is_missing() && !kind.is("RollingUpdate") || strategy.rolling_update.is_invalid() {
        return None;
    }
    let at = if kind.is_set() { kind.value_span() } else { spec.strategy.span_or_insert() };
    let Some(rolling) = strategy.rolling_update.get() else { return Some((at, SAYS)) };
    // Shares of one pod are rounded up for those that come, and down for those that go (`ResolveFenceposts`).
    let comes = share(&rolling.max_surge)? > 0;
    let goes = share(&rolling.max_unavailable)? >= 100;
    (comes && !goes).then(|| (rolling.max_surge.get().map_or(at, Spanned::span), SAYS))
}

/// A number of pods or a percentage, as a percentage of one pod.
fn share(field: &Field<IntOrStr<'_>>) -> Option<i64> {
    match field {
        Field::Set { value: IntOrStr::Int(it), .. } => Some(it.value.saturating_mul(100)),
        Field::Set { value: IntOrStr::Str(it), .. } => it.strip_suffix('%')?.parse().ok(),
        Field::Invalid(_) => None,
        _ => Some(25),
    }
}
