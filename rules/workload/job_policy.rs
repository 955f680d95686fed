//! `job-policy`: when a Job counts as failed or as done before its pods say so.

use std::ops::Range;

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, Int, JobSpec, Object, PodFailurePolicyOnExitCodesRequirement, PodFailurePolicyRule,
        PodView, Str, SuccessPolicyRule, names,
    },
    rule::{
        Check, Context, Rule, Seen, closest, one_of, require, require_items, require_text, shown,
        write_one_of,
    },
    yaml::Value,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "job-policy",
    summary: "a rule of a Job's failure or success policy that cannot be",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("job_policy.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// The most rules that either policy has.
const MOST_RULES: usize = 20;

/// The most bytes of a list of indexes.
const MOST_BYTES: usize = 65_536;

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Some(spec) = object.job() else { return };
    managed_by(cx, &spec.managed_by);
    failure(cx, spec);
    success(cx, spec, matches!(object.body, Body::Job(_)));
}

/// BAT9: `IsDomainPrefixedPath`, and a length.
fn managed_by(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>) {
    let Field::Set { value, .. } = field else { return };
    let help = "write a domain, `/` and a name, such as `example.com/my-controller`";
    if value.is_empty() {
        cx.report(value.span, "`managedBy` is empty").help(help).server(Cause::Required);
        return;
    }
    let is_long = value.len() > 63;
    if let Some(range) = fault_in_path(value) {
        let message = format!("`managedBy` must be a domain, `/` and a name, not `{}`", shown(value));
        let finding = cx.report(value.place_of(&range), message).help(help).server(Cause::Invalid);
        if is_long {
            let path = finding.field.clone();
            finding.also(Cause::TooLong, path, Scope::Errors);
        }
    } else if is_long {
        let message = format!("`managedBy` has at most 63 characters, not {}", value.len());
        cx.report(value.content(), message).help(help).server(Cause::TooLong);
    }
}

/// The bytes that keep a text from being a domain, `/` and a path.
fn fault_in_path(text: &str) -> Option<Range<usize>> {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || "/-._~%!$&'()*+,;=:".contains(c);
    let Some((domain, path)) =
        text.split_once('/').filter(|(domain, path)| !domain.is_empty() && !path.is_empty())
    else {
        return Some(0..text.len());
    };
    let of_path = || {
        let (at, c) = path.char_indices().find(|(_, c)| !is_legal(*c))?;
        let at = domain.len() + 1 + at;
        Some(at..at + c.len_utf8())
    };
    names::dns_1123_subdomain(domain).err().map(|error| error.range).or_else(of_path)
}

fn failure<'a>(cx: &mut Context<'a, '_>, spec: &JobSpec<'a>) {
    let Some(policy) = spec.pod_failure_policy.get() else { return };
    let rules = policy.rules.items();
    // BAT17
    if let Some(key) = policy.rules.key().filter(|_| rules.len() > MOST_RULES) {
        let message = format!("a failure policy has at most {MOST_RULES} rules, not {}", rules.len());
        cx.report(key, message).server(Cause::TooMany);
    }
    for rule in rules {
        action(cx, spec, rule);
        let conditions = rule.on_pod_conditions.items();
        let is_known = !rule.on_exit_codes.is_invalid() && !rule.on_pod_conditions.is_incomplete();
        // BAT19
        match (rule.on_exit_codes.key(), rule.on_pod_conditions.key().filter(|_| !conditions.is_empty())) {
            (Some(codes), Some(conditions)) => {
                let message = "a rule looks at `onExitCodes` or at `onPodConditions`, not at both";
                cx.report(rule.span.start_point().join(codes), message)
                    .with(conditions, "the other")
                    .help("make two rules of it")
                    .server(Cause::Invalid);
            }
            (None, None) if is_known && !cx.is_part() => {
                let message = "a rule of a failure policy needs `onExitCodes` or `onPodConditions`";
                cx.report(rule.span, message).server(Cause::Invalid);
            }
            _ => {}
        }
        if let Some(codes) = rule.on_exit_codes.get() {
            exit_codes(cx, codes);
        }
        // BAT24
        if let Some(key) = rule.on_pod_conditions.key().filter(|_| conditions.len() > MOST_RULES) {
            let message = format!("a rule has at most {MOST_RULES} conditions, not {}", conditions.len());
            cx.report(key, message).server(Cause::TooMany);
        }
        // BAT25
        for condition in conditions {
            condition_type(cx, &condition.type_);
            let Field::Set { value, .. } = &condition.status else { continue };
            let Value::Str(status) = cx.tree().value(value.node) else { continue };
            let statuses = &["True", "False", "Unknown"];
            if !status.is_empty() && !statuses.contains(&&*status) {
                let message = format!("the `status` of a condition cannot be `{}`", shown(&status));
                cx.report(value.span, message)
                    .help(write_one_of(&status, statuses))
                    .server(Cause::NotSupported);
            }
        }
    }
}

