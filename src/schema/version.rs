//! Minor versions of Kubernetes, and what each of them has switched on.

use std::fmt;
use std::str::FromStr;

/// A minor version of Kubernetes: `Minor(36)` is 1.36.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minor(u8);

impl Minor {
    /// The oldest minor that podlint knows.
    pub const OLDEST: Self = Self(27);
    /// The newest minor that podlint knows.
    pub const NEWEST: Self = Self(37);

    /// A minor by its number, if podlint knows it.
    pub const fn new(number: u8) -> Option<Self> {
        if Self::OLDEST.0 <= number && number <= Self::NEWEST.0 { Some(Self(number)) } else { None }
    }

    /// Its number: 36 for 1.36.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Its bit in a mask of minors.
    pub(crate) const fn bit(self) -> u16 {
        1 << (self.0 - Self::OLDEST.0)
    }

    /// All minors that podlint knows, the oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (Self::OLDEST.0..=Self::NEWEST.0).map(Self)
    }
}

impl Default for Minor {
    /// The newest one.
    fn default() -> Self {
        Self::NEWEST
    }
}

impl fmt::Display for Minor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.0)
    }
}

/// Compares with a number, so that a rule can say `cx.minor() >= 33`.
impl PartialEq<u8> for Minor {
    fn eq(&self, other: &u8) -> bool {
        self.0 == *other
    }
}

impl PartialOrd<u8> for Minor {
    fn partial_cmp(&self, other: &u8) -> Option<std::cmp::Ordering> {
        self.0.partial_cmp(other)
    }
}

/// Some of the minors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minors(pub(super) u16);

impl Minors {
    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// They, the oldest first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Minor> {
        Minor::all().filter(move |minor| self.0 & minor.bit() != 0)
    }

    /// The oldest of them.
    pub fn first(self) -> Option<Minor> {
        self.iter().next()
    }

    /// The newest of them.
    pub fn last(self) -> Option<Minor> {
        self.iter().next_back()
    }
}

/// Minors that manifests are to work with: one, or all from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinorRange {
    first: Minor,
    last: Minor,
}

impl MinorRange {
    /// All minors from `first` to `last`, whichever way round they are given.
    pub fn between(first: Minor, last: Minor) -> Self {
        Self { first: first.min(last), last: first.max(last) }
    }

    /// The oldest of them.
    pub fn first(self) -> Minor {
        self.first
    }

    /// The newest of them.
    pub fn last(self) -> Minor {
        self.last
    }

    /// Each of them, the oldest first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Minor> {
        (self.first.0..=self.last.0).map(Minor)
    }
}

impl Default for MinorRange {
    /// The newest one alone.
    fn default() -> Self {
        Minor::NEWEST.into()
    }
}

impl From<Minor> for MinorRange {
    fn from(minor: Minor) -> Self {
        Self { first: minor, last: minor }
    }
}

impl fmt::Display for MinorRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}..{}", self.first, self.last)
        }
    }
}

/// Reads `1.33` or `1.31..1.34`. What clusters print is taken too: a `v` before it, a patch release behind it.
impl FromStr for MinorRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        // `1.31..` is all that podlint knows from there on, `..1.34` all up to there.
        if first.trim().is_empty() != last.trim().is_empty() {
            let given = minor(first).or_else(|_| minor(last))?;
            return Ok(if last.trim().is_empty() {
                Self { first: given, last: Minor::NEWEST }
            } else {
                Self { first: Minor::OLDEST, last: given }
            });
        }
        let (first, last) = (minor(first)?, minor(last.strip_prefix('=').unwrap_or(last))?);
        if first > last {
            return Err(format!("the range runs backwards; write `{last}..{first}`"));
        }
        Ok(Self { first, last })
    }
}

fn minor(text: &str) -> Result<Minor, String> {
    let text = text.trim();
    let form = || {
        format!(
            "{} is no version; write a minor such as `{}`, or a range such as `1.31..1.34`",
            if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") },
            Minor::NEWEST
        )
    };
    let numbers = text.strip_prefix('v').unwrap_or(text).strip_prefix("1.").ok_or_else(form)?;
    // Vendors add words of their own: 1.33.5-gke.1080000, 1.30+.
    let end = numbers.find(|c: char| !c.is_ascii_digit()).unwrap_or(numbers.len());
    let (number, rest) = numbers.split_at(end);
    // Two versions with something else between them are meant as a range.
    if let Some((_, other)) =
        rest.split_once("1.").filter(|(between, _)| matches!(*between, "-" | ".." | "-v" | "..v"))
    {
        return Err(format!("a range is written with two dots; write `1.{number}..1.{other}`"));
    }
    if !(rest.is_empty() || rest.starts_with(['.', '-', '+'])) {
        return Err(form());
    }
    let number: u64 = number.parse().map_err(|_| form())?;
    u8::try_from(number).ok().and_then(Minor::new).ok_or_else(|| {
        let (oldest, newest) = (Minor::OLDEST, Minor::NEWEST);
        let nearest = if number < u64::from(oldest.0) { oldest } else { newest };
        format!("podlint knows Kubernetes {oldest} to {newest}, not 1.{number}; write `{nearest}`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_people_and_clusters_write_them() {
        for (text, expected) in [
            ("1.33", "1.33"),
            ("v1.33", "1.33"),
            ("v1.33.5-gke.1080000", "1.33"),
            ("1.30+", "1.30"),
            ("1.31..1.34", "1.31..1.34"),
            ("v1.31.2 .. v1.34.0", "1.31..1.34"),
            ("1.31..=1.34", "1.31..1.34"),
            ("1.36..1.36", "1.36"),
            ("1.34..", "1.34..1.37"),
            ("..1.29", "1.27..1.29"),
            ("v1.33.5-gke.1.30", "1.33"),
        ] {
            assert_eq!(
                text.parse::<MinorRange>().map(|minors| minors.to_string()),
                Ok(expected.to_owned()),
                "{text}"
            );
        }
        for text in [
            "",
            "1",
            "33",
            "1.x",
            "1.33x",
            "2.0",
            "1.26",
            "1.38",
            "1.999999999999999999999",
            "1.34..1.31",
            "..",
            "1.31-1.33",
            "1.31..1.33..1.35",
        ] {
            let error = text.parse::<MinorRange>().expect_err(text);
            assert!(error.contains("write") || error.contains("podlint knows"), "{text}: {error}");
        }
    }
}
