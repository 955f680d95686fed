//! The structs of the model, written by `cargo xtask gen` from `schemas/kubernetes.txt`. Do not edit.

use super::runtime::{
    Any, Blank, Bool, Cx, Field, FromNode, Int, IntOrStr, List, Map, Quantity, Spanned, Str, field, field_int32,
};
use crate::text::Span;
use crate::yaml::{NodeId, Value};

/// `AWSElasticBlockStoreVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct AWSElasticBlockStoreVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `partition`, a 32-bit number.
    pub partition: Field<Int>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `volumeID`, a string.
    pub volume_id: Field<Str<'a>>,
}

impl Spanned for AWSElasticBlockStoreVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> AWSElasticBlockStoreVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), partition: blank.field(), read_only: blank.field(),
            volume_id: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for AWSElasticBlockStoreVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "partition" => this.partition = field_int32(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "volumeID" => this.volume_id = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Affinity` of `core/v1`.
#[derive(Debug)]
pub struct Affinity<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `nodeAffinity`, [`NodeAffinity`].
    pub node_affinity: Field<Box<NodeAffinity<'a>>>,
    /// `podAffinity`, [`PodAffinity`].
    pub pod_affinity: Field<Box<PodAffinity<'a>>>,
    /// `podAntiAffinity`, [`PodAntiAffinity`].
    pub pod_anti_affinity: Field<Box<PodAntiAffinity<'a>>>,
}

impl Spanned for Affinity<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Affinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, node_affinity: blank.field(), pod_affinity: blank.field(),
            pod_anti_affinity: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Affinity<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "nodeAffinity" => this.node_affinity = field(cx, key, node),
                "podAffinity" => this.pod_affinity = field(cx, key, node),
                "podAntiAffinity" => this.pod_anti_affinity = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `AppArmorProfile` of `core/v1`.
#[derive(Debug)]
pub struct AppArmorProfile<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `localhostProfile`, a string.
    pub localhost_profile: Field<Str<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for AppArmorProfile<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> AppArmorProfile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, localhost_profile: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for AppArmorProfile<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "localhostProfile" => this.localhost_profile = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `AzureDiskVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct AzureDiskVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `cachingMode`, a string.
    pub caching_mode: Field<Str<'a>>,
    /// `diskName`, a string.
    pub disk_name: Field<Str<'a>>,
    /// `diskURI`, a string.
    pub disk_uri: Field<Str<'a>>,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
}

impl Spanned for AzureDiskVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> AzureDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, caching_mode: blank.field(), disk_name: blank.field(), disk_uri: blank.field(),
            fs_type: blank.field(), kind: blank.field(), read_only: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for AzureDiskVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "cachingMode" => this.caching_mode = field(cx, key, node),
                "diskName" => this.disk_name = field(cx, key, node),
                "diskURI" => this.disk_uri = field(cx, key, node),
                "fsType" => this.fs_type = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `AzureFileVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct AzureFileVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretName`, a string.
    pub secret_name: Field<Str<'a>>,
    /// `shareName`, a string.
    pub share_name: Field<Str<'a>>,
}

impl Spanned for AzureFileVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> AzureFileVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, read_only: blank.field(), secret_name: blank.field(), share_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for AzureFileVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "readOnly" => this.read_only = field(cx, key, node),
                "secretName" => this.secret_name = field(cx, key, node),
                "shareName" => this.share_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `CSIVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct CSIVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `driver`, a string.
    pub driver: Field<Str<'a>>,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `nodePublishSecretRef`, [`LocalObjectReference`].
    pub node_publish_secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `volumeAttributes`, a map from names to strings.
    pub volume_attributes: Field<Map<'a, Str<'a>>>,
}

impl Spanned for CSIVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> CSIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, driver: blank.field(), fs_type: blank.field(),
            node_publish_secret_ref: blank.field(), read_only: blank.field(),
            volume_attributes: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for CSIVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "driver" => this.driver = field(cx, key, node),
                "fsType" => this.fs_type = field(cx, key, node),
                "nodePublishSecretRef" => this.node_publish_secret_ref = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "volumeAttributes" => this.volume_attributes = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Capabilities` of `core/v1`.
#[derive(Debug)]
pub struct Capabilities<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `add`, a list of strings.
    pub add: Field<List<Str<'a>>>,
    /// `drop`, a list of strings.
    pub drop: Field<List<Str<'a>>>,
}

impl Spanned for Capabilities<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Capabilities<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, add: blank.field(), drop: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Capabilities<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "add" => this.add = field(cx, key, node),
                "drop" => this.drop = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `CephFSVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct CephFSVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `monitors`, a list of strings.
    pub monitors: Field<List<Str<'a>>>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretFile`, a string.
    pub secret_file: Field<Str<'a>>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `user`, a string.
    pub user: Field<Str<'a>>,
}

impl Spanned for CephFSVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> CephFSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, monitors: blank.field(), path: blank.field(), read_only: blank.field(),
            secret_file: blank.field(), secret_ref: blank.field(), user: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for CephFSVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "monitors" => this.monitors = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretFile" => this.secret_file = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "user" => this.user = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `CinderVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct CinderVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `volumeID`, a string.
    pub volume_id: Field<Str<'a>>,
}

impl Spanned for CinderVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> CinderVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), secret_ref: blank.field(),
            volume_id: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for CinderVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "volumeID" => this.volume_id = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ClientIPConfig` of `core/v1`.
#[derive(Debug)]
pub struct ClientIPConfig {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `timeoutSeconds`, a 32-bit number.
    pub timeout_seconds: Field<Int>,
}

impl Spanned for ClientIPConfig {
    fn span(&self) -> Span {
        self.span
    }
}

impl ClientIPConfig {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, timeout_seconds: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ClientIPConfig {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "timeoutSeconds" => this.timeout_seconds = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ClusterTrustBundleProjection` of `core/v1`.
#[derive(Debug)]
pub struct ClusterTrustBundleProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `labelSelector`, [`LabelSelector`].
    pub label_selector: Field<Box<LabelSelector<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `signerName`, a string.
    pub signer_name: Field<Str<'a>>,
}

impl Spanned for ClusterTrustBundleProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ClusterTrustBundleProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), name: blank.field(), optional: blank.field(),
            path: blank.field(), signer_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ClusterTrustBundleProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "labelSelector" => this.label_selector = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "signerName" => this.signer_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ConfigMap` of `core/v1`.
#[derive(Debug)]
pub struct ConfigMap<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `binaryData`, a map from names to bytes in base64.
    pub binary_data: Field<Map<'a, Str<'a>>>,
    /// `data`, a map from names to strings.
    pub data: Field<Map<'a, Str<'a>>>,
    /// `immutable`, true or false.
    pub immutable: Field<Bool>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
}

impl Spanned for ConfigMap<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ConfigMap<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), binary_data: blank.field(), data: blank.field(),
            immutable: blank.field(), kind: blank.field(), metadata: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ConfigMap<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "binaryData" => this.binary_data = field(cx, key, node),
                "data" => this.data = field(cx, key, node),
                "immutable" => this.immutable = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ConfigMapEnvSource` of `core/v1`.
#[derive(Debug)]
pub struct ConfigMapEnvSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for ConfigMapEnvSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ConfigMapEnvSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ConfigMapEnvSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ConfigMapKeySelector` of `core/v1`.
#[derive(Debug)]
pub struct ConfigMapKeySelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for ConfigMapKeySelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ConfigMapKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ConfigMapKeySelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ConfigMapProjection` of `core/v1`.
#[derive(Debug)]
pub struct ConfigMapProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for ConfigMapProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ConfigMapProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ConfigMapProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "items" => this.items = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ConfigMapVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct ConfigMapVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `defaultMode`, a 32-bit number.
    pub default_mode: Field<Int>,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for ConfigMapVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ConfigMapVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), items: blank.field(), name: blank.field(),
            optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ConfigMapVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "defaultMode" => this.default_mode = field_int32(cx, key, node),
                "items" => this.items = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Container` of `core/v1`.
#[derive(Debug)]
pub struct Container<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `args`, a list of strings.
    pub args: Field<List<Str<'a>>>,
    /// `command`, a list of strings.
    pub command: Field<List<Str<'a>>>,
    /// `env`, a list of [`EnvVar`]s.
    pub env: Field<List<EnvVar<'a>>>,
    /// `envFrom`, a list of [`EnvFromSource`]s.
    pub env_from: Field<List<EnvFromSource<'a>>>,
    /// `image`, a string.
    pub image: Field<Str<'a>>,
    /// `imagePullPolicy`, a string.
    pub image_pull_policy: Field<Str<'a>>,
    /// `lifecycle`, [`Lifecycle`].
    pub lifecycle: Field<Box<Lifecycle<'a>>>,
    /// `livenessProbe`, [`Probe`].
    pub liveness_probe: Field<Box<Probe<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `ports`, a list of [`ContainerPort`]s.
    pub ports: Field<List<ContainerPort<'a>>>,
    /// `readinessProbe`, [`Probe`].
    pub readiness_probe: Field<Box<Probe<'a>>>,
    /// `resizePolicy`, a list of [`ContainerResizePolicy`]s.
    pub resize_policy: Field<List<ContainerResizePolicy<'a>>>,
    /// `resources`, [`ResourceRequirements`].
    pub resources: Field<Box<ResourceRequirements<'a>>>,
    /// `restartPolicy`, a string.
    pub restart_policy: Field<Str<'a>>,
    /// `restartPolicyRules`, a list of [`ContainerRestartRule`]s.
    pub restart_policy_rules: Field<List<ContainerRestartRule<'a>>>,
    /// `securityContext`, [`SecurityContext`].
    pub security_context: Field<Box<SecurityContext<'a>>>,
    /// `startupProbe`, [`Probe`].
    pub startup_probe: Field<Box<Probe<'a>>>,
    /// `stdin`, true or false.
    pub stdin: Field<Bool>,
    /// `stdinOnce`, true or false.
    pub stdin_once: Field<Bool>,
    /// `targetContainerName`, a string.
    pub target_container_name: Field<Str<'a>>,
    /// `terminationMessagePath`, a string.
    pub termination_message_path: Field<Str<'a>>,
    /// `terminationMessagePolicy`, a string.
    pub termination_message_policy: Field<Str<'a>>,
    /// `tty`, true or false.
    pub tty: Field<Bool>,
    /// `volumeDevices`, a list of [`VolumeDevice`]s.
    pub volume_devices: Field<List<VolumeDevice<'a>>>,
    /// `volumeMounts`, a list of [`VolumeMount`]s.
    pub volume_mounts: Field<List<VolumeMount<'a>>>,
    /// `workingDir`, a string.
    pub working_dir: Field<Str<'a>>,
}

impl Spanned for Container<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Container<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, args: blank.field(), command: blank.field(), env: blank.field(),
            env_from: blank.field(), image: blank.field(), image_pull_policy: blank.field(),
            lifecycle: blank.field(), liveness_probe: blank.field(), name: blank.field(),
            ports: blank.field(), readiness_probe: blank.field(), resize_policy: blank.field(),
            resources: blank.field(), restart_policy: blank.field(), restart_policy_rules: blank.field(),
            security_context: blank.field(), startup_probe: blank.field(), stdin: blank.field(),
            stdin_once: blank.field(), target_container_name: blank.field(),
            termination_message_path: blank.field(), termination_message_policy: blank.field(),
            tty: blank.field(), volume_devices: blank.field(), volume_mounts: blank.field(),
            working_dir: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Container<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "args" => this.args = field(cx, key, node),
                "command" => this.command = field(cx, key, node),
                "env" => this.env = field(cx, key, node),
                "envFrom" => this.env_from = field(cx, key, node),
                "image" => this.image = field(cx, key, node),
                "imagePullPolicy" => this.image_pull_policy = field(cx, key, node),
                "lifecycle" => this.lifecycle = field(cx, key, node),
                "livenessProbe" => this.liveness_probe = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "ports" => this.ports = field(cx, key, node),
                "readinessProbe" => this.readiness_probe = field(cx, key, node),
                "resizePolicy" => this.resize_policy = field(cx, key, node),
                "resources" => this.resources = field(cx, key, node),
                "restartPolicy" => this.restart_policy = field(cx, key, node),
                "restartPolicyRules" => this.restart_policy_rules = field(cx, key, node),
                "securityContext" => this.security_context = field(cx, key, node),
                "startupProbe" => this.startup_probe = field(cx, key, node),
                "stdin" => this.stdin = field(cx, key, node),
                "stdinOnce" => this.stdin_once = field(cx, key, node),
                "targetContainerName" => this.target_container_name = field(cx, key, node),
                "terminationMessagePath" => this.termination_message_path = field(cx, key, node),
                "terminationMessagePolicy" => this.termination_message_policy = field(cx, key, node),
                "tty" => this.tty = field(cx, key, node),
                "volumeDevices" => this.volume_devices = field(cx, key, node),
                "volumeMounts" => this.volume_mounts = field(cx, key, node),
                "workingDir" => this.working_dir = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ContainerPort` of `core/v1`.
#[derive(Debug)]
pub struct ContainerPort<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `containerPort`, a 32-bit number.
    pub container_port: Field<Int>,
    /// `hostIP`, a string.
    pub host_ip: Field<Str<'a>>,
    /// `hostPort`, a 32-bit number.
    pub host_port: Field<Int>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `protocol`, a string.
    pub protocol: Field<Str<'a>>,
}

impl Spanned for ContainerPort<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ContainerPort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_port: blank.field(), host_ip: blank.field(), host_port: blank.field(),
            name: blank.field(), protocol: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ContainerPort<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "containerPort" => this.container_port = field_int32(cx, key, node),
                "hostIP" => this.host_ip = field(cx, key, node),
                "hostPort" => this.host_port = field_int32(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "protocol" => this.protocol = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ContainerResizePolicy` of `core/v1`.
#[derive(Debug)]
pub struct ContainerResizePolicy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `resourceName`, a string.
    pub resource_name: Field<Str<'a>>,
    /// `restartPolicy`, a string.
    pub restart_policy: Field<Str<'a>>,
}

impl Spanned for ContainerResizePolicy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ContainerResizePolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, resource_name: blank.field(), restart_policy: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ContainerResizePolicy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "resourceName" => this.resource_name = field(cx, key, node),
                "restartPolicy" => this.restart_policy = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ContainerRestartRule` of `core/v1`.
#[derive(Debug)]
pub struct ContainerRestartRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `action`, a string.
    pub action: Field<Str<'a>>,
    /// `exitCodes`, [`ContainerRestartRuleOnExitCodes`].
    pub exit_codes: Field<Box<ContainerRestartRuleOnExitCodes<'a>>>,
}

