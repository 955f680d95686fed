//! `pod-resources`: what a pod as a whole may use, beside what its containers ask for.

use super::all;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Container, ContainerList, Field, Map, Owner, PodView, Quantity, ResourceRequirements, Str,
        amounts::{self, Amounts},
        names,
        quantity::{self, Amount},
        resource::{huge_page_size, is_extended, is_native},
    },
    rule::{Check, Context, Rule, called, shown},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pod-resources",
    summary: "a pod as a whole has less than its containers ask for, or a bad overhead",
    group: "resources",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("pod_resources.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    overhead(cx, pod);
    let Field::Set { key, value: resources } = &pod.spec.resources else { return };
    if !cx.is_on(Gate::PodLevelResources) || pod.is_for_windows() {
        return;
    }
    limits_of_containers(cx, pod, resources);
    let incomplete = all(pod).any(|it| it.value.requests.is_incomplete() || it.value.limits.is_incomplete());
    if cx.is_part() || incomplete || pod.is_incomplete() {
        return;
    }
    let Some(totals) = Totals::of(pod, resources) else { return };
    too_little(cx, pod, *key, resources, &totals);
    huge_pages(cx, pod, *key, resources, &totals);
}

/// What the containers need together, and what the pod has for the server.
struct Totals {
    /// What the containers request.
    requested: Amounts,
    /// The containers' limits for huge pages.
    pages: Amounts,
    /// The pod's requests, with what the server fills in.
    requests: Amounts,
    /// The pod's limits, with what the server fills in.
    limits: Amounts,
}

impl Totals {
    /// Adds up what the containers say; nothing if some of it cannot be read.
    fn of(pod: &PodView<'_, '_>, resources: &ResourceRequirements<'_>) -> Option<Self> {
        // The server fills in for Pods, and for templates not (D7, D8, D9).
        let fills_in = pod.owner == Owner::Pod;
        let limits_of = |container: &Container<'_>| {
            container.resources.get().map_or(Some(Amounts::new()), |it| amounts::read(&it.limits))
        };
        let requests_of = |container: &Container<'_>| {
            let Some(it) = container.resources.get() else { return Some(Amounts::new()) };
            let mut requests = amounts::read(&it.requests)?;
            if fills_in {
                fill(&mut requests, amounts::read(&it.limits)?, |_| true);
            }
            Some(requests)
        };
        let main = || pod.spec.containers.items().iter();
        let requested = amounts::at_once(main().map(requests_of), pod.init_containers(requests_of))?;
        let mut pages = amounts::at_once(main().map(limits_of), pod.init_containers(limits_of))?;
        pages.retain(|name, _| huge_page_size(name).is_some());
        let (mut requests, mut limits) =
            (amounts::read(&resources.requests)?, amounts::read(&resources.limits)?);
        if fills_in {
            let is_set = |map: &Field<Map<'_, Quantity<'_>>>| map.is_set();
            if is_set(&resources.requests) || is_set(&resources.limits) {
                let asked = requests.clone();
                fill(&mut limits, pages.clone(), |name| !asked.contains_key(name));
            }
            if is_set(&resources.limits) || !limits.is_empty() {
                fill(&mut requests, requested.clone(), |name| matches!(name, "cpu" | "memory"));
                let of_pods = |name: &str| matches!(name, "cpu" | "memory") || huge_page_size(name).is_some();
                fill(&mut requests, limits.clone(), of_pods);
            }
        }
        Some(Self { requested, pages, requests, limits })
    }
}

/// Adds those amounts that are not there yet.
fn fill(into: &mut Amounts, from: Amounts, which: impl Fn(&str) -> bool) {
    for (name, amount) in from {
        if which(&name) {
            into.entry(name).or_insert(amount);
        }
    }
}

