//! The containers of a pod with the numbers in force: what the other files of this layer count with.

use super::{Assumptions, Exit, ProbeKind, Source, When, pause::pause_before_all};
use crate::{
    command::{Commands, End, Reading},
    defaults,
    model::{
        Container, ContainerList, ContainerView, Field, IntOrStr, Lifecycle, LifecycleHandler, PodView,
        Probe, servers,
    },
    text::Span,
};
use std::time::Duration;

/// What a container is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// An init container that ends before the next one starts.
    Init,
    /// An init container that goes on running.
    Sidecar,
    /// A main container.
    Main,
}

impl Part {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Init => "init",
            Self::Sidecar => "sidecar",
            Self::Main => "main",
        }
    }
}

/// The numbers of a probe. Times are in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProbeTimes {
    /// `initialDelaySeconds`
    pub delay: u64,
    /// `timeoutSeconds`
    pub timeout: u64,
    /// `periodSeconds`
    pub period: u64,
    /// `successThreshold`
    pub successes: u64,
    /// `failureThreshold`
    pub failures: u64,
}

impl ProbeTimes {
    /// The numbers in force; none where they cannot be read or are out of bounds.
    pub fn of(probe: &Probe<'_>) -> Option<Self> {
        let numbers = defaults::probe_numbers(probe)?;
        let number = |number: i64| u64::try_from(number).ok();
        let positive = |count: i64| number(count).filter(|count| *count > 0);
        Some(Self {
            delay: number(numbers.initial_delay.value)?,
            timeout: positive(numbers.timeout.value)?,
            period: positive(numbers.period.value)?,
            successes: positive(numbers.success_threshold.value)?,
            failures: positive(numbers.failure_threshold.value)?,
        })
    }

    /// The most that lies between the starts of two probes: one that hangs delays the next.
    pub fn interval(&self) -> u64 {
        self.period.max(self.timeout)
    }

    /// When a container is killed whose probe always fails, counted from the container's start, if probes may begin
    /// `from` then.
    pub fn kill(&self, from: When) -> When {
        self.kill_of_hang().after(from.or_later(When::at(self.delay)))
    }

    /// When a container is killed that answered at once until now, counted from the moment at which it stops doing so.
    pub fn kill_of_hang(&self) -> When {
        When::between(
            (self.failures - 1).saturating_mul(self.period),
            self.failures.saturating_mul(self.interval()).saturating_add(self.timeout),
        )
    }

    /// When the probe has succeeded often enough, if it does so whenever it is made from `from` on.
    ///
    /// A probe that hangs for longer than a period keeps a tick waiting: the one after it comes at once, and the next
    /// less than a period later.
    pub fn pass(&self, from: When) -> When {
        let first = if self.timeout > self.period { 2 } else { 1 };
        from.plus_between(
            self.successes.saturating_sub(first).saturating_mul(self.period),
            self.successes.saturating_mul(self.interval()).saturating_add(self.timeout),
        )
    }
}

/// A probe of a container.
#[derive(Clone, Copy, Debug)]
pub(super) struct ProbeOf {
    pub(super) times: ProbeTimes,
    /// Its own grace period.
    pub(super) grace: Option<u64>,
    /// The key.
    pub(super) span: Span,
    /// Why it can never be made.
    pub(super) fault: Option<&'static str>,
}

/// A hook of a container.
#[derive(Clone, Debug)]
pub(super) struct Hook {
    /// How long it takes, as far as the manifest shows.
    pub(super) seconds: When,
    /// What never ends in it, as text.
    pub(super) endless: Option<String>,
    /// How long a postStart hook is taken to take, where the manifest does not write it down.
    pub(super) assumed: Option<(When, Source)>,
    /// The key.
    pub(super) span: Span,
    /// Why it always fails.
    pub(super) fault: Option<&'static str>,
}

impl Hook {
    /// Whether a container with this postStart hook never gets beyond it.
    pub(super) fn blocks(&self) -> bool {
        self.fault.is_some() || self.endless.is_some()
    }
}

