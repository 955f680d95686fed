//! From the arguments of the command line to files: what to read, what each file is for, and why the rest was
//! passed over.
//!
//! Folders are walked for `.yaml`, `.yml` and `.json`, leaving out hidden entries and whatever `.gitignore`
//! lists. A file that is named is always taken, whatever it is called. A pattern is a search: it behaves like
//! its folder walked, reduced to what matches. Every file is checked once, under the first name that leads to
//! it, and the files come in the order of their names, so that two runs over the same tree say the same.

mod kustomize;
mod pattern;
mod read;
mod walk;

use std::{
    collections::{HashMap, HashSet},
    ffi::{OsStr, OsString},
    fs, io,
    path::{Component, Path, PathBuf},
};

pub use read::{MAX_BYTES, Reader, Unread};

use crate::{engine::Role, report::Skipped, rule::closest};

/// Where a text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where its text is.
    pub source: Source,
    /// Its name in reports: as the user wrote it, with forward slashes and no leading `./`.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// Whether it was named itself, and not found in a folder or by a pattern.
    pub named: bool,
}

/// What the arguments lead to.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The files to check, in order.
    pub files: Vec<SourceFile>,
    /// What was passed over on the way, in order.
    pub skipped: Vec<Skipped>,
    /// Those of `skipped` that were wanted and could not be had: a folder without permission, for instance.
    pub unreadable: Vec<Skipped>,
    /// Folders among the arguments that hold no file to check.
    pub empty: Vec<String>,
}

/// An argument that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPath {
    /// What is wrong, with the path.
    pub message: String,
    /// What was probably meant.
    pub help: Option<String>,
}

/// Finds the files that `arguments` speak of. `stdin_name` is the file that standard input (`-`) stands for.
///
/// An argument that leads nowhere makes the whole command void: a check of half of what was asked for would
/// look like a check of all of it.
pub fn discover(arguments: &[PathBuf], stdin_name: Option<&Path>) -> Result<Found, Vec<BadPath>> {
    let mut search = Search::default();
    // Standard input goes first: where it stands for a file that a folder holds as well, the editor's text is
    // the newer one.
    if arguments.iter().any(|argument| is_stdin(argument)) {
        search.stdin(stdin_name);
    }
    let mut bad = Vec::new();
    for argument in arguments.iter().filter(|argument| !is_stdin(argument)) {
        if let Err(problem) = search.argument(argument) {
            bad.push(problem);
        }
    }
    if bad.is_empty() { Ok(search.finish()) } else { Err(bad) }
}

fn is_stdin(argument: &Path) -> bool {
    argument.as_os_str() == "-"
}

/// A path that was passed over, why, and whether that is a failure to read it.
type PassedOver = (PathBuf, String, bool);

/// The state of one search.
#[derive(Default)]
struct Search {
    found: Found,
    /// The file behind each of `found.files`, with links resolved.
    identities: Vec<PathBuf>,
    seen: HashSet<OsString>,
    /// Folders with their links resolved; each is resolved once, not once for each file in it.
    folders: HashMap<PathBuf, PathBuf>,
    patches: kustomize::Patches,
}

impl Search {
    fn stdin(&mut self, name: Option<&Path>) {
        let Some(path) = name else {
            self.found.files.push(SourceFile {
                source: Source::Stdin,
                name: "<stdin>".to_owned(),
                role: Role::Manifest,
                named: true,
            });
            self.identities.push(PathBuf::new());
            return;
        };
        // The file may not be there yet; only its folder is asked for.
        let identity = self.identity(path, false);
        self.patches.look_around(identity.parent());
        self.take(Source::Stdin, display(path), identity, true);
    }

    fn argument(&mut self, argument: &Path) -> Result<(), BadPath> {
        if argument.as_os_str().is_empty() {
            let help = Some("a variable of the shell may be unset; `.` is the current folder".to_owned());
            return Err(BadPath { message: "a path is empty".to_owned(), help });
        }
        match fs::metadata(argument) {
            Ok(metadata) if metadata.is_dir() => {
                self.folder(argument);
                Ok(())
            }
            Ok(_) => {
                let identity = self.identity(argument, true);
                self.patches.look_around(identity.parent());
                self.take(Source::Path(tidy(argument)), display(argument), identity, true);
                Ok(())
            }
            Err(error) if is_missing(&error) => match pattern::Pattern::new(argument) {
                Some(pattern) => self.pattern(&pattern?),
                None => Err(missing(argument)),
            },
            Err(error) => {
                self.skip(argument, read::in_words(&error), true);
                Ok(())
            }
        }
    }

