//! A script's syntax tree into what it does. Nothing is run and nothing guessed: what is not known can do anything.

use std::cell::Cell;
use std::collections::HashSet;
use std::ops::Range;

use brush_parser::{
    Token, TokenLocation,
    ast::{
        AndOr, AndOrList, Command, CommandPrefixOrSuffixItem as Item, CompoundCommand, CompoundList,
        ExtendedTestExpr, IfClauseCommand, IoFileRedirectKind, IoFileRedirectTarget, IoRedirect, Pipeline,
        SeparatorOperator, SimpleCommand, SourceLocation as _, UnaryPredicate, Word,
    },
    word::{self, Parameter, ParameterExpr, WordPiece},
};

use super::{
    needs::Needs,
    parse,
    tools::{self, Arg, Started, Target},
    ways::Ways,
};

/// The deepest that scripts are read in scripts: in substitutions, and behind `sh -c`.
const DEEPEST: usize = 3;

/// The value of a variable that the container has from its manifest.
pub(super) type Env<'e> = &'e dyn Fn(&str) -> Option<String>;

/// A loop that goes on until something answers, on the way that the script surely takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) range: Range<usize>,
    pub(super) targets: Vec<Target>,
    /// The files that must be there.
    pub(super) files: Vec<(String, Range<usize>)>,
    /// Whether nothing that the script may have started can be what answers.
    pub(super) alone: bool,
    /// Whether nothing that the script did can have made the files.
    pub(super) untouched: bool,
}

/// Someone who is asked once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) target: Target,
    pub(super) range: Range<usize>,
    pub(super) alone: bool,
}

/// A pause that a script surely makes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sleep {
    pub(super) range: Range<usize>,
    pub(super) seconds: f64,
    /// Whether nothing was started before it that could serve.
    pub(super) first: bool,
    /// Whether nothing was run before it that could tell another program to end.
    pub(super) undisturbed: bool,
}

/// What is known of a script.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What surely runs for ever.
    pub(super) hangs: Option<Range<usize>>,
    /// The last command on the way that is surely taken.
    pub(super) last: Option<Range<usize>>,
    /// The pauses on that way.
    pub(super) sleeps: Vec<Sleep>,
    /// Whether something was started of which nothing is known, be it in the end or on some way only.
    pub(super) opaque: bool,
    /// Whether a trap, or something that is read from elsewhere, may end it with another status.
    pub(super) handles: bool,
    /// Whether it may end with an error that none of its commands shows: `set -e`, `${X:?}`, a file that cannot be written.
    pub(super) strict: bool,
    /// The loops on that way.
    pub(super) waits: Vec<Waiting>,
    /// Who is asked once on that way, before any loop and where a failure is not looked at.
    pub(super) calls: Vec<Asking>,
    /// The files under `/etc` that may be written, on whatever way.
    pub(super) edits: Vec<(String, Range<usize>)>,
    /// The program that the shell waits for, as the first process that does not hand on signals.
    pub(super) stays: Option<Range<usize>>,
    /// The program that is run last, or in place of the shell.
    pub(super) program: Option<Started>,
    /// The longest that all pauses together can take, on whatever way: infinite where one is repeated.
    pub(super) longest: f64,
}

/// Reads a script; nothing if it cannot be read.
pub(super) fn script(text: &str, env: Env<'_>) -> Option<(Ways, Found)> {
    Eval::read(text, env, 0)
}

