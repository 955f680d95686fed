//! Controllers and their pod templates, and the objects around them.

pub mod active_deadline;
pub mod affinity;
pub mod bare_pod;
pub mod config_key;
pub mod dns_policy;
pub mod host_alias;
pub mod job_policy;
pub mod job_settings;
pub mod node_name;
pub mod node_name_bypass;
pub mod pod_admission;
pub mod pvc_spec;
pub mod restart_policy;
pub mod rollout_strategy;
pub mod secret_type;
pub mod selector_mismatch;
pub mod service_ports;
pub mod service_spec;
pub mod service_warnings;
pub mod stateful_set_settings;
pub mod tolerations;
pub mod topology_spread;

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, Stage},
    model::{Field, Int, Owner, PodView, ServiceSpec},
    rule::Context,
};

/// Reports the number in the field `name` if it is less than 0.
fn not_negative<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Int>,
    name: &str,
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value: Int { value, span }, .. } = field else { return None };
    (*value < 0).then(|| {
        cx.report(*span, format!("`{name}` cannot be negative, it is {value}")).server(Cause::Invalid)
    })
}

/// Says who refuses a pod: the API server, or it later, when the controller of a custom resource makes the pod.
fn refused(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause) {
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server(cause);
    }
}

/// As [`refused`], where the API server names another place than the finding's.
fn refused_at(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause, path: String) {
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server_at(cause, path, Scope::Errors);
    }
}

/// Annotations of Services for the same, the older first.
const TOPOLOGY_HINTS: &str = "service.kubernetes.io/topology-aware-hints";
const TOPOLOGY_MODE: &str = "service.kubernetes.io/topology-mode";

/// The types of a Service.
const SERVICE_TYPES: [&str; 4] = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];

/// Whether a Service's type is one.
fn is_service_type(kind: &str) -> bool {
    SERVICE_TYPES.contains(&kind)
}

/// Whether a Service has no address of its own; the server makes the list of the one address where there is no list.
fn is_headless(spec: &ServiceSpec<'_>) -> bool {
    match spec.cluster_ips.items() {
        [] => spec.cluster_ip.is("None"),
        [only] => only == "None",
        _ => false,
    }
}