/// POD44, POD45: the pod must have at least what its containers ask for together.
fn too_little<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    key: Span,
    resources: &ResourceRequirements<'a>,
    totals: &Totals,
) {
    let path = |list: &str, name: &str| format!("{}.resources.{list}[{name}]", pod.spec_path());
    let less = |has: Option<&quantity::Quantity>, sum: &quantity::Quantity| {
        // What is less than 0 is said with all other such amounts.
        has.is_some_and(|has| has.amount() < sum.amount() && !has.amount().is_negative())
    };
    for (name, sum) in &totals.pages {
        let Some(has) = totals.limits.get(name).filter(|has| less(Some(has), sum)) else { continue };
        let written = resources.limits.value(name).map_or(key, |quantity| quantity.text.content());
        let message = format!(
            "the limit of the pod for `{}` is `{has}`, and its containers have `{sum}` together",
            shown(name)
        );
        let finding = cx.report(written, message).help(format!("write at least `{sum}`, or remove it"));
        finding.server_at(Cause::Invalid, path("limits", name), Scope::Errors);
        let requested = totals.requests.get(name);
        if resources.requests.value(name).is_none()
            && totals.requested.get(name).is_some_and(|sum| less(requested, sum))
        {
            finding.also(Cause::Invalid, path("requests", name), Scope::Errors);
        }
    }
    for (name, sum) in &totals.requested {
        // What the pod does not say is not compared.
        let Some(has) = totals.requests.get(name) else { continue };
        let Some(written) = resources.requests.value(name) else {
            over_limit(cx, pod, resources, totals, name, sum);
            continue;
        };
        if !less(Some(has), sum) {
            continue;
        }
        let message = format!(
            "the pod requests `{has}` of `{}`, and its containers request `{sum}` together",
            shown(name)
        );
        let finding = cx.report(written.text.content(), message);
        finding.help(format!("write at least `{sum}`, or remove it"));
        finding.server_at(Cause::Invalid, path("requests", name), Scope::Errors);
    }
}

/// Where the pod requests nothing, the server takes what its containers request, and holds that against the limit.
fn over_limit<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    resources: &ResourceRequirements<'a>,
    totals: &Totals,
    name: &str,
    sum: &quantity::Quantity,
) {
    let (Some(has), Some(limit)) = (totals.requests.get(name), totals.limits.get(name)) else { return };
    if limit.amount().is_negative() {
        return;
    }
    let Some(written) = resources.limits.value(name) else { return };
    if has.amount() > limit.amount() {
        let message = format!(
            "the limit of the pod for `{}` is `{limit}`, and its containers request `{sum}` together",
            shown(name)
        );
        let finding = cx.report(written.text.content(), message);
        finding.help(format!("write at least `{sum}`, or lower what the containers request"));
        finding.server_at(Cause::Invalid, format!("{}.resources.requests", pod.spec_path()), Scope::Errors);
    }
}

/// POD46: none of the containers may use more than the pod.
fn limits_of_containers<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    resources: &ResourceRequirements<'a>,
) {
    for view in pod.containers().filter(|view| view.list == ContainerList::Main) {
        let Some(own) = view.container.resources.get() else { continue };
        for (name, limit) in own.limits.entries() {
            let Some(most) = resources.limits.value(name) else { continue };
            let (Ok(amount), Ok(bound)) = (limit.amount(), most.amount()) else { continue };
            if amount <= bound {
                continue;
            }
            let message = format!(
                "the limit of {} for `{}` is more than the pod's: `{}` is more than `{}`",
                called(&view),
                shown(name),
                shown(&limit.text),
                shown(&most.text)
            );
            let finding =
                cx.report(limit.text.content(), message).with(most.text.content(), "the pod's limit");
            finding.help("lower it, or raise the pod's limit");
            // That is how the server puts it.
            let (spec, index) = (pod.spec_path(), view.index);
            let path = format!("{spec}.resources.containers[{index}][{}].limits", &**name);
            finding.server_at(Cause::Invalid, path, Scope::Errors);
        }
    }
}

