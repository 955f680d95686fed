//! `sarif`: SARIF 2.1.0, which code scanning services read.
//!
//! Reference: OASIS "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", and what GitHub asks for
//! on top (rules with texts, relative addresses, a fingerprint). The results are written one by one between a
//! head with the rules and a tail with the skipped files.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::places::Places;
use super::{
    FileFindings, Options, Reporter, RuleInfo, Skipped, Summary, SummaryStream, consequence, phrase,
};
use crate::diagnostic::{Diagnostic, Elsewhere, Fix, Label, Level};
use crate::text::{Position, Span};

/// GitHub cuts a description after this many characters.
const MAX_DESCRIPTION: usize = 1024;

/// Bytes of the offending text that go into a fingerprint. A finding may cover a whole object.
const MAX_FINGERPRINT_TEXT: usize = 1024;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'a str>,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    short_description: Text<'a>,
    full_description: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    help: Markdown<'a>,
    default_configuration: Configuration,
    properties: RuleProperties<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Markdown<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties<'a> {
    tags: [&'a str; 1],
    outcome: &'static str,
    stage: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: OwnedText,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix<'a>>,
    properties: ResultProperties<'a>,
}

#[derive(Serialize)]
struct OwnedText {
    text: String,
}

#[expect(clippy::struct_field_names, reason = "the names are the standard's")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Artifact<'a>,
    region: Region,
}

#[derive(Serialize)]
struct Artifact<'a> {
    uri: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    primary_location_line_hash: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

#[derive(Serialize)]
struct ResultProperties<'a> {
    outcome: &'static str,
    stage: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: OwnedText,
    locations: [ArtifactOnly; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactOnly {
    physical_location: ArtifactOnlyLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactOnlyLocation {
    artifact_location: OwnedArtifact,
}

#[derive(Serialize)]
struct OwnedArtifact {
    uri: String,
}

#[derive(Serialize)]
struct Totals {
    files: u32,
    documents: u32,
    objects: u32,
    errors: u32,
    warnings: u32,
    kubernetes: String,
}

pub(super) struct Sarif<'a> {
    options: Options,
    rules: &'a [RuleInfo<'a>],
    indices: HashMap<&'a str, usize>,
    /// Whether the document's head is written.
    begun: bool,
    /// Whether a result is written, so that the next one needs a comma.
    any: bool,
}

impl<'a> Sarif<'a> {
    pub(super) fn new(options: Options, rules: &'a [RuleInfo<'a>]) -> Self {
        let indices = rules.iter().enumerate().map(|(index, rule)| (rule.name, index)).collect();
        Self { options, rules, indices, begun: false, any: false }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let driver = Driver {
            name: super::TOOL,
            version: super::TOOL_VERSION,
            semantic_version: super::TOOL_VERSION,
            information_uri: self.options.docs.as_deref(),
            rules: self.rules.iter().map(|rule| describe(rule, &self.options)).collect(),
        };
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":",
        )?;
        serde_json::to_writer(&mut *out, &driver)?;
        out.write_all(b"},\"columnKind\":\"unicodeCodePoints\",\"results\":[")
    }
}

