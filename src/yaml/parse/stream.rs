//! From a text to its documents, as kubectl splits it: at lines that start with `---`, or value by value where the
//! text starts as JSON.

use super::fault::{Fault, Res, span};
use super::{Frame, Parser, Shape, State};
use crate::text::Span;
use crate::yaml::problem::{Problem, ProblemKind};
use crate::yaml::tree::{Document, Kind, NIL, NodeId, Tree};
use memchr::memmem;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// Reads `text` into a tree and the problems found on the way, both in the order of the text.
///
/// A text of 4 GiB or more is refused as a whole; offsets have 32 bits.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Problem>) {
    if u32::try_from(text.len()).is_err() {
        let problem = Problem {
            kind: ProblemKind::Syntax,
            span: Span::at(0),
            message: "the file is larger than 4 GiB".into(),
            help: "split it".into(),
            related: None,
            document: 0,
        };
        return (Tree::empty(text), vec![problem]);
    }
    if has_rare_breaks(text.as_bytes()) {
        Parser::<true>::new(text).run()
    } else {
        Parser::<false>::new(text).run()
    }
}

/// Whether the text has line breaks other than LF and CRLF.
fn has_rare_breaks(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
        || (!bytes.is_ascii()
            && memchr::memchr2_iter(0xC2, 0xE2, bytes)
                .any(|at| crate::yaml::decode::line_break(bytes, at) > 0))
}

/// A chunk of the text between two separators.
struct Chunk {
    start: usize,
    end: usize,
    /// Whether a separator stands before it that belongs to it.
    explicit: bool,
    /// A line that starts with `---` but has something else on it; kubectl stops there.
    bad_separator: Option<usize>,
    /// Where the next chunk starts, if there is one.
    next: Option<usize>,
    /// How many comments come before it: that of the separator behind it is found first.
    comments: usize,
}

impl<'src, const RARE: bool> Parser<'src, RARE> {
    fn run(mut self) -> (Tree<'src>, Vec<Problem>) {
        let text = self.tree.text;
        let mut next = Some(0);
        // kubectl takes a stream for JSON if its first character is a brace, until that turns out to be wrong.
        if text.trim_start().starts_with('{') {
            next = self.json_stream();
        }
        while let Some(start) = next.filter(|&start| start < text.len()) {
            let chunk = self.chunk(start);
            let separator = self.tree.comments.split_off(chunk.comments);
            self.document(&chunk);
            self.tree.comments.extend(separator);
            next = chunk.next;
        }
        self.problems.sort_by_key(|problem| problem.span);
        (self.tree, self.problems)
    }

    /// Finds the chunk that starts at `start`. A separator at the very start of it is part of it: kubectl's splitter
    /// ends a document only where there is one.
    fn chunk(&mut self, start: usize) -> Chunk {
        let text = self.tree.text;
        let bytes = text.as_bytes();
        let mut chunk =
            Chunk { start, end: text.len(), explicit: false, bad_separator: None, next: None, comments: 0 };
        // The line break before the first line that may be a separator.
        let mut from = start;
        if bytes[start..].starts_with(b"---") {
            chunk.explicit = true;
            match self.separator(start) {
                Ok(after) => chunk.start = after,
                Err(after) => {
                    chunk.bad_separator = Some(start);
                    chunk.start = after;
                }
            }
            from = chunk.start.saturating_sub(1);
        }
        chunk.comments = self.tree.comments.len();
        while let Some(found) = bytes.get(from..).and_then(|rest| memmem::find(rest, b"\n---")) {
            let line = from + found + 1;
            match self.separator(line) {
                Ok(after) => {
                    chunk.end = line;
                    chunk.next = Some(after);
                    break;
                }
                Err(after) => {
                    chunk.bad_separator.get_or_insert(line);
                    from = after.saturating_sub(1).max(line);
                }
            }
        }
        chunk
    }

    /// Reads the separator line at `line` and returns where the next line starts, as an error if something other
    /// than a comment follows the dashes.
    fn separator(&mut self, line: usize) -> Result<usize, usize> {
        let bytes = self.tree.text.as_bytes();
        let end = memchr::memchr(b'\n', &bytes[line..]).map_or(bytes.len(), |len| line + len);
        let after = (end + 1).min(bytes.len());
        let rest = self.tree.text[line + 3..end].trim();
        if rest.is_empty() {
            return Ok(after);
        }
        if !rest.starts_with('#') {
            return Err(after);
        }
        let start = self.tree.text[line..end].find('#').map_or(end, |at| line + at);
        self.tree.comments.push(span(start, start + rest.len()));
        Ok(after)
    }

