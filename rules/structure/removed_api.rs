//! `removed-api`: an apiVersion and kind that clusters no longer serve.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Object, Str},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "removed-api",
    summary: "clusters no longer serve this apiVersion and kind",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Removed,
    stage: Stage::ApiServer,
    page: include_str!("removed_api.md"),
    aliases: &["no-extensions-v1beta", "stable-version"],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    let (Some(api_version), Some(kind)) = (&object.api_version, &object.kind) else { return };
    let Some(removed) = cx.schema().removed(api_version, kind) else { return };
    let (kind, minor) = (&**kind, removed.removed_in);
    let message = format!("Kubernetes 1.{minor} and later do not serve `{kind}` in `{}`", &**api_version);
    let note = removed.note;
    let schema = cx.schema();
    // The version that takes its place may be newer than the minor that is checked for.
    let serves = |version: &&str| schema.find(version, kind).is_some();
    let of_group =
        |version: &&str| version.split_once('/').map(|it| it.0) == api_version.split_once('/').map(|it| it.0);
    let other = || schema.kinds().filter(|(_, name, _)| *name == kind).map(|it| it.0).find(of_group);
    let help = match removed.replacement.filter(serves).or_else(other) {
        Some(replacement) if note.is_empty() => format!("write `{replacement}`"),
        Some(replacement) => format!("write `{replacement}`. {note}"),
        None => note.to_owned(),
    };
    cx.report(api_version.content(), message).help(help).with(kind_span(object), "this kind");
}

fn kind_span(object: &Object<'_>) -> Span {
    object.kind.as_ref().map_or(object.span, Str::content)
}
