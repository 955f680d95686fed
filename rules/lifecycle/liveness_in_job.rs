//! `liveness-in-job`: a probe that makes a Job's attempts fail.

use super::{probes, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "liveness-in-job",
    summary: "a probe can kill a Job's container, which counts as a failed attempt",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("liveness_in_job.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    // A sidecar that is killed is started again, and no attempt has failed.
    if !takes_probes(container) || container.is_sidecar() || pod.is_child {
        return;
    }
    let job = match pod.owner {
        Owner::Job => "Job",
        Owner::CronJob => "CronJob",
        _ => return,
    };
    for (name, field) in probes(container.container) {
        let (Some(key), true) = (field.key(), name != "readinessProbe") else { continue };
        let message = format!(
            "{} of a {job} kills what does not answer; each kill is a failed attempt and counts against `backoffLimit`",
            subject(name, container)
        );
        cx.report(key, message)
            .help("leave it out; `activeDeadlineSeconds` of the Job ends what hangs, and a program's own time limits end what waits");
    }
}