impl Reporter for Sarif<'_> {
    fn file(&mut self, out: &mut dyn Write, file: &FileFindings<'_>) -> io::Result<()> {
        self.begin(out)?;
        let places = Places::new(file.text);
        let uri = uri(&self.options.repository_path(file.path));
        let mut seen = HashMap::new();
        for diagnostic in file.diagnostics {
            out.write_all(if self.any { b",\n" } else { b"\n" })?;
            self.any = true;
            // Two equal findings need two fingerprints, or a service takes them for one.
            let hash = fingerprint(diagnostic, file);
            let count = seen.entry(hash).and_modify(|count| *count += 1).or_insert(1_u32);
            let result = SarifResult {
                rule_id: diagnostic.rule,
                rule_index: self.indices.get(diagnostic.rule).copied(),
                level: level(diagnostic.level),
                message: OwnedText { text: message(diagnostic) },
                locations: [Location {
                    id: None,
                    physical_location: physical(&uri, &places, diagnostic.span),
                    logical_locations: logical(diagnostic, file),
                    message: diagnostic.label.as_deref().map(|text| Text { text }),
                }],
                related_locations: diagnostic
                    .labels
                    .iter()
                    .enumerate()
                    .map(|(id, label)| related(id, label, &uri, &places))
                    .chain((diagnostic.labels.len()..).zip(&diagnostic.elsewhere).map(|(id, other)| {
                        related_elsewhere(id, other, self::uri(&self.options.repository_path(&other.file)))
                    }))
                    .collect(),
                partial_fingerprints: Fingerprints {
                    primary_location_line_hash: format!("{hash:016x}:{count}"),
                },
                fixes: diagnostic.fixes.iter().map(|fix| sarif_fix(fix, &uri, &places)).collect(),
                properties: ResultProperties {
                    outcome: diagnostic.outcome.as_str(),
                    stage: diagnostic.stage.as_str(),
                    field: &diagnostic.field,
                },
            };
            serde_json::to_writer(&mut *out, &result)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.begin(out)?;
        out.write_all(if self.any { b"\n],\"invocations\":" } else { b"],\"invocations\":" })?;
        let invocation = Invocation {
            execution_successful: true,
            tool_execution_notifications: summary.skipped.iter().map(notification).collect(),
        };
        serde_json::to_writer(&mut *out, &[invocation])?;
        out.write_all(b",\"properties\":")?;
        let totals = Totals {
            files: summary.files,
            documents: summary.documents,
            objects: summary.objects,
            errors: summary.errors,
            warnings: summary.warnings,
            kubernetes: self.options.kubernetes.clone(),
        };
        serde_json::to_writer(&mut *out, &totals)?;
        out.write_all(b"}]}\n")
    }

    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Output
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Off => "none",
        Level::Warn => "warning",
        Level::Error => "error",
    }
}

fn describe<'a>(rule: &RuleInfo<'a>, options: &Options) -> Rule<'a> {
    Rule {
        id: rule.name,
        short_description: Text { text: clip(rule.summary) },
        full_description: Text { text: clip(first_paragraph(rule.page).unwrap_or(rule.summary)) },
        help_uri: options.url(rule.name),
        help: Markdown { text: rule.page, markdown: rule.page },
        default_configuration: Configuration {
            enabled: rule.level != Level::Off,
            // A rule that is off still has a level to be shown at when someone turns it on.
            level: if rule.level == Level::Off { "warning" } else { level(rule.level) },
        },
        properties: RuleProperties {
            tags: [rule.group],
            outcome: rule.outcome.as_str(),
            stage: rule.stage.as_str(),
        },
    }
}

/// The first paragraph of a page that is prose: neither heading nor metadata nor code.
fn first_paragraph(page: &str) -> Option<&str> {
    page.split("\n\n").map(str::trim).find(|paragraph| {
        paragraph.starts_with(|c: char| c.is_alphanumeric() || c == '`') && !paragraph.starts_with("```")
    })
}

/// The first [`MAX_DESCRIPTION`] characters.
fn clip(text: &str) -> &str {
    text.char_indices().nth(MAX_DESCRIPTION).map_or(text, |(end, _)| &text[..end])
}

/// The message with what will happen and what to do, for viewers that show nothing but the message.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = phrase::message(diagnostic).into_owned();
    text.push_str(if text.ends_with(['.', '!', '?']) { "\n" } else { ".\n" });
    text.push_str(diagnostic.outcome.as_str());
    text.push_str(": ");
    text.push_str(consequence(diagnostic.outcome, diagnostic.stage));
    text.push('.');
    if let Some(help) = &diagnostic.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    text
}

fn related<'a>(id: usize, label: &'a Label, uri: &'a str, places: &Places<'_>) -> Location<'a> {
    Location {
        id: Some(id + 1),
        physical_location: physical(uri, places, label.span),
        logical_locations: Vec::new(),
        message: Some(Text { text: &label.message }),
    }
}

fn physical<'a>(uri: &'a str, places: &Places<'_>, span: Span) -> PhysicalLocation<'a> {
    PhysicalLocation {
        artifact_location: Artifact { uri: Cow::Borrowed(uri) },
        region: region(places.range(span)),
    }
}

