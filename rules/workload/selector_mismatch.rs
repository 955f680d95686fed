//! `selector-mismatch`: a controller's selector must choose the pods that it makes.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, LabelSelector, Map, Object, PodTemplateSpec, Str, names::label_value},
    rule::{Check, Context, Rule, shown},
    schema::Issue,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "selector-mismatch",
    summary: "a controller's selector does not match the labels of its own pod template",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("selector_mismatch.md"),
    aliases: &["mismatching-selector"],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if cx.is_part() {
        return;
    }
    let is_job = matches!(object.body, Body::Job(_));
    /// Compares a selector with a template, whose specs are of different types but alike.
    macro_rules! compare {
        ($it:expr) => {
            if let Some(spec) = $it.spec.get()
                && let Field::Set { key, value: selector } = &spec.selector
            {
                compare(cx, (*key, selector), &spec.template, is_job);
            }
        };
    }
    match &object.body {
        Body::Deployment(it) => compare!(it),
        Body::ReplicaSet(it) => compare!(it),
        Body::DaemonSet(it) => compare!(it),
        Body::StatefulSet(it) => compare!(it),
        // APP4, RCT3, BAT32. Without manualSelector a Job's selector is the server's business.
        Body::Job(it) if it.spec.get().is_some_and(|spec| spec.manual_selector.is_true()) => compare!(it),
        Body::ReplicationController(it) => {
            if let Some(spec) = it.spec.get() {
                compare_map(cx, &spec.selector, &spec.template);
            }
        }
        _ => {}
    }
}

type Template<'a> = Field<Box<PodTemplateSpec<'a>>>;

fn compare<'a>(
    cx: &mut Context<'a, '_>,
    (key, selector): (Span, &LabelSelector<'a>),
    template: &Template<'a>,
    is_job: bool,
) {
    if selector.is_incomplete() {
        return;
    }
    if selector.is_empty() {
        // APP2, APP15, APP29; a Job may choose every pod.
        if is_job {
            return;
        }
        // Labels that stand right below `selector`, or below a misspelt `matchLabels`, are `unknown-field`'s.
        let is_inside =
            |issue: &Issue| matches!(issue, Issue::UnknownField { mapping, .. } if *mapping == selector.node);
        if cx.issues().iter().any(is_inside) {
            return;
        }
        cx.report(key, "the selector is empty: it would choose every pod of the namespace")
            .help("write `matchLabels` with the labels of the pod template")
            .server(Cause::Invalid);
        return;
    }
    // A selector that is not valid matches nothing; `label-syntax` says why.
    let Some(template) = Labels::of(template).filter(|_| selector.is_valid()) else { return };
    let mismatches = mismatched_labels(&selector.match_labels, &template);
    let more = selector.match_expressions.items().iter().filter_map(|it| {
        let key = it.key.get()?;
        let found = template.get(key);
        let among = found.is_some_and(|found| it.values.items().iter().any(|value| **value == **found));
        let holds = match it.operator.str()? {
            "In" => among,
            "NotIn" => !among,
            "Exists" => found.is_some(),
            "DoesNotExist" => found.is_none(),
            _ => return None,
        };
        (!holds).then_some(Mismatch { span: it.span, key, wanted: None, found })
    });
    report(cx, mismatches.chain(more).collect(), &template);
}

/// The selector of a `ReplicationController` is a plain map, whose syntax the server does not look at; without one it is the template's labels.
fn compare_map<'a>(cx: &mut Context<'a, '_>, selector: &Field<Map<'a, Str<'a>>>, template: &Template<'a>) {
    if selector.is_incomplete() {
        return;
    }
    let Some(template) = Labels::of(template) else { return };
    let mismatches = mismatched_labels(selector, &template).collect();
    report(cx, mismatches, &template);
}

/// The labels of the template.
struct Labels<'a, 'm> {
    entries: &'m [(Str<'a>, Str<'a>)],
    /// Where they are, or would be.
    place: Span,
}

impl<'a, 'm> Labels<'a, 'm> {
    /// The labels, if they could all be read. A missing template is another rule's finding.
    fn of(template: &'m Template<'a>) -> Option<Self> {
        let template = template.get()?;
        match &template.metadata {
            Field::Invalid(_) => None,
            Field::Set { value, .. } if value.labels.is_incomplete() => None,
            Field::Set { value, .. } => {
                Some(Self { entries: value.labels.entries(), place: value.labels.span_or_insert() })
            }
            field => Some(Self { entries: &[], place: field.span_or_insert() }),
        }
    }

    fn get(&self, key: &str) -> Option<&'m Str<'a>> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

/// A part of the selector that the template's labels do not meet.
struct Mismatch<'a, 'm> {
    span: Span,
    key: &'m Str<'a>,
    wanted: Option<&'m Str<'a>>,
    found: Option<&'m Str<'a>>,
}

fn mismatched_labels<'a, 'm>(
    selector: &'m Field<Map<'a, Str<'a>>>,
    template: &Labels<'a, 'm>,
) -> impl Iterator<Item = Mismatch<'a, 'm>> {
    selector.entries().iter().filter_map(|(key, wanted)| {
        let found = template.get(key);
        if found.is_some_and(|found| **found == **wanted || label_value(found).is_err()) {
            return None;
        }
        let span = if found.is_some() && !wanted.is_empty() { wanted.content() } else { key.span };
        Some(Mismatch { span, key, wanted: Some(wanted), found })
    })
}

fn report(cx: &mut Context<'_, '_>, mismatches: Vec<Mismatch<'_, '_>>, template: &Labels<'_, '_>) {
    let mut mismatches = mismatches.into_iter();
    let Some(Mismatch { span, key, wanted, found }) = mismatches.next() else { return };
    let message = match (wanted, found) {
        (Some(wanted), Some(found)) => format!(
            "the selector wants the label `{key}: {}`, but its own pods have `{key}: {}`",
            shown(wanted),
            shown(found),
            key = shown(key),
        ),
        (Some(wanted), None) => format!(
            "the selector wants the label `{}: {}`, which its own pods do not have",
            shown(key),
            shown(wanted)
        ),
        (None, Some(_)) => {
            format!("the selector does not choose its own pods, by their label `{}`", shown(key))
        }
        (None, None) => {
            format!("the selector wants a label `{}`, which its own pods do not have", shown(key))
        }
    };
    let finding = cx.report(span, message);
    match found {
        Some(found) if !found.is_empty() => finding.with(found.content(), "the pods' label"),
        _ => finding.with(template.place, "the pods' labels belong here"),
    };
    for other in mismatches {
        finding.with(other.span, "nor does this match");
    }
    finding.help("let the selector and the labels of the pod template agree").server_at(
        Cause::Invalid,
        "spec.template.metadata.labels",
        Scope::Errors,
    );
}
