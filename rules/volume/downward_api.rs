//! `downward-api`: which of a pod's own fields a volume can show.

use super::{files, server_path, without_items};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        ContainerList, DownwardAPIVolumeFile, Field, ObjectFieldSelector, PodView, ResourceFieldSelector,
        Str, names,
    },
    rule::{Check, Context, Rule, closest},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "downward-api",
    summary: "a downward API volume asks for a field that a file cannot show",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("downward_api.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The fields that a file can show. Labels and annotations also one by one.
const FIELDS: [&str; 5] =
    ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

/// Fields that are known, and shown in environment variables or nowhere.
const OTHER_FIELDS: [&str; 10] = [
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.serviceAccountName",
    "spec.schedulerName",
    "spec.host",
    "status.phase",
    "status.hostIP",
    "status.hostIPs",
    "status.podIP",
    "status.podIPs",
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        for files in files(volume) {
            for file in files.fields {
                check_file(cx, pod, &files.source, file);
            }
        }
    }
}

fn check_file(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    source: &str,
    file: &DownwardAPIVolumeFile<'_>,
) {
    let whole = |path: &str| {
        const FIELD: &str = ".downwardAPI";
        path.rfind(FIELD).map_or(path.to_owned(), |at| path[..at + FIELD.len()].to_owned())
    };
    match (&file.field_ref, &file.resource_field_ref) {
        (Field::Set { key: field, value }, resource) => {
            if let Field::Set { key: resource, .. } = resource {
                let finding = cx
                    .report(
                        *resource,
                        format!("an item of {source} has both `fieldRef` and `resourceFieldRef`"),
                    )
                    .with(*field, "the other one")
                    .help("make two items of it");
                server_path(finding, Cause::Invalid, whole);
            }
            check_field(cx, source, value);
        }
        (_, Field::Set { value, .. }) => check_resource(cx, pod, source, value),
        (field, resource) if field.is_missing() && resource.is_missing() && !cx.is_filled_in_later() => {
            let span = file.path.get().map_or(file.span.start_point(), |path| path.span);
            let finding = cx
                .report(span, format!("an item of {source} does not say which field to show"))
                .help("add `fieldRef` or `resourceFieldRef`");
            server_path(finding, Cause::Required, whole);
        }
        _ => {}
    }
}

fn check_field(cx: &mut Context<'_, '_>, source: &str, field: &ObjectFieldSelector<'_>) {
    if let Some(finding) =
        super::require_text(cx, &field.field_path, "fieldPath", &format!("`fieldRef` in {source}"))
    {
        finding.help("add `fieldPath`, such as `metadata.labels`");
        server_path(finding, Cause::Required, without_items);
        return;
    }
    let Some(path) = field.field_path.filter(|path| !path.is_empty()) else { return };
    if let Some(version) = field.api_version.filter(|version| !matches!(&**version, "" | "v1")) {
        let finding = cx
            .report(
                version.span,
                format!("`apiVersion` of `fieldRef` in {source} must be `v1`, not `{}`", &**version),
            )
            .help("write `v1`, or remove it");
        server_path(finding, Cause::Invalid, |path| {
            without_items(path).replace(".fieldRef.apiVersion", ".fieldRef.fieldPath")
        });
        return;
    }
    if FIELDS.contains(&&**path) {
        return;
    }
    if let Some((owner, key)) = subscript(path) {
        check_subscript(cx, source, path, owner, key);
        return;
    }
    let other = OTHER_FIELDS.contains(&&**path);
    let (message, help) = if other {
        let message = format!("{source} cannot show `{}` as a file", &**path);
        let help = match &**path {
            "spec.restartPolicy" | "spec.schedulerName" | "spec.host" | "status.phase" => {
                format!("it can show `{}`", FIELDS.join("`, `"))
            }
            _ => "use `fieldRef` of an environment variable for it".to_owned(),
        };
        (message, help)
    } else {
        let message = format!("{source} asks for `{}`, which is no field to show", &**path);
        let help = match closest(path, FIELDS) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it can show `{}`", FIELDS.join("`, `")),
        };
        (message, help)
    };
    let cause = if other { Cause::NotSupported } else { Cause::Invalid };
    server_path(cx.report(path.span, message).help(help), cause, without_items);
}

