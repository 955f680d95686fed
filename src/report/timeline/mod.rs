//! The lives of pods as charts for people, in text and SVG, and as JSON for machines (`podlint timeline`).
//!
//! What a chart shows is made here once; the renderings only draw it.

mod json;
mod svg;
mod text;

pub use json::json;
pub use svg::svg;
pub use text::text;

use std::fmt::Write as _;

use super::sanitise;
use crate::{
    diagnostic::ObjectId,
    engine::{Clock, Mark, PodLife, Refusal},
    lifecycle::{
        Assumed, Assumption, Event, EventKind, Exit, JobLife, Kill, Life, OomScore, Part, PolicyOf, Priority,
        ProbeKind, QosClass, Resources, Restarts, Source, When, restart_delay,
    },
};

/// A pod to show.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The file that it is in, as it is displayed.
    pub file: &'a str,
    /// The file's text.
    pub text: &'a str,
    /// The object that it is written in.
    pub object: &'a ObjectId,
    /// How it lives.
    pub life: &'a Life,
    /// What was found of it, each at its moment.
    pub marks: &'a [Mark],
    /// Why no cluster takes it as it is.
    pub refused: &'a [Refusal],
}

impl<'a> Shown<'a> {
    /// The pod of a file; nothing if it has no life.
    pub fn of(file: &'a str, text: &'a str, pod: &'a PodLife) -> Option<Self> {
        let PodLife { id, life, marks, refused, .. } = pod;
        Some(Self { file, text, object: id, life: life.as_ref()?, marks, refused })
    }

    /// The findings that belong to an event.
    fn marks_at(&self, clock: Clock, event: usize) -> impl Iterator<Item = &'a Mark> + use<'a> {
        self.marks.iter().filter(move |mark| mark.clock == clock && mark.event == event)
    }

    /// The line about what no cluster takes, if there is any.
    fn refusal(&self) -> Option<String> {
        let first = self.refused.iter().min_by_key(|refusal| refusal.later)?;
        let who = if first.later {
            "the pods that are made of it are refused"
        } else {
            "the API server refuses it as it is"
        };
        let more = match self.refused.len() {
            1 => String::new(),
            count => format!(" (and {} more)", count - 1),
        };
        Some(sanitise::line(&format!("{who}: {}{more}", first.message)).into_owned())
    }

    /// What it is called.
    fn title(&self) -> String {
        let name = self.object.name.as_deref().unwrap_or("without a name");
        let namespace =
            self.object.namespace.as_deref().map_or_else(String::new, |namespace| format!("{namespace}/"));
        sanitise::line(&format!("{} {namespace}{name}", self.object.kind)).into_owned()
    }
}

/// What a container is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It may have started.
    MayRun,
    /// It runs, and is not ready.
    Runs,
    /// It may be ready.
    MayBeReady,
    /// It is ready.
    Ready,
    /// It runs on, though its pod is being stopped.
    RunsOn,
    /// It may have its signal to end.
    MayEnd,
    /// It has its signal to end.
    Ends,
}

impl State {
    const START: [Self; 4] = [Self::MayRun, Self::Runs, Self::MayBeReady, Self::Ready];
    const STOP: [Self; 3] = [Self::RunsOn, Self::MayEnd, Self::Ends];

    /// The words of the key, and the class in the SVG.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::MayRun => ("may run", "may-run"),
            Self::Runs => ("runs", "runs"),
            Self::MayBeReady => ("may be ready", "may-be-ready"),
            Self::Ready => ("ready", "ready"),
            Self::RunsOn => ("runs on", "runs"),
            Self::MayEnd => ("may have its signal", "may-run"),
            Self::Ends => ("has its signal", "ends"),
        }
    }
}

/// A stretch of a row, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bar {
    from: u64,
    to: u64,
    state: State,
}

/// A container in a chart.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    part: Part,
    bars: Vec<Bar>,
    /// When it is killed: by a probe at the soonest, or at the latest if it still runs though its pod is deleted.
    kill: Option<u64>,
    /// When findings show, and what they say.
    marks: Vec<(u64, String)>,
}