/// Whether a process ends by itself.
#[derive(Clone, Debug)]
pub(super) enum Ending {
    /// After so many seconds, and how.
    After(When, Source, Exit),
    /// Its command, shown here, does not.
    Never(String, Span),
    /// Nothing shows that it does.
    Unseen,
}

/// A container with what is in force for it.
#[derive(Clone, Debug)]
pub(super) struct Live<'a, 'm> {
    pub(super) container: &'m Container<'a>,
    pub(super) name: String,
    pub(super) part: Part,
    pub(super) span: Span,
    pub(super) startup: Option<ProbeOf>,
    pub(super) liveness: Option<ProbeOf>,
    pub(super) readiness: Option<ProbeOf>,
    pub(super) post_start: Option<Hook>,
    pub(super) pre_stop: Option<Hook>,
    /// The signal to end, if the container names it.
    pub(super) signal: Option<(String, Span)>,
    /// Seconds from its start until it answers its probes.
    pub(super) startup_seconds: u64,
    /// Who says so.
    pub(super) startup_source: Source,
    /// Whether it ends by itself. An init container is taken to, if its command can.
    pub(super) ending: Ending,
    /// Whom its command waits for.
    pub(super) waits: Vec<(String, Span)>,
}

impl Live<'_, '_> {
    /// The probe of a kind.
    pub(super) fn probe(&self, kind: ProbeKind) -> Option<&ProbeOf> {
        match kind {
            ProbeKind::Startup => self.startup.as_ref(),
            ProbeKind::Liveness => self.liveness.as_ref(),
            ProbeKind::Readiness => self.readiness.as_ref(),
        }
    }

    /// How long its postStart hook takes; what is not known is assumed to take no time.
    pub(super) fn post_start_seconds(&self) -> When {
        self.post_start.as_ref().map_or(When::ZERO, |hook| hook.assumed.map_or(hook.seconds, |it| it.0))
    }

    /// When it ends by itself, from its start.
    pub(super) fn run_seconds(&self) -> Option<When> {
        match self.ending {
            Ending::After(seconds, ..) => Some(seconds),
            Ending::Never(..) | Ending::Unseen => None,
        }
    }

    /// How it ends by itself, if it does.
    pub(super) fn exit(&self) -> Option<Exit> {
        match self.ending {
            Ending::After(_, _, exit) => Some(exit),
            Ending::Never(..) | Ending::Unseen => None,
        }
    }

    /// When its preStop hook is over, from the decision to stop it: at the end of the grace period at the latest. None if
    /// none is run: without a grace period, or where it cannot work.
    pub(super) fn hook_before_signal(&self, grace: u64) -> Option<When> {
        let hook = self.pre_stop.as_ref().filter(|hook| hook.fault.is_none() && grace > 0)?;
        if hook.endless.is_some() {
            return Some(When::at(grace));
        }
        Some(hook.seconds.or_at_most(grace))
    }
}

/// The containers that a pod is made with, in the order in which they start. None where a value cannot be read.
pub(super) fn parts<'a, 'm>(
    pod: &PodView<'a, 'm>,
    commands: &Commands<'_>,
    assume: &Assumptions,
) -> Option<Vec<Live<'a, 'm>>> {
    if pod.is_incomplete() {
        return None;
    }
    let parts: Vec<_> =
        pod.lasting_containers().map(|view| live(pod, &view, commands, assume)).collect::<Option<_>>()?;
    // The server takes no pod without a main container.
    parts.iter().any(|part| part.part == Part::Main).then_some(parts)
}

