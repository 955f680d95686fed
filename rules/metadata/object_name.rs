//! `object-name`: `metadata.name`, `generateName` and `namespace` by the rules of the object's kind.

use super::{place, shown};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, Object, Str,
        names::{self, LABEL, NameError, NameErrorKind, SUBDOMAIN},
    },
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "object-name",
    summary: "the object's name or namespace has characters it may not have, or is too long",
    group: "metadata",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("object_name.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// What the name of an object of some kind must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grammar {
    Label,
    Subdomain,
    /// Anything that can stand in a URL between two slashes.
    PathSegment,
}

/// The grammar of the kind's names, for the kinds where it is known for sure.
fn grammar(object: &Object<'_>) -> Option<Grammar> {
    object.ty?;
    Some(match (object.group(), object.kind_str()) {
        ("", "Service" | "Namespace") | ("apps", "StatefulSet") => Grammar::Label,
        (
            "",
            "Pod" | "PodTemplate" | "ReplicationController" | "ConfigMap" | "Secret" | "ServiceAccount"
            | "PersistentVolumeClaim" | "PersistentVolume" | "Endpoints" | "LimitRange" | "ResourceQuota",
        )
        | ("apps", "Deployment" | "ReplicaSet" | "DaemonSet")
        | ("batch", "Job" | "CronJob")
        | ("networking.k8s.io", "Ingress" | "IngressClass" | "NetworkPolicy")
        | ("policy", "PodDisruptionBudget")
        | ("autoscaling", "HorizontalPodAutoscaler")
        | ("storage.k8s.io", "StorageClass")
        | ("scheduling.k8s.io", "PriorityClass") => Grammar::Subdomain,
        ("rbac.authorization.k8s.io", "Role" | "RoleBinding" | "ClusterRole" | "ClusterRoleBinding") => {
            Grammar::PathSegment
        }
        _ => return None,
    })
}

impl Grammar {
    fn check(self, name: &str) -> Result<(), NameError> {
        match self {
            Self::Label => names::label(name),
            Self::Subdomain => names::subdomain(name),
            Self::PathSegment => path_segment(name),
        }
    }

    fn help(self, name: &str) -> String {
        let (meant, rule) = match self {
            Self::Label => (names::suggest_label(name), LABEL),
            Self::Subdomain => (names::suggest_subdomain(name), SUBDOMAIN),
            Self::PathSegment => (None, "anything but `.`, `..` and text with `/` or `%`"),
        };
        match meant {
            Some(meant) => format!("write `{meant}`; a name here is {rule}"),
            None => format!("a name here is {rule}"),
        }
    }
}

fn path_segment(name: &str) -> Result<(), NameError> {
    if name == "." || name == ".." {
        return Err(NameError { kind: NameErrorKind::Dots, range: 0..name.len() });
    }
    match name.char_indices().find(|(_, c)| matches!(c, '/' | '%')) {
        Some((at, c)) => Err(NameError { kind: NameErrorKind::Character(c), range: at..at + 1 }),
        None => Ok(()),
    }
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Some(metadata) = object.metadata().get() else { return };
    if object.ty.is_some()
        && let Field::Set { value, .. } = &metadata.namespace
        && !value.is_empty()
        && let Err(error) = names::label(value)
    {
        let help = Grammar::Label.help(value);
        let message = format!("namespace `{}` is not valid: {error}", shown(value));
        cx.report(place(value, &error), message).help(help).server(Cause::Invalid);
    }
    let Some(grammar) = grammar(object) else { return };
    let kind = object.kind_str();
    if let Field::Set { value, .. } = &metadata.generate_name
        && !value.is_empty()
        // The declarative validation of this kind leaves the prefix to what is made from it.
        && kind != "ReplicationController"
        && let Err(error) = grammar.check(&masked(value))
    {
        let message = format!("name prefix `{}` is not valid for a {kind}: {error}", shown(value));
        let span = if error.range.end > value.len() { value.span } else { place(value, &error) };
        cx.report(span, message).help(grammar.help(value)).server(Cause::Invalid);
    }
    let Field::Set { value: name, .. } = &metadata.name else { return };
    if name.is_empty() {
        return;
    }
    if let Err(error) = grammar.check(name) {
        let message = format!("name `{}` is not valid for a {kind}: {error}", shown(name));
        cx.report(place(name, &error), message).help(grammar.help(name)).server(Cause::Invalid);
        return;
    }
    length(cx, object, name);
}

/// A prefix as it is checked: with a letter in place of the hyphen that names are put behind.
fn masked(prefix: &str) -> String {
    match prefix.strip_suffix('-') {
        Some(rest) if !rest.is_empty() => {
            let cut = rest.char_indices().next_back().map_or(0, |(at, _)| at);
            format!("{}a", &rest[..cut])
        }
        _ => prefix.to_owned(),
    }
}

/// Names that are valid and too long, because longer ones are made from them.
fn length(cx: &mut Context<'_, '_>, object: &Object<'_>, name: &Str<'_>) {
    let beyond = |most: usize| name.sub_span(most.min(name.len())..name.len());
    let length = name.len();
    match &object.body {
        Body::CronJob(_) if length > 52 => {
            let message = format!(
                "a CronJob's name has at most 52 characters, as its Jobs add 11 to it; this one has {length}"
            );
            cx.report(beyond(52), message).help("shorten it to 52 characters").server(Cause::Invalid);
        }
        Body::Job(_) if length > 63 => {
            let message = format!(
                "a Job's name has at most 63 characters, as it becomes a label of its pods; this one has {length}"
            );
            let finding = cx.report(beyond(63), message).help("shorten it to 63 characters");
            finding.server_at(Cause::Invalid, "spec.template.labels", Scope::Errors);
        }
        Body::Job(job) => {
            let completions = job.spec.get().filter(|spec| spec.completion_mode.is("Indexed"));
            let completions = completions.and_then(|spec| spec.completions.int()).filter(|count| *count > 0);
            let last = completions.map(|count| format!("{}-{}", &**name, count - 1));
            let Some((last, error)) = last.and_then(|last| names::label(&last).err().map(|error| (last, error)))
            else {
                as_host_name(cx, name);
                return;
            };
            let span = if error.range.end <= length { place(name, &error) } else { name.content() };
            let message = format!("`{}` cannot be the host name of the Job's last pod: {error}", shown(&last));
            cx.report(span, message).help(Grammar::Label.help(name)).server(Cause::Invalid);
        }
        Body::StatefulSet(_) if length > 52 => {
            // The pods' label `controller-revision-hash` is the name, a hyphen and a hash of up to ten characters.
            let message = format!(
                "a StatefulSet's name has at most 52 characters, as a label of its pods adds 11; this one has {length}"
            );
            let finding = cx.report(beyond(52), message).help("shorten it to 52 characters");
            finding.happens(Outcome::RefusedLater, Stage::Controller);
        }
        Body::Pod(_) | Body::ReplicationController(_) | Body::ReplicaSet(_) | Body::Deployment(_) => {
            as_host_name(cx, name);
        }
        Body::CronJob(_) => as_host_name(cx, name),
        _ => {}
    }
}

/// Pods have host names, and a name that cannot be one is cut or changed.
fn as_host_name(cx: &mut Context<'_, '_>, name: &Str<'_>) {
    let Err(error) = names::label(name) else { return };
    let message = format!("`{}` cannot be the host name of a pod: {error}", shown(name));
    let finding = cx.report(place(name, &error), message).help(Grammar::Label.help(name)).at_most_warn();
    finding.happens(Outcome::Warned, Stage::ApiServer).server_at(Cause::Invalid, "metadata.name", Scope::Warnings);
}
