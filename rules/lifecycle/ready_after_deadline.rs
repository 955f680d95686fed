//! `ready-after-deadline`: pods that cannot be up before someone gives up on them.

use super::probe_handlers;
use crate::{
    command::{Commands, whole_seconds},
    defaults,
    diagnostic::{Level, Outcome, Stage},
    lifecycle::{self, Assumptions, EventKind, Life, Part, pause_before_answer},
    model::{Body, ContainerView, Owner, PodView},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ready-after-deadline",
    summary: "a pod cannot be ready, or even started, before its deadline",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::NeverReady,
    stage: Stage::Kubelet,
    page: include_str!("ready_after_deadline.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// What a container surely pauses: its name, the seconds, and where.
type Pause<'c> = (&'c str, u64, Span);

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let Some(deadline) = deadline(pod) else { return };
    let pauses = pauses(cx.commands(), pod);
    // Most pods have nothing that could make them late.
    let waits = |view: ContainerView<'_, '_>| {
        let own = view.container;
        own.readiness_probe.is_set() || own.startup_probe.is_set() || own.lifecycle.is_set()
    };
    if pauses.is_empty() && !pod.lasting_containers().any(waits) {
        return;
    }
    let assume = Assumptions {
        startup_seconds: pauses
            .iter()
            .map(|(name, seconds, _)| (Some((*name).to_owned()), *seconds))
            .collect(),
        ..Assumptions::default()
    };
    let Some(life) = lifecycle::life(pod, cx.commands(), &assume) else { return };
    let (deadline, span) = deadline;
    let (what, at) = match pod.owner {
        Owner::Job | Owner::CronJob => ("start its containers", starts(&life)),
        _ => ("be ready", ready(&life)),
    };
    let Some(at) = at.filter(|at| *at >= deadline) else { return };
    let message = if pod.owner == Owner::Deployment {
        let default = if span.is_some() { "" } else { ", the default" };
        format!(
            "a pod can {what} {at} s after its start at the earliest, and a roll-out without progress counts as failed after {deadline} s{default}: `ProgressDeadlineExceeded`"
        )
    } else {
        format!(
            "the pod can {what} {at} s after its start at the earliest, and its deadline ends it after {deadline} s: `DeadlineExceeded`"
        )
    };
    let mut causes = causes(pod, &life, &pauses);
    let help = if pod.owner == Owner::Deployment {
        format!(
            "write a `progressDeadlineSeconds` of more than {at} and the time that nodes and images take, or a shorter delay"
        )
    } else {
        format!(
            "raise `activeDeadlineSeconds` to more than {at} s and the time that the work takes, or let it wait less"
        )
    };
    // What is not written cannot be pointed at.
    let Some(place) = span.or_else(|| causes.pop().map(|(span, _)| span)) else { return };
    let finding = cx.report(place, message).help(help);
    if pod.owner == Owner::Deployment {
        // The pods go on, and serve in the end.
        finding.happens(Outcome::Fragile, Stage::Controller).at_most_warn();
    }
    for (span, words) in causes {
        finding.with(span, words);
    }
}

/// When someone gives up on the pod, in seconds from its start at the latest, and where that is written if it is.
fn deadline(pod: &PodView<'_, '_>) -> Option<(u64, Option<Span>)> {
    if let Body::Deployment(body) = &pod.object.body {
        let spec = body.spec.get()?;
        // Who is paused or has no pods makes no progress, and nobody counts.
        let paused = spec.paused.is_true() || spec.paused.is_invalid();
        if paused || defaults::replicas(&spec.replicas)?.value == 0 {
            return None;
        }
        let filled = defaults::deployment(spec)?.progress_deadline_seconds;
        let span = spec.progress_deadline_seconds.get().map(|seconds| seconds.span);
        return Some((u64::try_from(filled.value).ok()?, span));
    }
    // The clock of a Job starts before that of its pods.
    [&pod.spec.active_deadline_seconds]
        .into_iter()
        .chain(pod.job().map(|spec| &spec.active_deadline_seconds))
        .filter_map(|field| field.get())
        .filter_map(|seconds| Some((u64::try_from(seconds.value).ok()?, Some(seconds.span))))
        // The server refuses 0, or ends the Job before it begins.
        .filter(|(seconds, _)| *seconds > 0)
        .min_by_key(|(seconds, _)| *seconds)
}

/// What containers surely pause before they are done, or answer.
fn pauses<'c>(commands: &Commands<'_>, pod: &PodView<'_, 'c>) -> Vec<Pause<'c>> {
    let pause = |view: ContainerView<'_, 'c>| {
        let reading = commands.of_container(view.container)?;
        let (seconds, span) = if view.is_plain_init() {
            let (_, longest) = reading.sleeps.iter().max_by(|(a, _), (b, _)| a.total_cmp(b))?;
            (whole_seconds(reading.seconds()), *longest)
        } else {
            let action = probe_handlers(view.container.readiness_probe.get()?).next()?.action;
            pause_before_answer(pod, &view, action, &reading)?
        };
        Some((view.name(), seconds, span))
    };
    pod.lasting_containers().filter_map(pause).collect()
}

/// When the first main container starts, at the earliest.
fn starts(life: &Life) -> Option<u64> {
    let mains = life.containers.iter().filter(|container| container.part == Part::Main);
    mains.filter_map(|container| container.start).map(|start| start.earliest).min()
}

/// When the pod is ready, at the earliest.
fn ready(life: &Life) -> Option<u64> {
    life.events.iter().find_map(|event| match event.kind {
        EventKind::PodReady | EventKind::WaitsForConditions(_) => event.at.map(|at| at.earliest),
        _ => None,
    })
}

/// What makes it so late: pauses, and the delay of the probe that is the last to pass.
fn causes(pod: &PodView<'_, '_>, life: &Life, pauses: &[Pause<'_>]) -> Vec<(Span, String)> {
    let part = |name: &str| life.containers.iter().find(|container| container.name == name);
    let last = life
        .containers
        .iter()
        .filter(|container| container.part != Part::Init)
        .max_by_key(|container| container.ready.map(|ready| ready.earliest));
    let last = last.map_or("", |container| container.name.as_str());
    let counts =
        |name: &str| name == last || part(name).is_some_and(|container| container.part == Part::Init);
    let mut causes: Vec<(Span, String)> = pauses
        .iter()
        .filter(|(name, ..)| counts(name))
        .map(|(_, seconds, span)| (*span, format!("{seconds} s of pauses")))
        .collect();
    let readiness = pod
        .lasting_containers()
        .find(|view| view.name() == last && !matches!(pod.owner, Owner::Job | Owner::CronJob))
        .and_then(|view| view.container.readiness_probe.get());
    if let Some(delay) = readiness.and_then(|probe| probe.initial_delay_seconds.get()) {
        causes.push((delay.span, "the first probe is made after this".to_owned()));
    }
    causes
}