/// A chart: containers over time.
#[derive(Clone, Debug)]
struct Chart {
    rows: Vec<Row>,
    /// Seconds from the left to the right.
    end: u64,
    /// Seconds between two marks.
    tick: u64,
}

impl Chart {
    /// A chart that reaches a little beyond the last moment of interest.
    fn new(last: u64) -> Self {
        let end = last.saturating_add((last / 8).max(1));
        let ticks = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400];
        let tick = ticks.into_iter().find(|tick| end / tick <= 7).unwrap_or_else(|| end.div_ceil(7));
        Self { rows: Vec::new(), end, tick }
    }

    /// The start.
    fn start(pod: &Shown<'_>) -> Self {
        let life = pod.life;
        // A deadline is far away, as a rule, and would press all else together.
        let events = life.events.iter().filter(|event| event.kind != EventKind::Deadline);
        let marked = pod.marks.iter().filter(|mark| mark.clock == Clock::Start);
        let marked = marked.filter_map(|mark| mark.at).map(|at| at.earliest).max().unwrap_or(0);
        let mut chart = Self::new(last(events).max(marked));
        for container in &life.containers {
            let end = chart.end;
            let bounds = |when: Option<When>| {
                when.map_or((end, end), |when| (when.earliest.min(end), when.latest.unwrap_or(end).min(end)))
            };
            let (may_run, runs) = bounds(container.start);
            let (may_be_ready, ready) = bounds(container.ready);
            let (may_end, ended) = bounds(container.ended);
            let state = |at: u64| match at {
                at if at >= may_end && container.ended.is_some() => State::MayRun,
                at if at >= ready => State::Ready,
                at if at >= may_be_ready => State::MayBeReady,
                at if at >= runs => State::Runs,
                _ => State::MayRun,
            };
            let mut bars = Vec::new();
            if container.start.is_some() {
                let over = if container.ended.is_some() { ended } else { end };
                let mut cuts = vec![may_run, runs, may_be_ready, ready, may_end, over];
                cuts.retain(|cut| (may_run..=over).contains(cut));
                cuts.sort_unstable();
                cuts.dedup();
                bars.extend(cuts.windows(2).map(|cut| Bar {
                    from: cut[0],
                    to: cut[1],
                    state: state(cut[0]),
                }));
                if bars.is_empty() {
                    bars.push(Bar { from: may_run, to: may_run, state: State::Runs });
                }
            }
            let kills = life.events.iter().filter(|event| {
                matches!(event.kind, EventKind::ProbeKills { .. })
                    && event.container.as_ref() == Some(&container.name)
            });
            let kill = kills.filter_map(|event| event.at).map(|at| at.earliest).min();
            chart.rows.push(Row {
                name: name(&container.name),
                part: container.part,
                bars,
                kill,
                marks: marked_at(pod, Clock::Start, &container.name),
            });
        }
        chart
    }

    /// The end.
    fn stop(pod: &Shown<'_>) -> Self {
        let life = pod.life;
        let mut chart = Self::new(last(life.stop.events.iter()));
        for container in &life.stop.containers {
            let When { earliest, latest } = container.signal;
            let latest = latest.unwrap_or(earliest);
            let kill = container.kill.latest.unwrap_or(chart.end);
            let bars = [
                (0, earliest, State::RunsOn),
                (earliest, latest, State::MayEnd),
                (latest, kill, State::Ends),
            ]
            .into_iter()
            .filter(|(from, to, _)| from < to)
            .map(|(from, to, state)| Bar { from, to, state })
            .collect();
            chart.rows.push(Row {
                name: name(&container.name),
                part: container.part,
                bars,
                kill: Some(kill),
                marks: marked_at(pod, Clock::Stop, &container.name),
            });
        }
        chart
    }

    /// What the key says of kills, if there are any.
    fn killed(&self, states: &[State]) -> Option<&'static str> {
        let words = if states == State::STOP { "SIGKILL" } else { "killed by a probe" };
        self.rows.iter().any(|row| row.kill.is_some()).then_some(words)
    }

    /// Whether a finding shows in it.
    fn is_marked(&self) -> bool {
        self.rows.iter().any(|row| !row.marks.is_empty())
    }

    /// The marks of the axis.
    fn ticks(&self) -> impl Iterator<Item = u64> + use<> {
        let (tick, end) = (self.tick, self.end);
        (0..=end / tick).map(move |number| number * tick)
    }
}

