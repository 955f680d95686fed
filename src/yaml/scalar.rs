//! From a scalar's text to its value, by the rules of go-yaml v2 (YAML 1.1, without base 60 numbers).

use std::borrow::Cow;

/// What a node means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'src> {
    /// Nothing: `~`, `null`, or no text at all.
    Null,
    /// `true`, `yes`, `on`, `y` and their opposites.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// An integer above `i64::MAX`.
    Uint(u64),
    /// A number with a fraction or an exponent, or an integer too large for 64 bits.
    Float(f64),
    /// Text.
    Str(Cow<'src, str>),
    /// A mapping.
    Mapping,
    /// A sequence.
    Sequence,
}

/// A tag, as far as it changes what a scalar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Str,
    Int,
    Float,
    Bool,
    Null,
    Timestamp,
    Binary,
    Merge,
    /// `!`, which makes any scalar a string.
    Unspecific,
    /// One that go-yaml does not know and ignores; the scalar is a string.
    Custom,
}

/// Reads a tag as it is written, `!!str` or `!<tag:yaml.org,2002:str>`.
pub(super) fn read_tag(written: &str) -> Tag {
    if written == "!" {
        return Tag::Unspecific;
    }
    let verbatim = written
        .strip_prefix("!<")
        .and_then(|rest| rest.strip_suffix('>'))
        .and_then(|rest| rest.strip_prefix("tag:yaml.org,2002:"));
    let Some(name) = verbatim.or_else(|| written.strip_prefix("!!")) else {
        return if written == "!<!>" { Tag::Unspecific } else { Tag::Custom };
    };
    match &*percent_decoded(name) {
        "str" => Tag::Str,
        "int" => Tag::Int,
        "float" => Tag::Float,
        "bool" => Tag::Bool,
        "null" => Tag::Null,
        "timestamp" => Tag::Timestamp,
        "binary" => Tag::Binary,
        "merge" => Tag::Merge,
        _ => Tag::Custom,
    }
}

fn percent_decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return name.into();
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = (byte == b'%').then(|| tail.get(..2)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Whether a plain scalar could be anything but a string: it starts like a number, or is a word such as `yes`.
#[inline]
pub(super) fn may_resolve(text: &[u8]) -> bool {
    let Some(first) = text.first() else { return true };
    match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' | b'~' => true,
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' => may_be_word(text),
        _ => false,
    }
}

/// Whether a text is, but for its case, one of the words that are not strings.
#[inline]
fn may_be_word(text: &[u8]) -> bool {
    const LOWER: u8 = 0x20;
    match *text {
        [_] => true,
        [a, b] => matches!([a | LOWER, b | LOWER], [b'o', b'n'] | [b'n', b'o']),
        [a, b, c] => matches!([a | LOWER, b | LOWER, c | LOWER], [b'y', b'e', b's'] | [b'o', b'f', b'f']),
        [a, b, c, d] => {
            let word = u32::from_le_bytes([a, b, c, d]) | 0x2020_2020;
            word == u32::from_le_bytes(*b"true") || word == u32::from_le_bytes(*b"null")
        }
        [_, _, _, _, _] => text.eq_ignore_ascii_case(b"false"),
        _ => false,
    }
}

/// The words that are not strings.
pub(super) fn word(text: &str) -> Option<Value<'static>> {
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Value::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Value::Bool(false)
        }
        ".nan" | ".NaN" | ".NAN" => Value::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Value::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Value::Float(f64::NEG_INFINITY),
        _ => return None,
    })
}

/// The value of a plain scalar without a tag.
pub(super) fn plain(text: Cow<'_, str>) -> Value<'_> {
    if !may_resolve(text.as_bytes()) {
        return Value::Str(text);
    }
    implicit(&text).unwrap_or(Value::Str(text))
}

/// The value of a plain scalar that is not a string.
fn implicit(text: &str) -> Option<Value<'static>> {
    if let Some(value) = word(text) {
        return Some(value);
    }
    match text.as_bytes()[0] {
        // go-yaml gives these to Go's parser as they are, which knows no underscores here.
        b'.' => float(text).filter(|_| !text.contains('_')).map(Value::Float),
        b'0'..=b'9' | b'+' | b'-' => number(text),
        _ => None,
    }
}

