//! `container-restart-policy`: the restart policy of a single container.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerRestartRule, ContainerView, Field, PodView},
    rule::{Check, Context, Rule, called, one_of, require, require_text},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "container-restart-policy",
    summary: "a container's `restartPolicy` or `restartPolicyRules` are not valid",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("container_restart_policy.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// The most rules of a container, and exit codes of a rule.
const MOST_RULES: usize = 20;
const MOST_CODES: usize = 255;

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // Ephemeral containers have neither, whatever the value; that is another rule's.
    if view.list == ContainerList::Ephemeral {
        return;
    }
    if cx.is_on(Gate::ContainerRestartRules) {
        policy(cx, view);
        rules(cx, view);
    } else {
        policy_of_old(cx, view);
    }
}

/// CTR14, CTR15: what each container may say since 1.35.
fn policy(cx: &mut Context<'_, '_>, view: &ContainerView<'_, '_>) {
    let policy = &view.container.restart_policy;
    let Some(finding) = one_of(cx, policy, "restartPolicy", &["Always", "OnFailure", "Never"]) else {
        return;
    };
    match policy.str() {
        Some("unless-stopped") => finding.help("write `Always`"),
        Some("no" | "none") => finding.help("write `Never`"),
        _ => finding,
    };
    finding.server(Cause::NotSupported);
}

/// CTR13, CTR15: only init containers had a policy of their own, and only `Always`, which makes a sidecar. What 1.34
/// drops is not in the model.
fn policy_of_old(cx: &mut Context<'_, '_>, view: &ContainerView<'_, '_>) {
    let Field::Set { key, value } = &view.container.restart_policy else { return };
    if view.list == ContainerList::Main {
        let message = format!("{} cannot have a `restartPolicy` of its own before 1.35", called(view));
        let finding = cx.report(*key, message);
        finding.help("remove it: that of the pod holds for all its containers").server(Cause::Forbidden);
    } else if *value != "Always" {
        let message = format!("before 1.35, the `restartPolicy` of {} can only be `Always`", called(view));
        let help = "remove it, or write `Always` for a sidecar, which runs beside the other containers";
        cx.report(value.place(), message).help(help).server(Cause::NotSupported);
    }
}

/// CTR16 to CTR22.
fn rules(cx: &mut Context<'_, '_>, view: &ContainerView<'_, '_>) {
    let container = view.container;
    let Field::Set { key, value: rules } = &container.restart_policy_rules else { return };
    if rules.items.is_empty() {
        return;
    }
    if view.is_sidecar() && !cx.is_on(Gate::RestartAllContainersOnContainerExits) {
        let message =
            format!("{} always restarts, so before 1.36 it can have no `restartPolicyRules`", called(view));
        cx.report(*key, message).help("remove them").server(Cause::Forbidden);
        return;
    }
    if container.restart_policy.is_missing() && !cx.is_part() {
        let message = format!("{} has `restartPolicyRules` and no `restartPolicy`", called(view));
        let finding = cx.report(*key, message);
        finding.help("add `restartPolicy`, which holds for the exit codes that no rule names");
        let path = finding.field.replace("restartPolicyRules", "restartPolicy");
        finding.server_at(Cause::Required, path, Scope::Errors);
    }
    if rules.items.len() > MOST_RULES {
        let message =
            format!("{} has {} restart rules; {MOST_RULES} are allowed", called(view), rules.items.len());
        let cause = too_many(cx);
        cx.report(*key, message).server(cause);
    }
    for rule in &rules.items {
        check_rule(cx, rule);
    }
}

/// What the server calls a list that is too long: 1.35 speaks of it as of a string.
fn too_many(cx: &Context<'_, '_>) -> Cause {
    if cx.minor() >= 36 { Cause::TooMany } else { Cause::TooLong }
}

fn check_rule(cx: &mut Context<'_, '_>, rule: &ContainerRestartRule<'_>) {
    if let Some(finding) =
        require_text(cx, &rule.action, "action", "a rule in `restartPolicyRules` has no `action`")
    {
        finding.help("add `action: Restart`").server(Cause::NotSupported);
    } else {
        let all: &[&'static str] = &["Restart", "RestartAllContainers"];
        let known = if cx.is_on(Gate::RestartAllContainersOnContainerExits) { all } else { &all[..1] };
        if let Some(finding) = one_of(cx, &rule.action, "action", known) {
            finding.server(Cause::NotSupported);
        }
    }
    let codes = match &rule.exit_codes {
        Field::Set { value, .. } => value,
        field => {
            let message = "a rule in `restartPolicyRules` does not say for which `exitCodes` it is";
            if let Some(finding) = require(cx, field, "exitCodes", message) {
                finding.help("add `exitCodes: {operator: In, values: […]}`").server(Cause::Required);
            }
            return;
        }
    };
    if let Some(finding) =
        require_text(cx, &codes.operator, "operator", "the `exitCodes` of a restart rule have no `operator`")
    {
        finding.help("add `operator: In` or `operator: NotIn`").server(Cause::NotSupported);
    } else if let Some(finding) = one_of(cx, &codes.operator, "operator", &["In", "NotIn"]) {
        finding.server(Cause::NotSupported);
    }
    if let Field::Set { key, value } = &codes.values
        && value.items.len() > MOST_CODES
    {
        let message =
            format!("a restart rule names {} exit codes; {MOST_CODES} are allowed", value.items.len());
        let cause = too_many(cx);
        cx.report(*key, message).server(cause);
    }
}
