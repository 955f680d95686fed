//! The few lines of a file that a finding is shown in, as miette wants them.
//!
//! miette asks a source for the lines around a span, and its own sources scan the file from the start each time.
//! An [`Excerpt`] holds only the lines that will be shown, made safe for a terminal, each clipped around its labels
//! when it is too long; so a report costs the same whatever the size of the file or the line. Spans are moved
//! into the excerpt's text, and the true line and column of each are kept for the heading.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::layout::{columns, fits, wrap};
use super::places::Places;
use super::sanitise;
use crate::diagnostic::Diagnostic;
use crate::text::{Position, Span};

/// Lines shown before and after each label.
pub(super) const CONTEXT: u32 = 1;

/// A label over more lines than this is shown at its first line only.
const MAX_LABEL_LINES: u32 = 6;

/// The least room for source text or a label's text, however narrow the terminal or far right the label.
const MIN_ROOM: usize = 24;

/// The columns of the stroke that leads from an underline to its text.
const STROKE: usize = 4;

/// Lines of a file and the labels in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    path: String,
    text: String,
    lines: Vec<Line>,
    /// In order of their places.
    labels: Vec<Placed>,
}

/// One shown line: bytes `start..end` of the excerpt, its line break included.
#[derive(Debug)]
struct Line {
    /// The line in the file, from 0.
    number: u32,
    /// The run of neighbouring lines it belongs to; only lines of one run are drawn together.
    block: usize,
    start: usize,
    end: usize,
    pieces: Vec<Piece>,
}

/// A run of source text, and where it starts in the excerpt.
#[derive(Debug)]
struct Piece {
    source: Span,
    at: usize,
}

/// A label in the excerpt.
#[derive(Debug)]
struct Placed {
    start: usize,
    end: usize,
    /// Where it is in the file.
    position: Position,
    text: Option<String>,
    primary: bool,
}

/// A label in the file, while the excerpt is made.
struct Wanted {
    span: Span,
    /// What is drawn of it: no line break at its end, no overlap with another label of its line.
    shown: Span,
    text: Option<String>,
    primary: bool,
}

impl Excerpt {
    /// The excerpt for `diagnostic` in at most `width` columns; `ellipsis` stands for what is left out.
    pub(super) fn new(
        path: &str,
        places: &Places<'_>,
        diagnostic: &Diagnostic,
        width: usize,
        ellipsis: &str,
    ) -> Self {
        let wanted = wanted(places, diagnostic);

        let mut numbers = Vec::new();
        for label in &wanted {
            let (first, last) = (places.line(label.shown.start), places.line(label.shown.end));
            let after = (last + CONTEXT).min(places.line_count() - 1).max(last);
            numbers.extend(first.saturating_sub(CONTEXT)..=after);
        }
        numbers.sort_unstable();
        numbers.dedup();

        // Number, bar and their spaces; then a column for each label that spans lines, with its arrow.
        let digits = numbers.last().map_or(1, |&last| (last + 1).to_string().len());
        let tall = wanted
            .iter()
            .filter(|label| places.line(label.shown.start) != places.line(label.shown.end))
            .count();
        let gutter = digits + 4 + if tall == 0 { 0 } else { tall + 3 };
        let room = width.saturating_sub(gutter).max(MIN_ROOM);

        // The finding's own place comes first, wherever the others are in the file: miette draws in the order of
        // the excerpt, and the first place is the one that people and editors go to.
        let mut blocks: Vec<&[u32]> = numbers.chunk_by(|a, b| a + 1 == *b).collect();
        let own = places.line(diagnostic.span.start);
        blocks.sort_by_key(|block| !block.contains(&own));

        let mut excerpt =
            Self { path: path.to_owned(), text: String::new(), lines: Vec::new(), labels: Vec::new() };
        for (block, numbers) in blocks.into_iter().enumerate() {
            for &number in numbers {
                let line = places.line_span(number);
                let kept = keep(places.text(), line, &wanted, room, ellipsis);
                excerpt.push_line(places.text(), (number, block), line, &kept, ellipsis);
            }
        }
        for label in wanted {
            let start = excerpt.find(places, label.shown.start);
            let end = excerpt.find(places, label.shown.end).max(start);
            let text = label.text.map(|text| wrap(&text, excerpt.room_for_label(start, end, room), 0, ""));
            excerpt.labels.push(Placed {
                start,
                end,
                position: places.at(label.span.start),
                text,
                primary: label.primary,
            });
        }
        excerpt.labels.sort_by_key(|label| (label.start, label.end));
        excerpt
    }

