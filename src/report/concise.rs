//! `concise`: one line a finding, `path:line:column: level[rule] message`.
//!
//! Editors and scripts know this shape, and `grep` works on it: nothing else is written, the summary goes to
//! the error stream.

use std::io;

use super::places::Places;
use super::{FileFindings, Options, Reporter, Summary, SummaryStream, phrase, sanitise};
use crate::diagnostic::Level;

pub(super) struct Concise {
    colour: bool,
}

impl Concise {
    pub(super) fn new(options: &Options) -> Self {
        Self { colour: options.colour }
    }
}

impl Reporter for Concise {
    fn file(&mut self, out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
        let places = Places::new(file.text);
        let path = sanitise::line(file.path);
        for diagnostic in file.diagnostics {
            let at = places.at(diagnostic.span.start);
            let (line, column) = (at.line, at.column);
            let (level, rule) = (phrase::level(diagnostic.level), diagnostic.rule);
            let message = phrase::message(diagnostic);
            let message = sanitise::line(&message);
            if self.colour {
                let paint = if diagnostic.level == Level::Error { "31" } else { "33" };
                writeln!(
                    out,
                    "\x1b[1m{path}\x1b[0m:{line}:{column}: \x1b[1;{paint}m{level}[{rule}]\x1b[0m {message}"
                )?;
            } else {
                writeln!(out, "{path}:{line}:{column}: {level}[{rule}] {message}")?;
            }
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
