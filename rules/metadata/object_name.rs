//! `object-name`: `metadata.name`, `generateName` and `namespace` by the rules of the object's kind.

use std::{fmt::Display, ops::Range};

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, JobSpec, Object, ObjectMeta, Str,
        names::{self, Grammar, NameError},
    },
    rule::{Check, Context, Rule, shown},
    schema::Gate,
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

/// The grammar of the kind's names: META2, and META3 for all others that Kubernetes itself has.
fn rules(cx: &Context<'_, '_>, object: &Object<'_>) -> Option<Rules> {
    if object.ty.is_none() {
        // What has a definition is a custom resource.
        return cx.definition().map(|_| Rules::Grammar(Grammar::Dns1123Subdomain));
    }
    let kind = (object.group(), object.kind_str());
    // The validation of these has no words for names, so that only what stands in the way of any name is refused.
    if matches!(
        kind,
        ("", "Event" | "Binding" | "ComponentStatus")
            | ("policy", "PodDisruptionBudget")
            | ("certificates.k8s.io", "CertificateSigningRequest" | "ClusterTrustBundle")
            | ("networking.k8s.io", "IPAddress")
    ) {
        return Some(Rules::PathSegment);
    }
    Some(match kind {
        ("", "Service") if !cx.is_on(Gate::RelaxedServiceNameValidation) => {
            Rules::Grammar(Grammar::Dns1035Label)
        }
        // APP20
        ("", "Service" | "Namespace") | ("apps", "StatefulSet") => Rules::Grammar(Grammar::Dns1123Label),
        (
            ""
            | "apps"
            | "autoscaling"
            | "batch"
            | "networking.k8s.io"
            | "storage.k8s.io"
            | "scheduling.k8s.io"
            | "node.k8s.io"
            | "coordination.k8s.io"
            | "discovery.k8s.io"
            | "admissionregistration.k8s.io"
            | "apiextensions.k8s.io"
            | "flowcontrol.apiserver.k8s.io"
            | "resource.k8s.io",
            _,
        ) => Rules::Grammar(Grammar::Dns1123Subdomain),
        // Roles and their bindings, and what is never stored.
        _ => Rules::PathSegment,
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
    /// Whether `text` is a name of the kind, or the prefix of one.
    fn accepts(self, text: &str, prefix: bool) -> bool {
        match self {
            Self::Grammar(grammar) if prefix => grammar.check(&names::masked_prefix(text)).is_ok(),
            Self::Grammar(grammar) => grammar.check(text).is_ok(),
            Self::PathSegment => !text.contains(['/', '%']) && (prefix || (text != "." && text != "..")),
        }
    }

    /// Checks `text`, which a message calls `what`.
    fn check(self, what: impl Display, text: &str) -> Result<(), Wrong> {
        match self {
            Self::Grammar(grammar) => grammar.check(text).map_err(|error| Wrong::new(what, text, &error)),
            Self::PathSegment => {
                let Some(range) = names::path_segment_fault(text) else { return Ok(()) };
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

const NAME: &str = "metadata.name";

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Some(metadata) = object.metadata().get() else { return };
    namespace(cx, object, metadata);
    let Some(rules) = rules(cx, object) else { return };
    if metadata.name.is_invalid() {
        return;
    }
    let prefix = metadata.generate_name.get().filter(|prefix| !prefix.is_empty());
    match (metadata.name.get().filter(|name| !name.is_empty()), prefix) {
        (Some(name), prefix) => {
            if let Some(prefix) = prefix {
                generate_name(cx, object, rules, prefix, false);
            }
            if let Err(wrong) =
                rules.check(format_args!("the {}'s name `{}`", object.kind_str(), shown(name)), name)
            {
                let child = makes_pods(cx) && !is_subdomain(&generated(&format!("{}-", &**name)));
                let finding = cx.report(name.sub_span(wrong.range), wrong.message);
                finding.help(wrong.help).server_at(Cause::Invalid, NAME, Scope::Errors);
                // The names of its pods begin with its own.
                if child {
                    finding.also(Cause::Invalid, NAME, Scope::Child);
                }
                return;
            }
            length(cx, object, name, name);
        }
        (None, Some(prefix)) => {
            if generate_name(cx, object, rules, prefix, true) {
                length(cx, object, prefix, &generated(prefix));
            }
        }
        (None, None) => {}
    }
}

/// META5. What is in no namespace loses one that is written before anyone looks at it (META6).
fn namespace<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>, metadata: &ObjectMeta<'a>) {
    let in_none =
        cx.schema().is_cluster_scoped(object.api_version.as_deref().unwrap_or_default(), object.kind_str());
    if object.ty.is_some()
        && in_none != Some(true)
        && let Field::Set { value, .. } = &metadata.namespace
        && !value.is_empty()
        && let Err(error) = names::dns_1123_label(value)
    {
        let wrong = Wrong::new(format_args!("namespace `{}`", shown(value)), value, &error);
        cx.report(value.place_of(&error.range), wrong.message).help(wrong.help).server(Cause::Invalid);
    }
}

/// Checks the prefix of a name (META4), and whether a name made of it would do, if one is: whether both are right.
fn generate_name(
    cx: &mut Context<'_, '_>,
    object: &Object<'_>,
    rules: Rules,
    prefix: &Str<'_>,
    is_used: bool,
) -> bool {
    let kind = object.kind_str();
    // Since 1.35 the declarative validation of this kind leaves the prefix to what is made from it.
    let checked = kind != "ReplicationController" || cx.minor() < 35;
    let wrong_prefix = checked && !rules.accepts(prefix, true);
    let wrong_name = is_used && !rules.accepts(&generated(prefix), false);
    if !wrong_prefix && !wrong_name {
        return true;
    }
    let what = format!("the {kind}'s name prefix `{}`", shown(prefix));
    let masked = match rules {
        Rules::Grammar(_) => names::masked_prefix(prefix),
        Rules::PathSegment => (&**prefix).into(),
    };
    let (message, span) = match rules.check(&what, &masked) {
        Err(wrong) => (wrong.message, prefix.place_of(&wrong.range)),
        Ok(()) => (format!("{what} gives no name with five more characters"), prefix.content()),
    };
    let finding = cx.report(span, message);
    finding.help("write lower-case letters, digits and `-`; the server adds five more of them");
    if wrong_prefix {
        finding.server_at(Cause::Invalid, "metadata.generateName", Scope::Errors);
        if wrong_name {
            finding.also(Cause::Invalid, NAME, Scope::Errors);
        }
    } else {
        finding.server_at(Cause::Invalid, NAME, Scope::Errors);
    }
    false
}

/// TPL18: a name that the server makes of a prefix: what fits, and five letters and digits.
fn generated(prefix: &str) -> String {
    /// The longest that is left of a prefix (`MaxGeneratedNameLength`).
    const MOST: usize = 58;
    let end = (0..=MOST.min(prefix.len())).rev().find(|end| prefix.is_char_boundary(*end)).unwrap_or(0);
    format!("{}xxxxx", &prefix[..end])
}

fn is_subdomain(text: &str) -> bool {
    names::dns_1123_subdomain(text).is_ok()
}

/// Whether a controller makes pods of the object.
fn makes_pods(cx: &Context<'_, '_>) -> bool {
    cx.pods().iter().any(|pod| pod.child().is_some())
}

/// Names that are valid and too long, because longer ones are made from them.
///
/// `text` is the name, and `written` what is written of it: the name itself, or a prefix.
fn length(cx: &mut Context<'_, '_>, object: &Object<'_>, written: &Str<'_>, text: &str) {
    let beyond = |most: usize| written.sub_span(most.min(written.len())..written.len());
    let length = text.len();
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
            let last = completions.filter(|count| *count > 0).map(|count| format!("{text}-{}", count - 1));
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
                let span = if error.range.end <= written.len() {
                    written.place_of(&error.range)
                } else {
                    written.content()
                };
                let message =
                    error.of(format_args!("the host name `{}` of the Job's last pod", shown(&last)));
                cx.report(span, message)
                    .help("shorten the Job's name, and leave out dots")
                    .server(Cause::Invalid);
            } else {
                as_host_name(cx, written, text);
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
            as_host_name(cx, written, text);
        }
        Body::Pod(_) | Body::ReplicationController(_) | Body::ReplicaSet(_) | Body::Deployment(_) => {
            as_host_name(cx, written, text);
        }
        Body::CronJob(_) => as_host_name(cx, written, text),
        _ => {}
    }
}

/// W3: pods have host names, and a name that cannot be one is cut or changed.
fn as_host_name(cx: &mut Context<'_, '_>, written: &Str<'_>, text: &str) {
    let Err(error) = names::dns_1123_label(text) else { return };
    let message = error.of(format_args!("the name `{}` becomes host names of pods, and", shown(written)));
    let span =
        if error.range.end <= written.len() { written.place_of(&error.range) } else { written.content() };
    let finding = cx.report(span, message);
    finding.help(error.help(written).unwrap_or_else(|| "leave out the dots".to_owned())).at_most_warn();
    finding.warned("metadata.name");
}
