//! `autoscaler-settings`: what is scaled, between which numbers of pods, and how fast.

use super::{api_version, field_may_follow};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, HPAScalingPolicy, HPAScalingRules, HorizontalPodAutoscalerSpec, Int, Object},
    rule::{Check, Context, Rule, one_of, report_field, require, require_items, require_segment, shown},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "autoscaler-settings",
    summary: "the target, bounds or behaviour of an autoscaler are none that it can have",
    group: "policy",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("autoscaler_settings.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::HorizontalPodAutoscaler(autoscaler) = &object.body else { return };
    let Field::Set { value: spec, .. } = &autoscaler.spec else {
        let required = cx.minor() >= 36;
        let version_needed = cx.minor() >= 34;
        let message = "the autoscaler has no `spec`: it scales nothing";
        let Some(finding) = require(cx, &autoscaler.spec, "spec", message) else { return };
        finding.help("add `scaleTargetRef` and `maxReplicas`");
        finding.server_at(Cause::Required, "spec.scaleTargetRef.kind", Scope::Errors);
        finding.also(Cause::Required, "spec.scaleTargetRef.name", Scope::Errors);
        finding.also(Cause::Invalid, "spec.maxReplicas", Scope::Errors);
        if required {
            finding.also(Cause::Required, "spec.maxReplicas", Scope::Errors);
        }
        if version_needed {
            finding.also(Cause::Invalid, "spec.scaleTargetRef.apiVersion", Scope::Errors);
        }
        return;
    };
    let old = object.is("autoscaling/v1", "HorizontalPodAutoscaler");
    bounds(cx, object, spec, old);
    target(cx, spec);
    if let Some(behavior) = spec.behavior.get().filter(|_| !old) {
        for rules in [&behavior.scale_up, &behavior.scale_down] {
            if let Some(rules) = rules.get() {
                scaling(cx, rules);
            }
        }
    }
}

/// Whether an `autoscaling/v1` object carries the metrics of newer versions in an annotation.
fn has_metrics(object: &Object<'_>) -> bool {
    let annotations = object.metadata().get().map(|metadata| metadata.annotations.entries());
    annotations
        .is_some_and(|all| all.iter().any(|(key, _)| *key == "autoscaling.alpha.kubernetes.io/metrics"))
}

fn bounds(cx: &mut Context<'_, '_>, object: &Object<'_>, spec: &HorizontalPodAutoscalerSpec<'_>, old: bool) {
    if let Some(min) = spec.min_replicas.get().filter(|min| min.value < 1) {
        // To scale to nothing, something else than the pods has to be measured.
        let measured = spec.metrics.items().iter().any(|it| it.type_.is("Object") || it.type_.is("External"));
        let unknown = if old { has_metrics(object) } else { spec.metrics.is_incomplete() };
        let unmeasured = min.value == 0 && (old || !measured) && !unknown;
        let to_zero = cx.is_on(Gate::HPAScaleToZero);
        if !to_zero || min.value < 0 {
            let message = format!("`minReplicas` is at least {}, not {}", i32::from(!to_zero), min.value);
            let finding = cx.report(min.span, message).help("write `minReplicas: 1`").server(Cause::Invalid);
            if unmeasured {
                finding.also(Cause::Forbidden, "spec.metrics", Scope::Errors);
            }
        } else if unmeasured {
            let message = "`minReplicas: 0` needs a metric of type `Object` or `External`: without pods there is nothing else to measure";
            let finding = cx.report(min.span, message).help("add such a metric, or write `minReplicas: 1`");
            finding.server_at(Cause::Forbidden, "spec.metrics", Scope::Errors);
        }
    }
    if spec.max_replicas.is_invalid() || spec.min_replicas.is_invalid() {
        return;
    }
    let (min, max) = (spec.min_replicas.int().unwrap_or(1), spec.max_replicas.int().unwrap_or(0));
    if max >= 1 && max >= min || field_may_follow(cx, &spec.max_replicas) {
        return;
    }
    let required = max == 0 && cx.minor() >= 36;
    let message = match &spec.max_replicas {
        Field::Set { .. } if max < 1 => format!("`maxReplicas` is at least 1, not {max}"),
        Field::Set { .. } => format!("`maxReplicas` ({max}) is less than `minReplicas` ({min})"),
        _ => "the autoscaler needs `maxReplicas`: how many pods there may be at most".to_owned(),
    };
    let finding = report_field(cx, &spec.max_replicas, "maxReplicas", message);
    if max >= 1
        && let Some(min) = spec.min_replicas.get()
    {
        finding.with(min.span, "the lower bound");
    }
    finding.help(format!("write at least {}", min.max(1)));
    finding.server(if required { Cause::Required } else { Cause::Invalid });
    if required && max < min {
        let path = finding.field.clone();
        finding.also(Cause::Invalid, path, Scope::Errors);
    }
}

