//! `stateful-set-without-claims`: a `StatefulSet` that keeps nothing.

use super::{is_scratch, lost_data};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, ContainerList, Owner, PodView},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "stateful-set-without-claims",
    summary: "a StatefulSet that is there to keep data has no claim for it",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::DataLoss,
    stage: Stage::Kubelet,
    page: include_str!("stateful_set_without_claims.md"),
    aliases: &[],
    check: Check::Pod(check),
};

const HELP: &str =
    "add a claim for it to `volumeClaimTemplates`; each pod then gets a volume of its own and keeps it";

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.owner != Owner::StatefulSet || cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    let Body::StatefulSet(it) = &pod.object.body else { return };
    let Some(spec) = it.spec.get() else { return };
    let volumes = &pod.spec.volumes;
    let keeps = !spec.volume_claim_templates.items().is_empty()
        || spec.volume_claim_templates.is_incomplete()
        || volumes.is_incomplete()
        || volumes
            .items()
            .iter()
            .any(|volume| volume.source() != Some("emptyDir") && !volume.is_of_objects());
    if keeps {
        return;
    }
    for view in pod.containers().filter(|view| view.list == ContainerList::Main) {
        let data = lost_data(pod, &view);
        if let Some(data) = &data {
            if data.scratch.is_some() {
                // That is said of the volume.
                continue;
            }
            let Some(image) = view.container.image.get() else { continue };
            let message = format!(
                "{} runs {} in a StatefulSet without `volumeClaimTemplates`, so its data is gone whenever it is restarted",
                called(&view),
                data.store.name
            );
            cx.report(image.place(), message).help(HELP);
            continue;
        }
        for mount in view.container.volume_mounts.items() {
            let Some(volume) = pod.volume_of(mount).filter(|volume| is_scratch(volume)) else { continue };
            let Some(name) = volume.name.get().filter(|name| says_data(name)) else { continue };
            let message = format!(
                "volume `{}` of a StatefulSet without `volumeClaimTemplates` is an `emptyDir`, which is gone whenever a pod is replaced",
                shown(name)
            );
            cx.report(volume.empty_dir.span_or_insert(), message)
                .help(HELP)
                .with(mount.name.span_or_insert(), "mounted here");
        }
    }
}

/// Whether a volume is called what claims are called.
fn says_data(name: &str) -> bool {
    name.split('-').any(|word| matches!(word, "data" | "datadir" | "storage" | "pvc" | "persistent"))
}
