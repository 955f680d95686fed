//! Developer tasks: `cargo xtask TASK`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "tasks talk to the developer at the terminal")]
#![expect(clippy::disallowed_methods, reason = "tasks read and write the files they are given")]

mod yaml_conformance;

use std::process::ExitCode;

/// Name, arguments, and what runs it.
type Task = (&'static str, &'static str, fn(&[String]) -> ExitCode);

const TASKS: &[Task] =
    &[("yaml-conformance", "FILE.jsonl[.gz]... [--differences FILE]", yaml_conformance::run)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = TASKS.iter().find(|(name, ..)| Some(*name) == arguments.first().map(String::as_str));
    let Some((_, _, run)) = task else {
        for (name, arguments, _) in TASKS {
            eprintln!("cargo xtask {name} {arguments}");
        }
        return ExitCode::from(2);
    };
    run(&arguments[1..])
}
