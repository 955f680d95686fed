//! Objects with their defaults, as YAML for people and as JSON for machines (`podlint defaults`).
//!
//! The YAML means the same to every reader, of YAML 1.1 and 1.2 alike: a string that any of them could take for
//! something else is in quotes. A comment marks what the manifest does not say: `# filled in` (with all that is in
//! it), `# was 1000m`, and what happens to a value on its way into storage.
//!
//! The JSON is a document of version 1: `kubernetes` is the minor, `objects` a list, each member with its `file`, the
//! `object`, the paths `filledIn`, the places `changed` with what was written (`path`, `from`), `notes` (`path`,
//! `note`), and `known`, which is false for a kind that the minor does not have: such an object is as it is written.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use crate::defaults::{Data, Mark, Marks, Value, float};
use crate::engine::StoredObject;

/// The version of the JSON's shape.
const VERSION: u32 = 1;

/// Texts longer than this are cut in comments.
const LONGEST_COMMENT: usize = 60;

/// Writes one object as a document of YAML.
pub fn yaml(out: &mut dyn Write, object: &StoredObject, minor: &str) -> io::Result<()> {
    let mut text = String::new();
    if !object.known {
        let _ = writeln!(text, "# not a kind of Kubernetes {minor}: as it is written");
    }
    Yaml { text: &mut text, marked: false }.root(&object.value);
    out.write_all(text.as_bytes())
}

/// Writes YAML.
struct Yaml<'o> {
    text: &'o mut String,
    /// Whether a comment further out speaks for what is being written.
    marked: bool,
}

impl Yaml<'_> {
    fn root(&mut self, value: &Value) {
        match &value.data {
            Data::Map(entries) if !entries.is_empty() => self.entries(entries, 0),
            Data::List(items) if !items.is_empty() => self.items(items, 0),
            _ => {
                self.scalar(value);
                self.text.push('\n');
            }
        }
    }

    fn entries(&mut self, entries: &[(String, Value)], indent: usize) {
        for (at, (key, value)) in entries.iter().enumerate() {
            // The first key of a mapping in a list stands behind the dash.
            if at > 0 || !self.text.ends_with("- ") {
                self.indent(indent);
            }
            write_string(self.text, key);
            self.text.push(':');
            self.value(value, indent);
        }
    }

    fn items(&mut self, items: &[Value], indent: usize) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 || !self.text.ends_with("- ") {
                self.indent(indent);
            }
            self.text.push_str("- ");
            match &item.data {
                Data::Map(entries) if !entries.is_empty() => self.entries(entries, indent + 2),
                Data::List(items) if !items.is_empty() => self.items(items, indent + 2),
                _ => {
                    self.text.pop();
                    self.value(item, indent);
                }
            }
        }
    }

    /// Writes what follows a key's colon or a dash.
    fn value(&mut self, value: &Value, indent: usize) {
        let comment = self.comment(value);
        let outer = self.marked;
        self.marked |= value.mark == Mark::FilledIn;
        match &value.data {
            Data::Map(entries) if !entries.is_empty() => {
                self.end_line(&comment);
                self.entries(entries, indent + 2);
            }
            Data::List(items) if !items.is_empty() => {
                self.end_line(&comment);
                self.items(items, indent);
            }
            Data::Text(text) if is_block(text) => self.block(text, indent + 2, &comment),
            _ => {
                self.text.push(' ');
                self.scalar(value);
                self.end_line(&comment);
            }
        }
        self.marked = outer;
    }

    fn end_line(&mut self, comment: &str) {
        if !comment.is_empty() {
            self.text.push_str("  # ");
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }

    fn scalar(&mut self, value: &Value) {
        match &value.data {
            Data::Null => self.text.push_str("null"),
            Data::Bool(truth) => drop(write!(self.text, "{truth}")),
            Data::Int(number) => drop(write!(self.text, "{number}")),
            Data::Uint(number) => drop(write!(self.text, "{number}")),
            Data::Float(number) if number.is_nan() => self.text.push_str(".nan"),
            Data::Float(number) if number.is_infinite() => {
                self.text.push_str(if *number > 0.0 { ".inf" } else { "-.inf" });
            }
            Data::Float(number) => self.text.push_str(&float(*number)),
            Data::Text(text) => write_string(self.text, text),
            Data::Quantity(quantity) => write_string(self.text, &quantity.to_string()),
            Data::List(_) => self.text.push_str("[]"),
            Data::Map(_) => self.text.push_str("{}"),
        }
    }

    /// Writes a text of several lines as it is.
    fn block(&mut self, text: &str, indent: usize, comment: &str) {
        let body = text.trim_end_matches('\n');
        self.text.push_str(match text.len() - body.len() {
            0 => " |-",
            1 => " |",
            _ => " |+",
        });
        self.end_line(comment);
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.indent(indent);
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    /// What a reader should know of a value.
    fn comment(&self, value: &Value) -> String {
        let mut comment = match &value.mark {
            Mark::FilledIn if !self.marked => "filled in".to_owned(),
            Mark::Changed(from) => {
                let mut was = "was ".to_owned();
                let short: String = from.chars().take(LONGEST_COMMENT).collect();
                write_string(&mut was, &short);
                if short.len() < from.len() {
                    was.push_str(" ...");
                }
                was
            }
            Mark::FilledIn | Mark::Written => String::new(),
        };
        if let Some(note) = &value.note {
            if !comment.is_empty() {
                comment.push_str("; ");
            }
            comment.push_str(note);
        }
        comment
    }
}

/// Whether a text is best written as a literal block, and comes out of one unchanged.
fn is_block(text: &str) -> bool {
    let body = text.trim_end_matches('\n');
    // A reader finds the indentation by the first line, and takes tabs there amiss.
    text.contains('\n')
        && !body.is_empty()
        && !text.starts_with([' ', '\t', '\n'])
        && text.chars().all(|c| c == '\n' || is_plain_text(c))
}

/// Whether a character can stand in YAML, and on a terminal, as it is.
fn is_plain_text(c: char) -> bool {
    match c {
        // Line breaks to some readers, and what turns the direction of text or is not seen.
        '\u{85}'
        | '\u{a0}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => false,
        '\u{fff0}'..='\u{ffff}' => c == '\u{fffd}',
        ' '..='~' | '\u{a1}'..='\u{ffef}' => true,
        '\u{10000}'.. => !matches!(c, '\u{e0000}'..),
        _ => false,
    }
}

/// Writes a string without quotes where every reader takes it for one, and in double quotes elsewhere.
fn write_string(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_plain_text(c) => out.push(c),
            c if (c as u32) < 0x100 => drop(write!(out, "\\x{:02x}", c as u32)),
            c if (c as u32) < 0x10000 => drop(write!(out, "\\u{:04x}", c as u32)),
            c => drop(write!(out, "\\U{:08x}", c as u32)),
        }
    }
    out.push('"');
}

