//! The arena: one flat vector of nodes, linked by index.

use std::borrow::Cow;

use super::Value;
use crate::text::Span;

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