    /// The labels as miette takes them, in order.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.labels.iter().map(|label| {
            let span = SourceSpan::from((label.start, label.end - label.start));
            if label.primary {
                LabeledSpan::new_primary_with_span(label.text.clone(), span)
            } else {
                LabeledSpan::new_with_span(label.text.clone(), span)
            }
        })
    }

    /// For each label, in order, whether it is the finding's own place.
    pub(super) fn primaries(&self) -> impl Iterator<Item = bool> {
        self.labels.iter().map(|label| label.primary)
    }

    fn push_line(
        &mut self,
        text: &str,
        (number, block): (u32, usize),
        line: Span,
        kept: &[Span],
        ellipsis: &str,
    ) {
        let start = self.text.len();
        let mut pieces = Vec::with_capacity(kept.len());
        let mut end = line.start;
        for &source in kept {
            if source.start > end {
                self.text.push_str(ellipsis);
            }
            pieces.push(Piece { source, at: self.text.len() });
            for c in source.slice(text).chars() {
                sanitise::push_source(&mut self.text, c);
            }
            end = source.end;
        }
        if end < line.end {
            self.text.push_str(ellipsis);
        }
        self.text.push('\n');
        self.lines.push(Line { number, block, start, end: self.text.len(), pieces });
    }

    /// Where the file's byte `offset` is in the excerpt.
    fn find(&self, places: &Places<'_>, offset: u32) -> usize {
        let number = places.line(offset);
        let Some(line) = self.lines.iter().find(|line| line.number == number) else { return 0 };
        let Some(piece) = line.pieces.iter().rev().find(|piece| piece.source.start <= offset) else {
            return line.start;
        };
        let mut shown = String::new();
        for c in Span::new(piece.source.start, offset.min(piece.source.end)).slice(places.text()).chars() {
            sanitise::push_source(&mut shown, c);
        }
        piece.at + shown.len()
    }

    /// The columns that are left for the text of the label `start..end`, which hangs from the label's middle.
    fn room_for_label(&self, start: usize, end: usize, room: usize) -> usize {
        let width = |text: &str| text.chars().map(columns).sum::<usize>();
        let line = &self.lines[self.line_at(start)];
        if end > line.end {
            return room;
        }
        let middle = width(&self.text[line.start..start]) + width(&self.text[start..end]) / 2;
        room.saturating_sub(middle + STROKE).max(MIN_ROOM)
    }

    /// The index of the line that holds byte `at` of the excerpt.
    fn line_at(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.start <= at).saturating_sub(1)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        if end > self.text.len() || self.lines.is_empty() {
            return Err(MietteError::OutOfBounds);
        }
        let mut first = self.line_at(span.offset());
        let mut last = self.line_at(if span.is_empty() { end } else { end - 1 });
        let block = self.lines[first].block;
        if block != self.lines[last].block {
            // miette tries to join places that look near; these are drawn apart.
            return Err(MietteError::OutOfBounds);
        }
        let in_block = |line: usize| self.lines.get(line).is_some_and(|line| line.block == block);
        for _ in 0..before {
            if first > 0 && in_block(first - 1) {
                first -= 1;
            }
        }
        for _ in 0..after {
            if in_block(last + 1) {
                last += 1;
            }
        }

        let (start, end) = (self.lines[first].start, self.lines[last].end);
        // Without context miette asks for the place that it heads the excerpt with.
        let label = (before == 0 && after == 0)
            .then(|| {
                let mut at = self.labels.iter().filter(|label| label.start == span.offset());
                at.clone().find(|label| label.primary).or_else(|| at.next())
            })
            .flatten();
        let (line, column) = match label {
            Some(label) => (label.position.line as usize - 1, label.position.column as usize - 1),
            None => (self.lines[first].number as usize, 0),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            &self.text.as_bytes()[start..end],
            (start, end - start).into(),
            line,
            column,
            last - first + 1,
        )))
    }
}

