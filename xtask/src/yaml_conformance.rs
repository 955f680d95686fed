//! Compares podlint's reading of YAML with kubectl's over recordings that are kept outside the repository.

use std::process::ExitCode;

#[path = "../../tests/support/yaml_conformance.rs"]
mod support;

/// `yaml-conformance FILE.jsonl[.gz]... [--differences FILE]`
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let mut files = Vec::new();
    let mut list = String::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument != "--differences" {
            files.push(argument);
        } else if let Some(file) = arguments.next() {
            match std::fs::read_to_string(file) {
                Ok(text) => list.push_str(&text),
                Err(error) => return complain(file, &error),
            }
        }
    }
    let mut rows = Vec::new();
    for file in files {
        match std::fs::read(file) {
            Ok(bytes) => rows.extend(support::rows(&bytes)),
            Err(error) => return complain(file, &error),
        }
    }
    let known = support::known_differences(&list);
    let wrong = support::check(&rows, &known);
    for line in &wrong {
        println!("{line}");
    }
    println!("{} rows, {} known differences, {} wrong", rows.len(), known.len(), wrong.len());
    ExitCode::from(u8::from(!wrong.is_empty() || rows.is_empty()))
}

fn complain(file: &str, error: &std::io::Error) -> ExitCode {
    eprintln!("{file}: {error}");
    ExitCode::from(2)
}
