//! One file in, its findings out: the pipeline that every front end shares.

mod partial;
mod placeholder;

use crate::{
    diagnostic::{Diagnostic, ObjectId, Outcome, Stage},
    model::{self, Object, Owner, PodView},
    rule::{Check, Context, FileView, ObjectView, Settings},
    schema::{self, Issue},
    yaml,
};

/// A file to check.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The path as the user knows it.
    pub path: &'a str,
    /// The file's text.
    pub text: &'a str,
    /// What the file is for.
    pub role: Role,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Whole objects, to be applied as they are.
    #[default]
    Manifest,
    /// Parts of objects, merged into others by kustomize: what is missing is elsewhere.
    Patch,
}

/// What was found in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// The findings, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The objects that were checked.
    pub objects: Vec<ObjectId>,
    /// Documents that hold anything at all.
    pub documents: u32,
    /// Documents without `apiVersion` and `kind`: not ours.
    pub not_kubernetes: u32,
    /// Why the file, or a part of it, was not checked.
    pub skipped: Option<String>,
}

/// Checks one file. Pure: the same text and settings always give the same report, and no input makes it fail.
pub fn check_file(input: &Input<'_>, settings: &Settings) -> FileReport {
    let (tree, mut problems) = yaml::parse(input.text);
    let mut report = FileReport {
        skipped: placeholder::set_templates_aside(&tree, &mut problems),
        ..FileReport::default()
    };
    let file = FileView { tree: &tree, problems: &problems, role: input.role };
    for (rule, level) in settings.active() {
        if let Check::File(check) = rule.check {
            check(&mut Context::new(file, None, (rule, level), &mut report.diagnostics));
        }
    }
    for (number, document) in (0..).zip(tree.documents()) {
        if document.root.is_none() && !document.failed {
            continue;
        }
        report.documents += 1;
        let objects = model::objects(&tree, number);
        if objects.is_empty() && !document.failed {
            report.not_kubernetes += 1;
        }
        for object in &objects {
            check_object(file, object, settings, &mut report);
        }
    }
    finish(&mut report.diagnostics);
    report
}

/// Runs the rules on one object and adds it and its findings to the report.
fn check_object<'a>(file: FileView<'a>, object: &Object<'a>, settings: &Settings, report: &mut FileReport) {
    let mut issues: Vec<Issue> = Vec::new();
    if let Some(ty) = object.ty {
        schema::check(file.tree, object.root, ty, &mut issues);
    }
    let pods: Vec<PodView<'a, '_>> = object.pods().collect();
    let index = report.objects.len() as u32;
    let partial = partial::looks_partial(file.tree, object, &pods);
    let view = ObjectView { object, index, issues: &issues, pods: &pods, partial };
    let first = report.diagnostics.len();
    for (rule, level) in settings.active() {
        let cx = &mut Context::new(file, Some(view), (rule, level), &mut report.diagnostics);
        match rule.check {
            Check::Engine | Check::File(_) => {}
            Check::Object(check) => check(cx, object),
            Check::Pod(check) => pods.iter().for_each(|pod| check(cx, pod)),
            Check::Container(check) => {
                for pod in &pods {
                    pod.containers().for_each(|container| check(cx, pod, &container));
                }
            }
        }
    }
    let found = report.diagnostics.get_mut(first..).unwrap_or_default();
    judge_custom_pods_later(&pods, found);
    placeholder::set_placeholders_aside(file.tree, object.root, settings, first, &mut report.diagnostics);
    report.objects.push(id(object));
}

/// The server does not look into the pods of a custom resource as it does into its own kinds' templates. What it would
/// refuse there is refused when the operator makes the pod.
fn judge_custom_pods_later(pods: &[PodView<'_, '_>], found: &mut [Diagnostic]) {
    for pod in pods.iter().filter(|pod| pod.owner == Owner::Custom) {
        for finding in found.iter_mut().filter(|finding| pod.spec.span.contains(finding.span)) {
            if finding.server.take().is_some() && finding.outcome == Outcome::Rejected {
                finding.happens(Outcome::RefusedLater, Stage::Controller);
            }
        }
    }
}

/// The object as people name it.
fn id(object: &Object<'_>) -> ObjectId {
    let text = |value: &Option<model::Str<'_>>| value.as_ref().map(|value| value.value.to_string());
    let prefix = || object.metadata().get()?.generate_name.str().map(str::to_owned);
    ObjectId {
        api_version: text(&object.api_version).unwrap_or_default(),
        kind: text(&object.kind).unwrap_or_default(),
        namespace: text(&object.namespace),
        name: text(&object.name).or_else(prefix),
    }
}

/// Puts findings in the order of the text. A node that is read twice, through an alias, is reported once.
fn finish(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.span.start, a.span.end, a.rule, &a.message).cmp(&(b.span.start, b.span.end, b.rule, &b.message))
    });
    diagnostics.dedup_by(|a, b| a.span == b.span && a.rule == b.rule && a.message == b.message);
}