/// Whether a string without quotes is this string to every reader of YAML.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 11] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    let Some(first) = text.chars().next() else { return false };
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "_./-+=@%(),;$^ :".contains(c);
    if !text.chars().all(is_safe) || text.ends_with([' ', ':']) || text.contains(": ") {
        return false;
    }
    if WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return false;
    }
    let mut rest = text.trim_start_matches('-').chars();
    match first {
        // Options of commands; three dashes could end a document.
        '-' => !text.starts_with("---") && rest.next().is_some_and(|c| c.is_ascii_alphabetic()),
        'a'..='z' | 'A'..='Z' | '_' | '/' | '$' | '(' => true,
        // A number, or something that a reader could take for one, unless a character in it is part of none: not of a
        // hexadecimal one, nor of one with an exponent, nor of a date or a time of day.
        '0'..='9' => text.bytes().any(|b| b"ghijklmnpqrsuvwyzGHIJKLMNPQRSUVWYZ/%@=$".contains(&b)),
        _ => false,
    }
}

/// The whole JSON document.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    kubernetes: &'a str,
    objects: Vec<Entry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    file: &'a str,
    known: bool,
    object: Plain<'a>,
    filled_in: &'a [String],
    changed: Vec<Changed<'a>>,
    notes: Vec<Note<'a>>,
}

impl<'a> Entry<'a> {
    fn new(file: &'a str, stored: &'a StoredObject) -> Self {
        let Marks { filled_in, changed, notes } = &stored.marks;
        Self {
            file,
            known: stored.known,
            object: Plain(&stored.value),
            filled_in,
            changed: changed.iter().map(|(path, from)| Changed { path, from }).collect(),
            notes: notes.iter().map(|(path, note)| Note { path, note }).collect(),
        }
    }
}

#[derive(Serialize)]
struct Changed<'a> {
    path: &'a str,
    from: &'a str,
}

#[derive(Serialize)]
struct Note<'a> {
    path: &'a str,
    note: &'a str,
}

/// Writes the objects, each with its file, as one JSON document.
pub fn json(out: &mut dyn Write, objects: &[(&str, &StoredObject)], minor: &str) -> io::Result<()> {
    let objects = objects.iter().map(|(file, stored)| Entry::new(file, stored)).collect();
    let document = Document { version: VERSION, kubernetes: minor, objects };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// A value without its marks.
struct Plain<'a>(&'a Value);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.data {
            Data::Null => serializer.serialize_none(),
            Data::Bool(truth) => serializer.serialize_bool(*truth),
            Data::Int(number) => serializer.serialize_i64(*number),
            Data::Uint(number) => serializer.serialize_u64(*number),
            // As Go has it, 1.0 is written 1.
            Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                serializer.serialize_i64(*number as i64)
            }
            Data::Float(number) => serializer.serialize_f64(*number),
            Data::Text(text) => serializer.serialize_str(text),
            Data::Quantity(quantity) => serializer.collect_str(quantity),
            Data::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Plain(item))?;
                }
                list.end()
            }
            Data::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Plain(value))?;
                }
                map.end()
            }
        }
    }
}