impl Spanned for ContainerRestartRule<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ContainerRestartRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, action: blank.field(), exit_codes: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ContainerRestartRule<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "action" => this.action = field(cx, key, node),
                "exitCodes" => this.exit_codes = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ContainerRestartRuleOnExitCodes` of `core/v1`.
#[derive(Debug)]
pub struct ContainerRestartRuleOnExitCodes<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `values`, a list of 32-bit numbers.
    pub values: Field<List<Int>>,
}

impl Spanned for ContainerRestartRuleOnExitCodes<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ContainerRestartRuleOnExitCodes<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, operator: blank.field(), values: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ContainerRestartRuleOnExitCodes<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "operator" => this.operator = field(cx, key, node),
                "values" => this.values = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `CronJob` of `batch/v1`.
#[derive(Debug)]
pub struct CronJob<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`CronJobSpec`].
    pub spec: Field<Box<CronJobSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for CronJob<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> CronJob<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for CronJob<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `CronJobSpec` of `batch/v1`.
#[derive(Debug)]
pub struct CronJobSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `concurrencyPolicy`, a string.
    pub concurrency_policy: Field<Str<'a>>,
    /// `failedJobsHistoryLimit`, a 32-bit number.
    pub failed_jobs_history_limit: Field<Int>,
    /// `jobTemplate`, [`JobTemplateSpec`].
    pub job_template: Field<Box<JobTemplateSpec<'a>>>,
    /// `schedule`, a string.
    pub schedule: Field<Str<'a>>,
    /// `startingDeadlineSeconds`, a 64-bit number.
    pub starting_deadline_seconds: Field<Int>,
    /// `successfulJobsHistoryLimit`, a 32-bit number.
    pub successful_jobs_history_limit: Field<Int>,
    /// `suspend`, true or false.
    pub suspend: Field<Bool>,
    /// `timeZone`, a string.
    pub time_zone: Field<Str<'a>>,
}

impl Spanned for CronJobSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> CronJobSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, concurrency_policy: blank.field(), failed_jobs_history_limit: blank.field(),
            job_template: blank.field(), schedule: blank.field(), starting_deadline_seconds: blank.field(),
            successful_jobs_history_limit: blank.field(), suspend: blank.field(), time_zone: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for CronJobSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "concurrencyPolicy" => this.concurrency_policy = field(cx, key, node),
                "failedJobsHistoryLimit" => this.failed_jobs_history_limit = field_int32(cx, key, node),
                "jobTemplate" => this.job_template = field(cx, key, node),
                "schedule" => this.schedule = field(cx, key, node),
                "startingDeadlineSeconds" => this.starting_deadline_seconds = field(cx, key, node),
                "successfulJobsHistoryLimit" => this.successful_jobs_history_limit = field_int32(cx, key, node),
                "suspend" => this.suspend = field(cx, key, node),
                "timeZone" => this.time_zone = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DaemonSet` of `apps/v1`.
#[derive(Debug)]
pub struct DaemonSet<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`DaemonSetSpec`].
    pub spec: Field<Box<DaemonSetSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for DaemonSet<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DaemonSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DaemonSet<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DaemonSetSpec` of `apps/v1`.
#[derive(Debug)]
pub struct DaemonSetSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minReadySeconds`, a 32-bit number.
    pub min_ready_seconds: Field<Int>,
    /// `revisionHistoryLimit`, a 32-bit number.
    pub revision_history_limit: Field<Int>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
    /// `updateStrategy`, [`DaemonSetUpdateStrategy`].
    pub update_strategy: Field<Box<DaemonSetUpdateStrategy<'a>>>,
}

impl Spanned for DaemonSetSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DaemonSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), revision_history_limit: blank.field(),
            selector: blank.field(), template: blank.field(), update_strategy: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DaemonSetSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "minReadySeconds" => this.min_ready_seconds = field_int32(cx, key, node),
                "revisionHistoryLimit" => this.revision_history_limit = field_int32(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                "updateStrategy" => this.update_strategy = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DaemonSetUpdateStrategy` of `apps/v1`.
#[derive(Debug)]
pub struct DaemonSetUpdateStrategy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `rollingUpdate`, [`RollingUpdateDaemonSet`].
    pub rolling_update: Field<Box<RollingUpdateDaemonSet<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for DaemonSetUpdateStrategy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DaemonSetUpdateStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DaemonSetUpdateStrategy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "rollingUpdate" => this.rolling_update = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Deployment` of `apps/v1`.
#[derive(Debug)]
pub struct Deployment<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`DeploymentSpec`].
    pub spec: Field<Box<DeploymentSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for Deployment<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Deployment<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Deployment<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DeploymentSpec` of `apps/v1`.
#[derive(Debug)]
pub struct DeploymentSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minReadySeconds`, a 32-bit number.
    pub min_ready_seconds: Field<Int>,
    /// `paused`, true or false.
    pub paused: Field<Bool>,
    /// `progressDeadlineSeconds`, a 32-bit number.
    pub progress_deadline_seconds: Field<Int>,
    /// `replicas`, a 32-bit number.
    pub replicas: Field<Int>,
    /// `revisionHistoryLimit`, a 32-bit number.
    pub revision_history_limit: Field<Int>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `strategy`, [`DeploymentStrategy`].
    pub strategy: Field<Box<DeploymentStrategy<'a>>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
}

impl Spanned for DeploymentSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DeploymentSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), paused: blank.field(),
            progress_deadline_seconds: blank.field(), replicas: blank.field(),
            revision_history_limit: blank.field(), selector: blank.field(), strategy: blank.field(),
            template: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DeploymentSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "minReadySeconds" => this.min_ready_seconds = field_int32(cx, key, node),
                "paused" => this.paused = field(cx, key, node),
                "progressDeadlineSeconds" => this.progress_deadline_seconds = field_int32(cx, key, node),
                "replicas" => this.replicas = field_int32(cx, key, node),
                "revisionHistoryLimit" => this.revision_history_limit = field_int32(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "strategy" => this.strategy = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DeploymentStrategy` of `apps/v1`.
#[derive(Debug)]
pub struct DeploymentStrategy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `rollingUpdate`, [`RollingUpdateDeployment`].
    pub rolling_update: Field<Box<RollingUpdateDeployment<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for DeploymentStrategy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DeploymentStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DeploymentStrategy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "rollingUpdate" => this.rolling_update = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DownwardAPIProjection` of `core/v1`.
#[derive(Debug)]
pub struct DownwardAPIProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `items`, a list of [`DownwardAPIVolumeFile`]s.
    pub items: Field<List<DownwardAPIVolumeFile<'a>>>,
}

impl Spanned for DownwardAPIProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DownwardAPIProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DownwardAPIProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "items" => this.items = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DownwardAPIVolumeFile` of `core/v1`.
#[derive(Debug)]
pub struct DownwardAPIVolumeFile<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fieldRef`, [`ObjectFieldSelector`].
    pub field_ref: Field<Box<ObjectFieldSelector<'a>>>,
    /// `mode`, a 32-bit number.
    pub mode: Field<Int>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `resourceFieldRef`, [`ResourceFieldSelector`].
    pub resource_field_ref: Field<Box<ResourceFieldSelector<'a>>>,
}

impl Spanned for DownwardAPIVolumeFile<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DownwardAPIVolumeFile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, field_ref: blank.field(), mode: blank.field(), path: blank.field(),
            resource_field_ref: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DownwardAPIVolumeFile<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fieldRef" => this.field_ref = field(cx, key, node),
                "mode" => this.mode = field_int32(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "resourceFieldRef" => this.resource_field_ref = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `DownwardAPIVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct DownwardAPIVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `defaultMode`, a 32-bit number.
    pub default_mode: Field<Int>,
    /// `items`, a list of [`DownwardAPIVolumeFile`]s.
    pub items: Field<List<DownwardAPIVolumeFile<'a>>>,
}

impl Spanned for DownwardAPIVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> DownwardAPIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), items: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for DownwardAPIVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "defaultMode" => this.default_mode = field_int32(cx, key, node),
                "items" => this.items = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `EmptyDirVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct EmptyDirVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `medium`, a string.
    pub medium: Field<Str<'a>>,
    /// `sizeLimit`, a quantity.
    pub size_limit: Field<Quantity<'a>>,
}

impl Spanned for EmptyDirVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> EmptyDirVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, medium: blank.field(), size_limit: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for EmptyDirVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "medium" => this.medium = field(cx, key, node),
                "sizeLimit" => this.size_limit = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `EnvFromSource` of `core/v1`.
#[derive(Debug)]
pub struct EnvFromSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `configMapRef`, [`ConfigMapEnvSource`].
    pub config_map_ref: Field<Box<ConfigMapEnvSource<'a>>>,
    /// `prefix`, a string.
    pub prefix: Field<Str<'a>>,
    /// `secretRef`, [`SecretEnvSource`].
    pub secret_ref: Field<Box<SecretEnvSource<'a>>>,
}

impl Spanned for EnvFromSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> EnvFromSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, config_map_ref: blank.field(), prefix: blank.field(), secret_ref: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for EnvFromSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "configMapRef" => this.config_map_ref = field(cx, key, node),
                "prefix" => this.prefix = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `EnvVar` of `core/v1`.
#[derive(Debug)]
pub struct EnvVar<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `value`, a string.
    pub value: Field<Str<'a>>,
    /// `valueFrom`, [`EnvVarSource`].
    pub value_from: Field<Box<EnvVarSource<'a>>>,
}

impl Spanned for EnvVar<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> EnvVar<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(), value_from: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for EnvVar<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "value" => this.value = field(cx, key, node),
                "valueFrom" => this.value_from = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `EnvVarSource` of `core/v1`.
#[derive(Debug)]
pub struct EnvVarSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `configMapKeyRef`, [`ConfigMapKeySelector`].
    pub config_map_key_ref: Field<Box<ConfigMapKeySelector<'a>>>,
    /// `fieldRef`, [`ObjectFieldSelector`].
    pub field_ref: Field<Box<ObjectFieldSelector<'a>>>,
    /// `fileKeyRef`, [`FileKeySelector`].
    pub file_key_ref: Field<Box<FileKeySelector<'a>>>,
    /// `resourceFieldRef`, [`ResourceFieldSelector`].
    pub resource_field_ref: Field<Box<ResourceFieldSelector<'a>>>,
    /// `secretKeyRef`, [`SecretKeySelector`].
    pub secret_key_ref: Field<Box<SecretKeySelector<'a>>>,
}

impl Spanned for EnvVarSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> EnvVarSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, config_map_key_ref: blank.field(), field_ref: blank.field(),
            file_key_ref: blank.field(), resource_field_ref: blank.field(), secret_key_ref: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for EnvVarSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "configMapKeyRef" => this.config_map_key_ref = field(cx, key, node),
                "fieldRef" => this.field_ref = field(cx, key, node),
                "fileKeyRef" => this.file_key_ref = field(cx, key, node),
                "resourceFieldRef" => this.resource_field_ref = field(cx, key, node),
                "secretKeyRef" => this.secret_key_ref = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `EphemeralVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct EphemeralVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `volumeClaimTemplate`, [`PersistentVolumeClaimTemplate`].
    pub volume_claim_template: Field<Box<PersistentVolumeClaimTemplate<'a>>>,
}

impl Spanned for EphemeralVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> EphemeralVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, volume_claim_template: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for EphemeralVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "volumeClaimTemplate" => this.volume_claim_template = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ExecAction` of `core/v1`.
#[derive(Debug)]
pub struct ExecAction<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `command`, a list of strings.
    pub command: Field<List<Str<'a>>>,
}

impl Spanned for ExecAction<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ExecAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, command: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ExecAction<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "command" => this.command = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `FCVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct FCVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `lun`, a 32-bit number.
    pub lun: Field<Int>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `targetWWNs`, a list of strings.
    pub target_wwns: Field<List<Str<'a>>>,
    /// `wwids`, a list of strings.
    pub wwids: Field<List<Str<'a>>>,
}

impl Spanned for FCVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> FCVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), lun: blank.field(), read_only: blank.field(),
            target_wwns: blank.field(), wwids: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for FCVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "lun" => this.lun = field_int32(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "targetWWNs" => this.target_wwns = field(cx, key, node),
                "wwids" => this.wwids = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `FileKeySelector` of `core/v1`.
#[derive(Debug)]
pub struct FileKeySelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `volumeName`, a string.
    pub volume_name: Field<Str<'a>>,
}

impl Spanned for FileKeySelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> FileKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), optional: blank.field(), path: blank.field(),
            volume_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for FileKeySelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "volumeName" => this.volume_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `FlexVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct FlexVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `driver`, a string.
    pub driver: Field<Str<'a>>,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `options`, a map from names to strings.
    pub options: Field<Map<'a, Str<'a>>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
}

impl Spanned for FlexVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> FlexVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, driver: blank.field(), fs_type: blank.field(), options: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for FlexVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "driver" => this.driver = field(cx, key, node),
                "fsType" => this.fs_type = field(cx, key, node),
                "options" => this.options = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `FlockerVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct FlockerVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `datasetName`, a string.
    pub dataset_name: Field<Str<'a>>,
    /// `datasetUUID`, a string.
    pub dataset_uuid: Field<Str<'a>>,
}

impl Spanned for FlockerVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> FlockerVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, dataset_name: blank.field(), dataset_uuid: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for FlockerVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "datasetName" => this.dataset_name = field(cx, key, node),
                "datasetUUID" => this.dataset_uuid = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `GCEPersistentDiskVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct GCEPersistentDiskVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `partition`, a 32-bit number.
    pub partition: Field<Int>,
    /// `pdName`, a string.
    pub pd_name: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
}

impl Spanned for GCEPersistentDiskVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> GCEPersistentDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), partition: blank.field(), pd_name: blank.field(),
            read_only: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for GCEPersistentDiskVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "partition" => this.partition = field_int32(cx, key, node),
                "pdName" => this.pd_name = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `GRPCAction` of `core/v1`.
#[derive(Debug)]
pub struct GRPCAction<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `port`, a 32-bit number.
    pub port: Field<Int>,
    /// `service`, a string.
    pub service: Field<Str<'a>>,
}

impl Spanned for GRPCAction<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> GRPCAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, port: blank.field(), service: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for GRPCAction<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "port" => this.port = field_int32(cx, key, node),
                "service" => this.service = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `GitRepoVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct GitRepoVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `directory`, a string.
    pub directory: Field<Str<'a>>,
    /// `repository`, a string.
    pub repository: Field<Str<'a>>,
    /// `revision`, a string.
    pub revision: Field<Str<'a>>,
}

impl Spanned for GitRepoVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> GitRepoVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, directory: blank.field(), repository: blank.field(), revision: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for GitRepoVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "directory" => this.directory = field(cx, key, node),
                "repository" => this.repository = field(cx, key, node),
                "revision" => this.revision = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `GlusterfsVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct GlusterfsVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `endpoints`, a string.
    pub endpoints: Field<Str<'a>>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
}

impl Spanned for GlusterfsVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> GlusterfsVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, endpoints: blank.field(), path: blank.field(), read_only: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for GlusterfsVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "endpoints" => this.endpoints = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `HTTPGetAction` of `core/v1`.
#[derive(Debug)]
pub struct HTTPGetAction<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `host`, a string.
    pub host: Field<Str<'a>>,
    /// `httpHeaders`, a list of [`HTTPHeader`]s.
    pub http_headers: Field<List<HTTPHeader<'a>>>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `port`, a number or a string.
    pub port: Field<IntOrStr<'a>>,
    /// `scheme`, a string.
    pub scheme: Field<Str<'a>>,
}

impl Spanned for HTTPGetAction<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> HTTPGetAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, host: blank.field(), http_headers: blank.field(), path: blank.field(),
            port: blank.field(), scheme: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for HTTPGetAction<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "host" => this.host = field(cx, key, node),
                "httpHeaders" => this.http_headers = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                "port" => this.port = field(cx, key, node),
                "scheme" => this.scheme = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `HTTPHeader` of `core/v1`.
#[derive(Debug)]
pub struct HTTPHeader<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `value`, a string.
    pub value: Field<Str<'a>>,
}

