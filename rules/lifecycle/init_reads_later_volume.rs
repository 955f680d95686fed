//! `init-reads-later-volume`: an init container waits for a file that only a later container can write.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView, VolumeMount, is_within},
    rule::{Check, Context, Rule, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "init-reads-later-volume",
    summary: "an init container waits for a file that nothing before it can have written",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::InitStuck,
    stage: Stage::Runtime,
    page: include_str!("init_reads_later_volume.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.is_incomplete() || pod.spec.volumes.is_incomplete() || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    let containers: Vec<ContainerView<'a, '_>> = pod.lasting_containers().collect();
    if containers.iter().any(|view| view.container.volume_mounts.is_incomplete()) {
        return;
    }
    for (at, view) in containers.iter().enumerate().filter(|(_, view)| view.is_plain_init()) {
        let Some(reading) = commands.of_container(view.container) else { continue };
        let waits = reading.waits.iter().filter(|wait| wait.untouched);
        for (path, span) in waits.flat_map(|wait| &wait.files) {
            let Some(volume) = empty_volume(pod, view, path) else { continue };
            let (before, after) = (containers.get(..at), containers.get(at + 1..));
            let writes = |view: &ContainerView<'a, '_>| mount_of(view, volume).is_some();
            if before.unwrap_or_default().iter().any(writes) {
                continue;
            }
            let later = after
                .unwrap_or_default()
                .iter()
                .find_map(|view| Some((view, mount_of(view, volume)?.name.value_span())));
            report(cx, view, (path, *span), volume, later);
        }
    }
}

fn report(
    cx: &mut Context<'_, '_>,
    view: &ContainerView<'_, '_>,
    (path, span): (&str, Span),
    volume: &str,
    later: Option<(&ContainerView<'_, '_>, Span)>,
) {
    let (path, volume) = (shown(path), shown(volume));
    let Some((writer, mount)) = later else {
        let message = format!(
            "{} waits for `{path}` on the volume `{volume}`, which is empty at the start and which no container before it mounts",
            called(view)
        );
        cx.report(span, message)
            .help("let an init container before it write the file, or leave the wait out");
        return;
    };
    let message = format!(
        "{} waits for `{path}` on the volume `{volume}`, which {} fills; that starts only when the init container is done",
        called(view),
        called(writer)
    );
    cx.report(span, message)
        .help("wait in the container that needs the file, or start what writes it earlier: as an init container before this one")
        .with(mount, "mounted where it can be written, by a container that starts later");
}

/// The volume that the path is on in the container, if that is one of the pod's own that starts empty.
fn empty_volume<'c>(pod: &PodView<'_, '_>, view: &ContainerView<'_, 'c>, path: &str) -> Option<&'c str> {
    let mount = view.container.mount_over(path)?;
    // What a mount is at is there from the start, and a part of the volume may have another name elsewhere.
    if is_within(mount.mount_path.str()?, path)
        || !mount.sub_path.is_missing()
        || !mount.sub_path_expr.is_missing()
    {
        return None;
    }
    let name = mount.name.str()?;
    let volume = pod.spec.volumes.items().iter().find(|volume| volume.name.is(name))?;
    let replaced = pod.claim_names().any(|claim| *claim == name);
    (volume.empty_dir.is_set() && !replaced).then_some(name)
}

/// Where the container mounts the volume so that it can write.
fn mount_of<'c>(view: &ContainerView<'_, 'c>, volume: &str) -> Option<&'c VolumeMount<'c>> {
    let mounts = view.container.volume_mounts.items();
    mounts.iter().find(|mount| mount.name.is(volume) && !mount.read_only.is_true())
}
