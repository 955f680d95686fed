//! The words for the commonest mistakes.

use super::fault::{Fault, span};
use super::{Parser, Shape, State};
use crate::text::Span;

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
        let text = span.slice(self.tree.text);
        if text.chars().count() <= 40 {
            return text.into();
        }
        text.chars().take(37).chain("...".chars()).collect()
    }

    #[cold]
    pub(super) fn directive(&self, at: usize) -> Box<Fault> {
        Fault::new(self.rest(at), "kubectl does not read lines that start with `%`", "delete the line")
    }

    #[cold]
    pub(super) fn trailing_fault(&self, at: usize) -> Box<Fault> {
        if self.byte(at) == b':' && self.blank_or_end(at + 1) {
            return Fault::new(
                span(at, at + 1),
                "a second `: ` on this line",
                "put the value in quotes, or start a new line after the first key",
            );
        }
        if self.byte(at) == b':' {
            return Fault::new(self.word(at), "a key needs a space behind its colon", "write `: `");
        }
        let rest = self.rest(at);
        Fault::new(
            rest,
            format!("unexpected `{}` behind the value", self.excerpt(rest)),
            "put the whole value in one pair of quotes, or start a comment with ` #`",
        )
    }

    #[cold]
    pub(super) fn tab_after_indicator(&self, at: usize) -> Box<Fault> {
        Fault::new(span(at, at + 1), "a tab cannot indent YAML", "use a space")
    }

    #[cold]
    pub(super) fn misplaced_dash(&self, at: usize) -> Box<Fault> {
        let column = at - self.line;
        Fault::new(
            span(at, at + 1),
            "a list item does not fit here",
            format!("indent the dash like the items before it{}", self.levels(column)),
        )
    }

    /// Which columns are open.
    fn levels(&self, column: usize) -> String {
        let mut fits: Vec<i32> = self.stack.iter().map(|frame| frame.indent).filter(|&indent| indent >= 0).collect();
        fits.dedup();
        fits.sort_unstable_by_key(|&indent| (i64::from(indent) - column as i64).abs());
        fits.truncate(2);
        fits.sort_unstable();
        match fits[..] {
            [one] => format!(" (column {})", one + 1),
            [one, two] => format!(" (column {} or {})", one + 1, two + 1),
            _ => String::new(),
        }
    }

    #[cold]
    pub(super) fn misplaced_key(&self, at: usize, column: i32) -> Box<Fault> {
        let word = self.word(at);
        let top = self.stack[self.stack.len() - 1];
        if matches!(top.shape, Shape::Sequence | Shape::Indentless) && top.indent == column {
            return Fault::new(
                word,
                format!("`{}` stands where the list's next `-` should be", self.excerpt(word)),
                "write `- ` before it, or indent it",
            );
        }
        Fault::new(
            word,
            format!("the indentation of `{}` fits no line above", self.excerpt(word)),
            format!("indent it like the key it belongs beside{}", self.levels(column as usize)),
        )
    }

    #[cold]
    pub(super) fn misplaced_indicator(&self, at: usize) -> Box<Fault> {
        let byte = char::from(self.byte(at));
        let (message, help) = match byte {
            '-' => ("a list cannot start on the line of its key", "start the list on a new line, or put the text in quotes"),
            '?' => ("a `?` key cannot start here", "put the text in quotes"),
            _ => ("a second `: ` on this line", "put the value in quotes"),
        };
        Fault::new(span(at, at + 1), message, help)
    }

    #[cold]
    pub(super) fn misplaced_node(&self, at: usize) -> Box<Fault> {
        let rest = self.rest(at);
        let text = rest.slice(self.tree.text);
        let word = self.word(at);
        if let Some(colon) = text.find(':')
            && !text[..colon].contains(' ')
        {
            return Fault::new(
                word,
                format!("`{}` needs a space behind its colon", self.excerpt(word)),
                "write a space behind the colon",
            );
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

    #[cold]
    pub(super) fn colon_in_plain(&self, start: usize, colon: usize) -> Box<Fault> {
        let first = self.rest(start);
        let first_text = first.slice(self.tree.text);
        if !self.on_line(start, colon) {
            if let Some(at) = first_text.find(':')
                && !first_text[..at].contains(' ')
                && !first_text[at..].starts_with("://")
            {
                return Fault::new(
                    first,
                    format!("`{}` needs a space behind its colon", self.excerpt(first)),
                    "write a space behind the colon",
                );
            }
            return Fault::new(
                span(colon, colon + 1),
                "this key is indented deeper than the one above, which has a value already",
                "indent it like the line above, or delete that value",
            )
            .with(first, "the value that goes on here");
        }
        Fault::new(
            span(colon, colon + 1),
            "a second `: ` on this line",
            "put the value in quotes",
        )
    }

    fn on_line(&self, start: usize, at: usize) -> bool {
        self.line_end(start) >= at
    }

    #[cold]
    pub(super) fn flow_key(&self, start: usize, end: usize) -> Box<Fault> {
        Fault::new(
            span(start, end),
            "a key cannot be a mapping or a list",
            "put the key in quotes if it is text",
        )
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
    pub(super) fn unclosed_quote(&self, start: usize) -> Box<Fault> {
        let end = self.tree.text[..self.bytes.len()].trim_end().len();
        let quote = char::from(self.bytes[start]);
        Fault::new(
            span(start, start + 1),
            format!("this quote is never closed; the text ends without another {quote}"),
            "close it, or escape quotes within the text",
        )
        .with(span(end, end), "the document ends here")
    }

    #[cold]
    pub(super) fn unknown_escape(&self, at: usize) -> Box<Fault> {
        let next = self.tree.text[at..].chars().next();
        let width = next.map_or(0, char::len_utf8);
        let escape = &self.tree.text[at - 1..at + width];
        Fault::new(
            span(at - 1, at + width),
            format!("`{}` is not an escape that YAML knows", escape.trim_end()),
            "write `\\\\` for a backslash, or use single quotes",
        )
    }

    #[cold]
    pub(super) fn surrogate_escape(&self, at: usize, digits: usize) -> Box<Fault> {
        Fault::new(
            span(at - 1, at + 1 + digits),
            "this escape is no character",
            "write the character itself, or `\\U` and its eight digits",
        )
    }

    #[cold]
    pub(super) fn short_escape(&self, at: usize, digits: usize) -> Box<Fault> {
        Fault::new(
            span(at - 1, at + 1),
            format!("this escape needs {digits} hexadecimal digits"),
            "write them all, or `\\\\` for a backslash",
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
        let open = self.stack.iter().rev().find(|frame| matches!(frame.shape, Shape::FlowMapping | Shape::FlowSequence));
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
    pub(super) fn missing_comma(&self, at: usize) -> Box<Fault> {
        let word = self.word(at);
        Fault::new(
            word,
            format!("`{}` stands where a comma or a closing bracket should be", self.excerpt(word)),
            "write a comma before it, or close the bracket",
        )
        .with(self.bracket(), "the bracket that is open")
    }

    #[cold]
    pub(super) fn flow_colon_without_key(&self, at: usize) -> Box<Fault> {
        Fault::new(
            self.word(at),
            "between brackets text cannot start with a colon",
            "put the text in quotes",
        )
    }

    #[cold]
    pub(super) fn question_in_flow(&self, at: usize) -> Box<Fault> {
        Fault::new(
            span(at, at + 1),
            "between brackets text without quotes cannot have a `?`",
            "put the text in quotes",
        )
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

    #[cold]
    pub(super) fn unknown_alias(&self, at: Span, name: &str) -> Box<Fault> {
        Fault::new(
            at,
            format!("no `&{name}` before this in the document"),
            format!("write `&{name}` before the value it should repeat, or put `*{name}` in quotes if it is text"),
        )
    }
}
