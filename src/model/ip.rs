//! IP addresses as Kubernetes takes them.
//!
//! Up to 1.35 old fields were read loosely: `010.0.0.1` is `10.0.0.1` to the API server, and something else to most
//! other programs. [`legacy`] reads so (`netutils.ParseIPSloppy`); [`strict`] reads as 1.36 does
//! (`StrictIPCIDRValidation`): without leading zeros and without IPv4 inside of IPv6. [`check`] does either, for fields
//! whose strictness depends on the minor. [`notation`] says how a text departs from the one way to write its address.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops::Range;

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IpError {
    /// What is wrong.
    pub fault: Fault,
    /// The offending bytes.
    pub range: Range<usize>,
}

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not an address at all.
    NotAnAddress,
    /// A number has leading zeros; the address is what the API server takes it for up to 1.35.
    LeadingZeros(IpAddr),
    /// It is an IPv4 address within an IPv6 one.
    Mapped(IpAddr),
}

impl fmt::Display for Fault {
    /// What the text is: "no IP address".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnAddress => "no IP address",
            Self::LeadingZeros(_) => {
                "no address for Kubernetes 1.36 and later, as a number has leading zeros"
            }
            Self::Mapped(_) => "an IPv4 address written as IPv6",
        })
    }
}

impl IpError {
    /// What to write instead.
    pub fn help(&self) -> String {
        match self.fault {
            Fault::NotAnAddress => "write an address such as `10.0.0.1` or `2001:db8::1`".to_owned(),
            Fault::LeadingZeros(address) | Fault::Mapped(address) => format!("write `{address}`"),
        }
    }
}

/// How an address departs from the one way to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notation {
    /// It has leading zeros, or is an IPv4 address within an IPv6 one. 1.36 refuses it.
    NonStandard(String),
    /// It is an IPv6 address, and not written as RFC 5952 recommends.
    NonCanonical(String),
}

impl Notation {
    /// How the address should be written.
    pub fn better(&self) -> &str {
        let (Self::NonStandard(better) | Self::NonCanonical(better)) = self;
        better
    }
}

/// The address, if the text is one for 1.36 and later.
pub fn address(text: &str) -> Option<IpAddr> {
    strict(text).ok()
}

/// The address as a field takes it that became strict with 1.36: strictly or not (`IsValidIPForLegacyField`).
pub fn check(text: &str, strictly: bool) -> Result<IpAddr, IpError> {
    strict(text).or_else(|error| legacy(text).filter(|_| !strictly).ok_or(error))
}

/// The address as 1.36 takes it.
pub fn strict(text: &str) -> Result<IpAddr, IpError> {
    match text.parse() {
        Ok(IpAddr::V6(v6)) => match v6.to_ipv4_mapped() {
            Some(v4) => Err(IpError { fault: Fault::Mapped(v4.into()), range: 0..text.len() }),
            None => Ok(v6.into()),
        },
        Ok(v4) => Ok(v4),
        Err(_) => Err(match legacy(text) {
            Some(address) => IpError { fault: Fault::LeadingZeros(address), range: zeros(text) },
            None => IpError { fault: Fault::NotAnAddress, range: 0..text.len() },
        }),
    }
}

/// The address as old fields take it up to 1.35, an IPv4 address within an IPv6 one taken out of it.
pub fn legacy(text: &str) -> Option<IpAddr> {
    match text.bytes().find(|byte| matches!(byte, b'.' | b':'))? {
        b'.' => v4(text).map(IpAddr::V4),
        _ => v6(text).map(|v6| v6.to_ipv4_mapped().map_or(IpAddr::V6(v6), IpAddr::V4)),
    }
}

/// How an address that [`legacy`] takes should rather be written (`GetWarningsForIP`).
pub fn notation(text: &str) -> Option<Notation> {
    let legacy = legacy(text)?;
    match text.parse() {
        Ok(IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
            let better = v6.to_string();
            (better != text).then_some(Notation::NonCanonical(better))
        }
        Ok(IpAddr::V4(_)) => None,
        _ => Some(Notation::NonStandard(legacy.to_string())),
    }
}

/// The digits with leading zeros that are too many: in IPv4 any zero before another digit, in IPv6 what is past four
/// digits.
fn zeros(text: &str) -> Range<usize> {
    let mut start = 0;
    for part in text.split(['.', ':']) {
        let range = start..start + part.len();
        let decimal = text.as_bytes().get(range.end) == Some(&b'.') || text[..start].ends_with('.');
        if part.len() > 1 && part.starts_with('0') && (decimal || part.len() > 4) {
            return range;
        }
        start = range.end + 1;
    }
    0..text.len()
}

/// Four decimal numbers, with any number of zeros in front.
fn v4(text: &str) -> Option<Ipv4Addr> {
    let mut octets = [0; 4];
    let mut parts = text.split('.');
    for octet in &mut octets {
        *octet = u8::try_from(number(parts.next()?, 10)?).ok()?;
    }
    parts.next().is_none().then(|| octets.into())
}

