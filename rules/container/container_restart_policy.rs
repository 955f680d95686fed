//! `container-restart-policy`: the restart policy of a single container.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerRestartRule, ContainerView, Field, PodView},
    rule::{Check, Context, Rule, called, one_of, require, require_text},
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
    let container = view.container;
    if let Some(finding) =
        one_of(cx, &container.restart_policy, "restartPolicy", &["Always", "OnFailure", "Never"])
    {
        match container.restart_policy.str() {
            Some("unless-stopped") => finding.help("write `Always`"),
            Some("no" | "none") => finding.help("write `Never`"),
            _ => finding,
        };
        finding.server(Cause::NotSupported);
    }
    let Field::Set { key, value: rules } = &container.restart_policy_rules else { return };
    if !rules.items.is_empty() && container.restart_policy.is_missing() && !cx.is_part() {
        let message = format!("{} has `restartPolicyRules` and no `restartPolicy`", called(view));
        let finding = cx.report(*key, message);
        finding.help("add `restartPolicy`, which holds for the exit codes that no rule names");
        let path = finding.field.replace("restartPolicyRules", "restartPolicy");
        finding.server_at(Cause::Required, path, Scope::Errors);
    }
    if rules.items.len() > MOST_RULES {
        let message =
            format!("{} has {} restart rules; {MOST_RULES} are allowed", called(view), rules.items.len());
        cx.report(*key, message).server(Cause::TooMany);
    }
    for rule in &rules.items {
        check_rule(cx, rule);
    }
}

fn check_rule(cx: &mut Context<'_, '_>, rule: &ContainerRestartRule<'_>) {
    if let Some(finding) =
        require_text(cx, &rule.action, "action", "a rule in `restartPolicyRules` has no `action`")
    {
        finding.help("add `action: Restart`").server(Cause::NotSupported);
    } else if let Some(finding) = one_of(cx, &rule.action, "action", &["Restart", "RestartAllContainers"]) {
        finding.server(Cause::NotSupported);
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
        cx.report(*key, message).server(Cause::TooMany);
    }
}
