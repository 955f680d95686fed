//! `cargo xtask verdicts`: podlint's findings against recorded verdicts of the API server.
//!
//! A row agrees when podlint has a finding of outcome `rejected` exactly where the server rejects. What differs is
//! grouped: a false rejection is a defect; a missed one shows which check is still to be written.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use podlint::diagnostic::{Diagnostic, Outcome};
use podlint::engine::{FileReport, Input, Role, check_file};
use podlint::rule::Settings;
use serde_json::Value;

use crate::{Error, Result};

/// How many rows of a group are named.
const MOST_NAMED: usize = 3;

/// Compares every row of the files and returns what to print. `corpus` is the folder that rows with `file` and `doc`
/// speak of; rows with `yaml` carry their own text.
pub fn verdicts(files: &[PathBuf], corpus: Option<&Path>) -> Result<String> {
    let settings = Settings::default();
    let mut out = String::new();
    for path in files {
        let mut tally = Tally::default();
        let mut reports: HashMap<String, FileReport> = HashMap::new();
        for line in lines(path)? {
            let row: Value = serde_json::from_str(&line).map_err(|error| Error::new(error.to_string()))?;
            let Some(verdict) = row["verdict"].as_object().filter(|verdict| !verdict.contains_key("skipped"))
            else {
                continue;
            };
            let (name, rejected) = if let Some(text) = row["yaml"].as_str() {
                let report = check(text, &settings);
                (row["id"].to_string(), first_rejection(&report.diagnostics, None))
            } else {
                let (file, document) = (row["file"].as_str().unwrap_or_default(), row["doc"].as_u64());
                let corpus =
                    corpus.ok_or_else(|| Error::new("rows name files: give their folder with --corpus"))?;
                if !reports.contains_key(file) {
                    let bytes = fs::read(corpus.join(file))
                        .map_err(|error| Error::new(format!("{file}: {error}")))?;
                    reports.insert(file.to_owned(), check(&String::from_utf8_lossy(&bytes), &settings));
                }
                let name = format!("{file}#{}", document.unwrap_or_default());
                (name, first_rejection(&reports[file].diagnostics, document))
            };
            tally.add(&name, row["at"].as_str().unwrap_or_default(), verdict, rejected);
        }
        let _ = writeln!(out, "{}\n{tally}", path.display());
    }
    Ok(out)
}

fn check(text: &str, settings: &Settings) -> FileReport {
    check_file(&Input { path: "case.yaml", text, role: Role::Manifest }, settings)
}

/// The lines of a file, unpacked if it is gzipped.
fn lines(path: &Path) -> Result<Vec<String>> {
    let error = |error: std::io::Error| Error::new(format!("{}: {error}", path.display()));
    let file = fs::File::open(path).map_err(error)?;
    let packed = path.extension().is_some_and(|ending| ending == "gz");
    let reader: Box<dyn Read> =
        if packed { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    BufReader::new(reader).lines().collect::<std::io::Result<_>>().map_err(error)
}

/// What podlint says first that means the object is refused.
fn first_rejection(diagnostics: &[Diagnostic], document: Option<u64>) -> Option<String> {
    diagnostics
        .iter()
        .filter(|finding| document.is_none_or(|document| u64::from(finding.document) == document))
        .find(|finding| {
            matches!(finding.outcome, Outcome::Rejected | Outcome::Removed) || finding.rule == "duplicate-key"
        })
        .map(|finding| format!("{}: {}", finding.rule, finding.message))
}

#[derive(Default)]
struct Tally {
    agree: usize,
    /// What podlint refuses and the server accepts: what podlint says, and where.
    false_rejections: BTreeMap<String, Vec<String>>,
    /// What the server refuses and podlint does not: the server's word, and where.
    missed: BTreeMap<String, Vec<String>>,
}

impl Tally {
    fn add(
        &mut self,
        name: &str,
        at: &str,
        verdict: &serde_json::Map<String, Value>,
        rejected: Option<String>,
    ) {
        let reason = ["decode", "strict", "errors"].iter().find_map(|key| {
            let said = verdict.get(*key)?;
            let first = said.as_array().and_then(|all| all.first()).and_then(Value::as_str).unwrap_or(at);
            Some(format!("{key} {}", without_indexes(first)))
        });
        match (reason, rejected) {
            (Some(_), Some(_)) | (None, None) => self.agree += 1,
            (Some(reason), None) => self.missed.entry(reason).or_default().push(name.to_owned()),
            (None, Some(finding)) => {
                let rule = finding.split(':').next().unwrap_or_default().to_owned();
                self.false_rejections.entry(rule).or_default().push(format!("{name}: {finding}"));
            }
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |groups: &BTreeMap<String, Vec<String>>| groups.values().map(Vec::len).sum::<usize>();
        let (wrong, missed) = (count(&self.false_rejections), count(&self.missed));
        writeln!(f, "  {} rows agree, {wrong} false rejections, {missed} missed", self.agree)?;
        for (title, groups) in [("false rejections", &self.false_rejections), ("missed", &self.missed)] {
            let mut groups: Vec<_> = groups.iter().collect();
            groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
            for (reason, names) in groups {
                writeln!(f, "  {title}: {:4}  {reason}", names.len())?;
                names.iter().take(MOST_NAMED).try_for_each(|name| writeln!(f, "          {name}"))?;
            }
        }
        Ok(())
    }
}

/// `spec.containers[0].name` as `spec.containers[*].name`, so that places group.
fn without_indexes(path: &str) -> String {
    let mut out = String::new();
    let mut parts = path.split('[');
    out += parts.next().unwrap_or_default();
    for part in parts {
        let (index, rest) = part.split_once(']').unwrap_or((part, ""));
        let number = !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit());
        let _ = write!(out, "[{}]{rest}", if number { "*" } else { index });
    }
    out
}
