//! `mount-options`: how a volume is mounted, and volumes as devices.

use super::{server_also, server_path, without_mount};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Container, ContainerView, Field, PodView, Str, VolumeDevice, VolumeMount},
    rule::{Called, Check, Context, Rule, called, one_of, shown, up_to},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "mount-options",
    summary: "options of a mount contradict each other, or a device cannot be one",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("mount_options.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    let container = view.container;
    let whose = called(view);
    for mount in container.volume_mounts.items() {
        check_propagation(cx, whose, container, mount);
        check_recursive_read_only(cx, mount);
    }
    check_devices(cx, pod, whose, container);
}

/// Whether the word is one of `words`; says so if it is not.
fn check_word(cx: &mut Context<'_, '_>, name: &str, field: &Field<Str<'_>>, words: &[&'static str]) -> bool {
    let finding = one_of(cx, field, name, words);
    finding.map(|finding| server_path(finding, Cause::NotSupported, without_mount)).is_none()
}

fn check_propagation(
    cx: &mut Context<'_, '_>,
    whose: Called<'_>,
    container: &Container<'_>,
    mount: &VolumeMount<'_>,
) {
    // MNT8, MNT9
    let Some(value) = mount.mount_propagation.get() else { return };
    if !check_word(
        cx,
        "mountPropagation",
        &mount.mount_propagation,
        &["None", "HostToContainer", "Bidirectional"],
    ) || value != "Bidirectional"
    {
        return;
    }
    // In a patch the container's securityContext may be elsewhere.
    let context = &container.security_context;
    let privileged = context.get().map(|context| &context.privileged);
    if cx.is_filled_in_later()
        || context.is_invalid()
        || privileged.is_some_and(|it| it.is_true() || it.is_invalid())
    {
        return;
    }
    let message =
        format!("`mountPropagation: Bidirectional` needs a privileged container, and {whose} is not");
    let finding = cx
        .report(value.span, message)
        .help("use `HostToContainer`, or set `securityContext.privileged: true`");
    server_path(finding, Cause::Forbidden, without_mount);
}

fn check_recursive_read_only(cx: &mut Context<'_, '_>, mount: &VolumeMount<'_>) {
    // MNT10, MNT11
    let Some(value) = mount.recursive_read_only.get() else { return };
    if !check_word(
        cx,
        "recursiveReadOnly",
        &mount.recursive_read_only,
        &["Disabled", "IfPossible", "Enabled"],
    ) || value == "Disabled"
    {
        return;
    }
    if !mount.read_only.is_true() && !mount.read_only.is_invalid() && !cx.is_filled_in_later() {
        let finding = cx
            .report(
                value.span,
                format!("`recursiveReadOnly: {}` needs `readOnly: true` on the same mount", shown(value)),
            )
            .help("add `readOnly: true`");
        server_path(finding, Cause::Forbidden, without_mount);
    }
    if let Some(propagation) = mount.mount_propagation.filter(|it| **it != *"None") {
        let message = format!(
            "`recursiveReadOnly: {}` does not go with `mountPropagation: {}`",
            shown(value),
            shown(propagation)
        );
        let finding = cx
            .report(value.span, message)
            .with(propagation.span, "this one")
            .help("remove `mountPropagation`");
        server_path(finding, Cause::Forbidden, without_mount);
    }
}

