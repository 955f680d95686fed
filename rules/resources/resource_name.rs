//! `resource-name`: what a container can ask for, and what it is called.

use super::{Entry, Resources, all, also_of_request, huge_page_size, is_extended, is_native};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Field, PodView, names,
        quantity::{self, Amount},
        resource,
    },
    rule::{Check, Context, Rule, closest, require_text, shown, up_to, up_to_item, with_index},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "resource-name",
    summary: "a container asks for a resource that there is not, or not for containers",
    group: "resources",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("resource_name.md"),
    aliases: &[],
    check: Check::Pod(check),
};

const KNOWN: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for resources in all(pod) {
        for entry in resources.entries() {
            if !name(cx, pod, &resources, &entry) {
                continue;
            }
            if let Some(size) = huge_page_size(entry.name) {
                huge_pages(cx, pod, &resources, &entry, size);
            }
        }
        huge_pages_alone(cx, &resources);
        claims(cx, pod, &resources);
    }
}

/// RES1, RES2, RES3: checks the resource's name; tells whether it is right.
fn name(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    resources: &Resources<'_, '_>,
    entry: &Entry<'_, '_>,
) -> bool {
    let Entry { name, list, .. } = entry;
    let syntax = names::qualified_name(name);
    let is_standard = KNOWN.contains(&&***name) || huge_page_size(name).is_some();
    let is_one = is_standard || name.contains('/') && (is_native(name) || is_extended(name));
    if !resources.of_container() {
        return name_of_pod(cx, entry);
    }
    if syntax.is_ok() && is_one {
        return true;
    }
    let (owner, as_shown) = (resources.owner(), shown(name));
    if let Err(error) = syntax {
        let message = error.of(format_args!("`{as_shown}` in `{list}` of {owner}"));
        let span = name.place_of(&error.range);
        let finding = cx.report(span, message).help(meant(name)).server(Cause::Invalid);
        also_of_request(finding, pod, resources, entry);
        return false;
    }
    let message = if name.contains('/') {
        format!("`{as_shown}` in `{list}` of {owner} cannot be a resource's name")
    } else if matches!(&***name, "storage" | "pods" | "services" | "persistentvolumeclaims") {
        format!("{owner} cannot have `{as_shown}` in its `{list}`: it is no resource of a container")
    } else {
        format!("there is no resource `{as_shown}` that {owner} could have in its `{list}`")
    };
    let finding = cx.report(name.content(), message).help(meant(name)).server(Cause::Invalid);
    also_of_request(finding, pod, resources, entry);
    false
}

/// POD42: a pod as a whole can have less than its containers.
fn name_of_pod(cx: &mut Context<'_, '_>, entry: &Entry<'_, '_>) -> bool {
    let Entry { name, list, .. } = entry;
    if matches!(&***name, "cpu" | "memory")
        || huge_page_size(name).is_some_and(|_| names::qualified_name(name).is_ok())
    {
        return true;
    }
    match resource::of_anything(name) {
        Err(resource::ResourceError::Syntax(error)) => {
            let message = error.of(format_args!("`{}` in `{list}` of the pod", shown(name)));
            let span = name.place_of(&error.range);
            cx.report(span, message).help(meant(name)).server(Cause::Invalid);
        }
        Err(_) => {
            let message =
                format!("there is no resource `{}` that the pod could have in its `{list}`", shown(name));
            cx.report(name.content(), message).help(meant(name)).server(Cause::Invalid);
        }
        Ok(()) => {
            let message = format!(
                "`{}` cannot be in `{list}` of the pod as a whole, only of its containers",
                shown(name)
            );
            cx.report(name.content(), message)
                .help("move it to the `resources` of a container")
                .server(Cause::NotSupported);
        }
    }
    false
}

/// What was most likely meant.
fn meant(name: &str) -> String {
    let lower = name.trim().to_ascii_lowercase();
    match &*lower {
        "mem" | "ram" => "write `memory`".to_owned(),
        "cpus" | "core" | "cores" | "vcpu" => "write `cpu`".to_owned(),
        "gpu" | "gpus" | "nvidia-gpu" => {
            "write `nvidia.com/gpu`, `amd.com/gpu`, or what the device plugin of the nodes calls it".to_owned()
        }
        "disk" | "storage" | "ephemeralstorage" | "ephemeral" | "ephemeral_storage" => {
            "write `ephemeral-storage` for the container's own disk space; the size of a volume stands in its claim".to_owned()
        }
        "hugepages" | "hugepage" => "add the size of the pages: `hugepages-2Mi`".to_owned(),
        _ => match KNOWN.into_iter().find(|known| *known == lower).or_else(|| closest(&lower, KNOWN)) {
            Some(meant) => format!("write `{meant}`"),
            None => "write `cpu`, `memory`, `ephemeral-storage`, `hugepages-SIZE`, or a device plugin's resource with its domain, such as `nvidia.com/gpu`".to_owned(),
        },
    }
}

