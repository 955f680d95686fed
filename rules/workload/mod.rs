//! Controllers and their pod templates, and the objects around them.

pub mod active_deadline;
pub mod affinity;
pub mod bare_pod;
pub mod config_key;
pub mod dns_policy;
pub mod host_alias;
pub mod job_policy;
pub mod job_settings;
pub mod node_name;
pub mod node_name_bypass;
pub mod pvc_spec;
pub mod restart_policy;
pub mod rollout_strategy;
pub mod secret_type;
pub mod selector_mismatch;
pub mod service_ports;
pub mod service_spec;
pub mod stateful_set_settings;
pub mod tolerations;
pub mod topology_spread;

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Stage},
    model::{Field, Int, Owner, PodView, Str},
    rule::{Context, closest},
};

/// The help for a word that is none of `allowed`: the one that was meant, or all of them.
fn write_one_of(word: &str, allowed: &[&'static str]) -> String {
    let same = allowed.iter().copied().find(|allowed| allowed.eq_ignore_ascii_case(word));
    match same.or_else(|| closest(word, allowed.iter().copied())) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", listed(allowed)),
    }
}

/// The words as one reads them out: `a`, `b` or `c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

/// Reports the value of the field `name` if it is none of `allowed`. The empty text is for the caller: for some
/// fields the server takes it for missing.
fn one_of<'c>(
    cx: &'c mut Context<'_, '_>,
    field: &Field<Str<'_>>,
    name: &str,
    allowed: &[&'static str],
) -> Option<&'c mut Diagnostic> {
    let Field::Set { value, .. } = field else { return None };
    if allowed.contains(&&**value) {
        return None;
    }
    let span = if value.is_empty() { value.span } else { value.content() };
    let finding = cx.report(span, format!("`{name}` cannot be `{}`", shown(value)));
    Some(finding.help(write_one_of(value, allowed)))
}

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

/// A text for a message, on one line, shortened where it is long.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