/// POD43: huge pages of the pod need a limit, and some CPU or memory beside them.
fn huge_pages<'a>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    key: Span,
    resources: &ResourceRequirements<'a>,
    totals: &Totals,
) {
    let path = |rest: &str| format!("{}.resources{rest}", pod.spec_path());
    let mut pages: Option<Span> = None;
    for (name, quantity) in resources.requests.entries().iter().chain(resources.limits.entries()) {
        if huge_page_size(name).is_none() {
            continue;
        }
        pages.get_or_insert(name.content());
        if totals.limits.contains_key(&**name) {
            continue;
        }
        let message = format!("the pod requests `{}` without a limit, which huge pages need", shown(name));
        let finding = cx.report(name.content(), message);
        finding.help(format!("add `{}: {}` to `limits`", shown(name), shown(&quantity.text)));
        finding.server_at(Cause::Required, path(".limits"), Scope::Errors);
    }
    let is_main = |amounts: &Amounts| amounts.keys().any(|name| matches!(&**name, "cpu" | "memory"));
    if let Some(pages) = pages
        && !is_main(&totals.requests)
        && !is_main(&totals.limits)
    {
        let message = "the pod asks for huge pages without any `cpu` or `memory`";
        let finding = cx.report(pages, message).with(key, "these resources");
        finding.help("add a request or a limit of `memory` or `cpu`");
        finding.server_at(Cause::Forbidden, path(""), Scope::Errors);
    }
}

/// POD29: what running the pod takes by itself, judged as the limits of a container.
fn overhead<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let map = &pod.spec.overhead;
    let mut pages: Option<Span> = None;
    for (name, quantity) in map.entries() {
        let path = format!("{}.overhead.limits[{}]", pod.spec_path(), &**name);
        if let Some((span, message)) = bad_name(name) {
            let finding = cx.report(span, message);
            finding.help("write `cpu`, `memory` or `ephemeral-storage`");
            finding.server_at(Cause::Invalid, path, Scope::Errors);
            continue;
        }
        let size = huge_page_size(name);
        if size.is_some() {
            pages.get_or_insert(name.content());
        }
        let Ok(amount) = quantity.amount() else { continue };
        // What is less than 0 is said with all other such amounts.
        if amount.is_negative() {
            continue;
        }
        let message = match size {
            None if is_extended(name) && amount.millis() % 1000 != 0 => {
                format!(
                    "`{}` is counted in whole numbers, and the overhead is `{}`",
                    shown(name),
                    shown(&quantity.text)
                )
            }
            Some(size) if !is_whole_number_of(amount, size) => {
                format!("`{}` is not a whole number of huge pages of {}", shown(&quantity.text), shown(size))
            }
            _ => continue,
        };
        let finding = cx.report(quantity.text.content(), message);
        finding.help("write a whole number of them").server_at(Cause::Invalid, path, Scope::Errors);
    }
    if let Some(pages) = pages
        && !map.is_incomplete()
        && !cx.is_part()
        && !map.entries().iter().any(|(name, _)| matches!(&**name, "cpu" | "memory"))
    {
        let finding = cx.report(pages, "the overhead has huge pages without any `cpu` or `memory`");
        finding.help("add `memory` or `cpu`");
        finding.server_at(Cause::Forbidden, format!("{}.overhead", pod.spec_path()), Scope::Errors);
    }
}

/// What is wrong with the name of a resource, and where.
fn bad_name(name: &Str<'_>) -> Option<(Span, String)> {
    if let Err(error) = names::qualified_name(name) {
        return Some((
            name.place_of(&error.range),
            error.of(format_args!("`{}` in `overhead`", shown(name))),
        ));
    }
    let standard =
        matches!(&**name, "cpu" | "memory" | "ephemeral-storage") || huge_page_size(name).is_some();
    let known = standard || name.contains('/') && (is_native(name) || is_extended(name));
    (!known).then(|| (name.content(), format!("there is no resource `{}` for an `overhead`", shown(name))))
}

/// Whether an amount is that of some huge pages of a size that there can be.
fn is_whole_number_of(amount: Amount, size: &str) -> bool {
    let page = quantity::parse(size).ok().filter(|page| *page > Amount::ZERO && page.millis() % 1000 == 0);
    page.is_some_and(|page| page.rounded() != 0 && amount.rounded() % page.rounded() == 0)
}
