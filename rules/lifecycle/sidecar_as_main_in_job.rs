//! `sidecar-as-main-in-job`: a helper that keeps a Job from completing.

use crate::{
    command::{Commands, End},
    diagnostic::{Level, Outcome, Stage},
    model::{
        ContainerList, ContainerView, Owner, PodView,
        servers::{self, Entrypoint},
    },
    rule::{Check, Context, Rule, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "sidecar-as-main-in-job",
    summary: "a Job never completes, as one of its containers never ends",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("sidecar_as_main_in_job.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// Programs that serve until they are stopped, by the name under which they are called.
const SERVERS: &[&str] = &[
    // The proxies have an option to be told by HTTP that they may end, which is looked for.
    "cloud_sql_proxy",
    "cloud-sql-proxy",
    "envoy",
    "fluent-bit",
    "fluentd",
    "mysqld",
    "redis-server",
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let job = match pod.owner {
        Owner::Job => "Job",
        Owner::CronJob => "CronJob's Jobs",
        _ => return,
    };
    if pod.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    let mains: Vec<ContainerView<'_, '_>> =
        pod.containers().filter(|view| view.list == ContainerList::Main).collect();
    if mains.len() < 2 {
        return;
    }
    // One of them may tell the servers that it is done, or stop them.
    let stoppable = !pod.spec.share_process_namespace.is_missing() || mains.iter().any(may_stop_others);
    let ends: Vec<_> = mains
        .iter()
        .map(|view| endless(commands, view).or_else(|| if stoppable { None } else { server(commands, view) }))
        .collect();
    // Where all run for ever, that is what the Job is for.
    let Some(other) = ends.iter().position(Option::is_none).and_then(|at| mains.get(at)) else {
        return;
    };
    for (view, (span, shown)) in mains.iter().zip(&ends).filter_map(|(view, end)| Some((view, end.as_ref()?)))
    {
        let message = format!(
            "{} never ends ({shown}), so the {job} never {}",
            called(view),
            if pod.owner == Owner::Job { "completes" } else { "complete" }
        );
        let finding = cx.report(*span, message).help(
            "make it a sidecar, which is stopped when the others are done: move it to `initContainers` with `restartPolicy: Always`",
        );
        if let Some(name) = other.container.name.get() {
            finding.with(name.place(), "may be done, and the pod goes on");
        }
    }
}

/// A command that never ends, and how a message shows it.
fn endless(commands: &Commands<'_>, view: &ContainerView<'_, '_>) -> Option<(Span, String)> {
    let reading = commands.of_container(view.container)?;
    (reading.end == End::Never).then(|| (reading.span, format!("`{}`", shown(&reading.shown))))
}

/// A server, by its program or, without a command, by its image.
fn server(commands: &Commands<'_>, view: &ContainerView<'_, '_>) -> Option<(Span, String)> {
    let container = view.container;
    if let Some(reading) = commands.of_container(container) {
        let program = reading.program.as_ref()?.name.as_ref()?;
        let name = program.rsplit('/').next()?;
        return SERVERS
            .contains(&name)
            .then(|| (reading.span, format!("`{name}` serves until it is stopped")));
    }
    let image = container.image.get()?;
    if !container.command.is_missing() || container.args.is_incomplete() {
        return None;
    }
    let (name, entrypoint) = servers::of_image(image)?;
    let option = container.args.items().first().is_none_or(|arg| arg.starts_with('-'));
    (option || entrypoint == Entrypoint::Program)
        .then(|| (image.place(), format!("`{name}` serves until it is stopped")))
}

/// Whether what the container is told looks like it stops another, or ends by itself when told so.
fn may_stop_others(view: &ContainerView<'_, '_>) -> bool {
    let container = view.container;
    let words = container.words().map(|word| &**word);
    let values = container.env.items().iter().filter_map(|entry| entry.value.str());
    let names = container.env.items().iter().filter_map(|entry| entry.name.str());
    words.chain(values).chain(names).any(|text| {
        let text = text.to_ascii_lowercase();
        ["quit", "kill", "shutdown"].iter().any(|word| text.contains(word))
    })
}
