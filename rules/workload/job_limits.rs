//! `job-limits`: limits of a Job that cut each other short, or its work.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    lifecycle::{self, Assumptions},
    model::{JobSpec, Owner, PodView},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "job-limits",
    summary: "a Job's limits contradict each other, or leave no time for its command",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("job_limits.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || !matches!(pod.owner, Owner::Job | Owner::CronJob) || cx.is_part() {
        return;
    }
    let Some(spec) = pod.job() else { return };
    too_short(cx, pod, spec);
    retries(cx, pod, spec);
    second_run(cx, pod, spec);
    pod_deadline(cx, pod, spec);
}

/// The containers surely pause for longer than the Job may take: init containers one after the other, the main ones
/// beside each other.
fn too_short(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, spec: &JobSpec<'_>) {
    let Some(deadline) = spec.active_deadline_seconds.get() else { return };
    let Ok(limit) = u32::try_from(deadline.value) else { return };
    let commands = cx.commands();
    let (mut before, mut longest): (f64, Option<(f64, Span)>) = (0.0, None);
    for view in pod.lasting_containers().filter(|view| !view.is_sidecar()) {
        let Some(reading) = commands.of_container(view.container) else { continue };
        let Some((_, span)) = reading.sleeps.first() else { continue };
        if view.is_plain_init() {
            before += reading.seconds();
        } else {
            let end = before + reading.seconds();
            longest = longest.filter(|(most, _)| *most >= end).or(Some((end, *span)));
        }
    }
    // Main containers that are not even started are another rule's.
    if before >= f64::from(limit) {
        return;
    }
    let Some((seconds, span)) = longest.filter(|(seconds, _)| *seconds >= f64::from(limit)) else { return };
    let message = format!(
        "the Job never completes: its containers pause for {seconds} s, and after {limit} s it is ended by `activeDeadlineSeconds`"
    );
    cx.report(span, message)
        .with(deadline.span, "ends the Job as failed")
        .help(format!("write more than {seconds}, and the time that the work takes"));
}

/// The waits between attempts alone are longer than the deadline, however soon each attempt fails.
fn retries(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, spec: &JobSpec<'_>) {
    let (Some(limit), Some(deadline)) = (spec.backoff_limit.get(), spec.active_deadline_seconds.get()) else {
        return;
    };
    let Some(job) = lifecycle::life(pod, cx.commands(), &Assumptions::default()).and_then(|life| life.job)
    else {
        return;
    };
    let Some(end) = job.gives_up.filter(|end| end.by_deadline) else { return };
    let all = job.backoff_limit.saturating_add(1);
    let message = format!(
        "only {} of the {all} attempts that `backoffLimit: {}` allows fit into the {} s of `activeDeadlineSeconds`, even if each fails at once: the waits between them are 10, 20, 40 s and so on",
        end.attempts, limit.value, deadline.value
    );
    cx.report(limit.span, message)
        .with(deadline.span, "ends the Job before")
        .at_most_warn()
        .help(format!("write `backoffLimit: {}`, or a longer deadline", end.attempts.saturating_sub(1)));
}

/// With `OnFailure` failures are counted as restarts (`pastBackoffLimitOnFailure`): when the first is seen, the container
/// runs again.
fn second_run(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, spec: &JobSpec<'_>) {
    let Some(limit) = spec.backoff_limit.get().filter(|limit| limit.value == 0) else { return };
    let Some(policy) = pod.spec.restart_policy.get().filter(|policy| **policy == "OnFailure") else { return };
    // Where each container has a policy of its own, that of the pod says nothing.
    if pod.is_incomplete() || pod.lasting_containers().all(|view| view.container.restart_policy.is_set()) {
        return;
    }
    let message = "`backoffLimit: 0` with `restartPolicy: OnFailure` does not mean one attempt: a failed container is started again at once, and then the Job fails and deletes the pod with its logs";
    cx.report(limit.span, message)
        .with(policy.span, "restarts the container before the Job looks")
        .at_most_warn()
        .help("write `restartPolicy: Never`, which leaves the failed pod and its logs in place");
}

/// A pod's own deadline ends one attempt, and the Job's ends all.
fn pod_deadline(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, spec: &JobSpec<'_>) {
    let (Some(own), Some(deadline)) =
        (pod.spec.active_deadline_seconds.get(), spec.active_deadline_seconds.get())
    else {
        return;
    };
    if own.value < deadline.value || deadline.value < 0 {
        return;
    }
    let message = format!(
        "a pod's deadline of {} s never comes: after {} s its Job is over with all its pods",
        own.value, deadline.value
    );
    cx.report(own.span, message)
        .with(deadline.span, "the Job's deadline")
        .at_most_warn()
        .help("remove it, or write less than the Job's: it is the time of one attempt");
}
