//! `autoscaler-metrics`: what an autoscaler measures, and what it aims for.

use super::api_version;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, CrossVersionObjectReference, Field, MetricIdentifier, MetricSpec, MetricTarget, Object,
        Quantity, Str, names,
        quantity::Amount,
        resource::{self, ResourceError},
    },
    rule::{
        Check, Context, Rule, one_of, report_field, require, require_segment, require_text, shown,
        write_one_of,
    },
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "autoscaler-metrics",
    summary: "a metric of an autoscaler lacks its source or its target, or has too many of them",
    group: "policy",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("autoscaler_metrics.md"),
    aliases: &[],
    check: Check::Object(check),
};

const TYPES: [&str; 5] = ["ContainerResource", "External", "Object", "Pods", "Resource"];
const TARGETS: [&str; 3] = ["Utilization", "Value", "AverageValue"];

/// What a kind of metric can aim for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// A share of the request, or an amount for each pod.
    Share,
    /// An amount for each pod.
    Average,
    /// An amount in all or for each pod.
    Value,
    /// The same, and never both.
    EitherValue,
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::HorizontalPodAutoscaler(autoscaler) = &object.body else { return };
    let Some(spec) = autoscaler.spec.get() else { return };
    if object.is("autoscaling/v1", "HorizontalPodAutoscaler") {
        if let Some(share) = spec.target_cpu_utilization_percentage.get().filter(|share| share.value < 1) {
            // The server reads it as a metric of the newer version.
            cx.report(share.span, format!("the target is at least 1 percent, not {}", share.value))
                .server_at(
                    Cause::Invalid,
                    "spec.metrics[0].resource.target.averageUtilization",
                    Scope::Errors,
                );
        }
        return;
    }
    for it in spec.metrics.items() {
        metric(cx, it);
    }
}

fn metric(cx: &mut Context<'_, '_>, metric: &MetricSpec<'_>) {
    if let Some(finding) = require_text(cx, &metric.type_, "type", "a metric needs a `type`") {
        finding.help(write_one_of("", &TYPES)).server(Cause::Required);
        let path = finding.field.clone();
        finding.also(Cause::NotSupported, path, Scope::Errors);
    } else if let Some(finding) = one_of(cx, &metric.type_, "type", &TYPES) {
        finding.server(Cause::NotSupported);
    }
    let MetricSpec { object, external, pods, resource, container_resource, type_, .. } = metric;
    let sources: [(&str, &str, Option<Span>, bool); 5] = [
        ("Object", "object", object.key(), object.is_invalid()),
        ("External", "external", external.key(), external.is_invalid()),
        ("Pods", "pods", pods.key(), pods.is_invalid()),
        ("Resource", "resource", resource.key(), resource.is_invalid()),
        ("ContainerResource", "containerResource", container_resource.key(), container_resource.is_invalid()),
    ];
    if sources.iter().any(|(.., invalid)| *invalid) {
        return;
    }
    // Of several sources the server looks into the first.
    if let Some(source) = object.get() {
        described(cx, &source.described_object);
        identifier(cx, &source.metric);
        target(cx, &source.target, Aim::Value);
    } else if let Some(source) = external.get() {
        identifier(cx, &source.metric);
        target(cx, &source.target, Aim::EitherValue);
    } else if let Some(source) = pods.get() {
        identifier(cx, &source.metric);
        target(cx, &source.target, Aim::Average);
    } else if let Some(source) = resource.get() {
        if let Some(finding) = require_text(cx, &source.name, "name", "`resource` needs a `name`") {
            finding.help("write `name: cpu` or `name: memory`").server(Cause::Required);
        }
        target(cx, &source.target, Aim::Share);
    } else if let Some(source) = container_resource.get() {
        container(cx, &source.name, &source.container);
        target(cx, &source.target, Aim::Share);
    }
    let kind = type_.str().unwrap_or_default();
    let present = || sources.iter().filter_map(|(_, name, key, _)| key.map(|key| (*name, key)));
    let expected = sources.iter().find(|(of, ..)| *of == kind).map(|(_, name, ..)| *name);
    if let Some(name) = expected
        && !present().any(|(other, _)| other == name)
    {
        let message = format!("a metric of type `{kind}` needs `{name}`");
        let finding = match name {
            "object" => require(cx, object, name, message),
            "external" => require(cx, external, name, message),
            "pods" => require(cx, pods, name, message),
            "resource" => require(cx, resource, name, message),
            _ => require(cx, container_resource, name, message),
        };
        if let Some(finding) = finding {
            finding.server(Cause::Required);
            if let Some((_, key)) = present().next() {
                finding.with(key, "this is of another type");
            }
        }
    }
    if present().count() > 1 {
        for (name, key) in present().filter(|(name, _)| Some(*name) != expected) {
            let message =
                format!("a metric has one source, and `{name}` is none for the type `{}`", shown(kind));
            cx.report(key, message).help("make a metric of its own of it").server(Cause::Forbidden);
        }
    }
}

/// What an object metric is about.
fn described(cx: &mut Context<'_, '_>, field: &Field<Box<CrossVersionObjectReference<'_>>>) {
    let Field::Set { value, .. } = field else {
        let message = "a metric of type `Object` needs a `describedObject`";
        let Some(finding) = require(cx, field, "describedObject", message) else { return };
        let path = finding.field.clone();
        finding.server_at(Cause::Required, format!("{path}.kind"), Scope::Errors);
        finding.also(Cause::Required, format!("{path}.name"), Scope::Errors);
        return;
    };
    require_segment(cx, &value.kind, "kind", "`describedObject` needs a `kind`");
    require_segment(cx, &value.name, "name", "`describedObject` needs a `name`");
    api_version(cx, &value.api_version, &value.kind, false);
}

