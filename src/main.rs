//! The `podlint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    podlint::cli::run(std::env::args_os()).into()
}
