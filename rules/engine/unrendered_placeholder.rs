//! `unrendered-placeholder`: a value that the server would refuse is a placeholder somebody still has to fill.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Rule},
};

/// The rule; the engine reports it in place of any finding of outcome `rejected` on a value with a placeholder.
pub static RULE: Rule = Rule {
    name: "unrendered-placeholder",
    summary: "a placeholder stands where the API server needs a real value",
    group: "engine",
    level: Level::Warn,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("unrendered_placeholder.md"),
    aliases: &[],
    check: Check::Engine,
};