/// What one command without a shell does.
pub(super) fn plain(args: &[Arg]) -> (Ways, Found) {
    let mut eval = Eval::new("", &|_| None, 0);
    let ways = eval.call(args);
    eval.found.program = tools::started(args, Vec::new());
    eval.found.opaque = eval.opaque;
    (ways, eval.found)
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the way so far")]
pub(super) struct Eval<'e> {
    /// Where each character starts, unless all are of one byte.
    starts: Vec<usize>,
    env: Env<'e>,
    pub(super) depth: usize,
    /// Names that the script may set or take away.
    own: HashSet<String>,
    pub(super) functions: HashSet<String>,
    /// Whether what is looked at is surely reached.
    sure: bool,
    /// Whether a program ran that may have left something behind.
    opaque: bool,
    /// Whether something runs in the background, and whether one of those never ends.
    background: bool,
    job_hangs: bool,
    /// Whether something was done that may make files.
    wrote: bool,
    /// Whether what is looked at is done more than once, or may fail without consequence.
    repeats: bool,
    excused: bool,
    /// Whether a loop came before, which may have waited.
    looped: bool,
    /// What takes the place of the shell: surely, and maybe.
    pub(super) replaced: Option<Vec<Arg>>,
    pub(super) may_replace: bool,
    /// Whether signals may be handled, or the rest of the script cannot be seen.
    pub(super) handles: bool,
    /// Whether it may end with an error that none of its commands shows.
    strict: bool,
    /// Whether a signal was sent.
    kills: bool,
    pub(super) found: Found,
    /// The end of the last word that was looked at.
    furthest: Cell<usize>,
}

impl<'e> Eval<'e> {
    pub(super) fn new(text: &str, env: Env<'e>, depth: usize) -> Self {
        let starts =
            if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Self {
            starts,
            env,
            depth,
            own: HashSet::new(),
            functions: HashSet::new(),
            sure: true,
            opaque: false,
            background: false,
            job_hangs: false,
            wrote: false,
            repeats: false,
            excused: false,
            looped: false,
            replaced: None,
            may_replace: false,
            handles: false,
            strict: false,
            kills: false,
            found: Found::default(),
            furthest: Cell::new(0),
        }
    }

    fn read(text: &str, env: Env<'e>, depth: usize) -> Option<(Ways, Found)> {
        let (program, tokens) = parse::parse(text)?;
        let mut eval = Self::new(text, env, depth);
        eval.collect_names(&tokens);
        let mut ways = Ways::OK;
        for list in &program.complete_commands {
            if !ways.goes_on() {
                break;
            }
            eval.sure &= Self::surely_goes_on(ways);
            ways = ways.then(eval.list(list));
        }
        if depth == 0 {
            eval.main_process(&program);
        }
        eval.found.opaque = eval.opaque;
        eval.found.handles = eval.handles;
        eval.found.strict |= eval.strict;
        Some((ways, eval.found))
    }

    /// To look into a script in this one; nothing where that goes too deep.
    pub(super) fn within(&self, text: &str) -> Option<Self> {
        let mut inner = Self::new(text, self.env, self.depth + 1);
        inner.own.clone_from(&self.own);
        inner.functions.clone_from(&self.functions);
        (self.depth < DEEPEST).then_some(inner)
    }

