//! `limit-range`: what the containers, pods and claims of a namespace may ask for, and get if they do not.

use std::collections::HashMap;

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, LimitRangeItem, Object, Str, names,
        quantity::Amount,
        resource::{self, ResourceError},
    },
    rule::{Check, Context, Rule, Seen, require_text, shown, write_one_of},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "limit-range",
    summary: "limits that contradict each other, or are of nothing that can be limited",
    group: "policy",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("limit_range.md"),
    aliases: &[],
    check: Check::Object(check),
};

const TYPES: [&str; 3] = ["Container", "Pod", "PersistentVolumeClaim"];

/// The lists of an item, in the order in which each bounds the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Min,
    DefaultRequest,
    Default,
    Max,
}

impl Bound {
    const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::DefaultRequest => "defaultRequest",
            Self::Default => "default",
            Self::Max => "max",
        }
    }
}

/// An amount, and where it is written, unless the server fills it in.
#[derive(Clone, Copy)]
struct Set {
    amount: Amount,
    place: Option<Span>,
}

/// The amounts of one resource.
#[derive(Clone, Copy, Default)]
struct Amounts {
    min: Option<Set>,
    request: Option<Set>,
    limit: Option<Set>,
    max: Option<Set>,
    ratio: Option<Set>,
}

impl Amounts {
    fn put(&mut self, list: &str, set: Set) {
        let slot = match list {
            "min" => &mut self.min,
            "max" => &mut self.max,
            "default" => &mut self.limit,
            "defaultRequest" => &mut self.request,
            _ => &mut self.ratio,
        };
        *slot = Some(set);
    }

    /// What the server fills in of containers (`SetDefaults_LimitRangeItem`).
    fn fill_in(&mut self) {
        let filled = |set: Option<Set>| set.map(|set| Set { place: None, ..set });
        self.limit = self.limit.or(filled(self.max));
        self.request = self.request.or(filled(self.limit)).or(filled(self.min));
    }
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::LimitRange(range) = &object.body else { return };
    let Some(spec) = range.spec.get() else { return };
    let mut seen = Seen::default();
    for (index, item) in spec.limits.items().iter().enumerate() {
        if let Some(kind) = item.type_.str_or_empty() {
            check_type(cx, item, kind, index, &mut seen);
        }
        check_item(cx, item);
    }
}

/// The type of the limited things, which there can be one item of.
fn check_type<'m>(
    cx: &mut Context<'_, '_>,
    item: &'m LimitRangeItem<'_>,
    kind: &'m str,
    index: usize,
    seen: &mut Seen<&'m str, Option<Span>>,
) {
    let place = item.type_.get().map(Str::place);
    let first = seen.first(kind, place);
    let mut said = None;
    if let Some(finding) = require_text(cx, &item.type_, "type", "a limit needs a `type`") {
        said = Some(finding.help(write_one_of("", &TYPES)).server(Cause::Invalid));
    } else if let Some(value) = item.type_.get() {
        if let Err(error) = names::qualified_name(value) {
            let message = error.of(format_args!("the type `{}`", shown(value)));
            let finding = cx.report(value.place_of(&error.range), message);
            said = Some(finding.help(write_one_of(value, &TYPES)).server(Cause::Invalid));
        } else if !value.contains('/') && !TYPES.contains(&&**value) {
            let message = format!("`{}` is nothing that a LimitRange limits", shown(value));
            let finding = cx.report(value.place(), message);
            said = Some(finding.help(write_one_of(value, &TYPES)).server(Cause::Invalid));
        }
    }
    let Some(first) = first else { return };
    // Behind an alias the place is that of the first.
    let path = format!("spec.limits[{index}].type");
    match (said, place) {
        (Some(finding), _) => {
            finding.also(Cause::Duplicate, path, Scope::Errors);
        }
        (None, Some(place)) => {
            let finding = cx.report(place, format!("there are two limits of type `{}`", shown(kind)));
            if let Some(first) = first {
                finding.with(first, "first here");
            }
            finding.help("put both into one").server_at(Cause::Duplicate, path, Scope::Errors);
        }
        (None, None) => {}
    }
}

