//! Finding where scalars end: plain, quoted and block ones.

use super::Parser;
use super::fault::{Fault, Res, span};
use crate::yaml::tree::{Kind, flag};

impl<const RARE: bool> Parser<'_, RARE> {
    /// Where a plain scalar in a block stops on its line: at `: `, at a comment, at the end of the line.
    #[inline(always)]
    pub(super) fn plain_stop(&self, mut at: usize) -> usize {
        loop {
            at = self.next_mark(at);
            match self.bytes.get(at) {
                Some(b':') if !self.blank_or_end(at + 1) => {}
                Some(b'#') if !matches!(self.bytes[at - 1], b' ' | b'\t') => {}
                Some(b'\t') => {}
                _ => return at,
            }
            at += 1;
        }
    }

    /// Whether a plain scalar may start with the byte at `at`.
    #[inline(always)]
    pub(super) fn check_plain_start(&self, at: usize) -> Res {
        match self.byte(at) {
            b'-' | b'?' | b':' if self.blank_or_end(at + 1) => Err(self.misplaced_indicator(at)),
            b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"'
            | b'%' | b'@' | b'`' | b'\t' => Err(self.bad_start(at)),
            _ => Ok(()),
        }
    }

    /// A quoted scalar or an alias, which say themselves where they end: kind, flags, end.
    #[inline(always)]
    pub(super) fn closed_scalar(&self, at: usize) -> Res<(Kind, u8, usize)> {
        match self.bytes[at] {
            b'"' => self.double_quoted(at).map(|(end, flags)| (Kind::Double, flags, end)),
            b'\'' => self.single_quoted(at).map(|(end, flags)| (Kind::Single, flags, end)),
            _ => self.name_end(at).map(|end| (Kind::Alias, 0, end)),
        }
    }

    /// A single-quoted scalar that starts at `start`: where it ends, and its flags.
    fn single_quoted(&self, start: usize) -> Res<(usize, u8)> {
        let mut at = start + 1;
        let mut flags = 0;
        loop {
            at = self.next_of(at, b'\'', b'\'');
            match self.bytes.get(at) {
                None => return Err(self.unclosed_quote(start)),
                Some(b'\'') if self.bytes.get(at + 1) == Some(&b'\'') => {
                    flags |= flag::ESCAPED;
                    at += 2;
                }
                Some(b'\'') => return Ok((at + 1, flags)),
                _ => {
                    flags |= flag::MULTI;
                    at = self.quoted_break(start, at)?;
                }
            }
        }
    }

    /// A double-quoted scalar that starts at `start`: where it ends, and its flags. Checks its escapes.
    fn double_quoted(&self, start: usize) -> Res<(usize, u8)> {
        let mut at = start + 1;
        let mut flags = 0;
        loop {
            at = self.next_of(at, b'"', b'\\');
            match self.bytes.get(at) {
                None => return Err(self.unclosed_quote(start)),
                Some(b'"') => return Ok((at + 1, flags)),
                Some(b'\\') => {
                    flags |= flag::ESCAPED;
                    at += 1;
                    if self.break_len(at) == 0 {
                        at = self.check_escape(at)?;
                    }
                }
                _ => {
                    flags |= flag::MULTI;
                    at = self.quoted_break(start, at)?;
                }
            }
        }
    }

    /// The first position from `at` that is one of two bytes or a line break.
    #[inline(always)]
    fn next_of(&self, mut at: usize, one: u8, two: u8) -> usize {
        if RARE {
            while at < self.bytes.len()
                && self.bytes[at] != one
                && self.bytes[at] != two
                && self.break_len(at) == 0
            {
                at += 1;
            }
            return at;
        }
        let rest = self.bytes.get(at..).unwrap_or_default();
        // Most quoted scalars are short; the first bytes are looked at without setting up a search.
        for (offset, &byte) in rest.iter().take(16).enumerate() {
            if byte == one || byte == two || byte == b'\n' {
                return at + offset;
            }
        }
        memchr::memchr3(one, two, b'\n', rest).map_or(self.bytes.len(), |offset| at + offset)
    }

    /// Goes over a line break in a quoted scalar and the blanks behind it.
    fn quoted_break(&self, start: usize, at: usize) -> Res<usize> {
        let line = at + self.break_len(at).max(1);
        if self.is_marker(line) {
            return Err(self.unclosed_quote(start));
        }
        Ok(line)
    }

    /// The escape at `at`, just behind its backslash: where the text goes on.
    fn check_escape(&self, at: usize) -> Res<usize> {
        let digits = match self.bytes.get(at) {
            Some(
                b'0' | b'a' | b'b' | b't' | b'\t' | b'n' | b'v' | b'f' | b'r' | b'e' | b' ' | b'"' | b'\''
                | b'\\' | b'N' | b'_' | b'L' | b'P',
            ) => return Ok(at + 1),
            Some(b'x') => 2,
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => return Err(self.unknown_escape(at)),
        };
        let hex = self.bytes.get(at + 1..at + 1 + digits).unwrap_or_default();
        let is_hex = hex.len() == digits && hex.iter().all(u8::is_ascii_hexdigit);
        let code =
            str::from_utf8(hex).ok().filter(|_| is_hex).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code {
            Some(code) if char::from_u32(code).is_some() => Ok(at + 1 + digits),
            Some(_) => Err(Fault::surrogate_escape(at, digits)),
            None => Err(Fault::short_escape(at, digits)),
        }
    }

    /// A block scalar whose `|` or `>` is at `start`.
    pub(super) fn block_scalar(&mut self, start: usize) -> Res {
        let kind = if self.bytes[start] == b'|' { Kind::Literal } else { Kind::Folded };
        let parent = self.top().indent;
        let (header_end, mut flags, increment) = self.block_header(start)?;
        let mut at = self.skip_blanks(header_end);
        if self.byte(at) == b'#' {
            let end = self.line_end(at);
            self.tree.comments.push(span(at, end));
            at = end;
        }
        if !self.ends_line(at) {
            return Err(self.block_header_trailing(start, at));
        }
        let mut end = header_end;
        let mut line = at + self.break_len(at);

        let mut indent = increment.map_or(0, |increment| parent.max(0) as usize + increment);
        let mut deepest = 0;
        let mut content;
        let mut blank_line = None;
        // Leading blank lines; without an indicator the deepest of them and the first line of text count.
        loop {
            content = self.skip_spaces(line);
            if indent > 0 {
                content = content.min(line + indent);
            }
            deepest = deepest.max(content - line);
            if self.byte(content) == b'\t'
                && (indent == 0 || content - line < indent)
                && content < self.bytes.len()
            {
                return Err(Fault::tab(content));
            }
            let len = self.break_len(content);
            if len == 0 {
                break;
            }
            if content - line == deepest && deepest > 0 {
                blank_line = Some(line);
            }
            line = content + len;
        }
        if indent == 0 {
            indent = deepest.max((parent + 1) as usize).max(1);
            let column = content - line;
            if let Some(blank) = blank_line
                && column < indent
                && column as i32 > parent
                && content < self.bytes.len()
                && self.bytes[content] != b'#'
            {
                return Err(self.shallow_block(blank, line, content));
            }
        }
        if indent > usize::from(u16::MAX) {
            return Err(Fault::too_deep(start));
        }
        while content - line == indent && content < self.bytes.len() {
            end = self.line_end(content);
            line = end + self.break_len(end);
            loop {
                content = self.skip_spaces(line).min(line + indent);
                if self.bytes.get(content) == Some(&b'\t') && content - line < indent {
                    return Err(Fault::tab(content));
                }
                let len = self.break_len(content);
                if len == 0 {
                    break;
                }
                line = content + len;
            }
        }
        flags |= flag::MULTI;
        self.place(kind, flags, start, end, indent)?;
        self.line = line;
        self.at = self.skip_spaces(content);
        Ok(())
    }

    /// The indicators behind `|` or `>`: where they end, the flags for `+` and `-`, and the indentation indicator.
    fn block_header(&self, start: usize) -> Res<(usize, u8, Option<usize>)> {
        let mut at = start + 1;
        let (mut flags, mut increment) = (0, None);
        let mut chomped = false;
        loop {
            match self.byte(at) {
                b'+' if !chomped => (flags, chomped) = (flag::KEEP, true),
                b'-' if !chomped => (flags, chomped) = (flag::STRIP, true),
                digit @ b'1'..=b'9' if increment.is_none() => increment = Some(usize::from(digit - b'0')),
                b'0' if increment.is_none() => {
                    return Err(Fault::new(
                        span(at, at + 1),
                        "a block's indentation indicator cannot be 0",
                        "write 1 to 9, or leave it out",
                    ));
                }
                _ => return Ok((at, flags, increment)),
            }
            at += 1;
        }
    }
}
