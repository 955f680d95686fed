//! The words that messages share: how they show a value, what they call a container, and what they say of a word that
//! is not known and of a field that is not there. Nothing is written before there is something to report.

use std::fmt::{self, Display, Formatter, Write as _};

use super::{Context, closest};
use crate::{
    diagnostic::{Cause, Diagnostic},
    model::{ContainerView, Field, IntOrStr, List, Spanned, Str, names},
    text::Span,
    yaml::{Kind, NodeId, Tree, Value},
};

/// A text as a message shows it: on one line, shortened where it is long.
pub fn shown(text: &str) -> Shown<'_> {
    Shown(text)
}

/// What [`shown`] gives.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'t>(&'t str);

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        /// Most names have at most 63 characters, and few have nearly as many.
        const MOST: usize = 60;
        for (at, c) in self.0.chars().enumerate() {
            if at == MOST {
                return f.write_char('…');
            }
            f.write_char(if c.is_control() { ' ' } else { c })?;
        }
        Ok(())
    }
}

/// How a message calls a container: by its name, or by its place in the list.
pub fn called<'m>(view: &ContainerView<'_, 'm>) -> Called<'m> {
    Called { noun: view.list.noun(), name: view.name(), index: view.index }
}

/// What [`called`] gives.
#[derive(Clone, Copy, Debug)]
pub struct Called<'m> {
    noun: &'static str,
    name: &'m str,
    index: usize,
}

impl Display for Called<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.name {
            "" => write!(f, "{} {}", self.noun, self.index + 1),
            name => write!(f, "{} `{}`", self.noun, shown(name)),
        }
    }
}

/// Reports the value of the field `name` if it is none of `allowed`. That the empty text is no fault is for the caller
/// to say: for some fields the server takes it for missing.
pub fn one_of<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    allowed: &[&'static str],
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value, .. } = field else { return None };
    if allowed.contains(&&**value) {
        return None;
    }
    let message = if value.is_empty() {
        format!("`{name}` is empty")
    } else {
        format!("`{name}` cannot be `{}`", shown(value))
    };
    Some(cx.report(value.place(), message).help(write_one_of(value, allowed)))
}

/// The help for a word that is none of `allowed`: the one that was meant, or all of them.
pub fn write_one_of(word: &str, allowed: &[&'static str]) -> String {
    let plain = |word: &str| {
        word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let same = allowed.iter().copied().find(|allowed| plain(allowed) == plain(word));
    match same.or_else(|| closest(word, allowed.iter().copied())) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", listed(allowed)),
    }
}

/// The words as one reads them out: `a`, `b` or `c`.
pub fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// Reports a field that is missing or null. What is missing in a part of an object may be elsewhere.
pub fn require<'c, T>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<T>,
    name: &str,
    message: impl Display,
) -> Option<&'c mut Diagnostic> {
    match field {
        Field::Missing { parent } if !cx.is_part() => {
            Some(cx.report_missing(*parent, name, message.to_string()))
        }
        Field::Null(span) => Some(cx.report(*span, message.to_string())),
        _ => None,
    }
}

/// Reports a text that is missing, null or empty, which are the same to the server.
pub fn require_text<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    message: impl Display,
) -> Option<&'c mut Diagnostic> {
    match field {
        Field::Set { value, .. } if value.is_empty() => Some(cx.report(value.span, message.to_string())),
        field => require(cx, field, name, message),
    }
}

/// Reports a list that is missing, null or empty.
pub fn require_items<'c, T>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<List<T>>,
    name: &str,
    message: impl Display,
) -> Option<&'c mut Diagnostic> {
    match field {
        Field::Set { key, value } if value.is_empty() && value.complete => {
            Some(cx.report(*key, message.to_string()))
        }
        field => require(cx, field, name, message),
    }
}

/// Reports at the field's value, or where it would be written.
pub fn report_field<'c, T: Spanned>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<T>,
    name: &str,
    message: impl Display,
) -> &'c mut Diagnostic {
    match field {
        Field::Missing { parent } => cx.report_missing(*parent, name, message.to_string()),
        field => cx.report(field.value_span(), message.to_string()),
    }
}

/// Reports a text that is missing or empty, or that the server cannot put between two slashes of a URL.
pub fn require_segment(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>, name: &str, missing: impl Display) {
    if let Some(finding) = require_text(cx, field, name, missing) {
        finding.server(Cause::Required);
        return;
    }
    let Field::Set { value, .. } = field else { return };
    if let Some(range) = names::path_segment_fault(value) {
        let message = format!("`{name}` may not be `.` or `..`, nor hold `/` or `%`: `{}`", shown(value));
        let help = "it becomes a part of a URL: leave such characters out";
        cx.report(value.place_of(&range), message).help(help).server(Cause::Invalid);
    }
}

/// Reports what is neither a number of pods nor a percentage, or is out of range.
pub fn share<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<IntOrStr<'_>>,
    name: &str,
    most_percent: Option<i64>,
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value, .. } = field else { return None };
    let text = match value {
        IntOrStr::Int(int) if int.value < 0 => {
            let message = format!("`{name}` cannot be negative, it is {}", int.value);
            return Some(cx.report(int.span, message).server(Cause::Invalid));
        }
        IntOrStr::Int(_) => return None,
        IntOrStr::Str(text) => text,
    };
    let digits = text
        .strip_suffix('%')
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    let Some(digits) = digits else {
        let message = format!("`{name}` must be a whole number or a percentage, not `{}`", shown(text));
        let help = match text.trim().parse::<u32>() {
            Ok(number) => format!("write `{number}` without quotes, or `{number}%`"),
            Err(_) => "write a number of pods such as `1`, or a share of them such as `25%`".to_owned(),
        };
        let span = text.place();
        return Some(cx.report(span, message).help(help).server(Cause::Invalid));
    };
    let percent = digits.parse().unwrap_or(i64::MAX);
    let most = most_percent.filter(|most| percent > *most)?;
    let message = format!("`{name}` cannot be more than {most}%, it is {percent}%");
    Some(cx.report(value.span(), message).help("write `100%` at most").server(Cause::Invalid))
}