    fn folder(&mut self, folder: &Path) {
        self.patches.look_around(folder_identity(folder).parent());
        let before = self.found.skipped.len();
        let (count, skipped) = self.walk(folder, None);
        self.skip_all(skipped);
        if count == 0 && self.found.skipped.len() == before {
            self.found.empty.push(display(folder));
        }
    }

    fn pattern(&mut self, pattern: &pattern::Pattern) -> Result<(), BadPath> {
        self.patches.look_around(Some(&folder_identity(pattern.base())));
        let (count, skipped) = self.walk(pattern.base(), Some(pattern));
        if count == 0 {
            return Err(pattern.matches_nothing());
        }
        self.skip_all(skipped);
        Ok(())
    }

    /// Takes the manifests below `folder`; returns how many there are, and what was passed over.
    fn walk(&mut self, folder: &Path, pattern: Option<&pattern::Pattern>) -> (usize, Vec<PassedOver>) {
        let (mut count, mut skipped) = (0, Vec::new());
        for entry in walk::walk(folder, pattern) {
            match entry {
                walk::Entry::Manifest { path, linked } => {
                    count += 1;
                    let identity = self.identity(&path, linked);
                    self.take(Source::Path(tidy(&path)), display(&path), identity, false);
                }
                walk::Entry::Folder { path, linked } => self.enter(&path, linked),
                walk::Entry::Kustomization(path) => {
                    let identity = self.identity(&path, false);
                    self.patches.read(&path, identity.parent().unwrap_or(Path::new("")));
                }
                walk::Entry::Skipped { path, reason, unreadable } => skipped.push((path, reason, unreadable)),
            }
        }
        (count, skipped)
    }

    fn skip_all(&mut self, skipped: Vec<PassedOver>) {
        for (path, reason, unreadable) in skipped {
            self.skip(&path, reason, unreadable);
        }
    }

    /// Takes a file, unless it was taken before under another name.
    fn take(&mut self, source: Source, name: String, identity: PathBuf, named: bool) {
        if !self.seen.insert(identity.clone().into_os_string()) {
            return;
        }
        self.found.files.push(SourceFile { source, name, role: Role::Manifest, named });
        self.identities.push(identity);
    }

    fn skip(&mut self, path: &Path, reason: String, unreadable: bool) {
        let skipped = Skipped { file: display(path), reason };
        if self.found.skipped.contains(&skipped) {
            return;
        }
        if unreadable {
            self.found.unreadable.push(skipped.clone());
        }
        self.found.skipped.push(skipped);
    }

    /// Notes the identity of a folder on a walk. That of the folder it is in is known, so only links need a look.
    fn enter(&mut self, folder: &Path, linked: bool) {
        let parent = folder.parent().and_then(|parent| self.folders.get(parent));
        let identity = match (parent, folder.file_name()) {
            (Some(parent), Some(name)) if !linked => parent.join(name),
            _ => folder_identity(folder),
        };
        self.folders.insert(folder.to_owned(), identity);
    }

    /// The one path of the file that `path` leads to. A file that is itself a link (`linked`) is asked for its
    /// target; for others the folder's identity does, which is known from the files beside it.
    fn identity(&mut self, path: &Path, linked: bool) -> PathBuf {
        if linked && let Ok(target) = fs::canonicalize(path) {
            return target;
        }
        let Some(name) = path.file_name() else { return path.to_owned() };
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(known) = self.folders.get(folder) {
            return known.join(name);
        }
        let identity = folder_identity(folder);
        let file = identity.join(name);
        self.folders.insert(folder.to_owned(), identity);
        file
    }

    fn finish(self) -> Found {
        let Self { mut found, identities, patches, .. } = self;
        for (file, identity) in found.files.iter_mut().zip(&identities) {
            if patches.contains(identity) || kustomize::says_patch(&file.name) {
                file.role = Role::Patch;
            }
        }
        found.files.sort_by_cached_key(|file| by_components(file.name.as_ref()));
        found.skipped.sort_by(|a, b| a.file.cmp(&b.file));
        found
    }
}

/// The one path of a folder.
fn folder_identity(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// Whether nothing is there. `deploy.yaml/` and `deploy.yaml/x` are such paths too.
fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename
    )
}

