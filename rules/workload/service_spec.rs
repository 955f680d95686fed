//! `service-spec`: a Service's type, and the fields that only some types have.

use std::net::IpAddr;

use super::{TOPOLOGY_HINTS as HINTS, TOPOLOGY_MODE as MODE};
use crate::{
    defaults,
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Int, Map, Object, ServiceSpec, Str, cidr, ip, names},
    rule::{Check, Context, Rule, Seen, one_of, require_text, shown, write_one_of},
    schema::{Gate, Minor},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-spec",
    summary: "a Service's type is unknown, or does not go with its other fields",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("service_spec.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// An annotation from before there was `loadBalancerSourceRanges`.
const RANGES: &str = "service.beta.kubernetes.io/load-balancer-source-ranges";

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Service(service) = &object.body else { return };
    let annotations = service.metadata.get().map(|metadata| &metadata.annotations);
    if let Some(annotations) = annotations {
        hints(cx, annotations);
    }
    if service.spec.is_invalid() {
        return;
    }
    let spec = service.spec.get();
    let Some(kind) = spec.map_or(Some("ClusterIP"), |spec| Some(defaults::service(spec)?.kind.value)) else {
        return;
    };
    if let Some(annotations) = annotations
        && spec.is_none_or(|spec| spec.load_balancer_source_ranges.items().is_empty())
    {
        ranges_annotation(cx, annotations, kind);
    }
    let Some(spec) = spec else { return };
    words(cx, spec, kind);
    if !super::is_service_type(kind) {
        unknown_type(cx, spec);
    }
    cluster_ips(cx, spec, kind);
    external_ips(cx, spec);
    if kind == "ExternalName" {
        external_name(cx, spec);
    }
    ranges(cx, spec);
    let faults = type_faults(spec, kind, cx.minor());
    if super::is_service_type(kind) {
        for fault in faults {
            cx.report(fault.span, fault.message).help(fault.help).server_at(
                fault.cause,
                fault.path,
                Scope::Errors,
            );
        }
    }
    class(cx, spec, kind);
    traffic(cx, spec, kind);
}

/// What an unknown type makes of the fields that only some types have goes with the type (SVC1).
fn unknown_type(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let Some(written) = spec.type_.get() else { return };
    let kind: &str = written;
    let message = format!("a Service's `type` cannot be `{}`", shown(written));
    let help = match kind {
        "None" | "Headless" | "headless" => "remove `type`, and write `clusterIP: None`".to_owned(),
        _ => write_one_of(kind, &super::SERVICE_TYPES),
    };
    let faults = type_faults(spec, kind, cx.minor());
    let finding = cx.report(written.content(), message).help(help);
    finding.server_at(Cause::NotSupported, "spec.type", Scope::Errors);
    for fault in faults {
        finding.also(fault.cause, fault.path, Scope::Errors);
    }
    if spec.ports.items().is_empty() && !spec.ports.is_incomplete() && !spec.is_headless() {
        finding.also(Cause::Required, "spec.ports", Scope::Errors);
    }
}

/// A field that does not go with the type.
struct TypeFault {
    span: Span,
    cause: Cause,
    path: &'static str,
    message: String,
    help: &'static str,
}

