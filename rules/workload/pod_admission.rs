//! `pod-admission`: what validation accepts in a pod and the default admission plugins refuse.

use crate::{
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{Owner, PodView},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pod-admission",
    summary: "a pod says itself what only its priority class or runtime class may say",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::RefusedLater,
    stage: Stage::ApiServer,
    page: include_str!("pod_admission.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The classes that every cluster has.
const CLASSES: [(&str, i64); 2] =
    [("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000)];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // Admission looks at pods and not at templates, so a template's pods are refused when they are made. What an
    // operator makes of its own templates, and what is never made into pods, is not known.
    if pod.is_child || matches!(pod.owner, Owner::Custom | Owner::PodTemplate) {
        return;
    }
    priority(cx, pod);
    overhead(cx, pod);
}

/// ADM3, ADM4
fn priority(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    const PREEMPTS: &str = "PreemptLowerPriority";
    let Some(class) = pod.spec.priority_class_name.str_or_empty() else { return };
    let known = CLASSES.iter().find(|(name, _)| *name == class).map(|(_, value)| *value);
    // Of other classes only the cluster knows the value. Without a class the cluster's default class counts, which few
    // clusters have.
    let value = match known {
        Some(value) => value,
        None if class.is_empty() => 0,
        None => return,
    };
    let whose = match known {
        Some(_) => format!("the class `{class}`"),
        None => "a pod without a `priorityClassName`".to_owned(),
    };
    if let Some(priority) = pod.spec.priority.get()
        && priority.value != value
    {
        let message = format!("`priority` is {}, and {whose} has {value}", priority.value);
        let finding = cx.report(priority.span, message);
        finding.help("write the `priorityClassName`, and leave `priority` to the server");
        refused(finding, pod, known.is_some());
    }
    if let Some(policy) = pod.spec.preemption_policy.filter(|policy| *policy == "Never") {
        let message = format!("`preemptionPolicy` is `{}`, and {whose} has `{PREEMPTS}`", shown(policy));
        let finding = cx.report(policy.content(), message);
        finding.help("name a PriorityClass with this `preemptionPolicy`, and leave it out here");
        refused(finding, pod, known.is_some());
    }
}

/// ADM6
fn overhead(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    let class = &pod.spec.runtime_class_name;
    if class.is_invalid() || class.str().is_some_and(|class| !class.is_empty()) {
        return;
    }
    let Some(key) = pod.spec.overhead.key().filter(|_| !pod.spec.overhead.entries().is_empty()) else {
        return;
    };
    let finding = cx.report(key, "`overhead` is a runtime class's, and this pod names none");
    finding.help("remove it, or write the `runtimeClassName` that has this overhead");
    refused(finding, pod, true);
}

/// Says when it is refused, and whether for sure.
fn refused(finding: &mut Diagnostic, pod: &PodView<'_, '_>, surely: bool) {
    let stage = if pod.is_template() { Stage::Controller } else { Stage::ApiServer };
    finding.happens(Outcome::RefusedLater, stage);
    if !surely {
        finding.at_most_warn();
    }
}
