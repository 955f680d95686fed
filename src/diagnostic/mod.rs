//! What podlint says: plain data, made by rules and printed by `report`.
//!
//! A [`Diagnostic`] knows nothing of output formats, and formats own their shapes and versions, so nothing here
//! is `Serialize`. Every finding says what will happen ([`Outcome`]) and where ([`Stage`]).

mod words;

pub use words::{Cause, Level, Outcome, Scope, Stage};

use crate::text::{Position, Span};

/// One finding in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name, as `podlint explain` takes it.
    pub rule: &'static str,
    /// How loud the finding is.
    pub level: Level,
    /// What will happen to the object or its pods.
    pub outcome: Outcome,
    /// Who will say so, or where it will show.
    pub stage: Stage,
    /// What is wrong, with the value, in one sentence that stands alone.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The offending characters; empty where something is missing and would be inserted.
    pub span: Span,
    /// A few words at the offending characters, where the excerpt needs them.
    pub label: Option<String>,
    /// The other parties: the earlier duplicate, the limit that is exceeded, the container meant.
    pub labels: Vec<Label>,
    /// Other parties in other files.
    pub elsewhere: Vec<Elsewhere>,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
    /// The document in the file, from 0, as `---` splits it, blank documents included.
    pub document: u32,
    /// The object concerned, an index into the file report's objects.
    pub object: Option<u32>,
    /// The field in the manifest, such as `spec.containers[0].image`; empty where the finding is of no field.
    pub field: String,
    /// The API server's own words, where it would say something itself.
    pub server: Option<ServerCause>,
    /// What else the API server says for the same reason: the mounts of a volume that it could not accept, the
    /// labels that do not match a selector that is not there. Mending the finding mends these.
    pub cascades: Vec<ServerCause>,
    /// The minors of Kubernetes it holds for, as numbers (36 for 1.36), where a range was checked and it does not hold
    /// for all of it; else empty.
    pub minors: Vec<u8>,
}

impl Diagnostic {
    /// All that the API server says because of it.
    pub fn causes(&self) -> impl Iterator<Item = &ServerCause> {
        self.server.iter().chain(&self.cascades)
    }

    /// Whether the API server's validation of the object says this.
    pub fn says(&self, cause: Cause, field: &str) -> bool {
        self.causes().any(|it| it.scope == Scope::Errors && it.cause == cause && it.field == field)
    }
}

/// A further place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The characters.
    pub span: Span,
    /// What they have to do with the finding, in a few words.
    pub message: String,
}

/// A place in another file that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file, as it is displayed.
    pub file: String,
    /// Where the characters start, and where they end.
    pub range: (Position, Position),
    /// What they have to do with the finding, in a few words.
    pub message: String,
}

/// One cause as the API server lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerCause {
    /// The cause's type.
    pub cause: Cause,
    /// The field as the server spells it, which is not always the place in the manifest.
    pub field: String,
    /// The step of the server's pipeline that says it.
    pub scope: Scope,
}

/// A way to mend a finding: edits to be made together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as a command: "quote the value".
    pub title: String,
    /// Whether the manifest surely means the same afterwards, but for the mistake.
    pub safe: bool,
    /// The edits, in order and apart from each other.
    pub edits: Vec<Edit>,
}

/// A replacement of some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// The object that a finding is about, as people name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectId {
    /// `apiVersion`, as written.
    pub api_version: String,
    /// `kind`, as written.
    pub kind: String,
    /// `metadata.namespace`, if set.
    pub namespace: Option<String>,
    /// `metadata.name` or, failing that, `metadata.generateName`.
    pub name: Option<String>,
}
