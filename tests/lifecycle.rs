//! Pods live as the kubelet's formulas say: `testdata/lifecycle`, compared event by event, and what must hold of any pod.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fmt::Write as _;

use podlint::{
    defaults::{Data, Value},
    engine::{FileReport, Input, PodLife, Role, check_file, lives, stored},
    lifecycle::{
        Assumption, Assumptions, Event, EventKind, Exit, Life, OomScore, PolicyOf, Priority, Stop, When,
        restart_delay,
    },
    rule::Settings,
    schema::Minor,
};
use proptest::{option, prelude::*};
use support::{files, read};

/// The pods in `text`.
fn pods_of(text: &str, assume: &Assumptions) -> Vec<PodLife> {
    let input = Input { path: "test.yaml", text, role: Role::Manifest };
    let report = check_file(&input, &Settings::default());
    let file = lives(&input, &report, Minor::NEWEST, assume);
    assert!(file.pods.iter().all(|pod| pod.life.is_some()), "cannot be read:\n{text}");
    file.pods
}

/// The lives of the pods in `text`.
fn lives_of(text: &str, assume: &Assumptions) -> Vec<Life> {
    pods_of(text, assume).into_iter().filter_map(|pod| pod.life).collect()
}

/// The life of the one pod in `text`, with nothing assumed.
fn life_of(text: &str) -> Life {
    let mut lives = lives_of(text, &Assumptions::default());
    assert_eq!(lives.len(), 1, "{text}");
    lives.remove(0)
}

fn when(at: When) -> String {
    match at.latest {
        Some(latest) if latest == at.earliest => latest.to_string(),
        Some(latest) => format!("{}..{latest}", at.earliest),
        None => format!("{}..", at.earliest),
    }
}

/// An event as `testdata/lifecycle/README.md` writes it.
fn event(section: &str, event: &Event) -> String {
    let at = event.at.map_or_else(|| "-".to_owned(), when);
    let who = event.container.as_deref().unwrap_or("pod");
    let mut line = format!("{section} {at} {who} {}", event.kind.as_str());
    match &event.kind {
        EventKind::Pending(text)
        | EventKind::InitEnds(text)
        | EventKind::Stuck(text)
        | EventKind::Bound(text)
        | EventKind::Signal(text) => drop(write!(line, " {text}")),
        EventKind::WaitsFor(text) | EventKind::NeverEnds(text) | EventKind::PostStartNeverEnds(text) => {
            let _ = write!(line, " {text}");
        }
        EventKind::Ends(Exit::Fails) => line.push_str(" failing"),
        EventKind::Ends(Exit::Killed) => line.push_str(" killed"),
        EventKind::Failed { shown, sure, attempt } => {
            for (said, word) in
                [(shown.is_some(), shown.unwrap_or_default()), (!sure, "perhaps"), (*attempt, "attempt")]
            {
                if said {
                    let _ = write!(line, " {word}");
                }
            }
        }
        EventKind::MaySucceed { restarts: true } => line.push_str(" in the end"),
        EventKind::ProbeKills { loops: true, .. } | EventKind::Restarts { loops: Some(true) } => {
            line.push_str(" CrashLoopBackOff");
        }
        _ => {}
    }
    line
}

