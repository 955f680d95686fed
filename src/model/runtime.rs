//! What the generated structs are made of: fields that know their place, and scalars that know their characters.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::{Deref, Range};

use super::quantity::{Amount, QuantityError};
use crate::schema::{self, Minor};
use crate::text::Span;
use crate::yaml::{Kind, NodeId, Tree, Value};

/// One field of an object: a value, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Field<T> {
    /// The key is not there.
    Missing {
        /// The empty span where it would be inserted: at the mapping's first key.
        parent: Span,
    },
    /// The key is there with null, or with nothing, which the server takes for missing. The span is the value's,
    /// empty where nothing is written.
    Null(Span),
    /// The value has the wrong type. `schema::check` reports it, so rules stay quiet. The span is the value's.
    Invalid(Span),
    /// The value.
    Set {
        /// The key's characters.
        key: Span,
        /// The value.
        value: T,
    },
}

impl<T> Field<T> {
    /// The value, if it is there and has the right type.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Set { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The key's characters, if the field is set.
    pub fn key(&self) -> Option<Span> {
        match self {
            Self::Set { key, .. } => Some(*key),
            _ => None,
        }
    }

    /// Whether there is a value of the right type.
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Set { .. })
    }

    /// Whether the server sees no value: the key is not there, or it holds null.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. } | Self::Null(_))
    }

    /// Whether the value has the wrong type; rules that need it stay quiet.
    pub fn is_invalid(&self) -> bool {
        matches!(self, Self::Invalid(_))
    }

    /// Where a finding about the field itself points: its key, or the value if that is null or of the wrong type,
    /// or the empty span where it would be inserted.
    pub fn span_or_insert(&self) -> Span {
        match self {
            Self::Set { key, .. } => *key,
            Self::Null(span) | Self::Invalid(span) => *span,
            Self::Missing { parent } => *parent,
        }
    }

    /// The value, if `test` holds for it.
    pub fn filter(&self, test: impl FnOnce(&T) -> bool) -> Option<&T> {
        self.get().filter(|value| test(value))
    }
}

impl<T: Spanned> Field<T> {
    /// Where a finding about the value points: the value, or as [`Field::span_or_insert`].
    pub fn value_span(&self) -> Span {
        match self {
            Self::Set { value, .. } => value.span(),
            _ => self.span_or_insert(),
        }
    }
}

impl Field<Str<'_>> {
    /// The text, if the field is set.
    pub fn str(&self) -> Option<&str> {
        self.get().map(|value| &**value)
    }

    /// The text; missing and null are `""`, as they are for the server. `None` only for a value of the wrong type.
    pub fn str_or_empty(&self) -> Option<&str> {
        if self.is_invalid() { None } else { Some(self.str().unwrap_or_default()) }
    }

    /// Whether the field is set to exactly this text.
    pub fn is(&self, text: &str) -> bool {
        self.str() == Some(text)
    }
}

impl Field<Int> {
    /// The number, if the field is set.
    pub fn int(&self) -> Option<i64> {
        self.get().map(|value| value.value)
    }
}

impl Field<Bool> {
    /// The truth value, if the field is set.
    pub fn bool(&self) -> Option<bool> {
        self.get().map(|value| value.value)
    }

    /// Whether the field is set to true.
    pub fn is_true(&self) -> bool {
        self.bool() == Some(true)
    }
}

impl<T> Field<List<T>> {
    /// The items; none if the field is not set.
    pub fn items(&self) -> &[T] {
        self.get().map_or(&[], |list| &list.items)
    }

    /// Whether items may be there that could not be read; rules that need all of them stay quiet.
    pub fn is_incomplete(&self) -> bool {
        self.is_invalid() || self.get().is_some_and(|list| !list.complete)
    }
}

impl<'a, T> Field<Map<'a, T>> {
    /// The entries; none if the field is not set.
    pub fn entries(&self) -> &[(Str<'a>, T)] {
        self.get().map_or(&[], |map| &map.entries)
    }

    /// The value at `key`.
    pub fn value(&self, key: &str) -> Option<&T> {
        self.get().and_then(|map| map.get(key))
    }

    /// Whether entries may be there that could not be read; rules that need all of them stay quiet.
    pub fn is_incomplete(&self) -> bool {
        self.is_invalid() || self.get().is_some_and(|map| !map.complete)
    }
}

/// Something with a place in the text.
pub trait Spanned {
    /// Its characters. Behind an alias, a scalar's are those of the alias.
    fn span(&self) -> Span;
}

impl<T: Spanned> Spanned for Box<T> {
    fn span(&self) -> Span {
        (**self).span()
    }
}

/// A string, with its characters.
#[derive(Clone, Debug)]
pub struct Str<'a> {
    /// The text, without quotes and escapes.
    pub value: Cow<'a, str>,
    /// The scalar in the file, its quotes included.
    pub span: Span,
    /// How it is written: plain, quoted, as a block, or through an alias.
    pub style: Kind,
}

