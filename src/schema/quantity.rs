//! Quantities: `500m`, `1.5Gi`, `2e3`, as `apimachinery/pkg/api/resource` parses and compares them.
//!
//! A quantity is a number with a suffix: `n u m k M G T P E` for powers of ten, `Ki Mi Gi Ti Pi Ei` for powers of
//! two, or a decimal exponent. The parser takes some odd spellings (`.5`, `1.`, `+1`, and no digits at all for 0) and
//! refuses many that people write (`1GB`, `512mb`, `1gi`); [`suggest`] knows what they mean.

mod canonical;

pub use canonical::Quantity;

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

/// The value of a quantity, exact: an integer times a power of ten.
///
/// As on the server, what is finer than a billionth is rounded away from zero, and a value with a binary suffix is
/// at most 2^63-1. Numbers of more than some thirty digits are rounded; no resource comes near that.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Without trailing zeros; 0 has the exponent 0.
    mantissa: i128,
    exponent: i32,
}

/// Why a text is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityError {
    /// What is wrong.
    pub kind: QuantityErrorKind,
    /// The offending bytes of the text; empty for an empty text.
    pub range: Range<usize>,
}

/// What is wrong with a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityErrorKind {
    /// There is nothing.
    Empty,
    /// What follows the number is no suffix.
    Suffix,
    /// The exponent after `e` is no whole number.
    Exponent,
    /// There is a space between the number and its suffix.
    Space,
    /// A character that no quantity has.
    Character,
}

impl fmt::Display for QuantityErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "a quantity must not be empty",
            Self::Suffix => {
                "the suffix must be one of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or none"
            }
            Self::Exponent => "after `e` must come a whole number",
            Self::Space => "no space may stand between a number and its suffix",
            Self::Character => "a quantity is a number and a suffix, such as `500m`, `1.5` or `2Gi`",
        })
    }
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

    /// A whole number.
    pub fn from_int(number: i64) -> Self {
        Self { mantissa: number.into(), exponent: 0 }.normal()
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is less than 0.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number, if it is a whole one that fits.
    pub fn whole(self) -> Option<i128> {
        let factor = 10i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
        self.mantissa.checked_mul(factor)
    }

    /// The number in thousandths, rounded away from zero as `MilliValue` does; the nearest bound if it does not fit.
    pub fn millis(self) -> i64 {
        self.scaled(3)
    }

    /// The number rounded away from zero to a whole one, as `Value` does; the nearest bound if it does not fit.
    pub fn rounded(self) -> i64 {
        self.scaled(0)
    }

    /// The number times `10^digits`, rounded away from zero; the nearest bound if it does not fit.
    fn scaled(self, digits: i32) -> i64 {
        let bound = if self.mantissa < 0 { i64::MIN } else { i64::MAX };
        self.exactly_scaled(digits).and_then(|value| i64::try_from(value).ok()).unwrap_or(bound)
    }

    /// The number times `10^digits`, rounded away from zero.
    fn exactly_scaled(self, digits: i32) -> Option<i128> {
        let exponent = self.exponent.saturating_add(digits);
        match u32::try_from(exponent) {
            Ok(exponent) => 10i128.checked_pow(exponent).and_then(|factor| self.mantissa.checked_mul(factor)),
            Err(_) => Some(shift_right(self.mantissa, exponent.unsigned_abs())),
        }
    }

    /// The same value with the shortest mantissa.
    fn normal(mut self) -> Self {
        if self.mantissa == 0 {
            return Self::ZERO;
        }
        while self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.exponent = self.exponent.saturating_add(1);
        }
        self
    }
}

/// The thousandths of a quantity as the server has them when it asks whether there is a fraction (`MilliValue`).
///
/// It keeps most numbers as an integer and a power of ten, and takes one that does not fit for none at all. Those with
/// many digits and most with a binary suffix are numbers of any size, of which it takes the lowest 64 bits: `10Pi` has a
/// fraction for the server.
pub fn millis_of_server(text: &str) -> Option<i64> {
    let amount = parse(text).ok()?;
    let exact = amount.exactly_scaled(3);
    if is_small(text.trim()) {
        return Some(exact.and_then(|value| i64::try_from(value).ok()).unwrap_or(0));
    }
    let most = i128::from(i64::MAX) * 1000;
    let capped = exact.unwrap_or(if amount.is_negative() { -most } else { most }).clamp(-most, most);
    let [low @ .., _, _, _, _, _, _, _, _] = capped.to_le_bytes();
    Some(i64::from_le_bytes(low))
}

