//! `unknown-field`: a field that the kind does not have.

use super::thing;
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::Object,
    rule::{Check, Context, Rule, up_to},
    schema::{Issue, Minors, Schema, Shape, TypeId},
    text::Span,
    yaml::{NodeId, Tree, Value},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-field",
    summary: "the kind has no field of this name",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("unknown_field.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, _: &Object<'_>) {
    let tree = cx.tree();
    let schema = cx.schema();
    let made = cx.pods().iter().filter(|pod| pod.child().is_some());
    let templates: Vec<&str> = made.map(|pod| pod.owner.template_path()).collect();
    for issue in cx.issues() {
        let (key, mapping, ty, minors) = match issue {
            Issue::UnknownField { key, mapping, ty } => (key, mapping, ty, None),
            Issue::OtherMinors { key, mapping, ty, minors } => (key, mapping, ty, Some(*minors)),
            _ => continue,
        };
        let name = tree.key(*key);
        // Directives of strategic merge patches are taken out before the object is sent.
        if name.starts_with('$') && cx.is_part() {
            continue;
        }
        let finding = if let Some(minors) = minors {
            other_minors(cx, tree.span(*key), &name, *ty, minors)
        } else if let Some(place) = place_of(schema, &name, *ty) {
            let message = format!("`{name}` belongs to {}, not to {}", place.owner, thing(*ty));
            cx.report(tree.span(*key), message).help(format!("move it to {}", place.path))
        } else {
            let finding = cx.report(tree.span(*key), format!("{} has no field `{name}`", thing(*ty)));
            match (schema.suggest(*ty, &name), ty.name()) {
                (_, of) if let Some(help) = of_older_version(of, &name) => finding.help(help),
                (Some(meant), _) => finding.help(format!("did you mean `{meant}`?")),
                (None, "LabelSelector") => finding.help("move it to `matchLabels`, if it is a label"),
                (None, "ObjectMeta") => finding.help("move it to `labels` or `annotations`"),
                (None, _) => finding.help(format!("it has {}", list(schema, *ty))),
            }
        };
        let path = finding.field.clone();
        finding.server_at(Cause::UnknownField, &*path, Scope::Strict);
        if let Some(what) = lost_source(tree, *mapping, *ty) {
            let field = match path.rsplit_once('.') {
                Some((item, _)) if what == "envFrom" => up_to(item, what),
                Some((source, _)) => source.to_owned(),
                None => continue,
            };
            also_of_child(finding, &field, &templates);
            finding.also(Cause::Invalid, field, Scope::Errors);
        }
    }
}

/// What became of a field of an older version of the kind.
fn of_older_version(ty: &str, field: &str) -> Option<&'static str> {
    Some(match (ty, field) {
        ("IngressSpec", "backend") => "write `defaultBackend`, its name since `networking.k8s.io/v1`",
        ("IngressBackend", "serviceName") => "write `service: {name: …, port: {number: …}}`",
        ("IngressBackend", "servicePort") => {
            "write it in `service`: `port: {number: …}` or `port: {name: …}`"
        }
        ("CustomResourceDefinitionSpec", "version") => {
            "write a list: `versions: [{name: …, served: true, storage: true}]`"
        }
        ("CustomResourceDefinitionSpec", "validation") => {
            "move it into each of `versions`, under the name `schema`"
        }
        ("CustomResourceDefinitionSpec", "subresources" | "additionalPrinterColumns") => {
            "move it into each of `versions`"
        }
        _ => return None,
    })
}

