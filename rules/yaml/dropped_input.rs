//! `dropped-input`: text that kubectl reads past.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::ProblemKind,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dropped-input",
    summary: "text that kubectl silently leaves out",
    group: "yaml",
    level: Level::Error,
    outcome: Outcome::Dropped,
    stage: Stage::Client,
    page: include_str!("dropped_input.md"),
    aliases: &[],
    check: Check::File(check),
};

fn check(cx: &mut Context<'_, '_>) {
    super::report(cx, ProblemKind::Dropped);
}
