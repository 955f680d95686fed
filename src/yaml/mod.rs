//! YAML as kubectl and the API server read it: bytes in, one spanned tree out.
//!
//! The target is not YAML 1.2 but what go-yaml v2 makes of a file behind kubectl's line splitter: YAML 1.1
//! scalars (`yes` is true, `0777` is 511), documents split at lines that start with `---`, merge keys, the last
//! of two equal keys. Reading never fails: whatever the input, [`parse()`] returns a [`Tree`] of what could be read
//! and a list of [`Problem`]s, and goes on at the next document after an error.
//!
//! The tree is a flat arena. Scalars stay spans of the source until someone asks for their value; comments,
//! anchors and tags are kept beside the nodes. No code here recurses over the input, so depth cannot exhaust
//! the stack.
//!
//! In reading order: `tree` is the arena, `parse` fills it (splitter, blocks, flow collections, scalars, keys,
//! JSON), `decode` turns a span into text, `scalar` text into a value, `entries` pairs into what kubectl ends
//! up with, [`json`] a document into JSON.

pub(crate) mod base64;
mod decode;
mod entries;
pub mod json;
mod parse;
mod problem;
mod scalar;
mod tree;

pub use entries::{Entries, Items, RawEntries};
pub use parse::parse;
pub use problem::{Problem, ProblemKind};
pub use scalar::Value;
pub use tree::{Document, Kind, NodeId, Tree};
