//! What is said about text that kubectl cannot read.
//!
//! A [`Fault`] ends its document. All of this is off the hot path; the boxes keep results small.

use crate::text::Span;

/// Why a document cannot be read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) related: Option<(Span, &'static str)>,
}

/// The result of reading something.
pub(super) type Res<T = ()> = Result<T, Box<Fault>>;

/// The span from `start` to `end`.
pub(super) fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end.max(start) as u32)
}

impl Fault {
    #[cold]
    #[inline(never)]
    pub(super) fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Box<Self> {
        Box::new(Self { span, message: message.into(), help: help.into(), related: None })
    }

    pub(super) fn with(mut self: Box<Self>, related: Span, why: &'static str) -> Box<Self> {
        self.related = Some((related, why));
        self
    }

    #[cold]
    pub(super) fn tab(at: usize) -> Box<Self> {
        Self::new(span(at, at + 1), "a tab cannot indent YAML", "use spaces")
    }

    #[cold]
    pub(super) fn too_deep(at: usize) -> Box<Self> {
        Self::new(
            span(at, at + 1),
            format!("nested more than {} levels deep", crate::yaml::tree::MAX_DEPTH),
            "no Kubernetes object needs this; flatten it",
        )
    }

    #[cold]
    pub(super) fn collection_key(at: usize) -> Box<Self> {
        Self::new(
            span(at, at + 1),
            "a key cannot be a mapping or a list",
            "put the key in quotes if it is text",
        )
    }

    #[cold]
    pub(super) fn null_key(at: Span) -> Box<Self> {
        Self::new(at, "a key cannot be null", "write a key, in quotes if it is the word `null`")
    }
}
