//! `image-pull-policy`: when images are pulled, and what that means for a tag that moves.

use super::keeps_old_images;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{ContainerView, Field, Owner, PodView, Str},
    rule::{Check, Context, Rule, called, one_of, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "image-pull-policy",
    summary: "an image pull policy is unknown, or keeps old images of a tag that moves",
    group: "container",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("image_pull_policy.md"),
    aliases: &[],
    check: Check::Pod(check),
};

const POLICIES: [&str; 3] = ["Always", "IfNotPresent", "Never"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for view in pod.containers() {
        known(cx, &view.container.image_pull_policy, "imagePullPolicy");
        moving(cx, pod, &view);
    }
    for volume in pod.spec.volumes.items() {
        // In a volume of two sources, the server looks only at the first.
        let only_source = cx.tree().entries(volume.node).count() <= 2;
        if let Some(image) = volume.image.get().filter(|_| only_source) {
            known(cx, &image.pull_policy, "pullPolicy");
        }
    }
}

/// CTR5: the empty policy is as good as none.
fn known(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>, name: &str) {
    let Some(value) = field.get().filter(|value| !value.is_empty()) else { return };
    let Some(finding) = one_of(cx, field, name, &POLICIES) else { return };
    if let Some(meant) = docker_word(value) {
        finding.help(format!("write `{meant}`"));
    }
    finding.server(Cause::NotSupported);
}

/// The policy that a word of Compose's stands for.
fn docker_word(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "missing" | "if_missing" | "ifmissing" | "notpresent" => Some("IfNotPresent"),
        "no" | "none" | "false" | "local" => Some("Never"),
        "yes" | "true" => Some("Always"),
        _ => None,
    }
}

fn moving(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, view: &ContainerView<'_, '_>) {
    let Some((policy, image)) = keeps_old_images(view.container) else { return };
    // What is never pulled was put there by hand: it does not move.
    if policy == "Never" {
        return;
    }
    // An operator may well fill in the tag, as may whatever a part of an object is merged into.
    if pod.owner == Owner::Custom || cx.is_part() && !image.ends_with(":latest") {
        return;
    }
    let message = format!(
        "with `imagePullPolicy: {}`, nodes keep the `latest` image they have, so {} may run different versions on \
         different nodes",
        &**policy,
        called(view)
    );
    let finding = cx.report(policy.content(), message).at_most_warn();
    finding.happens(Outcome::Fragile, Stage::Kubelet);
    let moves =
        if image.ends_with(":latest") { "this tag moves" } else { "no tag means `latest`, which moves" };
    finding.with(image.content(), moves);
    finding.help(format!(
        "name a version, as in `{}:VERSION`, or write `Always`",
        shown(image.strip_suffix(":latest").unwrap_or(image))
    ));
}
