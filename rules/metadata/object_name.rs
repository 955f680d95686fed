//! `object-name`: `metadata.name`, `generateName` and `namespace` by the rules of the object's kind.

use std::{fmt::Display, ops::Range};

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, JobSpec, Object, Str,
        names::{self, Grammar, NameError},
    },
    rule::{Check, Context, Rule, shown},
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
enum Rules {
    Grammar(Grammar),
    /// Anything that can stand in a URL between two slashes.
    PathSegment,
}

/// The grammar of the kind's names, for the kinds where it is known for sure.
fn rules(object: &Object<'_>) -> Option<Rules> {
    object.ty?;
    Some(match (object.group(), object.kind_str()) {
        ("", "Service" | "Namespace") | ("apps", "StatefulSet") => Rules::Grammar(Grammar::Dns1123Label),
        (
            "",
            "Pod"
            | "PodTemplate"
            | "ReplicationController"
            | "ConfigMap"
            | "Secret"
            | "ServiceAccount"
            | "PersistentVolumeClaim"
            | "PersistentVolume"
            | "Endpoints"
            | "LimitRange"
            | "ResourceQuota",
        )
        | ("apps", "Deployment" | "ReplicaSet" | "DaemonSet")
        | ("batch", "Job" | "CronJob")
        | ("networking.k8s.io", "Ingress" | "IngressClass" | "NetworkPolicy")
        | ("autoscaling", "HorizontalPodAutoscaler")
        | ("storage.k8s.io", "StorageClass")
        | ("scheduling.k8s.io", "PriorityClass") => Rules::Grammar(Grammar::Dns1123Subdomain),
        ("rbac.authorization.k8s.io", "Role" | "RoleBinding" | "ClusterRole" | "ClusterRoleBinding")
        | ("policy", "PodDisruptionBudget") => Rules::PathSegment,
        _ => return None,
    })
}

/// Why a text is no name of its kind.
struct Wrong {
    message: String,
    range: Range<usize>,
    help: String,
}

impl Wrong {
    fn new(what: impl Display, text: &str, error: &NameError) -> Self {
        let help = error.help(text).unwrap_or_else(|| "write lower-case letters, digits and `-`".to_owned());
        Self { message: error.of(what), range: error.range.clone(), help }
    }
}

impl Rules {
    /// Checks `text`, which a message calls `what`.
    fn check(self, what: impl Display, text: &str) -> Result<(), Wrong> {
        match self {
            Self::Grammar(grammar) => grammar.check(text).map_err(|error| Wrong::new(what, text, &error)),
            Self::PathSegment => {
                let bad = text.find(['/', '%']).map(|at| at..at + 1);
                let dots = (text == "." || text == "..").then_some(0..text.len());
                let Some(range) = dots.or(bad) else { return Ok(()) };
                let message = format!("{what} may not be `.` or `..`, nor hold `/` or `%`");
                Err(Wrong {
                    message,
                    range,
                    help: "it becomes a part of a URL: leave such characters out".to_owned(),
                })
            }
        }
    }
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Some(metadata) = object.metadata().get() else { return };
    if object.ty.is_some()
        && let Field::Set { value, .. } = &metadata.namespace
        && !value.is_empty()
        && let Err(error) = names::dns_1123_label(value)
    {
        let wrong = Wrong::new(format_args!("namespace `{}`", shown(value)), value, &error);
        cx.report(value.place_of(&error.range), wrong.message).help(wrong.help).server(Cause::Invalid);
    }
    let Some(rules) = rules(object) else { return };
    let kind = object.kind_str();
    if let Field::Set { value, .. } = &metadata.generate_name
        && !value.is_empty()
        // The declarative validation of this kind leaves the prefix to what is made from it.
        && kind != "ReplicationController"
        && let Err(wrong) = rules.check(format_args!("the {kind}'s name prefix `{}`", shown(value)), &names::masked_prefix(value))
    {
        let span = value.place_of(&wrong.range);
        cx.report(span, wrong.message)
            .help("write lower-case letters, digits and `-`; the server adds five more of them")
            .server(Cause::Invalid);
    }
    let Field::Set { value: name, .. } = &metadata.name else { return };
    if name.is_empty() {
        return;
    }
    if let Err(wrong) = rules.check(format_args!("the {kind}'s name `{}`", shown(name)), name) {
        cx.report(name.sub_span(wrong.range), wrong.message).help(wrong.help).server(Cause::Invalid);
        return;
    }
    length(cx, object, name);
}

