//! What the data-driven tests share: reading expectations written into YAML, and comparing them with findings.
//!
//! An expectation is a comment. Under the line it speaks of, carets mark the exact characters:
//!
//! ```yaml
//! kind: pod
//! #     ^^^ error: [unknown-kind] part of the message
//! ```
//!
//! A single caret also matches an empty span, the place where something is missing. Where no comment fits
//! below (the first two columns, or inside a block scalar), the end of the line itself takes
//! `# error: [rule] part of the message`, which checks the line only.

#![expect(dead_code, reason = "each test binary uses its own part of this module")]
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests read files, and fail loudly")]

use std::{fmt::Write as _, fs, path::PathBuf};

use podlint::{
    diagnostic::{Diagnostic, Level},
    engine::{FileReport, Input, Role, check_file, join, look, settle},
    index::{At, Facts, FileFacts, Index},
    rule::Settings,
    schema::custom::Definitions,
    text::LineIndex,
};

/// Where a finding is expected, and what it must say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    /// The line, from 1.
    pub line: u32,
    /// Start and end column in characters, from 1; `None` when only the line is given.
    pub columns: Option<(u32, u32)>,
    pub level: Level,
    pub rule: String,
    /// A part of the message.
    pub says: String,
}

/// Reads the expectations written into `text`.
pub(crate) fn expectations(text: &str) -> Vec<Expected> {
    let mut found = Vec::new();
    let mut target = 0;
    for (number, line) in (1..).zip(text.lines()) {
        if let Some((columns, marker)) = caret_line(line) {
            found.extend(marker_at(marker, target, Some(columns)));
            continue;
        }
        target = number;
        if let Some((_, marker)) = line.rsplit_once(" # ") {
            found.extend(marker_at(marker, number, None));
        }
    }
    found
}

/// Splits `#   ^^^ error: ...` into the carets' columns and the rest.
fn caret_line(line: &str) -> Option<((u32, u32), &str)> {
    let body = line.trim_start().strip_prefix('#')?.trim_start();
    let carets = body.len() - body.trim_start_matches('^').len();
    if carets == 0 {
        return None;
    }
    let start = line.chars().take_while(|c| *c != '^').count() as u32 + 1;
    Some(((start, start + carets as u32), body[carets..].trim_start()))
}

/// Reads `error: [rule] part of the message`.
fn marker_at(marker: &str, line: u32, columns: Option<(u32, u32)>) -> Option<Expected> {
    let (level, rest) = marker.split_once(": [")?;
    let level = Level::from_word(level)?;
    let (rule, says) = rest.split_once(']')?;
    Some(Expected { line, columns, level, rule: rule.to_owned(), says: says.trim().to_owned() })
}

/// Checks `text` under `settings` and compares what `relevant` lets through with the expectations in the text.
/// `Err` holds what differs, ready to print.
pub(crate) fn compare(
    text: &str,
    settings: &Settings,
    relevant: impl Fn(&Diagnostic) -> bool,
) -> Result<FileReport, String> {
    let report = check(text, settings);
    let index = LineIndex::new(text);
    let mut missing = expectations(text);
    let mut differences = String::new();
    for finding in report.diagnostics.iter().filter(|finding| relevant(finding)) {
        let start = index.position(text, finding.span.start);
        let line_end = index.line_span(text, start.line - 1).end;
        let end = index.position(text, finding.span.end.min(line_end)).column;
        let matches = |expected: &Expected| {
            expected.line == start.line
                && expected.rule == finding.rule
                && expected.level == finding.level
                && finding.message.contains(&expected.says)
                && expected.columns.is_none_or(|(from, to)| {
                    from == start.column && (to == end || finding.span.is_empty() && to == from + 1)
                })
        };
        if let Some(at) = missing.iter().position(matches) {
            missing.remove(at);
        } else {
            let Diagnostic { level, rule, message, .. } = finding;
            let (line, from) = (start.line, start.column);
            let _ = writeln!(differences, "  unexpected at {line}:{from}-{end}: {level}: [{rule}] {message}");
        }
    }
    for Expected { line, columns, level, rule, says } in missing {
        let place = columns.map_or_else(String::new, |(from, to)| format!(":{from}-{to}"));
        let _ = writeln!(differences, "  missing at {line}{place}: {level}: [{rule}] {says}");
    }
    if differences.is_empty() { Ok(report) } else { Err(differences) }
}

/// Checks `text` as a file of whole objects.
pub(crate) fn check(text: &str, settings: &Settings) -> FileReport {
    check_file(&Input { path: "test.yaml", text, role: Role::Manifest }, settings)
}

/// Checks files that belong together, as objects of one input.
pub(crate) fn check_together(files: &[(&str, &str)], settings: &Settings) -> Vec<FileReport> {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(path, text)| Input { path, text, role: Role::Manifest }).collect();
    let mut reports: Vec<FileReport> =
        inputs.iter().map(|input| look(input, settings, &Definitions::default())).collect();
    let facts: Vec<Facts> = reports.iter_mut().map(|report| std::mem::take(&mut report.facts)).collect();
    let known: Vec<FileFacts<'_>> =
        files.iter().zip(&facts).map(|((path, _), facts)| FileFacts { path, facts }).collect();
    for remarks in join(&Index::new(&known), settings).chunk_by(|a, b| a.at.file == b.at.file) {
        let file = remarks[0].at.file;
        let place = |at: At| {
            let (path, text) = files[at.file];
            let place = |offset| LineIndex::new(text).position(text, offset);
            Some((path.to_owned(), (place(at.site.span.start), place(at.site.span.end))))
        };
        reports[file].diagnostics.extend(settle(&inputs[file], remarks, settings, place).diagnostics);
    }
    reports
}

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads a file of the package.
pub(crate) fn read(path: impl AsRef<std::path::Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below `folder` whose names end in `ending`, sorted.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The rows of a gzipped JSON Lines file.
pub(crate) fn rows(path: &str) -> impl Iterator<Item = serde_json::Value> {
    use std::io::{BufRead as _, BufReader};
    let file = fs::File::open(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap())
}
