//! `merge-order`: a merge key that overrides what was written before it.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::ProblemKind,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "merge-order",
    summary: "a merge key (`<<`) overrides a key written before it",
    group: "yaml",
    level: Level::Warn,
    outcome: Outcome::Dropped,
    stage: Stage::Client,
    page: include_str!("merge_order.md"),
    aliases: &[],
    check: Check::File(check),
};

fn check(cx: &mut Context<'_, '_>) {
    super::report(cx, ProblemKind::MergeOrder);
}
