//! Names as Kubernetes takes them: DNS labels and subdomains, label keys and values, keys of `ConfigMap`s.
//!
//! Each function says what is wrong with a text, and at which of its bytes, so that a rule can mark the very
//! characters. The grammars are those of `apimachinery/pkg/util/validation`.

use std::fmt;
use std::ops::Range;

/// What a DNS label is, for help texts.
pub const LABEL: &str = "up to 63 lower-case letters, digits and `-`, with a letter or digit at both ends";

/// What a DNS subdomain is, for help texts.
pub const SUBDOMAIN: &str =
    "up to 253 lower-case letters, digits, `-` and `.`, with a letter or digit at both ends of each part";

/// What a label's value is, for help texts.
pub const LABEL_VALUE: &str =
    "at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends; it may be empty";

/// What a qualified name is, for help texts.
pub const QUALIFIED_NAME: &str =
    "up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, after an optional `domain/`";

/// What the key of a `ConfigMap` or Secret is, for help texts.
pub const CONFIG_KEY: &str = "up to 253 letters, digits, `-`, `_` and `.`";

/// Why a text is no such name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameError {
    /// What is wrong.
    pub kind: NameErrorKind,
    /// The offending bytes of the text; empty for an empty text.
    pub range: Range<usize>,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameErrorKind {
    /// There is nothing, or nothing before or after a `/`.
    Empty,
    /// It is longer than this many bytes.
    TooLong(usize),
    /// It starts with a character that may only stand inside.
    Start(char),
    /// It ends with a character that may only stand inside.
    End(char),
    /// A character that may not be there.
    Character(char),
    /// A part between dots is empty, or starts or ends with `-`.
    Part,
    /// A second `/`.
    Slash,
    /// It starts with `..`, or is `.`.
    Dots,
    /// No letter is in it.
    NoLetter,
    /// Two `-` in a row.
    DoubleHyphen,
}

impl fmt::Display for NameErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("a part of it is empty"),
            Self::TooLong(most) => write!(f, "it is longer than {most} characters"),
            Self::Start(c) => write!(f, "it may not start with {}", Shown(c)),
            Self::End(c) => write!(f, "it may not end with {}", Shown(c)),
            Self::Character(c) => write!(f, "{} may not be in it", Shown(c)),
            Self::Part => f.write_str("each part between dots must start and end with a letter or digit"),
            Self::Slash => f.write_str("only one `/` may be in it"),
            Self::Dots => f.write_str("it may not be `.` or start with `..`"),
            Self::NoLetter => f.write_str("it needs at least one letter"),
            Self::DoubleHyphen => f.write_str("it may not have two `-` in a row"),
        }
    }
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// A character for a message: those that nobody would see get words.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ' ' => f.write_str("a space"),
            '\t' => f.write_str("a tab"),
            '\n' | '\r' => f.write_str("a line break"),
            '`' => f.write_str("a backtick"),
            c if c.is_control() || c.is_whitespace() => write!(f, "the character U+{:04X}", u32::from(c)),
            c => write!(f, "`{c}`"),
        }
    }
}

fn error<T>(kind: NameErrorKind, range: Range<usize>) -> Result<T, NameError> {
    Err(NameError { kind, range })
}

/// Checks the characters: `end` may stand at both ends, `inside` in between too.
fn characters(text: &str, end: fn(char) -> bool, inside: fn(char) -> bool) -> Result<(), NameError> {
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !end(*c) && !inside(*c)) {
        return error(NameErrorKind::Character(c), at..at + c.len_utf8());
    }
    match text.chars().next() {
        None => return error(NameErrorKind::Empty, 0..0),
        Some(first) if !end(first) => return error(NameErrorKind::Start(first), 0..1),
        Some(_) => {}
    }
    match text.chars().next_back() {
        Some(last) if !end(last) => error(NameErrorKind::End(last), text.len() - 1..text.len()),
        _ => Ok(()),
    }
}

fn at_most(text: &str, most: usize) -> Result<(), NameError> {
    if text.len() > most { error(NameErrorKind::TooLong(most), most..text.len()) } else { Ok(()) }
}

fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

/// Checks a DNS-1123 label: [`LABEL`].
pub fn label(text: &str) -> Result<(), NameError> {
    characters(text, is_lower, |c| c == '-')?;
    at_most(text, 63)
}