/// When findings on a container show on a clock.
fn marked_at(pod: &Shown<'_>, clock: Clock, container: &str) -> Vec<(u64, String)> {
    let marks = pod.marks.iter().filter(|it| it.clock == clock && it.container.as_deref() == Some(container));
    let at = |at: When| match clock {
        Clock::Start => at.earliest,
        // What is killed at last is killed at the latest.
        Clock::Stop => at.latest.unwrap_or(at.earliest),
    };
    let mut moments: Vec<(u64, String)> = Vec::new();
    for mark in marks {
        let Some(at) = mark.at.map(at) else { continue };
        match moments.iter_mut().find(|(other, _)| *other == at) {
            Some((_, says)) => says.extend(["\n", &mark_phrase(mark)]),
            None => moments.push((at, mark_phrase(mark))),
        }
    }
    moments
}

/// A finding in words.
fn mark_phrase(mark: &Mark) -> String {
    sanitise::line(&format!("{}: {}", mark.rule, mark.message)).into_owned()
}

/// A finding below the event that it belongs to, with its moment where that is another.
fn mark_below(mark: &Mark, event: &Event, dash: &str) -> String {
    let moment = match mark.at {
        Some(at) if mark.at != event.at => format!("{}, ", when(Some(at), dash)),
        _ => String::new(),
    };
    format!("{moment}{}", mark_phrase(mark))
}

/// The last moment of interest.
fn last<'a>(events: impl Iterator<Item = &'a Event>) -> u64 {
    events.filter_map(|event| event.at).map(|at| at.latest.unwrap_or(at.earliest)).max().unwrap_or(0)
}

/// A container's name as it can be shown.
fn name(name: &str) -> String {
    let shown = sanitise::line(name);
    if shown.is_empty() { "(no name)".to_owned() } else { shown.into_owned() }
}

/// A moment in words.
fn when(at: Option<When>, dash: &str) -> String {
    match at {
        None => String::new(),
        Some(When { earliest, latest: None }) => format!("from {earliest} s"),
        Some(When { earliest, latest: Some(latest) }) if earliest == latest => format!("{earliest} s"),
        Some(When { earliest, latest: Some(latest) }) => format!("{earliest}{dash}{latest} s"),
    }
}

