//! Moments that are known to lie between two bounds.

/// A moment in whole seconds on some clock, between its bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// Not before.
    pub earliest: u64,
    /// Not after; nothing where there is no bound.
    pub latest: Option<u64>,
}

impl When {
    /// The start of the clock.
    pub const ZERO: Self = Self::at(0);

    /// An exact moment.
    pub const fn at(seconds: u64) -> Self {
        Self { earliest: seconds, latest: Some(seconds) }
    }

    /// A moment between two bounds.
    pub const fn between(earliest: u64, latest: u64) -> Self {
        Self { earliest, latest: Some(latest) }
    }

    /// Some seconds after it.
    #[must_use]
    pub fn plus(self, seconds: u64) -> Self {
        self.plus_between(seconds, seconds)
    }

    /// At least and at most some seconds after it.
    #[must_use]
    pub fn plus_between(self, least: u64, most: u64) -> Self {
        Self {
            earliest: self.earliest.saturating_add(least),
            latest: self.latest.map(|latest| latest.saturating_add(most)),
        }
    }

    /// A length of time between these bounds, begun at `start`.
    #[must_use]
    pub fn after(self, start: Self) -> Self {
        Self {
            earliest: start.earliest.saturating_add(self.earliest),
            latest: start.latest.zip(self.latest).map(|(start, length)| start.saturating_add(length)),
        }
    }

    /// The later of both.
    #[must_use]
    pub fn or_later(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    /// The earlier of it and an exact moment.
    #[must_use]
    pub fn or_at_most(self, bound: u64) -> Self {
        Self {
            earliest: self.earliest.min(bound),
            latest: Some(self.latest.map_or(bound, |latest| latest.min(bound))),
        }
    }

    /// The same without an upper bound.
    #[must_use]
    pub const fn open(self) -> Self {
        Self { earliest: self.earliest, latest: None }
    }
}
