//! How a pod is stopped: hooks, signals, and who waits for whom.

use super::{
    ContainerLife, Event, EventKind, Law, Part, When,
    parts::{Hook, Live},
};
use crate::{model::PodView, text::Span};

/// The least that a container has between its signal and SIGKILL.
const LEAST: u64 = 2;

/// What the runtime sends where neither the container nor its image says otherwise.
const SIGTERM: &str = "SIGTERM";

/// When a container is killed for good that is asked to end at 0: its preStop hook first, then the signal, then what is
/// left of the grace period, and never less than two seconds (`killContainer`).
pub(super) fn sigkill(part: &Live<'_, '_>, grace: u64) -> When {
    kill_after(part.hook_before_signal(grace).unwrap_or(When::ZERO), grace)
}

/// When SIGKILL follows a signal.
fn kill_after(signal: When, grace: u64) -> When {
    let until = |signal: u64| grace.max(signal.saturating_add(LEAST));
    When { earliest: until(signal.earliest), latest: signal.latest.map(until) }
}

/// The end of a pod that is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The grace period in seconds.
    pub grace: u64,
    /// What happens, in order.
    pub events: Vec<Event>,
    /// The containers that run then, in the order in which they were started.
    pub containers: Vec<Stopping>,
    /// When all have ended.
    pub gone: When,
}

/// The end of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopping {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub part: Part,
    /// When its preStop hook is over, if it has one that is run.
    pub pre_stop: Option<When>,
    /// Whether that hook comes to its end within the grace period; nothing where its length is not known.
    pub pre_stop_fits: Option<bool>,
    /// When it gets the signal to end.
    pub signal: When,
    /// When it is killed, if it still runs.
    pub kill: When,
    /// When it has ended, one way or the other.
    pub ended: When,
}

/// The end of a pod that is deleted while it runs.
pub(super) fn stop(
    pod: &PodView<'_, '_>,
    parts: &[Live<'_, '_>],
    lives: &[ContainerLife],
    grace: u64,
) -> Stop {
    // An init container runs then only if the pod never gets beyond it, and those after it do not.
    let runs = |(part, life): &(&Live<'_, '_>, &ContainerLife)| {
        life.start.is_some() && (part.part != Part::Init || life.ended.is_none())
    };
    let running: Vec<&Live<'_, '_>> = parts.iter().zip(lives).filter(runs).map(|(part, _)| part).collect();
    let span = pod.spec.termination_grace_period_seconds.value_span();
    // Of a pod that is deleted the kubelet counts a second at least (`calculateEffectiveGracePeriod`), so that a hook
    // begins even where the manifest says 0.
    let grace = grace.max(1);
    let mut stop = Stop { grace, events: Vec::new(), containers: Vec::new(), gone: When::ZERO };
    let deleted = EventKind::Deleted;
    stop.events.push(Event { at: Some(When::ZERO), container: None, kind: deleted, span, law: Law::Grace });
    // Others than sidecars wait for nobody; a sidecar waits for them, and for the sidecars after it.
    let mut before = When::ZERO;
    for part in running.iter().filter(|part| part.part != Part::Sidecar) {
        let ends = stop.container(part, None, span);
        before = before.or_later(ends);
    }
    for part in running.iter().rev().filter(|part| part.part == Part::Sidecar) {
        let ends = stop.container(part, Some(before), span);
        before = before.or_later(ends);
    }
    stop.gone = before;
    let gone = Some(before);
    stop.events.push(Event { at: gone, container: None, kind: EventKind::Gone, span, law: Law::Grace });
    let place = |name: &str| running.iter().position(|part| part.name == name);
    stop.containers.sort_by_key(|container| place(&container.name));
    stop.events.sort_by_key(|event| event.at.map(|at| at.earliest));
    stop
}

impl Stop {
    /// Stops one container, and tells when it has ended.
    fn container(&mut self, part: &Live<'_, '_>, turn: Option<When>, grace_span: Span) -> When {
        let (fits, hook) = self.pre_stop(part);
        let mut signal = hook.unwrap_or(When::ZERO);
        let mut law = Law::Grace;
        if let Some(turn) = turn {
            signal = signal.or_later(turn).or_at_most(self.grace);
            law = Law::SidecarsLast;
        }
        let kill = kill_after(signal, self.grace);
        let ended = When { earliest: signal.earliest, latest: kill.latest };
        let (name, span) = match &part.signal {
            Some((name, span)) => (name.clone(), *span),
            None => (SIGTERM.to_owned(), part.span),
        };
        self.event(signal, part, EventKind::Signal(name), span, law);
        self.event(kill, part, EventKind::Kill, grace_span, Law::Grace);
        self.containers.push(Stopping {
            name: part.name.clone(),
            part: part.part,
            pre_stop: hook,
            pre_stop_fits: fits,
            signal,
            kill,
            ended,
        });
        ended
    }

    /// Runs the preStop hook. Tells whether it fits, and when it is over.
    fn pre_stop(&mut self, part: &Live<'_, '_>) -> (Option<bool>, Option<When>) {
        let Some(Hook { seconds, endless, span, fault, .. }) = &part.pre_stop else { return (None, None) };
        let span = *span;
        if let Some(fault) = fault {
            self.event(When::ZERO, part, EventKind::PreStopFails(fault), span, Law::Hooks);
            return (None, None);
        }
        self.event(When::ZERO, part, EventKind::PreStopStarts, span, Law::Grace);
        // At the very end of the grace period the hook and the kubelet's timer race.
        let fits = if endless.is_some() || seconds.earliest >= self.grace {
            Some(false)
        } else if seconds.latest.is_some_and(|latest| latest < self.grace) {
            Some(true)
        } else {
            None
        };
        let kind = if fits == Some(false) { EventKind::PreStopCut } else { EventKind::PreStopEnds };
        let over = part.hook_before_signal(self.grace).unwrap_or(When::ZERO);
        self.event(over, part, kind, span, Law::Grace);
        (fits, Some(over))
    }

    fn event(&mut self, at: When, part: &Live<'_, '_>, kind: EventKind, span: Span, law: Law) {
        self.events.push(Event { at: Some(at), container: Some(part.name.clone()), kind, span, law });
    }
}
