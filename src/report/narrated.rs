//! `narrated`: full sentences for screen readers and braille displays.
//!
//! Nothing depends on columns, colour or drawing: the place is said in words, the line and the marked characters are
//! read out, and each finding ends with an empty line. miette has a handler of this kind; it reads out whole
//! excerpts and has no words for an outcome, so the sentences are our own.

use std::fmt::Write as _;
use std::io;

use super::places::Places;
use super::{FileFindings, Reporter, Summary, SummaryStream, consequence, phrase, sanitise, summary_text};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Span;

/// Characters of a line or a value that are read out. Nobody listens to a minified file.
const MAX_READ: usize = 160;

pub(super) struct Narrated {
    /// Reused for every finding.
    text: String,
}

impl Narrated {
    pub(super) fn new() -> Self {
        Self { text: String::new() }
    }
}

impl Reporter for Narrated {
    fn file(&mut self, out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
        let places = Places::new(file.text);
        for diagnostic in file.diagnostics {
            self.text.clear();
            // Writing to a String does not fail.
            let _ = narrate(&mut self.text, file, &places, diagnostic);
            out.write_all(self.text.as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn io::Write, summary: &Summary) -> io::Result<()> {
        out.write_all(summary_text(summary).as_bytes())
    }

    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Output
    }
}

fn narrate(
    text: &mut String,
    file: &FileFindings<'_>,
    places: &Places<'_>,
    diagnostic: &Diagnostic,
) -> std::fmt::Result {
    let level = match diagnostic.level {
        Level::Error => "Error",
        Level::Warn => "Warning",
        Level::Off => "Note",
    };
    let message = phrase::message(diagnostic);
    let message = sanitise::line(&message);
    writeln!(
        text,
        "{level} in {}, {}, by the rule {}: {}",
        sanitise::line(file.path),
        place(places, diagnostic.span),
        diagnostic.rule,
        sentence(&message),
    )?;
    if let Some(object) = file.object(diagnostic) {
        write!(text, "This is in {}", sanitise::line(&phrase::object_name(object)))?;
        if !diagnostic.field.is_empty() {
            write!(text, ", field {}", sanitise::line(&diagnostic.field))?;
        }
        writeln!(text, ".")?;
    }

    read_line(text, places, diagnostic.span)?;
    if diagnostic.span.is_empty() {
        writeln!(text, "Something is missing before column {}.", places.at(diagnostic.span.start).column)?;
    } else {
        let marked = diagnostic.span.slice(file.text);
        match marked {
            // A voice passes over what is blank.
            " " => writeln!(text, "The marked part is a space.")?,
            "\t" => writeln!(text, "The marked part is a tab.")?,
            _ => writeln!(text, "The marked part is: {}", read(marked))?,
        }
    }
    if let Some(label) = &diagnostic.label {
        writeln!(text, "The note on it: {}", sentence(&sanitise::line(label)))?;
    }
    for label in &diagnostic.labels {
        writeln!(
            text,
            "See also {}: {}",
            place(places, label.span),
            sentence(&sanitise::line(&label.message))
        )?;
        if places.line(label.span.start) != places.line(diagnostic.span.start) {
            read_line(text, places, label.span)?;
        }
    }
    for other in &diagnostic.elsewhere {
        let at = other.range.0;
        writeln!(
            text,
            "See also line {}, column {} of {}: {}",
            at.line,
            at.column,
            sanitise::line(&other.file),
            sentence(&sanitise::line(&other.message))
        )?;
    }

    let outcome = consequence(diagnostic.outcome, diagnostic.stage);
    writeln!(text, "What happens: {outcome}. The outcome is {}.", diagnostic.outcome)?;
    if let Some(help) = &diagnostic.help {
        writeln!(text, "Help: {}", sentence(&sanitise::block(help)))?;
    }
    if let Some(fix) = diagnostic.fixes.first() {
        let flags = if fix.safe { "--fix" } else { "--fix --unsafe-fixes" };
        writeln!(text, "A fix can be made: {} Run with {flags}.", sentence(&sanitise::line(&fix.title)))?;
    }
    writeln!(text)
}

/// `line 3, column 5`, `line 3, columns 5 to 9` (the last one included), or `lines 3 to 7`.
fn place(places: &Places<'_>, span: Span) -> String {
    let (start, end) = places.range(span);
    if start.line != end.line {
        return format!("lines {} to {}", start.line, end.line);
    }
    let last = end.column.saturating_sub(1).max(start.column);
    if last == start.column {
        format!("line {}, column {}", start.line, start.column)
    } else {
        format!("line {}, columns {} to {last}", start.line, start.column)
    }
}

fn read_line(text: &mut String, places: &Places<'_>, span: Span) -> std::fmt::Result {
    let number = places.line(span.start);
    let line = places.line_span(number).slice(places.text()).trim();
    if line.is_empty() {
        return writeln!(text, "Line {} is empty.", number + 1);
    }
    writeln!(text, "Line {} reads: {}", number + 1, read(line))
}

/// The text to read out, safe and not too long.
fn read(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MAX_READ) else {
        return sanitise::line(text).into_owned();
    };
    format!("{} and so on", sanitise::line(&text[..end]))
}

/// `text` with an end, so that a voice pauses. The lines of an example stay as they are.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.contains('\n') || text.ends_with(['.', '!', '?', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
