//! What the condition of a loop needs for the loop to end: someone who answers, or a file that is there.

use std::ops::Range;

use brush_parser::{
    ast::{
        AndOr, AndOrList, Command, CommandPrefixOrSuffixItem as Item, CompoundCommand, CompoundList,
        ExtendedTestExpr, Pipeline, SimpleCommand, UnaryPredicate, Word,
    },
    word::{self, WordPiece},
};

use super::{
    eval::Eval,
    parse,
    tools::{self, Arg, Target, base},
    ways::Ways,
};

/// What must be there, all of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Needs {
    pub(super) targets: Vec<Target>,
    /// Absolute paths.
    pub(super) files: Vec<(String, Range<usize>)>,
}

impl Needs {
    fn extend(&mut self, more: Self) {
        self.targets.extend(more.targets);
        self.files.extend(more.files);
    }

    fn is_empty(&self) -> bool {
        self.targets.is_empty() && self.files.is_empty()
    }

    fn of_target(target: Option<Target>) -> Self {
        Self { targets: target.into_iter().collect(), files: Vec::new() }
    }
}

/// What is asked of a program's output.
#[derive(Clone, Copy)]
enum Output<'t> {
    /// That there is some.
    Any,
    /// That it is this text, which is not empty.
    Is(&'t str),
}

