//! Whether a shell stays the first process of its container, and what the main program is.
//!
//! Shells run the last command of a `-c` script in their own place (`dash` and `busybox` in any list, `bash` from a
//! single command on), so that a program counts as running under the shell only where something follows or surrounds it:
//! a pipeline, a loop, `wait`, a command after it.

use std::ops::Range;

use brush_parser::ast::{
    AndOr, AndOrList, AssignmentName, AssignmentValue, Command, CommandPrefixOrSuffixItem as Word,
    CompoundCommand, CompoundList, Pipeline, Program, SeparatorOperator, SimpleCommand,
};

use super::{
    eval::Eval,
    tools::{self, Arg, Started, base},
    ways::Ways,
};

/// An item of a list, and whether it runs in the background.
type Listed<'p> = (&'p AndOrList, bool);

/// The longest pause, in seconds, of a loop that starts a program again and again rather than now and then.
const SHORT_PAUSE: f64 = 5.0;

/// What belongs to the shell, only starts another, or only feeds one.
const NO_PROGRAMS: &[&str] = &[
    "read", "wait", "timeout", "exit", "return", "break", "continue", "eval", "busybox", "jobs", "fg", "yes",
];

/// The longest pause, in seconds, that does not count as what the container is there for.
const SHORT_REST: f64 = 60.0;

