//! What podlint's own formats for machines have in common: how an object is called, and where something stands.

use serde::Serialize;

use super::places::Places;
use crate::diagnostic::ObjectId;
use crate::text::{Position, Span};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Object<'a> {
    api_version: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    namespace: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
pub(super) struct Place {
    line: u32,
    column: u32,
    offset: u32,
}

pub(super) fn object(object: &ObjectId) -> Object<'_> {
    Object {
        api_version: &object.api_version,
        kind: &object.kind,
        namespace: object.namespace.as_deref(),
        name: object.name.as_deref(),
    }
}

pub(super) fn range(places: &Places<'_>, span: Span) -> Range {
    between(places.range(span))
}

/// A range whose places are known.
pub(super) fn between((start, end): (Position, Position)) -> Range {
    Range { start: place(start), end: place(end) }
}

fn place(at: Position) -> Place {
    Place { line: at.line, column: at.column, offset: at.offset }
}
