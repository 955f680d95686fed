//! `sub-path-never-updates`: files of a `ConfigMap` or Secret that stay as they were when the container started.

use super::{called_volume, is_of_objects, mounted};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView},
    rule::{Check, Context, Rule, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "sub-path-never-updates",
    summary: "a file of a ConfigMap or Secret is mounted by `subPath`, which never updates it",
    group: "volume",
    level: Level::Off,
    outcome: Outcome::Dropped,
    stage: Stage::Kubelet,
    page: include_str!("sub_path_never_updates.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // What ends is made anew with what is there then.
    let policy = &pod.spec.restart_policy;
    let runs_on = policy.is_missing() || policy.is("Always");
    let is_once = matches!(pod.owner, Owner::Job | Owner::CronJob) || !runs_on;
    if pod.is_child || view.is_plain_init() || is_once {
        return;
    }
    for mount in view.container.volume_mounts.items() {
        let fields = [("subPath", &mount.sub_path), ("subPathExpr", &mount.sub_path_expr)];
        let written = fields.into_iter().find(|(_, field)| field.filter(|path| !path.is_empty()).is_some());
        let Some((name, field)) = written else { continue };
        let Some(volume) = mounted(pod, mount).filter(|volume| is_of_objects(volume)) else { continue };
        let message = format!(
            "{} mounts {} by `{name}`, so a change of it does not reach the container until that is restarted",
            called(view),
            called_volume(volume)
        );
        cx.report(field.span_or_insert(), message)
            .help("mount the whole volume at a directory of its own, or restart the pods with each change")
            .with(volume.name.span_or_insert(), "the volume");
    }
}
