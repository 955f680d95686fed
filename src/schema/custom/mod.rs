//! Custom resources: what a `CustomResourceDefinition` in the input says of them.
//!
//! A definition is a manifest like any other, so the schema is read from the tree and kept without it: the objects
//! that it defines may be in other files. Source: `apiextensions.k8s.io/v1`, structural schemas.

mod check;
mod pods;
mod read;
#[cfg(test)]
mod tests;

pub use check::{Issue, Wrong};
pub use pods::PodShape;

use std::collections::{BTreeMap, HashMap};

use crate::yaml::{NodeId, Tree};

/// The definitions of custom kinds that are in the input.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    by_kind: HashMap<(String, String), Vec<Definition>>,
}

/// A custom kind, as one `CustomResourceDefinition` defines it.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// `spec.group`
    pub group: String,
    /// `spec.names.kind`
    pub kind: String,
    versions: Vec<Version>,
}

/// A version of a custom kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    name: String,
    served: bool,
    /// Whether `status` is a subresource, so that what an object says of it is dropped.
    has_status: bool,
    schema: Node,
}

/// What a definition says of an object.
#[derive(Clone, Copy, Debug)]
pub enum Found<'d> {
    /// The schema of the object's version.
    Served(&'d Version),
    /// The kind is defined, without the version; what it serves instead.
    NotServed(&'d Definition),
}

/// A place of a schema.
///
/// What a structural schema may say below `allOf`, `anyOf`, `oneOf` and `not`, and in `x-kubernetes-validations`, is
/// not judged.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "a schema has as many that do not depend on each other")]
struct Node {
    kind: Kind,
    properties: BTreeMap<String, Self>,
    /// The schema of keys that are not among the properties.
    additional: Option<Box<Self>>,
    items: Option<Box<Self>>,
    required: Vec<String>,
    /// The values that are allowed, as they would be written; empty if all are.
    values: Vec<String>,
    pattern: Option<String>,
    minimum: Option<Bound>,
    maximum: Option<Bound>,
    /// The least and the most characters of a string, items of a list or keys of a mapping.
    length: (Option<u64>, Option<u64>),
    /// Whether keys that the schema does not name are kept (`x-kubernetes-preserve-unknown-fields`).
    keeps_unknown: bool,
    /// Whether it is a whole object with `apiVersion`, `kind` and `metadata` (`x-kubernetes-embedded-resource`).
    embedded: bool,
    nullable: bool,
    has_default: bool,
    list: ListType,
}

/// The type of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// None is given: anything.
    #[default]
    Any,
    Object,
    Array,
    String,
    Integer,
    Number,
    Boolean,
    /// `x-kubernetes-int-or-string`
    IntOrString,
}

/// A limit of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bound {
    limit: f64,
    exclusive: bool,
}

/// What tells the items of a list apart.
#[derive(Clone, Debug, Default, PartialEq)]
enum ListType {
    /// Nothing.
    #[default]
    Atomic,
    /// Their values.
    Set,
    /// The values at these keys.
    Map(Vec<String>),
}

impl Definitions {
    /// Adds what a `CustomResourceDefinition` at `root` defines.
    pub fn read(&mut self, tree: &Tree<'_>, root: NodeId) {
        if let Some(definition) = Definition::read(tree, root) {
            self.add(definition);
        }
    }

    /// Adds a definition.
    pub fn add(&mut self, definition: Definition) {
        let key = (definition.group.clone(), definition.kind.clone());
        let of_kind = self.by_kind.entry(key).or_default();
        if !of_kind.contains(&definition) {
            of_kind.push(definition);
        }
    }

    /// Adds the definitions of `other`.
    pub fn merge(&mut self, other: Self) {
        other.by_kind.into_values().flatten().for_each(|definition| self.add(definition));
    }

    /// What the definitions say of the object at `root`, which is of this kind.
    ///
    /// A repository may hold several definitions of a kind: of several releases, or for several clusters. Which of them
    /// an object is written for cannot be known, so it is held against the one that it fits best.
    pub fn find(&self, api_version: &str, kind: &str, tree: &Tree<'_>, root: NodeId) -> Option<Found<'_>> {
        let (group, version) = api_version.split_once('/')?;
        // A map with keys of two strings cannot be asked with two borrowed ones; custom kinds in a file are few.
        let of_kind = self.by_kind.get(&(group.to_owned(), kind.to_owned()))?;
        let serving =
            || of_kind.iter().filter_map(|it| it.versions.iter().find(|it| it.name == version && it.served));
        if serving().nth(1).is_none() {
            return serving().next().map(Found::Served).or(of_kind.first().map(Found::NotServed));
        }
        serving().min_by_key(|version| version.check(tree, root).len()).map(Found::Served)
    }
}

impl Definition {
    /// The apiVersions under which the kind is served, in the order of the definition.
    pub fn api_versions(&self) -> impl Iterator<Item = String> {
        let served = self.versions.iter().filter(|version| version.served);
        served.map(|version| format!("{}/{}", self.group, version.name))
    }
}
