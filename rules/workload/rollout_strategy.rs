//! `rollout-strategy`: how many pods there are to be, and how they are replaced.

use super::not_negative;
use crate::{
    defaults,
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, DaemonSetSpec, DeploymentSpec, Field, Int, IntOrStr, Object, StatefulSetSpec, Str},
    rule::{Check, Context, Rule, listed, one_of, share},
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
    let unavailable = share(cx, &rolling.max_unavailable, "maxUnavailable", Some(100));
    let surge = share(cx, &rolling.max_surge, "maxSurge", None);
    if unavailable == Some(0) && surge == Some(0) {
        let message = "`maxUnavailable` and `maxSurge` cannot both be 0: no pod could ever be replaced";
        cx.report(rolling.max_unavailable.value_span(), message)
            .with(rolling.max_surge.value_span(), "also 0")
            .help("let one of them be at least 1")
            .server(Cause::Invalid);
    }
}

/// The deadline must leave time for a pod to be ready long enough.
fn progress_deadline(cx: &mut Context<'_, '_>, spec: &DeploymentSpec<'_>) {
    if not_negative(cx, &spec.progress_deadline_seconds, "progressDeadlineSeconds").is_some()
        || spec.min_ready_seconds.is_invalid()
    {
        return;
    }
    let min_ready = spec.min_ready_seconds.int().unwrap_or(0).max(0);
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
    let unavailable = share(cx, &rolling.max_unavailable, "maxUnavailable", Some(100));
    let surge = share(cx, &rolling.max_surge, "maxSurge", Some(100));
    let value_or = |value: Option<i64>, field: &Field<IntOrStr<'_>>, default| match field {
        Field::Missing { .. } | Field::Null(_) => Some(default),
        _ => value,
    };
    let (Some(unavailable), Some(surge)) =
        (value_or(unavailable, &rolling.max_unavailable, 1), value_or(surge, &rolling.max_surge, 0))
    else {
        return;
    };
    if unavailable == 0 && surge == 0 {
        let message = "`maxUnavailable` and `maxSurge` cannot both be 0: no pod could ever be replaced";
        let finding = cx.report(rolling.max_unavailable.value_span(), message);
        if rolling.max_surge.is_set() {
            finding.with(rolling.max_surge.value_span(), "also 0");
        }
        finding.help("let one of them be at least 1, and the other 0").server(Cause::Required);
    } else if unavailable != 0 && surge != 0 {
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
    if let Some(finding) = not_negative(cx, &spec.revision_history_limit, "revisionHistoryLimit") {
        // Only for this kind the server lets it pass, with a warning.
        let path = finding.field.clone();
        finding.at_most_warn().happens(Outcome::Warned, Stage::ApiServer);
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
    let Some(strategy) = spec.update_strategy.get() else { return };
    let types = &["RollingUpdate", "OnDelete"];
    if update_type(cx, &strategy.type_, "updateStrategy.type", types, Cause::Invalid) {
        return;
    }
    let Some(rolling) = strategy.rolling_update.get() else { return };
    if strategy.type_.is("OnDelete") {
        let message = "`rollingUpdate` means nothing with the strategy `OnDelete`";
        let key = strategy.rolling_update.span_or_insert();
        let finding = cx.report(key, message).with(strategy.type_.value_span(), "the strategy");
        finding.help("remove one of the two").server(Cause::Invalid);
        return;
    }
    not_negative(cx, &rolling.partition, "partition");
}

/// Reports a strategy that is not known; the server's path is that of the strategy, not of its type.
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
