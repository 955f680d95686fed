//! The parser: one pass over the lines of a document that fills the arena.
//!
//! It keeps one stack of open collections, block and flow alike. A key is recognised on its own line, so nothing is
//! ever taken back; every scalar is pushed once and linked to its elder sibling. What go-yaml does with tokens and
//! "simple keys" appears here as three questions: may a node stand here ([`State`]), may a key start here (only
//! where a line, `- `, `? ` or an explicit `: ` begins), and is this column a level that is open.
//!
//! Texts with the line breaks that only YAML 1.1 knows, or a lone CR, go through the same code compiled a second
//! time with the checks for them (`RARE`).

#![expect(
    clippy::inline_always,
    reason = "measured: the line loop is one function, and each call costs per line"
)]
#![expect(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "columns are offsets within a line, far below 2^31, and only the root's is negative"
)]
#![expect(clippy::unnecessary_box_returns, reason = "faults are built boxed so that results stay one word")]

mod block;
mod bytes;
mod check;
mod fault;
mod flow;
mod json;
mod keys;
mod messages;
mod properties;
mod scalars;
mod stream;

use std::collections::HashMap;

use self::fault::{Fault, Res};
pub use self::stream::parse;
use super::problem::Problem;
use super::tree::{Kind, MAX_DEPTH, NIL, Node, Tree, flag};
use crate::text::Span;

/// What an open collection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// The document itself, which holds one node.
    Root,
    Mapping,
    Sequence,
    /// A sequence whose dashes stand in the column of the key it belongs to.
    Indentless,
    FlowMapping,
    FlowSequence,
    /// `[key: value]`: a mapping without brackets of its own in a flow sequence.
    FlowPair,
}

/// What may come next in an open collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The next entry, or the end.
    Ready,
    /// A node: a value, an item, the document's root.
    Node,
    /// A key, after `? `.
    Key,
    /// The `:` that belongs to a `? ` key, or nothing.
    KeyDone,
    /// In a flow collection: a comma or the end.
    Comma,
}

/// An open collection.
#[derive(Clone, Copy, Debug)]
struct Frame {
    node: u32,
    /// The child that was linked last.
    last: u32,
    /// The column of a block collection's entries; -1 for the root.
    indent: i32,
    /// Where an empty value would go: behind the last indicator.
    after: u32,
    /// A fingerprint of the keys so far, to find out cheaply that none is there twice.
    seen: u64,
    keys: u32,
    shape: Shape,
    state: State,
    /// The keys need a closer look when the mapping is closed.
    odd: bool,
    /// In a flow mapping: the key was written behind `?`, so its `:` may stand on another line.
    explicit: bool,
}

/// A parser of one text.
struct Parser<'src, const RARE: bool> {
    tree: Tree<'src>,
    problems: Vec<Problem>,
    /// The text up to the end of the current document.
    bytes: &'src [u8],
    /// Where the current line starts, and its first character that is not a space.
    line: usize,
    at: usize,
    stack: Vec<Frame>,
    /// Anchors and tags that wait for their node.
    pending: Vec<Span>,
    anchors: HashMap<&'src str, u32>,
    /// Whether the document is ASCII, so that no key can hold invisible characters.
    ascii: bool,
    /// Whether the document starts with `---`.
    explicit: bool,
    /// Whether the document has an alias.
    aliased: bool,
    /// The document's mappings with merge keys.
    merges: Vec<u32>,
    document: u32,
}

impl<'src, const RARE: bool> Parser<'src, RARE> {
    fn new(text: &'src str) -> Self {
        let mut tree = Tree::empty(text);
        tree.nodes.reserve(text.len() / 16 + 8);
        Self {
            tree,
            problems: Vec::new(),
            bytes: &[],
            line: 0,
            at: 0,
            stack: Vec::with_capacity(16),
            pending: Vec::new(),
            anchors: HashMap::new(),
            ascii: true,
            explicit: false,
            aliased: false,
            merges: Vec::new(),
            document: 0,
        }
    }

