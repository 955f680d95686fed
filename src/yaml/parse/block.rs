//! Block style: indentation, dashes, keys.

use super::fault::{Fault, Res, span};
use super::{Parser, Shape, State};
use crate::yaml::problem::ProblemKind;
use crate::yaml::tree::{Kind, flag};

impl<const RARE: bool> Parser<'_, RARE> {
    /// Reads a document whose text starts at `start` and ends with `self.bytes`.
    pub(super) fn block_document(&mut self, start: usize) -> Res {
        self.start_line(start);
        if self.bytes[start..].starts_with(b"---") && self.is_marker(start) {
            // Behind a byte order mark kubectl's splitter does not see the separator, but the parser does.
            self.explicit = true;
            let at = self.skip_blanks(start + 3);
            self.inline_value(at)?;
        }
        while let Some(byte) = self.next_content()? {
            let column = (self.at - self.line) as i32;
            // What cannot be a key may stand in the column of the dashes of a list that is not indented.
            let item = matches!(byte, b'|' | b'>') || (byte == b'-' && self.blank_or_end(self.at + 1));
            if column == 0 && matches!(byte, b'.' | b'-' | b'%') && self.marker(byte)? {
                break;
            }
            self.unwind(column, item)?;
            let root_done = self.stack.len() == 1 && self.stack[0].state == State::Ready;
            if root_done {
                self.drop_rest(self.at);
                break;
            }
            self.structure(self.at)?;
        }
        while self.stack.len() > 1 {
            self.close()?;
        }
        if self.stack[0].state == State::Node && !self.pending.is_empty() {
            self.place_empty()?;
        }
        Ok(())
    }

    /// Makes the line that starts at `line` the current one.
    #[inline(always)]
    pub(super) fn start_line(&mut self, line: usize) {
        self.line = line;
        self.at = self.skip_spaces(line);
    }

    /// Skips blank lines and comments; the first byte of the next content, if any.
    #[inline(always)]
    fn next_content(&mut self) -> Res<Option<u8>> {
        loop {
            let Some(&byte) = self.bytes.get(self.at) else { return Ok(None) };
            match byte {
                b'\n' | b'\r' => self.start_line(self.at + self.break_len(self.at)),
                b'#' => self.finish_line(self.at)?,
                b'\t' => return Err(Fault::tab(self.at)),
                _ if RARE && self.break_len(self.at) > 0 => {
                    self.start_line(self.at + self.break_len(self.at));
                }
                _ => return Ok(Some(byte)),
            }
        }
    }

    /// Expects the end of the line at `at`, blanks and a comment aside, and goes to the next line.
    pub(super) fn finish_line(&mut self, at: usize) -> Res {
        let mut at = self.skip_blanks(at);
        if self.byte(at) == b'#' {
            let end = self.line_end(at);
            self.tree.comments.push(span(at, end));
            at = end;
        }
        if !self.ends_line(at) {
            return self.trailing(at);
        }
        self.start_line(at + self.break_len(at));
        Ok(())
    }

    /// Text where the line should end.
    #[cold]
    fn trailing(&mut self, at: usize) -> Res {
        let colon = self.byte(at) == b':' && self.blank_or_end(at + 1);
        if self.stack.len() == 1 && !colon {
            self.drop_rest(at);
            self.start_line(self.bytes.len());
            return Ok(());
        }
        Err(self.trailing_fault(at))
    }

    /// Reports that kubectl does not read on from `at`.
    #[cold]
    fn drop_rest(&mut self, at: usize) {
        let end = self.tree.text[..self.bytes.len()].trim_end().len();
        self.report(
            ProblemKind::Dropped,
            span(at, end),
            "kubectl ignores this: the document has ended before it",
            "indent it like the lines before, or put `---` on a line of its own between two documents",
        );
    }

    /// A line that starts with `...`, `---` or `%` in the first column: whether the document ends here.
    #[cold]
    fn marker(&mut self, byte: u8) -> Res<bool> {
        if byte == b'%' {
            return Err(self.directive(self.at));
        }
        if self.is_marker(self.at) {
            let blank =
                self.stack.len() == 1 && self.stack[0].state == State::Node && self.pending.is_empty();
            if blank && !self.explicit {
                return Err(Fault::new(
                    span(self.at, self.at + 3),
                    "`...` ends a document that has not begun",
                    "delete it",
                ));
            }
            self.end_marker(self.at + 3);
            return Ok(true);
        }
        Ok(false)
    }

    /// `...`: kubectl reads nothing behind it.
    fn end_marker(&mut self, after: usize) {
        let mut at = after;
        loop {
            at = self.skip_blanks(at);
            if self.byte(at) == b'#' {
                let end = self.line_end(at);
                self.tree.comments.push(span(at, end));
                at = end;
            }
            if at >= self.bytes.len() {
                break;
            }
            match self.break_len(at) {
                0 => {
                    let end = self.tree.text[..self.bytes.len()].trim_end().len();
                    self.report(
                        ProblemKind::Dropped,
                        span(at, end),
                        "kubectl ignores everything behind `...`",
                        "delete it, or write `---` instead of `...`",
                    );
                    break;
                }
                len => at += len,
            }
        }
    }

    /// Closes the collections that a line at `column` leaves.
    #[inline(always)]
    fn unwind(&mut self, column: i32, item: bool) -> Res {
        loop {
            let top = *self.top();
            let left =
                top.indent > column || (top.shape == Shape::Indentless && top.indent == column && !item);
            if !left {
                return Ok(());
            }
            self.close()?;
        }
    }

    /// Whether the innermost collection waits for a node that may stand at `column`.
    #[inline(always)]
    fn waits_at(&mut self, column: i32) -> bool {
        let top = self.top();
        matches!(top.state, State::Node | State::Key) && column > top.indent
    }

    /// What starts at `at`, where a key may start: indicators first, each of which may have the next on its line.
    fn structure(&mut self, mut at: usize) -> Res {
        loop {
            let byte = self.byte(at);
            if !matches!(byte, b'-' | b'?' | b':') || !self.blank_or_end(at + 1) {
                return self.node(at);
            }
            match byte {
                b'-' => self.dash(at)?,
                b'?' => self.explicit_key(at)?,
                _ => self.explicit_value(at)?,
            }
            self.top().after = at as u32 + 1;
            at = self.skip_spaces(at + 1);
            match self.byte(at) {
                b'\t' => return Err(Fault::tab(at)),
                b'#' => return self.finish_line(at),
                _ if self.ends_line(at) => return self.finish_line(at),
                _ => {}
            }
        }
    }

    /// `- `: an item.
    fn dash(&mut self, at: usize) -> Res {
        let column = (at - self.line) as i32;
        let top = *self.top();
        let same_column = top.indent == column;
        match top.shape {
            Shape::Sequence | Shape::Indentless if same_column => {
                if top.state == State::Node {
                    self.place_empty()?;
                }
            }
            Shape::Mapping if same_column && matches!(top.state, State::Node | State::Key) => {
                self.open(Shape::Indentless, 0, at, column as usize)?;
            }
            _ if self.waits_at(column) => self.open(Shape::Sequence, 0, at, column as usize)?,
            _ => return Err(self.misplaced_dash(at)),
        }
        self.top().state = State::Node;
        Ok(())
    }

    /// `? `: a key of any form.
    #[cold]
    fn explicit_key(&mut self, at: usize) -> Res {
        let column = (at - self.line) as i32;
        self.enter_mapping(at, column)?;
        self.top().state = State::Key;
        Ok(())
    }

    /// `: ` at the start of a line: the value of a `? ` key.
    #[cold]
    fn explicit_value(&mut self, at: usize) -> Res {
        let column = (at - self.line) as i32;
        let top = *self.top();
        if top.shape != Shape::Mapping || top.indent != column || top.state != State::KeyDone {
            if top.state == State::Key && top.indent == column {
                return Err(Fault::null_key(span(at, at + 1)));
            }
            return Err(Fault::new(
                span(at, at + 1),
                "a `:` without a key before it",
                "write the key before the colon, or put the value in quotes",
            ));
        }
        self.top().state = State::Node;
        Ok(())
    }

    /// Makes the mapping whose keys stand in `column` the innermost collection, ready for a key that starts at `at`.
    #[inline(always)]
    fn enter_mapping(&mut self, at: usize, column: i32) -> Res {
        let top = *self.top();
        if top.shape == Shape::Mapping && top.indent == column {
            match top.state {
                State::Ready | State::Comma => Ok(()),
                State::Node => self.place_empty(),
                State::KeyDone => {
                    self.top().state = State::Node;
                    self.place_empty()
                }
                State::Key => Err(Fault::null_key(span(top.after as usize, top.after as usize))),
            }
        } else if self.waits_at(column) {
            self.open(Shape::Mapping, 0, at, column as usize)
        } else {
            Err(self.misplaced_key(at, column))
        }
    }

    /// A key or a value that starts at `start`.
    #[inline(always)]
    fn node(&mut self, start: usize) -> Res {
        let own_properties = self.pending.len();
        let mut at = start;
        let mut byte = self.byte(at);
        if matches!(byte, b'&' | b'!') {
            at = self.properties(at)?;
            if self.ends_line(at) || self.byte(at) == b'#' {
                self.expect_node(start)?;
                return self.finish_line(at);
            }
            byte = self.byte(at);
        }
        let (kind, flags, end) = match byte {
            b'"' | b'\'' | b'*' => self.closed_scalar(at)?,
            b'[' | b'{' => {
                self.expect_node(start)?;
                let end = self.flow(at)?;
                let colon = self.skip_blanks(end);
                if self.byte(colon) == b':' && self.blank_or_end(colon + 1) {
                    return Err(Fault::collection_key(at));
                }
                return self.finish_line(end);
            }
            b'|' | b'>' => {
                let top = *self.top();
                // It cannot be a key, so go-yaml lets it stand even in the column of the keys.
                let waited_for = matches!(top.state, State::Node | State::Key);
                if start != at || !waited_for || ((at - self.line) as i32) < top.indent {
                    self.expect_node(start)?;
                }
                return self.block_scalar(at);
            }
            b':' if start != at && self.blank_or_end(at + 1) => (Kind::Empty, 0, at),
            _ => {
                self.check_plain_start(at)?;
                let stop = self.plain_stop(at + 1);
                if self.byte(stop) != b':' || stop >= self.bytes.len() {
                    self.expect_node(start)?;
                    return self.plain_value(at, stop);
                }
                (Kind::Plain, 0, self.trim(stop))
            }
        };
        let colon = self.skip_blanks(end);
        if self.bytes.get(colon) != Some(&b':') || !self.blank_or_end(colon + 1) {
            self.expect_node(start)?;
            self.place(kind, flags, at, end, 0)?;
            return self.finish_line(end);
        }
        self.check_key_length(start, colon, flags)?;
        let column = (start - self.line) as i32;
        if self.pending.is_empty() {
            self.enter_mapping(start, column)?;
        } else {
            let own = self.pending.split_off(own_properties);
            self.enter_mapping(start, column)?;
            self.pending = own;
        }
        let id = self.child(kind, flags, at, end, 0);
        let top = self.top();
        top.state = State::Node;
        top.after = colon as u32 + 1;
        self.note_key(id)?;
        let at = self.skip_blanks(colon + 1);
        self.inline_value(at)
    }

    /// A value on the line of its key, where no further key may start.
    #[inline(always)]
    fn inline_value(&mut self, mut at: usize) -> Res {
        let mut byte = self.byte(at);
        if matches!(byte, b'&' | b'!') {
            at = self.properties(at)?;
            byte = self.byte(at);
        }
        match byte {
            b'\n' | b'\r' | b'#' => return self.finish_line(at),
            b'"' | b'\'' | b'*' => {
                let (kind, flags, end) = self.closed_scalar(at)?;
                self.place(kind, flags, at, end, 0)?;
                return self.finish_line(end);
            }
            b'[' | b'{' => {
                let end = self.flow(at)?;
                return self.finish_line(end);
            }
            b'|' | b'>' => return self.block_scalar(at),
            b'-' | b'?' | b':' if self.blank_or_end(at + 1) => return Err(self.misplaced_indicator(at)),
            _ => {}
        }
        if RARE && self.ends_line(at) {
            return self.finish_line(at);
        }
        self.check_plain_start(at)?;
        let stop = self.plain_stop(at + 1);
        self.plain_value(at, stop)
    }

    /// A node that is no key must stand where one is waited for, deeper than the collection around it.
    #[inline(always)]
    fn expect_node(&mut self, start: usize) -> Res {
        let column = (start - self.line) as i32;
        if !self.waits_at(column) {
            return Err(self.misplaced_node(start));
        }
        if self.pending.len() > 1 { self.check_pending() } else { Ok(()) }
    }

    /// A plain scalar that is a value; `stop` is where its first line ends.
    pub(super) fn plain_value(&mut self, start: usize, mut stop: usize) -> Res {
        let indent = (self.top().indent + 1) as usize;
        let mut flags = 0;
        let end = loop {
            let end = self.trim(stop);
            match self.bytes.get(stop) {
                Some(b':') => return Err(self.colon_in_plain(start, stop)),
                Some(b'#') => {
                    self.place(Kind::Plain, flags, start, end, 0)?;
                    return self.finish_line(stop);
                }
                _ => {}
            }
            // The next line continues the scalar if it is indented deeper than the collection around.
            self.start_line(stop + self.break_len(stop));
            loop {
                match self.bytes.get(self.at) {
                    Some(b'\n' | b'\r') => self.start_line(self.at + self.break_len(self.at)),
                    Some(b'\t') if self.at - self.line < indent => return Err(Fault::tab(self.at)),
                    Some(b'\t' | b' ') => self.at += 1,
                    Some(_) if RARE && self.break_len(self.at) > 0 => {
                        self.start_line(self.at + self.break_len(self.at));
                    }
                    _ => break,
                }
            }
            let column = self.at - self.line;
            if column < indent || matches!(self.byte(self.at), b'#' | b'\n') {
                break end;
            }
            if column == 0 && self.is_marker(self.at) {
                break end;
            }
            if self.byte(self.at) == b':' && self.blank_or_end(self.at + 1) {
                if self.stack.len() == 1 {
                    break end;
                }
                return Err(self.colon_in_plain(start, self.at));
            }
            flags = flag::MULTI;
            stop = self.plain_stop(self.at + 1);
        };
        self.place(Kind::Plain, flags, start, end, 0)
    }
}