/// Checks a DNS-1123 subdomain: [`SUBDOMAIN`].
pub fn subdomain(text: &str) -> Result<(), NameError> {
    characters(text, is_lower, |c| matches!(c, '-' | '.'))?;
    parts(text)?;
    at_most(text, 253)
}

/// Checks that each part between dots starts and ends as the whole does.
fn parts(text: &str) -> Result<(), NameError> {
    for (at, _) in text.match_indices('.') {
        let around = |at: usize| text.as_bytes().get(at).copied();
        let before = at.checked_sub(1).and_then(around);
        if before == Some(b'-') {
            return error(NameErrorKind::Part, at - 1..at);
        }
        if matches!(around(at + 1), Some(b'-' | b'.')) {
            return error(NameErrorKind::Part, at + 1..at + 2);
        }
    }
    Ok(())
}

/// Checks a label's value: [`LABEL_VALUE`].
pub fn label_value(text: &str) -> Result<(), NameError> {
    if text.is_empty() {
        return Ok(());
    }
    qualified_part(text)
}

fn qualified_part(text: &str) -> Result<(), NameError> {
    characters(text, |c| c.is_ascii_alphanumeric(), |c| matches!(c, '-' | '_' | '.'))?;
    at_most(text, 63)
}

/// Checks a qualified name, as the key of a label is one: [`QUALIFIED_NAME`].
pub fn qualified_name(text: &str) -> Result<(), NameError> {
    let Some((prefix, name)) = text.split_once('/') else { return qualified_part(text) };
    if let Some(second) = name.find('/') {
        let at = prefix.len() + 1 + second;
        return error(NameErrorKind::Slash, at..at + 1);
    }
    if prefix.is_empty() {
        return error(NameErrorKind::Empty, 0..1);
    }
    subdomain(prefix)?;
    if name.is_empty() {
        return error(NameErrorKind::Empty, prefix.len()..text.len());
    }
    qualified_part(name).map_err(|NameError { kind, range }| {
        let by = prefix.len() + 1;
        NameError { kind, range: range.start + by..range.end + by }
    })
}

/// Checks the key of a `ConfigMap` or Secret: [`CONFIG_KEY`].
pub fn config_key(text: &str) -> Result<(), NameError> {
    characters(text, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'), |_| false)?;
    at_most(text, 253)?;
    if text == "." || text.starts_with("..") {
        return error(NameErrorKind::Dots, 0..text.len().min(2));
    }
    Ok(())
}

/// Checks the name of a port: up to 15 lower-case letters, digits and single `-`, with at least one letter.
pub fn port_name(text: &str) -> Result<(), NameError> {
    characters(text, is_lower, |c| c == '-')?;
    if let Some(at) = text.find("--") {
        return error(NameErrorKind::DoubleHyphen, at..at + 2);
    }
    at_most(text, 15)?;
    if !text.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return error(NameErrorKind::NoLetter, 0..text.len());
    }
    Ok(())
}

/// Checks one entry of `dnsConfig.searches`: a subdomain that may end in a dot and have underscores.
pub fn search_domain(text: &str) -> Result<(), NameError> {
    if text == "." {
        return Ok(());
    }
    let text = text.strip_suffix('.').unwrap_or(text);
    for (at, part) in parts_of(text) {
        let rest = part.strip_prefix('_').unwrap_or(part);
        let by = at + part.len() - rest.len();
        characters(rest, is_lower, |c| matches!(c, '-' | '_'))
            .map_err(|NameError { kind, range }| NameError { kind, range: range.start + by..range.end + by })?;
    }
    at_most(text, 253)
}

/// The parts between dots, each with its place.
fn parts_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('.').map(move |part| {
        let start = at;
        at += part.len() + 1;
        (start, part)
    })
}

/// The DNS label that a text which is none most likely means: `My_App` is `my-app`.
pub fn suggest_label(text: &str) -> Option<String> {
    suggest(&text.replace('.', "-")).filter(|name| label(name).is_ok())
}

/// The DNS subdomain that a text which is none most likely means: `My_App.v1` is `my-app.v1`.
pub fn suggest_subdomain(text: &str) -> Option<String> {
    suggest(text).filter(|name| subdomain(name).is_ok())
}