fn identifier(cx: &mut Context<'_, '_>, field: &Field<Box<MetricIdentifier<'_>>>) {
    if let Field::Set { value, .. } = field {
        require_segment(cx, &value.name, "name", "`metric` needs a `name`");
    } else if let Some(finding) = require(cx, field, "metric", "there is no `metric` to measure") {
        let path = format!("{}.name", finding.field);
        finding.help("add `metric: {name: …}`").server_at(Cause::Required, path, Scope::Errors);
    }
}

/// What one container of the pods uses.
fn container(cx: &mut Context<'_, '_>, name: &Field<Str<'_>>, container: &Field<Str<'_>>) {
    if let Some(finding) = require_text(cx, name, "name", "`containerResource` needs a `name`") {
        finding.help("write `name: cpu` or `name: memory`").server(Cause::Required);
    } else if let Some(name) = name.get()
        && let Err(error) = resource::of_container(name)
    {
        let (message, span) = match error {
            ResourceError::Syntax(error) => {
                (error.of(format_args!("the resource `{}`", shown(name))), name.place_of(&error.range))
            }
            _ => (format!("containers have no resource `{}`", shown(name)), name.place()),
        };
        cx.report(span, message).help(write_one_of(name, &resource::OF_CONTAINERS)).server(Cause::Invalid);
    }
    if let Some(finding) = require_text(cx, container, "container", "`containerResource` needs a `container`")
    {
        finding.help("write the container's name").server(Cause::Required);
    } else if let Some(container) = container.get()
        && let Err(error) = names::dns_1123_label(container)
    {
        let message = error.of(format_args!("the container name `{}`", shown(container)));
        cx.report(container.place_of(&error.range), message)
            .help("write the container's name")
            .server(Cause::Invalid);
    }
}

fn target(cx: &mut Context<'_, '_>, field: &Field<Box<MetricTarget<'_>>>, aim: Aim) {
    let needed = if aim == Aim::Share { "averageUtilization" } else { "averageValue" };
    let Field::Set { key, value: target } = field else {
        let Some(finding) = require(cx, field, "target", "the metric has no `target` to aim for") else {
            return;
        };
        let path = finding.field.clone();
        finding.help(format!("add `target` with a `type` and `{needed}`"));
        finding.server_at(Cause::Required, format!("{path}.type"), Scope::Errors);
        finding.also(Cause::Invalid, format!("{path}.type"), Scope::Errors);
        finding.also(Cause::Required, format!("{path}.{needed}"), Scope::Errors);
        return;
    };
    if let Some(finding) = require_text(cx, &target.type_, "type", "a target needs a `type`") {
        finding.help(write_one_of("", &TARGETS)).server(Cause::Required);
        let path = finding.field.clone();
        finding.also(Cause::Invalid, path, Scope::Errors);
    } else if let Some(finding) = one_of(cx, &target.type_, "type", &TARGETS) {
        finding.server(Cause::Invalid);
    }
    positive(cx, &target.value, "value");
    positive(cx, &target.average_value, "averageValue");
    if let Some(share) = target.average_utilization.get().filter(|share| share.value < 1) {
        let message = format!("`averageUtilization` is at least 1 percent, not {}", share.value);
        cx.report(share.span, message).server(Cause::Invalid);
    }
    let MetricTarget { value, average_value, average_utilization, .. } = &**target;
    if value.is_invalid() || average_value.is_invalid() || average_utilization.is_invalid() {
        return;
    }
    let (value, average, share) = (value.key(), average_value.key(), average_utilization.key());
    let enough = match aim {
        Aim::Share => share.or(average),
        Aim::Average => average,
        Aim::Value | Aim::EitherValue => value.or(average),
    };
    if enough.is_none() && !cx.is_part() {
        let others = match aim {
            Aim::Share => "`averageUtilization` or `averageValue`",
            Aim::Average => "`averageValue`",
            Aim::Value | Aim::EitherValue => "`averageValue` or `value`",
        };
        let finding = cx.report(*key, format!("the target needs {others}"));
        let path = format!("{}.{needed}", finding.field);
        finding.help(format!("add {others}")).server_at(Cause::Required, path, Scope::Errors);
    }
    let (first, second, name) = match aim {
        Aim::Share => (share, average, "averageValue"),
        Aim::EitherValue => (average, value, "value"),
        Aim::Average | Aim::Value => return,
    };
    if let (Some(first), Some(second)) = (first, second) {
        let message = format!("a target is one number, and `{name}` is a second one");
        cx.report(second, message)
            .with(first, "the first")
            .help("remove one of the two")
            .server(Cause::Forbidden);
    }
}

fn positive(cx: &mut Context<'_, '_>, field: &Field<Quantity<'_>>, name: &str) {
    let Some(quantity) = field.get() else { return };
    if quantity.amount().is_ok_and(|amount| amount <= Amount::ZERO) {
        let message = format!("`{name}` must be more than 0, it is {}", shown(&quantity.text));
        report_field(cx, field, name, message).server(Cause::Invalid);
    }
}