// BAT18
fn action<'a>(cx: &mut Context<'a, '_>, spec: &JobSpec<'a>, rule: &PodFailurePolicyRule<'a>) {
    let message = "a rule of a failure policy needs an `action`";
    let actions = &["FailJob", "FailIndex", "Ignore", "Count"];
    if missing(cx, &rule.action, "action", message) {
        return;
    }
    if let Some(finding) = one_of(cx, &rule.action, "action", actions) {
        finding.server(Cause::NotSupported);
    } else if rule.action.is("FailIndex")
        && spec.backoff_limit_per_index.is_missing()
        && let Some(action) = rule.action.get()
    {
        let message =
            "`action: FailIndex` needs `backoffLimitPerIndex`: without it no index fails on its own";
        cx.report(action.content(), message)
            .help("add `backoffLimitPerIndex` to the Job")
            .server(Cause::Invalid);
    }
}

/// Reports a text that is not there, null or empty.
fn missing(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>, name: &str, message: &str) -> bool {
    let finding = require_text(cx, field, name, message);
    finding.map(|finding| finding.server(Cause::Required)).is_some()
}

// BAT20, BAT22, BAT23
fn exit_codes<'a>(cx: &mut Context<'a, '_>, codes: &PodFailurePolicyOnExitCodesRequirement<'a>) {
    if !missing(cx, &codes.operator, "operator", "`onExitCodes` needs an `operator`: `In` or `NotIn`")
        && let Some(finding) = one_of(cx, &codes.operator, "operator", &["In", "NotIn"])
    {
        finding.server(Cause::NotSupported);
    }
    container_name(cx, &codes.container_name);
    let values = codes.values.items();
    if values.is_empty() {
        let message = "`onExitCodes` needs `values`: the exit codes it looks for";
        let Some(finding) = require_items(cx, &codes.values, "values", message) else { return };
        finding.server(Cause::Invalid);
        return;
    }
    let Some(key) = codes.values.key() else { return };
    if values.len() > 255 {
        cx.report(key, format!("`values` has at most 255 exit codes, not {}", values.len()))
            .server(Cause::TooMany);
    }
    let mut seen = Seen::default();
    for value in values {
        let first = seen.first(value.value, value.span);
        if value.value == 0 && codes.operator.is("In") {
            let message = "exit code 0 is no failure, and cannot be among those looked for";
            let finding = cx.report(value.span, message).server(Cause::Invalid);
            if let Some(first) = first {
                let path = finding.field.clone();
                finding.with(first, "first here").also(Cause::Duplicate, path, Scope::Errors);
            }
        } else if let Some(first) = first {
            let message = format!("exit code {} is there twice", value.value);
            cx.report(value.span, message).with(first, "first here").server(Cause::Duplicate);
        }
    }
    if !values.is_sorted_by_key(|value| value.value) {
        cx.report(key, "the exit codes in `values` must be in order, the smallest first")
            .server(Cause::Invalid);
    }
}

// BAT21
fn container_name(cx: &mut Context<'_, '_>, name: &Field<Str<'_>>) {
    let (Some(name), [pod]) = (name.get(), cx.pods()) else { return };
    let main = [&pod.spec.init_containers, &pod.spec.containers];
    let is_known = |pod: &PodView<'_, '_>| {
        !pod.is_incomplete() && pod.containers().all(|it| !it.container.name.is_invalid())
    };
    if !is_known(pod)
        || main.iter().any(|list| list.items().iter().any(|it| it.name.str_or_empty() == Some(name)))
        || cx.is_part()
    {
        return;
    }
    let candidates = main.iter().flat_map(|list| list.items().iter().filter_map(|it| it.name.str()));
    let help = closest(name, candidates).map(|name| format!("write `{name}`"));
    let message = format!("there is no container `{}` in the Job's pods", shown(name));
    let span = name.place();
    let finding = cx.report(span, message);
    if let Some(help) = help {
        finding.help(help);
    }
    finding.server(Cause::Invalid);
}

fn condition_type(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>) {
    let message = "a condition needs a `type`, such as `DisruptionTarget`";
    match field {
        Field::Set { value, .. } => {
            let Err(error) = names::qualified_name(value) else { return };
            let message = error.of(format_args!("the condition's type `{}`", shown(value)));
            let span = value.place_of(&error.range);
            cx.report(span, message).server(Cause::Invalid);
        }
        field => {
            if let Some(finding) = require(cx, field, "type", message) {
                finding.server(Cause::Invalid);
            }
        }
    }
}

