//! The structs of the model, written by `cargo xtask gen` from `schemas/kubernetes.txt`. Do not edit.

#![expect(clippy::single_match, reason = "a struct with one field is read like all others")]

use super::runtime::{
    Any, Blank, Bool, Cx, Field, Int, IntOrStr, List, Map, Quantity, Str, Struct, field, field_int32, structs,
};
use crate::text::Span;
use crate::yaml::NodeId;

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

impl<'a> Struct<'a> for AWSElasticBlockStoreVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), partition: blank.field(), read_only: blank.field(),
            volume_id: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "partition" => self.partition = field_int32(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "volumeID" => self.volume_id = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Affinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, node_affinity: blank.field(), pod_affinity: blank.field(),
            pod_anti_affinity: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "nodeAffinity" => self.node_affinity = field(cx, key, node),
            "podAffinity" => self.pod_affinity = field(cx, key, node),
            "podAntiAffinity" => self.pod_anti_affinity = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for AppArmorProfile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, localhost_profile: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "localhostProfile" => self.localhost_profile = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for AzureDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, caching_mode: blank.field(), disk_name: blank.field(), disk_uri: blank.field(),
            fs_type: blank.field(), kind: blank.field(), read_only: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "cachingMode" => self.caching_mode = field(cx, key, node),
            "diskName" => self.disk_name = field(cx, key, node),
            "diskURI" => self.disk_uri = field(cx, key, node),
            "fsType" => self.fs_type = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for AzureFileVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, read_only: blank.field(), secret_name: blank.field(), share_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "readOnly" => self.read_only = field(cx, key, node),
            "secretName" => self.secret_name = field(cx, key, node),
            "shareName" => self.share_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for CSIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, driver: blank.field(), fs_type: blank.field(),
            node_publish_secret_ref: blank.field(), read_only: blank.field(),
            volume_attributes: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "driver" => self.driver = field(cx, key, node),
            "fsType" => self.fs_type = field(cx, key, node),
            "nodePublishSecretRef" => self.node_publish_secret_ref = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "volumeAttributes" => self.volume_attributes = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Capabilities<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, add: blank.field(), drop: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "add" => self.add = field(cx, key, node),
            "drop" => self.drop = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for CephFSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, monitors: blank.field(), path: blank.field(), read_only: blank.field(),
            secret_file: blank.field(), secret_ref: blank.field(), user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "monitors" => self.monitors = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretFile" => self.secret_file = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "user" => self.user = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for CinderVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), secret_ref: blank.field(),
            volume_id: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "volumeID" => self.volume_id = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ClientIPConfig {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, timeout_seconds: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "timeoutSeconds" => self.timeout_seconds = field_int32(cx, key, node),
            _ => {}
        }
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
    /// `user`, a 64-bit number.
    pub user: Field<Int>,
}

impl<'a> Struct<'a> for ClusterTrustBundleProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), name: blank.field(), optional: blank.field(),
            path: blank.field(), signer_name: blank.field(), user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "labelSelector" => self.label_selector = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "signerName" => self.signer_name = field(cx, key, node),
            "user" if cx.has(0x0) => self.user = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ConfigMap<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), binary_data: blank.field(), data: blank.field(),
            immutable: blank.field(), kind: blank.field(), metadata: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "binaryData" => self.binary_data = field(cx, key, node),
            "data" => self.data = field(cx, key, node),
            "immutable" => self.immutable = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ConfigMapEnvSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ConfigMapKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ConfigMapProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "items" => self.items = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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
    /// `defaultUser`, a 64-bit number.
    pub default_user: Field<Int>,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
}

impl<'a> Struct<'a> for ConfigMapVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), default_user: blank.field(), items: blank.field(),
            name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "defaultMode" => self.default_mode = field_int32(cx, key, node),
            "defaultUser" if cx.has(0x0) => self.default_user = field(cx, key, node),
            "items" => self.items = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Container<'a> {
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "args" => self.args = field(cx, key, node),
            "command" => self.command = field(cx, key, node),
            "env" => self.env = field(cx, key, node),
            "envFrom" => self.env_from = field(cx, key, node),
            "image" => self.image = field(cx, key, node),
            "imagePullPolicy" => self.image_pull_policy = field(cx, key, node),
            "lifecycle" => self.lifecycle = field(cx, key, node),
            "livenessProbe" => self.liveness_probe = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "ports" => self.ports = field(cx, key, node),
            "readinessProbe" => self.readiness_probe = field(cx, key, node),
            "resizePolicy" if cx.has(0x7c0) => self.resize_policy = field(cx, key, node),
            "resources" => self.resources = field(cx, key, node),
            "restartPolicy" if cx.has(0x7fe) => self.restart_policy = field(cx, key, node),
            "restartPolicyRules" if cx.has(0x700) => self.restart_policy_rules = field(cx, key, node),
            "securityContext" => self.security_context = field(cx, key, node),
            "startupProbe" => self.startup_probe = field(cx, key, node),
            "stdin" => self.stdin = field(cx, key, node),
            "stdinOnce" => self.stdin_once = field(cx, key, node),
            "targetContainerName" => self.target_container_name = field(cx, key, node),
            "terminationMessagePath" => self.termination_message_path = field(cx, key, node),
            "terminationMessagePolicy" => self.termination_message_policy = field(cx, key, node),
            "tty" => self.tty = field(cx, key, node),
            "volumeDevices" => self.volume_devices = field(cx, key, node),
            "volumeMounts" => self.volume_mounts = field(cx, key, node),
            "workingDir" => self.working_dir = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ContainerPort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_port: blank.field(), host_ip: blank.field(), host_port: blank.field(),
            name: blank.field(), protocol: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "containerPort" => self.container_port = field_int32(cx, key, node),
            "hostIP" => self.host_ip = field(cx, key, node),
            "hostPort" => self.host_port = field_int32(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "protocol" => self.protocol = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ContainerResizePolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, resource_name: blank.field(), restart_policy: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "resourceName" => self.resource_name = field(cx, key, node),
            "restartPolicy" => self.restart_policy = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ContainerResourceMetricSource` of `autoscaling/v2`.
#[derive(Debug)]
pub struct ContainerResourceMetricSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `container`, a string.
    pub container: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `target`, [`MetricTarget`].
    pub target: Field<Box<MetricTarget<'a>>>,
}

impl<'a> Struct<'a> for ContainerResourceMetricSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container: blank.field(), name: blank.field(), target: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "container" => self.container = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "target" => self.target = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ContainerRestartRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, action: blank.field(), exit_codes: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "action" => self.action = field(cx, key, node),
            "exitCodes" => self.exit_codes = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ContainerRestartRuleOnExitCodes<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, operator: blank.field(), values: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "operator" => self.operator = field(cx, key, node),
            "values" => self.values = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for CronJob<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for CronJobSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, concurrency_policy: blank.field(), failed_jobs_history_limit: blank.field(),
            job_template: blank.field(), schedule: blank.field(), starting_deadline_seconds: blank.field(),
            successful_jobs_history_limit: blank.field(), suspend: blank.field(), time_zone: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "concurrencyPolicy" => self.concurrency_policy = field(cx, key, node),
            "failedJobsHistoryLimit" => self.failed_jobs_history_limit = field_int32(cx, key, node),
            "jobTemplate" => self.job_template = field(cx, key, node),
            "schedule" => self.schedule = field(cx, key, node),
            "startingDeadlineSeconds" => self.starting_deadline_seconds = field(cx, key, node),
            "successfulJobsHistoryLimit" => self.successful_jobs_history_limit = field_int32(cx, key, node),
            "suspend" => self.suspend = field(cx, key, node),
            "timeZone" => self.time_zone = field(cx, key, node),
            _ => {}
        }
    }
}

/// `CrossVersionObjectReference` of `autoscaling/v2`.
#[derive(Debug)]
pub struct CrossVersionObjectReference<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `apiVersion`, a string.
    pub api_version: Field<Str<'a>>,
    /// `kind`, a string.
    pub kind: Field<Str<'a>>,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
}

impl<'a> Struct<'a> for CrossVersionObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DaemonSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DaemonSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), revision_history_limit: blank.field(),
            selector: blank.field(), template: blank.field(), update_strategy: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minReadySeconds" => self.min_ready_seconds = field_int32(cx, key, node),
            "revisionHistoryLimit" => self.revision_history_limit = field_int32(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            "updateStrategy" => self.update_strategy = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DaemonSetUpdateStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "rollingUpdate" => self.rolling_update = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Deployment<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DeploymentSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), paused: blank.field(),
            progress_deadline_seconds: blank.field(), replicas: blank.field(),
            revision_history_limit: blank.field(), selector: blank.field(), strategy: blank.field(),
            template: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minReadySeconds" => self.min_ready_seconds = field_int32(cx, key, node),
            "paused" => self.paused = field(cx, key, node),
            "progressDeadlineSeconds" => self.progress_deadline_seconds = field_int32(cx, key, node),
            "replicas" => self.replicas = field_int32(cx, key, node),
            "revisionHistoryLimit" => self.revision_history_limit = field_int32(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "strategy" => self.strategy = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DeploymentStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "rollingUpdate" => self.rolling_update = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for DownwardAPIProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "items" => self.items = field(cx, key, node),
            _ => {}
        }
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
    /// `user`, a 64-bit number.
    pub user: Field<Int>,
}

impl<'a> Struct<'a> for DownwardAPIVolumeFile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, field_ref: blank.field(), mode: blank.field(), path: blank.field(),
            resource_field_ref: blank.field(), user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fieldRef" => self.field_ref = field(cx, key, node),
            "mode" => self.mode = field_int32(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "resourceFieldRef" => self.resource_field_ref = field(cx, key, node),
            "user" if cx.has(0x0) => self.user = field(cx, key, node),
            _ => {}
        }
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
    /// `defaultUser`, a 64-bit number.
    pub default_user: Field<Int>,
    /// `items`, a list of [`DownwardAPIVolumeFile`]s.
    pub items: Field<List<DownwardAPIVolumeFile<'a>>>,
}

impl<'a> Struct<'a> for DownwardAPIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), default_user: blank.field(), items: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "defaultMode" => self.default_mode = field_int32(cx, key, node),
            "defaultUser" if cx.has(0x0) => self.default_user = field(cx, key, node),
            "items" => self.items = field(cx, key, node),
            _ => {}
        }
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
    /// `mode`, a 32-bit number.
    pub mode: Field<Int>,
    /// `sizeLimit`, a quantity.
    pub size_limit: Field<Quantity<'a>>,
}

impl<'a> Struct<'a> for EmptyDirVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, medium: blank.field(), mode: blank.field(), size_limit: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "medium" => self.medium = field(cx, key, node),
            "mode" if cx.has(0x0) => self.mode = field_int32(cx, key, node),
            "sizeLimit" => self.size_limit = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for EnvFromSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, config_map_ref: blank.field(), prefix: blank.field(), secret_ref: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "configMapRef" => self.config_map_ref = field(cx, key, node),
            "prefix" => self.prefix = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for EnvVar<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(), value_from: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            "valueFrom" => self.value_from = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for EnvVarSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, config_map_key_ref: blank.field(), field_ref: blank.field(),
            file_key_ref: blank.field(), resource_field_ref: blank.field(), secret_key_ref: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "configMapKeyRef" => self.config_map_key_ref = field(cx, key, node),
            "fieldRef" => self.field_ref = field(cx, key, node),
            "fileKeyRef" if cx.has(0x700) => self.file_key_ref = field(cx, key, node),
            "resourceFieldRef" => self.resource_field_ref = field(cx, key, node),
            "secretKeyRef" => self.secret_key_ref = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for EphemeralVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, volume_claim_template: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "volumeClaimTemplate" => self.volume_claim_template = field(cx, key, node),
            _ => {}
        }
    }
}

/// `EvictionResponder` of `core/v1`.
#[derive(Debug)]
pub struct EvictionResponder<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `priority`, a 32-bit number.
    pub priority: Field<Int>,
}

impl<'a> Struct<'a> for EvictionResponder<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), priority: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "priority" => self.priority = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ExecAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, command: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "command" => self.command = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ExternalMetricSource` of `autoscaling/v2`.
#[derive(Debug)]
pub struct ExternalMetricSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `metric`, [`MetricIdentifier`].
    pub metric: Field<Box<MetricIdentifier<'a>>>,
    /// `target`, [`MetricTarget`].
    pub target: Field<Box<MetricTarget<'a>>>,
}