/// What happens, in words that follow the container's name.
fn phrase(event: &Event) -> String {
    let list = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let text = match &event.kind {
        EventKind::Gated(gates) => {
            format!("SchedulingGated: no node is looked for until others remove {}", list(gates))
        }
        EventKind::Scheduled => "the scheduler finds a node".to_owned(),
        EventKind::Bound(node) => format!("the pod names its node, `{node}`; the scheduler is not asked"),
        EventKind::Pending(status) => format!("phase Pending, shown as {status}"),
        EventKind::Starts => "starts".to_owned(),
        EventKind::PostStartEnds => "postStart is done: reported as running".to_owned(),
        EventKind::PostStartNeverEnds(shown) => {
            format!("postStart never ends (`{shown}`): never reported as running")
        }
        EventKind::PostStartFails(why) => format!("postStart always fails ({why}): killed"),
        EventKind::StartupPasses => "startup probe succeeds: other probes begin".to_owned(),
        EventKind::ProbeErrs(probe, why) => {
            let then = match probe {
                ProbeKind::Startup => "it never counts as started",
                ProbeKind::Liveness => "it never kills",
                ProbeKind::Readiness => "it never gets ready",
            };
            format!("{} probe cannot be made ({why}): {then}", probe.as_str())
        }
        EventKind::ProbeKills { probe, loops: true, .. } => {
            format!("{} probe kills it before it has started up, each time: CrashLoopBackOff", probe.as_str())
        }
        EventKind::ProbeKills { probe, certain: true, .. } => {
            format!("{} probe kills it before it has started up", probe.as_str())
        }
        EventKind::ProbeKills { probe, .. } => {
            format!("{} probe may kill it before it has started up", probe.as_str())
        }
        EventKind::WaitsFor(target) => format!("waits for {target}"),
        EventKind::NeverEnds(shown) => format!("never ends: `{shown}`"),
        EventKind::InitEnds(status) => format!("ends with status 0; the pod is shown as {status}"),
        EventKind::Initialized => "initialized: the main containers start".to_owned(),
        EventKind::Stuck(status) => {
            format!("the pod stays Pending, shown as {status}; nothing after it starts")
        }
        EventKind::Running => "phase Running".to_owned(),
        EventKind::Ready => "ready".to_owned(),
        EventKind::NeverReady => "never gets ready".to_owned(),
        EventKind::PodReady => "the pod is Ready: Services send it traffic".to_owned(),
        EventKind::WaitsForConditions(conditions) => {
            format!("all are ready; the pod waits for others to set {}", list(conditions))
        }
        EventKind::PodNeverReady => "the pod never gets Ready".to_owned(),
        EventKind::Ends(Exit::Succeeds) => "ends with status 0".to_owned(),
        EventKind::Ends(Exit::Fails) => "ends with a status other than 0".to_owned(),
        EventKind::Ends(Exit::Killed) => {
            "ends with status 143 (SIGTERM) or 137 (SIGKILL), or its own if it handles the signal".to_owned()
        }
        EventKind::Ends(Exit::Unknown) => "ends".to_owned(),
        EventKind::Restarts { loops: Some(true) } => {
            "restarts at once, and ends again; then it waits, each time longer: CrashLoopBackOff".to_owned()
        }
        EventKind::Restarts { loops: Some(false) } => "restarts at once, each time".to_owned(),
        EventKind::Restarts { loops: None } => {
            "restarts at once; each further time it waits longer".to_owned()
        }
        EventKind::Succeeded => "phase Succeeded".to_owned(),
        EventKind::MaySucceed { restarts: true } => {
            "phase Succeeded, if all end with status 0; what fails is started again".to_owned()
        }
        EventKind::MaySucceed { restarts: false } => {
            "phase Succeeded if all end with status 0, else Failed".to_owned()
        }
        EventKind::Failed { shown, sure, attempt } => {
            let mut text = "phase Failed".to_owned();
            if let Some(shown) = shown {
                let _ = write!(text, ", shown as {shown}");
            }
            if *attempt {
                text.push_str(": this attempt of the Job has failed");
            }
            if !sure {
                text.push_str(" (unless what is killed ends with status 0)");
            }
            text
        }
        EventKind::Deadline => "phase Failed: DeadlineExceeded".to_owned(),
        EventKind::Deleted => "deleted: Terminating; Services drop it meanwhile".to_owned(),
        EventKind::PreStopStarts => "preStop begins".to_owned(),
        EventKind::PreStopEnds => "preStop is done".to_owned(),
        EventKind::PreStopCut => "preStop is cut short: the grace period is over".to_owned(),
        EventKind::PreStopFails(why) => format!("preStop fails ({why}) and is passed over"),
        EventKind::Signal(signal) => format!("gets {signal}"),
        EventKind::Kill => "gets SIGKILL, if it still runs".to_owned(),
        EventKind::Gone => "the pod is gone".to_owned(),
    };
    sanitise::line(&text).into_owned()
}

