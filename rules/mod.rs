//! The rules, one file each beside its page, in the folder of its group.
//!
//! To add a rule: write `<group>/<rule>.rs` and `<group>/<rule>.md`, add a `mod` line in the group and a line
//! in [`ALL`]. `tests/registry.rs` names whatever is missing.

pub mod engine;

use crate::rule::Rule;

/// Every rule, group by group.
pub static ALL: &[&Rule] = &[
    &engine::internal_error::RULE,
    &engine::unrendered_placeholder::RULE,
];