fn number(text: &str) -> Option<Value<'static>> {
    let digits: Cow<'_, str> = if text.contains('_') { text.replace('_', "").into() } else { text.into() };
    integer(&digits).or_else(|| float(&digits).map(Value::Float))
}

/// Go's `ParseInt` and `ParseUint` with base 0: `0x`, `0o`, `0b`, and a leading `0` for octal.
fn integer(text: &str) -> Option<Value<'static>> {
    let (sign, magnitude) = match text.as_bytes().first()? {
        sign @ (b'-' | b'+') => (Some(*sign), &text[1..]),
        _ => (None, text),
    };
    let (digits, radix) = match magnitude.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&magnitude[2..], 16),
        [b'0', b'o' | b'O', ..] => (&magnitude[2..], 8),
        [b'0', b'b' | b'B', ..] => (&magnitude[2..], 2),
        [b'0', _, ..] => (&magnitude[1..], 8),
        _ => (magnitude, 10),
    };
    // `from_str_radix` takes a sign of its own, which would make `0x+1` a number.
    if !digits.as_bytes().first()?.is_ascii_hexdigit() {
        return None;
    }
    let value = u64::from_str_radix(digits, radix).ok()?;
    match (sign, i64::try_from(value)) {
        (Some(b'-'), Ok(value)) => Some(Value::Int(-value)),
        (Some(b'-'), Err(_)) if value == 1 << 63 => Some(Value::Int(i64::MIN)),
        (_, Ok(value)) => Some(Value::Int(value)),
        (None, Err(_)) => Some(Value::Uint(value)),
        _ => None,
    }
}

/// A decimal number with optional fraction and exponent. One too large for 64 bits stays a string.
fn float(text: &str) -> Option<f64> {
    let rest = text.strip_prefix(['-', '+']).unwrap_or(text).as_bytes();
    let digits = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(rest);
    let mut at = whole;
    if rest.get(at) == Some(&b'.') {
        let fraction = digits(&rest[at + 1..]);
        if whole + fraction == 0 {
            return None;
        }
        at += 1 + fraction;
    } else if whole == 0 {
        return None;
    }
    if matches!(rest.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(rest.get(at), Some(b'-' | b'+')) {
            at += 1;
        }
        let exponent = digits(&rest[at..]);
        if exponent == 0 {
            return None;
        }
        at += exponent;
    }
    if at != rest.len() {
        return None;
    }
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The value of a scalar with a tag, or `None` where it does not fit the tag and go-yaml refuses it.
pub(super) fn tagged(tag: Tag, text: Cow<'_, str>) -> Option<Value<'_>> {
    let resolved = || implicit_or_null(&text);
    match tag {
        Tag::Str | Tag::Merge | Tag::Unspecific | Tag::Custom => Some(Value::Str(text)),
        Tag::Int => resolved().filter(|value| matches!(value, Value::Int(_) | Value::Uint(_))),
        Tag::Float => match resolved()? {
            #[expect(clippy::cast_precision_loss, reason = "go-yaml converts so, too")]
            Value::Int(value) => Some(Value::Float(value as f64)),
            value @ Value::Float(_) => Some(value),
            _ => None,
        },
        Tag::Bool => resolved().filter(|value| matches!(value, Value::Bool(_))),
        Tag::Null => resolved().filter(|value| matches!(value, Value::Null)),
        Tag::Timestamp => is_timestamp(&text).then_some(Value::Str(text)),
        Tag::Binary => super::base64::decode(text.as_bytes()).map(|bytes| Value::Str(go_utf8(&bytes).into())),
    }
}

fn implicit_or_null(text: &str) -> Option<Value<'static>> {
    if text.is_empty() { Some(Value::Null) } else { implicit(text) }
}

/// A key as JSON has it, or `None` for what cannot be one there.
pub(super) fn key_text(value: Value<'_>) -> Option<Cow<'_, str>> {
    Some(match value {
        Value::Str(text) => text,
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Value::Int(value) => value.to_string().into(),
        Value::Float(value) => float_key(value).into(),
        Value::Null | Value::Uint(_) | Value::Mapping | Value::Sequence => return None,
    })
}

/// A float as a key: the shortest text that reads back as the same 32-bit float, as kubectl prints it.
fn float_key(value: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "kubectl narrows float keys to 32 bits")]
    let value = value as f32;
    if value.is_nan() {
        return ".nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { ".inf".into() } else { "-.inf".into() };
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    // Go's %g for the shortest form.
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    format!("{value}")
}

/// The value of a JSON literal, which the parser has checked.
pub(super) fn json(text: &str) -> Value<'static> {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        _ => {
            if let Ok(value) = text.parse() {
                return Value::Int(value);
            }
            if let Ok(value) = text.parse() {
                return Value::Uint(value);
            }
            text.parse().map_or(Value::Null, Value::Float)
        }
    }
}

