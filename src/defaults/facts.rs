//! The values that the server fills in: each is written down here, once.
//!
//! Sources: the `defaults.go` and the `+default` marks of `pkg/apis/*` and `k8s.io/api`. What the functions for rules
//! use has a name; [`TABLE`] lists, by type and field, all that is filled in whatever else the object says.

use super::value::Data;

pub(super) const ALWAYS: &str = "Always";
pub(super) const IF_NOT_PRESENT: &str = "IfNotPresent";
pub(super) const RESTART_POLICY: &str = "Always";
pub(super) const DNS_POLICY: &str = "ClusterFirst";
pub(super) const SCHEDULER_NAME: &str = "default-scheduler";
pub(super) const GRACE_PERIOD: i64 = 30;
/// What a negative grace period becomes.
pub(super) const LEAST_GRACE_PERIOD: i64 = 1;
pub(super) const MESSAGE_PATH: &str = "/dev/termination-log";
pub(super) const MESSAGE_POLICY: &str = "File";
pub(super) const PROTOCOL: &str = "TCP";
pub(super) const FILE_MODE: i64 = 0o644;
pub(super) const HTTP_PATH: &str = "/";
pub(super) const HTTP_SCHEME: &str = "HTTP";
pub(super) const PROBE_TIMEOUT: i64 = 1;
pub(super) const PROBE_PERIOD: i64 = 10;
pub(super) const PROBE_SUCCESSES: i64 = 1;
pub(super) const PROBE_FAILURES: i64 = 3;
pub(super) const REPLICAS: i64 = 1;
pub(super) const ROLLING_UPDATE: &str = "RollingUpdate";
pub(super) const REVISIONS: i64 = 10;
/// Of a Deployment, both ways.
pub(super) const DEPLOYMENT_SHARE: &str = "25%";
pub(super) const PROGRESS_DEADLINE: i64 = 600;
pub(super) const DAEMON_SET_UNAVAILABLE: i64 = 1;
pub(super) const DAEMON_SET_SURGE: i64 = 0;
pub(super) const POD_MANAGEMENT: &str = "OrderedReady";
pub(super) const PARALLELISM: i64 = 1;
pub(super) const COMPLETIONS: i64 = 1;
pub(super) const COMPLETION_MODE: &str = "NonIndexed";
pub(super) const SUSPEND: bool = false;
pub(super) const CONCURRENCY: &str = "Allow";
pub(super) const SUCCESSFUL_JOBS: i64 = 3;
pub(super) const FAILED_JOBS: i64 = 1;
pub(super) const SERVICE_TYPE: &str = "ClusterIP";
pub(super) const SESSION_AFFINITY: &str = "None";
pub(super) const TRAFFIC_POLICY: &str = "Cluster";

/// `backoffLimit` of a Job: no limit of its own where each index has one.
pub(super) const fn backoff_limit(per_index: bool) -> i64 {
    if per_index { i32::MAX as i64 } else { 6 }
}

/// `podReplacementPolicy` of a Job.
pub(super) const fn pod_replacement(has_failure_policy: bool) -> &'static str {
    if has_failure_policy { "Failed" } else { "TerminatingOrFailed" }
}

/// A value of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fact {
    Text(&'static str),
    Int(i64),
    Bool(bool),
    /// An object without fields.
    Object,
}

impl From<Fact> for Data {
    fn from(fact: Fact) -> Self {
        match fact {
            Text(text) => text.into(),
            Int(number) => number.into(),
            Bool(truth) => truth.into(),
            Object => Self::Map(Vec::new()),
        }
    }
}

use Fact::{Bool, Int, Object, Text};

