//! podlint: a linter and static analyzer for Kubernetes manifests.

pub mod diagnostic;
pub mod engine;
pub mod model;
pub mod rule;
#[path = "../rules/mod.rs"]
pub mod rules;
pub mod text;
