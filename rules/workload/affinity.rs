//! `affinity`: which nodes and neighbours a pod wants.

use std::fmt::Display;

use super::{also, matches_no_pod, refused, refused_at, repeated, selected_twice};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        Field, Int, List, NodeSelectorRequirement, NodeSelectorTerm, PodAffinityTerm, PodView, Str,
        WeightedPodAffinityTerm, names,
    },
    rule::{Check, Context, Rule, require, require_items, require_text, shown, up_to, write_one_of},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "affinity",
    summary: "an affinity term that is incomplete, or has an operator or weight that cannot be",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("affinity.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Some(affinity) = pod.spec.affinity.get() else { return };
    if let Some(nodes) = affinity.node_affinity.get() {
        if let Some(required) = nodes.required_during_scheduling_ignored_during_execution.get() {
            no_terms(cx, pod, &required.node_selector_terms);
            for term in required.node_selector_terms.items() {
                node_term(cx, pod, term);
            }
        }
        for preferred in nodes.preferred_during_scheduling_ignored_during_execution.items() {
            weight(cx, pod, &preferred.weight);
            if let Some(term) = preferred.preference.get() {
                node_term(cx, pod, term);
            }
        }
    }
    if let Some(pods) = affinity.pod_affinity.get() {
        pod_terms(
            cx,
            pod,
            pods.required_during_scheduling_ignored_during_execution.items(),
            pods.preferred_during_scheduling_ignored_during_execution.items(),
        );
    }
    if let Some(pods) = affinity.pod_anti_affinity.get() {
        pod_terms(
            cx,
            pod,
            pods.required_during_scheduling_ignored_during_execution.items(),
            pods.preferred_during_scheduling_ignored_during_execution.items(),
        );
    }
}

fn no_terms<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, terms: &Field<List<NodeSelectorTerm<'a>>>) {
    // SCH2
    let message = "a required node affinity needs at least one term in `nodeSelectorTerms`";
    let Some(finding) = require_items(cx, terms, "nodeSelectorTerms", message) else { return };
    refused(finding, pod, Cause::Required);
}

fn weight<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, weight: &Field<Int>) {
    // SCH11, SCH12
    let message = "a preferred term needs a `weight` from 1 to 100";
    let finding = match weight {
        Field::Missing { parent } if !cx.is_part() => cx.report_missing(*parent, "weight", message),
        Field::Null(span) => cx.report(*span, message),
        Field::Set { value: Int { value, span }, .. } if !(1..=100).contains(value) => {
            cx.report(*span, format!("`weight` must be from 1 to 100, it is {value}"))
        }
        _ => return,
    };
    refused(finding, pod, Cause::Invalid);
}

fn node_term<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, term: &NodeSelectorTerm<'a>) {
    // SCH3 to SCH5
    const OPERATORS: [&str; 6] = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];
    for it in term.match_expressions.items() {
        if !operator(cx, pod, &it.operator, &OPERATORS) {
            continue;
        }
        let count = it.values.items().len();
        match it.operator.str().unwrap_or_default() {
            operator @ ("In" | "NotIn") if count == 0 => {
                values(cx, pod, it, format_args!("`operator: {operator}` needs `values` to compare with"));
            }
            operator @ ("Gt" | "Lt") if count != 1 => {
                values(
                    cx,
                    pod,
                    it,
                    format_args!("`operator: {operator}` needs exactly one number in `values`"),
                );
            }
            operator @ ("Exists" | "DoesNotExist") if count > 0 => {
                let message = format!("`operator: {operator}` takes no `values`");
                let finding = cx.report(it.values.span_or_insert(), message);
                refused(finding.help("remove the values, or use `In` or `NotIn`"), pod, Cause::Forbidden);
            }
            _ => {}
        }
    }
    // SCH8 to SCH10
    for it in term.match_fields.items() {
        if operator(cx, pod, &it.operator, &["In", "NotIn"]) && it.values.items().len() != 1 {
            values(cx, pod, it, "a match on a field needs exactly one value in `values`");
        }
        match &it.key {
            Field::Set { value, .. } if value != "metadata.name" => {
                let message =
                    format!("`matchFields` can only look at `metadata.name`, not at `{}`", shown(value));
                let span = value.place();
                let finding = cx.report(span, message);
                refused(
                    finding.help("write `metadata.name`, or use `matchExpressions` for labels"),
                    pod,
                    Cause::Invalid,
                );
            }
            Field::Set { .. } => {
                for value in it.values.items() {
                    let Err(error) = names::dns_1123_subdomain(value) else { continue };
                    let message = error.of(format_args!("the node's name `{}`", shown(value)));
                    let span = value.place_of(&error.range);
                    refused(cx.report(span, message), pod, Cause::Invalid);
                }
            }
            field => {
                let message = "a match on a field needs a `key`";
                let Some(finding) = require(cx, field, "key", message) else { continue };
                refused(finding.help("write `key: metadata.name`"), pod, Cause::Invalid);
            }
        }
    }
}

/// Whether the operator is one of `allowed`; says so if it is not.
fn operator<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    field: &Field<Str<'a>>,
    allowed: &[&'static str],
) -> bool {
    let message = "a term's expression needs an `operator`";
    let (finding, word) = match field {
        Field::Missing { parent } if !cx.is_part() => (cx.report_missing(*parent, "operator", message), ""),
        Field::Null(span) => (cx.report(*span, message), ""),
        Field::Set { value, .. } if allowed.contains(&&**value) => return true,
        Field::Set { value, .. } => {
            let span = value.place();
            (cx.report(span, format!("`operator` cannot be `{}` here", shown(value))), &**value)
        }
        _ => return false,
    };
    refused(finding.help(write_one_of(word, allowed)), pod, Cause::Invalid);
    false
}

