//! `removed-volume-type`: volumes that Kubernetes itself no longer mounts.

use super::{Source, called_volume, sources};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::PodView,
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
    for volume in pod.spec.volumes.items() {
        let Some(Source { name, span, .. }) = sources(volume).next() else { continue };
        let (why, help) = match name {
            "photonPersistentDisk"
            | "scaleIO"
            | "flocker"
            | "storageos"
            | "quobyte"
            | "glusterfs"
            | "cephfs"
            | "rbd" => (
                "was removed from Kubernetes",
                "use a CSI driver: `csi`, or a claim of a StorageClass that has one",
            ),
            "gitRepo" => (
                "is switched off since 1.33",
                "clone into an `emptyDir` with an init container, and mount that",
            ),
            _ => continue,
        };
        let finding = cx
            .report(
                span,
                format!("`{name}` of {} {why}; the pod stays in ContainerCreating", called_volume(volume)),
            )
            .help(help);
        let path = finding.field.clone();
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