/// The fields that do not go with the type: SVC31, SVC35, SVC36, SVC37, SVC39.
fn type_faults(spec: &ServiceSpec<'_>, kind: &str, minor: Minor) -> Vec<TypeFault> {
    let mut faults = Vec::new();
    let is_balancer = kind == "LoadBalancer";
    let ranges = &spec.load_balancer_source_ranges;
    for (key, name, path) in [
        (
            ranges.key().filter(|_| !ranges.items().is_empty() && minor >= 30),
            "loadBalancerSourceRanges",
            "spec.LoadBalancerSourceRanges",
        ),
        (spec.load_balancer_class.key(), "loadBalancerClass", "spec.loadBalancerClass"),
        (
            spec.allocate_load_balancer_node_ports.key(),
            "allocateLoadBalancerNodePorts",
            "spec.allocateLoadBalancerNodePorts",
        ),
    ] {
        let Some(span) = key.filter(|_| !is_balancer) else { continue };
        let message = format!("`{name}` is for Services of type `LoadBalancer`, and this one is a `{kind}`");
        let help = "remove it, or write `type: LoadBalancer`";
        faults.push(TypeFault { span, cause: Cause::Forbidden, path, message, help });
    }
    if let Field::Set { key, value } = &spec.external_traffic_policy
        && !value.is_empty()
        && !is_open(spec, kind, minor)
    {
        faults.push(TypeFault {
            span: *key,
            cause: Cause::Invalid,
            path: "spec.externalTrafficPolicy",
            message: format!(
                "`externalTrafficPolicy` means nothing for a `{kind}` Service that nothing outside can reach"
            ),
            help: "remove it, or write `type: NodePort` or `LoadBalancer`",
        });
    }
    if let Field::Set { key, value } = &spec.health_check_node_port
        && value.value != 0
        && !(is_balancer && (spec.external_traffic_policy.is("Local") || has_unknown_policy(spec)))
    {
        faults.push(TypeFault {
            span: *key,
            cause: Cause::Invalid,
            path: HEALTH,
            message:
                "`healthCheckNodePort` is only for type `LoadBalancer` with `externalTrafficPolicy: Local`"
                    .to_owned(),
            help: "remove it",
        });
    }
    faults
}

const HEALTH: &str = "spec.healthCheckNodePort";
const POLICIES: [&str; 2] = ["Cluster", "Local"];

/// Whether the Service can be reached from outside of the cluster, so that it has a policy for traffic from there.
fn is_open(spec: &ServiceSpec<'_>, kind: &str, minor: Minor) -> bool {
    let addresses = &spec.external_ips;
    matches!(kind, "NodePort" | "LoadBalancer")
        || kind == "ClusterIP" && minor >= 29 && (!addresses.items().is_empty() || addresses.is_incomplete())
}

/// Whether `externalTrafficPolicy` is a word that is none.
fn has_unknown_policy(spec: &ServiceSpec<'_>) -> bool {
    spec.external_traffic_policy.str().is_some_and(|word| !word.is_empty() && !POLICIES.contains(&word))
}

/// Fields with a few known values: SVC17, SVC23, SVC24, SVC28, SVC29, SVC41, SVC42.
fn words(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    if spec.session_affinity.str().is_some_and(|affinity| !affinity.is_empty())
        && let Some(finding) = one_of(cx, &spec.session_affinity, "sessionAffinity", &["None", "ClientIP"])
    {
        finding.server(Cause::NotSupported);
    }
    if let Some(finding) = one_of(cx, &spec.internal_traffic_policy, "internalTrafficPolicy", &POLICIES) {
        finding.server(Cause::NotSupported);
    }
    let distributions: &[&str] = if cx.is_on(Gate::PreferSameTrafficDistribution) {
        &["PreferSameZone", "PreferSameNode", "PreferClose"]
    } else {
        &["PreferClose"]
    };
    if let Some(finding) = one_of(cx, &spec.traffic_distribution, "trafficDistribution", distributions) {
        finding.server(Cause::NotSupported);
    }
    if spec.session_affinity.is("ClientIP")
        && let Some(client) = spec.session_affinity_config.get().and_then(|config| config.client_ip.get())
        && let Field::Set { value: Int { value, span }, .. } = &client.timeout_seconds
        && !(1..=86400).contains(value)
    {
        let message = format!("`timeoutSeconds` must be from 1 to 86400 (a day), it is {value}");
        cx.report(*span, message).server(Cause::Invalid);
    }
    if kind == "ExternalName" {
        let families = spec.ip_families.key().filter(|_| !spec.ip_families.items().is_empty());
        for (key, name) in [(families, "ipFamilies"), (spec.ip_family_policy.key(), "ipFamilyPolicy")] {
            let Some(key) = key else { continue };
            let message = format!("a Service of type `ExternalName` is a DNS name, and has no `{name}`");
            cx.report(key, message).help("remove it").server(Cause::Forbidden);
        }
        return;
    }
    families(cx, spec);
}

