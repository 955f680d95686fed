//! `full`: for people at a terminal. The message, the source with its labels, what will happen, what to do.
//!
//! miette draws the excerpt; the heading and the notes are written here, because a finding says more than miette
//! has a place for: the object, the outcome and the fix.

use std::fmt::{self, Write as _};
use std::io;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles};

use super::excerpt::{CONTEXT, Excerpt};
use super::layout::{TAB, wrap};
use super::places::Places;
use super::{
    FileFindings, Options, Reporter, Summary, SummaryStream, consequence, phrase, sanitise, summary_text,
};
use crate::diagnostic::{Diagnostic, Level};

/// How many findings a run shows in full. Nobody reads on after that; the rest is counted.
pub const MAX_FULL: u32 = 200;

pub(super) struct Full {
    options: Options,
    shown: u32,
    hidden: u32,
}

/// A finding's excerpt as miette draws it.
#[derive(Debug)]
struct Drawing(Excerpt);

impl fmt::Display for Drawing {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawing {}

impl miette::Diagnostic for Drawing {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.0)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.0.labels()))
    }
}

impl Full {
    pub(super) fn new(options: Options) -> Self {
        Self { options, shown: 0, hidden: 0 }
    }

    fn finding(
        &self,
        file: &FileFindings<'_>,
        path: &str,
        places: &Places<'_>,
        diagnostic: &Diagnostic,
    ) -> String {
        let mut text = self.heading(diagnostic);
        let ellipsis = if self.options.unicode { "…" } else { "..." };
        let excerpt = Excerpt::new(path, places, diagnostic, self.options.width, ellipsis);
        text.push_str(&self.draw(diagnostic.level, excerpt));
        self.notes(&mut text, file, diagnostic);
        text.push('\n');
        text
    }

    /// `error[rule]: message`, wrapped.
    fn heading(&self, diagnostic: &Diagnostic) -> String {
        let level = phrase::level(diagnostic.level);
        let message = phrase::message(diagnostic);
        let message = sanitise::block(&message);
        let plain = format!("{level}[{}]: ", diagnostic.rule);
        let wrapped = wrap(&message, self.options.width, plain.len(), "    ");
        let link = self.options.url(diagnostic.rule).filter(|_| self.options.links);
        let rule = match &link {
            Some(url) => format!("\x1b]8;;{url}\x1b\\{}\x1b]8;;\x1b\\", diagnostic.rule),
            None => diagnostic.rule.to_owned(),
        };
        if !self.options.colour {
            return format!("{level}[{rule}]: {wrapped}\n");
        }
        let paint = paint(diagnostic.level);
        format!("{paint}{level}[{rule}]{RESET}{BOLD}: {wrapped}{RESET}\n")
    }

    /// The excerpt with its labels.
    fn draw(&self, level: Level, excerpt: Excerpt) -> String {
        let characters =
            if self.options.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let styles = if self.options.colour {
            let ansi = ThemeStyles::ansi();
            let own = if level == Level::Error { ansi.error.bold() } else { ansi.warning.bold() };
            // miette gives each label the next style, in their order.
            let highlights =
                excerpt.primaries().map(|primary| if primary { own } else { ansi.advice }).collect();
            // The place stays in the terminal's own colour: it is what people copy.
            ThemeStyles { link: ThemeStyles::none().link, highlights, ..ansi }
        } else {
            ThemeStyles::none()
        };
        let handler = GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
            .with_width(self.options.width)
            .with_context_lines(CONTEXT as usize)
            .tab_width(TAB)
            .with_links(false);

        let mut drawn = String::new();
        if handler.render_report(&mut drawn, &Drawing(excerpt)).is_err() {
            return String::new();
        }
        // miette opens with the message on a line of its own; the heading has said it.
        drawn.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
    }

    /// The object and field, the outcome, the help and the fix, a line each.
    fn notes(&self, text: &mut String, file: &FileFindings<'_>, diagnostic: &Diagnostic) {
        let object = file.object(diagnostic).map(phrase::object_name);
        let field = Some(diagnostic.field.as_str()).filter(|field| !field.is_empty());
        match (object, field) {
            (Some(object), Some(field)) => {
                self.note(text, "in", &sanitise::line(&format!("{object}, {field}")), BOLD);
            }
            (Some(object), None) => self.note(text, "in", &sanitise::line(&object), BOLD),
            (None, Some(field)) => self.note(text, "in", &sanitise::line(field), BOLD),
            (None, None) => {}
        }
        for other in &diagnostic.elsewhere {
            let at = other.range.0;
            let place = format!("{}:{}:{}: {}", other.file, at.line, at.column, other.message);
            self.note(text, "see", &sanitise::line(&place), BOLD);
        }
        let outcome = consequence(diagnostic.outcome, diagnostic.stage);
        self.note(text, diagnostic.outcome.as_str(), outcome, paint(diagnostic.level));
        let fix = diagnostic.fixes.first();
        if let Some(help) = &diagnostic.help
            && fix.is_none_or(|fix| fix.title != *help)
        {
            self.note(text, "help", &sanitise::block(help), CYAN);
        }
        if let Some(fix) = fix {
            let flags = if fix.safe { "--fix" } else { "--fix --unsafe-fixes" };
            self.note(text, "fix", &format!("{} (run with {flags})", sanitise::line(&fix.title)), CYAN);
        }
    }

    fn note(&self, text: &mut String, word: &str, note: &str, paint: &str) {
        let wrapped = wrap(note, self.options.width, word.len() + 6, "    ");
        // Writing to a String does not fail.
        let _ = if self.options.colour {
            writeln!(text, "  {DIM}={RESET} {paint}{word}:{RESET} {wrapped}")
        } else {
            writeln!(text, "  = {word}: {wrapped}")
        };
    }
}

impl Reporter for Full {
    fn file(&mut self, out: &mut dyn io::Write, file: &FileFindings<'_>) -> io::Result<()> {
        let room = (MAX_FULL - self.shown) as usize;
        let (show, hide) = file.diagnostics.split_at(room.min(file.diagnostics.len()));
        self.shown += show.len() as u32;
        self.hidden += hide.len() as u32;
        if show.is_empty() {
            return Ok(());
        }
        let places = Places::new(file.text);
        let path = sanitise::line(file.path);
        for diagnostic in show {
            out.write_all(self.finding(file, &path, &places, diagnostic).as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn io::Write, summary: &Summary) -> io::Result<()> {
        if self.hidden > 0 {
            writeln!(out, "... and {} more; use --output concise to see all\n", self.hidden)?;
        }
        out.write_all(summary_text(summary).as_bytes())
    }

    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Output
    }
}

const RESET: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";
const CYAN: &str = "\x1b[36m";

/// The colour of a level.
fn paint(level: Level) -> &'static str {
    match level {
        Level::Error => "\x1b[1;31m",
        Level::Warn => "\x1b[1;33m",
        Level::Off => CYAN,
    }
}
