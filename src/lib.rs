//! podlint: a linter and static analyzer for Kubernetes manifests.

pub mod diagnostic;
pub mod text;
pub mod yaml;
