//! The names of Windows accounts that a container's process can run under (`runAsUserName`): `Administrator`,
//! `NT AUTHORITY\SYSTEM`, `example.com\web`.

use std::fmt;
use std::ops::Range;

/// Why a text is no account's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserNameError {
    /// What is wrong.
    pub fault: Fault,
    /// The offending bytes; empty where something is missing.
    pub range: Range<usize>,
}

/// What is wrong with an account's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing.
    Empty,
    /// A control character.
    Control,
    /// A second backslash.
    Backslashes,
    /// The domain is too long.
    LongDomain,
    /// The domain is neither a `NetBIOS` name nor a DNS name.
    Domain,
    /// There is nothing after the backslash.
    NoUser,
    /// The user's name is too long.
    LongUser,
    /// The user's name is dots and spaces alone.
    DotsAndSpaces,
    /// A character that no user's name has.
    Character(char),
}

/// A domain has fewer bytes than this.
const DOMAIN: usize = 256;
/// The most bytes of a user's name.
const USER: usize = 104;

impl fmt::Display for UserNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fault {
            Fault::Empty => f.write_str("is empty"),
            Fault::Control => f.write_str("has an invisible character"),
            Fault::Backslashes => f.write_str("has more than one backslash"),
            Fault::LongDomain => write!(f, "has a domain of {DOMAIN} bytes or more"),
            Fault::Domain => f.write_str("has a domain that is neither a NetBIOS name nor a DNS name"),
            Fault::NoUser => f.write_str("names no user"),
            Fault::LongUser => write!(f, "has a user name of more than {USER} bytes"),
            Fault::DotsAndSpaces => f.write_str("has a user name of dots and spaces alone"),
            Fault::Character(c) => write!(f, "has a user name with `{c}` in it"),
        }
    }
}

impl std::error::Error for UserNameError {}

/// Checks an account's name, with or without a domain (`validateWindowsSecurityContextOptions`).
pub fn user_name(text: &str) -> Result<(), UserNameError> {
    let error = |fault, range| Err(UserNameError { fault, range });
    if text.is_empty() {
        return error(Fault::Empty, 0..0);
    }
    if let Some(at) = text.bytes().position(|byte| byte.is_ascii_control()) {
        return error(Fault::Control, at..at + 1);
    }
    let (domain, user) = match text.split_once('\\') {
        Some((domain, user)) => (Some(domain), user),
        None => (None, text),
    };
    let start = text.len() - user.len();
    if let Some(at) = user.find('\\') {
        return error(Fault::Backslashes, start + at..start + at + 1);
    }
    if let Some(domain) = domain {
        if domain.len() >= DOMAIN {
            return error(Fault::LongDomain, 0..domain.len());
        }
        if !is_net_bios(domain) && !is_dns(domain) {
            return error(Fault::Domain, 0..domain.len());
        }
    }
    if user.is_empty() {
        return error(Fault::NoUser, text.len()..text.len());
    }
    if user.len() > USER {
        return error(Fault::LongUser, start..text.len());
    }
    if user.bytes().all(|byte| matches!(byte, b'.' | b' ')) {
        return error(Fault::DotsAndSpaces, start..text.len());
    }
    match user.char_indices().find(|(_, c)| r#""/:;|=,+*?<>@[]"#.contains(*c)) {
        Some((at, c)) => error(Fault::Character(c), start + at..start + at + 1),
        None => Ok(()),
    }
}

/// One to fifteen characters, the first of them no dot.
fn is_net_bios(domain: &str) -> bool {
    (1..=15).contains(&domain.chars().count())
        && !domain.starts_with('.')
        && !domain.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|'])
}

/// Labels of letters, digits and hyphens with dots between.
fn is_dns(domain: &str) -> bool {
    domain.split('.').all(|label| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_accounts() {
        for good in [
            "Administrator",
            "ContainerUser",
            r"NT AUTHORITY\SYSTEM",
            r"a.b\x",
            r"-\x",
            r"sub.domain.example.com\web app",
            "..x",
            "ä",
            &"u".repeat(104),
            &format!(r"{}.com\x", "d".repeat(63)),
        ] {
            assert_eq!(user_name(good), Ok(()), "{good}");
        }
        for (bad, fault, range) in [
            ("", Fault::Empty, 0..0),
            ("a\tb", Fault::Control, 1..2),
            ("a\u{7f}", Fault::Control, 1..2),
            (r"a\b\c", Fault::Backslashes, 3..4),
            (r"\x", Fault::Domain, 0..0),
            (r".a\x", Fault::Domain, 0..2),
            (r"a:b\x", Fault::Domain, 0..3),
            (r"sixteen letters.\x", Fault::Domain, 0..16),
            (r"a\", Fault::NoUser, 2..2),
            ("..", Fault::DotsAndSpaces, 0..2),
            (r"a\. .", Fault::DotsAndSpaces, 2..5),
            ("../up", Fault::Character('/'), 2..3),
            ("a@b", Fault::Character('@'), 1..2),
            (r"a\b]", Fault::Character(']'), 3..4),
            (&"u".repeat(105), Fault::LongUser, 0..105),
            (&format!(r"{}.com\x", "d".repeat(64)), Fault::Domain, 0..68),
            (&format!(r"{}\x", "d.".repeat(128)), Fault::LongDomain, 0..256),
        ] {
            assert_eq!(user_name(bad), Err(UserNameError { fault, range }), "{bad}");
        }
    }
}