/// What is filled in wherever a type stands, by type.
static TABLE: &[(&str, &[(&str, Fact)])] = &[
    ("admissionregistration/v1.MatchResources", MATCHING),
    (
        "admissionregistration/v1.MutatingWebhook",
        &[
            ("failurePolicy", Text("Fail")),
            ("matchPolicy", Text("Equivalent")),
            ("namespaceSelector", Object),
            ("objectSelector", Object),
            ("timeoutSeconds", Int(10)),
            ("reinvocationPolicy", Text("Never")),
        ],
    ),
    ("admissionregistration/v1.NamedRuleWithOperations", &[("scope", Text("*"))]),
    ("admissionregistration/v1.RuleWithOperations", &[("scope", Text("*"))]),
    ("admissionregistration/v1.ServiceReference", &[("port", Int(443))]),
    ("admissionregistration/v1.ValidatingAdmissionPolicySpec", &[("failurePolicy", Text("Fail"))]),
    (
        "admissionregistration/v1.ValidatingWebhook",
        &[
            ("failurePolicy", Text("Fail")),
            ("matchPolicy", Text("Equivalent")),
            ("namespaceSelector", Object),
            ("objectSelector", Object),
            ("timeoutSeconds", Int(10)),
        ],
    ),
    ("apps/v1.DaemonSetSpec", &[("revisionHistoryLimit", Int(REVISIONS))]),
    ("apps/v1.DaemonSetUpdateStrategy", &[("type", Text(ROLLING_UPDATE))]),
    (
        "apps/v1.DeploymentSpec",
        &[
            ("replicas", Int(REPLICAS)),
            ("revisionHistoryLimit", Int(REVISIONS)),
            ("progressDeadlineSeconds", Int(PROGRESS_DEADLINE)),
        ],
    ),
    ("apps/v1.DeploymentStrategy", &[("type", Text(ROLLING_UPDATE))]),
    ("apps/v1.ReplicaSetSpec", &[("replicas", Int(REPLICAS))]),
    (
        "apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy",
        &[("whenDeleted", Text("Retain")), ("whenScaled", Text("Retain"))],
    ),
    (
        "apps/v1.StatefulSetSpec",
        &[
            ("podManagementPolicy", Text(POD_MANAGEMENT)),
            ("persistentVolumeClaimRetentionPolicy", Object),
            ("replicas", Int(REPLICAS)),
            ("revisionHistoryLimit", Int(REVISIONS)),
        ],
    ),
    ("autoscaling/v1.HorizontalPodAutoscalerSpec", &[("minReplicas", Int(1))]),
    ("autoscaling/v2.HorizontalPodAutoscalerSpec", &[("minReplicas", Int(1))]),
    (
        "batch/v1.CronJobSpec",
        &[
            ("concurrencyPolicy", Text(CONCURRENCY)),
            ("suspend", Bool(SUSPEND)),
            ("successfulJobsHistoryLimit", Int(SUCCESSFUL_JOBS)),
            ("failedJobsHistoryLimit", Int(FAILED_JOBS)),
        ],
    ),
    ("batch/v1.PodFailurePolicyOnPodConditionsPattern", &[("status", Text("True"))]),
    (
        "core/v1.AzureDiskVolumeSource",
        &[
            ("cachingMode", Text("ReadWrite")),
            ("fsType", Text("ext4")),
            ("readOnly", Bool(false)),
            ("kind", Text("Shared")),
        ],
    ),
    ("core/v1.ConfigMapVolumeSource", &[("defaultMode", Int(FILE_MODE))]),
    ("core/v1.Container", CONTAINER),
    ("core/v1.ContainerPort", &[("protocol", Text(PROTOCOL))]),
    ("core/v1.DownwardAPIVolumeSource", &[("defaultMode", Int(FILE_MODE))]),
    ("core/v1.EndpointPort", &[("protocol", Text(PROTOCOL))]),
    ("core/v1.EphemeralContainer", CONTAINER),
    ("core/v1.FileKeySelector", &[("optional", Bool(false))]),
    ("core/v1.GRPCAction", &[("service", Text(""))]),
    ("core/v1.HTTPGetAction", &[("path", Text(HTTP_PATH)), ("scheme", Text(HTTP_SCHEME))]),
    ("core/v1.HostPathVolumeSource", &[("type", Text(""))]),
    ("core/v1.ISCSIPersistentVolumeSource", &[("iscsiInterface", Text("default"))]),
    ("core/v1.ISCSIVolumeSource", &[("iscsiInterface", Text("default"))]),
    ("core/v1.ObjectFieldSelector", &[("apiVersion", Text("v1"))]),
    ("core/v1.PersistentVolumeClaimSpec", &[("volumeMode", Text("Filesystem"))]),
    ("core/v1.PersistentVolumeClaimStatus", &[("phase", Text("Pending"))]),
    (
        "core/v1.PersistentVolumeSpec",
        &[("persistentVolumeReclaimPolicy", Text("Retain")), ("volumeMode", Text("Filesystem"))],
    ),
    (
        "core/v1.PodSpec",
        &[
            ("dnsPolicy", Text(DNS_POLICY)),
            ("restartPolicy", Text(RESTART_POLICY)),
            ("securityContext", Object),
            ("terminationGracePeriodSeconds", Int(GRACE_PERIOD)),
            ("schedulerName", Text(SCHEDULER_NAME)),
        ],
    ),
    (
        "core/v1.Probe",
        &[
            ("timeoutSeconds", Int(PROBE_TIMEOUT)),
            ("periodSeconds", Int(PROBE_PERIOD)),
            ("successThreshold", Int(PROBE_SUCCESSES)),
            ("failureThreshold", Int(PROBE_FAILURES)),
        ],
    ),
    ("core/v1.ProjectedVolumeSource", &[("defaultMode", Int(FILE_MODE))]),
    ("core/v1.RBDPersistentVolumeSource", RBD),
    ("core/v1.RBDVolumeSource", RBD),
    ("core/v1.ReplicationControllerSpec", &[("replicas", Int(REPLICAS))]),
    ("core/v1.ScaleIOPersistentVolumeSource", SCALE_IO),
    ("core/v1.ScaleIOVolumeSource", SCALE_IO),
    ("core/v1.Secret", &[("type", Text("Opaque"))]),
    ("core/v1.SecretVolumeSource", &[("defaultMode", Int(FILE_MODE))]),
    ("core/v1.ServiceAccountTokenProjection", &[("expirationSeconds", Int(3600))]),
    ("core/v1.ServicePort", &[("protocol", Text(PROTOCOL))]),
    ("discovery/v1.EndpointPort", &[("name", Text("")), ("protocol", Text(PROTOCOL))]),
    ("networking/v1.IngressClassParametersReference", &[("scope", Text("Cluster"))]),
    ("networking/v1.NetworkPolicyPort", &[("protocol", Text(PROTOCOL))]),
    ("rbac/v1.RoleRef", &[("apiGroup", Text(RBAC))]),
    ("resource/v1.DeviceToleration", &[("operator", Text("Equal"))]),
    ("scheduling/v1.PriorityClass", &[("preemptionPolicy", Text("PreemptLowerPriority"))]),
    (
        "storage/v1.CSIDriverSpec",
        &[
            ("attachRequired", Bool(true)),
            ("podInfoOnMount", Bool(false)),
            ("storageCapacity", Bool(false)),
            ("fsGroupPolicy", Text("ReadWriteOnceWithFSType")),
            ("requiresRepublish", Bool(false)),
            ("seLinuxMount", Bool(false)),
        ],
    ),
    (
        "storage/v1.StorageClass",
        &[("reclaimPolicy", Text("Delete")), ("volumeBindingMode", Text("Immediate"))],
    ),
];

