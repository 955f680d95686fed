//! `pvc-spec`: what a claim asks for: access modes, size, class and source.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, Map, Object, Owner, PersistentVolumeClaimSpec, PodView, Spanned as _, Str, names,
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
        Body::PersistentVolumeClaim(claim) => {
            spec(cx, &claim.spec, Place::Claim);
            if let Some(metadata) = claim.metadata.get() {
                deprecated_annotation(cx, &metadata.annotations);
            }
        }
        Body::StatefulSet(it) => {
            // APP31, TPL11: earlier servers look at a claim when it is made.
            let place = if cx.minor() >= 34 { Place::Template } else { Place::Later };
            for claim in it.spec.get().map_or(&[][..], |spec| spec.volume_claim_templates.items()) {
                spec(cx, &claim.spec, place);
            }
        }
        _ => {}
    }
}

/// VOL77
fn check_pod<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        if let Some(template) = volume.claim_template() {
            let place = if pod.owner == Owner::Custom { Place::Later } else { Place::Template };
            spec(cx, &template.spec, place);
        }
    }
}

/// W39
fn deprecated_annotation(cx: &mut Context<'_, '_>, annotations: &Field<Map<'_, Str<'_>>>) {
    const CLASS: &str = "volume.beta.kubernetes.io/storage-class";
    let Some((key, value)) = annotations.entries().iter().find(|(key, _)| *key == CLASS) else { return };
    let finding = cx.report(key.span, format!("the annotation `{CLASS}` is deprecated since 1.8"));
    // An empty name means something: no class, not the default one.
    let class = if value.is_empty() { "\"\"".to_owned() } else { shown(value).to_string() };
    finding.help(format!("write `storageClassName: {class}` in the claim's `spec`"));
    let path = finding.field.clone();
    finding.warned(path);
}

/// Where a claim is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is an object of its own.
    Claim,
    /// In a template that the API server looks into.
    Template,
    /// In a custom resource, or where an old API server does not look: it looks at the claim when it is made.
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

/// What the API server says as well, if it is the one to say it.
fn also(finding: &mut Diagnostic, place: Place, cause: Cause, path: String) {
    if place != Place::Later {
        finding.also(cause, path, Scope::Errors);
    }
}

fn spec(cx: &mut Context<'_, '_>, field: &Field<Box<PersistentVolumeClaimSpec<'_>>>, place: Place) {
    let claim = match field {
        Field::Set { value, .. } => value,
        Field::Missing { parent } if !cx.is_part() => {
            let message = "a claim needs a `spec` with its `accessModes` and its size";
            let finding = cx.report_missing(*parent, "spec", message);
            finding.help("add `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}`");
            let path = finding.field.clone();
            judged(finding, place, Cause::Required, format!("{path}.accessModes"));
            also(finding, place, Cause::Required, format!("{path}.resources[storage]"));
            return;
        }
        Field::Null(span) if !cx.is_part() => {
            let finding = cx.report(*span, "a claim needs a `spec` with its `accessModes` and its size");
            let path = finding.field.clone();
            judged(finding, place, Cause::Required, format!("{path}.accessModes"));
            also(finding, place, Cause::Required, format!("{path}.resources[storage]"));
            return;
        }
        _ => return,
    };
    access_modes(cx, claim, place);
    size(cx, claim, place);
    // PVC7, PVC14
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
    // PVC8
    if let Some(finding) = one_of(cx, &claim.volume_mode, "volumeMode", &["Filesystem", "Block"]) {
        let path = finding.field.clone();
        judged(finding, place, Cause::NotSupported, path);
    }
    source(cx, claim, place);
}

