//! `implausible-quantity`: amounts that can be read, and that no one can have meant.

use super::{Entry, Resources, all, also_of_request};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Object, PersistentVolumeClaimSpec, PodView, Quantity, quantity, quantity::Amount},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "implausible-quantity",
    summary: "an amount is written in the wrong unit: millibytes of memory, gigabytes of CPU",
    group: "resources",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("implausible_quantity.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// A request of this many CPUs fits no usual node: those for machine learning have up to 250, and more have only a few
/// machines for databases in memory.
const MANY_CPUS: i64 = 400;

/// The least memory that a container can be started with, by far: a runtime's own process needs more.
const LITTLE_MEMORY: i64 = 1 << 20;

/// More memory than the largest machines have: 100 TiB.
const MUCH_MEMORY: i64 = 100 << 40;

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    for pod in cx.pods() {
        for resources in all(pod).filter(|it| !it.of_ephemeral()) {
            for entry in resources.entries() {
                match &**entry.name {
                    "cpu" => cpu(cx, &resources, &entry),
                    "memory" => memory(cx, pod, &resources, &entry),
                    "ephemeral-storage" => {
                        fraction(cx, pod, &resources, &entry);
                    }
                    _ => {}
                }
            }
        }
        overhead(cx, pod);
        volumes(cx, pod);
    }
    match &object.body {
        Body::PersistentVolumeClaim(it) => claim(cx, &it.spec, str::to_owned),
        Body::StatefulSet(it) => {
            for template in it.spec.get().map_or(&[][..], |spec| spec.volume_claim_templates.items()) {
                // The server's words leave out the claim's `spec`.
                claim(cx, &template.spec, |path| path.replacen("].spec.resources", "].resources", 1));
            }
        }
        _ => {}
    }
}

/// The request that the scheduler goes by: what is requested, or else the limit.
fn is_what_is_scheduled(resources: &Resources<'_, '_>, entry: &Entry<'_, '_>) -> bool {
    entry.list == "requests" || resources.value.requests.value(entry.name).is_none()
}

fn cpu(cx: &mut Context<'_, '_>, resources: &Resources<'_, '_>, entry: &Entry<'_, '_>) {
    let Ok(amount) = entry.quantity.amount() else { return };
    let text = &*entry.quantity.text;
    let as_memory = text.trim().ends_with(['i', 'M', 'G', 'T', 'P']);
    if amount < Amount::from_int(MANY_CPUS) || !is_what_is_scheduled(resources, entry) && !as_memory {
        return;
    }
    let (owner, number) = (resources.owner(), amount.rounded());
    // The message says the effect: a request that no node can hold, or a limit that limits nothing.
    let scheduled = is_what_is_scheduled(resources, entry);
    let effect = if scheduled {
        "hardly any node has that many, so the pod stays Pending"
    } else {
        "the limit is none"
    };
    let finding = cx.report(
        entry.quantity.text.content(),
        format!("`cpu: {}` of {owner} is {number} CPUs; {effect}", shown(text)),
    );
    let digits = text.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if as_memory {
        finding.help(format!(
            "write `{digits}m` for {digits} thousandths of a CPU; suffixes such as `Mi` are for memory"
        ));
    } else if text.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        finding.help(format!("write `{digits}m` if thousandths of a CPU are meant"));
    } else {
        finding.help("write a number of CPUs such as `2`, or thousandths of one such as `500m`");
    }
    if scheduled {
        finding.happens(Outcome::Pending, Stage::Scheduler);
    } else {
        finding.happens(Outcome::Fragile, Stage::Runtime);
    }
}

fn memory(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    resources: &Resources<'_, '_>,
    entry: &Entry<'_, '_>,
) {
    if fraction(cx, pod, resources, entry) {
        return;
    }
    let Ok(amount) = entry.quantity.amount() else { return };
    let text = &*entry.quantity.text;
    let list = entry.list;
    let span = entry.quantity.text.content();
    if amount > Amount::ZERO && amount < Amount::from_int(LITTLE_MEMORY) {
        let (owner, bytes) = (resources.owner(), amount.rounded());
        let noun = list.trim_end_matches('s');
        let effect =
            if list == "limits" { "no container starts with that little" } else { "that is as good as none" };
        let finding = cx.report(
            span,
            format!("the memory {noun} of {owner}, `{}`, is {bytes} bytes; {effect}", shown(text)),
        );
        let digits = text.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let meant = format!("{digits}Mi");
        // A number with an exponent has no room for a suffix.
        finding.help(match quantity::parse(&meant) {
            Ok(_) => format!("write `{meant}` if mebibytes are meant"),
            Err(_) => "write an amount such as `512Mi` or `2Gi`".to_owned(),
        });
        if list == "limits" {
            finding.happens(Outcome::CrashLoop, Stage::Runtime);
        } else {
            finding.happens(Outcome::Fragile, Stage::Scheduler);
        }
    } else if amount > Amount::from_int(MUCH_MEMORY) && is_what_is_scheduled(resources, entry) {
        cx.report(
            span,
            format!(
                "`memory: {}` of {} is more than any node has, so the pod stays Pending",
                shown(text),
                resources.owner()
            ),
        )
        .help("write an amount such as `512Mi` or `2Gi`")
        .happens(Outcome::Pending, Stage::Scheduler);
    }
}

