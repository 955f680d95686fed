//! `grace-period`: a negative time to stop in.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Owner, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "grace-period",
    summary: "a pod's terminationGracePeriodSeconds is negative",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("grace_period.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // W26
    let grace = &pod.spec.termination_grace_period_seconds;
    let Some(seconds) = grace.filter(|seconds| seconds.value < 0) else { return };
    let message =
        format!("`terminationGracePeriodSeconds` is negative ({}); it is taken as 1 second", seconds.value);
    let finding = cx.report(seconds.span, message).help("write the seconds that the containers need to stop");
    if pod.owner == Owner::Pod {
        // A Pod's value is changed before anything looks at it, so there is no warning.
        finding.happens(Outcome::Dropped, Stage::ApiServer);
    } else {
        let path = finding.field.clone();
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
