//! Which files are patches: parts of objects, by the word of a kustomization file.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use super::Source;
use super::read::Reader;
use crate::yaml;

/// The names of kustomization files, in the order kustomize looks for them.
const NAMES: &[&str] = &["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// How many folders above a file are searched for a kustomization that names it.
const LEVELS: usize = 3;

/// Whether kustomize would read this file as a folder's kustomization.
pub(super) fn is_kustomization(path: &Path) -> bool {
    path.file_name().is_some_and(|name| NAMES.iter().any(|known| name == *known))
}

/// The files that kustomization files name as patches.
#[derive(Default)]
pub(super) struct Patches {
    /// With links resolved.
    files: HashSet<PathBuf>,
    /// Folders whose kustomization was read or is known to be absent.
    folders: HashSet<PathBuf>,
    reader: Reader,
}

impl Patches {
    pub(super) fn contains(&self, identity: &Path) -> bool {
        self.files.contains(identity)
    }

    /// Reads the kustomizations of `folder` and of the folders above it: they may name what is in it.
    pub(super) fn look_around(&mut self, folder: Option<&Path>) {
        let Some(folder) = folder else { return };
        for folder in folder.ancestors().take(LEVELS + 1) {
            if !self.folders.insert(folder.to_owned()) {
                continue;
            }
            for name in NAMES {
                self.read_in(folder, folder.join(name));
            }
        }
    }

    /// Reads the kustomization file at `path`, which is in the folder `folder`, links resolved.
    pub(super) fn read(&mut self, path: &Path, folder: &Path) {
        if !self.folders.contains(folder) {
            self.read_in(folder, path.to_owned());
        }
    }

    /// A kustomization that cannot be read names nothing; if it is to be checked, the check says so.
    fn read_in(&mut self, folder: &Path, path: PathBuf) {
        let Ok(text) = self.reader.read(&Source::Path(path)) else { return };
        for patch in patch_paths(text) {
            if let Ok(file) = fs::canonicalize(folder.join(patch)) {
                self.files.insert(file);
            }
        }
    }
}

/// Whether a file's own name says that it is a patch: `memory_patch.yaml`, `patch-replicas.yml`. It may be listed by a
/// kustomization that is made elsewhere, or merged by a script.
pub(super) fn says_patch(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("patch"))
}

/// Fields that list patches and settings of kustomize. Their entries are the path of a file, a mapping with the
/// path as its `path`, or the content itself.
const FIELDS: &[&str] = &[
    "patches",
    "patchesStrategicMerge",
    "patchesJson6902",
    "transformers",
    "replacements",
    "configurations",
];

/// The paths that the kustomization `text` names as patches or settings.
fn patch_paths(text: &str) -> Vec<String> {
    let (tree, _) = yaml::parse(text);
    let fields = tree.documents().iter().filter_map(|document| document.root).flat_map(|root| {
        let tree = &tree;
        FIELDS.iter().filter_map(move |field| tree.get(root, field))
    });
    let entries = fields.flat_map(|(_, list)| tree.items(list));
    entries
        .filter_map(|entry| {
            let path = tree.get(entry, "path").map_or(entry, |(_, path)| path);
            let path = tree.str(tree.resolve(path));
            // Content of its own has lines; a path has none.
            (!path.is_empty() && !path.contains('\n')).then(|| path.into_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{patch_paths, says_patch};

    #[test]
    fn names_that_say_patch() {
        for name in ["patch.yaml", "overlays/dev/memory_patch.yaml", "patch-replicas.yml", "web.Patch.json"] {
            assert!(says_patch(name), "{name}");
        }
        for name in ["web.yaml", "patch/web.yaml", "dispatch.yaml", "patches.md/x.yaml"] {
            assert!(!says_patch(name), "{name}");
        }
    }

    #[test]
    fn every_way_to_name_a_patch_is_known() {
        let text = "\
resources: [deploy.yaml]
patches:
  - path: a.yaml
    target: {kind: Deployment}
  - patch: |-
      - op: remove
        path: /spec/replicas
patchesStrategicMerge:
  - b.yaml
  - |-
    apiVersion: v1
    kind: Pod
patchesJson6902:
  - {path: 'c.json', target: {kind: Pod}}
transformers: [d.yaml]
replacements:
  - path: e.yaml
  - source: {kind: Pod}
configurations: [f.yaml]
";
        let mut paths = patch_paths(text);
        paths.sort();
        assert_eq!(paths, ["a.yaml", "b.yaml", "c.json", "d.yaml", "e.yaml", "f.yaml"]);
        for text in
            ["", "patches:", "patches: x", "patches: [[]]", "patches: [{path: [a]}]", "- patches", "{"]
        {
            assert_eq!(patch_paths(text), [""; 0], "{text}");
        }
    }
}
