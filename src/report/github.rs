//! `github`: workflow commands, which GitHub turns into annotations of the changed lines.
//!
//! Reference: "Workflow commands for GitHub Actions". A value ends at a line break, a property also at `,` and
//! `:`, so these are percent-encoded, `%` first of all. GitHub shows ten errors and ten warnings of a step.

use std::io;

use super::places::Places;
use super::{FileFindings, Options, Reporter, Summary, SummaryStream, consequence, phrase, sanitise};
use crate::diagnostic::Level;

pub(super) struct Github {
    options: Options,
}

impl Github {
    pub(super) fn new(options: Options) -> Self {
        Self { options }
    }
}

impl Reporter for Github {
    fn file(&mut self, out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
        let places = Places::new(file.text);
        let path = property(&self.options.repository_path(file.path));
        for diagnostic in file.diagnostics {
            let command = match diagnostic.level {
                Level::Error => "error",
                Level::Warn => "warning",
                Level::Off => "notice",
            };
            let (start, end) = places.range(diagnostic.span);
            write!(out, "::{command} file={path},line={},endLine={}", start.line, end.line)?;
            if start.line == end.line {
                // GitHub takes columns only for an annotation of one line.
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            write!(out, ",title={}::{}", property(diagnostic.rule), data(&phrase::message(diagnostic)))?;
            write!(out, "%0A{}: {}", diagnostic.outcome, consequence(diagnostic.outcome, diagnostic.stage))?;
            if let Some(help) = &diagnostic.help {
                write!(out, "%0Ahelp: {}", data(help))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _out: &mut dyn io::Write, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }

    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Error
    }
}

/// Text after the last `::`. The log is read on a page that honours escape sequences, so those are disarmed.
fn data(text: &str) -> String {
    encode(&sanitise::block(text), &[])
}

/// The value of a property.
fn property(text: &str) -> String {
    encode(&sanitise::line(text), &[':', ','])
}

fn encode(text: &str, further: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' if further.contains(&c) => out.push_str("%3A"),
            ',' if further.contains(&c) => out.push_str("%2C"),
            _ => out.push(c),
        }
    }
    out
}
