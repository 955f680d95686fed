//! `missing-field`: a field that the API server asks for is not there.

use std::fmt::Display;

use super::thing;
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        Body, Container, ContainerList, ContainerView, CronJob, Field, Int, List, Object, PodView,
        ReplicationController, Str,
    },
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
    if versioned && kinded {
        return check_list(cx, object);
    }
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
    // Nothing but an apiVersion is no file of another program's; it may be that the rest is lost.
    let bare = has("apiVersion")
        && tree.entries(object.root).count() == 1
        && cx.problems().iter().all(|problem| problem.document != object.document);
    let looks_like_one = has("metadata") || known && (has("spec") || has("data")) || bare;
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
///
/// META1. A `LimitRange` without one is given a name that no other has.
fn check_name(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    if object.is("v1", "LimitRange") {
        return;
    }
    let makes_pods = cx.pods().iter().any(|pod| pod.child().is_some());
    let child = |finding: &mut Diagnostic| {
        // The names of its pods begin with its own.
        if makes_pods {
            finding.also(Cause::Invalid, "metadata.name", Scope::Child);
        }
    };
    match object.metadata() {
        Field::Set { value: metadata, .. } => {
            let prefixed = metadata.generate_name.get().is_some_and(|prefix| !prefix.is_empty());
            if !prefixed && !metadata.generate_name.is_invalid() {
                require_text(cx, &metadata.name, "name", "every object needs a `name`").map(child);
            }
        }
        field => {
            if let Some(finding) =
                require(cx, field, "metadata", "every object needs a `name`, in its `metadata`")
            {
                let path = format!("{}.name", finding.field);
                finding.help("add `metadata: {name: …}`").server_at(Cause::Required, path, Scope::Errors);
                child(finding);
            }
        }
    }
}

/// Selectors and templates of workloads, and specs as a whole.
fn check_spec(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    /// Checks `spec`, and within it the template; gives the finding that there is no `spec`.
    macro_rules! workload {
        ($it:expr, $paths:expr) => {
            match &$it.spec {
                Field::Set { value: spec, .. } => {
                    match &spec.template {
                        Field::Set { value: template, .. } => drop(require_spec(cx, &template.spec, $paths)),
                        field => lacks_pod(require(cx, field, "template", NO_TEMPLATE), $paths),
                    }
                    None
                }
                field => require_spec(cx, field, $paths),
            }
        };
    }
    /// As `workload`, of a kind that needs a selector.
    macro_rules! selecting {
        ($it:expr) => {{
            // Where all of the spec is missing, so is the selector.
            if let Some(finding) = workload!($it, TEMPLATE) {
                finding.also(Cause::Required, "spec.selector", Scope::Errors);
            }
            if let Some(spec) = $it.spec.get()
                && let Some(finding) = require(cx, &spec.selector, "selector", NO_SELECTOR)
            {
                finding.help(ADD_SELECTOR);
            }
        }};
    }
    match &object.body {
        // APP1, APP29
        Body::Deployment(it) => selecting!(it),
        Body::StatefulSet(it) => selecting!(it),
        Body::ReplicaSet(it) => selecting!(it),
        // APP15
        Body::DaemonSet(it) => {
            let _ = workload!(it, TEMPLATE);
            if let Some(spec) = it.spec.get()
                && let Some(finding) = require(cx, &spec.selector, "selector", NO_SELECTOR)
            {
                finding.help(ADD_SELECTOR);
                finding.server_at(Cause::Invalid, "spec.template.metadata.labels", Scope::Errors);
            }
        }
        Body::ReplicationController(it) => check_replication_controller(cx, it),
        Body::Job(it) => {
            let _ = workload!(it, JOB);
        }
        Body::CronJob(it) => check_cron_job(cx, it),
        Body::Pod(it) => drop(require_spec(cx, &it.spec, POD)),
        // RCT6
        Body::PodTemplate(it) => match &it.template {
            Field::Set { value: template, .. } => drop(require_spec(cx, &template.spec, POD_TEMPLATE)),
            field => {
                lacks_pod(require(cx, field, "template", "there is no `template` of a pod"), POD_TEMPLATE);
            }
        },
        _ => {}
    }
}

const NO_TEMPLATE: &str = "there is no pod `template`, so there are no pods to make";
const NO_SELECTOR: &str = "there is no `selector`, so the controller cannot tell which pods are its own";
const ADD_SELECTOR: &str = "add `selector: {matchLabels: …}` with the labels of the pod template";

/// What the server says where there is no pod: it fills in an empty one, and names what is missing at the very end.
type Paths = &'static [(&'static str, Scope)];

