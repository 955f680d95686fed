//! The arena: one flat vector of nodes, linked by index.

use std::borrow::Cow;

use super::entries::{Entries, Items, RawEntries};
use super::scalar::{self, Tag, Value};
use super::{decode, entries};
use crate::text::Span;

/// "No node": the end of a list of siblings, or a collection without children.
pub(super) const NIL: u32 = u32::MAX;

/// The deepest nesting that is read; real manifests stay below 50.
pub(super) const MAX_DEPTH: u32 = 256;

/// What is known about a node besides its kind. Kept in one byte so that a node stays at 20 bytes.
pub(super) mod flag {
    /// The scalar spans several lines, so it has to be folded.
    pub(in crate::yaml) const MULTI: u8 = 1;
    /// The quoted scalar has escapes.
    pub(in crate::yaml) const ESCAPED: u8 = 2;
    /// The collection is written with brackets.
    pub(in crate::yaml) const FLOW: u8 = 4;
    /// The node has an anchor or a tag.
    pub(in crate::yaml) const PROPERTIES: u8 = 8;
    /// The mapping has merge keys or the same key twice: what it holds is not what is written.
    pub(in crate::yaml) const OVERLAID: u8 = 16;
    /// The node was read by the rules of JSON.
    pub(in crate::yaml) const JSON: u8 = 32;
    /// The block scalar keeps all its final line breaks (`+`).
    pub(in crate::yaml) const KEEP: u8 = 64;
    /// The block scalar drops its final line breaks (`-`).
    pub(in crate::yaml) const STRIP: u8 = 128;
}

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// What a node is, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Nothing where a value could be: `key:` and no more. Its span is empty, at the place where a value would go.
    Empty,
    /// A scalar without quotes.
    Plain,
    /// `'...'`
    Single,
    /// `"..."`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// A mapping; its children alternate key, value.
    Mapping,
    /// A sequence.
    Sequence,
    /// `*name`
    Alias,
}

/// One node of the arena.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The next sibling.
    pub(super) next: u32,
    /// The first child of a collection; the target of an alias.
    pub(super) first: u32,
    pub(super) kind: Kind,
    pub(super) flags: u8,
    /// The column of a block collection's entries or of a block scalar's content.
    pub(super) indent: u16,
}

/// An anchor or a tag, and the node it belongs to. Nodes have at most one of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property {
    pub(super) node: u32,
    pub(super) span: Span,
}

/// One document of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// The whole chunk between separators.
    pub span: Span,
    /// Its content; `None` for a document that is blank, holds only comments, or has a syntax error.
    pub root: Option<NodeId>,
    /// Whether a syntax error ended it.
    pub failed: bool,
    /// Whether it was read as JSON, not as YAML.
    pub json: bool,
}

/// A text's documents as one arena of nodes, with comments, anchors and tags beside it.
#[derive(Clone, Debug)]
pub struct Tree<'src> {
    pub(super) text: &'src str,
    pub(super) nodes: Vec<Node>,
    pub(super) documents: Vec<Document>,
    pub(super) comments: Vec<Span>,
    /// Sorted by node.
    pub(super) properties: Vec<Property>,
}

impl<'src> Tree<'src> {
    /// A tree without documents.
    pub(super) fn empty(text: &'src str) -> Self {
        Self { text, nodes: Vec::new(), documents: Vec::new(), comments: Vec::new(), properties: Vec::new() }
    }

