//! JSON: what kubectl tries first for a text that starts with a brace.

use super::fault::{Fault, Res, span};
use super::{Parser, Shape, State};
use crate::yaml::tree::{Document, Kind, NIL, NodeId, flag};

impl<const RARE: bool> Parser<'_, RARE> {
    /// Reads JSON values one behind the other. Returns where YAML starts, if it does: where the first value turns out
    /// not to be JSON, or the second; after two kubectl no longer changes its mind.
    pub(super) fn json_stream(&mut self) -> Option<usize> {
        let text = self.tree.text;
        self.bytes = text.as_bytes();
        let mut end = 0;
        loop {
            let start = self.json_space(end);
            if start >= self.bytes.len() {
                return None;
            }
            let first_node = self.tree.nodes.len();
            let problems = self.problems.len();
            self.document = self.tree.documents.len() as u32;
            self.ascii = true;
            self.begin(start);
            let fault = match self.json_value(start) {
                Ok(after) => {
                    let root = self.tree.nodes[first_node].first;
                    self.tree.documents.push(Document {
                        span: span(end, after),
                        root: (root != NIL).then_some(NodeId(root)),
                        failed: false,
                        json: true,
                    });
                    end = after;
                    continue;
                }
                Err(fault) => fault,
            };
            self.tree.nodes.truncate(first_node);
            self.problems.truncate(problems);
            if self.tree.documents.len() < 2 {
                return Some(self.after_line(end));
            }
            self.report_fault(*fault);
            self.tree.documents.push(Document {
                span: span(end, text.len()),
                root: None,
                failed: true,
                json: true,
            });
            return None;
        }
    }

    /// Where kubectl reads on as YAML: behind the white space at `end`, at most one line of it.
    fn after_line(&self, end: usize) -> usize {
        let rest = &self.tree.text[end..];
        let content = rest.len() - rest.trim_start().len();
        end + rest[..content].find('\n').map_or(content, |at| at + 1)
    }

    fn json_space(&self, mut at: usize) -> usize {
        while matches!(self.bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            at += 1;
        }
        at
    }

    /// Reads one value at `at`; returns where it ends.
    fn json_value(&mut self, mut at: usize) -> Res<usize> {
        loop {
            at = self.json_space(at);
            let top = *self.top();
            let byte = self.bytes.get(at).copied();
            match (top.shape, top.state, byte) {
                (Shape::Root, State::Ready, _) => return Ok(at),
                (Shape::FlowMapping, State::Ready | State::Key, Some(b'"')) => {
                    let (end, flags) = self.json_string(at)?;
                    let id = self.child(Kind::Double, flags | flag::JSON, at, end, 0);
                    self.note_key(id)?;
                    at = self.json_space(end);
                    if self.bytes.get(at) != Some(&b':') {
                        return Err(self.json_fault(at, "expected `:` behind the key"));
                    }
                    at += 1;
                    self.top().state = State::Node;
                }
                (Shape::FlowMapping, State::Ready | State::Comma, Some(b'}'))
                | (Shape::FlowSequence, State::Ready | State::Comma, Some(b']')) => {
                    at += 1;
                    self.tree.nodes[top.node as usize].end = at as u32;
                    self.finish(top);
                    if self.top().shape == Shape::Root {
                        return Ok(at);
                    }
                }
                (Shape::FlowMapping, State::Comma, Some(b',')) => {
                    at += 1;
                    self.top().state = State::Key;
                }
                (Shape::FlowSequence, State::Comma, Some(b',')) => {
                    at += 1;
                    self.top().state = State::Node;
                }
                (Shape::Root | Shape::FlowMapping, State::Node, _)
                | (Shape::FlowSequence, State::Ready | State::Node, _) => {
                    self.top().state = if top.shape == Shape::Root { State::Ready } else { State::Comma };
                    at = self.json_node(at)?;
                    if self.stack.len() == 1 {
                        return Ok(at);
                    }
                }
                _ => return Err(self.json_fault(at, "expected `,` or a closing bracket")),
            }
        }
    }

    /// A scalar, or the opening bracket of a collection.
    fn json_node(&mut self, at: usize) -> Res<usize> {
        let end = match self.bytes.get(at) {
            Some(b'{') => {
                self.push(Shape::FlowMapping, flag::FLOW | flag::JSON, at, 0)?;
                return Ok(at + 1);
            }
            Some(b'[') => {
                self.push(Shape::FlowSequence, flag::FLOW | flag::JSON, at, 0)?;
                return Ok(at + 1);
            }
            Some(b'"') => {
                let (end, flags) = self.json_string(at)?;
                self.child(Kind::Double, flags | flag::JSON, at, end, 0);
                return Ok(end);
            }
            Some(b't') if self.bytes[at..].starts_with(b"true") => at + 4,
            Some(b'f') if self.bytes[at..].starts_with(b"false") => at + 5,
            Some(b'n') if self.bytes[at..].starts_with(b"null") => at + 4,
            Some(b'-' | b'0'..=b'9') => self.json_number(at)?,
            _ => return Err(self.json_fault(at, "expected a value")),
        };
        self.child(Kind::Plain, flag::JSON, at, end, 0);
        Ok(end)
    }

    fn json_number(&self, start: usize) -> Res<usize> {
        let digits = |mut at: usize| {
            let from = at;
            while self.bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            if at > from { Ok(at) } else { Err(self.json_fault(at, "expected a digit")) }
        };
        let mut at = start + usize::from(self.bytes[start] == b'-');
        at = if self.bytes.get(at) == Some(&b'0') { at + 1 } else { digits(at)? };
        if self.bytes.get(at) == Some(&b'.') {
            at = digits(at + 1)?;
        }
        if matches!(self.bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.bytes.get(at + 1), Some(b'+' | b'-')));
            at = digits(at + 1 + sign)?;
        }
        Ok(at)
    }

    fn json_string(&self, start: usize) -> Res<(usize, u8)> {
        let mut at = start + 1;
        let mut flags = 0;
        loop {
            match self.bytes.get(at) {
                Some(b'"') => return Ok((at + 1, flags)),
                Some(b'\\') => {
                    flags = flag::ESCAPED;
                    at = match self.bytes.get(at + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at + 2,
                        Some(b'u') => {
                            let hex = self.bytes.get(at + 2..at + 6).unwrap_or_default();
                            if hex.len() < 4 || !hex.iter().all(u8::is_ascii_hexdigit) {
                                return Err(self.json_fault(at, "`\\u` needs four hexadecimal digits"));
                            }
                            at + 6
                        }
                        _ => return Err(self.json_fault(at, "JSON does not know this escape")),
                    };
                }
                Some(0..=0x1F) | None => {
                    return Err(self.json_fault(start, "the quote is not closed on its line"));
                }
                _ => at += 1,
            }
        }
    }

    #[cold]
    fn json_fault(&self, at: usize, message: &str) -> Box<Fault> {
        let width = self.tree.text[at..].chars().next().map_or(0, char::len_utf8);
        let message = format!("this is not JSON: {message}");
        Fault::new(span(at, at + width), message, "correct it, or separate documents with `---`")
    }
}
