//! What a kustomization among the files changes: then the objects of its input are not what is applied.

use super::{Facts, pods::PodFacts};
use crate::yaml::{NodeId, Tree};

/// Workloads that get something from a patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patched {
    /// Of this kind; of any, if nothing.
    kind: Option<Box<str>>,
    /// Of this name; of any, if nothing.
    name: Option<Box<str>>,
}

impl Patched {
    pub(super) fn is(&self, pod: &PodFacts) -> bool {
        self.name.as_deref().is_none_or(|name| *name == *pod.name)
            && self.kind.as_deref().is_none_or(|kind| *kind == *pod.kind)
    }

    pub(super) fn new(kind: &str, name: &str) -> Self {
        let set = |text: &str| (!text.is_empty()).then(|| text.into());
        Self { kind: set(kind), name: set(name) }
    }
}

/// Fields that change the names of objects, or their labels, or add objects that are not in any file.
const RENAMES: [&str; 9] = [
    "namePrefix",
    "nameSuffix",
    "commonLabels",
    "generators",
    "transformers",
    "replacements",
    "helmCharts",
    "helmChartInflationGenerator",
    "vars",
];

/// Reads a document that may be a kustomization.
pub(super) fn read(facts: &mut Facts, tree: &Tree<'_>, root: NodeId) {
    let list = |field: &str| tree.get(root, field).map(|(_, list)| tree.resolve(list));
    let has = |field: &str| list(field).is_some_and(|it| !text(tree, it).is_empty() || is_filled(tree, it));
    let is_one = if let Some((_, kind)) = tree.get(root, "kind") {
        matches!(&*text(tree, kind), "Kustomization" | "Component")
    } else {
        // What only has the name of the file, which is not known here, lists its resources.
        let lists = |field| list(field).is_some_and(|it| tree.items(it).next().is_some());
        tree.get(root, "apiVersion").is_none() && ["resources", "bases"].into_iter().any(lists)
    };
    if !is_one {
        return;
    }
    let relabels = list("labels").is_some_and(|labels| {
        let says = |of, field| tree.get(of, field).is_some_and(|(_, it)| text(tree, it) == "true");
        tree.items(labels).any(|it| says(it, "includeSelectors") || says(it, "includeTemplates"))
    });
    let is_remote = |it: NodeId| {
        let path = text(tree, it);
        path.contains("://") || path.contains("?ref=") || path.starts_with("github.com/")
    };
    let lacks = ["resources", "bases", "components"]
        .into_iter()
        .any(|field| list(field).is_some_and(|it| tree.items(it).any(is_remote)));
    facts.open |= relabels || lacks || RENAMES.into_iter().any(has);
    for field in ["patches", "patchesStrategicMerge", "patchesJson6902"] {
        for entry in list(field).into_iter().flat_map(|it| tree.items(it)) {
            facts.patched.extend(patched(tree, entry));
        }
    }
}

fn text(tree: &Tree<'_>, node: NodeId) -> String {
    tree.str(tree.resolve(node)).into_owned()
}

fn is_filled(tree: &Tree<'_>, node: NodeId) -> bool {
    tree.items(node).next().is_some() || tree.entries(node).next().is_some()
}

/// The target of a patch that says it beside the patch. One without a target names the object itself; as a file, that is
/// read when the file is.
fn patched(tree: &Tree<'_>, entry: NodeId) -> Option<Patched> {
    let get = |node, key| tree.get(node, key).map(|(_, value)| tree.resolve(value));
    let target = get(entry, "target");
    let patch = get(entry, "patch").map_or_else(|| text(tree, entry), |patch| text(tree, patch));
    let in_lines = patch.contains('\n');
    // Of a patch in a file nothing else is known.
    if in_lines && !patch.contains("containers") && !patch.contains("/template") {
        return None;
    }
    if let Some(target) = target {
        let word = |key| get(target, key).map(|it| text(tree, it)).unwrap_or_default();
        // The name is an expression; one that is more than a name may match any.
        let name = word("name");
        let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        return Some(Patched::new(&word("kind"), if is_plain { &name } else { "" }));
    }
    if !in_lines {
        return None;
    }
    let (inner, _) = crate::yaml::parse(&patch);
    let root = inner.documents().iter().find_map(|it| it.root)?;
    let word = |of, key| inner.get(of, key).map(|(_, it)| text(&inner, it)).unwrap_or_default();
    let (_, metadata) = inner.get(root, "metadata")?;
    Some(Patched::new(&word(root, "kind"), &word(metadata, "name")))
}
