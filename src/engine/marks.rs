//! Findings on the timeline of the pod that they speak of: the moment at which each of them shows.

use crate::{
    diagnostic::{Diagnostic, Level, Outcome},
    lifecycle::{Event, EventKind, Exit, Life, ProbeKind, When},
    model::{ContainerView, PodView},
    rule::find,
    text::Span,
};

/// The two clocks of a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// That of the start.
    Start,
    /// That of the end.
    Stop,
}

impl Clock {
    /// The word of the machine formats.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Stop => "stop",
        }
    }
}

/// A finding at its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The rule's name.
    pub rule: &'static str,
    /// How loud it is.
    pub level: Level,
    /// What it predicts.
    pub outcome: Outcome,
    /// What it says.
    pub message: String,
    /// The offending characters.
    pub span: Span,
    /// The container that it speaks of; nothing for the pod.
    pub container: Option<String>,
    /// The clock on which it shows.
    pub clock: Clock,
    /// When it shows; nothing for what comes before the clock starts, or never.
    pub at: Option<When>,
    /// The event that it belongs to, among those of its clock.
    pub event: usize,
}

/// Why no cluster takes the pod as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule's name.
    pub rule: &'static str,
    /// What it says.
    pub message: String,
    /// The offending characters.
    pub span: Span,
    /// Whether only the pods that are made of the object are refused.
    pub later: bool,
}

/// The findings that say why no cluster takes the pod.
pub(super) fn refusals<'d>(findings: impl Iterator<Item = &'d Diagnostic>) -> Vec<Refusal> {
    findings
        .filter(|it| {
            matches!(it.outcome, Outcome::Rejected | Outcome::RefusedLater) && it.level == Level::Error
        })
        .map(|it| Refusal {
            rule: it.rule,
            message: it.message.clone(),
            span: it.span,
            later: it.outcome == Outcome::RefusedLater,
        })
        .collect()
}

/// The findings that speak of the pod's life, each at its moment, in the order in which they show.
pub(super) fn marks<'d>(
    pod: &PodView<'_, '_>,
    life: &Life,
    findings: impl Iterator<Item = &'d Diagnostic>,
) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        findings.filter(|it| speaks_of_life(it)).map(|it| mark(pod, life, it)).collect();
    marks.sort_by_key(|mark| (mark.clock == Clock::Stop, mark.event));
    marks
}

fn speaks_of_life(finding: &Diagnostic) -> bool {
    match finding.outcome {
        Outcome::Pending
        | Outcome::InitStuck
        | Outcome::ImagePull
        | Outcome::ConfigError
        | Outcome::CrashLoop
        | Outcome::NeverReady
        | Outcome::Killed
        | Outcome::OomKilled
        | Outcome::Evicted => true,
        Outcome::Fragile => find(finding.rule).is_some_and(|rule| rule.group == "lifecycle"),
        _ => false,
    }
}

fn mark(pod: &PodView<'_, '_>, life: &Life, finding: &Diagnostic) -> Mark {
    let container = container_of(pod, finding);
    let name = container.map(|(_, view)| view.name());
    let (clock, event) = moment(life, name, finding);
    let events = match clock {
        Clock::Start => &life.events,
        Clock::Stop => &life.stop.events,
    };
    let mut at = events.get(event).and_then(|event| event.at);
    // A kill that nothing predicts yet lies behind the start of its container.
    if let (Some((index, _)), Some(probe), Clock::Start) = (container, probe_of(&finding.field), clock)
        && events.get(event).is_some_and(|event| event.kind == EventKind::Starts)
    {
        let start = life.containers.get(index).and_then(|life| life.start);
        let kill = life.kills.iter().find(|kill| Some(&*kill.container) == name && kill.probe == probe);
        at = start.zip(kill).map(|(start, kill)| kill.from_start.after(start)).or(at);
    }
    Mark {
        rule: finding.rule,
        level: finding.level,
        outcome: finding.outcome,
        message: finding.message.clone(),
        span: finding.span,
        container: name.map(str::to_owned),
        clock,
        at,
        event,
    }
}

