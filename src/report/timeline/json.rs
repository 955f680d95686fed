//! The lives of pods for machines, version 1.
//!
//! `pods` is a list; each has its `file`, the `object` it is written in, and what was `assumed` (`container`, `what`,
//! `seconds`, `latest` where the end of a range
//! is known, its `source`, and whether that is the user: `given`). `events` are those of the start, `stop.events` those of a deletion, each in
//! order. An event has `event`, a word that stays; `says`, a phrase for people, which may change; the `container`, if it is
//! about one; `exit` (`success`, `failure`, `killed`, `unknown`) where something ends; `at` with `earliest` and `latest` in whole seconds, left out for what comes before the clock starts or never;
//! `latest` is left out where there is no bound. `law` names why it happens, `source` the file below `pkg/` of Kubernetes where
//! it is written, `range` the field it comes from. `containers` have `start`, `running`, `started`, `ready`, `ended`.
//!
//! `marks` are findings that speak of this life, each with its `clock` (`start` or `stop`) and the moment `at` which it
//! shows; `refused` are those that say why no cluster takes the pod as it is.
//!
//! A field may be added; none is renamed, removed or given another meaning within a version.

use std::io::{self, Write};

use serde::Serialize;

use super::super::places::Places;
use super::super::shape::{Object, Range, object, range};
use super::{Shown, phrase};
use crate::diagnostic::Outcome;
use crate::lifecycle::{
    Assumption, Event, EventKind, Exit, JobLife, Life, OomScore, PolicyOf, Priority, Source, When,
};

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    kubernetes: &'a str,
    pods: Vec<Pod<'a>>,
}

#[derive(Serialize)]
struct Pod<'a> {
    file: &'a str,
    object: Object<'a>,
    assumed: Vec<Assumed<'a>>,
    events: Vec<Happening<'a>>,
    containers: Vec<Container<'a>>,
    kills: Vec<Kill<'a>>,
    restarts: Vec<Restarts<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job: Option<Job>,
    stop: Stop<'a>,
    resources: Resources<'a>,
    marks: Vec<Marked<'a>>,
    refused: Vec<Refused<'a>>,
}

#[derive(Serialize)]
struct Marked<'a> {
    rule: &'a str,
    message: &'a str,
    level: &'a str,
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    clock: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
    range: Range,
}

#[derive(Serialize)]
struct Refused<'a> {
    rule: &'a str,
    message: &'a str,
    outcome: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Assumed<'a> {
    container: &'a str,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit: Option<&'static str>,
    given: bool,
    source: &'static str,
}

#[derive(Serialize)]
struct Moment {
    earliest: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<u64>,
}

#[derive(Serialize)]
struct Happening<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit: Option<&'static str>,
    says: String,
    law: &'static str,
    source: &'static str,
    range: Range,
}

#[derive(Serialize)]
struct Container<'a> {
    name: &'a str,
    part: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    running: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ready: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Moment>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kill<'a> {
    container: &'a str,
    probe: &'static str,
    from_start: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_hang: Option<Moment>,
    grace_period: u64,
    /// When SIGKILL comes, from the decision to kill on.
    sigkill: Moment,
    range: Range,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Restarts<'a> {
    container: &'a str,
    on_success: bool,
    /// Left out where it depends on the exit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    on_failure: Option<bool>,
    policy: &'static str,
    /// What `kubectl get pods` shows when it fails, one after the other.
    failure_shown: &'static [&'static str],
    range: Range,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Job {
    backoff_limit: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<u64>,
    restarts_in_place: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    gives_up: Option<GivesUp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ttl: Option<u64>,
    range: Range,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GivesUp {
    seconds: u64,
    by_deadline: bool,
    attempts: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stop<'a> {
    grace_period: u64,
    gone: Moment,
    events: Vec<Happening<'a>>,
    containers: Vec<Stopping<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stopping<'a> {
    name: &'a str,
    part: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pre_stop: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pre_stop_fits: Option<bool>,
    signal: Moment,
    kill: Moment,
    ended: Moment,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Resources<'a> {
    qos_class: &'static str,
    /// Left out where it depends on the node's memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    oom_score_adj: Option<i32>,
    /// Left out where the cluster decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority_class: Option<&'a str>,
    /// Whether the kubelet evicts it at all.
    evicted: bool,
    requests: std::collections::BTreeMap<&'a str, String>,
}

/// Writes the lives of pods as one document.
pub fn json(out: &mut dyn Write, pods: &[Shown<'_>], kubernetes: &str) -> io::Result<()> {
    let pods = pods.iter().map(|pod| Rim { places: Places::new(pod.text) }.pod(pod)).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { version: VERSION, kubernetes, pods })?;
    out.write_all(b"\n")
}

/// Turns spans into lines and columns.
struct Rim<'a> {
    places: Places<'a>,
}

