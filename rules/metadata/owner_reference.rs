//! `owner-reference`: who an object says it belongs to.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, Object, OwnerReference},
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
    let owners = metadata.owner_references.items();
    let mut controller = None;
    for (index, owner) in owners.iter().enumerate() {
        // Up to 1.36 the server's path has no index, and what is missing is called invalid.
        let indexed = cx.minor() >= 37;
        let path = if indexed { format!("{LIST}[{index}]") } else { LIST.to_owned() };
        let missing = if indexed { Cause::Required } else { Cause::Invalid };
        incomplete(cx, owner, &path, missing);
        banned(cx, owner, &path);
        if let Some(first) = owners[..index].iter().find(|first| is_same(first, owner)) {
            // W2. The server leaves the second out before it looks at anything.
            cx.report(owner.span, "this owner is there twice; the second is left out")
                .with(first.span, "first here")
                .at_most_warn()
                .happens(Outcome::Warned, Stage::ApiServer);
        }
        // META15
        if !owner.controller.is_true() {
            continue;
        }
        let span = owner.controller.span_or_insert();
        if let Some(first) = controller {
            cx.report(span, "only one owner can be the `controller`").with(first, "the first").server_at(
                Cause::Invalid,
                LIST,
                Scope::Errors,
            );
        } else {
            controller = Some(span);
        }
    }
}

const LIST: &str = "metadata.ownerReferences";

/// META12, META13
fn incomplete(cx: &mut Context<'_, '_>, owner: &OwnerReference<'_>, path: &str, missing: Cause) {
    for (name, field) in [
        ("apiVersion", &owner.api_version),
        ("kind", &owner.kind),
        ("name", &owner.name),
        ("uid", &owner.uid),
    ] {
        let path = format!("{path}.{name}");
        match field {
            Field::Set { value, .. } if !value.is_empty() => {
                if name == "apiVersion" && !is_api_version(value) {
                    let message = format!("the owner's `apiVersion` cannot be `{}`", shown(value));
                    cx.report(value.content(), message)
                        .help("write `GROUP/VERSION`, or a version alone")
                        .server_at(Cause::Invalid, path, Scope::Errors);
                }
            }
            field => {
                let message = format_args!("an owner reference needs `{name}`");
                let Some(finding) = require_text(cx, field, name, message) else { continue };
                finding.server_at(missing, path, Scope::Errors);
            }
        }
    }
}

/// META14
fn banned(cx: &mut Context<'_, '_>, owner: &OwnerReference<'_>, path: &str) {
    let core = owner.api_version.str().is_some_and(|version| version == "v1" || version == "/v1");
    if let Some(kind) = owner.kind.filter(|kind| core && *kind == "Event") {
        let message = "an Event cannot own anything, as it is soon deleted";
        cx.report(kind.content(), message).server_at(Cause::Invalid, path, Scope::Errors);
    }
}

/// Whether two references say the same.
fn is_same(one: &OwnerReference<'_>, other: &OwnerReference<'_>) -> bool {
    let texts = |it: &OwnerReference<'_>| {
        [&it.api_version, &it.kind, &it.name, &it.uid].map(|field| field.str().unwrap_or_default().to_owned())
    };
    let flags = |it: &OwnerReference<'_>| [&it.controller, &it.block_owner_deletion].map(Field::bool);
    texts(one) == texts(other) && flags(one) == flags(other) && !texts(one).contains(&String::new())
}

/// Whether a version can be found in it.
fn is_api_version(text: &str) -> bool {
    match text.split_once('/') {
        Some((_, version)) => !version.is_empty() && !version.contains('/'),
        None => !text.is_empty(),
    }
}
