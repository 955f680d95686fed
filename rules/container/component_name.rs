//! `component-name`: what containers and their ports may be called.

use std::fmt::Display;

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, PodView, Str, names},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "component-name",
    summary: "the name of a container or of a container's port is not valid",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("component_name.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    if let Some(name) = view.container.name.get() {
        let what = format_args!("{} name `{}`", view.list.noun(), shown(name));
        name_of(cx, name, what, names::dns_1123_label, "app");
    }
    for port in view.container.ports.items() {
        if let Some(name) = port.name.get() {
            name_of(cx, name, format_args!("port name `{}`", shown(name)), names::port_name, "http");
        }
    }
}

/// CTR1, PRT1: checks a name. The empty one is a missing one, which is another rule's for containers, and fine for ports.
fn name_of(
    cx: &mut Context<'_, '_>,
    name: &Str<'_>,
    what: impl Display,
    grammar: fn(&str) -> Result<(), names::NameError>,
    example: &str,
) {
    if name.is_empty() {
        return;
    }
    let Err(error) = grammar(name) else { return };
    let span = name.place_of(&error.range);
    let help = error.help(name).unwrap_or_else(|| format!("write a name such as `{example}`"));
    let finding = cx.report(span, error.of(what)).help(help);
    finding.server(Cause::Invalid);
}
