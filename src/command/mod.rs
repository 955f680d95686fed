//! Commands: from `command` and `args` to what they do, the scripts in `sh -c` included.
//!
//! A script is parsed, never searched for words, and followed along the ways that it can take. What podlint does not
//! know (a program, a sourced file, a function, what a substitution gives) can do anything, so that [`End`] is
//! [`End::Unknown`] rather than a guess.

mod commands;
mod eval;
mod expand;
mod main_process;
mod needs;
mod parse;
mod tools;
mod ways;

#[cfg(test)]
mod tests;

use std::{borrow::Cow, cell::OnceCell, collections::HashMap, ops::Range};

pub use commands::Commands;
pub use tools::{Target, is_posix_shell};

use crate::{
    model::{Container, EnvVar, List, Str},
    text::Span,
    yaml::Kind,
};
use expand::Known;
use tools::Arg;
use ways::Ways;

/// Whether a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It surely does not.
    Never,
    /// It surely does.
    Ends,
    /// That cannot be seen.
    Unknown,
}

/// A loop that ends only when someone answers.
#[derive(Clone, Debug)]
pub struct Wait {
    /// The loop.
    pub span: Span,
    /// Whom it asks, all of whom must answer.
    pub targets: Vec<(Target, Span)>,
    /// The files and directories that must be there, by absolute path.
    pub files: Vec<(String, Span)>,
    /// Whether nothing that the same command started can be what answers.
    pub alone: bool,
    /// Whether nothing that the same command did can have made the files.
    pub untouched: bool,
}

/// Someone who is asked once, and has to be up by then.
#[derive(Clone, Debug)]
pub struct Call {
    /// The command that asks.
    pub span: Span,
    /// Whom it asks.
    pub target: Target,
    /// Whether nothing that the same command started can be what answers.
    pub alone: bool,
}

/// A program with its arguments; what is decided only at run time has no text.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its name, as it is called.
    pub name: Option<String>,
    /// The words after it.
    pub args: Vec<(Option<String>, Span)>,
    /// The variables that are set in front of it.
    pub env: Vec<(String, Option<String>, Span)>,
}

/// A shell that stays the first process of its container, where it hands on no signal and, without a trap, heeds none.
#[derive(Clone, Debug)]
pub struct ShellStays {
    /// The program that runs under it.
    pub span: Span,
    /// The same as text, for a message.
    pub shown: String,
}

/// What a command does.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Whether it ends.
    pub end: End,
    /// Whether what ends of it has surely succeeded, or surely failed; nothing where that cannot be seen.
    pub succeeds: Option<bool>,
    /// What never ends, or else the last thing that it surely does.
    pub span: Span,
    /// The same as text, for a message.
    pub shown: String,
    /// The pauses that it surely makes, in seconds.
    pub sleeps: Vec<(f64, Span)>,
    /// How long those are, in seconds, before which nothing ran that could tell another program to end.
    pub undisturbed: f64,
    /// What it surely pauses before it starts the first program that could serve, in seconds, and the longest of these
    /// pauses; nothing if it starts none, or at once.
    pub pause: Option<(f64, Span)>,
    /// The longest that it can pause, in seconds: infinite if that cannot be seen.
    pub longest: f64,
    /// The loops that it surely goes through.
    pub waits: Vec<Wait>,
    /// Whom it surely asks once, before any loop, which may have waited, and where it is not prepared for a failure.
    pub calls: Vec<Call>,
    /// Files that it may write although the kubelet or the runtime does: `/etc/hosts`, `/etc/resolv.conf`.
    pub edits: Vec<(String, Span)>,
    /// The program under a shell that stays the first process and sets no trap.
    pub shell: Option<ShellStays>,
    /// The program that it runs last, or that takes the place of the shell.
    pub program: Option<Program>,
}

impl Reading {
    /// The seconds of all pauses.
    pub fn seconds(&self) -> f64 {
        self.sleeps.iter().fold(0.0, |sum, (seconds, _)| sum + seconds)
    }
}

