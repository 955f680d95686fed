//! `downward-limit-unset`: a container asks for a limit or request of its own that it does not have.

use super::files;
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Container, PodView, ResourceFieldSelector},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "downward-limit-unset",
    summary: "a container asks for a limit or request of its own that is not set",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Runtime,
    page: include_str!("downward_limit_unset.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // Limits of the pod as a whole stand in for those that its containers do not have.
    if pod.is_child || cx.is_filled_in_later() || pod.is_incomplete() || !pod.spec.resources.is_missing() {
        return;
    }
    let named = |name: &str| pod.lasting_containers().map(|it| it.container).find(|it| it.name.is(name));
    for view in pod.lasting_containers() {
        for variable in view.container.env.items() {
            let selector = variable.value_from.get().and_then(|from| from.resource_field_ref.get());
            let (Some(selector), Some(name)) = (selector, variable.name.str()) else { continue };
            let whose = match selector.container_name.str_or_empty() {
                Some("") => Some(view.container),
                Some(name) => named(name),
                None => None,
            };
            check_resource(cx, selector, whose, &format!("environment variable `{}`", shown(name)));
        }
    }
    for volume in pod.spec.volumes.items() {
        for file in files(volume).flat_map(|files| files.fields) {
            let (Some(selector), Some(path)) = (file.resource_field_ref.get(), file.path.str()) else {
                continue;
            };
            let whose = selector.container_name.str().and_then(named);
            check_resource(cx, selector, whose, &format!("file `{}`", shown(path)));
        }
    }
}

/// `ExtractContainerResourceValue` and `MergeContainerResourceLimits` of `pkg/api/v1/resource`: a limit that is not there is
/// what the node has to give; a request that is not there is the limit, which the server fills in, or 0.
fn check_resource(
    cx: &mut Context<'_, '_>,
    selector: &ResourceFieldSelector<'_>,
    container: Option<&Container<'_>>,
    what: &str,
) {
    let (Some(resource), Some(container)) = (selector.resource.get(), container) else { return };
    let Some((list, name)) = resource.split_once('.') else { return };
    if !matches!(name, "cpu" | "memory" | "ephemeral-storage") || container.resources.is_invalid() {
        return;
    }
    if let Some(resources) = container.resources.get() {
        let has = |list: &str| match list {
            "limits" => resources.limits.is_incomplete() || resources.limits.value(name).is_some(),
            _ => resources.requests.is_incomplete() || resources.requests.value(name).is_some(),
        };
        if has("limits") || has(list) {
            return;
        }
    }
    let noun = match list {
        "limits" => "limit",
        "requests" => "request",
        _ => return,
    };
    let whose = shown(container.name.str().unwrap_or_default());
    let effect = if noun == "limit" { format!("gets all of its node's `{name}`") } else { "is 0".to_owned() };
    let message = format!("{what} {effect}: container `{whose}` has no `{name}` {noun}");
    let finding = cx.report(resource.content(), message);
    finding.help(format!(
        "add the {noun} to the container's `resources`, unless a LimitRange of the namespace does"
    ));
    finding.with(container.name.span_or_insert(), format!("has no `{name}` {noun}"));
}
