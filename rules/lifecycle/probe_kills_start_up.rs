//! `probe-kills-start-up`: a probe that kills a container which is still starting up.

use std::collections::HashMap;

use super::{Action, ask_the_same, asked_port, hooks, probe_handlers, subject, takes_probes};
use crate::{
    command::Commands,
    diagnostic::{Level, Outcome, Stage},
    lifecycle::{
        self, Assumptions, EventKind, ProbeKind, ProbeTimes, When, pause_before_answer, restart_delay,
    },
    model::{Container, ContainerView, PodView, Probe},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-kills-start-up",
    summary: "a liveness or startup probe kills the container before it is up",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Kubelet,
    page: include_str!("probe_kills_start_up.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// How long a container takes to answer, as the file says it.
struct StartUp {
    seconds: u64,
    span: Span,
    /// Whether its command surely pauses so long; otherwise its author says so, by the delay of another probe.
    pauses: bool,
}

/// A container whose start-up is known, with the probe that decides over it.
struct Starting<'a, 'm> {
    container: ContainerView<'a, 'm>,
    name: &'static str,
    kind: ProbeKind,
    key: Span,
    times: ProbeTimes,
    start_up: StartUp,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    let all: Vec<Starting<'_, '_>> =
        pod.lasting_containers().filter_map(|container| starting(commands, pod, container)).collect();
    if all.is_empty() {
        return;
    }
    let seconds = all.iter().map(|it| (Some(it.container.name().to_owned()), it.start_up.seconds));
    let assume = Assumptions { startup_seconds: seconds.collect(), ..Assumptions::default() };
    let Some(life) = lifecycle::life(pod, cx.commands(), &assume) else { return };
    let killed: HashMap<(&str, ProbeKind), bool> = life
        .events
        .iter()
        .filter_map(|event| match event.kind {
            EventKind::ProbeKills { probe, certain: true, loops } => {
                Some(((event.container.as_deref()?, probe), loops))
            }
            _ => None,
        })
        .collect();
    let kills: HashMap<(&str, ProbeKind), When> =
        life.kills.iter().map(|kill| ((kill.container.as_str(), kill.probe), kill.from_start)).collect();
    for starting in &all {
        let key = (starting.container.name(), starting.kind);
        if let (Some(loops), Some(kill)) = (killed.get(&key), kills.get(&key)) {
            report(cx, starting, *kill, *loops);
        }
    }
}

/// The container, if it can be seen how long it takes to start.
fn starting<'a, 'm>(
    commands: &Commands<'_>,
    pod: &PodView<'a, 'm>,
    container: ContainerView<'a, 'm>,
) -> Option<Starting<'a, 'm>> {
    if !takes_probes(&container) {
        return None;
    }
    let own = container.container;
    // While there is a startup probe, the others are not made until it has succeeded.
    let (name, kind, field) = if own.startup_probe.is_missing() {
        ("livenessProbe", ProbeKind::Liveness, &own.liveness_probe)
    } else {
        ("startupProbe", ProbeKind::Startup, &own.startup_probe)
    };
    let (probe, key) = (field.get()?, field.key()?);
    // Probes wait for the end of a postStart hook; how long one takes that does more than to sleep is not known.
    if hooks(own).any(|(name, _, hook)| name == "postStart" && !hook.sleep.is_set()) {
        return None;
    }
    let (times, start_up) = (ProbeTimes::of(probe)?, start_up(commands, pod, &container, probe)?);
    Some(Starting { container, name, kind, key, times, start_up })
}

fn report(cx: &mut Context<'_, '_>, starting: &Starting<'_, '_>, kill: When, loops: bool) {
    let Starting { times, start_up, .. } = starting;
    let Some(latest) = kill.latest else { return };
    let seconds = start_up.seconds;
    let why = if start_up.pauses {
        format!("while its command still pauses for {seconds} s")
    } else {
        format!("unless it is up by then, but its `readinessProbe` gives it {seconds} s to start")
    };
    let then = if loops {
        let delays: Vec<String> = (1..=4).map(|number| restart_delay(number).to_string()).collect();
        format!("restarts follow after {} s ...: `CrashLoopBackOff`", delays.join(", "))
    } else {
        "it never gets up".to_owned()
    };
    let message = format!(
        "{} kills it {} to {latest} s after each start, {why}; {then}",
        subject(starting.name, &starting.container),
        kill.earliest
    );
    let help = if starting.kind == ProbeKind::Startup {
        let least = failures_for(seconds, times.delay, times.period);
        format!("raise its `failureThreshold` to {least} or more, so that it waits longer than {seconds} s")
    } else {
        let least = failures_for(seconds, 0, times.period);
        format!(
            "add a `startupProbe` that asks the same with `periodSeconds: {}` and `failureThreshold: {least}` or more; the livenessProbe then waits for it",
            times.period
        )
    };
    let finding = cx.report(starting.key, message).help(help);
    if start_up.pauses {
        finding.with(start_up.span, "nothing answers before this is over");
    } else {
        finding.with(start_up.span, "the time to start up, by the file's own account").at_most_warn();
    }
}

/// How long the container takes until it answers the probe, if that can be seen.
fn start_up(
    commands: &Commands<'_>,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    probe: &Probe<'_>,
) -> Option<StartUp> {
    let action = probe_handlers(probe).next()?.action;
    let reading = commands.of_container(container.container);
    let pause = reading.and_then(|reading| pause_before_answer(pod, container, action, &reading));
    if let Some((seconds, span)) = pause {
        return Some(StartUp { seconds, span, pauses: true });
    }
    let readiness = container.container.readiness_probe.get()?;
    let delay = readiness.initial_delay_seconds.get()?;
    let asked = probe_handlers(readiness).next()?.action;
    if !is_up_with(container.container, action, asked) {
        return None;
    }
    Some(StartUp { seconds: u64::try_from(delay.value).ok()?, span: delay.span, pauses: false })
}

/// Whether what answers one of them is up only when what answers the other is: the same server, or the same command.
fn is_up_with(container: &Container<'_>, one: Action<'_, '_>, other: Action<'_, '_>) -> bool {
    match (one, other) {
        // A port is open before its server has a good answer.
        (Action::Http(_), Action::Http(_)) | (Action::Grpc(_), Action::Grpc(_)) => {
            let number = |action| asked_port(container, action).map(|(number, _)| number);
            number(one).is_some() && number(one) == number(other)
        }
        _ => ask_the_same(container, one, other),
    }
}

/// The least `failureThreshold` with which a probe kills no earlier than after so many seconds.
fn failures_for(seconds: u64, delay: u64, period: u64) -> u64 {
    seconds.saturating_sub(delay).div_ceil(period).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_failures_as_are_needed_and_no_more() {
        for (seconds, delay, period, failures) in
            [(60, 0, 10, 7), (61, 0, 10, 8), (60, 25, 10, 5), (5, 60, 10, 1)]
        {
            assert_eq!(failures_for(seconds, delay, period), failures);
            let kill = |failures| {
                let times = ProbeTimes { delay, timeout: 1, period, successes: 1, failures };
                times.kill(When::ZERO).earliest
            };
            assert!(kill(failures) >= seconds);
            assert!(failures == 1 || kill(failures - 1) < seconds);
        }
    }
}