/// The families of a Service that has addresses.
fn families(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let policies = &["SingleStack", "PreferDualStack", "RequireDualStack"];
    if let Some(finding) = one_of(cx, &spec.ip_family_policy, "ipFamilyPolicy", policies) {
        finding.server(Cause::NotSupported);
    }
    let mut seen = Seen::default();
    for (index, family) in spec.ip_families.items().iter().enumerate() {
        let span = family.place();
        let path = format!("spec.ipFamilies[{index}]");
        let first = seen.first(&**family, family.span);
        if !["IPv4", "IPv6"].contains(&&**family) {
            let finding = cx.report(span, format!("`ipFamilies` cannot have `{}`", shown(family)));
            finding.help(write_one_of(family, &["IPv4", "IPv6"]));
            finding.server_at(Cause::NotSupported, &*path, Scope::Errors);
            if first.is_some() {
                finding.also(Cause::Duplicate, path, Scope::Errors);
            }
        } else if let Some(first) = first {
            let message = format!("`{}` is in `ipFamilies` twice", &**family);
            cx.report(span, message).with(first, "first here").server_at(
                Cause::Duplicate,
                path,
                Scope::Errors,
            );
        }
    }
    // SVC25 is said where addresses are given out, which happens before the rest; SVC26 and SVC27 are the cluster's.
    let dual = |count: usize| count == 2;
    let headless = spec.is_headless() && spec.selector.entries().is_empty();
    let single = match &spec.ip_family_policy {
        Field::Invalid(_) => false,
        Field::Set { value, .. } => value == "SingleStack",
        _ => !headless && !cx.is_part(),
    };
    if single && (dual(spec.ip_families.items().len()) || dual(spec.cluster_ips.items().len())) {
        let span = match &spec.ip_family_policy {
            Field::Set { value, .. } => value.content(),
            _ => spec.ip_families.key().or(spec.cluster_ips.key()).unwrap_or(spec.span),
        };
        let message =
            "a Service with two families needs `ipFamilyPolicy: PreferDualStack` or `RequireDualStack`";
        cx.report(span, message)
            .help("write `ipFamilyPolicy: PreferDualStack`")
            .at_most_warn()
            .happens(Outcome::Fragile, Stage::ApiServer);
    }
}

