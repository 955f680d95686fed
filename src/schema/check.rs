//! The structural check: does a document hold only what its type has, and that in the right types?
//!
//! It finds what the API server's decoder would: an unknown field is an error under strict field validation, which
//! kubectl asks for, and a wrong type always is. The server stops at the first wrong type; here all are found. Null
//! is accepted everywhere, as the decoder does.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::scalar::{bad_base64, is_time, sub_span, whole};
use super::{Field, Gate, Minor, Minors, Schema, Shape, TypeId, Values, quantity};
use crate::text::Span;
use crate::yaml::{Kind, NodeId, Tree, Value};

/// Something that the decoder would refuse.
///
/// All is said of one minor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issue {
    /// A key that the type does not have.
    UnknownField {
        /// The key.
        key: NodeId,
        /// The mapping it is in.
        mapping: NodeId,
        /// The mapping's type.
        ty: TypeId,
    },
    /// A key that the type has in other minors.
    OtherMinors {
        /// The key.
        key: NodeId,
        /// The mapping it is in.
        mapping: NodeId,
        /// The mapping's type.
        ty: TypeId,
        /// The minors that have it.
        minors: Minors,
    },
    /// A field that the server drops without a word, because a feature is off.
    Dropped {
        /// The key.
        key: NodeId,
        /// The mapping's type.
        ty: TypeId,
        /// The gate that is off.
        gate: Gate,
    },
    /// A string that is none of those that the field takes, in a kind that no rules of its own judge.
    BadValue {
        /// The value.
        value: NodeId,
        /// The type of the object that has the field.
        ty: Option<TypeId>,
        /// What it may be.
        values: Values,
    },
    /// A field that validation asks for and that is missing, null or empty, in a kind that no rules of its own judge.
    Asked {
        /// The mapping.
        mapping: NodeId,
        /// The value that is null or empty, if there is one.
        value: Option<NodeId>,
        /// The mapping's type.
        ty: TypeId,
        /// The field.
        name: &'static str,
    },
    /// An item that is in its list already, by the fields that tell its items apart, in a kind that no rules of its own
    /// judge.
    DuplicateItem {
        /// The item.
        item: NodeId,
        /// The one before.
        earlier: NodeId,
        /// The type of the object that has the list.
        ty: TypeId,
        /// The list.
        field: &'static str,
    },
    /// A value of the wrong type.
    WrongType {
        /// The value.
        value: NodeId,
        /// Its key; nothing for an item of a list.
        key: Option<NodeId>,
        /// The type of the object that has the field; nothing at the root.
        ty: Option<TypeId>,
        /// What it should be.
        expected: Shape,
        /// What it is.
        found: ValueKind,
    },
    /// A whole number that does not fit its field.
    OutOfRange {
        /// The value.
        value: NodeId,
        /// Its key; nothing for an item of a list.
        key: Option<NodeId>,
        /// The type of the object that has the field.
        ty: Option<TypeId>,
        /// What it should be: [`Shape::Int32`], [`Shape::Int64`] or [`Shape::IntOrString`].
        expected: Shape,
    },
    /// A string that is no time as of RFC 3339.
    BadTime {
        /// The value.
        value: NodeId,
        /// Its key; nothing for an item of a list.
        key: Option<NodeId>,
        /// The type of the object that has the field.
        ty: Option<TypeId>,
        /// What it should be: [`Shape::Time`] or [`Shape::MicroTime`].
        expected: Shape,
    },
    /// A string that is no base64, where bytes are wanted: `data` of a Secret, `binaryData` of a `ConfigMap`.
    BadBase64 {
        /// The value.
        value: NodeId,
        /// Its key; nothing for an item of a list.
        key: Option<NodeId>,
        /// The type of the object that has the field.
        ty: Option<TypeId>,
        /// The offending characters, empty where some are missing; the whole scalar where they cannot be told.
        span: Span,
    },
    /// A string that is no quantity.
    BadQuantity {
        /// The value.
        value: NodeId,
        /// Its key; nothing for an item of a list.
        key: Option<NodeId>,
        /// The type of the object that has the field.
        ty: Option<TypeId>,
        /// The offending characters; the whole scalar where they cannot be told.
        span: Span,
    },
}

impl Issue {
    /// Whether the server cannot read an object that has it. Fields that it does not know it drops, and what it reads and
    /// does not take it refuses later.
    pub fn ends_decoding(&self) -> bool {
        match self {
            Self::WrongType { .. }
            | Self::OutOfRange { .. }
            | Self::BadTime { .. }
            | Self::BadBase64 { .. }
            | Self::BadQuantity { .. } => true,
            Self::UnknownField { .. }
            | Self::OtherMinors { .. }
            | Self::Dropped { .. }
            | Self::BadValue { .. }
            | Self::Asked { .. }
            | Self::DuplicateItem { .. } => false,
        }
    }

