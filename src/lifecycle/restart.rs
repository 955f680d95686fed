//! What happens to a container that ends, and what a Job makes of it.

use super::{
    Exit, When,
    parts::{Live, Part},
};
use crate::{
    defaults,
    model::{Body, PodView},
    text::Span,
};

/// Seconds before the `number`th restart of a container, from 1, counted from its end: none, then 10, doubled up to
/// 300 (`doBackOff`). A container that ran for ten minutes starts over.
pub fn restart_delay(number: u32) -> u64 {
    match number {
        0 | 1 => 0,
        _ => doubled(number - 2, 300),
    }
}

/// 10 s, doubled so many times, up to a bound.
fn doubled(times: u32, most: u64) -> u64 {
    10u64.checked_shl(times.min(32)).unwrap_or(most).min(most)
}

/// After so many seconds of running, restarts come soon again: twice the longest delay.
pub(super) const FORGIVEN: u64 = 600;

/// Whether restarts wait ever longer for a container that runs so long each time; nothing where that may be.
pub(super) fn loops(run: When) -> Option<bool> {
    if run.latest.is_some_and(|run| run < FORGIVEN) {
        return Some(true);
    }
    if run.earliest >= FORGIVEN { Some(false) } else { None }
}

/// Where it is said whether a container is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyOf {
    /// By the pod's `restartPolicy`.
    Pod,
    /// By the container's own.
    Container,
    /// By its being a sidecar: always.
    Sidecar,
}

/// What happens to a container that ends by itself or is killed by a probe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restarts {
    /// The container.
    pub container: String,
    /// Whether it is started again after status 0.
    pub on_success: bool,
    /// Whether it is started again after another status; nothing where that depends on which.
    pub on_failure: Option<bool>,
    /// Who says so.
    pub policy: PolicyOf,
    /// The policy, or where it would be written.
    pub span: Span,
    /// What `kubectl get pods` shows when it fails, one after the other.
    pub failure_shown: &'static [&'static str],
}

/// What happens to a container that ends. None where that cannot be read.
pub(super) fn of(pod: &PodView<'_, '_>, part: &Live<'_, '_>) -> Option<Restarts> {
    let own = &part.container.restart_policy;
    let (policy, word, span) = match own.str().filter(|word| !word.is_empty()) {
        Some(word) if part.part == Part::Sidecar => (PolicyOf::Sidecar, word, own.value_span()),
        Some(word) => (PolicyOf::Container, word, own.value_span()),
        None => {
            let word = defaults::restart_policy(pod.spec)?.value;
            (PolicyOf::Pod, word, pod.spec.restart_policy.value_span())
        }
    };
    let (success, failure) = match word {
        "Always" => (true, true),
        "OnFailure" => (false, true),
        "Never" => (false, false),
        _ => return None,
    };
    // An init container that has succeeded is done under any policy.
    let success = success && part.part != Part::Init;
    let mut restarts = Restarts {
        container: part.name.clone(),
        on_success: success,
        on_failure: Some(failure),
        policy,
        span,
        failure_shown: match (part.part, failure) {
            (Part::Main, true) => &["Error", "CrashLoopBackOff"],
            (Part::Main, false) => &["Error"],
            (_, true) => &["Init:Error", "Init:CrashLoopBackOff"],
            (_, false) => &["Init:Error"],
        },
    };
    if policy == PolicyOf::Pod {
        return Some(restarts); // Rules count only beside a policy of the container's own.
    }
    let rules = &part.container.restart_policy_rules;
    if rules.is_incomplete() {
        return None;
    }
    for rule in rules.items() {
        let codes = rule.exit_codes.get()?;
        let listed = |code: i64| codes.values.items().iter().any(|value| value.value == code);
        let failures = codes.values.items().iter().any(|value| value.value != 0);
        let (zero, failures) = match codes.operator.str()? {
            "In" => (listed(0), failures),
            "NotIn" => (!listed(0), true),
            _ => return None,
        };
        restarts.on_success |= zero && part.part != Part::Init;
        // A rule that starts it again changes nothing for a policy that does so anyway.
        if failures && restarts.on_failure == Some(false) {
            restarts.on_failure = None;
        }
    }
    Some(restarts)
}

impl Restarts {
    /// Whether it is started again after it has ended so; nothing where that depends on a status that is not known.
    pub(super) fn again(&self, exit: Exit) -> Option<bool> {
        match exit {
            Exit::Succeeds => Some(self.on_success),
            // What a probe kills is started again at once, whatever its status, unless its policy is `Never`.
            Exit::Fails | Exit::Killed => self.on_failure,
            Exit::Unknown => Some(self.on_success).filter(|success| Some(*success) == self.on_failure),
        }
    }
}

