//! An object as the server has it after decoding and defaulting.
//!
//! What follows on the way into storage and changes a value (the conversion to the internal type and back, and
//! `PrepareForCreate`) stands as a note at the value: it is what the server does with the object, and not what it
//! reads the manifest as. What only a cluster knows (addresses, identities, generated selectors, what admission adds)
//! is not invented.

use super::{
    decode::Decoder,
    fill,
    value::{Data, Mark, Value},
};
use crate::{
    model::Object,
    schema::{Minor, Schema, Shape, TypeId},
    yaml::{self, Tree},
};

/// The object of a tree with its defaults, as a server of the minor has it. `status` and the time of its creation are
/// left out: they are the server's own. A kind that the minor does not serve comes as it is written.
pub fn stored(tree: &Tree<'_>, object: &Object<'_>, minor: Minor) -> Value {
    let schema = Schema::of(minor);
    let left = object.span.len().saturating_mul(4).saturating_add(10_000);
    let mut decoder = Decoder { tree, schema, left };
    let Some(ty) = object.ty else { return decoder.value(object.root, Shape::Any) };
    let mut value = decoder.object(Some(object.root), ty);
    // What a typed list says of its members.
    for (at, (key, said)) in
        [("apiVersion", &object.api_version), ("kind", &object.kind)].into_iter().enumerate()
    {
        if let (Some(said), Data::Map(entries), false) = (said, &mut value.data, value_has(tree, object, key))
        {
            entries.retain(|(name, _)| name != key);
            entries.insert(
                at.min(entries.len()),
                (key.to_owned(), Value::written(Data::Text(said.value.to_string()))),
            );
        }
    }
    value.remove("status");
    if let Some(metadata) = value.get_mut("metadata") {
        metadata.remove("creationTimestamp");
    }
    fill::object(&mut value, ty, minor);
    note(&mut value, ty, minor);
    if ty.full_name() == "core/v1.Pod"
        && let Some(spec) = value.get_mut("spec")
        && let Some(period) = spec.get_mut("terminationGracePeriodSeconds")
        && matches!(period.data, Data::Int(..0))
    {
        period.note = Some(format!("stored as {}", super::facts::LEAST_GRACE_PERIOD));
    }
    value
}

/// Whether the object says `key` itself.
fn value_has(tree: &Tree<'_>, object: &Object<'_>, key: &str) -> bool {
    tree.get(object.root, key).is_some_and(|(_, node)| !matches!(tree.value(node), yaml::Value::Null))
}

/// Notes what happens to values on their way into storage.
fn note(value: &mut Value, ty: TypeId, minor: Minor) {
    let schema = Schema::of(minor);
    match ty.full_name() {
        "core/v1.Secret" => {
            if let Some(data) = value.get_mut("stringData") {
                data.note = Some("stored in `data`, over the same keys there".to_owned());
            }
        }
        "core/v1.PodSpec" if !value.has("serviceAccountName") => {
            if let Some(alias) = value.get_mut("serviceAccount") {
                alias.note = Some("stored as serviceAccountName, too".to_owned());
            }
        }
        _ => {}
    }
    let Data::Map(entries) = &mut value.data else { return };
    for (key, value) in entries {
        if let Some(gate) = ty.dropped_without(key).filter(|gate| !gate.is_on(minor)) {
            value.note = Some(format!("not stored: the feature gate {} is off in {minor}", gate.name()));
        }
        if let Some(field) = schema.field(ty, key) {
            note_inside(value, field.shape, minor);
        }
    }
}

fn note_inside(value: &mut Value, shape: Shape, minor: Minor) {
    match (shape, &mut value.data) {
        (Shape::Object(ty), Data::Map(_)) => note(value, ty, minor),
        (Shape::List(shape), Data::List(items)) => {
            for item in items {
                note_inside(item, shape.shape(), minor);
            }
        }
        (Shape::Map(shape), Data::Map(entries)) => {
            for (_, value) in entries {
                note_inside(value, shape.shape(), minor);
            }
        }
        _ => {}
    }
}

/// The marks and notes of a value, as paths: what is filled in, what is changed and from what, and the notes.
#[derive(Debug, Default)]
pub struct Marks {
    /// The values that the server fills in; what is in them is not listed.
    pub filled_in: Vec<String>,
    /// The values that the server changes, with what is written.
    pub changed: Vec<(String, String)>,
    /// What happens to values on their way into storage.
    pub notes: Vec<(String, String)>,
}

impl Marks {
    /// The marks of an object of a type; without one, of a kind that is not known.
    pub fn of(value: &Value, ty: Option<TypeId>) -> Self {
        let mut marks = Self::default();
        marks.collect(value, ty.map_or(Shape::Any, Shape::Object), "");
        marks
    }

    fn collect(&mut self, value: &Value, shape: Shape, path: &str) {
        if let Some(note) = &value.note {
            self.notes.push((path.to_owned(), note.clone()));
        }
        match &value.mark {
            Mark::FilledIn => return self.filled_in.push(path.to_owned()),
            Mark::Changed(from) => self.changed.push((path.to_owned(), from.clone())),
            Mark::Written => {}
        }
        for (key, value) in value.entries() {
            // Written as in findings (`schema::path`).
            let dot = if path.is_empty() { "" } else { "." };
            let (inner, shape) = match shape {
                Shape::Map(of) => (format!("{path}[{key}]"), of.shape()),
                // A shape is the same in all minors in which a value can have it.
                Shape::Object(ty) => {
                    let field = Minor::all().rev().find_map(|minor| Schema::of(minor).field(ty, key));
                    (format!("{path}{dot}{key}"), field.map_or(Shape::Any, |field| field.shape))
                }
                _ => (format!("{path}{dot}{key}"), Shape::Any),
            };
            self.collect(value, shape, &inner);
        }
        let shape = if let Shape::List(of) = shape { of.shape() } else { Shape::Any };
        for (index, item) in value.items().iter().enumerate() {
            self.collect(item, shape, &format!("{path}[{index}]"));
        }
    }
}
