//! Developer tasks: `cargo xtask TASK`.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a developer's command talks to its terminal")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[cfg(feature = "podlint")]
mod yaml_conformance;

use xtask::{Error, Result, generate, import};

const USAGE: &str = "\
usage: cargo xtask TASK

  gen                     write the generated files under src/schema and src/model from schemas/*.txt
  gen-schema SOURCES      write the files under schemas that come from elsewhere, and then all that `gen` writes;
                          schemas/README.md says what SOURCES holds
  conformance FILE... [--corpus DIR] [--differences FILE]
                          compare findings with recorded verdicts (.jsonl, .jsonl.gz)
  yaml-conformance FILE... [--differences FILE]
                          compare what YAML is read with what kubectl reads (.jsonl, .jsonl.gz)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.split_first() {
        Some((task, [])) if task == "gen" => gen_task(),
        Some((task, [sources])) if task == "gen-schema" => gen_schema_task(sources),
        #[cfg(feature = "podlint")]
        Some((task, rest)) if task == "conformance" && !rest.is_empty() => conformance_task(rest),
        #[cfg(feature = "podlint")]
        Some((task, rest)) if task == "yaml-conformance" && !rest.is_empty() => {
            return yaml_conformance::run(rest);
        }
        _ => Err(Error::new(USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's root: tasks may be started from any folder of it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).map_err(|error| Error::new(format!("{path}: {error}")))
}

fn write(path: &str, text: &str) -> Result<()> {
    fs::write(root().join(path), text).map_err(|error| Error::new(format!("{path}: {error}")))?;
    println!("{path}: {} lines, {} bytes", text.lines().count(), text.len());
    Ok(())
}

#[cfg(feature = "podlint")]
fn conformance_task(args: &[String]) -> Result<()> {
    print!("{}", xtask::conformance::command(args)?);
    Ok(())
}

fn gen_task() -> Result<()> {
    for file in generate(read)? {
        write(file.path, &file.text)?;
    }
    Ok(())
}

fn gen_schema_task(sources: &str) -> Result<()> {
    let imported = import::import(Path::new(sources))?;
    write("schemas/kubernetes.txt", &imported.schema.to_string())?;
    write("schemas/encoding.txt", &imported.encoding)?;
    write("schemas/time-zones.txt", &imported.time_zones)?;
    gen_task()
}
