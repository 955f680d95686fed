//! Defaults of pods and containers.

use super::{Filled, facts, nonzero, number, text};
use crate::model::{
    Container, ContainerPort, Field, HTTPGetAction, Int, PodSpec, PodView, Probe,
    image::{self, PullPolicy},
};

/// `imagePullPolicy`: `Always` where the image's tag is `latest` or there is neither tag nor digest, otherwise
/// `IfNotPresent`; an image that cannot be parsed has no tag `latest`.
pub fn image_pull_policy<'m>(container: &'m Container<'_>) -> Option<Filled<&'m str>> {
    let image = container.image.str_or_empty()?;
    let (default, because) = pull_policy(image);
    let filled = text(&container.image_pull_policy, default)?;
    Some(if filled.is_default() { Filled::default(default, because) } else { filled })
}

/// The pull policy that an image gets, and why.
pub(super) fn pull_policy(image: &str) -> (&'static str, &'static str) {
    match image::pull_policy_default(image) {
        PullPolicy::Always => (facts::ALWAYS, "the image's tag is `latest`, or it has none"),
        PullPolicy::IfNotPresent | PullPolicy::Never => {
            (facts::IF_NOT_PRESENT, "the image has a tag other than `latest`, or a digest")
        }
    }
}

/// `restartPolicy` of the pod.
pub fn restart_policy<'m>(spec: &'m PodSpec<'_>) -> Option<Filled<&'m str>> {
    text(&spec.restart_policy, facts::RESTART_POLICY)
}

/// `dnsPolicy`.
pub fn dns_policy<'m>(spec: &'m PodSpec<'_>) -> Option<Filled<&'m str>> {
    text(&spec.dns_policy, facts::DNS_POLICY)
}

/// `schedulerName`.
pub fn scheduler_name<'m>(spec: &'m PodSpec<'_>) -> Option<Filled<&'m str>> {
    text(&spec.scheduler_name, facts::SCHEDULER_NAME)
}

/// `terminationGracePeriodSeconds` as the pod will have it, in seconds. A negative one becomes 1: at once in a Pod,
/// and in the pods that are made from a template.
pub fn termination_grace_period_seconds(pod: &PodView<'_, '_>) -> Option<Filled<i64>> {
    let filled = number(&pod.spec.termination_grace_period_seconds, facts::GRACE_PERIOD)?;
    Some(if filled.value < 0 {
        Filled::default(facts::LEAST_GRACE_PERIOD, "a negative grace period becomes 1 second")
    } else {
        filled
    })
}

/// `terminationMessagePath`.
pub fn termination_message_path<'m>(container: &'m Container<'_>) -> Option<Filled<&'m str>> {
    text(&container.termination_message_path, facts::MESSAGE_PATH)
}

/// `terminationMessagePolicy`.
pub fn termination_message_policy<'m>(container: &'m Container<'_>) -> Option<Filled<&'m str>> {
    text(&container.termination_message_policy, facts::MESSAGE_POLICY)
}

/// `protocol` of a container's port.
pub fn port_protocol<'m>(port: &'m ContainerPort<'_>) -> Option<Filled<&'m str>> {
    text(&port.protocol, facts::PROTOCOL)
}

/// `defaultMode` of a Secret, `ConfigMap`, downward API or projected volume: 0644.
pub fn file_mode(field: &Field<Int>) -> Option<Filled<i64>> {
    number(field, facts::FILE_MODE)
}

/// `httpGet.path`.
pub fn http_path<'m>(action: &'m HTTPGetAction<'_>) -> Option<Filled<&'m str>> {
    text(&action.path, facts::HTTP_PATH)
}

/// `httpGet.scheme`.
pub fn http_scheme<'m>(action: &'m HTTPGetAction<'_>) -> Option<Filled<&'m str>> {
    text(&action.scheme, facts::HTTP_SCHEME)
}

/// The numbers of a probe, in force. Times are in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProbeNumbers {
    /// Seconds from the container's start to the first probe.
    pub initial_delay: Filled<i64>,
    /// Seconds until a probe without answer has failed.
    pub timeout: Filled<i64>,
    /// Seconds between two probes.
    pub period: Filled<i64>,
    /// Successes in a row that make a failing probe pass.
    pub success_threshold: Filled<i64>,
    /// Failures in a row that make a passing probe fail.
    pub failure_threshold: Filled<i64>,
}

/// The numbers of a probe; 0 counts as not set for all but the initial delay, where it is the default.
pub fn probe_numbers(probe: &Probe<'_>) -> Option<ProbeNumbers> {
    Some(ProbeNumbers {
        initial_delay: number(&probe.initial_delay_seconds, 0)?,
        timeout: nonzero(&probe.timeout_seconds, facts::PROBE_TIMEOUT)?,
        period: nonzero(&probe.period_seconds, facts::PROBE_PERIOD)?,
        success_threshold: nonzero(&probe.success_threshold, facts::PROBE_SUCCESSES)?,
        failure_threshold: nonzero(&probe.failure_threshold, facts::PROBE_FAILURES)?,
    })
}
