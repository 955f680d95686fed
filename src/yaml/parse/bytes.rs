//! Looking at bytes: class tests, and searches that look at eight bytes at a time.

use super::Parser;
use crate::yaml::decode;

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// A word whose bytes are all `byte`.
const fn all(byte: u8) -> u64 {
    LOW * byte as u64
}

/// Marks the zero bytes of `word`. Only the lowest mark is reliable, which is the only one that is looked at.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

#[inline(always)]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    let chunk = bytes.get(at..at + 8)?;
    Some(u64::from_le_bytes(chunk.try_into().ok()?))
}

impl<const RARE: bool> Parser<'_, RARE> {
    /// The byte at `at`; behind the end a line break, because kubectl ends every file with one.
    #[inline(always)]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    /// The length of the line break at `at`, 0 if there is none. The end of the text counts as one of length 0;
    /// see [`Self::ends_line`].
    #[inline(always)]
    pub(super) fn break_len(&self, at: usize) -> usize {
        if RARE {
            return decode::line_break(self.bytes, at);
        }
        match self.bytes.get(at) {
            Some(b'\n') => 1,
            // Without rare breaks in the text every CR is followed by LF.
            Some(b'\r') => 2,
            _ => 0,
        }
    }

    /// Whether a line ends at `at`.
    #[inline(always)]
    pub(super) fn ends_line(&self, at: usize) -> bool {
        if RARE {
            return at >= self.bytes.len() || decode::line_break(self.bytes, at) > 0;
        }
        matches!(self.byte(at), b'\n' | b'\r')
    }

    /// Whether `at` is a space, a tab or the end of a line.
    #[inline(always)]
    pub(super) fn blank_or_end(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | b'\t') || self.ends_line(at)
    }

    /// The first position from `at` that is not a space.
    #[inline(always)]
    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while let Some(word) = word(self.bytes, at) {
            let other = word ^ all(b' ');
            if other != 0 {
                return at + (other.trailing_zeros() / 8) as usize;
            }
            at += 8;
        }
        while self.bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    }

    /// The first position from `at` that is neither a space nor a tab.
    #[inline(always)]
    pub(super) fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.bytes.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        at
    }

    /// The end of the text before `at`, without the blanks there.
    #[inline(always)]
    pub(super) fn trim(&self, mut at: usize) -> usize {
        while matches!(self.bytes[at - 1], b' ' | b'\t') {
            at -= 1;
        }
        at
    }

    /// Where the line at `at` ends: at its line break, or at the end of the text.
    pub(super) fn line_end(&self, mut at: usize) -> usize {
        if RARE {
            while at < self.bytes.len() && decode::line_break(self.bytes, at) == 0 {
                at += 1;
            }
            return at;
        }
        let rest = self.bytes.get(at..).unwrap_or_default();
        match memchr::memchr(b'\n', rest) {
            Some(len) if len > 0 && rest[len - 1] == b'\r' => at + len - 1,
            Some(len) => at + len,
            None => self.bytes.len(),
        }
    }

    /// The first position from `at` that could end a plain scalar in a block: a control byte (tabs too), `:` or
    /// `#`, or the end.
    #[inline(always)]
    pub(super) fn next_mark(&self, mut at: usize) -> usize {
        if !RARE {
            while let Some(word) = word(self.bytes, at) {
                let control = word.wrapping_sub(all(b' ')) & !word & HIGH;
                let marks = control | zeros(word ^ all(b':')) | zeros(word ^ all(b'#'));
                if marks != 0 {
                    return at + (marks.trailing_zeros() / 8) as usize;
                }
                at += 8;
            }
        }
        while let Some(&byte) = self.bytes.get(at) {
            if byte < b' ' || matches!(byte, b':' | b'#') || (RARE && decode::line_break(self.bytes, at) > 0)
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a document marker, `---` or `...`, stands at `at`, the start of a line.
    pub(super) fn is_marker(&self, at: usize) -> bool {
        matches!(self.bytes.get(at..at + 3), Some(b"---" | b"...")) && self.blank_or_end(at + 3)
    }
}
