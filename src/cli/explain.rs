//! `podlint explain RULE`: the rules' pages.

use std::io::Write as _;

use super::{
    check::unknown_rule,
    exit::{Exit, Failure},
    markdown,
    terminal::Terminal,
};
use crate::{
    diagnostic::Level,
    report::consequence,
    rule::{self, GROUPS, Rule, SelectionError, Settings},
    rules,
};

/// Prints the pages of the rules and groups that `words` name: styled on a terminal, Markdown otherwise.
pub(super) fn explain(words: &[String], terminal: &Terminal) -> Result<Exit, Failure> {
    let mut pages: Vec<&'static Rule> = Vec::new();
    let mut unknown = Vec::new();
    for word in words.iter().flat_map(|words| words.split(',')) {
        match named(word) {
            Ok(rules) => pages.extend(rules),
            Err(errors) => unknown.extend(errors.iter().map(unknown_rule)),
        }
    }
    if !unknown.is_empty() {
        return Err(Failure::Usage(unknown));
    }
    let mut seen = Vec::new();
    pages.retain(|rule| {
        let new = !seen.contains(&rule.name);
        seen.push(rule.name);
        new
    });

    let mut out = terminal.output();
    for (index, rule) in pages.iter().enumerate() {
        if index > 0 {
            out.write_all(b"\n\n")?;
        }
        let page = with_facts(rule);
        let text = if terminal.colour { markdown::style(&page) } else { page };
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// The rules that `word` names: one, a group's, or all.
fn named(word: &str) -> Result<Vec<&'static Rule>, Vec<SelectionError>> {
    if let Some(rule) = rule::find(word) {
        return Ok(vec![rule]);
    }
    if word == "all" || GROUPS.iter().any(|(group, _)| *group == word) {
        let of_group = |rule: &&Rule| word == "all" || rule.group == word;
        return Ok(rules::ALL.iter().copied().filter(of_group).collect());
    }
    // Selection words its own errors, so that every part of the command line says the same.
    Settings::new(&[word.to_owned()], &[], &[]).map(|_| Vec::new())
}

/// The page with the rule's facts below its title; they are data and not repeated in the page's text.
fn with_facts(rule: &Rule) -> String {
    let level = match rule.level {
        Level::Off => "Off by default".to_owned(),
        level => format!("Level `{level}`"),
    };
    let happens = consequence(rule.outcome, rule.stage);
    let mut facts = format!("{level}, group `{}`. What happens: {happens}.", rule.group);
    if !rule.aliases.is_empty() {
        let aliases: Vec<String> = rule.aliases.iter().map(|alias| format!("`{alias}`")).collect();
        facts.extend([" Also known as ", &aliases.join(", "), "."]);
    }
    match rule.page.split_once('\n') {
        Some((title, rest)) => format!("{title}\n\n{facts}\n{rest}"),
        None => format!("{}\n\n{facts}\n", rule.page),
    }
}