/// RES9: huge pages come in one size, and only whole ones.
fn huge_pages(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    resources: &Resources<'_, '_>,
    entry: &Entry<'_, '_>,
    size: &str,
) {
    let Entry { name, quantity, .. } = entry;
    let page = quantity::parse(size).ok().filter(|page| *page > Amount::ZERO && page.millis() % 1000 == 0);
    let Some(page) = page else {
        let finding = cx.report(name.content(), format!("`{}` names huge pages of no size", shown(name)));
        let help = match quantity::suggest(size) {
            Some(meant) => format!("write `hugepages-{meant}`"),
            None => "write the size of one page, such as `hugepages-2Mi`".to_owned(),
        };
        also_of_request(finding.help(help).server(Cause::Invalid), pod, resources, entry);
        return;
    };
    let Ok(amount) = quantity.amount() else { return };
    let value = quantity::value_of_server(&quantity.text).unwrap_or_default();
    if amount.is_negative() || value % page.rounded() == 0 {
        return;
    }
    let message = format!("`{}` is not a whole number of huge pages of {size} each", shown(&quantity.text));
    let finding = cx.report(quantity.text.content(), message);
    finding.help(format!("write a multiple of `{size}`")).server(Cause::Invalid);
    also_of_request(finding, pod, resources, entry);
}

/// RES10: huge pages are for something that has a share of CPU or memory as well.
fn huge_pages_alone(cx: &mut Context<'_, '_>, resources: &Resources<'_, '_>) {
    let incomplete = resources.value.requests.is_incomplete() || resources.value.limits.is_incomplete();
    if cx.is_part() || incomplete || !resources.of_container() {
        return;
    }
    let Some(pages) = resources.entries().find(|entry| huge_page_size(entry.name).is_some()) else { return };
    if resources.entries().any(|entry| matches!(&**entry.name, "cpu" | "memory")) {
        return;
    }
    let message = format!("{} asks for huge pages without any `cpu` or `memory`", resources.owner());
    let finding = cx.report(pages.name.content(), message);
    finding.with(resources.key, "these resources").help("add a request or a limit of `memory` or `cpu`");
    let path = up_to(&finding.field, "resources");
    finding.server_at(Cause::Forbidden, path, Scope::Errors);
}

/// RES11: claims for devices are made by the pod, and its containers name them.
fn claims<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, resources: &Resources<'a, '_>) {
    let Field::Set { key, value: claims } = &resources.value.claims else { return };
    if !resources.of_container() {
        // POD41
        let message = "the pod as a whole cannot have `claims`, only its containers";
        let finding = cx.report(*key, message).server(Cause::Forbidden);
        finding.help("move them to the `resources` of the containers that use the devices");
        // The server looks into them all the same.
        for (index, claim) in claims.items.iter().enumerate() {
            let Some(name) = claim.name.str_or_empty() else { continue };
            let earlier = claims.items.iter().take(index);
            let path = format!("{}[{index}]", finding.field);
            if name.is_empty() {
                finding.also(Cause::Required, path, Scope::Errors);
                continue;
            }
            if earlier.into_iter().any(|other| other.name.is(name)) {
                finding.also(Cause::Duplicate, path.clone(), Scope::Errors);
            }
            if !pod.spec.resource_claims.items().iter().any(|made| made.name.is(name)) {
                finding.also(Cause::NotFound, path, Scope::Errors);
            }
        }
        return;
    }
    let made = &pod.spec.resource_claims;
    let mut seen: Vec<(&str, &str, Span)> = Vec::new();
    for (index, claim) in claims.items.iter().enumerate() {
        // The server means the entry as a whole.
        let entry = |field: &str| with_index(up_to_item(field, "claims"), "claims", index);
        let message = format_args!("an entry of `claims` of {} has no `name`", resources.owner());
        if let Some(finding) = require_text(cx, &claim.name, "name", message) {
            let path = entry(&finding.field);
            finding.help("add the name of one of the pod's `resourceClaims`");
            finding.server_at(Cause::Required, path, Scope::Errors);
            continue;
        }
        let Some(name) = claim.name.get() else { continue };
        let Some(request) = claim.request.str_or_empty() else { continue };
        let of_name = |(other, part, _): &&(&str, &str, Span)| {
            *other == &**name && (part.is_empty() || request.is_empty() || *part == request)
        };
        let again = seen.iter().find(of_name).copied();
        let all_of_it = seen.iter().any(|(other, part, _)| *other == &**name && part.is_empty());
        if !all_of_it
            && let Some(request) = claim.request.get().filter(|request| !request.is_empty())
            && let Err(error) = names::dns_1123_label(request)
        {
            let message =
                error.of(format_args!("the request `{}` of the claim `{}`", shown(request), shown(name)));
            let finding = cx.report(request.place_of(&error.range), message);
            if let Some(help) = error.help(request) {
                finding.help(help);
            }
            finding.server(Cause::Invalid);
        }
        if let Some((.., first)) = again {
            let message = format!("{} uses the claim `{}` twice", resources.owner(), shown(name));
            let finding = cx.report(name.content(), message).with(first, "first here");
            let path = entry(&finding.field);
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        }
        seen.push((&**name, request, name.content()));
        if made.is_incomplete() || cx.is_part() || made.items().iter().any(|made| made.name.is(name)) {
            continue;
        }
        let message = format!(
            "{} uses the claim `{}`, which is not among the pod's `resourceClaims`",
            resources.owner(),
            shown(name)
        );
        let names = made.items().iter().filter_map(|made| made.name.str());
        let help = match closest(name, names) {
            Some(meant) => format!("write `{meant}`"),
            None => "add it to `resourceClaims` of the pod".to_owned(),
        };
        let finding = cx.report(name.content(), message).help(help);
        let path = entry(&finding.field);
        finding.server_at(Cause::NotFound, path, Scope::Errors);
    }
}