/// What kills a container, in words that follow its name.
fn kill_phrase(kill: &Kill, dash: &str) -> String {
    let mut text = format!(
        "{} probe that never succeeds kills it {} after its start",
        kill.probe.as_str(),
        when(Some(kill.from_start), dash)
    );
    if let Some(hang) = kill.from_hang {
        let _ = write!(text, ", one that fails later within {}", when(Some(hang), dash));
    }
    let _ = write!(text, "; grace period {} s", kill.grace);
    if kill.grace == 0 {
        let hook = if kill.pre_stop.is_some() { "no preStop, and " } else { "" };
        let _ = write!(text, ": {hook}SIGKILL {} after SIGTERM", when(Some(kill.sigkill), dash));
    } else if kill.pre_stop == Some(true) {
        text.push_str(", in which preStop runs first");
    }
    text
}

/// What happens to a container that ends, in words that follow its name.
fn restart_phrase(restarts: &Restarts, part: Part) -> String {
    let by = match restarts.policy {
        PolicyOf::Pod => "restartPolicy of the pod",
        PolicyOf::Container => "its own restartPolicy",
        PolicyOf::Sidecar => "it is a sidecar",
    };
    let what = match (restarts.on_success, restarts.on_failure, part) {
        (false, Some(true), _) => "restarts when it fails",
        (false, Some(false), Part::Init) => "if it fails, so does the pod: Init:Error, phase Failed",

        (true, Some(true), _) => "restarts whenever it ends",
        (false, Some(false), _) => "does not restart",
        (true, Some(false), _) => "restarts when it succeeds, not when it fails",
        (true, None, _) => "restarts when it succeeds, and after some exit codes",
        (false, None, _) => "restarts after some exit codes",
    };
    format!("{what} ({by})")
}

/// How long restarts wait, where there are any.
fn delays(life: &Life) -> Option<String> {
    let any = life.restarts.iter().any(|restarts| restarts.on_success || restarts.on_failure != Some(false));
    let delays: Vec<String> = (2..=7).map(|number| restart_delay(number).to_string()).collect();
    let init = life.containers.iter().any(|container| container.part != Part::Main);
    let prefix = if init { " (of init containers and sidecars Init:CrashLoopBackOff)" } else { "" };
    any.then(|| {
        format!(
            "After a failure, Error is shown and the first restart comes at once; those after it wait {} s, shown as \
             CrashLoopBackOff{prefix}. After 600 s of running that starts over.",
            delays.join(", ")
        )
    })
}

/// What a Job makes of the pod.
fn job_phrase(job: &JobLife) -> String {
    let mut text = if job.restarts_in_place {
        format!("The Job fails when its pods have restarted {} times", job.backoff_limit.max(1))
    } else {
        format!("The Job replaces a failed pod, and fails when more than {} have failed", job.backoff_limit)
    };
    if let Some((seconds, _)) = job.deadline {
        let _ = write!(text, ", or {seconds} s after its start");
    }
    text.push('.');
    if let Some(up) = job.gives_up {
        let tries =
            if up.attempts == 1 { "1 attempt".to_owned() } else { format!("{} attempts", up.attempts) };
        let reason = if up.by_deadline { "DeadlineExceeded" } else { "BackoffLimitExceeded" };
        let _ = write!(
            text,
            " If each fails at once, that is after {tries} and {} s of waiting ({reason}).",
            up.seconds
        );
    }
    if let Some(ttl) = job.ttl {
        let _ = write!(text, " It is deleted {ttl} s after its end.");
    }
    text
}

/// What the pod asks for, and what follows.
fn resources_phrase(resources: &Resources) -> String {
    let Resources { qos, oom, requests, .. } = resources;
    let requests: Vec<String> = requests.iter().map(|(name, amount)| format!("{name} {amount}")).collect();
    let asked = if requests.is_empty() { "nothing".to_owned() } else { requests.join(", ") };
    let oom = match oom {
        OomScore::Last => "oom_score_adj -997, nearly the last that the kernel kills",
        OomScore::First => "oom_score_adj 1000, the first that the kernel kills",
        OomScore::ByRequest => "oom_score_adj 3 to 999, lower the more memory it requests",
    };
    let eviction = eviction(resources);
    let text = format!("{}: requests {asked}; {oom}. On a node that runs short, {eviction}.", qos.as_str());
    sanitise::line(&text).into_owned()
}

