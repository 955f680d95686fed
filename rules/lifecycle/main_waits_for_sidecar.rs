//! `main-waits-for-sidecar`: a container waits for another of its pod, which could have been started before it.

use super::{declared, is_local};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "main-waits-for-sidecar",
    summary: "a container waits in a loop for another container of its pod",
    group: "lifecycle",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Runtime,
    page: include_str!("main_waits_for_sidecar.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() || pod.is_on_node_network() {
        return;
    }
    let commands = cx.commands();
    let mains = || pod.containers().filter(|view| view.list == ContainerList::Main);
    for view in mains() {
        let Some(reading) = commands.of_container(view.container) else { continue };
        let waits = reading.waits.iter().filter(|wait| wait.alone);
        for (target, span) in waits.flat_map(|wait| &wait.targets) {
            let Some(port) = target.port.filter(|_| is_local(&target.host)) else { continue };
            let mut others = mains().filter(|other| other.container.span != view.container.span);
            let Some((server, declared)) =
                others.find_map(|other| Some((other, declared(other.container, port)?)))
            else {
                continue;
            };
            let message = format!(
                "{} waits for `{}:{port}` of {}; as a sidecar that would be up before it",
                called(&view),
                shown(&target.host),
                called(&server)
            );
            cx.report(*span, message)
                .help("move what is waited for to `initContainers`, with `restartPolicy: Always` and a `startupProbe`, and leave the wait out")
                .with(declared, "starts at the same time");
        }
    }
}
