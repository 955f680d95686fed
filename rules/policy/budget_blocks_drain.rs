//! `budget-blocks-drain`: a budget that never lets a pod be evicted.

use crate::{
    defaults::{self, Amount},
    diagnostic::{Level, Outcome, Stage},
    model::{
        self, Body, Field, HorizontalPodAutoscaler, IntOrStr, LabelSelector, Object, PodView,
        selector::Labels,
    },
    rule::{Check, Context, Rule, shown},
    text::Span,
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
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::PodDisruptionBudget(budget) = &object.body else { return };
    let Some(spec) = budget.spec.get() else { return };
    // With both, it is refused.
    if cx.is_filled_in_later() || spec.min_available.is_set() && spec.max_unavailable.is_set() {
        return;
    }
    let (available, unavailable) =
        (defaults::written_amount(&spec.min_available), defaults::written_amount(&spec.max_unavailable));
    // Whatever the number of pods is.
    let (name, field) = if unavailable.is_some() {
        ("maxUnavailable", &spec.max_unavailable)
    } else {
        ("minAvailable", &spec.min_available)
    };
    if unavailable.is_some_and(|it| it.pods(1, true) == Some(0)) || available.is_some_and(is_all) {
        let message = format!(
            "`{name}: {}` never lets a pod be evicted, so that draining its node never ends",
            written(field)
        );
        let help = if name == "minAvailable" { "write `maxUnavailable: 1`" } else { "write at least 1" };
        cx.report(field.value_span(), message).help(help);
        return;
    }
    let Some(available) = available else { return };
    let Some(selector) = spec.selector.get() else { return };
    let Some(chosen) = chosen(cx, object, selector) else { return };
    let Some(needed) = available.pods(chosen.replicas, true) else { return };
    if chosen.replicas == 0 || !blocks(needed, chosen.replicas) {
        return;
    }
    let message = match (chosen.replicas, available) {
        (1, Amount::Int(_)) => format!(
            "`minAvailable: {needed}` of 1 pod never lets it be evicted, so that draining its node never ends"
        ),
        (1, Amount::Text(_)) => format!(
            "`minAvailable: {}` of 1 pod is rounded up to 1, which never lets it be evicted: draining its node never ends",
            written(field)
        ),
        (replicas, _) => format!(
            "`minAvailable: {}` of {replicas} pods never lets one be evicted, so that draining its node never ends",
            written(field)
        ),
    };
    let finding = cx.report(field.value_span(), message);
    for span in chosen.spans {
        finding.with(span, "so many pods");
    }
    finding.help(if chosen.replicas == 1 {
        "run 2 pods, or write `maxUnavailable: 1`, which lets the one be moved"
    } else {
        "write `maxUnavailable: 1` in its place, which follows the number of pods"
    });
}

/// Whether it is all pods, however many they are.
fn is_all(amount: Amount<'_>) -> bool {
    matches!(amount, Amount::Text(_)) && amount.pods(100, true) == Some(100)
}

/// Whether a budget that needs so many of the pods lets none go.
fn blocks(needed: i64, pods: i64) -> bool {
    needed >= pods
}

fn written(field: &Field<IntOrStr<'_>>) -> String {
    match field.get() {
        Some(IntOrStr::Int(number)) => number.value.to_string(),
        Some(IntOrStr::Str(text)) => shown(text).to_string(),
        None => String::new(),
    }
}

/// The size in bytes of the largest file in which the pods of a budget are looked for: more than what people write.
const LARGEST_FILE: usize = 256 << 10;

/// The pods that a budget is for.
struct Chosen {
    replicas: i64,
    spans: Vec<Span>,
}

/// The pods that the budget's selector takes in this file; nothing if their number is not written there, or is for an
/// autoscaler to say.
///
/// Each budget reads the whole file again, so that large ones are left alone.
fn chosen<'a>(cx: &Context<'a, '_>, budget: &Object<'a>, selector: &LabelSelector<'_>) -> Option<Chosen> {
    if cx.text().len() > LARGEST_FILE
        || selector.is_incomplete()
        || !selector.is_valid()
        || selector.is_empty()
    {
        return None;
    }
    let (tree, minor) = (cx.tree(), cx.minor());
    let objects: Vec<Object<'a>> =
        (0..tree.documents().len()).flat_map(|document| model::objects(tree, document, minor)).collect();
    let mut all = Chosen { replicas: 0, spans: Vec::new() };
    for object in objects.iter().filter(|it| it.namespace.as_deref() == budget.namespace.as_deref()) {
        if !object.pods().any(|pod| takes(selector, &pod)) {
            continue;
        }
        if objects.iter().any(|it| scales(it, object)) {
            return None;
        }
        let replicas = match &object.body {
            Body::Deployment(it) => &it.spec.get()?.replicas,
            Body::StatefulSet(it) => &it.spec.get()?.replicas,
            Body::ReplicaSet(it) => &it.spec.get()?.replicas,
            Body::ReplicationController(it) => &it.spec.get()?.replicas,
            _ => return None,
        };
        // Where no number is written it is often left to an autoscaler.
        let replicas = replicas.get()?;
        all.replicas = all.replicas.checked_add(replicas.value)?;
        all.spans.push(replicas.span);
    }
    Some(all)
}

fn takes(selector: &LabelSelector<'_>, pod: &PodView<'_, '_>) -> bool {
    let labels = pod.metadata.and_then(|metadata| Labels::of(&metadata.labels));
    labels.is_some_and(|labels| selector.matches(&labels))
}

/// Whether the object is an autoscaler of the other.
fn scales(object: &Object<'_>, of: &Object<'_>) -> bool {
    let Body::HorizontalPodAutoscaler(it) = &object.body else {
        // KEDA, and others that make the autoscaler.
        return object.kind_str().contains("Scale");
    };
    let it: &HorizontalPodAutoscaler<'_> = it;
    let target = it.spec.get().and_then(|spec| spec.scale_target_ref.get());
    target.is_some_and(|target| {
        target.kind.is(of.kind_str()) && of.name.as_ref().is_some_and(|name| target.name.is(name))
    })
}
