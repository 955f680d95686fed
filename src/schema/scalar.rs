//! What the decoder asks of scalars beyond their type: times and base64; and where in a scalar a mistake is.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::Span;
use crate::yaml::{Kind, Value};

/// 2^63, the first float beyond an `i64`.
const LIMIT: f64 = 9_223_372_036_854_775_808.0;

/// The whole number that the server reads: kubectl sends YAML's `80.0` and `1e2` as `80` and `100`.
pub(crate) fn whole(value: &Value<'_>) -> Option<i64> {
    match *value {
        Value::Int(number) => Some(number),
        // The range is checked, and so is that no fraction is lost.
        Value::Float(number) if number.fract() == 0.0 && (-LIMIT..LIMIT).contains(&number) => {
            Some(number as i64)
        }
        _ => None,
    }
}

/// The source characters of `range`, a range of bytes of a scalar's `value`: exact where value and source are the
/// same text, in a plain scalar and in quotes without escapes or line breaks; otherwise the whole scalar, `span`.
#[expect(clippy::ptr_arg, reason = "a value that is borrowed is a piece of the source")]
pub(crate) fn sub_span(value: &Cow<'_, str>, span: Span, style: Kind, range: Range<usize>) -> Span {
    let (Ok(from), Ok(to)) = (u32::try_from(range.start), u32::try_from(range.end)) else { return span };
    let offset = match style {
        Kind::Plain => 0,
        Kind::Single | Kind::Double => 1,
        _ => return span,
    };
    // A borrowed value of the expected length is a piece of the source, byte for byte.
    let exact = matches!(value, Cow::Borrowed(_)) && value.len() + 2 * offset as usize == span.len() as usize;
    if !exact || from > to || to as usize > value.len() {
        return span;
    }
    span.sub(from + offset, to + offset)
}

/// Finds what Go's `base64.StdEncoding` refuses: the range of the offending bytes, empty at the end where the text
/// stops short. Line breaks are skipped, as Go does; no other white space is.
pub(super) fn bad_base64(text: &str) -> Option<Range<usize>> {
    let mut digits = 0usize;
    let mut padding = 0usize;
    for (at, c) in text.char_indices() {
        let here = at..at + c.len_utf8();
        match c {
            '\r' | '\n' => {}
            // Padding fills a group of four whose first two are digits, and nothing comes after it.
            '=' if digits % 4 >= 2 && digits % 4 + padding < 4 => padding += 1,
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' if padding == 0 => digits += 1,
            _ => return Some(here),
        }
    }
    let complete = match digits % 4 {
        0 => padding == 0,
        rest => rest + padding == 4,
    };
    (!complete).then_some(text.len()..text.len())
}

/// Whether Go's `time.Parse` takes the text as of RFC 3339. A `MicroTime` needs exactly six digits of a second
/// (`apimachinery/pkg/apis/meta/v1/micro_time.go`).
pub(super) fn is_time(text: &str, micro: bool) -> bool {
    parse_time(text.as_bytes(), micro).is_some()
}

fn parse_time(text: &[u8], micro: bool) -> Option<()> {
    let mut rest = text;
    let year = number(&mut rest, 4, 4)?;
    literal(&mut rest, b'-')?;
    let month = number(&mut rest, 2, 2)?;
    literal(&mut rest, b'-')?;
    let day = number(&mut rest, 2, 2)?;
    literal(&mut rest, b'T')?;
    // Go reads one digit for the hour, too.
    let hour = number(&mut rest, 1, 2)?;
    literal(&mut rest, b':')?;
    let minute = number(&mut rest, 2, 2)?;
    literal(&mut rest, b':')?;
    let second = number(&mut rest, 2, 2)?;
    if let [b'.' | b',', fraction @ ..] = rest {
        let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || micro && digits != 6 {
            return None;
        }
        rest = fraction.get(digits..)?;
    } else if micro {
        return None;
    }
    if rest != b"Z" {
        let [b'+' | b'-', zone @ ..] = rest else { return None };
        rest = zone;
        let hours = number(&mut rest, 2, 2)?;
        literal(&mut rest, b':')?;
        let minutes = number(&mut rest, 2, 2)?;
        if !rest.is_empty() || hours > 24 || minutes > 60 {
            return None;
        }
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60).then_some(())
}

/// Takes a number of so many digits.
fn number(rest: &mut &[u8], least: usize, most: usize) -> Option<u32> {
    let digits = rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    if digits < least {
        return None;
    }
    let (number, after) = rest.split_at_checked(digits)?;
    *rest = after;
    Some(number.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// Takes one byte.
fn literal(rest: &mut &[u8], byte: u8) -> Option<()> {
    *rest = rest.strip_prefix(&[byte])?;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_go_reads_it() {
        for (text, bad) in [
            ("", None),
            ("YQ==", None),
            ("YWI=", None),
            ("YWJj", None),
            ("YWJj\nYQ==\n", None),
            ("Y\r\nQ=\n=", None),
            ("YQ=", Some(3..3)),
            ("YQ", Some(2..2)),
            ("Y", Some(1..1)),
            ("YQ===", Some(4..5)),
            ("YWJj=", Some(4..5)),
            ("YQ==YQ==", Some(4..5)),
            ("Y=Q=", Some(1..2)),
            ("YW Jj", Some(2..3)),
            ("YW-j", Some(2..3)),
            ("YW_j", Some(2..3)),
            ("hello!", Some(5..6)),
            ("YWé=", Some(2..4)),
        ] {
            assert_eq!(bad_base64(text), bad, "{text:?}");
        }
    }

    #[test]
    fn times_as_go_reads_them() {
        for text in [
            "2024-02-29T00:00:00Z",
            "2024-01-01T5:00:00Z",
            "2024-01-01T05:00:00.123Z",
            "2024-01-01T05:00:00,5+02:00",
            "0001-01-01T00:00:00Z",
        ] {
            assert!(is_time(text, false), "{text}");
        }
        for text in [
            "",
            "2024-01-01",
            "2024-01-01 00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:00:60Z",
            "2024-01-01T00:00:00",
            "2024-01-01t00:00:00z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+0200",
        ] {
            assert!(!is_time(text, false), "{text}");
        }
        assert!(is_time("2024-01-01T00:00:00.000000Z", true));
        assert!(!is_time("2024-01-01T00:00:00Z", true));
        assert!(!is_time("2024-01-01T00:00:00.000Z", true));
    }
}
