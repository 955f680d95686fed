//! Ranges of IP addresses, such as `10.0.0.0/8`, as Kubernetes takes them.
//!
//! Old fields were read loosely up to 1.35 (`netutils.ParseCIDRSloppy`): with leading zeros, with IPv4 inside of IPv6,
//! and with a whole address where a range is meant. [`legacy`] reads so; [`strict`] reads as 1.36 does
//! (`StrictIPCIDRValidation`); [`check`] does either, for fields whose strictness depends on the minor. [`notations`]
//! says how a text departs from the one way to write its range.

use std::net::{IpAddr, Ipv6Addr};
use std::ops::Range;

use super::ip;

/// A range of addresses. An IPv4 range within IPv6 is the IPv4 range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    /// The address as written.
    pub address: IpAddr,
    /// The first address of the range.
    pub network: IpAddr,
    /// How many leading bits all its addresses share.
    pub length: u32,
    /// The number behind the `/` as written, which differs from `length` for IPv4 within IPv6.
    pub written: u32,
}

/// Why a text is no range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CidrError {
    /// What is wrong.
    pub fault: Fault,
    /// The offending bytes; empty at the end where something is missing.
    pub range: Range<usize>,
}

/// What is wrong with a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no `/` and number behind the address.
    NoLength,
    /// What is before the `/` is not an address.
    NotAnAddress,
    /// What is behind the `/` is not a number of bits that the address has.
    NotALength,
    /// A number has leading zeros; up to 1.35 they are passed over.
    LeadingZeros(Cidr),
    /// The address is an IPv4 address within an IPv6 one, which is taken up to 1.35.
    Mapped(Cidr),
    /// Bits are set behind the prefix; up to 1.35 they are passed over.
    HostBits(Cidr),
}

/// How a range departs from the one way to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Bits are set behind the prefix: the whole range may be meant, or the one address.
    Ambiguous(Cidr),
    /// It has leading zeros, or is IPv4 within IPv6. 1.36 refuses it.
    NonStandard(String),
    /// It is of IPv6, and not written as RFC 5952 recommends.
    NonCanonical(String),
}

impl Cidr {
    /// Whether the address lies in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        mask(address, self.length) == self.network
    }

    /// Whether `other` lies in the range and is smaller, as the API server compares them.
    pub fn contains_smaller(&self, other: &Self) -> bool {
        self.contains(other.network) && self.written < other.written
    }

    /// The range of the one address that is written.
    pub fn single(&self) -> String {
        format!("{}/{}", self.address, if self.address.is_ipv4() { 32 } else { 128 })
    }
}

impl std::fmt::Display for Cidr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.network, self.length)
    }
}

/// The range as a field takes it that became strict with 1.36: strictly or not (`IsValidCIDRForLegacyField`).
pub fn check(text: &str, strictly: bool) -> Result<Cidr, CidrError> {
    if strictly { strict(text) } else { legacy(text) }
}

/// The range as old fields take it up to 1.35.
pub fn legacy(text: &str) -> Result<Cidr, CidrError> {
    let error = |fault, range| Err(CidrError { fault, range });
    let Some((base, number)) = text.split_once('/') else {
        return match ip::legacy(text) {
            Some(_) => error(Fault::NoLength, text.len()..text.len()),
            None => error(Fault::NotAnAddress, 0..text.len()),
        };
    };
    let Some(address) = ip::legacy(base) else { return error(Fault::NotAnAddress, 0..base.len()) };
    let wide = base.contains(':');
    let length = digits(number).filter(|length| *length <= if wide { 128 } else { 32 });
    let Some(written) = length else { return error(Fault::NotALength, base.len() + 1..text.len()) };
    let (network, length) = match address {
        // IPv4 within IPv6, cut where it is no longer IPv4.
        IpAddr::V4(v4) if wide && written < 96 => (mask(IpAddr::V6(v4.to_ipv6_mapped()), written), written),
        IpAddr::V4(_) if wide => (mask(address, written - 96), written - 96),
        _ => (mask(address, written), written),
    };
    Ok(Cidr { address, network, length, written })
}

/// The range as 1.36 takes it.
pub fn strict(text: &str) -> Result<Cidr, CidrError> {
    let cidr = legacy(text)?;
    let (base, number) = text.split_once('/').unwrap_or((text, ""));
    let zeros = number.len() > 1 && number.starts_with('0');
    let (fault, range) = match ip::strict(base) {
        Err(ip::IpError { fault: ip::Fault::LeadingZeros(_), range }) => (Fault::LeadingZeros(cidr), range),
        _ if zeros => (Fault::LeadingZeros(cidr), base.len() + 1..text.len()),
        Err(_) => (Fault::Mapped(cidr), 0..base.len()),
        Ok(_) if cidr.address != cidr.network => (Fault::HostBits(cidr), 0..base.len()),
        Ok(_) => return Ok(cidr),
    };
    Err(CidrError { fault, range })
}

/// How a range that [`legacy`] takes should rather be written (`GetWarningsForCIDR`).
pub fn notations(text: &str) -> Vec<Notation> {
    let Ok(cidr) = legacy(text) else { return Vec::new() };
    let mut found = Vec::new();
    if cidr.address != cidr.network {
        found.push(Notation::Ambiguous(cidr));
    }
    let better = cidr.to_string();
    match strict(text).map_err(|error| error.fault) {
        Err(Fault::LeadingZeros(_) | Fault::Mapped(_)) => found.push(Notation::NonStandard(better)),
        _ if found.is_empty() && better != text => {
            found.push(Notation::NonCanonical(better));
        }
        _ => {}
    }
    found
}

