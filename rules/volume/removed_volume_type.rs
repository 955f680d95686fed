//! `removed-volume-type`: volumes that Kubernetes itself no longer mounts.

use super::called_volume;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{PodView, Source},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "removed-volume-type",
    summary: "a volume is of a type that Kubernetes no longer mounts",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("removed_volume_type.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    const DRIVER: &str = "use a CSI driver: `csi`, or a claim of a StorageClass that has one";
    const GONE: &str = "was removed from Kubernetes";
    for volume in pod.spec.volumes.items() {
        let Some(Source { name, span, .. }) = volume.sources().next() else { continue };
        let volume = called_volume(volume);
        // W14, W15. The first minor without it; before, it still works, and from some time on with a warning.
        let (why, works) = match name {
            "photonPersistentDisk" | "scaleIO" | "flocker" | "storageos" | "quobyte" | "glusterfs" => {
                (GONE, false)
            }
            "cephfs" | "rbd" if cx.minor() >= 31 => (GONE, false),
            "cephfs" | "rbd" if cx.minor() >= 28 => ("is deprecated, and gone from Kubernetes 1.31 on", true),
            "gitRepo" if cx.minor() >= 33 => ("is switched off since 1.33", false),
            "gitRepo" => ("is deprecated, and switched off from Kubernetes 1.33 on", true),
            _ => continue,
        };
        let help = if name == "gitRepo" {
            "clone into an `emptyDir` with an init container, and mount that"
        } else {
            DRIVER
        };
        let end = if works { "" } else { "; the pod stays in ContainerCreating" };
        let finding = cx.report(span, format!("`{name}` of {volume} {why}{end}")).help(help);
        let path = finding.field.replace(".storageos", ".storageOS");
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
