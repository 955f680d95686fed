//! How the server prints a quantity (`CanonicalizeBytes` of `apimachinery/pkg/api/resource`).
//!
//! Most quantities are brought to a canonical form (`1000m` is `1`, `1024Mi` is `1Gi`, `0.5` is `500m`); what the
//! parser takes to be canonical already keeps its spelling, even where it is not (`+1`, `1500k`).

use std::fmt;

use super::{Amount, QuantityError, parse, shift_right};

/// The sort of suffix that a quantity is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// `m`, `k`, `M`
    Decimal,
    /// `Ki`, `Mi`
    Binary,
    /// `e3`
    Exponent,
}

/// A quantity as the server keeps it: its value, and how it will be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    amount: Amount,
    format: Format,
    /// The spelling, where it is kept.
    spelling: Option<String>,
}

impl Quantity {
    /// Nothing, as the server has it for null and for what is not set.
    pub fn zero() -> Self {
        Self { amount: Amount::ZERO, format: Format::Decimal, spelling: None }
    }

    /// Parses a quantity.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let amount = parse(text)?;
        let text = text.trim();
        let parts = Parts::of(text);
        let mut format = parts.format;
        // The slow path of the parser turns a fraction of 1 into thousandths and the like for good.
        if format == Format::Binary
            && !parts.is_fast()
            && !amount.is_negative()
            && amount < Amount::from_int(1)
        {
            format = Format::Decimal;
        }
        let spelling = parts.is_kept().then(|| text.to_owned());
        Ok(Self { amount, format, spelling })
    }

    /// The value.
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// Rounds to thousandths, away from 0, as the server does with all resources.
    pub fn round(&mut self) {
        if let Some(spelling) = &self.spelling
            && Parts::of(spelling).scale() >= -3
        {
            return;
        }
        self.spelling = None;
        if self.amount.exponent < -3 {
            let digits = self.amount.exponent.abs_diff(-3);
            let mantissa = shift_right(self.amount.mantissa, digits);
            self.amount = Amount { mantissa, exponent: -3 }.normal();
        }
    }

    /// Adds another one. Nothing takes on the other's format.
    pub fn add(&mut self, other: &Self) {
        self.spelling = None;
        if self.amount.is_zero() {
            self.format = other.format;
        }
        let exponent = self.amount.exponent.min(other.amount.exponent);
        let at = |amount: Amount| {
            let factor = 10i128.checked_pow(amount.exponent.abs_diff(exponent))?;
            amount.mantissa.checked_mul(factor)
        };
        // No sum of resources comes near what an `i128` holds.
        if let (Some(a), Some(b)) = (at(self.amount), at(other.amount))
            && let Some(mantissa) = a.checked_add(b)
        {
            self.amount = Amount { mantissa, exponent }.normal();
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(spelling) = &self.spelling {
            return f.write_str(spelling);
        }
        let Amount { mut mantissa, mut exponent } = self.amount;
        if mantissa == 0 {
            return f.write_str("0");
        }
        if self.format == Format::Binary
            && let Some(mut whole) = self.amount.whole()
            && whole.abs() >= 1024
        {
            let mut power = 0;
            while whole % 1024 == 0 {
                whole /= 1024;
                power += 1;
            }
            return write!(
                f,
                "{whole}{}",
                ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].get(power).unwrap_or(&"")
            );
        }
        while exponent % 3 != 0 {
            mantissa = mantissa.saturating_mul(10);
            exponent -= 1;
        }
        if self.format == Format::Exponent {
            return if exponent == 0 { write!(f, "{mantissa}") } else { write!(f, "{mantissa}e{exponent}") };
        }
        // The server has no suffix past `E` either, and prints none.
        let suffix = match exponent {
            -9 => "n",
            -6 => "u",
            -3 => "m",
            3 => "k",
            6 => "M",
            9 => "G",
            12 => "T",
            15 => "P",
            18 => "E",
            _ => "",
        };
        write!(f, "{mantissa}{suffix}")
    }
}

