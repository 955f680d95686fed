//! The names of resources: what containers ask for, what quotas count, and which of them come in whole numbers only.

use super::names;
use super::names::NameError;

/// What a quota can limit, without a domain (`IsStandardQuotaResourceName`).
pub const OF_QUOTAS: [&str; 19] = [
    "configmaps",
    "cpu",
    "ephemeral-storage",
    "limits.cpu",
    "limits.ephemeral-storage",
    "limits.memory",
    "memory",
    "persistentvolumeclaims",
    "pods",
    "replicationcontrollers",
    "requests.cpu",
    "requests.ephemeral-storage",
    "requests.memory",
    "requests.storage",
    "resourcequotas",
    "secrets",
    "services",
    "services.loadbalancers",
    "services.nodeports",
];

/// What is counted, and not measured (`IsIntegerResourceName`).
const COUNTED: [&str; 9] = [
    "configmaps",
    "persistentvolumeclaims",
    "pods",
    "replicationcontrollers",
    "resourcequotas",
    "secrets",
    "services",
    "services.loadbalancers",
    "services.nodeports",
];

/// What containers can ask for, without a domain (`IsStandardContainerResourceName`).
pub const OF_CONTAINERS: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];

/// Why a text is no resource's name where one is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceError {
    /// It is no qualified name.
    Syntax(NameError),
    /// It is none of those that need no domain.
    Unknown,
    /// It has a domain, and is not as such names must be.
    Extended,
}

/// Checks the name of something that a container can ask for (`ValidateContainerResourceName`).
pub fn of_container(name: &str) -> Result<(), ResourceError> {
    names::qualified_name(name).map_err(ResourceError::Syntax)?;
    if !name.contains('/') {
        let known = OF_CONTAINERS.contains(&name) || huge_page_size(name).is_some();
        return if known { Ok(()) } else { Err(ResourceError::Unknown) };
    }
    if is_native(name) || is_extended(name) { Ok(()) } else { Err(ResourceError::Extended) }
}

/// Checks the name of something that a quota can limit (`ValidateResourceQuotaResourceName`).
pub fn of_quota(name: &str) -> Result<(), ResourceError> {
    names::qualified_name(name).map_err(ResourceError::Syntax)?;
    if name.contains('/') || is_standard_of_quota(name) { Ok(()) } else { Err(ResourceError::Unknown) }
}

/// Checks the name of any resource (`validateResourceName`).
pub fn of_anything(name: &str) -> Result<(), ResourceError> {
    names::qualified_name(name).map_err(ResourceError::Syntax)?;
    let known = name.contains('/') || name == "storage" || is_standard_of_quota(name);
    if known { Ok(()) } else { Err(ResourceError::Unknown) }
}

/// Whether quotas know the resource without a domain.
pub fn is_standard_of_quota(name: &str) -> bool {
    OF_QUOTAS.contains(&name) || name.starts_with("hugepages-") || name.starts_with("requests.hugepages-")
}

/// Whether there are only whole numbers of it.
pub fn is_counted(name: &str) -> bool {
    COUNTED.contains(&name) || is_extended(name)
}

/// Whether the resource is one of the cluster's own: without a domain, or with one of Kubernetes.
pub fn is_native(name: &str) -> bool {
    !name.contains('/') || name.contains("kubernetes.io/")
}

/// Whether the resource is one that devices bring: `nvidia.com/gpu`. These are counted in whole numbers.
pub fn is_extended(name: &str) -> bool {
    !is_native(name)
        && !name.starts_with("requests.")
        && names::qualified_name(&format!("requests.{name}")).is_ok()
}

/// The size of huge pages, if the resource is made of them.
pub fn huge_page_size(name: &str) -> Option<&str> {
    name.strip_prefix("hugepages-")
}

/// Whether more of it can be asked for as a limit than as a request.
pub fn is_overcommitted(name: &str) -> bool {
    is_native(name) && huge_page_size(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_where_they_are_asked_for() {
        // The name, and whether it is one of containers, of quotas, of anything.
        for (name, container, quota, anything) in [
            ("cpu", true, true, true),
            ("hugepages-2Mi", true, true, true),
            ("requests.hugepages-2Mi", false, true, true),
            ("requests.cpu", false, true, true),
            ("storage", false, false, true),
            ("pods", false, true, true),
            ("gpu", false, false, false),
            ("nvidia.com/gpu", true, true, true),
            ("requests.nvidia.com/gpu", false, true, true),
            ("count/jobs.batch", true, true, true),
            ("kubernetes.io/x", true, true, true),
            ("a b", false, false, false),
            ("", false, false, false),
        ] {
            assert_eq!(of_container(name).is_ok(), container, "{name}");
            assert_eq!(of_quota(name).is_ok(), quota, "{name}");
            assert_eq!(of_anything(name).is_ok(), anything, "{name}");
        }
    }

    #[test]
    fn what_is_counted() {
        for (name, counted) in [
            ("pods", true),
            ("nvidia.com/gpu", true),
            ("count/jobs.batch", true),
            ("requests.nvidia.com/gpu", false),
            ("cpu", false),
        ] {
            assert_eq!(is_counted(name), counted, "{name}");
        }
    }
}
