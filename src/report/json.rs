//! `json`: podlint's own format for machines, version 1.
//!
//! The shape is a promise: a field may be added, none is renamed, removed or given another meaning within a
//! version. Lines and columns count from 1 and columns in characters; `offset` counts bytes from 0. What a
//! finding does not have (`help`, `object`, `server`, `cascades`) is left out. `server` is what the API server says of the
//! finding, `cascades` what it says besides for the same reason: together, all its own causes. `kubernetes` of a finding lists the
//! minors it holds for, where a range was asked for and it does not hold for all of it. One finding stands on one line.

use std::io::{self, Write};

use serde::Serialize;

use super::places::Places;
use super::shape::{Object, Range, between, object, range};
use super::{FileFindings, Options, Reporter, Summary, SummaryStream};
use crate::diagnostic::{Diagnostic, ServerCause};

/// The version of the shape.
const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule: &'a str,
    level: &'a str,
    outcome: &'a str,
    stage: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    file: &'a str,
    document: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<Object<'a>>,
    field: &'a str,
    range: Range,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kubernetes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    server: Option<Server<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cascades: Vec<Server<'a>>,
    labels: Vec<Label<'a>>,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Server<'a> {
    r#type: &'a str,
    field: &'a str,
    scope: &'a str,
}

#[derive(Serialize)]
struct Label<'a> {
    file: &'a str,
    range: Range,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Totals<'a> {
    files: u32,
    documents: u32,
    objects: u32,
    errors: u32,
    warnings: u32,
    skipped: Vec<Skipped<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    undefined: Vec<Undefined<'a>>,
}

/// A custom kind without a definition in the input.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Undefined<'a> {
    api_version: &'a str,
    kind: &'a str,
    objects: u32,
}

#[derive(Serialize)]
struct Skipped<'a> {
    file: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

pub(super) struct Json {
    kubernetes: String,
    /// Whether the document's head is written.
    begun: bool,
    /// Whether a finding is written, so that the next one needs a comma.
    any: bool,
}

impl Json {
    pub(super) fn new(options: Options) -> Self {
        Self { kubernetes: options.kubernetes, begun: false, any: false }
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        write!(out, "{{\"version\":{VERSION},\"tool\":")?;
        serde_json::to_writer(&mut *out, &Tool { name: super::TOOL, version: super::TOOL_VERSION })?;
        out.write_all(b",\"kubernetes\":")?;
        serde_json::to_writer(&mut *out, &self.kubernetes)?;
        out.write_all(b",\"findings\":[")
    }
}

impl Reporter for Json {
    fn file(&mut self, out: &mut dyn Write, file: &FileFindings<'_>) -> io::Result<()> {
        self.begin(out)?;
        let places = Places::new(file.text);
        for diagnostic in file.diagnostics {
            out.write_all(if self.any { b",\n" } else { b"\n" })?;
            self.any = true;
            serde_json::to_writer(&mut *out, &finding(diagnostic, file, &places))?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
        self.begin(out)?;
        out.write_all(if self.any { b"\n],\"summary\":" } else { b"],\"summary\":" })?;
        let skipped =
            summary.skipped.iter().map(|file| Skipped { file: &file.file, reason: &file.reason }).collect();
        let totals = Totals {
            files: summary.files,
            documents: summary.documents,
            objects: summary.objects,
            errors: summary.errors,
            warnings: summary.warnings,
            skipped,
            undefined: summary
                .undefined
                .iter()
                .map(|it| Undefined { api_version: &it.api_version, kind: &it.kind, objects: it.objects })
                .collect(),
        };
        serde_json::to_writer(&mut *out, &totals)?;
        out.write_all(b"}\n")
    }

    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Output
    }
}

fn finding<'a>(diagnostic: &'a Diagnostic, file: &FileFindings<'a>, places: &Places<'_>) -> Finding<'a> {
    Finding {
        rule: diagnostic.rule,
        level: diagnostic.level.as_str(),
        outcome: diagnostic.outcome.as_str(),
        stage: diagnostic.stage.as_str(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        file: file.path,
        document: diagnostic.document,
        object: file.object(diagnostic).map(object),
        field: &diagnostic.field,
        range: range(places, diagnostic.span),
        kubernetes: diagnostic.minors.iter().map(|minor| format!("1.{minor}")).collect(),
        server: diagnostic.server.as_ref().map(server),
        cascades: diagnostic.cascades.iter().map(server).collect(),
        labels: diagnostic
            .labels
            .iter()
            .map(|label| Label { file: file.path, range: range(places, label.span), message: &label.message })
            .chain(diagnostic.elsewhere.iter().map(|other| Label {
                file: &other.file,
                range: between(other.range),
                message: &other.message,
            }))
            .collect(),
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| Fix {
                title: &fix.title,
                safe: fix.safe,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Edit { range: range(places, edit.span), text: &edit.text })
                    .collect(),
            })
            .collect(),
    }
}

fn server(server: &ServerCause) -> Server<'_> {
    Server { r#type: server.cause.as_str(), field: &server.field, scope: server.scope.as_str() }
}