impl<'a> Struct<'a> for ExternalMetricSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metric: blank.field(), target: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "metric" => self.metric = field(cx, key, node),
            "target" => self.target = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for FCVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), lun: blank.field(), read_only: blank.field(),
            target_wwns: blank.field(), wwids: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "lun" => self.lun = field_int32(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "targetWWNs" => self.target_wwns = field(cx, key, node),
            "wwids" => self.wwids = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for FileKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), optional: blank.field(), path: blank.field(),
            volume_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "volumeName" => self.volume_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for FlexVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, driver: blank.field(), fs_type: blank.field(), options: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "driver" => self.driver = field(cx, key, node),
            "fsType" => self.fs_type = field(cx, key, node),
            "options" => self.options = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for FlockerVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, dataset_name: blank.field(), dataset_uuid: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "datasetName" => self.dataset_name = field(cx, key, node),
            "datasetUUID" => self.dataset_uuid = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for GCEPersistentDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), partition: blank.field(), pd_name: blank.field(),
            read_only: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "partition" => self.partition = field_int32(cx, key, node),
            "pdName" => self.pd_name = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            _ => {}
        }
    }
}

/// `GRPCAction` of `core/v1`.
#[derive(Debug)]
pub struct GRPCAction<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `mode`, a string.
    pub mode: Field<Str<'a>>,
    /// `port`, a 32-bit number.
    pub port: Field<Int>,
    /// `service`, a string.
    pub service: Field<Str<'a>>,
}

impl<'a> Struct<'a> for GRPCAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, mode: blank.field(), port: blank.field(), service: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "mode" if cx.has(0x400) => self.mode = field(cx, key, node),
            "port" => self.port = field_int32(cx, key, node),
            "service" => self.service = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for GitRepoVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, directory: blank.field(), repository: blank.field(), revision: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "directory" => self.directory = field(cx, key, node),
            "repository" => self.repository = field(cx, key, node),
            "revision" => self.revision = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for GlusterfsVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, endpoints: blank.field(), path: blank.field(), read_only: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "endpoints" => self.endpoints = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HPAScalingPolicy` of `autoscaling/v2`.
#[derive(Debug)]
pub struct HPAScalingPolicy<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `periodSeconds`, a 32-bit number.
    pub period_seconds: Field<Int>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
    /// `value`, a 32-bit number.
    pub value: Field<Int>,
}

impl<'a> Struct<'a> for HPAScalingPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, period_seconds: blank.field(), type_: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "periodSeconds" => self.period_seconds = field_int32(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            "value" => self.value = field_int32(cx, key, node),
            _ => {}
        }
    }
}

/// `HPAScalingRules` of `autoscaling/v2`.
#[derive(Debug)]
pub struct HPAScalingRules<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `policies`, a list of [`HPAScalingPolicy`]s.
    pub policies: Field<List<HPAScalingPolicy<'a>>>,
    /// `selectPolicy`, a string.
    pub select_policy: Field<Str<'a>>,
    /// `stabilizationWindowSeconds`, a 32-bit number.
    pub stabilization_window_seconds: Field<Int>,
    /// `tolerance`, a quantity.
    pub tolerance: Field<Quantity<'a>>,
}

impl<'a> Struct<'a> for HPAScalingRules<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, policies: blank.field(), select_policy: blank.field(),
            stabilization_window_seconds: blank.field(), tolerance: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "policies" => self.policies = field(cx, key, node),
            "selectPolicy" => self.select_policy = field(cx, key, node),
            "stabilizationWindowSeconds" => self.stabilization_window_seconds = field_int32(cx, key, node),
            "tolerance" if cx.has(0x400) => self.tolerance = field(cx, key, node),
            _ => {}
        }
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
    /// `protocol`, a string.
    pub protocol: Field<Str<'a>>,
    /// `scheme`, a string.
    pub scheme: Field<Str<'a>>,
}

impl<'a> Struct<'a> for HTTPGetAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, host: blank.field(), http_headers: blank.field(), path: blank.field(),
            port: blank.field(), protocol: blank.field(), scheme: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "host" => self.host = field(cx, key, node),
            "httpHeaders" => self.http_headers = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "port" => self.port = field(cx, key, node),
            "protocol" if cx.has(0x0) => self.protocol = field(cx, key, node),
            "scheme" => self.scheme = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for HTTPHeader<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HTTPIngressPath` of `networking/v1`.
#[derive(Debug)]
pub struct HTTPIngressPath<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `backend`, [`IngressBackend`].
    pub backend: Field<Box<IngressBackend<'a>>>,
    /// `path`, a string.
    pub path: Field<Str<'a>>,
    /// `pathType`, a string.
    pub path_type: Field<Str<'a>>,
}

impl<'a> Struct<'a> for HTTPIngressPath<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, backend: blank.field(), path: blank.field(), path_type: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "backend" => self.backend = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "pathType" => self.path_type = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HTTPIngressRuleValue` of `networking/v1`.
#[derive(Debug)]
pub struct HTTPIngressRuleValue<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `paths`, a list of [`HTTPIngressPath`]s.
    pub paths: Field<List<HTTPIngressPath<'a>>>,
}

impl<'a> Struct<'a> for HTTPIngressRuleValue<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, paths: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "paths" => self.paths = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HorizontalPodAutoscaler` of `autoscaling/v2`.
#[derive(Debug)]
pub struct HorizontalPodAutoscaler<'a> {
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
    /// `spec`, [`HorizontalPodAutoscalerSpec`].
    pub spec: Field<Box<HorizontalPodAutoscalerSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl<'a> Struct<'a> for HorizontalPodAutoscaler<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HorizontalPodAutoscalerBehavior` of `autoscaling/v2`.
#[derive(Debug)]
pub struct HorizontalPodAutoscalerBehavior<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `scaleDown`, [`HPAScalingRules`].
    pub scale_down: Field<Box<HPAScalingRules<'a>>>,
    /// `scaleUp`, [`HPAScalingRules`].
    pub scale_up: Field<Box<HPAScalingRules<'a>>>,
}

impl<'a> Struct<'a> for HorizontalPodAutoscalerBehavior<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, scale_down: blank.field(), scale_up: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "scaleDown" => self.scale_down = field(cx, key, node),
            "scaleUp" => self.scale_up = field(cx, key, node),
            _ => {}
        }
    }
}

/// `HorizontalPodAutoscalerSpec` of `autoscaling/v2`.
#[derive(Debug)]
pub struct HorizontalPodAutoscalerSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `behavior`, [`HorizontalPodAutoscalerBehavior`].
    pub behavior: Field<Box<HorizontalPodAutoscalerBehavior<'a>>>,
    /// `maxReplicas`, a 32-bit number.
    pub max_replicas: Field<Int>,
    /// `metrics`, a list of [`MetricSpec`]s.
    pub metrics: Field<List<MetricSpec<'a>>>,
    /// `minReplicas`, a 32-bit number.
    pub min_replicas: Field<Int>,
    /// `scaleTargetRef`, [`CrossVersionObjectReference`].
    pub scale_target_ref: Field<Box<CrossVersionObjectReference<'a>>>,
    /// `targetCPUUtilizationPercentage`, a 32-bit number.
    pub target_cpu_utilization_percentage: Field<Int>,
}

impl<'a> Struct<'a> for HorizontalPodAutoscalerSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, behavior: blank.field(), max_replicas: blank.field(), metrics: blank.field(),
            min_replicas: blank.field(), scale_target_ref: blank.field(),
            target_cpu_utilization_percentage: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "behavior" => self.behavior = field(cx, key, node),
            "maxReplicas" => self.max_replicas = field_int32(cx, key, node),
            "metrics" => self.metrics = field(cx, key, node),
            "minReplicas" => self.min_replicas = field_int32(cx, key, node),
            "scaleTargetRef" => self.scale_target_ref = field(cx, key, node),
            "targetCPUUtilizationPercentage" => self.target_cpu_utilization_percentage = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for HostAlias<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, hostnames: blank.field(), ip: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "hostnames" => self.hostnames = field(cx, key, node),
            "ip" => self.ip = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for HostPathVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, path: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "path" => self.path = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IPBlock` of `networking/v1`.
#[derive(Debug)]
pub struct IPBlock<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `cidr`, a string.
    pub cidr: Field<Str<'a>>,
    /// `except`, a list of strings.
    pub except: Field<List<Str<'a>>>,
}

impl<'a> Struct<'a> for IPBlock<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, cidr: blank.field(), except: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "cidr" => self.cidr = field(cx, key, node),
            "except" => self.except = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ISCSIVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, chap_auth_discovery: blank.field(), chap_auth_session: blank.field(),
            fs_type: blank.field(), initiator_name: blank.field(), iqn: blank.field(),
            iscsi_interface: blank.field(), lun: blank.field(), portals: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(), target_portal: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "chapAuthDiscovery" => self.chap_auth_discovery = field(cx, key, node),
            "chapAuthSession" => self.chap_auth_session = field(cx, key, node),
            "fsType" => self.fs_type = field(cx, key, node),
            "initiatorName" => self.initiator_name = field(cx, key, node),
            "iqn" => self.iqn = field(cx, key, node),
            "iscsiInterface" => self.iscsi_interface = field(cx, key, node),
            "lun" => self.lun = field_int32(cx, key, node),
            "portals" => self.portals = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "targetPortal" => self.target_portal = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ImageVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pull_policy: blank.field(), reference: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "pullPolicy" => self.pull_policy = field(cx, key, node),
            "reference" => self.reference = field(cx, key, node),
            _ => {}
        }
    }
}

