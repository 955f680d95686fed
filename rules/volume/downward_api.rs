//! `downward-api`: which of a pod's own fields a volume can show.

use std::fmt::Display;

use super::{CalledSource, files, need_text, server_path, without_items};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        DownwardAPIVolumeFile, Field, ObjectFieldSelector, PodView, ResourceFieldSelector, Str,
        downward::{self, FILE_FIELDS},
        names,
    },
    rule::{Check, Context, Rule, closest, shown},
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

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        for files in files(volume) {
            for file in files.fields {
                check_file(cx, pod, files.source, file);
            }
        }
    }
}

fn check_file(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    source: CalledSource<'_>,
    file: &DownwardAPIVolumeFile<'_>,
) {
    let whole = |path: &str| {
        const FIELD: &str = ".downwardAPI";
        path.rfind(FIELD).map_or(path.to_owned(), |at| path[..at + FIELD.len()].to_owned())
    };
    // VOL39, VOL49
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

fn check_field(cx: &mut Context<'_, '_>, source: CalledSource<'_>, field: &ObjectFieldSelector<'_>) {
    // VOL40
    if let Some(finding) =
        need_text(cx, &field.field_path, "fieldPath", format_args!("`fieldRef` in {source}"))
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
                format!("`apiVersion` of `fieldRef` in {source} must be `v1`, not `{}`", shown(version)),
            )
            .help("write `v1`, or remove it");
        server_path(finding, Cause::Invalid, |path| {
            without_items(path).replace(".fieldRef.apiVersion", ".fieldRef.fieldPath")
        });
        return;
    }
    if FILE_FIELDS.contains(&&**path) {
        return;
    }
    if let Some((owner, key)) = downward::subscript(path) {
        check_subscript(cx, source, path, owner, key);
        return;
    }
    let known = downward::is_known_field(path);
    let (message, help) = if known {
        let message = format!("{source} cannot show `{}` as a file", shown(path));
        let help = if downward::ENV_FIELDS.contains(&&**path) {
            "use `fieldRef` of an environment variable for it".to_owned()
        } else {
            format!("it can show `{}`", FILE_FIELDS.join("`, `"))
        };
        (message, help)
    } else {
        let message = format!("{source} asks for `{}`, which is no field to show", shown(path));
        let help = match closest(path, FILE_FIELDS) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it can show `{}`", FILE_FIELDS.join("`, `")),
        };
        (message, help)
    };
    let cause = if known { Cause::NotSupported } else { Cause::Invalid };
    server_path(cx.report(path.span, message).help(help), cause, without_items);
}

fn check_subscript(
    cx: &mut Context<'_, '_>,
    source: CalledSource<'_>,
    path: &Str<'_>,
    owner: &str,
    key: &str,
) {
    let Some(checked) = downward::checked_key(owner, key) else {
        let finding = cx
            .report(path.span, format!("{source} asks for an entry of `{owner}`, which has none"))
            .help("entries can be taken of `metadata.labels` and `metadata.annotations`");
        server_path(finding, Cause::Invalid, without_items);
        return;
    };
    if names::qualified_name(&checked).is_err() {
        let finding = cx
            .report(
                path.span,
                format!(
                    "{source} asks for `{}`, which cannot be there: `{key}` is no legal key",
                    shown(path)
                ),
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
    source: CalledSource<'_>,
    selector: &ResourceFieldSelector<'_>,
) {
    let whose = format_args!("`resourceFieldRef` in {source}");
    // VOL41
    if let Some(finding) = need_text(cx, &selector.container_name, "containerName", whose) {
        finding.help("add `containerName`: in a volume it must be said whose resource is meant");
        server_path(finding, Cause::Required, without_items);
    }
    if let Some(finding) = need_text(cx, &selector.resource, "resource", whose) {
        finding.help("add `resource`, such as `limits.memory`");
        server_path(finding, Cause::Required, without_items);
    }
    check_container(cx, pod, whose, selector);
    let Some(resource) = selector.resource.filter(|resource| !resource.is_empty()) else { return };
    // VOL42
    let Some(name) = downward::resource(resource) else {
        let help = match closest(resource, downward::RESOURCES) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("write one of `{}`", downward::RESOURCES.join("`, `")),
        };
        let finding = cx.report(resource.span, format!("{whose} cannot show `{}`", &**resource)).help(help);
        server_path(finding, Cause::NotSupported, without_items);
        return;
    };
    check_divisor(cx, whose, name, selector);
}

/// The server does not look for the container; the kubelet cannot fill the file without it.
fn check_container(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    whose: impl Display,
    selector: &ResourceFieldSelector<'_>,
) {
    let Some(wanted) = selector.container_name.filter(|name| !name.is_empty()) else { return };
    if cx.is_filled_in_later() || pod.is_incomplete() {
        return;
    }
    let names = || pod.lasting_containers().map(|view| view.name());
    if names().any(|name| name == &**wanted) {
        return;
    }
    let help = match closest(wanted, names()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the name of a container of the pod".to_owned(),
    };
    let message = format!(
        "{whose} names container `{}`, which the pod does not have; it stays in ContainerCreating",
        shown(wanted)
    );
    cx.report(wanted.span, message).help(help).happens(Outcome::ConfigError, Stage::Kubelet);
}

fn check_divisor(
    cx: &mut Context<'_, '_>,
    whose: impl Display,
    name: &str,
    selector: &ResourceFieldSelector<'_>,
) {
    // VOL43
    let Some(divisor) = selector.divisor.get() else { return };
    if downward::divides(name, &divisor.text) {
        return;
    }
    let text = divisor.text.trim();
    let finding = cx
        .report(divisor.text.span, format!("{whose} cannot divide `{name}` by `{text}`"))
        .help(format!("write one of `{}`", downward::divisors(name).join("`, `")));
    server_path(finding, Cause::Invalid, without_items);
}
