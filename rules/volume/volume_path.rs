//! `volume-path`: paths in volumes and mounts.

use std::{collections::BTreeMap, fmt::Display, ops::Bound};

use super::{
    CalledVolume, called_volume, files, need_text, server_path, whole_projected, without_items, without_mount,
};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Stage},
    model::{
        Container, Field, KeyToPath, List, PodView, ServiceAccountTokenProjection, Str, Volume,
        VolumeProjection,
    },
    rule::{Called, Check, Context, Rule, Seen, called, shown, up_to},
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
            // VOL8
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
            // VOL31
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
            // VOL12 to VOL14, VOL47
            for file in files.keys {
                need_text(cx, &file.key, "key", owner);
                need_text(cx, &file.path, "path", owner);
                if let Some(path) = file.path.get()
                    && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
                {
                    finding.server(Cause::Invalid);
                }
            }
            // VOL38, VOL49
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
                check_certificates(cx, part, called_volume(volume));
            }
        }
    }
    for view in pod.containers() {
        check_mounts(cx, view.container, called(&view));
    }
}

/// Files that are in each other's way: two of one path, or one where another needs a directory. W17
fn check_overlaps(cx: &mut Context<'_, '_>, volume: &Volume<'_>) {
    let items = files(volume).flat_map(|files| {
        let keys = files.keys.iter().map(|file| &file.path);
        keys.chain(files.fields.iter().map(|file| &file.path))
    });
    let projected = volume.projected.get().filter(|_| volume.source() == Some("projected"));
    let parts = projected.map_or(&[][..], |it| it.sources.items());
    // Two items of one path in a projected volume are an error, which `projected-source` has; only tokens are left out
    // of that.
    let items = items.map(|path| (path, projected.is_none()));
    let others = parts.iter().flat_map(|part| {
        let token = part.service_account_token.get().map(|it| (&it.path, true));
        let bundle = part.cluster_trust_bundle.get().map(|it| (&it.path, false));
        let certificate = part.pod_certificate.get().into_iter();
        let certificate =
            certificate.flat_map(|it| [&it.credential_bundle_path, &it.key_path, &it.certificate_chain_path]);
        token.into_iter().chain(bundle).chain(certificate.map(|path| (path, false)))
    });
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for (path, report_same) in items.chain(others) {
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
            let warns = cx.minor() >= 32;
            let finding = cx
                .report(path.span, message)
                .with(*span, "the other one")
                .help("give one of them another path")
                .at_most_warn();
            if warns {
                warned(finding);
            } else {
                finding.happens(Outcome::Fragile, Stage::Kubelet);
            }
        }
        seen.entry(text).or_insert(path.span);
    }
    if matches!(cx.minor().number(), 32 | 33) {
        check_parts_without_files(cx, volume, parts);
    }
}

/// The warning opens with the word `volume`, where others have a path.
fn warned(finding: &mut Diagnostic) {
    finding.warned("volume");
}

/// 1.32 and 1.33 take a part that lists no files to have those of the part before it.
fn check_parts_without_files(cx: &mut Context<'_, '_>, volume: &Volume<'_>, parts: &[VolumeProjection<'_>]) {
    let mut before = false;
    for part in parts {
        let keys = |items: &Field<List<KeyToPath<'_>>>| {
            items.is_set().then(|| items.items().iter().any(|item| item.path.str() != Some("")))
        };
        let lists = part.config_map.get().and_then(|it| keys(&it.items));
        let lists = lists.or_else(|| part.secret.get().and_then(|it| keys(&it.items)));
        let lists = lists.or_else(|| {
            let fields = &part.downward_api.get()?.items;
            fields.is_set().then(|| !fields.items().is_empty())
        });
        let one = part.service_account_token.is_set() || part.cluster_trust_bundle.is_set();
        match lists.or_else(|| one.then_some(true)) {
            Some(some) => before = some,
            None if before && part.sources().next().is_some() => {
                let message = format!(
                    "{} has a source that lists no files, of which the server warns as if they were those of the source before",
                    called_volume(volume),
                );
                let finding = cx.report(part.span.start_point(), message);
                warned(finding.help("ignore the warning; later minors do not give it").at_most_warn());
            }
            None => {}
        }
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
    let projected = |path: &str| format!("{}.path", whole_projected(path));
    // VOL51
    if let Some(finding) = need_text(cx, &token.path, "path", owner) {
        server_path(finding, Cause::Required, projected);
    }
    // VOL52
    let local = cx.minor() >= 30;
    if let Some(path) = token.path.get()
        && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
    {
        if local {
            server_path(finding, Cause::Invalid, projected);
        } else {
            finding.happens(Outcome::ConfigError, Stage::Kubelet);
        }
    }
}

/// The paths of a trust bundle and of a certificate. VOL58, VOL62
fn check_certificates(cx: &mut Context<'_, '_>, part: &VolumeProjection<'_>, volume: CalledVolume<'_>) {
    if let Some(bundle) = part.cluster_trust_bundle.get() {
        let owner = format_args!("`clusterTrustBundle` in `projected` of {volume}");
        need_text(cx, &bundle.path, "path", owner);
        if let Some(path) = bundle.path.get()
            && let Some(finding) = check_inside(cx, path, format_args!("the `path` of {owner}"), true)
        {
            finding.server(Cause::Invalid);
        }
    }
    let Some(it) = part.pod_certificate.get() else { return };
    for (name, path) in [
        ("credentialBundlePath", &it.credential_bundle_path),
        ("keyPath", &it.key_path),
        ("certificateChainPath", &it.certificate_chain_path),
    ] {
        let owner = format_args!("`{name}` of `podCertificate` in `projected` of {volume}");
        if let Some(path) = path.get()
            && let Some(finding) = check_inside(cx, path, owner, true)
        {
            finding.server(Cause::Invalid);
        }
    }
}

fn check_mounts(cx: &mut Context<'_, '_>, container: &Container<'_>, whose: Called<'_>) {
    let mut seen = Seen::default();
    for (index, mount) in container.volume_mounts.items().iter().enumerate() {
        // MNT5
        for (name, field) in [("subPath", &mount.sub_path), ("subPathExpr", &mount.sub_path_expr)] {
            if let Some(path) = field.get()
                && let Some(finding) =
                    check_inside(cx, path, format_args!("`{name}` of a mount of {whose}"), false)
            {
                server_path(finding, Cause::Invalid, without_mount);
            }
        }
        let set = |path: &&Str<'_>| !path.is_empty();
        // MNT6
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
            let finding = cx
                .report(path.span, format!("{whose} mounts two volumes at `{}`", shown(path)))
                .with(first, "the first one")
                .help("give each mount a path of its own");
            // MNT3. Behind an alias it stands where the first one is; the server names its place in the list.
            server_path(finding, Cause::Invalid, |path| {
                format!("{}[{index}].mountPath", up_to(path, "volumeMounts"))
            });
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