/// The whole number that the server has of a quantity (`Value`). One that it keeps as an integer and a power of ten, and
/// that is too large, it takes for none at all.
pub fn value_of_server(text: &str) -> Option<i64> {
    let value = parse(text).ok()?.rounded();
    Some(if value == i64::MAX && is_small(text.trim()) { 0 } else { value })
}

/// Whether the server keeps it as a machine's integer (`ParseQuantity`).
fn is_small(text: &str) -> bool {
    const MOST_DIGITS: usize = 18;
    let number = text.trim_start_matches(['+', '-']);
    let whole = number.trim_start_matches('0');
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let before = digits(whole);
    let rest = &whole[before..];
    let (after, suffix) = match rest.strip_prefix('.') {
        Some(rest) => (digits(rest), &rest[digits(rest)..]),
        None => (0, rest),
    };
    let before = before.max(1);
    // The room that a binary suffix takes, in decimal digits as the server estimates them.
    let binary = match suffix {
        "Ki" => 3,
        "Mi" => 6,
        "Gi" => 9,
        "Ti" => 12,
        "Pi" => 15,
        "Ei" => 18,
        _ => return before + after <= MOST_DIGITS,
    };
    after == 0 && before + binary < 15
}

/// Divides by `10^digits`, away from zero.
fn shift_right(mantissa: i128, digits: u32) -> i128 {
    let Some(divisor) = 10i128.checked_pow(digits) else { return mantissa.signum() };
    let rest = if mantissa % divisor == 0 { 0 } else { mantissa.signum() };
    mantissa / divisor + rest
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs != Ordering::Equal || self.mantissa == 0 {
            return signs;
        }
        // Both are brought to the smaller exponent. What does not fit then is the one farther from zero.
        let up = |amount: &Self, to: i32| {
            let factor = 10i128.checked_pow(amount.exponent.saturating_sub(to).unsigned_abs())?;
            amount.mantissa.checked_mul(factor)
        };
        let outward = if self.mantissa > 0 { Ordering::Greater } else { Ordering::Less };
        if self.exponent >= other.exponent {
            up(self, other.exponent).map_or(outward, |mantissa| mantissa.cmp(&other.mantissa))
        } else {
            up(other, self.exponent).map_or(outward.reverse(), |mantissa| self.mantissa.cmp(&mantissa))
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

/// A power of ten or two.
enum Factor {
    Ten(i32),
    Two(u32),
}

fn suffix(text: &str) -> Option<Factor> {
    Some(match text {
        "n" => Factor::Ten(-9),
        "u" => Factor::Ten(-6),
        "m" => Factor::Ten(-3),
        "" => Factor::Ten(0),
        "k" => Factor::Ten(3),
        "M" => Factor::Ten(6),
        "G" => Factor::Ten(9),
        "T" => Factor::Ten(12),
        "P" => Factor::Ten(15),
        "E" => Factor::Ten(18),
        "Ki" => Factor::Two(10),
        "Mi" => Factor::Two(20),
        "Gi" => Factor::Two(30),
        "Ti" => Factor::Two(40),
        "Pi" => Factor::Two(50),
        "Ei" => Factor::Two(60),
        _ => {
            let exponent = text.strip_prefix(['e', 'E'])?;
            let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let far = if exponent.starts_with('-') { -100_000 } else { 100_000 };
            Factor::Ten(exponent.parse().unwrap_or(far).clamp(-100_000, 100_000))
        }
    })
}

/// The most that a quantity with a binary suffix can be.
const BINARY_MAX: Amount = Amount { mantissa: i64::MAX as i128, exponent: 0 };

/// Parses a quantity as `ParseQuantity` does, after the trimming that decoding does.
pub fn parse(text: &str) -> Result<Amount, QuantityError> {
    let start = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let error = |kind, from: usize, to: usize| QuantityError { kind, range: start + from..start + to };
    if trimmed.is_empty() {
        return Err(QuantityError { kind: QuantityErrorKind::Empty, range: 0..text.len() });
    }
    let signed = trimmed.strip_prefix(['+', '-']).unwrap_or(trimmed);
    let number_length = {
        let whole = signed.bytes().take_while(u8::is_ascii_digit).count();
        match signed.get(whole..).and_then(|rest| rest.strip_prefix('.')) {
            Some(rest) => whole + 1 + rest.bytes().take_while(u8::is_ascii_digit).count(),
            None => whole,
        }
    };
    let (number, rest) = signed.split_at(number_length);
    let rest_at = trimmed.len() - rest.len();
    let Some(factor) = suffix(rest) else {
        return Err(explain(rest, rest_at, trimmed.len(), error));
    };

    let (mut mantissa, mut exponent) = digits(number);
    match factor {
        Factor::Ten(by) => exponent += by,
        Factor::Two(by) => {
            // Without digits the server's fast path says 0; past Ti it is not taken, and the slow one says no.
            if by > 40 && !number.bytes().any(|byte| byte.is_ascii_digit()) {
                return Err(error(QuantityErrorKind::Character, 0, trimmed.len()));
            }
            while mantissa > i128::MAX >> by {
                mantissa = shift_right(mantissa, 1);
                exponent += 1;
            }
            mantissa <<= by;
        }
    }
    if exponent < -9 {
        mantissa = shift_right(mantissa, (exponent + 9).unsigned_abs());
        exponent = -9;
    }
    let mut amount = Amount { mantissa, exponent }.normal();
    if matches!(factor, Factor::Two(_)) {
        amount = amount.min(BINARY_MAX);
    }
    if trimmed.starts_with('-') {
        amount.mantissa = -amount.mantissa;
    }
    Ok(amount)
}

/// The value of digits with at most one point among them. Past what an `i128` holds, digits only count.
fn digits(number: &str) -> (i128, i32) {
    let (mut mantissa, mut exponent, mut fraction) = (0i128, 0i32, false);
    for byte in number.bytes() {
        if byte == b'.' {
            fraction = true;
            continue;
        }
        let next = mantissa.checked_mul(10).and_then(|shifted| shifted.checked_add(i128::from(byte - b'0')));
        match next {
            Some(next) => {
                mantissa = next;
                exponent -= i32::from(fraction);
            }
            None => exponent += i32::from(!fraction),
        }
    }
    (mantissa, exponent)
}

/// Says what is wrong with what follows the number.
fn explain(
    rest: &str,
    at: usize,
    end: usize,
    error: impl Fn(QuantityErrorKind, usize, usize) -> QuantityError,
) -> QuantityError {
    if rest.starts_with(char::is_whitespace) {
        let spaces = rest.len() - rest.trim_start().len();
        return error(QuantityErrorKind::Space, at, at + spaces);
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E'])
        && exponent.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-' || c == '.')
    {
        return error(QuantityErrorKind::Exponent, at, end);
    }
    if rest.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return error(QuantityErrorKind::Suffix, at, end);
    }
    let bad = rest.char_indices().find(|(_, c)| !c.is_ascii_alphabetic()).unwrap_or((0, ' '));
    error(QuantityErrorKind::Character, at + bad.0, at + bad.0 + bad.1.len_utf8())
}

/// The quantity that a text which is none most likely means: `1GB` is `1G`, `512mb` is `512M`, `1gi` is `1Gi`.
///
/// A capital `K` alone is taken for the decimal `k`, as all the other capitals are decimal.
pub fn suggest(text: &str) -> Option<String> {
    if parse(text).is_ok() {
        return None;
    }
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    let split = plain.find(|c: char| c.is_alphabetic()).unwrap_or(plain.len());
    let (number, unit) = plain.split_at(split);
    if !number.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A comma that cannot part thousands is a decimal point.
    let number = match number.split_once(',') {
        Some((_, fraction)) if fraction.contains(',') || fraction.len() == 3 => number.replace(',', ""),
        Some(_) => number.replace(',', "."),
        None => number.to_owned(),
    };
    let unit = match unit.to_ascii_lowercase().as_str() {
        "" | "b" | "byte" | "bytes" | "c" | "cpu" | "cpus" | "core" | "cores" | "vcpu" => "",
        "m" | "mc" | "mcpu" | "milli" | "millicpu" | "millicore" | "millicores" if unit.starts_with('m') => {
            "m"
        }
        "k" | "kb" => "k",
        "m" | "mb" => "M",
        "g" | "gb" => "G",
        "t" | "tb" => "T",
        "p" | "pb" => "P",
        "eb" => "E",
        "ki" | "kib" => "Ki",
        "mi" | "mib" => "Mi",
        "gi" | "gib" => "Gi",
        "ti" | "tib" => "Ti",
        "pi" | "pib" => "Pi",
        "ei" | "eib" => "Ei",
        _ => return None,
    };
    let suggestion = format!("{number}{unit}");
    parse(&suggestion).is_ok().then_some(suggestion)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_server_reads() {
        for (text, millis) in [
            ("0", 0),
            ("1", 1000),
            ("500m", 500),
            ("1.", 1000),
            (".5", 500),
            ("1.G", 1_000_000_000_000),
            ("+1", 1000),
            ("01", 1000),
            (".", 0),
            ("+", 0),
            ("-", 0),
            ("Ki", 0),
            ("m", 0),
            ("-1", -1000),
            ("1e3", 1_000_000),
            ("1E3", 1_000_000),
            ("1e-3", 1),
            ("1e+2", 100_000),
            ("1E", i64::MAX),
            ("1k", 1_000_000),
            (" 1 ", 1000),
            ("1Ki", 1_024_000),
            ("0.5Mi", 524_288_000),
            ("1u", 1),
            ("1n", 1),
            ("0.1n", 1),
            ("-0.1n", -1),
            ("1.5m", 2),
        ] {
            let amount = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(amount.millis(), millis, "{text}");
        }
        assert_eq!(parse("1E").unwrap().whole(), Some(1_000_000_000_000_000_000));
        assert_eq!(parse("1E6").unwrap().whole(), Some(1_000_000));
        assert_eq!(parse("9223372036854775808").unwrap().rounded(), i64::MAX);
    }

    #[test]
    fn refuses_what_the_server_refuses() {
        use QuantityErrorKind::*;
        for (text, kind, bad) in [
            ("", Empty, ""),
            (" ", Empty, " "),
            ("1K", Suffix, "K"),
            ("1KB", Suffix, "KB"),
            ("1kb", Suffix, "kb"),
            ("1MB", Suffix, "MB"),
            ("1GiB", Suffix, "GiB"),
            ("1g", Suffix, "g"),
            ("1mi", Suffix, "mi"),
            ("1B", Suffix, "B"),
            ("1 Gi", Space, " "),
            ("1e", Suffix, "e"),
            ("1e1.5", Exponent, "e1.5"),
            ("1e0Ki", Exponent, "e0Ki"),
            ("0x10", Character, "1"),
            ("1_000", Character, "_"),
            ("1,5", Character, ","),
            ("--1", Character, "-"),
            ("Pi", Character, "Pi"),
            ("${CPU}", Character, "$"),
            ("1µ", Character, "µ"),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!((error.kind, &text[error.range]), (kind, bad), "{text}");
        }
    }

    #[test]
    fn compares_exactly() {
        for (less, more) in [
            ("1", "1001m"),
            ("1G", "1Gi"),
            ("1023Mi", "1Gi"),
            ("-1", "0"),
            ("-2", "-1"),
            ("9007199254740992", "9007199254740993"),
            ("0.1", "0.100000001"),
            ("1Ei", "8Ei"),
            ("1e30", "1e31"),
            ("-1e31", "-1e30"),
            ("1n", "1e99"),
        ] {
            assert!(parse(less).unwrap() < parse(more).unwrap(), "{less} < {more}");
        }
        for (one, other) in [
            ("1", "1000m"),
            ("1Gi", "1024Mi"),
            ("1e3", "1k"),
            ("0", "-0"),
            ("8Ei", "9Ei"),
            ("0.1n", "1n"),
            ("1.0", "1"),
        ] {
            assert_eq!(parse(one).unwrap(), parse(other).unwrap(), "{one} = {other}");
        }
    }

    #[test]
    fn suggests_the_suffix_that_was_meant() {
        for (text, meant) in [
            ("1GB", Some("1G")),
            ("512mb", Some("512M")),
            ("1gi", Some("1Gi")),
            ("1K", Some("1k")),
            ("1 Gi", Some("1Gi")),
            ("1GiB", Some("1Gi")),
            ("100mcpu", Some("100m")),
            ("1,5", Some("1.5")),
            ("1_000", Some("1000")),
            ("2 cores", Some("2")),
            ("1MI", Some("1Mi")),
            ("1Gi", None),
            ("lots", None),
            ("", None),
            ("1x", None),
        ] {
            assert_eq!(suggest(text).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn fractions_are_those_that_the_server_sees() {
        for (text, fraction) in [
            ("1", false),
            ("100m", true),
            ("1.5", true),
            ("1.5Gi", false),
            ("999.9999m", false),
            ("1n", true),
            ("1Pi", false),
            ("10Pi", true),
            ("1Ei", true),
            ("2Ei", false),
            ("8Ei", false),
            ("10P", false),
            ("1E", false),
            ("10000000000000000", false),
        ] {
            let millis = millis_of_server(text).expect(text);
            assert_eq!(millis % 1000 != 0, fraction, "{text}: {millis}");
        }
    }

    #[test]
    fn long_numbers_keep_their_size() {
        let zeros = "0".repeat(60);
        assert_eq!(parse(&format!("1{zeros}")), parse("1e60"));
        assert_eq!(parse(&format!("1{}Ei", &zeros[..36])), parse("9223372036854775807"));
        assert_eq!(suggest("1,000Mi").as_deref(), Some("1000Mi"));
        assert_eq!(suggest("1,5Gi").as_deref(), Some("1.5Gi"));
    }
}
