//! `network-policy`: whom a network policy lets through, and to which ports.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, IPBlock, IntOrStr, List, NetworkPolicyPeer, NetworkPolicyPort, Object, Str,
        cidr::{self, Cidr, Fault, Notation},
        names,
    },
    rule::{Check, Context, Rule, one_of, require_text, shown},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "network-policy",
    summary: "a peer, port or type of a network policy is one that it cannot have",
    group: "network",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("network_policy.md"),
    aliases: &[],
    check: Check::Object(check),
};

const TYPES: [&str; 2] = ["Ingress", "Egress"];

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::NetworkPolicy(policy) = &object.body else { return };
    let Some(spec) = policy.spec.get() else { return };
    for rule in spec.ingress.items() {
        sides(cx, &rule.ports, &rule.from);
    }
    for rule in spec.egress.items() {
        sides(cx, &rule.ports, &rule.to);
    }
    let Field::Set { key, value: types } = &spec.policy_types else { return };
    if types.len() > TYPES.len() {
        let message = format!("there are two policy types, and `policyTypes` lists {}", types.len());
        cx.report(*key, message).help("list `Ingress` and `Egress` once at most").server(Cause::Invalid);
        return;
    }
    for it in &types.items {
        let field = Field::Set { key: it.span, value: it.clone() };
        if let Some(finding) = one_of(cx, &field, "policyTypes", &TYPES) {
            finding.server(Cause::NotSupported);
        }
    }
}

/// The two halves of a rule: whom it is about, and which ports.
fn sides<'a>(
    cx: &mut Context<'a, '_>,
    ports: &Field<List<NetworkPolicyPort<'a>>>,
    peers: &Field<List<NetworkPolicyPeer<'a>>>,
) {
    for it in ports.items() {
        port(cx, it);
    }
    for it in peers.items() {
        peer(cx, it);
    }
}

fn port(cx: &mut Context<'_, '_>, port: &NetworkPolicyPort<'_>) {
    if let Some(finding) = one_of(cx, &port.protocol, "protocol", &["TCP", "UDP", "SCTP"]) {
        finding.server(Cause::NotSupported);
    }
    let is_port = |number: i64| (1..=65535).contains(&number);
    let end = port.end_port.get();
    match &port.port {
        Field::Set { value: IntOrStr::Int(first), .. } => {
            if !is_port(first.value) {
                let message = format!("a port is between 1 and 65535, not {}", first.value);
                cx.report(first.span, message).server(Cause::Invalid);
            }
            let Some(end) = end else { return };
            if end.value < first.value {
                let message = format!("`endPort` ({}) is less than `port` ({})", end.value, first.value);
                cx.report(end.span, message)
                    .with(first.span, "the first port")
                    .help("write the last port of the range")
                    .server(Cause::Invalid);
            } else if !is_port(end.value) {
                let message = format!("`endPort` is between 1 and 65535, not {}", end.value);
                cx.report(end.span, message).server(Cause::Invalid);
            }
        }
        Field::Set { value: IntOrStr::Str(name), .. } => {
            if let Err(error) = names::port_name(name) {
                let message = error.of(format_args!("the port name `{}`", shown(name)));
                let finding = cx.report(name.place_of(&error.range), message);
                match name.parse::<u16>() {
                    Ok(number) => finding.help(format!("write `{number}` without quotes")),
                    Err(_) => finding.help("write the name that the port has in the pods' containers"),
                };
                finding.server(Cause::Invalid);
            }
            if let Some(end) = end {
                let message = "`endPort` ends a range of numbers, and `port` is a name";
                cx.report(end.span, message)
                    .with(name.place(), "the name")
                    .help("write `port` as a number, or remove `endPort`")
                    .server(Cause::Invalid);
            }
        }
        Field::Missing { .. } | Field::Null(_) => {
            if let Some(end) = end.filter(|_| !cx.is_part()) {
                let message = "`endPort` ends a range that has no `port` to begin with";
                cx.report(end.span, message).help("add `port`, or remove `endPort`").server(Cause::Invalid);
            }
        }
        Field::Invalid(_) => {}
    }
}

