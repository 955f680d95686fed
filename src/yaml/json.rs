//! A document as JSON, the way kubectl hands it on.

use serde_json::{Map, Number, Value as Json};

use super::{NodeId, Tree, Value};

/// The value of `node` and everything in it, with aliases followed and merge keys expanded.
///
/// It calls itself for each level; the parser lets no document through that is deeper than 256 levels, or larger
/// through its aliases than kubectl allows.
pub fn to_json(tree: &Tree<'_>, node: NodeId) -> Json {
    match tree.value(node) {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(value),
        Value::Int(value) => Json::Number(value.into()),
        Value::Uint(value) => Json::Number(value.into()),
        Value::Float(value) => Number::from_f64(value).map_or(Json::Null, Json::Number),
        Value::Str(text) => Json::String(text.into_owned()),
        Value::Sequence => Json::Array(tree.items(node).map(|item| to_json(tree, item)).collect()),
        Value::Mapping => {
            let entry = |(key, value): (NodeId, NodeId)| (tree.key(key).into_owned(), to_json(tree, value));
            Json::Object(tree.entries(node).map(entry).collect::<Map<_, _>>())
        }
    }
}
