//! `owner-reference`: who an object says it belongs to.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, Object},
    rule::{Check, Context, Rule, require_text, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "owner-reference",
    summary: "an owner reference is incomplete, or there are two controllers",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("owner_reference.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Some(metadata) = object.metadata().get() else { return };
    let mut controller = None;
    for owner in metadata.owner_references.items() {
        for (name, field) in [
            ("apiVersion", &owner.api_version),
            ("kind", &owner.kind),
            ("name", &owner.name),
            ("uid", &owner.uid),
        ] {
            let finding = match field {
                Field::Set { value, .. }
                    if !value.is_empty() && name == "apiVersion" && !is_api_version(value) =>
                {
                    let message = format!("the owner's `apiVersion` cannot be `{}`", shown(value));
                    cx.report(value.content(), message).help("write `GROUP/VERSION`, or a version alone")
                }
                field => {
                    let message = format_args!("an owner reference needs `{name}`");
                    let Some(finding) = require_text(cx, field, name, message) else { continue };
                    finding
                }
            };
            // The server's path has no index.
            finding.server_at(Cause::Invalid, format!("metadata.ownerReferences.{name}"), Scope::Errors);
        }
        if !owner.controller.is_true() {
            continue;
        }
        let span = owner.controller.span_or_insert();
        if let Some(first) = controller {
            cx.report(span, "only one owner can be the `controller`").with(first, "the first").server_at(
                Cause::Invalid,
                "metadata.ownerReferences",
                Scope::Errors,
            );
        } else {
            controller = Some(span);
        }
    }
}

/// Whether a version can be found in it.
fn is_api_version(text: &str) -> bool {
    match text.split_once('/') {
        Some((_, version)) => !version.is_empty() && !version.contains('/'),
        None => !text.is_empty(),
    }
}
