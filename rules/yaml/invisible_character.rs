//! `invisible-character`: characters that are not what they look like.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::ProblemKind,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "invisible-character",
    summary: "a character that looks like another one, or like none",
    group: "yaml",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Client,
    page: include_str!("invisible_character.md"),
    aliases: &[],
    check: Check::File(check),
};

fn check(cx: &mut Context<'_, '_>) {
    super::report(cx, ProblemKind::Invisible);
}
