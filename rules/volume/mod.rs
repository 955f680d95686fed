//! Volumes and mounts.

pub mod data_on_empty_dir;
pub mod data_without_volume;
pub mod downward_api;
pub mod downward_limit_unset;
pub mod downward_value_empty;
pub mod file_mode;
pub mod missing_volume;
pub mod mount_options;
pub mod projected_source;
pub mod removed_volume_type;
pub mod rollout_waits_for_claim;
pub mod shared_claim;
pub mod stateful_set_without_claims;
pub mod sub_path_missing_file;
pub mod sub_path_never_updates;
pub mod token_mount;
pub mod unused_volume;
pub mod volume_name;
pub mod volume_path;
pub mod volume_source;

use std::fmt::{self, Display, Formatter};

use crate::{
    diagnostic::{Cause, Diagnostic, Scope},
    model::{
        self, Body, Container, ContainerList, ContainerView, DownwardAPIVolumeFile, Field, Int, KeyToPath,
        Object, Owner, PodView, Reach, Str, Volume, VolumeMount, is_within,
        node_match::HOSTNAME_LABEL,
        stateful::{self, Store},
    },
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

/// The volume that a mount is of, as the pod declares it; nothing if it does not, or if it is of a claim template.
fn mounted<'m, 'a>(pod: &PodView<'a, 'm>, mount: &VolumeMount<'_>) -> Option<&'m Volume<'a>> {
    let name = mount.name.get().filter(|name| !name.is_empty())?;
    if pod.claim_names().any(|claim| **claim == **name) {
        return None;
    }
    pod.spec.volumes.items().iter().find(|volume| volume.name.is(name))
}

/// Whether what is in the volume is gone with the pod: an `emptyDir` on a disk. Who asks for one in memory knows.
fn is_scratch(volume: &Volume<'_>) -> bool {
    volume.source() == Some("emptyDir")
        && volume.empty_dir.get().is_some_and(|it| it.medium.str_or_empty() == Some(""))
}

/// Whether the files in the volume are made by the kubelet from objects of the API.
fn is_of_objects(volume: &Volume<'_>) -> bool {
    matches!(volume.source(), Some("configMap" | "secret" | "projected" | "downwardAPI"))
}

/// Where a container keeps its data, if it is one that is there to keep data.
#[derive(Clone, Copy)]
struct Data<'v, 'a> {
    /// What it runs.
    store: &'static Store,
    /// The `emptyDir` in which the data is, and its mount; nothing if it is on no volume at all.
    scratch: Option<(&'v Volume<'a>, &'v VolumeMount<'a>)>,
}

/// The data of a container that is gone with its pod; nothing if there is none, or if one cannot tell.
fn lost_data<'v, 'a>(pod: &PodView<'a, 'v>, view: &ContainerView<'a, 'v>) -> Option<Data<'v, 'a>> {
    let container: &'v Container<'a> = view.container;
    let lasts = matches!(
        pod.owner,
        Owner::Deployment
            | Owner::StatefulSet
            | Owner::ReplicaSet
            | Owner::ReplicationController
            | Owner::Pod
    );
    // A pod that is not to run on is a test.
    if !lasts
        || pod.is_child
        || view.list != ContainerList::Main
        || pod.owner == Owner::Pod
            && !pod.spec.restart_policy.is_missing()
            && !pod.spec.restart_policy.is("Always")
    {
        return None;
    }
    if pod.spec.volumes.is_incomplete() || container.volume_mounts.is_incomplete() {
        return None;
    }
    let (store, directories) = stateful::directories(container)?;
    let mounts = container.volume_mounts.items();
    let mut scratch = None;
    for directory in &directories {
        // Parts of the data may have volumes of their own.
        let deeper = mounts.iter().any(|mount| {
            let path = mount.mount_path.str().unwrap_or_default();
            is_within(path, directory)
                && !is_within(directory, path)
                && mounted(pod, mount).is_none_or(|it| !is_of_objects(it))
        });
        if deeper {
            return None;
        }
        let Some(mount) = container.mount_over(directory) else { continue };
        let volume = mounted(pod, mount).filter(|volume| is_scratch(volume))?;
        scratch = scratch.or(Some((volume, mount)));
    }
    // What is not mounted where the image has its data may have been told to keep it there.
    let elsewhere = || mounts.iter().any(|mount| mounted(pod, mount).is_none_or(|it| !is_of_objects(it)));
    if scratch.is_none() && (elsewhere() || !stateful::runs_server(container)) {
        return None;
    }
    Some(Data { store, scratch })
}

/// A claim that the file makes itself and that a pod uses.
struct Claimed<'a> {
    /// How far its pods may be apart.
    reach: Reach,
    /// Where the pod names it.
    used: Str<'a>,
    /// Its access modes in the file.
    modes: crate::text::Span,
}

/// The objects of the file's documents that hold `word`; nothing of a file that is a dump of a cluster, as this is done for
/// one pod after the other.
fn neighbours<'a>(cx: &Context<'a, '_>, word: &str) -> Option<Vec<Object<'a>>> {
    const MOST: usize = 256 << 10;
    let (tree, minor) = (cx.tree(), cx.minor());
    if tree.text().len() > MOST {
        return None;
    }
    let documents = tree.documents().iter().enumerate();
    let told = documents.filter(|(_, document)| document.span.slice(tree.text()).contains(word));
    Some(told.flat_map(|(number, _)| model::objects(tree, number, minor)).collect())
}

/// The claims that all pods of a workload use together, and whose volumes are made for them: one that is there already
/// may let more pods in than the claim asks for.
fn claims<'a>(cx: &Context<'a, '_>, pod: &PodView<'a, '_>) -> Vec<Claimed<'a>> {
    let names: Vec<&Str<'a>> = pod
        .spec
        .volumes
        .items()
        .iter()
        .filter(|volume| volume.source() == Some("persistentVolumeClaim"))
        .filter(|volume| !pod.claim_names().any(|claim| volume.name.is(claim)))
        .filter_map(|volume| volume.persistent_volume_claim.get()?.claim_name.get())
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    let objects = neighbours(cx, "PersistentVolume").unwrap_or_default();
    let has_volumes = objects.iter().any(|object| object.kind_str() == "PersistentVolume");
    let found = names.into_iter().filter_map(|name| {
        let claim = objects.iter().find_map(|object| match &object.body {
            Body::PersistentVolumeClaim(claim)
                if object.name.as_deref() == Some(&**name)
                    && object.namespace.as_deref() == pod.object.namespace.as_deref() =>
            {
                Some(claim)
            }
            _ => None,
        })?;
        let spec = claim.spec.get()?;
        let made = !has_volumes
            && spec.volume_name.is_missing()
            && spec.selector.is_missing()
            && !spec.storage_class_name.is("");
        let reach = Reach::of(&spec.access_modes).filter(|_| made)?;
        Some(Claimed { reach, used: name.clone(), modes: spec.access_modes.span_or_insert() })
    });
    found.collect()
}

/// Whether all pods of a workload surely run on one node.
fn is_on_one_node(pod: &PodView<'_, '_>) -> bool {
    let spec = pod.spec;
    let affinity = spec.affinity.get();
    let beside = affinity.and_then(|it| it.pod_affinity.get()).is_some_and(|it| {
        let required = it.required_during_scheduling_ignored_during_execution.items();
        required.iter().any(|term| term.topology_key.is(HOSTNAME_LABEL))
    });
    // A rule about nodes may leave only one.
    let nodes = affinity.is_some_and(|it| !it.node_affinity.is_missing());
    beside || nodes || pod.one_node().is_some()
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
