//! `missing-field`: a field that the API server asks for is not there.

use std::fmt::Display;

use super::thing;
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Body, Container, ContainerList, ContainerView, CronJob, Field, Int, List, Object, PodView, Str},
    rule::{self, Called, Check, Context, Rule, called, require_items},
    schema::Issue,
    yaml::Value,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "missing-field",
    summary: "a field that the API server asks for is not there",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("missing_field.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, check_pod),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if !cx.is_part() {
        check_type(cx, object);
    }
    if is_judged(cx, object) {
        check_name(cx, object);
        check_asked(cx);
        check_spec(cx, object);
    }
}

/// Whether it can be known what is missing: not in a part of an object, nor under an apiVersion that is no longer served,
/// which may have filled it in, nor in a custom resource, whose controller may.
fn is_judged(cx: &Context<'_, '_>, object: &Object<'_>) -> bool {
    !cx.is_part() && object.ty.is_some()
}

/// Every object says what it is; without, neither kubectl nor the server knows what to do with it (DEC1). Many other
/// files have one of the two words as well, so the rest must look like an object, or what it says be Kubernetes' own.
fn check_type<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let said = |word: &Option<Str<'a>>| word.as_deref().is_some_and(|word| !word.is_empty());
    let (versioned, kinded) = (said(&object.api_version), said(&object.kind));
    // What kustomize reads may leave out its apiVersion.
    if matches!(object.kind_str(), "Kustomization" | "Component") {
        return;
    }
    let known = versioned
        && cx.schema().kinds().any(|(served, ..)| Some(served) == object.api_version.as_deref())
        || kinded && cx.schema().kinds().any(|(_, kind, _)| kind == object.kind_str());
    for (missing, article, _) in
        [("apiVersion", "an", versioned), ("kind", "a", kinded)].into_iter().filter(|(.., said)| !said)
    {
        let message = format!("every object needs {article} `{missing}`");
        let finding = type_word(cx, object, (missing, message), known);
        if let Some(finding) = finding {
            finding.happens(Outcome::Rejected, Stage::Client).server_at(
                Cause::Required,
                missing,
                Scope::Decode,
            );
        }
    }
    check_list(cx, object);
}

/// Reports that a document does not say its apiVersion or kind, if it is an object at all.
fn type_word<'c, 'a>(
    cx: &'c mut Context<'a, '_>,
    object: &Object<'a>,
    (missing, message): (&str, String),
    known: bool,
) -> Option<&'c mut Diagnostic> {
    let (tree, schema) = (cx.tree(), cx.schema());
    let has = |key| tree.get(object.root, key).is_some();
    let looks_like_one = has("metadata") || known && (has("spec") || has("data"));
    let written = tree.entries(object.root).find(|(key, _)| tree.key(*key).eq_ignore_ascii_case(missing));
    match written {
        Some((key, _)) if tree.key(key) != missing => {
            let help = format!("write `{missing}` instead of `{}`: case matters", tree.key(key));
            looks_like_one.then(|| cx.report(tree.span(key), message).help(help))
        }
        Some((key, value)) => {
            let is_empty = match tree.value(value) {
                Value::Null => true,
                Value::Str(text) => text.is_empty(),
                // Of another type, which has a finding of its own.
                _ => false,
            };
            let ours = is_empty && (looks_like_one || known);
            ours.then(|| cx.report(tree.span(key), message))
        }
        None if looks_like_one => {
            let (first, _) = tree.entries(object.root).next()?;
            let finding = cx.report_missing(tree.span(first).start_point(), missing, message);
            Some(match schema.kinds().find(|(_, kind, _)| *kind == object.kind_str()) {
                Some((version, ..)) if missing == "apiVersion" => {
                    finding.help(format!("add `apiVersion: {version}`"))
                }
                None if missing == "apiVersion" => finding.help("add `apiVersion:`"),
                _ => finding.help("add `kind:` and one of the kinds of this apiVersion"),
            })
        }
        None => None,
    }
}

/// A list stands for what is in it. One that says nothing of that is taken for an object of a kind `List`, which there
/// is not.
fn check_list<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if !object.is("v1", "List") {
        return;
    }
    let tree = cx.tree();
    let items = tree.get(object.root, "items");
    if items.is_some_and(|(_, value)| matches!(tree.value(value), Value::Sequence)) {
        return;
    }
    let message = "a List without `items` holds nothing to apply";
    let finding = match items {
        Some((_, value)) if !matches!(tree.value(value), Value::Null) => {
            cx.report(tree.span(value), "the `items` of a List must be a list of objects")
        }
        Some((key, _)) => cx.report(tree.span(key), message),
        None => {
            let near = tree
                .entries(object.root)
                .find(|(key, _)| rule::closest(&tree.key(*key), ["items"]).is_some());
            match near {
                Some((key, _)) => cx
                    .report(tree.span(key), message)
                    .help(format!("write `items` instead of `{}`", tree.key(key))),
                None => cx.report_missing(object.span.start_point(), "items", message),
            }
        }
    };
    finding.happens(Outcome::Rejected, Stage::Client);
}