impl Spanned for HTTPHeader<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> HTTPHeader<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for HTTPHeader<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "value" => this.value = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `HostAlias` of `core/v1`.
#[derive(Debug)]
pub struct HostAlias<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `hostnames`, a list of strings.
    pub hostnames: Field<List<Str<'a>>>,
    /// `ip`, a string.
    pub ip: Field<Str<'a>>,
}

impl Spanned for HostAlias<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> HostAlias<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, hostnames: blank.field(), ip: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for HostAlias<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "hostnames" => this.hostnames = field(cx, key, node),
                "ip" => this.ip = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `HostPathVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct HostPathVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for HostPathVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> HostPathVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, path: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for HostPathVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "path" => this.path = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ISCSIVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct ISCSIVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `chapAuthDiscovery`, true or false.
    pub chap_auth_discovery: Field<Bool>,
    /// `chapAuthSession`, true or false.
    pub chap_auth_session: Field<Bool>,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `initiatorName`, a string.
    pub initiator_name: Field<Str<'a>>,
    /// `iqn`, a string.
    pub iqn: Field<Str<'a>>,
    /// `iscsiInterface`, a string.
    pub iscsi_interface: Field<Str<'a>>,
    /// `lun`, a 32-bit number.
    pub lun: Field<Int>,
    /// `portals`, a list of strings.
    pub portals: Field<List<Str<'a>>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `targetPortal`, a string.
    pub target_portal: Field<Str<'a>>,
}

impl Spanned for ISCSIVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ISCSIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, chap_auth_discovery: blank.field(), chap_auth_session: blank.field(),
            fs_type: blank.field(), initiator_name: blank.field(), iqn: blank.field(),
            iscsi_interface: blank.field(), lun: blank.field(), portals: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(), target_portal: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ISCSIVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "chapAuthDiscovery" => this.chap_auth_discovery = field(cx, key, node),
                "chapAuthSession" => this.chap_auth_session = field(cx, key, node),
                "fsType" => this.fs_type = field(cx, key, node),
                "initiatorName" => this.initiator_name = field(cx, key, node),
                "iqn" => this.iqn = field(cx, key, node),
                "iscsiInterface" => this.iscsi_interface = field(cx, key, node),
                "lun" => this.lun = field_int32(cx, key, node),
                "portals" => this.portals = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "targetPortal" => this.target_portal = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ImageVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct ImageVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `pullPolicy`, a string.
    pub pull_policy: Field<Str<'a>>,
    /// `reference`, a string.
    pub reference: Field<Str<'a>>,
}

impl Spanned for ImageVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ImageVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pull_policy: blank.field(), reference: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ImageVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "pullPolicy" => this.pull_policy = field(cx, key, node),
                "reference" => this.reference = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Job` of `batch/v1`.
#[derive(Debug)]
pub struct Job<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`JobSpec`].
    pub spec: Field<Box<JobSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for Job<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Job<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Job<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `JobSpec` of `batch/v1`.
#[derive(Debug)]
pub struct JobSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `activeDeadlineSeconds`, a 64-bit number.
    pub active_deadline_seconds: Field<Int>,
    /// `backoffLimit`, a 32-bit number.
    pub backoff_limit: Field<Int>,
    /// `backoffLimitPerIndex`, a 32-bit number.
    pub backoff_limit_per_index: Field<Int>,
    /// `completionMode`, a string.
    pub completion_mode: Field<Str<'a>>,
    /// `completions`, a 32-bit number.
    pub completions: Field<Int>,
    /// `managedBy`, a string.
    pub managed_by: Field<Str<'a>>,
    /// `manualSelector`, true or false.
    pub manual_selector: Field<Bool>,
    /// `maxFailedIndexes`, a 32-bit number.
    pub max_failed_indexes: Field<Int>,
    /// `parallelism`, a 32-bit number.
    pub parallelism: Field<Int>,
    /// `podFailurePolicy`, [`PodFailurePolicy`].
    pub pod_failure_policy: Field<Box<PodFailurePolicy<'a>>>,
    /// `podReplacementPolicy`, a string.
    pub pod_replacement_policy: Field<Str<'a>>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `successPolicy`, [`SuccessPolicy`].
    pub success_policy: Field<Box<SuccessPolicy<'a>>>,
    /// `suspend`, true or false.
    pub suspend: Field<Bool>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
    /// `ttlSecondsAfterFinished`, a 32-bit number.
    pub ttl_seconds_after_finished: Field<Int>,
}

impl Spanned for JobSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> JobSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, active_deadline_seconds: blank.field(), backoff_limit: blank.field(),
            backoff_limit_per_index: blank.field(), completion_mode: blank.field(),
            completions: blank.field(), managed_by: blank.field(), manual_selector: blank.field(),
            max_failed_indexes: blank.field(), parallelism: blank.field(),
            pod_failure_policy: blank.field(), pod_replacement_policy: blank.field(),
            selector: blank.field(), success_policy: blank.field(), suspend: blank.field(),
            template: blank.field(), ttl_seconds_after_finished: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for JobSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "activeDeadlineSeconds" => this.active_deadline_seconds = field(cx, key, node),
                "backoffLimit" => this.backoff_limit = field_int32(cx, key, node),
                "backoffLimitPerIndex" => this.backoff_limit_per_index = field_int32(cx, key, node),
                "completionMode" => this.completion_mode = field(cx, key, node),
                "completions" => this.completions = field_int32(cx, key, node),
                "managedBy" => this.managed_by = field(cx, key, node),
                "manualSelector" => this.manual_selector = field(cx, key, node),
                "maxFailedIndexes" => this.max_failed_indexes = field_int32(cx, key, node),
                "parallelism" => this.parallelism = field_int32(cx, key, node),
                "podFailurePolicy" => this.pod_failure_policy = field(cx, key, node),
                "podReplacementPolicy" => this.pod_replacement_policy = field(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "successPolicy" => this.success_policy = field(cx, key, node),
                "suspend" => this.suspend = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                "ttlSecondsAfterFinished" => this.ttl_seconds_after_finished = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `JobTemplateSpec` of `batch/v1`.
#[derive(Debug)]
pub struct JobTemplateSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`JobSpec`].
    pub spec: Field<Box<JobSpec<'a>>>,
}

impl Spanned for JobTemplateSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> JobTemplateSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for JobTemplateSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `KeyToPath` of `core/v1`.
#[derive(Debug)]
pub struct KeyToPath<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `mode`, a 32-bit number.
    pub mode: Field<Int>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
}

impl Spanned for KeyToPath<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> KeyToPath<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), mode: blank.field(), path: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for KeyToPath<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "mode" => this.mode = field_int32(cx, key, node),
                "path" => this.path = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `LabelSelector` of `meta/v1`.
#[derive(Debug)]
pub struct LabelSelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `matchExpressions`, a list of [`LabelSelectorRequirement`]s.
    pub match_expressions: Field<List<LabelSelectorRequirement<'a>>>,
    /// `matchLabels`, a map from names to strings.
    pub match_labels: Field<Map<'a, Str<'a>>>,
}

impl Spanned for LabelSelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> LabelSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, match_expressions: blank.field(), match_labels: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for LabelSelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "matchExpressions" => this.match_expressions = field(cx, key, node),
                "matchLabels" => this.match_labels = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `LabelSelectorRequirement` of `meta/v1`.
#[derive(Debug)]
pub struct LabelSelectorRequirement<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `values`, a list of strings.
    pub values: Field<List<Str<'a>>>,
}

impl Spanned for LabelSelectorRequirement<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> LabelSelectorRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for LabelSelectorRequirement<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "operator" => this.operator = field(cx, key, node),
                "values" => this.values = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Lifecycle` of `core/v1`.
#[derive(Debug)]
pub struct Lifecycle<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `postStart`, [`LifecycleHandler`].
    pub post_start: Field<Box<LifecycleHandler<'a>>>,
    /// `preStop`, [`LifecycleHandler`].
    pub pre_stop: Field<Box<LifecycleHandler<'a>>>,
    /// `stopSignal`, a string.
    pub stop_signal: Field<Str<'a>>,
}

impl Spanned for Lifecycle<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Lifecycle<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, post_start: blank.field(), pre_stop: blank.field(), stop_signal: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Lifecycle<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "postStart" => this.post_start = field(cx, key, node),
                "preStop" => this.pre_stop = field(cx, key, node),
                "stopSignal" => this.stop_signal = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `LifecycleHandler` of `core/v1`.
#[derive(Debug)]
pub struct LifecycleHandler<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `exec`, [`ExecAction`].
    pub exec: Field<Box<ExecAction<'a>>>,
    /// `httpGet`, [`HTTPGetAction`].
    pub http_get: Field<Box<HTTPGetAction<'a>>>,
    /// `sleep`, [`SleepAction`].
    pub sleep: Field<Box<SleepAction>>,
    /// `tcpSocket`, [`TCPSocketAction`].
    pub tcp_socket: Field<Box<TCPSocketAction<'a>>>,
}

impl Spanned for LifecycleHandler<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> LifecycleHandler<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, exec: blank.field(), http_get: blank.field(), sleep: blank.field(),
            tcp_socket: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for LifecycleHandler<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "exec" => this.exec = field(cx, key, node),
                "httpGet" => this.http_get = field(cx, key, node),
                "sleep" => this.sleep = field(cx, key, node),
                "tcpSocket" => this.tcp_socket = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `LocalObjectReference` of `core/v1`.
#[derive(Debug)]
pub struct LocalObjectReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl Spanned for LocalObjectReference<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> LocalObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for LocalObjectReference<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NFSVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct NFSVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `server`, a string.
    pub server: Field<Str<'a>>,
}

impl Spanned for NFSVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NFSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, path: blank.field(), read_only: blank.field(), server: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NFSVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "path" => this.path = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "server" => this.server = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Namespace` of `core/v1`.
#[derive(Debug)]
pub struct Namespace<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`NamespaceSpec`].
    pub spec: Field<Box<NamespaceSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for Namespace<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Namespace<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Namespace<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NamespaceSpec` of `core/v1`.
#[derive(Debug)]
pub struct NamespaceSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `finalizers`, a list of strings.
    pub finalizers: Field<List<Str<'a>>>,
}

impl Spanned for NamespaceSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NamespaceSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, finalizers: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NamespaceSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "finalizers" => this.finalizers = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NodeAffinity` of `core/v1`.
#[derive(Debug)]
pub struct NodeAffinity<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `preferredDuringSchedulingIgnoredDuringExecution`, a list of [`PreferredSchedulingTerm`]s.
    pub preferred_during_scheduling_ignored_during_execution: Field<List<PreferredSchedulingTerm<'a>>>,
    /// `requiredDuringSchedulingIgnoredDuringExecution`, [`NodeSelector`].
    pub required_during_scheduling_ignored_during_execution: Field<Box<NodeSelector<'a>>>,
}

impl Spanned for NodeAffinity<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NodeAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NodeAffinity<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "preferredDuringSchedulingIgnoredDuringExecution" => this.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
                "requiredDuringSchedulingIgnoredDuringExecution" => this.required_during_scheduling_ignored_during_execution = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NodeSelector` of `core/v1`.
#[derive(Debug)]
pub struct NodeSelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `nodeSelectorTerms`, a list of [`NodeSelectorTerm`]s.
    pub node_selector_terms: Field<List<NodeSelectorTerm<'a>>>,
}

impl Spanned for NodeSelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NodeSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, node_selector_terms: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NodeSelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "nodeSelectorTerms" => this.node_selector_terms = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NodeSelectorRequirement` of `core/v1`.
#[derive(Debug)]
pub struct NodeSelectorRequirement<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `values`, a list of strings.
    pub values: Field<List<Str<'a>>>,
}

impl Spanned for NodeSelectorRequirement<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NodeSelectorRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NodeSelectorRequirement<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "operator" => this.operator = field(cx, key, node),
                "values" => this.values = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `NodeSelectorTerm` of `core/v1`.
#[derive(Debug)]
pub struct NodeSelectorTerm<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `matchExpressions`, a list of [`NodeSelectorRequirement`]s.
    pub match_expressions: Field<List<NodeSelectorRequirement<'a>>>,
    /// `matchFields`, a list of [`NodeSelectorRequirement`]s.
    pub match_fields: Field<List<NodeSelectorRequirement<'a>>>,
}

impl Spanned for NodeSelectorTerm<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> NodeSelectorTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, match_expressions: blank.field(), match_fields: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for NodeSelectorTerm<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "matchExpressions" => this.match_expressions = field(cx, key, node),
                "matchFields" => this.match_fields = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ObjectFieldSelector` of `core/v1`.
#[derive(Debug)]
pub struct ObjectFieldSelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `fieldPath`, a string.
    pub field_path: Field<Str<'a>>,
}

impl Spanned for ObjectFieldSelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ObjectFieldSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), field_path: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ObjectFieldSelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "fieldPath" => this.field_path = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ObjectMeta` of `meta/v1`.
#[derive(Debug)]
pub struct ObjectMeta<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `annotations`, a map from names to strings.
    pub annotations: Field<Map<'a, Str<'a>>>,
    /// `creationTimestamp`, a time.
    pub creation_timestamp: Field<Str<'a>>,
    /// `deletionGracePeriodSeconds`, a 64-bit number.
    pub deletion_grace_period_seconds: Field<Int>,
    /// `deletionTimestamp`, a time.
    pub deletion_timestamp: Field<Str<'a>>,
    /// `finalizers`, a list of strings.
    pub finalizers: Field<List<Str<'a>>>,
    /// `generateName`, a string.
    pub generate_name: Field<Str<'a>>,
    /// `generation`, a 64-bit number.
    pub generation: Field<Int>,
    /// `labels`, a map from names to strings.
    pub labels: Field<Map<'a, Str<'a>>>,
    /// `managedFields`, a value that the model does not look into.
    pub managed_fields: Field<Any>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `namespace`, a string.
    pub namespace: Field<Str<'a>>,
    /// `ownerReferences`, a list of [`OwnerReference`]s.
    pub owner_references: Field<List<OwnerReference<'a>>>,
    /// `resourceVersion`, a string.
    pub resource_version: Field<Str<'a>>,
    /// `selfLink`, a string.
    pub self_link: Field<Str<'a>>,
    /// `uid`, a string.
    pub uid: Field<Str<'a>>,
}