impl Rim<'_> {
    fn pod<'a>(&self, pod: &Shown<'a>) -> Pod<'a> {
        let Life { assumed, events, containers, kills, restarts, job, stop, resources } = pod.life;
        Pod {
            file: pod.file,
            object: object(pod.object),
            assumed: assumed
                .iter()
                .map(|it| {
                    let (what, seconds) = match it.what {
                        Assumption::InitSeconds(seconds, _) => ("init-ends", Some(seconds)),
                        Assumption::StartupSeconds(seconds) => ("answers", Some(When::at(seconds))),
                        Assumption::RunSeconds(seconds, _) => ("ends", Some(seconds)),
                        Assumption::RunsOn => ("runs-on", None),
                        Assumption::PostStartSeconds(seconds) => ("post-start-ends", Some(seconds)),
                    };
                    let exit = match it.what {
                        // Of an init container success is assumed where nothing shows it.
                        Assumption::InitSeconds(_, Exit::Unknown) => Some(Exit::Succeeds),
                        Assumption::InitSeconds(_, exit) | Assumption::RunSeconds(_, exit) => Some(exit),
                        _ => None,
                    };
                    Assumed {
                        exit: exit.map(Exit::as_str),
                        container: &it.container,
                        what,
                        seconds: seconds.map(|it| it.earliest),
                        latest: seconds.and_then(|it| it.latest.filter(|latest| *latest > it.earliest)),
                        given: it.source == Source::Given,
                        source: it.source.as_str(),
                    }
                })
                .collect(),
            events: self.events(events),
            containers: containers
                .iter()
                .map(|it| Container {
                    name: &it.name,
                    part: it.part.as_str(),
                    start: it.start.map(moment),
                    running: it.running.map(moment),
                    started: it.started.map(moment),
                    ready: it.ready.map(moment),
                    ended: it.ended.map(moment),
                })
                .collect(),
            kills: kills
                .iter()
                .map(|it| Kill {
                    container: &it.container,
                    probe: it.probe.as_str(),
                    from_start: moment(it.from_start),
                    from_hang: it.from_hang.map(moment),
                    grace_period: it.grace,
                    sigkill: moment(it.sigkill),
                    range: range(&self.places, it.span),
                })
                .collect(),
            restarts: restarts
                .iter()
                .map(|it| Restarts {
                    container: &it.container,
                    on_success: it.on_success,
                    on_failure: it.on_failure,
                    policy: match it.policy {
                        PolicyOf::Pod => "pod",
                        PolicyOf::Container => "container",
                        PolicyOf::Sidecar => "sidecar",
                    },
                    failure_shown: it.failure_shown,
                    range: range(&self.places, it.span),
                })
                .collect(),
            marks: pod
                .marks
                .iter()
                .map(|it| Marked {
                    rule: it.rule,
                    message: &it.message,
                    level: it.level.as_str(),
                    outcome: it.outcome.as_str(),
                    container: it.container.as_deref(),
                    clock: it.clock.as_str(),
                    at: it.at.map(moment),
                    range: range(&self.places, it.span),
                })
                .collect(),
            refused: pod
                .refused
                .iter()
                .map(|it| Refused {
                    rule: it.rule,
                    message: &it.message,
                    outcome: if it.later { Outcome::RefusedLater } else { Outcome::Rejected }.as_str(),
                    range: range(&self.places, it.span),
                })
                .collect(),
            job: job.as_ref().map(|job| self.job(job)),
            stop: Stop {
                grace_period: stop.grace,
                gone: moment(stop.gone),
                events: self.events(&stop.events),
                containers: stop
                    .containers
                    .iter()
                    .map(|it| Stopping {
                        name: &it.name,
                        part: it.part.as_str(),
                        pre_stop: it.pre_stop.map(moment),
                        pre_stop_fits: it.pre_stop_fits,
                        signal: moment(it.signal),
                        kill: moment(it.kill),
                        ended: moment(it.ended),
                    })
                    .collect(),
            },
            resources: Resources {
                qos_class: resources.qos.as_str(),
                oom_score_adj: match resources.oom {
                    OomScore::Last => Some(-997),
                    OomScore::First => Some(1000),
                    OomScore::ByRequest => None,
                },
                priority: match resources.priority {
                    Priority::Known(priority) => Some(priority),
                    Priority::Default | Priority::Class(_) => None,
                },
                priority_class: match &resources.priority {
                    Priority::Class(class) => Some(class),
                    Priority::Default | Priority::Known(_) => None,
                },
                evicted: !resources.priority.is_critical(),
                requests: resources
                    .requests
                    .iter()
                    .map(|(name, amount)| (name.as_str(), amount.to_string()))
                    .collect(),
            },
        }
    }

    fn events<'a>(&self, events: &'a [Event]) -> Vec<Happening<'a>> {
        let happening = |event: &'a Event| Happening {
            at: event.at.map(moment),
            container: event.container.as_deref(),
            event: event.kind.as_str(),
            exit: match event.kind {
                EventKind::Ends(exit) => Some(exit.as_str()),
                EventKind::InitEnds(_) => Some(Exit::Succeeds.as_str()),
                _ => None,
            },
            says: phrase(event),
            law: event.law.as_str(),
            source: event.law.source(),
            range: range(&self.places, event.span),
        };
        events.iter().map(happening).collect()
    }

    fn job(&self, job: &JobLife) -> Job {
        Job {
            backoff_limit: job.backoff_limit,
            deadline: job.deadline.map(|(seconds, _)| seconds),
            restarts_in_place: job.restarts_in_place,
            gives_up: job.gives_up.map(|it| GivesUp {
                seconds: it.seconds,
                by_deadline: it.by_deadline,
                attempts: it.attempts,
            }),
            ttl: job.ttl,
            range: range(&self.places, job.backoff_span),
        }
    }
}

fn moment(at: When) -> Moment {
    Moment { earliest: at.earliest, latest: at.latest }
}
