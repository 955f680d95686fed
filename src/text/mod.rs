//! Places in a text: byte spans, and the lines and columns people and editors count.
//!
//! Everything below the front end speaks in [`Span`]s, byte offsets into one file. Lines and columns exist
//! only at the rim, where a finding is printed: a [`LineIndex`] is built once for a file that has findings.

mod line_index;

pub use line_index::{LineIndex, Position};

/// A half-open range of bytes in one file: `start..end`.
///
/// Offsets are 32 bits wide because an arena of spans is what the parser makes most of; the reader refuses
/// files that do not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to but not including `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The empty span at `offset`: a place to insert something.
    pub const fn at(offset: u32) -> Self {
        Self { start: offset, end: offset }
    }

    /// The span's length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span covers no bytes.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The empty span at the start of this one.
    #[must_use]
    pub const fn start_point(self) -> Self {
        Self::at(self.start)
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub const fn end_point(self) -> Self {
        Self::at(self.end)
    }

    /// Whether `offset` lies in the span, its end included.
    pub const fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether `other` lies wholly within this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes `from..to` of this span, counted from its start.
    #[must_use]
    pub const fn sub(self, from: u32, to: u32) -> Self {
        Self::new(self.start + from, self.start + to)
    }

    /// The text that the span covers, or `""` when it does not lie on character boundaries of `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}
