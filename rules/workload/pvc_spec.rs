//! `pvc-spec`: what a claim asks for: access modes, size, class and source.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, Object, Owner, PersistentVolumeClaimSpec, PodView, Spanned as _, Str, names,
        quantity::Amount,
    },
    rule::{Check, Context, Rule, one_of, require, require_items, require_text, shown, write_one_of},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pvc-spec",
    summary: "a claim for storage lacks its access modes or size, or asks for what there is not",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("pvc_spec.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, check_pod),
};

const MODES: [&str; 4] = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"];

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    match &object.body {
        Body::PersistentVolumeClaim(claim) => spec(cx, &claim.spec, Place::Claim),
        Body::StatefulSet(it) => {
            for claim in it.spec.get().map_or(&[][..], |spec| spec.volume_claim_templates.items()) {
                spec(cx, &claim.spec, Place::Template);
            }
        }
        _ => {}
    }
}

fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        if let Some(template) = volume.ephemeral.get().and_then(|it| it.volume_claim_template.get()) {
            let place = if pod.owner == Owner::Custom { Place::Later } else { Place::Template };
            spec(cx, &template.spec, place);
        }
    }
}

/// Where a claim is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is an object of its own.
    Claim,
    /// In a template that the API server looks into.
    Template,
    /// In a custom resource: the API server looks at the claim when it is made.
    Later,
}

/// Says what the API server says, or that it is said later, when a custom resource's pod is made.
fn judged(finding: &mut Diagnostic, place: Place, cause: Cause, path: String) {
    if place == Place::Later {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server_at(cause, path, Scope::Errors);
    }
}

fn spec(cx: &mut Context<'_, '_>, field: &Field<Box<PersistentVolumeClaimSpec<'_>>>, place: Place) {
    let claim = match field {
        Field::Set { value, .. } => value,
        Field::Missing { parent } if !cx.is_part() => {
            let message = "a claim needs a `spec` with its `accessModes` and its size";
            let finding = cx.report_missing(*parent, "spec", message);
            finding.help("add `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}`");
            let path = format!("{}.accessModes", finding.field);
            judged(finding, place, Cause::Required, path);
            return;
        }
        _ => return,
    };
    access_modes(cx, claim, place);
    size(cx, claim, place);
    for (name, class) in [
        ("storageClassName", &claim.storage_class_name),
        ("volumeAttributesClassName", &claim.volume_attributes_class_name),
    ] {
        let Field::Set { value, .. } = class else { continue };
        if value.is_empty() {
            continue;
        }
        if let Err(error) = names::dns_1123_subdomain(value) {
            let message = error.of(format_args!("`{name}: {}`", shown(value)));
            let finding = cx.report(value.sub_span(error.range.clone()), message);
            finding.help(error.help(value).unwrap_or_else(|| "write the class's name".to_owned()));
            let path = finding.field.clone();
            judged(finding, place, Cause::Invalid, path);
        }
    }
    if let Some(finding) = one_of(cx, &claim.volume_mode, "volumeMode", &["Filesystem", "Block"]) {
        let path = finding.field.clone();
        judged(finding, place, Cause::NotSupported, path);
    }
    source(cx, claim, place);
}

fn access_modes(cx: &mut Context<'_, '_>, claim: &PersistentVolumeClaimSpec<'_>, place: Place) {
    let modes = &claim.access_modes;
    if let Some(list) = modes.get().filter(|list| !list.items.is_empty() || !list.complete) {
        for mode in &list.items {
            if MODES.contains(&&**mode) {
                continue;
            }
            let span = mode.place();
            let finding = cx.report(span, format!("there is no access mode `{}`", shown(mode)));
            let help = match mode.to_ascii_uppercase().as_str() {
                "RWO" => "write `ReadWriteOnce`".to_owned(),
                "ROX" => "write `ReadOnlyMany`".to_owned(),
                "RWX" => "write `ReadWriteMany`".to_owned(),
                "RWOP" => "write `ReadWriteOncePod`".to_owned(),
                _ => write_one_of(mode, &MODES),
            };
            finding.help(help);
            let path = unindexed(&finding.field).to_owned();
            judged(finding, place, Cause::NotSupported, path);
        }
        if let Some(alone) = list.items.iter().find(|mode| **mode == "ReadWriteOncePod")
            && list.items.len() > 1
        {
            let message = "`ReadWriteOncePod` can only be the one access mode, not beside others";
            let finding = cx.report(alone.content(), message).help("remove the others, or this one");
            let path = unindexed(&finding.field).to_owned();
            judged(finding, place, Cause::Forbidden, path);
        }
        return;
    }
    let message = "a claim needs at least one access mode in `accessModes`";
    if let Some(finding) = require_items(cx, modes, "accessModes", message) {
        finding.help("add `accessModes: [ReadWriteOnce]`");
        let path = finding.field.clone();
        judged(finding, place, Cause::Required, path);
    }
}

/// The path of a list, from that of its item.
fn unindexed(path: &str) -> &str {
    path.rfind('[').map_or(path, |at| &path[..at])
}

