//! Patterns that reach podlint unexpanded: quoted ones, those of Windows shells, and `**` where the shell has none.
//!
//! A pattern is not expanded on its own but walked like a folder, from its part without wildcards on, so that
//! `.gitignore`, hidden folders and link loops mean the same in `podlint '**/*.yaml'` as in `podlint .`.

use std::path::{Component, Path, PathBuf};

use glob::MatchOptions;

use super::{BadPath, display};

const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A pattern of the command line.
pub(super) struct Pattern {
    glob: glob::Pattern,
    /// The folder where the search starts: what precedes the first wildcard.
    base: PathBuf,
    /// How deep below `base` a match can be; none under `**` or when a folder could match.
    max_depth: Option<usize>,
    /// Whether a name with wildcards starts with a dot, so that hidden entries are meant.
    names_hidden: bool,
    /// Whether the pattern itself says what a file's name ends in.
    names_extension: bool,
}

impl Pattern {
    /// Reads `argument` as a pattern, if it has wildcards.
    pub(super) fn new(argument: &Path) -> Option<Result<Self, BadPath>> {
        let text = argument.to_str()?;
        if !has_wildcard(text) {
            return None;
        }
        // Walked paths below `.` start with `./`; the tidied form of both is compared.
        let tidied = display(argument);
        let glob = match glob::Pattern::new(&tidied) {
            Ok(glob) => glob,
            Err(error) => {
                let message =
                    format!("`{text}` is not a pattern: {} at character {}", error.msg, error.pos + 1);
                let help = Some(
                    "`*` matches within a name, `**` any folders, `?` and `[a-z]` one character".to_owned(),
                );
                return Some(Err(BadPath { message, help }));
            }
        };
        let parts: Vec<Component<'_>> = Path::new(&tidied).components().collect();
        let literal = parts.iter().take_while(|part| !is_wild(part)).count();
        let last = parts.last().map(|part| part.as_os_str().to_string_lossy()).unwrap_or_default();
        let names_extension =
            last.rsplit_once('.').is_some_and(|(_, end)| !end.is_empty() && !has_wildcard(end));
        let recursive = parts.iter().any(|part| part.as_os_str() == "**");
        Some(Ok(Self {
            glob,
            base: parts[..literal].iter().collect(),
            max_depth: (names_extension && !recursive).then_some(parts.len() - literal),
            names_hidden: parts[literal..]
                .iter()
                .any(|part| part.as_os_str().as_encoded_bytes().starts_with(b".")),
            names_extension,
        }))
    }

    pub(super) fn base(&self) -> &Path {
        &self.base
    }

    pub(super) fn names_hidden(&self) -> bool {
        self.names_hidden
    }

    pub(super) fn max_depth(&self) -> Option<usize> {
        self.max_depth
    }

    /// Whether the file at `path` is meant. `manifest` tells whether a folder would be walked for it.
    ///
    /// `deploy/*.tmpl` names its extension and takes what it matches. `deploy/*` does not: it takes manifests,
    /// and where it matches a folder, the manifests in there.
    pub(super) fn takes(&self, path: &Path, manifest: bool) -> bool {
        let path = super::tidy(path);
        if (self.names_extension || manifest) && self.glob.matches_path_with(&path, OPTIONS) {
            return true;
        }
        let below = path.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.base));
        manifest
            && below
                .filter(|folder| *folder != self.base)
                .any(|folder| self.glob.matches_path_with(folder, OPTIONS))
    }

    /// What to say when there is no such file.
    pub(super) fn matches_nothing(&self) -> BadPath {
        BadPath {
            message: format!("no file matches `{}`", self.glob),
            help: Some(
                "hidden files and what .gitignore lists are passed over; name a file to check it anyway"
                    .to_owned(),
            ),
        }
    }
}

fn has_wildcard(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

fn is_wild(part: &Component<'_>) -> bool {
    has_wildcard(&part.as_os_str().to_string_lossy())
}
