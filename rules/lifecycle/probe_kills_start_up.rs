//! `probe-kills-start-up`: a probe that kills a container which is still starting up.

use super::{
    Action, ask_the_same, asked_port, hooks, pause_before_answer, probe_handlers, subject, takes_probes,
};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    lifecycle::{self, Assumptions, EventKind, ProbeKind, ProbeTimes, restart_delay},
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
    check: Check::Container(check),
};

/// How long a container takes to answer, as the file says it.
struct StartUp {
    seconds: u64,
    span: Span,
    /// Whether its command surely pauses so long; otherwise its author says so, by the delay of another probe.
    pauses: bool,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let own = container.container;
    // While there is a startup probe, the others are not made until it has succeeded.
    let (name, kind, field) = if own.startup_probe.is_missing() {
        ("livenessProbe", ProbeKind::Liveness, &own.liveness_probe)
    } else {
        ("startupProbe", ProbeKind::Startup, &own.startup_probe)
    };
    // Probes wait for the end of a postStart hook; how long one takes that does more than to sleep is not known.
    let waits = hooks(own).any(|(name, _, hook)| name == "postStart" && !hook.sleep.is_set());
    let (Some(probe), Some(key), false) = (field.get(), field.key(), waits) else { return };
    let Some(start_up) = start_up(cx.text(), pod, container, probe) else { return };
    let Some((from, to, loops)) = kill(cx.text(), pod, container, kind, start_up.seconds) else { return };
    let Some(times) = ProbeTimes::of(probe) else { return };

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
    let message =
        format!("{} kills it {from} to {to} s after each start, {why}; {then}", subject(name, container));
    let help = if kind == ProbeKind::Startup {
        let least = failures_for(seconds, times.delay, times.period);
        format!("raise its `failureThreshold` to {least} or more, so that it waits longer than {seconds} s")
    } else {
        let least = failures_for(seconds, 0, times.period);
        format!(
            "add a `startupProbe` that asks the same with `periodSeconds: {}` and `failureThreshold: {least}` or more; the livenessProbe then waits for it",
            times.period
        )
    };
    let finding = cx.report(key, message).help(help);
    if start_up.pauses {
        finding.with(start_up.span, "nothing answers before this is over");
    } else {
        finding.with(start_up.span, "the time to start up, by the file's own account").at_most_warn();
    }
}

/// How long the container takes until it answers the probe, if that can be seen.
fn start_up(
    text: &str,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    probe: &Probe<'_>,
) -> Option<StartUp> {
    let action = probe_handlers(probe).next()?.action;
    if let Some((seconds, span)) = pause_before_answer(text, pod, container, action) {
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

/// When the probe surely kills a container that takes so long to start, and whether that goes on for ever.
fn kill(
    text: &str,
    pod: &PodView<'_, '_>,
    container: &ContainerView<'_, '_>,
    kind: ProbeKind,
    seconds: u64,
) -> Option<(u64, u64, bool)> {
    let name = container.name();
    let assume =
        Assumptions { startup_seconds: vec![(Some(name.to_owned()), seconds)], ..Assumptions::default() };
    let life = lifecycle::life(pod, text, &assume)?;
    let loops = life.events.iter().find_map(|event| match event.kind {
        EventKind::ProbeKills { probe, certain: true, loops }
            if probe == kind && event.container.as_deref() == Some(name) =>
        {
            Some(loops)
        }
        _ => None,
    })?;
    let kill = life.kills.iter().find(|kill| kill.container == name && kill.probe == kind)?;
    Some((kill.from_start.earliest, kill.from_start.latest?, loops))
}

/// The least `failureThreshold` with which a probe kills no earlier than after so many seconds.
fn failures_for(seconds: u64, delay: u64, period: u64) -> u64 {
    seconds.saturating_sub(delay).div_ceil(period).saturating_add(1)
}