/// The labels of a finding, each cut to what can be drawn.
fn wanted(places: &Places<'_>, diagnostic: &Diagnostic) -> Vec<Wanted> {
    let text = |label: &str| Some(sanitise::line(label).into_owned()).filter(|label| !label.is_empty());
    let mut wanted: Vec<Wanted> = Vec::with_capacity(1 + diagnostic.labels.len());
    wanted.push(Wanted {
        span: diagnostic.span,
        shown: shown(places, diagnostic.span),
        text: diagnostic.label.as_deref().and_then(text),
        primary: true,
    });
    for label in &diagnostic.labels {
        let message = text(&label.message);
        if let Some(same) = wanted.iter_mut().find(|other| other.span == label.span) {
            // Two underlines cannot share a place: their texts do.
            same.text = match (same.text.take(), message) {
                (Some(first), Some(second)) => Some(format!("{first}; {second}")),
                (first, second) => first.or(second),
            };
            continue;
        }
        let shown = shown(places, label.span);
        wanted.push(Wanted { span: label.span, shown, text: message, primary: false });
    }

    // A label within another of the same line would be drawn beside its place: the outer one makes room.
    for outer in 0..wanted.len() {
        for inner in 0..wanted.len() {
            let (a, b) = (wanted[outer].shown, wanted[inner].shown);
            if outer == inner || a == b || !a.contains(b) || places.line(a.start) != places.line(a.end) {
                continue;
            }
            wanted[outer].shown = if a.start < b.start {
                let left = Span::new(a.start, b.start);
                Span::new(a.start, a.start + left.slice(places.text()).trim_end().len() as u32)
            } else if b.end < a.end {
                let right = Span::new(b.end, a.end);
                Span::new(a.end - right.slice(places.text()).trim_start().len() as u32, a.end)
            } else {
                a
            };
        }
    }
    wanted
}

/// What is drawn of a span: within the text, without line breaks at its end, and not too tall.
fn shown(places: &Places<'_>, span: Span) -> Span {
    let length = places.text().len() as u32;
    let span = Span::new(span.start.min(length), span.end.min(length));
    let content = span.slice(places.text()).trim_end_matches(['\n', '\r', ' ']);
    let mut end = if content.is_empty() { span.end } else { span.start + content.len() as u32 };
    let first = places.line(span.start);
    if content.is_empty() || places.line(end) - first >= MAX_LABEL_LINES {
        end = end.min(places.line_span(first).end).max(span.start);
    }
    Span::new(span.start, end)
}

/// The parts of `line` to show in `room` columns: all of it, or windows around the labels on it.
fn keep(text: &str, line: Span, wanted: &[Wanted], room: usize, ellipsis: &str) -> Vec<Span> {
    let whole = line.slice(text);
    if fits(whole, room) {
        return vec![line];
    }
    let room = room - 2 * ellipsis.len().min(3);
    let head = Span::new(line.start, forward(text, line, line.start, room));

    let labels: Vec<Span> = wanted
        .iter()
        .map(|label| label.shown)
        .filter(|span| span.start <= line.end && line.start <= span.end)
        .map(|span| Span::new(span.start.max(line.start), span.end.min(line.end)))
        .collect();
    if labels.iter().all(|label| label.end < head.end) {
        return vec![head];
    }

    // Each label gets its share: a part before it for orientation, its head, its tail if it is long, the rest after.
    let share = (room / labels.len()).max(MIN_ROOM);
    let mut kept = Vec::with_capacity(labels.len() * 2);
    for label in labels {
        let start = backward(text, line, label.start, share / 3);
        let end = forward(text, line, label.start, share - share / 3);
        if label.end <= end {
            kept.push(Span::new(start, end));
        } else {
            kept.push(Span::new(start, forward(text, line, label.start, share / 3)));
            kept.push(Span::new(
                backward(text, line, label.end, share / 6),
                forward(text, line, label.end, share / 6),
            ));
        }
    }
    kept.sort_unstable();
    kept.dedup_by(|next, last| {
        let touching = next.start <= last.end;
        if touching {
            *last = last.join(*next);
        }
        touching
    });
    kept
}

/// The end of the text from `from` that takes `room` columns.
fn forward(text: &str, line: Span, from: u32, room: usize) -> u32 {
    let mut left = room;
    for (at, c) in Span::new(from, line.end).slice(text).char_indices() {
        let Some(rest) = left.checked_sub(columns(c)) else { return from + at as u32 };
        left = rest;
    }
    line.end
}

/// The start of the text up to `to` that takes `room` columns.
fn backward(text: &str, line: Span, to: u32, room: usize) -> u32 {
    let mut left = room;
    let before = Span::new(line.start, to).slice(text);
    for (at, c) in before.char_indices().rev() {
        let Some(rest) = left.checked_sub(columns(c)) else { return line.start + (at + c.len_utf8()) as u32 };
        left = rest;
    }
    line.start
}
