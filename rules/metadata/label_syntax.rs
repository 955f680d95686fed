//! `label-syntax`: keys and values of labels, and of selectors that look for them.

use super::{Judge, judged};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Stage},
    model::{
        Body, Field, LabelSelector, List, Map, NodeSelectorRequirement, NodeSelectorTerm, Object, Owner,
        PodAffinityTerm, PodView, Str,
        names::{self, NameError},
    },
    rule::{Check, Context, Rule, require, require_items, shown, write_one_of},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "label-syntax",
    summary: "the key or value of a label or selector has characters it may not have, or is too long",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("label_syntax.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, pod),
};

const KEY_HELP: &str = "write a name, or a domain, `/` and a name";
const VALUE_HELP: &str = "write letters and digits, with `-`, `_` and `.` between";

/// What to write: the nearest that is valid, or what is valid at all.
fn help(error: &NameError, text: &str, otherwise: &str) -> String {
    error.help(text).unwrap_or_else(|| otherwise.to_owned())
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if let Some(metadata) = object.metadata().get() {
        labels(cx, Judge::Server, "labels", &metadata.labels);
    }
    body(cx, &object.body);
}

/// Selectors, and labels of templates that are not a pod's.
fn body<'a>(cx: &mut Context<'a, '_>, body: &Body<'a>) {
    /// Checks the selector of a workload, whose specs are of different types but alike.
    macro_rules! selected {
        ($it:expr) => {
            if let Some(spec) = $it.spec.get() {
                selector(cx, Judge::Server, &spec.selector);
            }
        };
    }
    match body {
        Body::Deployment(it) => selected!(it),
        Body::ReplicaSet(it) => selected!(it),
        Body::DaemonSet(it) => selected!(it),
        Body::StatefulSet(it) => {
            let Some(spec) = it.spec.get() else { return };
            selector(cx, Judge::Server, &spec.selector);
            for claim in spec.volume_claim_templates.items() {
                // Of a claim template's metadata only the name is looked at before claims are made from it.
                if let Some(metadata) = claim.metadata.get() {
                    labels(cx, Judge::Later, "labels", &metadata.labels);
                }
                if let Some(spec) = claim.spec.get() {
                    let judge = if cx.minor() >= 34 { Judge::Server } else { Judge::Later };
                    selector(cx, judge, &spec.selector);
                }
            }
        }
        Body::Job(it) => selected!(it),
        Body::CronJob(it) => {
            // BAT41, TPL13: the metadata of Jobs to come is kept unread; each Job is then refused.
            let template = it.spec.get().and_then(|spec| spec.job_template.get());
            if let Some(metadata) = template.and_then(|template| template.metadata.get()) {
                labels(cx, Judge::Later, "labels", &metadata.labels);
            }
        }
        Body::Service(it) => {
            if let Some(spec) = it.spec.get() {
                labels(cx, Judge::Server, "selector", &spec.selector);
            }
        }
        Body::PersistentVolumeClaim(it) => selected!(it),
        Body::PodDisruptionBudget(it) => selected!(it),
        Body::NetworkPolicy(it) => {
            let Some(spec) = it.spec.get() else { return };
            selector(cx, Judge::Server, &spec.pod_selector);
            let sources = spec.ingress.items().iter().flat_map(|rule| rule.from.items());
            let targets = spec.egress.items().iter().flat_map(|rule| rule.to.items());
            for peer in sources.chain(targets) {
                selector(cx, Judge::Server, &peer.pod_selector);
                selector(cx, Judge::Server, &peer.namespace_selector);
            }
        }
        _ => {}
    }
}

