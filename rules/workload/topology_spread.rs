//! `topology-spread`: how pods are spread over zones and nodes.

use super::{refused, refused_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, Int, LabelSelector, PodView, TopologySpreadConstraint, names},
    rule::{Check, Context, Rule, Seen, one_of, require, shown},
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
    // The server points at the earlier of two, a reader looks for the later one.
    let mut seen = Seen::default();
    for (index, constraint) in constraints.iter().enumerate() {
        let (Some(key), Some(when)) = (constraint.topology_key.get(), constraint.when_unsatisfiable.str())
        else {
            continue;
        };
        if key.is_empty() {
            continue;
        }
        if let Some((first, span)) = seen.first((&**key, when), (index, key.content())) {
            let message = format!(
                "there are two constraints for `{}` with `{}`; one would do",
                shown(key),
                shown(when)
            );
            let finding = cx.report(key.content(), message).with(span, "the first");
            let list = finding.field.split('[').next().unwrap_or_default();
            let path = format!("{list}[{first}].{{topologyKey, whenUnsatisfiable}}");
            refused_at(finding, pod, Cause::Duplicate, path);
        }
    }
}

fn check_one<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &TopologySpreadConstraint<'a>) {
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
    let whens = &["DoNotSchedule", "ScheduleAnyway"];
    if it.when_unsatisfiable.is_set() {
        if let Some(finding) = one_of(cx, &it.when_unsatisfiable, "whenUnsatisfiable", whens) {
            refused(finding, pod, Cause::NotSupported);
        }
    } else {
        let message = "a spread constraint needs `whenUnsatisfiable`: what to do where it cannot hold";
        let help = "add `whenUnsatisfiable: DoNotSchedule` or `ScheduleAnyway`";
        missing(cx, pod, &it.when_unsatisfiable, ("whenUnsatisfiable", message, help), Cause::NotSupported);
    }
    if let Field::Set { key, value: Int { value, span } } = &it.min_domains {
        if *value <= 0 {
            let finding = cx.report(*span, format!("`minDomains` must be at least 1, it is {value}"));
            refused(finding, pod, Cause::Invalid);
        } else if it.when_unsatisfiable.str().is_some_and(|when| when != "DoNotSchedule") {
            let message = "`minDomains` only goes with `whenUnsatisfiable: DoNotSchedule`";
            let finding = cx.report(*key, message).with(it.when_unsatisfiable.span_or_insert(), "set here");
            refused(finding.help("remove one of the two"), pod, Cause::Invalid);
        }
    }
    for (name, field) in
        [("nodeAffinityPolicy", &it.node_affinity_policy), ("nodeTaintsPolicy", &it.node_taints_policy)]
    {
        if let Some(finding) = one_of(cx, field, name, &["Honor", "Ignore"]) {
            refused(finding, pod, Cause::NotSupported);
        }
    }
    label_keys(cx, pod, it);
}

/// Keys of labels whose values are to be taken from the pod itself.
fn label_keys<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &TopologySpreadConstraint<'a>) {
    let keys = &it.match_label_keys;
    if let (Some(span), true, false) = (keys.key(), it.label_selector.is_missing(), keys.items().is_empty()) {
        let finding = cx.report(span, "`matchLabelKeys` needs a `labelSelector` to add to");
        refused(finding.help("add a `labelSelector`, or remove this"), pod, Cause::Forbidden);
    }
    for key in keys.items() {
        if let Err(error) = names::qualified_name(key) {
            let message = error.of(format_args!("the label key `{}`", shown(key)));
            let span = key.place_of(&error.range);
            refused(cx.report(span, message), pod, Cause::Invalid);
            continue;
        }
        let Some(selector) = it.label_selector.get() else { continue };
        // The key becomes a further expression, which the server refuses beside another for the same key; in a
        // template only when the pod is made.
        let has_label = pod.metadata.is_some_and(|metadata| metadata.labels.value(key).is_some());
        let Some(span) = selected(selector, key).filter(|_| has_label) else { continue };
        let message = format!("the label `{}` is in `matchLabelKeys` and in `labelSelector`", shown(key));
        let finding = cx.report(key.content(), message).with(span, "also here").help("remove one of the two");
        if pod.is_template() {
            finding.happens(Outcome::RefusedLater, Stage::Controller);
        } else {
            finding.server(Cause::Invalid);
        }
    }
}

/// Where the selector speaks of the label.
fn selected(selector: &LabelSelector<'_>, key: &str) -> Option<Span> {
    let labels =
        selector.match_labels.entries().iter().find(|(name, _)| name == key).map(|(name, _)| name.span);
    labels.or_else(|| {
        let expression = selector.match_expressions.items().iter().find(|it| it.key.is(key));
        expression.map(|it| it.key.span_or_insert())
    })
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
