//! `disruption-budget`: how many pods must stay when nodes are drained.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Object, Spanned as _},
    rule::{Check, Context, Rule, one_of, share},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "disruption-budget",
    summary: "a number of pods or a policy that a PodDisruptionBudget cannot have",
    group: "policy",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("disruption_budget.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::PodDisruptionBudget(budget) = &object.body else { return };
    let Some(spec) = budget.spec.get() else { return };
    if let (Some(available), Some(unavailable)) = (spec.min_available.get(), spec.max_unavailable.key()) {
        cx.report(unavailable, "`minAvailable` and `maxUnavailable` cannot both be set")
            .with(available.span(), "the other one")
            .help("remove one of the two")
            .server_at(Cause::Invalid, "spec", Scope::Errors);
    }
    share(cx, &spec.min_available, "minAvailable", Some(100));
    share(cx, &spec.max_unavailable, "maxUnavailable", Some(100));
    let policies = &["IfHealthyBudget", "AlwaysAllow"];
    if let Some(finding) =
        one_of(cx, &spec.unhealthy_pod_eviction_policy, "unhealthyPodEvictionPolicy", policies)
    {
        finding.server(Cause::NotSupported);
    }
}