fn region((start, end): (Position, Position)) -> Region {
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A place in another file.
fn related_elsewhere(id: usize, other: &Elsewhere, uri: String) -> Location<'_> {
    let artifact_location = Artifact { uri: Cow::Owned(uri) };
    Location {
        id: Some(id + 1),
        physical_location: PhysicalLocation { artifact_location, region: region(other.range) },
        logical_locations: Vec::new(),
        message: Some(Text { text: &other.message }),
    }
}

/// The object, then the field within it.
fn logical<'a>(diagnostic: &'a Diagnostic, file: &FileFindings<'a>) -> Vec<LogicalLocation<'a>> {
    let mut locations = Vec::new();
    let Some(object) = file.object(diagnostic) else { return locations };
    let id = format!("{}/{}", object.kind, object.name.as_deref().unwrap_or_default());
    if !diagnostic.field.is_empty() {
        locations.push(LogicalLocation {
            name: Some(&diagnostic.field),
            fully_qualified_name: format!("{id}/{}", diagnostic.field),
            kind: "member",
        });
    }
    locations.push(LogicalLocation {
        name: object.name.as_deref(),
        fully_qualified_name: id,
        kind: "object",
    });
    locations
}

fn sarif_fix<'a>(fix: &'a Fix, uri: &'a str, places: &Places<'_>) -> SarifFix<'a> {
    let replacements = fix
        .edits
        .iter()
        .map(|edit| Replacement {
            deleted_region: region(places.range(edit.span)),
            inserted_content: Text { text: &edit.text },
        })
        .collect();
    SarifFix {
        description: Text { text: &fix.title },
        artifact_changes: [ArtifactChange {
            artifact_location: Artifact { uri: Cow::Borrowed(uri) },
            replacements,
        }],
    }
}

fn notification(skipped: &Skipped) -> Notification {
    Notification {
        level: "note",
        message: OwnedText {
            text: format!("Skipped {}: {}.", skipped.file, skipped.reason.trim_end_matches('.')),
        },
        locations: [ArtifactOnly {
            physical_location: ArtifactOnlyLocation {
                artifact_location: OwnedArtifact { uri: uri(&skipped.file) },
            },
        }],
    }
}

/// A path as a URI reference: relative where the path is, `file:` where it starts at a root.
fn uri(path: &str) -> String {
    let drive = path.get(1..3) == Some(":/") && path.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut out = String::with_capacity(path.len() + 8);
    let path = if drive {
        out.push_str("file:///");
        // The colon of a drive stays; every other one is encoded.
        out.push_str(&path[..2]);
        &path[2..]
    } else if path.starts_with('/') {
        out.push_str("file://");
        path
    } else {
        path.strip_prefix("./").unwrap_or(path)
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
                }
            }
        }
    }
    out
}

/// A number that stays when lines move and messages are reworded: the rule, the object, the field and the value.
fn fingerprint(diagnostic: &Diagnostic, file: &FileFindings<'_>) -> u64 {
    let mut hash = Fnv::new();
    hash.part(diagnostic.rule.bytes());
    match file.object(diagnostic) {
        Some(object) => {
            hash.part(object.kind.bytes());
            hash.part(object.namespace.as_deref().unwrap_or_default().bytes());
            hash.part(object.name.as_deref().unwrap_or_default().bytes());
        }
        None => hash.part("".bytes()),
    }
    hash.part(diagnostic.field.bytes());
    // A checkout may turn line breaks into CRLF.
    let value = diagnostic.span.slice(file.text).bytes().filter(|&byte| byte != b'\r');
    hash.part(value.take(MAX_FINGERPRINT_TEXT));
    hash.0
}

/// FNV-1a, 64 bits: the standard library's hasher promises nothing across its versions, and services keep
/// fingerprints for years.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Hashes `bytes` and a byte that no UTF-8 text has, so that parts cannot run into each other.
    fn part(&mut self, bytes: impl Iterator<Item = u8>) {
        for byte in bytes.chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