fn live<'a, 'm>(
    pod: &PodView<'a, 'm>,
    view: &ContainerView<'a, 'm>,
    commands: &Commands<'_>,
    assume: &Assumptions,
) -> Option<Live<'a, 'm>> {
    let container = view.container;
    let part = match view.list {
        ContainerList::Init if view.is_sidecar() => Part::Sidecar,
        ContainerList::Init => Part::Init,
        ContainerList::Main | ContainerList::Ephemeral => Part::Main,
    };
    if container.name.is_invalid()
        || container.restart_policy.is_invalid()
        || container.lifecycle.is_invalid()
    {
        return None;
    }
    // Probes and hooks of a plain init container are refused by the server.
    let lasts = part != Part::Init;
    let probe = |field| if lasts { probe(container, field) } else { Some(None) };
    let lifecycle = container.lifecycle.get().map(|lifecycle| &**lifecycle).filter(|_| lasts);
    let name = view.name().to_owned();
    let hook = |field| hook(container, commands, field);
    // An input that is held open may be waited for.
    let reading = if container.stdin.is_true() { None } else { commands.of_container(container) };
    let reading = reading.as_deref();
    let (startup_seconds, startup_source) =
        match (assume.startup(&name), reading.and_then(|reading| pause_before_all(pod, view, reading))) {
            (Some(seconds), _) => (seconds, Source::Given),
            (None, Some(seconds)) => (seconds, Source::CommandAtLeast),
            (None, None) => (0, Source::Assumed),
        };
    let given = if lasts { assume.run(&name).filter(|_| part == Part::Main) } else { assume.startup(&name) };
    let ending = match given {
        Some(seconds) => Ending::After(When::at(seconds), Source::Given, Exit::Succeeds),
        None => server(container).filter(|_| !lasts).unwrap_or_else(|| ending(reading, lasts)),
    };
    let waits = reading.filter(|_| !lasts).map(waits).unwrap_or_default();
    Some(Live {
        container,
        part,
        span: container.name.value_span(),
        startup: probe(&container.startup_probe)?,
        liveness: probe(&container.liveness_probe)?,
        readiness: probe(&container.readiness_probe)?,
        post_start: hook(lifecycle.map(|it| &it.post_start))?,
        pre_stop: hook(lifecycle.map(|it| &it.pre_stop))?,
        signal: lifecycle.and_then(signal),
        startup_seconds,
        startup_source,
        ending,
        waits,
        name,
    })
}

/// Whether a process ends, by its command. An init container ends unless it is seen not to: nothing else would
/// ever start.
fn ending(reading: Option<&Reading>, lasts: bool) -> Ending {
    match reading.map(|reading| (reading, reading.end)) {
        Some((reading, End::Never)) => Ending::Never(reading.shown.clone(), reading.span),
        Some((reading, End::Ends)) => Ending::After(pauses(reading), Source::Command, exit(reading)),
        _ if lasts => Ending::Unseen,
        Some((reading, End::Unknown)) if reading.seconds() > 0.0 => {
            Ending::After(When::at(pauses(reading).earliest), Source::CommandAtLeast, exit(reading))
        }
        Some((reading, End::Unknown)) => Ending::After(When::ZERO, Source::Assumed, exit(reading)),
        None => Ending::After(When::ZERO, Source::Assumed, Exit::Unknown),
    }
}

/// A server that an image runs by itself does not end.
fn server(container: &Container<'_>) -> Option<Ending> {
    let (_, image) = servers::of_container(container)?;
    Some(Ending::Never(image.to_string(), image.place()))
}

/// How what ends of a command ends.
fn exit(reading: &Reading) -> Exit {
    match reading.succeeds {
        Some(true) => Exit::Succeeds,
        Some(false) => Exit::Fails,
        None => Exit::Unknown,
    }
}

/// How long the pauses of a command take; all else in it counts as quick.
fn pauses(reading: &Reading) -> When {
    let whole = |seconds: f64| Duration::try_from_secs_f64(seconds).ok();
    let earliest = whole(reading.seconds()).map_or(0, |it| it.as_secs());
    let up = |it: Duration| it.as_secs().saturating_add(u64::from(it.subsec_nanos() > 0));
    let latest = whole(reading.longest).filter(|_| reading.end == End::Ends).map(up);
    When { earliest, latest: latest.map(|latest| latest.max(earliest)) }
}

