//! `owner-reference`: who an object says it belongs to.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, Object},
    rule::{Check, Context, Rule},
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
            let message = format!("an owner reference needs `{name}`");
            let finding = match field {
                Field::Missing { parent } if !cx.is_part() => cx.report_missing(*parent, name, message),
                Field::Null(span) => cx.report(*span, message),
                Field::Set { value, .. } if value.is_empty() => cx.report(value.span, message),
                Field::Set { value, .. } if name == "apiVersion" && !is_api_version(value) => {
                    let message = format!("the owner's `apiVersion` cannot be `{}`", super::shown(value));
                    cx.report(value.content(), message).help("write `GROUP/VERSION`, or a version alone")
                }
                _ => continue,
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