fn check_devices(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    whose: Called<'_>,
    container: &Container<'_>,
) {
    let devices = container.volume_devices.items();
    if devices.is_empty() {
        return;
    }
    // The server knows the mounts and devices by their volumes, so that of two of one volume it knows the last.
    let mounts = container.volume_mounts.items();
    let last_mount = |index: usize, mount: &VolumeMount<'_>| {
        let mut later = mounts.get(index + 1..).unwrap_or_default().iter();
        mount.name.str().is_none_or(|name| !later.any(|other| other.name.is(name)))
    };
    for (index, device) in devices.iter().enumerate() {
        let earlier = devices.get(..index).unwrap_or_default();
        // Behind an alias a device stands where it is written first; the server names its place in the list.
        let at = |path: &str, field: &str| format!("{}[{index}].{field}", up_to(path, "volumeDevices"));
        let mount_at = |path: &str, mount: usize, field: &str| {
            let path = up_to(path, "volumeDevices");
            let container = path.strip_suffix(".volumeDevices").unwrap_or(&path);
            format!("{container}.volumeMounts[{mount}].{field}")
        };
        if let Some(name) = device.name.filter(|name| !name.is_empty()) {
            // MNT13
            if let Some(first) = earlier.iter().find(|other| other.name.is(name)) {
                let finding = cx
                    .report(name.span, format!("{whose} uses volume `{}` as a device twice", shown(name)))
                    .with(first.name.value_span(), "first used here")
                    .help("remove one of them");
                server_path(finding, Cause::Invalid, |path| at(path, "name"));
            }
            // MNT4, MNT14: the server says it of the mounts as well.
            let mut same = mounts.iter().enumerate().filter(|(_, mount)| mount.name.is(name)).peekable();
            if let Some((_, mount)) = same.peek() {
                let finding = cx
                    .report(
                        name.span,
                        format!("{whose} uses volume `{}` both as a device and as a mount", shown(name)),
                    )
                    .with(mount.name.value_span(), "mounted here")
                    .help("keep one of the two");
                server_path(finding, Cause::Invalid, |path| at(path, "name"));
                for (mount, _) in same {
                    server_also(finding, Cause::Invalid, |path| mount_at(path, mount, "name"));
                }
            }
            check_device_source(cx, pod, name, index);
        }
        if let Some(path) = device.device_path.filter(|path| !path.is_empty()) {
            // MNT15
            let goes_up = |path: &str| path.split('/').any(|part| part == "..");
            let taken = |other: &&VolumeDevice<'_>| other.device_path.is(path) && !goes_up(path);
            if let Some(first) = earlier.iter().find(taken) {
                let finding = cx
                    .report(path.span, format!("{whose} has two devices at `{}`", shown(path)))
                    .with(first.device_path.value_span(), "the first one")
                    .help("give each device a path of its own");
                server_path(finding, Cause::Invalid, |path| at(path, "devicePath"));
            }
            let there = |mount: &VolumeMount<'_>| mount.mount_path.is(path);
            let mut same = mounts.iter().enumerate().filter(|(_, mount)| there(mount)).peekable();
            if let Some((_, mount)) = same.peek() {
                let finding = cx
                    .report(path.span, format!("{whose} has a device and a mount at `{}`", shown(path)))
                    .with(mount.mount_path.value_span(), "the mount")
                    .help("give each a path of its own");
                let later = devices.get(index + 1..).unwrap_or_default();
                let last = device.name.str().is_none_or(|name| !later.iter().any(|it| it.name.is(name)));
                let same: Vec<_> = same.collect();
                if same.iter().any(|(index, mount)| last_mount(*index, mount)) {
                    server_path(finding, Cause::Invalid, |path| at(path, "devicePath"));
                }
                if last {
                    for (mount, _) in same {
                        server_also(finding, Cause::Invalid, |path| mount_at(path, mount, "mountPath"));
                    }
                }
            }
            if goes_up(path) {
                let finding = cx
                    .report(path.span, format!("`devicePath` cannot go up with `..`: `{}`", shown(path)))
                    .help("write the path in full");
                server_path(finding, Cause::Invalid, |path| at(path, "devicePath"));
            }
        }
    }
}

/// Only a claim can be a device.
fn check_device_source(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, name: &Str<'_>, index: usize) {
    let Some(volume) = pod.spec.volumes.items().iter().find(|volume| volume.name.is(name)) else { return };
    // A claim template takes the place of a volume of its name.
    if cx.is_filled_in_later() || pod.claim_names().any(|claim| **claim == **name) {
        return;
    }
    let what = volume.source().unwrap_or("emptyDir");
    if matches!(what, "persistentVolumeClaim" | "ephemeral") {
        return;
    }
    let finding = cx
        .report(name.span, format!("volume `{}` is a `{what}`; only a claim can be a device", shown(name)))
        .with(volume.name.value_span(), "declared here")
        .help("use `persistentVolumeClaim` or `ephemeral`, or mount the volume with `volumeMounts`");
    server_path(finding, Cause::Invalid, |path| format!("{}[{index}].name", up_to(path, "volumeDevices")));
}
