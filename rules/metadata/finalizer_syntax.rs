//! `finalizer-syntax`: the names of finalizers.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, List, Object, PodView, Spanned as _, Str, names},
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
    check: Check::ObjectAndPods(check, check_pod),
};

/// The finalizers that need no domain.
const STANDARD: [&str; 3] = ["kubernetes", "orphan", "foregroundDeletion"];

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    // Of custom resources nothing is known.
    if object.ty.is_none() && cx.definition().is_none() {
        return;
    }
    if let Body::Namespace(namespace) = &object.body {
        for finalizer in namespace.spec.get().map_or(&[][..], |spec| spec.finalizers.items()) {
            of_namespace(cx, finalizer);
        }
    }
    let Some(metadata) = object.metadata().get() else { return };
    finalizers(cx, &metadata.finalizers, wants_domains(object));
}

fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    // Of a template's finalizers no one speaks before there are pods that have them.
    if pod.is_child
        && let Some(metadata) = pod.metadata
    {
        finalizers(cx, &metadata.finalizers, true);
    }
}

/// Whether the kind's own validation asks for a domain, beside that of all kinds.
fn wants_domains(object: &Object<'_>) -> bool {
    let general =
        ["admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "events.k8s.io"];
    object.ty.is_some()
        && !general.contains(&object.group())
        && !matches!((object.group(), object.kind_str()), ("policy", "PodDisruptionBudget") | ("", "Event"))
}

/// META16, META17, META18
fn finalizers(cx: &mut Context<'_, '_>, list: &Field<List<Str<'_>>>, domains: bool) {
    const LIST: &str = "metadata.finalizers";
    for (index, finalizer) in list.items().iter().enumerate() {
        let bare = domains && !finalizer.contains('/') && !STANDARD.contains(&&**finalizer);
        let own = format!("{LIST}[{index}]");
        if let Err(error) = names::qualified_name(finalizer) {
            let message = error.of(format_args!("the finalizer `{}`", shown(finalizer)));
            let finding = cx.report(finalizer.place_of(&error.range), message);
            finding.help("write a domain, `/` and a name").server_at(Cause::Invalid, LIST, Scope::Errors);
            if bare {
                finding.also(Cause::Invalid, own, Scope::Errors);
            }
        } else if bare {
            let message = format!("the finalizer `{}` has no domain", shown(finalizer));
            cx.report(finalizer.content(), message)
                .help(format!("write `example.com/{}`, with the domain of the controller", &**finalizer))
                .server_at(Cause::Invalid, own, Scope::Errors);
        }
    }
    let named = |name: &str| list.items().iter().find(|finalizer| **finalizer == name);
    if let (Some(orphan), Some(foreground)) = (named("orphan"), named("foregroundDeletion")) {
        cx.report(foreground.span(), "`orphan` and `foregroundDeletion` contradict each other")
            .with(orphan.span(), "leaves dependents alone")
            .help("remove one of the two")
            .server_at(Cause::Invalid, LIST, Scope::Errors);
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
