//! `data-on-empty-dir`: a database whose data is gone with its pod.

use super::{called_volume, lost_data};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView, Spanned as _},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "data-on-empty-dir",
    summary: "a database keeps its data in an `emptyDir`, which is gone with the pod",
    group: "volume",
    level: Level::Warn,
    outcome: Outcome::DataLoss,
    stage: Stage::Kubelet,
    page: include_str!("data_on_empty_dir.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    if cx.is_filled_in_later() {
        return;
    }
    let Some(data) = lost_data(pod, view) else { return };
    let Some((volume, mount)) = data.scratch else { return };
    let Some(path) = mount.mount_path.get() else { return };
    let message = format!(
        "{} ({}) keeps its data at `{}` in {}, an `emptyDir`; it is gone whenever the pod is replaced",
        called(view),
        data.store.name,
        shown(path),
        called_volume(volume)
    );
    let help = if pod.owner == Owner::StatefulSet {
        "make a claim template of it: `volumeClaimTemplates` with a claim of the volume's name"
    } else {
        "use a `persistentVolumeClaim`"
    };
    let finding = cx.report(volume.empty_dir.span_or_insert(), message).help(help);
    finding.with(path.span(), "the data is here");
}
