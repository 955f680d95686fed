//! The command line: arguments in, output and an exit status out.
//!
//! Everything that touches a terminal, the environment or a thread is here; what is below is pure.

mod args;
mod check;
mod custom;
mod defaults;
mod exit;
mod explain;
mod guard;
mod joint;
mod manual;
mod markdown;
mod ordered;
mod output;
mod rules;
mod terminal;
mod timeline;

use std::{ffi::OsString, io};

use clap::Parser as _;

use args::{Cli, Command};
pub use exit::Exit;
use exit::Failure;
use terminal::Terminal;

/// Runs podlint with the arguments of its process, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            Terminal::new(clap::ColorChoice::Auto).fail(&error.into());
            return Exit::Usage;
        }
        // Help and version come this way too. That nobody reads them to the end is no error.
        Err(help) => {
            let _ = help.print();
            return Exit::Clean;
        }
    };
    let terminal = Terminal::new(cli.color);
    let done = match &cli.command {
        None => check::check(&cli.check, &terminal),
        Some(Command::Check(check)) => check::check(check, &terminal),
        Some(Command::Explain { rules }) => explain::explain(rules, &terminal),
        Some(Command::Defaults(args)) => defaults::defaults(args, &terminal),
        Some(Command::Timeline(args)) => timeline::timeline(args, &terminal),
        Some(Command::Rules { output }) => rules::rules(*output, &terminal),
        Some(Command::Completions { shell }) => manual::completions(*shell, &terminal),
        Some(Command::Man) => manual::man(&terminal),
    };
    match done {
        Ok(exit) => exit,
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
        Err(failure) => {
            terminal.fail(&failure);
            Exit::Usage
        }
    }
}
