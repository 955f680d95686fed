//! `invisible-character`: characters that are not what they look like.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    yaml::{Problem, ProblemKind},
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

/// How many places one finding points at.
const MOST_LABELS: usize = 4;

fn check(cx: &mut Context<'_, '_>) {
    // Text that was copied out of a web page has one in front of each line: one finding a document stands for all keys
    // with the same character, and points at them.
    let text = cx.tree().text();
    let mut groups: Vec<(&Problem, Vec<&Problem>)> = Vec::new();
    for problem in cx.problems().iter().filter(|problem| problem.kind == ProblemKind::Invisible) {
        let key = |it: &Problem| (it.document, it.help.clone(), it.span.slice(text));
        match groups.iter_mut().find(|(first, _)| key(first) == key(problem)) {
            Some((_, others)) => others.push(problem),
            None => groups.push((problem, Vec::new())),
        }
    }
    for (first, others) in groups {
        let help = match others.len() {
            0 => first.help.clone(),
            1 => format!("{}, here and in one other place", first.help),
            n => format!("{}, here and in {n} other places", first.help),
        };
        let finding = cx.report(first.span, &first.message).help(help).document(first.document);
        for other in others.iter().take(MOST_LABELS) {
            finding.with(other.span, "and here");
        }
    }
}
