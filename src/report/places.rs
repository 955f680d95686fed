//! Lines and columns of one file's findings.

use crate::text::{LineIndex, Position, Span};

/// Bytes between two entries of the character table.
const STEP: usize = 1024;

/// One file's text with what is needed to place any number of findings in it.
///
/// Columns count characters, and a minified JSON file is one line of megabytes: counting each finding's column
/// from the start of its line would be quadratic. So the characters before every [`STEP`]th byte are counted once.
pub(super) struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
    chars: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut total = 0;
        let chars = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = total;
                total += count_chars(chunk);
                before
            })
            .collect();
        Self { text, lines: LineIndex::new(text), chars }
    }

    /// Line and column of `offset`.
    pub(super) fn at(&self, offset: u32) -> Position {
        let offset = offset.min(self.text.len() as u32);
        let line = self.lines.line(offset);
        let start = self.line_span(line).start;
        Position { line: line + 1, column: self.chars_before(offset) - self.chars_before(start) + 1, offset }
    }

    /// Where `span` starts and ends.
    pub(super) fn range(&self, span: Span) -> (Position, Position) {
        (self.at(span.start), self.at(span.end))
    }

    /// The line that holds `offset`, from 0.
    pub(super) fn line(&self, offset: u32) -> u32 {
        self.lines.line(offset.min(self.text.len() as u32))
    }

    /// The bytes of line `line` (from 0), without its line break.
    pub(super) fn line_span(&self, line: u32) -> Span {
        self.lines.line_span(self.text, line)
    }

    /// The number of lines that have text or a line break.
    #[cfg(feature = "cli")]
    pub(super) fn line_count(&self) -> u32 {
        let count = self.lines.line_count();
        if count > 1 && self.line_span(count - 1).start as usize == self.text.len() {
            count - 1
        } else {
            count
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The characters before `offset`.
    fn chars_before(&self, offset: u32) -> u32 {
        let offset = offset as usize;
        let Some(before) = self.chars.get(offset / STEP) else {
            // The text's end falls on a step: one more than the table has.
            return self.chars.last().map_or(0, |last| {
                last + count_chars(&self.text.as_bytes()[(self.chars.len() - 1) * STEP..offset])
            });
        };
        before + count_chars(&self.text.as_bytes()[offset / STEP * STEP..offset])
    }
}

/// The characters that start in `bytes`.
fn count_chars(bytes: &[u8]) -> u32 {
    // Bytes of the form 10xxxxxx continue a character.
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}