    /// The innermost open collection. There always is one: the root frame is popped only with its document.
    #[inline(always)]
    fn top(&mut self) -> &mut Frame {
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    /// Adds a node that belongs to no collection yet.
    #[inline(always)]
    fn add(&mut self, kind: Kind, flags: u8, start: usize, end: usize, indent: usize) -> u32 {
        let id = self.tree.nodes.len() as u32;
        let indent = indent.min(usize::from(u16::MAX)) as u16;
        self.tree.nodes.push(Node {
            start: start as u32,
            end: end as u32,
            next: NIL,
            first: NIL,
            kind,
            flags,
            indent,
        });
        if !self.pending.is_empty() {
            self.attach_properties(id);
        }
        id
    }

    /// Adds a node as the next child of the innermost collection.
    #[inline(always)]
    fn child(&mut self, kind: Kind, flags: u8, start: usize, end: usize, indent: usize) -> u32 {
        let id = self.add(kind, flags, start, end, indent);
        let top = self.top();
        let (node, last) = (top.node, std::mem::replace(&mut top.last, id));
        if last == NIL {
            self.tree.nodes[node as usize].first = id;
        } else {
            self.tree.nodes[last as usize].next = id;
        }
        id
    }

    /// Puts a scalar or an alias where the innermost collection waits for a node.
    #[inline(always)]
    fn place(&mut self, kind: Kind, flags: u8, start: usize, end: usize, indent: usize) -> Res {
        let top = self.top();
        let explicit_key = top.state == State::Key;
        top.state = if explicit_key { State::KeyDone } else { State::Ready };
        let id = self.child(kind, flags, start, end, indent);
        if explicit_key {
            return self.note_key(id);
        }
        if kind == Kind::Alias {
            return self.resolve_alias(id);
        }
        if kind == Kind::Plain && matches!(self.bytes[start], b'.' | b'+' | b'-') {
            self.check_finite(id)?;
        }
        if self.tree.nodes[id as usize].flags & flag::PROPERTIES != 0 {
            self.check_tagged(id)?;
        }
        Ok(())
    }

    /// An empty value where the innermost collection waits for a node.
    fn place_empty(&mut self) -> Res {
        let top = *self.top();
        // Behind the indicator, or behind a `? ` key that has none.
        let elder = self.tree.nodes.get(top.last as usize).map_or(0, |node| node.end);
        let after = top.after.max(elder) as usize;
        self.place(Kind::Empty, 0, after, after, 0)
    }

    /// Opens a collection where the innermost one waits for a node.
    fn open(&mut self, shape: Shape, flags: u8, start: usize, indent: usize) -> Res {
        let top = self.top();
        if top.state == State::Key {
            return Err(Fault::collection_key(start));
        }
        top.state = State::Ready;
        self.push(shape, flags, start, indent)
    }

    /// Pushes a collection as the next child of the innermost one.
    fn push(&mut self, shape: Shape, flags: u8, start: usize, indent: usize) -> Res {
        if self.stack.len() as u32 > MAX_DEPTH {
            return Err(Fault::too_deep(start));
        }
        let kind = match shape {
            Shape::Mapping | Shape::FlowMapping | Shape::FlowPair => Kind::Mapping,
            _ => Kind::Sequence,
        };
        let node = self.child(kind, flags, start, start, indent);
        self.stack.push(Frame {
            node,
            last: NIL,
            indent: indent as i32,
            after: start as u32,
            seen: 0,
            keys: 0,
            shape,
            state: State::Ready,
            odd: false,
            explicit: false,
        });
        Ok(())
    }

    /// Closes the innermost block collection: completes an entry without value and sets where the collection ends.
    fn close(&mut self) -> Res {
        match self.top().state {
            State::Ready | State::Comma => {}
            State::Node => self.place_empty()?,
            State::KeyDone => {
                self.top().state = State::Node;
                self.place_empty()?;
            }
            State::Key => return Err(Fault::null_key(Span::at(self.top().after))),
        }
        let top = *self.top();
        let end = self.tree.nodes[top.last as usize].end;
        self.tree.nodes[top.node as usize].end = end;
        self.finish(top);
        Ok(())
    }

    /// Takes a collection whose end is known from the stack.
    fn finish(&mut self, top: Frame) {
        self.stack.pop();
        if top.odd {
            self.check_keys(top.node);
        }
    }
}
