//! The words for the commonest mistakes.

use super::fault::{Fault, shown, span};
use super::{Parser, Shape, State};
use crate::text::Span;
use crate::yaml::tree::{Kind, Node, flag};

impl<const RARE: bool> Parser<'_, RARE> {
    /// The characters from `at` to the end of the line or the next blank.
    fn word(&self, at: usize) -> Span {
        let mut end = at;
        while end < self.bytes.len() && !self.blank_or_end(end) {
            end += 1;
        }
        span(at, end.max((at + 1).min(self.bytes.len())))
    }

    /// The rest of the line without a trailing comment.
    fn rest(&self, at: usize) -> Span {
        let end = self.line_end(at);
        let text = &self.tree.text[at..end];
        let text = text.split(" #").next().unwrap_or(text).trim_end();
        span(at, at + text.len().max(usize::from(at < self.bytes.len())))
    }

    fn excerpt(&self, span: Span) -> String {
        shown(span.slice(self.tree.text))
    }

    #[cold]
    pub(super) fn directive(&self, at: usize) -> Box<Fault> {
        Fault::new(self.rest(at), "kubectl does not read lines that start with `%`", "delete the line")
    }

    /// Text behind a value.
    #[cold]
    pub(super) fn trailing_fault(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        if self.byte(at) == b':' && self.blank_or_end(at + 1) {
            return Self::second_colon(at);
        }
        if self.byte(at) == b':' {
            return Fault::new(word, "a key needs a space behind its colon", "write `: `");
        }
        let rest = self.rest(at);
        // A quote that was left open swallows the following lines up to the next quote.
        if let Some(value) = self.tree.nodes.last()
            && matches!(value.kind, Kind::Single | Kind::Double)
            && value.flags & flag::MULTI != 0
        {
            let start = value.start as usize;
            return Fault::new(
                span(value.end as usize - 1, value.end as usize),
                "this quote ends a text that was opened on an earlier line",
                "close that text on its own line",
            )
            .with(span(start, start + 1), "the quote that opens it");
        }
        let message = format!("unexpected `{}` behind the value", self.excerpt(rest));
        Fault::new(rest, message, "put the whole value in one pair of quotes, or write ` #` before a comment")
    }

    #[cold]
    fn second_colon(at: usize) -> Box<Fault> {
        let message = "this `: ` would start a second key on the line";
        Fault::new(
            span(at, at + 1),
            message,
            "put the whole value in quotes, or write the second key on its own line",
        )
    }

    /// The columns where a line could continue one of the collections above, the nearest first.
    fn columns(&self, column: usize) -> String {
        let open = self.stack.iter().filter(|frame| frame.indent >= 0).map(|frame| frame.indent as usize);
        let mut fits: Vec<usize> =
            open.chain(self.left_collection().map(|node| usize::from(node.indent))).collect();
        fits.sort_unstable_by_key(|&fit| (fit.abs_diff(column), fit));
        fits.dedup();
        match fits[..] {
            [] => String::new(),
            [one] => format!(": {one} spaces"),
            [one, two, ..] => format!(": {} or {} spaces", one.min(two), one.max(two)),
        }
    }

    /// The block collection that the current line has just left; it is often the one that was meant.
    fn left_collection(&self) -> Option<&Node> {
        let top = self.stack[self.stack.len() - 1];
        self.tree.nodes.get(top.last as usize).filter(|node| {
            matches!(node.kind, Kind::Mapping | Kind::Sequence) && node.flags & flag::FLOW == 0
        })
    }

    #[cold]
    pub(super) fn misplaced_dash(&self, at: usize) -> Box<Fault> {
        let help =
            format!("indent the dash like the items it belongs beside{}", self.columns(at - self.line));
        Fault::new(span(at, at + 1), "the indentation of this list item fits no list above", help)
    }

    #[cold]
    pub(super) fn misplaced_key(&self, at: usize, column: i32) -> Box<Fault> {
        let end = self.plain_stop(at);
        let key = span(at, self.trim(end.max(at + 1)));
        let name = self.excerpt(key);
        let top = self.stack[self.stack.len() - 1];
        if matches!(top.shape, Shape::Sequence | Shape::Indentless) && top.indent == column {
            let message = format!("the key `{name}` stands where the next item of the list should start");
            return Fault::new(key, message, "write `- ` before it, or indent it");
        }
        let columns = self.columns(column as usize);
        if column > top.indent && self.left_collection().is_none() {
            let message = format!("the key `{name}` is indented, but the key above has a value already");
            return Fault::new(key, message, format!("indent it like the key it belongs beside{columns}"));
        }
        let message = format!("the indentation of the key `{name}` fits no key above");
        Fault::new(key, message, format!("indent it like the key it belongs beside{columns}"))
    }

    #[cold]
    pub(super) fn misplaced_indicator(&self, at: usize) -> Box<Fault> {
        let byte = char::from(self.byte(at));
        let (message, help) = match byte {
            '-' => (
                "a list cannot start on the line of its key",
                "start the list on a new line, or put the text in quotes",
            ),
            '?' => ("a `?` key cannot start here", "put the text in quotes"),
            _ => return Self::second_colon(at),
        };
        Fault::new(span(at, at + 1), message, help)
    }

    #[cold]
    pub(super) fn misplaced_node(&self, at: usize) -> Box<Fault> {
        let rest = self.rest(at);
        if let Some(fault) = self.missing_space(rest) {
            return fault;
        }
        let top = self.stack[self.stack.len() - 1];
        match top.shape {
            Shape::Mapping if top.state != State::Node => Fault::new(
                rest,
                format!("`{}` is neither a key nor part of the value above", self.excerpt(rest)),
                "write a colon and a space behind a key, or indent a text that goes on",
            ),
            Shape::Mapping => Fault::new(
                rest,
                format!("`{}` needs a colon behind it", self.excerpt(rest)),
                "write a colon and a space behind a key, or indent a value deeper than its key",
            ),
            _ => Fault::new(
                rest,
                format!("`{}` stands where the list's next `-` should be", self.excerpt(rest)),
                "write `- ` before it, or indent it",
            ),
        }
    }

    /// A `: ` within a plain scalar that is a value already.
    #[cold]
    pub(super) fn colon_in_plain(&self, start: usize, colon: usize) -> Box<Fault> {
        if self.line_end(start) >= colon {
            return Self::second_colon(colon);
        }
        let first = self.rest(start);
        if let Some(fault) = self.missing_space(first) {
            return fault;
        }
        if self.stack.len() == 1 {
            let message = format!("`{}` is no key: it has no colon behind it", self.excerpt(first));
            return Fault::new(first, message, "write a colon behind it, or delete it");
        }
        let line = self.line_start(colon);
        let key = span(line, self.trim(colon.max(line + 1)));
        Fault::new(
            key,
            format!("the key `{}` is indented as if it belonged to the value above", self.excerpt(key)),
            "indent it like the key above, or give that key no value of its own",
        )
        .with(first, "the value above")
    }

    /// `key:value`, which reads as text.
    fn missing_space(&self, written: Span) -> Option<Box<Fault>> {
        let text = written.slice(self.tree.text);
        let colon = text.find(':')?;
        let looks_like_key =
            colon > 0 && !text[..colon].contains([' ', '/', '.']) && !text[colon..].starts_with("://");
        looks_like_key.then(|| {
            let at = written.start as usize + colon;
            let message = format!(
                "`{}` reads as text, not as a key: its colon has no space behind it",
                self.excerpt(written)
            );
            Fault::new(span(at, at + 1), message, "write a space behind the colon")
        })
    }

    /// The first character that is not blank on the line of `at`.
    fn line_start(&self, at: usize) -> usize {
        let before = &self.tree.text[..at];
        let line = before.rfind(['\n', '\r']).map_or(0, |line| line + 1);
        self.skip_blanks(line).min(at)
    }

    #[cold]
    pub(super) fn unclosed_quote(&self, start: usize) -> Box<Fault> {
        let end = self.tree.text[..self.bytes.len()].trim_end().len();
        let message = "this quote is never closed";
        Fault::new(self.rest(start), message, "write the same quote at the end of the text")
            .with(span(end, end), "the document ends here")
    }

    /// `:` where no key is before it on its line.
    #[cold]
    pub(super) fn flow_colon_without_key(&self, at: usize) -> Box<Fault> {
        let top = self.stack[self.stack.len() - 1];
        if top.state == State::Ready {
            return Fault::new(
                self.word(at),
                "between brackets text cannot start with a colon",
                "put the text in quotes",
            );
        }
        self.unclosed_before_key(at).unwrap_or_else(|| {
            Fault::new(
                span(at, at + 1),
                "a second colon in one entry",
                "put the text in quotes, or write a comma",
            )
        })
    }

    /// A key on a later line, which shows that a bracket was not closed.
    pub(super) fn unclosed_before_key(&self, colon: usize) -> Option<Box<Fault>> {
        let bracket = self.bracket();
        let line = self.line_start(colon);
        if line <= bracket.start as usize {
            return None;
        }
        let key = span(line, self.trim(colon.max(line + 1)));
        let open = bracket.slice(self.tree.text);
        let close = if open == "{" { '}' } else { ']' };
        let message = format!(
            "the key `{}` follows a `{open}` that is not closed, or lacks a comma before it",
            self.excerpt(key)
        );
        Some(
            Fault::new(key, message, format!("write `{close}` or a comma before it"))
                .with(bracket, "the bracket that is open"),
        )
    }

    #[cold]
    pub(super) fn missing_comma(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        let text = word.slice(self.tree.text);
        // The next entry or bracket is not part of what is wrong.
        let end = text.char_indices().skip(1).find(|&(_, next)| matches!(next, ',' | ']' | '}'));
        let word = word.sub(0, end.map_or(text.len(), |(end, _)| end) as u32);
        let message = format!("`{}` stands where a comma or a closing bracket should be", self.excerpt(word));
        Fault::new(word, message, "write a comma before it, or close the bracket")
            .with(self.bracket(), "the bracket that is open")
    }

    #[cold]
    pub(super) fn bad_start(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        let text = self.excerpt(word);
        let first = char::from(self.byte(at));
        let message = match first {
            '\t' => return Fault::tab(at),
            ']' | '}' => format!("`{first}` closes a bracket that is not open"),
            ',' => "a comma without a value before it".into(),
            '%' | '@' | '`' => format!("text cannot start with `{first}`"),
            '|' | '>' => format!("`{first}` cannot start a value between brackets"),
            _ => format!("`{text}` cannot stand here"),
        };
        Fault::new(word, message, "put the text in quotes")
    }

    #[cold]
    pub(super) fn unknown_escape(&self, at: usize) -> Box<Fault> {
        let next = self.tree.text[at..].chars().next();
        let width = next.map_or(0, char::len_utf8);
        let escape = &self.tree.text[at - 1..at + width];
        Fault::new(
            span(at - 1, at + width),
            format!("`{}` is not an escape that YAML knows", shown(escape.trim_end())),
            "write `\\\\` for a backslash, or use single quotes",
        )
    }

    #[cold]
    pub(super) fn block_header_trailing(&self, start: usize, at: usize) -> Box<Fault> {
        let sign = char::from(self.bytes[start]);
        Fault::new(
            self.rest(at),
            format!("only `+`, `-`, a digit or a comment may follow `{sign}`"),
            "write the text on the next line, or put it in quotes",
        )
    }

    #[cold]
    pub(super) fn shallow_block(&self, blank: usize, _line: usize, content: usize) -> Box<Fault> {
        let end = self.line_end(blank);
        Fault::new(
            span(blank, end),
            "this blank line is indented deeper than the first line of the text",
            "delete its spaces",
        )
        .with(span(content, content), "the text starts here")
    }

    /// The innermost bracket that is open.
    fn bracket(&self) -> Span {
        let open = self
            .stack
            .iter()
            .rev()
            .find(|frame| matches!(frame.shape, Shape::FlowMapping | Shape::FlowSequence));
        let start = open.map_or(0, |frame| self.tree.nodes[frame.node as usize].start as usize);
        span(start, start + 1)
    }

    #[cold]
    pub(super) fn unclosed_bracket(&self) -> Box<Fault> {
        let bracket = self.bracket();
        let end = self.tree.text[..self.bytes.len()].trim_end().len();
        let open = bracket.slice(self.tree.text);
        Fault::new(
            bracket,
            format!("this `{open}` is never closed"),
            format!("write `{}` behind its last entry", if open == "{" { '}' } else { ']' }),
        )
        .with(span(end, end), "the document ends here")
    }

    #[cold]
    pub(super) fn wrong_bracket(&self, at: usize) -> Box<Fault> {
        let bracket = self.bracket();
        let open = bracket.slice(self.tree.text);
        Fault::new(
            span(at, at + 1),
            format!("`{}` closes a `{open}`", char::from(self.bytes[at])),
            format!("write `{}`", if open == "{" { '}' } else { ']' }),
        )
        .with(bracket, "the bracket that is open")
    }

    #[cold]
    pub(super) fn bad_name(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        let text = self.excerpt(word);
        let what = if self.bytes[at] == b'*' { "an alias" } else { "an anchor" };
        Fault::new(word, format!("`{text}` reads as {what}"), "put it in quotes")
    }

    #[cold]
    pub(super) fn bad_tag(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        let text = self.excerpt(word);
        Fault::new(word, format!("`{text}` reads as a tag"), "put it in quotes")
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{ProblemKind, parse};

    /// Each input: the characters that are marked, the message, the help.
    const MISTAKES: &[(&str, &str, &str, &str)] = &[
        ("a:\n\tb: 1\n", "\t", "a tab cannot indent YAML", "use spaces"),
        ("a:\n-\tb\n", "\t", "a tab cannot indent YAML", "use spaces"),
        ("a: 1\n\t\nb: 2\n", "\t", "a tab cannot indent YAML", "use spaces"),
        (
            "a: 1\nb:2\nc: 3\n",
            ":",
            "`b:2` reads as text, not as a key: its colon has no space behind it",
            "write a space behind the colon",
        ),
        (
            "spec:\n  replicas:3\n  paused: true\n",
            ":",
            "`replicas:3` reads as text, not as a key: its colon has no space behind it",
            "write a space behind the colon",
        ),
        (
            "a:\n    b: 1\n  c: 2\n",
            "c",
            "the indentation of the key `c` fits no key above",
            "indent it like the key it belongs beside: 0 or 4 spaces",
        ),
        (
            "a: \"x\"\n  b: 1\n",
            "b",
            "the key `b` is indented, but the key above has a value already",
            "indent it like the key it belongs beside: 0 spaces",
        ),
        (
            "a: 1\n  b: 2\n",
            "b",
            "the key `b` is indented as if it belonged to the value above",
            "indent it like the key above, or give that key no value of its own",
        ),
        (
            "c:\n  - name: a\n - name: b\n",
            "-",
            "the indentation of this list item fits no list above",
            "indent the dash like the items it belongs beside: 0 or 2 spaces",
        ),
        (
            "a: \"x\nb: \"y\"\n",
            "\"",
            "this quote ends a text that was opened on an earlier line",
            "close that text on its own line",
        ),
        (
            "a: \"x\nb: y\n",
            "\"x",
            "this quote is never closed",
            "write the same quote at the end of the text",
        ),
        (
            "a: [x, y\nb: z\n",
            "b",
            "the key `b` follows a `[` that is not closed, or lacks a comma before it",
            "write `]` or a comma before it",
        ),
        ("a: [1, 2\n", "[", "this `[` is never closed", "write `]` behind its last entry"),
        ("a: [1, 2}\n", "}", "`}` closes a `[`", "write `]`"),
        (
            "a: b: c\n",
            ":",
            "this `: ` would start a second key on the line",
            "put the whole value in quotes, or write the second key on its own line",
        ),
        (
            "a: - b\n",
            "-",
            "a list cannot start on the line of its key",
            "start the list on a new line, or put the text in quotes",
        ),
        ("a: *.com\n", "*.com", "`*.com` reads as an alias", "put it in quotes"),
        ("a: @x\n", "@x", "text cannot start with `@`", "put the text in quotes"),
        ("a: `x`\n", "`x`", "text cannot start with ```", "put the text in quotes"),
        ("a: %x\n", "%x", "text cannot start with `%`", "put the text in quotes"),
        ("a: [::1]\n", "::1]", "between brackets text cannot start with a colon", "put the text in quotes"),
        (
            "%YAML 1.2\n---\na: 1\n",
            "%YAML 1.2",
            "kubectl does not read lines that start with `%`",
            "delete the line",
        ),
        ("a: 1\n--- {b: 2}\n", "--- {b: 2}", "kubectl refuses text behind `---`", "put it on the next line"),
        (
            "a: 1\n----\nb: 2\n",
            "----",
            "kubectl takes every line that starts with `---` for a document separator",
            "write exactly `---`, or indent the line if it is text",
        ),
        (
            "kind\nname: x\n",
            "kind",
            "`kind` is no key: it has no colon behind it",
            "write a colon behind it, or delete it",
        ),
        (
            "a: .inf\n",
            ".inf",
            "`.inf` means infinity, which JSON has not",
            "write a number, or put it in quotes if it is text",
        ),
        (
            "a: \"\\q\"\n",
            "\\q",
            "`\\q` is not an escape that YAML knows",
            "write `\\\\` for a backslash, or use single quotes",
        ),
        (
            "a: x\0y\n",
            "\0",
            "the control character U+0000 is not allowed in YAML",
            "delete it, or write it as an escape in double quotes",
        ),
        ("~: 1\n", "~", "a key cannot be null", "write a key, in quotes if it is the word `null`"),
    ];

    #[test]
    fn mistakes_are_named_where_they_are() {
        for (text, marked, message, help) in MISTAKES {
            let (_, problems) = parse(text);
            let [problem] = &problems[..] else { panic!("{text:?}: {problems:?}") };
            assert_eq!(problem.kind, ProblemKind::Syntax, "{text:?}");
            assert_eq!((problem.message.as_str(), problem.help.as_str()), (*message, *help), "{text:?}");
            assert_eq!(problem.span.slice(text), *marked, "{text:?}");
        }
    }
}
