//! The typed AST: what a manifest says, in the words of Kubernetes, with the place of every word.
//!
//! A document is turned into [`Object`]s ([`objects`]); the kinds that podlint knows inside out have a typed
//! [`Body`], generated from the schema; whatever runs pods is seen through [`PodView`]s. Every field is a
//! [`Field`]: missing, null, set, or of the wrong type and therefore already reported by `schema::check`. The
//! model holds what was written and nothing else; defaults are another layer's.
//!
//! The small languages inside of scalars are here too: [`quantity`], [`image`], [`names`], [`cron`], [`time_zone`].

pub mod amounts;
pub mod cidr;
pub mod cron;
pub mod downward;
mod dropped;
#[rustfmt::skip]
mod generated;
pub mod handler;
pub mod image;
pub mod ip;
pub mod names;
pub mod node_match;
mod object;
mod pod_view;
pub mod resource;
mod runtime;
pub mod selector;
pub mod servers;
mod service;
pub mod stateful;
#[cfg(test)]
mod tests;
pub mod time_zone;
pub mod tls;
pub mod token;
mod volume;
pub mod windows;

pub use crate::schema::quantity;
pub use generated::*;
pub use object::{Body, Object, Other, objects};
pub use pod_view::{ContainerList, ContainerView, MIRROR_ANNOTATION, Owner, PodView};
pub use runtime::{Any, Bool, Cx, Field, FromNode, Int, IntOrStr, List, Map, Quantity, Spanned, Str};
pub use volume::{Reach, Source, is_within};