    /// The node that the issue is about: the key of an unknown field, the mapping that lacks one, else the value.
    pub fn node(&self) -> NodeId {
        match *self {
            Self::UnknownField { key, .. } | Self::OtherMinors { key, .. } | Self::Dropped { key, .. } => key,
            Self::Asked { mapping, .. } => mapping,
            Self::DuplicateItem { item, .. } => item,
            Self::BadValue { value, .. }
            | Self::WrongType { value, .. }
            | Self::OutOfRange { value, .. }
            | Self::BadTime { value, .. }
            | Self::BadBase64 { value, .. }
            | Self::BadQuantity { value, .. } => value,
        }
    }
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// Nothing.
    Null,
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A number with a fraction, or one too large for an integer.
    Float,
    /// A string.
    String,
    /// A mapping.
    Mapping,
    /// A sequence.
    Sequence,
}

impl ValueKind {
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Bool,
            Value::Int(_) | Value::Uint(_) => Self::Int,
            Value::Float(_) => Self::Float,
            Value::Str(_) => Self::String,
            Value::Mapping => Self::Mapping,
            Value::Sequence => Self::Sequence,
        }
    }
}

/// A value that is still to be looked at.
struct Step {
    value: NodeId,
    key: Option<NodeId>,
    ty: Option<TypeId>,
    expected: Shape,
    /// Whether values are judged, too.
    judged: bool,
    /// What the value may be, if that is judged.
    values: Values,
}

/// Checks the value at `root` against a type and adds what is wrong to `issues`, in the order of the text as far as
/// aliases leave it.
///
/// What an alias or a merge key brings in is checked where it is used, and a mistake in it reported once. The work is
/// bounded by the size of the object, so that aliases of aliases cost nothing.
pub fn check(tree: &Tree<'_>, root: NodeId, ty: TypeId, minor: Minor, issues: &mut Vec<Issue>) {
    let schema = Schema::of(minor);
    let from = issues.len();
    let mut seen: HashSet<(NodeId, Shape)> = HashSet::new();
    // Without aliases there are no more values than bytes.
    let mut budget = u64::from(tree.span(root).len()) * 4 + 10_000;
    let judged = ty.is_judged_here();
    let values = Values::default();
    let mut waiting =
        vec![Step { value: root, key: None, ty: None, expected: Shape::Object(ty), judged, values }];
    while let Some(step) = waiting.pop() {
        let Some(left) = budget.checked_sub(1) else { break };
        budget = left;
        let target = tree.resolve(step.value);
        if target != step.value && !seen.insert((target, step.expected)) {
            continue;
        }
        // What is pushed now is reversed afterwards, so that it is popped in the order of the text.
        let pushed = waiting.len();
        check_value(tree, schema, &step, &mut waiting, issues);
        if let Some(pushed) = waiting.get_mut(pushed..) {
            pushed.reverse();
        }
    }
    // Merge keys bring the same values to several places.
    if issues.len() > from + 1 {
        let mut known: HashSet<(NodeId, &str)> = HashSet::new();
        let mut at = 0;
        issues.retain(|issue| {
            at += 1;
            // A mapping may lack several fields.
            let name = if let Issue::Asked { name, .. } = issue { name } else { "" };
            at <= from || known.insert((issue.node(), name))
        });
    }
}

