//! `partial-object`: what reads like a patch and is not known to be one.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Object},
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
    let alone = missing_alone(object);
    let finding = cx.report(name.content(), message);
    finding.help(format!("list it under `patches` in a kustomization.yaml, or complete it: {missing}"));
    if let Some(path) = alone {
        finding.server_at(Cause::Required, path, Scope::Errors);
    }
}

/// What the server says is missing of a Service that is applied as it is.
fn missing_alone(object: &Object<'_>) -> Option<&'static str> {
    let Body::Service(service) = &object.body else { return None };
    let Some(spec) = service.spec.get() else { return Some("spec.ports") };
    if spec.type_.is("ExternalName") {
        return spec.external_name.is_missing().then_some("spec.externalName");
    }
    let headless =
        spec.cluster_ip.is("None") || spec.cluster_ips.items().first().is_some_and(|ip| ip == "None");
    (spec.ports.is_missing() && !headless).then_some("spec.ports")
}