fn target(cx: &mut Context<'_, '_>, spec: &HorizontalPodAutoscalerSpec<'_>) {
    let Field::Set { value: target, .. } = &spec.scale_target_ref else {
        let version_needed = cx.minor() >= 34;
        let message = "the autoscaler has no `scaleTargetRef`: it scales nothing";
        let Some(finding) = require(cx, &spec.scale_target_ref, "scaleTargetRef", message) else { return };
        let path = finding.field.clone();
        finding.help("add `scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: …}`");
        finding.server_at(Cause::Required, format!("{path}.kind"), Scope::Errors);
        finding.also(Cause::Required, format!("{path}.name"), Scope::Errors);
        if version_needed {
            finding.also(Cause::Invalid, format!("{path}.apiVersion"), Scope::Errors);
        }
        return;
    };
    require_segment(cx, &target.kind, "kind", "`scaleTargetRef` needs a `kind`");
    require_segment(cx, &target.name, "name", "`scaleTargetRef` needs a `name`");
    // The only kind without a group that can be scaled.
    let core = target.kind.is("ReplicationController") || target.kind.is_invalid();
    api_version(cx, &target.api_version, &target.kind, !core);
}

fn scaling(cx: &mut Context<'_, '_>, rules: &HPAScalingRules<'_>) {
    between(cx, &rules.stabilization_window_seconds, "stabilizationWindowSeconds", 0, 3600);
    if let Some(finding) = one_of(cx, &rules.select_policy, "selectPolicy", &["Max", "Min", "Disabled"]) {
        finding.server(Cause::NotSupported);
    }
    if let Some(tolerance) = rules.tolerance.get()
        && tolerance.amount().is_ok_and(crate::model::quantity::Amount::is_negative)
    {
        let message = format!("`tolerance` cannot be negative, it is {}", shown(&tolerance.text));
        cx.report(tolerance.text.content(), message).server(Cause::Invalid);
    }
    // Where no policies are given, the server has its own.
    if rules.policies.is_set()
        && let Some(finding) =
            require_items(cx, &rules.policies, "policies", "there is no policy in `policies`")
    {
        finding.help("remove `policies` for the defaults; to stop scaling, write `selectPolicy: Disabled`");
        finding.server(Cause::Required);
    }
    for HPAScalingPolicy { type_, value, period_seconds, .. } in rules.policies.items() {
        if let Some(finding) = require(cx, type_, "type", "a scaling policy needs a `type`") {
            finding.help("write `type: Pods` or `type: Percent`").server(Cause::NotSupported);
        } else if let Some(finding) = one_of(cx, type_, "type", &["Pods", "Percent"]) {
            finding.server(Cause::NotSupported);
        }
        if let Some(finding) = require(cx, value, "value", "a scaling policy needs a `value`") {
            finding.help("write how many pods, or how many percent").server(Cause::Invalid);
        }
        between(cx, value, "value", 1, i64::MAX);
        let message = "a scaling policy needs `periodSeconds`";
        if let Some(finding) = require(cx, period_seconds, "periodSeconds", message) {
            finding.help("write `periodSeconds: 60`").server(Cause::Invalid);
        }
        between(cx, period_seconds, "periodSeconds", 1, 1800);
    }
}

fn between(cx: &mut Context<'_, '_>, field: &Field<Int>, name: &str, least: i64, most: i64) {
    let Some(number) = field.get() else { return };
    let message = match number.value {
        value if value < least => format!("`{name}` is at least {least}, not {value}"),
        value if value > most => format!("`{name}` is at most {most}, not {value}"),
        _ => return,
    };
    cx.report(number.span, message).server(Cause::Invalid);
}
