//! `container-settings`: a container's termination message and resize policy.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, Seen, called, one_of, require_text, shown, up_to, up_to_item, with_index},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "container-settings",
    summary: "a container's `terminationMessagePolicy` or `resizePolicy` is not valid",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("container_settings.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    let policy = &view.container.termination_message_policy;
    // CTR6: the empty policy is as good as none.
    if !policy.is("")
        && let Some(finding) =
            one_of(cx, policy, "terminationMessagePolicy", &["File", "FallbackToLogsOnError"])
    {
        finding.server(Cause::NotSupported);
    }
    // An ephemeral container may have none, which is said elsewhere; the server judges it all the same.
    resize(cx, pod, view);
}

/// The server puts all but duplicates at the list as a whole.
fn list(finding: &mut Diagnostic, cause: Cause) {
    let path = up_to(&finding.field, "resizePolicy");
    finding.server_at(cause, path, Scope::Errors);
}

/// CTR8, CTR9, CTR10, CTR12.
fn resize<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    let mut seen = Seen::default();
    for (index, item) in view.container.resize_policy.items().iter().enumerate() {
        let resource = &item.resource_name;
        // Also of a name that is wrong, and of none, the server says that it is there twice.
        let first = resource.str_or_empty().and_then(|name| seen.first(name, resource.value_span()));
        let message = "an entry of `resizePolicy` has no `resourceName`";
        if let Some(finding) = require_text(cx, resource, "resourceName", message) {
            list(finding.help("add `resourceName: cpu` or `resourceName: memory`"), Cause::Required);
            if first.is_some() {
                let path = entry(finding, index);
                finding.also(Cause::Duplicate, path, Scope::Errors);
            }
        } else if let Some(finding) = one_of(cx, resource, "resourceName", &["cpu", "memory"]) {
            list(finding, Cause::NotSupported);
            if first.is_some() {
                let path = entry(finding, index);
                finding.also(Cause::Duplicate, path, Scope::Errors);
            }
        } else if let (Some(name), Some(first)) = (resource.get(), first) {
            let message = format!("`resizePolicy` of {} names `{}` twice", called(view), shown(name));
            let finding = cx.report(name.content(), message).with(first, "first used here");
            let path = entry(finding, index);
            finding.help("remove one of the two").server_at(Cause::Duplicate, path, Scope::Errors);
        }

        let restart = &item.restart_policy;
        let never = pod.spec.restart_policy.is("Never");
        let message = "an entry of `resizePolicy` has no `restartPolicy`";
        let unknown = if let Some(finding) = require_text(cx, restart, "restartPolicy", message) {
            let help = "add `restartPolicy: NotRequired` or `restartPolicy: RestartContainer`";
            list(finding.help(help), Cause::Required);
            Some(finding)
        } else if let Some(finding) =
            one_of(cx, restart, "restartPolicy", &["NotRequired", "RestartContainer"])
        {
            list(finding, Cause::NotSupported);
            Some(finding)
        } else {
            None
        };
        if let Some(finding) = unknown {
            if never {
                let path = up_to(&finding.field, "resizePolicy");
                finding.also(Cause::Invalid, path, Scope::Errors);
            }
        } else if restart.is("RestartContainer") {
            let (why, help) = if never {
                ("the pod's `restartPolicy` is `Never`", "write `NotRequired`")
            } else if view.is_plain_init() && cx.minor() >= 36 {
                ("an init container is not restarted by a resize", "write `NotRequired`")
            } else {
                continue;
            };
            let message = format!("`RestartContainer` cannot be the policy of {}: {why}", called(view));
            let finding = cx.report(restart.value_span(), message).help(help);
            if let Some(value) = pod.spec.restart_policy.filter(|value| *value == "Never") {
                finding.with(value.span, "set here");
            }
            list(finding, Cause::Invalid);
        }
    }
}

/// The server's path of an entry.
fn entry(finding: &Diagnostic, index: usize) -> String {
    with_index(up_to_item(&finding.field, "resizePolicy"), "resizePolicy", index)
}