/// Groups of hexadecimal digits, of which the last two may be an IPv4 address and any one run may be `::`.
fn v6(text: &str) -> Option<Ipv6Addr> {
    let groups = |text: &str| -> Option<Vec<u16>> {
        let mut groups = Vec::new();
        if text.is_empty() {
            return Some(groups);
        }
        let mut parts = text.split(':').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() && part.contains('.') {
                let [a, b, c, d] = v4(part)?.octets();
                groups.extend([u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]);
            } else {
                groups.push(u16::try_from(number(part, 16)?).ok()?);
            }
            if groups.len() > 8 {
                return None;
            }
        }
        Some(groups)
    };
    let mut all = [0; 8];
    match text.split_once("::") {
        None => {
            let groups = groups(text)?;
            if groups.len() != all.len() {
                return None;
            }
            all.copy_from_slice(&groups);
        }
        Some((head, tail)) => {
            // An address in dots ends the text.
            if head.contains('.') {
                return None;
            }
            let (head, tail) = (groups(head)?, groups(tail)?);
            // `::` stands for one group at least.
            if head.len() + tail.len() >= all.len() {
                return None;
            }
            all.get_mut(..head.len())?.copy_from_slice(&head);
            let from = all.len() - tail.len();
            all.get_mut(from..)?.copy_from_slice(&tail);
        }
    }
    Some(all.into())
}

/// A number of digits alone, small enough for any part of an address.
fn number(digits: &str, radix: u32) -> Option<u32> {
    let plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    let digits = digits.trim_start_matches('0');
    match digits {
        _ if !plain => None,
        "" => Some(0),
        digits if digits.len() > 5 => None,
        digits => u32::from_str_radix(digits, radix).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        // The text, whether 1.36 takes it, and what 1.35 takes it for.
        for (text, strict, legacy) in [
            ("10.0.0.1", true, "10.0.0.1"),
            ("0.0.0.0", true, "0.0.0.0"),
            ("::1", true, "::1"),
            ("2001:db8::1", true, "2001:db8::1"),
            ("2001:DB8:0:0::1", true, "2001:db8::1"),
            ("fe80::1", true, "fe80::1"),
            ("::", true, "::"),
            ("1:2:3:4:5:6:7::", true, "1:2:3:4:5:6:7:0"),
            ("::1.2.3.4", true, "::102:304"),
            ("64:ff9b::1.2.3.4", true, "64:ff9b::102:304"),
            ("010.0.0.1", false, "10.0.0.1"),
            ("10.000000000.0.008", false, "10.0.0.8"),
            ("00001::", false, "1::"),
            ("::ffff:1.2.3.4", false, "1.2.3.4"),
            ("::ffff:102:304", false, "1.2.3.4"),
            ("::ffff:1.2.3.04", false, "1.2.3.4"),
            ("1.2.3", false, ""),
            ("1.2.3.4.5", false, ""),
            ("1.2.3.", false, ""),
            ("256.0.0.1", false, ""),
            ("1.2.3.4:", false, ""),
            ("1:1.2.3.4::", false, ""),
            ("fe80::1%eth0", false, ""),
            ("", false, ""),
            ("localhost", false, ""),
            (" 10.0.0.1", false, ""),
            ("+1.0.0.1", false, ""),
            ("1:2:3", false, ""),
            ("1:2:3:4:5:6:7:8:9", false, ""),
            ("1::2:3:4:5:6:7:8", false, ""),
            ("1::2::3", false, ""),
            (":::", false, ""),
            (":1::", false, ""),
            ("1:", false, ""),
            ("1:2:3:4:5:6:7:1.2.3.4", false, ""),
            ("1.2.3.4::", false, ""),
            ("12345::", false, ""),
        ] {
            assert_eq!(address(text).is_some(), strict, "{text}");
            assert_eq!(check(text, true).is_ok(), strict, "{text}");
            assert_eq!(check(text, false).is_ok(), !legacy.is_empty(), "{text}");
            let read = super::legacy(text).map(|address| address.to_string()).unwrap_or_default();
            assert_eq!(read, legacy, "{text}");
            if strict {
                assert_eq!(address(text), super::legacy(text), "{text}");
            }
        }
    }

    #[test]
    fn faults_are_at_their_digits() {
        for (text, range) in [
            ("010.0.0.1", 0..3),
            ("10.0.00.1", 5..7),
            ("::ffff:1.2.3.04", 13..15),
            ("1::00001", 3..8),
            ("x", 0..1),
        ] {
            assert_eq!(strict(text).map_err(|error| error.range), Err(range), "{text}");
        }
    }

    #[test]
    fn notations() {
        for (text, better) in [
            ("10.0.0.1", None),
            ("::1", None),
            ("x", None),
            ("fe80::1%eth0", None),
            ("010.0.0.1", Some(Notation::NonStandard("10.0.0.1".to_owned()))),
            ("::ffff:1.2.3.4", Some(Notation::NonStandard("1.2.3.4".to_owned()))),
            ("00001::", Some(Notation::NonStandard("1::".to_owned()))),
            ("2001:DB8::1", Some(Notation::NonCanonical("2001:db8::1".to_owned()))),
            ("1:0:0:2:0:0:0:3", Some(Notation::NonCanonical("1:0:0:2::3".to_owned()))),
            ("::1.2.3.4", Some(Notation::NonCanonical("::102:304".to_owned()))),
        ] {
            assert_eq!(notation(text), better, "{text}");
        }
    }
}
