//! podlint: a linter and static analyzer for Kubernetes manifests.

#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
#[cfg(feature = "cli")]
pub mod discover;
pub mod engine;
pub mod model;
pub mod report;
pub mod rule;
#[path = "../rules/mod.rs"]
pub mod rules;
pub mod text;
