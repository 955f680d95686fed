//! Minor versions of Kubernetes, and what each of them has switched on.

use std::fmt;

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