/// Parts of a byte: the suffix `m` where `M` or `Mi` was meant.
fn is_fraction(quantity: &Quantity<'_>) -> bool {
    quantity.amount().is_ok_and(|amount| !amount.is_negative() && amount.whole().is_none())
}

/// Whether the server warns of an amount of bytes. It counts in thousandths, of which there are too many in some of the
/// largest amounts. W16, W21, W28, W40
fn is_warned_of(quantity: &Quantity<'_>) -> bool {
    quantity.amount().is_ok_and(|amount| !amount.is_negative())
        && quantity::millis_of_server(&quantity.text).is_some_and(|millis| millis % 1000 != 0)
}

/// Less than one block of a file system, and written in parts of a byte.
fn is_little_space(quantity: &Quantity<'_>) -> bool {
    const BLOCK: i64 = 4096;
    is_fraction(quantity) && quantity.amount().is_ok_and(|amount| amount < Amount::from_int(BLOCK))
}

/// What to write for an amount of bytes that ends in `m`.
fn in_mebibytes(quantity: &Quantity<'_>) -> String {
    let text = quantity.text.trim();
    match text.strip_suffix('m') {
        Some(number) if quantity::parse(number).is_ok() => {
            format!("write `{number}Mi` for mebibytes; `m` is a thousandth")
        }
        _ => "write a whole number of bytes, as in `512Mi` or `2Gi`".to_owned(),
    }
}

/// W21: reports an amount that is no whole number of bytes.
fn fraction(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    resources: &Resources<'_, '_>,
    entry: &Entry<'_, '_>,
) -> bool {
    if !is_warned_of(entry.quantity) {
        return false;
    }
    let text = &entry.quantity.text;
    let what = entry.name.replace('-', " ");
    let list = entry.list.trim_end_matches('s');
    let owner = resources.owner();
    let message = format!("the {what} {list} of {owner}, `{}`, {}", shown(text), why(entry.quantity));
    let finding = cx.report(text.content(), message);
    let path = finding.field.clone();
    finding.help(in_mebibytes(entry.quantity));
    // Of the pod as a whole it says nothing.
    if resources.of_container() {
        finding.server_at(Cause::Invalid, path, Scope::Warnings);
        also_of_request(finding, pod, resources, entry);
    }
    true
}

/// What is wrong with an amount that is no whole number of bytes.
fn why(quantity: &Quantity<'_>) -> &'static str {
    if !is_fraction(quantity) {
        "is more than the server can count in thousandths of a byte; it warns of a fraction"
    } else if quantity.text.trim().ends_with('m') {
        "is in thousandths of a byte"
    } else {
        "is no whole number of bytes"
    }
}

fn overhead(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>) {
    for name in ["memory", "ephemeral-storage"] {
        let Some(quantity) = pod.spec.overhead.value(name).filter(|quantity| is_warned_of(quantity)) else {
            continue;
        };
        let message = format!("the overhead in `{name}`, `{}`, {}", shown(&quantity.text), why(quantity));
        let finding = cx.report(quantity.text.content(), message);
        let path = finding.field.clone();
        finding.help(in_mebibytes(quantity)).server_at(Cause::Invalid, path, Scope::Warnings);
    }
}

fn volumes<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for volume in pod.spec.volumes.items() {
        if let Some(empty_dir) = volume.empty_dir.get()
            && let Some(limit) = empty_dir.size_limit.get().filter(|limit| is_little_space(limit))
        {
            // The server takes parts of a byte without a word, and the kubelet rounds them up: only little is wrong.
            let why =
                if limit.text.trim().ends_with('m') { ", as `m` is a thousandth of a byte" } else { "" };
            let message = format!(
                "`sizeLimit: {}` is less than what one file needs{why}; the pod is evicted once it writes",
                shown(&limit.text)
            );
            cx.report(limit.text.content(), message)
                .help(in_mebibytes(limit))
                .happens(Outcome::Evicted, Stage::Kubelet);
        }
        if let Some(template) = volume.claim_template() {
            claim(cx, &template.spec, str::to_owned);
        }
    }
}

fn claim(
    cx: &mut Context<'_, '_>,
    spec: &Field<Box<PersistentVolumeClaimSpec<'_>>>,
    server_path: impl Fn(&str) -> String,
) {
    let Some(resources) = spec.get().and_then(|spec| spec.resources.get()) else { return };
    let lists = [resources.requests.value("storage"), resources.limits.value("storage")];
    for quantity in lists.into_iter().flatten().filter(|quantity| is_warned_of(quantity)) {
        let why =
            if is_fraction(quantity) { "no whole number of bytes" } else { "too large for the API server" };
        let message = format!("a claim of `{}` is {why}", shown(&quantity.text));
        let finding = cx.report(quantity.text.content(), message);
        let path = server_path(&finding.field);
        finding.help(in_mebibytes(quantity)).server_at(Cause::Invalid, path, Scope::Warnings);
    }
}
