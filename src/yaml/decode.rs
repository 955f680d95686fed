//! From a scalar's span to its text: folding, escapes, block indentation.
//!
//! Nothing here runs while a file is parsed; nearly all scalars are borrowed as they stand.

use std::borrow::Cow;

use super::tree::{Kind, Node, flag};

/// The text of a scalar node; `""` for any other.
pub(super) fn scalar<'src>(text: &'src str, node: &Node) -> Cow<'src, str> {
    let written = &text[node.start as usize..node.end as usize];
    let decoded = node.flags & (flag::MULTI | flag::ESCAPED) != 0;
    match node.kind {
        Kind::Empty | Kind::Mapping | Kind::Sequence | Kind::Alias => Cow::Borrowed(""),
        Kind::Plain if decoded => folded(written, Quotes::None).into(),
        Kind::Plain => written.into(),
        Kind::Double if decoded && node.flags & flag::JSON != 0 => json_string(unquoted(written)).into(),
        Kind::Double if decoded => folded(unquoted(written), Quotes::Double).into(),
        Kind::Single if decoded => folded(unquoted(written), Quotes::Single).into(),
        Kind::Single | Kind::Double => unquoted(written).into(),
        Kind::Literal | Kind::Folded => block(text, node).into(),
    }
}

fn unquoted(written: &str) -> &str {
    &written[1..written.len() - 1]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    None,
    Single,
    Double,
}

/// The length of the line break at `at`, 0 if there is none. YAML 1.1 has three besides LF, CRLF and CR.
pub(super) fn line_break(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..) {
        Some([b'\r', b'\n', ..] | [0xC2, 0x85, ..]) => 2,
        Some([b'\r' | b'\n', ..]) => 1,
        Some([0xE2, 0x80, 0xA8 | 0xA9, ..]) => 3,
        _ => 0,
    }
}

/// A line break as it stands in a value: LS and PS are kept, all others become LF.
fn break_text(text: &str, at: usize, len: usize) -> &str {
    if len == 3 { &text[at..at + 3] } else { "\n" }
}

/// Folds a scalar of several lines and takes the escapes out of a quoted one.
fn folded(text: &str, quotes: Quotes) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if matches!(byte, b' ' | b'\t') || line_break(bytes, at) > 0 {
            at = fold_blanks(text, at, false, &mut out);
        } else if quotes == Quotes::Single && byte == b'\'' {
            out.push('\'');
            at += 2;
        } else if quotes == Quotes::Double && byte == b'\\' {
            at = match line_break(bytes, at + 1) {
                0 => unescape(text, at + 1, &mut out),
                len => fold_blanks(text, at + 1 + len, true, &mut out),
            };
        } else {
            let special = |&(offset, byte): &(usize, &u8)| {
                matches!(byte, b' ' | b'\t' | b'\'' | b'\\') || line_break(bytes, at + offset) > 0
            };
            let run =
                bytes[at..].iter().enumerate().skip(1).find(special).map_or(bytes.len() - at, |(run, _)| run);
            out.push_str(&text[at..at + run]);
            at += run;
        }
    }
    out
}

/// Blanks and line breaks between two words: blanks alone are kept, the first line break becomes a space unless
/// others follow. After an escaped line break (`broken`) nothing is left of the first.
fn fold_blanks(text: &str, from: usize, mut broken: bool, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    let mut first = "";
    let mut others = String::new();
    let mut at = from;
    loop {
        match line_break(bytes, at) {
            0 if matches!(bytes.get(at), Some(b' ' | b'\t')) => at += 1,
            0 => break,
            len if broken => {
                others.push_str(break_text(text, at, len));
                at += len;
            }
            len => {
                first = break_text(text, at, len);
                broken = true;
                at += len;
            }
        }
    }
    if !broken {
        out.push_str(&text[from..at]);
    } else if first == "\n" && others.is_empty() {
        out.push(' ');
    } else {
        if first != "\n" {
            out.push_str(first);
        }
        out.push_str(&others);
    }
    at
}

/// One escape sequence of a double-quoted scalar; `at` is just behind the backslash. The parser has checked it.
fn unescape(text: &str, at: usize, out: &mut String) -> usize {
    let byte = text.as_bytes()[at];
    let digits = match byte {
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => {
            out.push(match byte {
                b'0' => '\0',
                b'a' => '\x07',
                b'b' => '\x08',
                b't' | b'\t' => '\t',
                b'n' => '\n',
                b'v' => '\x0b',
                b'f' => '\x0c',
                b'r' => '\r',
                b'e' => '\x1b',
                b'N' => '\u{85}',
                b'_' => '\u{a0}',
                b'L' => '\u{2028}',
                b'P' => '\u{2029}',
                other => char::from(other),
            });
            return at + 1;
        }
    };
    let code = u32::from_str_radix(&text[at + 1..at + 1 + digits], 16).ok().and_then(char::from_u32);
    out.push(code.unwrap_or(char::REPLACEMENT_CHARACTER));
    at + 1 + digits
}

/// A JSON string's text. Half a surrogate pair becomes U+FFFD, as Go has it.
fn json_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = rest.as_bytes()[at + 1];
        rest = &rest[at + 2..];
        if escape != b'u' {
            out.push(match escape {
                b'b' => '\x08',
                b'f' => '\x0c',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                other => char::from(other),
            });
            continue;
        }
        let unit = |text: &str| text.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let high = unit(rest).unwrap_or(0);
        rest = &rest[4..];
        let low = rest.strip_prefix("\\u").and_then(unit).filter(|low| (0xDC00..0xE000).contains(low));
        let code = match low {
            Some(low) if (0xD800..0xDC00).contains(&high) => {
                rest = &rest[6..];
                0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
            }
            _ => high,
        };
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    out.push_str(rest);
    out
}