// PTM1, APP34: what the server says twice of a StatefulSet's labels is said once.
fn pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let (judge, template_judge) = if pod.owner == Owner::Custom {
        (Judge::Later, Judge::Later)
    } else {
        (Judge::Server, Judge::ServerOnTemplate)
    };
    if let Some(metadata) = pod.metadata
        && pod.has_own_metadata()
    {
        let judge = if hands_labels_on(pod) { Judge::ServerTwice } else { template_judge };
        labels(cx, judge, "labels", &metadata.labels);
    }
    let spec = pod.spec;
    // SCH1
    labels(cx, judge, "nodeSelector", &spec.node_selector);
    // SCH26
    for constraint in spec.topology_spread_constraints.items() {
        selector(cx, judge, &constraint.label_selector);
    }
    for volume in spec.volumes.items() {
        // VOL57: with a name, the selector is not looked at.
        let projected = volume.projected.get().filter(|_| volume.source() == Some("projected"));
        let bundles = projected.map_or(&[][..], |it| it.sources.items()).iter();
        for bundle in bundles.filter_map(|part| part.cluster_trust_bundle.get()) {
            if bundle.signer_name.is_set() && bundle.name.is_missing() {
                selector(cx, judge, &bundle.label_selector);
            }
        }
        let Some(template) = volume.claim_template() else { continue };
        if let Some(metadata) = template.metadata.get() {
            labels(cx, judge, "labels", &metadata.labels);
        }
        if let Some(spec) = template.spec.get() {
            selector(cx, judge, &spec.selector);
        }
    }
    let Some(affinity) = spec.affinity.get() else { return };
    if let Some(nodes) = affinity.node_affinity.get() {
        if let Some(required) = nodes.required_during_scheduling_ignored_during_execution.get() {
            for term in required.node_selector_terms.items() {
                node_term(cx, judge, term, true);
            }
        }
        for preferred in nodes.preferred_during_scheduling_ignored_during_execution.items() {
            if let Some(term) = preferred.preference.get() {
                node_term(cx, judge, term, false);
            }
        }
    }
    if let Some(it) = affinity.pod_affinity.get() {
        let preferred = it.preferred_during_scheduling_ignored_during_execution.items();
        let terms = it.required_during_scheduling_ignored_during_execution.items().iter();
        for term in terms.chain(preferred.iter().filter_map(|it| it.pod_affinity_term.get().map(|it| &**it)))
        {
            pod_term(cx, judge, term);
        }
    }
    if let Some(it) = affinity.pod_anti_affinity.get() {
        let preferred = it.preferred_during_scheduling_ignored_during_execution.items();
        let terms = it.required_during_scheduling_ignored_during_execution.items().iter();
        for term in terms.chain(preferred.iter().filter_map(|it| it.pod_affinity_term.get().map(|it| &**it)))
        {
            pod_term(cx, judge, term);
        }
    }
}

/// Whether the server gives the template's labels to the object that has none of its own.
fn hands_labels_on(pod: &PodView<'_, '_>) -> bool {
    let own = pod.object.metadata().get().map(|metadata| &metadata.labels);
    matches!(pod.owner, Owner::Job | Owner::ReplicationController)
        && own.is_none_or(|labels| labels.entries().is_empty() && !labels.is_incomplete())
}

fn pod_term<'a>(cx: &mut Context<'a, '_>, judge: Judge, term: &PodAffinityTerm<'a>) {
    // SCH13
    selector(cx, judge, &term.label_selector);
    selector(cx, judge, &term.namespace_selector);
}

/// The entries of a map of labels, which the field `name` holds.
fn labels<'a>(cx: &mut Context<'a, '_>, judge: Judge, name: &str, map: &Field<Map<'a, Str<'a>>>) {
    for (key, value) in map.entries() {
        if let Err(error) = names::qualified_name(key) {
            let message = error.of(format_args!("label key `{}`", shown(key)));
            let finding = cx.report(key.place_of(&error.range), message);
            finding.help(help(&error, key, KEY_HELP));
            judged(finding, judge, Cause::Invalid, name);
        }
        if let Err(error) = names::label_value(value) {
            let message = error.of(format_args!("label value `{}`", shown(value)));
            let elsewhere = if name == "labels" { ", or move the text into an annotation" } else { "" };
            let finding = cx.report(value.place_of(&error.range), message);
            finding.help(help(&error, value, VALUE_HELP) + elsewhere);
            judged(finding, judge, Cause::Invalid, name);
        }
    }
}

/// A label selector.
fn selector<'a>(cx: &mut Context<'a, '_>, judge: Judge, selector: &Field<Box<LabelSelector<'a>>>) {
    if let Some(selector) = selector.get() {
        check_selector(cx, judge, selector);
    }
}

fn check_selector<'a>(cx: &mut Context<'a, '_>, judge: Judge, selector: &LabelSelector<'a>) {
    // LSL1, LSL5, LSL6; PVC4
    labels(cx, judge, "matchLabels", &selector.match_labels);
    for it in selector.match_expressions.items() {
        key(cx, judge, &it.key);
        for value in it.values.items() {
            values(cx, judge, value);
        }
        operator(cx, judge, &it.operator, &it.values);
    }
}

