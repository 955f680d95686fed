//! Controllers and their pod templates, and the objects around them.

pub mod active_deadline;
pub mod affinity;
pub mod bare_pod;
pub mod cluster_dns_on_host_network;
pub mod config_key;
pub mod cron_overlap;
pub mod cron_schedule;
pub mod deprecated_node_label;
pub mod dns_policy;
pub mod even_quorum;
pub mod host_alias;
pub mod job_limits;
pub mod job_policy;
pub mod job_settings;
pub mod node_name;
pub mod node_name_bypass;
pub mod os_fields;
pub mod pod_admission;
pub mod pod_hostname;
pub mod pod_settings;
pub mod pvc_spec;
pub mod reference_name;
pub mod resource_claims;
pub mod restart_policy;
pub mod rollout_needs_spare_node;
pub mod rollout_strategy;
pub mod secret_type;
pub mod selector_mismatch;
pub mod service_ports;
pub mod service_spec;
pub mod service_warnings;
pub mod spread_misses_own_pods;
pub mod stateful_set_service;
pub mod stateful_set_settings;
pub mod time_zone;
pub mod tolerations;
pub mod topology_spread;
pub mod unsatisfiable_node;

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt::Display,
};

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, Stage},
    model::{
        Field, Int, LabelSelector, Owner, PodView, Str,
        ip::Notation,
        names::{Grammar, label_value},
        selector::{Labels, is_given},
    },
    rule::{Context, shown},
    text::Span,
};

/// Reports the number in the field `name` if it is less than 0.
fn not_negative<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Int>,
    name: &str,
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value: Int { value, span }, .. } = field else { return None };
    (*value < 0).then(|| {
        cx.report(*span, format!("`{name}` cannot be negative, it is {value}")).server(Cause::Invalid)
    })
}

/// Says who refuses a pod: the API server, or it later, when the controller of a custom resource makes the pod.
fn refused(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause) {
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server(cause);
    }
}

/// As [`refused`], where the API server names another place than the finding's.
fn refused_at(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause, path: String) {
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::RefusedLater, Stage::Controller);
    } else {
        finding.server_at(cause, path, Scope::Errors);
    }
}

/// Reports a text that is no name of the grammar. `otherwise` is the help where there is no telling what was meant.
fn bad_name<'c>(
    cx: &'c mut Context<'_, '_>,
    text: &Str<'_>,
    grammar: Grammar,
    what: impl Display,
    otherwise: &str,
) -> Option<&'c mut Diagnostic> {
    let error = grammar.check(text).err()?;
    let message = match &**text {
        "" => format!("{what} is empty"),
        text => error.of(format_args!("{what} `{}`", shown(text))),
    };
    let finding = cx.report(text.place_of(&error.range), message);
    Some(finding.help(error.help(text).unwrap_or_else(|| otherwise.to_owned())))
}

/// W27: reports an address that is not written as it should be. The server warns of it since 1.33; as of 1.36 it
/// refuses some of them, which is another finding.
fn unusual_address(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, address: &Str<'_>, notation: &Notation) {
    if cx.minor() < 33 {
        return;
    }
    let message = match notation {
        Notation::NonStandard(_) => {
            format!("`{}` is an address that not every program reads alike", shown(address))
        }
        Notation::NonCanonical(_) => {
            format!("`{}` is not the usual way to write this IPv6 address", shown(address))
        }
    };
    let finding = cx.report(address.place(), message).help(format!("write `{}`", notation.better()));
    let path = finding.field.clone();
    warned_at(finding, pod, path);
}

/// Makes a finding one that the API server accepts with a warning, which opens with `path`.
fn warned_at(finding: &mut Diagnostic, pod: &PodView<'_, '_>, path: String) {
    finding.at_most_warn();
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::Fragile, Stage::Controller);
    } else {
        finding.warned(path);
    }
}

/// The first port of its node that a container takes. Pods on the node's network take each port that they declare.
fn host_port(pod: &PodView<'_, '_>) -> Option<Int> {
    let own = pod.spec.host_network.is_true();
    let running = pod.lasting_containers().filter(|view| !view.is_plain_init());
    let mut ports = running.flat_map(|view| view.container.ports.items());
    ports.find_map(|port| {
        let field = if own && port.host_port.is_missing() { &port.container_port } else { &port.host_port };
        field.get().copied().filter(|number| number.value > 0)
    })
}

