//! `yaml-syntax`: kubectl cannot read the document.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::ProblemKind,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "yaml-syntax",
    summary: "the document is not YAML that kubectl can read",
    group: "yaml",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::Client,
    page: include_str!("yaml_syntax.md"),
    aliases: &["syntax-check"],
    check: Check::File(check),
};

fn check(cx: &mut Context<'_, '_>) {
    super::report(cx, ProblemKind::Syntax);
    super::report(cx, ProblemKind::TooDeep);
}