const CONTAINER: &[(&str, Fact)] =
    &[("terminationMessagePath", Text(MESSAGE_PATH)), ("terminationMessagePolicy", Text(MESSAGE_POLICY))];
const MATCHING: &[(&str, Fact)] =
    &[("matchPolicy", Text("Equivalent")), ("namespaceSelector", Object), ("objectSelector", Object)];
const RBD: &[(&str, Fact)] =
    &[("pool", Text("rbd")), ("user", Text("admin")), ("keyring", Text("/etc/ceph/keyring"))];
const SCALE_IO: &[(&str, Fact)] = &[("storageMode", Text("ThinProvisioned")), ("fsType", Text("xfs"))];

/// The group of roles, users and groups.
pub(super) const RBAC: &str = "rbac.authorization.k8s.io";

/// What is filled in wherever a type stands.
pub(super) fn of(full_name: &str) -> &'static [(&'static str, Fact)] {
    let at = TABLE.binary_search_by(|(ty, _)| (*ty).cmp(full_name));
    at.ok().and_then(|at| TABLE.get(at)).map_or(&[], |(_, facts)| *facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Minor, Schema, find_type};

    #[test]
    fn the_table_names_types_and_fields_in_order() {
        assert!(TABLE.is_sorted_by_key(|(ty, _)| ty));
        for (ty, facts) in TABLE {
            let found = find_type(ty).unwrap_or_else(|| panic!("no type {ty}"));
            for (field, _) in *facts {
                let known = Minor::all().any(|minor| Schema::of(minor).field(found, field).is_some());
                assert!(known, "{ty} has no field {field}");
            }
        }
    }
}
