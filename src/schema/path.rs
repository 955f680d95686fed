//! Names for places: `spec.template.spec.containers[0].image`.

use std::fmt::Write as _;

use super::{Shape, TypeId, find_type};
use crate::text::Span;
use crate::yaml::{Items, Kind, NodeId, RawEntries, Tree};

/// Finds places within one object by their spans.
///
/// It remembers the way to the last place. Findings come mostly in the order of the text, so that naming the places
/// of all of them takes one walk over the object, and not a walk from the start for each.
#[derive(Clone, Debug)]
pub struct Places<'t, 'a> {
    tree: &'t Tree<'a>,
    root: NodeId,
    shape: Shape,
    /// The collections that were entered last, from the root on.
    trail: Vec<Step<'t, 'a>>,
}

/// A collection that was entered, and where in it the search stopped.
#[derive(Clone, Debug)]
struct Step<'t, 'a> {
    collection: NodeId,
    /// The start of the child that was entered.
    start: u32,
    /// That child and what follows.
    rest: Rest<'t, 'a>,
}

#[derive(Clone, Debug)]
enum Rest<'t, 'a> {
    Entries(RawEntries<'t, 'a>),
    /// The items, and the position of the first of them.
    Items(Items<'t, 'a>, usize),
}

/// What is at a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path; `""` for the object itself.
    pub path: String,
    /// The innermost node that holds the span.
    pub node: NodeId,
}

/// The path of the node at `span` in the object at `root`; see [`Places::find`].
pub fn path(tree: &Tree<'_>, root: NodeId, ty: Option<TypeId>, span: Span, missing: Option<&str>) -> String {
    Places::new(tree, root, ty).find(span, missing).path
}

/// A step of the search: where it goes on, or where it ends.
enum Found {
    Child(NodeId, Shape),
    Key(NodeId),
    Nothing,
}

impl<'t, 'a> Places<'t, 'a> {
    /// Places within the object of type `ty` at `root`.
    pub fn new(tree: &'t Tree<'a>, root: NodeId, ty: Option<TypeId>) -> Self {
        Self {
            tree,
            root: tree.resolve(root),
            shape: ty.map_or(Shape::Any, Shape::Object),
            trail: Vec::new(),
        }
    }

    /// What is at `span`, a place within the object.
    ///
    /// A span on a key or across an entry gives the entry's path. Free keys of a map are in brackets, as in
    /// `metadata.labels[app.kubernetes.io/name]`; where the type is not known, a key is if it could be mistaken for a
    /// path itself. `missing` is a field that is not there: `span` is then the place where it would be inserted
    /// (`Field::Missing` of the model) or that of its null, and the path ends in its name.
    pub fn find(&mut self, span: Span, missing: Option<&str>) -> Place {
        let tree = self.tree;
        let (mut node, mut shape) = (self.root, self.shape);
        let mut path = String::new();
        // The last field's name, to tell a null field from a missing one.
        let mut last = String::new();
        for depth in 0.. {
            if tree.span(node) == span && missing.is_none() {
                break;
            }
            let found = match tree.kind(node) {
                Kind::Mapping => {
                    self.enter_mapping(depth, node, shape, (span, missing), &mut path, &mut last)
                }
                Kind::Sequence => self.enter_sequence(depth, node, shape, span, &mut path, &mut last),
                _ => Found::Nothing,
            };
            match found {
                Found::Child(child, of) => (node, shape) = (child, of),
                Found::Key(key) => {
                    node = key;
                    break;
                }
                Found::Nothing => break,
            }
        }
        if let Some(name) = missing
            && name != last
        {
            match shape {
                Shape::Map(_) => drop(write!(path, "[{name}]")),
                _ => push_field(&mut path, name),
            }
        }
        Place { path, node }
    }

    /// What is left to search of a collection: all of it, or what follows the last place if that was not further on.
    fn rest(&mut self, depth: usize, collection: NodeId, span: Span) -> Rest<'t, 'a> {
        if let Some(step) = self.trail.get(depth)
            && step.collection == collection
            && step.start <= span.start
        {
            return step.rest.clone();
        }
        if self.tree.kind(collection) == Kind::Mapping {
            Rest::Entries(self.tree.raw_entries(collection))
        } else {
            Rest::Items(self.tree.items(collection), 0)
        }
    }

    /// Notes the child that is entered. Where it is the one of last time, the way on from there stays known.
    fn remember(&mut self, depth: usize, collection: NodeId, start: u32, rest: Rest<'t, 'a>) {
        if let Some(step) = self.trail.get(depth)
            && (step.collection, step.start) == (collection, start)
        {
            return;
        }
        self.trail.truncate(depth);
        self.trail.push(Step { collection, start, rest });
    }

    /// Finds the entry that holds the span and adds its key.
    fn enter_mapping(
        &mut self,
        depth: usize,
        node: NodeId,
        shape: Shape,
        (span, missing): (Span, Option<&str>),
        path: &mut String,
        last: &mut String,
    ) -> Found {
        let tree = self.tree;
        let Rest::Entries(mut entries) = self.rest(depth, node, span) else { return Found::Nothing };
        loop {
            let here = entries.clone();
            let Some((key, value)) = entries.next() else { return Found::Nothing };
            let (key_span, value_span) = (tree.span(key), tree.span(value));
            // Entries are in the order of the text: nothing further on can hold the span.
            if key_span.start > span.end {
                return Found::Nothing;
            }
            // A missing field is inserted where the first key starts; that place is the mapping's, not the key's.
            if missing.is_some() && span.is_empty() && span.start == key_span.start {
                return Found::Nothing;
            }
            let inside = value_span.contains(span);
            if !inside && !key_span.join(value_span).contains(span) {
                continue;
            }
            self.remember(depth, node, key_span.start, Rest::Entries(here));
            let name = tree.key(key);
            let of = match shape {
                Shape::Object(ty) => ty.shape_of(&name).unwrap_or(Shape::Any),
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
            return match (inside, key_span.contains(span)) {
                (true, _) => Found::Child(value, of),
                (false, true) => Found::Key(key),
                (false, false) => Found::Nothing,
            };
        }
    }

    /// Finds the item that holds the span and adds its position.
    fn enter_sequence(
        &mut self,
        depth: usize,
        node: NodeId,
        shape: Shape,
        span: Span,
        path: &mut String,
        last: &mut String,
    ) -> Found {
        let tree = self.tree;
        let of = match shape {
            Shape::List(of) => of.shape(),
            _ => Shape::Any,
        };
        let Rest::Items(mut items, mut index) = self.rest(depth, node, span) else { return Found::Nothing };
        loop {
            let here = items.clone();
            let Some(item) = items.next() else { return Found::Nothing };
            if tree.span(item).contains(span) {
                self.remember(depth, node, tree.span(item).start, Rest::Items(here, index));
                let _ = write!(path, "[{index}]");
                last.clear();
                return Found::Child(item, of);
            }
            index += 1;
        }
    }
}

fn push_field(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
