//! `init-needs-late-sidecar`: an init container asks a sidecar that may not listen yet.

use super::{declared, is_local};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerView, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-needs-late-sidecar",
    summary: "an init container asks a port of its pod before something listens there",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::InitStuck,
    stage: Stage::Runtime,
    page: include_str!("init_needs_late_sidecar.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || cx.is_filled_in_later() || pod.is_on_node_network() {
        return;
    }
    let commands = cx.commands();
    let containers: Vec<ContainerView<'a, '_>> = pod.lasting_containers().collect();
    for (at, view) in containers.iter().enumerate().filter(|(_, view)| view.is_plain_init()) {
        let Some(reading) = commands.of_container(view.container) else { continue };
        // Who pauses first gives the sidecar time, as does a container between the two.
        if !reading.sleeps.is_empty() {
            continue;
        }
        for call in reading.calls.iter().filter(|call| call.alone && is_local(&call.target.host)) {
            let Some(port) = call.target.port else { continue };
            let Some((server, declared)) = containers.iter().enumerate().find_map(|(server, view)| {
                let lasts = view.is_sidecar() || view.list == ContainerList::Main;
                Some((server, declared(view.container, port)?)).filter(|_| lasts)
            }) else {
                continue;
            };
            let Some(server_view) = containers.get(server) else { continue };
            let container = server_view.container;
            if server > at {
                let message = format!(
                    "{} asks `{}:{port}`, which {} serves; that starts only when the init container is done",
                    called(view),
                    shown(&call.target.host),
                    called(server_view)
                );
                cx.report(call.span, message)
                    .help("make what it asks a sidecar before it: an init container with `restartPolicy: Always` and a `startupProbe`")
                    .with(declared, "starts after the init container");
            } else if container.startup_probe.is_missing()
                && container.lifecycle.is_missing()
                && at == server + 1
            {
                let message = format!(
                    "{} asks `{}:{port}` of the sidecar `{}`, which has no `startupProbe`; it starts as soon as the sidecar runs, and may ask before that listens",
                    called(view),
                    shown(&call.target.host),
                    shown(server_view.name())
                );
                cx.report(call.span, message)
                    .at_most_warn()
                    .help("give the sidecar a `startupProbe` on that port; the next init container starts only when it has succeeded")
                    .with(declared, "the sidecar, which counts as started before it listens");
            }
        }
    }
}
