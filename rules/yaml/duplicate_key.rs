//! `duplicate-key`: the same key twice in one mapping.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::ProblemKind,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-key",
    summary: "a key is there twice in one mapping; the first value is lost",
    group: "yaml",
    level: Level::Error,
    outcome: Outcome::Dropped,
    stage: Stage::Client,
    page: include_str!("duplicate_key.md"),
    aliases: &[],
    check: Check::File(check),
};

fn check(cx: &mut Context<'_, '_>) {
    super::report(cx, ProblemKind::DuplicateKey);
}