    /// The source.
    pub fn text(&self) -> &'src str {
        self.text
    }

    /// The documents, one per chunk as kubectl splits the text at `---` lines, blank ones included. In a stream of
    /// JSON values each value is one.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The comments in order of the text, each from its `#` to the end of its line.
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// How many nodes the arena holds, for tests that bound memory.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// What the node is. An alias is [`Kind::Alias`], whatever it stands for.
    pub fn kind(&self, node: NodeId) -> Kind {
        self.node(node).kind
    }

    /// Whether the node is a mapping or a sequence written with brackets.
    pub fn is_flow(&self, node: NodeId) -> bool {
        self.node(node).flags & flag::FLOW != 0
    }

    /// Where the node is written, without its anchor and tag. A plain scalar's span is the scalar, a quoted one's
    /// has its quotes, a block scalar's runs from its `|` to the end of its content, a block collection's from its
    /// first key or dash to the end of its last child.
    pub fn span(&self, node: NodeId) -> Span {
        let node = self.node(node);
        Span::new(node.start, node.end)
    }

    /// The column of a block mapping's or sequence's entries, counted from 0.
    pub fn indent(&self, node: NodeId) -> u32 {
        u32::from(self.node(node).indent)
    }

    /// The decoded text of a scalar, whatever its style; `""` for what is not a scalar. Follows an alias.
    pub fn str(&self, node: NodeId) -> Cow<'src, str> {
        decode::scalar(self.text, self.node(self.resolve(node)))
    }

    /// The value as go-yaml v2 resolves it, tags included (as JSON does, in a JSON document). Follows an alias.
    pub fn value(&self, node: NodeId) -> Value<'src> {
        let id = self.resolve(node);
        let node = self.node(id);
        match node.kind {
            Kind::Mapping => Value::Mapping,
            Kind::Sequence => Value::Sequence,
            Kind::Empty | Kind::Plain if node.flags & flag::JSON != 0 => {
                scalar::json(Span::new(node.start, node.end).slice(self.text))
            }
            _ if node.flags & flag::PROPERTIES != 0 => match self.tag_of(id) {
                Some(tag) => {
                    let text = decode::scalar(self.text, node);
                    // The parser has refused scalars that do not fit their tag.
                    scalar::tagged(tag, text.clone()).unwrap_or(Value::Str(text))
                }
                None => self.untagged(node),
            },
            _ => self.untagged(node),
        }
    }

    fn untagged(&self, node: &Node) -> Value<'src> {
        match node.kind {
            Kind::Empty => Value::Null,
            Kind::Plain => scalar::plain(decode::scalar(self.text, node)),
            _ => Value::Str(decode::scalar(self.text, node)),
        }
    }

    /// The node that an alias stands for; any other node itself.
    pub fn resolve(&self, node: NodeId) -> NodeId {
        let found = self.node(node);
        if found.kind == Kind::Alias && found.first != NIL { NodeId(found.first) } else { node }
    }

    /// A mapping's pairs of key and value as kubectl ends up with them: merge keys are expanded, and of equal keys
    /// only the one that wins is left, in the place where its key first appears. Follows an alias; empty for
    /// everything that is not a mapping.
    pub fn entries(&self, node: NodeId) -> Entries<'_, 'src> {
        Entries::new(self, self.resolve(node))
    }

    /// A mapping's pairs of key and value as they are written. Follows an alias.
    pub fn raw_entries(&self, node: NodeId) -> RawEntries<'_, 'src> {
        RawEntries::new(self, self.resolve(node))
    }

    /// A sequence's items. Follows an alias; empty for everything that is not a sequence.
    pub fn items(&self, node: NodeId) -> Items<'_, 'src> {
        Items::new(self, self.resolve(node))
    }

    /// Key and value of the entry of a mapping that `key` finds. Follows an alias.
    pub fn get(&self, node: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        entries::get(self, self.resolve(node), key)
    }

    /// A key's text as JSON has it: `on` is `true`, `1.50` is `1.5`, strings are as they are. Follows an alias.
    pub fn key(&self, node: NodeId) -> Cow<'src, str> {
        scalar::key_text(self.value(node)).unwrap_or_default()
    }

    /// The node's anchor, `&name`.
    pub fn anchor(&self, node: NodeId) -> Option<Span> {
        self.property(node, b'&')
    }

    /// The node's tag, `!name`.
    pub fn tag(&self, node: NodeId) -> Option<Span> {
        self.property(node, b'!')
    }

    /// Whether the mapping has merge keys or duplicate keys, so that [`Self::entries`] and [`Self::raw_entries`]
    /// differ.
    pub fn is_overlaid(&self, node: NodeId) -> bool {
        self.node(self.resolve(node)).flags & flag::OVERLAID != 0
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The node's tag, read.
    pub(super) fn tag_of(&self, node: NodeId) -> Option<Tag> {
        self.tag(node).map(|span| scalar::read_tag(span.slice(self.text)))
    }

    /// Whether the node is a key that merges: a plain `<<`.
    pub(super) fn is_merge_key(&self, id: NodeId) -> bool {
        let node = self.node(id);
        if node.flags & (flag::JSON | flag::PROPERTIES) == 0 {
            return node.kind == Kind::Plain && &self.text[node.start as usize..node.end as usize] == "<<";
        }
        node.flags & flag::JSON == 0
            && node.kind != Kind::Alias
            && decode::scalar(self.text, node) == "<<"
            && match self.tag_of(id) {
                None => node.kind == Kind::Plain,
                Some(tag) => matches!(tag, Tag::Unspecific | Tag::Merge),
            }
    }

    #[cold]
    fn properties_of(&self, node: NodeId) -> &[Property] {
        let from = self.properties.partition_point(|property| property.node < node.0);
        let to = self.properties.partition_point(|property| property.node <= node.0);
        &self.properties[from..to]
    }

    fn property(&self, node: NodeId, sigil: u8) -> Option<Span> {
        if self.node(node).flags & flag::PROPERTIES == 0 {
            return None;
        }
        let found = self
            .properties_of(node)
            .iter()
            .find(|property| self.text.as_bytes()[property.span.start as usize] == sigil);
        found.map(|property| property.span)
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{NodeId, Tree, parse};

    /// Finds a node by keys and indices separated by dots.
    fn find(tree: &Tree<'_>, path: &str) -> NodeId {
        let root = tree.documents()[0].root.expect("a root");
        path.split('.').filter(|step| !step.is_empty()).fold(root, |node, step| match step.parse() {
            Ok(index) => tree.items(node).nth(index).expect(step),
            Err(_) => tree.get(node, step).expect(step).1,
        })
    }

    #[test]
    fn spans_are_exact() {
        let text = "\
a: plain  # comment
b: \"quoted\"   # comment
c: &anchor !tag 'single'
d: |
  block
  text

e:
- x: 1
  w: [1, {z: 2}]
-
f:
";
        let (tree, problems) = parse(text);
        assert!(problems.is_empty(), "{problems:?}");
        let cases = [
            ("a", "plain"),
            ("b", "\"quoted\""),
            ("c", "'single'"),
            ("d", "|\n  block\n  text"),
            ("e", "- x: 1\n  w: [1, {z: 2}]\n-"),
            ("e.0", "x: 1\n  w: [1, {z: 2}]"),
            ("e.0.w", "[1, {z: 2}]"),
            ("e.0.w.1", "{z: 2}"),
            ("e.1", ""),
            ("f", ""),
        ];
        for (path, written) in cases {
            assert_eq!(tree.span(find(&tree, path)).slice(text), written, "{path}");
        }
        let node = find(&tree, "c");
        assert_eq!(tree.anchor(node).map(|span| span.slice(text)), Some("&anchor"));
        assert_eq!(tree.tag(node).map(|span| span.slice(text)), Some("!tag"));
        assert_eq!(tree.span(find(&tree, "f")).start as usize, text.len() - 1);
        assert_eq!((tree.indent(find(&tree, "e")), tree.indent(find(&tree, "e.0"))), (0, 2));
        assert!(tree.is_flow(find(&tree, "e.0.w")) && !tree.is_flow(find(&tree, "e")));
    }
}
