//! How findings are shown: one small interface, one file per format.
//!
//! The front end makes a [`Reporter`] with [`Format::reporter`], hands it each file that has findings as soon as
//! that file is done, and ends with [`Reporter::finish`]. A reporter writes at once and keeps nothing that it
//! has written, so memory does not grow with the findings; the machine formats write their arrays piece by
//! piece and are valid even when no file has any finding.
//!
//! Each format owns its shape and its version: a [`Diagnostic`] is plain data and serialises nowhere else.
//! Manifests are untrusted, so what reaches a terminal goes through `sanitise` first.
//!
//! | format | for | the summary |
//! |---|---|---|
//! | `full` | people at a terminal: excerpt, labels, outcome, help | closes the output |
//! | `concise` | people and `grep`: one line a finding | the error stream |
//! | `narrated` | screen readers: sentences, no drawing | closes the output |
//! | `json` | scripts and other tools, version 1 | in the document |
//! | `sarif` | code scanning, SARIF 2.1.0 | in the document |
//! | `github` | annotations of a GitHub workflow | the error stream |

mod concise;
#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
mod full;
mod github;
mod json;
mod layout;
mod narrated;
pub mod objects;
mod phrase;
mod places;
mod sanitise;
mod sarif;
mod shape;
mod summary;
pub mod timeline;

use std::borrow::Cow;
use std::fmt;
use std::io;

use crate::diagnostic::{Diagnostic, Level, ObjectId, Outcome, Stage};
use crate::schema::MinorRange;

#[cfg(feature = "cli")]
pub use full::MAX_FULL;
pub use phrase::consequence;
pub use summary::{MAX_SKIPPED, summary_line, summary_text};

/// The tool's name in the formats that name it.
const TOOL: &str = env!("CARGO_PKG_NAME");

/// The tool's version in the formats that name it.
const TOOL_VERSION: &str = env!("CARGO_PKG_VERSION");

/// One file that has findings.
#[derive(Clone, Copy, Debug)]
pub struct FileFindings<'a> {
    /// The path as it is displayed, with forward slashes.
    pub path: &'a str,
    /// The file's text, which every span of the findings lies in.
    pub text: &'a str,
    /// The findings, sorted.
    pub diagnostics: &'a [Diagnostic],
    /// The file's objects, which [`Diagnostic::object`] counts.
    pub objects: &'a [ObjectId],
}

impl<'a> FileFindings<'a> {
    /// The object that `diagnostic` is about.
    fn object(&self, diagnostic: &Diagnostic) -> Option<&'a ObjectId> {
        self.objects.get(diagnostic.object? as usize)
    }
}

/// A file that was not linted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The path as it is displayed.
    pub file: String,
    /// Why, in a few words that follow a colon: "not UTF-8".
    pub reason: String,
}

/// What a run looked at and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were linted.
    pub files: u32,
    /// Documents in them.
    pub documents: u32,
    /// Kubernetes objects in those.
    pub objects: u32,
    /// Findings at level `error`.
    pub errors: u32,
    /// Findings at level `warn`.
    pub warnings: u32,
    /// Documents with neither `apiVersion` nor `kind`, which are not Kubernetes' business.
    pub not_kubernetes: u32,
    /// Files that were passed over, in order.
    pub skipped: Vec<Skipped>,
    /// Custom kinds that nothing in the input defines, by name.
    pub undefined: Vec<UndefinedKind>,
}

/// A custom kind that nothing in the input defines: its objects' metadata and pods were checked, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndefinedKind {
    /// The apiVersion.
    pub api_version: String,
    /// The kind.
    pub kind: String,
    /// How many objects there are of it.
    pub objects: u32,
}

/// What a format may tell of a rule beyond its name.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo<'a> {
    /// The rule's name, as in [`Diagnostic::rule`].
    pub name: &'a str,
    /// What the rule is about, in one sentence.
    pub summary: &'a str,
    /// The rule's page, in Markdown.
    pub page: &'a str,
    /// The folder of `rules/` that the rule lives in.
    pub group: &'a str,
    /// The level the rule has when nobody sets another.
    pub level: Level,
    /// What its findings usually predict.
    pub outcome: Outcome,
    /// Where its findings usually bite.
    pub stage: Stage,
}