/// `Ingress` of `networking/v1`.
#[derive(Debug)]
pub struct Ingress<'a> {
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
    /// `spec`, [`IngressSpec`].
    pub spec: Field<Box<IngressSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl<'a> Struct<'a> for Ingress<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IngressBackend` of `networking/v1`.
#[derive(Debug)]
pub struct IngressBackend<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `resource`, [`TypedLocalObjectReference`].
    pub resource: Field<Box<TypedLocalObjectReference<'a>>>,
    /// `service`, [`IngressServiceBackend`].
    pub service: Field<Box<IngressServiceBackend<'a>>>,
}

impl<'a> Struct<'a> for IngressBackend<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, resource: blank.field(), service: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "resource" => self.resource = field(cx, key, node),
            "service" => self.service = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IngressRule` of `networking/v1`.
#[derive(Debug)]
pub struct IngressRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `host`, a string.
    pub host: Field<Str<'a>>,
    /// `http`, [`HTTPIngressRuleValue`].
    pub http: Field<Box<HTTPIngressRuleValue<'a>>>,
}

impl<'a> Struct<'a> for IngressRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, host: blank.field(), http: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "host" => self.host = field(cx, key, node),
            "http" => self.http = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IngressServiceBackend` of `networking/v1`.
#[derive(Debug)]
pub struct IngressServiceBackend<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `port`, [`ServiceBackendPort`].
    pub port: Field<Box<ServiceBackendPort<'a>>>,
}

impl<'a> Struct<'a> for IngressServiceBackend<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), port: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "port" => self.port = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IngressSpec` of `networking/v1`.
#[derive(Debug)]
pub struct IngressSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `defaultBackend`, [`IngressBackend`].
    pub default_backend: Field<Box<IngressBackend<'a>>>,
    /// `ingressClassName`, a string.
    pub ingress_class_name: Field<Str<'a>>,
    /// `rules`, a list of [`IngressRule`]s.
    pub rules: Field<List<IngressRule<'a>>>,
    /// `tls`, a list of [`IngressTLS`]s.
    pub tls: Field<List<IngressTLS<'a>>>,
}

impl<'a> Struct<'a> for IngressSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_backend: blank.field(), ingress_class_name: blank.field(),
            rules: blank.field(), tls: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "defaultBackend" => self.default_backend = field(cx, key, node),
            "ingressClassName" => self.ingress_class_name = field(cx, key, node),
            "rules" => self.rules = field(cx, key, node),
            "tls" => self.tls = field(cx, key, node),
            _ => {}
        }
    }
}

/// `IngressTLS` of `networking/v1`.
#[derive(Debug)]
pub struct IngressTLS<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `hosts`, a list of strings.
    pub hosts: Field<List<Str<'a>>>,
    /// `secretName`, a string.
    pub secret_name: Field<Str<'a>>,
}

impl<'a> Struct<'a> for IngressTLS<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, hosts: blank.field(), secret_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "hosts" => self.hosts = field(cx, key, node),
            "secretName" => self.secret_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Job<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
    }

    fn finish(&mut self, cx: &Cx<'_, 'a>) {
        self.drop_disabled(cx);
    }
}

/// `JobSchedulingConfiguration` of `batch/v1`.
#[derive(Debug)]
pub struct JobSchedulingConfiguration<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `disruptionMode`, [`WorkloadPodGroupDisruptionMode`].
    pub disruption_mode: Field<Box<WorkloadPodGroupDisruptionMode>>,
    /// `resourceClaims`, a list of [`WorkloadPodGroupResourceClaim`]s.
    pub resource_claims: Field<List<WorkloadPodGroupResourceClaim<'a>>>,
    /// `schedulingConstraints`, [`WorkloadPodGroupSchedulingConstraints`].
    pub scheduling_constraints: Field<Box<WorkloadPodGroupSchedulingConstraints<'a>>>,
    /// `schedulingPolicy`, [`WorkloadPodGroupSchedulingPolicy`].
    pub scheduling_policy: Field<Box<WorkloadPodGroupSchedulingPolicy>>,
}

impl<'a> Struct<'a> for JobSchedulingConfiguration<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, disruption_mode: blank.field(), resource_claims: blank.field(),
            scheduling_constraints: blank.field(), scheduling_policy: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "disruptionMode" => self.disruption_mode = field(cx, key, node),
            "resourceClaims" => self.resource_claims = field(cx, key, node),
            "schedulingConstraints" => self.scheduling_constraints = field(cx, key, node),
            "schedulingPolicy" => self.scheduling_policy = field(cx, key, node),
            _ => {}
        }
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
    /// `scheduling`, [`JobSchedulingConfiguration`].
    pub scheduling: Field<Box<JobSchedulingConfiguration<'a>>>,
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

impl<'a> Struct<'a> for JobSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, active_deadline_seconds: blank.field(), backoff_limit: blank.field(),
            backoff_limit_per_index: blank.field(), completion_mode: blank.field(),
            completions: blank.field(), managed_by: blank.field(), manual_selector: blank.field(),
            max_failed_indexes: blank.field(), parallelism: blank.field(),
            pod_failure_policy: blank.field(), pod_replacement_policy: blank.field(),
            scheduling: blank.field(), selector: blank.field(), success_policy: blank.field(),
            suspend: blank.field(), template: blank.field(), ttl_seconds_after_finished: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "activeDeadlineSeconds" => self.active_deadline_seconds = field(cx, key, node),
            "backoffLimit" => self.backoff_limit = field_int32(cx, key, node),
            "backoffLimitPerIndex" if cx.has(0x7fe) => self.backoff_limit_per_index = field_int32(cx, key, node),
            "completionMode" => self.completion_mode = field(cx, key, node),
            "completions" => self.completions = field_int32(cx, key, node),
            "managedBy" if cx.has(0x7f8) => self.managed_by = field(cx, key, node),
            "manualSelector" => self.manual_selector = field(cx, key, node),
            "maxFailedIndexes" if cx.has(0x7fe) => self.max_failed_indexes = field_int32(cx, key, node),
            "parallelism" => self.parallelism = field_int32(cx, key, node),
            "podFailurePolicy" => self.pod_failure_policy = field(cx, key, node),
            "podReplacementPolicy" if cx.has(0x7fe) => self.pod_replacement_policy = field(cx, key, node),
            "scheduling" if cx.has(0x400) => self.scheduling = field(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "successPolicy" if cx.has(0x7f8) => self.success_policy = field(cx, key, node),
            "suspend" => self.suspend = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            "ttlSecondsAfterFinished" => self.ttl_seconds_after_finished = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for JobTemplateSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            _ => {}
        }
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
    /// `user`, a 64-bit number.
    pub user: Field<Int>,
}

impl<'a> Struct<'a> for KeyToPath<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), mode: blank.field(), path: blank.field(), user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "mode" => self.mode = field_int32(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "user" if cx.has(0x0) => self.user = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for LabelSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, match_expressions: blank.field(), match_labels: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "matchExpressions" => self.match_expressions = field(cx, key, node),
            "matchLabels" => self.match_labels = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for LabelSelectorRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "operator" => self.operator = field(cx, key, node),
            "values" => self.values = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Lifecycle<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, post_start: blank.field(), pre_stop: blank.field(), stop_signal: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "postStart" => self.post_start = field(cx, key, node),
            "preStop" => self.pre_stop = field(cx, key, node),
            "stopSignal" if cx.has(0x0) => self.stop_signal = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for LifecycleHandler<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, exec: blank.field(), http_get: blank.field(), sleep: blank.field(),
            tcp_socket: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "exec" => self.exec = field(cx, key, node),
            "httpGet" => self.http_get = field(cx, key, node),
            "sleep" if cx.has(0x7fc) => self.sleep = field(cx, key, node),
            "tcpSocket" => self.tcp_socket = field(cx, key, node),
            _ => {}
        }
    }
}

/// `LimitRange` of `core/v1`.
#[derive(Debug)]
pub struct LimitRange<'a> {
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
    /// `spec`, [`LimitRangeSpec`].
    pub spec: Field<Box<LimitRangeSpec<'a>>>,
}

impl<'a> Struct<'a> for LimitRange<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            _ => {}
        }
    }
}

/// `LimitRangeItem` of `core/v1`.
#[derive(Debug)]
pub struct LimitRangeItem<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `default`, a map from names to quantities.
    pub default_: Field<Map<'a, Quantity<'a>>>,
    /// `defaultRequest`, a map from names to quantities.
    pub default_request: Field<Map<'a, Quantity<'a>>>,
    /// `max`, a map from names to quantities.
    pub max: Field<Map<'a, Quantity<'a>>>,
    /// `maxLimitRequestRatio`, a map from names to quantities.
    pub max_limit_request_ratio: Field<Map<'a, Quantity<'a>>>,
    /// `min`, a map from names to quantities.
    pub min: Field<Map<'a, Quantity<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl<'a> Struct<'a> for LimitRangeItem<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_: blank.field(), default_request: blank.field(), max: blank.field(),
            max_limit_request_ratio: blank.field(), min: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "default" => self.default_ = field(cx, key, node),
            "defaultRequest" => self.default_request = field(cx, key, node),
            "max" => self.max = field(cx, key, node),
            "maxLimitRequestRatio" => self.max_limit_request_ratio = field(cx, key, node),
            "min" => self.min = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
    }
}

/// `LimitRangeSpec` of `core/v1`.
#[derive(Debug)]
pub struct LimitRangeSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `limits`, a list of [`LimitRangeItem`]s.
    pub limits: Field<List<LimitRangeItem<'a>>>,
}

impl<'a> Struct<'a> for LimitRangeSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, limits: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "limits" => self.limits = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for LocalObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
    }
}

/// `MetricIdentifier` of `autoscaling/v2`.
#[derive(Debug)]
pub struct MetricIdentifier<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
}

impl<'a> Struct<'a> for MetricIdentifier<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), selector: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            _ => {}
        }
    }
}

/// `MetricSpec` of `autoscaling/v2`.
#[derive(Debug)]
pub struct MetricSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `containerResource`, [`ContainerResourceMetricSource`].
    pub container_resource: Field<Box<ContainerResourceMetricSource<'a>>>,
    /// `external`, [`ExternalMetricSource`].
    pub external: Field<Box<ExternalMetricSource<'a>>>,
    /// `object`, [`ObjectMetricSource`].
    pub object: Field<Box<ObjectMetricSource<'a>>>,
    /// `pods`, [`PodsMetricSource`].
    pub pods: Field<Box<PodsMetricSource<'a>>>,
    /// `resource`, [`ResourceMetricSource`].
    pub resource: Field<Box<ResourceMetricSource<'a>>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
}