fn size(cx: &mut Context<'_, '_>, claim: &PersistentVolumeClaimSpec<'_>, place: Place) {
    const MESSAGE: &str = "a claim needs a size in `resources.requests.storage`";
    let finding = match &claim.resources {
        Field::Set { value: resources, .. } => {
            let requests = &resources.requests;
            if requests.is_incomplete() {
                return;
            }
            match requests.value("storage") {
                Some(storage) => {
                    let Ok(amount) = storage.amount() else { return };
                    if amount > Amount::ZERO {
                        return;
                    }
                    let message = format!("a claim's size must be more than 0, it is `{}`", &*storage.text);
                    let finding = cx.report(storage.span(), message).help("write a size such as `1Gi`");
                    let path = storage_path(&finding.field);
                    judged(finding, place, Cause::Invalid, path);
                    return;
                }
                None => match requests.key() {
                    Some(key) => Some(cx.report(key, MESSAGE)),
                    None => require(cx, requests, "requests", MESSAGE),
                },
            }
        }
        field => require(cx, field, "resources", MESSAGE),
    };
    if let Some(finding) = finding {
        finding.help("add `resources: {requests: {storage: 1Gi}}`");
        let path = storage_path(&finding.field);
        judged(finding, place, Cause::Required, path);
    }
}

/// The server's path for the size: `resources[storage]`, without `requests`.
fn storage_path(field: &str) -> String {
    let base = field.find("spec.resources").map_or(field, |at| &field[..at + "spec.resources".len()]);
    format!("{base}[storage]")
}

/// What the new volume is to be filled from.
fn source(cx: &mut Context<'_, '_>, claim: &PersistentVolumeClaimSpec<'_>, place: Place) {
    if let Field::Set { key, value } = &claim.data_source_ref {
        if let Field::Set { key: namespace, value: name } = &value.namespace
            && !name.is_empty()
        {
            // A cluster keeps it only with the alpha gate CrossNamespaceVolumeDataSource.
            let message = "a `dataSourceRef` into another namespace is dropped, and the volume starts empty";
            cx.report(*namespace, message)
                .help(
                    "copy the source into the claim's namespace, or switch CrossNamespaceVolumeDataSource on",
                )
                .at_most_warn()
                .happens(Outcome::Dropped, Stage::ApiServer);
            return;
        }
        let parts = Source {
            name: "dataSourceRef",
            key: *key,
            group: &value.api_group,
            kind: &value.kind,
            of: &value.name,
        };
        parts.check(cx, place);
    }
    let Field::Set { key, value } = &claim.data_source else { return };
    let is_snapshot = value.kind.is("VolumeSnapshot") && value.api_group.is("snapshot.storage.k8s.io");
    if place == Place::Claim && !value.kind.is("PersistentVolumeClaim") && !is_snapshot {
        // Before it is looked at, any other source is taken out, and the claim is made without one.
        if !claim.data_source_ref.is_set() && !value.kind.is_invalid() {
            let message = "this `dataSource` is dropped: only a PersistentVolumeClaim or a VolumeSnapshot can stand here";
            cx.report(*key, message)
                .help("write it as `dataSourceRef`, with the `apiGroup` of its kind")
                .at_most_warn()
                .happens(Outcome::Dropped, Stage::ApiServer);
        }
        return;
    }
    let parts =
        Source { name: "dataSource", key: *key, group: &value.api_group, kind: &value.kind, of: &value.name };
    parts.check(cx, place);
}

/// `dataSource` or `dataSourceRef`.
struct Source<'a, 'm> {
    name: &'static str,
    key: Span,
    group: &'m Field<Str<'a>>,
    kind: &'m Field<Str<'a>>,
    of: &'m Field<Str<'a>>,
}

impl Source<'_, '_> {
    fn check(&self, cx: &mut Context<'_, '_>, place: Place) {
        let source = self.name;
        for (name, field) in [("kind", self.kind), ("name", self.of)] {
            let message = format_args!("`{source}` needs a `{name}`");
            if let Some(finding) = require_text(cx, field, name, message) {
                let path = finding.field.clone();
                judged(finding, place, Cause::Required, path);
            }
        }
        if let Some(group) = self.group.get().filter(|group| !group.is_empty())
            && let Err(error) = names::dns_1123_subdomain(group)
        {
            let message = error.of(format_args!("the `apiGroup` `{}`", shown(group)));
            let finding = cx.report(group.sub_span(error.range.clone()), message);
            finding.help("write the group alone, without a version");
            let path = finding.field.clone();
            judged(finding, place, Cause::Invalid, path);
        }
        let in_core = self.group.str_or_empty() == Some("");
        let Some(kind) = self.kind.get().filter(|kind: &&Str<'_>| in_core && !kind.is_empty()) else {
            return;
        };
        if kind == "PersistentVolumeClaim" {
            return;
        }
        let message = format!(
            "without an `apiGroup`, `{source}` can only be a PersistentVolumeClaim, not a `{}`",
            shown(kind)
        );
        let finding = cx.report(kind.content(), message).with(self.key, "no `apiGroup` in here");
        if kind == "VolumeSnapshot" {
            finding.help("add `apiGroup: snapshot.storage.k8s.io`");
        }
        let path = finding.field.strip_suffix(".kind").unwrap_or(&finding.field).to_owned();
        judged(finding, place, Cause::Invalid, path);
    }
}
