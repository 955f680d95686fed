//! `ephemeral-container`: containers that only a running pod can get.

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerList, ContainerView, Field, PodView},
    rule::{Check, Context, Rule, called, closest, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ephemeral-container",
    summary: "ephemeral containers stand in a manifest, or hold what they cannot have",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("ephemeral_container.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Field::Set { key, value: list } = &pod.spec.ephemeral_containers else { return };
    // What `kubectl get -o yaml` prints of a pod that is being debugged has them rightly.
    if list.is_empty() || pod.metadata.is_some_and(|metadata| metadata.uid.is_set()) {
        return;
    }
    // EPH1, EPH2.
    cx.report(*key, "ephemeral containers cannot be part of a manifest; only a running pod can get them")
        .help("remove them, and use `kubectl debug` on the running pod")
        .server(Cause::Forbidden);
    for container in pod.containers().filter(|container| container.list == ContainerList::Ephemeral) {
        check_fields(cx, &container);
        check_target(cx, pod, &container);
    }
}

/// EPH4, EPH5.
fn check_fields(cx: &mut Context<'_, '_>, view: &ContainerView<'_, '_>) {
    let container = view.container;
    let forbidden: [(&str, Option<Span>); 9] = [
        // A list that is empty is there for the server; `resources` is only if there is something in it.
        ("ports", container.ports.key()),
        ("livenessProbe", container.liveness_probe.key()),
        ("readinessProbe", container.readiness_probe.key()),
        ("startupProbe", container.startup_probe.key()),
        ("lifecycle", container.lifecycle.key()),
        (
            "resources",
            container
                .resources
                .filter(|it| it.limits.is_set() || it.requests.is_set() || it.claims.is_set())
                .and(container.resources.key()),
        ),
        ("resizePolicy", container.resize_policy.key()),
        ("restartPolicy", container.restart_policy.key()),
        ("restartPolicyRules", container.restart_policy_rules.key()),
    ];
    for (name, span) in forbidden {
        if let Some(span) = span {
            cx.report(span, format!("{} cannot have `{name}`", called(view)))
                .help(format!("remove `{name}`"))
                .server(Cause::Forbidden);
        }
    }
    for mount in container.volume_mounts.items() {
        for (name, field) in [("subPath", &mount.sub_path), ("subPathExpr", &mount.sub_path_expr)] {
            if let Field::Set { key, value } = field
                && !value.is_empty()
            {
                cx.report(*key, format!("{} cannot mount with `{name}`", called(view)))
                    .help(format!("remove `{name}` and mount the whole volume"))
                    .server(Cause::Forbidden);
            }
        }
    }
}

/// EPH3.
fn check_target(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, view: &ContainerView<'_, '_>) {
    let Some(target) = view.container.target_container_name.filter(|target| !target.is_empty()) else {
        return;
    };
    if cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    let names = || pod.lasting_containers().map(|view| view.name());
    if names().any(|name| name == &**target) {
        return;
    }
    let help = match closest(target, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the name of a container of the pod".to_owned(),
    };
    cx.report(
        target.span,
        format!("`targetContainerName` says `{}`, but the pod has no such container", shown(target)),
    )
    .help(help)
    .server(Cause::NotFound);
}
