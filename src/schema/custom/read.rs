//! Reads a definition from its manifest.
//!
//! What is written in another form than the API asks for is passed over: the definition itself is judged elsewhere,
//! and an object is not blamed for it.

use super::{Bound, Definition, Kind, ListType, Node, Version};
use crate::yaml::{NodeId, Tree, Value};

impl Definition {
    /// The group and kind that the `CustomResourceDefinition` at `root` defines.
    pub fn names(tree: &Tree<'_>, root: NodeId) -> Option<(String, String)> {
        let spec = at(tree, root, "spec")?;
        Some((text(tree, spec, "group")?, text(tree, at(tree, spec, "names")?, "kind")?))
    }

    /// Reads the `CustomResourceDefinition` at `root`; nothing if it does not say what it defines.
    pub fn read(tree: &Tree<'_>, root: NodeId) -> Option<Self> {
        let (group, kind) = Self::names(tree, root)?;
        let spec = at(tree, root, "spec")?;
        // Aliases of aliases unfold without end; no definition written for a cluster comes near this.
        let mut budget = tree.span(root).len().saturating_mul(2).saturating_add(10_000);
        let versions = items(tree, spec, "versions").filter_map(|version| {
            let node = at(tree, version, "schema").and_then(|schema| at(tree, schema, "openAPIV3Schema"));
            Some(Version {
                name: text(tree, version, "name")?,
                served: flag(tree, version, "served"),
                has_status: at(tree, version, "subresources")
                    .and_then(|subresources| at(tree, subresources, "status"))
                    .is_some(),
                // A version without a schema says nothing of its objects.
                schema: node.map_or_else(Node::anything, |node| read(tree, node, &mut budget)),
            })
        });
        let versions: Vec<Version> = versions.collect();
        // A definition without versions is refused itself, and says nothing of its objects.
        (!versions.is_empty()).then_some(Self { group, kind, versions })
    }
}

impl Node {
    /// A place where everything may be.
    fn anything() -> Self {
        Self { keeps_unknown: true, nullable: true, ..Self::default() }
    }
}

/// Reads the schema at a node. It recurses as deep as the tree is nested, which the parser bounds.
fn read(tree: &Tree<'_>, node: NodeId, budget: &mut u32) -> Node {
    let Some(left) = budget.checked_sub(1) else { return Node::anything() };
    *budget = left;
    if !matches!(tree.value(node), Value::Mapping) {
        return Node::anything();
    }
    let mut schema = Node::default();
    let (mut int_or_string, mut map_keys) = (false, Vec::new());
    let (mut below, mut above) = (false, false);
    // One pass: descriptions make schemas long, and most of their keys are not looked at.
    for (key, value) in tree.entries(node) {
        let truth = || matches!(tree.value(value), Value::Bool(true));
        let mut child = || Some(Box::new(read(tree, value, budget)));
        match &*tree.key(key) {
            "type" => schema.kind = kind(&tree.str(value)),
            "properties" => {
                let properties = tree.entries(value);
                schema.properties = properties
                    .map(|(key, node)| (tree.key(key).into_owned(), read(tree, node, budget)))
                    .collect();
            }
            "additionalProperties" => {
                schema.additional = match tree.value(value) {
                    Value::Bool(true) => Some(Box::new(Node::anything())),
                    Value::Mapping => child(),
                    _ => None,
                }
            }
            "items" => schema.items = child(),
            "required" => schema.required = scalars(tree, value),
            "enum" => schema.values = scalars(tree, value),
            "pattern" => schema.pattern = scalar(tree, value),
            "minimum" => schema.minimum = number(tree, value).map(|limit| Bound { limit, exclusive: false }),
            "maximum" => schema.maximum = number(tree, value).map(|limit| Bound { limit, exclusive: false }),
            "exclusiveMinimum" => below = truth(),
            "exclusiveMaximum" => above = truth(),
            "minLength" | "minItems" | "minProperties" => schema.length.0 = count(tree, value),
            "maxLength" | "maxItems" | "maxProperties" => schema.length.1 = count(tree, value),
            "nullable" => schema.nullable = truth(),
            "default" => schema.has_default = true,
            "x-kubernetes-int-or-string" => int_or_string = truth(),
            "x-kubernetes-preserve-unknown-fields" => schema.keeps_unknown = truth(),
            "x-kubernetes-embedded-resource" => schema.embedded = truth(),
            "x-kubernetes-list-map-keys" => map_keys = scalars(tree, value),
            "x-kubernetes-list-type" => match &*tree.str(value) {
                "set" => schema.list = ListType::Set,
                "map" => schema.list = ListType::Map(Vec::new()),
                _ => {}
            },
            _ => {}
        }
    }
    if int_or_string {
        schema.kind = Kind::IntOrString;
    }
    if let ListType::Map(keys) = &mut schema.list {
        *keys = map_keys;
    }
    for (bound, exclusive) in [(&mut schema.minimum, below), (&mut schema.maximum, above)] {
        if let Some(bound) = bound {
            bound.exclusive = exclusive;
        }
    }
    schema
}

fn kind(word: &str) -> Kind {
    match word {
        "object" => Kind::Object,
        "array" => Kind::Array,
        "string" => Kind::String,
        "integer" => Kind::Integer,
        "number" => Kind::Number,
        "boolean" => Kind::Boolean,
        _ => Kind::Any,
    }
}

fn at(tree: &Tree<'_>, node: NodeId, key: &str) -> Option<NodeId> {
    tree.get(node, key).map(|(_, value)| value)
}

fn text(tree: &Tree<'_>, node: NodeId, key: &str) -> Option<String> {
    match tree.value(at(tree, node, key)?) {
        Value::Str(text) if !text.is_empty() => Some(text.into_owned()),
        _ => None,
    }
}

fn flag(tree: &Tree<'_>, node: NodeId, key: &str) -> bool {
    at(tree, node, key).is_some_and(|node| matches!(tree.value(node), Value::Bool(true)))
}

fn items<'t>(tree: &'t Tree<'_>, node: NodeId, key: &str) -> impl Iterator<Item = NodeId> + 't {
    at(tree, node, key).into_iter().flat_map(|list| tree.items(list))
}

fn scalars(tree: &Tree<'_>, list: NodeId) -> Vec<String> {
    tree.items(list).filter_map(|item| scalar(tree, item)).collect()
}

/// A scalar as text: what `enum` lists and what a value is compared with.
pub(super) fn scalar(tree: &Tree<'_>, node: NodeId) -> Option<String> {
    Some(match tree.value(node) {
        Value::Str(text) => text.into_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Uint(value) => value.to_string(),
        Value::Float(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        Value::Mapping | Value::Sequence => return None,
    })
}

/// The number at a node.
pub(super) fn number(tree: &Tree<'_>, node: NodeId) -> Option<f64> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON schema compares numbers as floats, and so does the server"
    )]
    match tree.value(node) {
        Value::Int(value) => Some(value as f64),
        Value::Uint(value) => Some(value as f64),
        Value::Float(value) => Some(value),
        _ => None,
    }
}

fn count(tree: &Tree<'_>, node: NodeId) -> Option<u64> {
    match tree.value(node) {
        Value::Int(value) => u64::try_from(value).ok(),
        Value::Uint(value) => Some(value),
        _ => None,
    }
}
