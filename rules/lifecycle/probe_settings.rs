//! `probe-settings`: the numbers of a probe.

use super::{Subject, probes, subject, takes_probes};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, PodView, Probe},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-settings",
    summary: "a probe's delay, period, timeout, threshold or grace period is out of range",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("probe_settings.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) {
        return;
    }
    for (name, probe) in probes(container.container) {
        let Some(probe) = probe.get() else { continue };
        let subject = subject(name, container);
        let readiness = name == "readinessProbe";
        check_negative(cx, subject, probe);
        check_success_threshold(cx, subject, probe, readiness);
        check_grace_period(cx, subject, probe, readiness);
    }
}

fn check_negative(cx: &mut Context<'_, '_>, subject: Subject<'_>, probe: &Probe<'_>) {
    // Zero means the default.
    for (name, field, default) in [
        ("initialDelaySeconds", &probe.initial_delay_seconds, 0),
        ("timeoutSeconds", &probe.timeout_seconds, 1),
        ("periodSeconds", &probe.period_seconds, 10),
        ("successThreshold", &probe.success_threshold, 1),
        ("failureThreshold", &probe.failure_threshold, 3),
    ] {
        if let Some(number) = field.filter(|number| number.value < 0) {
            cx.report(number.span, format!("`{name}` of {subject} cannot be negative: {}", number.value))
                .help(format!("write a positive number, or remove the line for the default of {default}"))
                .server(Cause::Invalid);
        }
    }
}

fn check_success_threshold(
    cx: &mut Context<'_, '_>,
    subject: Subject<'_>,
    probe: &Probe<'_>,
    readiness: bool,
) {
    let Some(threshold) = probe.success_threshold.filter(|threshold| threshold.value > 1) else { return };
    if !readiness {
        cx.report(
            threshold.span,
            format!("`successThreshold` of {subject} must be 1, not {}", threshold.value),
        )
        .help("remove it: one success is always enough here; only a readinessProbe can ask for more")
        .server(Cause::Invalid);
    }
}

fn check_grace_period(cx: &mut Context<'_, '_>, subject: Subject<'_>, probe: &Probe<'_>, readiness: bool) {
    let field = &probe.termination_grace_period_seconds;
    let Some(seconds) = field.get() else { return };
    if readiness {
        cx.report(
            field.span_or_insert(),
            format!("{subject} cannot have `terminationGracePeriodSeconds`: it kills nothing"),
        )
        .help("remove it; it belongs to a livenessProbe or startupProbe")
        .server(Cause::Invalid);
    } else if seconds.value <= 0 {
        let message = format!(
            "`terminationGracePeriodSeconds` of {subject} must be more than 0, not {}",
            seconds.value
        );
        cx.report(seconds.span, message)
            .help("write 1 to have the container killed at once, or remove it to use the pod's own")
            .server(Cause::Invalid);
    }
}
