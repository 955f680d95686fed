//! `probe-without-restart`: a probe whose kill is the end of the pod.

use super::{probes, subject};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerView, Owner, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-without-restart",
    summary: "a liveness or startup probe in a Pod whose containers are not started again",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("probe_without_restart.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    // A Job makes a new pod, and has a limit of failures for that.
    if pod.is_child || pod.owner != Owner::Pod || cx.is_filled_in_later() {
        return;
    }
    if container.list != ContainerList::Main || !container.container.restart_policy.is_missing() {
        return;
    }
    // A test or a hook of a chart runs once, and its probes are there to fail it.
    let is_chart_hook = pod.metadata.is_some_and(|it| it.annotations.value("helm.sh/hook").is_some());
    let Some(policy) = pod.spec.restart_policy.get().filter(|_| !is_chart_hook) else { return };
    let what = match &**policy {
        "Never" => "with `restartPolicy: Never` a failed probe ends the container for good",
        "OnFailure" => {
            "with `restartPolicy: OnFailure` a container that stops with status 0 when it is told to stays down"
        }
        _ => return,
    };
    for (name, field) in probes(container.container) {
        let Some(key) = field.key().filter(|_| name != "readinessProbe") else { continue };
        let subject = subject(name, container);
        cx.report(key, format!("{subject} is there to have it restarted; {what}"))
            .with(policy.span, "the restart policy")
            .help("write `restartPolicy: Always` for what is to run on, or remove the probe");
    }
}