/// A whole number of seconds, as a length of pauses.
pub fn as_seconds(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The whole seconds of a length of pauses.
#[expect(clippy::cast_sign_loss, reason = "no pause is negative, and what is too long becomes the longest")]
pub fn whole_seconds(seconds: f64) -> u64 {
    seconds as u64
}

/// The words of a container's `command` and `args`, as they are given to the program; one that cannot be seen has no
/// text.
pub fn words(container: &Container<'_>) -> Vec<(Option<String>, Span)> {
    let env = Environment::of(container);
    container
        .words()
        .map(|word| {
            let text = expand::expand(word, |name| env.reference(name));
            (text.map(Cow::into_owned), word.place())
        })
        .collect()
}

/// Reads a command with its arguments in the environment of a container; nothing if it cannot be seen. `text` is the file's.
fn read(text: &str, command: &List<Str<'_>>, args: &[Str<'_>], container: &Container<'_>) -> Option<Reading> {
    if !command.complete {
        return None;
    }
    let env = Environment::of(container);
    let words: Vec<&Str<'_>> = command.iter().chain(args).collect();
    let expanded: Vec<Option<Cow<'_, str>>> =
        words.iter().map(|word| expand::expand(word, |name| env.reference(name))).collect();
    let program = expanded.first()?.as_deref()?;
    let (first, last) = (words.first()?, words.last()?);
    let shell = is_posix_shell(program)
        || tools::base(program) == "busybox" && expanded.len() > 1 && {
            expanded.get(1)?.as_deref().is_some_and(is_posix_shell)
        };
    if shell {
        let skip = if is_posix_shell(program) { 1 } else { 2 };
        let at = script_at(expanded.iter().skip(skip).map(Option::as_deref))? + skip;
        let (word, script) = (*words.get(at)?, expanded.get(at)?.as_deref()?);
        let (ways, mut found) = eval::script(script, &|name| env.value(name))?;
        // `-e`, `-u` and `-o pipefail` end a script where its commands would go on.
        let options = expanded.get(skip..at).unwrap_or_default().iter().flatten();
        found.strict |= options.flat_map(|option| option.chars()).any(|flag| matches!(flag, 'e' | 'u' | 'o'));
        if !found.strict {
            // Without `set -e` a script goes on, whatever became of one of its commands.
            found.calls.retain(|call| !goes_on_after(script, call.range.end));
        }
        let places = (script == &**word).then(|| Places::new(text, word));
        let place = |range: &Range<usize>| places.as_ref().map_or(word.span, |it| it.of(range));
        let shown = |range: &Range<usize>| script.get(range.clone()).unwrap_or_default().trim().to_owned();
        return Some(reading(ways, found, place, shown, word.span));
    }
    // Without a shell a word is one argument whatever is in it. Its place is its number.
    let arguments: Vec<Arg> = (0..)
        .zip(&expanded)
        .map(|(at, text)| Arg { text: text.as_deref().map(str::to_owned), range: at..at + 1 })
        .collect();
    // These are of the shell, not programs.
    if matches!(
        program,
        "exit" | "return" | "break" | "continue" | "eval" | "." | "source" | "wait" | "exec" | ":"
    ) {
        return None;
    }
    let (ways, found) = eval::plain(&arguments);
    let place = |range: &Range<usize>| {
        let from = words.get(range.start).unwrap_or(first);
        let to = range.end.checked_sub(1).and_then(|at| words.get(at)).unwrap_or(last);
        if from.span.start <= to.span.end && from.span.start != to.span.start {
            Span { start: from.span.start, end: to.span.end }
        } else {
            from.place()
        }
    };
    let shown = |range: &Range<usize>| {
        let words = expanded.get(range.clone()).unwrap_or_default().iter().flatten();
        words.map(|word| &**word).collect::<Vec<_>>().join(" ")
    };
    Some(reading(ways, found, place, shown, first.span))
}

