//! Names, labels and annotations.

pub mod annotation_syntax;
pub mod finalizer_syntax;
pub mod label_syntax;
pub mod object_name;
pub mod owner_reference;

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, Stage},
    model::{Str, names::NameError},
    text::Span,
};

/// Who looks at a map of labels or annotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judge {
    /// The API server, which names the map by its own path, without the key.
    Server,
    /// The API server, which leaves `metadata` out of the path of a pod template's maps.
    ServerOnTemplate,
    /// Whoever makes an object from the template; the API server keeps it unread.
    Later,
}

/// Adds what the API server says of an entry of the map `name`, or that it is another who says it.
fn judged(finding: &mut Diagnostic, judge: Judge, cause: Cause, name: &str) {
    if judge == Judge::Later {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
        return;
    }
    let map = format!("{name}[");
    let end = finding.field.find(&map).map_or(finding.field.len(), |at| at + name.len());
    let mut path = finding.field[..end].to_owned();
    if judge == Judge::ServerOnTemplate {
        path = path.replace("template.metadata.", "template.");
    }
    finding.server_at(cause, path, Scope::Errors);
}

/// The characters that `error` speaks of; the whole scalar where it speaks of none.
fn place(text: &Str<'_>, error: &NameError) -> Span {
    if error.range.is_empty() { text.span } else { text.sub_span(error.range.clone()) }
}

/// A text for a message, shortened where it is long.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