/// The container that a finding is in, with its number among those that the pod is made with.
fn container_of<'a, 'm>(
    pod: &PodView<'a, 'm>,
    finding: &Diagnostic,
) -> Option<(usize, ContainerView<'a, 'm>)> {
    let path = pod.spec_path();
    let within = finding.field.strip_prefix(&path).and_then(|rest| rest.strip_prefix('.'));
    let named = within.and_then(|field| {
        pod.lasting_containers().enumerate().find(|(_, view)| {
            let item = format!("{}[{}]", view.list.field(), view.index);
            field.strip_prefix(&item).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    });
    named.or_else(|| {
        pod.lasting_containers().enumerate().find(|(_, view)| {
            let span = view.container.span;
            span.start <= finding.span.start && finding.span.end <= span.end
        })
    })
}

/// The probe that a field is of.
fn probe_of(field: &str) -> Option<ProbeKind> {
    [
        ("startupProbe", ProbeKind::Startup),
        ("livenessProbe", ProbeKind::Liveness),
        ("readinessProbe", ProbeKind::Readiness),
    ]
    .into_iter()
    .find_map(|(name, kind)| field.split('.').any(|part| part == name).then_some(kind))
}

/// The clock on which a finding shows, and the event that it belongs to.
fn moment(life: &Life, container: Option<&str>, finding: &Diagnostic) -> (Clock, usize) {
    let field = |name: &str| finding.field.split('.').any(|part| part == name);
    let first = |events: &[Event], of: Option<&str>, wanted: &dyn Fn(&EventKind) -> bool| {
        events.iter().position(|event| event.container.as_deref() == of && wanted(&event.kind))
    };
    let start = |wanted: &dyn Fn(&EventKind) -> bool| {
        first(&life.events, container, wanted).map(|event| (Clock::Start, event))
    };
    let stop = |wanted: &dyn Fn(&EventKind) -> bool| {
        first(&life.stop.events, container, wanted).map(|event| (Clock::Stop, event))
    };
    let probe = probe_of(&finding.field);
    let found = if let Some(probe) = probe {
        start(&|kind| is_of_probe(kind, probe)).or_else(|| start(&|kind| is_passed_probe(kind, probe)))
    } else if field("preStop") {
        stop(&|kind| matches!(kind, EventKind::PreStopCut | EventKind::PreStopFails(_)))
            .or_else(|| stop(&|kind| matches!(kind, EventKind::PreStopEnds)))
    } else if field("postStart") {
        start(&is_post_start)
    } else if field("terminationGracePeriodSeconds") {
        let kill = |event: &Event| event.kind == EventKind::Kill;
        life.stop.events.iter().rposition(kill).map(|event| (Clock::Stop, event))
    } else {
        match finding.outcome {
            Outcome::Killed => stop(&|kind| *kind == EventKind::Kill),
            Outcome::CrashLoop => start(&|kind| matches!(kind, EventKind::Restarts { .. }))
                .or_else(|| start(&|kind| matches!(kind, EventKind::Ends(_) | EventKind::ProbeKills { .. }))),
            Outcome::InitStuck => start(&|kind| matches!(kind, EventKind::NeverEnds(_)))
                .or_else(|| start(&|kind| matches!(kind, EventKind::Ends(Exit::Fails))))
                .or_else(|| start(&|kind| matches!(kind, EventKind::WaitsFor(_)))),
            Outcome::NeverReady => start(&|kind| *kind == EventKind::NeverReady),
            Outcome::Pending => start(&|kind| matches!(kind, EventKind::Scheduled | EventKind::Bound(_))),
            _ => None,
        }
    };
    let begins = |kind: &EventKind| matches!(kind, EventKind::Starts | EventKind::Pending(_));
    found.or_else(|| start(&begins)).unwrap_or_else(|| {
        // A container that never starts waits for what keeps it from starting.
        let stuck = first(&life.events, None, &|kind| matches!(kind, EventKind::Stuck(_)));
        let pending = || first(&life.events, None, &|kind| matches!(kind, EventKind::Pending(_)));
        (Clock::Start, stuck.or_else(pending).unwrap_or(0))
    })
}

/// Whether the probe goes wrong in the event.
fn is_of_probe(kind: &EventKind, probe: ProbeKind) -> bool {
    match kind {
        EventKind::ProbeKills { probe: of, .. } | EventKind::ProbeErrs(of, _) => *of == probe,
        _ => false,
    }
}

/// Whether the event is what the probe is for.
fn is_passed_probe(kind: &EventKind, probe: ProbeKind) -> bool {
    match probe {
        ProbeKind::Startup => *kind == EventKind::StartupPasses,
        ProbeKind::Readiness => matches!(kind, EventKind::Ready | EventKind::NeverReady),
        ProbeKind::Liveness => false,
    }
}

fn is_post_start(kind: &EventKind) -> bool {
    matches!(kind, EventKind::PostStartEnds | EventKind::PostStartFails(_) | EventKind::PostStartNeverEnds(_))
}
