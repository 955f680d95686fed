//! `data-without-volume`: a database that keeps its data in its container.

use super::lost_data;
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView},
    rule::{Check, Context, Rule, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "data-without-volume",
    summary: "a database has no volume, so that its data is gone with its container",
    group: "volume",
    level: Level::Off,
    outcome: Outcome::DataLoss,
    stage: Stage::Kubelet,
    page: include_str!("data_without_volume.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // A StatefulSet has a rule of its own.
    if cx.is_filled_in_later() || pod.owner == Owner::StatefulSet {
        return;
    }
    let Some(data) = lost_data(pod, view).filter(|data| data.scratch.is_none()) else { return };
    let Some(image) = view.container.image.get() else { return };
    let message = format!(
        "{} runs {} without a volume for its data, which is gone whenever the container is restarted",
        called(view),
        data.store.name
    );
    cx.report(image.place(), message).help("mount a `persistentVolumeClaim` at the directory of its data");
}