/// Splits `metadata.labels['key']`.
fn subscript(path: &str) -> Option<(&str, &str)> {
    path.strip_suffix("']")?.split_once("['")
}

fn check_subscript(cx: &mut Context<'_, '_>, source: &str, path: &Str<'_>, owner: &str, key: &str) {
    let lower;
    let key = match owner {
        "metadata.labels" => key,
        "metadata.annotations" => {
            lower = key.to_ascii_lowercase();
            &lower
        }
        _ => {
            let finding = cx
                .report(path.span, format!("{source} asks for an entry of `{owner}`, which has none"))
                .help("entries can be taken of `metadata.labels` and `metadata.annotations`");
            server_path(finding, Cause::Invalid, without_items);
            return;
        }
    };
    if names::qualified_name(key).is_err() {
        let finding = cx
            .report(
                path.span,
                format!("{source} asks for `{}`, which cannot be there: `{key}` is no legal key", &**path),
            )
            .help("write the key as it stands in the pod's metadata, between `['` and `']`");
        server_path(finding, Cause::Invalid, |path| {
            without_items(path).trim_end_matches(".fieldPath").to_owned()
        });
    }
}

fn check_resource(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    source: &str,
    selector: &ResourceFieldSelector<'_>,
) {
    let whose = format!("`resourceFieldRef` in {source}");
    if let Some(finding) = super::require_text(cx, &selector.container_name, "containerName", &whose) {
        finding.help("add `containerName`: in a volume it must be said whose resource is meant");
        server_path(finding, Cause::Required, without_items);
    }
    if let Some(finding) = super::require_text(cx, &selector.resource, "resource", &whose) {
        finding.help("add `resource`, such as `limits.memory`");
        server_path(finding, Cause::Required, without_items);
    }
    check_container(cx, pod, &whose, selector);
    let Some(resource) = selector.resource.filter(|resource| !resource.is_empty()) else { return };
    let name = resource.strip_prefix("limits.").or_else(|| resource.strip_prefix("requests."));
    let known = name.filter(|name| {
        matches!(*name, "cpu" | "memory" | "ephemeral-storage") || name.starts_with("hugepages-")
    });
    let Some(name) = known else {
        const KNOWN: [&str; 6] = [
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.ephemeral-storage",
        ];
        let help = match closest(resource, KNOWN) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of `{}`", KNOWN.join("`, `")),
        };
        let finding = cx.report(resource.span, format!("{whose} cannot show `{}`", &**resource)).help(help);
        server_path(finding, Cause::NotSupported, without_items);
        return;
    };
    check_divisor(cx, &whose, name, selector);
}

/// The server does not look for the container; the kubelet cannot fill the file without it.
fn check_container(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    whose: &str,
    selector: &ResourceFieldSelector<'_>,
) {
    let Some(wanted) = selector.container_name.filter(|name| !name.is_empty()) else { return };
    if cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    let names =
        || pod.containers().filter(|view| view.list != ContainerList::Ephemeral).map(|view| view.name());
    if names().any(|name| name == &**wanted) {
        return;
    }
    let help = match closest(wanted, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the name of a container of the pod".to_owned(),
    };
    let message = format!(
        "{whose} names container `{}`, which the pod does not have; it stays in ContainerCreating",
        &**wanted
    );
    cx.report(wanted.span, message).help(help).happens(Outcome::ConfigError, Stage::Kubelet);
}

fn check_divisor(cx: &mut Context<'_, '_>, whose: &str, name: &str, selector: &ResourceFieldSelector<'_>) {
    const SIZES: [&str; 13] =
        ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"];
    let Some(divisor) = selector.divisor.get() else { return };
    let Ok(amount) = divisor.amount() else { return };
    let text = divisor.text.trim();
    let known: &[&str] = if name == "cpu" { &["1", "1m"] } else { &SIZES };
    if amount.is_zero() || known.contains(&text) {
        return;
    }
    // The server compares the amount as it would print it, which is not always as it is written.
    let same =
        known.iter().any(|known| crate::model::quantity::parse(known).is_ok_and(|known| known == amount));
    if same {
        return;
    }
    let finding = cx
        .report(divisor.text.span, format!("{whose} cannot divide `{name}` by `{text}`"))
        .help(format!("write one of `{}`", known.join("`, `")));
    server_path(finding, Cause::Invalid, without_items);
}