// BAT11, BAT12
fn success<'a>(cx: &mut Context<'a, '_>, spec: &JobSpec<'a>, is_job: bool) {
    let Field::Set { key, value: policy } = &spec.success_policy else { return };
    if spec.completion_mode.is_invalid() {
        return;
    }
    if !spec.completion_mode.is("Indexed") {
        let message = "a `successPolicy` needs `completionMode: Indexed`: its rules speak of indexes";
        cx.report(*key, message)
            .help("add `completionMode: Indexed`, or remove the policy")
            .server(Cause::Invalid);
        return;
    }
    let rules = policy.rules.items();
    if rules.is_empty() {
        let message = "a `successPolicy` needs at least one of `rules`";
        let Some(finding) = require_items(cx, &policy.rules, "rules", message) else { return };
        finding.server(Cause::Required);
    }
    if let Some(key) = policy.rules.key().filter(|_| rules.len() > MOST_RULES) {
        let message = format!("a success policy has at most {MOST_RULES} rules, not {}", rules.len());
        cx.report(key, message).server(Cause::TooMany);
    }
    // Without completions the Job is refused for that alone, and one without parallelism as well has 1.
    let is_filled = is_job && spec.parallelism.is_missing();
    let completions = spec.completions.int().unwrap_or(if is_filled { 1 } else { i64::MAX });
    for rule in rules {
        success_rule(cx, rule, completions);
    }
}

// BAT13
fn success_rule<'a>(cx: &mut Context<'a, '_>, rule: &SuccessPolicyRule<'a>, completions: i64) {
    let (indexes, count) = (&rule.succeeded_indexes, &rule.succeeded_count);
    if indexes.is_missing() && count.is_missing() {
        if !cx.is_part() {
            cx.report(rule.span, "a rule of a success policy needs `succeededIndexes` or `succeededCount`")
                .server(Cause::Required);
        }
        return;
    }
    let mut listed = None;
    if let Field::Set { value, .. } = indexes {
        let counted = count_indexes(value, completions);
        listed = counted.ok();
        // BAT14
        let long = (value.len() > MOST_BYTES)
            .then(|| format!("`succeededIndexes` has at most {MOST_BYTES} characters, not {}", value.len()));
        let wrong =
            counted.err().map(|why| format!("`succeededIndexes` cannot be `{}`: {why}", shown(value)));
        let is_wrong = wrong.is_some();
        if let Some(message) = long.clone().or(wrong) {
            let finding = cx.report(value.place(), message);
            finding.help("write indexes and ranges in order, such as `0,2-4`");
            let path = finding.field.clone();
            if long.is_some() {
                finding.server(Cause::TooLong);
                if is_wrong {
                    finding.also(Cause::Invalid, path.clone(), Scope::Errors);
                }
            } else {
                finding.server(Cause::Invalid);
            }
            // What cannot be read has no indexes, and any count is more.
            if is_wrong && count.int().is_some_and(|count| count > 0) {
                let path = path.replace("succeededIndexes", "succeededCount");
                finding.also(Cause::Invalid, path, Scope::Errors);
            }
        }
    }
    // BAT15
    let Field::Set { value: Int { value, span }, .. } = count else { return };
    let message = if *value < 0 {
        format!("`succeededCount` cannot be negative, it is {value}")
    } else if *value > completions {
        format!("`succeededCount` ({value}) cannot be more than `completions` ({completions})")
    } else if let Some(listed) = listed.filter(|listed| value > listed) {
        format!("`succeededCount` ({value}) cannot be more than the {listed} of `succeededIndexes`")
    } else {
        return;
    };
    cx.report(*span, message).server(Cause::Invalid);
}

/// How many indexes a list such as `0,2-4` has, or what is wrong with it.
fn count_indexes(text: &str, completions: i64) -> Result<i64, &'static str> {
    // The server reads a sign before a number; a `-` divides a range.
    let number = |text: &str| text.parse::<i64>().map_err(|_| "an index is a whole number");
    let (mut last, mut count) = (None, 0i64);
    if text.is_empty() {
        return Ok(0);
    }
    for part in text.split(',') {
        let (from, to) = match part.split_once('-') {
            Some((from, to)) => (number(from)?, Some(number(to)?)),
            None => (number(part)?, None),
        };
        if from.max(to.unwrap_or(from)) >= completions {
            return Err("there are not so many indexes");
        }
        if to.is_some_and(|to| to <= from) {
            return Err("a range goes from a smaller index to a greater one");
        }
        if last.is_some_and(|last| from <= last) {
            return Err("the indexes must be in order");
        }
        let to = to.unwrap_or(from);
        last = Some(to);
        count += to - from + 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_counted_as_the_server_does() {
        for (text, count) in [
            ("0", Some(1)),
            ("0-1", Some(2)),
            ("0,2-4", Some(4)),
            ("", Some(0)),
            ("a", None),
            ("1,0", None),
            ("1-1", None),
            ("2-1", None),
            ("0,0", None),
            ("4-5", None),
            ("5", None),
            ("-1", None),
            ("0,", None),
            ("+1", Some(1)),
            ("1-2-3", None),
            (" 1", None),
            ("1,", None),
            ("0-2,2", None),
        ] {
            assert_eq!(count_indexes(text, 5).ok(), count, "{text}");
        }
    }
}