/// Too many or too few values.
fn values<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    it: &NodeSelectorRequirement<'a>,
    message: impl Display,
) {
    if it.values.is_incomplete() {
        return;
    }
    let finding = match &it.values {
        Field::Set { key, .. } => cx.report(*key, message.to_string()),
        field => {
            let Some(finding) = require(cx, field, "values", message) else { return };
            finding
        }
    };
    refused(finding, pod, Cause::Required);
}

fn pod_terms<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    required: &[PodAffinityTerm<'a>],
    preferred: &[WeightedPodAffinityTerm<'a>],
) {
    for term in required {
        pod_term(cx, pod, term);
    }
    for it in preferred {
        weight(cx, pod, &it.weight);
        if let Some(term) = it.pod_affinity_term.get() {
            pod_term(cx, pod, term);
            continue;
        }
        let message = "a preferred term needs a `podAffinityTerm`";
        let Some(finding) = require(cx, &it.pod_affinity_term, "podAffinityTerm", message) else { continue };
        let path = format!("{}.topologyKey", finding.field);
        // SCH15
        refused_at(finding, pod, Cause::Required, path.clone());
        also(finding, pod, Cause::Invalid, path);
    }
}

fn pod_term<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, term: &PodAffinityTerm<'a>) {
    const HELP: &str = "write `topology.kubernetes.io/zone` or `kubernetes.io/hostname`";
    let message = "a term needs a `topologyKey`: the label that nodes which count as one place share";
    match &term.topology_key {
        Field::Set { value, .. } if !value.is_empty() => {
            if let Err(error) = names::qualified_name(value) {
                let message = error.of(format_args!("the label key `{}`", shown(value)));
                refused(cx.report(value.sub_span(error.range), message).help(HELP), pod, Cause::Invalid);
            }
        }
        field => {
            if let Some(finding) = require_text(cx, field, "topologyKey", message) {
                // SCH15
                refused(finding.help(HELP), pod, Cause::Required);
                let path = finding.field.clone();
                also(finding, pod, Cause::Invalid, path);
            }
        }
    }
    // SCH14
    for namespace in term.namespaces.items() {
        let Err(error) = names::dns_1123_label(namespace) else { continue };
        let message = error.of(format_args!("namespace `{}`", shown(namespace)));
        let span = namespace.place_of(&error.range);
        let finding = cx.report(span, message);
        // The server says `namespace`.
        let list = up_to(&finding.field, "namespaces");
        refused_at(finding, pod, Cause::Invalid, list.trim_end_matches('s').to_owned());
    }
    label_keys(cx, pod, term);
    // W9
    let keys = [&term.match_label_keys, &term.mismatch_label_keys];
    if cx.minor() >= 28
        && term.label_selector.is_missing()
        && keys.iter().all(|keys| keys.items().is_empty())
        && !cx.is_filled_in_later()
    {
        let message = "a term without a `labelSelector` matches no pod";
        let finding = match &term.label_selector {
            Field::Missing { parent } => cx.report_missing(*parent, "labelSelector", message),
            field => cx.report(field.span_or_insert(), message),
        };
        matches_no_pod(finding, pod);
    }
}

/// Keys of labels whose values are taken from the pod itself.
fn label_keys<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, term: &PodAffinityTerm<'a>) {
    let lists =
        [("matchLabelKeys", &term.match_label_keys), ("mismatchLabelKeys", &term.mismatch_label_keys)];
    for (name, keys) in lists {
        let Some(span) = keys.key().filter(|_| !keys.items().is_empty()) else { continue };
        // SCH16
        if term.label_selector.is_missing() {
            let finding = cx.report(span, format!("`{name}` needs a `labelSelector` to add to"));
            refused(finding.help("add a `labelSelector`, or remove this"), pod, Cause::Forbidden);
            continue;
        }
        for key in keys.items() {
            // SCH17
            let Err(error) = names::qualified_name(key) else { continue };
            let message = error.of(format_args!("the label key `{}`", shown(key)));
            refused(cx.report(key.place_of(&error.range), message), pod, Cause::Invalid);
        }
    }
    let mismatched = term.mismatch_label_keys.items();
    let repeated = match term.label_selector.get() {
        Some(selector) => repeated(pod, selector, (term.match_label_keys.items(), mismatched)),
        None => Vec::new(),
    };
    // The server names the term and the place in the list, and not the list.
    let place = |field: &str, index: usize| {
        let list = up_to(field, "matchLabelKeys");
        format!("{}[{index}]", list.strip_suffix(".matchLabelKeys").unwrap_or(&list))
    };
    for key in term.match_label_keys.items() {
        // SCH19
        let Some(other) = mismatched.iter().find(|other| **other == **key) else { continue };
        let message = format!("the label `{}` is in `matchLabelKeys` and in `mismatchLabelKeys`", shown(key));
        let finding = cx.report(key.place(), message).with(other.place(), "also here");
        refused(finding.help("remove one of the two"), pod, Cause::Invalid);
        // In a pod, both have become expressions of the selector.
        if let Some((index, ..)) = repeated.iter().find(|(_, it, _)| **key == ***it) {
            let path = place(&finding.field, *index);
            also(finding, pod, Cause::Invalid, path);
        }
    }
    for (index, key, other) in repeated {
        // SCH18, TPL4
        if other.is_none() && mismatched.iter().any(|other| **other == **key) {
            continue;
        }
        let finding = selected_twice(cx, key, other);
        let path = place(&finding.field, index);
        refused_at(finding, pod, Cause::Invalid, path);
    }
}
