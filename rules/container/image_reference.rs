//! `image-reference`: images that no registry can have.

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        ContainerList, Owner, PodView, Str,
        image::{self, ImageError, ImageErrorKind},
    },
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "image-reference",
    summary: "an image's name cannot be parsed, so that it is never pulled",
    group: "container",
    level: Level::Error,
    outcome: Outcome::ImagePull,
    stage: Stage::Kubelet,
    page: include_str!("image_reference.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for view in pod.containers() {
        let Some(text) = view.container.image.get().filter(|text| !text.is_empty()) else { continue };
        // A controller may fill in the image, and some write a space to say so; others write patterns.
        if pod.owner == Owner::Custom && (text.trim().is_empty() || text.contains('*')) {
            continue;
        }
        if text.trim().len() == text.len() {
            reference(cx, text);
        } else if !pod.is_template() || pod.owner == Owner::Custom || view.list == ContainerList::Ephemeral {
            padded(cx, pod, text);
        }
    }
    for volume in pod.spec.volumes.items() {
        let reference_of = volume.image.get().and_then(|image| image.reference.get());
        if let Some(text) = reference_of.filter(|text| !text.is_empty()) {
            reference(cx, text);
        }
    }
}

/// CTR4, TPL2: blanks at the ends are all that the API server looks for, and only in pods; of a template it refuses the pods.
fn padded(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, text: &Str<'_>) {
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let (range, side) = match start {
        0 => (end..text.len(), "end"),
        _ => (0..start, "start"),
    };
    let message = format!("image `{}` has a blank at its {side}, so no pod can be made", shown(text));
    let finding = cx.report(text.sub_span(range), message);
    match text.trim() {
        "" => finding.help("write the image's name"),
        trimmed => finding.help(format!("write `{trimmed}`")),
    };
    match pod.owner {
        Owner::Custom => finding.happens(Outcome::RefusedLater, Stage::Controller),
        _ => finding.happens(Outcome::Rejected, Stage::ApiServer).server(Cause::Invalid),
    };
}

fn reference(cx: &mut Context<'_, '_>, text: &Str<'_>) {
    let Err(error) = image::parse(text) else { return };
    if is_filled_in_later(text) {
        return;
    }
    let message = format!("image `{}` can never be pulled: {error}", shown(text));
    let finding = cx.report(place(text, &error), message);
    if let Some(help) = help(text, &error) {
        finding.help(help);
    }
}

/// Whether a tool or a reader is to put the image's name in: `ko`, or whoever goes by `PROJECT_ID` or `[YOUR NAME]`.
fn is_filled_in_later(text: &str) -> bool {
    let is_placeholder = |part: &str| {
        let words = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'_' | b' ');
        let in_brackets = [('[', ']'), ('{', '}'), ('<', '>')]
            .iter()
            .any(|(a, b)| part.starts_with(*a) && part.ends_with(*b));
        in_brackets
            || part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.contains(['_', ' '])
                && part.bytes().all(words)
    };
    text.starts_with("ko://") || text.split(['/', ':', '@']).any(is_placeholder)
}

/// The offending characters; where something is missing, the colon that announces it, or all.
fn place(text: &Str<'_>, error: &ImageError) -> Span {
    let range = error.range.clone();
    if !range.is_empty() {
        return text.sub_span(range);
    }
    match range.start.checked_sub(1) {
        Some(colon) if text.as_bytes().get(colon) == Some(&b':') => text.sub_span(colon..range.start),
        _ => text.content(),
    }
}

/// What to write instead: the same without what is wrong, if that makes an image's name.
fn help(text: &str, error: &ImageError) -> Option<String> {
    let name_end = name_end(text);
    let mended = match error.kind {
        ImageErrorKind::Scheme => text.get(error.range.end..)?.trim_end_matches('/').to_owned(),
        ImageErrorKind::Space => text.chars().filter(|c| !c.is_whitespace()).collect(),
        ImageErrorKind::Uppercase => {
            format!("{}{}", text.get(..name_end)?.to_ascii_lowercase(), text.get(name_end..)?)
        }
        ImageErrorKind::Tag if error.range.is_empty() => {
            return Some("write a tag behind the colon, such as `:1.4.2`".to_owned());
        }
        ImageErrorKind::Id => return Some("write the image's name, `@sha256:` and its digest".to_owned()),
        _ => return None,
    };
    image::parse(&mended).is_ok().then(|| format!("write `{mended}`"))
}

/// Where the tag or digest starts, or the end.
fn name_end(text: &str) -> usize {
    let name = text.split('@').next().unwrap_or_default();
    let path_at = name.rfind('/').map_or(0, |slash| slash + 1);
    name.get(path_at..).and_then(|path| path.find(':')).map_or(name.len(), |colon| path_at + colon)
}
