//! Time zones by name, as `spec.timeZone` of a `CronJob` takes them (`pkg/apis/batch/validation`, and Go's
//! `time.LoadLocation`).
//!
//! The API server carries its own copy of the IANA time zone database, so the names are known without asking a cluster;
//! they are case-sensitive.

use std::ops::Range;

/// Every name of the database, one a line, after a few lines of remarks.
const NAMES: &str = include_str!("../../schemas/time-zones.txt");

/// Why a text is no name of a time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZoneError {
    /// What is wrong.
    pub fault: Fault,
    /// The offending bytes.
    pub range: Range<usize>,
}

/// What is wrong with the name of a time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing.
    Empty,
    /// A part between slashes is empty, `.` or `..`, starts with `-`, has more than 14 characters, or has others than
    /// letters, digits and `.`, `-`, `_` and `+`.
    Part,
    /// It is `Local`, in any case: the server's own zone, whatever that is.
    Local,
    /// The database has no zone of the name.
    Unknown,
}

/// Every name, in the order of its bytes.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    NAMES.lines().filter(|line| !line.starts_with('#'))
}

/// Checks the name of a `timeZone` field.
pub fn check(name: &str) -> Result<(), TimeZoneError> {
    let error = |fault, range| Err(TimeZoneError { fault, range });
    if name.is_empty() {
        return error(Fault::Empty, 0..0);
    }
    let mut start = 0;
    for part in name.split('/') {
        if let Some(range) = fault_in(part) {
            return error(Fault::Part, start + range.start..start + range.end);
        }
        start += part.len() + 1;
    }
    if name.eq_ignore_ascii_case("local") {
        return error(Fault::Local, 0..name.len());
    }
    if is_known(name) { Ok(()) } else { error(Fault::Unknown, 0..name.len()) }
}

/// Whether a schedule may begin with `TZ=` and the name: Go then also takes nothing and `Local`.
pub fn is_location(name: &str) -> bool {
    name.is_empty() || name == "Local" || is_known(name)
}

fn is_known(name: &str) -> bool {
    names().any(|known| known == name)
}

/// The bytes of a part that it may not have; the whole part if it is too long, or not a name at all.
fn fault_in(part: &str) -> Option<Range<usize>> {
    let is_legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    if let Some((at, c)) = part.char_indices().find(|(_, c)| !is_legal(*c)) {
        return Some(at..at + c.len_utf8());
    }
    if part.starts_with('-') {
        return Some(0..1);
    }
    let wrong = part.is_empty() || part.len() > 14 || part == "." || part == "..";
    wrong.then_some(0..part.len())
}

/// The name that was meant: the same in other case or with spaces, or one whose last part is the city that was written.
pub fn meant(name: &str) -> Option<&'static str> {
    let plain = |name: &str| name.trim().replace(' ', "_").to_ascii_lowercase();
    let wanted = plain(name);
    if wanted.is_empty() {
        return None;
    }
    let same = names().find(|known| known.to_ascii_lowercase() == wanted);
    let city = || wanted.rsplit('/').next().unwrap_or_default();
    same.or_else(|| {
        names()
            .find(|known| known.rsplit_once('/').is_some_and(|(_, last)| last.to_ascii_lowercase() == city()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(names().is_sorted());
        assert!(names().count() > 590);
        // No name of the database is one that the server refuses for its characters.
        for name in names() {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn faults_have_their_place() {
        use Fault::{Empty, Local, Part, Unknown};
        for (name, expected) in [
            ("UTC", None),
            ("Etc/UTC", None),
            ("Etc/GMT+5", None),
            ("America/Argentina/Buenos_Aires", None),
            ("", Some((Empty, 0..0))),
            ("utc", Some((Unknown, 0..3))),
            ("Mars/Base", Some((Unknown, 0..9))),
            ("Local", Some((Local, 0..5))),
            ("LOCAL", Some((Local, 0..5))),
            (" ", Some((Part, 0..1))),
            ("Europe/Rome ", Some((Part, 11..12))),
            ("Europe//Rome", Some((Part, 7..7))),
            ("Europe/../UTC", Some((Part, 7..9))),
            ("/etc", Some((Part, 0..0))),
            ("UTC/", Some((Part, 4..4))),
            ("-UTC", Some((Part, 0..1))),
            ("Europe/Zürich", Some((Part, 8..10))),
            ("aaaaaaaaaaaaaaa", Some((Part, 0..15))),
            ("aaaaaaaaaaaaaa", Some((Unknown, 0..14))),
            ("UTC+1", Some((Unknown, 0..5))),
        ] {
            let found = check(name).err().map(|error| (error.fault, error.range));
            assert_eq!(found, expected, "{name:?}");
        }
    }

    #[test]
    fn the_name_that_was_meant() {
        for (name, expected) in [
            ("utc", Some("UTC")),
            ("europe/rome", Some("Europe/Rome")),
            ("Shanghai", Some("Asia/Shanghai")),
            ("China/Shanghai", Some("Asia/Shanghai")),
            ("America/New York", Some("America/New_York")),
            ("", None),
            ("Mars/Base", None),
        ] {
            assert_eq!(meant(name), expected, "{name}");
        }
    }
}
