//! `sidecar-as-main-in-job`: a helper that keeps a Job from completing.

use crate::{
    command::{self, End},
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerView, Owner, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "sidecar-as-main-in-job",
    summary: "a Job never completes, as one of its containers never ends",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("sidecar_as_main_in_job.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let job = match pod.owner {
        Owner::Job => "Job",
        Owner::CronJob => "CronJob's Jobs",
        _ => return,
    };
    if pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let text = cx.text();
    let mains: Vec<ContainerView<'_, '_>> =
        pod.containers().filter(|view| view.list == ContainerList::Main).collect();
    if mains.len() < 2 {
        return;
    }
    let read: Vec<_> = mains.iter().map(|view| command::of_container(text, view.container)).collect();
    let endless = |at: usize| read.get(at).and_then(Option::as_ref).filter(|it| it.end == End::Never);
    // Where all run for ever, that is what the Job is for.
    let Some(other) = (0..mains.len()).find(|at| endless(*at).is_none()).and_then(|at| mains.get(at)) else {
        return;
    };
    for (at, view) in mains.iter().enumerate() {
        let Some(reading) = endless(at) else { continue };
        let message = format!(
            "{} never ends (`{}`), so the {job} never {}",
            called(view),
            shown(&reading.shown),
            if pod.owner == Owner::Job { "completes" } else { "complete" }
        );
        let finding = cx.report(reading.span, message).help(
            "make it a sidecar, which is stopped when the others are done: move it to `initContainers` with `restartPolicy: Always`",
        );
        if let Some(name) = other.container.name.get() {
            finding.with(name.place(), "may be done, and the pod goes on");
        }
    }
}
