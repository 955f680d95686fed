//! Makes untrusted text safe for a terminal.
//!
//! A manifest may hold escape sequences that move the cursor, set the window's title or hide what is written,
//! and marks that turn the direction of text. They are shown by their code instead, as `\u{1b}`.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Text for one line: line breaks and tabs are shown by their escapes too.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    with(text, |c| is_unsafe(c) || matches!(c, '\n' | '\t'))
}

/// Text that may have several lines; a line break stays.
pub(super) fn block(text: &str) -> Cow<'_, str> {
    with(text, |c| is_unsafe(c) || c == '\t')
}

/// Writes `c` to `out` as it may be shown in an excerpt, where tabs stay because the drawing expands them.
#[cfg(feature = "cli")]
pub(super) fn push_source(out: &mut String, c: char) {
    if is_unsafe(c) { push_escaped(out, c) } else { out.push(c) }
}

/// Whether `c` could act on a terminal or deceive its reader: controls, and marks that are invisible or turn text.
/// A line feed and a tab are left to the caller.
fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => false,
        '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

fn with(text: &str, escape: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&escape) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if escape(c) { push_escaped(&mut out, c) } else { out.push(c) }
    }
    Cow::Owned(out)
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => {
            // Writing to a String does not fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
}
