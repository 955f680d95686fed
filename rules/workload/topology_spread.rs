//! `topology-spread`: how pods are spread over zones and nodes.

use std::collections::HashMap;

use super::{also, matches_no_pod, refused, refused_at, repeated, selected_twice};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, Int, LabelSelector, PodView, TopologySpreadConstraint, names},
    rule::{Check, Context, Rule, one_of, require, shown, up_to},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "topology-spread",
    summary: "a topology spread constraint that is incomplete or contradicts itself",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("topology_spread.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let constraints = pod.spec.topology_spread_constraints.items();
    for constraint in constraints {
        check_one(cx, pod, constraint);
    }
    // SCH23. The server points at the earlier of two, a reader looks for the later one.
    let mut latest: HashMap<(&str, &str), (usize, Span)> = HashMap::new();
    for (index, constraint) in constraints.iter().enumerate() {
        let (Some(key), Some(when)) = (constraint.topology_key.get(), constraint.when_unsatisfiable.str())
        else {
            continue;
        };
        if key.is_empty() {
            continue;
        }
        if let Some((before, span)) = latest.insert((key, when), (index, key.content())) {
            let message = format!(
                "there are two constraints for `{}` with `{}`; one would do",
                shown(key),
                shown(when)
            );
            let finding = cx.report(key.content(), message).with(span, "the first");
            let list = up_to(&finding.field, "topologySpreadConstraints");
            let path = format!("{list}[{before}].{{topologyKey, whenUnsatisfiable}}");
            refused_at(finding, pod, Cause::Duplicate, path);
        }
    }
}

fn check_one<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &TopologySpreadConstraint<'a>) {
    // SCH20
    match &it.max_skew {
        Field::Set { value: Int { value, span }, .. } if *value <= 0 => {
            let finding = cx.report(*span, format!("`maxSkew` must be at least 1, it is {value}"));
            refused(finding, pod, Cause::Invalid);
        }
        field => {
            let message = "a spread constraint needs `maxSkew`: how uneven it may be";
            missing(cx, pod, field, ("maxSkew", message, "add `maxSkew: 1`"), Cause::Invalid);
        }
    }
    // SCH21
    match &it.topology_key {
        Field::Set { value, .. } if value.is_empty() => {
            let finding =
                cx.report(value.span, "`topologyKey` is empty; it is the label of nodes to spread over");
            refused(
                finding.help("write `topology.kubernetes.io/zone` or `kubernetes.io/hostname`"),
                pod,
                Cause::Required,
            );
        }
        field => {
            let message = "a spread constraint needs a `topologyKey`: the label of nodes to spread over";
            let help = "add `topologyKey: topology.kubernetes.io/zone` or `kubernetes.io/hostname`";
            missing(cx, pod, field, ("topologyKey", message, help), Cause::Required);
        }
    }
    // SCH22, and SCH24 beside it: a word that is not known is not the one that `minDomains` goes with either.
    let whens = &["DoNotSchedule", "ScheduleAnyway"];
    let finding = if it.when_unsatisfiable.is_set() {
        one_of(cx, &it.when_unsatisfiable, "whenUnsatisfiable", whens)
    } else {
        let message = "a spread constraint needs `whenUnsatisfiable`: what to do where it cannot hold";
        let help = "add `whenUnsatisfiable: DoNotSchedule` or `ScheduleAnyway`";
        require(cx, &it.when_unsatisfiable, "whenUnsatisfiable", message).map(|finding| finding.help(help))
    };
    if let Some(finding) = finding {
        refused(finding, pod, Cause::NotSupported);
        if it.min_domains.is_set() {
            let path = finding.field.replace(".whenUnsatisfiable", ".minDomains");
            also(finding, pod, Cause::Invalid, path);
        }
    }
    // SCH24
    if let Field::Set { key, value: Int { value, span } } = &it.min_domains {
        if *value <= 0 {
            let finding = cx.report(*span, format!("`minDomains` must be at least 1, it is {value}"));
            refused(finding, pod, Cause::Invalid);
        } else if it.when_unsatisfiable.is("ScheduleAnyway") {
            let message = "`minDomains` only goes with `whenUnsatisfiable: DoNotSchedule`";
            let finding = cx.report(*key, message).with(it.when_unsatisfiable.span_or_insert(), "set here");
            refused(finding.help("remove one of the two"), pod, Cause::Invalid);
        }
    }
    // SCH25
    for (name, field) in
        [("nodeAffinityPolicy", &it.node_affinity_policy), ("nodeTaintsPolicy", &it.node_taints_policy)]
    {
        if let Some(finding) = one_of(cx, field, name, &["Honor", "Ignore"]) {
            refused(finding, pod, Cause::NotSupported);
        }
    }
    label_keys(cx, pod, it);
    check_selector(cx, pod, it);
}

/// Keys of labels whose values are to be taken from the pod itself.
fn label_keys<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &TopologySpreadConstraint<'a>) {
    let keys = &it.match_label_keys;
    let merged = cx.is_on(Gate::MatchLabelKeysInPodTopologySpreadSelectorMerge);
    if let (Some(span), true, false) = (keys.key(), it.label_selector.is_missing(), keys.items().is_empty()) {
        // SCH27
        let finding = cx.report(span, "`matchLabelKeys` needs a `labelSelector` to add to");
        refused(finding.help("add a `labelSelector`, or remove this"), pod, Cause::Forbidden);
        if merged {
            return;
        }
    }
    for key in keys.items() {
        // SCH28
        if let Err(error) = names::qualified_name(key) {
            let message = error.of(format_args!("the label key `{}`", shown(key)));
            refused(cx.report(key.place_of(&error.range), message), pod, Cause::Invalid);
        }
    }
    // SCH29, TPL4. Up to 1.33 a label may not be in both places, whether the pod has it or not.
    let Some(selector) = it.label_selector.get() else { return };
    if merged {
        for (_, key, other) in repeated(pod, selector, (keys.items(), &[])) {
            refused(selected_twice(cx, key, other), pod, Cause::Invalid);
        }
        return;
    }
    for key in keys.items() {
        if let Some(span) = selected(selector, key) {
            refused(selected_twice(cx, key, Some(span)), pod, Cause::Invalid);
        }
    }
}

/// Where the selector speaks of the label.
fn selected(selector: &LabelSelector<'_>, key: &str) -> Option<Span> {
    let labels =
        selector.match_labels.entries().iter().find(|(name, _)| name == key).map(|(name, _)| name.place());
    labels.or_else(|| {
        let expression = selector.match_expressions.items().iter().find(|it| it.key.is(key));
        expression.map(|it| it.key.span_or_insert())
    })
}

/// W8
fn check_selector<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &TopologySpreadConstraint<'a>) {
    let needed = !it.match_label_keys.items().is_empty();
    if cx.minor() < 28 || !it.label_selector.is_missing() || needed || cx.is_filled_in_later() {
        return;
    }
    let message = "a spread constraint without a `labelSelector` matches no pod, and spreads none";
    let finding = match &it.label_selector {
        Field::Missing { parent } => cx.report_missing(*parent, "labelSelector", message),
        field => cx.report(field.span_or_insert(), message),
    };
    matches_no_pod(finding, pod);
}

/// Reports a field that is not there or null, with its name, the message and the help.
fn missing<'a, T>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    field: &Field<T>,
    (name, message, help): (&str, &str, &str),
    cause: Cause,
) {
    if let Some(finding) = require(cx, field, name, message) {
        refused(finding.help(help), pod, cause);
    }
}
