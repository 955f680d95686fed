//! `restart-policy`: a pod's `restartPolicy`, and which of its values each kind takes.

use super::refused;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, Owner, PodView, Str},
    rule::{Check, Context, Rule, require_text, shown, write_one_of},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "restart-policy",
    summary: "a `restartPolicy` that Kubernetes, or the pod's controller, does not know",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("restart_policy.md"),
    aliases: &["job-restart-policy"],
    check: Check::Pod(check),
};

const POLICIES: [&str; 3] = ["Always", "OnFailure", "Never"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let policy = &pod.spec.restart_policy;
    let is_job = matches!(pod.owner, Owner::Job | Owner::CronJob);
    match policy {
        Field::Invalid(_) => {}
        Field::Set { value, .. } if !value.is_empty() => written(cx, pod, value, is_job),
        _ if is_job => omitted(cx, policy),
        _ => {}
    }
}

/// A Job without a policy has the default, and that is the one it may not have.
fn omitted(cx: &mut Context<'_, '_>, policy: &Field<Str<'_>>) {
    let message =
        "a Job needs a `restartPolicy`: the default is `Always`, and a Job's pods must be able to end";
    let Some(finding) = require_text(cx, policy, "restartPolicy", message) else { return };
    finding.help("add `restartPolicy: OnFailure` to restart the container, or `Never` to make a new pod");
    finding.server(Cause::Required);
}

fn written<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, value: &Str<'_>, is_job: bool) {
    // APP12, RCT5
    if let Some(kind) = pod.owner.restarts_always() {
        if value == "Always" {
            return;
        }
        let message =
            format!("a {kind} restarts its pods always, so `restartPolicy` cannot be `{}`", shown(value));
        let help = match meant(value) {
            Some("Always") => "write `Always`, or remove it".to_owned(),
            _ => "remove it, or write `Always`; for work that ends, use a Job".to_owned(),
        };
        cx.report(value.content(), message).help(help).server(Cause::NotSupported);
        return;
    }
    // POD3, BAT27
    if !POLICIES.contains(&&**value) {
        let message = format!("`restartPolicy` cannot be `{}`", shown(value));
        let allowed = if is_job { &POLICIES[1..] } else { &POLICIES[..] };
        let help = match meant(value).filter(|meant| allowed.contains(meant)) {
            Some(meant) => format!("write `{meant}`"),
            None => write_one_of(value, allowed),
        };
        let finding = cx.report(value.content(), message).help(help);
        refused(finding, pod, Cause::NotSupported);
        return;
    }
    // BAT26
    if is_job && value == "Always" {
        let message = "a Job's pods must be able to end, so `restartPolicy` cannot be `Always`";
        cx.report(value.content(), message)
            .help("write `OnFailure` to restart the container, or `Never` to make a new pod")
            .server(Cause::Required);
        return;
    }
    // BAT16
    if is_job
        && value == "OnFailure"
        && let Some(key) = failure_policy(pod)
    {
        let message = "with a `podFailurePolicy`, `restartPolicy` must be `Never`, not `OnFailure`";
        cx.report(value.content(), message)
            .help("write `Never`: the Job then makes a new pod for each that failed")
            .with(key, "the failure policy")
            .server(Cause::Invalid);
    }
}

/// The key of the Job's failure policy.
fn failure_policy(pod: &PodView<'_, '_>) -> Option<crate::text::Span> {
    pod.job()?.pod_failure_policy.key()
}

/// The policy that a word of Docker's, or one in the wrong case, stands for.
fn meant(word: &str) -> Option<&'static str> {
    let plain: String =
        word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match plain.as_str() {
        "always" | "unlessstopped" => Some("Always"),
        "onfailure" => Some("OnFailure"),
        "no" | "never" | "none" => Some("Never"),
        _ => None,
    }
}
