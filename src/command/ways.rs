//! What can come of a command: the ways on which it may leave off.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of ways. Reading a script adds ways when in doubt, so that a way that is not in the set cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ways(u8);

impl Ways {
    pub(super) const NONE: Self = Self(0);
    /// It succeeds, and the next command runs.
    pub(super) const OK: Self = Self(1);
    /// It fails, and the next command runs.
    pub(super) const ERR: Self = Self(2);
    /// The shell ends well.
    pub(super) const EXIT: Self = Self(4);
    /// The shell ends with an error.
    pub(super) const FAIL: Self = Self(8);
    /// The loop around it ends.
    pub(super) const BREAK: Self = Self(16);
    /// It runs for ever.
    pub(super) const HANG: Self = Self(32);
    /// It may run for ever, which cannot be seen.
    pub(super) const MAYHANG: Self = Self(64);
    /// Anything.
    pub(super) const ALL: Self = Self(127);

    pub(super) fn has(self, way: Self) -> bool {
        self.0 & way.0 != 0
    }

    pub(super) fn without(self, ways: Self) -> Self {
        Self(self.0 & !ways.0)
    }

    /// Whether the next command may run.
    pub(super) fn goes_on(self) -> bool {
        self.has(Self::OK | Self::ERR)
    }

    /// This, and then that.
    pub(super) fn then(self, next: Self) -> Self {
        if self.goes_on() { self.without(Self::OK | Self::ERR) | next } else { self }
    }

    /// Success as failure, and the other way round.
    pub(super) fn not(self) -> Self {
        let mut ways = self.without(Self::OK | Self::ERR);
        if self.has(Self::OK) {
            ways |= Self::ERR;
        }
        if self.has(Self::ERR) {
            ways |= Self::OK;
        }
        ways
    }

    /// As another process: what ends the shell in it only ends it.
    pub(super) fn apart(self) -> Self {
        let mut ways = self.without(Self::EXIT | Self::FAIL | Self::BREAK);
        if self.has(Self::EXIT) {
            ways |= Self::OK;
        }
        if self.has(Self::BREAK) {
            ways |= Self::OK | Self::ERR;
        }
        if self.has(Self::FAIL) {
            ways |= Self::ERR;
        }
        ways
    }
}

impl BitOr for Ways {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Ways {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for Ways {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