/// The Service's own addresses: `clusterIP`, and the list whose first one it is again (SVC15, SVC16, SVC19-SVC22).
fn cluster_ips(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    const LIST: &str = "spec.clusterIPs";
    if spec.cluster_ips.is_incomplete() || spec.cluster_ip.is_invalid() {
        return;
    }
    let own = spec.cluster_ip.get().filter(|own| !own.is_empty());
    let listed = spec.cluster_ips.items();
    let Some(key) = spec.cluster_ips.key().filter(|_| !listed.is_empty()).or(spec.cluster_ip.key()) else {
        return;
    };
    if kind == "ExternalName" {
        if own.is_some() || !listed.is_empty() {
            let key = spec.cluster_ip.key().filter(|_| own.is_some()).unwrap_or(key);
            let message = "a Service of type `ExternalName` is a DNS name, and has no `clusterIP`";
            cx.report(key, message).help("remove it").server_at(Cause::Forbidden, LIST, Scope::Errors);
        }
        return;
    }
    match (own, listed.first()) {
        (Some(own), Some(first)) if **first != **own => {
            let message = format!("the first of `clusterIPs` must be the `clusterIP`, `{}`", shown(own));
            cx.report(first.place(), message)
                .with(spec.cluster_ip.span_or_insert(), "the `clusterIP`")
                .server_at(Cause::Invalid, LIST, Scope::Errors);
        }
        (None, Some(first)) => {
            let message = "`clusterIPs` needs `clusterIP` beside it, with the first of them";
            let finding = cx.report(key, message);
            finding.help(format!("add `clusterIP: {}`", shown(first)));
            finding.server_at(Cause::Invalid, LIST, Scope::Errors);
        }
        _ => {}
    }
    // The server makes the list of the one address.
    let all: Vec<&Str<'_>> =
        if listed.is_empty() { own.into_iter().collect() } else { listed.iter().collect() };
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    let mut valid = true;
    for (index, address) in all.iter().enumerate() {
        let path = format!("{LIST}[{index}]");
        if index == 0 && **address == "None" {
            if all.len() > 1 {
                valid = false;
                cx.report(address.content(), "`None` in `clusterIPs` can only stand alone").server_at(
                    Cause::Invalid,
                    LIST,
                    Scope::Errors,
                );
            } else if matches!(kind, "NodePort" | "LoadBalancer") {
                let message = format!(
                    "`clusterIP: None` leaves a Service of type `{kind}` without an address to forward from"
                );
                let finding = cx.report(address.content(), message);
                finding.with(spec.type_.span_or_insert(), "the type").help("remove `clusterIP`, or the type");
                finding.server_at(Cause::Invalid, path, Scope::Errors);
            }
            continue;
        }
        if let Err(error) = ip::check(address, strictly) {
            valid = false;
            let field = if listed.is_empty() { "clusterIP" } else { "clusterIPs" };
            let message = not_an_address(field, address, &error);
            let help = match error.fault {
                ip::Fault::NotAnAddress if address.eq_ignore_ascii_case("none") => "write `None`".to_owned(),
                ip::Fault::NotAnAddress => {
                    "write an IP address, `None`, or remove it to have one chosen".to_owned()
                }
                ip::Fault::LeadingZeros(ip) | ip::Fault::Mapped(ip) => format!("write `{ip}`"),
            };
            cx.report(address.place_of(&error.range), message).help(help).server_at(
                Cause::Invalid,
                path,
                Scope::Errors,
            );
        }
    }
    if all.len() > 2 {
        cx.report(key, format!("`clusterIPs` has at most two addresses, here are {}", all.len()))
            .help("leave one for each family")
            .server_at(Cause::Invalid, LIST, Scope::Errors);
    }
    if !valid {
        return;
    }
    let read = |address: &Str<'_>| ip::legacy(address).map(|ip| if ip.is_ipv4() { "IPv4" } else { "IPv6" });
    let of: Vec<Option<&str>> = all.iter().map(|address| read(address)).collect();
    let both = of.contains(&Some("IPv4")) && of.contains(&Some("IPv6"));
    if all.len() > 1 && !both {
        let second = all.get(1).map_or(key, |second| second.place());
        cx.report(second, "`clusterIPs` has two addresses of one family")
            .help("leave one for each family")
            .server_at(Cause::Invalid, LIST, Scope::Errors);
    }
    for (index, (address, family)) in all.iter().zip(&of).enumerate() {
        let path = format!("{LIST}[{index}]");
        let wanted =
            spec.ip_families.items().get(index).filter(|wanted| ["IPv4", "IPv6"].contains(&&***wanted));
        if let (Some(family), Some(wanted)) = (family, wanted)
            && wanted != family
        {
            let message = format!(
                "`{}` is an {family} address, and `ipFamilies` says {} here",
                shown(address),
                &**wanted
            );
            cx.report(address.place(), message).with(wanted.span, "the family").server_at(
                Cause::Invalid,
                path,
                Scope::Errors,
            );
        }
    }
}