impl<'a> Str<'a> {
    /// The characters of `range`, a range of bytes of the value, where value and source are the same text: in a
    /// plain scalar, and in quotes without escapes or line breaks. Otherwise the whole scalar.
    pub fn sub_span(&self, range: Range<usize>) -> Span {
        schema::sub_span(&self.value, self.span, self.style, range)
    }

    /// The characters between the quotes, if there are any.
    pub fn content(&self) -> Span {
        self.sub_span(0..self.value.len())
    }

    /// Where a finding about the text points: the characters between the quotes, or the quotes if there are none.
    pub fn place(&self) -> Span {
        if self.value.is_empty() { self.span } else { self.content() }
    }

    /// Where a finding about `range` points: its characters, or the whole scalar if it is empty.
    pub fn place_of(&self, range: &Range<usize>) -> Span {
        if range.is_empty() { self.span } else { self.sub_span(range.clone()) }
    }

    /// Reads the scalar at `node`, if it is a string.
    pub fn read(tree: &Tree<'a>, node: NodeId) -> Option<Self> {
        match tree.value(node) {
            Value::Str(value) => Some(Self { value, span: tree.span(node), style: tree.kind(node) }),
            _ => None,
        }
    }

    /// Reads the mapping key at `node`, as JSON has it.
    pub fn key(tree: &Tree<'a>, node: NodeId) -> Self {
        Self { value: tree.key(node), span: tree.span(node), style: tree.kind(node) }
    }
}

impl Deref for Str<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl Spanned for Str<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl PartialEq<str> for Str<'_> {
    fn eq(&self, other: &str) -> bool {
        &*self.value == other
    }
}

impl PartialEq<&str> for Str<'_> {
    fn eq(&self, other: &&str) -> bool {
        &*self.value == *other
    }
}

impl AsRef<str> for Str<'_> {
    fn as_ref(&self) -> &str {
        &self.value
    }
}

/// A whole number, with its characters.
#[derive(Clone, Copy, Debug)]
pub struct Int {
    /// The number.
    pub value: i64,
    /// The scalar in the file.
    pub span: Span,
}

impl Spanned for Int {
    fn span(&self) -> Span {
        self.span
    }
}

/// A truth value, with its characters.
#[derive(Clone, Copy, Debug)]
pub struct Bool {
    /// The truth value.
    pub value: bool,
    /// The scalar in the file.
    pub span: Span,
}

impl Spanned for Bool {
    fn span(&self) -> Span {
        self.span
    }
}

/// A number or a string: a port by number or by name, an amount or a percentage.
#[derive(Clone, Debug)]
pub enum IntOrStr<'a> {
    /// A number.
    Int(Int),
    /// A string.
    Str(Str<'a>),
}

impl<'a> IntOrStr<'a> {
    /// The number, if it is one.
    pub fn int(&self) -> Option<Int> {
        match self {
            Self::Int(int) => Some(*int),
            Self::Str(_) => None,
        }
    }

    /// The string, if it is one.
    pub fn str(&self) -> Option<&Str<'a>> {
        match self {
            Self::Int(_) => None,
            Self::Str(text) => Some(text),
        }
    }
}

impl Spanned for IntOrStr<'_> {
    fn span(&self) -> Span {
        match self {
            Self::Int(int) => int.span,
            Self::Str(text) => text.span,
        }
    }
}

/// A quantity as it is written, not yet parsed: `500m`, `1Gi`, `2`.
#[derive(Clone, Debug)]
pub struct Quantity<'a> {
    /// The text that the server parses. A number is first read by YAML: for `0x10` it is `16`.
    pub text: Str<'a>,
}

impl Quantity<'_> {
    /// Parses it.
    pub fn amount(&self) -> Result<Amount, QuantityError> {
        super::quantity::parse(&self.text)
    }
}

impl Spanned for Quantity<'_> {
    fn span(&self) -> Span {
        self.text.span
    }
}

/// A list.
#[derive(Clone, Debug)]
pub struct List<T> {
    /// The whole sequence.
    pub span: Span,
    /// The sequence's node.
    pub node: NodeId,
    /// The items that could be read. An object of the wrong type is there with all its fields [`Field::Invalid`], so
    /// that positions hold; a scalar of the wrong type is left out.
    pub items: Vec<T>,
    /// Whether every item could be read.
    pub complete: bool,
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T> Spanned for List<T> {
    fn span(&self) -> Span {
        self.span
    }
}

/// A mapping with free keys, in the order of the text.
#[derive(Clone, Debug)]
pub struct Map<'a, T> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// The entries that could be read.
    pub entries: Vec<(Str<'a>, T)>,
    /// Whether every entry could be read.
    pub complete: bool,
}

impl<T> Map<'_, T> {
    /// The value at `key`.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

impl<T> Spanned for Map<'_, T> {
    fn span(&self) -> Span {
        self.span
    }
}

