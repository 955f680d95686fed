//! How the file reads as YAML.

pub mod dropped_input;
pub mod duplicate_key;
pub mod invisible_character;
pub mod merge_order;
pub mod yaml_portability;
pub mod yaml_syntax;

use crate::{
    diagnostic::{Cause, Outcome, Scope, Stage},
    rule::Context,
    yaml::{Problem, ProblemKind},
};

/// Reports the problems of one kind that the parser found.
fn report(cx: &mut Context<'_, '_>, wanted: ProblemKind) {
    for Problem { kind, span, message, help, related, document } in cx.problems() {
        if *kind != wanted {
            continue;
        }
        let finding = cx.report(*span, message).help(help).document(*document);
        if let Some((span, label)) = related {
            finding.with(*span, *label);
        }
        // A server that is sent the YAML itself refuses it, under strict field validation, and names no field. kubectl
        // sends what it makes of it.
        if *kind == ProblemKind::DuplicateKey {
            finding.server_at(Cause::DuplicateField, "", Scope::Strict);
        }
        // This bound is podlint's own, and kubectl's is far higher.
        if *kind == ProblemKind::TooDeep {
            finding.happens(Outcome::Unknown, Stage::Client);
        }
    }
}
