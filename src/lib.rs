//! podlint: a linter and static analyzer for Kubernetes manifests.

pub mod text;

pub mod diagnostic;

pub mod yaml;

pub mod schema;

pub mod model;

pub mod defaults;

pub mod rule;

#[path = "../rules/mod.rs"]
pub mod rules;

pub mod engine;

pub mod report;

#[cfg(feature = "cli")]
pub mod discover;

#[cfg(feature = "cli")]
pub mod cli;