/// Lower case, with a hyphen for what may not be there; nothing where letters would be lost.
fn suggest(text: &str) -> Option<String> {
    let mut name = String::new();
    for c in text.trim().chars() {
        match c.to_ascii_lowercase() {
            c if is_lower(c) || matches!(c, '-' | '.') => name.push(c),
            c if c.is_alphanumeric() || c.is_control() => return None,
            _ => name.push('-'),
        }
    }
    let name = name.trim_matches(['-', '.']);
    (!name.is_empty() && name != text).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes that are wrong, or nothing.
    fn bad(check: fn(&str) -> Result<(), NameError>, text: &str) -> Option<&str> {
        check(text).err().map(|error| &text[error.range])
    }

    #[test]
    fn labels() {
        let long = "a".repeat(64);
        for (text, wrong) in [
            ("web", None), ("a", None), ("0", None), ("web-1", None), ("a--b", None), (&long[1..], None),
            ("", Some("")), ("Web", Some("W")), ("web_1", Some("_")), ("web.1", Some(".")), ("-web", Some("-")),
            ("web-", Some("-")), (&long, Some("a")), ("wéb", Some("é")), ("we b", Some(" ")),
        ] {
            assert_eq!(bad(label, text), wrong, "{text}");
        }
    }

    #[test]
    fn subdomains() {
        let long = "a".repeat(254);
        for (text, wrong) in [
            ("web", None), ("web.example.com", None), ("1.2", None), (&long[1..], None), ("a..b", Some(".")),
            ("a.-b", Some("-")), ("a-.b", Some("-")), (".a", Some(".")), ("a.", Some(".")), ("a_b", Some("_")),
            (&long, Some("a")), ("", Some("")),
        ] {
            assert_eq!(bad(subdomain, text), wrong, "{text}");
        }
    }

    #[test]
    fn label_keys_and_values() {
        let long = "a".repeat(64);
        for (text, wrong) in [
            ("", None), ("a", None), ("A_b.c-9", None), (&long[1..], None), (&long, Some("a")), ("-a", Some("-")),
            ("a-", Some("-")), ("a.", Some(".")), ("_", Some("_")), ("a b", Some(" ")), ("a/b", Some("/")),
            ("a:b", Some(":")), ("ü", Some("ü")), ("a\tb", Some("\t")),
        ] {
            assert_eq!(bad(label_value, text), wrong, "{text}");
        }
        let name = format!("example.com/{long}");
        for (text, wrong) in [
            ("app", None), ("example.com/app", None), ("a/B_c", None), ("", Some("")), ("/a", Some("/")),
            ("a/", Some("/")), ("a/b/c", Some("/")), ("Example.com/a", Some("E")), ("a_b/c", Some("_")),
            ("example.com/-a", Some("-")), (&name, Some("a")), ("a b", Some(" ")),
        ] {
            assert_eq!(bad(qualified_name, text), wrong, "{text}");
        }
    }

    #[test]
    fn keys_ports_and_searches() {
        for (text, wrong) in [
            ("app.yaml", None), ("_x", None), ("A-", None), (".a", None), ("", Some("")), (".", Some(".")),
            ("..", Some("..")), ("..a", Some("..")), ("a/b", Some("/")), ("a b", Some(" ")),
        ] {
            assert_eq!(bad(config_key, text), wrong, "{text}");
        }
        for (text, wrong) in [
            ("http", None), ("a1", None), ("1a", None), ("fifteen-letters", None), ("sixteen-letterss", Some("s")),
            ("80", Some("80")), ("a--b", Some("--")), ("-a", Some("-")), ("HTTP", Some("H")), ("a_b", Some("_")),
        ] {
            assert_eq!(bad(port_name, text), wrong, "{text}");
        }
        for (text, wrong) in [
            (".", None), ("example.com", None), ("example.com.", None), ("_tcp.example.com", None), ("a_b.c", None),
            ("", Some("")), ("..", Some("")), ("A.b", Some("A")), ("a b", Some(" ")), ("a.-b", Some("-")),
        ] {
            assert_eq!(bad(search_domain, text), wrong, "{text}");
        }
    }

    #[test]
    fn suggestions_are_valid_and_lose_nothing() {
        for (text, meant) in [
            ("My_App", Some("my-app")), ("web app", Some("web-app")), ("web-", Some("web")), ("WEB.V1", Some("web-v1")),
            ("wéb", None), ("-", None), ("", None),
        ] {
            assert_eq!(suggest_label(text).as_deref(), meant, "{text}");
        }
        assert_eq!(suggest_subdomain("WEB.V1").as_deref(), Some("web.v1"));
    }
}
