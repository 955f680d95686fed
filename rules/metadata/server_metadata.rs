//! `server-metadata`: fields of `metadata` that are the server's to write.

use std::borrow::Cow;

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, Int, Object, ObjectMeta, PodView},
    rule::{Check, Context, Rule, shown},
    yaml::{NodeId, Value},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "server-metadata",
    summary: "a field of metadata that only the server writes has a value it does not take",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("server_metadata.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, check_pod),
};

/// The longest name of who manages fields, and of a subresource.
const MANAGER: usize = 128;
const SUBRESOURCE: usize = 256;

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if object.ty.is_none() && cx.definition().is_none() {
        return;
    }
    let Some(metadata) = object.metadata().get() else { return };
    if keeps_generation(cx, object) {
        generation(cx, metadata);
    }
    managed_fields(cx, metadata);
    // META20. The store refuses it after all validation, and only where the object is not there yet. What `kubectl get`
    // printed has a `uid` as well, and is not meant to be created again.
    if let Field::Set { key, value } = &metadata.resource_version
        && !value.is_empty()
        && metadata.uid.is_missing()
    {
        cx.report(*key, "`resourceVersion` is the server's, and an object that has one cannot be created")
            .help("remove it, with the other fields that the server wrote")
            .at_most_warn()
            .happens(Outcome::Fragile, Stage::ApiServer);
    }
}

fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Some(metadata) = pod.metadata.filter(|_| pod.is_child) else { return };
    // A pod has the generation of its template; since 1.33 it is 1 whatever was written.
    if cx.minor() < 33 {
        generation(cx, metadata);
    }
    managed_fields(cx, metadata);
}

fn managed_fields(cx: &mut Context<'_, '_>, metadata: &ObjectMeta<'_>) {
    let Some(entries) = metadata.managed_fields.get() else { return };
    let tree = cx.tree();
    for (index, entry) in tree.items(entries.node).enumerate() {
        managed(cx, entry, index);
    }
}

/// Whether the server keeps the generation that is written; most objects with a spec start at 1 whatever it says.
fn keeps_generation(cx: &Context<'_, '_>, object: &Object<'_>) -> bool {
    match (object.group(), object.kind_str()) {
        ("", "Pod") => cx.minor() < 33,
        ("", "PodTemplate" | "ReplicationController") => false,
        ("autoscaling", _) => cx.minor() <= 35,
        ("" | "rbac.authorization.k8s.io", _) | ("storage.k8s.io", "StorageClass") => true,
        _ => false,
    }
}

/// META7
fn generation(cx: &mut Context<'_, '_>, metadata: &ObjectMeta<'_>) {
    if let Field::Set { value: Int { value, span }, .. } = &metadata.generation
        && *value < 0
    {
        cx.report(*span, format!("`generation` cannot be negative, it is {value}"))
            .help("remove it: the server counts")
            .server_at(Cause::Invalid, "metadata.generation", Scope::Errors);
    }
}

const HELP: &str = "remove `managedFields`: the server keeps this book";

/// META19
fn managed(cx: &mut Context<'_, '_>, entry: NodeId, index: usize) {
    let tree = cx.tree();
    let path = |field: &str| format!("metadata.managedFields[{index}].{field}");
    let text = |name: &str| match tree.get(entry, name) {
        None => Some((tree.span(entry).start_point(), Cow::Borrowed(""))),
        Some((_, node)) => match tree.value(node) {
            Value::Str(text) => Some((tree.span(node), text)),
            Value::Null => Some((tree.span(node), Cow::Borrowed(""))),
            _ => None,
        },
    };
    if !matches!(tree.value(entry), Value::Mapping | Value::Null) {
        return;
    }
    if let Some((span, operation)) = text("operation")
        && !["Apply", "Update"].contains(&&*operation)
    {
        let cause = match &*operation {
            _ if cx.minor() <= 36 => Cause::Invalid,
            "" => Cause::Required,
            _ => Cause::NotSupported,
        };
        let message = match &*operation {
            "" => "an entry of `managedFields` needs an `operation`".to_owned(),
            other => format!("the `operation` of managed fields cannot be `{}`", shown(other)),
        };
        cx.report(span, message).help(HELP).server_at(cause, path("operation"), Scope::Errors);
    }
    if let Some((span, kind)) = text("fieldsType")
        && !["", "FieldsV1"].contains(&&*kind)
    {
        let message = format!("the `fieldsType` of managed fields cannot be `{}`", shown(&kind));
        cx.report(span, message).help(HELP).server_at(Cause::Invalid, path("fieldsType"), Scope::Errors);
    }
    if let Some((span, manager)) = text("manager") {
        if manager.len() > MANAGER {
            let message = format!("the `manager` of managed fields has more than {MANAGER} bytes");
            cx.report(span, message).help(HELP).server_at(Cause::TooLong, path("manager"), Scope::Errors);
        }
        if manager.chars().any(|c| c.is_control() || c.is_whitespace() && c != ' ') {
            let message = "the `manager` of managed fields has characters that cannot be printed";
            cx.report(span, message).help(HELP).server_at(Cause::Invalid, path("manager"), Scope::Errors);
        }
    }
    if let Some((span, subresource)) = text("subresource")
        && subresource.len() > SUBRESOURCE
    {
        let message = format!("the `subresource` of managed fields has more than {SUBRESOURCE} bytes");
        cx.report(span, message).help(HELP).server_at(Cause::TooLong, path("subresource"), Scope::Errors);
    }
}
