//! `finalizer-syntax`: the names of finalizers.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Object, Spanned as _, Str, names},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "finalizer-syntax",
    summary: "a finalizer's name is not valid, or has no domain",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("finalizer_syntax.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// The finalizers that need no domain.
const STANDARD: [&str; 3] = ["kubernetes", "orphan", "foregroundDeletion"];

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    // Custom resources and kinds of other groups are checked by other rules.
    if object.ty.is_none() || matches!(object.body, Body::Other(_)) {
        return;
    }
    if let Body::Namespace(namespace) = &object.body {
        for finalizer in namespace.spec.get().map_or(&[][..], |spec| spec.finalizers.items()) {
            of_namespace(cx, finalizer);
        }
    }
    let Some(metadata) = object.metadata().get() else { return };
    // The metadata of this kind is looked at by what is common to all kinds alone.
    let lax = matches!(object.body, Body::PodDisruptionBudget(_));
    for finalizer in metadata.finalizers.items() {
        if let Err(error) = names::qualified_name(finalizer) {
            let message = error.of(format_args!("the finalizer `{}`", shown(finalizer)));
            cx.report(finalizer.place_of(&error.range), message)
                .help("write a domain, `/` and a name")
                .server_at(Cause::Invalid, "metadata.finalizers", Scope::Errors);
        } else if !finalizer.contains('/') && !STANDARD.contains(&&**finalizer) && !lax {
            let message = format!("the finalizer `{}` has no domain", shown(finalizer));
            cx.report(finalizer.content(), message)
                .help(format!("write `example.com/{}`, with the domain of the controller", &**finalizer))
                .server(Cause::Invalid);
        }
    }
    let named = |name: &str| metadata.finalizers.items().iter().find(|finalizer| **finalizer == name);
    if let (Some(orphan), Some(foreground)) = (named("orphan"), named("foregroundDeletion")) {
        cx.report(foreground.span(), "`orphan` and `foregroundDeletion` contradict each other")
            .with(orphan.span(), "leaves dependents alone")
            .help("remove one of the two")
            .server_at(Cause::Invalid, "metadata.finalizers", Scope::Errors);
    }
}

/// The finalizers of a namespace's own; the server does not say which it means.
fn of_namespace(cx: &mut Context<'_, '_>, finalizer: &Str<'_>) {
    let (message, span, help) = if let Err(error) = names::qualified_name(finalizer) {
        let message = error.of(format_args!("the finalizer `{}`", shown(finalizer)));
        (message, finalizer.place_of(&error.range), "write a domain, `/` and a name")
    } else if !finalizer.contains('/') && !STANDARD.contains(&&**finalizer) {
        let message = format!("the finalizer `{}` has no domain", shown(finalizer));
        (message, finalizer.content(), "write the domain of the controller before it, or `kubernetes`")
    } else {
        return;
    };
    cx.report(span, message).help(help).server_at(Cause::Invalid, "spec.finalizers", Scope::Errors);
}
