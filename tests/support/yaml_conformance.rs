//! Compares what podlint reads with what kubectl's own decoder recorded, for the test over our inputs and for the
//! developer task over other people's.
//!
//! A row has an input (`yaml`, or `base64` where it is not UTF-8), the documents that kubectl read (`docs`), and
//! `error` where it stopped. The reader of files refuses what is not UTF-8, so such rows count as refused.

use std::collections::BTreeMap;
use std::io::Read;

use podlint::yaml::{ProblemKind, json, parse};
use serde_json::Value;

/// The rows of a `.jsonl` or `.jsonl.gz` file.
pub(crate) fn rows(bytes: &[u8]) -> Vec<Value> {
    let mut text = String::new();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).expect("a gzip file of UTF-8");
    } else {
        text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    }
    let row = |line: &str| serde_json::from_str(&without_lone_surrogates(line)).expect("a row of JSON");
    text.lines().map(row).collect()
}

/// Replaces escapes of half a surrogate pair, which `serde_json` refuses, by that of U+FFFD, which Go makes of them.
fn without_lone_surrogates(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let unit = |at: usize| {
            rest.get(at..at + 6)?.strip_prefix("\\u").and_then(|hex| u32::from_str_radix(hex, 16).ok())
        };
        let (text, len) = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (&rest[at..at + 12], 12),
            (Some(0xD800..=0xDFFF), _) => ("\\ufffd", 6),
            _ => (&rest[at..at + 2], 2),
        };
        out.push_str(text);
        rest = &rest[at + len..];
    }
    out.push_str(rest);
    out
}

/// What podlint makes of an input.
struct Outcome {
    /// The documents before the first one it refuses.
    documents: Vec<Value>,
    /// What it read of that one, where it only refuses its rest.
    partial: Option<Value>,
    /// What is wrong with that one.
    refused: Option<ProblemKind>,
}

fn read(text: &str) -> Outcome {
    let (tree, problems) = parse(text);
    let refused = problems
        .iter()
        .filter(|problem| problem.ends_document() || problem.kind == ProblemKind::Dropped)
        .min_by_key(|problem| problem.document);
    let mut documents = Vec::new();
    let mut partial = None;
    for (index, document) in tree.documents().iter().enumerate() {
        let value = document.root.map(|root| json::to_json(&tree, root)).filter(|value| !value.is_null());
        if refused.is_some_and(|problem| problem.document as usize == index) {
            partial = value;
            break;
        }
        documents.extend(value);
    }
    Outcome { documents, partial, refused: refused.map(|problem| problem.kind) }
}

/// How podlint's reading of a row differs from kubectl's, if it does.
pub(crate) fn difference(row: &Value) -> Option<String> {
    let expected = row["docs"].as_array().expect("docs");
    let error = row["error"].as_bool().unwrap_or(false);
    let Some(text) = row["yaml"].as_str() else {
        return (!error).then(|| "refused: not UTF-8".into());
    };
    let ours = read(text);
    if !error {
        return match ours.refused {
            Some(kind) => Some(format!("refused: {kind:?}")),
            None if same_all(&ours.documents, expected) => None,
            None => Some(format!("read as {}", Value::Array(ours.documents))),
        };
    }
    if ours.refused.is_none() {
        return Some("accepted".into());
    }
    let mut with_partial = ours.documents.clone();
    with_partial.extend(ours.partial);
    let agrees = same_all(&ours.documents, expected) || same_all(&with_partial, expected);
    (!agrees).then(|| format!("before the error read as {}", Value::Array(ours.documents)))
}

fn same_all(ours: &[Value], theirs: &[Value]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
}

/// Equality of JSON values; numbers are equal if they are the same number, `1` and `1.0` for example.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(ours), Value::Number(theirs)) => {
            ours == theirs || (ours.as_f64() == theirs.as_f64() && (ours.is_f64() || theirs.is_f64()))
        }
        (Value::Array(ours), Value::Array(theirs)) => same_all(ours, theirs),
        (Value::Object(ours), Value::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(key, value)| theirs.get(key).is_some_and(|theirs| same(value, theirs)))
        }
        _ => ours == theirs,
    }
}

/// The rows of a list of known differences: `id<TAB>reason`, `#` for comments.
pub(crate) fn known_differences(list: &str) -> BTreeMap<&str, &str> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}

/// Checks all rows; what is wrong, by id. A known difference must be one where podlint refuses what kubectl reads.
pub(crate) fn check(rows: &[Value], known: &BTreeMap<&str, &str>) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in rows {
        let id = row["id"].as_str().expect("an id");
        match (difference(row), known.contains_key(id)) {
            (None, true) => wrong.push(format!("{id}: agrees, but is listed as a difference")),
            (Some(what), false) => wrong.push(format!("{id}: {what}")),
            (Some(what), true) if !what.starts_with("refused: ") => {
                wrong.push(format!("{id}: listed, but not refused: {what}"));
            }
            _ => {}
        }
    }
    for id in known.keys() {
        if !rows.iter().any(|row| row["id"] == **id) {
            wrong.push(format!("{id}: listed as a difference, but there is no such row"));
        }
    }
    wrong
}