impl<'a> Struct<'a> for MetricSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_resource: blank.field(), external: blank.field(), object: blank.field(),
            pods: blank.field(), resource: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "containerResource" => self.container_resource = field(cx, key, node),
            "external" => self.external = field(cx, key, node),
            "object" => self.object = field(cx, key, node),
            "pods" => self.pods = field(cx, key, node),
            "resource" => self.resource = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
    }
}

/// `MetricTarget` of `autoscaling/v2`.
#[derive(Debug)]
pub struct MetricTarget<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `averageUtilization`, a 32-bit number.
    pub average_utilization: Field<Int>,
    /// `averageValue`, a quantity.
    pub average_value: Field<Quantity<'a>>,
    /// `type`, a string.
    pub type_: Field<Str<'a>>,
    /// `value`, a quantity.
    pub value: Field<Quantity<'a>>,
}

impl<'a> Struct<'a> for MetricTarget<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, average_utilization: blank.field(), average_value: blank.field(),
            type_: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "averageUtilization" => self.average_utilization = field_int32(cx, key, node),
            "averageValue" => self.average_value = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NFSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, path: blank.field(), read_only: blank.field(), server: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "path" => self.path = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "server" => self.server = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Namespace<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NamespaceSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, finalizers: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "finalizers" => self.finalizers = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicy` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicy<'a> {
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
    /// `spec`, [`NetworkPolicySpec`].
    pub spec: Field<Box<NetworkPolicySpec<'a>>>,
}

impl<'a> Struct<'a> for NetworkPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicyEgressRule` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicyEgressRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `ports`, a list of [`NetworkPolicyPort`]s.
    pub ports: Field<List<NetworkPolicyPort<'a>>>,
    /// `to`, a list of [`NetworkPolicyPeer`]s.
    pub to: Field<List<NetworkPolicyPeer<'a>>>,
}

impl<'a> Struct<'a> for NetworkPolicyEgressRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, ports: blank.field(), to: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "ports" => self.ports = field(cx, key, node),
            "to" => self.to = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicyIngressRule` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicyIngressRule<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `from`, a list of [`NetworkPolicyPeer`]s.
    pub from: Field<List<NetworkPolicyPeer<'a>>>,
    /// `ports`, a list of [`NetworkPolicyPort`]s.
    pub ports: Field<List<NetworkPolicyPort<'a>>>,
}

impl<'a> Struct<'a> for NetworkPolicyIngressRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, from: blank.field(), ports: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "from" => self.from = field(cx, key, node),
            "ports" => self.ports = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicyPeer` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicyPeer<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `ipBlock`, [`IPBlock`].
    pub ip_block: Field<Box<IPBlock<'a>>>,
    /// `namespaceSelector`, [`LabelSelector`].
    pub namespace_selector: Field<Box<LabelSelector<'a>>>,
    /// `podSelector`, [`LabelSelector`].
    pub pod_selector: Field<Box<LabelSelector<'a>>>,
}

impl<'a> Struct<'a> for NetworkPolicyPeer<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, ip_block: blank.field(), namespace_selector: blank.field(),
            pod_selector: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "ipBlock" => self.ip_block = field(cx, key, node),
            "namespaceSelector" => self.namespace_selector = field(cx, key, node),
            "podSelector" => self.pod_selector = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicyPort` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicyPort<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `endPort`, a 32-bit number.
    pub end_port: Field<Int>,
    /// `port`, a number or a string.
    pub port: Field<IntOrStr<'a>>,
    /// `protocol`, a string.
    pub protocol: Field<Str<'a>>,
}

impl<'a> Struct<'a> for NetworkPolicyPort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, end_port: blank.field(), port: blank.field(), protocol: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "endPort" => self.end_port = field_int32(cx, key, node),
            "port" => self.port = field(cx, key, node),
            "protocol" => self.protocol = field(cx, key, node),
            _ => {}
        }
    }
}

/// `NetworkPolicySpec` of `networking/v1`.
#[derive(Debug)]
pub struct NetworkPolicySpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `egress`, a list of [`NetworkPolicyEgressRule`]s.
    pub egress: Field<List<NetworkPolicyEgressRule<'a>>>,
    /// `ingress`, a list of [`NetworkPolicyIngressRule`]s.
    pub ingress: Field<List<NetworkPolicyIngressRule<'a>>>,
    /// `podSelector`, [`LabelSelector`].
    pub pod_selector: Field<Box<LabelSelector<'a>>>,
    /// `policyTypes`, a list of strings.
    pub policy_types: Field<List<Str<'a>>>,
}

impl<'a> Struct<'a> for NetworkPolicySpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, egress: blank.field(), ingress: blank.field(), pod_selector: blank.field(),
            policy_types: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "egress" => self.egress = field(cx, key, node),
            "ingress" => self.ingress = field(cx, key, node),
            "podSelector" => self.pod_selector = field(cx, key, node),
            "policyTypes" => self.policy_types = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NodeAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "preferredDuringSchedulingIgnoredDuringExecution" => self.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
            "requiredDuringSchedulingIgnoredDuringExecution" => self.required_during_scheduling_ignored_during_execution = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NodeSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, node_selector_terms: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "nodeSelectorTerms" => self.node_selector_terms = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NodeSelectorRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "operator" => self.operator = field(cx, key, node),
            "values" => self.values = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for NodeSelectorTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, match_expressions: blank.field(), match_fields: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "matchExpressions" => self.match_expressions = field(cx, key, node),
            "matchFields" => self.match_fields = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ObjectFieldSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), field_path: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "fieldPath" => self.field_path = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ObjectMeta<'a> {
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "annotations" => self.annotations = field(cx, key, node),
            "creationTimestamp" => self.creation_timestamp = field(cx, key, node),
            "deletionGracePeriodSeconds" => self.deletion_grace_period_seconds = field(cx, key, node),
            "deletionTimestamp" => self.deletion_timestamp = field(cx, key, node),
            "finalizers" => self.finalizers = field(cx, key, node),
            "generateName" => self.generate_name = field(cx, key, node),
            "generation" => self.generation = field(cx, key, node),
            "labels" => self.labels = field(cx, key, node),
            "managedFields" => self.managed_fields = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "namespace" => self.namespace = field(cx, key, node),
            "ownerReferences" => self.owner_references = field(cx, key, node),
            "resourceVersion" => self.resource_version = field(cx, key, node),
            "selfLink" => self.self_link = field(cx, key, node),
            "uid" => self.uid = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ObjectMetricSource` of `autoscaling/v2`.
#[derive(Debug)]
pub struct ObjectMetricSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `describedObject`, [`CrossVersionObjectReference`].
    pub described_object: Field<Box<CrossVersionObjectReference<'a>>>,
    /// `metric`, [`MetricIdentifier`].
    pub metric: Field<Box<MetricIdentifier<'a>>>,
    /// `target`, [`MetricTarget`].
    pub target: Field<Box<MetricTarget<'a>>>,
}

impl<'a> Struct<'a> for ObjectMetricSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, described_object: blank.field(), metric: blank.field(), target: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "describedObject" => self.described_object = field(cx, key, node),
            "metric" => self.metric = field(cx, key, node),
            "target" => self.target = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), field_path: blank.field(), kind: blank.field(),
            name: blank.field(), namespace: blank.field(), resource_version: blank.field(),
            uid: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "fieldPath" => self.field_path = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "namespace" => self.namespace = field(cx, key, node),
            "resourceVersion" => self.resource_version = field(cx, key, node),
            "uid" => self.uid = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for OwnerReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), block_owner_deletion: blank.field(),
            controller: blank.field(), kind: blank.field(), name: blank.field(), uid: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "blockOwnerDeletion" => self.block_owner_deletion = field(cx, key, node),
            "controller" => self.controller = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "uid" => self.uid = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PersistentVolumeClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PersistentVolumeClaimSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, access_modes: blank.field(), data_source: blank.field(),
            data_source_ref: blank.field(), resources: blank.field(), selector: blank.field(),
            storage_class_name: blank.field(), volume_attributes_class_name: blank.field(),
            volume_mode: blank.field(), volume_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "accessModes" => self.access_modes = field(cx, key, node),
            "dataSource" => self.data_source = field(cx, key, node),
            "dataSourceRef" => self.data_source_ref = field(cx, key, node),
            "resources" => self.resources = field(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "storageClassName" => self.storage_class_name = field(cx, key, node),
            "volumeAttributesClassName" if cx.has(0x780) => self.volume_attributes_class_name = field(cx, key, node),
            "volumeMode" => self.volume_mode = field(cx, key, node),
            "volumeName" => self.volume_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PersistentVolumeClaimTemplate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PersistentVolumeClaimVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, claim_name: blank.field(), read_only: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "claimName" => self.claim_name = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PhotonPersistentDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), pd_id: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "pdID" => self.pd_id = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Pod<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "preferredDuringSchedulingIgnoredDuringExecution" => self.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
            "requiredDuringSchedulingIgnoredDuringExecution" => self.required_during_scheduling_ignored_during_execution = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodAffinityTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), match_label_keys: blank.field(),
            mismatch_label_keys: blank.field(), namespace_selector: blank.field(),
            namespaces: blank.field(), topology_key: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "labelSelector" => self.label_selector = field(cx, key, node),
            "matchLabelKeys" if cx.has(0x7f0) => self.match_label_keys = field(cx, key, node),
            "mismatchLabelKeys" if cx.has(0x7f0) => self.mismatch_label_keys = field(cx, key, node),
            "namespaceSelector" => self.namespace_selector = field(cx, key, node),
            "namespaces" => self.namespaces = field(cx, key, node),
            "topologyKey" => self.topology_key = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodAntiAffinity<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preferred_during_scheduling_ignored_during_execution: blank.field(),
            required_during_scheduling_ignored_during_execution: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "preferredDuringSchedulingIgnoredDuringExecution" => self.preferred_during_scheduling_ignored_during_execution = field(cx, key, node),
            "requiredDuringSchedulingIgnoredDuringExecution" => self.required_during_scheduling_ignored_during_execution = field(cx, key, node),
            _ => {}
        }
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
    /// `user`, a 64-bit number.
    pub user: Field<Int>,
    /// `userAnnotations`, a map from names to strings.
    pub user_annotations: Field<Map<'a, Str<'a>>>,
}

impl<'a> Struct<'a> for PodCertificateProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, certificate_chain_path: blank.field(), credential_bundle_path: blank.field(),
            key_path: blank.field(), key_type: blank.field(), max_expiration_seconds: blank.field(),
            signer_name: blank.field(), user: blank.field(), user_annotations: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "certificateChainPath" => self.certificate_chain_path = field(cx, key, node),
            "credentialBundlePath" => self.credential_bundle_path = field(cx, key, node),
            "keyPath" => self.key_path = field(cx, key, node),
            "keyType" => self.key_type = field(cx, key, node),
            "maxExpirationSeconds" => self.max_expiration_seconds = field_int32(cx, key, node),
            "signerName" => self.signer_name = field(cx, key, node),
            "user" if cx.has(0x0) => self.user = field(cx, key, node),
            "userAnnotations" if cx.has(0x77f) => self.user_annotations = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodDNSConfig<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, nameservers: blank.field(), options: blank.field(), searches: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "nameservers" => self.nameservers = field(cx, key, node),
            "options" => self.options = field(cx, key, node),
            "searches" => self.searches = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodDNSConfigOption<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            _ => {}
        }
    }
}

