//! `pod-hostname`: what a pod calls itself on the network.

use super::{bad_name, refused};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, PodView, names::Grammar},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pod-hostname",
    summary: "`hostname`, `subdomain` or `hostnameOverride` of a pod is not valid",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("pod_hostname.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The longest name that Linux takes for a host.
const MOST: usize = 64;

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    // POD9, POD10. That a StatefulSet sets these itself, the engine knows.
    for (field, name) in [(&spec.hostname, "`hostname`"), (&spec.subdomain, "`subdomain`")] {
        let Some(value) = field.filter(|value| !value.is_empty()) else { continue };
        let help = "write one DNS label: lower-case letters, digits and `-`";
        if let Some(finding) = bad_name(cx, value, Grammar::Dns1123Label, name, help) {
            refused(finding, pod, Cause::Invalid);
        }
    }
    whole_name(cx, pod);
}

fn whole_name<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Field::Set { key, value: name } = &pod.spec.hostname_override else { return };
    // POD11
    let others = [
        (&pod.spec.set_hostname_as_fqdn, "setHostnameAsFQDN", "which would make another name"),
        (&pod.spec.host_network, "hostNetwork", "with which the pod has the node's name"),
    ];
    for (field, other, why) in others {
        let Some(value) = field.filter(|value| value.value) else { continue };
        let message = format!("`hostnameOverride` cannot stand beside `{other}: true`, {why}");
        let finding = cx.report(*key, message).with(value.span, "set here").help("remove one of the two");
        refused(finding, pod, Cause::Forbidden);
    }
    // POD12
    let syntax = Grammar::Dns1123Subdomain.check(name);
    if name.len() > MOST {
        let past = name.char_indices().map(|(at, _)| at).find(|at| *at >= MOST).unwrap_or(name.len());
        let message = format!(
            "`hostnameOverride: {}` has {} bytes; a host's name has {MOST} at most",
            shown(name),
            name.len()
        );
        let finding = cx.report(name.place_of(&(past..name.len())), message);
        refused(finding.help(format!("shorten it to {MOST} bytes")), pod, Cause::TooLong);
        if syntax.is_err()
            && let Some(said) = finding.server.clone()
        {
            finding.also(Cause::Invalid, said.field, Scope::Errors);
        }
    } else if let Err(error) = syntax {
        let message = if name.is_empty() {
            "`hostnameOverride` is empty".to_owned()
        } else {
            error.of(format_args!("`hostnameOverride: {}`", shown(name)))
        };
        let finding = cx.report(name.place_of(&error.range), message);
        finding.help(error.help(name).unwrap_or_else(|| "write a DNS name, or remove the field".to_owned()));
        refused(finding, pod, Cause::Invalid);
    }
}