fn check_item(cx: &mut Context<'_, '_>, item: &LimitRangeItem<'_>) {
    let of_containers = item.type_.is("Pod") || item.type_.is("Container");
    let of_pods = item.type_.is("Pod");
    let lists = [
        ("max", &item.max),
        ("min", &item.min),
        ("default", &item.default_),
        ("defaultRequest", &item.default_request),
        ("maxLimitRequestRatio", &item.max_limit_request_ratio),
    ];
    let mut amounts: HashMap<&str, Amounts> = HashMap::new();
    let mut names: Vec<&Str<'_>> = Vec::new();
    let mut bad: Vec<(&str, &Str<'_>, ResourceError)> = Vec::new();
    let mut complete = true;
    for (list, map) in lists {
        if of_pods
            && list.starts_with("default")
            && let Field::Set { key, value } = map
        {
            if !value.entries.is_empty() {
                let message = format!("a limit of type `Pod` has no `{list}`: defaults are of containers");
                cx.report(*key, message)
                    .with(item.type_.value_span(), "the type")
                    .help("move it to a limit of type `Container`")
                    .server(Cause::Forbidden);
            }
            continue;
        }
        complete &= !map.is_incomplete();
        for (name, quantity) in map.entries() {
            let check = if of_containers { resource::of_container } else { resource::of_anything };
            if let Err(error) = check(name) {
                bad.push((list, name, error));
            }
            let Ok(amount) = quantity.amount() else {
                complete = false;
                continue;
            };
            let known = amounts.entry(name).or_insert_with(|| {
                names.push(name);
                Amounts::default()
            });
            known.put(list, Set { amount, place: Some(quantity.text.content()) });
        }
    }
    for (list, name, error) in bad {
        let known = amounts.get(&**name).copied().filter(|_| item.type_.is("Container"));
        bad_name(cx, name, &error, of_containers, list, &known.unwrap_or_default());
    }
    if item.type_.is("PersistentVolumeClaim") {
        storage(cx, item);
    }
    // What cannot be read may bound the rest, or be filled in.
    for name in names.into_iter().filter(|_| complete) {
        let Some(mut amounts) = amounts.remove(&**name) else { continue };
        if item.type_.is("Container") {
            amounts.fill_in();
        }
        compare(cx, name, &amounts);
    }
}

fn bad_name(
    cx: &mut Context<'_, '_>,
    name: &Str<'_>,
    error: &ResourceError,
    of_containers: bool,
    list: &str,
    amounts: &Amounts,
) {
    let (message, span) = match error {
        ResourceError::Syntax(error) => {
            (error.of(format_args!("the resource `{}`", shown(name))), name.place_of(&error.range))
        }
        _ if of_containers => (format!("containers have no resource `{}`", shown(name)), name.content()),
        _ => (format!("there is no resource `{}`", shown(name)), name.content()),
    };
    let known: &[&'static str] =
        if of_containers { &resource::OF_CONTAINERS } else { &["storage", "cpu", "memory"] };
    let finding = cx.report(span, message).help(write_one_of(name, known)).server(Cause::Invalid);
    // What the server fills in has the same name.
    let mut filled = *amounts;
    filled.fill_in();
    for (other, set) in [("default", filled.limit), ("defaultRequest", filled.request)] {
        if set.is_some_and(|set| set.place.is_none()) {
            let path = finding.field.replace(&format!(".{list}["), &format!(".{other}["));
            finding.also(Cause::Invalid, path, Scope::Errors);
        }
    }
}

/// A claim has one resource, and something must be said of it.
fn storage(cx: &mut Context<'_, '_>, item: &LimitRangeItem<'_>) {
    let unknown = item.min.is_incomplete() || item.max.is_incomplete() || cx.is_part();
    if unknown || item.min.value("storage").is_some() || item.max.value("storage").is_some() {
        return;
    }
    let Some(kind) = item.type_.get() else { return };
    let message = "a limit of claims needs a `min` or `max` of `storage`";
    let finding = cx.report(kind.place(), message).help("add `max: {storage: …}`");
    let path = finding.field.strip_suffix(".type").unwrap_or(&finding.field);
    let path = format!("{path}.limits");
    finding.server_at(Cause::Required, path, Scope::Errors);
}

/// Compares the amounts of one resource with each other, those included that the server fills in.
fn compare(cx: &mut Context<'_, '_>, key: &str, amounts: &Amounts) {
    let Amounts { min, request, limit, max, ratio } = *amounts;
    let bounds =
        [(Bound::Min, min), (Bound::DefaultRequest, request), (Bound::Default, limit), (Bound::Max, max)];
    // Who is said to be wrong where `low` is more than `high`, as the server has it.
    let blamed = |low: Bound, high: Bound| match (low, high) {
        (Bound::Min, Bound::Default) => Bound::Default,
        (Bound::Min, Bound::DefaultRequest) | (Bound::DefaultRequest, _) => Bound::DefaultRequest,
        (low, _) => low,
    };
    let mut wrong: Vec<(Bound, Bound, Bound)> = Vec::new();
    for (at, (low, first)) in bounds.iter().enumerate() {
        for (high, second) in bounds.iter().skip(at + 1) {
            if let (Some(first), Some(second)) = (first, second)
                && first.amount > second.amount
            {
                wrong.push((blamed(*low, *high), *low, *high));
            }
        }
    }
    let of = |bound: Bound| bounds.iter().find(|(other, _)| *other == bound).and_then(|(_, set)| *set);
    // What the server filled in and finds wrong is no one's mistake, and follows from what is written.
    let written = |bound: Bound| of(bound).and_then(|set| set.place);
    let mut following: Vec<Bound> =
        wrong.iter().map(|(bound, ..)| *bound).filter(|bound| written(*bound).is_none()).collect();
    let mut said: Vec<Bound> = Vec::new();
    for (bound, low, high) in wrong {
        let Some(place) = written(bound).filter(|_| !said.contains(&bound)) else { continue };
        said.push(bound);
        let other = if bound == low { high } else { low };
        let than = if bound == low { "more" } else { "less" };
        let message = format!("`{}` of `{}` is {than} than its `{}`", bound.name(), shown(key), other.name());
        let finding = cx.report(place, message);
        if let Some(span) = written(other) {
            finding.with(span, format!("the `{}`", other.name()));
        }
        finding.help("none may be more than the next: `min`, `defaultRequest`, `default`, `max`");
        finding.server(Cause::Invalid);
        for other in following.drain(..) {
            let path = finding.field.replace(&format!(".{}[", bound.name()), &format!(".{}[", other.name()));
            finding.also(Cause::Invalid, path, Scope::Errors);
        }
    }
    if let (Some(Set { amount: asked, place: Some(place) }), Some(limit)) = (request, limit)
        && !resource::is_overcommitted(key)
        && asked != limit.amount
        && !said.contains(&Bound::DefaultRequest)
    {
        let message =
            format!("`{}` cannot be overcommitted: its `defaultRequest` is its `default`", shown(key));
        let finding = cx.report(place, message);
        if let Some(span) = limit.place {
            finding.with(span, "the `default`");
        }
        finding.help("write the same amount twice").server(Cause::Invalid);
    }
    if let Some(Set { amount: ratio, place: Some(place) }) = ratio {
        check_ratio(cx, key, (ratio, place), min, max);
    }
}

/// How often a request may go into a limit: once at least, and not more often than `min` goes into `max`.
fn check_ratio(
    cx: &mut Context<'_, '_>,
    key: &str,
    (ratio, place): (Amount, Span),
    min: Option<Set>,
    max: Option<Set>,
) {
    if ratio < Amount::from_int(1) {
        let message = format!(
            "`maxLimitRequestRatio` of `{}` is less than 1: no limit could hold its request",
            shown(key)
        );
        cx.report(place, message).help("write at least 1").server(Cause::Invalid);
        return;
    }
    let (Some(min), Some(max)) = (min, max) else { return };
    if exceeds(ratio, min.amount, max.amount) {
        let message =
            format!("`maxLimitRequestRatio` of `{}` is more than its `max` divided by its `min`", shown(key));
        let finding = cx.report(place, message);
        for (span, label) in [(min.place, "the `min`"), (max.place, "the `max`")] {
            if let Some(span) = span {
                finding.with(span, label);
            }
        }
        finding.server(Cause::Invalid);
    }
}

/// Whether the ratio is more than `max` divided by `min`, reckoned as the server does.
#[expect(clippy::cast_precision_loss, reason = "the server reckons with floating-point numbers, too")]
fn exceeds(ratio: Amount, min: Amount, max: Amount) -> bool {
    const MOST_MILLIS: i64 = i64::MAX / 1000;
    let small = |amount: Amount| amount.rounded() < MOST_MILLIS;
    if small(ratio) && small(min) && small(max) {
        ratio.millis() as f64 / 1000.0 > max.millis() as f64 / min.millis() as f64
    } else {
        ratio.rounded() as f64 > max.rounded() as f64 / min.rounded() as f64
    }
}
