//! Reads a definition from its manifest.
//!
//! What is written in another form than the API asks for is passed over: the definition itself is judged elsewhere,
//! and an object is not blamed for it.

use super::{Bound, Definition, Kind, ListType, Node, Version};
use crate::yaml::{NodeId, Tree, Value};

impl Definition {
    /// Reads the `CustomResourceDefinition` at `root`; nothing if it does not say what it defines.
    pub fn read(tree: &Tree<'_>, root: NodeId) -> Option<Self> {
        let spec = at(tree, root, "spec")?;
        let group = text(tree, spec, "group")?;
        let kind = text(tree, at(tree, spec, "names")?, "kind")?;
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
        Some(Self { versions: versions.collect(), group, kind })
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
    let int_or_string = flag(tree, node, "x-kubernetes-int-or-string");
    let kind = match text(tree, node, "type").as_deref() {
        _ if int_or_string => Kind::IntOrString,
        Some("object") => Kind::Object,
        Some("array") => Kind::Array,
        Some("string") => Kind::String,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        Some("boolean") => Kind::Boolean,
        _ => Kind::Any,
    };
    let child =
        |key: &str, budget: &mut u32| at(tree, node, key).map(|node| Box::new(read(tree, node, budget)));
    let bound = |key: &str, exclusive: &str| {
        let limit = number(tree, at(tree, node, key)?)?;
        Some(Bound { limit, exclusive: flag(tree, node, exclusive) })
    };
    let (fewest, most) = match kind {
        Kind::Array => ("minItems", "maxItems"),
        Kind::Object => ("minProperties", "maxProperties"),
        _ => ("minLength", "maxLength"),
    };
    let length = |key| at(tree, node, key).and_then(|node| count(tree, node));
    let properties = at(tree, node, "properties").into_iter().flat_map(|node| tree.entries(node));
    Node {
        properties: properties
            .map(|(key, node)| (tree.key(key).into_owned(), read(tree, node, budget)))
            .collect(),
        additional: match at(tree, node, "additionalProperties").map(|node| tree.value(node)) {
            Some(Value::Bool(true)) => Some(Box::new(Node::anything())),
            Some(Value::Mapping) => child("additionalProperties", budget),
            _ => None,
        },
        items: child("items", budget),
        required: strings(tree, node, "required"),
        values: items(tree, node, "enum").filter_map(|value| scalar(tree, value)).collect(),
        pattern: text(tree, node, "pattern"),
        minimum: bound("minimum", "exclusiveMinimum"),
        maximum: bound("maximum", "exclusiveMaximum"),
        length: (length(fewest), length(most)),
        keeps_unknown: flag(tree, node, "x-kubernetes-preserve-unknown-fields"),
        embedded: flag(tree, node, "x-kubernetes-embedded-resource"),
        nullable: flag(tree, node, "nullable"),
        has_default: tree.get(node, "default").is_some(),
        list: match text(tree, node, "x-kubernetes-list-type").as_deref() {
            Some("set") => ListType::Set,
            Some("map") => ListType::Map(strings(tree, node, "x-kubernetes-list-map-keys")),
            _ => ListType::Atomic,
        },
        kind,
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

fn strings(tree: &Tree<'_>, node: NodeId, key: &str) -> Vec<String> {
    items(tree, node, key).filter_map(|item| scalar(tree, item)).collect()
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