fn check_value(
    tree: &Tree<'_>,
    schema: Schema,
    step: &Step,
    waiting: &mut Vec<Step>,
    issues: &mut Vec<Issue>,
) {
    let Step { value, key, ty, expected, judged, values } = *step;
    let found = tree.value(value);
    let fits = match (expected, &found) {
        // An empty string often is the default's.
        (Shape::String, Value::Str(text)) if !values.is_open() => {
            if !text.is_empty() && !values.of(schema.minor).any(|value| value == &**text) {
                issues.push(Issue::BadValue { value, ty, values });
            }
            true
        }
        (Shape::Any, _)
        | (_, Value::Null)
        | (Shape::Bool, Value::Bool(_))
        | (Shape::String | Shape::IntOrString, Value::Str(_))
        | (Shape::Double | Shape::Quantity, Value::Int(_) | Value::Uint(_) | Value::Float(_)) => true,
        (
            Shape::Int32 | Shape::IntOrString | Shape::Int64,
            Value::Int(_) | Value::Uint(_) | Value::Float(_),
        ) => {
            let is_whole = match found {
                Value::Float(number) => number.fract() == 0.0,
                _ => true,
            };
            let fits =
                whole(&found).is_some_and(|number| expected == Shape::Int64 || i32::try_from(number).is_ok());
            if is_whole && !fits {
                issues.push(Issue::OutOfRange { value, key, ty, expected });
            }
            is_whole
        }
        (Shape::Quantity, Value::Str(text)) => {
            if let Err(error) = quantity::parse(text) {
                let span = sub_span(text, tree.span(value), tree.kind(value), error.range);
                issues.push(Issue::BadQuantity { value, key, ty, span });
            }
            true
        }
        (Shape::Bytes, Value::Str(text)) => {
            if let Some(range) = bad_base64(text) {
                let span = match tree.kind(value) {
                    Kind::Literal => literal_span(tree, value, text, range),
                    style => sub_span(text, tree.span(value), style, range),
                };
                issues.push(Issue::BadBase64 { value, key, ty, span });
            }
            true
        }
        (Shape::Time | Shape::MicroTime, Value::Str(text)) => {
            if !is_time(text, expected == Shape::MicroTime) {
                issues.push(Issue::BadTime { value, key, ty, expected });
            }
            true
        }
        (Shape::Object(ty), Value::Mapping) => {
            let mapping = tree.resolve(value);
            for (key, value) in tree.entries(mapping) {
                match schema.field_or_minors(ty, &tree.key(key)) {
                    Ok(field) => {
                        if let Some(gate) = field.gate
                            && !gate.is_on(schema.minor)
                            && !matches!(tree.value(value), Value::Null)
                        {
                            issues.push(Issue::Dropped { key, ty, gate });
                        }
                        // The server takes no status from a file, and rules judge the metadata of all kinds.
                        let outer = step.ty.is_none() && matches!(field.name, "metadata" | "status");
                        let judged = judged && !outer;
                        let values = if judged { field.values } else { Values::default() };
                        let expected = field.shape;
                        waiting.push(Step { value, key: Some(key), ty: Some(ty), expected, judged, values });
                        if judged {
                            find_duplicates(tree, ty, &field, value, issues);
                        }
                    }
                    Err(minors) if minors.is_empty() => {
                        issues.push(Issue::UnknownField { key, mapping, ty });
                    }
                    Err(minors) => issues.push(Issue::OtherMinors { key, mapping, ty, minors }),
                }
            }
            if judged {
                ask(tree, schema, mapping, ty, issues);
            }
            true
        }
        (Shape::Map(of), Value::Mapping) => {
            let expected = of.shape();
            waiting.extend(tree.entries(value).map(|(key, value)| Step {
                value,
                key: Some(key),
                ty,
                expected,
                judged,
                values,
            }));
            true
        }
        (Shape::List(of), Value::Sequence) => {
            let expected = of.shape();
            waiting.extend(tree.items(value).map(|value| Step {
                value,
                key: None,
                ty,
                expected,
                judged,
                values,
            }));
            true
        }
        _ => false,
    };
    if !fits {
        issues.push(Issue::WrongType { value, key, ty, expected, found: ValueKind::of(&found) });
    }
}

/// Adds the fields that validation asks for and that the mapping does not have.
fn ask(tree: &Tree<'_>, schema: Schema, mapping: NodeId, ty: TypeId, issues: &mut Vec<Issue>) {
    for field in schema.fields(ty).filter(|field| field.asked) {
        let value = tree.get(mapping, field.name).map(|(_, value)| value);
        let is_there = value.is_some_and(|value| match tree.value(value) {
            Value::Null => false,
            Value::Str(text) => !text.is_empty(),
            Value::Sequence => tree.items(value).next().is_some(),
            Value::Mapping => tree.entries(value).next().is_some(),
            _ => true,
        });
        if !is_there {
            issues.push(Issue::Asked { mapping, value, ty, name: field.name });
        }
    }
}

/// Adds items of a list that are there twice, where fields tell them apart, or where it is a set.
fn find_duplicates(tree: &Tree<'_>, ty: TypeId, field: &Field, list: NodeId, issues: &mut Vec<Issue>) {
    if !field.set && field.keys().next().is_none() || !matches!(tree.value(list), Value::Sequence) {
        return;
    }
    let mut seen: HashMap<String, NodeId> = HashMap::new();
    for item in tree.items(list) {
        let text = |node| match tree.value(node) {
            Value::Str(text) => Some(text.into_owned()),
            _ => None,
        };
        let name = if field.set {
            text(item)
        } else {
            // Keys that are missing may have a default, which the table does not know.
            let keys: Option<Vec<String>> =
                field.keys().map(|key| tree.get(item, key).and_then(|(_, value)| text(value))).collect();
            keys.map(|keys| keys.join("\0"))
        };
        let Some(name) = name else { continue };
        if let Some(earlier) = seen.insert(name, item) {
            issues.push(Issue::DuplicateItem { item, earlier, ty, field: field.name });
        }
    }
}

/// The characters of a literal block that are `range` of its value: each line of the value is the end of a line of
/// the block. The whole block where that does not hold.
fn literal_span(tree: &Tree<'_>, node: NodeId, value: &str, range: Range<usize>) -> Span {
    let block = tree.span(node);
    let exact = || {
        let before = value.get(..range.start)?;
        let number = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let line = value.lines().nth(number)?;
        // The first line of the block is its header.
        let source = block.slice(tree.text());
        let written = source.split_inclusive('\n').nth(number + 1)?;
        let start: usize = source.split_inclusive('\n').take(number + 1).map(str::len).sum();
        let indent = written.trim_end_matches(['\r', '\n']).strip_suffix(line)?.len();
        let from = u32::try_from(start + indent + column).ok()?;
        let length = u32::try_from(range.len()).ok()?;
        (from + length <= block.len()).then(|| block.sub(from, from + length))
    };
    exact().unwrap_or(block)
}