impl Spanned for ObjectMeta<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ObjectMeta<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, annotations: blank.field(), creation_timestamp: blank.field(),
            deletion_grace_period_seconds: blank.field(), deletion_timestamp: blank.field(),
            finalizers: blank.field(), generate_name: blank.field(), generation: blank.field(),
            labels: blank.field(), managed_fields: blank.field(), name: blank.field(),
            namespace: blank.field(), owner_references: blank.field(), resource_version: blank.field(),
            self_link: blank.field(), uid: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ObjectMeta<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "annotations" => this.annotations = field(cx, key, node),
                "creationTimestamp" => this.creation_timestamp = field(cx, key, node),
                "deletionGracePeriodSeconds" => this.deletion_grace_period_seconds = field(cx, key, node),
                "deletionTimestamp" => this.deletion_timestamp = field(cx, key, node),
                "finalizers" => this.finalizers = field(cx, key, node),
                "generateName" => this.generate_name = field(cx, key, node),
                "generation" => this.generation = field(cx, key, node),
                "labels" => this.labels = field(cx, key, node),
                "managedFields" => this.managed_fields = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "namespace" => this.namespace = field(cx, key, node),
                "ownerReferences" => this.owner_references = field(cx, key, node),
                "resourceVersion" => this.resource_version = field(cx, key, node),
                "selfLink" => this.self_link = field(cx, key, node),
                "uid" => this.uid = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ObjectReference` of `core/v1`.
#[derive(Debug)]
pub struct ObjectReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `fieldPath`, a string.
    pub field_path: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `namespace`, a string.
    pub namespace: Field<Str<'a>>,
    /// `resourceVersion`, a string.
    pub resource_version: Field<Str<'a>>,
    /// `uid`, a string.
    pub uid: Field<Str<'a>>,
}

impl Spanned for ObjectReference<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), field_path: blank.field(), kind: blank.field(),
            name: blank.field(), namespace: blank.field(), resource_version: blank.field(),
            uid: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ObjectReference<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "fieldPath" => this.field_path = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "namespace" => this.namespace = field(cx, key, node),
                "resourceVersion" => this.resource_version = field(cx, key, node),
                "uid" => this.uid = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `OwnerReference` of `meta/v1`.
#[derive(Debug)]
pub struct OwnerReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `blockOwnerDeletion`, true or false.
    pub block_owner_deletion: Field<Bool>,
    /// `controller`, true or false.
    pub controller: Field<Bool>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `uid`, a string.
    pub uid: Field<Str<'a>>,
}

impl Spanned for OwnerReference<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> OwnerReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), block_owner_deletion: blank.field(),
            controller: blank.field(), kind: blank.field(), name: blank.field(), uid: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for OwnerReference<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "blockOwnerDeletion" => this.block_owner_deletion = field(cx, key, node),
                "controller" => this.controller = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "uid" => this.uid = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PersistentVolumeClaim` of `core/v1`.
#[derive(Debug)]
pub struct PersistentVolumeClaim<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`PersistentVolumeClaimSpec`].
    pub spec: Field<Box<PersistentVolumeClaimSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for PersistentVolumeClaim<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PersistentVolumeClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PersistentVolumeClaim<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PersistentVolumeClaimSpec` of `core/v1`.
#[derive(Debug)]
pub struct PersistentVolumeClaimSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `accessModes`, a list of strings.
    pub access_modes: Field<List<Str<'a>>>,
    /// `dataSource`, [`TypedLocalObjectReference`].
    pub data_source: Field<Box<TypedLocalObjectReference<'a>>>,
    /// `dataSourceRef`, [`TypedObjectReference`].
    pub data_source_ref: Field<Box<TypedObjectReference<'a>>>,
    /// `resources`, [`VolumeResourceRequirements`].
    pub resources: Field<Box<VolumeResourceRequirements<'a>>>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `storageClassName`, a string.
    pub storage_class_name: Field<Str<'a>>,
    /// `volumeAttributesClassName`, a string.
    pub volume_attributes_class_name: Field<Str<'a>>,
    /// `volumeMode`, a string.
    pub volume_mode: Field<Str<'a>>,
    /// `volumeName`, a string.
    pub volume_name: Field<Str<'a>>,
}

impl Spanned for PersistentVolumeClaimSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PersistentVolumeClaimSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, access_modes: blank.field(), data_source: blank.field(),
            data_source_ref: blank.field(), resources: blank.field(), selector: blank.field(),
            storage_class_name: blank.field(), volume_attributes_class_name: blank.field(),
            volume_mode: blank.field(), volume_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PersistentVolumeClaimSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "accessModes" => this.access_modes = field(cx, key, node),
                "dataSource" => this.data_source = field(cx, key, node),
                "dataSourceRef" => this.data_source_ref = field(cx, key, node),
                "resources" => this.resources = field(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "storageClassName" => this.storage_class_name = field(cx, key, node),
                "volumeAttributesClassName" => this.volume_attributes_class_name = field(cx, key, node),
                "volumeMode" => this.volume_mode = field(cx, key, node),
                "volumeName" => this.volume_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PersistentVolumeClaimTemplate` of `core/v1`.
#[derive(Debug)]
pub struct PersistentVolumeClaimTemplate<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`PersistentVolumeClaimSpec`].
    pub spec: Field<Box<PersistentVolumeClaimSpec<'a>>>,
}

impl Spanned for PersistentVolumeClaimTemplate<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PersistentVolumeClaimTemplate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PersistentVolumeClaimTemplate<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PersistentVolumeClaimVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct PersistentVolumeClaimVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `claimName`, a string.
    pub claim_name: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
}

impl Spanned for PersistentVolumeClaimVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PersistentVolumeClaimVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, claim_name: blank.field(), read_only: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PersistentVolumeClaimVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "claimName" => this.claim_name = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PhotonPersistentDiskVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct PhotonPersistentDiskVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `pdID`, a string.
    pub pd_id: Field<Str<'a>>,
}

impl Spanned for PhotonPersistentDiskVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PhotonPersistentDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), pd_id: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PhotonPersistentDiskVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "pdID" => this.pd_id = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Pod` of `core/v1`.
#[derive(Debug)]
pub struct Pod<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`PodSpec`].
    pub spec: Field<Box<PodSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for Pod<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Pod<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Pod<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodAffinity` of `core/v1`.
#[derive(Debug)]
pub struct PodAffinity<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `preferredDuringSchedulingIgnoredDuringExecution`, a list of [`WeightedPodAffinityTerm`]s.
    pub preferred_during_scheduling_ignored_during_execution: Field<List<WeightedPodAffinityTerm<'a>>>,
    /// `requiredDuringSchedulingIgnoredDuringExecution`, a list of [`PodAffinityTerm`]s.
    pub required_during_scheduling_ignored_during_execution: Field<List<PodAffinityTerm<'a>>>,
}

impl Spanned for PodAffinity<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodAffinity<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "preferredDuringSchedulingIgnoredDuringExecution" => this.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
                "requiredDuringSchedulingIgnoredDuringExecution" => this.required_during_scheduling_ignored_during_execution = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodAffinityTerm` of `core/v1`.
#[derive(Debug)]
pub struct PodAffinityTerm<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `labelSelector`, [`LabelSelector`].
    pub label_selector: Field<Box<LabelSelector<'a>>>,
    /// `matchLabelKeys`, a list of strings.
    pub match_label_keys: Field<List<Str<'a>>>,
    /// `mismatchLabelKeys`, a list of strings.
    pub mismatch_label_keys: Field<List<Str<'a>>>,
    /// `namespaceSelector`, [`LabelSelector`].
    pub namespace_selector: Field<Box<LabelSelector<'a>>>,
    /// `namespaces`, a list of strings.
    pub namespaces: Field<List<Str<'a>>>,
    /// `topologyKey`, a string.
    pub topology_key: Field<Str<'a>>,
}

impl Spanned for PodAffinityTerm<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodAffinityTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), match_label_keys: blank.field(),
            mismatch_label_keys: blank.field(), namespace_selector: blank.field(),
            namespaces: blank.field(), topology_key: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodAffinityTerm<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "labelSelector" => this.label_selector = field(cx, key, node),
                "matchLabelKeys" => this.match_label_keys = field(cx, key, node),
                "mismatchLabelKeys" => this.mismatch_label_keys = field(cx, key, node),
                "namespaceSelector" => this.namespace_selector = field(cx, key, node),
                "namespaces" => this.namespaces = field(cx, key, node),
                "topologyKey" => this.topology_key = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodAntiAffinity` of `core/v1`.
#[derive(Debug)]
pub struct PodAntiAffinity<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `preferredDuringSchedulingIgnoredDuringExecution`, a list of [`WeightedPodAffinityTerm`]s.
    pub preferred_during_scheduling_ignored_during_execution: Field<List<WeightedPodAffinityTerm<'a>>>,
    /// `requiredDuringSchedulingIgnoredDuringExecution`, a list of [`PodAffinityTerm`]s.
    pub required_during_scheduling_ignored_during_execution: Field<List<PodAffinityTerm<'a>>>,
}

impl Spanned for PodAntiAffinity<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodAntiAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodAntiAffinity<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "preferredDuringSchedulingIgnoredDuringExecution" => this.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
                "requiredDuringSchedulingIgnoredDuringExecution" => this.required_during_scheduling_ignored_during_execution = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodCertificateProjection` of `core/v1`.
#[derive(Debug)]
pub struct PodCertificateProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `certificateChainPath`, a string.
    pub certificate_chain_path: Field<Str<'a>>,
    /// `credentialBundlePath`, a string.
    pub credential_bundle_path: Field<Str<'a>>,
    /// `keyPath`, a string.
    pub key_path: Field<Str<'a>>,
    /// `keyType`, a string.
    pub key_type: Field<Str<'a>>,
    /// `maxExpirationSeconds`, a 32-bit number.
    pub max_expiration_seconds: Field<Int>,
    /// `signerName`, a string.
    pub signer_name: Field<Str<'a>>,
    /// `userAnnotations`, a map from names to strings.
    pub user_annotations: Field<Map<'a, Str<'a>>>,
}

impl Spanned for PodCertificateProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodCertificateProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, certificate_chain_path: blank.field(), credential_bundle_path: blank.field(),
            key_path: blank.field(), key_type: blank.field(), max_expiration_seconds: blank.field(),
            signer_name: blank.field(), user_annotations: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodCertificateProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "certificateChainPath" => this.certificate_chain_path = field(cx, key, node),
                "credentialBundlePath" => this.credential_bundle_path = field(cx, key, node),
                "keyPath" => this.key_path = field(cx, key, node),
                "keyType" => this.key_type = field(cx, key, node),
                "maxExpirationSeconds" => this.max_expiration_seconds = field_int32(cx, key, node),
                "signerName" => this.signer_name = field(cx, key, node),
                "userAnnotations" => this.user_annotations = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodDNSConfig` of `core/v1`.
#[derive(Debug)]
pub struct PodDNSConfig<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `nameservers`, a list of strings.
    pub nameservers: Field<List<Str<'a>>>,
    /// `options`, a list of [`PodDNSConfigOption`]s.
    pub options: Field<List<PodDNSConfigOption<'a>>>,
    /// `searches`, a list of strings.
    pub searches: Field<List<Str<'a>>>,
}

impl Spanned for PodDNSConfig<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodDNSConfig<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, nameservers: blank.field(), options: blank.field(), searches: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodDNSConfig<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "nameservers" => this.nameservers = field(cx, key, node),
                "options" => this.options = field(cx, key, node),
                "searches" => this.searches = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodDNSConfigOption` of `core/v1`.
#[derive(Debug)]
pub struct PodDNSConfigOption<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `value`, a string.
    pub value: Field<Str<'a>>,
}

impl Spanned for PodDNSConfigOption<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodDNSConfigOption<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodDNSConfigOption<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "value" => this.value = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodFailurePolicy` of `batch/v1`.
#[derive(Debug)]
pub struct PodFailurePolicy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `rules`, a list of [`PodFailurePolicyRule`]s.
    pub rules: Field<List<PodFailurePolicyRule<'a>>>,
}

impl Spanned for PodFailurePolicy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodFailurePolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rules: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodFailurePolicy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "rules" => this.rules = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodFailurePolicyOnExitCodesRequirement` of `batch/v1`.
#[derive(Debug)]
pub struct PodFailurePolicyOnExitCodesRequirement<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `containerName`, a string.
    pub container_name: Field<Str<'a>>,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `values`, a list of 32-bit numbers.
    pub values: Field<List<Int>>,
}

impl Spanned for PodFailurePolicyOnExitCodesRequirement<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodFailurePolicyOnExitCodesRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_name: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodFailurePolicyOnExitCodesRequirement<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "containerName" => this.container_name = field(cx, key, node),
                "operator" => this.operator = field(cx, key, node),
                "values" => this.values = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodFailurePolicyOnPodConditionsPattern` of `batch/v1`.
#[derive(Debug)]
pub struct PodFailurePolicyOnPodConditionsPattern<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for PodFailurePolicyOnPodConditionsPattern<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodFailurePolicyOnPodConditionsPattern<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, status: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodFailurePolicyOnPodConditionsPattern<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "status" => this.status = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodFailurePolicyRule` of `batch/v1`.
#[derive(Debug)]
pub struct PodFailurePolicyRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `action`, a string.
    pub action: Field<Str<'a>>,
    /// `onExitCodes`, [`PodFailurePolicyOnExitCodesRequirement`].
    pub on_exit_codes: Field<Box<PodFailurePolicyOnExitCodesRequirement<'a>>>,
    /// `onPodConditions`, a list of [`PodFailurePolicyOnPodConditionsPattern`]s.
    pub on_pod_conditions: Field<List<PodFailurePolicyOnPodConditionsPattern<'a>>>,
}

impl Spanned for PodFailurePolicyRule<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodFailurePolicyRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, action: blank.field(), on_exit_codes: blank.field(),
            on_pod_conditions: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodFailurePolicyRule<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "action" => this.action = field(cx, key, node),
                "onExitCodes" => this.on_exit_codes = field(cx, key, node),
                "onPodConditions" => this.on_pod_conditions = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodOS` of `core/v1`.
#[derive(Debug)]
pub struct PodOS<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl Spanned for PodOS<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodOS<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodOS<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodReadinessGate` of `core/v1`.
#[derive(Debug)]
pub struct PodReadinessGate<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `conditionType`, a string.
    pub condition_type: Field<Str<'a>>,
}

impl Spanned for PodReadinessGate<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodReadinessGate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, condition_type: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodReadinessGate<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "conditionType" => this.condition_type = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodResourceClaim` of `core/v1`.
#[derive(Debug)]
pub struct PodResourceClaim<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `resourceClaimName`, a string.
    pub resource_claim_name: Field<Str<'a>>,
    /// `resourceClaimTemplateName`, a string.
    pub resource_claim_template_name: Field<Str<'a>>,
}

impl Spanned for PodResourceClaim<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodResourceClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), resource_claim_name: blank.field(),
            resource_claim_template_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodResourceClaim<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "resourceClaimName" => this.resource_claim_name = field(cx, key, node),
                "resourceClaimTemplateName" => this.resource_claim_template_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodSchedulingGate` of `core/v1`.
#[derive(Debug)]
pub struct PodSchedulingGate<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl Spanned for PodSchedulingGate<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodSchedulingGate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodSchedulingGate<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodSchedulingGroup` of `core/v1`.
#[derive(Debug)]
pub struct PodSchedulingGroup<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `podGroupName`, a string.
    pub pod_group_name: Field<Str<'a>>,
}

