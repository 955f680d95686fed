//! `empty-dir-over-limit`: a volume that may grow larger than the pod may.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{
        Container, ContainerView, EmptyDirVolumeSource, PodView, Quantity, Volume,
        amounts::{self, Amounts},
    },
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "empty-dir-over-limit",
    summary: "an `emptyDir` may grow larger than the limits of the containers that fill it",
    group: "resources",
    level: Level::Warn,
    outcome: Outcome::Evicted,
    stage: Stage::Kubelet,
    page: include_str!("empty_dir_over_limit.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // Limits of the pod as a whole stand for those of its containers.
    if pod.is_child || cx.is_filled_in_later() || pod.is_incomplete() || !pod.spec.resources.is_missing() {
        return;
    }
    for volume in pod.spec.volumes.items().iter().filter(|it| it.source() == Some("emptyDir")) {
        let Some(empty_dir) = volume.empty_dir.get() else { continue };
        let Some(size) = empty_dir.size_limit.get() else { continue };
        match empty_dir.medium.str_or_empty() {
            Some("") => on_disk(cx, pod, size),
            Some("Memory") => in_memory(cx, pod, volume, (empty_dir, size)),
            _ => {}
        }
    }
}

/// What a container may have at most.
fn limits(container: &Container<'_>) -> Option<Amounts> {
    if container.resources.is_invalid() {
        return None;
    }
    container.resources.get().map_or(Some(Amounts::new()), |it| amounts::read(&it.limits))
}

/// The kubelet adds up the disk that the containers and the volumes use, and evicts the pod when that is more than the sum
/// of the containers' limits (`podEphemeralStorageLimitEviction` of `kubelet/eviction`). A container without a limit adds
/// nothing to that sum.
fn on_disk(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, size: &Quantity<'_>) {
    const RESOURCE: &str = "ephemeral-storage";
    let main = pod.spec.containers.items().iter().map(limits);
    let Some(all) = amounts::at_once(main, pod.init_containers(limits)) else { return };
    let (Some(most), Ok(amount)) = (all.get(RESOURCE), size.amount()) else { return };
    if amount <= most.amount() {
        return;
    }
    let written = pod.lasting_containers().filter_map(|view| {
        let limit = view.container.resources.get()?.limits.value(RESOURCE)?;
        Some((view, limit))
    });
    let written: Vec<_> = written.collect();
    let Some((_, first)) = written.first() else { return };
    let sum = match written.as_slice() {
        [(view, limit)] => format!("`{}`, the `{RESOURCE}` limit of {}", shown(&limit.text), called(view)),
        _ => format!("the `{RESOURCE}` limits of its containers allow together"),
    };
    let message = format!(
        "the pod is evicted before this volume has its `{}`: it counts against {sum}",
        shown(&size.text)
    );
    cx.report(size.text.content(), message)
        .help("write a `sizeLimit` below the limit, or raise the limit")
        .with(first.text.content(), "the limit");
}

/// What is written to memory counts as that of the container that writes it.
fn in_memory(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    volume: &Volume<'_>,
    (_, size): (&EmptyDirVolumeSource<'_>, &Quantity<'_>),
) {
    let Ok(amount) = size.amount() else { return };
    let Some(name) = volume.name.str() else { return };
    let mounts = |view: &ContainerView<'_, '_>| {
        view.container
            .volume_mounts
            .items()
            .iter()
            .any(|mount| mount.name.is(name) && !mount.read_only.is_true())
    };
    let mut largest: Option<(ContainerView<'_, '_>, &Quantity<'_>)> = None;
    for view in pod.lasting_containers().filter(mounts) {
        let Some(limit) = view.container.resources.get().and_then(|it| it.limits.value("memory")) else {
            return;
        };
        let Ok(most) = limit.amount() else { return };
        if amount <= most {
            return;
        }
        if largest.as_ref().is_none_or(|(_, known)| known.amount().is_ok_and(|known| known < most)) {
            largest = Some((view, limit));
        }
    }
    let Some((view, limit)) = largest else { return };
    let message = format!(
        "{} is killed before this volume has its `{}`: what it writes there counts as its memory, of which it may have `{}`",
        called(&view),
        shown(&size.text),
        shown(&limit.text)
    );
    cx.report(size.text.content(), message)
        .help("write a `sizeLimit` that leaves the container memory of its own, or raise its limit")
        .with(limit.text.content(), "the limit")
        .happens(Outcome::OomKilled, Stage::Runtime);
}
