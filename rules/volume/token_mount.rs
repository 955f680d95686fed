//! `token-mount`: mounts where the service account's token is mounted.

use super::{called_volume, is_of_objects, mounted, neighbours};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, ContainerView, Object, PodView, Spanned as _, Volume, VolumeMount},
    rule::{Check, Context, Rule, called, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "token-mount",
    summary: "a mount is in the way of the service account's token",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Runtime,
    page: include_str!("token_mount.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// Where each container gets the token. A container that mounts something at exactly this path gets none
/// (`plugin/pkg/admission/serviceaccount`).
const TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount";

/// The same directory in images where `/var/run` is a link to `/run`.
const TOKEN_IN_RUN: &str = "/run/secrets/kubernetes.io/serviceaccount";

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() || pod.is_for_windows() {
        return;
    }
    for mount in view.container.volume_mounts.items() {
        let Some(path) = mount.mount_path.get() else { continue };
        let Some(volume) = mounted(pod, mount) else { continue };
        let clean = path.trim_end_matches('/');
        // `/var/runtime` is not above it.
        let is_above = |token: &str| {
            !clean.is_empty() && token.strip_prefix(clean).is_some_and(|rest| rest.starts_with('/'))
        };
        if **path == *TOKEN {
            at_the_token(cx, pod, view, (mount, volume));
        } else if is_above(TOKEN) || is_above(TOKEN_IN_RUN) {
            above(cx, pod, view, (mount, volume), is_above(TOKEN));
        }
    }
}

/// Reports a volume instead of the token that can hold none. A Secret or a disk may hold one; an `emptyDir` is how one
/// container of several is kept from the token.
fn at_the_token(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    (mount, volume): (&VolumeMount<'_>, &Volume<'_>),
) {
    let holds_none =
        match volume.source() {
            Some("configMap" | "downwardAPI") => true,
            Some("projected") => volume.projected.get().is_some_and(|it| {
                !it.sources.is_incomplete()
                    && it.sources.items().iter().all(|part| {
                        part.sources().all(|(name, _)| matches!(name, "configMap" | "downwardAPI"))
                    })
            }),
            _ => false,
        };
    if !holds_none || !has_token(cx, pod) {
        return;
    }
    let message = format!(
        "{} has {} in place of the service account's token, so it gets none and cannot speak to the API server",
        called(view),
        called_volume(volume)
    );
    cx.report(mount.mount_path.value_span(), message)
        .help("mount the volume elsewhere, or write `automountServiceAccountToken: false` if no token is wanted")
        .with(volume.name.span_or_insert(), "the volume")
        .at_most_warn()
        .happens(Outcome::Dropped, Stage::Kubelet);
}

/// Reports a volume in which no directory can be made for the token. Runtimes mount what is deeper later, so that what is
/// mounted above the token does not hide it; but they must make the directory.
fn above(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    (mount, volume): (&VolumeMount<'_>, &Volume<'_>),
    surely: bool,
) {
    let read_only = is_of_objects(volume) || volume.source() == Some("emptyDir") && mount.read_only.is_true();
    let single = !mount.sub_path.is_missing() || !mount.sub_path_expr.is_missing();
    if !read_only || single || makes_directories(volume) || !has_token(cx, pod) {
        return;
    }
    let Some(path) = mount.mount_path.get() else { return };
    let images = if surely { "" } else { " in images where `/var/run` is a link to `/run`, as in most" };
    let message = format!(
        "{} cannot start{images}: the service account's token is mounted below `{}`, where {} is read-only and no directory can be made for it",
        called(view),
        shown(path),
        called_volume(volume)
    );
    let finding = cx.report(path.span(), message);
    finding.help("mount the volume elsewhere, such as at `/etc/secrets`, or write `automountServiceAccountToken: false` if the pod needs no token");
    finding.with(volume.name.span_or_insert(), "the volume");
}

/// Whether a volume has files in directories, one of which may be the token's.
fn makes_directories(volume: &Volume<'_>) -> bool {
    super::files(volume).any(|files| {
        let paths =
            files.keys.iter().map(|key| &key.path).chain(files.fields.iter().map(|field| &field.path));
        paths.into_iter().any(|path| path.str().is_none_or(|path| path.contains('/')))
    }) || volume
        .projected
        .get()
        .is_some_and(|it| it.sources.items().iter().any(|part| part.service_account_token.is_set()))
}

/// Whether the containers get a token, as far as the file says.
fn has_token(cx: &Context<'_, '_>, pod: &PodView<'_, '_>) -> bool {
    let own = &pod.spec.automount_service_account_token;
    if !own.is_missing() {
        return own.is_true();
    }
    let account = pod.spec.service_account_name.str().unwrap_or("default");
    let Some(objects) = neighbours(cx, "ServiceAccount") else { return false };
    let declines = |object: &Object<'_>| match &object.body {
        Body::ServiceAccount(it) => {
            let own = &it.automount_service_account_token;
            object.name.as_deref() == Some(account) && !own.is_missing() && !own.is_true()
        }
        _ => false,
    };
    !objects.iter().any(declines)
}