/// `PodDisruptionBudget` of `policy/v1`.
#[derive(Debug)]
pub struct PodDisruptionBudget<'a> {
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
    /// `spec`, [`PodDisruptionBudgetSpec`].
    pub spec: Field<Box<PodDisruptionBudgetSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl<'a> Struct<'a> for PodDisruptionBudget<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
    }
}

/// `PodDisruptionBudgetSpec` of `policy/v1`.
#[derive(Debug)]
pub struct PodDisruptionBudgetSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `maxUnavailable`, a number or a string.
    pub max_unavailable: Field<IntOrStr<'a>>,
    /// `minAvailable`, a number or a string.
    pub min_available: Field<IntOrStr<'a>>,
    /// `selector`, [`LabelSelector`].
    pub selector: Field<Box<LabelSelector<'a>>>,
    /// `unhealthyPodEvictionPolicy`, a string.
    pub unhealthy_pod_eviction_policy: Field<Str<'a>>,
}

impl<'a> Struct<'a> for PodDisruptionBudgetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_unavailable: blank.field(), min_available: blank.field(),
            selector: blank.field(), unhealthy_pod_eviction_policy: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "maxUnavailable" => self.max_unavailable = field(cx, key, node),
            "minAvailable" => self.min_available = field(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "unhealthyPodEvictionPolicy" => self.unhealthy_pod_eviction_policy = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodFailurePolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rules: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "rules" => self.rules = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodFailurePolicyOnExitCodesRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_name: blank.field(), operator: blank.field(), values: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "containerName" => self.container_name = field(cx, key, node),
            "operator" => self.operator = field(cx, key, node),
            "values" => self.values = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodFailurePolicyOnPodConditionsPattern<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, status: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "status" => self.status = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodFailurePolicyRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, action: blank.field(), on_exit_codes: blank.field(),
            on_pod_conditions: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "action" => self.action = field(cx, key, node),
            "onExitCodes" => self.on_exit_codes = field(cx, key, node),
            "onPodConditions" => self.on_pod_conditions = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodOS<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodReadinessGate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, condition_type: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "conditionType" => self.condition_type = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodResourceClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), resource_claim_name: blank.field(),
            resource_claim_template_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "resourceClaimName" if cx.has(0x7f0) => self.resource_claim_name = field(cx, key, node),
            "resourceClaimTemplateName" if cx.has(0x7f0) => self.resource_claim_template_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodSchedulingGate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodSchedulingGroup<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pod_group_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "podGroupName" => self.pod_group_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodSecurityContext<'a> {
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "appArmorProfile" if cx.has(0x7f8) => self.app_armor_profile = field(cx, key, node),
            "fsGroup" => self.fs_group = field(cx, key, node),
            "fsGroupChangePolicy" => self.fs_group_change_policy = field(cx, key, node),
            "runAsGroup" => self.run_as_group = field(cx, key, node),
            "runAsNonRoot" => self.run_as_non_root = field(cx, key, node),
            "runAsUser" => self.run_as_user = field(cx, key, node),
            "seLinuxChangePolicy" if cx.has(0x7c0) => self.se_linux_change_policy = field(cx, key, node),
            "seLinuxOptions" => self.se_linux_options = field(cx, key, node),
            "seccompProfile" => self.seccomp_profile = field(cx, key, node),
            "supplementalGroups" => self.supplemental_groups = field(cx, key, node),
            "supplementalGroupsPolicy" if cx.has(0x7c0) => self.supplemental_groups_policy = field(cx, key, node),
            "sysctls" => self.sysctls = field(cx, key, node),
            "windowsOptions" => self.windows_options = field(cx, key, node),
            _ => {}
        }
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
    /// `evictionResponders`, a list of [`EvictionResponder`]s.
    pub eviction_responders: Field<List<EvictionResponder<'a>>>,
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

impl<'a> Struct<'a> for PodSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, active_deadline_seconds: blank.field(), affinity: blank.field(),
            automount_service_account_token: blank.field(), containers: blank.field(),
            dns_config: blank.field(), dns_policy: blank.field(), enable_service_links: blank.field(),
            ephemeral_containers: blank.field(), eviction_responders: blank.field(),
            host_aliases: blank.field(), host_ipc: blank.field(), host_network: blank.field(),
            host_pid: blank.field(), host_users: blank.field(), hostname: blank.field(),
            hostname_override: blank.field(), image_pull_secrets: blank.field(),
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "activeDeadlineSeconds" => self.active_deadline_seconds = field(cx, key, node),
            "affinity" => self.affinity = field(cx, key, node),
            "automountServiceAccountToken" => self.automount_service_account_token = field(cx, key, node),
            "containers" => self.containers = field(cx, key, node),
            "dnsConfig" => self.dns_config = field(cx, key, node),
            "dnsPolicy" => self.dns_policy = field(cx, key, node),
            "enableServiceLinks" => self.enable_service_links = field(cx, key, node),
            "ephemeralContainers" => self.ephemeral_containers = field(cx, key, node),
            "evictionResponders" if cx.has(0x0) => self.eviction_responders = field(cx, key, node),
            "hostAliases" => self.host_aliases = field(cx, key, node),
            "hostIPC" => self.host_ipc = field(cx, key, node),
            "hostNetwork" => self.host_network = field(cx, key, node),
            "hostPID" => self.host_pid = field(cx, key, node),
            "hostUsers" if cx.has(0x7c0) => self.host_users = field(cx, key, node),
            "hostname" => self.hostname = field(cx, key, node),
            "hostnameOverride" if cx.has(0x700) => self.hostname_override = field(cx, key, node),
            "imagePullSecrets" => self.image_pull_secrets = field(cx, key, node),
            "initContainers" => self.init_containers = field(cx, key, node),
            "nodeName" => self.node_name = field(cx, key, node),
            "nodeSelector" => self.node_selector = field(cx, key, node),
            "os" => self.os = field(cx, key, node),
            "overhead" => self.overhead = field(cx, key, node),
            "preemptionPolicy" => self.preemption_policy = field(cx, key, node),
            "priority" => self.priority = field_int32(cx, key, node),
            "priorityClassName" => self.priority_class_name = field(cx, key, node),
            "readinessGates" => self.readiness_gates = field(cx, key, node),
            "resourceClaims" if cx.has(0x780) => self.resource_claims = field(cx, key, node),
            "resources" if cx.has(0x780) => self.resources = field(cx, key, node),
            "restartPolicy" => self.restart_policy = field(cx, key, node),
            "runtimeClassName" => self.runtime_class_name = field(cx, key, node),
            "schedulerName" => self.scheduler_name = field(cx, key, node),
            "schedulingGates" => self.scheduling_gates = field(cx, key, node),
            "schedulingGroup" if cx.has(0x0) => self.scheduling_group = field(cx, key, node),
            "securityContext" => self.security_context = field(cx, key, node),
            "serviceAccount" => self.service_account = field(cx, key, node),
            "serviceAccountName" => self.service_account_name = field(cx, key, node),
            "setHostnameAsFQDN" => self.set_hostname_as_fqdn = field(cx, key, node),
            "shareProcessNamespace" => self.share_process_namespace = field(cx, key, node),
            "subdomain" => self.subdomain = field(cx, key, node),
            "terminationGracePeriodSeconds" => self.termination_grace_period_seconds = field(cx, key, node),
            "tolerations" => self.tolerations = field(cx, key, node),
            "topologySpreadConstraints" => self.topology_spread_constraints = field(cx, key, node),
            "volumes" => self.volumes = field(cx, key, node),
            _ => {}
        }
    }

    fn finish(&mut self, cx: &Cx<'_, 'a>) {
        self.drop_disabled(cx);
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

impl<'a> Struct<'a> for PodTemplate<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            template: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PodTemplateSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metadata: blank.field(), spec: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            _ => {}
        }
    }
}

/// `PodsMetricSource` of `autoscaling/v2`.
#[derive(Debug)]
pub struct PodsMetricSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `metric`, [`MetricIdentifier`].
    pub metric: Field<Box<MetricIdentifier<'a>>>,
    /// `target`, [`MetricTarget`].
    pub target: Field<Box<MetricTarget<'a>>>,
}

impl<'a> Struct<'a> for PodsMetricSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, metric: blank.field(), target: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "metric" => self.metric = field(cx, key, node),
            "target" => self.target = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PortworxVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), volume_id: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "volumeID" => self.volume_id = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for PreferredSchedulingTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, preference: blank.field(), weight: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "preference" => self.preference = field(cx, key, node),
            "weight" => self.weight = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Probe<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, exec: blank.field(), failure_threshold: blank.field(), grpc: blank.field(),
            http_get: blank.field(), initial_delay_seconds: blank.field(), period_seconds: blank.field(),
            success_threshold: blank.field(), tcp_socket: blank.field(),
            termination_grace_period_seconds: blank.field(), timeout_seconds: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "exec" => self.exec = field(cx, key, node),
            "failureThreshold" => self.failure_threshold = field_int32(cx, key, node),
            "grpc" => self.grpc = field(cx, key, node),
            "httpGet" => self.http_get = field(cx, key, node),
            "initialDelaySeconds" => self.initial_delay_seconds = field_int32(cx, key, node),
            "periodSeconds" => self.period_seconds = field_int32(cx, key, node),
            "successThreshold" => self.success_threshold = field_int32(cx, key, node),
            "tcpSocket" => self.tcp_socket = field(cx, key, node),
            "terminationGracePeriodSeconds" => self.termination_grace_period_seconds = field(cx, key, node),
            "timeoutSeconds" => self.timeout_seconds = field_int32(cx, key, node),
            _ => {}
        }
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
    /// `defaultUser`, a 64-bit number.
    pub default_user: Field<Int>,
    /// `sources`, a list of [`VolumeProjection`]s.
    pub sources: Field<List<VolumeProjection<'a>>>,
}

