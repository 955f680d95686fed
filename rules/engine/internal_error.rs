//! `internal-error`: podlint itself failed on a file.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Rule},
};

/// The rule; the engine reports it when a check panics, and goes on with the next file.
pub static RULE: Rule = Rule {
    name: "internal-error",
    summary: "podlint failed on this file; the fault is podlint's",
    group: "engine",
    level: Level::Error,
    outcome: Outcome::Unknown,
    stage: Stage::Client,
    page: include_str!("internal_error.md"),
    aliases: &[],
    check: Check::Engine,
};
