//! Names, labels and annotations.

pub mod annotation_syntax;
pub mod finalizer_syntax;
pub mod label_syntax;
pub mod object_name;
pub mod owner_reference;
pub mod server_metadata;

use crate::diagnostic::{Cause, Diagnostic, Outcome, Scope, Stage};

/// Who looks at a map of labels or annotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judge {
    /// The API server, which names the map by its own path, without the key.
    Server,
    /// The API server, which leaves `metadata` out of the path of a pod template's maps.
    ServerOnTemplate,
    /// The API server, on the template and again on the object, which it gives the template's labels.
    ServerTwice,
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
    if matches!(judge, Judge::ServerOnTemplate | Judge::ServerTwice) {
        path = path.replace("template.metadata.", "template.");
    }
    finding.server_at(cause, path, Scope::Errors);
    if judge == Judge::ServerTwice {
        finding.also(cause, format!("metadata.{name}"), Scope::Errors);
    }
}
