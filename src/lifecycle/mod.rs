//! How a pod lives, predicted from its manifest: what starts when, when it is ready, what can kill it, what happens to
//! what ends, and how it is stopped.
//!
//! Pure arithmetic over a [`PodView`] with the server's defaults: no clock and no guess. Where the kubelet leaves room,
//! a moment has an earliest and a latest bound ([`When`]); what a manifest does not say is an assumption that stands
//! beside the result ([`Assumed`]), and what its commands show is read from them. Every event names its [`Law`], and the law its place in Kubernetes' sources.
//!
//! There are two clocks. That of the [start](Life::events) begins when the kubelet starts on the pod, with the node
//! found, volumes mounted and images there; that of the [end](Stop) when the pod is deleted. The kubelet's own work, about
//! a second here and there, is not counted.

mod event;
mod parts;
mod pause;
mod resources;
mod restart;
mod start;
mod stop;
mod when;

pub use event::{Event, EventKind, Law, ProbeKind};
pub use parts::{Part, ProbeTimes};
pub use pause::pause_before_answer;
pub use resources::{OomScore, Priority, QosClass, Resources};
pub use restart::{GivesUp, JobLife, PolicyOf, Restarts, restart_delay};
pub use stop::{Stop, Stopping};
pub use when::When;

use crate::{command::Commands, defaults, model::PodView, text::Span};
use parts::{Ending, Hook, Live, parts};

/// What the manifest does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// Seconds from the start of a container's process until it answers its probes, or until an init container has
    /// ended: by container, or for all (`None`). Nothing known counts as 0.
    pub startup_seconds: Vec<(Option<String>, u64)>,
    /// Seconds from the start of a main container's process until it ends by itself with status 0: by container, or for
    /// all. Nothing known means that it goes on for ever.
    pub run_seconds: Vec<(Option<String>, u64)>,
}

impl Assumptions {
    /// The start-up time of a container, if it was given.
    pub fn startup(&self, container: &str) -> Option<u64> {
        given(&self.startup_seconds, container)
    }

    /// The running time of a container, if it was given.
    pub fn run(&self, container: &str) -> Option<u64> {
        given(&self.run_seconds, container)
    }
}

/// The last that was said of the container by name, or else of all.
fn given(seconds: &[(Option<String>, u64)], container: &str) -> Option<u64> {
    let last = |name: Option<&str>| seconds.iter().rev().find(|(of, _)| of.as_deref() == name);
    last(Some(container)).or_else(|| last(None)).map(|(_, seconds)| *seconds)
}

/// Something that was assumed of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// The container.
    pub container: String,
    /// What is assumed.
    pub what: Assumption,
    /// Who says so.
    pub source: Source,
}

/// Where a number is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// Nobody says it.
    Assumed,
    /// The user says it.
    Given,
    /// The command in the manifest shows it.
    Command,
    /// The command shows that it is no less, and no more is assumed.
    CommandAtLeast,
}

impl Source {
    /// The word of the machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Given => "given",
            Self::Command => "command",
            Self::CommandAtLeast => "command-at-least",
        }
    }
}

/// What can be assumed of a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// An init container ends with status 0 after so many seconds.
    InitSeconds(When),
    /// The process answers its probes after so many seconds, and goes on to.
    StartupSeconds(u64),
    /// The process ends by itself with status 0 after so many seconds.
    RunSeconds(When),
    /// The process does not end by itself.
    RunsOn,
    /// The postStart hook succeeds, and takes so many seconds.
    PostStartSeconds(When),
}

/// The life of a container in its pod: [waiting](Self::running), running, terminated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerLife {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub part: Part,
    /// When its process starts; nothing if it never does.
    pub start: Option<When>,
    /// When it is reported as running, which is after its postStart hook. Until then it is waiting.
    pub running: Option<When>,
    /// When it counts as started: liveness and readiness probes begin.
    pub started: Option<When>,
    /// When it is ready.
    pub ready: Option<When>,
    /// When it ends by itself for the first time.
    pub ended: Option<When>,
}

impl ContainerLife {
    /// One that is never started.
    fn never(part: &Live<'_, '_>) -> Self {
        Self {
            name: part.name.clone(),
            part: part.part,
            start: None,
            running: None,
            started: None,
            ready: None,
            ended: None,
        }
    }
}

