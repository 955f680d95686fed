//! `projected-source`: the parts of a projected volume.

use std::fmt::Display;

use super::{CalledSource, called_volume, need_text, server_also, server_path, whole_projected};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        ClusterTrustBundleProjection, Field, Map, PodCertificateProjection, PodView, ProjectedVolumeSource,
        Str, VolumeProjection, names,
    },
    rule::{Check, Context, Rule, Seen, listed, one_of, shown, up_to},
    yaml::Value,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "projected-source",
    summary: "a part of a projected volume is no source, two sources, or in another's way",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("projected_source.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        if volume.source() != Some("projected") {
            continue;
        }
        let Some(projected) = volume.projected.get() else { continue };
        let owner = CalledSource { part: None, source: "projected", volume: called_volume(volume) };
        for part in projected.sources.items() {
            check_one(cx, owner, part);
            check_parts(cx, owner, part);
        }
        check_paths(cx, owner, projected);
    }
}

fn check_one(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>) {
    let mut sources = part.sources();
    let Some((first, first_span)) = sources.next() else { return check_empty(cx, owner, part) };
    // VOL45
    for (other, span) in sources {
        let finding = cx
            .report(span, format!("one source of {owner} has both `{first}` and `{other}`"))
            .with(first_span, "the first one")
            .help(format!("start a new item of `sources` with `- {other}:`"));
        server_path(finding, Cause::Forbidden, |path| super::parent(path).to_owned());
    }
}

/// The server takes an item without a source, from 1.32 on with a warning. An item is without one as well when its
/// source is not known or dropped, which other rules have. W18
fn check_empty(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>) {
    let tree = cx.tree();
    let written = tree.entries(part.node).any(|(_, value)| !matches!(tree.value(value), Value::Null));
    if written || cx.is_filled_in_later() {
        return;
    }
    let warns = cx.minor() >= 32;
    let finding = cx
        .report(part.span, format!("a source of {owner} is empty"))
        .help("add `secret`, `configMap`, `downwardAPI` or `serviceAccountToken`, or remove it")
        .at_most_warn();
    if warns {
        // The warning opens with the word `volume`, where others have a path.
        finding.warned("volume");
    } else {
        finding.happens(Outcome::Fragile, Stage::Kubelet);
    }
}

fn check_parts(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>) {
    // VOL46
    if let Some(secret) = part.secret.get() {
        need_text(cx, &secret.name, "name", format_args!("`secret` in {owner}"));
    }
    if let Some(config_map) = part.config_map.get() {
        need_text(cx, &config_map.name, "name", format_args!("`configMap` in {owner}"));
    }
    if let Some(bundle) = part.cluster_trust_bundle.get() {
        check_trust_bundle(cx, owner, bundle);
    }
    if let Some(certificate) = part.pod_certificate.get() {
        check_certificate(cx, owner, certificate);
    }
    let Some(token) = part.service_account_token.get() else { return };
    // VOL50
    if let Some(seconds) =
        token.expiration_seconds.filter(|seconds| !(600..=1 << 32).contains(&seconds.value))
    {
        let message = format!(
            "`expirationSeconds` in {owner} must be at least 600, ten minutes, not {}",
            seconds.value
        );
        cx.report(seconds.span, message)
            .help("write 600 or more, or remove it for one hour")
            .server(Cause::Invalid);
    }
}

