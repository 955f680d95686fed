//! Which files use custom kinds, and which define them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    engine::{CustomKind, FileReport},
    report::UndefinedKind,
};

/// What the files of a run use and define of custom kinds.
#[derive(Default)]
pub(super) struct Custom {
    /// The files that define each kind, by their places among the files.
    defined: HashMap<CustomKind, BTreeSet<usize>>,
    /// Each kind that is used in a file and not defined there: the files, and the number of objects.
    undefined: BTreeMap<CustomKind, (BTreeSet<usize>, u32)>,
}

/// What is left to do once all files are known.
pub(super) struct Joined {
    /// Files with definitions that other files need.
    pub(super) defining: BTreeSet<usize>,
    /// Files with objects that these define.
    pub(super) again: BTreeSet<usize>,
    /// Kinds that nothing defines.
    pub(super) undefined: Vec<UndefinedKind>,
}

impl Custom {
    /// Remembers which custom kinds the file at `index` uses and defines.
    pub(super) fn note(&mut self, index: usize, report: &FileReport) {
        for kind in &report.defined {
            self.defined.entry(kind.clone()).or_default().insert(index);
        }
        for kind in &report.undefined {
            let (files, objects) = self.undefined.entry(kind.clone()).or_default();
            files.insert(index);
            *objects += 1;
        }
    }

    /// Joins what is used to what is defined.
    pub(super) fn join(&self) -> Joined {
        let mut joined = Joined { defining: BTreeSet::new(), again: BTreeSet::new(), undefined: Vec::new() };
        for (CustomKind { api_version, kind }, (files, objects)) in &self.undefined {
            // A definition is of a group, whatever its versions.
            let group = api_version.split('/').next().unwrap_or_default().to_owned();
            if let Some(files_defining) =
                self.defined.get(&CustomKind { api_version: group, kind: kind.clone() })
            {
                joined.defining.extend(files_defining);
                joined.again.extend(files);
            } else {
                let (api_version, kind) = (api_version.clone(), kind.clone());
                joined.undefined.push(UndefinedKind { api_version, kind, objects: *objects });
            }
        }
        joined
    }
}