/// How a probe can kill a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kill {
    /// The container.
    pub container: String,
    /// The probe.
    pub probe: ProbeKind,
    /// The key of the probe.
    pub span: Span,
    /// When the container is killed if the probe never succeeds, from the container's start.
    pub from_start: When,
    /// When it is killed if it stops to answer later on, from that moment; a startup probe does not look any more.
    pub from_hang: Option<When>,
    /// Seconds between the signal and SIGKILL then, the preStop hook included.
    pub grace: u64,
}

/// The life of a pod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// What was assumed.
    pub assumed: Vec<Assumed>,
    /// What happens from the start on, in order.
    pub events: Vec<Event>,
    /// The containers, in the order in which they start.
    pub containers: Vec<ContainerLife>,
    /// What can kill containers, in the same order.
    pub kills: Vec<Kill>,
    /// What happens to containers that end, in the same order.
    pub restarts: Vec<Restarts>,
    /// What its Job makes of it.
    pub job: Option<JobLife>,
    /// How it is stopped.
    pub stop: Stop,
    /// What it asks of its node, and how the node treats it when it runs short.
    pub resources: Resources,
}

/// Predicts the life of a pod; nothing where it has a value that cannot be read, or that the server refuses.
/// `text` is the file's.
pub fn life(pod: &PodView<'_, '_>, commands: &Commands<'_>, assume: &Assumptions) -> Option<Life> {
    let parts = parts(pod, commands, assume)?;
    let grace = u64::try_from(defaults::termination_grace_period_seconds(pod)?.value).ok()?;
    let mut start = start::Start { pod, parts: &parts, grace, events: Vec::new(), containers: Vec::new() };
    start.run()?;
    let start::Start { events, containers, .. } = start;
    Some(Life {
        assumed: parts.iter().flat_map(assumed).collect(),
        kills: kills(&parts, &containers, grace),
        restarts: parts.iter().map(|part| restart::of(pod, part)).collect::<Option<_>>()?,
        job: restart::job(pod, &parts)?,
        stop: stop::stop(pod, &parts, &containers, grace),
        resources: resources::resources(pod)?,
        events,
        containers,
    })
}

/// What is assumed of a container.
fn assumed(part: &Live<'_, '_>) -> Vec<Assumed> {
    let mut all = Vec::new();
    let mut push = |what, source| all.push(Assumed { container: part.name.clone(), what, source });
    let probed = [ProbeKind::Startup, ProbeKind::Liveness, ProbeKind::Readiness]
        .iter()
        .any(|kind| part.probe(*kind).is_some());
    if probed || part.startup_source != Source::Assumed && part.part != Part::Init {
        push(Assumption::StartupSeconds(part.startup_seconds), part.startup_source);
    }
    if let Some((seconds, source)) = part.post_start.as_ref().and_then(|hook| hook.assumed) {
        push(Assumption::PostStartSeconds(seconds), source);
    }
    match &part.ending {
        Ending::After(seconds, source) if part.part == Part::Init => {
            push(Assumption::InitSeconds(*seconds), *source);
        }
        Ending::After(seconds, source) => push(Assumption::RunSeconds(*seconds), *source),
        Ending::Never(..) => push(Assumption::RunsOn, Source::Command),
        Ending::Unseen => push(Assumption::RunsOn, Source::Assumed),
    }
    all
}

/// What can kill containers: probes that are made at all.
fn kills(parts: &[Live<'_, '_>], containers: &[ContainerLife], pod_grace: u64) -> Vec<Kill> {
    let mut kills = Vec::new();
    for (part, life) in parts.iter().zip(containers) {
        for kind in [ProbeKind::Startup, ProbeKind::Liveness] {
            let Some(probe) = part.probe(kind).filter(|probe| probe.fault.is_none()) else { continue };
            let (Some(start), false) = (life.start, part.post_start.as_ref().is_some_and(Hook::blocks))
            else {
                continue;
            };
            let from = match (kind, part.startup, life.started) {
                (ProbeKind::Liveness, Some(_), Some(started)) => When {
                    // Both moments have the container's start in them.
                    earliest: started.earliest - start.earliest,
                    latest: started.latest.zip(start.latest).map(|(started, start)| started - start),
                },
                // There are no liveness probes before the startup probe has succeeded.
                (ProbeKind::Liveness, Some(_), None) => continue,
                _ => part.post_start_seconds(),
            };
            kills.push(Kill {
                container: part.name.clone(),
                probe: kind,
                span: probe.span,
                from_start: probe.times.kill(from),
                from_hang: (kind == ProbeKind::Liveness).then(|| probe.times.kill_of_hang()),
                grace: probe.grace.unwrap_or(pod_grace),
            });
        }
    }
    kills
}
