//! `downward-value-empty`: a label or annotation of the pod that it does not have.

use super::files;
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ObjectFieldSelector, Owner, PodView, Str, downward, selector::is_given},
    rule::{Check, Context, Rule, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "downward-value-empty",
    summary: "a pod asks for a label or annotation of its own that it does not have",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::Dropped,
    stage: Stage::Kubelet,
    page: include_str!("downward_value_empty.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() || pod.owner == Owner::PodTemplate {
        return;
    }
    for view in pod.containers() {
        for variable in view.container.env.items() {
            let selector = variable.value_from.get().and_then(|from| from.field_ref.get());
            if let (Some(selector), Some(name)) = (selector, variable.name.str()) {
                check_field(cx, pod, selector, &format!("environment variable `{}`", shown(name)));
            }
        }
    }
    for volume in pod.spec.volumes.items() {
        for files in files(volume) {
            for file in files.fields {
                if let (Some(selector), Some(path)) = (file.field_ref.get(), file.path.str()) {
                    check_field(cx, pod, selector, &format!("file `{}`", shown(path)));
                }
            }
        }
    }
}

fn check_field(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    selector: &ObjectFieldSelector<'_>,
    what: &str,
) {
    let Some(path) = selector.field_path.get() else { return };
    let Some((field, key)) = downward::subscript(path) else { return };
    let (noun, map) = match (field, pod.metadata) {
        (_, None) if pod.owner == Owner::Pod => return,
        ("metadata.labels", metadata) => ("label", metadata.map(|it| &it.labels)),
        ("metadata.annotations", metadata) => ("annotation", metadata.map(|it| &it.annotations)),
        _ => return,
    };
    if map.is_some_and(|map| map.is_incomplete() || map.value(key).is_some()) || !is_own(key) {
        return;
    }
    let own: &[(Str<'_>, Str<'_>)] = map.map_or(&[], |map| map.entries());
    let message = format!("{what} is empty: the pod has no {noun} `{}`", shown(key));
    let help = match closest(key, own.iter().map(|(key, _)| &**key)) {
        Some(meant) => format!("write `{}`, or add the {noun}", shown(meant)),
        None if pod.is_template() => {
            format!("add the {noun} to the template's metadata; that of the workload itself is not the pods'")
        }
        None => format!("add the {noun}"),
    };
    let finding = cx.report(path.content(), message).help(help);
    if let Some((key, _)) = own.first() {
        finding.with(key.place(), format!("the pod's {noun}s"));
    }
}

/// Whether a key is for the pod's author to set. Controllers, admission and the network set others, nearly all of which
/// have a prefix.
fn is_own(key: &str) -> bool {
    !is_given(key) && key.split_once('/').is_none_or(|(prefix, _)| prefix == "app.kubernetes.io")
}