impl Eval<'_> {
    /// What the condition of a loop needs for the loop to end.
    pub(super) fn needed_by_condition(&self, list: &CompoundList, until: bool) -> Needs {
        list.0.last().map(|item| self.needed(&item.0, until)).unwrap_or_default()
    }

    /// What the only way out of an endless loop needs: `cmd && break`, or `if cmd; then break; fi`.
    pub(super) fn needed_to_break(&mut self, body: &CompoundList) -> Needs {
        let mut needs = Needs::default();
        for item in &body.0 {
            let before = self.found.sleeps.len();
            let ways = self.maybe(false, |eval| eval.and_or(&item.0));
            self.found.sleeps.truncate(before);
            if !ways.has(Ways::BREAK | Ways::EXIT) {
                continue;
            }
            if !needs.is_empty() {
                return Needs::default();
            }
            needs = self.needed_by_break(&item.0);
            if needs.is_empty() {
                return Needs::default();
            }
        }
        needs
    }

    fn needed_by_break(&self, list: &AndOrList) -> Needs {
        let is_break = |pipeline: &Pipeline| match &pipeline.seq[..] {
            [Command::Simple(simple)] => {
                let name = simple.word_or_name.as_ref().map(|word| word.value.as_str());
                !pipeline.bang && matches!(name, Some("break" | "exit"))
            }
            _ => false,
        };
        if let Some((AndOr::And(last), before)) = list.additional.split_last()
            && is_break(last)
            && before.iter().all(|it| matches!(it, AndOr::And(_)))
        {
            let mut needs = self.needed_by_pipeline(&list.first, true);
            for it in before {
                if let AndOr::And(pipeline) = it {
                    needs.extend(self.needed_by_pipeline(pipeline, true));
                }
            }
            return needs;
        }
        if list.additional.is_empty()
            && let [Command::Compound(CompoundCommand::IfClause(clause), _)] = &list.first.seq[..]
            && clause.elses.as_ref().is_none_or(Vec::is_empty)
            && let [condition] = &clause.condition.0[..]
        {
            return self.needed(&condition.0, true);
        }
        Needs::default()
    }

    /// What a list needs to succeed, or to fail. `a && b` succeeds, and `a || b` fails, only when both do.
    fn needed(&self, list: &AndOrList, success: bool) -> Needs {
        let mut needs = self.needed_by_pipeline(&list.first, success);
        for next in &list.additional {
            match (next, success) {
                (AndOr::And(pipeline), true) | (AndOr::Or(pipeline), false) => {
                    needs.extend(self.needed_by_pipeline(pipeline, success));
                }
                _ => return Needs::default(),
            }
        }
        needs
    }

    fn needed_by_pipeline(&self, pipeline: &Pipeline, success: bool) -> Needs {
        let success = success != pipeline.bang;
        match &pipeline.seq[..] {
            [command] => self.needed_by_command(command, success),
            commands if success => self.needed_by_filters(commands),
            _ => Needs::default(),
        }
    }

    fn needed_by_command(&self, command: &Command, success: bool) -> Needs {
        match command {
            Command::Simple(simple) => self.needed_by_simple(simple, success),
            Command::Compound(CompoundCommand::BraceGroup(group), _) => {
                self.needed_by_list(&group.list, success)
            }
            Command::Compound(CompoundCommand::Subshell(shell), _) => {
                self.needed_by_list(&shell.list, success)
            }
            Command::ExtendedTest(test) => self.needed_by_expression(&test.expr, success),
            _ => Needs::default(),
        }
    }

    fn needed_by_list(&self, list: &CompoundList, success: bool) -> Needs {
        match &list.0[..] {
            [only] => self.needed(&only.0, success),
            _ => Needs::default(),
        }
    }

    /// What a pipeline needs to succeed: `curl ... | grep ok` finds nothing unless there was an answer.
    fn needed_by_filters(&self, commands: &[Command]) -> Needs {
        let [command, filters @ ..] = commands else { return Needs::default() };
        let greps = |command: &Command| match command {
            Command::Simple(simple) => {
                let (args, _) = self.args(simple);
                let texts = || args.iter().map(|arg| arg.text.as_deref());
                let inverted = |text: Option<&str>| {
                    text.is_none_or(|it| it == "--invert-match" || it.starts_with('-') && it.contains('v'))
                };
                texts().next().flatten().is_some_and(|name| base(name) == "grep") && !texts().any(inverted)
            }
            _ => false,
        };
        if !filters.iter().all(greps) {
            return Needs::default();
        }
        if let Command::Simple(simple) = command {
            let (args, _) = self.args(simple);
            // It ends well whatever the answer is, but then there is nothing to find.
            if let Some(("dig", args)) = self.program(&args) {
                return Needs::of_target(tools::dig(args));
            }
        }
        self.needed_by_command(command, true)
    }

    fn needed_by_simple(&self, simple: &SimpleCommand, success: bool) -> Needs {
        let (args, redirects) = self.args(simple);
        if let Some((name @ ("[" | "test"), _)) = self.program(&args) {
            let items = simple.suffix.iter().flat_map(|it| &it.0);
            let mut words: Vec<&Word> = items
                .filter_map(|item| match item {
                    Item::Word(word) | Item::AssignmentWord(_, word) => Some(word),
                    _ => None,
                })
                .collect();
            if name == "[" && words.pop().is_none_or(|word| word.value != "]") {
                return Needs::default();
            }
            return self.needed_by_test(&words, success);
        }
        if !success {
            return Needs::default();
        }
        let target = self.target(&args, &redirects);
        let files = match (&target, self.program(&args)) {
            (None, Some((name, args))) => tools::needed_files(name, args),
            _ => Vec::new(),
        };
        Needs { targets: target.into_iter().collect(), files }
    }

    fn needed_by_test(&self, words: &[&Word], success: bool) -> Needs {
        let [first, rest @ ..] = words else { return Needs::default() };
        if first.value == "!" {
            return self.needed_by_test(rest, !success);
        }
        match *words {
            [word] if success => self.needed_by_output(word, Output::Any),
            [op, word] => match &*op.value {
                "-e" | "-f" | "-d" | "-s" | "-r" | "-w" | "-x" | "-L" | "-h" | "-p" | "-S" if success => {
                    self.needed_file(word)
                }
                // Without quotes nothing is left of an empty output, and `-n` alone is true.
                "-n" if success && word.value.starts_with('"') => self.needed_by_output(word, Output::Any),
                "-z" if !success => self.needed_by_output(word, Output::Any),
                _ => Needs::default(),
            },
            [left, op, right] => match (&*op.value, success) {
                ("=" | "==" | "-eq", true) | ("!=" | "-ne", false) => self.needed_by_equality(left, right),
                ("!=", true) | ("=" | "==", false) => self.needed_by_inequality(left, right),
                _ => Needs::default(),
            },
            _ => Needs::default(),
        }
    }

    /// What it needs for an output to be a text.
    fn needed_by_equality(&self, left: &Word, right: &Word) -> Needs {
        let (text, output) = match (self.literal(left), self.literal(right)) {
            (None, Some(text)) => (text, left),
            (Some(text), None) => (text, right),
            _ => return Needs::default(),
        };
        if text.is_empty() { Needs::default() } else { self.needed_by_output(output, Output::Is(&text)) }
    }

    /// What it needs for an output not to be empty.
    fn needed_by_inequality(&self, left: &Word, right: &Word) -> Needs {
        match (self.literal(left).as_deref(), self.literal(right).as_deref()) {
            (None, Some("")) => self.needed_by_output(left, Output::Any),
            (Some(""), None) => self.needed_by_output(right, Output::Any),
            _ => Needs::default(),
        }
    }

    fn needed_by_expression(&self, expr: &ExtendedTestExpr, success: bool) -> Needs {
        use UnaryPredicate as Unary;
        use brush_parser::ast::BinaryPredicate as Binary;
        match (expr, success) {
            (ExtendedTestExpr::And(left, right), true) | (ExtendedTestExpr::Or(left, right), false) => {
                let mut needs = self.needed_by_expression(left, success);
                needs.extend(self.needed_by_expression(right, success));
                needs
            }
            (ExtendedTestExpr::Not(expr), _) => self.needed_by_expression(expr, !success),
            (ExtendedTestExpr::Parenthesized(expr), _) => self.needed_by_expression(expr, success),
            (ExtendedTestExpr::UnaryTest(test, word), _) => match (test, success) {
                (
                    Unary::FileExists
                    | Unary::FileExistsAndIsDir
                    | Unary::FileExistsAndIsRegularFile
                    | Unary::FileExistsAndIsSymlink
                    | Unary::FileExistsAndIsFifo
                    | Unary::FileExistsAndIsReadable
                    | Unary::FileExistsAndIsNotZeroLength
                    | Unary::FileExistsAndIsWritable
                    | Unary::FileExistsAndIsExecutable
                    | Unary::FileExistsAndIsSocket,
                    true,
                ) => self.needed_file(word),
                (Unary::StringHasNonZeroLength, true) | (Unary::StringHasZeroLength, false) => {
                    self.needed_by_output(word, Output::Any)
                }
                _ => Needs::default(),
            },
            (ExtendedTestExpr::BinaryTest(test, left, right), _) => match (test, success) {
                (
                    Binary::StringExactlyMatchesPattern
                    | Binary::StringExactlyMatchesString
                    | Binary::ArithmeticEqualTo,
                    true,
                )
                | (
                    Binary::StringDoesNotExactlyMatchPattern
                    | Binary::StringDoesNotExactlyMatchString
                    | Binary::ArithmeticNotEqualTo,
                    false,
                ) => self.needed_by_equality(left, right),
                (
                    Binary::StringDoesNotExactlyMatchPattern | Binary::StringDoesNotExactlyMatchString,
                    true,
                )
                | (Binary::StringExactlyMatchesPattern | Binary::StringExactlyMatchesString, false) => {
                    self.needed_by_inequality(left, right)
                }
                _ => Needs::default(),
            },
            _ => Needs::default(),
        }
    }

    fn needed_file(&self, word: &Word) -> Needs {
        let arg = self.arg(word);
        let path = arg.text.filter(|path| path.starts_with('/'));
        Needs { targets: Vec::new(), files: path.into_iter().map(|path| (path, arg.range.clone())).collect() }
    }

    /// What it needs for `"$(program)"` to give the output.
    fn needed_by_output(&self, word: &Word, output: Output<'_>) -> Needs {
        Needs::of_target(self.asked_for_output(word, output))
    }

    fn asked_for_output(&self, word: &Word, output: Output<'_>) -> Option<Target> {
        let mut pieces = word::parse(&word.value, &parse::options()).ok()?;
        let mut piece = pieces.pop().filter(|_| pieces.is_empty())?.piece;
        if let WordPiece::DoubleQuotedSequence(mut inner) = piece {
            piece = inner.pop().filter(|_| inner.is_empty())?.piece;
        }
        let (WordPiece::CommandSubstitution(text) | WordPiece::BackquotedCommandSubstitution(text)) = piece
        else {
            return None;
        };
        let inner = self.within(&text)?;
        let (program, _) = parse::parse(&text)?;
        let [list] = &program.complete_commands[..] else { return None };
        let [item] = &list.0[..] else { return None };
        let [command, filters @ ..] = &item.0.first.seq[..] else { return None };
        if !item.0.additional.is_empty() || item.0.first.bang {
            return None;
        }
        let args = |command: &Command| match command {
            Command::Simple(simple) => Some(inner.args(simple).0),
            _ => None,
        };
        // Nothing comes out of these where nothing went in.
        let passes = |command: &Command| {
            let args = args(command)?;
            let (name, args) = inner.program(&args)?;
            let counts = || args.iter().any(|arg| arg.text.as_deref().is_none_or(is_count));
            let passes = match name {
                "grep" => !counts(),
                "head" | "tail" | "tr" | "cut" | "sort" | "uniq" => true,
                _ => false,
            };
            passes.then_some(())
        };
        if !filters.iter().all(|command| passes(command).is_some()) {
            return None;
        }
        let args = args(command)?;
        let (name, rest) = inner.program(&args)?;
        let mut target = if name == "dig" { tools::dig(rest)? } else { inner.target(&args, &[])? };
        if !tools::is_silent_without_answer(name, rest, matches!(output, Output::Any)) {
            return None;
        }
        // It tells that no one answered with these.
        if matches!(output, Output::Is("000" | "0")) {
            return None;
        }
        target.range = word.loc.as_ref().map_or(0..0, |place| self.range(place));
        Some(target)
    }

    /// Whom a command asks.
    fn target(&self, args: &[Arg], redirects: &[Arg]) -> Option<Target> {
        for file in redirects {
            let Some(path) = file.text.as_deref().and_then(|text| text.strip_prefix("/dev/tcp/")) else {
                continue;
            };
            let (host, port) = path.split_once('/')?;
            let port = Some(port.parse().ok()?);
            return Some(Target { host: host.to_owned(), port, tool: "/dev/tcp", range: file.range.clone() });
        }
        let (name, args) = self.program(args)?;
        tools::target(name, args)
    }

    /// The program that a command calls, if it is the system's.
    fn program<'c>(&self, args: &'c [Arg]) -> Option<(&'c str, &'c [Arg])> {
        let args = without_timeout(args);
        let (name, args) = args.split_first()?;
        let (name, args) = match (tools::known(name.text.as_deref()?)?, args.split_first()) {
            ("busybox", Some((name, args))) => (name.text.as_deref()?, args),
            (name, _) => (name, args),
        };
        (!self.functions.contains(name)).then_some((name, args))
    }
}

/// Whether it makes `grep` count, or say nothing.
fn is_count(flag: &str) -> bool {
    flag.starts_with('-') && flag.contains(['c', 'q'])
}

/// The command behind `timeout 5` and its options.
fn without_timeout(args: &[Arg]) -> &[Arg] {
    let text = |arg: &Arg| arg.text.clone().unwrap_or_default();
    let Some((program, mut rest)) = args.split_first() else { return args };
    if base(&text(program)) != "timeout" {
        return args;
    }
    while let Some((arg, after)) = rest.split_first() {
        let flag = text(arg);
        rest = after;
        if matches!(flag.as_str(), "-s" | "-k" | "-t" | "--signal" | "--kill-after") {
            rest = rest.get(1..).unwrap_or_default();
            if flag == "-t" {
                break;
            }
        } else if !flag.starts_with('-') {
            break;
        }
    }
    rest
}