/// What the table knows that validation asks for, in kinds without rules of their own.
fn check_asked(cx: &mut Context<'_, '_>) {
    let tree = cx.tree();
    for issue in cx.issues() {
        let Issue::Asked { mapping, value, ty, name } = issue else { continue };
        let message = format!("{} needs `{name}`", thing(*ty));
        let finding = if let Some(value) = value {
            cx.report(tree.span(*value), message)
        } else {
            let first = tree.entries(*mapping).next().map(|(key, _)| tree.span(key));
            let place = first.unwrap_or_else(|| tree.span(*mapping)).start_point();
            cx.report_missing(place, name, message)
        };
        finding.server(Cause::Required);
    }
}

/// Every object needs a name, or a prefix for the server to make one from (`ValidateObjectMetaAccessor`).
fn check_name(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    match object.metadata() {
        Field::Set { value: metadata, .. } => {
            let prefixed = metadata.generate_name.get().is_some_and(|prefix| !prefix.is_empty());
            if !prefixed && !metadata.generate_name.is_invalid() {
                require_text(cx, &metadata.name, "name", "every object needs a `name`");
            }
        }
        field => {
            if let Some(finding) =
                require(cx, field, "metadata", "every object needs a `name`, in its `metadata`")
            {
                let path = format!("{}.name", finding.field);
                finding.help("add `metadata: {name: …}`").server_at(Cause::Required, path, Scope::Errors);
            }
        }
    }
}

/// Selectors and templates of workloads, and specs as a whole.
fn check_spec(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    /// Checks `spec`, and within it the selector and the template.
    macro_rules! workload {
        ($it:expr, $said:expr, $why:expr $(, $selector:ident)?) => {
            match &$it.spec {
                Field::Set { value: spec, .. } => {
                    $(if let Some(finding) = require(cx, &spec.$selector, "selector", $why) {
                        finding.help("add `selector: {matchLabels: …}` with the labels of the pod template");
                    })?
                    if let Some(finding) = require(cx, &spec.template, "template", "there is no pod `template`, so there are no pods to make") {
                        let help = "add `template:` with `metadata.labels` and a pod's `spec`";
                        finding.help(help).server_at(Cause::Required, $said, Scope::Errors);
                    }
                    if let Field::Set { value: template, .. } = &spec.template {
                        require_spec(cx, &template.spec, CONTAINERS);
                    }
                }
                field => require_spec(cx, field, $said),
            }
        };
    }
    /// The server fills in an empty template, and says what is missing at the very end.
    const CONTAINERS: &str = "spec.template.spec.containers";
    const SELECTOR: &str = "there is no `selector`, so the controller cannot tell which pods are its own";
    match &object.body {
        Body::Deployment(it) => workload!(it, CONTAINERS, SELECTOR, selector),
        Body::StatefulSet(it) => workload!(it, CONTAINERS, SELECTOR, selector),
        Body::DaemonSet(it) => workload!(it, CONTAINERS, SELECTOR, selector),
        Body::ReplicaSet(it) => workload!(it, CONTAINERS, SELECTOR, selector),
        Body::ReplicationController(it) => workload!(it, "spec.template", ""),
        Body::Job(it) => workload!(it, CONTAINERS, ""),
        Body::CronJob(it) => check_cron_job(cx, it),
        Body::Pod(it) => require_spec(cx, &it.spec, "spec.containers"),
        _ => {}
    }
}

/// A `CronJob`'s pods are four levels down; the server names what is missing at the very end.
fn check_cron_job(cx: &mut Context<'_, '_>, it: &CronJob<'_>) {
    const SAID: &str = "spec.jobTemplate.spec.template.spec.containers";
    let Field::Set { value: spec, .. } = &it.spec else { return require_spec(cx, &it.spec, SAID) };
    let finding = match &spec.job_template {
        Field::Set { value: template, .. } => match &template.spec {
            Field::Set { value: job, .. } => match &job.template {
                Field::Set { value: template, .. } => return require_spec(cx, &template.spec, SAID),
                field => {
                    require(cx, field, "template", "there is no pod `template`, so there are no pods to make")
                }
            },
            field => {
                require(cx, field, "spec", "the `jobTemplate` has no `spec`, so there are no Jobs to make")
            }
        },
        field => require(cx, field, "jobTemplate", "there is no `jobTemplate`, so there are no Jobs to make"),
    };
    if let Some(finding) = finding {
        finding
            .help("add `jobTemplate: {spec: {template: {spec: …}}}` with the pod's `containers`")
            .server_at(Cause::Required, SAID, Scope::Errors);
    }
}

