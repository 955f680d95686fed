//! `active-deadline`: `activeDeadlineSeconds` of a pod, which has a range, and which only pods that end may have.

use super::refused;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, Int, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "active-deadline",
    summary: "a pod's `activeDeadlineSeconds` is out of range, or its controller does not take one",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("active_deadline.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Field::Set { key, value: Int { value, span } } = &pod.spec.active_deadline_seconds else { return };
    let in_range = (1..=i64::from(i32::MAX)).contains(value);
    // APP13, RCT5
    if let Some(kind) = pod.owner.restarts_always() {
        let message = format!(
            "a {kind}'s pods run until they are replaced, so they cannot have `activeDeadlineSeconds`"
        );
        let finding = cx.report(*key, message).help("remove it; for work with a time limit, use a Job");
        finding.server(Cause::Forbidden);
        if !in_range {
            let path = finding.field.clone();
            finding.also(Cause::Invalid, path, Scope::Errors);
        }
        return;
    }
    // POD5
    if in_range {
        return;
    }
    let finding =
        cx.report(*span, format!("`activeDeadlineSeconds` must be from 1 to 2147483647, it is {value}"));
    finding.help("write the seconds after which the pod is to be stopped, or remove the field for no limit");
    refused(finding, pod, Cause::Invalid);
}
