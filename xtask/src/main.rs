//! Developer tasks: `cargo xtask TASK`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "tasks talk to the developer at the terminal")]
#![expect(clippy::disallowed_methods, reason = "tasks read and write the files they are given")]

mod yaml_conformance;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("yaml-conformance") => yaml_conformance::run(&arguments[1..]),
        _ => {
            eprintln!("tasks: yaml-conformance FILE.jsonl[.gz]... [--differences FILE]");
            ExitCode::from(2)
        }
    }
}
