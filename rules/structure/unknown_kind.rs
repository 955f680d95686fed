//! `unknown-kind`: a kind that none of Kubernetes' own groups has in this version.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Object, Str},
    rule::{Check, Context, Rule, closest, shown},
    schema::{self, Schema},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-kind",
    summary: "Kubernetes has no such kind in this apiVersion",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("unknown_kind.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// Kinds that stand in files as `v1` and are the configuration of a program, or were `OpenShift`'s before it had groups.
const NOT_OURS: &[&str] = &[
    "BuildConfig",
    "Config",
    "DeploymentConfig",
    "EncryptionConfig",
    "Identity",
    "ImageStream",
    "List",
    "OAuthClient",
    "Policy",
    "Project",
    "Route",
    "SecurityContextConstraints",
    "Template",
    "User",
];

/// What the API server answers or takes along with a request. People save such answers to files; none can be applied.
const ANSWERS: &[&str] =
    &["APIGroup", "APIGroupList", "APIResourceList", "APIVersions", "Status", "Table", "WatchEvent"];

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    let (Some(api_version), Some(kind)) = (&object.api_version, &object.kind) else { return };
    if is_not_a_version(api_version) {
        return report_bad_version(cx, api_version, kind);
    }
    let known = object.ty.is_some() || cx.schema().removed(api_version, kind).is_some();
    // The core group has a version and no name; `builtin` is kustomize's, and others have words of their own.
    let names_a_version = api_version.contains('/') || api_version.starts_with("v1");
    if known || !names_a_version || !schema::is_builtin_group(object.group()) || NOT_OURS.contains(&&**kind) {
        return;
    }
    if ANSWERS.contains(&&**kind) {
        cx.report(
            kind.content(),
            format!("`{}` is an answer of the API server, not an object that it stores", &**kind),
        )
        .help("remove the document: the server refuses to create it");
        return;
    }
    if let Some(first) = cx.schema().comes_with(api_version, kind) {
        let minor = cx.minor();
        let finding = cx.report(
            api_version.content(),
            format!("Kubernetes does not serve `{}` in `{}` before {first}", &**kind, shown(api_version)),
        );
        match newest_version_of(Schema::of(minor), kind) {
            Some(now) if is_stable(now) => finding.help(format!("write `{now}`, which {minor} serves")),
            Some(now) => finding.help(format!("write `{now}`, which {minor} serves if it is switched on")),
            None => finding.help(format!("leave the object out, or check for {first} and later only")),
        };
        finding.with(kind.content(), "this kind");
        return;
    }
    // The kind as it is spelt, in another version or group.
    if let Some(elsewhere) = newest_version_of(cx.schema(), kind) {
        cx.report(api_version.content(), format!("`{}` has no kind `{}`", shown(api_version), &**kind))
            .help(format!("write `{elsewhere}`"))
            .with(kind.content(), "this kind");
        return;
    }
    report_misspelt(cx, api_version, kind);
}

/// Whether it is neither a version nor a group and a version, so that the server cannot even look for the kind (DEC2).
fn is_not_a_version(api_version: &str) -> bool {
    match api_version.split_once('/') {
        Some((_, version)) => version.is_empty() || version.contains('/'),
        None => false,
    }
}

fn report_bad_version(cx: &mut Context<'_, '_>, api_version: &Str<'_>, kind: &Str<'_>) {
    if kind.is_empty() {
        return;
    }
    let elsewhere = newest_version_of(cx.schema(), kind);
    let message = format!("`{}` is no apiVersion: that is a version, or GROUP/VERSION", shown(api_version));
    let finding = cx.report(api_version.content(), message);
    finding.server_at(Cause::Invalid, "apiVersion", Scope::Decode);
    if let Some(elsewhere) = elsewhere {
        finding.help(format!("write `{elsewhere}`"));
    }
}

/// The apiVersion that serves a kind, a stable one if there is one.
fn newest_version_of(schema: Schema, kind: &str) -> Option<&'static str> {
    let serving = schema.kinds().filter(|(_, name, _)| *name == kind).map(|(version, ..)| version);
    // `v1beta2` is newer than `v1beta1`, and that than `v1alpha3`; of two groups the first counts.
    serving.reduce(|best, next| {
        let same_group =
            best.split_once('/').map(|(group, _)| group) == next.split_once('/').map(|(group, _)| group);
        let better = (is_stable(next), same_group && next > best) > (is_stable(best), false);
        if better { next } else { best }
    })
}

fn is_stable(version: &str) -> bool {
    !version.contains("alpha") && !version.contains("beta")
}

fn report_misspelt(cx: &mut Context<'_, '_>, api_version: &Str<'_>, kind: &Str<'_>) {
    let schema = cx.schema();
    let names = || schema.kinds().map(|(_, name, _)| name);
    let meant = names().find(|name| name.eq_ignore_ascii_case(kind)).or_else(|| closest(kind, names()));
    let finding = cx.report(
        kind.content(),
        format!("Kubernetes has no kind `{}` in `{}`", shown(kind), shown(api_version)),
    );
    match meant.and_then(|meant| Some((meant, newest_version_of(schema, meant)?))) {
        Some((meant, version)) if version == &**api_version => {
            finding.help(format!("did you mean `{meant}`?"))
        }
        Some((meant, version)) => finding.help(format!("did you mean `{meant}` in `{version}`?")),
        None => {
            finding.help("a custom resource has an apiVersion with its own group, such as `example.com/v1`")
        }
    };
}