/// How to show findings. The front end knows the terminal; the formats do not ask for it.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether to write colours.
    pub colour: bool,
    /// Whether the terminal draws boxes and arrows; ASCII stands in for them otherwise.
    pub unicode: bool,
    /// The width to wrap and clip at, in columns.
    pub width: usize,
    /// Whether the terminal shows hyperlinks; they need `docs`.
    pub links: bool,
    /// Where the rules' pages are published, without a slash at the end: page of rule `x` is at `{docs}/x`.
    pub docs: Option<String>,
    /// The Kubernetes minors that were checked against: `1.37`, or `1.31..1.34`.
    pub kubernetes: String,
    /// Where the run stands, for a service that looks for files from the root of the repository.
    pub checkout: Option<Checkout>,
}

/// A repository that was checked out, and the folder in it that relative paths start from. Both are absolute, with
/// `/` between folders and none at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    /// The root of the repository.
    pub root: String,
    /// The current folder.
    pub current: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            colour: false,
            unicode: true,
            width: 80,
            links: false,
            docs: None,
            kubernetes: MinorRange::default().to_string(),
            checkout: None,
        }
    }
}

impl Options {
    /// The address of the page of `rule`, if pages are published.
    fn url(&self, rule: &str) -> Option<String> {
        Some(format!("{}/{rule}", self.docs.as_deref()?))
    }

    /// The path of a file as seen from the root of the repository: `path` itself where that is not known, or the
    /// file is outside.
    fn repository_path<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let Some(Checkout { root, current }) = &self.checkout else {
            return Cow::Borrowed(path);
        };
        if path.starts_with('<') {
            return Cow::Borrowed(path); // Standard input is no file.
        }
        let start = if path.starts_with('/') { "" } else { current.as_str() };
        let mut folders: Vec<&str> = Vec::new();
        for folder in start.split('/').chain(path.split('/')) {
            match folder {
                "" | "." => {}
                ".." => drop(folders.pop()),
                _ => folders.push(folder),
            }
        }
        let inside = root.split('/').filter(|folder| !folder.is_empty());
        let mut rest = folders.iter();
        if inside.into_iter().all(|folder| rest.next() == Some(&folder)) && !rest.as_slice().is_empty() {
            Cow::Owned(rest.as_slice().join("/"))
        } else {
            Cow::Borrowed(path)
        }
    }
}

/// Where the summary for people goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryStream {
    /// [`Reporter::finish`] writes what the format has to say; nothing is left to do.
    Output,
    /// The format is one record a line and stays so; the front end prints [`summary_text`] on the error stream.
    Error,
}

/// One format at work. `file` is called once for each file with findings, in order, then `finish` once. The writer
/// should be buffered: formats write in small pieces.
pub trait Reporter {
    /// Writes the findings of one file.
    fn file(&mut self, out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()>;

    /// Writes what comes after the last finding. Every run ends with it, one without findings too.
    fn finish(&mut self, out: &mut dyn io::Write, summary: &Summary) -> io::Result<()>;

    /// Where the summary for people goes.
    fn summary_stream(&self) -> SummaryStream;
}

/// The output formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excerpts of the source with labels, drawn with miette.
    #[cfg(feature = "cli")]
    Full,
    /// `path:line:column: level[rule] message`.
    Concise,
    /// Sentences for screen readers.
    Narrated,
    /// podlint's own format for machines.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow commands.
    Github,
}

impl Format {
    /// Every format, in the order that help texts list them.
    pub const ALL: &'static [Self] = &[
        #[cfg(feature = "cli")]
        Self::Full,
        Self::Concise,
        Self::Narrated,
        Self::Json,
        Self::Sarif,
        Self::Github,
    ];

    /// The word as it is written on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            #[cfg(feature = "cli")]
            Self::Full => "full",
            Self::Concise => "concise",
            Self::Narrated => "narrated",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Github => "github",
        }
    }

    /// The format that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.as_str() == word)
    }

    /// A reporter that writes this format. `rules` are all the rules that may have findings.
    pub fn reporter<'a>(self, options: Options, rules: &'a [RuleInfo<'a>]) -> Box<dyn Reporter + 'a> {
        match self {
            #[cfg(feature = "cli")]
            Self::Full => Box::new(full::Full::new(options)),
            Self::Concise => Box::new(concise::Concise::new(&options)),
            Self::Narrated => Box::new(narrated::Narrated::new()),
            Self::Json => Box::new(json::Json::new(options)),
            Self::Sarif => Box::new(sarif::Sarif::new(options, rules)),
            Self::Github => Box::new(github::Github::new(options)),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
