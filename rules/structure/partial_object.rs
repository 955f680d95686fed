//! `partial-object`: what reads like a patch and is not known to be one.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::Object,
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "partial-object",
    summary: "the object reads like a patch: refused if it is applied on its own",
    group: "structure",
    level: Level::Warn,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("partial_object.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    if cx.is_patch_file() || !cx.is_part() {
        return;
    }
    let (Some(kind), Some(name)) = (&object.kind, &object.name) else { return };
    let message =
        format!("this {} `{}` reads like a patch; applied on its own it is refused", &**kind, shown(name));
    let missing = match &**kind {
        "Service" => "`ports`",
        "Pod" => "containers with images",
        "Job" | "CronJob" => "containers with images, a `restartPolicy`",
        _ => "selector, labels, images",
    };
    cx.report(name.content(), message)
        .help(format!("list it under `patches` in a kustomization.yaml, or complete it: {missing}"));
}