/// Bytes as a string the way Go's JSON encoder writes them: one replacement character for each byte that is not UTF-8.
fn go_utf8(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    loop {
        match str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                return text;
            }
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(valid));
                text.push('\u{fffd}');
                bytes = &rest[1..];
            }
        }
    }
}

/// The forms of a timestamp that go-yaml knows: a date, or a date and a time with `T` and a zone, or with a space
/// and none.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = split_date(text) else { return false };
    if time.is_empty() {
        return date;
    }
    let zoned = match time.as_bytes()[0] {
        b'T' | b't' => true,
        b' ' => false,
        _ => return false,
    };
    date && is_time(&time[1..], zoned)
}

/// Whether the date before a time is one, and the time.
fn split_date(text: &str) -> Option<(bool, &str)> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (date, time) = text.split_at(end);
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let year = field(year, 4, 4, 9999)?;
    let (month, day) = (field(month, 1, 2, 12)?, field(day, 1, 2, 31)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    Some((parts.next().is_none() && month > 0 && (1..=days).contains(&day), time))
}

fn is_time(text: &str, zoned: bool) -> bool {
    let read = || {
        let (time, zone) = match text.find(['Z', '+', '-']) {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        let zone_fits = match zone.as_bytes() {
            [] => !zoned,
            [b'Z'] => zoned,
            [b'+' | b'-', _, _, b':', _, _] => {
                zoned && field(&zone[1..3], 2, 2, 24).is_some() && field(&zone[4..], 2, 2, 60).is_some()
            }
            _ => false,
        };
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let mut parts = time.split(':');
        field(parts.next()?, 1, 2, 23)?;
        field(parts.next()?, 1, 2, 59)?;
        field(parts.next()?, 1, 2, 59)?;
        let complete = parts.next().is_none() && !fraction.is_empty();
        Some(zone_fits && complete && fraction.bytes().all(|byte| byte.is_ascii_digit()))
    };
    read().unwrap_or(false)
}

fn field(text: &str, min: usize, max: usize, limit: u32) -> Option<u32> {
    let fits = (min..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten().filter(|&value| value <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_are_resolved_as_go_yaml_does() {
        let text = |text: &'static str| Value::Str(text.into());
        let cases = [
            ("", Value::Null),
            ("~", Value::Null),
            ("NULL", Value::Null),
            ("nULL", text("nULL")),
            ("yes", Value::Bool(true)),
            ("On", Value::Bool(true)),
            ("y", Value::Bool(true)),
            ("OFF", Value::Bool(false)),
            ("tRUE", text("tRUE")),
            ("name", text("name")),
            ("0777", Value::Int(511)),
            ("0o777", Value::Int(511)),
            ("0o8", text("0o8")),
            ("09", Value::Float(9.0)),
            ("0x1F", Value::Int(31)),
            ("-0x1f", Value::Int(-31)),
            ("0x+1", text("0x+1")),
            ("0xG", text("0xG")),
            ("0b11", Value::Int(3)),
            ("1_000", Value::Int(1000)),
            ("+12", Value::Int(12)),
            ("-", text("-")),
            ("12:30:45", text("12:30:45")),
            ("9223372036854775807", Value::Int(i64::MAX)),
            ("-9223372036854775808", Value::Int(i64::MIN)),
            ("9223372036854775808", Value::Uint(1 << 63)),
            ("+9223372036854775808", Value::Float(9_223_372_036_854_775_808.0)),
            ("18446744073709551616", Value::Float(18_446_744_073_709_551_616.0)),
            ("1e3", Value::Float(1000.0)),
            ("1.", Value::Float(1.0)),
            (".5", Value::Float(0.5)),
            (".5_0", text(".5_0")),
            ("1.5_0", Value::Float(1.5)),
            ("1e400", text("1e400")),
            ("1e", text("1e")),
            ("1.2.3", text("1.2.3")),
            ("0e123456", Value::Float(0.0)),
            ("-.INF", Value::Float(f64::NEG_INFINITY)),
            ("2001-12-14", text("2001-12-14")),
            ("_1", text("_1")),
        ];
        for (written, value) in cases {
            assert_eq!(plain(written.into()), value, "{written}");
        }
    }

    #[test]
    fn tags_decide_or_refuse() {
        let text = |text: &'static str| Some(Value::Str(text.into()));
        let cases = [
            ("!!str", "123", text("123")),
            ("!<tag:yaml.org,2002:str>", "1", text("1")),
            ("!!s%74r", "1", text("1")),
            ("!", "123", text("123")),
            ("!custom", "yes", text("yes")),
            ("!!set", "1", text("1")),
            ("!!int", "7", Some(Value::Int(7))),
            ("!!int", "3.0", None),
            ("!!int", "", None),
            ("!!float", "3", Some(Value::Float(3.0))),
            ("!!float", "x", None),
            ("!!bool", "yes", Some(Value::Bool(true))),
            ("!!null", "", Some(Value::Null)),
            ("!!null", "x", None),
            ("!!binary", "aGVsbG8=", text("hello")),
            ("!!binary", "aGVs\nbG8=", text("hello")),
            ("!!binary", "/w==", text("\u{fffd}")),
            ("!!binary", "aGVsbG8", None),
            ("!!binary", "=aaa", None),
            ("!!timestamp", "2001-12-14", text("2001-12-14")),
            ("!!timestamp", "2001-12-14T21:59:43.1Z", text("2001-12-14T21:59:43.1Z")),
            ("!!timestamp", "2001-12-14 21:59:43", text("2001-12-14 21:59:43")),
            ("!!timestamp", "2001-02-29", None),
            ("!!timestamp", "yesterday", None),
        ];
        for (tag, written, value) in cases {
            assert_eq!(tagged(read_tag(tag), written.into()), value, "{tag} {written}");
        }
    }

    #[test]
    fn keys_are_written_as_kubectl_writes_them() {
        let cases = [
            ("on", Some("true")),
            ("1", Some("1")),
            ("1.50", Some("1.5")),
            ("1.0", Some("1")),
            ("1e6", Some("1e+06")),
            ("1.5e-7", Some("1.5e-07")),
            ("1e300", Some(".inf")),
            (".nan", Some(".nan")),
            ("name", Some("name")),
            ("~", None),
            ("18446744073709551615", None),
        ];
        for (written, key) in cases {
            assert_eq!(key_text(plain(written.into())).as_deref(), key, "{written}");
        }
    }
}