/// Whether the selector takes the pod that it is written in. Nothing where the file does not tell: a selector or labels
/// that could not be read or are not valid, no labels at all, which are then added by someone else, or a selector that
/// asks for labels of the controller.
fn selects_itself(pod: &PodView<'_, '_>, selector: &LabelSelector<'_>) -> Option<bool> {
    let written = &pod.metadata?.labels;
    let labels = Labels::of(written).filter(|labels| !labels.is_empty())?;
    let known = !selector.is_incomplete()
        && selector.is_valid()
        && written.entries().iter().all(|(_, value)| label_value(value).is_ok())
        && !selector.match_labels.entries().iter().any(|(key, _)| is_given(key))
        && !selector.match_expressions.items().iter().any(|it| it.key.str().is_some_and(is_given));
    known.then(|| selector.matches(&labels))
}

/// Annotations of Services for the same, the older first.
const TOPOLOGY_HINTS: &str = "service.kubernetes.io/topology-aware-hints";
const TOPOLOGY_MODE: &str = "service.kubernetes.io/topology-mode";

/// The types of a Service.
const SERVICE_TYPES: [&str; 4] = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];

/// Whether a Service's type is one.
fn is_service_type(kind: &str) -> bool {
    SERVICE_TYPES.contains(&kind)
}

/// What the API server says as well, if it is the one to say it.
fn also(finding: &mut Diagnostic, pod: &PodView<'_, '_>, cause: Cause, path: String) {
    if pod.owner != Owner::Custom {
        finding.also(cause, path, Scope::Errors);
    }
}

/// A selector that is not there is not the empty one, which matches all pods. W8, W9
fn matches_no_pod(finding: &mut Diagnostic, pod: &PodView<'_, '_>) {
    finding.help("add a `labelSelector` with the labels of the pods that are meant").at_most_warn();
    if pod.owner == Owner::Custom {
        finding.happens(Outcome::Fragile, Stage::Scheduler);
    } else {
        let path = finding.field.clone();
        finding.warned(path);
    }
}

/// The keys in `matchLabelKeys` that a selector speaks of twice, each with its place in the list and, if it is in the
/// file, where the selector speaks of it.
///
/// Before it looks, the server adds an expression to a pod's selectors for each listed label that the pod has; a
/// template's it leaves as they are.
fn repeated<'m, 'a>(
    pod: &PodView<'_, '_>,
    selector: &LabelSelector<'_>,
    (matched, mismatched): (&'m [Str<'a>], &[Str<'_>]),
) -> Vec<(usize, &'m Str<'a>, Option<Span>)> {
    if matched.is_empty() {
        return Vec::new();
    }
    let mut seen: HashMap<&str, Option<Span>> =
        selector.match_labels.entries().iter().map(|(key, _)| (&**key, Some(key.place()))).collect();
    let mut twice: HashMap<&str, Option<Span>> = HashMap::new();
    let written = selector.match_expressions.items().iter();
    let written = written.filter_map(|it| Some((&**it.key.get()?, Some(it.key.span_or_insert()))));
    let labels = pod.metadata.map(|metadata| &metadata.labels).filter(|_| !pod.is_template());
    let has = |key: &&Str<'_>| labels.is_some_and(|labels| labels.value(key).is_some());
    let added = matched.iter().chain(mismatched).filter(has).map(|key| (&**key, None));
    for (key, span) in written.chain(added) {
        match seen.entry(key) {
            Entry::Occupied(first) => drop(twice.entry(key).or_insert(*first.get())),
            Entry::Vacant(entry) => drop(entry.insert(span)),
        }
    }
    let last = |key: &Str<'_>| matched.iter().rposition(|other| **other == **key);
    let of = |(index, key): (usize, &'m Str<'a>)| {
        let other = twice.get(&**key).filter(|_| last(key) == Some(index))?;
        Some((index, key, *other))
    };
    matched.iter().enumerate().filter_map(of).collect()
}

/// Reports a key of `matchLabelKeys` that the selector speaks of as well.
fn selected_twice<'d>(cx: &'d mut Context<'_, '_>, key: &Str<'_>, other: Option<Span>) -> &'d mut Diagnostic {
    let key_shown = shown(key);
    let message = match other {
        Some(_) => format!("the label `{key_shown}` is in `matchLabelKeys` and in `labelSelector`"),
        None => format!("the label `{key_shown}` is in `matchLabelKeys` twice"),
    };
    let finding = cx.report(key.place(), message).help("remove one of the two");
    if let Some(span) = other {
        finding.with(span, "also here");
    }
    finding
}
