//! `volume-path`: paths in volumes and mounts.

use std::{collections::BTreeMap, fmt::Display, ops::Bound};

use super::{CalledVolume, called_volume, files, need_text, server_path, without_items, without_mount};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Container, Field, PodView, ServiceAccountTokenProjection, Str, Volume},
    rule::{Called, Check, Context, Rule, Seen, called, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "volume-path",
    summary: "a path in a volume or mount is empty, absolute, used twice, or goes up with `..`",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("volume_path.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        match volume.source() {
            Some("hostPath") => {
                if let Some(path) = volume.host_path.get().and_then(|it| it.path.get())
                    && goes_up(path)
                {
                    let message = format!(
                        "the `path` of {} cannot go up with `..`: `{}`",
                        called_volume(volume),
                        shown(path)
                    );
                    cx.report(up_span(path), message).help("write the path in full").server(Cause::Invalid);
                }
            }
            Some("gitRepo") => {
                if let Some(directory) = volume.git_repo.get().and_then(|it| it.directory.get()) {
                    let owner = format_args!("the `directory` of {}", called_volume(volume));
                    if let Some(finding) = check_inside(cx, directory, owner, false) {
                        finding.server(Cause::Invalid);
                    }
                }
            }
            _ => {}
        }
        check_overlaps(cx, volume);
        for files in files(volume) {
            let owner = format_args!("an item of {}", files.source);
            for file in files.keys {
                need_text(cx, &file.key, "key", owner);
                need_text(cx, &file.path, "path", owner);
                if let Some(path) = file.path.get()
                    && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
                {
                    finding.server(Cause::Invalid);
                }
            }
            for file in files.fields {
                if let Some(finding) = need_text(cx, &file.path, "path", owner) {
                    server_path(finding, Cause::Required, without_items);
                }
                if let Some(path) = file.path.get()
                    && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
                {
                    server_path(finding, Cause::Invalid, without_items);
                }
            }
        }
        if volume.source() == Some("projected") {
            for part in volume.projected.get().map_or(&[][..], |it| it.sources.items()) {
                check_token(cx, part.service_account_token.get().map(|it| &**it), called_volume(volume));
            }
        }
    }
    for view in pod.containers() {
        check_mounts(cx, view.container, called(&view));
    }
}

/// Files that are in each other's way: two of one path, or one where another needs a directory.
fn check_overlaps(cx: &mut Context<'_, '_>, volume: &Volume<'_>) {
    let items = files(volume).flat_map(|files| {
        let keys = files.keys.iter().map(|file| &file.path);
        keys.chain(files.fields.iter().map(|file| &file.path))
    });
    let projected = volume.projected.get().filter(|_| volume.source() == Some("projected"));
    let tokens = projected.map_or(&[][..], |it| it.sources.items()).iter();
    let tokens = tokens.filter_map(|part| Some(&part.service_account_token.get()?.path));
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    // Two items of one path in a projected volume are an error, which `projected-source` has.
    let items = items.map(|path| (path, projected.is_none()));
    for (path, report_same) in items.chain(tokens.map(|path| (path, true))) {
        let Some(path) = path.get() else { continue };
        let text = path.trim_end_matches('/');
        if text.is_empty() {
            continue;
        }
        let above = text.match_indices('/').find_map(|(at, _)| seen.get_key_value(&text[..at]));
        let below = format!("{text}/");
        let below = seen
            .range::<str, _>((Bound::Included(&*below), Bound::Unbounded))
            .next()
            .filter(|(other, _)| other.starts_with(&below));
        let same = seen.get_key_value(text).filter(|_| report_same);
        if let Some((other, span)) = same.or(above).or(below) {
            let message = format!(
                "{} has a file `{text}` where it also has `{other}`; one hides the other",
                called_volume(volume)
            );
            let finding = cx
                .report(path.span, message)
                .with(*span, "the other one")
                .help("give one of them another path");
            // The warning opens with the word `volume`, where others have a path.
            finding.happens(Outcome::Warned, Stage::ApiServer).at_most_warn().server_at(
                Cause::Invalid,
                "volume",
                Scope::Warnings,
            );
        }
        seen.entry(text).or_insert(path.span);
    }
}

