//! `projected-source`: the parts of a projected volume.

use super::{CalledSource, called_volume, need_text, server_path};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Field, PodView, ProjectedVolumeSource, VolumeProjection},
    rule::{Check, Context, Rule, Seen, shown},
    text::Span,
    yaml::{Tree, Value},
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

/// The sources of a part, in the order in which the server looks for them. `clusterTrustBundle` and `podCertificate`
/// are not counted: clusters drop them unread unless their feature gates are on.
fn sources(part: &VolumeProjection<'_>) -> impl Iterator<Item = (&'static str, Span)> + use<> {
    fn at<T>(field: &Field<T>) -> Option<Span> {
        match field {
            Field::Set { key, .. } => Some(*key),
            Field::Invalid(span) => Some(*span),
            _ => None,
        }
    }
    [
        ("secret", at(&part.secret)),
        ("configMap", at(&part.config_map)),
        ("downwardAPI", at(&part.downward_api)),
        ("serviceAccountToken", at(&part.service_account_token)),
    ]
    .into_iter()
    .filter_map(|(name, span)| Some((name, span?)))
}

/// Whether a part holds nothing, or keys without a value.
fn is_empty(tree: &Tree<'_>, part: &VolumeProjection<'_>) -> bool {
    tree.entries(part.node).all(|(_, value)| matches!(tree.value(value), Value::Null))
}

fn check_one(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>) {
    let mut sources = sources(part);
    let first = sources.next();
    check_gated(cx, owner, part, first.is_none());
    let Some((first, first_span)) = first else {
        if !cx.is_filled_in_later() && is_empty(cx.tree(), part) {
            let finding = cx
                .report(part.span, format!("a source of {owner} is empty"))
                .help("add `secret`, `configMap`, `downwardAPI` or `serviceAccountToken`, or remove it");
            warned(finding);
        }
        return;
    };
    for (other, span) in sources {
        let finding = cx
            .report(span, format!("one source of {owner} has both `{first}` and `{other}`"))
            .with(first_span, "the first one")
            .help(format!("start a new item of `sources` with `- {other}:`"));
        server_path(finding, Cause::Forbidden, |path| super::parent(path).to_owned());
    }
}

/// Sources that a cluster only knows when a feature gate is on, which is not so by default up to 1.36.
fn check_gated(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>, alone: bool) {
    let gated = [
        ("clusterTrustBundle", "ClusterTrustBundleProjection", part.cluster_trust_bundle.key()),
        ("podCertificate", "PodCertificateRequest", part.pod_certificate.key()),
    ];
    for (name, gate, key) in gated {
        let Some(key) = key else { continue };
        let finding = cx
            .report(
                key,
                format!("`{name}` in {owner} is dropped, unless the cluster has the feature gate {gate} on"),
            )
            .help(format!(
                "ignore this if the gate {gate} is on in your clusters; it is off by default up to 1.36"
            ));
        finding.happens(Outcome::Dropped, Stage::ApiServer).at_most_warn();
        if alone {
            warned(finding).happens(Outcome::Dropped, Stage::ApiServer);
        }
    }
}

/// The server takes an item without a source with a warning, which opens with the word `volume` where others have a
/// path.
fn warned(finding: &mut Diagnostic) -> &mut Diagnostic {
    finding.happens(Outcome::Warned, Stage::ApiServer).at_most_warn().server_at(
        Cause::Invalid,
        "volume",
        Scope::Warnings,
    )
}

fn check_parts(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, part: &VolumeProjection<'_>) {
    if let Some(secret) = part.secret.get() {
        need_text(cx, &secret.name, "name", format_args!("`secret` in {owner}"));
    }
    if let Some(config_map) = part.config_map.get() {
        need_text(cx, &config_map.name, "name", format_args!("`configMap` in {owner}"));
    }
    let Some(token) = part.service_account_token.get() else { return };
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

/// Two files cannot have one path, even from different sources.
fn check_paths(cx: &mut Context<'_, '_>, owner: CalledSource<'_>, projected: &ProjectedVolumeSource<'_>) {
    let mut seen = Seen::default();
    for part in projected.sources.items() {
        let keys = part.secret.get().map_or(&[][..], |it| it.items.items());
        let more_keys = part.config_map.get().map_or(&[][..], |it| it.items.items());
        let fields = part.downward_api.get().map_or(&[][..], |it| it.items.items());
        let paths =
            keys.iter().chain(more_keys).map(|item| &item.path).chain(fields.iter().map(|item| &item.path));
        for path in paths.filter_map(|path| path.get()).filter(|path| !path.is_empty()) {
            if let Some(first) = seen.first(&**path, path.span) {
                let finding = cx
                    .report(path.span, format!("{owner} has two files called `{}`", shown(path)))
                    .with(first, "the first one")
                    .help("give one of them another `path`");
                server_path(finding, Cause::Invalid, |path| {
                    path.rfind(".projected")
                        .map_or(path.to_owned(), |at| format!("{}.projected.path", &path[..at]))
                });
            }
        }
    }
}