/// The path up to and including its last part called `name`, where the server names what a field is in.
pub fn up_to(path: &str, name: &str) -> String {
    let starts = path.rmatch_indices(name).map(|(at, _)| at);
    let mut whole = starts.filter(|at| {
        let end = path.as_bytes().get(at + name.len());
        path[..*at].ends_with('.') && matches!(end, None | Some(b'.' | b'['))
    });
    whole.next().map_or(path, |at| &path[..at + name.len()]).to_owned()
}

/// The path with the index of its last `list` as it is. What is read through an alias stands elsewhere, and only the
/// list knows which item it is.
pub fn with_index(path: &str, list: &str, index: usize) -> String {
    let open = format!("{list}[");
    let Some(at) = path.rfind(&open).map(|at| at + open.len()) else { return path.to_owned() };
    let rest = path[at..].find(']').map_or("", |close| &path[at + close..]);
    format!("{}{index}{rest}", &path[..at])
}

/// The path up to and including the index of its last `list`.
pub fn up_to_item<'p>(path: &'p str, list: &str) -> &'p str {
    let open = format!(".{list}[");
    let close = path.rfind(&open).and_then(|at| Some(at + path[at..].find(']')? + 1));
    close.map_or(path, |end| &path[..end])
}

/// The characters to point at: a scalar as a whole, a collection at its first key or bracket.
pub fn place_of_value(tree: &Tree<'_>, node: NodeId) -> Span {
    let span = tree.span(node);
    if tree.is_flow(node) {
        return span.sub(0, 1);
    }
    match tree.kind(node) {
        Kind::Mapping => tree.raw_entries(node).next().map_or(span.start_point(), |(key, _)| tree.span(key)),
        Kind::Sequence => span.sub(0, 1),
        _ => span,
    }
}

/// What YAML made of the value.
pub fn read_as(tree: &Tree<'_>, node: NodeId) -> String {
    let text = tree.str(node);
    let read = match tree.value(node) {
        Value::Null => return "this is null".to_owned(),
        Value::Mapping => return "this is a mapping".to_owned(),
        Value::Sequence => return "this is a list".to_owned(),
        Value::Str(_) => {
            let has_quotes = matches!(tree.kind(node), Kind::Single | Kind::Double);
            let why = if has_quotes { ", because of its quotes" } else { "" };
            return format!("{} is a string{why}", quoted(&text));
        }
        Value::Bool(value) => format!("the boolean {value}"),
        Value::Int(value) => format!("the number {value}"),
        Value::Uint(value) => format!("the number {value}"),
        Value::Float(value) => format!("the number {value}"),
    };
    format!("YAML reads `{text}` as {read}")
}

/// A string as [`read_as`] shows it: whole if it is short.
fn quoted(text: &str) -> String {
    const MOST: usize = 30;
    if text.is_empty() {
        return "the empty value".to_owned();
    }
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST && line.len() == text.trim_end().len() {
        return format!("`{line}`");
    }
    format!("`{}…`", line.chars().take(MOST).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fit_a_line() {
        let long = "ä".repeat(61);
        for (text, message) in [
            ("", ""),
            ("web", "web"),
            ("a\nb\tc\u{1b}[m", "a b c [m"),
            (&long[..120], &long[..120]),
            (&long, &format!("{}…", &long[..120])),
        ] {
            assert_eq!(shown(text).to_string(), message);
        }
    }

    #[test]
    fn known_words_are_recognised() {
        for (word, help) in [
            ("on-failure", "write `OnFailure`"),
            ("Alway", "write `Always`"),
            ("", "write `Always`, `OnFailure` or `Never`"),
        ] {
            assert_eq!(write_one_of(word, &["Always", "OnFailure", "Never"]), help);
        }
    }

    #[test]
    fn paths_end_at_whole_parts() {
        for (path, name, cut) in [
            ("spec.containers[0].resizePolicy[1].x", "resizePolicy", "spec.containers[0].resizePolicy"),
            (
                "spec.containers[0].env[0].valueFrom.fieldRef",
                "valueFrom",
                "spec.containers[0].env[0].valueFrom",
            ),
            ("spec.env.envFrom[0]", "env", "spec.env"),
            ("spec.resources.limits[a.resources]", "resources", "spec.resources"),
            ("spec.ports", "env", "spec.ports"),
        ] {
            assert_eq!(up_to(path, name), cut);
        }
    }

    #[test]
    fn paths_as_the_server_has_them() {
        let path = "spec.containers[0].ports[0].name";
        assert_eq!(with_index(path, "ports", 12), "spec.containers[0].ports[12].name");
        assert_eq!(with_index(path, "env", 1), path);
        assert_eq!(up_to_item(path, "ports"), "spec.containers[0].ports[0]");
        assert_eq!(up_to_item(path, "containers"), "spec.containers[0]");
        assert_eq!(up_to_item(path, "env"), path);
    }

    #[test]
    fn containers_without_a_name_are_counted_from_1() {
        let called = |name| Called { noun: "container", name, index: 0 }.to_string();
        assert_eq!((called(""), called("web")), ("container 1".to_owned(), "container `web`".to_owned()));
    }
}
