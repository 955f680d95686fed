//! `podlint rules`: what podlint looks for.

use std::io::Write;

use serde::Serialize;

use super::{
    args::RulesOutput,
    exit::{Exit, Failure},
    terminal::Terminal,
};
use crate::{
    diagnostic::Level,
    rule::{GROUPS, Rule},
    rules::ALL,
};

/// One rule in the JSON listing.
#[derive(Serialize)]
struct Row {
    name: &'static str,
    summary: &'static str,
    group: &'static str,
    level: &'static str,
    outcome: &'static str,
    stage: &'static str,
    aliases: &'static [&'static str],
}

impl From<&&'static Rule> for Row {
    fn from(rule: &&'static Rule) -> Self {
        Self {
            name: rule.name,
            summary: rule.summary,
            group: rule.group,
            level: rule.level.as_str(),
            outcome: rule.outcome.as_str(),
            stage: rule.stage.as_str(),
            aliases: rule.aliases,
        }
    }
}

/// Lists the rules.
pub(super) fn rules(output: RulesOutput, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut out = terminal.output();
    match output {
        RulesOutput::Table => table(&mut *out, terminal)?,
        RulesOutput::Json => {
            let rows: Vec<Row> = ALL.iter().map(Row::from).collect();
            serde_json::to_writer_pretty(&mut out, &rows).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

fn table(out: &mut dyn Write, terminal: &Terminal) -> std::io::Result<()> {
    let paint = |style: &'static str| if terminal.colour { style } else { "" };
    let (bold, reset) = (paint("\x1b[1m"), paint("\x1b[0m"));
    let widest = |of: fn(&Rule) -> &str| ALL.iter().map(|rule| of(rule).len()).max().unwrap_or(0);
    let (name, outcome) = (widest(|rule| rule.name), widest(|rule| rule.outcome.as_str()));
    for (group, about) in GROUPS {
        let mut rules = ALL.iter().filter(|rule| rule.group == *group).peekable();
        if rules.peek().is_none() {
            continue;
        }
        writeln!(out, "{bold}{group}{reset}: {about}")?;
        for rule in rules {
            let style = paint(match rule.level {
                Level::Off => "\x1b[2m",
                Level::Warn => "\x1b[33m",
                Level::Error => "\x1b[31m",
            });
            writeln!(
                out,
                "  {:name$}  {style}{:5}{reset}  {:outcome$}  {}",
                rule.name, rule.level, rule.outcome, rule.summary
            )?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{} rules; `podlint explain RULE` tells more of one", ALL.len())
}