    fn document(&mut self, chunk: &Chunk) {
        let first_node = self.tree.nodes.len();
        let first_property = self.tree.properties.len();
        self.document = self.tree.documents.len() as u32;
        self.bytes = &self.tree.text.as_bytes()[..chunk.end];
        self.begin(chunk.start);
        let result = self.content(chunk);
        let mut document =
            Document { span: span(chunk.start, chunk.end), root: None, failed: result.is_err(), json: false };
        match result {
            Ok(()) => {
                let root = self.tree.nodes[first_node].first;
                document.root = (root != NIL).then_some(NodeId(root));
            }
            Err(fault) => {
                self.tree.nodes.truncate(first_node);
                self.tree.properties.truncate(first_property);
                self.report_fault(*fault);
            }
        }
        self.tree.documents.push(document);
    }

    /// Makes the parser ready for a document: a node that stands for it and a frame that waits for its content.
    pub(super) fn begin(&mut self, start: usize) {
        self.stack.clear();
        self.pending.clear();
        self.anchors.clear();
        self.merges.clear();
        self.aliased = false;
        let node = self.add(Kind::Empty, 0, start, start, 0);
        self.stack.push(Frame {
            node,
            last: NIL,
            indent: -1,
            after: start as u32,
            seen: 0,
            keys: 0,
            shape: Shape::Root,
            state: State::Node,
            odd: false,
            explicit: false,
        });
    }

    fn content(&mut self, chunk: &Chunk) -> Res {
        if let Some(line) = chunk.bad_separator {
            return Err(self.bad_separator(line));
        }
        let mut start = chunk.start;
        self.check_characters(start)?;
        self.explicit = chunk.explicit;
        if !chunk.explicit && self.bytes[start..].starts_with(BOM) {
            if start > 0 {
                self.report(
                    ProblemKind::Invisible,
                    span(start, start + BOM.len()),
                    "an invisible byte order mark stands before the document",
                    "delete it",
                );
            }
            start += BOM.len();
        }
        self.block_document(start)?;
        self.check_document()
    }

    #[cold]
    fn bad_separator(&self, line: usize) -> Box<Fault> {
        let end = self.tree.text[line..].find('\n').map_or(self.tree.text.len(), |len| line + len);
        let written = self.tree.text[line..end].trim_end();
        let (message, help) = if written.starts_with("---") && written[3..].starts_with([' ', '\t']) {
            ("kubectl refuses text behind `---`".into(), "put it on the next line")
        } else {
            (
                "kubectl takes every line that starts with `---` for a document separator".into(),
                "write exactly `---`, or indent the line if it is text",
            )
        };
        let message: String = message;
        Fault::new(span(line, line + written.len()), message, help)
    }

    #[cold]
    pub(super) fn report_fault(&mut self, fault: Fault) {
        self.problems.push(Problem {
            kind: fault.kind,
            span: self.whole_characters(fault.span),
            message: fault.message,
            help: fault.help,
            related: fault.related,
            document: self.document,
        });
    }

    /// A fault marks the byte where something starts; a character may be longer.
    fn whole_characters(&self, at: Span) -> Span {
        let text = self.tree.text;
        span(text.floor_char_boundary(at.start as usize), text.ceil_char_boundary(at.end as usize))
    }

    #[cold]
    pub(super) fn report(
        &mut self,
        kind: ProblemKind,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (message, help) = (message.into(), help.into());
        self.problems.push(Problem { kind, span, message, help, related: None, document: self.document });
    }

    /// Refuses the characters that go-yaml refuses anywhere: control characters, and the two that are none.
    fn check_characters(&mut self, start: usize) -> Res {
        let bytes = &self.bytes[start..];
        let (mut control, mut high) = (false, false);
        for block in bytes.chunks(4096) {
            let mut seen = (0_u8, 0_u8);
            for &byte in block {
                let space = byte == b'\t' || byte == b'\n' || byte == b'\r';
                seen.0 |= u8::from(byte < b' ' && !space) | u8::from(byte == 0x7F);
                seen.1 |= byte;
            }
            control |= seen.0 != 0;
            high |= seen.1 >= 0x80;
        }
        self.ascii = !high;
        if control || high { self.find_bad_character(start, control) } else { Ok(()) }
    }