impl Eval<'_> {
    /// Looks for the main program of a script that is run by the first process.
    pub(super) fn main_process(&mut self, program: &Program) {
        let items: Vec<Listed<'_>> = program
            .complete_commands
            .iter()
            .flat_map(|list| &list.0)
            .map(|item| (&item.0, matches!(item.1, SeparatorOperator::Async)))
            .collect();
        self.found.program = match self.replaced.take() {
            Some(args) => tools::started(&args, Vec::new()),
            None => self.last_program(&items),
        };
        if !self.handles && !self.may_replace {
            self.found.stays = self.stays(&items);
        }
    }

    /// The program that is run last, or that is waited for.
    fn last_program(&self, items: &[Listed<'_>]) -> Option<Started> {
        let ((last, background), before) = items.split_last()?;
        if *background {
            return None;
        }
        let waited = || {
            let mut jobs = before.iter().filter(|(_, background)| *background);
            jobs.next().filter(|_| jobs.next().is_none()).map(|(list, _)| *list)
        };
        let main = if self.is_wait(last) { waited()? } else { last };
        // `a && b`: `b`; `a || exit 1`: `a`.
        let mut pipeline = &main.first;
        for next in &main.additional {
            match next {
                AndOr::And(next) => pipeline = next,
                AndOr::Or(_) => break,
            }
        }
        let Command::Simple(simple) = pipeline.seq.first()? else { return None };
        let (args, _) = self.args(simple);
        let env = simple.prefix.iter().flat_map(|it| &it.0).filter_map(|item| match item {
            Word::AssignmentWord(assignment, word) => {
                let AssignmentName::VariableName(name) = &assignment.name else { return None };
                let AssignmentValue::Scalar(value) = &assignment.value else { return None };
                Some((name.clone(), Arg { text: self.literal(value), range: self.arg(word).range }))
            }
            _ => None,
        });
        tools::started(&args, env.collect())
    }

    /// The program that the shell surely waits for.
    fn stays(&self, items: &[Listed<'_>]) -> Option<Range<usize>> {
        let ((last, background), before) = items.split_last()?;
        if *background {
            return None;
        }
        if self.is_wait(last) {
            let mut jobs = before.iter().filter(|(_, background)| *background);
            return jobs.find_map(|(list, _)| self.first_program(list));
        }
        match &pipelines(last).last()?.seq[..] {
            [Command::Compound(compound, _)] => match compound {
                CompoundCommand::WhileClause(clause) | CompoundCommand::UntilClause(clause) => {
                    if self.pauses_long(&clause.1.list) {
                        return None;
                    }
                    self.program_in(&clause.0).or_else(|| self.program_in(&clause.1.list))
                }
                _ => None,
            },
            [_] => self.program_before_short_ones(items),
            commands => commands.iter().find_map(|command| self.program_of(command)),
        }
    }

    /// Of `app; echo done` and `app || exit 1`: `app`. Something in a container runs for long, and the rest does not.
    fn program_before_short_ones(&self, items: &[Listed<'_>]) -> Option<Range<usize>> {
        if self.found.longest > SHORT_REST {
            return None;
        }
        let mut followed = false;
        for (list, background) in items.iter().rev() {
            if *background {
                return None;
            }
            let all: Vec<&Pipeline> = pipelines(list).collect();
            for pipeline in all.into_iter().rev() {
                let [command] = &pipeline.seq[..] else { return None };
                if let Some(program) = self.program_of(command) {
                    return followed.then_some(program);
                }
                if !self.is_short(command) {
                    return None;
                }
                followed = true;
            }
        }
        None
    }

    /// Whether a body pauses so long, or in a way that cannot be seen, that it does something now and then.
    fn pauses_long(&self, body: &CompoundList) -> bool {
        body.0.iter().flat_map(|item| pipelines(&item.0)).flat_map(|pipeline| &pipeline.seq).any(|command| {
            let Command::Simple(simple) = command else { return false };
            let (args, _) = self.args(simple);
            let Some((name, rest)) = args.split_first() else { return false };
            let sleeps = name.text.as_deref().and_then(tools::known) == Some("sleep");
            sleeps && tools::sleep_seconds(rest).is_none_or(|seconds| seconds > SHORT_PAUSE)
        })
    }

    fn is_short(&self, command: &Command) -> bool {
        let Command::Simple(simple) = command else { return false };
        let (args, _) = self.args(simple);
        let Some((name, rest)) = args.split_first() else { return true };
        let Some(name) = name.text.as_deref().and_then(tools::known) else { return false };
        if self.functions.contains(name) {
            return false;
        }
        let ends = |ways: Ways| !ways.has(Ways::HANG | Ways::MAYHANG);
        matches!(name, "exit" | "return") || tools::ways(name, rest).is_some_and(ends)
    }

    fn is_wait(&self, list: &AndOrList) -> bool {
        let [Command::Simple(simple)] = &list.first.seq[..] else { return false };
        let name = simple.word_or_name.as_ref().map(|word| word.value.as_str());
        list.additional.is_empty() && name == Some("wait") && !self.functions.contains("wait")
    }

    fn program_in(&self, list: &CompoundList) -> Option<Range<usize>> {
        list.0.iter().find_map(|item| self.first_program(&item.0))
    }

    fn first_program(&self, list: &AndOrList) -> Option<Range<usize>> {
        pipelines(list).flat_map(|pipeline| &pipeline.seq).find_map(|command| self.program_of(command))
    }

    fn program_of(&self, command: &Command) -> Option<Range<usize>> {
        let Command::Simple(simple) = command else { return None };
        self.program_of_simple(simple)
    }

    /// The words of a command, if it is a program of which more is expected than to pause or to print.
    fn program_of_simple(&self, simple: &SimpleCommand) -> Option<Range<usize>> {
        let (args, _) = self.args(simple);
        let mut rest = &args[..];
        let name = loop {
            let (first, after) = rest.split_first()?;
            let name = first.text.as_deref()?;
            rest = after;
            if !matches!(base(name), "nohup" | "command" | "stdbuf") || after.is_empty() {
                break name;
            }
        };
        let known = tools::known(name)
            .is_some_and(|name| tools::ways(name, rest).is_some() || NO_PROGRAMS.contains(&name));
        // A script behind `sh -c` has ways of its own.
        let nested = tools::is_posix_shell(name) && rest.iter().any(|arg| arg.text.as_deref() == Some("-c"));
        if known || nested || self.functions.contains(name) || name.is_empty() {
            return None;
        }
        Some(args.first()?.range.start..args.last()?.range.end)
    }
}

/// The pipelines of a list.
fn pipelines(list: &AndOrList) -> impl Iterator<Item = &Pipeline> {
    let rest = list.additional.iter().map(|next| match next {
        AndOr::And(pipeline) | AndOr::Or(pipeline) => pipeline,
    });
    std::iter::once(&list.first).chain(rest)
}