fn peer(cx: &mut Context<'_, '_>, peer: &NetworkPolicyPeer<'_>) {
    let NetworkPolicyPeer { ip_block, namespace_selector, pod_selector, .. } = peer;
    let selector = pod_selector.key().or(namespace_selector.key());
    if let Field::Set { key, value } = ip_block {
        if let Some(selector) = selector {
            let message = "a peer is either an `ipBlock` or a selection of pods";
            let finding = cx.report(*key, message).with(selector, "the selection");
            let path = finding.field.strip_suffix(".ipBlock").unwrap_or(&finding.field).to_owned();
            finding.help("make two peers of it").server_at(Cause::Forbidden, path, Scope::Errors);
        }
        block(cx, value);
    } else if ip_block.is_missing()
        && pod_selector.is_missing()
        && namespace_selector.is_missing()
        && !cx.is_part()
    {
        let message = "this peer says nothing of whom it stands for";
        cx.report(peer.span, message)
            .help("add a `podSelector`, a `namespaceSelector` or an `ipBlock`; `podSelector: {}` stands for all pods of the namespace")
            .server(Cause::Required);
    }
}

fn block(cx: &mut Context<'_, '_>, block: &IPBlock<'_>) {
    if let Some(finding) = require_text(cx, &block.cidr, "cidr", "an `ipBlock` needs a `cidr`") {
        finding.help("write a range such as `10.0.0.0/8`").server(Cause::Required);
        return;
    }
    let Some(text) = block.cidr.get() else { return };
    let (Read::Range(whole) | Read::Refused(Some(whole))) = range(cx, text) else { return };
    for except in block.except.items() {
        // What is wrong in itself has been said.
        let Read::Range(part) = range(cx, except) else { continue };
        if whole.contains_smaller(&part) {
            continue;
        }
        let message = format!("the exception `{}` is no part of `{}`", shown(except), shown(text));
        cx.report(except.place(), message)
            .with(text.place(), "the whole")
            .help("write a smaller range within the whole")
            .server(Cause::Invalid);
    }
}

/// What a text is to the server.
enum Read {
    Range(Cidr),
    /// It is refused, but the server goes on with what it takes it for.
    Refused(Option<Cidr>),
}

fn range(cx: &mut Context<'_, '_>, text: &Str<'_>) -> Read {
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    let error = match cidr::check(text, strictly) {
        Ok(cidr) => {
            // The server warns since 1.33.
            if cx.minor() >= 33 {
                for notation in cidr::notations(text) {
                    remark(cx, text, &notation);
                }
            }
            return Read::Range(cidr);
        }
        Err(error) => error,
    };
    let value = shown(text);
    let (message, help, cidr) = match error.fault {
        Fault::NoLength => {
            let length = if text.contains(':') { 128 } else { 32 };
            (format!("`{value}` is a single address, not a range"), format!("write `{value}/{length}`"), None)
        }
        Fault::NotAnAddress => {
            let help = "write a range such as `10.0.0.0/8` or `2001:db8::/32`".to_owned();
            (format!("`{value}` is no range of IP addresses"), help, None)
        }
        Fault::NotALength => {
            let most = if text.contains(':') { 128 } else { 32 };
            let message = format!("behind the `/` of `{value}` must be a number from 0 to {most}");
            (message, format!("write `{most}` for a single address"), None)
        }
        Fault::LeadingZeros(cidr) => {
            (format!("numbers of `{value}` have leading zeros"), format!("write `{cidr}`"), Some(cidr))
        }
        Fault::Mapped(cidr) => {
            (format!("`{value}` is an IPv4 range in the form of IPv6"), format!("write `{cidr}`"), Some(cidr))
        }
        Fault::HostBits(cidr) => (
            format!("`{value}` is no range: bits are set behind its prefix"),
            format!("write `{cidr}` for the whole range, or `{}` for the one address", cidr.single()),
            Some(cidr),
        ),
    };
    cx.report(text.place_of(&error.range), message).help(help).server(Cause::Invalid);
    Read::Refused(cidr)
}

/// What the server only warns of.
fn remark(cx: &mut Context<'_, '_>, text: &Str<'_>, notation: &Notation) {
    let value = shown(text);
    let (message, help) = match notation {
        Notation::Ambiguous(cidr) => (
            format!("`{value}` may mean a range or one address: bits are set behind its prefix"),
            format!("write `{cidr}` for the whole range, or `{}` for the one address", cidr.single()),
        ),
        Notation::NonStandard(better) => (
            format!("`{value}` is not the standard way to write the range, and Kubernetes 1.36 refuses it"),
            format!("write `{better}`"),
        ),
        Notation::NonCanonical(better) => {
            (format!("`{value}` is not the usual way to write the range"), format!("write `{better}`"))
        }
    };
    warned(cx.report(text.place(), message).help(help));
}

fn warned(finding: &mut Diagnostic) {
    let path = finding.field.clone();
    finding.warned(path);
}
