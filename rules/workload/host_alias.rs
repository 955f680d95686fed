//! `host-alias`: entries for a pod's `/etc/hosts`.

use super::{refused, unusual_address, warned_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{PodView, ip, names},
    rule::{Check, Context, Rule, Seen, require_text, shown},
    schema::Gate,
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
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    let mut seen = Seen::default();
    for (index, alias) in pod.spec.host_aliases.items().iter().enumerate() {
        // POD19: without an address, the empty text is judged as one.
        if let Some(finding) = require_text(cx, &alias.ip, "ip", "an entry of `hostAliases` needs an `ip`") {
            finding.help("write an address such as `10.0.0.1` or `2001:db8::1`");
            refused(finding, pod, Cause::Invalid);
        } else if let Some(address) = alias.ip.get() {
            if let Err(error) = ip::check(address, strictly) {
                let message =
                    format!("the `ip` of a host alias is `{}`, which is {}", shown(address), error.fault);
                let finding = cx.report(address.place_of(&error.range), message).help(error.help());
                refused(finding, pod, Cause::Invalid);
            } else if let Some(notation) = ip::notation(address) {
                unusual_address(cx, pod, address, &notation);
            }
            // W19
            if let Some(first) = seen.first(&**address, address.content()) {
                let message = format!("`hostAliases` has two entries for `{}`", shown(address));
                let finding = cx.report(address.content(), message).with(first, "the first");
                finding.help(
                    "write all of its `hostnames` into one entry: `kubectl apply` merges them by address",
                );
                warned_at(finding, pod, format!("{}.hostAliases[{index}].ip", pod.spec_path()));
            }
        }
        // POD20
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