/// The lines of a block scalar, without their indentation, folded for `>`.
fn block(text: &str, node: &Node) -> String {
    let bytes = text.as_bytes();
    let indent = usize::from(node.indent);
    let end = node.end as usize;
    let mut out = String::with_capacity(end - node.start as usize);
    let mut at = node.start as usize;
    // The header ends at the first line break; an indicator cannot be one.
    while at < bytes.len() && line_break(bytes, at) == 0 {
        at += 1;
    }
    at += line_break(bytes, at);

    let mut leading = "";
    let mut trailing = String::new();
    let mut was_indented = false;
    loop {
        // Blank lines and the indentation of the next line.
        loop {
            let spaces = bytes[at..].iter().take(indent).take_while(|&&byte| byte == b' ').count();
            let len = line_break(bytes, at + spaces);
            if len == 0 {
                if at + spaces == bytes.len() && spaces > 0 {
                    // kubectl ends the last line with a line break if the file does not.
                    trailing.push('\n');
                } else if spaces == indent {
                    at += spaces;
                }
                break;
            }
            trailing.push_str(break_text(text, at + spaces, len));
            at += spaces + len;
        }
        if at >= end {
            break;
        }
        let indented = matches!(bytes[at], b' ' | b'\t');
        if node.kind == Kind::Folded && !was_indented && !indented && leading == "\n" {
            if trailing.is_empty() {
                out.push(' ');
            }
        } else {
            out.push_str(leading);
        }
        out.push_str(&trailing);
        trailing.clear();
        was_indented = indented;

        let line = at;
        while at < bytes.len() && line_break(bytes, at) == 0 {
            at += 1;
        }
        out.push_str(&text[line..at]);
        let len = line_break(bytes, at);
        // kubectl ends the last line with a line break if the file does not.
        leading = if len == 0 { "\n" } else { break_text(text, at, len) };
        at += len;
    }
    if node.flags & flag::STRIP == 0 {
        out.push_str(leading);
    }
    if node.flags & flag::KEEP != 0 {
        out.push_str(&trailing);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::yaml::parse;

    /// The text of the only scalar of a document.
    fn read(text: &str) -> String {
        let (tree, problems) = parse(text);
        assert!(problems.is_empty(), "{text:?}: {problems:?}");
        let root = tree.documents()[0].root.expect("a scalar");
        tree.str(root).into_owned()
    }

    #[test]
    fn lines_are_folded() {
        let cases = [
            ("a\n b", "a b"),
            ("a  \n\t \n  b", "a\nb"),
            ("a\n\n\n b", "a\n\nb"),
            ("a\r\n\r\n b", "a\nb"),
            ("a\r b", "a b"),
            ("a #c", "a"),
            ("a#c", "a#c"),
            ("'a\n\n b'", "a\nb"),
            ("'it''s\n  so'", "it's so"),
            ("'a '", "a "),
            ("\"a \\\n  b\"", "a b"),
            ("\"a\\\n\n  b\"", "a\nb"),
            ("\"a \n \n b \"", "a\nb "),
            ("\" a\n b\"", " a b"),
        ];
        for (written, text) in cases {
            assert_eq!(read(written), text, "{written:?}");
        }
    }

    #[test]
    fn escapes_are_taken_out() {
        let cases = [
            (r#""\0\a\b\t\n\v\f\r\e""#, "\0\x07\x08\t\n\x0b\x0c\r\x1b"),
            (r#""\"\\\'\ ""#, "\"\\' "),
            (r#""\x41\u00e9\U0001F600""#, "Aé😀"),
            (r#""\N\_\L\P""#, "\u{85}\u{a0}\u{2028}\u{2029}"),
        ];
        for (written, text) in cases {
            assert_eq!(read(written), text, "{written}");
        }
    }

    #[test]
    fn json_strings_have_other_escapes() {
        let (tree, problems) = parse(r#"{"a": "\/\ud83d\ude00\ud83d\u0041\b"}"#);
        assert!(problems.is_empty());
        let root = tree.documents()[0].root.expect("a mapping");
        let (_, value) = tree.get(root, "a").expect("a");
        assert_eq!(tree.str(value), "/😀\u{fffd}A\x08");
    }

    #[test]
    fn block_scalars() {
        let cases = [
            ("|\n a\n b\n", "a\nb\n"),
            ("|\n a", "a\n"),
            ("|-\n a\n\n", "a"),
            ("|+\n a\n\n", "a\n\n"),
            ("|+\n a\n ", "a\n\n"),
            ("|\n\n a\n", "\na\n"),
            ("|\n  a\n   b\n", "a\n b\n"),
            ("|1\n  a\n", " a\n"),
            ("|-1\n  a\n", " a"),
            ("| # c\n a\n", "a\n"),
            ("|\r\n a\r\n b\r\n", "a\nb\n"),
            (">\n a\n b\n", "a b\n"),
            (">\n a\n\n b\n", "a\nb\n"),
            (">\n a\n  b\n c\n", "a\n b\nc\n"),
            (">\n\n a\n", "\na\n"),
            (">-\n", ""),
            ("|+\n\n\n", "\n\n"),
            ("|\n a\u{2028} b", "a\u{2028}b\n"),
        ];
        for (written, text) in cases {
            let (tree, _) = parse(written);
            let root = tree.documents()[0].root.expect("a scalar");
            assert_eq!(tree.str(root), text, "{written:?}");
        }
    }
}
