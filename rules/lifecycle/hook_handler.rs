//! `hook-handler`: a hook does exactly one thing, and one that can be done.

use super::{
    Action, Handler, Port, Subject, check_action, check_one_handler, check_port, hook_handlers, hooks,
    subject, takes_probes, undeclared,
};
use crate::{
    defaults,
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{ContainerView, Field, Owner, PodView, SleepAction},
    rule::{Check, Context, Rule, report_field, shown},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "hook-handler",
    summary: "a postStart or preStop hook has no handler, more than one, or one that cannot work",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("hook_handler.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) {
        return;
    }
    for (name, key, hook) in hooks(container.container) {
        let subject = subject(name, container);
        let choice = "`exec`, `httpGet` and `sleep`";
        let Some(first) = check_one_handler(cx, subject, key, hook_handlers(hook), choice) else { continue };
        check_action(cx, subject, first.action);
        match first.action {
            Action::Http(http) => {
                if let Some(Port::Name(port)) = check_port(cx, subject, first.name, &http.port)
                    && let Some(missing) = undeclared(cx, pod, container, port)
                {
                    let message = format!(
                        "{subject} asks port `{}`, which the container does not declare",
                        shown(port)
                    );
                    let finding = cx.report(port.span, format!("{message}; {}", failure(name)));
                    fails(finding, name, container);
                    missing.explain(finding);
                }
            }
            Action::Tcp(tcp) => {
                if check_port(cx, subject, first.name, &tcp.port).is_some() {
                    report_tcp(cx, subject, name, first, container);
                }
            }
            Action::Sleep(sleep) => check_sleep(cx, subject, pod, sleep),
            Action::Exec(_) | Action::Grpc(_) | Action::Unreadable => {}
        }
    }
}

/// What a hook that cannot be done means.
fn failure(hook: &str) -> &'static str {
    match hook {
        "postStart" => "the hook fails, and the container is killed each time it starts",
        _ => "the hook fails, and the container is stopped without it",
    }
}

/// Sets the outcome of a hook that fails each time.
fn fails(finding: &mut Diagnostic, hook: &str, container: &ContainerView<'_, '_>) {
    match hook {
        "postStart" if container.is_sidecar() => finding.happens(Outcome::InitStuck, Stage::Kubelet),
        "postStart" => finding.happens(Outcome::CrashLoop, Stage::Kubelet),
        _ => finding.happens(Outcome::Fragile, Stage::Kubelet).at_most_warn(),
    };
}

fn report_tcp(
    cx: &mut Context<'_, '_>,
    subject: Subject<'_>,
    hook: &str,
    handler: Handler<'_, '_>,
    container: &ContainerView<'_, '_>,
) {
    let message = format!("{subject} uses `tcpSocket`, which hooks cannot do; {}", failure(hook));
    let finding =
        cx.report(handler.key, message).help("use `exec` or `httpGet`; `tcpSocket` works in probes only");
    fails(finding, hook, container);
}

fn check_sleep(cx: &mut Context<'_, '_>, subject: Subject<'_>, pod: &PodView<'_, '_>, sleep: &SleepAction) {
    // PRB17: 0 is fine since 1.33, and nothing is 0.
    let least = i64::from(!cx.is_on(Gate::PodLifecycleSleepActionAllowZero));
    let grace = &pod.spec.termination_grace_period_seconds;
    // A patch may leave the grace period elsewhere.
    let unknown = grace.is_invalid() || cx.is_filled_in_later() && grace.is_missing();
    let limit = match grace.int() {
        Some(grace) if grace < 0 && pod.owner == Owner::Pod => 1,
        Some(grace) => grace,
        None => defaults::termination_grace_period_seconds(pod).map_or(0, |filled| filled.value),
    };
    let seconds = match &sleep.seconds {
        Field::Set { value, .. } => *value,
        Field::Invalid(_) => return,
        field if (least > 0 || !unknown && limit < 0) && !cx.is_filled_in_later() => {
            let message = format!("{subject} does not say for how many `seconds` to sleep");
            whole_action(report_field(cx, field, "seconds", message).help("add `seconds`, at least 1"));
            return;
        }
        _ => return,
    };
    let sleeps = seconds.value;
    let finding = if sleeps < least {
        let upwards = format!("write a number of seconds from {least} up to the grace period");
        cx.report(seconds.span, format!("{subject} cannot sleep {sleeps} seconds")).help(upwards)
    } else if !unknown && sleeps > limit {
        let finding = cx
            .report(
                seconds.span,
                format!("{subject} sleeps {sleeps} s, longer than the grace period of {limit} s"),
            )
            .help("sleep less, or raise `terminationGracePeriodSeconds`");
        match grace.get() {
            Some(grace) => finding.with(grace.span, "the grace period"),
            None => finding,
        }
    } else {
        return;
    };
    whole_action(finding);
}

/// The server means the whole action.
fn whole_action(finding: &mut Diagnostic) {
    let path = finding.field.strip_suffix(".seconds").unwrap_or(&finding.field).to_owned();
    finding.server_at(Cause::Invalid, path, Scope::Errors);
}
