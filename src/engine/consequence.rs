//! What the API server says of a workload and its pod template together: what follows for the one from a fault of the
//! other, and what it does not look at because of it.

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, ServerCause, Stage},
    model::{Body, Field, LabelSelector, Map, Object, PodTemplateSpec, Str, names, selector::Labels},
};

/// Where the server speaks of the selector, and of the template's labels, in the three ways it does.
const SELECTOR: &str = "spec.selector";
const MISMATCH: &str = "spec.template.metadata.labels";
const LABELS: &str = "spec.template.labels";

/// What every rule of the server about a workload looks at.
struct Workload<'m, 'a> {
    kind: Kind,
    selector: Selector<'m, 'a>,
    template: Option<&'m PodTemplateSpec<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Deployment,
    ReplicaSet,
    StatefulSet,
    DaemonSet,
    ReplicationController,
    Job,
    CronJob,
}

enum Selector<'m, 'a> {
    /// It could not be read, or is the server's.
    Unknown,
    Missing,
    Labels(&'m LabelSelector<'a>),
    Map(&'m Field<Map<'a, Str<'a>>>),
}

impl<'m, 'a> Workload<'m, 'a> {
    /// The object as a workload, if it is one; nothing where its spec could not be read.
    fn of(object: &'m Object<'a>) -> Option<Self> {
        /// The workload of a body, whose specs are of different types but alike.
        macro_rules! workload {
            ($kind:ident, $body:expr) => {{
                let (selector, template) = match &$body.spec {
                    Field::Invalid(_) => return None,
                    Field::Set { value, .. } => {
                        let selector = match &value.selector {
                            Field::Invalid(_) => Selector::Unknown,
                            Field::Set { value, .. } if value.is_incomplete() => Selector::Unknown,
                            Field::Set { value, .. } => Selector::Labels(value),
                            _ => Selector::Missing,
                        };
                        (selector, inner(&value.template)?)
                    }
                    _ => (Selector::Missing, None),
                };
                Some(Self { kind: Kind::$kind, selector, template })
            }};
        }
        match &object.body {
            Body::Deployment(it) => workload!(Deployment, it),
            Body::ReplicaSet(it) => workload!(ReplicaSet, it),
            Body::StatefulSet(it) => workload!(StatefulSet, it),
            Body::DaemonSet(it) => workload!(DaemonSet, it),
            Body::Job(it) => {
                let manual = it.spec.get().is_some_and(|spec| spec.manual_selector.is_true());
                let job: Option<Self> = workload!(Job, it);
                // Without `manualSelector` the selector is the server's business.
                job.map(|job| if manual { job } else { Self { selector: Selector::Unknown, ..job } })
            }
            Body::ReplicationController(it) => match &it.spec {
                Field::Set { value, .. } => Some(Self {
                    kind: Kind::ReplicationController,
                    selector: Selector::Map(&value.selector),
                    template: inner(&value.template)?,
                }),
                _ => None,
            },
            Body::CronJob(_) => {
                Some(Self { kind: Kind::CronJob, selector: Selector::Unknown, template: None })
            }
            _ => None,
        }
    }

    /// Whether the server cannot make a selector of what is there, and then leaves the template alone.
    fn hides_template(&self) -> bool {
        let strict = matches!(self.kind, Kind::Deployment | Kind::ReplicaSet | Kind::StatefulSet);
        strict && matches!(self.selector, Selector::Labels(selector) if !selector.is_valid())
    }

