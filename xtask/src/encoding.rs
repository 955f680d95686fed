//! Writes `schemas/encoding.txt`: where Go's encoder does something else with a field than its shape suggests.
//!
//! The published schemas do not say whether the server keeps a field by value or by pointer, nor whether it leaves
//! out what is empty; the Go types do.

use std::fmt::Write as _;

use crate::gotypes::{GoField, GoTypes};
use crate::text::{Field, Schema, Shape};

/// The word for how the Go type has a field, where its shape suggests another.
fn word(field: &Field, go: &GoField) -> Option<&'static str> {
    let suggested = matches!(field.shape, Shape::Object(_));
    // Lists and maps have a nil value of their own, so a pointer makes no difference.
    let same = go.pointer == suggested || matches!(field.shape, Shape::List(_) | Shape::Map(_));
    match (go.pointer, go.omitempty) {
        (_, true) if same => None,
        (true, true) => Some("pointer"),
        (true, false) => Some("nullable"),
        (false, true) => Some("value"),
        (false, false) => Some("always"),
    }
}

/// Writes the text from the types of each minor, the oldest first. Where several have a field, the newest counts.
pub fn write(schema: &Schema, types: &[GoTypes]) -> String {
    let mut out =
        String::from("# Written by `cargo xtask gen-schema`; schemas/README.md says how to read it.\n\n");
    for (name, ty) in &schema.types {
        let mut line = String::new();
        for (key, shapes) in &ty.fields {
            let go = types.iter().rev().find_map(|types| types.fields.get(name)?.get(key));
            if let Some(word) = shapes.last().zip(go).and_then(|(field, go)| word(field, go)) {
                let _ = write!(line, " {key}={word}");
            }
        }
        if !line.is_empty() {
            let _ = writeln!(out, "{name}{line}");
        }
    }
    out
}