impl Spanned for PodSchedulingGroup<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodSchedulingGroup<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pod_group_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodSchedulingGroup<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "podGroupName" => this.pod_group_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodSecurityContext` of `core/v1`.
#[derive(Debug)]
pub struct PodSecurityContext<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `appArmorProfile`, [`AppArmorProfile`].
    pub app_armor_profile: Field<Box<AppArmorProfile<'a>>>,
    /// `fsGroup`, a 64-bit number.
    pub fs_group: Field<Int>,
    /// `fsGroupChangePolicy`, a string.
    pub fs_group_change_policy: Field<Str<'a>>,
    /// `runAsGroup`, a 64-bit number.
    pub run_as_group: Field<Int>,
    /// `runAsNonRoot`, true or false.
    pub run_as_non_root: Field<Bool>,
    /// `runAsUser`, a 64-bit number.
    pub run_as_user: Field<Int>,
    /// `seLinuxChangePolicy`, a string.
    pub se_linux_change_policy: Field<Str<'a>>,
    /// `seLinuxOptions`, [`SELinuxOptions`].
    pub se_linux_options: Field<Box<SELinuxOptions<'a>>>,
    /// `seccompProfile`, [`SeccompProfile`].
    pub seccomp_profile: Field<Box<SeccompProfile<'a>>>,
    /// `supplementalGroups`, a list of 64-bit numbers.
    pub supplemental_groups: Field<List<Int>>,
    /// `supplementalGroupsPolicy`, a string.
    pub supplemental_groups_policy: Field<Str<'a>>,
    /// `sysctls`, a list of [`Sysctl`]s.
    pub sysctls: Field<List<Sysctl<'a>>>,
    /// `windowsOptions`, [`WindowsSecurityContextOptions`].
    pub windows_options: Field<Box<WindowsSecurityContextOptions<'a>>>,
}

impl Spanned for PodSecurityContext<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodSecurityContext<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, app_armor_profile: blank.field(), fs_group: blank.field(),
            fs_group_change_policy: blank.field(), run_as_group: blank.field(),
            run_as_non_root: blank.field(), run_as_user: blank.field(),
            se_linux_change_policy: blank.field(), se_linux_options: blank.field(),
            seccomp_profile: blank.field(), supplemental_groups: blank.field(),
            supplemental_groups_policy: blank.field(), sysctls: blank.field(),
            windows_options: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodSecurityContext<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "appArmorProfile" => this.app_armor_profile = field(cx, key, node),
                "fsGroup" => this.fs_group = field(cx, key, node),
                "fsGroupChangePolicy" => this.fs_group_change_policy = field(cx, key, node),
                "runAsGroup" => this.run_as_group = field(cx, key, node),
                "runAsNonRoot" => this.run_as_non_root = field(cx, key, node),
                "runAsUser" => this.run_as_user = field(cx, key, node),
                "seLinuxChangePolicy" => this.se_linux_change_policy = field(cx, key, node),
                "seLinuxOptions" => this.se_linux_options = field(cx, key, node),
                "seccompProfile" => this.seccomp_profile = field(cx, key, node),
                "supplementalGroups" => this.supplemental_groups = field(cx, key, node),
                "supplementalGroupsPolicy" => this.supplemental_groups_policy = field(cx, key, node),
                "sysctls" => this.sysctls = field(cx, key, node),
                "windowsOptions" => this.windows_options = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodSpec` of `core/v1`.
#[derive(Debug)]
pub struct PodSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `activeDeadlineSeconds`, a 64-bit number.
    pub active_deadline_seconds: Field<Int>,
    /// `affinity`, [`Affinity`].
    pub affinity: Field<Box<Affinity<'a>>>,
    /// `automountServiceAccountToken`, true or false.
    pub automount_service_account_token: Field<Bool>,
    /// `containers`, a list of [`Container`]s.
    pub containers: Field<List<Container<'a>>>,
    /// `dnsConfig`, [`PodDNSConfig`].
    pub dns_config: Field<Box<PodDNSConfig<'a>>>,
    /// `dnsPolicy`, a string.
    pub dns_policy: Field<Str<'a>>,
    /// `enableServiceLinks`, true or false.
    pub enable_service_links: Field<Bool>,
    /// `ephemeralContainers`, a list of [`Container`]s.
    pub ephemeral_containers: Field<List<Container<'a>>>,
    /// `hostAliases`, a list of [`HostAlias`]s.
    pub host_aliases: Field<List<HostAlias<'a>>>,
    /// `hostIPC`, true or false.
    pub host_ipc: Field<Bool>,
    /// `hostNetwork`, true or false.
    pub host_network: Field<Bool>,
    /// `hostPID`, true or false.
    pub host_pid: Field<Bool>,
    /// `hostUsers`, true or false.
    pub host_users: Field<Bool>,
    /// `hostname`, a string.
    pub hostname: Field<Str<'a>>,
    /// `hostnameOverride`, a string.
    pub hostname_override: Field<Str<'a>>,
    /// `imagePullSecrets`, a list of [`LocalObjectReference`]s.
    pub image_pull_secrets: Field<List<LocalObjectReference<'a>>>,
    /// `initContainers`, a list of [`Container`]s.
    pub init_containers: Field<List<Container<'a>>>,
    /// `nodeName`, a string.
    pub node_name: Field<Str<'a>>,
    /// `nodeSelector`, a map from names to strings.
    pub node_selector: Field<Map<'a, Str<'a>>>,
    /// `os`, [`PodOS`].
    pub os: Field<Box<PodOS<'a>>>,
    /// `overhead`, a map from names to quantities.
    pub overhead: Field<Map<'a, Quantity<'a>>>,
    /// `preemptionPolicy`, a string.
    pub preemption_policy: Field<Str<'a>>,
    /// `priority`, a 32-bit number.
    pub priority: Field<Int>,
    /// `priorityClassName`, a string.
    pub priority_class_name: Field<Str<'a>>,
    /// `readinessGates`, a list of [`PodReadinessGate`]s.
    pub readiness_gates: Field<List<PodReadinessGate<'a>>>,
    /// `resourceClaims`, a list of [`PodResourceClaim`]s.
    pub resource_claims: Field<List<PodResourceClaim<'a>>>,
    /// `resources`, [`ResourceRequirements`].
    pub resources: Field<Box<ResourceRequirements<'a>>>,
    /// `restartPolicy`, a string.
    pub restart_policy: Field<Str<'a>>,
    /// `runtimeClassName`, a string.
    pub runtime_class_name: Field<Str<'a>>,
    /// `schedulerName`, a string.
    pub scheduler_name: Field<Str<'a>>,
    /// `schedulingGates`, a list of [`PodSchedulingGate`]s.
    pub scheduling_gates: Field<List<PodSchedulingGate<'a>>>,
    /// `schedulingGroup`, [`PodSchedulingGroup`].
    pub scheduling_group: Field<Box<PodSchedulingGroup<'a>>>,
    /// `securityContext`, [`PodSecurityContext`].
    pub security_context: Field<Box<PodSecurityContext<'a>>>,
    /// `serviceAccount`, a string.
    pub service_account: Field<Str<'a>>,
    /// `serviceAccountName`, a string.
    pub service_account_name: Field<Str<'a>>,
    /// `setHostnameAsFQDN`, true or false.
    pub set_hostname_as_fqdn: Field<Bool>,
    /// `shareProcessNamespace`, true or false.
    pub share_process_namespace: Field<Bool>,
    /// `subdomain`, a string.
    pub subdomain: Field<Str<'a>>,
    /// `terminationGracePeriodSeconds`, a 64-bit number.
    pub termination_grace_period_seconds: Field<Int>,
    /// `tolerations`, a list of [`Toleration`]s.
    pub tolerations: Field<List<Toleration<'a>>>,
    /// `topologySpreadConstraints`, a list of [`TopologySpreadConstraint`]s.
    pub topology_spread_constraints: Field<List<TopologySpreadConstraint<'a>>>,
    /// `volumes`, a list of [`Volume`]s.
    pub volumes: Field<List<Volume<'a>>>,
}

impl Spanned for PodSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, active_deadline_seconds: blank.field(), affinity: blank.field(),
            automount_service_account_token: blank.field(), containers: blank.field(),
            dns_config: blank.field(), dns_policy: blank.field(), enable_service_links: blank.field(),
            ephemeral_containers: blank.field(), host_aliases: blank.field(), host_ipc: blank.field(),
            host_network: blank.field(), host_pid: blank.field(), host_users: blank.field(),
            hostname: blank.field(), hostname_override: blank.field(), image_pull_secrets: blank.field(),
            init_containers: blank.field(), node_name: blank.field(), node_selector: blank.field(),
            os: blank.field(), overhead: blank.field(), preemption_policy: blank.field(),
            priority: blank.field(), priority_class_name: blank.field(), readiness_gates: blank.field(),
            resource_claims: blank.field(), resources: blank.field(), restart_policy: blank.field(),
            runtime_class_name: blank.field(), scheduler_name: blank.field(),
            scheduling_gates: blank.field(), scheduling_group: blank.field(),
            security_context: blank.field(), service_account: blank.field(),
            service_account_name: blank.field(), set_hostname_as_fqdn: blank.field(),
            share_process_namespace: blank.field(), subdomain: blank.field(),
            termination_grace_period_seconds: blank.field(), tolerations: blank.field(),
            topology_spread_constraints: blank.field(), volumes: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "activeDeadlineSeconds" => this.active_deadline_seconds = field(cx, key, node),
                "affinity" => this.affinity = field(cx, key, node),
                "automountServiceAccountToken" => this.automount_service_account_token = field(cx, key, node),
                "containers" => this.containers = field(cx, key, node),
                "dnsConfig" => this.dns_config = field(cx, key, node),
                "dnsPolicy" => this.dns_policy = field(cx, key, node),
                "enableServiceLinks" => this.enable_service_links = field(cx, key, node),
                "ephemeralContainers" => this.ephemeral_containers = field(cx, key, node),
                "hostAliases" => this.host_aliases = field(cx, key, node),
                "hostIPC" => this.host_ipc = field(cx, key, node),
                "hostNetwork" => this.host_network = field(cx, key, node),
                "hostPID" => this.host_pid = field(cx, key, node),
                "hostUsers" => this.host_users = field(cx, key, node),
                "hostname" => this.hostname = field(cx, key, node),
                "hostnameOverride" => this.hostname_override = field(cx, key, node),
                "imagePullSecrets" => this.image_pull_secrets = field(cx, key, node),
                "initContainers" => this.init_containers = field(cx, key, node),
                "nodeName" => this.node_name = field(cx, key, node),
                "nodeSelector" => this.node_selector = field(cx, key, node),
                "os" => this.os = field(cx, key, node),
                "overhead" => this.overhead = field(cx, key, node),
                "preemptionPolicy" => this.preemption_policy = field(cx, key, node),
                "priority" => this.priority = field_int32(cx, key, node),
                "priorityClassName" => this.priority_class_name = field(cx, key, node),
                "readinessGates" => this.readiness_gates = field(cx, key, node),
                "resourceClaims" => this.resource_claims = field(cx, key, node),
                "resources" => this.resources = field(cx, key, node),
                "restartPolicy" => this.restart_policy = field(cx, key, node),
                "runtimeClassName" => this.runtime_class_name = field(cx, key, node),
                "schedulerName" => this.scheduler_name = field(cx, key, node),
                "schedulingGates" => this.scheduling_gates = field(cx, key, node),
                "schedulingGroup" => this.scheduling_group = field(cx, key, node),
                "securityContext" => this.security_context = field(cx, key, node),
                "serviceAccount" => this.service_account = field(cx, key, node),
                "serviceAccountName" => this.service_account_name = field(cx, key, node),
                "setHostnameAsFQDN" => this.set_hostname_as_fqdn = field(cx, key, node),
                "shareProcessNamespace" => this.share_process_namespace = field(cx, key, node),
                "subdomain" => this.subdomain = field(cx, key, node),
                "terminationGracePeriodSeconds" => this.termination_grace_period_seconds = field(cx, key, node),
                "tolerations" => this.tolerations = field(cx, key, node),
                "topologySpreadConstraints" => this.topology_spread_constraints = field(cx, key, node),
                "volumes" => this.volumes = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodTemplate` of `core/v1`.
#[derive(Debug)]
pub struct PodTemplate<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
}

impl Spanned for PodTemplate<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodTemplate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            template: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodTemplate<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PodTemplateSpec` of `core/v1`.
#[derive(Debug)]
pub struct PodTemplateSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`PodSpec`].
    pub spec: Field<Box<PodSpec<'a>>>,
}

impl Spanned for PodTemplateSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PodTemplateSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PodTemplateSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PortworxVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct PortworxVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `volumeID`, a string.
    pub volume_id: Field<Str<'a>>,
}

impl Spanned for PortworxVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PortworxVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), volume_id: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PortworxVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "volumeID" => this.volume_id = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `PreferredSchedulingTerm` of `core/v1`.
#[derive(Debug)]
pub struct PreferredSchedulingTerm<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `preference`, [`NodeSelectorTerm`].
    pub preference: Field<Box<NodeSelectorTerm<'a>>>,
    /// `weight`, a 32-bit number.
    pub weight: Field<Int>,
}

impl Spanned for PreferredSchedulingTerm<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> PreferredSchedulingTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preference: blank.field(), weight: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for PreferredSchedulingTerm<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "preference" => this.preference = field(cx, key, node),
                "weight" => this.weight = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Probe` of `core/v1`.
#[derive(Debug)]
pub struct Probe<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `exec`, [`ExecAction`].
    pub exec: Field<Box<ExecAction<'a>>>,
    /// `failureThreshold`, a 32-bit number.
    pub failure_threshold: Field<Int>,
    /// `grpc`, [`GRPCAction`].
    pub grpc: Field<Box<GRPCAction<'a>>>,
    /// `httpGet`, [`HTTPGetAction`].
    pub http_get: Field<Box<HTTPGetAction<'a>>>,
    /// `initialDelaySeconds`, a 32-bit number.
    pub initial_delay_seconds: Field<Int>,
    /// `periodSeconds`, a 32-bit number.
    pub period_seconds: Field<Int>,
    /// `successThreshold`, a 32-bit number.
    pub success_threshold: Field<Int>,
    /// `tcpSocket`, [`TCPSocketAction`].
    pub tcp_socket: Field<Box<TCPSocketAction<'a>>>,
    /// `terminationGracePeriodSeconds`, a 64-bit number.
    pub termination_grace_period_seconds: Field<Int>,
    /// `timeoutSeconds`, a 32-bit number.
    pub timeout_seconds: Field<Int>,
}

impl Spanned for Probe<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Probe<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, exec: blank.field(), failure_threshold: blank.field(), grpc: blank.field(),
            http_get: blank.field(), initial_delay_seconds: blank.field(), period_seconds: blank.field(),
            success_threshold: blank.field(), tcp_socket: blank.field(),
            termination_grace_period_seconds: blank.field(), timeout_seconds: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Probe<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "exec" => this.exec = field(cx, key, node),
                "failureThreshold" => this.failure_threshold = field_int32(cx, key, node),
                "grpc" => this.grpc = field(cx, key, node),
                "httpGet" => this.http_get = field(cx, key, node),
                "initialDelaySeconds" => this.initial_delay_seconds = field_int32(cx, key, node),
                "periodSeconds" => this.period_seconds = field_int32(cx, key, node),
                "successThreshold" => this.success_threshold = field_int32(cx, key, node),
                "tcpSocket" => this.tcp_socket = field(cx, key, node),
                "terminationGracePeriodSeconds" => this.termination_grace_period_seconds = field(cx, key, node),
                "timeoutSeconds" => this.timeout_seconds = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ProjectedVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct ProjectedVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `defaultMode`, a 32-bit number.
    pub default_mode: Field<Int>,
    /// `sources`, a list of [`VolumeProjection`]s.
    pub sources: Field<List<VolumeProjection<'a>>>,
}

impl Spanned for ProjectedVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ProjectedVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), sources: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ProjectedVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "defaultMode" => this.default_mode = field_int32(cx, key, node),
                "sources" => this.sources = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `QuobyteVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct QuobyteVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `group`, a string.
    pub group: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `registry`, a string.
    pub registry: Field<Str<'a>>,
    /// `tenant`, a string.
    pub tenant: Field<Str<'a>>,
    /// `user`, a string.
    pub user: Field<Str<'a>>,
    /// `volume`, a string.
    pub volume: Field<Str<'a>>,
}

