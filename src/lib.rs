//! podlint: a linter and static analyzer for Kubernetes manifests.
//!
//! Data flows one way, and the modules stand here in that order:
//!
//! ```text
//! discover → read → parse → model → command → defaults → lifecycle → index → rules → report
//! ```
//!
//! One function does the work for every front end, and it is pure: [`engine::check_file`].
//!
//! ```
//! use podlint::{
//!     engine::{Input, Role, check_file},
//!     rule::Settings,
//! };
//!
//! let text = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: My_Shop\n";
//! let input = Input { path: "namespace.yaml", text, role: Role::Manifest };
//! let report = check_file(&input, &Settings::default());
//!
//! assert_eq!(report.diagnostics[0].rule, "object-name");
//! assert_eq!(report.diagnostics[0].span.slice(text), "M");
//! ```
//!
//! `ARCHITECTURE.md` walks a manifest through the house.

pub mod text;

pub mod diagnostic;

pub mod yaml;

pub mod schema;

pub mod model;

pub mod command;

pub mod defaults;

pub mod lifecycle;

pub mod index;

pub mod rule;

#[path = "../rules/mod.rs"]
pub mod rules;

pub mod engine;

pub mod report;

#[cfg(feature = "cli")]
pub mod discover;

#[cfg(feature = "cli")]
pub mod cli;
