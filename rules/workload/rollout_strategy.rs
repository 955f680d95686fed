//! `rollout-strategy`: how many pods there are to be, and how they are replaced.

use super::not_negative;
use crate::{
    defaults,
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, DaemonSetSpec, DeploymentSpec, Field, Int, IntOrStr, Object, StatefulSetSpec, Str},
    rule::{Check, Context, Rule, listed, one_of, report_field, share, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "rollout-strategy",
    summary: "a number of replicas or an update strategy that the controller does not take",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("rollout_strategy.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    annotations(cx, object);
    match &object.body {
        Body::Deployment(it) => it.spec.get().map(|spec| deployment(cx, spec)),
        Body::DaemonSet(it) => it.spec.get().map(|spec| daemon_set(cx, spec)),
        Body::StatefulSet(it) => it.spec.get().map(|spec| stateful_set(cx, spec)),
        Body::ReplicaSet(it) => it.spec.get().map(|spec| counts(cx, &spec.replicas, &spec.min_ready_seconds)),
        Body::ReplicationController(it) => {
            it.spec.get().map(|spec| counts(cx, &spec.replicas, &spec.min_ready_seconds))
        }
        _ => None,
    };
}

// APP5, RCT4
fn counts(cx: &mut Context<'_, '_>, replicas: &Field<Int>, min_ready: &Field<Int>) {
    if let Some(finding) = not_negative(cx, replicas, "replicas") {
        finding.help("write 0 for no pods at all");
    }
    not_negative(cx, min_ready, "minReadySeconds");
}

fn deployment(cx: &mut Context<'_, '_>, spec: &DeploymentSpec<'_>) {
    counts(cx, &spec.replicas, &spec.min_ready_seconds);
    not_negative(cx, &spec.revision_history_limit, "revisionHistoryLimit");
    progress_deadline(cx, spec);
    let Some(strategy) = spec.strategy.get() else { return };
    if update_type(cx, &strategy.type_, "strategy.type", &["RollingUpdate", "Recreate"], Cause::NotSupported)
    {
        return;
    }
    // APP8
    if strategy.type_.is("Recreate") {
        if let Some(key) = strategy.rolling_update.key() {
            let message =
                "`rollingUpdate` means nothing with the strategy `Recreate`, which stops all pods first";
            let finding = cx.report(key, message).with(strategy.type_.value_span(), "the strategy");
            finding.help("remove one of the two").server(Cause::Forbidden);
        }
        return;
    }
    let Some(rolling) = strategy.rolling_update.get() else { return };
    // APP9, APP10
    share(cx, &rolling.max_surge, "maxSurge", None);
    let unavailable = &rolling.max_unavailable;
    let none = value(unavailable, 25) == Some(0) && value(&rolling.max_surge, 25) == Some(0);
    // APP11: a value that is no number counts for 0, beside what is wrong with it.
    if share(cx, unavailable, "maxUnavailable", Some(100)).is_none() && none {
        let message = "`maxUnavailable` and `maxSurge` cannot both be 0: no pod could ever be replaced";
        cx.report(unavailable.value_span(), message)
            .with(rolling.max_surge.value_span(), "also 0")
            .help("let one of them be at least 1")
            .server(Cause::Invalid);
    }
}

/// The deadline must leave time for a pod to be ready long enough.
fn progress_deadline(cx: &mut Context<'_, '_>, spec: &DeploymentSpec<'_>) {
    // APP6
    if not_negative(cx, &spec.progress_deadline_seconds, "progressDeadlineSeconds").is_some()
        || spec.min_ready_seconds.is_invalid()
    {
        return;
    }
    let min_ready = spec.min_ready_seconds.int().unwrap_or(0);
    let Some(deadline) = defaults::deployment(spec).map(|spec| spec.progress_deadline_seconds.value) else {
        return;
    };
    if deadline > min_ready {
        return;
    }
    let message = format!(
        "`progressDeadlineSeconds` ({deadline}) must be greater than `minReadySeconds` ({min_ready}), or no roll-out succeeds"
    );
    let (span, other) = match &spec.progress_deadline_seconds {
        Field::Set { value, .. } => {
            (value.span, spec.min_ready_seconds.get().map(|it| (it.span, "not less than this")))
        }
        _ => (spec.min_ready_seconds.value_span(), None),
    };
    let finding = cx.report(span, message);
    if let Some((span, label)) = other {
        finding.with(span, label);
    }
    finding.help(format!("write at least {}", min_ready.saturating_add(1))).server_at(
        Cause::Invalid,
        "spec.progressDeadlineSeconds",
        Scope::Errors,
    );
}

fn daemon_set(cx: &mut Context<'_, '_>, spec: &DaemonSetSpec<'_>) {
    not_negative(cx, &spec.min_ready_seconds, "minReadySeconds");
    not_negative(cx, &spec.revision_history_limit, "revisionHistoryLimit");
    let Some(strategy) = spec.update_strategy.get() else { return };
    let types = &["RollingUpdate", "OnDelete"];
    if update_type(cx, &strategy.type_, "updateStrategy.type", types, Cause::NotSupported)
        || strategy.type_.is("OnDelete")
    {
        return;
    }
    let Some(rolling) = strategy.rolling_update.get() else { return };
    // APP17, APP18
    let bad_surge = share(cx, &rolling.max_surge, "maxSurge", Some(100)).is_some();
    let values = (value(&rolling.max_unavailable, 1), value(&rolling.max_surge, 0));
    let bad_unavailable = share(cx, &rolling.max_unavailable, "maxUnavailable", Some(100));
    let (Some(unavailable), Some(surge)) = values else { return };
    if unavailable == 0 && surge == 0 {
        // A value that is no number counts for 0.
        if let Some(finding) = bad_unavailable {
            let path = finding.field.clone();
            finding.also(Cause::Required, path, Scope::Errors);
            return;
        }
        let message = "`maxUnavailable` and `maxSurge` cannot both be 0: no pod could ever be replaced";
        let finding = report_field(cx, &rolling.max_unavailable, "maxUnavailable", message);
        if rolling.max_surge.is_set() {
            finding.with(rolling.max_surge.value_span(), "also 0");
        }
        finding.help("let one of them be at least 1, and the other 0").server(Cause::Required);
    } else if unavailable != 0 && surge != 0 && !bad_surge {
        let finding = if rolling.max_unavailable.is_set() {
            let message = "a DaemonSet takes either `maxSurge` or `maxUnavailable`; one of them must be 0";
            cx.report(rolling.max_surge.value_span(), message)
                .with(rolling.max_unavailable.value_span(), "not 0 either")
                .help("set one of them to 0")
        } else {
            let message =
                "`maxSurge` needs `maxUnavailable: 0` beside it, whose default for a DaemonSet is 1";
            cx.report(rolling.max_surge.value_span(), message).help("add `maxUnavailable: 0`")
        };
        finding.server(Cause::Invalid);
    }
}

fn stateful_set(cx: &mut Context<'_, '_>, spec: &StatefulSetSpec<'_>) {
    counts(cx, &spec.replicas, &spec.min_ready_seconds);
    // W29: only for this kind the server lets it pass, since 1.33 with a warning.
    if cx.minor() >= 33
        && let Some(finding) = not_negative(cx, &spec.revision_history_limit, "revisionHistoryLimit")
    {
        let path = finding.field.clone();
        finding.warned(path);
    }
    let Some(strategy) = spec.update_strategy.get() else { return };
    let types = &["RollingUpdate", "OnDelete"];
    if update_type(cx, &strategy.type_, "updateStrategy.type", types, Cause::Invalid) {
        return;
    }
    let Some(rolling) = strategy.rolling_update.get() else { return };
    // APP23
    if strategy.type_.is("OnDelete") {
        let message = "`rollingUpdate` means nothing with the strategy `OnDelete`";
        let key = strategy.rolling_update.span_or_insert();
        let finding = cx.report(key, message).with(strategy.type_.value_span(), "the strategy");
        finding.help("remove one of the two").server(Cause::Invalid);
        return;
    }
    // APP24
    not_negative(cx, &rolling.partition, "partition");
    // APP25
    let unavailable = &rolling.max_unavailable;
    let none = value(unavailable, 1) == Some(0);
    if share(cx, unavailable, "maxUnavailable", Some(100)).is_none() && none {
        let message = "`maxUnavailable` cannot be 0: no pod could ever be replaced";
        cx.report(unavailable.value_span(), message).help("write at least 1").server(Cause::Invalid);
    }
}

/// APP7, APP16, APP22: reports a strategy that is not known; the server's path is that of the strategy, not of its type.
fn update_type(
    cx: &mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    allowed: &[&'static str],
    cause: Cause,
) -> bool {
    if field.str().is_none_or(str::is_empty) {
        return field.is_invalid();
    }
    let Some(finding) = one_of(cx, field, name, allowed) else { return false };
    if field.is("Recreate") || field.is("OnDelete") {
        finding.help(format!("write {}; only other kinds have this strategy", listed(allowed)));
    }
    let path = finding.field.strip_suffix(".type").unwrap_or(&finding.field).to_owned();
    finding.server_at(cause, path, Scope::Errors);
    true
}

/// The number of a number of pods or of a percentage, valid or not, as the server compares it with 0: what is neither
/// counts for 0. Nothing if it is of the wrong type.
fn value(field: &Field<IntOrStr<'_>>, default: i64) -> Option<i64> {
    match field {
        Field::Invalid(_) => None,
        Field::Set { value: IntOrStr::Int(int), .. } => Some(int.value),
        Field::Set { value: IntOrStr::Str(text), .. } => {
            let digits = text.strip_suffix('%').unwrap_or(text);
            let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            // A sign is read in a number and not in a percentage.
            let unsigned = match text.strip_prefix(['+', '-']) {
                Some(digits) if !text.ends_with('%') => digits,
                _ => digits,
            };
            Some(if is_number(unsigned) { unsigned.parse().unwrap_or(i64::MAX) } else { 0 })
        }
        _ => Some(default),
    }
}

/// APP14, APP19: annotations that once were fields, and are read as numbers.
fn annotations(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    let key = match &object.body {
        Body::Deployment(_) => "deprecated.deployment.rollback.to",
        Body::DaemonSet(_) => "deprecated.daemonset.template.generation",
        _ => return,
    };
    let Some(metadata) = object.metadata().get() else { return };
    let Some(text) = metadata.annotations.value(key) else { return };
    match text.parse::<i64>() {
        Err(_) => {
            let message = format!("the annotation `{key}` must be a whole number, not `{}`", shown(text));
            let finding = cx.report(text.place(), message).help("remove it: it is a relic of old versions");
            let path = finding.field.clone();
            finding.server_at(Cause::TypeInvalid, path, Scope::Decode);
        }
        Ok(number) if number < 0 && matches!(object.body, Body::Deployment(_)) => {
            cx.report(text.place(), format!("the annotation `{key}` cannot be negative, it is {number}"))
                .help("remove it: it is a relic of old versions")
                .server_at(Cause::Invalid, "spec.rollback.version", Scope::Errors);
        }
        Ok(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Span, yaml::Kind};

    #[test]
    fn values_are_compared_as_the_server_does() {
        for (text, expected) in [
            ("0%", 0),
            ("1%", 1),
            ("100%", 100),
            ("5", 5),
            ("-5", 5),
            ("+0", 0),
            ("-5%", 0),
            ("x%", 0),
            ("1.5%", 0),
            ("", 0),
        ] {
            let span = Span::at(0);
            let text = Str { value: text.into(), span, style: Kind::Plain };
            let field = Field::Set { key: span, value: IntOrStr::Str(text) };
            assert_eq!(value(&field, 1), Some(expected));
        }
    }
}
