//! Developer tasks: `cargo xtask TASK`.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a developer's command talks to its terminal")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[cfg(feature = "podlint")]
mod yaml_conformance;

use xtask::{Error, Result, encoding, generate, import, text};

const USAGE: &str = "\
usage: cargo xtask TASK

  gen                     write the generated files under src/schema and src/model from schemas/*.txt
  import-encoding DIR...  write schemas/encoding.txt from the `types.go` files of k8s.io/api, one folder for each
                          release, the newest first; those of k8s.io/apimachinery lie in `meta/v1`
  gen-schema KV_DIR API_DIR
                          write schemas/kubernetes.txt from an unpacked kubernetes-validate and a clone of
                          kubernetes/api with its tags, and then all that `gen` writes
  conformance FILE... [--corpus DIR] [--differences FILE]
                          compare findings with recorded verdicts (.jsonl, .jsonl.gz)
  yaml-conformance FILE... [--differences FILE]
                          compare what YAML is read with what kubectl reads (.jsonl, .jsonl.gz)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.split_first() {
        Some((task, [])) if task == "gen" => gen_task(),
        Some((task, dirs)) if task == "import-encoding" && !dirs.is_empty() => encoding_task(dirs),
        Some((task, [unpacked, api])) if task == "gen-schema" => gen_schema_task(unpacked, api),
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

fn gen_schema_task(unpacked: &str, api: &str) -> Result<()> {
    let schema = import::import(Path::new(unpacked), Path::new(api))?;
    write("schemas/kubernetes.txt", &schema.to_string())?;
    gen_task()
}

fn encoding_task(dirs: &[String]) -> Result<()> {
    let dirs: Vec<PathBuf> = dirs.iter().map(PathBuf::from).collect();
    let schema = text::Schema::parse(&read("schemas/kubernetes.txt")?)?;
    write("schemas/encoding.txt", &encoding::import(&dirs, &schema)?)
}