/// When the kubelet evicts the pod: those that use more than they request go first, of these the ones of the lowest
/// priority, and then the ones that use the most more (`eviction/helpers.go`).
fn eviction(resources: &Resources) -> String {
    if resources.priority.is_critical() {
        return "it is never evicted: its priority is that of the system".to_owned();
    }
    let first = match resources.qos {
        QosClass::Guaranteed => "pods that use more than they request are evicted before it",
        QosClass::Burstable => "it is evicted early while it uses more than it requests",
        QosClass::BestEffort => "it is evicted early, as whatever it uses is more than it requests",
    };
    let priority = match &resources.priority {
        Priority::Default => "0, unless the cluster has a default class".to_owned(),
        Priority::Known(priority) => priority.to_string(),
        Priority::Class(class) => format!("that of class `{class}`"),
    };
    format!(
        "{first}; lower priority goes first (its own is {priority}), then what uses more above its request"
    )
}

/// A length of time in words that follow `after`.
fn length(seconds: When, dash: &str) -> String {
    match seconds {
        When { earliest: 0, latest: None } => "some time".to_owned(),
        When { earliest, latest: None } => format!("at least {earliest} s"),
        _ => when(Some(seconds), dash),
    }
}

/// What was assumed, in words that follow the container's name, and where it is from.
fn assumed_phrase(assumed: &Assumed, dash: &str) -> String {
    let text = match assumed.what {
        Assumption::InitSeconds(seconds, Exit::Fails) | Assumption::RunSeconds(seconds, Exit::Fails) => {
            format!("fails after {}", length(seconds, dash))
        }
        Assumption::InitSeconds(seconds, _) | Assumption::RunSeconds(seconds, Exit::Succeeds) => {
            format!("ends with status 0 after {}", length(seconds, dash))
        }
        Assumption::RunSeconds(seconds, _) => format!("ends after {}", length(seconds, dash)),
        Assumption::StartupSeconds(seconds) => {
            format!("answers its probes {seconds} s after its start, and goes on to")
        }
        Assumption::RunsOn => "does not end by itself".to_owned(),
        Assumption::PostStartSeconds(seconds) => {
            format!("postStart succeeds after {}", length(seconds, dash))
        }
    };
    let source = match assumed.source {
        Source::Assumed => "assumed",
        Source::Given => "given",
        Source::Command if assumed.what == Assumption::RunsOn => "as its command or image shows",
        Source::Command if matches!(assumed.what, Assumption::InitSeconds(_, Exit::Unknown)) => {
            "read from its command; all but its pauses counts as quick, and as a success"
        }
        Source::Command => "read from its command; all but its pauses counts as quick",
        Source::CommandAtLeast => "its command pauses so long; the rest is assumed to be quick",
    };
    format!("{text} ({source})")
}

/// Whether something goes wrong.
fn is_bad(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::PostStartFails(_)
            | EventKind::PostStartNeverEnds(_)
            | EventKind::NeverEnds(_)
            | EventKind::Restarts { loops: Some(true) }
            | EventKind::ProbeErrs(..)
            | EventKind::ProbeKills { .. }
            | EventKind::Stuck(_)
            | EventKind::NeverReady
            | EventKind::PodNeverReady
            | EventKind::Ends(Exit::Fails | Exit::Killed)
            | EventKind::Failed { .. }
            | EventKind::Deadline
            | EventKind::PreStopCut
            | EventKind::PreStopFails(_)
    )
}

/// What is assumed of every pod.
const ASSUMED: &str = "The node is found, its volumes are mounted and its images are there when the clock starts; the \
    kubelet's own work, about a second here and there, is not counted. An image may ask for another signal than SIGTERM.";

/// How to say otherwise.
const SAY: &str = "`--startup-seconds` and `--run-seconds` say otherwise: `--startup-seconds NAME=SECONDS`.";
