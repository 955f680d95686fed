//! One file in, its findings out: the pipeline that every front end shares.

mod cascade;
mod child;
mod consequence;
mod custom;
mod joint;
mod lives;
mod marks;
mod minors;
mod moved;
mod partial;
mod placeholder;
mod second_pass;
mod stored;

pub use joint::{join, settle};
pub use lives::{FileLives, PodLife, lives};
pub use marks::{Clock, Mark, Refusal};
pub use stored::{StoredFile, StoredObject, stored};

use std::cell::RefCell;

pub use custom::{CustomKind, definitions};

use custom::Known;
use placeholder::Aside;

use crate::{
    command::Commands,
    diagnostic::{Diagnostic, ObjectId, Outcome, Stage},
    index::Facts,
    model::{self, Body, Object, Owner, PodView},
    rule::{Check, Context, FileView, ObjectView, Settings},
    schema::{
        self, Issue, Minor, Places,
        custom::{Definitions, Found},
    },
    yaml::{self, Problem, ProblemKind, Tree},
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
    /// The custom kinds that it defines.
    pub defined: Vec<CustomKind>,
    /// The kind of each custom resource of which nothing is known but its metadata and its pods.
    pub undefined: Vec<CustomKind>,
    /// What its objects have to do with those of other files; nothing if no rule asks.
    pub facts: Facts,
}

/// Checks one file that is all there is. Pure: the same text and settings always give the same report, and no input
/// makes it fail.
pub fn check_file(input: &Input<'_>, settings: &Settings) -> FileReport {
    let mut report = look(input, settings, &Definitions::default());
    joint::join_alone(input, settings, &mut report);
    report
}

/// Checks one file of several, but for what they have to do with each other: [`join`] tells that once all are known. Its
/// custom resources may be defined elsewhere.
pub fn look(input: &Input<'_>, settings: &Settings, definitions: &Definitions) -> FileReport {
    let (tree, mut problems) = yaml::parse(input.text);
    let aside = placeholder::set_templates_aside(&tree, &mut problems);
    let commands = Commands::new(input.text);
    let file = FileView { tree: &tree, problems: &problems, role: input.role, commands: &commands };
    let known = Known::new(&tree, definitions);
    let reports =
        settings.minors().iter().map(|minor| (minor, check_for(minor, file, &aside, &known, settings)));
    minors::join(reports)
}

/// Checks a file for one minor of Kubernetes.
fn check_for<'a>(
    minor: Minor,
    file: FileView<'a>,
    aside: &Aside,
    known: &Known<'a, 'a>,
    settings: &Settings,
) -> FileReport {
    let FileView { tree, problems, role, .. } = file;
    let mut report = FileReport { skipped: aside.reason(tree), ..FileReport::default() };
    let keeps_facts = minor == settings.minors().last() && settings.asks_index();
    report.facts.open = keeps_facts
        && role == Role::Manifest
        && (report.skipped.is_some() || tree.documents().iter().any(|it| it.failed));
    for (number, document) in (0..).zip(tree.documents()) {
        if document.root.is_none() && !document.failed {
            continue;
        }
        report.documents += 1;
        if aside.contains(number) {
            continue;
        }
        if let Some(root) = document.root.filter(|_| keeps_facts) {
            report.facts.add_kustomization(tree, root);
        }
        let mut objects = model::objects(tree, number as usize, minor);
        if objects.is_empty() && !document.failed {
            report.not_kubernetes += 1;
        }
        for object in &mut objects {
            let definition = known.find(object, &mut report);
            if let Some(Found::Served(version)) = definition {
                object.add_templates(tree, minor, &version.pods(tree, object.root));
            }
            check_object(file, object, definition, (settings, minor, keeps_facts), &mut report);
        }
    }
    if report.objects.is_empty() && !mentions_an_object(tree) {
        // A file that is not ours may be any dialect of YAML or JSON. One that cannot be read is told all the same.
        let broken = problems.iter().find(|problem| problem.ends_document());
        report.skipped = report.skipped.or_else(|| broken.map(not_a_manifest));
        return report;
    }
    for (rule, level) in settings.active() {
        if let Check::File(check) = rule.check {
            check(&mut Context::new(file, None, (rule, level), minor, &mut report.diagnostics));
        }
    }
    finish(&mut report.diagnostics);
    report
}

/// Whether a document that could not be read was to be an object, by its looks.
fn mentions_an_object(tree: &Tree<'_>) -> bool {
    let mut failed = tree.documents().iter().filter(|document| document.failed);
    failed.any(|document| {
        let chunk = document.span.slice(tree.text());
        chunk.contains("apiVersion") || chunk.contains("kind")
    })
}

/// Why a file that is neither readable nor, by its looks, ours was not checked.
fn not_a_manifest(problem: &Problem) -> String {
    let why = if problem.kind == ProblemKind::TooDeep { "" } else { "not YAML that kubectl can read: " };
    format!("not a Kubernetes manifest, and {why}{}", problem.message)
}

