//! From byte offsets to the lines and columns that people count.

use super::Span;

/// A place as people count it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters (Unicode scalar values).
    pub column: u32,
    /// The byte offset, from 0.
    pub offset: u32,
}

/// Where each line of a text starts. Lines end at LF, CRLF or a lone CR, as editors count them.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text` in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The number of lines; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line that holds `offset`, counted from 0.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// Line and column of `offset` in `text`, the text this index was built from.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = offset.min(text.len() as u32);
        let line = self.line(offset);
        let before = Span::new(self.starts[line as usize], offset).slice(text);
        Position { line: line + 1, column: before.chars().count() as u32 + 1, offset }
    }

    /// The bytes of line `line` (from 0), without its line break.
    pub fn line_span(&self, text: &str, line: u32) -> Span {
        let start = self.starts[line as usize];
        let end = self.starts.get(line as usize + 1).map_or(text.len() as u32, |&next| next);
        let content = Span::new(start, end).slice(text).trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_lone_cr() {
        let text = "a\nbb\r\nc\rd";
        let index = LineIndex::new(text);
        let lines: Vec<_> =
            (0..index.line_count()).map(|line| index.line_span(text, line).slice(text)).collect();
        assert_eq!(lines, ["a", "bb", "c", "d"]);
    }

    #[test]
    fn columns_count_characters_and_offsets_bytes() {
        let text = "x: é!\ny";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 5), Position { line: 1, column: 5, offset: 5 });
        assert_eq!(index.position(text, 7), Position { line: 2, column: 1, offset: 7 });
        assert_eq!(index.position(text, 99), Position { line: 2, column: 2, offset: 8 });
    }
}