impl<'a> Struct<'a> for ProjectedVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), default_user: blank.field(), sources: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "defaultMode" => self.default_mode = field_int32(cx, key, node),
            "defaultUser" if cx.has(0x0) => self.default_user = field(cx, key, node),
            "sources" => self.sources = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for QuobyteVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, group: blank.field(), read_only: blank.field(), registry: blank.field(),
            tenant: blank.field(), user: blank.field(), volume: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "group" => self.group = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "registry" => self.registry = field(cx, key, node),
            "tenant" => self.tenant = field(cx, key, node),
            "user" => self.user = field(cx, key, node),
            "volume" => self.volume = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for RBDVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), image: blank.field(), keyring: blank.field(),
            monitors: blank.field(), pool: blank.field(), read_only: blank.field(),
            secret_ref: blank.field(), user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "image" => self.image = field(cx, key, node),
            "keyring" => self.keyring = field(cx, key, node),
            "monitors" => self.monitors = field(cx, key, node),
            "pool" => self.pool = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "user" => self.user = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ReplicaSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ReplicaSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), replicas: blank.field(), selector: blank.field(),
            template: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minReadySeconds" => self.min_ready_seconds = field_int32(cx, key, node),
            "replicas" => self.replicas = field_int32(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ReplicationController<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ReplicationControllerSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), replicas: blank.field(), selector: blank.field(),
            template: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minReadySeconds" => self.min_ready_seconds = field_int32(cx, key, node),
            "replicas" => self.replicas = field_int32(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ResourceClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), request: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "request" if cx.has(0x7f0) => self.request = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ResourceFieldSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, container_name: blank.field(), divisor: blank.field(), resource: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "containerName" => self.container_name = field(cx, key, node),
            "divisor" => self.divisor = field(cx, key, node),
            "resource" => self.resource = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ResourceMetricSource` of `autoscaling/v2`.
#[derive(Debug)]
pub struct ResourceMetricSource<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `target`, [`MetricTarget`].
    pub target: Field<Box<MetricTarget<'a>>>,
}

impl<'a> Struct<'a> for ResourceMetricSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), target: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "target" => self.target = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ResourceQuota` of `core/v1`.
#[derive(Debug)]
pub struct ResourceQuota<'a> {
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
    /// `spec`, [`ResourceQuotaSpec`].
    pub spec: Field<Box<ResourceQuotaSpec<'a>>>,
    /// `status`, a value that the model does not look into.
    pub status: Field<Any>,
}

impl<'a> Struct<'a> for ResourceQuota<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ResourceQuotaSpec` of `core/v1`.
#[derive(Debug)]
pub struct ResourceQuotaSpec<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `hard`, a map from names to quantities.
    pub hard: Field<Map<'a, Quantity<'a>>>,
    /// `scopeSelector`, [`ScopeSelector`].
    pub scope_selector: Field<Box<ScopeSelector<'a>>>,
    /// `scopes`, a list of strings.
    pub scopes: Field<List<Str<'a>>>,
}

impl<'a> Struct<'a> for ResourceQuotaSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, hard: blank.field(), scope_selector: blank.field(), scopes: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "hard" => self.hard = field(cx, key, node),
            "scopeSelector" => self.scope_selector = field(cx, key, node),
            "scopes" => self.scopes = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ResourceRequirements<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, claims: blank.field(), limits: blank.field(), requests: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "claims" if cx.has(0x780) => self.claims = field(cx, key, node),
            "limits" => self.limits = field(cx, key, node),
            "requests" => self.requests = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for RollingUpdateDaemonSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_surge: blank.field(), max_unavailable: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "maxSurge" => self.max_surge = field(cx, key, node),
            "maxUnavailable" => self.max_unavailable = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for RollingUpdateDeployment<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_surge: blank.field(), max_unavailable: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "maxSurge" => self.max_surge = field(cx, key, node),
            "maxUnavailable" => self.max_unavailable = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for RollingUpdateStatefulSetStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, max_unavailable: blank.field(), partition: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "maxUnavailable" if cx.has(0x400) => self.max_unavailable = field(cx, key, node),
            "partition" => self.partition = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SELinuxOptions<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, level: blank.field(), role: blank.field(), type_: blank.field(),
            user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "level" => self.level = field(cx, key, node),
            "role" => self.role = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            "user" => self.user = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ScaleIOVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), gateway: blank.field(), protection_domain: blank.field(),
            read_only: blank.field(), secret_ref: blank.field(), ssl_enabled: blank.field(),
            storage_mode: blank.field(), storage_pool: blank.field(), system: blank.field(),
            volume_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "gateway" => self.gateway = field(cx, key, node),
            "protectionDomain" => self.protection_domain = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "sslEnabled" => self.ssl_enabled = field(cx, key, node),
            "storageMode" => self.storage_mode = field(cx, key, node),
            "storagePool" => self.storage_pool = field(cx, key, node),
            "system" => self.system = field(cx, key, node),
            "volumeName" => self.volume_name = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ScopeSelector` of `core/v1`.
#[derive(Debug)]
pub struct ScopeSelector<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `matchExpressions`, a list of [`ScopedResourceSelectorRequirement`]s.
    pub match_expressions: Field<List<ScopedResourceSelectorRequirement<'a>>>,
}

