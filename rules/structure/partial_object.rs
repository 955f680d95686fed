//! `partial-object`: what reads like a patch and is not known to be one.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Object, PodView, ServiceSpec},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "partial-object",
    summary: "the object reads like a patch: refused if it is applied on its own",
    group: "structure",
    level: Level::Warn,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("partial_object.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    if cx.is_patch_file() || !cx.is_part() {
        return;
    }
    let (Some(kind), Some(name)) = (&object.kind, &object.name) else { return };
    let message =
        format!("this {} `{}` reads like a patch; applied on its own it is refused", &**kind, shown(name));
    let missing = match &**kind {
        "Service" => "`ports`",
        "Pod" => "containers with images",
        "Job" | "CronJob" => "containers with images, a `restartPolicy`",
        _ => "selector, labels, images",
    };
    let alone = missing_alone(object, cx.pods());
    let finding = cx.report(name.content(), message);
    finding.help(format!("list it under `patches` in a kustomization.yaml, or complete it: {missing}"));
    let mut alone = alone.into_iter();
    if let Some((cause, path, scope)) = alone.next() {
        finding.server_at(cause, path, scope);
    }
    for (cause, path, scope) in alone {
        finding.also(cause, path, scope);
    }
}

/// What the server says is missing of a part that is applied as it is.
fn missing_alone(object: &Object<'_>, pods: &[PodView<'_, '_>]) -> Vec<(Cause, String, Scope)> {
    /// Whether there is no selector; nothing where it cannot be known what is missing.
    macro_rules! lacks_selector {
        ($it:expr) => {
            match &$it.spec {
                Field::Invalid(_) => None,
                Field::Set { value, .. } if value.template.is_invalid() => None,
                spec => Some(spec.get().is_none_or(|spec| spec.selector.is_missing())),
            }
        };
    }
    let lacks_selector = match &object.body {
        Body::Deployment(it) => lacks_selector!(it),
        Body::StatefulSet(it) => lacks_selector!(it),
        Body::ReplicaSet(it) => lacks_selector!(it),
        Body::DaemonSet(it) => lacks_selector!(it),
        Body::Service(service) => {
            let path = missing_of_service(service.spec.get().map(|spec| &**spec)).map(str::to_owned);
            return path.into_iter().map(|path| (Cause::Required, path, Scope::Errors)).collect();
        }
        _ => None,
    };
    let Some(lacks_selector) = lacks_selector else { return Vec::new() };
    let mut alone = Vec::new();
    if lacks_selector {
        // APP1, APP15, APP29: only a DaemonSet may have none; that chooses no pods, so not its own either.
        if !matches!(object.body, Body::DaemonSet(_)) {
            alone.push((Cause::Required, "spec.selector".to_owned(), Scope::Errors));
        }
        alone.push((Cause::Invalid, "spec.template.metadata.labels".to_owned(), Scope::Errors));
    }
    for path in missing_of_pod(pods.first()) {
        alone.push((Cause::Required, format!("spec.template.spec.{path}"), Scope::Errors));
        alone.push((Cause::Required, format!("spec.{path}"), Scope::Child));
    }
    alone
}

/// The containers of a pod, or the names and images that they lack.
fn missing_of_pod(pod: Option<&PodView<'_, '_>>) -> Vec<String> {
    let Some(pod) = pod else { return vec!["containers".to_owned()] };
    let mut missing = Vec::new();
    if pod.spec.containers.items().is_empty() && !pod.spec.containers.is_incomplete() {
        missing.push("containers".to_owned());
    }
    for (list, containers) in
        [("initContainers", &pod.spec.init_containers), ("containers", &pod.spec.containers)]
    {
        for (index, container) in containers.items().iter().enumerate() {
            for (name, field) in [("name", &container.name), ("image", &container.image)] {
                if field.is_missing() || field.is("") {
                    missing.push(format!("{list}[{index}].{name}"));
                }
            }
        }
    }
    missing
}

fn missing_of_service(spec: Option<&ServiceSpec<'_>>) -> Option<&'static str> {
    let Some(spec) = spec else { return Some("spec.ports") };
    if spec.type_.is("ExternalName") {
        return spec.external_name.is_missing().then_some("spec.externalName");
    }
    let headless =
        spec.cluster_ip.is("None") || spec.cluster_ips.items().first().is_some_and(|ip| ip == "None");
    (spec.ports.is_missing() && !headless).then_some("spec.ports")
}