impl Spanned for QuobyteVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> QuobyteVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, group: blank.field(), read_only: blank.field(), registry: blank.field(),
            tenant: blank.field(), user: blank.field(), volume: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for QuobyteVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "group" => this.group = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "registry" => this.registry = field(cx, key, node),
                "tenant" => this.tenant = field(cx, key, node),
                "user" => this.user = field(cx, key, node),
                "volume" => this.volume = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `RBDVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct RBDVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `image`, a string.
    pub image: Field<Str<'a>>,
    /// `keyring`, a string.
    pub keyring: Field<Str<'a>>,
    /// `monitors`, a list of strings.
    pub monitors: Field<List<Str<'a>>>,
    /// `pool`, a string.
    pub pool: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `user`, a string.
    pub user: Field<Str<'a>>,
}

impl Spanned for RBDVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> RBDVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), image: blank.field(), keyring: blank.field(),
            monitors: blank.field(), pool: blank.field(), read_only: blank.field(),
            secret_ref: blank.field(), user: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for RBDVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "image" => this.image = field(cx, key, node),
                "keyring" => this.keyring = field(cx, key, node),
                "monitors" => this.monitors = field(cx, key, node),
                "pool" => this.pool = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "user" => this.user = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ReplicaSet` of `apps/v1`.
#[derive(Debug)]
pub struct ReplicaSet<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`ReplicaSetSpec`].
    pub spec: Field<Box<ReplicaSetSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for ReplicaSet<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ReplicaSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ReplicaSet<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ReplicaSetSpec` of `apps/v1`.
#[derive(Debug)]
pub struct ReplicaSetSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minReadySeconds`, a 32-bit number.
    pub min_ready_seconds: Field<Int>,
    /// `replicas`, a 32-bit number.
    pub replicas: Field<Int>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
}

impl Spanned for ReplicaSetSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ReplicaSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), replicas: blank.field(), selector: blank.field(),
            template: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ReplicaSetSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "minReadySeconds" => this.min_ready_seconds = field_int32(cx, key, node),
                "replicas" => this.replicas = field_int32(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ReplicationController` of `core/v1`.
#[derive(Debug)]
pub struct ReplicationController<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`ReplicationControllerSpec`].
    pub spec: Field<Box<ReplicationControllerSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for ReplicationController<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ReplicationController<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ReplicationController<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ReplicationControllerSpec` of `core/v1`.
#[derive(Debug)]
pub struct ReplicationControllerSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minReadySeconds`, a 32-bit number.
    pub min_ready_seconds: Field<Int>,
    /// `replicas`, a 32-bit number.
    pub replicas: Field<Int>,
    /// `selector`, a map from names to strings.
    pub selector: Field<Map<'a, Str<'a>>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
}

impl Spanned for ReplicationControllerSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ReplicationControllerSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), replicas: blank.field(), selector: blank.field(),
            template: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ReplicationControllerSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "minReadySeconds" => this.min_ready_seconds = field_int32(cx, key, node),
                "replicas" => this.replicas = field_int32(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ResourceClaim` of `core/v1`.
#[derive(Debug)]
pub struct ResourceClaim<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `request`, a string.
    pub request: Field<Str<'a>>,
}

impl Spanned for ResourceClaim<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ResourceClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), request: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ResourceClaim<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "request" => this.request = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ResourceFieldSelector` of `core/v1`.
#[derive(Debug)]
pub struct ResourceFieldSelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `containerName`, a string.
    pub container_name: Field<Str<'a>>,
    /// `divisor`, a quantity.
    pub divisor: Field<Quantity<'a>>,
    /// `resource`, a string.
    pub resource: Field<Str<'a>>,
}

impl Spanned for ResourceFieldSelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ResourceFieldSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_name: blank.field(), divisor: blank.field(), resource: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ResourceFieldSelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "containerName" => this.container_name = field(cx, key, node),
                "divisor" => this.divisor = field(cx, key, node),
                "resource" => this.resource = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ResourceRequirements` of `core/v1`.
#[derive(Debug)]
pub struct ResourceRequirements<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `claims`, a list of [`ResourceClaim`]s.
    pub claims: Field<List<ResourceClaim<'a>>>,
    /// `limits`, a map from names to quantities.
    pub limits: Field<Map<'a, Quantity<'a>>>,
    /// `requests`, a map from names to quantities.
    pub requests: Field<Map<'a, Quantity<'a>>>,
}

impl Spanned for ResourceRequirements<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ResourceRequirements<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, claims: blank.field(), limits: blank.field(), requests: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ResourceRequirements<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "claims" => this.claims = field(cx, key, node),
                "limits" => this.limits = field(cx, key, node),
                "requests" => this.requests = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `RollingUpdateDaemonSet` of `apps/v1`.
#[derive(Debug)]
pub struct RollingUpdateDaemonSet<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `maxSurge`, a number or a string.
    pub max_surge: Field<IntOrStr<'a>>,
    /// `maxUnavailable`, a number or a string.
    pub max_unavailable: Field<IntOrStr<'a>>,
}

impl Spanned for RollingUpdateDaemonSet<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> RollingUpdateDaemonSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_surge: blank.field(), max_unavailable: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for RollingUpdateDaemonSet<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "maxSurge" => this.max_surge = field(cx, key, node),
                "maxUnavailable" => this.max_unavailable = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `RollingUpdateDeployment` of `apps/v1`.
#[derive(Debug)]
pub struct RollingUpdateDeployment<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `maxSurge`, a number or a string.
    pub max_surge: Field<IntOrStr<'a>>,
    /// `maxUnavailable`, a number or a string.
    pub max_unavailable: Field<IntOrStr<'a>>,
}

impl Spanned for RollingUpdateDeployment<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> RollingUpdateDeployment<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_surge: blank.field(), max_unavailable: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for RollingUpdateDeployment<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "maxSurge" => this.max_surge = field(cx, key, node),
                "maxUnavailable" => this.max_unavailable = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `RollingUpdateStatefulSetStrategy` of `apps/v1`.
#[derive(Debug)]
pub struct RollingUpdateStatefulSetStrategy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `maxUnavailable`, a number or a string.
    pub max_unavailable: Field<IntOrStr<'a>>,
    /// `partition`, a 32-bit number.
    pub partition: Field<Int>,
}

impl Spanned for RollingUpdateStatefulSetStrategy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> RollingUpdateStatefulSetStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_unavailable: blank.field(), partition: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for RollingUpdateStatefulSetStrategy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "maxUnavailable" => this.max_unavailable = field(cx, key, node),
                "partition" => this.partition = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SELinuxOptions` of `core/v1`.
#[derive(Debug)]
pub struct SELinuxOptions<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `level`, a string.
    pub level: Field<Str<'a>>,
    /// `role`, a string.
    pub role: Field<Str<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
    /// `user`, a string.
    pub user: Field<Str<'a>>,
}

impl Spanned for SELinuxOptions<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SELinuxOptions<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, level: blank.field(), role: blank.field(), type_: blank.field(),
            user: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SELinuxOptions<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "level" => this.level = field(cx, key, node),
                "role" => this.role = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                "user" => this.user = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ScaleIOVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct ScaleIOVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `gateway`, a string.
    pub gateway: Field<Str<'a>>,
    /// `protectionDomain`, a string.
    pub protection_domain: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `sslEnabled`, true or false.
    pub ssl_enabled: Field<Bool>,
    /// `storageMode`, a string.
    pub storage_mode: Field<Str<'a>>,
    /// `storagePool`, a string.
    pub storage_pool: Field<Str<'a>>,
    /// `system`, a string.
    pub system: Field<Str<'a>>,
    /// `volumeName`, a string.
    pub volume_name: Field<Str<'a>>,
}

impl Spanned for ScaleIOVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ScaleIOVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), gateway: blank.field(), protection_domain: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(), ssl_enabled: blank.field(),
            storage_mode: blank.field(), storage_pool: blank.field(), system: blank.field(),
            volume_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ScaleIOVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "gateway" => this.gateway = field(cx, key, node),
                "protectionDomain" => this.protection_domain = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "sslEnabled" => this.ssl_enabled = field(cx, key, node),
                "storageMode" => this.storage_mode = field(cx, key, node),
                "storagePool" => this.storage_pool = field(cx, key, node),
                "system" => this.system = field(cx, key, node),
                "volumeName" => this.volume_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SeccompProfile` of `core/v1`.
#[derive(Debug)]
pub struct SeccompProfile<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `localhostProfile`, a string.
    pub localhost_profile: Field<Str<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for SeccompProfile<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SeccompProfile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, localhost_profile: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SeccompProfile<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "localhostProfile" => this.localhost_profile = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Secret` of `core/v1`.
#[derive(Debug)]
pub struct Secret<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `data`, a map from names to bytes in base64.
    pub data: Field<Map<'a, Str<'a>>>,
    /// `immutable`, true or false.
    pub immutable: Field<Bool>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `stringData`, a map from names to strings.
    pub string_data: Field<Map<'a, Str<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for Secret<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Secret<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), data: blank.field(), immutable: blank.field(),
            kind: blank.field(), metadata: blank.field(), string_data: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Secret<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "data" => this.data = field(cx, key, node),
                "immutable" => this.immutable = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "stringData" => this.string_data = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SecretEnvSource` of `core/v1`.
#[derive(Debug)]
pub struct SecretEnvSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for SecretEnvSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SecretEnvSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SecretEnvSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SecretKeySelector` of `core/v1`.
#[derive(Debug)]
pub struct SecretKeySelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for SecretKeySelector<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SecretKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SecretKeySelector<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "key" => this.key = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SecretProjection` of `core/v1`.
#[derive(Debug)]
pub struct SecretProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl Spanned for SecretProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SecretProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SecretProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "items" => this.items = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SecretVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct SecretVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `defaultMode`, a 32-bit number.
    pub default_mode: Field<Int>,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
    /// `secretName`, a string.
    pub secret_name: Field<Str<'a>>,
}

impl Spanned for SecretVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SecretVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), items: blank.field(), optional: blank.field(),
            secret_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SecretVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "defaultMode" => this.default_mode = field_int32(cx, key, node),
                "items" => this.items = field(cx, key, node),
                "optional" => this.optional = field(cx, key, node),
                "secretName" => this.secret_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SecurityContext` of `core/v1`.
#[derive(Debug)]
pub struct SecurityContext<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `allowPrivilegeEscalation`, true or false.
    pub allow_privilege_escalation: Field<Bool>,
    /// `appArmorProfile`, [`AppArmorProfile`].
    pub app_armor_profile: Field<Box<AppArmorProfile<'a>>>,
    /// `capabilities`, [`Capabilities`].
    pub capabilities: Field<Box<Capabilities<'a>>>,
    /// `privileged`, true or false.
    pub privileged: Field<Bool>,
    /// `procMount`, a string.
    pub proc_mount: Field<Str<'a>>,
    /// `readOnlyRootFilesystem`, true or false.
    pub read_only_root_filesystem: Field<Bool>,
    /// `runAsGroup`, a 64-bit number.
    pub run_as_group: Field<Int>,
    /// `runAsNonRoot`, true or false.
    pub run_as_non_root: Field<Bool>,
    /// `runAsUser`, a 64-bit number.
    pub run_as_user: Field<Int>,
    /// `seLinuxOptions`, [`SELinuxOptions`].
    pub se_linux_options: Field<Box<SELinuxOptions<'a>>>,
    /// `seccompProfile`, [`SeccompProfile`].
    pub seccomp_profile: Field<Box<SeccompProfile<'a>>>,
    /// `windowsOptions`, [`WindowsSecurityContextOptions`].
    pub windows_options: Field<Box<WindowsSecurityContextOptions<'a>>>,
}

impl Spanned for SecurityContext<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SecurityContext<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, allow_privilege_escalation: blank.field(), app_armor_profile: blank.field(),
            capabilities: blank.field(), privileged: blank.field(), proc_mount: blank.field(),
            read_only_root_filesystem: blank.field(), run_as_group: blank.field(),
            run_as_non_root: blank.field(), run_as_user: blank.field(), se_linux_options: blank.field(),
            seccomp_profile: blank.field(), windows_options: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SecurityContext<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "allowPrivilegeEscalation" => this.allow_privilege_escalation = field(cx, key, node),
                "appArmorProfile" => this.app_armor_profile = field(cx, key, node),
                "capabilities" => this.capabilities = field(cx, key, node),
                "privileged" => this.privileged = field(cx, key, node),
                "procMount" => this.proc_mount = field(cx, key, node),
                "readOnlyRootFilesystem" => this.read_only_root_filesystem = field(cx, key, node),
                "runAsGroup" => this.run_as_group = field(cx, key, node),
                "runAsNonRoot" => this.run_as_non_root = field(cx, key, node),
                "runAsUser" => this.run_as_user = field(cx, key, node),
                "seLinuxOptions" => this.se_linux_options = field(cx, key, node),
                "seccompProfile" => this.seccomp_profile = field(cx, key, node),
                "windowsOptions" => this.windows_options = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Service` of `core/v1`.
#[derive(Debug)]
pub struct Service<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`ServiceSpec`].
    pub spec: Field<Box<ServiceSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for Service<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Service<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Service<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ServiceAccount` of `core/v1`.
#[derive(Debug)]
pub struct ServiceAccount<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `automountServiceAccountToken`, true or false.
    pub automount_service_account_token: Field<Bool>,
    /// `imagePullSecrets`, a list of [`LocalObjectReference`]s.
    pub image_pull_secrets: Field<List<LocalObjectReference<'a>>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `secrets`, a list of [`ObjectReference`]s.
    pub secrets: Field<List<ObjectReference<'a>>>,
}

impl Spanned for ServiceAccount<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ServiceAccount<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), automount_service_account_token: blank.field(),
            image_pull_secrets: blank.field(), kind: blank.field(), metadata: blank.field(),
            secrets: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ServiceAccount<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "automountServiceAccountToken" => this.automount_service_account_token = field(cx, key, node),
                "imagePullSecrets" => this.image_pull_secrets = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "secrets" => this.secrets = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ServiceAccountTokenProjection` of `core/v1`.
#[derive(Debug)]
pub struct ServiceAccountTokenProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `audience`, a string.
    pub audience: Field<Str<'a>>,
    /// `expirationSeconds`, a 64-bit number.
    pub expiration_seconds: Field<Int>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
}