fn reading(
    ways: Ways,
    found: eval::Found,
    place: impl Fn(&Range<usize>) -> Span,
    shown: impl Fn(&Range<usize>) -> String,
    whole: Span,
) -> Reading {
    let end =
        if !ways.has(Ways::OK | Ways::ERR | Ways::EXIT | Ways::FAIL | Ways::BREAK) && ways.has(Ways::HANG) {
            End::Never
        } else if !found.handles && !ways.has(Ways::HANG | Ways::MAYHANG | Ways::BREAK) {
            // A trap may go on with something else.
            End::Ends
        } else {
            End::Unknown
        };
    let succeeds = match (ways.has(Ways::OK | Ways::EXIT), ways.has(Ways::ERR | Ways::FAIL)) {
        // A trap or a sourced file may end it otherwise.
        _ if found.handles || ways.has(Ways::BREAK) => None,
        (true, false) => Some(true).filter(|_| !found.strict),
        (false, true) => Some(false),
        _ => None,
    };
    let pause = pause(&found).map(|(seconds, range)| (seconds, place(range)));
    let at = if end == End::Never { found.hangs.or(found.last) } else { found.last };
    let with_place = |(text, range): (String, Range<usize>)| (text, place(&range));
    let waits = found.waits.into_iter().map(|wait| Wait {
        span: place(&wait.range),
        alone: wait.alone,
        untouched: wait.untouched,
        targets: wait
            .targets
            .into_iter()
            .map(|target| {
                let span = place(&target.range);
                (target, span)
            })
            .collect(),
        files: wait.files.into_iter().map(with_place).collect(),
    });
    let calls = found.calls.into_iter().map(|call| Call {
        span: place(&call.range),
        target: call.target,
        alone: call.alone,
    });
    let arg = |arg: Arg| (arg.text, place(&arg.range));
    Reading {
        end,
        succeeds,
        span: at.as_ref().map_or(whole, &place),
        shown: at.as_ref().map(&shown).unwrap_or_default(),
        longest: found.longest,
        pause,
        undisturbed: found.sleeps.iter().filter(|it| it.undisturbed).map(|it| it.seconds).sum(),
        sleeps: found.sleeps.iter().map(|sleep| (sleep.seconds, place(&sleep.range))).collect(),
        waits: waits.collect(),
        calls: calls.collect(),
        edits: found.edits.into_iter().map(with_place).collect(),
        shell: found.stays.map(|range| ShellStays { span: place(&range), shown: shown(&range) }),
        program: found.program.map(|program| Program {
            name: program.name.text,
            args: program.args.into_iter().map(arg).collect(),
            env: program
                .env
                .into_iter()
                .map(|(name, value)| {
                    let (text, span) = arg(value);
                    (name, text, span)
                })
                .collect(),
        }),
    }
}

/// Whether there is another command in a script, on the same level or not.
fn goes_on_after(script: &str, at: usize) -> bool {
    let rest = script.get(at..).unwrap_or_default();
    rest.split_once([';', '\n']).is_some_and(|(_, next)| !next.trim().is_empty())
}

/// The seconds before the first program that could serve, and the longest of the pauses that make them up.
fn pause(found: &eval::Found) -> Option<(f64, &Range<usize>)> {
    let pauses = || found.sleeps.iter().filter(|sleep| sleep.first);
    let longest = pauses().max_by(|a, b| a.seconds.total_cmp(&b.seconds)).filter(|_| found.opaque)?;
    Some((pauses().map(|sleep| sleep.seconds).sum(), &longest.range))
}

/// Which of a shell's arguments is its script: the first operand, if `-c` is among the options (`-c`, `-ec`,
/// `-euxo pipefail -c`, `-c --`).
fn script_at<'w>(args: impl Iterator<Item = Option<&'w str>>) -> Option<usize> {
    let mut has_c = false;
    let mut args = args.enumerate();
    while let Some((at, arg)) = args.next() {
        let arg = arg?;
        if matches!(arg, "--" | "-") {
            return args.next().filter(|_| has_c).map(|(at, _)| at);
        }
        let Some(flags) = arg.strip_prefix(['-', '+']) else { return has_c.then_some(at) };
        if flags.starts_with('-') {
            // `--login` and the like; some take a value.
            if !matches!(flags, "-login" | "-posix" | "-norc" | "-noprofile" | "-verbose") {
                return None;
            }
            continue;
        }
        has_c |= arg.starts_with('-') && flags.contains('c');
        // `-n` only reads, `-s` reads elsewhere.
        if flags.contains(['n', 's']) {
            return None;
        }
        for _ in flags.bytes().filter(|flag| matches!(flag, b'o' | b'O')) {
            args.next();
        }
    }
    None
}

/// The variables of a container, as far as the manifest tells.
struct Environment<'c, 'a> {
    env: &'c [EnvVar<'a>],
    /// Whether there may be more than these: from a source, or unread.
    open: bool,
    /// What each name stands for at the end, once somebody asks.
    known: OnceCell<HashMap<&'c str, Known>>,
}

impl<'c, 'a> Environment<'c, 'a> {
    /// The most variables that are looked through.
    const MOST: usize = 256;

    /// The longest value that is remembered.
    const LONGEST: usize = 1024;

