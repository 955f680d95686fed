//! `missing-volume`: a mount of a volume that the pod does not have.

use std::{collections::HashSet, fmt::Display};

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Body, ObjectMeta, PodView, Str},
    rule::{Check, Context, Rule, called, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-volume",
    summary: "a container mounts a volume that the pod does not declare",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("missing_volume.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let volumes = &pod.spec.volumes;
    // The volumes of a patch are elsewhere, and an operator adds its own.
    if cx.is_filled_in_later() || volumes.is_incomplete() || claims_incomplete(pod) {
        return;
    }
    if volumes.items().iter().any(|volume| volume.name.is_invalid()) {
        return;
    }
    // A volume that is itself wrong counts: its own finding is enough.
    let declared: Vec<&str> = volumes
        .items()
        .iter()
        .filter_map(|volume| volume.name.str())
        .chain(pod.claim_names().map(|name| &**name))
        .filter(|name| !name.is_empty())
        .collect();
    let names: HashSet<&str> = declared.iter().copied().collect();
    let is_missing = |name: &&Str<'_>| !name.is_empty() && !names.contains(&***name);
    for view in pod.containers() {
        let container = view.container;
        let whose = called(&view);
        for mount in container.volume_mounts.items() {
            check_name(cx, &declared, mount.name.get().filter(is_missing), format_args!("{whose} mounts"));
        }
        for device in container.volume_devices.items() {
            check_name(
                cx,
                &declared,
                device.name.get().filter(is_missing),
                format_args!("{whose} uses as a device"),
            );
        }
    }
}

/// Whether claim templates may be there that could not be read.
fn claims_incomplete(pod: &PodView<'_, '_>) -> bool {
    let Body::StatefulSet(it) = &pod.object.body else { return false };
    let of = |metadata: &ObjectMeta<'_>| metadata.name.is_invalid();
    it.spec.get().is_some_and(|spec| spec.volume_claim_templates.is_incomplete())
        || pod.claim_templates().iter().any(|claim| {
            claim.metadata.is_invalid() || claim.metadata.get().is_some_and(|metadata| of(metadata))
        })
}

fn check_name(cx: &mut Context<'_, '_>, declared: &[&str], name: Option<&Str<'_>>, who: impl Display) {
    let Some(name) = name else { return };
    let help = match closest(name, declared.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if declared.is_empty() => format!("declare it: `volumes: [{{name: {}, ...}}]`", shown(name)),
        None => {
            let known: Vec<_> = declared.iter().take(6).map(|name| format!("`{name}`")).collect();
            format!("add it to the pod's `volumes`, which has {}", known.join(", "))
        }
    };
    // MNT1, MNT13
    cx.report(name.span, format!("{who} volume `{}`, which the pod does not declare", shown(name)))
        .help(help)
        .server(Cause::NotFound);
}