/// VOL54 to VOL57; its path is for `volume-path`.
fn check_trust_bundle(
    cx: &mut Context<'_, '_>,
    owner: CalledSource<'_>,
    bundle: &ClusterTrustBundleProjection<'_>,
) {
    match (&bundle.name, &bundle.signer_name) {
        (Field::Set { key: name, .. }, Field::Set { key: signer, .. }) => {
            let message = format!("`clusterTrustBundle` in {owner} has both `name` and `signerName`");
            let finding = cx.report(*signer, message).with(*name, "the other one").help("keep one of them");
            server_path(finding, Cause::Invalid, |path| super::parent(path).to_owned());
        }
        (Field::Set { value: name, .. }, signer) if !signer.is_invalid() => {
            if !is_trust_bundle(name) {
                let (message, help) = if name.is_empty() {
                    ("is empty".to_owned(), "write the name of a ClusterTrustBundle")
                } else {
                    (
                        format!("cannot be `{}`", shown(name)),
                        "write the name of a ClusterTrustBundle: lower-case letters, digits, `-` and `.`, after its signer and `:` if it has one",
                    )
                };
                let finding =
                    cx.report(name.place(), format!("`name` of `clusterTrustBundle` in {owner} {message}"));
                let finding = finding.help(help);
                if name.is_empty() {
                    server_also(finding.server(Cause::Required), Cause::Invalid, str::to_owned);
                } else {
                    finding.server(Cause::Invalid);
                }
            }
            // VOL55
            if let Field::Set { key, .. } = &bundle.label_selector {
                let message =
                    format!("`labelSelector` of `clusterTrustBundle` in {owner} does not go with `name`");
                cx.report(*key, message)
                    .with(name.span, "the bundle by its name")
                    .help("remove `labelSelector`, or write `signerName` instead of `name`")
                    .server(Cause::Invalid);
            }
        }
        (name, Field::Set { value: signer, .. }) if !name.is_invalid() => {
            // What is in the selector is for `label-syntax`.
            check_signer(cx, format_args!("`clusterTrustBundle` in {owner}"), signer);
        }
        (name, signer) if name.is_missing() && signer.is_missing() && !cx.is_filled_in_later() => {
            let span = bundle.path.get().map_or(bundle.span.start_point(), |path| path.span);
            let message = format!("`clusterTrustBundle` in {owner} has neither `name` nor `signerName`");
            let finding = cx.report(span, message).help("add one of them");
            server_path(finding, Cause::Required, |path| up_to(path, "clusterTrustBundle"));
        }
        _ => {}
    }
}

/// The name of a bundle; one of a signer's begins with the signer, its slash as a colon.
fn is_trust_bundle(name: &str) -> bool {
    match name.rsplit_once(':') {
        Some((signer, name)) => !signer.contains('/') && names::dns_1123_subdomain(name).is_ok(),
        None => names::dns_1123_subdomain(name).is_ok(),
    }
}

/// VOL56, VOL59
fn check_signer(cx: &mut Context<'_, '_>, owner: impl Display, signer: &Str<'_>) {
    let Err(error) = names::signer_name(signer) else { return };
    let message = if signer.is_empty() {
        format!("`signerName` of {owner} is empty")
    } else {
        format!("`signerName` of {owner} cannot be `{}`", shown(signer))
    };
    let finding =
        cx.report(signer.place(), message).help("write `DOMAIN/NAME`, such as `example.com/my-signer`");
    if error.malformed {
        finding.server(Cause::Invalid);
        if error.too_long {
            server_also(finding, Cause::TooLong, str::to_owned);
        }
    } else {
        finding.server(if signer.is_empty() { Cause::Required } else { Cause::TooLong });
    }
}

