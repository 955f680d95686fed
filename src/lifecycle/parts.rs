//! The containers of a pod with the numbers in force: what the other files of this layer count with.

use super::{Assumptions, ProbeKind, When};
use crate::{
    defaults,
    model::{
        Container, ContainerList, ContainerView, Field, IntOrStr, Lifecycle, LifecycleHandler, PodView, Probe,
    },
    text::Span,
};

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
        self.kill_of_hang().plus_to(from.or_later(When::at(self.delay)))
    }

    /// When a container is killed that answered until now, counted from the moment at which it stops doing so.
    pub fn kill_of_hang(&self) -> When {
        When::between(
            (self.failures - 1).saturating_mul(self.period),
            self.failures.saturating_mul(self.interval()).saturating_add(self.timeout),
        )
    }

    /// When the probe has succeeded often enough, if it does so whenever it is made from `from` on.
    pub fn pass(&self, from: When) -> When {
        from.plus_between(
            (self.successes - 1).saturating_mul(self.period),
            self.successes.saturating_mul(self.interval()).saturating_add(self.timeout),
        )
    }
}

impl When {
    /// This span of time, begun at `start`.
    fn plus_to(self, start: Self) -> Self {
        start.plus_between(self.earliest, self.latest.unwrap_or(u64::MAX))
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Hook {
    /// How long it takes, where the manifest says it.
    pub(super) seconds: Option<u64>,
    /// The key.
    pub(super) span: Span,
    /// Why it always fails.
    pub(super) fault: Option<&'static str>,
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
    /// Seconds from its start until it answers its probes; of an init container, until it ends.
    pub(super) startup_seconds: u64,
    /// Seconds from its start until it ends by itself, if it does.
    pub(super) run_seconds: Option<u64>,
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
    pub(super) fn post_start_seconds(&self) -> u64 {
        self.post_start.and_then(|hook| hook.seconds).unwrap_or(0)
    }
}

/// The containers that a pod is made with, in the order in which they start. None where a value cannot be read.
pub(super) fn parts<'a, 'm>(pod: &PodView<'a, 'm>, assume: &Assumptions) -> Option<Vec<Live<'a, 'm>>> {
    if pod.is_incomplete() {
        return None;
    }
    let parts: Vec<_> = pod.lasting_containers().map(|view| live(&view, assume)).collect::<Option<_>>()?;
    // The server takes no pod without a main container.
    parts.iter().any(|part| part.part == Part::Main).then_some(parts)
}

fn live<'a, 'm>(view: &ContainerView<'a, 'm>, assume: &Assumptions) -> Option<Live<'a, 'm>> {
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
    Some(Live {
        container,
        part,
        span: container.name.value_span(),
        startup: probe(&container.startup_probe)?,
        liveness: probe(&container.liveness_probe)?,
        readiness: probe(&container.readiness_probe)?,
        post_start: hook(container, lifecycle.map(|it| &it.post_start))?,
        pre_stop: hook(container, lifecycle.map(|it| &it.pre_stop))?,
        signal: lifecycle.and_then(signal),
        startup_seconds: assume.startup(&name).unwrap_or(0),
        run_seconds: assume.run(&name).filter(|_| part == Part::Main),
        name,
    })
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
fn hook(container: &Container<'_>, field: Option<&Field<Box<LifecycleHandler<'_>>>>) -> Option<Option<Hook>> {
    let Some(Field::Set { key, value: handler }) = field else {
        return if field.is_some_and(Field::is_invalid) { None } else { Some(None) };
    };
    let mut hook = Hook { seconds: None, span: *key, fault: None };
    if let Some(sleep) = handler.sleep.get() {
        hook.seconds = match &sleep.seconds {
            Field::Invalid(_) => return None,
            seconds => Some(u64::try_from(seconds.int().unwrap_or(0)).ok()?),
        };
    } else if handler.tcp_socket.is_set() {
        hook.fault = Some("a tcpSocket hook never works");
    } else if handler.http_get.get().is_some_and(|action| names_no_port(container, &action.port)) {
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
