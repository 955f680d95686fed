//! Flow style: what is written with brackets.

use super::fault::{Fault, Res, span};
use super::{Frame, Parser, Shape, State};
use crate::yaml::tree::{Kind, MAX_DEPTH, flag};

/// Whether a plain scalar in a flow collection goes on over a byte without a closer look.
const ORDINARY: [bool; 256] = {
    let mut table = [true; 256];
    let special = b"\0\t\n\r ,?[]{}:#\xC2\xE2";
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = false;
        at += 1;
    }
    table
};

impl<const RARE: bool> Parser<'_, RARE> {
    /// Reads the flow collection whose bracket is at `start`, as the node that the innermost collection waits for;
    /// returns where it ends.
    pub(super) fn flow(&mut self, start: usize) -> Res<usize> {
        let base = self.stack.len();
        let indent = (self.top().indent + 1) as usize;
        self.open(self.bracket_shape(start), flag::FLOW, start, 0)?;
        let mut at = start + 1;
        loop {
            at = self.flow_blanks(at)?;
            match self.bytes[at] {
                b']' | b'}' => {
                    self.close_flow(at)?;
                    at += 1;
                    if self.stack.len() == base {
                        return Ok(at);
                    }
                }
                b',' => {
                    self.comma(at)?;
                    at += 1;
                }
                b':' => {
                    self.flow_colon(at)?;
                    at += 1;
                }
                b'?' => {
                    self.flow_question(at)?;
                    at += 1;
                }
                _ => at = self.flow_node(at, indent)?,
            }
        }
    }

    fn bracket_shape(&self, at: usize) -> Shape {
        if self.bytes[at] == b'{' { Shape::FlowMapping } else { Shape::FlowSequence }
    }

    /// Skips blanks, line breaks and comments. There must be something behind them.
    #[inline(always)]
    fn flow_blanks(&mut self, mut at: usize) -> Res<usize> {
        loop {
            match self.bytes.get(at) {
                Some(b' ' | b'\t') => at += 1,
                Some(b'\n' | b'\r') => at = self.flow_break(at)?,
                Some(b'#') => {
                    let end = self.line_end(at);
                    self.tree.comments.push(span(at, end));
                    at = end;
                }
                None => return Err(self.unclosed_bracket()),
                _ if RARE && self.break_len(at) > 0 => at = self.flow_break(at)?,
                _ => return Ok(at),
            }
        }
    }

    fn flow_break(&mut self, at: usize) -> Res<usize> {
        let line = at + self.break_len(at);
        self.line = line;
        if matches!(self.bytes.get(line), Some(b'-' | b'.')) && self.is_marker(line) {
            return Err(self.unclosed_bracket());
        }
        if self.bytes.get(line) == Some(&b'%') {
            return Err(self.directive(line));
        }
        Ok(line)
    }

    /// `]` or `}`.
    fn close_flow(&mut self, at: usize) -> Res {
        self.end_entry(at)?;
        let top = *self.top();
        if (top.shape == Shape::FlowSequence) != (self.bytes[at] == b']') {
            return Err(self.wrong_bracket(at));
        }
        self.tree.nodes[top.node as usize].end = at as u32 + 1;
        self.finish(top);
        Ok(())
    }

    /// `,`
    fn comma(&mut self, at: usize) -> Res {
        if self.top().state == State::Ready {
            return Err(Fault::new(span(at, at + 1), "a comma without a value before it", "delete it"));
        }
        self.end_entry(at)?;
        self.top().state = State::Ready;
        Ok(())
    }

    /// Completes the entry before a comma or a closing bracket.
    fn end_entry(&mut self, at: usize) -> Res {
        match self.top().state {
            State::Ready | State::Comma => {}
            State::Key => return Err(Fault::null_key(span(at, at))),
            State::KeyDone | State::Node => {
                self.child(Kind::Empty, 0, at, at, 0);
                self.top().state = State::Comma;
            }
        }
        let top = *self.top();
        if top.shape == Shape::FlowPair {
            self.tree.nodes[top.node as usize].end = self.tree.nodes[top.last as usize].end;
            self.finish(top);
        }
        Ok(())
    }

    /// `:`, which in a flow collection never starts a scalar.
    fn flow_colon(&mut self, at: usize) -> Res {
        let top = *self.top();
        let key = top.after as usize;
        match (top.shape, top.state) {
            (Shape::FlowMapping | Shape::FlowPair, State::KeyDone) => {
                if !top.explicit {
                    self.check_flow_key(key, at)?;
                }
                self.top().state = State::Node;
                Ok(())
            }
            (Shape::FlowMapping | Shape::FlowPair, State::Key) => Err(Fault::null_key(span(at, at + 1))),
            (Shape::FlowSequence, State::Comma) => {
                self.check_flow_key(key, at)?;
                self.start_pair(key)
            }
            _ => Err(self.flow_colon_without_key(at)),
        }
    }

    fn check_flow_key(&self, key: usize, colon: usize) -> Res {
        if key < self.line
            && let Some(fault) = self.unclosed_before_key(colon)
        {
            return Err(fault);
        }
        self.check_key_length(key, colon, if key < self.line { flag::MULTI } else { 0 })
    }

    /// `?`, which in a flow collection always starts a key.
    #[cold]
    fn flow_question(&mut self, at: usize) -> Res {
        let top = *self.top();
        match (top.shape, top.state) {
            (Shape::FlowMapping, State::Ready) => {}
            (Shape::FlowSequence, State::Ready) => {
                self.top().state = State::Comma;
                self.push(Shape::FlowPair, flag::FLOW, at, 0)?;
            }
            _ => return Err(Fault::question_in_flow(at)),
        }
        self.top().state = State::Key;
        Ok(())
    }

    /// A mapping of one pair in a sequence: its key is there already, as the last item.
    #[cold]
    fn start_pair(&mut self, start: usize) -> Res {
        let item = self.top().last;
        let key = self.tree.nodes[item as usize];
        if matches!(key.kind, Kind::Mapping | Kind::Sequence) {
            return Err(Fault::collection_key(key.start as usize));
        }
        // The item becomes the mapping and its key a new node, so that parents stay before their children.
        let id = self.tree.nodes.len() as u32;
        self.tree.nodes.push(key);
        let mapping = &mut self.tree.nodes[item as usize];
        mapping.start = start as u32;
        mapping.kind = Kind::Mapping;
        mapping.flags = flag::FLOW;
        mapping.first = id;
        for property in self.tree.properties.iter_mut().rev().take_while(|property| property.node == item) {
            property.node = id;
            let anchor = property.span.slice(self.tree.text).strip_prefix('&');
            if let Some(target) = anchor.and_then(|name| self.anchors.get_mut(name)) {
                *target = id;
            }
        }
        if self.stack.len() as u32 > MAX_DEPTH {
            return Err(Fault::too_deep(start));
        }
        self.stack.push(Frame {
            node: item,
            last: id,
            indent: 0,
            after: start as u32,
            seen: 0,
            keys: 0,
            shape: Shape::FlowPair,
            state: State::Node,
            odd: false,
            explicit: false,
        });
        self.note_key(id)
    }

    /// A key, value or item that starts at `start`; returns where it ends, for a collection behind its bracket.
    fn flow_node(&mut self, start: usize, indent: usize) -> Res<usize> {
        let mut at = start;
        if matches!(self.top().state, State::Comma | State::KeyDone) {
            return Err(self.missing_comma(at));
        }
        if matches!(self.bytes[at], b'&' | b'!') {
            at = self.properties(at)?;
            at = self.flow_blanks(at)?;
            if matches!(self.bytes[at], b',' | b']' | b'}' | b':') {
                self.flow_place(Kind::Empty, 0, at, at, start)?;
                return Ok(at);
            }
        }
        match self.bytes[at] {
            b'[' | b'{' => {
                let top = self.top();
                top.after = start as u32;
                match (top.shape, top.state) {
                    (Shape::FlowMapping, State::Ready) | (_, State::Key) => {
                        return Err(Fault::collection_key(at));
                    }
                    _ => top.state = State::Comma,
                }
                let shape = self.bracket_shape(at);
                self.push(shape, flag::FLOW, at, 0)?;
                Ok(at + 1)
            }
            b'"' | b'\'' | b'*' => {
                let (kind, flags, end) = self.closed_scalar(at)?;
                self.flow_place(kind, flags, at, end, start)?;
                if flags & flag::MULTI != 0 {
                    // A scalar of several lines cannot be a key, so the line is taken to start behind it.
                    self.line = end;
                }
                Ok(end)
            }
            b'?' => Err(Fault::question_in_flow(at)),
            _ => {
                self.check_plain_start(at)?;
                let (end, flags, next) = self.flow_plain(at, indent)?;
                self.flow_place(Kind::Plain, flags, at, end, start)?;
                Ok(next)
            }
        }
    }

    /// Puts a scalar where the innermost flow collection is; `start` is where its anchor or tag starts, if any.
    #[inline(always)]
    fn flow_place(&mut self, kind: Kind, flags: u8, at: usize, end: usize, start: usize) -> Res {
        let top = self.top();
        let key = match (top.shape, top.state) {
            (Shape::FlowMapping, State::Ready) => {
                top.explicit = false;
                true
            }
            (_, State::Key) => {
                top.explicit = true;
                true
            }
            _ => false,
        };
        if !key {
            top.state = State::Node;
            top.after = start as u32;
            self.place(kind, flags, at, end, 0)?;
            self.top().state = State::Comma;
            return Ok(());
        }
        top.state = State::KeyDone;
        top.after = start as u32;
        let id = self.child(kind, flags, at, end, 0);
        self.note_key(id)
    }

    /// A plain scalar in a flow collection: its end, its flags, and where to read on.
    #[inline(always)]
    fn flow_plain(&mut self, start: usize, indent: usize) -> Res<(usize, u8, usize)> {
        let mut at = start + 1;
        let mut end = at;
        let mut flags = 0;
        // Whether a line break lies between `end` and `at`.
        let mut broken = false;
        loop {
            let word = at;
            while let Some(&byte) = self.bytes.get(at)
                && ORDINARY[usize::from(byte)]
            {
                at += 1;
            }
            if at > word {
                if broken {
                    flags = flag::MULTI;
                    broken = false;
                }
                end = at;
            }
            match self.bytes.get(at) {
                None | Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') => break,
                Some(b':') if self.blank_or_end(at + 1) => break,
                Some(b'#') if at > end => break,
                Some(b' ') => at += 1,
                Some(b'\t') => {
                    if broken && at - self.line < indent {
                        return Err(Fault::tab(at));
                    }
                    at += 1;
                }
                Some(_) if self.break_len(at) > 0 => {
                    broken = true;
                    at = self.flow_break(at)?;
                }
                Some(_) => {
                    if broken {
                        flags = flag::MULTI;
                        broken = false;
                    }
                    at += 1;
                    end = at;
                }
            }
        }
        Ok((end, flags, at))
    }
}
