//! `job-settings`: the numbers and modes of Jobs and `CronJob`s.

use super::not_negative;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, JobSpec, Object},
    rule::{Check, Context, Rule, one_of, require},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "job-settings",
    summary: "a number or mode of a Job or CronJob that cannot be",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("job_settings.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    match &object.body {
        Body::Job(it) => {
            let Some(spec) = it.spec.get() else { return };
            job(cx, spec);
            // A Job's own defaults are filled in first; those of a CronJob's template are not.
            if spec.parallelism.is_set() {
                completions(cx, spec);
            }
            // What a cluster gave back has the selector and the labels that the server made.
            let is_live = it.metadata.get().is_some_and(|metadata| metadata.resource_version.is_set());
            if !is_live {
                selector(cx, spec);
                reserved_labels(cx, spec, object.name.as_deref());
            }
        }
        Body::CronJob(it) => {
            let Some(spec) = it.spec.get() else { return };
            if spec.concurrency_policy.str().is_some_and(|policy| !policy.is_empty()) {
                let policies = &["Allow", "Forbid", "Replace"];
                if let Some(finding) = one_of(cx, &spec.concurrency_policy, "concurrencyPolicy", policies) {
                    finding.server(Cause::NotSupported);
                }
            }
            not_negative(cx, &spec.starting_deadline_seconds, "startingDeadlineSeconds");
            not_negative(cx, &spec.successful_jobs_history_limit, "successfulJobsHistoryLimit");
            not_negative(cx, &spec.failed_jobs_history_limit, "failedJobsHistoryLimit");
            let Some(spec) = spec.job_template.get().and_then(|template| template.spec.get()) else { return };
            job(cx, spec);
            completions(cx, spec);
            if let Some(key) = spec.selector.key() {
                let message = "a CronJob's Jobs get their `selector` from the server; it cannot be set";
                cx.report(key, message).help("remove it").server(Cause::Invalid);
            }
            if let Field::Set { value, .. } = &spec.manual_selector
                && value.value
            {
                let message =
                    "a CronJob's Jobs get their selector from the server; `manualSelector` cannot be true";
                cx.report(value.span, message).help("remove it").server(Cause::NotSupported);
            }
        }
        _ => {}
    }
}

fn job(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>) {
    for (name, field) in [
        ("parallelism", &spec.parallelism),
        ("completions", &spec.completions),
        ("activeDeadlineSeconds", &spec.active_deadline_seconds),
        ("backoffLimit", &spec.backoff_limit),
        ("ttlSecondsAfterFinished", &spec.ttl_seconds_after_finished),
        ("backoffLimitPerIndex", &spec.backoff_limit_per_index),
        ("maxFailedIndexes", &spec.max_failed_indexes),
    ] {
        not_negative(cx, field, name);
    }
    let replacements: &[&str] =
        if spec.pod_failure_policy.is_set() { &["Failed"] } else { &["TerminatingOrFailed", "Failed"] };
    if let Some(finding) = one_of(cx, &spec.pod_replacement_policy, "podReplacementPolicy", replacements) {
        if let Some(key) = spec.pod_failure_policy.key()
            && spec.pod_replacement_policy.is("TerminatingOrFailed")
        {
            finding.with(key, "with a failure policy it can only be `Failed`");
        }
        finding.server(Cause::NotSupported);
    }
    if let Some(finding) = one_of(cx, &spec.completion_mode, "completionMode", &["NonIndexed", "Indexed"]) {
        finding.server(Cause::NotSupported);
        return;
    }
    indexes(cx, spec);
}

/// Limits for each index.
fn indexes(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>) {
    if spec.completion_mode.is_invalid() {
        return;
    }
    let (per_index, most) = (&spec.backoff_limit_per_index, &spec.max_failed_indexes);
    if let Field::Set { key, .. } = most
        && per_index.is_missing()
    {
        let message = "`maxFailedIndexes` needs `backoffLimitPerIndex`: without it no index fails on its own";
        let finding = cx.report(*key, message).help("add `backoffLimitPerIndex`, or remove this");
        let path = finding.field.replace("maxFailedIndexes", "backoffLimitPerIndex");
        finding.server_at(Cause::Required, path, Scope::Errors);
    }
    if spec.completion_mode.is("Indexed") {
        if let Field::Set { value, .. } = &spec.parallelism
            && value.value > 100_000
        {
            let message = format!("an indexed Job has at most 100000 pods at a time, not {}", value.value);
            cx.report(value.span, message).server(Cause::Invalid);
        }
        if let (Some(most), Some(completions)) = (most.get(), spec.completions.get())
            && completions.value >= 0
            && most.value > completions.value
        {
            let message = format!(
                "`maxFailedIndexes` ({}) cannot be more than `completions` ({})",
                most.value, completions.value
            );
            cx.report(most.span, message).with(completions.span, "so many indexes").server(Cause::Invalid);
        }
        return;
    }
    if spec.completion_mode.str().is_some_and(|mode| mode != "NonIndexed") {
        return;
    }
    let counted = [("backoffLimitPerIndex", per_index), ("maxFailedIndexes", most)];
    for (name, field) in counted {
        let Field::Set { key, value } = field else { continue };
        if value.value < 0 {
            continue;
        }
        let message =
            format!("`{name}` needs `completionMode: Indexed`: without it a Job's pods have no index");
        cx.report(*key, message).help("add `completionMode: Indexed`, or remove this").server(Cause::Invalid);
    }
}

/// An indexed Job needs to know how many indexes there are.
fn completions(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>) {
    if !spec.completion_mode.is("Indexed") {
        return;
    }
    let message = "an indexed Job needs `completions`: the number of its indexes";
    let Some(finding) = require(cx, &spec.completions, "completions", message) else { return };
    finding.help("add `completions`").server(Cause::Required);
}

/// The selector of a Job is made by the server, unless it is told not to.
fn selector(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>) {
    if spec.manual_selector.is_true() {
        let message = "with `manualSelector: true` a Job needs a `selector`";
        let Some(finding) = require(cx, &spec.selector, "selector", message) else { return };
        finding.help("remove `manualSelector`: the server then makes a selector").server(Cause::Required);
        return;
    }
    if let Field::Set { key, .. } = &spec.selector
        && !spec.manual_selector.is_invalid()
    {
        let message = "a Job's `selector` is made by the server, and one of your own is refused";
        cx.report(*key, message).help("remove it").server(Cause::Invalid);
    }
}

/// Labels that the server puts on a Job's pods, with values of its own.
fn reserved_labels(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>, name: Option<&str>) {
    if spec.manual_selector.is_true() || spec.manual_selector.is_invalid() {
        return;
    }
    let metadata = spec.template.get().and_then(|template| template.metadata.get());
    for (key, value) in metadata.map_or(&[][..], |metadata| metadata.labels.entries()) {
        let taken = match &**key {
            "controller-uid" | "batch.kubernetes.io/controller-uid" => true,
            "job-name" | "batch.kubernetes.io/job-name" => name.is_some_and(|name| value != name),
            _ => false,
        };
        if taken {
            let message =
                format!("the server gives a Job's pods the label `{}` itself, with another value", &**key);
            cx.report(key.span, message).help("remove the label").server(Cause::Invalid);
        }
    }
}
