//! podlint: a linter and static analyzer for Kubernetes manifests.

pub mod diagnostic;
pub mod report;
pub mod text;
