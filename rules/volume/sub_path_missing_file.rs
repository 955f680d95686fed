//! `sub-path-missing-file`: a mount of a file that its volume does not have.

use super::{called_volume, files, mounted};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView, Volume},
    rule::{Check, Context, Rule, called, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "sub-path-missing-file",
    summary: "a `subPath` is none of the files that its volume is made of",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Dropped,
    stage: Stage::Kubelet,
    page: include_str!("sub_path_missing_file.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    for mount in view.container.volume_mounts.items() {
        // An absolute one is refused.
        let Some(path) = mount.sub_path.get().filter(|path| !path.is_empty() && !path.starts_with('/'))
        else {
            continue;
        };
        let Some(volume) = mounted(pod, mount) else { continue };
        let Some(paths) = paths(volume) else { continue };
        let wanted = path.trim_end_matches('/');
        // A directory that a file is in is there, too.
        let is_there = |file: &&str| {
            file.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if paths.iter().any(is_there) {
            continue;
        }
        let message = format!(
            "{} mounts `{}` of {}, which has no such file; an empty directory is made and mounted in its place",
            called(view),
            shown(path),
            called_volume(volume)
        );
        // What ends differently is another file, however alike the names.
        let kind = |path: &str| path.rsplit_once('.').map(|(_, kind)| kind.to_owned());
        let alike = paths.iter().copied().filter(|path| kind(path) == kind(wanted));
        let help = match closest(wanted, alike) {
            Some(meant) => format!("write `{}`", shown(meant)),
            None => format!("add it to the volume's `items`, which have `{}`", shown(&paths.join("`, `"))),
        };
        cx.report(path.place(), message).help(help).with(volume.name.span_or_insert(), "the volume");
    }
}

/// The files of a volume that says itself which it has.
fn paths<'v>(volume: &'v Volume<'_>) -> Option<Vec<&'v str>> {
    let incomplete = match volume.source()? {
        "configMap" => volume.config_map.get()?.items.is_incomplete(),
        "secret" => volume.secret.get()?.items.is_incomplete(),
        "downwardAPI" => volume.downward_api.get()?.items.is_incomplete(),
        _ => true,
    };
    if incomplete {
        return None;
    }
    let mut paths = Vec::new();
    for files in files(volume) {
        paths.extend(files.keys.iter().map(|key| key.path.str()));
        paths.extend(files.fields.iter().map(|field| field.path.str()));
    }
    let paths: Option<Vec<&str>> = paths.into_iter().collect();
    paths.filter(|paths| !paths.is_empty())
}
