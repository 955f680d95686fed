//! Where a volume's data comes from: of the many fields that may say so, the server takes one.

use super::{
    Container, Field, List, PersistentVolumeClaimTemplate, Str, Volume, VolumeMount, VolumeProjection,
};
use crate::text::Span;

/// A source that is written in a volume.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its field.
    pub name: &'static str,
    /// How the server spells it when it forbids it.
    pub server: &'static str,
    /// Its key, or its value if that is of the wrong type.
    pub span: Span,
}

/// Where the field is, if it is there.
fn at<T>(field: &Field<T>) -> Option<Span> {
    match field {
        Field::Set { key, .. } => Some(*key),
        Field::Invalid(span) => Some(*span),
        _ => None,
    }
}

impl<'a> Volume<'a> {
    /// Its sources, in the order in which the server looks for them: it takes the first, forbids the others and does
    /// not look into those.
    pub fn sources(&self) -> impl Iterator<Item = Source> + use<> {
        let v = self;
        let all = [
            ("emptyDir", "emptyDir", at(&v.empty_dir)),
            ("hostPath", "hostPath", at(&v.host_path)),
            ("gitRepo", "gitRepo", at(&v.git_repo)),
            ("gcePersistentDisk", "gcePersistentDisk", at(&v.gce_persistent_disk)),
            ("awsElasticBlockStore", "awsElasticBlockStore", at(&v.aws_elastic_block_store)),
            ("secret", "secret", at(&v.secret)),
            ("nfs", "nfs", at(&v.nfs)),
            ("iscsi", "iscsi", at(&v.iscsi)),
            ("glusterfs", "glusterfs", at(&v.glusterfs)),
            ("flocker", "flocker", at(&v.flocker)),
            ("persistentVolumeClaim", "persistentVolumeClaim", at(&v.persistent_volume_claim)),
            ("rbd", "rbd", at(&v.rbd)),
            ("cinder", "cinder", at(&v.cinder)),
            ("cephfs", "cephFS", at(&v.cephfs)),
            ("quobyte", "quobyte", at(&v.quobyte)),
            ("downwardAPI", "downwarAPI", at(&v.downward_api)),
            ("fc", "fc", at(&v.fc)),
            ("flexVolume", "flexVolume", at(&v.flex_volume)),
            ("configMap", "configMap", at(&v.config_map)),
            ("azureFile", "azureFile", at(&v.azure_file)),
            ("vsphereVolume", "vsphereVolume", at(&v.vsphere_volume)),
            ("photonPersistentDisk", "photonPersistentDisk", at(&v.photon_persistent_disk)),
            ("portworxVolume", "portworxVolume", at(&v.portworx_volume)),
            ("azureDisk", "azureDisk", at(&v.azure_disk)),
            ("storageos", "storageos", at(&v.storageos)),
            ("projected", "projected", at(&v.projected)),
            ("scaleIO", "scaleIO", at(&v.scale_io)),
            ("csi", "csi", at(&v.csi)),
            ("ephemeral", "ephemeral", at(&v.ephemeral)),
            ("image", "image", at(&v.image)),
        ];
        all.into_iter().filter_map(|(name, server, span)| Some(Source { name, server, span: span? }))
    }

    /// The source that the server takes.
    pub fn source(&self) -> Option<&'static str> {
        self.sources().next().map(|source| source.name)
    }

    /// The template of the claim that it makes for each pod, if that is its source.
    pub fn claim_template(&self) -> Option<&PersistentVolumeClaimTemplate<'a>> {
        let ephemeral = self.ephemeral.get().filter(|_| self.source() == Some("ephemeral"))?;
        ephemeral.volume_claim_template.get().map(|template| &**template)
    }
}

impl<'a> Container<'a> {
    /// The mount that a path of the container is on: of those over it, the one next to it.
    pub fn mount_over(&self, path: &str) -> Option<&VolumeMount<'a>> {
        let length = |mount: &VolumeMount<'_>| {
            let at = mount.mount_path.str()?;
            is_within(path, at).then(|| at.trim_end_matches('/').len())
        };
        let mounts = self.volume_mounts.items().iter();
        let over = mounts.filter_map(|mount| Some((length(mount)?, mount)));
        over.max_by_key(|(length, _)| *length).map(|(_, mount)| mount)
    }
}

/// Whether a path is the directory or lies in it.
pub fn is_within(path: &str, directory: &str) -> bool {
    let (path, directory) = (path.trim_end_matches('/'), directory.trim_end_matches('/'));
    path.strip_prefix(directory).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl VolumeProjection<'_> {
    /// The sources of a part of a projected volume, in the order in which the server looks for them. It wants one.
    pub fn sources(&self) -> impl Iterator<Item = (&'static str, Span)> + use<> {
        let all = [
            ("secret", at(&self.secret)),
            ("configMap", at(&self.config_map)),
            ("downwardAPI", at(&self.downward_api)),
            ("serviceAccountToken", at(&self.service_account_token)),
            ("clusterTrustBundle", at(&self.cluster_trust_bundle)),
            ("podCertificate", at(&self.pod_certificate)),
        ];
        all.into_iter().filter_map(|(name, span)| Some((name, span?)))
    }
}

/// How far the pods may be apart that use one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// One pod alone can use it: `ReadWriteOncePod`.
    Pod,
    /// The pods of one node: `ReadWriteOnce`.
    Node,
    /// Pods on any nodes.
    Nodes,
}

impl Reach {
    /// The reach of a claim with these access modes, the widest of which counts; nothing if they cannot be read. A volume
    /// is attached to a second node only if one of its modes allows that (`isMultiAttachForbidden` of
    /// `controller/volume/attachdetach/reconciler`), whether the pods write to it or not.
    pub fn of(access_modes: &Field<List<Str<'_>>>) -> Option<Self> {
        if access_modes.is_incomplete() {
            return None;
        }
        let each = access_modes.items().iter().map(|mode| match &**mode {
            "ReadWriteOncePod" => Some(Self::Pod),
            "ReadWriteOnce" => Some(Self::Node),
            "ReadWriteMany" | "ReadOnlyMany" => Some(Self::Nodes),
            _ => None,
        });
        let all: Option<Vec<Self>> = each.collect();
        all?.into_iter().max_by_key(|reach| *reach as u8)
    }

    /// The access mode of this reach.
    pub fn mode(self) -> &'static str {
        match self {
            Self::Pod => "ReadWriteOncePod",
            Self::Node => "ReadWriteOnce",
            Self::Nodes => "ReadWriteMany",
        }
    }
}
