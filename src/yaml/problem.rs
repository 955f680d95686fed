//! What can be wrong with a file before it means anything.

use crate::text::Span;

/// Something in the text that kubectl refuses, drops or misreads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort of thing it is; rules are told apart by it.
    pub kind: ProblemKind,
    /// The offending characters.
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// A second place that belongs to it: the first of two keys, the bracket left open.
    pub related: Option<(Span, &'static str)>,
    /// The document, counted from 0 as `---` splits the text.
    pub document: u32,
}

impl Problem {
    /// Whether the document ended here, so that the tree holds nothing of it.
    pub fn ends_document(&self) -> bool {
        matches!(self.kind, ProblemKind::Syntax | ProblemKind::TooDeep)
    }
}

/// The sorts of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// kubectl cannot read the document at all; the tree holds nothing of it.
    Syntax,
    /// The document is nested deeper than podlint reads; the tree holds nothing of it. kubectl may well read it.
    TooDeep,
    /// The same key twice in one mapping: the last one wins, silently.
    DuplicateKey,
    /// kubectl reads the first node of the document and drops this rest, silently.
    Dropped,
    /// Characters that look like something else: line breaks other than CR and LF, a BOM or a no-break space in a key.
    Invisible,
    /// A merge key (`<<`) that overrides a key written before it.
    MergeOrder,
}