/// A spelling taken apart as the parser does. The text is known to be a quantity.
struct Parts<'a> {
    /// The digits before the point, without leading zeros.
    whole: &'a str,
    /// The digits after the point.
    fraction: &'a str,
    format: Format,
    /// The power of ten or two that the suffix stands for.
    power: i32,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let number = text.trim_start_matches(['+', '-']).trim_start_matches('0');
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (whole, rest) = number.split_at(digits(number));
        let (fraction, suffix) = match rest.strip_prefix('.') {
            Some(rest) => rest.split_at(digits(rest)),
            None => ("", rest),
        };
        let (format, power) = match suffix {
            "n" => (Format::Decimal, -9),
            "u" => (Format::Decimal, -6),
            "m" => (Format::Decimal, -3),
            "" => (Format::Decimal, 0),
            "k" => (Format::Decimal, 3),
            "M" => (Format::Decimal, 6),
            "G" => (Format::Decimal, 9),
            "T" => (Format::Decimal, 12),
            "P" => (Format::Decimal, 15),
            "E" => (Format::Decimal, 18),
            "Ki" => (Format::Binary, 10),
            "Mi" => (Format::Binary, 20),
            "Gi" => (Format::Binary, 30),
            "Ti" => (Format::Binary, 40),
            "Pi" => (Format::Binary, 50),
            "Ei" => (Format::Binary, 60),
            // Far exponents are no numbers of 32 bits; they never reach the fast path.
            exponent => (Format::Exponent, exponent.get(1..).unwrap_or_default().parse().unwrap_or(-100_000)),
        };
        Self { whole: if whole.is_empty() { "0" } else { whole }, fraction, format, power }
    }

    /// The power of ten that the digits are multiplied by.
    fn scale(&self) -> i32 {
        let power = if self.format == Format::Binary { 0 } else { self.power };
        power.saturating_sub(i32::try_from(self.fraction.len()).unwrap_or(i32::MAX))
    }

    /// Whether the parser takes its fast path, with a number of 64 bits.
    fn is_fast(&self) -> bool {
        let digits = i32::try_from(self.whole.len() + self.fraction.len()).unwrap_or(i32::MAX);
        let fits = match self.format {
            Format::Decimal | Format::Exponent => digits <= 18,
            // 2^10 has some three decimal digits.
            Format::Binary => self.fraction.is_empty() && digits <= 14 - self.power * 3 / 10,
        };
        fits && self.scale() >= -9
    }

    /// Whether the parser holds the spelling for canonical and keeps it.
    fn is_kept(&self) -> bool {
        if !self.is_fast() {
            return false;
        }
        if self.format == Format::Binary {
            return self.whole.parse::<i64>().is_ok_and(|number| number & 7 != 0);
        }
        let (whole, fraction) = (self.whole, self.fraction);
        let zeros = if fraction.len() >= 3 {
            fraction.ends_with("000")
        } else {
            format!("{whole}{fraction}").ends_with("000")
        };
        self.scale() % 3 == 0 && !zeros && !whole.starts_with('0')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        Quantity::parse(text).unwrap().to_string()
    }

    #[test]
    fn quantities_are_printed_as_the_server_prints_them() {
        // By ParseQuantity and CanonicalizeBytes; the first block is measured with the Go code.
        let cases = [
            ("+1", "+1"),
            ("1.", "1."),
            ("1.0", "1"),
            ("1000m", "1"),
            ("0.1", "100m"),
            ("0.5", "500m"),
            ("100m", "100m"),
            ("1500m", "1500m"),
            ("1024Mi", "1Gi"),
            ("1000Mi", "1000Mi"),
            ("100Mi", "100Mi"),
            ("2048Ki", "2Mi"),
            ("1025Ki", "1025Ki"),
            ("0.5Gi", "512Mi"),
            ("1.5Gi", "1536Mi"),
            ("0.5Ki", "512"),
            ("0.0001Ki", "102400u"),
            ("1000k", "1M"),
            ("1500k", "1500k"),
            ("1.500", "1.500"),
            ("1.5", "1500m"),
            ("00012", "00012"),
            ("1e3", "1e3"),
            ("1000e3", "1e6"),
            ("1E6", "1E6"),
            ("1e1", "10"),
            ("1e4", "10e3"),
            ("0", "0"),
            ("0Mi", "0"),
            ("-0", "0"),
            ("-1000m", "-1"),
            ("-2048Ki", "-2Mi"),
            (" 5 ", "5"),
            ("1n", "1n"),
            ("0.1n", "1n"),
            ("9Ei", "9223372036854775807"),
            ("1000E", "1"),
            ("12345678901234567890", "12345678901234567890"),
            ("10000000000000000000", "10E"),
            ("Ki", "0"),
        ];
        for (text, expected) in cases {
            assert_eq!(printed(text), expected, "{text}");
        }
    }

    #[test]
    fn resources_are_rounded_up_to_thousandths() {
        let cases = [
            ("100.5m", "101m"),
            ("1n", "1m"),
            ("1500k", "1500k"),
            ("0.0001", "1m"),
            ("-100u", "-1m"),
            ("1.0001", "1001m"),
            ("100.0000", "100"),
            ("1000m", "1"),
            ("+1", "+1"),
            ("0.5Gi", "512Mi"),
        ];
        for (text, expected) in cases {
            let mut quantity = Quantity::parse(text).unwrap();
            quantity.round();
            assert_eq!(quantity.to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_sum_has_the_first_ones_format() {
        let cases = [
            ("100m", "900m", "1"),
            ("512Mi", "512Mi", "1Gi"),
            ("1Gi", "1000M", "2073741824"),
            ("1G", "24M", "1024M"),
            ("0", "1024Ki", "1Mi"),
            ("1024Ki", "0.5", "1048576500m"),
        ];
        for (a, b, expected) in cases {
            let mut sum = Quantity::parse(a).unwrap();
            sum.add(&Quantity::parse(b).unwrap());
            assert_eq!(sum.to_string(), expected, "{a} + {b}");
        }
    }
}
