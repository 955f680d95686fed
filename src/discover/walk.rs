//! Folders, walked the way git sees them.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::mpsc,
};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::{kustomize, pattern::Pattern, read};

/// The extensions of files that a folder is walked for.
const EXTENSIONS: &[&str] = &["yaml", "yml", "json"];

/// Something met on a walk.
pub(super) enum Entry {
    /// A folder, met before what is in it; `linked` if it is reached through a link of its own.
    Folder { path: PathBuf, linked: bool },
    /// A file to check; `linked` if it is reached through a link of its own.
    Manifest { path: PathBuf, linked: bool },
    /// A kustomization file that is not to be checked itself but tells what other files are for.
    Kustomization(PathBuf),
    /// Something that would be a file to check, or hold some, if it could be had.
    Skipped { path: PathBuf, reason: String, unreadable: bool },
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Self::Folder { path, .. }
            | Self::Manifest { path, .. }
            | Self::Skipped { path, .. }
            | Self::Kustomization(path) => path,
        }
    }
}

/// Walks `folder` and returns, in the order of names and each folder before what is in it, what `pattern` matches.
///
/// Links are followed; one that leads back to a folder it is in is told and left. Folders are listed on all
/// processors: nothing can be checked before it is known which files are patches, so that nobody else has work yet.
pub(super) fn walk(folder: &Path, pattern: Option<&Pattern>) -> Vec<Entry> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let walk = WalkBuilder::new(folder)
        .follow_links(true)
        .hidden(!pattern.is_some_and(Pattern::names_hidden))
        // Only git's own lists: a `.ignore` file is for searching, and a `.gitignore` counts in an unpacked
        // archive as much as in a clone.
        .ignore(false)
        .require_git(false)
        .max_depth(pattern.and_then(Pattern::max_depth))
        .build_parallel();
    let (sender, receiver) = mpsc::channel();
    walk.run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            let entries = match entry {
                Ok(entry) => found(entry, pattern),
                Err(error) => failed(&error, pattern).into_iter().collect(),
            };
            for entry in entries {
                // The receiver outlives the walk.
                let _ = sender.send(entry);
            }
            WalkState::Continue
        })
    });
    drop(sender);
    let mut entries: Vec<Entry> = receiver.into_iter().collect();
    entries.sort_by_cached_key(|entry| super::by_components(entry.path().as_os_str()));
    entries
}

fn found(entry: DirEntry, pattern: Option<&Pattern>) -> Vec<Entry> {
    let Some(kind) = entry.file_type() else { return Vec::new() };
    let linked = entry.path_is_symlink();
    let path = entry.into_path();
    if kind.is_dir() {
        return vec![Entry::Folder { path, linked }];
    }
    let mut entries = Vec::new();
    if kustomize::is_kustomization(&path) {
        entries.push(Entry::Kustomization(path.clone()));
    }
    let wanted = match pattern {
        Some(pattern) => pattern.takes(&path, has_extension(&path)),
        None => has_extension(&path),
    };
    if wanted && kind.is_file() {
        entries.push(Entry::Manifest { path, linked });
    } else if wanted {
        // Opening a pipe that nobody writes to would wait for ever.
        let reason = "not a regular file".to_owned();
        entries.push(Entry::Skipped { path, reason, unreadable: false });
    }
    entries
}

/// Whether a folder is walked for files of this name.
fn has_extension(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// What to say of an entry that could not be walked: nothing, if it was not wanted in the first place.
fn failed(error: &ignore::Error, pattern: Option<&Pattern>) -> Option<Entry> {
    let path = path_of(error)?.to_owned();
    // Editors keep their locks as hidden links to nowhere.
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let wanted = match pattern {
        Some(pattern) => pattern.takes(&path, has_extension(&path)),
        // Without an extension it may be a folder of manifests.
        None => has_extension(&path) || path.extension().is_none(),
    };
    if hidden || !wanted {
        return None;
    }
    if let Some(ancestor) = loop_ancestor(error) {
        let reason = format!("the link leads back to its own folder `{}`", super::display(ancestor));
        return Some(Entry::Skipped { path, reason, unreadable: false });
    }
    let error = error.io_error()?;
    let dangling = error.kind() == io::ErrorKind::NotFound
        && fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
    if dangling {
        let reason = "a link to something that does not exist".to_owned();
        return Some(Entry::Skipped { path, reason, unreadable: false });
    }
    Some(Entry::Skipped { path, reason: read::in_words(error), unreadable: true })
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn loop_ancestor(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::Loop { ancestor, .. } => Some(ancestor),
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => loop_ancestor(err),
        _ => None,
    }
}
