//! `job-settings`: the numbers and modes of Jobs and `CronJob`s.

use super::not_negative;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, JobSpec, Object, names, selector::Labels},
    rule::{Check, Context, Rule, one_of, require, shown},
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
            // BAT3: a Job's own defaults are filled in first; those of a CronJob's template are not.
            let is_filled = spec.completions.is_missing() && spec.parallelism.is_missing();
            let counts = Counts {
                completions: if is_filled { Some(1) } else { spec.completions.int() },
                parallelism: spec.parallelism.int().or(Some(1)),
            };
            job(cx, spec, counts);
            if !is_filled {
                completions(cx, spec);
            }
            // What a cluster gave back has the selector and the labels that the server made.
            let is_live = it.metadata.get().is_some_and(|metadata| metadata.resource_version.is_set());
            if !is_live {
                selector(cx, spec, &Given::of(object));
            }
        }
        Body::CronJob(it) => {
            let Some(spec) = it.spec.get() else { return };
            // BAT36, BAT37
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
            // BAT38
            let counts = Counts { completions: spec.completions.int(), parallelism: spec.parallelism.int() };
            job(cx, spec, counts);
            completions(cx, spec);
            cron_job_names(cx, object, spec);
            // BAT39, BAT40
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

/// How many pods a Job is to have, with what the server fills in.
#[derive(Clone, Copy)]
struct Counts {
    completions: Option<i64>,
    parallelism: Option<i64>,
}

fn job(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>, counts: Counts) {
    // BAT1
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
    // BAT10
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
    // BAT2
    if let Some(finding) = one_of(cx, &spec.completion_mode, "completionMode", &["NonIndexed", "Indexed"]) {
        finding.server(Cause::NotSupported);
    }
    indexes(cx, spec, counts);
}

/// Limits for each index.
fn indexes(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>, counts: Counts) {
    let (per_index, most) = (&spec.backoff_limit_per_index, &spec.max_failed_indexes);
    // BAT5
    if let Field::Set { key, .. } = most
        && per_index.is_missing()
    {
        let message = "`maxFailedIndexes` needs `backoffLimitPerIndex`: without it no index fails on its own";
        let finding = cx.report(*key, message).help("add `backoffLimitPerIndex`, or remove this");
        let path = finding.field.replace("maxFailedIndexes", "backoffLimitPerIndex");
        finding.server_at(Cause::Required, path, Scope::Errors);
    }
    match spec.completion_mode.str_or_empty() {
        Some("Indexed") => indexed(cx, spec, counts),
        Some("NonIndexed") => {}
        Some("") if spec.completion_mode.is_missing() => {}
        _ => return,
    }
    if spec.completion_mode.is("Indexed") {
        return;
    }
    // BAT8
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

/// The most indexes that a Job may have without further limits, and the limits with more.
const MANY: i64 = 100_000;
const FEW: i64 = 10_000;

fn indexed(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>, Counts { completions, parallelism }: Counts) {
    let per_index = spec.backoff_limit_per_index.is_set();
    let is_large = completions.is_some_and(|completions| completions > MANY);
    let is_limited = is_large && per_index;
    // BAT4, BAT7
    if let Field::Set { value, .. } = &spec.parallelism {
        if value.value > MANY {
            let message = format!("an indexed Job has at most {MANY} pods at a time, not {}", value.value);
            cx.report(value.span, message).server(Cause::Invalid);
        } else if value.value > FEW && is_limited {
            let message = format!(
                "with `backoffLimitPerIndex` and more than {MANY} completions a Job has at most {FEW} pods at a time, not {}",
                value.value
            );
            cx.report(value.span, message).server(Cause::Invalid);
        }
    }
    // BAT6, BAT7
    if let Field::Set { value: most, .. } = &spec.max_failed_indexes {
        if let Some(completions) = completions.filter(|completions| most.value > *completions) {
            let message = format!(
                "`maxFailedIndexes` ({}) cannot be more than `completions` ({completions})",
                most.value
            );
            let finding = cx.report(most.span, message);
            if let Some(completions) = spec.completions.get() {
                finding.with(completions.span, "so many indexes");
            }
            finding.server(Cause::Invalid);
        } else if most.value > MANY || most.value > FEW && is_limited {
            let limit = if most.value > MANY { MANY } else { FEW };
            let message = format!("`maxFailedIndexes` is at most {limit} here, not {}", most.value);
            cx.report(most.span, message).server(Cause::Invalid);
        }
    } else if is_limited && spec.max_failed_indexes.is_missing() {
        let message = format!(
            "with `backoffLimitPerIndex` and more than {MANY} completions a Job needs `maxFailedIndexes`"
        );
        if let Some(finding) = require(cx, &spec.max_failed_indexes, "maxFailedIndexes", message) {
            finding.help(format!("add `maxFailedIndexes`, at most {FEW}")).server(Cause::Required);
        }
    }
    // W30
    if is_large
        && parallelism.is_some_and(|parallelism| parallelism > FEW)
        && cx.minor() >= 28
        && let Some(parallelism) = spec.parallelism.get()
    {
        let message = format!(
            "with more than {MANY} completions and {FEW} pods at a time the server may lose count of the indexes that are done"
        );
        let finding =
            cx.report(parallelism.span, message).help(format!("let `parallelism` be at most {FEW}"));
        let path = finding.field.trim_end_matches(".parallelism").to_owned();
        finding.warned(path);
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

/// What the server makes labels of.
struct Given<'m> {
    /// The object's name; what cannot be known where the server makes it.
    name: &'m str,
}

/// A value that no manifest holds: what the server will put there.
const MADE: &str = "\0";

/// The labels that a Job's pods get: its UID and its name, in the words of before 1.27 and of now.
const UIDS: [&str; 2] = ["controller-uid", "batch.kubernetes.io/controller-uid"];
const NAMES: [&str; 2] = ["job-name", "batch.kubernetes.io/job-name"];

impl<'m> Given<'m> {
    fn of(object: &'m Object<'_>) -> Self {
        let metadata = object.metadata().get();
        let prefixed = metadata.is_some_and(|it| it.generate_name.str().is_some_and(|it| !it.is_empty()));
        let name = object.name.as_deref().filter(|name| !name.is_empty());
        Self { name: name.unwrap_or(if prefixed { MADE } else { "" }) }
    }

    /// Adds the labels that are not there yet.
    fn label<'l>(&self, labels: &mut Labels<'l>)
    where
        'm: 'l,
    {
        for key in UIDS {
            labels.or_insert(key, MADE);
        }
        for key in NAMES {
            labels.or_insert(key, self.name);
        }
    }
}

/// The selector of a Job is made by the server, unless it is told not to.
fn selector(cx: &mut Context<'_, '_>, spec: &JobSpec<'_>, given: &Given<'_>) {
    if spec.manual_selector.is_invalid() {
        return;
    }
    // BAT32; that it chooses nothing is added by the engine.
    if spec.manual_selector.is_true() {
        let message = "with `manualSelector: true` a Job needs a `selector`";
        let Some(finding) = require(cx, &spec.selector, "selector", message) else { return };
        finding.help("remove `manualSelector`: the server then makes a selector").server(Cause::Required);
        return;
    }
    let metadata = spec.template.get().and_then(|template| template.metadata.get());
    let Some(mut labels) = metadata.map_or(Some(Labels::default()), |it| Labels::of(&it.labels)) else {
        return;
    };
    let mut made = Labels::default();
    given.label(&mut made);
    given.label(&mut labels);
    let own = spec.selector.get();
    // The server adds the UID to the labels that are looked for, unless the key is there.
    let uid = UIDS[1];
    let adds_uid = own.is_none_or(|own| own.match_labels.value(uid).is_none());
    let chooses = |labels: &Labels<'_>| {
        own.is_none_or(|own| own.matches(labels)) && (!adds_uid || labels.get(uid) == Some(MADE))
    };
    let is_known =
        !spec.selector.is_invalid() && own.is_none_or(|own| !own.is_incomplete() && own.is_valid());
    let is_mismatch = is_known && !chooses(&labels);
    let mut is_said = false;
    // BAT28
    if let Field::Set { key, .. } = &spec.selector
        && is_known
        && !chooses(&made)
    {
        let message = "a Job's `selector` is made by the server, and one of your own is refused";
        let finding = cx.report(*key, message).help("remove it").server(Cause::Invalid);
        if is_mismatch {
            finding.also(Cause::Invalid, MISMATCH, Scope::Errors);
            is_said = true;
        }
    }
    // BAT29: labels that the server puts on a Job's pods, with values of its own.
    for (key, value) in metadata.map_or(&[][..], |metadata| metadata.labels.entries()) {
        let is_taken = UIDS.contains(&&**key) || NAMES.contains(&&**key) && *value != *given.name;
        if is_taken {
            let message =
                format!("the server gives a Job's pods the label `{}` itself, with another value", &**key);
            let finding = cx.report(key.span, message).help("remove the label").server(Cause::Invalid);
            if is_mismatch && !is_said {
                finding.also(Cause::Invalid, MISMATCH, Scope::Errors);
                is_said = true;
            }
        }
    }
}

/// Where the server says that the selector does not choose the pods.
const MISMATCH: &str = "spec.template.metadata.labels";

/// What keeps the Jobs that a `CronJob` makes from being accepted.
fn cron_job_names(cx: &mut Context<'_, '_>, object: &Object<'_>, spec: &JobSpec<'_>) {
    let metadata = spec.template.get().and_then(|template| template.metadata.get());
    // TPL15: no Job has a name or a UID that could be written here.
    for (key, _) in metadata.map_or(&[][..], |metadata| metadata.labels.entries()) {
        if UIDS.contains(&&**key) || NAMES.contains(&&**key) {
            let message =
                format!("the server gives a Job's pods the label `{}` itself, with another value", &**key);
            cx.report(key.span, message)
                .help("remove the label")
                .happens(Outcome::RefusedLater, Stage::Controller);
        }
    }
    // TPL14: the Jobs are named by the minute, and the pods of an indexed Job have host names with the index.
    let last = spec.completions.int().filter(|count| spec.completion_mode.is("Indexed") && *count > 0);
    let name = object.metadata().get().and_then(|metadata| metadata.name.get());
    let (Some(last), Some(name)) = (last, name.filter(|name| names::dns_1123_subdomain(name).is_ok())) else {
        return;
    };
    let host = format!("{}-00000000-{}", &**name, last - 1);
    if name.len() <= 52
        && let Err(error) = names::dns_1123_label(&host)
    {
        let span = if error.range.end <= name.len() { name.place_of(&error.range) } else { name.content() };
        let message = error.of(format_args!("the host name `{}` of the last pod of each Job", shown(&host)));
        cx.report(span, message)
            .help("shorten the CronJob's name, and leave out dots")
            .happens(Outcome::RefusedLater, Stage::Controller);
    }
}
