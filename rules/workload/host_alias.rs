//! `host-alias`: entries for a pod's `/etc/hosts`.

use super::refused;
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView, ip, names},
    rule::{Check, Context, Rule, require, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "host-alias",
    summary: "an entry of `hostAliases` has no IP address, or a host name that is none",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("host_alias.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for alias in pod.spec.host_aliases.items() {
        let missing = "an entry of `hostAliases` needs an `ip`";
        match &alias.ip {
            Field::Set { value, .. } if ip::address(value).is_none() => {
                let why = if value.parse::<std::net::IpAddr>().is_ok() {
                    "is an IPv4 address written as IPv6"
                } else {
                    "is no IP address"
                };
                let span = value.place();
                let finding =
                    cx.report(span, format!("the `ip` of a host alias is `{}`, which {why}", shown(value)));
                refused(
                    finding.help("write an address such as `10.0.0.1` or `2001:db8::1`"),
                    pod,
                    Cause::Invalid,
                );
            }
            field => {
                if let Some(finding) = require(cx, field, "ip", missing) {
                    refused(finding, pod, Cause::Invalid);
                }
            }
        }
        for name in alias.hostnames.items() {
            if let Err(error) = names::dns_1123_subdomain(name) {
                let message = error.of(format_args!("the host name `{}`", shown(name)));
                let span = name.place_of(&error.range);
                let finding = cx.report(span, message);
                finding.help(error.help(name).unwrap_or_else(|| "write a host name".to_owned()));
                refused(finding, pod, Cause::Invalid);
            }
        }
    }
}