const CHILD: (&str, Scope) = ("spec.containers", Scope::Child);
const TEMPLATE: Paths = &[("spec.template.spec.containers", Scope::Errors), CHILD];
const POD: Paths = &[("spec.containers", Scope::Errors)];
const POD_TEMPLATE: Paths = &[("template.spec.containers", Scope::Errors)];
/// The policy that is filled in is one that a Job does not take.
const JOB: Paths = &[
    ("spec.template.spec.containers", Scope::Errors),
    ("spec.template.spec.restartPolicy", Scope::Errors),
    CHILD,
];
const CRON_JOB: Paths = &[
    ("spec.jobTemplate.spec.template.spec.containers", Scope::Errors),
    ("spec.jobTemplate.spec.template.spec.restartPolicy", Scope::Errors),
    CHILD,
];

/// RCT1, RCT2: without a selector of its own it has the labels of the template, and those may be missing as well.
fn check_replication_controller(cx: &mut Context<'_, '_>, it: &ReplicationController<'_>) {
    let Some(spec) = it.spec.get() else {
        if let Some(finding) = require(cx, &it.spec, "spec", NO_SPEC) {
            finding.help("add `spec:` with a pod `template`");
            finding.server_at(Cause::Required, "spec.template", Scope::Errors);
            finding.also(Cause::Required, "spec.selector", Scope::Errors);
        }
        return;
    };
    let unselected = spec.selector.entries().is_empty() && !spec.selector.is_incomplete();
    let template = match &spec.template {
        Field::Set { value, .. } => value,
        field => {
            if let Some(finding) = require(cx, field, "template", NO_TEMPLATE) {
                finding.help("add `template:` with `metadata.labels` and a pod's `spec`");
                if unselected {
                    finding.also(Cause::Required, "spec.selector", Scope::Errors);
                }
            }
            return;
        }
    };
    let unlabelled = match &template.metadata {
        Field::Invalid(_) => false,
        Field::Set { value, .. } => value.labels.entries().is_empty() && !value.labels.is_incomplete(),
        _ => true,
    };
    if unselected && unlabelled && !cx.is_part() {
        let message = "there is no `selector`, and no labels of the pod template to make one from";
        let finding = match &spec.selector {
            Field::Missing { parent } => cx.report_missing(*parent, "selector", message),
            field => cx.report(field.span_or_insert(), message),
        };
        finding.help("add `metadata: {labels: …}` to the template").server_at(
            Cause::Required,
            "spec.selector",
            Scope::Errors,
        );
    }
    require_spec(cx, &template.spec, TEMPLATE);
}

/// A `CronJob`'s pods are four levels down.
fn check_cron_job(cx: &mut Context<'_, '_>, it: &CronJob<'_>) {
    let Field::Set { value: spec, .. } = &it.spec else {
        if let Some(finding) = require_spec(cx, &it.spec, CRON_JOB) {
            finding.also(Cause::Required, "spec.schedule", Scope::Errors);
        }
        return;
    };
    // BAT34
    if let Some(finding) = require_text(cx, &spec.schedule, "schedule", "a CronJob needs a `schedule`") {
        finding
            .help("write minute, hour, day of the month, month and day of the week, such as `30 2 * * 1-5`");
    }
    let finding = match &spec.job_template {
        Field::Set { value: template, .. } => match &template.spec {
            Field::Set { value: job, .. } => match &job.template {
                Field::Set { value: template, .. } => {
                    require_spec(cx, &template.spec, CRON_JOB);
                    return;
                }
                field => require(cx, field, "template", NO_TEMPLATE),
            },
            field => {
                require(cx, field, "spec", "the `jobTemplate` has no `spec`, so there are no Jobs to make")
            }
        },
        field => require(cx, field, "jobTemplate", "there is no `jobTemplate`, so there are no Jobs to make"),
    };
    if let Some(finding) = finding {
        finding.help("add `jobTemplate: {spec: {template: {spec: …}}}` with the pod's `containers`");
        lacks(finding, CRON_JOB);
    }
}

const NO_SPEC: &str = "there is no `spec`, so there are no containers";

/// Reports a missing `spec`.
fn require_spec<'c, T>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<T>,
    paths: Paths,
) -> Option<&'c mut Diagnostic> {
    let finding = require(cx, field, "spec", NO_SPEC)?;
    finding.help("add `spec:` with a list of `containers`");
    lacks(finding, paths);
    Some(finding)
}

fn lacks_pod(finding: Option<&mut Diagnostic>, paths: Paths) {
    if let Some(finding) = finding {
        finding.help("add `template:` with `metadata.labels` and a pod's `spec`");
        lacks(finding, paths);
    }
}

/// The server says of all these places that there is nothing.
fn lacks(finding: &mut Diagnostic, paths: Paths) {
    let Some(((field, scope), rest)) = paths.split_first() else { return };
    finding.server_at(Cause::Required, *field, *scope);
    for (field, scope) in rest {
        finding.also(Cause::Required, *field, *scope);
    }
}

fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if !is_judged(cx, pod.object) {
        return;
    }
    // POD2
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
    // MNT1, MNT2
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
    // MNT13, MNT15
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
