//! What podlint says about its own work.

pub mod internal_error;
pub mod unrendered_placeholder;
