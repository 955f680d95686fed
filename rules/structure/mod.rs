//! Fields, types and API versions: whether an object has the form that its kind has.

pub mod custom_resource;
pub mod deprecated_api;
pub mod dropped_field;
pub mod duplicate_item;
pub mod missing_field;
pub mod partial_object;
pub mod removed_api;
pub mod unknown_field;
pub mod unknown_kind;
pub mod unknown_value;
pub mod wrong_type;

use crate::schema::TypeId;

/// The type as people call it.
fn thing(ty: TypeId) -> String {
    let name = match ty.name() {
        "Container" => "a container",
        "ContainerPort" => "a container's port",
        "EnvVar" => "an environment variable",
        "LabelSelector" => "a label selector",
        "ObjectMeta" => "`metadata`",
        "PodSpec" => "a pod's `spec`",
        "PodTemplateSpec" => "a pod template",
        "Probe" => "a probe",
        "SecurityContext" | "PodSecurityContext" => "a `securityContext`",
        "ServicePort" => "a Service's port",
        "Volume" => "a volume",
        "VolumeMount" => "a volume mount",
        name => {
            let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
            return match name.strip_suffix("Spec") {
                Some(kind) if !kind.is_empty() => format!("the `spec` of {article} {kind}"),
                _ => format!("{article} `{name}`"),
            };
        }
    };
    name.to_owned()
}
