//! Places, names and labels, owned and small.

use crate::{
    model::{Field, Map, Object, Str},
    text::Span,
};

/// A place in a file: the object, and characters of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Site {
    /// The object, by its place among the file's.
    pub object: u32,
    /// The document that it is in.
    pub document: u32,
    /// The characters, or the empty span where something is missing.
    pub span: Span,
}

/// A key and a value of labels.
pub type Label = (Box<str>, Box<str>);

pub(super) fn site(object: &Object<'_>, index: u32) -> Site {
    let span = object.name.as_ref().map_or(object.span, Str::place);
    Site { object: index, document: object.document, span }
}

pub(super) fn boxed(text: Option<&Str<'_>>) -> Option<Box<str>> {
    text.map(|text| Box::from(&**text))
}

pub(super) fn labels(map: &Field<Map<'_, Str<'_>>>) -> Vec<Label> {
    map.entries().iter().map(|(key, value)| (Box::from(&**key), Box::from(&**value))).collect()
}

/// The protocol in force.
pub(super) fn protocol(field: &Field<Str<'_>>) -> Option<Box<str>> {
    let word = field.str_or_empty()?;
    Some(Box::from(if word.is_empty() { "TCP" } else { word }))
}

/// Whether two namespaces may be one. One that is not written is that of whoever applies the manifest.
pub(super) fn may_be_same(a: Option<&str>, b: Option<&str>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a == b)
}
