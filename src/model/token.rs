//! Mounts that are in the way of the service account's token.

use super::{ContainerView, Field, PodView, Volume, VolumeMount};

/// Where each container gets the token. A container that mounts something at exactly this path gets none
/// (`plugin/pkg/admission/serviceaccount`).
const TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount";

/// The same directory in images where `/var/run` is a link to `/run`.
const TOKEN_IN_RUN: &str = "/run/secrets/kubernetes.io/serviceaccount";

/// How a mount is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTheWay {
    /// It is at the token's own place, and its volume can hold no token.
    Instead,
    /// No directory can be made in it for the token, which is mounted below.
    Above,
    /// The same, in images where `/var/run` is a link to `/run`.
    AboveInRun,
}

/// The mounts of a container that are in the way of the token, if it gets one.
pub fn in_the_way<'a, 'm>(
    pod: &PodView<'a, 'm>,
    view: &ContainerView<'a, 'm>,
) -> impl Iterator<Item = (&'m VolumeMount<'a>, &'m Volume<'a>, InTheWay)> {
    view.container.volume_mounts.items().iter().filter_map(move |mount| {
        let path = mount.mount_path.str()?;
        let volume = pod.volume_of(mount)?;
        let clean = path.trim_end_matches('/');
        // `/var/runtime` is not above it.
        let is_above = |token: &str| {
            !clean.is_empty() && token.strip_prefix(clean).is_some_and(|rest| rest.starts_with('/'))
        };
        let way = match () {
            () if path == TOKEN => holds_no_token(volume).then_some(InTheWay::Instead),
            () if is_above(TOKEN) => takes_no_directory(mount, volume).then_some(InTheWay::Above),
            () if is_above(TOKEN_IN_RUN) => takes_no_directory(mount, volume).then_some(InTheWay::AboveInRun),
            () => None,
        };
        Some((mount, volume, way?))
    })
}

/// Whether there can be no token in the volume. A Secret or a disk may hold one; an `emptyDir` is how one container of
/// several is kept from the token.
fn holds_no_token(volume: &Volume<'_>) -> bool {
    let is_other = |name: &str| matches!(name, "configMap" | "downwardAPI");
    match volume.source() {
        Some("projected") => volume.projected.get().is_some_and(|it| {
            !it.sources.is_incomplete()
                && it.sources.items().iter().all(|part| part.sources().all(|(name, _)| is_other(name)))
        }),
        source => source.is_some_and(is_other),
    }
}

/// Whether no directory can be made in a mount. Runtimes mount what is deeper later, so that what is mounted above the token
/// does not hide it; but they must make the directory.
fn takes_no_directory(mount: &VolumeMount<'_>, volume: &Volume<'_>) -> bool {
    let read_only =
        volume.is_of_objects() || volume.source() == Some("emptyDir") && mount.read_only.is_true();
    let single = !mount.sub_path.is_missing() || !mount.sub_path_expr.is_missing();
    read_only && !single && !makes_directories(volume)
}

/// Whether a volume has files in directories, one of which may be the token's.
fn makes_directories(volume: &Volume<'_>) -> bool {
    let parts = volume.projected.get().map_or(&[][..], |it| it.sources.items());
    if parts.iter().any(|part| part.service_account_token.is_set()) {
        return true;
    }
    let secrets = volume.secret.get().map(|it| &it.items);
    let secrets = secrets.into_iter().chain(parts.iter().filter_map(|it| Some(&it.secret.get()?.items)));
    let configs = volume.config_map.get().map(|it| &it.items);
    let configs = configs.into_iter().chain(parts.iter().filter_map(|it| Some(&it.config_map.get()?.items)));
    let fields = volume.downward_api.get().map(|it| &it.items);
    let fields = fields.into_iter().chain(parts.iter().filter_map(|it| Some(&it.downward_api.get()?.items)));
    let of_keys = secrets.chain(configs).flat_map(Field::items).map(|item| &item.path);
    let mut paths = of_keys.chain(fields.flat_map(Field::items).map(|item| &item.path));
    paths.any(|path| path.str().is_none_or(|path| path.contains('/')))
}
