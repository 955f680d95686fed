//! Custom resources and their definitions, in one file and across files.

use std::cell::OnceCell;

use super::FileReport;
use crate::{
    model::Object,
    schema::{
        self, Minor,
        custom::{Definition, Definitions, Found},
    },
    yaml::{self, Tree},
};

/// A custom kind that a file uses or defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomKind {
    /// The apiVersion of an object, the group of a definition.
    pub api_version: String,
    /// The kind.
    pub kind: String,
}

/// Groups whose objects look like custom resources and are files for programs: no cluster has definitions of them.
const FILES: [&str; 7] = [
    "config.k8s.io",
    "eksctl.io",
    "k3d.io",
    "kind.x-k8s.io",
    "kubeadm.k8s.io",
    "kubelet.config.k8s.io",
    "kustomize.config.k8s.io",
];

/// Reads the definitions of custom kinds in a file.
pub fn definitions(text: &str) -> Definitions {
    let (tree, _) = yaml::parse(text);
    read(&tree)
}

/// What is known of custom kinds while a file is checked.
pub(super) struct Known<'t, 'a> {
    tree: &'t Tree<'a>,
    /// What other files define.
    given: &'t Definitions,
    /// What the file itself defines, read when it is first asked for.
    own: OnceCell<Definitions>,
}

impl<'t, 'a> Known<'t, 'a> {
    pub(super) fn new(tree: &'t Tree<'a>, given: &'t Definitions) -> Self {
        Self { tree, given, own: OnceCell::new() }
    }

    /// What the definitions say of an object, and a note of the kind in the report if they say nothing. A definition in
    /// the same file goes before one elsewhere.
    pub(super) fn find(&self, object: &Object<'_>, report: &mut FileReport) -> Option<Found<'_>> {
        if defines(object) {
            if let Some((group, kind)) = Definition::names(self.tree, object.root) {
                report.defined.push(CustomKind { api_version: group, kind });
            }
            return None;
        }
        let (Some(api_version), Some(kind)) = (&object.api_version, &object.kind) else { return None };
        let group = object.group();
        // A definition's group is a domain.
        if object.ty.is_some() || !group.contains('.') || schema::is_builtin_group(group) {
            return None;
        }
        let own = self.own.get_or_init(|| read(self.tree));
        let found = own
            .find(api_version, kind, self.tree, object.root)
            .or_else(|| self.given.find(api_version, kind, self.tree, object.root));
        if found.is_none() && !FILES.contains(&group) {
            report.undefined.push(CustomKind {
                api_version: api_version.value.to_string(),
                kind: kind.value.to_string(),
            });
        }
        found
    }
}

fn read(tree: &Tree<'_>) -> Definitions {
    let mut found = Definitions::default();
    // Most files define nothing, and their text says so.
    if memchr::memmem::find(tree.text().as_bytes(), b"CustomResourceDefinition").is_none() {
        return found;
    }
    for number in 0..tree.documents().len() {
        for object in
            crate::model::objects(tree, number, Minor::NEWEST).iter().filter(|object| defines(object))
        {
            found.read(tree, object.root);
        }
    }
    found
}

fn defines(object: &Object<'_>) -> bool {
    object.is("apiextensions.k8s.io/v1", "CustomResourceDefinition")
}