/// What a Job makes of its pods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobLife {
    /// `backoffLimit` in force.
    pub backoff_limit: u64,
    /// The limit, or where it would be written.
    pub backoff_span: Span,
    /// `activeDeadlineSeconds` of the Job, counted from its own start.
    pub deadline: Option<(u64, Span)>,
    /// Whether a failed container is started again in its pod; otherwise each failure takes a new pod.
    pub restarts_in_place: bool,
    /// When the Job gives up if every attempt fails at once.
    pub gives_up: Option<GivesUp>,
    /// Seconds after its end at which it is deleted.
    pub ttl: Option<u64>,
}

/// When a Job gives up whose attempts fail at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivesUp {
    /// Seconds from its start, not counting the time that attempts take.
    pub seconds: u64,
    /// Whether the deadline ends it, and not the limit of failures.
    pub by_deadline: bool,
    /// How many times it is tried by then.
    pub attempts: u64,
}

/// What a Job makes of the pod, if it is made by one. None where that cannot be read.
#[expect(clippy::option_option, reason = "one is for the Job, and one for what cannot be read")]
pub(super) fn job(pod: &PodView<'_, '_>, parts: &[Live<'_, '_>]) -> Option<Option<JobLife>> {
    if !matches!(pod.object.body, Body::Job(_) | Body::CronJob(_)) {
        return Some(None);
    }
    let spec = pod.job()?;
    let filled = defaults::job(spec)?;
    let backoff_limit = u64::try_from(filled.backoff_limit.value).ok()?;
    let deadline = match spec.active_deadline_seconds.get() {
        Some(seconds) => Some((u64::try_from(seconds.value).ok()?, seconds.span)),
        None if spec.active_deadline_seconds.is_invalid() => return None,
        None => None,
    };
    let restarts_in_place = match defaults::restart_policy(pod.spec)?.value {
        "OnFailure" => true,
        "Never" => false,
        _ => return None,
    };
    // Only where one pod is tried after the other, and all failures count the same, can the time be told.
    let simple = filled.parallelism.value == 1
        && spec.backoff_limit_per_index.is_missing()
        && spec.pod_failure_policy.is_missing()
        && parts.iter().all(|part| part.container.restart_policy.is_missing())
        && (!restarts_in_place || parts.len() == 1);
    Some(Some(JobLife {
        backoff_limit,
        backoff_span: spec.backoff_limit.value_span(),
        deadline,
        restarts_in_place,
        gives_up: simple
            .then(|| gives_up(backoff_limit, deadline.map(|(seconds, _)| seconds), restarts_in_place)),
        ttl: spec.ttl_seconds_after_finished.int().and_then(|seconds| u64::try_from(seconds).ok()),
    }))
}

/// When a Job gives up whose attempts all fail at once. With restarts in place it does at the restart that reaches the
/// limit, or at the first if the limit is 0; with new pods when more pods have failed than the limit allows, and before the
/// `n`th new pod there are 10 s, doubled each time up to ten minutes (`job_controller.go`).
fn gives_up(limit: u64, deadline: Option<u64>, in_place: bool) -> GivesUp {
    let retries = if in_place { limit.max(1) } else { limit };
    let (mut seconds, mut attempts) = (0u64, 1u64);
    for retry in 1..=u32::try_from(retries).unwrap_or(u32::MAX) {
        let delay = if in_place { restart_delay(retry) } else { doubled(retry - 1, 600) };
        let next = seconds.saturating_add(delay);
        if let Some(deadline) = deadline.filter(|deadline| next >= *deadline) {
            return GivesUp { seconds: deadline, by_deadline: true, attempts };
        }
        if retry > 100 {
            // The delays are at their bound by now.
            let rest = retries - u64::from(retry) + 1;
            let possible = deadline.map_or(rest, |deadline| rest.min((deadline - seconds - 1) / delay));
            let end = seconds.saturating_add(possible.saturating_mul(delay));
            attempts += possible;
            return match deadline {
                Some(deadline) if possible < rest => {
                    GivesUp { seconds: deadline, by_deadline: true, attempts }
                }
                _ => GivesUp { seconds: end, by_deadline: false, attempts },
            };
        }
        (seconds, attempts) = (next, attempts + 1);
    }
    GivesUp { seconds, by_deadline: false, attempts }
}
