//! How a run ends: the exit status, and what stops a run before its end.

use std::{io, process::ExitCode};

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// How a run ended. A later one outweighs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing was found at or above the threshold.
    Clean,
    /// Something was.
    Findings,
    /// The command line is wrong, or something could not be read or written.
    Usage,
    /// podlint itself failed on some file.
    Internal,
}

impl Exit {
    /// The status that scripts see.
    pub const fn status(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            // What the Rust runtime ends with after a panic, so that both look the same from outside.
            Self::Internal => 101,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.status())
    }
}

/// What stops a run: all of it ends in exit status 2.
#[derive(Debug)]
pub(super) enum Failure {
    /// The command line asks for something that cannot be: messages, each with what to do instead.
    Usage(Vec<(String, Option<String>)>),
    /// Standard output cannot be written to.
    Write(io::Error),
}

impl Failure {
    pub(super) fn usage(message: impl Into<String>, help: impl Into<Option<String>>) -> Self {
        Self::Usage(vec![(message.into(), help.into())])
    }
}

impl From<clap::Error> for Failure {
    /// Says what clap found wrong in the form of all other errors: what, then what to do. clap adds the usage
    /// of the command, which is long and seldom what was got wrong.
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        let mut paragraphs = text.split("\n\n").map(str::trim_end);
        let message = paragraphs.next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let rest: Vec<&str> = paragraphs.flat_map(str::lines).map(str::trim_start).collect();
        let after = |prefix: &'static str| rest.iter().filter_map(move |line| line.strip_prefix(prefix));
        if let Some(help) = foreign_flag(&error) {
            return Self::usage(message, help.to_owned());
        }
        let tips: Vec<&str> = after("tip: ").collect();
        if !tips.is_empty() {
            return Self::usage(message, tips.join("; "));
        }
        let (message, help) = match error.kind() {
            // Our own readers of values say after a semicolon what to write instead.
            ErrorKind::ValueValidation => match message.split_once("; ") {
                Some((message, help)) => (message, Some(help.to_owned())),
                None => (message, None),
            },
            ErrorKind::MissingRequiredArgument => {
                (message, after("Usage: ").next().map(|usage| format!("write `{usage}`")))
            }
            // The values that there are stand in the message.
            ErrorKind::InvalidValue if message.contains('[') => return Self::usage(message, None),
            _ => (message, None),
        };
        let command = || {
            let usage = after("Usage: ").next().unwrap_or("podlint");
            let words: Vec<&str> =
                usage.split(' ').take_while(|word| !word.starts_with(['[', '<'])).collect();
            words.join(" ")
        };
        let help = help.unwrap_or_else(|| format!("`{} --help` lists what there is", command()));
        Self::usage(message, help)
    }
}

/// What to write instead of a flag that other tools have.
fn foreign_flag(error: &clap::Error) -> Option<&'static str> {
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else { return None };
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    match flag.as_str() {
        "-f" | "--file" | "--filename" | "-R" | "-r" | "--recursive" => {
            Some("files and folders are named without a flag: `podlint PATHS`")
        }
        "--format" => Some("write `--output FORMAT`"),
        _ => None,
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}