impl<'a> Struct<'a> for ScopeSelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, match_expressions: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "matchExpressions" => self.match_expressions = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ScopedResourceSelectorRequirement` of `core/v1`.
#[derive(Debug)]
pub struct ScopedResourceSelectorRequirement<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `operator`, a string.
    pub operator: Field<Str<'a>>,
    /// `scopeName`, a string.
    pub scope_name: Field<Str<'a>>,
    /// `values`, a list of strings.
    pub values: Field<List<Str<'a>>>,
}

impl<'a> Struct<'a> for ScopedResourceSelectorRequirement<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, operator: blank.field(), scope_name: blank.field(), values: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "operator" => self.operator = field(cx, key, node),
            "scopeName" => self.scope_name = field(cx, key, node),
            "values" => self.values = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SeccompProfile<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, localhost_profile: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "localhostProfile" => self.localhost_profile = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Secret<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), data: blank.field(), immutable: blank.field(),
            kind: blank.field(), metadata: blank.field(), string_data: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "data" => self.data = field(cx, key, node),
            "immutable" => self.immutable = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "stringData" => self.string_data = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SecretEnvSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SecretKeySelector<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SecretProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, items: blank.field(), name: blank.field(), optional: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "items" => self.items = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            _ => {}
        }
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
    /// `defaultUser`, a 64-bit number.
    pub default_user: Field<Int>,
    /// `items`, a list of [`KeyToPath`]s.
    pub items: Field<List<KeyToPath<'a>>>,
    /// `optional`, true or false.
    pub optional: Field<Bool>,
    /// `secretName`, a string.
    pub secret_name: Field<Str<'a>>,
}

impl<'a> Struct<'a> for SecretVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, default_mode: blank.field(), default_user: blank.field(), items: blank.field(),
            optional: blank.field(), secret_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "defaultMode" => self.default_mode = field_int32(cx, key, node),
            "defaultUser" if cx.has(0x0) => self.default_user = field(cx, key, node),
            "items" => self.items = field(cx, key, node),
            "optional" => self.optional = field(cx, key, node),
            "secretName" => self.secret_name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SecurityContext<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, allow_privilege_escalation: blank.field(), app_armor_profile: blank.field(),
            capabilities: blank.field(), privileged: blank.field(), proc_mount: blank.field(),
            read_only_root_filesystem: blank.field(), run_as_group: blank.field(),
            run_as_non_root: blank.field(), run_as_user: blank.field(), se_linux_options: blank.field(),
            seccomp_profile: blank.field(), windows_options: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "allowPrivilegeEscalation" => self.allow_privilege_escalation = field(cx, key, node),
            "appArmorProfile" if cx.has(0x7f8) => self.app_armor_profile = field(cx, key, node),
            "capabilities" => self.capabilities = field(cx, key, node),
            "privileged" => self.privileged = field(cx, key, node),
            "procMount" if cx.has(0x7c0) => self.proc_mount = field(cx, key, node),
            "readOnlyRootFilesystem" => self.read_only_root_filesystem = field(cx, key, node),
            "runAsGroup" => self.run_as_group = field(cx, key, node),
            "runAsNonRoot" => self.run_as_non_root = field(cx, key, node),
            "runAsUser" => self.run_as_user = field(cx, key, node),
            "seLinuxOptions" => self.se_linux_options = field(cx, key, node),
            "seccompProfile" => self.seccomp_profile = field(cx, key, node),
            "windowsOptions" => self.windows_options = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Service<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ServiceAccount<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), automount_service_account_token: blank.field(),
            image_pull_secrets: blank.field(), kind: blank.field(), metadata: blank.field(),
            secrets: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "automountServiceAccountToken" => self.automount_service_account_token = field(cx, key, node),
            "imagePullSecrets" => self.image_pull_secrets = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "secrets" => self.secrets = field(cx, key, node),
            _ => {}
        }
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
    /// `user`, a 64-bit number.
    pub user: Field<Int>,
}

impl<'a> Struct<'a> for ServiceAccountTokenProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, audience: blank.field(), expiration_seconds: blank.field(), path: blank.field(),
            user: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "audience" => self.audience = field(cx, key, node),
            "expirationSeconds" => self.expiration_seconds = field(cx, key, node),
            "path" => self.path = field(cx, key, node),
            "user" if cx.has(0x0) => self.user = field(cx, key, node),
            _ => {}
        }
    }
}

/// `ServiceBackendPort` of `networking/v1`.
#[derive(Debug)]
pub struct ServiceBackendPort<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `name`, a string.
    pub name: Field<Str<'a>>,
    /// `number`, a 32-bit number.
    pub number: Field<Int>,
}

impl<'a> Struct<'a> for ServiceBackendPort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), number: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "number" => self.number = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ServicePort<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, app_protocol: blank.field(), name: blank.field(), node_port: blank.field(),
            port: blank.field(), protocol: blank.field(), target_port: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "appProtocol" => self.app_protocol = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "nodePort" => self.node_port = field_int32(cx, key, node),
            "port" => self.port = field_int32(cx, key, node),
            "protocol" => self.protocol = field(cx, key, node),
            "targetPort" => self.target_port = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for ServiceSpec<'a> {
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "allocateLoadBalancerNodePorts" => self.allocate_load_balancer_node_ports = field(cx, key, node),
            "clusterIP" => self.cluster_ip = field(cx, key, node),
            "clusterIPs" => self.cluster_ips = field(cx, key, node),
            "externalIPs" => self.external_ips = field(cx, key, node),
            "externalName" => self.external_name = field(cx, key, node),
            "externalTrafficPolicy" => self.external_traffic_policy = field(cx, key, node),
            "healthCheckNodePort" => self.health_check_node_port = field_int32(cx, key, node),
            "internalTrafficPolicy" => self.internal_traffic_policy = field(cx, key, node),
            "ipFamilies" => self.ip_families = field(cx, key, node),
            "ipFamilyPolicy" => self.ip_family_policy = field(cx, key, node),
            "loadBalancerClass" => self.load_balancer_class = field(cx, key, node),
            "loadBalancerIP" => self.load_balancer_ip = field(cx, key, node),
            "loadBalancerSourceRanges" => self.load_balancer_source_ranges = field(cx, key, node),
            "ports" => self.ports = field(cx, key, node),
            "publishNotReadyAddresses" => self.publish_not_ready_addresses = field(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "sessionAffinity" => self.session_affinity = field(cx, key, node),
            "sessionAffinityConfig" => self.session_affinity_config = field(cx, key, node),
            "trafficDistribution" if cx.has(0x7f0) => self.traffic_distribution = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SessionAffinityConfig {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, client_ip: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "clientIP" => self.client_ip = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SleepAction {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, seconds: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "seconds" => self.seconds = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StatefulSet<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_version: blank.field(), kind: blank.field(), metadata: blank.field(),
            spec: blank.field(), status: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiVersion" => self.api_version = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "metadata" => self.metadata = field(cx, key, node),
            "spec" => self.spec = field(cx, key, node),
            "status" => self.status = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StatefulSetOrdinals {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, start: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "start" => self.start = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StatefulSetPersistentVolumeClaimRetentionPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, when_deleted: blank.field(), when_scaled: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "whenDeleted" => self.when_deleted = field(cx, key, node),
            "whenScaled" => self.when_scaled = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StatefulSetSpec<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_ready_seconds: blank.field(), ordinals: blank.field(),
            persistent_volume_claim_retention_policy: blank.field(), pod_management_policy: blank.field(),
            replicas: blank.field(), revision_history_limit: blank.field(), selector: blank.field(),
            service_name: blank.field(), template: blank.field(), update_strategy: blank.field(),
            volume_claim_templates: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minReadySeconds" => self.min_ready_seconds = field_int32(cx, key, node),
            "ordinals" => self.ordinals = field(cx, key, node),
            "persistentVolumeClaimRetentionPolicy" => self.persistent_volume_claim_retention_policy = field(cx, key, node),
            "podManagementPolicy" => self.pod_management_policy = field(cx, key, node),
            "replicas" => self.replicas = field_int32(cx, key, node),
            "revisionHistoryLimit" => self.revision_history_limit = field_int32(cx, key, node),
            "selector" => self.selector = field(cx, key, node),
            "serviceName" => self.service_name = field(cx, key, node),
            "template" => self.template = field(cx, key, node),
            "updateStrategy" => self.update_strategy = field(cx, key, node),
            "volumeClaimTemplates" => self.volume_claim_templates = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StatefulSetUpdateStrategy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rolling_update: blank.field(), type_: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "rollingUpdate" => self.rolling_update = field(cx, key, node),
            "type" => self.type_ = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for StorageOSVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), read_only: blank.field(), secret_ref: blank.field(),
            volume_name: blank.field(), volume_namespace: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "secretRef" => self.secret_ref = field(cx, key, node),
            "volumeName" => self.volume_name = field(cx, key, node),
            "volumeNamespace" => self.volume_namespace = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SuccessPolicy<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, rules: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "rules" => self.rules = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for SuccessPolicyRule<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, succeeded_count: blank.field(), succeeded_indexes: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "succeededCount" => self.succeeded_count = field_int32(cx, key, node),
            "succeededIndexes" => self.succeeded_indexes = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Sysctl<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for TCPSocketAction<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, host: blank.field(), port: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "host" => self.host = field(cx, key, node),
            "port" => self.port = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Toleration<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, effect: blank.field(), key: blank.field(), operator: blank.field(),
            toleration_seconds: blank.field(), value: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "effect" => self.effect = field(cx, key, node),
            "key" => self.key = field(cx, key, node),
            "operator" => self.operator = field(cx, key, node),
            "tolerationSeconds" => self.toleration_seconds = field(cx, key, node),
            "value" => self.value = field(cx, key, node),
            _ => {}
        }
    }
}

/// `TopologyConstraint` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct TopologyConstraint<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `key`, a string.
    pub key: Field<Str<'a>>,
}

impl<'a> Struct<'a> for TopologyConstraint<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, key: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "key" => self.key = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for TopologySpreadConstraint<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, label_selector: blank.field(), match_label_keys: blank.field(),
            max_skew: blank.field(), min_domains: blank.field(), node_affinity_policy: blank.field(),
            node_taints_policy: blank.field(), topology_key: blank.field(),
            when_unsatisfiable: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "labelSelector" => self.label_selector = field(cx, key, node),
            "matchLabelKeys" => self.match_label_keys = field(cx, key, node),
            "maxSkew" => self.max_skew = field_int32(cx, key, node),
            "minDomains" => self.min_domains = field_int32(cx, key, node),
            "nodeAffinityPolicy" => self.node_affinity_policy = field(cx, key, node),
            "nodeTaintsPolicy" => self.node_taints_policy = field(cx, key, node),
            "topologyKey" => self.topology_key = field(cx, key, node),
            "whenUnsatisfiable" => self.when_unsatisfiable = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for TypedLocalObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_group: blank.field(), kind: blank.field(), name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiGroup" => self.api_group = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for TypedObjectReference<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, api_group: blank.field(), kind: blank.field(), name: blank.field(),
            namespace: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "apiGroup" => self.api_group = field(cx, key, node),
            "kind" => self.kind = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "namespace" => self.namespace = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for Volume<'a> {
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

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "awsElasticBlockStore" => self.aws_elastic_block_store = field(cx, key, node),
            "azureDisk" => self.azure_disk = field(cx, key, node),
            "azureFile" => self.azure_file = field(cx, key, node),
            "cephfs" => self.cephfs = field(cx, key, node),
            "cinder" => self.cinder = field(cx, key, node),
            "configMap" => self.config_map = field(cx, key, node),
            "csi" => self.csi = field(cx, key, node),
            "downwardAPI" => self.downward_api = field(cx, key, node),
            "emptyDir" => self.empty_dir = field(cx, key, node),
            "ephemeral" => self.ephemeral = field(cx, key, node),
            "fc" => self.fc = field(cx, key, node),
            "flexVolume" => self.flex_volume = field(cx, key, node),
            "flocker" => self.flocker = field(cx, key, node),
            "gcePersistentDisk" => self.gce_persistent_disk = field(cx, key, node),
            "gitRepo" => self.git_repo = field(cx, key, node),
            "glusterfs" => self.glusterfs = field(cx, key, node),
            "hostPath" => self.host_path = field(cx, key, node),
            "image" if cx.has(0x7f0) => self.image = field(cx, key, node),
            "iscsi" => self.iscsi = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "nfs" => self.nfs = field(cx, key, node),
            "persistentVolumeClaim" => self.persistent_volume_claim = field(cx, key, node),
            "photonPersistentDisk" => self.photon_persistent_disk = field(cx, key, node),
            "portworxVolume" => self.portworx_volume = field(cx, key, node),
            "projected" => self.projected = field(cx, key, node),
            "quobyte" => self.quobyte = field(cx, key, node),
            "rbd" => self.rbd = field(cx, key, node),
            "scaleIO" => self.scale_io = field(cx, key, node),
            "secret" => self.secret = field(cx, key, node),
            "storageos" => self.storageos = field(cx, key, node),
            "vsphereVolume" => self.vsphere_volume = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for VolumeDevice<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, device_path: blank.field(), name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "devicePath" => self.device_path = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            _ => {}
        }
    }
}

/// `VolumeMount` of `core/v1`.
#[derive(Debug)]
pub struct VolumeMount<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `bindMountOptions`, a list of strings.
    pub bind_mount_options: Field<List<Str<'a>>>,
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

impl<'a> Struct<'a> for VolumeMount<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, bind_mount_options: blank.field(), mount_path: blank.field(),
            mount_propagation: blank.field(), name: blank.field(), read_only: blank.field(),
            recursive_read_only: blank.field(), sub_path: blank.field(), sub_path_expr: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "bindMountOptions" if cx.has(0x0) => self.bind_mount_options = field(cx, key, node),
            "mountPath" => self.mount_path = field(cx, key, node),
            "mountPropagation" => self.mount_propagation = field(cx, key, node),
            "name" => self.name = field(cx, key, node),
            "readOnly" => self.read_only = field(cx, key, node),
            "recursiveReadOnly" if cx.has(0x7f0) => self.recursive_read_only = field(cx, key, node),
            "subPath" => self.sub_path = field(cx, key, node),
            "subPathExpr" => self.sub_path_expr = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for VolumeProjection<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, cluster_trust_bundle: blank.field(), config_map: blank.field(),
            downward_api: blank.field(), pod_certificate: blank.field(), secret: blank.field(),
            service_account_token: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "clusterTrustBundle" if cx.has(0x400) => self.cluster_trust_bundle = field(cx, key, node),
            "configMap" => self.config_map = field(cx, key, node),
            "downwardAPI" => self.downward_api = field(cx, key, node),
            "podCertificate" if cx.has(0x400) => self.pod_certificate = field(cx, key, node),
            "secret" => self.secret = field(cx, key, node),
            "serviceAccountToken" => self.service_account_token = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for VolumeResourceRequirements<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, limits: blank.field(), requests: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "limits" => self.limits = field(cx, key, node),
            "requests" => self.requests = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for VsphereVirtualDiskVolumeSource<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, fs_type: blank.field(), storage_policy_id: blank.field(),
            storage_policy_name: blank.field(), volume_path: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "fsType" => self.fs_type = field(cx, key, node),
            "storagePolicyID" => self.storage_policy_id = field(cx, key, node),
            "storagePolicyName" => self.storage_policy_name = field(cx, key, node),
            "volumePath" => self.volume_path = field(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for WeightedPodAffinityTerm<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, pod_affinity_term: blank.field(), weight: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "podAffinityTerm" => self.pod_affinity_term = field(cx, key, node),
            "weight" => self.weight = field_int32(cx, key, node),
            _ => {}
        }
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

impl<'a> Struct<'a> for WindowsSecurityContextOptions<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, gmsa_credential_spec: blank.field(), gmsa_credential_spec_name: blank.field(),
            host_process: blank.field(), run_as_user_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "gmsaCredentialSpec" => self.gmsa_credential_spec = field(cx, key, node),
            "gmsaCredentialSpecName" => self.gmsa_credential_spec_name = field(cx, key, node),
            "hostProcess" => self.host_process = field(cx, key, node),
            "runAsUserName" => self.run_as_user_name = field(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupAllDisruptionMode` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupAllDisruptionMode {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
}

impl<'a> Struct<'a> for WorkloadPodGroupAllDisruptionMode {
    fn blank(span: Span, node: NodeId, _: Blank) -> Self {
        Self {
            span, node,
        }
    }

    fn set(&mut self, _: &Cx<'_, 'a>, _: &str, _: NodeId, _: NodeId) {}
}

/// `WorkloadPodGroupBasicSchedulingPolicy` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupBasicSchedulingPolicy {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
}

impl<'a> Struct<'a> for WorkloadPodGroupBasicSchedulingPolicy {
    fn blank(span: Span, node: NodeId, _: Blank) -> Self {
        Self {
            span, node,
        }
    }

    fn set(&mut self, _: &Cx<'_, 'a>, _: &str, _: NodeId, _: NodeId) {}
}

/// `WorkloadPodGroupDisruptionMode` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupDisruptionMode {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `all`, [`WorkloadPodGroupAllDisruptionMode`].
    pub all: Field<Box<WorkloadPodGroupAllDisruptionMode>>,
    /// `single`, [`WorkloadPodGroupSingleDisruptionMode`].
    pub single: Field<Box<WorkloadPodGroupSingleDisruptionMode>>,
}