/// The path without `./` at its start: `./a.yaml` is shown as `a.yaml`, as people know it.
fn tidy(path: &Path) -> PathBuf {
    let bytes = path.as_os_str().as_encoded_bytes();
    let untidy = |pair: &[u8]| pair[0] == b'/' && matches!(pair[1], b'/' | b'.');
    if !bytes.starts_with(b".")
        && !bytes.is_empty()
        && !bytes.windows(2).any(untidy)
        && !bytes.ends_with(b"/")
    {
        return path.to_owned();
    }
    let tidied: PathBuf = path.components().skip_while(|part| *part == Component::CurDir).collect();
    if tidied.as_os_str().is_empty() { PathBuf::from(".") } else { tidied }
}

/// What sorts paths by their components, so that what is in one folder stays together: its bytes, with nothing lower
/// than what ends a component.
fn by_components(path: &OsStr) -> Vec<u8> {
    let separator = |byte: u8| byte == b'/' || cfg!(windows) && byte == b'\\';
    path.as_encoded_bytes().iter().map(|byte| if separator(*byte) { 0 } else { *byte }).collect()
}

/// The path as reports show it.
fn display(path: &Path) -> String {
    let text = tidy(path).to_string_lossy().into_owned();
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

/// What to say of a path that is not there.
fn missing(path: &Path) -> BadPath {
    let shown = display(path);
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        let target =
            fs::read_link(path).map(|target| format!(" (`{}`)", display(&target))).unwrap_or_default();
        return BadPath {
            message: format!("`{shown}` is a link to something that does not exist{target}"),
            help: None,
        };
    }
    let message = format!("there is no file or folder `{shown}`");
    BadPath { message, help: near(path).map(|near| format!("did you mean `{near}`?")) }
}

/// A file or folder beside `path` whose name is close to its own.
#[expect(clippy::disallowed_methods, reason = "this is src/discover, which lists folders")]
fn near(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let names: Vec<String> = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let near = closest(name, names.iter().map(String::as_str))?;
    Some(display(&folder.map_or_else(|| PathBuf::from(near), |folder| folder.join(near))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the patches among what `arguments` lead to, in a folder with these files.
    #[expect(clippy::disallowed_methods, reason = "a test of reading files needs files")]
    fn patches(files: &[(&str, &str)], arguments: &[&str], stdin_name: Option<&str>) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let within = |name: &str| if name == "-" { PathBuf::from(name) } else { folder.path().join(name) };
        let arguments: Vec<PathBuf> = arguments.iter().map(|name| within(name)).collect();
        let found = discover(&arguments, stdin_name.map(within).as_deref()).unwrap();
        assert_eq!(found.skipped, []);
        let patches = found.files.into_iter().filter(|file| file.role == Role::Patch);
        let name = |file: SourceFile| {
            let path = PathBuf::from(&file.name);
            path.strip_prefix(folder.path()).unwrap().to_str().unwrap().to_owned()
        };
        patches.map(name).collect()
    }

    #[test]
    fn what_a_kustomization_names_as_a_patch_is_one() {
        let files = [
            ("base/kustomization.yaml", "resources: [deploy.yaml]"),
            ("base/deploy.yaml", ""),
            (
                "overlays/prod/kustomization.yml",
                "resources: [../../base]\npatches: [{path: patches/cpu.yaml}]",
            ),
            ("overlays/prod/patches/cpu.yaml", ""),
            ("overlays/prod/patches/unused.yaml", ""),
            ("overlays/dev/Kustomization", "patchesStrategicMerge: [../shared.yaml, ./gone.yaml]"),
            ("overlays/shared.yaml", ""),
        ];
        let cpu = "overlays/prod/patches/cpu.yaml";
        let shared = "overlays/shared.yaml";
        let cases: &[(&[&str], &[&str])] = &[
            (&["."], &[cpu, shared]),
            (&["base"], &[]),
            // Named alone, or as a part of the tree: the kustomization above still counts.
            (&[cpu], &[cpu]),
            (&["overlays/prod/patches"], &[cpu]),
            (&["overlays/*/patches/*.yaml"], &[cpu]),
            (&["overlays/dev", shared], &[shared]),
        ];
        for (arguments, expected) in cases {
            assert_eq!(patches(&files, arguments, None), *expected, "{arguments:?}");
        }
        assert_eq!(patches(&files, &["-"], Some(cpu)), [cpu]);
        assert_eq!(patches(&files, &["-"], Some("overlays/prod/patches/unused.yaml")), [""; 0]);
    }
}
