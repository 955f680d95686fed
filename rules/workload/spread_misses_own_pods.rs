//! `spread-misses-own-pods`: a topology spread constraint that does not count the pods it is written in.

use super::selects_itself;
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{LabelSelector, ObjectMeta, PodView, Str, selector::Labels},
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "spread-misses-own-pods",
    summary: "a topology spread constraint whose selector misses the pods that it is to spread",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Scheduler,
    page: include_str!("spread_misses_own_pods.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let Some(metadata) = pod.metadata else { return };
    for constraint in pod.spec.topology_spread_constraints.items() {
        // One without a selector is what the server warns of. `matchLabelKeys` add what the pod has itself.
        let Some(selector) = constraint.label_selector.get() else { continue };
        if selects_itself(pod, selector) != Some(false) {
            continue;
        }
        let Some(miss) = miss(selector, metadata) else { continue };
        let is_strict = !constraint.when_unsatisfiable.is("ScheduleAnyway");
        let so = if is_strict {
            "so the constraint does not spread them, and can keep them Pending for the sake of other pods"
        } else {
            "so the constraint does not spread them"
        };
        let message =
            format!("the selector of this spread constraint misses its own pods: {}; {so}", miss.why);
        let finding = cx.report(miss.span, message);
        let labels = miss.label.or(metadata.labels.key());
        if let Some(span) = labels {
            finding.with(span, "what the pods have");
        }
        finding.help("select the labels of the pod template");
    }
}

/// What of a selector does not match.
struct Miss {
    span: Span,
    /// The label it looks at, if the pods have it.
    label: Option<Span>,
    why: String,
}

fn miss(selector: &LabelSelector<'_>, metadata: &ObjectMeta<'_>) -> Option<Miss> {
    let labels = &metadata.labels;
    let found = |key: &str| labels.entries().iter().rev().find(|(name, _)| name == key);
    for (key, wanted) in selector.match_labels.entries() {
        let at = shown(key);
        match found(key) {
            Some((_, value)) if **value == **wanted => {}
            Some((_, value)) => {
                let why =
                    format!("it asks for `{at}: {}`, and they have `{at}: {}`", shown(wanted), shown(value));
                return Some(Miss { span: wanted.place(), label: Some(value.place()), why });
            }
            None => {
                let why = format!("it asks for `{at}: {}`, and they have no label `{at}`", shown(wanted));
                return Some(Miss { span: key.place(), label: None, why });
            }
        }
    }
    let all = Labels::of(labels)?;
    let it = selector.match_expressions.items().iter().find(|it| !it.matches(&all))?;
    let (key, operator) = (it.key.get()?, it.operator.get()?);
    let label = found(key).map(|(_, value)| value);
    let at = shown(key);
    let why = match label {
        Some(value) => {
            format!("its expression `{at} {}` does not match `{at}: {}`", shown(operator), shown(value))
        }
        None => format!("its expression `{at} {}` does not match pods without that label", shown(operator)),
    };
    Some(Miss { span: key.place(), label: label.map(Str::place), why })
}