/// A value that the model does not look into.
#[derive(Clone, Copy, Debug)]
pub struct Any {
    /// The value's node.
    pub node: NodeId,
    /// The value.
    pub span: Span,
}

impl Spanned for Any {
    fn span(&self) -> Span {
        self.span
    }
}

/// What decoding needs: the tree, the minor, and a bound on the work.
///
/// A field that the minor does not have, or that it drops before validation because a feature is off, stays
/// [`Field::Missing`]: the server sees none. `schema::check` speaks of it.
///
/// Without aliases a document has at most as many nodes as bytes. Aliases and merge keys can make a small file
/// unfold into billions of values, so decoding stops at a multiple of the document's size, and what lies beyond is
/// [`Field::Invalid`]. No file written for a cluster comes near it.
#[derive(Debug)]
pub struct Cx<'t, 'a> {
    /// The tree.
    pub tree: &'t Tree<'a>,
    /// The minor that the document is read for.
    pub minor: Minor,
    budget: Cell<u32>,
}

impl<'t, 'a> Cx<'t, 'a> {
    /// A context for a document of `size` bytes.
    pub fn new(tree: &'t Tree<'a>, minor: Minor, size: u32) -> Self {
        Self { tree, minor, budget: Cell::new(size.saturating_mul(4).saturating_add(10_000)) }
    }

    /// Whether the minor is one of a mask: generated code asks for fields that not all minors validate.
    pub(super) const fn has(&self, minors: u16) -> bool {
        minors & self.minor.bit() != 0
    }

    /// Takes one value's worth of the budget.
    pub(super) fn spend(&self) -> bool {
        let left = self.budget.get();
        self.budget.set(left.saturating_sub(1));
        left > 0
    }

    /// How many values may still be taken.
    fn left(&self) -> usize {
        self.budget.get() as usize
    }
}

/// Where a new entry of the mapping at `node` would be inserted: at its first key, or just inside of `{`.
pub(super) fn insertion_point(tree: &Tree<'_>, node: NodeId) -> Span {
    let span = tree.span(node);
    match tree.raw_entries(node).next() {
        Some((key, _)) => tree.span(key).start_point(),
        None if tree.is_flow(node) && !span.is_empty() => Span::at(span.start + 1),
        None => span.start_point(),
    }
}

/// Makes all fields of a struct alike before its keys are read.
#[derive(Clone, Copy)]
pub(super) enum Blank {
    /// An object: fields are missing until a key is found.
    Missing(Span),
    /// Not an object: all its fields are invalid.
    Invalid(Span),
}

impl Blank {
    pub(super) fn field<T>(self) -> Field<T> {
        match self {
            Self::Missing(parent) => Field::Missing { parent },
            Self::Invalid(span) => Field::Invalid(span),
        }
    }
}

/// Something that can be read from a node of the tree.
pub trait FromNode<'a>: Sized {
    /// Reads it from `node`, whose value is `value`; nothing if that is of the wrong type. Null reads as the zero
    /// value, as the server's decoder has it for items of lists and values of maps.
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self>;

    /// What stands in a list for an item of the wrong type, if anything can.
    fn invalid(_cx: &Cx<'_, 'a>, _node: NodeId) -> Option<Self> {
        None
    }
}

/// A generated struct: what is its own. The rest is the same for all, and [`structs!`] writes it.
pub(super) trait Struct<'a>: Sized {
    /// The struct with all its fields alike.
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self;

    /// Reads the entry `key: node` into the field of its name, if there is one.
    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId);

    /// Reads the struct. Null is an empty object, as it is for the server.
    fn read(cx: &Cx<'_, 'a>, node: NodeId, value: &Value<'a>) -> Option<Self> {
        if !matches!(value, Value::Mapping | Value::Null) {
            return None;
        }
        let node = cx.tree.resolve(node);
        let mut this = Self::blank(cx.tree.span(node), node, Blank::Missing(insertion_point(cx.tree, node)));
        for (key, node) in cx.tree.entries(node) {
            this.set(cx, &cx.tree.key(key), key, node);
        }
        this.finish(cx);
        Some(this)
    }

    /// Takes out what the server drops because of other fields; most types have no such thing.
    fn finish(&mut self, _cx: &Cx<'_, 'a>) {}
}