fn access_modes(cx: &mut Context<'_, '_>, claim: &PersistentVolumeClaimSpec<'_>, place: Place) {
    // PVC1 to PVC3
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
            && list.items.iter().any(|mode| *mode != "ReadWriteOncePod" && MODES.contains(&&**mode))
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
    // PVC5, PVC6
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

/// What the new volume is to be filled from. PVC9 to PVC13
fn source(cx: &mut Context<'_, '_>, claim: &PersistentVolumeClaimSpec<'_>, place: Place) {
    let namespace = claim.data_source_ref.get().and_then(|it| match &it.namespace {
        Field::Set { key, value } if !value.is_empty() => Some((*key, value)),
        _ => None,
    });
    // PVC12. The server takes it out of a claim, unless it has the alpha gate CrossNamespaceVolumeDataSource, and
    // nothing of it out of a template: there it looks at all of it, and the claim that is made loses it.
    let dropped = place != Place::Template;
    if let Some((key, _)) = namespace {
        let message = "a `dataSourceRef` into another namespace is dropped, and the volume starts empty";
        cx.report(key, message)
            .help("copy the source into the claim's namespace, or switch CrossNamespaceVolumeDataSource on")
            .at_most_warn()
            .happens(Outcome::Dropped, Stage::ApiServer);
    }
    if let Some((key, name)) = namespace.filter(|_| !dropped) {
        if let Err(error) = names::dns_1123_label(name) {
            let message = error.of(format_args!("the namespace `{}`", shown(name)));
            let finding = cx.report(name.place_of(&error.range), message);
            finding.help(error.help(name).unwrap_or_else(|| "write the namespace's name".to_owned()));
            let path = finding.field.clone();
            judged(finding, place, Cause::Invalid, path);
        }
        if claim.data_source.is_set() {
            let message = "a `dataSource` cannot stand beside a `dataSourceRef` into another namespace";
            let finding = cx
                .report(claim.data_source.span_or_insert(), message)
                .with(key, "another namespace")
                .help("remove `dataSource`");
            let path = finding.field.strip_suffix(".dataSource").unwrap_or_default().to_owned();
            judged(finding, place, Cause::Invalid, path);
        }
    }
    let reference = claim.data_source_ref.get().filter(|_| namespace.is_none() || !dropped);
    let local = claim.data_source.get();
    // A claim's one source is written into both fields before they are looked at.
    let twin = place == Place::Claim && (reference.is_none() || local.is_none());
    if let Some(it) = reference {
        let parts = Source {
            name: "dataSourceRef",
            twin: twin.then_some("dataSource"),
            key: claim.data_source_ref.span_or_insert(),
            group: &it.api_group,
            kind: &it.kind,
            of: &it.name,
        };
        parts.check(cx, place);
    }
    let Some(it) = local else { return };
    let key = claim.data_source.span_or_insert();
    let in_core = it.api_group.str_or_empty() == Some("");
    let kept = if in_core {
        it.kind.is("PersistentVolumeClaim")
    } else {
        it.kind.is("VolumeSnapshot") && it.api_group.is("snapshot.storage.k8s.io")
    };
    if place == Place::Claim && reference.is_none() && !kept {
        // Before it is looked at, any other source is taken out, and the claim is made without one.
        if !it.kind.is_invalid() && !it.api_group.is_invalid() {
            let message = "this `dataSource` is dropped: only a PersistentVolumeClaim or a VolumeSnapshot can stand here";
            cx.report(key, message)
                .help("write it as `dataSourceRef`, with the `apiGroup` of its kind")
                .at_most_warn()
                .happens(Outcome::Dropped, Stage::ApiServer);
        }
        return;
    }
    let parts = Source {
        name: "dataSource",
        twin: twin.then_some("dataSourceRef"),
        key,
        group: &it.api_group,
        kind: &it.kind,
        of: &it.name,
    };
    parts.check(cx, place);
    // Of one into another namespace it is said above.
    if let Some(reference) = reference.filter(|_| namespace.is_none()) {
        let same =
            |a: &Field<Str<'_>>, b: &Field<Str<'_>>| a.is_invalid() || b.is_invalid() || a.str() == b.str();
        let texts = |a: &Field<Str<'_>>, b: &Field<Str<'_>>| {
            a.str_or_empty().is_none() || b.str_or_empty().is_none() || a.str_or_empty() == b.str_or_empty()
        };
        if !same(&it.api_group, &reference.api_group)
            || !texts(&it.kind, &reference.kind)
            || !texts(&it.name, &reference.name)
        {
            let finding = cx
                .report(key, "`dataSource` and `dataSourceRef` differ; a claim has one source")
                .with(claim.data_source_ref.span_or_insert(), "the other one")
                .help("remove `dataSource`");
            let path = finding.field.strip_suffix(".dataSource").unwrap_or_default().to_owned();
            judged(finding, place, Cause::Invalid, path);
        }
    }
}

/// `dataSource` or `dataSourceRef`.
struct Source<'a, 'm> {
    name: &'static str,
    /// The field that the API server copies it to, and then says the same of.
    twin: Option<&'static str>,
    key: Span,
    group: &'m Field<Str<'a>>,
    kind: &'m Field<Str<'a>>,
    of: &'m Field<Str<'a>>,
}

impl Source<'_, '_> {
    fn check(&self, cx: &mut Context<'_, '_>, place: Place) {
        let source = self.name;
        let in_core = self.group.str_or_empty() == Some("");
        for (name, field) in [("kind", self.kind), ("name", self.of)] {
            let message = format_args!("`{source}` needs a `{name}`");
            if let Some(finding) = require_text(cx, field, name, message) {
                let path = finding.field.clone();
                self.judged(finding, place, Cause::Required, &path);
                // PVC10: without a group, no kind is the wrong kind.
                if name == "kind" && in_core {
                    let path = path.strip_suffix(".kind").unwrap_or(&path);
                    also(finding, place, Cause::Invalid, path.to_owned());
                    if let Some(twin) = self.twin_path(path) {
                        also(finding, place, Cause::Invalid, twin);
                    }
                }
            }
        }
        // PVC11
        if cx.minor() >= 29
            && let Some(group) = self.group.get().filter(|group| !group.is_empty())
            && let Err(error) = names::dns_1123_subdomain(group)
        {
            let message = error.of(format_args!("the `apiGroup` `{}`", shown(group)));
            let finding = cx.report(group.place_of(&error.range), message);
            finding.help("write the group alone, without a version");
            let path = finding.field.clone();
            self.judged(finding, place, Cause::Invalid, &path);
        }
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
        self.judged(finding, place, Cause::Invalid, &path);
    }

    /// What the API server says at the path, and at that of the field's twin.
    fn judged(&self, finding: &mut Diagnostic, place: Place, cause: Cause, path: &str) {
        judged(finding, place, cause, path.to_owned());
        if let Some(twin) = self.twin_path(path) {
            also(finding, place, cause, twin);
        }
    }

    /// The same place in the twin.
    fn twin_path(&self, path: &str) -> Option<String> {
        let twin = self.twin?;
        let at = path.rfind(self.name)?;
        Some(format!("{}{twin}{}", &path[..at], &path[at + self.name.len()..]))
    }
}
