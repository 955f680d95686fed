//! IP addresses and ranges as Kubernetes 1.36 takes them: no leading zeros, no IPv4 inside of IPv6, no zone.

use std::net::IpAddr;

/// The address, if the text is one (`IsValidIP`, strict since 1.36).
pub fn address(text: &str) -> Option<IpAddr> {
    match text.parse().ok()? {
        IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some() => None,
        address => Some(address),
    }
}

/// Whether the text is a range such as `10.0.0.0/8`, with nothing set behind the prefix.
pub fn is_range(text: &str) -> bool {
    let Some((base, length)) = text.split_once('/') else { return false };
    let Some(base) = address(base) else { return false };
    let plain =
        length.bytes().all(|byte| byte.is_ascii_digit()) && (length == "0" || !length.starts_with('0'));
    let Some(length) = length.parse::<u32>().ok().filter(|_| plain) else { return false };
    match base {
        IpAddr::V4(v4) => length <= 32 && v4.to_bits().checked_shl(length).unwrap_or(0) == 0,
        IpAddr::V6(v6) => length <= 128 && v6.to_bits().checked_shl(length).unwrap_or(0) == 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, valid) in [
            ("10.0.0.1", true),
            ("0.0.0.0", true),
            ("::1", true),
            ("2001:db8::1", true),
            ("fe80::1", true),
            ("::", true),
            ("010.0.0.1", false),
            ("1.2.3", false),
            ("1.2.3.4.5", false),
            ("256.0.0.1", false),
            ("::ffff:1.2.3.4", false),
            ("fe80::1%eth0", false),
            ("", false),
            ("localhost", false),
            (" 10.0.0.1", false),
            ("1:2:3", false),
        ] {
            assert_eq!(address(text).is_some(), valid, "{text}");
        }
    }

    #[test]
    fn ranges() {
        for (text, valid) in [
            ("10.0.0.0/8", true),
            ("0.0.0.0/0", true),
            ("10.0.0.1/32", true),
            ("2001:db8::/32", true),
            ("::/0", true),
            ("::/128", true),
            ("::/129", false),
            ("10.0.0.1/8", false),
            ("10.0.0.0/33", false),
            ("10.0.0.0", false),
            ("10.0.0.0/08", false),
            ("10.0.0.0/+8", false),
            ("::1/64", false),
            ("10.0.0.0/", false),
            ("x/8", false),
        ] {
            assert_eq!(is_range(text), valid, "{text}");
        }
    }
}
