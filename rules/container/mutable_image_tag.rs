//! `mutable-image-tag`: images that mean something else tomorrow.

use super::keeps_old_images;
use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, Owner, PodView, image},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "mutable-image-tag",
    summary: "an image has the tag `latest` or none, so that it may change at any time",
    group: "container",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("mutable_image_tag.md"),
    aliases: &["latest-tag", "container-image-tag", "tag-not-specified"],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // An operator may well fill in the tag, as may whatever a part of an object is merged into.
    let Some(text) = view.container.image.get().filter(|_| pod.owner != Owner::Custom) else { return };
    let Some(reference) = image::parse(text).ok().filter(image::ImageRef::is_latest) else { return };
    if reference.tag.is_none() && cx.is_part() {
        return;
    }
    // A policy that keeps old images makes it worse, and has a finding that speaks of both.
    if keeps_old_images(view.container).is_some() {
        return;
    }
    let Some(policy) = defaults::image_pull_policy(view.container) else { return };
    let tag = match reference.tag {
        Some(_) => "has the tag `latest`",
        None => "has no tag, which means `latest`",
    };
    let follows = match policy.value {
        "Always" => {
            "with `imagePullPolicy: Always`, any restart may bring another version, and there is none to roll back to"
        }
        _ => "it may be another image at any time, and there is no version to roll back to",
    };
    let span = match reference.tag {
        Some(tag) => text.sub_span(text.len() - tag.len()..text.len()),
        None => text.content(),
    };
    let message = format!("image `{}` of {} {tag}: {follows}", shown(text), called(view));
    let finding = cx.report(span, message);
    finding
        .help(format!("name a version, as in `{}:VERSION`, or a digest", shown(name(text, reference.tag))));
}

/// The image without its tag.
fn name<'t>(text: &'t str, tag: Option<&str>) -> &'t str {
    tag.and_then(|tag| text.strip_suffix(tag)).and_then(|name| name.strip_suffix(':')).unwrap_or(text)
}