/// The address with all bits behind the first `length` cleared.
fn mask(address: IpAddr, length: u32) -> IpAddr {
    match address {
        IpAddr::V4(v4) => {
            let mask = u32::MAX.checked_shl(32u32.saturating_sub(length)).unwrap_or(0);
            IpAddr::V4((v4.to_bits() & mask).into())
        }
        IpAddr::V6(v6) => {
            let mask = u128::MAX.checked_shl(128u32.saturating_sub(length)).unwrap_or(0);
            IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
        }
    }
}

/// A number of digits alone, with any number of zeros in front.
fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.trim_start_matches('0') {
        _ if !plain => None,
        "" => Some(0),
        digits => digits.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        // The text, whether 1.36 takes it, and what 1.35 takes it for.
        for (text, valid, read) in [
            ("10.0.0.0/8", true, "10.0.0.0/8"),
            ("0.0.0.0/0", true, "0.0.0.0/0"),
            ("10.0.0.1/32", true, "10.0.0.1/32"),
            ("2001:db8::/32", true, "2001:db8::/32"),
            ("2001:DB8::/32", true, "2001:db8::/32"),
            ("::/0", true, "::/0"),
            ("::/128", true, "::/128"),
            ("10.0.0.1/8", false, "10.0.0.0/8"),
            ("10.0.0.1/0", false, "0.0.0.0/0"),
            ("::1/64", false, "::/64"),
            ("10.0.0.0/08", false, "10.0.0.0/8"),
            ("010.0.0.0/8", false, "10.0.0.0/8"),
            ("::ffff:10.0.0.0/104", false, "10.0.0.0/8"),
            ("::ffff:10.0.0.1/128", false, "10.0.0.1/32"),
            ("::ffff:10.0.0.1/96", false, "0.0.0.0/0"),
            ("::ffff:10.0.0.1/90", false, "::ffc0:0:0/90"),
            ("::ffff:10.0.0.0/129", false, ""),
            ("::/129", false, ""),
            ("10.0.0.0/33", false, ""),
            ("10.0.0.0/+8", false, ""),
            ("10.0.0.0/-1", false, ""),
            ("10.0.0.0/8/8", false, ""),
            ("10.0.0.0/99999999999", false, ""),
            ("10.0.0.0", false, ""),
            ("10.0.0.0/", false, ""),
            (" 10.0.0.0/8", false, ""),
            ("10.0.0/8", false, ""),
            ("fe80::1%eth0/64", false, ""),
            ("/8", false, ""),
            ("x/8", false, ""),
            ("", false, ""),
        ] {
            assert_eq!(check(text, true).is_ok(), valid, "{text}");
            let loose = check(text, false).map(|cidr| cidr.to_string()).unwrap_or_default();
            assert_eq!(loose, read, "{text}");
        }
    }

    #[test]
    fn faults_are_at_their_characters() {
        for (text, range) in [
            ("10.0.0.0", 8..8),
            ("x", 0..1),
            ("x/8", 0..1),
            ("10.0.0.0/33", 9..11),
            ("10.0.0.0/08", 9..11),
            ("10.00.0.0/8", 3..5),
            ("10.0.0.1/8", 0..8),
            ("::ffff:10.0.0.0/104", 0..15),
        ] {
            assert_eq!(strict(text).map_err(|error| error.range), Err(range), "{text}");
        }
    }

    #[test]
    fn ranges_in_ranges() {
        for (outer, inner, within) in [
            ("10.0.0.0/8", "10.1.0.0/16", true),
            ("10.0.0.0/8", "10.0.0.0/8", false),
            ("10.0.0.0/8", "10.0.0.0/7", false),
            ("10.0.0.0/8", "11.0.0.0/16", false),
            ("0.0.0.0/0", "10.0.0.0/8", true),
            ("::/0", "10.0.0.0/8", false),
            ("::/0", "2001:db8::/32", true),
            ("0.0.0.0/0", "2001:db8::/32", false),
            // The numbers are compared as they are written.
            ("::ffff:10.0.0.0/104", "10.1.0.0/16", false),
            ("10.0.0.0/8", "::ffff:10.1.0.0/112", true),
        ] {
            let read = |text| legacy(text).expect(text);
            assert_eq!(read(outer).contains_smaller(&read(inner)), within, "{outer} {inner}");
        }
    }

    #[test]
    fn other_ways_to_write_them() {
        let better = |text: &str| Notation::NonStandard(text.to_owned());
        for (text, expected) in [
            ("10.0.0.0/8", vec![]),
            ("x/8", vec![]),
            ("10.0.0.0/08", vec![better("10.0.0.0/8")]),
            ("::ffff:10.0.0.0/104", vec![better("10.0.0.0/8")]),
            ("2001:DB8::/32", vec![Notation::NonCanonical("2001:db8::/32".to_owned())]),
            ("2001:db8::/32", vec![]),
        ] {
            assert_eq!(notations(text), expected, "{text}");
        }
        let [Notation::Ambiguous(cidr), Notation::NonStandard(_)] = &*notations("010.0.0.1/8") else {
            panic!("two remarks");
        };
        assert_eq!((cidr.to_string(), cidr.single()), ("10.0.0.0/8".to_owned(), "10.0.0.1/32".to_owned()));
        // Host bits come before the way an IPv6 address is written.
        assert!(matches!(&*notations("2001:DB8::1/32"), [Notation::Ambiguous(_)]));
    }
}