/// VOL59 to VOL63; its paths are for `volume-path`.
fn check_certificate(
    cx: &mut Context<'_, '_>,
    owner: CalledSource<'_>,
    certificate: &PodCertificateProjection<'_>,
) {
    const KEYS: [&str; 6] = ["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"];
    let whose = format_args!("`podCertificate` in {owner}");
    match &certificate.signer_name {
        Field::Set { value, .. } => check_signer(cx, whose, value),
        field => drop(need_text(cx, field, "signerName", whose)),
    }
    // VOL60
    if certificate.key_type.is_set() {
        if let Some(finding) = one_of(cx, &certificate.key_type, "keyType", &KEYS) {
            finding.server(Cause::NotSupported);
        }
    } else if let Some(finding) = need_text(cx, &certificate.key_type, "keyType", whose) {
        finding.help(format!("add `keyType`: {}", listed(&KEYS))).server(Cause::NotSupported);
    }
    // VOL61
    let (least, day) = (3_600, 86_400);
    // A signer of Kubernetes' own gives certificates of a day at most.
    let own = certificate.signer_name.str().is_some_and(|name| {
        name.split_once('/')
            .is_some_and(|(domain, _)| domain == "kubernetes.io" || domain.ends_with(".kubernetes.io"))
    });
    let most = if own { day } else { 91 * day };
    if let Some(seconds) =
        certificate.max_expiration_seconds.filter(|seconds| !(least..=most).contains(&seconds.value))
    {
        let message = format!(
            "`maxExpirationSeconds` of {whose} must be from {least} to {most}, not {}",
            seconds.value
        );
        cx.report(seconds.span, message)
            .help(format!("write a number from {least}, one hour, to {most}"))
            .server(Cause::Invalid);
    }
    let paths =
        [&certificate.credential_bundle_path, &certificate.key_path, &certificate.certificate_chain_path];
    if paths.iter().all(|path| path.str_or_empty() == Some("")) && !cx.is_filled_in_later() {
        let span = certificate.signer_name.get().map_or(certificate.span.start_point(), |name| name.span);
        let finding = cx
            .report(span, format!("{whose} does not say where to put the certificate"))
            .help("add `credentialBundlePath`, or `keyPath` and `certificateChainPath`");
        server_path(finding, Cause::Required, |path| up_to(path, "podCertificate"));
    }
    check_user_annotations(cx, whose, &certificate.user_annotations);
}

/// What the pod tells the signer. VOL63
fn check_user_annotations(
    cx: &mut Context<'_, '_>,
    owner: impl Display,
    annotations: &Field<Map<'_, Str<'_>>>,
) {
    const MOST: usize = 256 * 1024;
    let mut size = 0;
    for (key, value) in annotations.entries() {
        size += key.len() + value.len();
        let text = key.to_ascii_lowercase();
        if names::qualified_name(&text).is_ok() && text.contains('/') {
            continue;
        }
        let message = format!("the key `{}` in `userAnnotations` of {owner} has no domain", shown(key));
        let finding = cx.report(key.place(), message).help("write `DOMAIN/NAME`, such as `example.com/key`");
        finding.server(Cause::Invalid);
    }
    if let Some(span) = annotations.key().filter(|_| size > MOST) {
        let message = format!("`userAnnotations` of {owner} hold {size} bytes; at most {MOST} are taken");
        cx.report(span, message).help("tell the signer less").server(Cause::TooLong);
    }
}

/// Two files cannot have one path, even from different sources. VOL48, VOL58, VOL62
fn check_paths(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, projected: &ProjectedVolumeSource<'_>) {
    let mut seen = Seen::default();
    for part in projected.sources.items() {
        let keys = part.secret.get().map_or(&[][..], |it| it.items.items());
        let more_keys = part.config_map.get().map_or(&[][..], |it| it.items.items());
        let fields = part.downward_api.get().map_or(&[][..], |it| it.items.items());
        let paths =
            keys.iter().chain(more_keys).map(|item| &item.path).chain(fields.iter().map(|item| &item.path));
        let bundle = part.cluster_trust_bundle.get().map(|it| &it.path);
        let certificate = part.pod_certificate.get().into_iter();
        let certificate =
            certificate.flat_map(|it| [&it.credential_bundle_path, &it.key_path, &it.certificate_chain_path]);
        let paths = paths.chain(bundle).chain(certificate);
        for path in paths.filter_map(|path| path.get()).filter(|path| !path.is_empty()) {
            if let Some(first) = seen.first(&**path, path.span) {
                let finding = cx
                    .report(path.span, format!("{owner} has two files called `{}`", shown(path)))
                    .with(first, "the first one")
                    .help("give one of them another `path`");
                server_path(finding, Cause::Invalid, |path| whole_projected(path).to_owned());
            }
        }
    }
}
