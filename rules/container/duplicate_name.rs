//! `duplicate-name`: two containers, ports or variables of one name.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerList, ContainerView, EnvVar, Owner, PodView, names},
    rule::{Check, Context, Rule, Seen, called, shown, up_to_item, with_index},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-name",
    summary: "two containers, two ports or two environment variables have one name",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("duplicate_name.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    containers(cx, pod);
    ports(cx, pod);
    for view in pod.containers() {
        variables(cx, pod, &view);
    }
}

/// CTR2: init containers share their names with the others; the server looks at the main ones first, and so finds the init
/// container to be the second.
fn containers<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let mut seen = Seen::default();
    for list in [ContainerList::Main, ContainerList::Init, ContainerList::Ephemeral] {
        for view in pod.containers().filter(|view| view.list == list) {
            let Some(name) = view.container.name.get().filter(|name| !name.is_empty()) else { continue };
            let Some((span, other)) = seen.first(&**name, (name.content(), list)) else { continue };
            let message = if other == list {
                format!(
                    "{} `{}` is named twice; a pod's containers need different names",
                    list.noun(),
                    shown(name)
                )
            } else {
                let (noun, other) = (list.noun(), other.noun());
                format!(
                    "{noun} `{}` has the name of a {other}; all containers of a pod need different names",
                    shown(name)
                )
            };
            let finding = cx.report(name.content(), message).with(span, "first used here");
            let path = with_index(&finding.field, list.field(), view.index);
            finding.help("give one of the two another name").server_at(Cause::Duplicate, path, Scope::Errors);
        }
    }
}

/// PRT2, W25: within a container a port's name must be unique; within the pod it had better be. A name that is wrong is
/// not compared.
fn ports<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let mut in_pod = Seen::default();
    let since = cx.minor() >= 33;
    for view in pod.containers() {
        let mut in_container = Seen::default();
        for (index, port) in view.container.ports.items().iter().enumerate() {
            let Some(name) = port.name.get().filter(|name| names::port_name(name).is_ok()) else { continue };
            let span = name.content();
            if let Some(first) = in_container.first(&**name, span) {
                let message = format!(
                    "two ports of {} are named `{}`; they need different names",
                    called(&view),
                    shown(name)
                );
                let finding = cx.report(span, message).with(first, "first used here");
                let path = with_index(&finding.field, "ports", index);
                let path = with_index(&path, view.list.field(), view.index);
                finding.help("give one of the two another name").server_at(
                    Cause::Duplicate,
                    path,
                    Scope::Errors,
                );
            } else if let Some((first, whose)) = in_pod.first(&**name, (span, called(&view))) {
                let message = format!(
                    "port name `{}` is already used in {whose}; a Service that goes by the name uses that one",
                    shown(name)
                );
                let finding = cx.report(span, message).with(first, "first used here");
                warned(finding.help("give one of the two another name"), pod, &view, "ports", (index, since));
            }
        }
    }
}

/// A variable may be set again to something that holds its former value, and only so.
fn variables<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    let mut seen = Seen::default();
    for (index, variable) in view.container.env.items().iter().enumerate() {
        let Some(name) = variable.name.get().filter(|name| !name.is_empty()) else { continue };
        let Some(span) = seen.first(&**name, name.content()) else { continue };
        // W22: up to 1.27, the server warns of these as well.
        let keeps = keeps_former(variable, name);
        if keeps && cx.minor() >= 28 {
            continue;
        }
        let effect = if keeps { "which the server warns of up to 1.27" } else { "only the last one counts" };
        let message =
            format!("environment variable `{}` is set twice in {}; {effect}", shown(name), called(view));
        let finding = cx.report(name.content(), message).with(span, "first set here");
        warned(finding.help("remove one of the two"), pod, view, "env", (index, true));
    }
}

/// Whether the variable's value holds the one that the name had before. A value of the wrong type may.
fn keeps_former(variable: &EnvVar<'_>, name: &str) -> bool {
    if variable.value_from.is_invalid() {
        return true;
    }
    let Some(value) = variable.value.str_or_empty() else { return true };
    let former = format!("$({name})");
    !variable.value_from.is_set() && value != former && value.contains(&former)
}

/// The server takes it with a warning, which names the item of the list and not its name; if it knows of it.
fn warned(
    finding: &mut Diagnostic,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    list: &str,
    (index, known): (usize, bool),
) {
    finding.at_most_warn();
    if !known {
        finding.happens(Outcome::Fragile, Stage::Runtime);
        return;
    }
    finding.happens(Outcome::Warned, Stage::ApiServer);
    // Of a pod in a custom resource the server knows nothing.
    if pod.owner != Owner::Custom {
        let path = with_index(up_to_item(&finding.field, list), list, index);
        let path = with_index(&path, view.list.field(), view.index);
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