/// Runs the rules on one object and adds it and its findings to the report.
fn check_object<'a>(
    file: FileView<'a>,
    object: &Object<'a>,
    definition: Option<Found<'_>>,
    (settings, minor, keeps_facts): (&Settings, Minor, bool),
    report: &mut FileReport,
) {
    let mut issues: Vec<Issue> = Vec::new();
    if let Some(ty) = object.ty {
        schema::check(file.tree, object.root, ty, minor, &mut issues);
    }
    let pods: Vec<PodView<'a, '_>> = object.pods().collect();
    let index = report.objects.len() as u32;
    let partial = partial::looks_partial(file.tree, object, &pods);
    let places = RefCell::new(Places::new(file.tree, object.root, object.ty));
    let view =
        ObjectView { object, index, issues: &issues, pods: &pods, partial, definition, places: &places };
    let mut found: Vec<Diagnostic> = Vec::new();
    for (rule, level) in settings.active() {
        if let Check::Object(check) | Check::ObjectAndPods(check, _) = rule.check {
            check(&mut Context::new(file, Some(view), (rule, level), minor, &mut found), object);
        }
    }
    // What a definition says of the object itself is the API server's business.
    let of_the_object = if definition.is_some() { found.len() } else { 0 };
    check_pods(file, view, (settings, minor), &mut found);
    if object.ty.is_none() {
        leave_to_the_controller(&mut found[of_the_object..]);
    }
    for pod in &pods {
        cascade::add_emptied_sources(pod, minor, &mut found);
        moved::renumber(file.tree, pod, minor, pod.owner, &mut found);
        cascade::add_lost_mounts(pod, pod.owner, minor, &mut found);
    }
    if object.ty.is_some() {
        consequence::add(object, &mut found);
        consequence::take_back(object, &mut found);
    }
    if matches!(object.body, Body::StatefulSet(_)) {
        child::leave_unread(minor, &mut found);
    }
    for pod in &pods {
        if let Some(child) = pod.child() {
            let from_child = check_child(file, view, (settings, minor), child, pod.owner);
            child::join(pod.owner, &mut found, from_child);
        }
    }
    second_pass::leave_out(object, &mut found);
    report.diagnostics.extend(placeholder::set_placeholders_aside(
        file.tree,
        &mut places.into_inner(),
        settings,
        found,
    ));
    if keeps_facts && (partial || file.role == Role::Patch) {
        report.facts.add_part(object, &pods);
    } else if keeps_facts {
        report.facts.add(object, &pods, index, file.tree, file.commands);
    }
    report.objects.push(id(object));
}

/// Runs the rules on an object's pods and their containers.
fn check_pods<'a>(
    file: FileView<'a>,
    view: ObjectView<'a, '_>,
    (settings, minor): (&Settings, Minor),
    found: &mut Vec<Diagnostic>,
) {
    // Most objects have none.
    if view.pods.is_empty() {
        return;
    }
    for (rule, level) in settings.active() {
        let cx = &mut Context::new(file, Some(view), (rule, level), minor, found);
        match rule.check {
            Check::Engine | Check::File(_) | Check::Object(_) | Check::Index(_) => {}
            Check::Pod(check) | Check::ObjectAndPods(_, check) | Check::PodAndIndex(check, _) => {
                view.pods.iter().for_each(|pod| check(cx, pod));
            }
            Check::Container(check) => {
                for pod in view.pods {
                    pod.containers().for_each(|container| check(cx, pod, &container));
                }
            }
        }
    }
}

/// What the API server will refuse the pod for that a controller makes of a template.
fn check_child<'a>(
    file: FileView<'a>,
    template: ObjectView<'a, '_>,
    target: (&Settings, Minor),
    child: PodView<'a, '_>,
    owner: Owner,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    check_pods(file, ObjectView { pods: &[child], ..template }, target, &mut found);
    moved::renumber(file.tree, &child, target.1, owner, &mut found);
    cascade::add_lost_mounts(&child, owner, target.1, &mut found);
    found
}

/// The API server looks at the metadata of a custom resource and not at the pods in it: what is wrong with those
/// shows when the resource's controller makes them.
fn leave_to_the_controller(diagnostics: &mut [Diagnostic]) {
    for finding in diagnostics {
        let of_the_object =
            finding.field.is_empty() || finding.field.starts_with("metadata") || !finding.field.contains('.');
        if finding.outcome == Outcome::Rejected && !of_the_object {
            finding.happens(Outcome::RefusedLater, Stage::Controller).server = None;
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
    diagnostics.dedup_by(|a, b| {
        a.span == b.span && a.rule == b.rule && a.message == b.message && a.minors == b.minors
    });
}