fn not_an_address(field: &str, text: &str, error: &ip::IpError) -> String {
    let why = match error.fault {
        ip::Fault::NotAnAddress => "that is no IP address",
        ip::Fault::LeadingZeros(_) => "with leading zeros it means different addresses to different programs",
        ip::Fault::Mapped(_) => "an IPv4 address within an IPv6 one is refused since 1.36",
    };
    format!("`{field}` cannot be `{}`: {why}", shown(text))
}

/// SVC30
fn external_ips(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    for (index, address) in spec.external_ips.items().iter().enumerate() {
        let path = format!("spec.externalIPs[{index}]");
        let special = match ip::check(address, strictly) {
            Err(error) => {
                let message = not_an_address("externalIPs", address, &error);
                let finding = cx.report(address.place_of(&error.range), message);
                if let ip::Fault::LeadingZeros(ip) | ip::Fault::Mapped(ip) = error.fault {
                    finding.help(format!("write `{ip}`"));
                }
                finding.server_at(Cause::Invalid, path, Scope::Errors);
                continue;
            }
            Ok(ip) if ip.is_unspecified() => "it must be one address, not all of them",
            Ok(ip) if ip.is_loopback() => "a loopback address never leaves its machine",
            Ok(ip) if is_link_local(ip) => "a link-local address never leaves its network",
            Ok(_) => continue,
        };
        let message = format!("`externalIPs` cannot have `{}`: {special}", shown(address));
        cx.report(address.place(), message).server_at(Cause::Invalid, path, Scope::Errors);
    }
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_link_local() || v4.octets().starts_with(&[224, 0, 0]),
        IpAddr::V6(v6) => v6.is_unicast_link_local() || v6.segments()[0] & 0xff0f == 0xff02,
    }
}

/// SVC18
fn external_name(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    const PATH: &str = "spec.externalName";
    let message = "a Service of type `ExternalName` needs an `externalName`: the DNS name that it stands for";
    if let Some(finding) = require_text(cx, &spec.external_name, "externalName", message) {
        finding.help("add `externalName: db.example.com`").server_at(Cause::Required, PATH, Scope::Errors);
        return;
    }
    let Some(value) = spec.external_name.filter(|name| !name.is_empty()) else { return };
    let name = value.strip_suffix('.').unwrap_or(value);
    let Err(error) = names::dns_1123_subdomain(name) else { return };
    if name.is_empty() {
        cx.report(value.content(), message).server_at(Cause::Required, PATH, Scope::Errors);
        return;
    }
    let message = error.of(format_args!("`externalName: {}`", shown(value)));
    let help = if value.contains("://") {
        "write the host name alone, without a scheme or a path".to_owned()
    } else {
        error.help(value).unwrap_or_else(|| "write a DNS name".to_owned())
    };
    cx.report(value.sub_span(error.range.clone()), message).help(help).server(Cause::Invalid);
}

/// SVC32
fn ranges(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    for (index, range) in spec.load_balancer_source_ranges.items().iter().enumerate() {
        if let Err(error) = cidr::check(range.trim(), strictly) {
            // Up to 1.29 the list was read as a whole.
            let path = match cx.minor() {
                minor if minor >= 30 => format!("spec.LoadBalancerSourceRanges[{index}]"),
                _ => "spec.LoadBalancerSourceRanges".to_owned(),
            };
            let skipped = range.len() - range.trim_start().len();
            let span = range.place_of(&(error.range.start + skipped..error.range.end + skipped));
            let finding = cx.report(span, not_a_range(range, &error)).help(range_help(&error));
            finding.server_at(Cause::Invalid, path, Scope::Errors);
        }
    }
}

fn not_a_range(range: &str, error: &cidr::CidrError) -> String {
    let range = shown(range);
    match error.fault {
        cidr::Fault::HostBits(_) => format!("the range `{range}` has bits set behind its prefix"),
        cidr::Fault::LeadingZeros(_) => format!("the range `{range}` has leading zeros"),
        cidr::Fault::Mapped(_) => format!("the range `{range}` is one of IPv4 within IPv6"),
        _ => format!("`{range}` is no range of IP addresses"),
    }
}

