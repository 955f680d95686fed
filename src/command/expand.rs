//! `$(VAR)` in `command` and `args`, as the kubelet replaces it before anything is started.

use std::borrow::Cow;

/// The most that values may add to a text that is still looked at: variables can double from one to the next.
const MOST_ADDED: usize = 64 * 1024;

/// What is known of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Its value.
    Value(String),
    /// It is there, or may be, and its value is decided at run time.
    Hidden,
    /// It is not there, so that a reference to it stays as it is.
    Absent,
}

/// Replaces the references in `text`; nothing if one of them cannot be seen. `$$` is a dollar sign, a reference to
/// what is not there stays as it is written, and so does what is no reference.
pub(super) fn expand(text: &str, lookup: impl Fn(&str) -> Known) -> Option<Cow<'_, str>> {
    if !text.contains("$(") && !text.contains("$$") {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Behind the last parenthesis there is no reference any more, however many begin.
    let last = text.rfind(')').unwrap_or_default();
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            out.push('$');
            rest = after;
        } else if text.len() - rest.len() < last
            && let Some((name, after)) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'))
        {
            match lookup(name) {
                Known::Value(_) if out.len() > text.len() + MOST_ADDED => return None,
                Known::Value(value) => out.push_str(&value),
                Known::Hidden => return None,
                Known::Absent => {
                    out.push_str("$(");
                    out.push_str(name);
                    out.push(')');
                }
            }
            rest = after;
        } else {
            out.push('$');
        }
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}