/// Whom a command waits for, as `host` or `host:port`.
fn waits(reading: &Reading) -> Vec<(String, Span)> {
    let targets = reading.waits.iter().flat_map(|wait| &wait.targets);
    let mut all: Vec<(String, Span)> = Vec::new();
    for (target, span) in targets {
        let shown = match target.port {
            Some(port) => format!("{}:{port}", target.host),
            None => target.host.clone(),
        };
        if !all.iter().any(|(other, _)| *other == shown) {
            all.push((shown, *span));
        }
    }
    all
}

fn signal(lifecycle: &Lifecycle<'_>) -> Option<(String, Span)> {
    let signal = lifecycle.stop_signal.get().filter(|signal| !signal.is_empty())?;
    Some((signal.to_string(), signal.span))
}

/// A probe in force, if there is one. None where a value cannot be read.
#[expect(clippy::option_option, reason = "one is for the probe, and one for what cannot be read")]
fn probe(container: &Container<'_>, field: &Field<Box<Probe<'_>>>) -> Option<Option<ProbeOf>> {
    let Field::Set { key, value: probe } = field else {
        return if field.is_invalid() { None } else { Some(None) };
    };
    let grace = match &probe.termination_grace_period_seconds {
        Field::Invalid(_) => return None,
        field => match field.int() {
            Some(seconds) => Some(u64::try_from(seconds).ok()?),
            None => None,
        },
    };
    let port =
        probe.http_get.get().map(|action| &action.port).or(probe.tcp_socket.get().map(|action| &action.port));
    Some(Some(ProbeOf {
        times: ProbeTimes::of(probe)?,
        grace,
        span: *key,
        fault: port
            .filter(|port| names_no_port(container, port))
            .map(|_| "its port names none of the container's own"),
    }))
}

/// A hook in force, if there is one. None where a value cannot be read.
#[expect(clippy::option_option, reason = "one is for the hook, and one for what cannot be read")]
fn hook(
    container: &Container<'_>,
    commands: &Commands<'_>,
    field: Option<&Field<Box<LifecycleHandler<'_>>>>,
) -> Option<Option<Hook>> {
    let Some(Field::Set { key, value: handler }) = field else {
        return if field.is_some_and(Field::is_invalid) { None } else { Some(None) };
    };
    let nothing = Some((When::ZERO, Source::Assumed));
    let mut hook =
        Hook { seconds: When::ZERO.open(), endless: None, assumed: nothing, span: *key, fault: None };
    if let Some(sleep) = handler.sleep.get() {
        hook.seconds = match &sleep.seconds {
            Field::Invalid(_) => return None,
            seconds => When::at(u64::try_from(seconds.int().unwrap_or(0)).ok()?),
        };
        hook.assumed = None;
    } else if let Some(exec) = handler.exec.get() {
        let reading = exec.command.get().and_then(|words| commands.of_exec(words, container));
        let Some(reading) = reading else { return Some(Some(hook)) };
        hook.seconds = pauses(&reading);
        if reading.end == End::Never {
            hook.endless = Some(reading.shown.clone());
            hook.assumed = None;
        } else if reading.end == End::Ends {
            hook.assumed = Some((hook.seconds, Source::Command));
        } else if hook.seconds.earliest > 0 {
            hook.assumed = Some((When::at(hook.seconds.earliest), Source::CommandAtLeast));
        }
    } else if handler.tcp_socket.is_set() {
        (hook.seconds, hook.assumed) = (When::ZERO, None);
        hook.fault = Some("a tcpSocket hook never works");
    } else if handler.http_get.get().is_some_and(|action| names_no_port(container, &action.port)) {
        (hook.seconds, hook.assumed) = (When::ZERO, None);
        hook.fault = Some("its port names none of the container's own");
    }
    Some(Some(hook))
}

/// Whether a port is given by a name that none of the container's own ports has.
fn names_no_port(container: &Container<'_>, port: &Field<IntOrStr<'_>>) -> bool {
    let Some(name) = port.get().and_then(IntOrStr::str) else { return false };
    // The kubelet takes a name that is a number for that number.
    name.parse::<i64>().is_err()
        && !container.ports.is_incomplete()
        && !container.ports.items().iter().any(|port| port.name.is(name))
}