    /// Looks at the characters whose first byte may start a bad one.
    #[inline(never)]
    fn find_bad_character(&mut self, start: usize, control: bool) -> Res {
        let bytes = &self.bytes[start..];
        if control {
            let is_bad = |byte: u8| matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F);
            let at = bytes.iter().position(|&byte| is_bad(byte)).unwrap_or(0);
            return Err(self.bad_character(start + at));
        }
        let mut invisible = None;
        for at in memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes) {
            match bytes[at..] {
                [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..] => {
                    invisible.get_or_insert(start + at);
                }
                [0xC2, 0x80..=0x9F, ..] | [0xEF, 0xBF, 0xBE | 0xBF, ..] => {
                    return Err(self.bad_character(start + at));
                }
                _ => {}
            }
        }
        if let Some(at) = invisible {
            let character = self.character(at);
            self.report(
                ProblemKind::Invisible,
                span(at, at + character.len_utf8()),
                format!("kubectl takes the invisible character {} for a line break", code_point(character)),
                "replace it by a line break or a space",
            );
        }
        Ok(())
    }

    fn character(&self, at: usize) -> char {
        self.tree.text[at..].chars().next().unwrap_or_default()
    }

    #[cold]
    fn bad_character(&self, at: usize) -> Box<Fault> {
        let character = self.character(at);
        Fault::new(
            span(at, at + character.len_utf8()),
            format!("the control character {} is not allowed in YAML", code_point(character)),
            "delete it, or write it as an escape in double quotes",
        )
    }
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use crate::yaml::{ProblemKind, json, parse};

    /// What a text is read as: a document's JSON, `-` for a blank one, `!` for one that failed.
    fn documents(text: &str) -> Vec<String> {
        let (tree, _) = parse(text);
        let show = |document: &crate::yaml::Document| match document.root {
            Some(root) => json::to_json(&tree, root).to_string(),
            None if document.failed => "!".into(),
            None => "-".into(),
        };
        tree.documents().iter().map(show).collect()
    }

    #[test]
    fn texts_are_split_as_kubectl_splits_them() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("# c\n", &["-"]),
            ("1\n---\n2\n", &["1", "2"]),
            ("---\n1\n---\n2\n---\n", &["1", "2"]),
            ("---\n---\n1\n", &["-", "1"]),
            ("1\n---\n---\n2\n", &["1", "2"]),
            ("# c\n---\n1\n", &["-", "1"]),
            ("1\n--- # c\n2\n", &["1", "2"]),
            ("1\r\n--- \t\r\n2", &["1", "2"]),
            ("a: |\n x\n ---\n y\n", &[r#"{"a":"x\n---\ny\n"}"#]),
            ("a: 1\n---x\nb: 1\n---\n2\n", &["!", "2"]),
            ("a: [\n---\n2\n", &["!", "2"]),
            ("1\n...\n", &["1"]),
            ("\u{feff}---\n1\n---\n\u{feff}2\n", &["1", "2"]),
            ("\u{feff}--- {a: 1}\n", &[r#"{"a":1}"#]),
            (r#"{"a":1}{"b":2} [3]"#, &[r#"{"a":1}"#, r#"{"b":2}"#, "[3]"]),
            ("{\"a\":1}\n---\nb: 2\n", &[r#"{"a":1}"#, r#"{"b":2}"#]),
            ("{\"a\":1} # c\n", &[r#"{"a":1}"#, "-"]),
            ("{\"a\":1,}\n", &[r#"{"a":1}"#]),
            ("{\"a\":1}{\"b\":2}}\n", &[r#"{"a":1}"#, r#"{"b":2}"#, "!"]),
        ];
        for (text, expected) in cases {
            assert_eq!(documents(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn what_kubectl_drops_is_reported() {
        for (text, dropped) in [
            (" a: 1\nb: 2\n", "b: 2"),
            ("a: 1\n...\nb: 2\n", "b: 2"),
            ("{a: 1}\nb: 2\n", "b: 2"),
            ("'a' b\n", "b"),
            ("a\n...\n}}\n---\n1\n", "}}"),
        ] {
            let (_, problems) = parse(text);
            let [problem] = &problems[..] else { panic!("{text:?}: {problems:?}") };
            assert_eq!((problem.kind, problem.span.slice(text)), (ProblemKind::Dropped, dropped), "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_reported() {
        for text in [
            "a: x\u{85}b: 2\n",
            "a: x\u{2028}b: 2\n",
            "\u{a0}a: 1\n",
            "a: 1\n\u{feff}b: 2\n",
            "a: 1\n---\n\u{feff}b: 2\n",
        ] {
            let (_, problems) = parse(text);
            let [problem] = &problems[..] else { panic!("{text:?}: {problems:?}") };
            assert_eq!(problem.kind, ProblemKind::Invisible, "{text:?}");
            assert_eq!(problem.span.slice(text).chars().count(), 1, "{text:?}");
        }
    }

    #[test]
    fn comments_are_kept_in_order() {
        let text = "# 1\na: b # 2\n--- # 3\nc: [d, # 4\n e] # 5\nf: | # 6\n  # text\n# 7\n";
        let (tree, problems) = parse(text);
        assert!(problems.is_empty());
        let comments: Vec<_> = tree.comments().iter().map(|comment| comment.slice(text)).collect();
        assert_eq!(comments, ["# 1", "# 2", "# 3", "# 4", "# 5", "# 6", "# 7"]);
    }
}
