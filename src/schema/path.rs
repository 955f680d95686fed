//! Names for places: `spec.template.spec.containers[0].image`.

use std::fmt::Write as _;

use super::{Shape, TypeId, field, find_type};
use crate::text::Span;
use crate::yaml::{Kind, NodeId, Tree};

/// The path of the node at `span`, a place within the object at `root`; `""` for the object itself.
///
/// A span on a key or across an entry gives the entry's path. Free keys of a map are in brackets, as in
/// `metadata.labels[app.kubernetes.io/name]`; where the type is not known, a key is if it could be mistaken for a
/// path itself. `missing` is a field that is not there: `span` is then the place where it would be inserted
/// (`Field::Missing` of the model) or that of its null, and the path ends in its name.
pub fn path(tree: &Tree<'_>, root: NodeId, ty: Option<TypeId>, span: Span, missing: Option<&str>) -> String {
    let mut path = String::new();
    let mut node = tree.resolve(root);
    let mut shape = ty.map_or(Shape::Any, Shape::Object);
    // The last field's name, to tell a null field from a missing one.
    let mut last = String::new();
    loop {
        if tree.span(node) == span && missing.is_none() {
            break;
        }
        let next = match tree.kind(node) {
            Kind::Mapping => enter_mapping(tree, node, shape, span, missing, &mut path, &mut last),
            Kind::Sequence => enter_sequence(tree, node, shape, span, &mut path, &mut last),
            _ => None,
        };
        let Some((child, of)) = next else { break };
        (node, shape) = (child, of);
    }
    if let Some(name) = missing
        && name != last
    {
        match shape {
            Shape::Map(_) => {
                let _ = write!(path, "[{name}]");
            }
            _ => push_field(&mut path, name),
        }
    }
    path
}

/// Finds the entry that holds the span and adds its key; gives the value if the span is inside of it.
fn enter_mapping(
    tree: &Tree<'_>,
    node: NodeId,
    shape: Shape,
    span: Span,
    missing: Option<&str>,
    path: &mut String,
    last: &mut String,
) -> Option<(NodeId, Shape)> {
    for (key, value) in tree.raw_entries(node) {
        let (key_span, value_span) = (tree.span(key), tree.span(value));
        // Entries are in the order of the text: nothing further on can hold the span.
        if key_span.start > span.end {
            return None;
        }
        // A missing field is inserted where the first key starts; that place is the mapping's, not the key's.
        if missing.is_some() && span.is_empty() && span.start == key_span.start {
            return None;
        }
        let inside = value_span.contains(span);
        if !inside && !key_span.join(value_span).contains(span) {
            continue;
        }
        let name = tree.key(key);
        let of = match shape {
            Shape::Object(ty) => field(ty, &name).map_or(Shape::Any, |field| field.shape),
            Shape::Map(of) => of.shape(),
            // In custom resources, too, `metadata` is what it is everywhere.
            _ if name == "metadata" => find_type("meta/v1.ObjectMeta").map_or(Shape::Any, Shape::Object),
            _ => Shape::Any,
        };
        let free = match shape {
            Shape::Object(_) => false,
            Shape::Map(_) => true,
            _ => name.contains(['.', '/', '[', ']']),
        };
        if free {
            let _ = write!(path, "[{name}]");
        } else {
            push_field(path, &name);
        }
        last.clear();
        if tree.kind(value) != Kind::Mapping && tree.kind(value) != Kind::Sequence {
            last.push_str(&name);
        }
        return inside.then_some((value, of));
    }
    None
}

/// Finds the item that holds the span and adds its position.
fn enter_sequence(
    tree: &Tree<'_>,
    node: NodeId,
    shape: Shape,
    span: Span,
    path: &mut String,
    last: &mut String,
) -> Option<(NodeId, Shape)> {
    let of = match shape {
        Shape::List(of) => of.shape(),
        _ => Shape::Any,
    };
    let (index, item) = tree.items(node).enumerate().find(|(_, item)| tree.span(*item).contains(span))?;
    let _ = write!(path, "[{index}]");
    last.clear();
    Some((item, of))
}

fn push_field(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
