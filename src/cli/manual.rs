//! `podlint completions` and `podlint man`: what packagers and shells install beside the program.

use std::io::Write as _;

use clap::CommandFactory as _;

use super::{
    args::Cli,
    exit::{Exit, Failure},
    terminal::Terminal,
};

/// Prints the completion script of `shell`.
pub(super) fn completions(shell: clap_complete::Shell, terminal: &Terminal) -> Result<Exit, Failure> {
    // clap_complete panics when it cannot write, so it writes to memory, which it always can.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "podlint", &mut script);
    print(&script, terminal)
}

/// Prints the manual page.
pub(super) fn man(terminal: &Terminal) -> Result<Exit, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    print(&page, terminal)
}

fn print(bytes: &[u8], terminal: &Terminal) -> Result<Exit, Failure> {
    let mut out = terminal.output();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Exit::Clean)
}
