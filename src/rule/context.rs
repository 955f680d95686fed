//! What a rule sees, and how it reports.

use std::cell::RefCell;

use crate::{
    command::Commands,
    diagnostic::{Cause, Diagnostic, Label, Level, Outcome, Scope, ServerCause, Stage},
    engine::Role,
    model::{Object, Owner, PodView},
    rule::Rule,
    schema::{Gate, Issue, Minor, Places, Schema, custom::Found},
    text::Span,
    yaml::{Problem, Tree},
};

/// A file as rules see it.
#[derive(Clone, Copy)]
pub struct FileView<'a> {
    /// The file as a tree; `tree.text()` is its text.
    pub tree: &'a Tree<'a>,
    /// What is wrong with it as YAML.
    pub problems: &'a [Problem],
    /// What the file is for.
    pub role: Role,
    /// The commands in it.
    pub commands: &'a Commands<'a>,
}

/// An object as rules see it, beside the typed object itself.
#[derive(Clone, Copy)]
pub struct ObjectView<'a, 'r> {
    /// The object.
    pub object: &'r Object<'a>,
    /// Its place among the file's objects.
    pub index: u32,
    /// Where it departs from its kind's schema.
    pub issues: &'r [Issue],
    /// The pods that it is or makes.
    pub pods: &'r [PodView<'a, 'r>],
    /// Whether it reads like a part of an object, to be merged into another.
    pub partial: bool,
    /// What the input defines of its kind, if it is a custom resource.
    pub definition: Option<Found<'r>>,
    /// Names for the places in it.
    pub places: &'r RefCell<Places<'a, 'a>>,
}

/// One rule at work on one file or object: what it may look at, and where it reports.
pub struct Context<'a, 'r> {
    file: FileView<'a>,
    object: Option<ObjectView<'a, 'r>>,
    rule: &'static Rule,
    level: Level,
    minor: Minor,
    out: &'r mut Vec<Diagnostic>,
}

impl<'a, 'r> Context<'a, 'r> {
    /// A context for `rule` at `level`, on a whole file when `object` is `None`.
    pub(crate) fn new(
        file: FileView<'a>,
        object: Option<ObjectView<'a, 'r>>,
        (rule, level): (&'static Rule, Level),
        minor: Minor,
        out: &'r mut Vec<Diagnostic>,
    ) -> Self {
        Self { file, object, rule, level, minor, out }
    }

    /// The file's text.
    pub fn text(&self) -> &'a str {
        self.file.tree.text()
    }

    /// The file as a tree.
    pub fn tree(&self) -> &'a Tree<'a> {
        self.file.tree
    }

    /// What the commands in the file do.
    pub fn commands(&self) -> &'a Commands<'a> {
        self.file.commands
    }

    /// The minor of Kubernetes that the file is checked for.
    pub fn minor(&self) -> Minor {
        self.minor
    }

    /// The kinds and fields of that minor.
    pub fn schema(&self) -> Schema {
        Schema::of(self.minor)
    }

    /// Whether a feature gate is on, in that minor and by default.
    pub fn is_on(&self, gate: Gate) -> bool {
        gate.is_on(self.minor)
    }

    /// What is wrong with the file as YAML.
    pub fn problems(&self) -> &'a [Problem] {
        self.file.problems
    }

    /// Whether the object is part of one, to be merged into another, so that a missing field says nothing.
    pub fn is_part(&self) -> bool {
        self.is_patch_file() || self.object.is_some_and(|view| view.partial)
    }

    /// Whether what is missing may be filled in by someone else: by the object that a part is merged into, or, in the
    /// pods of a custom resource, by its operator. Knative, for one, knows the port of a probe that names none.
    pub fn is_filled_in_later(&self) -> bool {
        let custom = self.pods().iter().any(|pod| pod.owner == Owner::Custom);
        self.is_part() || custom
    }

    /// Whether the file is known to hold parts of objects, because a kustomization lists it as a patch.
    pub fn is_patch_file(&self) -> bool {
        self.file.role == Role::Patch
    }

    /// Where the object at hand departs from its kind's schema.
    pub fn issues(&self) -> &'r [Issue] {
        self.object.map_or(&[], |object| object.issues)
    }

    /// What the input defines of the kind of the object at hand, if it is a custom resource.
    pub fn definition(&self) -> Option<Found<'r>> {
        self.object.and_then(|object| object.definition)
    }

    /// The pods that the object at hand is or makes.
    pub fn pods(&self) -> &'r [PodView<'a, 'r>] {
        self.object.map_or(&[], |object| object.pods)
    }

    /// Reports a finding at `span`; what the finding says further is added to what this returns.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let field = self.path(span, None);
        self.push(span, field, message.into())
    }

    /// Reports that the field `name` is missing from a mapping; `parent` is the place where it would be written,
    /// as [`Field::Missing`](crate::model::Field::Missing) has it.
    pub fn report_missing(
        &mut self,
        parent: Span,
        name: &str,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let field = self.path(parent, Some(name));
        self.push(parent, field, message.into())
    }

    fn path(&self, span: Span, missing: Option<&str>) -> String {
        self.object.map_or_else(String::new, |view| view.places.borrow_mut().find(span, missing).path)
    }

    fn push(&mut self, span: Span, field: String, message: String) -> &mut Diagnostic {
        self.out.push(Diagnostic {
            document: self.object.map_or(0, |view| view.object.document),
            object: self.object.map(|view| view.index),
            field,
            ..self.rule.finding(self.level, span, message)
        });
        let last = self.out.len() - 1;
        &mut self.out[last]
    }
}

/// Further words of a finding, chained behind [`Context::report`].
impl Diagnostic {
    /// What to write instead.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// A few words at the offending characters.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Another place the finding speaks of.
    pub fn with(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// What happens and where, when it is not what the rule says of all its findings.
    pub fn happens(&mut self, outcome: Outcome, stage: Stage) -> &mut Self {
        self.outcome = outcome;
        self.stage = stage;
        self
    }

    /// Warn at most: for the cases of a rule that are less certain than the rest.
    pub fn at_most_warn(&mut self) -> &mut Self {
        self.level = self.level.min(Level::Warn);
        self
    }

    /// The document of the file, for findings that are of no object.
    pub fn document(&mut self, document: u32) -> &mut Self {
        self.document = document;
        self
    }

    /// The API server's validation says the same, at the field's own path.
    pub fn server(&mut self, cause: Cause) -> &mut Self {
        let field = self.field.clone();
        self.server_at(cause, field, Scope::Errors)
    }

    /// The API server says the same, in its own words and at the path it names.
    pub fn server_at(&mut self, cause: Cause, field: impl Into<String>, scope: Scope) -> &mut Self {
        self.server = Some(ServerCause { cause, field: field.into(), scope });
        self
    }

    /// The API server accepts the object all the same, and says so in a warning that opens with the path.
    pub fn warned(&mut self, path: impl Into<String>) -> &mut Self {
        self.at_most_warn().happens(Outcome::Warned, Stage::ApiServer).server_at(
            Cause::Invalid,
            path,
            Scope::Warnings,
        )
    }

    /// The API server says this too, for the same reason.
    pub fn also(&mut self, cause: Cause, field: impl Into<String>, scope: Scope) -> &mut Self {
        let cause = ServerCause { cause, field: field.into(), scope };
        if self.server.as_ref() != Some(&cause) && !self.cascades.contains(&cause) {
            self.cascades.push(cause);
        }
        self
    }
}
