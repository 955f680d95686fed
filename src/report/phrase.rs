//! The words that the formats for people share.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Level, ObjectId, Outcome, Stage};

/// The level as people read it; the machine format keeps the word of the configuration.
pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "note",
        Level::Warn => "warning",
        Level::Error => "error",
    }
}

/// The message, and where it holds for some of the minors asked for only, for which: "... (Kubernetes 1.31 to 1.33)".
pub(super) fn message(diagnostic: &Diagnostic) -> Cow<'_, str> {
    let (Some(first), Some(last)) = (diagnostic.minors.first(), diagnostic.minors.last()) else {
        return Cow::Borrowed(&diagnostic.message);
    };
    let unbroken = usize::from(last - first) + 1 == diagnostic.minors.len();
    let minors = match diagnostic.minors.as_slice() {
        [one] => format!("1.{one}"),
        [first, last] => format!("1.{first} and 1.{last}"),
        _ if unbroken => format!("1.{first} to 1.{last}"),
        all => all.iter().map(|minor| format!("1.{minor}")).collect::<Vec<_>>().join(", "),
    };
    Cow::Owned(format!("{} (Kubernetes {minors})", diagnostic.message))
}

/// What will happen, and who will do it, in a clause that stands alone: "the API server refuses the object".
pub const fn consequence(outcome: Outcome, stage: Stage) -> &'static str {
    match (outcome, stage) {
        (Outcome::Rejected, Stage::Client) => "kubectl refuses the file and sends nothing",
        (Outcome::Rejected, Stage::ApiServer) => "the API server refuses the object",
        (Outcome::Rejected, _) => "the object is refused",
        (Outcome::Warned, Stage::Client) => "kubectl accepts it with a warning",
        (Outcome::Warned, _) => "the API server accepts it with a warning",
        (Outcome::Dropped, Stage::Client) => "the value is lost before it is sent, and nobody says so",
        (Outcome::Dropped, Stage::ApiServer) => "the API server drops the value, and nobody says so",
        (Outcome::Dropped, _) => "the value has no effect, and nobody says so",
        (Outcome::RefusedLater, Stage::Controller) => {
            "the object is accepted, but its controller cannot create the pods (FailedCreate)"
        }
        (Outcome::RefusedLater, Stage::Kubelet) => "the object is accepted, but the kubelet refuses its pods",
        (Outcome::RefusedLater, _) => "the object is accepted, but its pods are refused (FailedCreate)",
        (Outcome::Pending, Stage::Scheduler) => "the scheduler finds no node, so the pod stays Pending",
        (Outcome::Pending, _) => "the pod stays Pending",
        (Outcome::InitStuck, Stage::Runtime) => {
            "an init container never succeeds: the pod does not start (Init:0/1, Init:CrashLoopBackOff)"
        }
        (Outcome::InitStuck, _) => "the pod does not get past its init containers",
        (Outcome::ImagePull, _) => "the kubelet cannot get the image (ImagePullBackOff)",
        (Outcome::ConfigError, _) => "the kubelet cannot create the container (CreateContainerConfigError)",
        (Outcome::CrashLoop, Stage::Kubelet) => {
            "the kubelet restarts the container again and again (CrashLoopBackOff)"
        }
        (Outcome::CrashLoop, _) => "the container ends again and again (CrashLoopBackOff)",
        (Outcome::NeverReady, _) => "the pod runs but never becomes Ready, so it gets no traffic",
        (Outcome::Killed, _) => "the container is killed when its grace period ends",
        (Outcome::OomKilled, _) => "the kernel kills the container for its memory (OOMKilled)",
        (Outcome::Evicted, _) => "the kubelet evicts the pod",
        (Outcome::DataLoss, _) => "data is lost",
        (Outcome::Exposed, _) => "something is open that should not be",
        (Outcome::Fragile, Stage::Client) => "it works until another tool reads the file",
        (Outcome::Fragile, Stage::ApiServer) => "it works until the API server or the object changes",
        (Outcome::Fragile, Stage::Controller) => "it is accepted, but does not work as written",
        (Outcome::Fragile, Stage::Scheduler) => "it works until a node is full or gone",
        (Outcome::Fragile, Stage::Kubelet) => "it works until a restart or another node says otherwise",
        (Outcome::Fragile, Stage::Runtime) => "it works until the load or a restart says otherwise",
        (Outcome::Removed, _) => "the API server no longer serves this API",
        (Outcome::Unknown, _) => "podlint cannot tell",
    }
}

/// The object as people name it: `Deployment shop/web`.
pub(super) fn object_name(object: &ObjectId) -> String {
    let kind = if object.kind.is_empty() { "object" } else { object.kind.as_str() };
    match (&object.namespace, &object.name) {
        (Some(namespace), Some(name)) => format!("{kind} {namespace}/{name}"),
        (None, Some(name)) => format!("{kind} {name}"),
        (Some(namespace), None) => format!("unnamed {kind} in {namespace}"),
        (None, None) => format!("unnamed {kind}"),
    }
}

/// `1 error`, `2 errors`.
pub(super) fn count(n: u32, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
