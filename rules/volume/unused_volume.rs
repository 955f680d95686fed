//! `unused-volume`: a volume that no container mounts.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Owner, PodView},
    rule::{Check, Context, Rule},
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
    if cx.is_part() || pod.owner == Owner::Custom || pod.is_incomplete() {
        return;
    }
    let mut used: Vec<&str> = Vec::new();
    for view in pod.containers() {
        let container = view.container;
        if container.volume_mounts.is_incomplete() || container.volume_devices.is_incomplete() {
            return;
        }
        used.extend(container.volume_mounts.items().iter().filter_map(|mount| mount.name.str()));
        used.extend(container.volume_devices.items().iter().filter_map(|device| device.name.str()));
        let from_files = container.env.items().iter().filter_map(|variable| variable.value_from.get()?.file_key_ref.get());
        used.extend(from_files.filter_map(|file| file.volume_name.str()));
    }
    for volume in pod.spec.volumes.items() {
        let Some(name) = volume.name.get() else { continue };
        if !name.is_empty() && !used.contains(&&**name) {
            cx.report(name.span, format!("no container mounts volume `{}`", &**name))
                .help("mount it with `volumeMounts`, or remove it");
        }
    }
}