/// The token's path; the server gives it the path of the whole volume.
fn check_token(
    cx: &mut Context<'_, '_>,
    token: Option<&ServiceAccountTokenProjection<'_>>,
    volume: CalledVolume<'_>,
) {
    let Some(token) = token else { return };
    let owner = format_args!("`serviceAccountToken` in `projected` of {volume}");
    let projected = |path: &str| {
        path.rfind(".projected").map_or(path.to_owned(), |at| format!("{}.projected.path", &path[..at]))
    };
    if let Some(finding) = need_text(cx, &token.path, "path", owner) {
        server_path(finding, Cause::Required, projected);
    }
    if let Some(path) = token.path.get()
        && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
    {
        server_path(finding, Cause::Invalid, projected);
    }
}

fn check_mounts(cx: &mut Context<'_, '_>, container: &Container<'_>, whose: Called<'_>) {
    let mut seen = Seen::default();
    for mount in container.volume_mounts.items() {
        for (name, field) in [("subPath", &mount.sub_path), ("subPathExpr", &mount.sub_path_expr)] {
            if let Some(path) = field.get()
                && let Some(finding) =
                    check_inside(cx, path, format_args!("`{name}` of a mount of {whose}"), false)
            {
                server_path(finding, Cause::Invalid, without_mount);
            }
        }
        let set = |path: &&Str<'_>| !path.is_empty();
        // The expression's key is marked, since its value reads like a placeholder that is still to be filled in.
        if let (Some(plain), Field::Set { key, value: expression }) =
            (mount.sub_path.get().filter(set), &mount.sub_path_expr)
            && !expression.is_empty()
        {
            cx.report(*key, format!("a mount of {whose} has both `subPath` and `subPathExpr`"))
                .with(plain.span, "the other one")
                .help("keep one of them; only `subPathExpr` fills in `$(NAME)`")
                .server(Cause::Invalid);
        }
        let Some(path) = mount.mount_path.get().filter(set) else { continue };
        if let Some(first) = seen.first(&**path, path.span) {
            cx.report(path.span, format!("{whose} mounts two volumes at `{}`", shown(path)))
                .with(first, "the first one")
                .help("give each mount a path of its own")
                .server(Cause::Invalid);
        }
    }
}

/// Whether a path has `..` as one of its parts.
fn goes_up(path: &str) -> bool {
    path.split('/').any(|part| part == "..")
}

/// The `..` in a path that has one.
fn up_span(path: &Str<'_>) -> Span {
    let mut at = 0;
    for part in path.split('/') {
        if part == ".." {
            return path.sub_span(at..at + 2);
        }
        at += part.len() + 1;
    }
    path.span
}

/// Reports a path that leaves the directory it is meant for. A name that starts with `..` is left to Kubernetes,
/// which keeps its own files under such names, where `reserved` says so.
fn check_inside<'d>(
    cx: &'d mut Context<'_, '_>,
    path: &Str<'_>,
    owner: impl Display,
    reserved: bool,
) -> Option<&'d mut Diagnostic> {
    let text = &**path;
    let finding = if text.starts_with('/') {
        cx.report(path.sub_span(0..1), format!("{owner} must be relative, and `{text}` is absolute"))
            .help(format!("write `{}`", text.trim_start_matches('/')))
    } else if goes_up(text) {
        cx.report(up_span(path), format!("{owner} cannot go up with `..`: `{text}`"))
            .help("write a path below the volume")
    } else if reserved && text.starts_with("..") {
        cx.report(path.sub_span(0..2), format!("{owner} cannot start with `..`: `{text}`"))
            .help("such names are kept for Kubernetes' own files; choose another")
    } else {
        return None;
    };
    Some(finding)
}