/// All that is said of a life, line by line.
fn lines(life: &Life) -> Vec<String> {
    let mut lines: Vec<String> = life.events.iter().map(|it| event("start", it)).collect();
    lines.extend(life.stop.events.iter().map(|it| event("stop", it)));
    for container in life.stop.containers.iter().filter(|it| it.pre_stop.is_some()) {
        let fits = container.pre_stop_fits.map_or("perhaps", |fits| if fits { "yes" } else { "no" });
        lines.push(format!("fits {} {fits}", container.name));
    }
    for kill in &life.kills {
        let hang = kill.from_hang.map_or_else(String::new, |hang| format!(" hang {}", when(hang)));
        let (who, probe) = (&kill.container, kill.probe.as_str());
        let hook = match kill.pre_stop {
            Some(true) => format!(" hook sigkill {}", when(kill.sigkill)),
            Some(false) => format!(" no hook sigkill {}", when(kill.sigkill)),
            None => String::new(),
        };
        lines.push(format!(
            "kill {who} {probe} start {}{hang} grace {}{hook}",
            when(kill.from_start),
            kill.grace
        ));
    }
    for restarts in &life.restarts {
        let word = |truth| match truth {
            Some(true) => "yes",
            Some(false) => "no",
            None => "some",
        };
        let policy = match restarts.policy {
            PolicyOf::Pod => "pod",
            PolicyOf::Container => "container",
            PolicyOf::Sidecar => "sidecar",
        };
        let (success, failure) = (word(Some(restarts.on_success)), word(restarts.on_failure));
        lines.push(format!("restart {} {success} {failure} {policy}", restarts.container));
        lines.push(format!("fails {} {}", restarts.container, restarts.failure_shown.join(" ")));
    }
    for assumed in &life.assumed {
        let what = match assumed.what {
            Assumption::InitSeconds(seconds, Exit::Fails) => format!("init-fails {}", when(seconds)),
            Assumption::InitSeconds(seconds, _) => format!("init-ends {}", when(seconds)),
            Assumption::StartupSeconds(seconds) => format!("answers {seconds}"),
            Assumption::RunSeconds(seconds, Exit::Fails) => format!("fails {}", when(seconds)),
            Assumption::RunSeconds(seconds, _) => format!("ends {}", when(seconds)),
            Assumption::RunsOn => "runs-on".to_owned(),
            Assumption::PostStartSeconds(seconds) => format!("post-start-ends {}", when(seconds)),
        };
        lines.push(format!("assumed {} {what} {}", assumed.container, assumed.source.as_str()));
    }
    if let Some(job) = &life.job {
        let deadline = job.deadline.map_or_else(String::new, |(seconds, _)| format!(" deadline {seconds}"));
        let how = if job.restarts_in_place { "in-place" } else { "new-pods" };
        let end = job.gives_up.map_or_else(
            || "unknown".to_owned(),
            |it| {
                let by = if it.by_deadline { "deadline" } else { "limit" };
                format!("{} s, {} attempts, by {by}", it.seconds, it.attempts)
            },
        );
        lines.push(format!("job limit {}{deadline} {how} {end}", job.backoff_limit));
    }
    let oom = match life.resources.oom {
        OomScore::Last => "-997",
        OomScore::First => "1000",
        OomScore::ByRequest => "by-request",
    };
    lines.push(format!("qos {} {oom}", life.resources.qos.as_str()));
    let priority = match &life.resources.priority {
        Priority::Default => "default".to_owned(),
        Priority::Known(priority) => priority.to_string(),
        Priority::Class(class) => format!("of {class}"),
    };
    let never = if life.resources.priority.is_critical() { " never evicted" } else { "" };
    lines.push(format!("priority {priority}{never}"));
    let mut requests = "requests".to_owned();
    for (name, amount) in &life.resources.requests {
        let _ = write!(requests, " {name}={amount}");
    }
    lines.push(requests);
    lines
}

/// What was found of a pod's life, and when.
fn marks(pod: &PodLife) -> impl Iterator<Item = String> {
    pod.marks.iter().map(|mark| {
        let at = mark.at.map_or_else(|| "-".to_owned(), when);
        let who = mark.container.as_deref().unwrap_or("pod");
        format!("mark {} {at} {who} {}", mark.clock.as_str(), mark.rule)
    })
}

/// The assumptions that a document makes.
fn assumptions(text: &str) -> Assumptions {
    let mut assume = Assumptions::default();
    for line in text.lines().filter_map(|line| line.strip_prefix("#? ")) {
        let (what, given) = line.split_once(' ').unwrap();
        let (name, seconds) = given.split_once('=').unwrap();
        let given = (Some(name.to_owned()), seconds.parse().unwrap());
        match what {
            "startup" => assume.startup_seconds.push(given),
            "run" => assume.run_seconds.push(given),
            _ => panic!("{line}"),
        }
    }
    assume
}