    /// Whether the server says that the selector does not choose the template's labels.
    fn is_mismatch(&self) -> bool {
        let labels = match self.template.map(|template| &template.metadata) {
            Some(Field::Invalid(_)) => return false,
            Some(Field::Set { value, .. }) => Labels::of(&value.labels),
            _ => Some(Labels::default()),
        };
        let Some(labels) = labels else { return false };
        match &self.selector {
            Selector::Unknown => false,
            Selector::Missing => true,
            Selector::Labels(selector) => selector.is_valid() && !selector.matches(&labels),
            Selector::Map(map) => {
                let mut wanted = map.entries().iter();
                !map.is_incomplete() && !wanted.all(|(key, value)| labels.get(key) == Some(&**value))
            }
        }
    }
}

/// The object in a field, `Some(None)` where there is none, and nothing where it could not be read.
#[expect(clippy::option_option, reason = "a template that is missing is known to be so")]
fn inner<T>(field: &Field<Box<T>>) -> Option<Option<&T>> {
    match field {
        Field::Invalid(_) => None,
        field => Some(field.get().map(|value| &**value)),
    }
}

/// Adds what else the server says because of what was found.
pub(super) fn add(object: &Object<'_>, findings: &mut [Diagnostic]) {
    let Some(workload) = Workload::of(object) else { return };
    // APP3: beside what is wrong with the selector, that it is.
    if workload.hides_template() {
        for finding in findings.iter_mut() {
            let inside = |cause: &ServerCause| {
                cause.scope == Scope::Errors
                    && cause.field.strip_prefix(SELECTOR).is_some_and(|rest| rest.starts_with('.'))
            };
            if finding.causes().any(inside) {
                finding.also(Cause::Invalid, SELECTOR, Scope::Errors);
            }
        }
    }
    // APP1, APP4, APP15: a selector that is not there chooses nothing, and one that is there not what is not.
    if workload.is_mismatch() && !findings.iter().any(|finding| finding.says(Cause::Invalid, MISMATCH)) {
        let roots: [&dyn Fn(&Diagnostic) -> bool; 3] = [
            &|finding| finding.says(Cause::Required, SELECTOR),
            &|finding| {
                finding.field != "spec.template.spec.containers"
                    && finding.says(Cause::Required, "spec.template.spec.containers")
            },
            &|finding| finding.says(Cause::Invalid, LABELS),
        ];
        if let Some(at) = roots.iter().find_map(|root| findings.iter().position(root)) {
            findings[at].also(Cause::Invalid, MISMATCH, Scope::Errors);
        }
    }
    if let Some(name) = object.metadata().get().and_then(|metadata| metadata.name.str()) {
        add_of_name(&workload, name, findings);
    }
    // BAT31: without a name the pods of an indexed Job have host names that begin with a hyphen.
    if let Body::Job(job) = &object.body
        && job.spec.get().is_some_and(|spec| spec.completion_mode.is("Indexed"))
        && let Some(finding) = findings.iter_mut().find(|it| it.says(Cause::Required, "metadata.name"))
    {
        finding.also(Cause::Invalid, "metadata.name", Scope::Errors);
    }
}

/// A Job's pods have its name as a label.
fn add_of_name(workload: &Workload<'_, '_>, name: &str, findings: &mut [Diagnostic]) {
    let is_labelled = workload.kind == Kind::Job && matches!(workload.selector, Selector::Unknown);
    if is_labelled
        && names::label_value(name).is_err()
        && let Some(finding) = findings.iter_mut().find(|it| it.says(Cause::Invalid, "metadata.name"))
    {
        finding.also(Cause::Invalid, LABELS, Scope::Errors);
        finding.also(Cause::Invalid, "metadata.labels", Scope::Child);
    }
}

/// Takes out what the server does not say: it looks at no template whose selector it cannot read. What is wrong with
/// that is refused once the selector is mended.
pub(super) fn take_back(object: &Object<'_>, findings: &mut [Diagnostic]) {
    let Some(workload) = Workload::of(object) else { return };
    let hidden = workload.hides_template();
    let of_set = workload.kind == Kind::StatefulSet;
    if !hidden && !of_set {
        return;
    }
    let is_said = |cause: &ServerCause| {
        let Some(rest) = cause.field.strip_prefix("spec.template.") else { return true };
        cause.scope != Scope::Errors
            || match (rest, cause.cause) {
                // APP12, APP13: these are looked at apart from the rest.
                ("spec.restartPolicy", Cause::NotSupported)
                | ("spec.activeDeadlineSeconds", Cause::Forbidden)
                    if of_set =>
                {
                    true
                }
                // APP33: the controller sets these itself.
                ("spec.hostname" | "spec.subdomain", _) if of_set => false,
                _ => !hidden,
            }
    };
    for finding in findings {
        finding.cascades.retain(is_said);
        if finding.server.as_ref().is_none_or(is_said) {
            continue;
        }
        let next = finding.cascades.iter().position(|cause| cause.scope == Scope::Errors);
        finding.server = next.map(|at| finding.cascades.remove(at));
        if !hidden && finding.server.is_none() {
            finding.at_most_warn().happens(Outcome::Dropped, Stage::Controller);
        }
    }
}
