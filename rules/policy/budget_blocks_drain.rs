//! `budget-blocks-drain`: a budget that never lets a pod be evicted.

use crate::{
    defaults::Amount,
    diagnostic::{Level, Outcome, Stage},
    index::{Asks, BudgetFacts, Of, PodFacts},
    model::Owner,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "budget-blocks-drain",
    summary: "a PodDisruptionBudget that never lets a pod go, so that draining its node never ends",
    group: "policy",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("budget_blocks_drain.md"),
    aliases: &["pdb-max-unavailable", "pdb-min-available"],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for budget in index.budgets() {
        let Some(amount) = budget.facts.amount() else { continue };
        if lets_none_go(budget.facts.asks, amount) {
            always(cx, budget);
            continue;
        }
        let pods = index.of_budget(budget);
        let Some(replicas) = sum(&pods).filter(|_| budget.facts.asks == Asks::Available) else { continue };
        if replicas > 0 && keeps_all(amount, replicas) && !pods.iter().any(|pod| index.is_scaled(*pod)) {
            of_these(cx, budget, amount, (replicas, &pods));
        }
    }
}

/// Whether a budget lets no pod go, however many there are.
fn lets_none_go(asks: Asks, amount: Amount<'_>) -> bool {
    match asks {
        Asks::Unavailable => amount.pods(1, true) == Some(0),
        Asks::Available => matches!(amount, Amount::Text(_)) && amount.pods(100, true) == Some(100),
    }
}

/// Whether so many pods must stay that none of this number can go. The controller rounds a percentage up.
fn keeps_all(available: Amount<'_>, replicas: i64) -> bool {
    available.pods(replicas, true).is_some_and(|needed| needed >= replicas)
}

/// How many pods there are, where all manifests say so. Where no number is written it is often left to an autoscaler.
fn sum(pods: &[Of<'_, PodFacts>]) -> Option<i64> {
    let replicas = |pod: &Of<'_, PodFacts>| {
        pod.facts.replicas.filter(|_| !pod.facts.incomplete && pod.facts.owner != Owner::Custom)
    };
    pods.iter().try_fold(0_i64, |sum, pod| sum.checked_add(replicas(pod)?))
}

fn always(cx: &mut Joint<'_, '_>, budget: Of<'_, BudgetFacts>) {
    let (name, help) = match budget.facts.asks {
        Asks::Available => ("minAvailable", "write `maxUnavailable: 1` in its place"),
        Asks::Unavailable => ("maxUnavailable", "write at least 1"),
    };
    let message = format!(
        "`{name}: {}` never lets a pod be evicted, so that draining its node never ends",
        shown(&budget.facts.written)
    );
    cx.report(budget.at_span(budget.facts.site, budget.facts.span), message).help(help);
}

fn of_these(
    cx: &mut Joint<'_, '_>,
    budget: Of<'_, BudgetFacts>,
    amount: Amount<'_>,
    (replicas, pods): (i64, &[Of<'_, PodFacts>]),
) {
    let written = shown(&budget.facts.written);
    let message = match (replicas, amount) {
        (1, Amount::Text(_)) => format!(
            "`minAvailable: {written}` of 1 pod is rounded up to 1, so that the pod is never evicted and draining its node never ends"
        ),
        (1, Amount::Int(_)) => format!(
            "`minAvailable: {written}` of 1 pod never lets it be evicted, so that draining its node never ends"
        ),
        _ => format!(
            "`minAvailable: {written}` of {replicas} pods never lets one be evicted, so that draining its node never ends"
        ),
    };
    let finding = cx.report(budget.at_span(budget.facts.site, budget.facts.span), message);
    for pod in pods {
        let count = pod.facts.replicas.unwrap_or_default();
        finding.with(pod.at(pod.facts.site), format!("`replicas: {count}`"));
    }
    finding.help(if replicas == 1 {
        "run 2 pods, or write `maxUnavailable: 1` in its place, which lets the one be moved"
    } else {
        "write `maxUnavailable: 1` in its place, which follows the number of pods"
    });
}