#[test]
fn pods_live_as_written_beside_them() {
    let mut pods = 0;
    let mut wrong = String::new();
    for path in files("testdata/lifecycle/pods", ".yaml") {
        for text in read(&path).split("\n---\n") {
            let mut lives = pods_of(text, &assumptions(text));
            assert_eq!(lives.len(), 1, "{}\n{text}", path.display());
            let pod = lives.remove(0);
            pods += 1;
            let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#= ")).collect();
            let section = |line: &str| line.split(' ').next().unwrap().to_owned();
            assert!(expected.iter().any(|line| section(line) == "start"), "{text}");
            let compared =
                |line: &String| expected.iter().any(|expected| section(expected) == section(line.as_str()));
            let found = lines(pod.life.as_ref().unwrap()).into_iter().chain(marks(&pod));
            let found: Vec<String> = found.filter(compared).collect();
            if found != expected {
                let (expected, found) = (expected.join("\n  "), found.join("\n  "));
                let _ = writeln!(
                    wrong,
                    "{}\n{text}\nexpected:\n  {expected}\nfound:\n  {found}\n",
                    path.display()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(pods >= 40, "only {pods} pods");
}

#[test]
fn restarts_wait_ever_longer() {
    let delays: Vec<u64> = (1..=9).map(restart_delay).collect();
    assert_eq!(delays, [0, 10, 20, 40, 80, 160, 300, 300, 300]);
    assert_eq!(restart_delay(u32::MAX), 300);
}

#[test]
fn every_event_points_into_its_file() {
    for path in files("testdata/lifecycle/pods", ".yaml") {
        let text = read(&path);
        for life in lives_of(&text, &Assumptions::default()) {
            for event in life.events.iter().chain(&life.stop.events) {
                assert!(event.span.end as usize <= text.len(), "{}: {event:?}", path.display());
                assert!(!event.law.source().is_empty());
            }
        }
    }
}

#[test]
fn what_cannot_be_read_has_no_life() {
    for spec in [
        "containers: [{name: a, livenessProbe: {periodSeconds: x}}]",
        "containers: [{name: a, livenessProbe: {initialDelaySeconds: -1}}]",
        "{terminationGracePeriodSeconds: x, containers: [{name: a}]}",
        "{restartPolicy: Sometimes, containers: [{name: a}]}",
        "{activeDeadlineSeconds: -1, containers: [{name: a}]}",
        "containers: [{name: a, resources: {requests: {cpu: much}}}]",
        "containers: [{name: a}, 3]",
        "initContainers: [{name: a}]",
        "containers: []",
    ] {
        let spec = if spec.starts_with('{') { spec.to_owned() } else { format!("{{{spec}}}") };
        let text = format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec: {spec}\n");
        let input = Input { path: "test.yaml", text: &text, role: Role::Manifest };
        let file = lives(&input, &FileReport::default(), Minor::NEWEST, &Assumptions::default());
        assert_eq!(file.pods.len(), 1, "{text}");
        assert!(file.pods[0].life.is_none(), "{text}");
    }
}

/// The numbers of a pod with a sidecar and a main container.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    grace: u32,
    pre_stop: u32,
    delay: u32,
    period: u32,
    timeout: u32,
    failures: u32,
    startup: u32,
    sidecar: bool,
}

impl Numbers {
    fn yaml(self) -> String {
        let Self { grace, pre_stop, delay, period, timeout, failures, sidecar, .. } = self;
        let init = if sidecar {
            "initContainers: [{name: side, image: a, restartPolicy: Always}]"
        } else {
            "subdomain: a"
        };
        format!(
            "apiVersion: v1
kind: Pod
metadata: {{name: x}}
spec:
  terminationGracePeriodSeconds: {grace}
  {init}
  containers:
  - name: app
    image: a
    lifecycle: {{preStop: {{sleep: {{seconds: {pre_stop}}}}}}}
    readinessProbe: {{tcpSocket: {{port: 1}}, periodSeconds: {period}}}
    livenessProbe:
      tcpSocket: {{port: 1}}
      initialDelaySeconds: {delay}
      periodSeconds: {period}
      timeoutSeconds: {timeout}
      failureThreshold: {failures}
"
        )
    }

    fn life(self) -> Life {
        let assume =
            Assumptions { startup_seconds: vec![(None, self.startup.into())], ..Assumptions::default() };
        lives_of(&self.yaml(), &assume).remove(0)
    }
}

prop_compose! {
    fn numbers()(
        grace in 0u32..100, pre_stop in 0u32..100, delay in 0u32..60, period in 1u32..30, timeout in 1u32..30,
        failures in 1u32..10, startup in 0u32..200, sidecar: bool,
    ) -> Numbers {
        Numbers { grace, pre_stop, delay, period, timeout, failures, startup, sidecar }
    }
}

/// Whether `a` is nowhere before `b`.
fn not_before(a: When, b: When) -> bool {
    a.earliest >= b.earliest && a.latest.unwrap_or(u64::MAX) >= b.latest.unwrap_or(u64::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_pod_lives_the_same_life(numbers in numbers()) {
        prop_assert_eq!(numbers.life(), numbers.life());
    }

    #[test]
    fn bounds_are_in_order_and_so_are_events(numbers in numbers()) {
        let life = numbers.life();
        for events in [&life.events, &life.stop.events] {
            let moments: Vec<When> = events.iter().filter_map(|event| event.at).collect();
            prop_assert!(moments.iter().all(|at| at.latest.is_none_or(|latest| at.earliest <= latest)));
            prop_assert!(moments.is_sorted_by_key(|at| at.earliest));
        }
    }

    #[test]
    fn more_patience_never_kills_sooner(numbers in numbers(), more in 1u32..50) {
        let before = numbers.life();
        let patient = [
            Numbers { delay: numbers.delay + more, ..numbers },
            Numbers { failures: numbers.failures + more, ..numbers },
            Numbers { period: numbers.period + more, ..numbers },
        ];
        for patient in patient {
            let after = patient.life();
            prop_assert!(not_before(after.kills[0].from_start, before.kills[0].from_start));
            prop_assert!(not_before(after.kills[0].from_hang.unwrap(), before.kills[0].from_hang.unwrap()));
            let kills = |life: &Life| {
                let surely = |event: &Event| matches!(event.kind, EventKind::ProbeKills { certain: true, .. });
                life.events.iter().any(surely)
            };
            prop_assert!(kills(&before) || !kills(&after));
        }
    }

    #[test]
    fn a_longer_grace_leaves_more_time(numbers in numbers(), more in 1u32..50) {
        let before = numbers.life().stop;
        let after = Numbers { grace: numbers.grace + more, ..numbers }.life().stop;
        for (before, after) in before.containers.iter().zip(&after.containers) {
            prop_assert!(before.pre_stop_fits != Some(true) || after.pre_stop_fits == Some(true));
            prop_assert!(not_before(after.kill, before.kill));
        }
        prop_assert!(not_before(after.gone, before.gone));
        // Two seconds over the grace period are the most there is.
        prop_assert!(before.gone.latest.unwrap() <= u64::from(numbers.grace).max(1) + 2);
    }

    #[test]
    fn a_slower_start_is_never_ready_sooner(numbers in numbers(), more in 1u32..50) {
        let ready = |life: &Life| life.containers.last().unwrap().ready;
        let before = ready(&numbers.life());
        let after = ready(&Numbers { startup: numbers.startup + more, ..numbers }.life());
        match (before, after) {
            (Some(before), Some(after)) => prop_assert!(not_before(after, before)),
            (None, after) => prop_assert_eq!(after, None),
            (Some(_), None) => {}
        }
    }
}

/// A field of a manifest, or nothing.
fn written(name: &str, value: Option<u32>) -> String {
    value.map_or_else(String::new, |value| format!(", {name}: {value}"))
}

/// A number in a stored object; what is left out is 0.
fn number(value: &Value, path: &[&str]) -> u64 {
    let found = path.iter().try_fold(value, |value, key| match key.parse::<usize>() {
        Ok(index) => value.items().get(index),
        Err(_) => value.get(key),
    });
    match found.map(|value| &value.data) {
        Some(Data::Int(number)) => u64::try_from(*number).unwrap(),
        None => 0,
        other => panic!("{path:?} is {other:?}"),
    }
}

prop_compose! {
    fn few_numbers()(
        delay in option::of(0u32..60), period in option::of(1u32..30), timeout in option::of(1u32..30),
        failures in option::of(1u32..10),
    ) -> String {
        [("initialDelaySeconds", delay), ("periodSeconds", period), ("timeoutSeconds", timeout), ("failureThreshold", failures)]
            .map(|(name, value)| written(name, value))
            .concat()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The model goes by what `podlint defaults` prints.
    #[test]
    fn lives_follow_from_the_stored_object(
        grace in option::of(0u32..100), own_grace in option::of(1u32..100), liveness in few_numbers(),
        startup in few_numbers(), in_deployment: bool,
    ) {
        let spec = format!(
            "{{nodeSelector: {{}}{}, containers: [{{name: app, image: a, livenessProbe: {{tcpSocket: {{port: 1}}{liveness}{}}}, \
             startupProbe: {{tcpSocket: {{port: 1}}{startup}}}}}]}}",
            written("terminationGracePeriodSeconds", grace),
            written("terminationGracePeriodSeconds", own_grace),
        );
        let (text, place): (String, &[&str]) = if in_deployment {
            let template = format!("{{metadata: {{labels: {{a: b}}}}, spec: {spec}}}");
            let text = format!(
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: x}}\nspec: {{selector: {{matchLabels: {{a: b}}}}, \
                 template: {template}}}\n"
            );
            (text, &["spec", "template", "spec"])
        } else {
            (format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec: {spec}\n"), &["spec"])
        };
        let life = life_of(&text);
        let input = Input { path: "test.yaml", text: &text, role: Role::Manifest };
        let object = stored(&input, Minor::NEWEST).objects.remove(0).value;
        let at = |path: &[&str]| number(&object, &[place, path].concat());
        let grace = at(&["terminationGracePeriodSeconds"]);
        // Of a pod that is deleted the kubelet counts a second at least.
        prop_assert_eq!(life.stop.grace, grace.max(1));
        for (kill, probe) in life.kills.iter().zip(["startupProbe", "livenessProbe"]) {
            let at = |name: &str| at(&["containers", "0", probe, name]);
            let interval = at("periodSeconds").max(at("timeoutSeconds"));
            let first = (at("failureThreshold") - 1) * at("periodSeconds");
            let last = at("failureThreshold") * interval + at("timeoutSeconds");
            if probe == "startupProbe" {
                let delay = at("initialDelaySeconds");
                prop_assert_eq!(kill.from_start, When::between(delay + first, delay + last));
                prop_assert_eq!(kill.grace, grace);
            } else {
                prop_assert_eq!(kill.from_hang, Some(When::between(first, last)));
                prop_assert_eq!(kill.grace, own_grace.map_or(grace, u64::from));
            }
        }
        prop_assert_eq!(life.kills.len(), 2);
    }

    /// What a hook surely pauses fits no better for pausing longer, and no worse for a longer grace.
    #[test]
    fn pauses_in_hooks_count(grace in 1u32..100, pause in 0u32..100, more in 1u32..50, goes_on: bool) {
        let stop = |grace: u32, pause: u32| {
            let then = if goes_on { "; ./drain" } else { "" };
            life_of(&format!(
                "apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec:\n  terminationGracePeriodSeconds: {grace}\n  containers:\n  \
                 - {{name: a, image: a, lifecycle: {{preStop: {{exec: {{command: [sh, -c, \"sleep {pause}{then}\"]}}}}}}}}\n"
            ))
            .stop
        };
        // Surely not, perhaps, surely.
        let fits = |stop: &Stop| stop.containers[0].pre_stop_fits.map_or(1, |fits| if fits { 2 } else { 0 });
        let before = stop(grace, pause);
        prop_assert!(fits(&stop(grace, pause + more)) <= fits(&before));
        prop_assert!(fits(&stop(grace + more, pause)) >= fits(&before));
        prop_assert!(before.containers[0].signal.earliest >= u64::from(pause.min(grace)));
        let most = if goes_on { 1 } else { 2 };
        prop_assert_eq!(fits(&before), if pause < grace { most } else { 0 });
    }

    /// What takes longer before a container starts it no sooner.
    #[test]
    fn pauses_in_init_containers_count(pause in 0u32..100, more in 1u32..50, also: bool) {
        let start = |pause: u32| {
            let then = if also { " && ./migrate" } else { "" };
            let life = life_of(&format!(
                "apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec:\n  initContainers:\n  - {{name: i, image: a, command: [sh, -c, \
                 \"sleep {pause}{then}\"]}}\n  containers: [{{name: a, image: a}}]\n"
            ));
            life.containers[1].start.unwrap()
        };
        prop_assert_eq!(start(pause), When::at(pause.into()));
        prop_assert!(not_before(start(pause + more), start(pause)));
    }
}

/// What the server fills in is what counts when nothing is written.
#[test]
fn written_defaults_change_nothing() {
    let short = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - name: app\n    image: a\n    \
                 livenessProbe: {tcpSocket: {port: 1}}\n    resources: {limits: {cpu: 1, memory: 1Gi}}\n";
    let long = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  restartPolicy: Always\n  \
                terminationGracePeriodSeconds: 30\n  containers:\n  - name: app\n    image: a\n    livenessProbe: {tcpSocket: \
                {port: 1}, initialDelaySeconds: 0, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3}\n    \
                resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1, memory: 1Gi}}\n";
    assert_eq!(lines(&life_of(short)), lines(&life_of(long)));
}

/// The kubelet's worker for one probe of one container, a quarter of a second after the other. It knows nothing of the formulas.
mod kubelet {
    /// Parts of a second.
    pub(super) const PARTS: u64 = 4;

    /// The numbers of a probe, in seconds.
    #[derive(Clone, Copy, Debug)]
    pub(super) struct Probe {
        pub(super) delay: u64,
        pub(super) timeout: u64,
        pub(super) period: u64,
        pub(super) successes: u64,
        pub(super) failures: u64,
    }

    /// What the process makes of a probe: it answers at once, or just before the timeout, refuses at once, or lets it hang.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Answer {
        Yes,
        Late,
        No,
        Silence,
    }

    /// Runs the worker until it has succeeded or failed often enough, and tells when, in parts of a second, and which.
    /// Its ticks began `phase` parts of a second before the container started. It is not asked before `gate`.
    pub(super) fn run(
        probe: Probe,
        phase: u64,
        gate: u64,
        process: impl Fn(u64) -> Answer,
    ) -> Option<(u64, bool)> {
        let period = probe.period * PARTS;
        let timeout = probe.timeout * PARTS;
        // A ticker keeps one tick for who is busy, and drops the others.
        let (mut tick, mut busy_until) = (false, 0);
        let mut asked: Option<(u64, Answer)> = None;
        let (mut last, mut run) = (None, 0);
        for now in 0..40_000 * PARTS {
            tick |= (now + phase).is_multiple_of(period);
            if now < busy_until {
                continue;
            }
            if let Some((_, answer)) = asked.take() {
                let succeeded = matches!(answer, Answer::Yes | Answer::Late);
                run = if last == Some(succeeded) { run + 1 } else { 1 };
                last = Some(succeeded);
                if run >= if succeeded { probe.successes } else { probe.failures } {
                    return Some((now, succeeded));
                }
            }
            if !std::mem::take(&mut tick) || now < probe.delay * PARTS || now < gate {
                continue;
            }
            let answer = process(now);
            busy_until = match answer {
                Answer::Yes | Answer::No => now + 1,
                Answer::Late => now + timeout - 1,
                Answer::Silence => now + timeout,
            };
            asked = Some((now, answer));
        }
        None
    }
}

/// The soonest and the latest of what the worker does over all phases of its ticks, in parts of a second; what is answered
/// at once takes none.
fn over_phases(probe: kubelet::Probe, run: impl Fn(u64) -> Option<u64>) -> Option<(u64, u64)> {
    let moments: Vec<u64> = (0..probe.period * kubelet::PARTS).filter_map(run).collect();
    moments.iter().min().copied().zip(moments.iter().max().copied())
}

/// Whether moments in parts of a second are within the bounds, and come as near to them as a part of a second allows.
fn within((first, last): (u64, u64), bounds: When, tight: (bool, bool)) -> bool {
    let (earliest, latest) = (bounds.earliest * kubelet::PARTS, bounds.latest.unwrap() * kubelet::PARTS);
    // The answer of one that is at once takes one part here.
    earliest <= first
        && last <= latest
        && (!tight.0 || first <= earliest + 1)
        && (!tight.1 || last + 1 >= latest)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// What the formulas say of a probe is what a simulated kubelet does, whenever its ticks fall.
    #[test]
    fn bounds_are_those_of_a_simulated_kubelet(
        delay in 0u64..40, timeout in 1u64..12, period in 1u64..12, failures in 1u64..6, successes in 1u64..4,
        startup in 0u64..80, silent: bool, gate in 0u64..30,
    ) {
        use kubelet::{Answer, PARTS, run};
        let probe = kubelet::Probe { delay, timeout, period, successes: 1, failures };
        let refusal = if silent { Answer::Silence } else { Answer::No };
        let pod = |kind: &str, successes: u64| {
            let hook = format!("lifecycle: {{postStart: {{sleep: {{seconds: {gate}}}}}}}");
            let assume =
                Assumptions { startup_seconds: vec![(None, startup)], ..Assumptions::default() };
            let text = format!(
                "apiVersion: v1\nkind: Pod\nmetadata: {{name: x}}\nspec:\n  containers:\n  - name: a\n    image: a\n    {hook}\n    \
                 {kind}: {{tcpSocket: {{port: 1}}, initialDelaySeconds: {delay}, timeoutSeconds: {timeout}, \
                 periodSeconds: {period}, failureThreshold: {failures}, successThreshold: {successes}}}\n"
            );
            lives_of(&text, &assume).remove(0)
        };
        let life = pod("livenessProbe", 1);
        let kill = &life.kills[0];
        // A probe that never succeeds; it kills the later the longer each takes.
        let never = over_phases(probe, |phase| Some(run(probe, phase, gate * PARTS, |_| refusal)?.0)).unwrap();
        let stretched = timeout > period;
        prop_assert!(
            within(never, kill.from_start, (!silent, silent && !stretched)),
            "{never:?} {:?}", kill.from_start
        );
        // One that answers for some time, and then no more.
        let hang = 1000 * PARTS;
        let stops = |now: u64| if now < hang { Answer::Yes } else { refusal };
        let many = kubelet::Probe { successes: u64::MAX, ..probe };
        let hung = over_phases(probe, |phase| Some(run(many, phase, gate * PARTS, stops)?.0 - hang)).unwrap();
        let from_hang = kill.from_hang.unwrap();
        prop_assert!(within(hung, from_hang, (!silent, silent && !stretched)), "{hung:?} {from_hang:?}");
        // One that starts up: it surely kills, perhaps, or never.
        let starts = |now: u64| if now < startup * PARTS { refusal } else { Answer::Yes };
        let outcomes: Vec<bool> = (0..period * PARTS)
            .map(|phase| run(probe, phase, gate * PARTS, starts).unwrap().1)
            .collect();
        let killed = life.events.iter().find_map(|event| match event.kind {
            EventKind::ProbeKills { certain, .. } => Some(certain),
            _ => None,
        });
        match killed {
            Some(true) => prop_assert!(outcomes.iter().all(|passes| !passes)),
            // Of quick refusals it depends on the phase; those that hang may take a timeout longer.
            Some(false) if !silent && startup < delay.max(gate) + failures * period => {
                prop_assert!(outcomes.contains(&true) && outcomes.contains(&false));
            }
            Some(false) => {}
            None => prop_assert!(outcomes.iter().all(|passes| *passes)),
        }
        // One that passes, be it late each time.
        let life = pod("readinessProbe", successes);
        let ready = life.containers[0].ready.unwrap();
        let one = kubelet::Probe { failures: u64::MAX, successes, ..probe };
        for answer in [Answer::Yes, Answer::Late] {
            let starts = |now: u64| if now < startup * PARTS { refusal } else { answer };
            let passes = over_phases(one, |phase| Some(run(one, phase, gate * PARTS, starts)?.0)).unwrap();
            let quick = answer == Answer::Yes;
            let soon = quick && !silent && (!stretched || successes == 1);
            // The last is two parts short of the timeout, one for its phase and one for the answer.
            let close = passes.1 + 2 >= ready.latest.unwrap() * PARTS;
            prop_assert!(within(passes, ready, (soon, false)), "{passes:?} {ready:?}");
            prop_assert!(quick || silent || stretched || close, "{passes:?} {ready:?}");
        }
    }
}
