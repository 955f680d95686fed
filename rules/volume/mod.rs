//! Volumes and mounts.

pub mod downward_api;
pub mod file_mode;
pub mod missing_volume;
pub mod mount_options;
pub mod projected_source;
pub mod removed_volume_type;
pub mod unused_volume;
pub mod volume_name;
pub mod volume_path;
pub mod volume_source;

use std::fmt::{self, Display, Formatter};

use crate::{
    diagnostic::{Cause, Diagnostic, Scope},
    model::{DownwardAPIVolumeFile, Field, Int, KeyToPath, Str, Volume},
    rule::{Context, require_text, shown},
};

/// How a message calls a volume.
fn called_volume<'v>(volume: &'v Volume<'_>) -> CalledVolume<'v> {
    CalledVolume(volume.name.str().unwrap_or_default())
}

/// What [`called_volume`] gives.
#[derive(Clone, Copy)]
struct CalledVolume<'v>(&'v str);

impl Display for CalledVolume<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            "" => f.write_str("the volume"),
            name => write!(f, "volume `{}`", shown(name)),
        }
    }
}

/// How a message calls the source of files: a source of a volume, or a part of one that is `projected`.
#[derive(Clone, Copy)]
struct CalledSource<'v> {
    part: Option<&'static str>,
    source: &'static str,
    volume: CalledVolume<'v>,
}

impl Display for CalledSource<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.part {
            write!(f, "`{part}` in ")?;
        }
        write!(f, "`{}` of {}", self.source, self.volume)
    }
}

/// Files that a volume makes from keys or fields, and the modes they get.
struct Files<'v, 'a> {
    source: CalledSource<'v>,
    default_mode: Option<&'v Field<Int>>,
    /// Files from the keys of a Secret or `ConfigMap`.
    keys: &'v [KeyToPath<'a>],
    /// Files from the fields of the pod.
    fields: &'v [DownwardAPIVolumeFile<'a>],
}

/// All files that a volume asks for, source by source.
fn files<'v, 'a>(volume: &'v Volume<'a>) -> impl Iterator<Item = Files<'v, 'a>> {
    let source = volume.source();
    let called =
        move |part| CalledSource { part, source: source.unwrap_or_default(), volume: called_volume(volume) };
    let of =
        move |part, default_mode, keys, fields| Files { source: called(part), default_mode, keys, fields };
    let (whole, parts) = match source {
        Some("secret") => {
            let it = volume.secret.get();
            (it.map(|it| of(None, Some(&it.default_mode), it.items.items(), &[][..])), None)
        }
        Some("configMap") => {
            let it = volume.config_map.get();
            (it.map(|it| of(None, Some(&it.default_mode), it.items.items(), &[])), None)
        }
        Some("downwardAPI") => {
            let it = volume.downward_api.get();
            (it.map(|it| of(None, Some(&it.default_mode), &[], it.items.items())), None)
        }
        Some("projected") => {
            let it = volume.projected.get();
            (it.map(|it| of(None, Some(&it.default_mode), &[], &[])), it.map(|it| it.sources.items()))
        }
        _ => (None, None),
    };
    let parts = parts.unwrap_or_default().iter().flat_map(move |part| {
        let secret = part.secret.get().map(|it| of(Some("secret"), None, it.items.items(), &[]));
        let config = part.config_map.get().map(|it| of(Some("configMap"), None, it.items.items(), &[]));
        let downward = part.downward_api.get().map(|it| of(Some("downwardAPI"), None, &[], it.items.items()));
        [secret, config, downward].into_iter().flatten()
    });
    whole.into_iter().chain(parts)
}

/// Reports a text of `owner` that is missing or empty, unless someone else may fill it in.
fn need_text<'d>(
    cx: &'d mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    owner: impl Display,
) -> Option<&'d mut Diagnostic> {
    if field.is_missing() && cx.is_filled_in_later() {
        return None;
    }
    let finding = require_text(cx, field, name, format_args!("{owner} has no `{name}`"))?;
    Some(finding.help(format!("add `{name}`")).server(Cause::Required))
}

/// The server's path of an item of a downward API: it leaves the item's place out.
fn without_items(path: &str) -> String {
    const ITEMS: &str = "downwardAPI.items[";
    let Some(at) = path.rfind(ITEMS) else { return path.to_owned() };
    let from = at + ITEMS.len() - ".items[".len();
    let to = path[at..].find(']').map_or(path.len(), |end| at + end + 1);
    format!("{}{}", &path[..from], &path[to..])
}

/// The server's path of a field of a mount: it leaves the mount's place out.
fn without_mount(path: &str) -> String {
    const MOUNTS: &str = ".volumeMounts[";
    let Some(at) = path.rfind(MOUNTS) else { return path.to_owned() };
    let to = path[at..].find(']').map_or(path.len(), |end| at + end + 1);
    format!("{}{}", &path[..at + MOUNTS.len() - 1], &path[to..])
}

/// The server says the same, at a path that is made from the finding's own.
fn server_path(
    finding: &mut Diagnostic,
    cause: Cause,
    change: impl FnOnce(&str) -> String,
) -> &mut Diagnostic {
    let path = change(&finding.field);
    finding.server_at(cause, path, Scope::Errors)
}

/// The server says this too, at a path that is made from the finding's own.
fn server_also(finding: &mut Diagnostic, cause: Cause, change: impl FnOnce(&str) -> String) {
    let path = change(&finding.field);
    finding.also(cause, path, Scope::Errors);
}

/// The server's path of a projected volume itself, to which it gives what is in several of its parts.
fn whole_projected(path: &str) -> &str {
    const FIELD: &str = ".projected";
    path.rfind(FIELD).map_or(path, |at| &path[..at + FIELD.len()])
}

/// The path of the object that a field is in.
fn parent(path: &str) -> &str {
    path.rfind('.').map_or("", |at| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_leaves_out_some_places() {
        for (path, server) in [
            (
                "spec.volumes[4].downwardAPI.items[0].fieldRef.fieldPath",
                "spec.volumes[4].downwardAPI.fieldRef.fieldPath",
            ),
            (
                "spec.volumes[3].projected.sources[2].downwardAPI.items[1].path",
                "spec.volumes[3].projected.sources[2].downwardAPI.path",
            ),
            ("spec.volumes[0].secret.items[1].mode", "spec.volumes[0].secret.items[1].mode"),
        ] {
            assert_eq!(without_items(path), server);
        }
        assert_eq!(
            without_mount("spec.containers[1].volumeMounts[0].subPath"),
            "spec.containers[1].volumeMounts.subPath"
        );
        assert_eq!(parent("spec.volumes[0].secret"), "spec.volumes[0]");
    }
}