impl Spanned for ServiceAccountTokenProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ServiceAccountTokenProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, audience: blank.field(), expiration_seconds: blank.field(), path: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ServiceAccountTokenProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "audience" => this.audience = field(cx, key, node),
                "expirationSeconds" => this.expiration_seconds = field(cx, key, node),
                "path" => this.path = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ServicePort` of `core/v1`.
#[derive(Debug)]
pub struct ServicePort<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `appProtocol`, a string.
    pub app_protocol: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `nodePort`, a 32-bit number.
    pub node_port: Field<Int>,
    /// `port`, a 32-bit number.
    pub port: Field<Int>,
    /// `protocol`, a string.
    pub protocol: Field<Str<'a>>,
    /// `targetPort`, a number or a string.
    pub target_port: Field<IntOrStr<'a>>,
}

impl Spanned for ServicePort<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ServicePort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, app_protocol: blank.field(), name: blank.field(), node_port: blank.field(),
            port: blank.field(), protocol: blank.field(), target_port: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ServicePort<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "appProtocol" => this.app_protocol = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "nodePort" => this.node_port = field_int32(cx, key, node),
                "port" => this.port = field_int32(cx, key, node),
                "protocol" => this.protocol = field(cx, key, node),
                "targetPort" => this.target_port = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `ServiceSpec` of `core/v1`.
#[derive(Debug)]
pub struct ServiceSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `allocateLoadBalancerNodePorts`, true or false.
    pub allocate_load_balancer_node_ports: Field<Bool>,
    /// `clusterIP`, a string.
    pub cluster_ip: Field<Str<'a>>,
    /// `clusterIPs`, a list of strings.
    pub cluster_ips: Field<List<Str<'a>>>,
    /// `externalIPs`, a list of strings.
    pub external_ips: Field<List<Str<'a>>>,
    /// `externalName`, a string.
    pub external_name: Field<Str<'a>>,
    /// `externalTrafficPolicy`, a string.
    pub external_traffic_policy: Field<Str<'a>>,
    /// `healthCheckNodePort`, a 32-bit number.
    pub health_check_node_port: Field<Int>,
    /// `internalTrafficPolicy`, a string.
    pub internal_traffic_policy: Field<Str<'a>>,
    /// `ipFamilies`, a list of strings.
    pub ip_families: Field<List<Str<'a>>>,
    /// `ipFamilyPolicy`, a string.
    pub ip_family_policy: Field<Str<'a>>,
    /// `loadBalancerClass`, a string.
    pub load_balancer_class: Field<Str<'a>>,
    /// `loadBalancerIP`, a string.
    pub load_balancer_ip: Field<Str<'a>>,
    /// `loadBalancerSourceRanges`, a list of strings.
    pub load_balancer_source_ranges: Field<List<Str<'a>>>,
    /// `ports`, a list of [`ServicePort`]s.
    pub ports: Field<List<ServicePort<'a>>>,
    /// `publishNotReadyAddresses`, true or false.
    pub publish_not_ready_addresses: Field<Bool>,
    /// `selector`, a map from names to strings.
    pub selector: Field<Map<'a, Str<'a>>>,
    /// `sessionAffinity`, a string.
    pub session_affinity: Field<Str<'a>>,
    /// `sessionAffinityConfig`, [`SessionAffinityConfig`].
    pub session_affinity_config: Field<Box<SessionAffinityConfig>>,
    /// `trafficDistribution`, a string.
    pub traffic_distribution: Field<Str<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for ServiceSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> ServiceSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, allocate_load_balancer_node_ports: blank.field(), cluster_ip: blank.field(),
            cluster_ips: blank.field(), external_ips: blank.field(), external_name: blank.field(),
            external_traffic_policy: blank.field(), health_check_node_port: blank.field(),
            internal_traffic_policy: blank.field(), ip_families: blank.field(),
            ip_family_policy: blank.field(), load_balancer_class: blank.field(),
            load_balancer_ip: blank.field(), load_balancer_source_ranges: blank.field(),
            ports: blank.field(), publish_not_ready_addresses: blank.field(), selector: blank.field(),
            session_affinity: blank.field(), session_affinity_config: blank.field(),
            traffic_distribution: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for ServiceSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "allocateLoadBalancerNodePorts" => this.allocate_load_balancer_node_ports = field(cx, key, node),
                "clusterIP" => this.cluster_ip = field(cx, key, node),
                "clusterIPs" => this.cluster_ips = field(cx, key, node),
                "externalIPs" => this.external_ips = field(cx, key, node),
                "externalName" => this.external_name = field(cx, key, node),
                "externalTrafficPolicy" => this.external_traffic_policy = field(cx, key, node),
                "healthCheckNodePort" => this.health_check_node_port = field_int32(cx, key, node),
                "internalTrafficPolicy" => this.internal_traffic_policy = field(cx, key, node),
                "ipFamilies" => this.ip_families = field(cx, key, node),
                "ipFamilyPolicy" => this.ip_family_policy = field(cx, key, node),
                "loadBalancerClass" => this.load_balancer_class = field(cx, key, node),
                "loadBalancerIP" => this.load_balancer_ip = field(cx, key, node),
                "loadBalancerSourceRanges" => this.load_balancer_source_ranges = field(cx, key, node),
                "ports" => this.ports = field(cx, key, node),
                "publishNotReadyAddresses" => this.publish_not_ready_addresses = field(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "sessionAffinity" => this.session_affinity = field(cx, key, node),
                "sessionAffinityConfig" => this.session_affinity_config = field(cx, key, node),
                "trafficDistribution" => this.traffic_distribution = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SessionAffinityConfig` of `core/v1`.
#[derive(Debug)]
pub struct SessionAffinityConfig {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `clientIP`, [`ClientIPConfig`].
    pub client_ip: Field<Box<ClientIPConfig>>,
}

impl Spanned for SessionAffinityConfig {
    fn span(&self) -> Span {
        self.span
    }
}

impl SessionAffinityConfig {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, client_ip: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SessionAffinityConfig {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "clientIP" => this.client_ip = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SleepAction` of `core/v1`.
#[derive(Debug)]
pub struct SleepAction {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `seconds`, a 64-bit number.
    pub seconds: Field<Int>,
}

impl Spanned for SleepAction {
    fn span(&self) -> Span {
        self.span
    }
}

impl SleepAction {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, seconds: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SleepAction {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "seconds" => this.seconds = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StatefulSet` of `apps/v1`.
#[derive(Debug)]
pub struct StatefulSet<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `metadata`, [`ObjectMeta`].
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// `spec`, [`StatefulSetSpec`].
    pub spec: Field<Box<StatefulSetSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl Spanned for StatefulSet<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> StatefulSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StatefulSet<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiVersion" => this.api_version = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "metadata" => this.metadata = field(cx, key, node),
                "spec" => this.spec = field(cx, key, node),
                "status" => this.status = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StatefulSetOrdinals` of `apps/v1`.
#[derive(Debug)]
pub struct StatefulSetOrdinals {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `start`, a 32-bit number.
    pub start: Field<Int>,
}

impl Spanned for StatefulSetOrdinals {
    fn span(&self) -> Span {
        self.span
    }
}

impl StatefulSetOrdinals {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, start: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StatefulSetOrdinals {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "start" => this.start = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StatefulSetPersistentVolumeClaimRetentionPolicy` of `apps/v1`.
#[derive(Debug)]
pub struct StatefulSetPersistentVolumeClaimRetentionPolicy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `whenDeleted`, a string.
    pub when_deleted: Field<Str<'a>>,
    /// `whenScaled`, a string.
    pub when_scaled: Field<Str<'a>>,
}

impl Spanned for StatefulSetPersistentVolumeClaimRetentionPolicy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> StatefulSetPersistentVolumeClaimRetentionPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, when_deleted: blank.field(), when_scaled: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StatefulSetPersistentVolumeClaimRetentionPolicy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "whenDeleted" => this.when_deleted = field(cx, key, node),
                "whenScaled" => this.when_scaled = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StatefulSetSpec` of `apps/v1`.
#[derive(Debug)]
pub struct StatefulSetSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minReadySeconds`, a 32-bit number.
    pub min_ready_seconds: Field<Int>,
    /// `ordinals`, [`StatefulSetOrdinals`].
    pub ordinals: Field<Box<StatefulSetOrdinals>>,
    /// `persistentVolumeClaimRetentionPolicy`, [`StatefulSetPersistentVolumeClaimRetentionPolicy`].
    pub persistent_volume_claim_retention_policy: Field<Box<StatefulSetPersistentVolumeClaimRetentionPolicy<'a>>>,
    /// `podManagementPolicy`, a string.
    pub pod_management_policy: Field<Str<'a>>,
    /// `replicas`, a 32-bit number.
    pub replicas: Field<Int>,
    /// `revisionHistoryLimit`, a 32-bit number.
    pub revision_history_limit: Field<Int>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `serviceName`, a string.
    pub service_name: Field<Str<'a>>,
    /// `template`, [`PodTemplateSpec`].
    pub template: Field<Box<PodTemplateSpec<'a>>>,
    /// `updateStrategy`, [`StatefulSetUpdateStrategy`].
    pub update_strategy: Field<Box<StatefulSetUpdateStrategy<'a>>>,
    /// `volumeClaimTemplates`, a list of [`PersistentVolumeClaim`]s.
    pub volume_claim_templates: Field<List<PersistentVolumeClaim<'a>>>,
}

impl Spanned for StatefulSetSpec<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> StatefulSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), ordinals: blank.field(),
            persistent_volume_claim_retention_policy: blank.field(), pod_management_policy: blank.field(),
            replicas: blank.field(), revision_history_limit: blank.field(), selector: blank.field(),
            service_name: blank.field(), template: blank.field(), update_strategy: blank.field(),
            volume_claim_templates: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StatefulSetSpec<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "minReadySeconds" => this.min_ready_seconds = field_int32(cx, key, node),
                "ordinals" => this.ordinals = field(cx, key, node),
                "persistentVolumeClaimRetentionPolicy" => this.persistent_volume_claim_retention_policy = field(cx, key, node),
                "podManagementPolicy" => this.pod_management_policy = field(cx, key, node),
                "replicas" => this.replicas = field_int32(cx, key, node),
                "revisionHistoryLimit" => this.revision_history_limit = field_int32(cx, key, node),
                "selector" => this.selector = field(cx, key, node),
                "serviceName" => this.service_name = field(cx, key, node),
                "template" => this.template = field(cx, key, node),
                "updateStrategy" => this.update_strategy = field(cx, key, node),
                "volumeClaimTemplates" => this.volume_claim_templates = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StatefulSetUpdateStrategy` of `apps/v1`.
#[derive(Debug)]
pub struct StatefulSetUpdateStrategy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `rollingUpdate`, [`RollingUpdateStatefulSetStrategy`].
    pub rolling_update: Field<Box<RollingUpdateStatefulSetStrategy<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl Spanned for StatefulSetUpdateStrategy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> StatefulSetUpdateStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StatefulSetUpdateStrategy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "rollingUpdate" => this.rolling_update = field(cx, key, node),
                "type" => this.type_ = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `StorageOSVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct StorageOSVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `secretRef`, [`LocalObjectReference`].
    pub secret_ref: Field<Box<LocalObjectReference<'a>>>,
    /// `volumeName`, a string.
    pub volume_name: Field<Str<'a>>,
    /// `volumeNamespace`, a string.
    pub volume_namespace: Field<Str<'a>>,
}

impl Spanned for StorageOSVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> StorageOSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), secret_ref: blank.field(),
            volume_name: blank.field(), volume_namespace: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for StorageOSVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "secretRef" => this.secret_ref = field(cx, key, node),
                "volumeName" => this.volume_name = field(cx, key, node),
                "volumeNamespace" => this.volume_namespace = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SuccessPolicy` of `batch/v1`.
#[derive(Debug)]
pub struct SuccessPolicy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `rules`, a list of [`SuccessPolicyRule`]s.
    pub rules: Field<List<SuccessPolicyRule<'a>>>,
}

impl Spanned for SuccessPolicy<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SuccessPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rules: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SuccessPolicy<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "rules" => this.rules = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `SuccessPolicyRule` of `batch/v1`.
#[derive(Debug)]
pub struct SuccessPolicyRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `succeededCount`, a 32-bit number.
    pub succeeded_count: Field<Int>,
    /// `succeededIndexes`, a string.
    pub succeeded_indexes: Field<Str<'a>>,
}

impl Spanned for SuccessPolicyRule<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> SuccessPolicyRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, succeeded_count: blank.field(), succeeded_indexes: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for SuccessPolicyRule<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "succeededCount" => this.succeeded_count = field_int32(cx, key, node),
                "succeededIndexes" => this.succeeded_indexes = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Sysctl` of `core/v1`.
#[derive(Debug)]
pub struct Sysctl<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `value`, a string.
    pub value: Field<Str<'a>>,
}

impl Spanned for Sysctl<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Sysctl<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Sysctl<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "name" => this.name = field(cx, key, node),
                "value" => this.value = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `TCPSocketAction` of `core/v1`.
#[derive(Debug)]
pub struct TCPSocketAction<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `host`, a string.
    pub host: Field<Str<'a>>,
    /// `port`, a number or a string.
    pub port: Field<IntOrStr<'a>>,
}

impl Spanned for TCPSocketAction<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> TCPSocketAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, host: blank.field(), port: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for TCPSocketAction<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "host" => this.host = field(cx, key, node),
                "port" => this.port = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Toleration` of `core/v1`.
#[derive(Debug)]
pub struct Toleration<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `effect`, a string.
    pub effect: Field<Str<'a>>,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `tolerationSeconds`, a 64-bit number.
    pub toleration_seconds: Field<Int>,
    /// `value`, a string.
    pub value: Field<Str<'a>>,
}

impl Spanned for Toleration<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Toleration<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, effect: blank.field(), key: blank.field(), operator: blank.field(),
            toleration_seconds: blank.field(), value: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Toleration<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "effect" => this.effect = field(cx, key, node),
                "key" => this.key = field(cx, key, node),
                "operator" => this.operator = field(cx, key, node),
                "tolerationSeconds" => this.toleration_seconds = field(cx, key, node),
                "value" => this.value = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `TopologySpreadConstraint` of `core/v1`.
#[derive(Debug)]
pub struct TopologySpreadConstraint<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `labelSelector`, [`LabelSelector`].
    pub label_selector: Field<Box<LabelSelector<'a>>>,
    /// `matchLabelKeys`, a list of strings.
    pub match_label_keys: Field<List<Str<'a>>>,
    /// `maxSkew`, a 32-bit number.
    pub max_skew: Field<Int>,
    /// `minDomains`, a 32-bit number.
    pub min_domains: Field<Int>,
    /// `nodeAffinityPolicy`, a string.
    pub node_affinity_policy: Field<Str<'a>>,
    /// `nodeTaintsPolicy`, a string.
    pub node_taints_policy: Field<Str<'a>>,
    /// `topologyKey`, a string.
    pub topology_key: Field<Str<'a>>,
    /// `whenUnsatisfiable`, a string.
    pub when_unsatisfiable: Field<Str<'a>>,
}

impl Spanned for TopologySpreadConstraint<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> TopologySpreadConstraint<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), match_label_keys: blank.field(),
            max_skew: blank.field(), min_domains: blank.field(), node_affinity_policy: blank.field(),
            node_taints_policy: blank.field(), topology_key: blank.field(),
            when_unsatisfiable: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for TopologySpreadConstraint<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "labelSelector" => this.label_selector = field(cx, key, node),
                "matchLabelKeys" => this.match_label_keys = field(cx, key, node),
                "maxSkew" => this.max_skew = field_int32(cx, key, node),
                "minDomains" => this.min_domains = field_int32(cx, key, node),
                "nodeAffinityPolicy" => this.node_affinity_policy = field(cx, key, node),
                "nodeTaintsPolicy" => this.node_taints_policy = field(cx, key, node),
                "topologyKey" => this.topology_key = field(cx, key, node),
                "whenUnsatisfiable" => this.when_unsatisfiable = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `TypedLocalObjectReference` of `core/v1`.
#[derive(Debug)]
pub struct TypedLocalObjectReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiGroup`, a string.
    pub api_group: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl Spanned for TypedLocalObjectReference<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> TypedLocalObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_group: blank.field(), kind: blank.field(), name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for TypedLocalObjectReference<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiGroup" => this.api_group = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `TypedObjectReference` of `core/v1`.
