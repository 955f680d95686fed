//! What the terminal can show, and messages to the person in front of it.

use std::{
    io::{self, IsTerminal as _, Write},
    path::Path,
};

use anstream::{AutoStream, ColorChoice};

use super::exit::Failure;
use crate::report::{Checkout, Options};

/// The limits of a comfortable line, whatever the window's width.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// What standard output and the error stream can show.
#[derive(Debug)]
pub(super) struct Terminal {
    /// Whether to colour standard output.
    pub(super) colour: bool,
    /// Whether standard output is a terminal.
    pub(super) interactive: bool,
    /// How to write to the error stream.
    errors: ColorChoice,
}

impl Terminal {
    /// `choice` is the user's; left to podlint, colour follows the terminal, `NO_COLOR` and `CLICOLOR_FORCE`.
    pub(super) fn new(choice: clap::ColorChoice) -> Self {
        let (output, errors) = match choice {
            clap::ColorChoice::Always => (ColorChoice::AlwaysAnsi, ColorChoice::Always),
            clap::ColorChoice::Never => (ColorChoice::Never, ColorChoice::Never),
            clap::ColorChoice::Auto => (AutoStream::choice(&io::stdout()), AutoStream::choice(&io::stderr())),
        };
        Self { colour: output != ColorChoice::Never, interactive: io::stdout().is_terminal(), errors }
    }

    /// Standard output, buffered; dropping the buffer without `flush` may lose an error.
    #[expect(
        clippy::unused_self,
        reason = "Windows consoles take colour only through a stream that translates it"
    )]
    pub(super) fn output(&self) -> Box<dyn Write> {
        #[cfg(windows)]
        if self.colour {
            return Box::new(io::BufWriter::new(AutoStream::always(io::stdout().lock())));
        }
        Box::new(io::BufWriter::with_capacity(64 << 10, io::stdout().lock()))
    }

    /// How the report formats are to draw on standard output.
    pub(super) fn options(&self) -> Options {
        let mut options = Options { colour: self.colour, checkout: checkout(), ..Options::default() };
        if self.interactive {
            options.unicode = speaks_unicode();
            if let Some((terminal_size::Width(width), _)) = terminal_size::terminal_size_of(io::stdout()) {
                options.width = usize::from(width).clamp(*WIDTHS.start(), *WIDTHS.end());
            }
        }
        options
    }

    /// Says what stopped the run.
    pub(super) fn fail(&self, failure: &Failure) {
        match failure {
            Failure::Usage(problems) => {
                for (message, help) in problems {
                    self.error(message, help.as_deref());
                }
            }
            Failure::Write(error) => self.error(&format!("cannot write to standard output: {error}"), None),
        }
    }

    pub(super) fn error(&self, message: &str, help: Option<&str>) {
        self.message("\x1b[1;31merror\x1b[0m", message, help);
    }

    pub(super) fn warning(&self, message: &str, help: Option<&str>) {
        self.message("\x1b[1;33mwarning\x1b[0m", message, help);
    }

    /// Writes `text` to the error stream as it is.
    pub(super) fn note(&self, text: &str) {
        // When nobody listens to the error stream there is nobody left to tell.
        let _ = AutoStream::new(io::stderr(), self.errors).write_all(text.as_bytes());
    }

    fn message(&self, kind: &str, message: &str, help: Option<&str>) {
        let help =
            help.map(|help| format!("  \x1b[1;36mhelp\x1b[0m: {}\n", harmless(help))).unwrap_or_default();
        self.note(&format!("{kind}: {}\n{help}", harmless(message)));
    }
}

/// The text without control characters: names of files may hold escape sequences.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() && c != '\n' { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// How the report formats are to draw in a file.
pub(super) fn file_options() -> Options {
    Options { checkout: checkout(), ..Options::default() }
}

/// The repository that GitHub Actions checked out, if the run stands in it. GitHub looks for the files of annotations
/// and of code scanning from its root, whichever folder a step runs in.
#[expect(clippy::disallowed_methods, reason = "this is src/cli, which reads the environment")]
fn checkout() -> Option<Checkout> {
    let root = std::env::var_os("GITHUB_WORKSPACE").filter(|root| !root.is_empty())?;
    let (root, current) = (Path::new(&root).canonicalize().ok()?, std::env::current_dir().ok()?);
    let current = current.canonicalize().ok()?;
    let slashes = |path: &Path| path.to_str().map(|path| path.replace('\\', "/"));
    current.starts_with(&root).then_some(Checkout { root: slashes(&root)?, current: slashes(&current)? })
}

/// Whether the terminal's locale can show boxes and arrows.
#[expect(clippy::disallowed_methods, reason = "this is src/cli, which reads the environment")]
fn speaks_unicode() -> bool {
    if cfg!(windows) {
        return true;
    }
    // The Linux console has a font of 256 or 512 characters.
    if std::env::var_os("TERM").is_some_and(|term| term == "linux") {
        return false;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    // Without any locale, terminals of today still speak UTF-8.
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