fn node_term<'a>(cx: &mut Context<'a, '_>, judge: Judge, term: &NodeSelectorTerm<'a>, required: bool) {
    for NodeSelectorRequirement { key: name, values: list, .. } in term.match_expressions.items() {
        // SCH6
        key(cx, judge, name);
        for value in list.items() {
            let Err(error) = names::label_value(value) else { continue };
            // SCH7: earlier servers do not look at the values; no node has such a label all the same.
            let looked_at = cx.minor() >= 33;
            if required && looked_at {
                values(cx, judge, value);
                continue;
            }
            let message = format!("no node has the label value `{}`: it {error}", shown(value));
            let finding = cx.report(value.place_of(&error.range), message);
            finding.help(help(&error, value, VALUE_HELP)).at_most_warn();
            if required {
                finding.happens(Outcome::Pending, Stage::Scheduler);
            } else if looked_at && judge == Judge::Server {
                // W6: a preference that no node can meet is only warned of.
                let path = finding.field.clone();
                finding.warned(path);
            } else {
                finding.happens(Outcome::Fragile, Stage::Scheduler);
            }
        }
    }
}

/// The key of an expression. A missing one is not valid either.
fn key(cx: &mut Context<'_, '_>, judge: Judge, key: &Field<Str<'_>>) {
    if let Field::Set { value, .. } = key {
        if let Err(error) = names::qualified_name(value) {
            let message = match &**value {
                "" => "the key of a selector's expression is empty".to_owned(),
                key => error.of(format_args!("label key `{}`", shown(key))),
            };
            let finding = cx.report(value.place_of(&error.range), message);
            finding.help(help(&error, value, KEY_HELP));
            at_place(finding, judge, Cause::Invalid);
        }
        return;
    }
    if let Some(finding) =
        require(cx, key, "key", "an expression of a selector needs a `key`: the label it looks at")
    {
        at_place(finding, judge, Cause::Invalid);
    }
}

fn values(cx: &mut Context<'_, '_>, judge: Judge, value: &Str<'_>) {
    if let Err(error) = names::label_value(value) {
        let message = error.of(format_args!("label value `{}`", shown(value)));
        let finding = cx.report(value.place_of(&error.range), message);
        finding.help(help(&error, value, VALUE_HELP));
        at_place(finding, judge, Cause::Invalid);
    }
}

/// The operator of an expression, and whether it has the values it needs.
fn operator<'a>(
    cx: &mut Context<'a, '_>,
    judge: Judge,
    operator: &Field<Str<'a>>,
    values: &Field<List<Str<'a>>>,
) {
    // LSL2 to LSL4
    const OPERATORS: [&str; 4] = ["In", "NotIn", "Exists", "DoesNotExist"];
    let Field::Set { value: written, .. } = operator else {
        let message = "an expression of a selector needs an `operator`";
        if let Some(finding) = require(cx, operator, "operator", message) {
            finding.help("write `In`, `NotIn`, `Exists` or `DoesNotExist`");
            at_place(finding, judge, Cause::Invalid);
        }
        return;
    };
    let count = values.items().len();
    match &**written {
        "In" | "NotIn" if count == 0 && !values.is_incomplete() => {
            let message = format_args!("`operator: {}` needs `values` to compare with", &**written);
            if let Some(finding) = require_items(cx, values, "values", message) {
                finding.help("list the label's values, or use `Exists` or `DoesNotExist`");
                at_place(finding, judge, Cause::Required);
            }
        }
        "Exists" | "DoesNotExist" if count > 0 => {
            let span = values.span_or_insert();
            let finding = cx.report(span, format!("`operator: {}` takes no `values`", &**written));
            finding.help("remove the values, or use `In` or `NotIn`");
            at_place(finding, judge, Cause::Forbidden);
        }
        "In" | "NotIn" | "Exists" | "DoesNotExist" => {}
        other => {
            let finding = cx
                .report(written.content(), format!("`{}` is no operator of a label selector", shown(other)));
            finding.help(write_one_of(other, &OPERATORS));
            at_place(finding, judge, Cause::Invalid);
        }
    }
}

/// The API server says it at the place itself.
fn at_place(finding: &mut Diagnostic, judge: Judge, cause: Cause) {
    if judge == Judge::Later {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server(cause);
    }
}