#[derive(Debug)]
pub struct TypedObjectReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiGroup`, a string.
    pub api_group: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `namespace`, a string.
    pub namespace: Field<Str<'a>>,
}

impl Spanned for TypedObjectReference<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> TypedObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_group: blank.field(), kind: blank.field(), name: blank.field(),
            namespace: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for TypedObjectReference<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "apiGroup" => this.api_group = field(cx, key, node),
                "kind" => this.kind = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "namespace" => this.namespace = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `Volume` of `core/v1`.
#[derive(Debug)]
pub struct Volume<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `awsElasticBlockStore`, [`AWSElasticBlockStoreVolumeSource`].
    pub aws_elastic_block_store: Field<Box<AWSElasticBlockStoreVolumeSource<'a>>>,
    /// `azureDisk`, [`AzureDiskVolumeSource`].
    pub azure_disk: Field<Box<AzureDiskVolumeSource<'a>>>,
    /// `azureFile`, [`AzureFileVolumeSource`].
    pub azure_file: Field<Box<AzureFileVolumeSource<'a>>>,
    /// `cephfs`, [`CephFSVolumeSource`].
    pub cephfs: Field<Box<CephFSVolumeSource<'a>>>,
    /// `cinder`, [`CinderVolumeSource`].
    pub cinder: Field<Box<CinderVolumeSource<'a>>>,
    /// `configMap`, [`ConfigMapVolumeSource`].
    pub config_map: Field<Box<ConfigMapVolumeSource<'a>>>,
    /// `csi`, [`CSIVolumeSource`].
    pub csi: Field<Box<CSIVolumeSource<'a>>>,
    /// `downwardAPI`, [`DownwardAPIVolumeSource`].
    pub downward_api: Field<Box<DownwardAPIVolumeSource<'a>>>,
    /// `emptyDir`, [`EmptyDirVolumeSource`].
    pub empty_dir: Field<Box<EmptyDirVolumeSource<'a>>>,
    /// `ephemeral`, [`EphemeralVolumeSource`].
    pub ephemeral: Field<Box<EphemeralVolumeSource<'a>>>,
    /// `fc`, [`FCVolumeSource`].
    pub fc: Field<Box<FCVolumeSource<'a>>>,
    /// `flexVolume`, [`FlexVolumeSource`].
    pub flex_volume: Field<Box<FlexVolumeSource<'a>>>,
    /// `flocker`, [`FlockerVolumeSource`].
    pub flocker: Field<Box<FlockerVolumeSource<'a>>>,
    /// `gcePersistentDisk`, [`GCEPersistentDiskVolumeSource`].
    pub gce_persistent_disk: Field<Box<GCEPersistentDiskVolumeSource<'a>>>,
    /// `gitRepo`, [`GitRepoVolumeSource`].
    pub git_repo: Field<Box<GitRepoVolumeSource<'a>>>,
    /// `glusterfs`, [`GlusterfsVolumeSource`].
    pub glusterfs: Field<Box<GlusterfsVolumeSource<'a>>>,
    /// `hostPath`, [`HostPathVolumeSource`].
    pub host_path: Field<Box<HostPathVolumeSource<'a>>>,
    /// `image`, [`ImageVolumeSource`].
    pub image: Field<Box<ImageVolumeSource<'a>>>,
    /// `iscsi`, [`ISCSIVolumeSource`].
    pub iscsi: Field<Box<ISCSIVolumeSource<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `nfs`, [`NFSVolumeSource`].
    pub nfs: Field<Box<NFSVolumeSource<'a>>>,
    /// `persistentVolumeClaim`, [`PersistentVolumeClaimVolumeSource`].
    pub persistent_volume_claim: Field<Box<PersistentVolumeClaimVolumeSource<'a>>>,
    /// `photonPersistentDisk`, [`PhotonPersistentDiskVolumeSource`].
    pub photon_persistent_disk: Field<Box<PhotonPersistentDiskVolumeSource<'a>>>,
    /// `portworxVolume`, [`PortworxVolumeSource`].
    pub portworx_volume: Field<Box<PortworxVolumeSource<'a>>>,
    /// `projected`, [`ProjectedVolumeSource`].
    pub projected: Field<Box<ProjectedVolumeSource<'a>>>,
    /// `quobyte`, [`QuobyteVolumeSource`].
    pub quobyte: Field<Box<QuobyteVolumeSource<'a>>>,
    /// `rbd`, [`RBDVolumeSource`].
    pub rbd: Field<Box<RBDVolumeSource<'a>>>,
    /// `scaleIO`, [`ScaleIOVolumeSource`].
    pub scale_io: Field<Box<ScaleIOVolumeSource<'a>>>,
    /// `secret`, [`SecretVolumeSource`].
    pub secret: Field<Box<SecretVolumeSource<'a>>>,
    /// `storageos`, [`StorageOSVolumeSource`].
    pub storageos: Field<Box<StorageOSVolumeSource<'a>>>,
    /// `vsphereVolume`, [`VsphereVirtualDiskVolumeSource`].
    pub vsphere_volume: Field<Box<VsphereVirtualDiskVolumeSource<'a>>>,
}

impl Spanned for Volume<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> Volume<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, aws_elastic_block_store: blank.field(), azure_disk: blank.field(),
            azure_file: blank.field(), cephfs: blank.field(), cinder: blank.field(),
            config_map: blank.field(), csi: blank.field(), downward_api: blank.field(),
            empty_dir: blank.field(), ephemeral: blank.field(), fc: blank.field(),
            flex_volume: blank.field(), flocker: blank.field(), gce_persistent_disk: blank.field(),
            git_repo: blank.field(), glusterfs: blank.field(), host_path: blank.field(),
            image: blank.field(), iscsi: blank.field(), name: blank.field(), nfs: blank.field(),
            persistent_volume_claim: blank.field(), photon_persistent_disk: blank.field(),
            portworx_volume: blank.field(), projected: blank.field(), quobyte: blank.field(),
            rbd: blank.field(), scale_io: blank.field(), secret: blank.field(), storageos: blank.field(),
            vsphere_volume: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for Volume<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "awsElasticBlockStore" => this.aws_elastic_block_store = field(cx, key, node),
                "azureDisk" => this.azure_disk = field(cx, key, node),
                "azureFile" => this.azure_file = field(cx, key, node),
                "cephfs" => this.cephfs = field(cx, key, node),
                "cinder" => this.cinder = field(cx, key, node),
                "configMap" => this.config_map = field(cx, key, node),
                "csi" => this.csi = field(cx, key, node),
                "downwardAPI" => this.downward_api = field(cx, key, node),
                "emptyDir" => this.empty_dir = field(cx, key, node),
                "ephemeral" => this.ephemeral = field(cx, key, node),
                "fc" => this.fc = field(cx, key, node),
                "flexVolume" => this.flex_volume = field(cx, key, node),
                "flocker" => this.flocker = field(cx, key, node),
                "gcePersistentDisk" => this.gce_persistent_disk = field(cx, key, node),
                "gitRepo" => this.git_repo = field(cx, key, node),
                "glusterfs" => this.glusterfs = field(cx, key, node),
                "hostPath" => this.host_path = field(cx, key, node),
                "image" => this.image = field(cx, key, node),
                "iscsi" => this.iscsi = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "nfs" => this.nfs = field(cx, key, node),
                "persistentVolumeClaim" => this.persistent_volume_claim = field(cx, key, node),
                "photonPersistentDisk" => this.photon_persistent_disk = field(cx, key, node),
                "portworxVolume" => this.portworx_volume = field(cx, key, node),
                "projected" => this.projected = field(cx, key, node),
                "quobyte" => this.quobyte = field(cx, key, node),
                "rbd" => this.rbd = field(cx, key, node),
                "scaleIO" => this.scale_io = field(cx, key, node),
                "secret" => this.secret = field(cx, key, node),
                "storageos" => this.storageos = field(cx, key, node),
                "vsphereVolume" => this.vsphere_volume = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `VolumeDevice` of `core/v1`.
#[derive(Debug)]
pub struct VolumeDevice<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `devicePath`, a string.
    pub device_path: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl Spanned for VolumeDevice<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> VolumeDevice<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, device_path: blank.field(), name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for VolumeDevice<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "devicePath" => this.device_path = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `VolumeMount` of `core/v1`.
#[derive(Debug)]
pub struct VolumeMount<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `mountPath`, a string.
    pub mount_path: Field<Str<'a>>,
    /// `mountPropagation`, a string.
    pub mount_propagation: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `readOnly`, true or false.
    pub read_only: Field<Bool>,
    /// `recursiveReadOnly`, a string.
    pub recursive_read_only: Field<Str<'a>>,
    /// `subPath`, a string.
    pub sub_path: Field<Str<'a>>,
    /// `subPathExpr`, a string.
    pub sub_path_expr: Field<Str<'a>>,
}

impl Spanned for VolumeMount<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> VolumeMount<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, mount_path: blank.field(), mount_propagation: blank.field(), name: blank.field(),
            read_only: blank.field(), recursive_read_only: blank.field(), sub_path: blank.field(),
            sub_path_expr: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for VolumeMount<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "mountPath" => this.mount_path = field(cx, key, node),
                "mountPropagation" => this.mount_propagation = field(cx, key, node),
                "name" => this.name = field(cx, key, node),
                "readOnly" => this.read_only = field(cx, key, node),
                "recursiveReadOnly" => this.recursive_read_only = field(cx, key, node),
                "subPath" => this.sub_path = field(cx, key, node),
                "subPathExpr" => this.sub_path_expr = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `VolumeProjection` of `core/v1`.
#[derive(Debug)]
pub struct VolumeProjection<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `clusterTrustBundle`, [`ClusterTrustBundleProjection`].
    pub cluster_trust_bundle: Field<Box<ClusterTrustBundleProjection<'a>>>,
    /// `configMap`, [`ConfigMapProjection`].
    pub config_map: Field<Box<ConfigMapProjection<'a>>>,
    /// `downwardAPI`, [`DownwardAPIProjection`].
    pub downward_api: Field<Box<DownwardAPIProjection<'a>>>,
    /// `podCertificate`, [`PodCertificateProjection`].
    pub pod_certificate: Field<Box<PodCertificateProjection<'a>>>,
    /// `secret`, [`SecretProjection`].
    pub secret: Field<Box<SecretProjection<'a>>>,
    /// `serviceAccountToken`, [`ServiceAccountTokenProjection`].
    pub service_account_token: Field<Box<ServiceAccountTokenProjection<'a>>>,
}

impl Spanned for VolumeProjection<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> VolumeProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, cluster_trust_bundle: blank.field(), config_map: blank.field(),
            downward_api: blank.field(), pod_certificate: blank.field(), secret: blank.field(),
            service_account_token: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for VolumeProjection<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "clusterTrustBundle" => this.cluster_trust_bundle = field(cx, key, node),
                "configMap" => this.config_map = field(cx, key, node),
                "downwardAPI" => this.downward_api = field(cx, key, node),
                "podCertificate" => this.pod_certificate = field(cx, key, node),
                "secret" => this.secret = field(cx, key, node),
                "serviceAccountToken" => this.service_account_token = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `VolumeResourceRequirements` of `core/v1`.
#[derive(Debug)]
pub struct VolumeResourceRequirements<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `limits`, a map from names to quantities.
    pub limits: Field<Map<'a, Quantity<'a>>>,
    /// `requests`, a map from names to quantities.
    pub requests: Field<Map<'a, Quantity<'a>>>,
}

impl Spanned for VolumeResourceRequirements<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> VolumeResourceRequirements<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, limits: blank.field(), requests: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for VolumeResourceRequirements<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "limits" => this.limits = field(cx, key, node),
                "requests" => this.requests = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `VsphereVirtualDiskVolumeSource` of `core/v1`.
#[derive(Debug)]
pub struct VsphereVirtualDiskVolumeSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `fsType`, a string.
    pub fs_type: Field<Str<'a>>,
    /// `storagePolicyID`, a string.
    pub storage_policy_id: Field<Str<'a>>,
    /// `storagePolicyName`, a string.
    pub storage_policy_name: Field<Str<'a>>,
    /// `volumePath`, a string.
    pub volume_path: Field<Str<'a>>,
}

impl Spanned for VsphereVirtualDiskVolumeSource<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> VsphereVirtualDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), storage_policy_id: blank.field(),
            storage_policy_name: blank.field(), volume_path: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for VsphereVirtualDiskVolumeSource<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "fsType" => this.fs_type = field(cx, key, node),
                "storagePolicyID" => this.storage_policy_id = field(cx, key, node),
                "storagePolicyName" => this.storage_policy_name = field(cx, key, node),
                "volumePath" => this.volume_path = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `WeightedPodAffinityTerm` of `core/v1`.
#[derive(Debug)]
pub struct WeightedPodAffinityTerm<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `podAffinityTerm`, [`PodAffinityTerm`].
    pub pod_affinity_term: Field<Box<PodAffinityTerm<'a>>>,
    /// `weight`, a 32-bit number.
    pub weight: Field<Int>,
}

impl Spanned for WeightedPodAffinityTerm<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> WeightedPodAffinityTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pod_affinity_term: blank.field(), weight: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for WeightedPodAffinityTerm<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "podAffinityTerm" => this.pod_affinity_term = field(cx, key, node),
                "weight" => this.weight = field_int32(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}

/// `WindowsSecurityContextOptions` of `core/v1`.
#[derive(Debug)]
pub struct WindowsSecurityContextOptions<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `gmsaCredentialSpec`, a string.
    pub gmsa_credential_spec: Field<Str<'a>>,
    /// `gmsaCredentialSpecName`, a string.
    pub gmsa_credential_spec_name: Field<Str<'a>>,
    /// `hostProcess`, true or false.
    pub host_process: Field<Bool>,
    /// `runAsUserName`, a string.
    pub run_as_user_name: Field<Str<'a>>,
}

impl Spanned for WindowsSecurityContextOptions<'_> {
    fn span(&self) -> Span {
        self.span
    }
}

impl<'a> WindowsSecurityContextOptions<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, gmsa_credential_spec: blank.field(), gmsa_credential_spec_name: blank.field(),
            host_process: blank.field(), run_as_user_name: blank.field(),
        }
    }
}

impl<'a> FromNode<'a> for WindowsSecurityContextOptions<'a> {
    fn from_value(cx: &Cx<'_, 'a>, node: NodeId, value: Value<'a>) -> Option<Self> {
        let place = cx.mapping(node, &value)?;
        let mut this = Self::blank(place.span, place.node, Blank::Missing(place.insert));
        for (key, node) in cx.tree.entries(place.node) {
            match &*cx.tree.key(key) {
                "gmsaCredentialSpec" => this.gmsa_credential_spec = field(cx, key, node),
                "gmsaCredentialSpecName" => this.gmsa_credential_spec_name = field(cx, key, node),
                "hostProcess" => this.host_process = field(cx, key, node),
                "runAsUserName" => this.run_as_user_name = field(cx, key, node),
                _ => {}
            }
        }
        Some(this)
    }

    fn invalid(cx: &Cx<'_, 'a>, node: NodeId) -> Option<Self> {
        let span = cx.tree.span(node);
        Some(Self::blank(span, node, Blank::Invalid(span)))
    }
}
