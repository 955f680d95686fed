//! `dns-policy`: where a pod looks names up.

use super::{refused, refused_at, unusual_address};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView, Str, ip, names},
    rule::{Check, Context, Rule, one_of, require_text, shown},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dns-policy",
    summary: "a pod's `dnsPolicy` is unknown, or its `dnsConfig` is not valid",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("dns_policy.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    // POD4
    if spec.dns_policy.str().is_some_and(|policy| !policy.is_empty()) {
        let policies = &["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];
        if let Some(finding) = one_of(cx, &spec.dns_policy, "dnsPolicy", policies) {
            refused(finding, pod, Cause::NotSupported);
        }
    }
    let own = spec.dns_policy.is("None");
    // DNS1: without a `dnsConfig`, nothing else of it is looked at.
    let Some(config) = spec.dns_config.get() else {
        if own && spec.dns_config.is_missing() && !cx.is_part() {
            let message = "`dnsPolicy: None` needs a `dnsConfig` with `nameservers`: there are no others";
            let finding = cx.report(spec.dns_policy.get().map_or(spec.span, Str::content), message);
            finding.help("add `dnsConfig: {nameservers: […]}`");
            let path = finding.field.replace("dnsPolicy", "dnsConfig");
            refused_at(finding, pod, Cause::Required, path);
        }
        return;
    };
    // DNS2, DNS3, DNS4
    let servers = config.nameservers.items();
    if own && servers.is_empty() && !config.nameservers.is_incomplete() && !cx.is_part() {
        let message = "`dnsPolicy: None` needs at least one of `nameservers`";
        let finding = match &config.nameservers {
            Field::Missing { parent } => cx.report_missing(*parent, "nameservers", message),
            field => cx.report(field.span_or_insert(), message),
        };
        refused(finding, pod, Cause::Required);
    }
    if let Some(key) = config.nameservers.key().filter(|_| servers.len() > 3) {
        let finding = cx.report(key, format!("a pod has at most 3 `nameservers`, not {}", servers.len()));
        refused(finding, pod, Cause::Invalid);
    }
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    for server in servers {
        if let Err(error) = ip::check(server, strictly) {
            let message = match &**server {
                "" => "a nameserver is empty".to_owned(),
                server => {
                    format!("a nameserver is an IP address, and `{}` is {}", shown(server), error.fault)
                }
            };
            let finding = cx.report(server.place_of(&error.range), message);
            finding.help(error.help());
            refused(finding, pod, Cause::Invalid);
        } else if let Some(notation) = ip::notation(server) {
            unusual_address(cx, pod, server, &notation);
        }
    }
    // DNS5, DNS6
    let searches = config.searches.items();
    if let Some(key) = config.searches.key() {
        let length = searches.iter().map(|search| search.len() + 1).sum::<usize>().saturating_sub(1);
        if searches.len() > 32 || length > 2048 {
            let message = "a pod has at most 32 `searches`, with 2048 characters altogether";
            refused(cx.report(key, message), pod, Cause::Invalid);
        }
    }
    // DNS7
    let relaxed = cx.is_on(Gate::RelaxedDNSSearchValidation);
    for search in searches {
        if let Err(error) = names::search_domain(search, relaxed) {
            let message = match &**search {
                "" => "a search domain is empty".to_owned(),
                search => error.of(format_args!("the search domain `{}`", shown(search))),
            };
            let span = search.place_of(&error.range);
            refused(cx.report(span, message), pod, Cause::Invalid);
        }
    }
    // DNS8
    for option in config.options.items() {
        let message = "an entry of `options` needs a `name`, such as `ndots`";
        let Some(finding) = require_text(cx, &option.name, "name", message) else { continue };
        let path = finding.field.strip_suffix(".name").unwrap_or(&finding.field).to_owned();
        refused_at(finding, pod, Cause::Required, path);
    }
}
