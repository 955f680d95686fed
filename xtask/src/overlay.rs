//! Reads `schemas/overlay.txt`: what is known but in no published schema.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Error, Result};

/// All that the file says.
#[derive(Debug, Default)]
pub struct Overlay {
    /// The kinds that are in no namespace, by group and kind.
    pub cluster: BTreeSet<(String, String)>,
    /// The apiVersions and kinds whose values rules of their own judge.
    pub ruled: BTreeSet<(String, String)>,
    /// The fields that validation asks for, by `TYPE.FIELD`.
    pub asks: BTreeSet<String>,
    /// The apiVersions and kinds that are no longer served.
    pub removed: BTreeMap<(String, String), Removed>,
}

/// What became of a version that is no longer served.
#[derive(Clone, Debug)]
pub struct Removed {
    /// The first minor without it.
    pub minor: u8,
    /// The version that takes its place.
    pub replacement: Option<String>,
    /// What else must change.
    pub note: String,
}

impl Overlay {
    /// Reads the text.
    pub fn parse(text: &str) -> Result<Self> {
        let mut overlay = Self::default();
        let mut last: Vec<(String, String)> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            overlay
                .parse_line(line, &mut last)
                .map_err(|error| Error::new(format!("schemas/overlay.txt:{}: {error}", number + 1)))?;
        }
        Ok(overlay)
    }

    fn parse_line(&mut self, line: &str, last: &mut Vec<(String, String)>) -> Result<()> {
        if line.starts_with("  ") {
            for key in last.iter() {
                if let Some(removed) = self.removed.get_mut(key) {
                    line.trim().clone_into(&mut removed.note);
                }
            }
            return Ok(());
        }
        last.clear();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["cluster", group, kinds @ ..] => {
                // The core group has no name; `v1` stands for it.
                let group = if *group == "v1" { "" } else { group };
                self.cluster.extend(kinds.iter().map(|kind| (group.to_owned(), (*kind).to_owned())));
                Ok(())
            }
            ["ruled", version, kinds @ ..] => {
                self.ruled.extend(kinds.iter().map(|kind| ((*version).to_owned(), (*kind).to_owned())));
                Ok(())
            }
            ["asks", ty, fields @ ..] => {
                self.asks.extend(fields.iter().map(|field| format!("{ty}.{field}")));
                Ok(())
            }
            ["removed", minor, kind, versions @ .., "->", replacement] => {
                let minor = minor
                    .strip_prefix("1.")
                    .and_then(|minor| minor.parse().ok())
                    .ok_or_else(|| Error::new(format!("`{minor}` is not a minor")))?;
                let replacement = (*replacement != "none").then(|| (*replacement).to_owned());
                for version in versions {
                    let key = ((*version).to_owned(), (*kind).to_owned());
                    let entry = Removed { minor, replacement: replacement.clone(), note: String::new() };
                    if self.removed.insert(key.clone(), entry).is_some() {
                        return Err(Error::new(format!("{version} {kind} is there twice")));
                    }
                    last.push(key);
                }
                Ok(())
            }
            _ => Err(Error::new(format!("cannot read `{line}`"))),
        }
    }
}
