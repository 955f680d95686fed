//! The downward API: the fields of a pod that it can see of itself, and how they are written.

use std::borrow::Cow;

use super::{
    quantity::{self, Amount},
    resource::huge_page_size,
};

/// Fields that an environment variable can show. The server also takes `spec.host`, the old name of `spec.nodeName`.
pub const ENV_FIELDS: [&str; 9] = [
    "metadata.name",
    "metadata.namespace",
    "metadata.uid",
    "spec.nodeName",
    "spec.serviceAccountName",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
];

/// Fields that a file in a volume can show.
pub const FILE_FIELDS: [&str; 5] =
    ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

/// Fields that the server knows and that no environment variable shows.
const OTHER_FIELDS: [&str; 5] =
    ["metadata.labels", "metadata.annotations", "spec.restartPolicy", "spec.schedulerName", "status.phase"];

/// The resources that can be shown, apart from huge pages.
pub const RESOURCES: [&str; 6] = [
    "limits.cpu",
    "limits.memory",
    "limits.ephemeral-storage",
    "requests.cpu",
    "requests.memory",
    "requests.ephemeral-storage",
];

/// Whether an environment variable can show the field, which has no subscript.
pub fn is_env_field(path: &str) -> bool {
    ENV_FIELDS.contains(&path) || path == "spec.host"
}

/// Whether the server knows the field, if only to say that it cannot be shown.
pub fn is_known_field(path: &str) -> bool {
    is_env_field(path) || OTHER_FIELDS.contains(&path)
}

/// Splits `metadata.labels['key']` into the field and the key.
pub fn subscript(path: &str) -> Option<(&str, &str)> {
    path.strip_suffix("']")?.split_once("['").filter(|(field, _)| !field.is_empty())
}

/// The key of an entry of labels or annotations as the server checks it: it reads those of annotations in lower case.
/// No other field has entries.
pub fn checked_key<'k>(field: &str, key: &'k str) -> Option<Cow<'k, str>> {
    match field {
        "metadata.labels" => Some(key.into()),
        "metadata.annotations" => Some(key.to_ascii_lowercase().into()),
        _ => None,
    }
}

/// The resource of `limits.cpu` or `requests.cpu`, if it can be shown.
pub fn resource(name: &str) -> Option<&str> {
    let resource = name.strip_prefix("limits.").or_else(|| name.strip_prefix("requests."))?;
    (RESOURCES.contains(&name) || huge_page_size(resource).is_some()).then_some(resource)
}

/// The divisors for a resource.
pub fn divisors(resource: &str) -> &'static [&'static str] {
    match resource {
        "cpu" => &["1", "1m"],
        _ => &["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"],
    }
}

/// Whether the resource can be divided by it. The server compares the divisor as it would print it: `1000m` is printed
/// as `1` and `1000` as `1k`, but `1024` stays as it is and is not `1Ki`.
pub fn divides(resource: &str, divisor: &str) -> bool {
    let text = divisor.trim();
    let Ok(amount) = quantity::parse(text) else { return true };
    if amount.is_zero() || divisors(resource).contains(&text) {
        return true;
    }
    let binary = text.ends_with('i');
    let exponent = text.contains(['e', 'E']) && !text.ends_with('E');
    let same = |known: &&&str| quantity::parse(known).is_ok_and(|known| known == amount);
    divisors(resource)
        .iter()
        .filter(same)
        .any(|known| amount == Amount::from_int(1) || !exponent && known.ends_with('i') == binary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subscripts_are_split() {
        assert_eq!(subscript("metadata.labels['a.b/c']"), Some(("metadata.labels", "a.b/c")));
        assert_eq!(subscript("metadata.labels"), None);
        assert_eq!(subscript("['a']"), None);
        assert_eq!(subscript("metadata.labels['']"), Some(("metadata.labels", "")));
    }

    #[test]
    fn divisors_are_compared_as_they_are_printed() {
        for (resource, divisor, fits) in [
            ("cpu", "1", true),
            ("cpu", "1000m", true),
            ("cpu", "0.001", true),
            ("cpu", "1k", false),
            ("cpu", "0.1", false),
            ("memory", "1Mi", true),
            ("memory", "1024Ki", true),
            ("memory", "1000", true),
            ("memory", "1024", false),
            ("memory", "1e3", false),
            ("memory", "1m", false),
            ("memory", "0", true),
            ("memory", "Ki", true),
            ("memory", " 1 ", true),
            ("memory", "100Mi", false),
            ("ephemeral-storage", "-1", false),
        ] {
            assert_eq!(divides(resource, divisor), fits, "{resource} by {divisor}");
        }
    }

    #[test]
    fn old_and_open_names_are_known() {
        assert!(is_env_field("spec.host") && is_env_field("spec.nodeName") && !is_env_field("status.phase"));
        assert_eq!(checked_key("metadata.annotations", "A.b/C").as_deref(), Some("a.b/c"));
        assert_eq!(checked_key("metadata.labels", "A.b/C").as_deref(), Some("A.b/C"));
        assert_eq!(resource("limits.hugepages-2Mi"), Some("hugepages-2Mi"));
        assert_eq!(resource("limits.example.com/gpu"), None);
    }
}