/// What the server finds without a source because of a field that it does not know: a variable's `valueFrom`, or an item
/// of `envFrom`.
fn lost_source(tree: &Tree<'_>, mapping: NodeId, ty: TypeId) -> Option<&'static str> {
    let (what, sources): (_, &[&str]) = match ty.name() {
        "EnvVarSource" => {
            ("valueFrom", &["configMapKeyRef", "secretKeyRef", "fieldRef", "resourceFieldRef", "fileKeyRef"])
        }
        "EnvFromSource" => ("envFrom", &["configMapRef", "secretRef"]),
        _ => return None,
    };
    let is_source =
        |key, value| sources.contains(&&*tree.key(key)) && !matches!(tree.value(value), Value::Null);
    let lost = !tree.entries(mapping).any(|(key, value)| is_source(key, value));
    lost.then_some(what)
}

/// Adds that the pod is refused for the same reason that a controller makes of the template.
fn also_of_child(finding: &mut Diagnostic, field: &str, templates: &[&str]) {
    let in_pod = templates.iter().find_map(|template| field.strip_prefix(template)?.strip_prefix('.'));
    if let Some(in_pod) = in_pod {
        finding.also(Cause::Invalid, in_pod, Scope::Child);
    }
}

/// Reports a field that newer or older minors have.
fn other_minors<'c>(
    cx: &'c mut Context<'_, '_>,
    key: Span,
    name: &str,
    ty: TypeId,
    minors: Minors,
) -> &'c mut Diagnostic {
    let here = cx.minor();
    let next = minors.iter().find(|minor| *minor > here);
    let before = minors.iter().rfind(|minor| *minor < here);
    match (next, before) {
        (Some(next), _) => cx
            .report(key, format!("{} has no field `{name}` before Kubernetes {next}", thing(ty)))
            .help(format!("leave it out, or check for {next} and later only")),
        (None, Some(last)) => {
            let message = format!("{} has no field `{name}` after Kubernetes {last}", thing(ty));
            cx.report(key, message).help("leave it out")
        }
        (None, None) => cx.report(key, format!("{} has no field `{name}`", thing(ty))),
    }
}

/// Where a field belongs that people write in the wrong place.
struct Place {
    owner: &'static str,
    path: &'static str,
}

/// The place of fields that concern the pod as a whole when they are written on a container, and of a few others that
/// are often written a level too high or too low.
fn place_of(schema: Schema, name: &str, ty: TypeId) -> Option<Place> {
    let pod_spec = schema.find("v1", "Pod").and_then(|pod| object_field(schema, pod, "spec"))?;
    let container = object_field(schema, pod_spec, "containers")?;
    let security = object_field(schema, container, "securityContext")?;
    let has = |ty: TypeId| schema.field(ty, name).is_some();
    // A field of the same name is not meant when another field of the type itself is a near miss.
    if schema.suggest(ty, name).is_some() {
        return None;
    }
    if (ty == container || ty == security) && has(pod_spec) {
        return Some(Place { owner: "the pod", path: "the pod's `spec`" });
    }
    if (ty == pod_spec || ty == container) && has(security) {
        return Some(Place { owner: "the security context", path: "`securityContext`" });
    }
    if ty == pod_spec && has(container) {
        return Some(Place { owner: "a container", path: "an item of `containers`" });
    }
    let is_workload = object_field(schema, ty, "template").is_some();
    if is_workload && has(pod_spec) {
        return Some(Place { owner: "the pod", path: "`template.spec`" });
    }
    if object_field(schema, ty, "spec").is_some_and(has) {
        return Some(Place { owner: "the `spec`", path: "`spec`" });
    }
    let meta = schema.find("v1", "Pod").and_then(|pod| object_field(schema, pod, "metadata"))?;
    if matches!(name, "labels" | "annotations" | "namespace" | "name") && has(meta) && ty != meta {
        return Some(Place { owner: "`metadata`", path: "`metadata`" });
    }
    None
}

/// The type of a field that holds an object, or a list of objects.
fn object_field(schema: Schema, ty: TypeId, name: &str) -> Option<TypeId> {
    let mut shape = schema.field(ty, name)?.shape;
    loop {
        match shape {
            Shape::Object(ty) => return Some(ty),
            Shape::List(of) | Shape::Map(of) => shape = of.shape(),
            _ => return None,
        }
    }
}

/// The type's fields, as many as fit a line.
fn list(schema: Schema, ty: TypeId) -> String {
    const MOST: usize = 12;
    let names: Vec<_> = schema.fields(ty).map(|field| format!("`{}`", field.name)).collect();
    match names.as_slice() {
        [] => "no fields at all".to_owned(),
        names if names.len() <= MOST => names.join(", "),
        names => format!("{} and {} more", names[..MOST].join(", "), names.len() - MOST),
    }
}
