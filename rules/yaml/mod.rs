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
    let text = cx.text();
    for Problem { kind, span, message, help, related, document } in cx.problems() {
        if *kind != wanted {
            continue;
        }
        let finding = cx.report(*span, message).help(help).document(*document);
        if let Some((span, label)) = related {
            finding.with(*span, *label);
        }
        // DEC4: kubectl drops the earlier value before it sends the object; a server that gets the YAML refuses it.
        if *kind == ProblemKind::DuplicateKey {
            let key = span.slice(text).trim_matches(['"', '\'']).to_owned();
            finding.server_at(Cause::DuplicateField, key, Scope::Strict);
        }
        // This bound is podlint's own, and kubectl's is far higher.
        if *kind == ProblemKind::TooDeep {
            finding.happens(Outcome::Unknown, Stage::Client);
        }
    }
}