    fn of(container: &'c Container<'a>) -> Self {
        let env = container.env.items();
        let open = container.env.is_incomplete()
            || container.env_from.is_incomplete()
            || !container.env_from.items().is_empty()
            || env.len() > Self::MOST;
        let env = env.get(..env.len().min(Self::MOST)).unwrap_or_default();
        Self { env, open, known: OnceCell::new() }
    }

    /// What `$(name)` stands for in a command: the last entry of that name counts.
    fn reference(&self, name: &str) -> Known {
        self.look_up(self.known.get_or_init(|| self.read()), name)
    }

    /// What all entries make of their names, each with those before it.
    fn read(&self) -> HashMap<&'c str, Known> {
        let mut known = HashMap::new();
        for entry in self.env {
            let Some(name) = entry.name.str() else { continue };
            let plain = !entry.value_from.is_set() && !entry.value_from.is_invalid();
            let value = entry.value.str_or_empty().filter(|_| plain);
            let value = value.and_then(|value| expand::expand(value, |name| self.look_up(&known, name)));
            let is_short = |value: &Cow<'_, str>| value.len() <= Self::LONGEST;
            let value = value.filter(is_short).map_or(Known::Hidden, |it| Known::Value(it.into_owned()));
            known.insert(name, value);
        }
        known
    }

    fn look_up(&self, known: &HashMap<&str, Known>, name: &str) -> Known {
        // Each Service gives variables to the pods that start after it.
        let from_service = || name.contains("_SERVICE_") || name.contains("_PORT");
        match known.get(name) {
            Some(known) => known.clone(),
            None if self.open || from_service() => Known::Hidden,
            None => Known::Absent,
        }
    }

    /// The value of a variable for a shell.
    fn value(&self, name: &str) -> Option<String> {
        match self.reference(name) {
            Known::Value(value) => Some(value),
            _ => None,
        }
    }
}

/// The characters of ranges of a word's value: also in a literal block, whose lines are those of the value behind the
/// indentation.
struct Places<'w, 'a> {
    word: &'w Str<'a>,
    /// The lines of a literal block.
    lines: Option<Lines>,
}

impl<'w, 'a> Places<'w, 'a> {
    fn new(text: &str, word: &'w Str<'a>) -> Self {
        let block = word.style == Kind::Literal;
        Self { word, lines: if block { Lines::new(word.span.slice(text), word) } else { None } }
    }

    fn of(&self, range: &Range<usize>) -> Span {
        let Self { word, lines } = self;
        let range = range.start.min(word.len())..range.end.min(word.len());
        if word.style != Kind::Literal {
            return if range.is_empty() { word.span } else { word.sub_span(range) };
        }
        lines
            .as_ref()
            .and_then(|lines| lines.place(&range))
            .map_or(word.span, |(from, to)| Span { start: word.span.start + from, end: word.span.start + to })
    }
}

/// Where the lines of a literal block's value are in its source.
struct Lines(Vec<Line>);

struct Line {
    /// Where it starts in the value, and its length without the end.
    value: usize,
    length: usize,
    /// Where it starts in the source, behind the indentation.
    source: usize,
}

impl Lines {
    /// Nothing if the source is not that of the value.
    fn new(source: &str, value: &str) -> Option<Self> {
        let mut source_at = source.find('\n')? + 1;
        let mut value_at = 0;
        let mut lines = Vec::new();
        for line in value.split_inclusive('\n') {
            let rest = source.get(source_at..)?;
            let raw = rest.split_inclusive('\n').next()?;
            let written = raw.trim_end_matches(['\n', '\r']);
            let content = line.trim_end_matches('\n');
            let indent =
                if content.is_empty() { written.len() } else { written.strip_suffix(content)?.len() };
            if !written.get(..indent)?.bytes().all(|byte| byte == b' ') {
                return None;
            }
            lines.push(Line { value: value_at, length: content.len(), source: source_at + indent });
            source_at += raw.len();
            value_at += line.len();
        }
        Some(Self(lines))
    }

    /// Where a range of the value is in the source, in bytes from the start of the block.
    fn place(&self, range: &Range<usize>) -> Option<(u32, u32)> {
        let place = |at: usize| {
            let line = self.0.get(self.0.partition_point(|line| line.value + line.length < at))?;
            u32::try_from(line.source + at.checked_sub(line.value)?).ok()
        };
        if range.is_empty() { None } else { Some((place(range.start)?, place(range.end)?)) }
    }
}