/// Names that are valid and too long, because longer ones are made from them.
fn length(cx: &mut Context<'_, '_>, object: &Object<'_>, name: &Str<'_>) {
    let beyond = |most: usize| name.sub_span(most.min(name.len())..name.len());
    let length = name.len();
    match &object.body {
        // BAT33
        Body::CronJob(_) if length > 52 => {
            let message = format!(
                "a CronJob's name has at most 52 characters, as its Jobs add 11 to it; this one has {length}"
            );
            cx.report(beyond(52), message).help("shorten it to 52 characters").server(Cause::Invalid);
        }
        // BAT30, BAT31
        Body::Job(job) => {
            let spec = job.spec.get();
            let is_labelled = length > 63 && !spec.is_some_and(|spec| spec.manual_selector.is_true());
            // A Job with neither of the two has 1 of each.
            let completions = |spec: &JobSpec<'_>| {
                let filled = spec.completions.is_missing() && spec.parallelism.is_missing();
                if filled { Some(1) } else { spec.completions.int() }
            };
            let completions =
                spec.filter(|spec| spec.completion_mode.is("Indexed")).and_then(|spec| completions(spec));
            let last =
                completions.filter(|count| *count > 0).map(|count| format!("{}-{}", &**name, count - 1));
            let host = last.and_then(|last| names::dns_1123_label(&last).err().map(|error| (last, error)));
            if is_labelled {
                let message = format!(
                    "a Job's name has at most 63 characters, as it becomes a label of its pods; this one has {length}"
                );
                let finding = cx.report(beyond(63), message).help("shorten it to 63 characters");
                finding.server_at(Cause::Invalid, "spec.template.labels", Scope::Errors);
                finding.also(Cause::Invalid, "metadata.labels", Scope::Child);
                if host.is_some() {
                    finding.also(Cause::Invalid, "metadata.name", Scope::Errors);
                }
            } else if let Some((last, error)) = host {
                let span =
                    if error.range.end <= length { name.place_of(&error.range) } else { name.content() };
                let message =
                    error.of(format_args!("the host name `{}` of the Job's last pod", shown(&last)));
                cx.report(span, message)
                    .help("shorten the Job's name, and leave out dots")
                    .server(Cause::Invalid);
            } else {
                as_host_name(cx, name);
            }
        }
        Body::StatefulSet(_) if length > 52 => {
            // TPL8, TPL9: the pods' label `controller-revision-hash` is the name, a hyphen and a hash of up to ten characters.
            let message = format!(
                "a StatefulSet's name has at most 52 characters, as a label of its pods adds 11; this one has {length}"
            );
            let finding = cx.report(beyond(52), message).help("shorten it to 52 characters");
            finding.happens(Outcome::RefusedLater, Stage::Controller);
            finding.server_at(Cause::Invalid, "metadata.labels", Scope::Child);
        }
        Body::Deployment(_) if length > 242 => {
            // TPL12: the ReplicaSet's name is the name, a hyphen and a hash of up to ten characters.
            let message = format!(
                "a Deployment's name has at most 242 characters, as its ReplicaSets add 11 to it; this one has {length}"
            );
            let finding = cx.report(beyond(242), message).help("shorten it");
            finding.happens(Outcome::RefusedLater, Stage::Controller);
            as_host_name(cx, name);
        }
        Body::Pod(_) | Body::ReplicationController(_) | Body::ReplicaSet(_) | Body::Deployment(_) => {
            as_host_name(cx, name);
        }
        Body::CronJob(_) => as_host_name(cx, name),
        _ => {}
    }
}

/// W3: pods have host names, and a name that cannot be one is cut or changed.
fn as_host_name(cx: &mut Context<'_, '_>, name: &Str<'_>) {
    let Err(error) = names::dns_1123_label(name) else { return };
    let message = error.of(format_args!("the name `{}` becomes host names of pods, and", shown(name)));
    let finding = cx.report(name.place_of(&error.range), message);
    finding.help(error.help(name).unwrap_or_else(|| "leave out the dots".to_owned())).at_most_warn();
    finding.happens(Outcome::Warned, Stage::ApiServer).server_at(
        Cause::Invalid,
        "metadata.name",
        Scope::Warnings,
    );
}
