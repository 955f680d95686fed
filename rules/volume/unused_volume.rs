//! `unused-volume`: a volume that no container mounts.

use std::collections::HashSet;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::PodView,
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unused-volume",
    summary: "a volume that no container of the pod mounts",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("unused_volume.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // The containers of a patch are elsewhere, and so may be those of a custom resource.
    if cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    if is_injected(pod) {
        return;
    }
    let mut used: HashSet<&str> = HashSet::new();
    for view in pod.containers() {
        let container = view.container;
        if container.volume_mounts.is_incomplete() || container.volume_devices.is_incomplete() {
            return;
        }
        used.extend(container.volume_mounts.items().iter().filter_map(|mount| mount.name.str()));
        used.extend(container.volume_devices.items().iter().filter_map(|device| device.name.str()));
        let from_files =
            container.env.items().iter().filter_map(|variable| variable.value_from.get()?.file_key_ref.get());
        used.extend(from_files.filter_map(|file| file.volume_name.str()));
    }
    // A mount of a volume that is not there is a misspelt name, most likely of the volume that is left over.
    let volumes = pod.spec.volumes.items().iter().filter_map(|volume| volume.name.str());
    let declared: HashSet<&str> = volumes.chain(pod.claim_names().map(|claim| &**claim)).collect();
    if !used.iter().all(|name| name.is_empty() || declared.contains(name)) {
        return;
    }
    for volume in pod.spec.volumes.items() {
        let Some(name) = volume.name.get() else { continue };
        if !name.is_empty() && !used.contains(&**name) {
            cx.report(name.span, format!("no container in this manifest mounts volume `{}`", shown(name)))
                .help("mount it with `volumeMounts`, or remove it; ignore this if a container that is injected later mounts it");
        }
    }
}

/// Whether the pod asks for containers to be injected, which mount volumes of their own accord.
fn is_injected(pod: &PodView<'_, '_>) -> bool {
    let Some(metadata) = pod.metadata else { return false };
    let annotations = metadata.annotations.entries().iter().map(|(key, _)| key);
    let keys = annotations.chain(metadata.labels.entries().iter().map(|(key, _)| key));
    keys.into_iter().any(|key| key.contains("inject") || key.starts_with("gke-gcsfuse/"))
}
