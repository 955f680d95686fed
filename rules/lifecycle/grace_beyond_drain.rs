//! `grace-beyond-drain`: a grace period that is longer than what takes nodes away waits.

use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Owner, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "grace-beyond-drain",
    summary: "a grace period is longer than what drains nodes waits, or a roll-out",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Killed,
    stage: Stage::Kubelet,
    page: include_str!("grace_beyond_drain.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// What the cluster autoscaler waits for pods to end before it takes their node away: the default of its
/// `--max-graceful-termination-sec`. Spot machines are given from 25 s to 2 minutes.
const AUTOSCALER: i64 = 600;

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // The autoscaler leaves nodes alone on which pods of no controller run, and Jobs end by themselves.
    if pod.is_child || matches!(pod.owner, Owner::Pod | Owner::Job | Owner::CronJob | Owner::PodTemplate) {
        return;
    }
    let Some(grace) = pod.spec.termination_grace_period_seconds.get() else { return };
    let seconds = grace.value;
    if seconds > AUTOSCALER {
        let message = format!(
            "a grace period of {seconds} s is more than the {AUTOSCALER} s that the cluster autoscaler waits by default; if its node is taken away, the pod is killed before that is over"
        );
        cx.report(grace.span, message).help(
            "let the containers stop sooner, or raise the autoscaler's `--max-graceful-termination-sec`",
        );
    }
    let Body::Deployment(deployment) = &pod.object.body else { return };
    let Some(spec) = deployment.spec.get() else { return };
    let Some(filled) = defaults::deployment(spec) else { return };
    let deadline = filled.progress_deadline_seconds.value;
    if filled.strategy.value == "Recreate" && seconds > deadline {
        let message = format!(
            "with `Recreate` new pods start when the old ones have ended, which may take {seconds} s; after {deadline} s (`progressDeadlineSeconds`) the roll-out counts as failed"
        );
        let finding = cx
            .report(grace.span, message)
            .help(format!("write a `progressDeadlineSeconds` of more than {seconds}"))
            .happens(Outcome::Fragile, Stage::Controller);
        if let Some(deadline) = spec.progress_deadline_seconds.get() {
            finding.with(deadline.span, "the deadline");
        }
    }
}
