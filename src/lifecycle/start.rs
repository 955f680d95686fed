//! How a pod starts: gates, init containers, sidecars, main containers, probes, up to Ready or to the end.

use super::{
    ContainerLife, Event, EventKind, Exit, Law, Part, ProbeKind, When,
    parts::{Ending, Live, ProbeOf},
    restart, stop,
};
use crate::{
    model::{Body, Owner, PodView, Spanned as _},
    text::Span,
};

/// The start of a pod, as it is written down.
pub(super) struct Start<'a, 'm, 's> {
    pub(super) pod: &'s PodView<'a, 'm>,
    pub(super) parts: &'s [Live<'a, 'm>],
    pub(super) grace: u64,
    pub(super) events: Vec<Event>,
    pub(super) containers: Vec<ContainerLife>,
}

impl Start<'_, '_, '_> {
    /// Writes all of it down.
    pub(super) fn run(&mut self) -> Option<()> {
        self.before();
        let inits = self.parts.iter().filter(|part| part.part != Part::Main).count();
        let first = if inits == 0 { "ContainerCreating".to_owned() } else { format!("Init:0/{inits}") };
        self.event(Some(When::ZERO), None, EventKind::Pending(first), self.pod.spec.span, Law::Phase);
        let mut now = When::ZERO;
        let mut running = When::ZERO;
        let mut stuck = false;
        let mut ended = None;
        for (index, part) in self.parts.iter().enumerate() {
            if stuck {
                self.containers.push(ContainerLife::never(part));
                continue;
            }
            if index == inits && inits > 0 {
                self.event(Some(now), None, EventKind::Initialized, self.pod.spec.span, Law::InitOrder);
            }
            match part.part {
                Part::Init => {
                    if let Some(end) = self.init(part, now, index + 1, inits) {
                        now = end;
                        continue;
                    }
                    stuck = true;
                    ended = self.init_fails(part, now, index, inits)?;
                }
                Part::Sidecar => {
                    if let Some(started) = self.begin(part, now) {
                        now = started;
                        continue;
                    }
                    stuck = true;
                    let status = if self.dies(part) {
                        "Init:CrashLoopBackOff".to_owned()
                    } else {
                        format!("Init:{index}/{inits}")
                    };
                    self.event(Some(now), None, EventKind::Stuck(status), part.span, Law::InitOrder);
                }
                Part::Main => {
                    self.begin(part, now);
                    if let Some(hook) = part.post_start.as_ref().filter(|hook| hook.endless.is_some()) {
                        stuck = true;
                        let waiting = if inits == 0 { "ContainerCreating" } else { "PodInitializing" };
                        let kind = EventKind::Stuck(waiting.to_owned());
                        self.event(Some(now), None, kind, hook.span, Law::Hooks);
                        continue;
                    }
                    now = part.post_start_seconds().after(now);
                    running = running.or_later(now);
                }
            }
        }
        let ended = if stuck {
            self.event(None, None, EventKind::PodNeverReady, self.pod.spec.span, Law::PodReady);
            ended
        } else {
            self.event(Some(running), None, EventKind::Running, self.pod.spec.span, Law::Phase);
            self.ready();
            self.end()?
        };
        self.deadline(ended)?;
        // What happens at the same moment stays in the order in which it was written down.
        self.events.sort_by_key(|event| match (event.at, &event.kind) {
            (Some(at), _) => (1, at.earliest),
            (None, EventKind::NeverReady | EventKind::PodNeverReady | EventKind::ProbeErrs(..)) => (2, 0),
            (None, _) => (0, 0),
        });
        Some(())
    }

    /// Whether the container was found to be killed in its start.
    fn dies(&self, part: &Live<'_, '_>) -> bool {
        self.events.iter().any(|event| {
            matches!(event.kind, EventKind::ProbeKills { .. } | EventKind::PostStartFails(_))
                && event.container.as_ref() == Some(&part.name)
        })
    }

    fn event(&mut self, at: Option<When>, container: Option<&str>, kind: EventKind, span: Span, law: Law) {
        self.events.push(Event { at, container: container.map(str::to_owned), kind, span, law });
    }

    /// What comes before the clock starts.
    fn before(&mut self) {
        let spec = self.pod.spec;
        let gates = spec.scheduling_gates.items();
        if !gates.is_empty() {
            let names = gates.iter().map(|gate| gate.name.str().unwrap_or_default().to_owned()).collect();
            self.event(
                None,
                None,
                EventKind::Gated(names),
                spec.scheduling_gates.span_or_insert(),
                Law::Scheduling,
            );
        }
        match spec.node_name.get().filter(|name| !name.is_empty()) {
            Some(name) => {
                self.event(None, None, EventKind::Bound(name.to_string()), name.span, Law::Scheduling);
            }
            None => self.event(None, None, EventKind::Scheduled, spec.span, Law::Scheduling),
        }
    }

    /// Runs a plain init container, and tells when it has ended, if ever.
    fn init(&mut self, part: &Live<'_, '_>, start: When, done: usize, inits: usize) -> Option<When> {
        let name = Some(part.name.as_str());
        let end = part.run_seconds().map(|seconds| seconds.after(start));
        let status =
            if done == inits { "PodInitializing".to_owned() } else { format!("Init:{done}/{inits}") };
        self.event(Some(start), name, EventKind::Starts, part.span, Law::InitOrder);
        for (target, span) in &part.waits {
            self.event(Some(start), name, EventKind::WaitsFor(target.clone()), *span, Law::InitOrder);
        }
        if let Ending::Never(shown, span) = &part.ending {
            self.event(Some(start), name, EventKind::NeverEnds(shown.clone()), *span, Law::InitOrder);
        }
        // What is not known of one is taken to go well: nothing else would ever start.
        let exit = if part.exit() == Some(Exit::Fails) { Exit::Fails } else { Exit::Succeeds };
        if let Some(end) = end {
            let kind = if exit == Exit::Fails { EventKind::Ends(exit) } else { EventKind::InitEnds(status) };
            self.event(Some(end), name, kind, part.span, Law::InitOrder);
        }
        self.containers.push(ContainerLife {
            start: Some(start),
            running: Some(start),
            started: Some(start),
            ended: end,
            exit: end.map(|_| exit),
            ..ContainerLife::never(part)
        });
        end.filter(|_| exit == Exit::Succeeds)
    }

    /// What follows where an init container does not succeed. Tells when the pod is done, if it is.
    #[expect(clippy::option_option, reason = "one is for the end, and one for what cannot be read")]
    fn init_fails(
        &mut self,
        part: &Live<'_, '_>,
        start: When,
        index: usize,
        inits: usize,
    ) -> Option<Option<When>> {
        let Some(run) = part.run_seconds() else {
            let kind = EventKind::Stuck(format!("Init:{index}/{inits}"));
            self.event(Some(start), None, kind, part.span, Law::InitOrder);
            return Some(None);
        };
        let end = run.after(start);
        let restarts = restart::of(self.pod, part)?;
        match restarts.again(Exit::Fails) {
            Some(true) => {
                let loops = self.loops(run);
                let name = Some(part.name.as_str());
                self.event(Some(end), name, EventKind::Restarts { loops }, restarts.span, Law::Restart);
                let shown = match loops {
                    Some(true) => "Init:CrashLoopBackOff".to_owned(),
                    _ => format!("Init:{index}/{inits}"),
                };
                self.event(Some(end), None, EventKind::Stuck(shown), part.span, Law::InitOrder);
                Some(None)
            }
            Some(false) => {
                self.failed(end, Some("Init:Error"), true, restarts.span);
                Some(Some(end))
            }
            // Some statuses start it again, and which it has is not known.
            None => Some(None),
        }
    }

    /// The phase is `Failed`.
    fn failed(&mut self, at: When, shown: Option<&'static str>, sure: bool, span: Span) {
        let attempt = matches!(self.pod.object.body, Body::Job(_) | Body::CronJob(_));
        self.event(Some(at), None, EventKind::Failed { shown, sure, attempt }, span, Law::Phase);
    }

    /// Whether restarts wait ever longer for what runs so long each time.
    fn loops(&self, run: When) -> Option<bool> {
        // The controller of a custom resource fills in policies of its own.
        let sure = self.pod.owner != Owner::Custom || self.pod.spec.restart_policy.is_set();
        restart::loops(run).filter(|_| sure)
    }

    /// Starts a sidecar or main container, and tells when it counts as started, if ever.
    fn begin(&mut self, part: &Live<'_, '_>, start: When) -> Option<When> {
        let name = Some(part.name.as_str());
        let order = if part.part == Part::Main { Law::MainOrder } else { Law::InitOrder };
        self.event(Some(start), name, EventKind::Starts, part.span, order);
        let mut life = ContainerLife { start: Some(start), ..ContainerLife::never(part) };
        let hook = part.post_start_seconds();
        let running = hook.after(start);
        if let Some(post_start) = &part.post_start {
            if let Some(shown) = &post_start.endless {
                let kind = EventKind::PostStartNeverEnds(shown.clone());
                self.event(Some(start), name, kind, post_start.span, Law::Hooks);
                self.event(None, name, EventKind::NeverReady, post_start.span, Law::Hooks);
                self.containers.push(life);
                return None;
            }
            if let Some(fault) = post_start.fault {
                self.event(Some(start), name, EventKind::PostStartFails(fault), post_start.span, Law::Hooks);
                self.event(None, name, EventKind::NeverReady, post_start.span, Law::Hooks);
                self.containers.push(life);
                return None;
            }
            self.event(Some(running), name, EventKind::PostStartEnds, post_start.span, Law::Hooks);
        }
        life.running = Some(running);
        let mut may_die = false;
        let started = match &part.startup {
            None => Some(running),
            Some(probe) if self.errs(part, ProbeKind::Startup, probe) => None,
            Some(probe) => match self.kills(part, ProbeKind::Startup, probe, start) {
                Verdict::Certain => {
                    self.ends_killed(part, probe, start, &mut life)?;
                    None
                }
                verdict => {
                    may_die = verdict == Verdict::Possible;
                    let from = hook.or_later(When::at(probe.times.delay.max(part.startup_seconds)));
                    let pass = probe.times.pass(from);
                    if part.run_seconds().and_then(|run| run.latest).is_some_and(|run| run < pass.earliest) {
                        return self.ends_unstarted(part, start, life);
                    }
                    let mut pass = pass.after(start);
                    if may_die {
                        pass = pass.open();
                    }
                    self.event(Some(pass), name, EventKind::StartupPasses, probe.span, Law::Startup);
                    Some(pass)
                }
            },
        };
        life.started = started;
        let Some(started) = started else {
            let span = part.startup.map_or(part.span, |probe| probe.span);
            self.event(None, name, EventKind::NeverReady, span, Law::Startup);
            self.containers.push(life);
            return None;
        };
        // Where there is a startup probe, the process answers by the time liveness probes begin.
        let mut dies = false;
        if let Some(probe) = &part.liveness
            && !self.errs(part, ProbeKind::Liveness, probe)
            && part.startup.is_none()
        {
            match self.kills(part, ProbeKind::Liveness, probe, start) {
                Verdict::Certain => {
                    dies = true;
                    self.ends_killed(part, probe, start, &mut life)?;
                }
                Verdict::Possible => may_die = true,
                Verdict::Spared => {}
            }
        }
        life.ready = self.readiness(part, start, started, dies, may_die);
        if let Some(run) = part.run_seconds().filter(|_| !dies) {
            life.ended = Some(run.after(start));
            life.exit = part.exit();
            // One that ends before it can be ready never is; one that may be too late perhaps never is.
            let least = life.ready.map(|ready| ready.earliest - start.earliest);
            let most = life.ready.and_then(|ready| ready.latest).zip(start.latest);
            let sure = most.is_some_and(|(ready, start)| ready - start <= run.earliest);
            let possible = least.zip(run.latest).is_none_or(|(ready, run)| ready <= run);
            life.ready = life.ready.filter(|_| possible).map(|ready| if sure { ready } else { ready.open() });
        }
        let span = part.readiness.map_or(part.span, |probe| probe.span);
        let kind = if life.ready.is_some() { EventKind::Ready } else { EventKind::NeverReady };
        self.event(life.ready, name, kind, span, Law::Readiness);
        self.containers.push(life);
        Some(started)
    }

    /// A container that ends before its startup probe can have succeeded, time and again.
    fn ends_unstarted(&mut self, part: &Live<'_, '_>, start: When, mut life: ContainerLife) -> Option<When> {
        let span = part.startup.map_or(part.span, |probe| probe.span);
        life.ended = part.run_seconds().map(|run| run.after(start));
        life.exit = part.exit();
        self.event(None, Some(&part.name), EventKind::NeverReady, span, Law::Startup);
        self.containers.push(life);
        None
    }

    /// A container that a probe surely kills ends so, unless that goes on for ever.
    fn ends_killed(
        &self,
        part: &Live<'_, '_>,
        probe: &ProbeOf,
        start: When,
        life: &mut ContainerLife,
    ) -> Option<()> {
        let restarts = restart::of(self.pod, part)?;
        if restarts.on_success && restarts.on_failure == Some(true) {
            return Some(());
        }
        let kill = probe.times.kill(part.post_start_seconds()).after(start);
        let sigkill = stop::sigkill(part, probe.grace.unwrap_or(self.grace));
        let hook = part.hook_before_signal(probe.grace.unwrap_or(self.grace));
        let least = hook.map_or(0, |hook| hook.earliest);
        life.ended = Some(When { earliest: least, latest: sigkill.latest }.after(kill));
        life.exit = Some(Exit::Killed);
        Some(())
    }

    /// When the container is ready, if ever.
    fn readiness(
        &mut self,
        part: &Live<'_, '_>,
        start: When,
        started: When,
        dies: bool,
        may_die: bool,
    ) -> Option<When> {
        let Some(probe) = &part.readiness else { return Some(started) };
        if self.errs(part, ProbeKind::Readiness, probe) || dies {
            return None;
        }
        let from = started.or_later(start.plus(probe.times.delay.max(part.startup_seconds)));
        let ready = probe.times.pass(from);
        Some(if may_die { ready.open() } else { ready })
    }

    /// Whether the probe can never be made; says so.
    fn errs(&mut self, part: &Live<'_, '_>, kind: ProbeKind, probe: &ProbeOf) -> bool {
        let Some(fault) = probe.fault else { return false };
        self.event(None, Some(&part.name), EventKind::ProbeErrs(kind, fault), probe.span, Law::ProbeError);
        true
    }

    /// Whether the probe kills the container while its process starts up; says so.
    fn kills(&mut self, part: &Live<'_, '_>, kind: ProbeKind, probe: &ProbeOf, start: When) -> Verdict {
        let kill = probe.times.kill(part.post_start_seconds());
        let ends_before =
            part.run_seconds().and_then(|run| run.latest).is_some_and(|run| run <= kill.earliest);
        let verdict = if kill.latest.is_some_and(|latest| latest <= part.startup_seconds) {
            Verdict::Certain
        } else if kill.earliest < part.startup_seconds {
            Verdict::Possible
        } else {
            Verdict::Spared
        };
        if verdict == Verdict::Spared || ends_before {
            return Verdict::Spared;
        }
        let at = kill.after(start);
        let certain = verdict == Verdict::Certain;
        // A process that is asked to end may do so with any status; only a policy that does not ask starts it again for sure.
        // Whoever runs for ten minutes starts with the first delay again.
        let restarts =
            restart::of(self.pod, part).is_some_and(|it| it.on_success && it.on_failure == Some(true));
        let soon = kill.latest.is_some_and(|latest| latest.saturating_add(self.grace) < restart::FORGIVEN);
        let happens = EventKind::ProbeKills { probe: kind, certain, loops: certain && restarts && soon };
        self.event(Some(at), Some(&part.name), happens, probe.span, Law::ProbeKill);
        verdict
    }

    /// When the pod is ready.
    fn ready(&mut self) {
        let spec = self.pod.spec;
        let lasting = || self.containers.iter().filter(|life| life.part != Part::Init);
        let ready: Option<Vec<When>> = lasting().map(|life| life.ready).collect();
        let all = ready.and_then(|ready| ready.into_iter().reduce(When::or_later));
        // A main container that has ended by then is not ready any more.
        let all = all.filter(|all| {
            lasting()
                .filter_map(|life| life.ended)
                .all(|end| end.latest.is_none_or(|end| all.earliest <= end))
        });
        // When each of them runs at the latest, and for how long at least.
        let runs = self.parts.iter().zip(&self.containers).filter(|(part, _)| part.part != Part::Init);
        let mut sure_until = runs.filter_map(|(part, life)| {
            Some(life.start?.latest?.saturating_add(part.run_seconds()?.earliest))
        });
        let gates = spec.readiness_gates.items();
        let (at, kind, span) = match all {
            None => (None, EventKind::PodNeverReady, spec.span),
            Some(all) if gates.is_empty() => {
                // It may end before.
                let late = sure_until.any(|until| all.latest.is_none_or(|all| all > until));
                (Some(if late { all.open() } else { all }), EventKind::PodReady, spec.span)
            }
            Some(all) => {
                let names = gates.iter().map(|gate| gate.condition_type.str().unwrap_or_default().to_owned());
                (
                    Some(all),
                    EventKind::WaitsForConditions(names.collect()),
                    spec.readiness_gates.span_or_insert(),
                )
            }
        };
        self.event(at, None, kind, span, Law::PodReady);
    }

    /// What happens when containers end. Tells when the pod is done, if it is.
    #[expect(clippy::option_option, reason = "one is for the end, and one for what cannot be read")]
    fn end(&mut self) -> Option<Option<When>> {
        let mut all = Some(When::ZERO);
        let mut phase = Phase::default();
        let parts = self.parts;
        for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.part != Part::Init) {
            let life = self.containers.get(index);
            let Some((end, exit)) = life.and_then(|life| life.ended.zip(life.exit)) else {
                if part.part == Part::Main {
                    all = None;
                }
                continue;
            };
            let law = if exit == Exit::Killed { Law::Grace } else { Law::Restart };
            self.event(Some(end), Some(&part.name), EventKind::Ends(exit), part.span, law);
            let restarts = restart::of(self.pod, part)?;
            let again = restarts.again(exit);
            if again == Some(true) {
                let run = part.run_seconds().filter(|_| exit != Exit::Killed);
                // What is killed under `OnFailure` and ends well is done once it has to wait for its restart.
                let loops = run.and_then(|run| self.loops(run));
                let kind = EventKind::Restarts { loops };
                self.event(Some(end), Some(&part.name), kind, restarts.span, Law::Restart);
            }
            if part.part == Part::Sidecar {
                continue;
            }
            if again == Some(true) || again.is_none() && restarts.on_failure.is_none() {
                all = None;
            }
            phase.add(exit, again);
            all = all.map(|all| all.or_later(end));
        }
        let Some(mut end) = all else { return Some(None) };
        if self.parts.iter().any(|part| part.part == Part::Sidecar) {
            // Sidecars are stopped then, which takes as long as stopping may.
            end = end.plus_between(0, self.grace.saturating_add(2));
        }
        if phase.retried {
            // What is tried until it succeeds takes as long as it takes.
            end = end.open();
        }
        let span = self.pod.spec.span;
        if phase.fails || phase.killed {
            let alone = self.parts.iter().filter(|part| part.part == Part::Main).count() == 1;
            self.failed(end, Some("Error").filter(|_| alone), phase.fails, span);
        } else if phase.unknown {
            let kind = EventKind::MaySucceed { restarts: phase.retried };
            self.event(Some(end), None, kind, span, Law::Phase);
        } else {
            self.event(Some(end), None, EventKind::Succeeded, span, Law::Phase);
        }
        Some(Some(end))
    }

    /// The deadline, unless the pod is surely done before.
    fn deadline(&mut self, ended: Option<When>) -> Option<()> {
        let Some(seconds) = self.pod.spec.active_deadline_seconds.get() else {
            return (!self.pod.spec.active_deadline_seconds.is_invalid()).then_some(());
        };
        let at = u64::try_from(seconds.value).ok()?;
        if ended.and_then(|end| end.latest).is_none_or(|end| end > at) {
            // A pod that has failed does not succeed after it, and nothing in it outlives its grace period.
            let gone = at.saturating_add(self.grace).saturating_add(2);
            self.events.retain(|event| {
                let last = match event.kind {
                    EventKind::Succeeded | EventKind::MaySucceed { .. } => at,
                    EventKind::Ends { .. } => gone,
                    _ => return true,
                };
                event.at.is_none_or(|when| when.earliest <= last)
            });
            for life in &mut self.containers {
                if life.ended.is_some_and(|when| when.earliest > gone) {
                    (life.ended, life.exit) = (None, None);
                }
            }
            self.event(Some(When::at(at)), None, EventKind::Deadline, seconds.span(), Law::Deadline);
        }
        Some(())
    }
}

/// How main containers have ended that are not started again.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about several containers")]
struct Phase {
    /// One has surely failed.
    fails: bool,
    /// One was killed.
    killed: bool,
    /// One may have failed.
    unknown: bool,
    /// One is started again if it has failed.
    retried: bool,
}

impl Phase {
    fn add(&mut self, exit: Exit, again: Option<bool>) {
        self.fails |= exit == Exit::Fails;
        self.killed |= exit == Exit::Killed;
        self.unknown |= exit == Exit::Unknown;
        self.retried |= again.is_none();
    }
}

/// Whether a probe kills a container whose process is still starting up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Spared,
    Possible,
    Certain,
}
