//! `deprecated-api`: what the API server still serves, and warns of.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Object},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "deprecated-api",
    summary: "the apiVersion and kind, or an annotation, is deprecated and will go away",
    group: "structure",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("deprecated_api.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// An apiVersion that the server warns of: a kind, or all of it, from when to when, and what takes its place.
struct Deprecated {
    api_version: &'static str,
    kinds: &'static [&'static str],
    since: u8,
    removed: Option<u8>,
    instead: &'static str,
}

// W44. Source: `zz_generated.prerelease-lifecycle.go` of k8s.io/api at v0.37.0, for APIs that 1.27 or later serves.
const DEPRECATED: &[Deprecated] = &[
    row("v1", &["ComponentStatus"], 19, None, ""),
    row("v1", &["Endpoints"], 33, None, "an EndpointSlice of `discovery.k8s.io/v1`"),
    row(
        "admissionregistration.k8s.io/v1alpha1",
        &["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"],
        35,
        Some(38),
        "`admissionregistration.k8s.io/v1`",
    ),
    row(
        "admissionregistration.k8s.io/v1alpha1",
        &["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
        29,
        Some(32),
        "`admissionregistration.k8s.io/v1`",
    ),
    row(
        "admissionregistration.k8s.io/v1beta1",
        &["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"],
        37,
        Some(40),
        "`admissionregistration.k8s.io/v1`",
    ),
    row(
        "admissionregistration.k8s.io/v1beta1",
        &["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"],
        31,
        Some(34),
        "`admissionregistration.k8s.io/v1`",
    ),
    row(
        "certificates.k8s.io/v1alpha1",
        &["ClusterTrustBundle"],
        34,
        Some(37),
        "`certificates.k8s.io/v1beta1`",
    ),
    row(
        "certificates.k8s.io/v1beta1",
        &["ClusterTrustBundle", "PodCertificateRequest"],
        37,
        Some(40),
        "`certificates.k8s.io/v1`",
    ),
    row("coordination.k8s.io/v1alpha2", &["LeaseCandidate"], 35, Some(38), "`coordination.k8s.io/v1beta1`"),
    row("coordination.k8s.io/v1beta1", &["LeaseCandidate"], 36, Some(39), ""),
    row(
        "flowcontrol.apiserver.k8s.io/v1beta2",
        &["FlowSchema", "PriorityLevelConfiguration"],
        26,
        Some(29),
        "`flowcontrol.apiserver.k8s.io/v1beta3`",
    ),
    row(
        "flowcontrol.apiserver.k8s.io/v1beta3",
        &["FlowSchema", "PriorityLevelConfiguration"],
        29,
        Some(32),
        "`flowcontrol.apiserver.k8s.io/v1`",
    ),
    row("networking.k8s.io/v1beta1", &["IPAddress", "ServiceCIDR"], 34, Some(37), "`networking.k8s.io/v1`"),
    row("resource.k8s.io/v1alpha3", &["DeviceTaintRule"], 36, Some(39), "`resource.k8s.io/v1beta2`"),
    row(
        "resource.k8s.io/v1beta1",
        &["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"],
        35,
        Some(38),
        "`resource.k8s.io/v1`",
    ),
    row(
        "resource.k8s.io/v1beta2",
        &["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"],
        36,
        Some(39),
        "`resource.k8s.io/v1`",
    ),
    row("storage.k8s.io/v1alpha1", &["VolumeAttributesClass"], 32, Some(35), "`storage.k8s.io/v1beta1`"),
    row("storage.k8s.io/v1beta1", &["VolumeAttributesClass"], 34, Some(37), "`storage.k8s.io/v1`"),
    row("storagemigration.k8s.io/v1beta1", &["StorageVersionMigration"], 37, Some(40), ""),
];

const fn row(
    api_version: &'static str,
    kinds: &'static [&'static str],
    since: u8,
    removed: Option<u8>,
    instead: &'static str,
) -> Deprecated {
    Deprecated { api_version, kinds, since, removed, instead }
}

/// Keeps Secrets that are mounted to those that a `ServiceAccount` lists.
const MOUNTABLE: &str = "kubernetes.io/enforce-mountable-secrets";

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let (Some(api_version), Some(kind)) = (&object.api_version, &object.kind) else { return };
    let minor = cx.minor();
    let is_meant = |row: &&Deprecated| {
        row.api_version == &**api_version
            && row.kinds.contains(&&**kind)
            && minor >= row.since
            && row.removed.is_none_or(|removed| minor < removed)
    };
    if let Some(row) = DEPRECATED.iter().find(is_meant) {
        let until =
            row.removed.map(|removed| format!(", and 1.{removed} no longer serves it")).unwrap_or_default();
        let message =
            format!("`{}` of `{}` is deprecated since 1.{}{until}", &**kind, &**api_version, row.since);
        let span = if row.removed.is_some() { api_version.content() } else { kind.content() };
        let finding = cx.report(span, message);
        if !row.instead.is_empty() {
            finding.help(format!("write {}", row.instead));
        }
        finding.server_at(Cause::Invalid, "-", Scope::Warnings);
    }
    // W42
    if let Body::ServiceAccount(account) = &object.body
        && minor >= 32
        && let Some(metadata) = account.metadata.get()
        && let Some((key, _)) = metadata.annotations.entries().iter().find(|(key, _)| key == MOUNTABLE)
    {
        cx.report(key.content(), format!("the annotation `{MOUNTABLE}` is deprecated since 1.32"))
            .help("keep what may not see each other's Secrets in namespaces of their own")
            .server_at(Cause::Invalid, format!("metadata.annotations[{MOUNTABLE}]"), Scope::Warnings);
    }
}