    /// Any word that is a name, or starts as an assignment, may set a variable: `read X`, `for X in`, `X=1`. Any
    /// name before `()`, or after `function`, is a function.
    fn collect_names(&mut self, tokens: &[Token]) {
        let is_name = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        };
        let mut before = "";
        let mut writes = false;
        for token in tokens {
            let text = match token {
                Token::Word(word, _) => {
                    let name = word.split(['=', '+']).next().unwrap_or_default();
                    if is_name(name) {
                        self.own.insert(name.to_owned());
                    }
                    self.handles |= matches!(word.as_str(), "trap" | "source" | "eval");
                    self.strict |= word == "set" || word.contains('?') && word.contains("${");
                    self.strict |= writes && !word.starts_with("/dev/");
                    writes = false;
                    if before == "function" {
                        self.functions.insert(word.clone());
                    }
                    word
                }
                Token::Operator(operator, _) => {
                    writes = matches!(operator.as_str(), ">" | ">>" | "<" | ">|" | "<>" | "&>" | "&>>");
                    if operator == "(" {
                        self.functions.insert(before.to_owned());
                    }
                    operator
                }
            };
            before = text;
        }
    }

    pub(super) fn range(&self, place: &TokenLocation) -> Range<usize> {
        let byte = |at: usize| match self.starts.get(at) {
            Some(byte) => *byte,
            None if self.starts.is_empty() => at,
            // The end of a script that does not end in ASCII: wide is better than wrong.
            None => usize::MAX,
        };
        byte(place.start.index)..byte(place.end.index)
    }

    fn surely_goes_on(ways: Ways) -> bool {
        !ways.has(Ways::EXIT | Ways::FAIL | Ways::BREAK)
    }

    /// Looks at something that may not be reached.
    pub(super) fn maybe<T>(&mut self, sure: bool, look: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.sure;
        self.sure = before && sure;
        let result = look(self);
        self.sure = before;
        result
    }

    fn list(&mut self, list: &CompoundList) -> Ways {
        let before = self.sure;
        let mut ways = Ways::OK;
        for item in &list.0 {
            if !ways.goes_on() {
                break;
            }
            self.sure &= Self::surely_goes_on(ways);
            let next = if matches!(item.1, SeparatorOperator::Async) {
                let replaces = self.may_replace;
                let job = self.maybe(false, |eval| eval.and_or(&item.0)).apart();
                self.may_replace = replaces;
                self.background = true;
                self.job_hangs |= job == Ways::HANG;
                Ways::OK
            } else {
                let next = self.and_or(&item.0);
                self.note_item(&item.0);
                next
            };
            ways = ways.then(next);
        }
        // What may leave the list is seen by whoever goes on after it.
        self.sure = before;
        ways
    }

    /// Remembers a whole command as the last one. Its own place leaves out what it is redirected to and, at times, its
    /// last words.
    fn note_item(&mut self, item: &AndOrList) {
        let Some(place) = item.location().filter(|_| self.sure) else { return };
        let range = self.range(&place);
        self.found.last = Some(range.start..range.end.max(self.furthest.get()));
    }

    pub(super) fn and_or(&mut self, list: &AndOrList) -> Ways {
        let before = self.excused;
        // What stands before `||` may fail.
        self.excused |= list.additional.iter().any(|next| matches!(next, AndOr::Or(_)));
        let ways = self.and_or_inner(list);
        self.excused = before;
        ways
    }

    fn and_or_inner(&mut self, list: &AndOrList) -> Ways {
        let mut ways = self.pipeline(&list.first);
        for next in &list.additional {
            let (on, off, pipeline) = match next {
                AndOr::And(pipeline) => (Ways::OK, Ways::ERR, pipeline),
                AndOr::Or(pipeline) => (Ways::ERR, Ways::OK, pipeline),
            };
            if !ways.has(on) {
                continue;
            }
            let sure = !ways.has(off) && Self::surely_goes_on(ways);
            let next = self.maybe(sure, |eval| eval.pipeline(pipeline));
            ways = ways.without(on) | next;
        }
        ways
    }

    fn pipeline(&mut self, pipeline: &Pipeline) -> Ways {
        let before = self.excused;
        self.excused |= pipeline.bang;
        let ways = match &pipeline.seq[..] {
            [command] => self.command(command),
            commands => {
                let mut all = Ways::NONE;
                let mut last = Ways::OK;
                // Each has a shell of its own.
                let replaces = self.may_replace;
                for command in commands {
                    last = self.maybe(false, |eval| eval.command(command)).apart();
                    all |= last;
                }
                self.may_replace = replaces;
                match last {
                    Ways::HANG => Ways::HANG,
                    // One that never ends may be stopped by the end of the next.
                    _ if all.has(Ways::HANG | Ways::MAYHANG) => Ways::OK | Ways::ERR | Ways::MAYHANG,
                    last => last,
                }
            }
        };
        self.excused = before;
        if pipeline.bang { ways.not() } else { ways }
    }

    fn command(&mut self, command: &Command) -> Ways {
        let (ways, place) = match command {
            Command::Simple(simple) => return self.simple(simple),
            Command::Compound(compound, redirects) => {
                let hidden = redirects.iter().flat_map(|list| &list.0).any(|it| self.redirect_hides(it));
                for redirect in redirects.iter().flat_map(|list| &list.0) {
                    self.note_write(redirect);
                }
                let ways = self.compound(compound);
                let ways = if hidden { ways | Ways::MAYHANG | Ways::ERR } else { ways };
                (ways, compound.location())
            }
            Command::Function(_) => return Ways::OK,
            Command::ExtendedTest(test) => {
                let ways = match &test.expr {
                    ExtendedTestExpr::UnaryTest(UnaryPredicate::StringHasNonZeroLength, word)
                        if self.literal(word).is_some_and(|text| !text.is_empty()) =>
                    {
                        Ways::OK
                    }
                    _ => Ways::OK | Ways::ERR,
                };
                (ways, Some(test.loc.clone()))
            }
        };
        self.note(ways, place.map(|place| self.range(&place)));
        ways
    }

    /// Remembers a command that was surely reached.
    fn note(&mut self, ways: Ways, range: Option<Range<usize>>) {
        let Some(range) = range.filter(|_| self.sure) else { return };
        if ways == Ways::HANG && self.found.hangs.is_none() {
            self.found.hangs = Some(range.clone());
        }
        self.found.last = Some(range);
    }

    fn compound(&mut self, compound: &CompoundCommand) -> Ways {
        match compound {
            CompoundCommand::Arithmetic(command) => match command.expr.value.trim().parse::<i64>() {
                Ok(0) => Ways::ERR,
                Ok(_) => Ways::OK,
                Err(_) => Ways::OK | Ways::ERR,
            },
            CompoundCommand::BraceGroup(group) => self.list(&group.list),
            CompoundCommand::Subshell(shell) => self.list(&shell.list).apart(),
            CompoundCommand::IfClause(clause) => self.if_clause(clause),
            CompoundCommand::WhileClause(clause) => {
                let condition = self.repeatedly(|eval| eval.list(&clause.0));
                self.repeated(&clause.0, condition, &clause.1.list, &clause.2, false)
            }
            CompoundCommand::UntilClause(clause) => {
                let condition = self.repeatedly(|eval| eval.list(&clause.0)).not();
                self.repeated(&clause.0, condition, &clause.1.list, &clause.2, true)
            }
            CompoundCommand::ForClause(clause) => {
                let hidden = clause.values.iter().flatten().any(|word| self.hides(word));
                let body = self.many(false, &clause.body.list);
                Self::rounds(body) | if hidden { Ways::MAYHANG } else { Ways::NONE }
            }
            CompoundCommand::ArithmeticForClause(clause) => {
                let condition = clause.condition.as_ref().map_or("", |it| it.value.trim());
                let body = self.many(false, &clause.body.list);
                if condition.is_empty() {
                    Self::endless(Ways::OK, body)
                } else {
                    Self::rounds(body) | Ways::MAYHANG
                }
            }
            CompoundCommand::CaseClause(clause) => {
                let hidden = self.hides(&clause.value);
                let mut ways = if hidden { Ways::OK | Ways::MAYHANG } else { Ways::OK };
                for case in &clause.cases {
                    if let Some(list) = &case.cmd {
                        ways |= self.maybe(false, |eval| eval.list(list));
                    }
                }
                ways
            }
        }
    }

    fn if_clause(&mut self, clause: &IfClauseCommand) -> Ways {
        let excused = std::mem::replace(&mut self.excused, true);
        let mut condition = self.list(&clause.condition);
        self.excused = excused;
        let mut ways = condition.without(Ways::OK | Ways::ERR);
        let mut then = &clause.then;
        let mut elses = clause.elses.iter().flatten();
        loop {
            if condition.has(Ways::OK) {
                let sure = condition == Ways::OK && ways == Ways::NONE;
                ways |= self.maybe(sure, |eval| eval.list(then));
            }
            if !condition.has(Ways::ERR) {
                return ways;
            }
            let Some(next) = elses.next() else { return ways | Ways::OK };
            condition = match &next.condition {
                Some(list) => self.maybe(false, |eval| eval.list(list)),
                None => Ways::OK,
            };
            ways |= condition.without(Ways::OK | Ways::ERR);
            then = &next.body;
        }
    }

    /// Looks at something that a loop does.
    fn repeatedly<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.repeats, true);
        let result = look(self);
        self.repeats = before;
        self.looped = true;
        result
    }

    /// Looks at the body of a loop.
    fn many(&mut self, sure: bool, body: &CompoundList) -> Ways {
        let before = self.found.longest;
        let ways = self.repeatedly(|eval| eval.maybe(sure, |eval| eval.list(body)));
        if self.found.longest > before {
            self.found.longest = f64::INFINITY;
        }
        ways
    }

    /// A body that runs some rounds, known to be not without end.
    fn rounds(body: Ways) -> Ways {
        let mut ways = body.without(Ways::BREAK | Ways::HANG) | Ways::OK;
        if body.has(Ways::HANG) {
            ways |= Ways::MAYHANG;
        }
        ways
    }

    /// `while`, and `until` with its condition turned round.
    fn repeated(
        &mut self,
        list: &CompoundList,
        condition: Ways,
        body_list: &CompoundList,
        place: &TokenLocation,
        until: bool,
    ) -> Ways {
        let opaque = self.opaque;
        let sure = condition == Ways::OK;
        let sleeps = self.found.sleeps.len();
        let body = self.many(sure, body_list);
        // How many rounds there are is not known.
        self.found.sleeps.truncate(sleeps);
        if self.sure {
            let leaves = body.has(Ways::BREAK | Ways::EXIT);
            let Needs { targets, files } = if condition == Ways::OK {
                self.needed_to_break(body_list)
            } else if leaves {
                Needs::default()
            } else {
                self.needed_by_condition(list, until)
            };
            if !targets.is_empty() || !files.is_empty() {
                let alone = !opaque && !self.opaque && !self.background;
                let (range, untouched) = (self.range(place), alone && !self.wrote);
                self.found.waits.push(Waiting { range, targets, files, alone, untouched });
            }
        }
        if condition == Ways::OK {
            return Self::endless(condition, body);
        }
        let mut ways = condition.without(Ways::OK | Ways::ERR | Ways::BREAK);
        if condition.has(Ways::ERR | Ways::BREAK) || body.has(Ways::BREAK) {
            ways |= Ways::OK;
        }
        if condition.has(Ways::OK) {
            ways |= body.without(Ways::OK | Ways::ERR | Ways::BREAK | Ways::HANG) | Ways::MAYHANG;
        }
        ways
    }

    /// A loop whose condition always holds.
    fn endless(condition: Ways, body: Ways) -> Ways {
        let mut ways = (condition | body).without(Ways::OK | Ways::ERR | Ways::BREAK);
        if body.has(Ways::BREAK) {
            ways |= Ways::OK | Ways::MAYHANG;
        } else if body.has(Ways::EXIT | Ways::FAIL) {
            ways |= Ways::MAYHANG;
        } else {
            // Whatever is in it, it does not go on after it.
            ways = Ways::HANG;
        }
        ways
    }

    /// The words of a command and the files it is redirected to.
    pub(super) fn args(&self, simple: &SimpleCommand) -> (Vec<Arg>, Vec<Arg>) {
        let mut args: Vec<Arg> = simple.word_or_name.iter().map(|word| self.arg(word)).collect();
        let mut files = Vec::new();
        let prefix = simple.prefix.iter().flat_map(|it| &it.0);
        for item in prefix.clone().chain(simple.suffix.iter().flat_map(|it| &it.0)) {
            match item {
                Item::IoRedirect(IoRedirect::File(_, _, IoFileRedirectTarget::Filename(word))) => {
                    files.push(self.arg(word));
                }
                Item::IoRedirect(_) => {}
                Item::Word(word) => args.push(self.arg(word)),
                // `export X=1` and the like: a word for the command.
                Item::AssignmentWord(_, word) => {
                    if !prefix.clone().any(|it| std::ptr::eq(it, item)) {
                        args.push(self.arg(word));
                    }
                }
                Item::ProcessSubstitution(..) => args.push(Arg { text: None, range: 0..0 }),
            }
        }
        (args, files)
    }

    pub(super) fn arg(&self, word: &Word) -> Arg {
        let range = word.loc.as_ref().map_or(0..0, |place| self.range(place));
        self.furthest.set(self.furthest.get().max(range.end));
        Arg { text: self.literal(word), range }
    }

    fn simple(&mut self, simple: &SimpleCommand) -> Ways {
        let (args, _) = self.args(simple);
        let items = simple.prefix.iter().flat_map(|it| &it.0);
        let items = items.chain(simple.suffix.iter().flat_map(|it| &it.0));
        let mut hidden = simple.word_or_name.as_ref().is_some_and(|word| self.hides(word));
        for item in items {
            hidden |= match item {
                Item::IoRedirect(redirect) => {
                    self.note_write(redirect);
                    self.redirect_hides(redirect)
                }
                Item::Word(word) | Item::AssignmentWord(_, word) => self.hides(word),
                Item::ProcessSubstitution(..) => true,
            };
        }
        let ways = if args.is_empty() { Ways::OK } else { self.call(&args) };
        if hidden { ways | Ways::ERR | Ways::MAYHANG } else { ways }
    }

    /// Remembers the file that is redirected to.
    fn note_write(&mut self, redirect: &IoRedirect) {
        use IoFileRedirectKind::{Append, Clobber, ReadAndWrite, Write};
        let (IoRedirect::File(
            _,
            Write | Append | Clobber | ReadAndWrite,
            IoFileRedirectTarget::Filename(word),
        )
        | IoRedirect::OutputAndError(word, _)) = redirect
        else {
            return;
        };
        let file = self.arg(word);
        self.note_edits(vec![file]);
    }

    /// Remembers files that are written.
    fn note_edits(&mut self, files: Vec<Arg>) {
        for Arg { text, range } in files {
            let device = text.as_deref().is_some_and(|path| path.starts_with("/dev/"));
            self.wrote |= !device;
            if let Some(path) = text.filter(|path| tools::is_managed_file(path)) {
                let edit = (path, range);
                if !self.found.edits.contains(&edit) {
                    self.found.edits.push(edit);
                }
            }
        }
    }

    /// Remembers what a program writes, and whom it asks.
    fn note_call(&mut self, args: &[Arg]) {
        let Some((name, rest)) = args.split_first() else { return };
        let Some(name) = name.text.as_deref().and_then(tools::known) else { return };
        self.wrote |= !tools::only_reads(name);
        self.kills |= name == "kill";
        self.note_edits(tools::edited(name, rest));
        if self.sure
            && !self.repeats
            && !self.looped
            && !self.excused
            && !self.functions.contains(name)
            && let Some(target) = tools::called(name, rest)
            && let (Some(first), Some(last)) = (args.first(), args.last())
        {
            let range = first.range.start..last.range.end;
            let alone = !self.opaque && !self.background;
            self.found.calls.push(Asking { target, range, alone });
        }
    }

    /// What a command does, by the program it calls.
    fn call(&mut self, args: &[Arg]) -> Ways {
        self.note_call(args);
        let ways = self.call_inner(args);
        let range = match (args.first(), args.last()) {
            (Some(first), Some(last)) => Some(first.range.start..last.range.end),
            _ => None,
        };
        self.note(ways, range);
        ways
    }

    fn call_inner(&mut self, args: &[Arg]) -> Ways {
        let unknown = Ways::OK | Ways::ERR | Ways::MAYHANG;
        let Some((program, rest)) = args.split_first() else { return Ways::OK };
        let Some(program) = program.text.as_deref() else {
            self.opaque = true;
            return unknown;
        };
        if self.functions.contains(program) {
            self.opaque = true;
            return Ways::ALL;
        }
        let Some(name) = tools::known(program) else {
            self.opaque = true;
            return unknown;
        };
        let first = rest.first().map(|arg| arg.text.as_deref());
        match name {
            "exit" | "return" => match first {
                // Of a status only the last eight bits are seen.
                Some(Some(code)) if code.bytes().all(|byte| byte.is_ascii_digit()) => {
                    match code.parse::<u64>() {
                        Ok(status) if status % 256 == 0 => Ways::EXIT,
                        Ok(_) => Ways::FAIL,
                        Err(_) => Ways::EXIT | Ways::FAIL,
                    }
                }
                // Without one it is that of the command before.
                _ => Ways::EXIT | Ways::FAIL,
            },
            "break" if rest.is_empty() => Ways::BREAK,
            // A signal ends what waits; nothing else does if one of the jobs never ends.
            "wait" if rest.is_empty() && self.job_hangs => Ways::HANG,
            "wait" => unknown,
            "continue" | "exec" if rest.is_empty() => Ways::OK,
            "break" | "continue" | "eval" | "." | "source" | "alias" => {
                self.opaque = true;
                self.handles = true;
                Ways::ALL
            }
            "exec" => {
                self.may_replace = true;
                if self.sure && self.replaced.is_none() {
                    self.replaced = Some(rest.to_vec());
                }
                self.note_call(rest);
                let ways = self.call_inner(rest);
                let mut end = ways.without(Ways::OK | Ways::ERR);
                if ways.has(Ways::OK) {
                    end |= Ways::EXIT;
                }
                if ways.has(Ways::ERR) {
                    end |= Ways::FAIL;
                }
                end
            }
            "nohup" | "command" | "builtin" | "busybox" if !rest.is_empty() => self.call_inner(rest),
            "timeout" => {
                self.found.longest = f64::INFINITY;
                Ways::OK | Ways::ERR
            }
            _ if tools::is_posix_shell(program) => self.nested(rest),
            "sleep" => {
                let ways = tools::ways(name, rest).unwrap_or(unknown);
                let seconds = tools::sleep_seconds(rest);
                self.found.longest += seconds.unwrap_or(f64::INFINITY);
                if let Some(seconds) = seconds.filter(|seconds| seconds.is_finite())
                    && self.sure
                    && let (Some(first), Some(last)) = (args.first(), args.last())
                {
                    self.found.sleeps.push(Sleep {
                        range: first.range.start..last.range.end,
                        seconds,
                        first: !self.opaque && !self.background,
                        undisturbed: !self.opaque && !self.kills,
                    });
                }
                ways
            }
            _ => {
                let ways = tools::ways(name, rest);
                self.opaque |= ways.is_none();
                ways.unwrap_or(unknown)
            }
        }
    }

    /// A shell in the script, or behind a shell's `-c`.
    fn nested(&mut self, args: &[Arg]) -> Ways {
        let unknown = Ways::OK | Ways::ERR | Ways::MAYHANG;
        let text = super::script_at(args.iter().map(|arg| arg.text.as_deref()))
            .and_then(|at| args.get(at))
            .and_then(|arg| arg.text.as_deref());
        // What it starts is as hidden as what a program starts.
        self.opaque = true;
        self.strict = true;
        match text {
            Some(text) if self.depth < DEEPEST => {
                let Some((ways, found)) = Self::read(text, &|_| None, self.depth + 1) else { return unknown };
                self.found.longest += found.longest;
                ways.apart()
            }
            _ => unknown,
        }
    }

    fn redirect_hides(&self, redirect: &IoRedirect) -> bool {
        match redirect {
            IoRedirect::File(
                _,
                _,
                IoFileRedirectTarget::Filename(word) | IoFileRedirectTarget::Duplicate(word),
            )
            | IoRedirect::OutputAndError(word, _)
            | IoRedirect::HereString(_, word) => self.hides(word),
            IoRedirect::File(_, _, IoFileRedirectTarget::Fd(_)) => false,
            IoRedirect::File(_, _, IoFileRedirectTarget::ProcessSubstitution(..)) => true,
            IoRedirect::HereDocument(_, document) => document.requires_expansion && self.hides(&document.doc),
        }
    }

    /// Whether a word runs something of which it is not known that it ends.
    fn hides(&self, word: &Word) -> bool {
        if !word.value.contains(['$', '`']) {
            return false;
        }
        let Ok(pieces) = word::parse(&word.value, &parse::options()) else { return true };
        pieces.iter().any(|piece| self.piece_hides(&piece.piece))
    }

    fn piece_hides(&self, piece: &WordPiece) -> bool {
        match piece {
            WordPiece::CommandSubstitution(text) | WordPiece::BackquotedCommandSubstitution(text) => {
                if self.depth >= DEEPEST {
                    return true;
                }
                Self::read(text, self.env, self.depth + 1)
                    .is_none_or(|(ways, found)| ways.has(Ways::HANG | Ways::MAYHANG) || found.longest > 0.0)
            }
            WordPiece::DoubleQuotedSequence(pieces) | WordPiece::GettextDoubleQuotedSequence(pieces) => {
                pieces.iter().any(|piece| self.piece_hides(&piece.piece))
            }
            // `${X:-$(cmd)}`
            WordPiece::ParameterExpansion(ParameterExpr::Parameter { .. }) => false,
            WordPiece::ParameterExpansion(expr) => format!("{expr:?}").contains(['`', '$']),
            WordPiece::ArithmeticExpression(expr) => {
                expr.value.contains(['`', '$']) && expr.value.contains("$(")
            }
            _ => false,
        }
    }

    /// The text of a word, if nothing in it is decided only at run time.
    pub(super) fn literal(&self, word: &Word) -> Option<String> {
        let special = |c: char| "$`\\'\"*?[]{}~\0".contains(c);
        if !word.value.contains(special) {
            return Some(word.value.clone());
        }
        let pieces = word::parse(&word.value, &parse::options()).ok()?;
        let mut text = String::new();
        for piece in &pieces {
            self.literal_piece(&piece.piece, false, &mut text)?;
        }
        Some(text)
    }

    fn literal_piece(&self, piece: &WordPiece, quoted: bool, out: &mut String) -> Option<()> {
        match piece {
            WordPiece::Text(text) => {
                let pattern = text.contains(['*', '?', '{', '}']) || text.contains('[') && text != "[";
                if !quoted && pattern && text != "{}" {
                    return None;
                }
                out.push_str(text);
            }
            WordPiece::SingleQuotedText(text) => out.push_str(text),
            WordPiece::EscapeSequence(text) => {
                let escaped = text.strip_prefix('\\').unwrap_or(text);
                if quoted && !escaped.starts_with(['$', '`', '"', '\\', '\n']) {
                    out.push('\\');
                }
                out.push_str(escaped.strip_prefix('\n').unwrap_or(escaped));
            }
            WordPiece::DoubleQuotedSequence(pieces) => {
                for piece in pieces {
                    self.literal_piece(&piece.piece, true, out)?;
                }
            }
            WordPiece::ParameterExpansion(expr) => {
                let (ParameterExpr::Parameter { parameter: Parameter::Named(name), indirect: false }
                | ParameterExpr::UseDefaultValues {
                    parameter: Parameter::Named(name),
                    indirect: false,
                    ..
                }) = expr
                else {
                    return None;
                };
                if self.own.contains(name) {
                    return None;
                }
                let value = (self.env)(name).filter(|value| !value.is_empty())?;
                if !quoted && value.contains(|c: char| c.is_whitespace() || "*?[".contains(c)) {
                    return None;
                }
                out.push_str(&value);
            }
            _ => return None,
        }
        Some(())
    }
}