fn range_help(error: &cidr::CidrError) -> String {
    match error.fault {
        cidr::Fault::HostBits(cidr) => format!("write `{cidr}`, or `{}` for the one address", cidr.single()),
        cidr::Fault::LeadingZeros(cidr) | cidr::Fault::Mapped(cidr) => format!("write `{cidr}`"),
        _ => {
            "write an address with a prefix length, such as `10.0.0.0/8`, with nothing set behind the prefix"
                .to_owned()
        }
    }
}

/// The annotation that older manifests have instead of the field (SVC33).
fn ranges_annotation<'a>(cx: &mut Context<'a, '_>, annotations: &Field<Map<'a, Str<'a>>>, kind: &str) {
    let Some((key, value)) = annotations.entries().iter().find(|(key, _)| key == RANGES) else { return };
    let path = format!("metadata.annotations[{RANGES}]");
    if kind != "LoadBalancer" && cx.minor() >= 30 {
        let message = format!(
            "the annotation `{RANGES}` is for Services of type `LoadBalancer`, and this one is a `{kind}`"
        );
        cx.report(key.content(), message).help("remove it, or write `type: LoadBalancer`").server_at(
            Cause::Forbidden,
            &*path,
            Scope::Errors,
        );
    }
    if value.trim().is_empty() {
        return;
    }
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    let mut start = 0;
    for part in value.split(',') {
        let skipped = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        let Err(error) = cidr::check(part.trim(), strictly) else { continue };
        let span = value.place_of(&(error.range.start + skipped..error.range.end + skipped));
        let finding = cx.report(span, not_a_range(part.trim(), &error)).help(range_help(&error));
        finding.server_at(Cause::Invalid, &*path, Scope::Errors);
    }
}

/// SVC34
fn hints<'a>(cx: &mut Context<'a, '_>, annotations: &Field<Map<'a, Str<'a>>>) {
    let find = |name: &str| annotations.entries().iter().find(|(key, _)| key == name);
    let Some((_, hints)) = find(HINTS) else { return };
    if let Some((_, mode)) = find(MODE)
        && **mode != **hints
    {
        let message = format!("the annotations `{HINTS}` and `{MODE}` are for the same, and differ");
        cx.report(mode.place(), message)
            .with(hints.place(), "the other")
            .help("remove the older one")
            .server_at(Cause::Invalid, format!("metadata.annotations[{MODE}]"), Scope::Errors);
    }
}

/// SVC36
fn class(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    if let Field::Set { value, .. } = &spec.load_balancer_class
        && kind == "LoadBalancer"
        && let Err(error) = names::qualified_name(value)
    {
        let message = error.of(format_args!("`loadBalancerClass: {}`", shown(value)));
        cx.report(value.place_of(&error.range), message)
            .help(
                error
                    .help(value)
                    .unwrap_or_else(|| "write the class that the controller documents".to_owned()),
            )
            .server(Cause::Invalid);
    }
}

/// Where traffic from outside goes (SVC38, SVC40).
fn traffic(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let health = spec.health_check_node_port.get().filter(|port| port.value != 0);
    let policy = &spec.external_traffic_policy;
    if has_unknown_policy(spec)
        && is_open(spec, kind, cx.minor())
        && let Some(finding) = one_of(cx, policy, "externalTrafficPolicy", &POLICIES)
    {
        finding.server(Cause::NotSupported);
        if health.is_some() && kind == "LoadBalancer" {
            finding.also(Cause::Invalid, HEALTH, Scope::Errors);
        }
    }
    if let Some(Int { value, span }) = health
        && !(1..=65535).contains(value)
        && kind == "LoadBalancer"
        && policy.is("Local")
    {
        let message = format!("`healthCheckNodePort` must be from 1 to 65535, it is {value}");
        cx.report(*span, message).server(Cause::Invalid);
    }
}