impl<'a> Struct<'a> for WorkloadPodGroupDisruptionMode {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, all: blank.field(), single: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "all" => self.all = field(cx, key, node),
            "single" => self.single = field(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupGangSchedulingPolicy` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupGangSchedulingPolicy {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `minCount`, a 32-bit number.
    pub min_count: Field<Int>,
}

impl<'a> Struct<'a> for WorkloadPodGroupGangSchedulingPolicy {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, min_count: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "minCount" => self.min_count = field_int32(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupResourceClaim` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupResourceClaim<'a> {
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

impl<'a> Struct<'a> for WorkloadPodGroupResourceClaim<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, name: blank.field(), resource_claim_name: blank.field(),
            resource_claim_template_name: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "name" => self.name = field(cx, key, node),
            "resourceClaimName" => self.resource_claim_name = field(cx, key, node),
            "resourceClaimTemplateName" => self.resource_claim_template_name = field(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupSchedulingConstraints` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupSchedulingConstraints<'a> {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `topology`, a list of [`TopologyConstraint`]s.
    pub topology: Field<List<TopologyConstraint<'a>>>,
}

impl<'a> Struct<'a> for WorkloadPodGroupSchedulingConstraints<'a> {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, topology: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "topology" => self.topology = field(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupSchedulingPolicy` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupSchedulingPolicy {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
    /// `basic`, [`WorkloadPodGroupBasicSchedulingPolicy`].
    pub basic: Field<Box<WorkloadPodGroupBasicSchedulingPolicy>>,
    /// `gang`, [`WorkloadPodGroupGangSchedulingPolicy`].
    pub gang: Field<Box<WorkloadPodGroupGangSchedulingPolicy>>,
}

impl<'a> Struct<'a> for WorkloadPodGroupSchedulingPolicy {
    fn blank(span: Span, node: NodeId, blank: Blank) -> Self {
        Self {
            span, node, basic: blank.field(), gang: blank.field(),
        }
    }

    fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {
        match name {
            "basic" => self.basic = field(cx, key, node),
            "gang" => self.gang = field(cx, key, node),
            _ => {}
        }
    }
}

/// `WorkloadPodGroupSingleDisruptionMode` of `scheduling/v1alpha3`.
#[derive(Debug)]
pub struct WorkloadPodGroupSingleDisruptionMode {
    /// The whole mapping.
    pub span: Span,
    /// The mapping's node.
    pub node: NodeId,
}

impl<'a> Struct<'a> for WorkloadPodGroupSingleDisruptionMode {
    fn blank(span: Span, node: NodeId, _: Blank) -> Self {
        Self {
            span, node,
        }
    }

    fn set(&mut self, _: &Cx<'_, 'a>, _: &str, _: NodeId, _: NodeId) {}
}

structs! {
    AWSElasticBlockStoreVolumeSource<'a>,
    Affinity<'a>,
    AppArmorProfile<'a>,
    AzureDiskVolumeSource<'a>,
    AzureFileVolumeSource<'a>,
    CSIVolumeSource<'a>,
    Capabilities<'a>,
    CephFSVolumeSource<'a>,
    CinderVolumeSource<'a>,
    ClientIPConfig,
    ClusterTrustBundleProjection<'a>,
    ConfigMap<'a>,
    ConfigMapEnvSource<'a>,
    ConfigMapKeySelector<'a>,
    ConfigMapProjection<'a>,
    ConfigMapVolumeSource<'a>,
    Container<'a>,
    ContainerPort<'a>,
    ContainerResizePolicy<'a>,
    ContainerResourceMetricSource<'a>,
    ContainerRestartRule<'a>,
    ContainerRestartRuleOnExitCodes<'a>,
    CronJob<'a>,
    CronJobSpec<'a>,
    CrossVersionObjectReference<'a>,
    DaemonSet<'a>,
    DaemonSetSpec<'a>,
    DaemonSetUpdateStrategy<'a>,
    Deployment<'a>,
    DeploymentSpec<'a>,
    DeploymentStrategy<'a>,
    DownwardAPIProjection<'a>,
    DownwardAPIVolumeFile<'a>,
    DownwardAPIVolumeSource<'a>,
    EmptyDirVolumeSource<'a>,
    EnvFromSource<'a>,
    EnvVar<'a>,
    EnvVarSource<'a>,
    EphemeralVolumeSource<'a>,
    EvictionResponder<'a>,
    ExecAction<'a>,
    ExternalMetricSource<'a>,
    FCVolumeSource<'a>,
    FileKeySelector<'a>,
    FlexVolumeSource<'a>,
    FlockerVolumeSource<'a>,
    GCEPersistentDiskVolumeSource<'a>,
    GRPCAction<'a>,
    GitRepoVolumeSource<'a>,
    GlusterfsVolumeSource<'a>,
    HPAScalingPolicy<'a>,
    HPAScalingRules<'a>,
    HTTPGetAction<'a>,
    HTTPHeader<'a>,
    HTTPIngressPath<'a>,
    HTTPIngressRuleValue<'a>,
    HorizontalPodAutoscaler<'a>,
    HorizontalPodAutoscalerBehavior<'a>,
    HorizontalPodAutoscalerSpec<'a>,
    HostAlias<'a>,
    HostPathVolumeSource<'a>,
    IPBlock<'a>,
    ISCSIVolumeSource<'a>,
    ImageVolumeSource<'a>,
    Ingress<'a>,
    IngressBackend<'a>,
    IngressRule<'a>,
    IngressServiceBackend<'a>,
    IngressSpec<'a>,
    IngressTLS<'a>,
    Job<'a>,
    JobSchedulingConfiguration<'a>,
    JobSpec<'a>,
    JobTemplateSpec<'a>,
    KeyToPath<'a>,
    LabelSelector<'a>,
    LabelSelectorRequirement<'a>,
    Lifecycle<'a>,
    LifecycleHandler<'a>,
    LimitRange<'a>,
    LimitRangeItem<'a>,
    LimitRangeSpec<'a>,
    LocalObjectReference<'a>,
    MetricIdentifier<'a>,
    MetricSpec<'a>,
    MetricTarget<'a>,
    NFSVolumeSource<'a>,
    Namespace<'a>,
    NamespaceSpec<'a>,
    NetworkPolicy<'a>,
    NetworkPolicyEgressRule<'a>,
    NetworkPolicyIngressRule<'a>,
    NetworkPolicyPeer<'a>,
    NetworkPolicyPort<'a>,
    NetworkPolicySpec<'a>,
    NodeAffinity<'a>,
    NodeSelector<'a>,
    NodeSelectorRequirement<'a>,
    NodeSelectorTerm<'a>,
    ObjectFieldSelector<'a>,
    ObjectMeta<'a>,
    ObjectMetricSource<'a>,
    ObjectReference<'a>,
    OwnerReference<'a>,
    PersistentVolumeClaim<'a>,
    PersistentVolumeClaimSpec<'a>,
    PersistentVolumeClaimTemplate<'a>,
    PersistentVolumeClaimVolumeSource<'a>,
    PhotonPersistentDiskVolumeSource<'a>,
    Pod<'a>,
    PodAffinity<'a>,
    PodAffinityTerm<'a>,
    PodAntiAffinity<'a>,
    PodCertificateProjection<'a>,
    PodDNSConfig<'a>,
    PodDNSConfigOption<'a>,
    PodDisruptionBudget<'a>,
    PodDisruptionBudgetSpec<'a>,
    PodFailurePolicy<'a>,
    PodFailurePolicyOnExitCodesRequirement<'a>,
    PodFailurePolicyOnPodConditionsPattern<'a>,
    PodFailurePolicyRule<'a>,
    PodOS<'a>,
    PodReadinessGate<'a>,
    PodResourceClaim<'a>,
    PodSchedulingGate<'a>,
    PodSchedulingGroup<'a>,
    PodSecurityContext<'a>,
    PodSpec<'a>,
    PodTemplate<'a>,
    PodTemplateSpec<'a>,
    PodsMetricSource<'a>,
    PortworxVolumeSource<'a>,
    PreferredSchedulingTerm<'a>,
    Probe<'a>,
    ProjectedVolumeSource<'a>,
    QuobyteVolumeSource<'a>,
    RBDVolumeSource<'a>,
    ReplicaSet<'a>,
    ReplicaSetSpec<'a>,
    ReplicationController<'a>,
    ReplicationControllerSpec<'a>,
    ResourceClaim<'a>,
    ResourceFieldSelector<'a>,
    ResourceMetricSource<'a>,
    ResourceQuota<'a>,
    ResourceQuotaSpec<'a>,
    ResourceRequirements<'a>,
    RollingUpdateDaemonSet<'a>,
    RollingUpdateDeployment<'a>,
    RollingUpdateStatefulSetStrategy<'a>,
    SELinuxOptions<'a>,
    ScaleIOVolumeSource<'a>,
    ScopeSelector<'a>,
    ScopedResourceSelectorRequirement<'a>,
    SeccompProfile<'a>,
    Secret<'a>,
    SecretEnvSource<'a>,
    SecretKeySelector<'a>,
    SecretProjection<'a>,
    SecretVolumeSource<'a>,
    SecurityContext<'a>,
    Service<'a>,
    ServiceAccount<'a>,
    ServiceAccountTokenProjection<'a>,
    ServiceBackendPort<'a>,
    ServicePort<'a>,
    ServiceSpec<'a>,
    SessionAffinityConfig,
    SleepAction,
    StatefulSet<'a>,
    StatefulSetOrdinals,
    StatefulSetPersistentVolumeClaimRetentionPolicy<'a>,
    StatefulSetSpec<'a>,
    StatefulSetUpdateStrategy<'a>,
    StorageOSVolumeSource<'a>,
    SuccessPolicy<'a>,
    SuccessPolicyRule<'a>,
    Sysctl<'a>,
    TCPSocketAction<'a>,
    Toleration<'a>,
    TopologyConstraint<'a>,
    TopologySpreadConstraint<'a>,
    TypedLocalObjectReference<'a>,
    TypedObjectReference<'a>,
    Volume<'a>,
    VolumeDevice<'a>,
    VolumeMount<'a>,
    VolumeProjection<'a>,
    VolumeResourceRequirements<'a>,
    VsphereVirtualDiskVolumeSource<'a>,
    WeightedPodAffinityTerm<'a>,
    WindowsSecurityContextOptions<'a>,
    WorkloadPodGroupAllDisruptionMode,
    WorkloadPodGroupBasicSchedulingPolicy,
    WorkloadPodGroupDisruptionMode,
    WorkloadPodGroupGangSchedulingPolicy,
    WorkloadPodGroupResourceClaim<'a>,
    WorkloadPodGroupSchedulingConstraints<'a>,
    WorkloadPodGroupSchedulingPolicy,
    WorkloadPodGroupSingleDisruptionMode,
}