/// Makes generated structs readable from nodes.
macro_rules! structs {
    ($($name:ident $(<$lifetime:lifetime>)?),+ $(,)?) => {$(
        impl<'a> super::FromNode<'a> for $name $(<$lifetime>)? {
            fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: crate::yaml::Value<'a>) -> Option<Self> {
                Self::read(cx, node, &value)
            }

            fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
                let span = cx.tree.span(node);
                Some(Self::blank(span, node, Blank::Invalid(span)))
            }
        }

        impl<'a> super::Spanned for $name $(<$lifetime>)? {
            fn span(&self) -> Span {
                self.span
            }
        }
    )+};
}
pub(super) use structs;

/// Reads the value of an entry.
pub(super) fn field<'a, T: FromNode<'a>>(cx: &Cx<'_, 'a>, key: NodeId, node: NodeId) -> Field<T> {
    let value = cx.tree.value(node);
    if matches!(value, Value::Null) {
        return Field::Null(cx.tree.span(node));
    }
    if !cx.spend() {
        return Field::Invalid(cx.tree.span(node));
    }
    match T::from_value(cx, node, value) {
        Some(value) => Field::Set { key: cx.tree.span(key), value },
        None => Field::Invalid(cx.tree.span(node)),
    }
}

/// Reads the value of an entry that holds a 32-bit number.
pub(super) fn field_int32(cx: &Cx<'_, '_>, key: NodeId, node: NodeId) -> Field<Int> {
    match field::<Int>(cx, key, node) {
        Field::Set { value, .. } if i32::try_from(value.value).is_err() => Field::Invalid(value.span),
        field => field,
    }
}

impl<'a, T: FromNode<'a>> FromNode<'a> for Box<T> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        T::from_value(cx, node, value).map(Self::new)
    }
}

impl<'a> FromNode<'a> for Str<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let value = match value {
            Value::Str(text) => text,
            Value::Null => Cow::Borrowed(""),
            _ => return None,
        };
        Some(Self { value, span: cx.tree.span(node), style: cx.tree.kind(node) })
    }
}

impl<'a> FromNode<'a> for Int {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let value = if matches!(value, Value::Null) { 0 } else { schema::whole(&value)? };
        Some(Self { value, span: cx.tree.span(node) })
    }
}

impl<'a> FromNode<'a> for Bool {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let value = match value {
            Value::Bool(value) => value,
            Value::Null => false,
            _ => return None,
        };
        Some(Self { value, span: cx.tree.span(node) })
    }
}

impl<'a> FromNode<'a> for IntOrStr<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        if matches!(value, Value::Str(_)) {
            return Str::from_value(cx, node, value).map(Self::Str);
        }
        let int = Int::from_value(cx, node, value)?;
        i32::try_from(int.value).is_ok().then_some(Self::Int(int))
    }
}

impl<'a> FromNode<'a> for Quantity<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let number = match value {
            Value::Int(number) => number.to_string(),
            Value::Uint(number) => number.to_string(),
            Value::Float(number) if number.is_finite() => number.to_string(),
            Value::Null => "0".to_owned(),
            value => return Some(Self { text: Str::from_value(cx, node, value)? }),
        };
        let (span, style) = (cx.tree.span(node), cx.tree.kind(node));
        // Most numbers are written as JSON would write them; then the characters can be told apart.
        let source = span.slice(cx.tree.text());
        let value = if source == number { Cow::Borrowed(source) } else { Cow::Owned(number) };
        Some(Self { text: Str { value, span, style } })
    }
}

impl<'a, T: FromNode<'a>> FromNode<'a> for List<T> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        if !matches!(value, Value::Sequence | Value::Null) {
            return None;
        }
        let node = cx.tree.resolve(node);
        let mut list = Self { span: cx.tree.span(node), node, items: Vec::new(), complete: true };
        for item in cx.tree.items(node) {
            if !cx.spend() {
                list.complete = false;
                break;
            }
            if let Some(item) = T::from_value(cx, item, cx.tree.value(item)) {
                list.items.push(item);
                continue;
            }
            list.complete = false;
            list.items.extend(T::invalid(cx, item));
        }
        Some(list)
    }
}

impl<'a, T: FromNode<'a>> FromNode<'a> for Map<'a, T> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        if !matches!(value, Value::Mapping | Value::Null) {
            return None;
        }
        let node = cx.tree.resolve(node);
        // Room for all of them at once: a map of a million keys should not be moved on its way.
        let entries = Vec::with_capacity(cx.tree.entries(node).count().min(cx.left()));
        let mut map = Self { span: cx.tree.span(node), node, entries, complete: true };
        for (key, item) in cx.tree.entries(node) {
            if !cx.spend() {
                map.complete = false;
                break;
            }
            match T::from_value(cx, item, cx.tree.value(item)) {
                Some(value) => map.entries.push((Str::key(cx.tree, key), value)),
                None => map.complete = false,
            }
        }
        Some(map)
    }
}

impl<'a> FromNode<'a> for Any {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, _: Value<'a>) -> Option<Self> {
        Some(Self { node, span: cx.tree.span(node) })
    }
}