/// Reports a missing `spec`, of which the server says that there is nothing at `said`.
fn require_spec<T>(cx: &mut Context<'_, '_>, field: &Field<T>, said: &str) {
    if let Some(finding) = require(cx, field, "spec", "there is no `spec`, so there are no containers") {
        finding.help("add `spec:` with a list of `containers`").server_at(
            Cause::Required,
            said,
            Scope::Errors,
        );
    }
}

fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if !is_judged(cx, pod.object) {
        return;
    }
    let containers = &pod.spec.containers;
    let none = "a pod needs at least one container in `containers`";
    if let Some(finding) = require_items(cx, containers, "containers", none) {
        finding.server(Cause::Required);
    }
    let mut nameless = Nameless::default();
    for view in in_server_order(pod) {
        if let Some(finding) =
            require_text(cx, &view.container.name, "name", format_args!("{} has no `name`", called(&view)))
        {
            // CTR2: the server compares names that are not there, too.
            if nameless.again(view.list) {
                let field = finding.field.clone();
                finding.also(Cause::Duplicate, field, Scope::Errors);
            }
        }
        check_container(cx, view.container, called(&view));
    }
    for (index, volume) in pod.spec.volumes.items().iter().enumerate() {
        require_text(cx, &volume.name, "name", format_args!("volume {} has no `name`", index + 1));
    }
}

/// The containers in the order in which the server looks at their names.
fn in_server_order<'a, 'm>(pod: &PodView<'a, 'm>) -> impl Iterator<Item = ContainerView<'a, 'm>> {
    let list = |list| pod.containers().filter(move |view| view.list == list);
    list(ContainerList::Main).chain(list(ContainerList::Init)).chain(list(ContainerList::Ephemeral))
}

/// Which containers have no name.
#[derive(Default)]
struct Nameless {
    main: bool,
    init: bool,
    ephemeral: bool,
}

impl Nameless {
    /// Notes a container without a name; tells whether the server compares it with an earlier one. Init containers
    /// without a name are not compared with each other.
    fn again(&mut self, list: ContainerList) -> bool {
        let Self { main, init, ephemeral } = *self;
        match list {
            ContainerList::Main => {
                self.main = true;
                main
            }
            ContainerList::Init => {
                self.init = true;
                main
            }
            ContainerList::Ephemeral => {
                self.ephemeral = true;
                main || init || ephemeral
            }
        }
    }
}

fn check_container<'a>(cx: &mut Context<'a, '_>, container: &Container<'a>, which: Called<'_>) {
    // CTR3.
    if let Some(finding) = require_text(cx, &container.image, "image", format_args!("{which} has no `image`"))
    {
        finding.help("add `image: REPOSITORY:TAG`");
    }
    each(&container.ports, |index, port| {
        let message = format_args!("port {} of {which} has no `containerPort`", index + 1);
        match &port.container_port {
            Field::Set { value: Int { value: 0, span }, .. } => {
                cx.report(*span, format!("port {} of {which} is 0", index + 1)).server(Cause::Required);
            }
            field => drop(require(cx, field, "containerPort", message)),
        }
    });
    // ENV1.
    each(&container.env, |index, variable| {
        let message = format_args!("environment variable {} of {which} has no `name`", index + 1);
        require_text(cx, &variable.name, "name", message);
    });
    each(&container.volume_mounts, |index, mount| {
        let mount_of = format_args!("mount {} of {which}", index + 1);
        require_text(
            cx,
            &mount.name,
            "name",
            format_args!("{mount_of} does not say which volume: it has no `name`"),
        );
        require_text(
            cx,
            &mount.mount_path,
            "mountPath",
            format_args!("{mount_of} does not say where: it has no `mountPath`"),
        );
    });
    each(&container.volume_devices, |index, device| {
        let device_of = format_args!("device {} of {which}", index + 1);
        require_text(
            cx,
            &device.name,
            "name",
            format_args!("{device_of} does not say which volume: it has no `name`"),
        );
        require_text(
            cx,
            &device.device_path,
            "devicePath",
            format_args!("{device_of} does not say where: it has no `devicePath`"),
        );
    });
}

fn each<T>(list: &Field<List<T>>, mut visit: impl FnMut(usize, &T)) {
    list.items().iter().enumerate().for_each(|(index, item)| visit(index, item));
}

/// Reports a field that is missing or null.
fn require<'c, T>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<T>,
    name: &str,
    message: impl Display,
) -> Option<&'c mut Diagnostic> {
    Some(rule::require(cx, field, name, message)?.server(Cause::Required))
}

/// Reports a text that is missing, null or empty.
fn require_text<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    message: impl Display,
) -> Option<&'c mut Diagnostic> {
    Some(rule::require_text(cx, field, name, message)?.server(Cause::Required))
}
