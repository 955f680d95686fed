//! What is said about text that kubectl cannot read.
//!
//! A [`Fault`] ends its document. All of this is off the hot path; the boxes keep results small.

use crate::text::Span;
use crate::yaml::ProblemKind;

/// Why a document cannot be read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: ProblemKind,
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

/// A piece of the text as it can stand in a message: on one line and not too long.
pub(super) fn shown(text: &str) -> String {
    let visible = |character: char| if character.is_control() { ' ' } else { character };
    if text.chars().count() <= 40 {
        return text.chars().map(visible).collect();
    }
    text.chars().take(37).map(visible).chain("...".chars()).collect()
}

impl Fault {
    #[cold]
    #[inline(never)]
    pub(super) fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind: ProblemKind::Syntax,
            span,
            message: message.into(),
            help: help.into(),
            related: None,
        })
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
        let mut fault = Self::new(
            span(at, at + 1),
            format!(
                "nested more than {} levels deep; podlint reads no further",
                crate::yaml::tree::MAX_DEPTH
            ),
            "no Kubernetes object needs this; flatten it",
        );
        fault.kind = ProblemKind::TooDeep;
        fault
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

    #[cold]
    pub(super) fn surrogate_escape(at: usize, digits: usize) -> Box<Self> {
        Self::new(
            span(at - 1, at + 1 + digits),
            "this escape is no character",
            "write the character itself, or `\\U` and its eight digits",
        )
    }

    #[cold]
    pub(super) fn short_escape(at: usize, digits: usize) -> Box<Self> {
        Self::new(
            span(at - 1, at + 1),
            format!("this escape needs {digits} hexadecimal digits"),
            "write them all, or `\\\\` for a backslash",
        )
    }

    #[cold]
    pub(super) fn question_in_flow(at: usize) -> Box<Self> {
        Self::new(
            span(at, at + 1),
            "between brackets text without quotes cannot have a `?`",
            "put the text in quotes",
        )
    }

    #[cold]
    pub(super) fn unknown_alias(at: Span, name: &str) -> Box<Self> {
        Self::new(
            at,
            format!("no `&{name}` before this in the document"),
            format!(
                "write `&{name}` before the value it should repeat, or put `*{name}` in quotes if it is text"
            ),
        )
    }
}
