//! `service-spec`: a Service's type, and the fields that only some types have.

use std::net::IpAddr;

use crate::{
    defaults,
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Body, Field, Int, Object, ServiceSpec, ip, names},
    rule::{Check, Context, Rule, Seen, one_of, require_text, shown, write_one_of},
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

const TYPES: [&str; 4] = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Service(service) = &object.body else { return };
    let Some(spec) = service.spec.get() else { return };
    words(cx, spec);
    let Some(kind) = defaults::service(spec).map(|spec| spec.kind.value) else { return };
    if !TYPES.contains(&kind) {
        let Some(written) = spec.type_.get() else { return };
        let message = format!("a Service's `type` cannot be `{}`", shown(written));
        let help = match kind {
            "None" | "Headless" | "headless" => "remove `type`, and write `clusterIP: None`".to_owned(),
            _ => write_one_of(kind, &TYPES),
        };
        cx.report(written.content(), message).help(help).server(Cause::NotSupported);
        return;
    }
    addresses(cx, spec, kind);
    if kind == "ExternalName" {
        external_name(cx, spec);
    }
    load_balancer(cx, spec, kind);
    traffic(cx, spec, kind);
}

/// Fields with a few known values, whatever the type.
fn words(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    if spec.session_affinity.str().is_some_and(|affinity| !affinity.is_empty())
        && let Some(finding) = one_of(cx, &spec.session_affinity, "sessionAffinity", &["None", "ClientIP"])
    {
        finding.server(Cause::NotSupported);
    }
    let families = &["SingleStack", "PreferDualStack", "RequireDualStack"];
    if let Some(finding) = one_of(cx, &spec.ip_family_policy, "ipFamilyPolicy", families) {
        finding.server(Cause::NotSupported);
    }
    if let Some(finding) =
        one_of(cx, &spec.internal_traffic_policy, "internalTrafficPolicy", &["Cluster", "Local"])
    {
        finding.server(Cause::NotSupported);
    }
    let distributions = &["PreferSameZone", "PreferSameNode", "PreferClose"];
    if let Some(finding) = one_of(cx, &spec.traffic_distribution, "trafficDistribution", distributions) {
        finding.server(Cause::NotSupported);
    }
    let mut seen = Seen::default();
    for family in spec.ip_families.items() {
        let span = family.place();
        let first = seen.first(&**family, family.span);
        if !["IPv4", "IPv6"].contains(&&**family) {
            let finding = cx.report(span, format!("`ipFamilies` cannot have `{}`", shown(family)));
            finding.help(write_one_of(family, &["IPv4", "IPv6"])).server(Cause::NotSupported);
        } else if let Some(first) = first {
            let message = format!("`{}` is in `ipFamilies` twice", &**family);
            cx.report(span, message).with(first, "first here").server(Cause::Duplicate);
        }
    }
    if spec.session_affinity.is("ClientIP")
        && let Some(client) = spec.session_affinity_config.get().and_then(|config| config.client_ip.get())
        && let Field::Set { value: Int { value, span }, .. } = &client.timeout_seconds
        && !(1..=86400).contains(value)
    {
        let message = format!("`timeoutSeconds` must be from 1 to 86400 (a day), it is {value}");
        cx.report(*span, message).server(Cause::Invalid);
    }
}

fn addresses(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    if let Field::Set { key, value: own } = &spec.cluster_ip
        && !own.is_empty()
    {
        if kind == "ExternalName" {
            let message = "a Service of type `ExternalName` is a DNS name, and has no `clusterIP`";
            cx.report(*key, message).help("remove it").server_at(
                Cause::Forbidden,
                "spec.clusterIPs",
                Scope::Errors,
            );
        } else if own == "None" {
            if kind != "ClusterIP" {
                let message = format!(
                    "`clusterIP: None` leaves a Service of type `{kind}` without an address to forward from"
                );
                let finding = cx.report(own.content(), message).with(spec.type_.span_or_insert(), "the type");
                finding.help("remove `clusterIP`, or the type");
                finding.server_at(Cause::Invalid, "spec.clusterIPs[0]", Scope::Errors);
            }
        } else if ip::address(own).is_none() {
            let help = if own.eq_ignore_ascii_case("none") {
                "write `None`"
            } else {
                "write an IP address, `None`, or remove it to have one chosen"
            };
            let message = format!("`clusterIP` cannot be `{}`: that is no IP address", shown(own));
            let finding = cx.report(own.content(), message).help(help);
            finding.server_at(Cause::Invalid, "spec.clusterIPs[0]", Scope::Errors);
        }
    }
    cluster_ips(cx, spec, kind);
    if kind == "ExternalName" {
        for (key, name) in
            [(spec.ip_families.key(), "ipFamilies"), (spec.ip_family_policy.key(), "ipFamilyPolicy")]
        {
            let Some(key) = key else { continue };
            let message = format!("a Service of type `ExternalName` is a DNS name, and has no `{name}`");
            cx.report(key, message).help("remove it").server(Cause::Forbidden);
        }
    }
    for address in spec.external_ips.items() {
        let why = match ip::address(address) {
            None => "that is no IP address",
            Some(ip) if ip.is_unspecified() => "it must be one address, not all of them",
            Some(ip) if ip.is_loopback() => "a loopback address never leaves its machine",
            Some(ip) if is_link_local(ip) => "a link-local address never leaves its network",
            Some(_) => continue,
        };
        let message = format!("`externalIPs` cannot have `{}`: {why}", shown(address));
        let span = address.place();
        cx.report(span, message).server(Cause::Invalid);
    }
}

/// The list of addresses, whose first one is `clusterIP` again.
fn cluster_ips(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let Field::Set { key, value: list } = &spec.cluster_ips else { return };
    let (Some(first), Some(own)) = (list.items.first(), spec.cluster_ip.str_or_empty()) else { return };
    if kind == "ExternalName" || !list.complete {
        return;
    }
    if own.is_empty() {
        let message = "`clusterIPs` needs `clusterIP` beside it, with the first of them";
        cx.report(*key, message).help(format!("add `clusterIP: {}`", shown(first))).server(Cause::Invalid);
    }
    if !own.is_empty() && first != own {
        let message = format!("the first of `clusterIPs` must be the `clusterIP`, `{}`", shown(own));
        let finding =
            cx.report(first.content(), message).with(spec.cluster_ip.span_or_insert(), "the `clusterIP`");
        finding.server_at(Cause::Invalid, "spec.clusterIPs", Scope::Errors);
    }
    for (index, address) in list.items.iter().enumerate() {
        let span = address.place();
        let why = match ip::address(address) {
            None if address != "None" => "that is no IP address".to_owned(),
            None if index > 0 => "`None` can only stand alone".to_owned(),
            Some(ip) => {
                let family = if ip.is_ipv4() { "IPv4" } else { "IPv6" };
                match spec.ip_families.items().get(index) {
                    Some(wanted) if wanted != family => format!("`ipFamilies` says {} here", shown(wanted)),
                    _ => continue,
                }
            }
            None => continue,
        };
        // What `clusterIP` itself already shows is said there.
        if index == 0 && first == own && ip::address(own).is_none() {
            continue;
        }
        cx.report(span, format!("`clusterIPs` cannot have `{}`: {why}", shown(address)))
            .server(Cause::Invalid);
    }
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_link_local() || v4.octets().starts_with(&[224, 0, 0]),
        IpAddr::V6(v6) => v6.is_unicast_link_local() || v6.segments()[0] & 0xff0f == 0xff02,
    }
}

fn external_name(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let message = "a Service of type `ExternalName` needs an `externalName`: the DNS name that it stands for";
    if let Some(finding) = require_text(cx, &spec.external_name, "externalName", message) {
        finding.help("add `externalName: db.example.com`").server(Cause::Required);
        return;
    }
    let Some(value) = spec.external_name.filter(|name| !name.is_empty()) else { return };
    let Err(error) = names::dns_1123_subdomain(value.strip_suffix('.').unwrap_or(value)) else { return };
    let message = error.of(format_args!("`externalName: {}`", shown(value)));
    let help = if value.contains("://") {
        "write the host name alone, without a scheme or a path".to_owned()
    } else {
        error.help(value).unwrap_or_else(|| "write a DNS name".to_owned())
    };
    cx.report(value.sub_span(error.range.clone()), message).help(help).server(Cause::Invalid);
}

/// What only a load balancer has.
fn load_balancer(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let is_balancer = kind == "LoadBalancer";
    let only = |cx: &mut Context<'_, '_>, key: Option<Span>, name: &str, path: Option<&str>| {
        let Some(key) = key.filter(|_| !is_balancer) else { return };
        let message = format!("`{name}` is for Services of type `LoadBalancer`, and this one is a `{kind}`");
        let finding = cx.report(key, message).help("remove it, or write `type: LoadBalancer`");
        match path {
            Some(path) => finding.server_at(Cause::Forbidden, path, Scope::Errors),
            None => finding.server(Cause::Forbidden),
        };
    };
    let ranges = &spec.load_balancer_source_ranges;
    let path = Some("spec.LoadBalancerSourceRanges");
    only(cx, ranges.key().filter(|_| !ranges.items().is_empty()), "loadBalancerSourceRanges", path);
    only(cx, spec.load_balancer_class.key(), "loadBalancerClass", None);
    only(cx, spec.allocate_load_balancer_node_ports.key(), "allocateLoadBalancerNodePorts", None);
    if !is_balancer {
        return;
    }
    for range in ranges.items() {
        if ip::is_range(range.trim()) {
            continue;
        }
        let message = format!("`{}` is no range of IP addresses", shown(range));
        let span = range.place();
        let finding = cx.report(span, message);
        finding.help(
            "write an address with a prefix length, such as `10.0.0.0/8`, with nothing set behind the prefix",
        );
        let path = finding.field.replacen(".loadBalancer", ".LoadBalancer", 1);
        finding.server_at(Cause::Invalid, path, Scope::Errors);
    }
    if let Field::Set { value, .. } = &spec.load_balancer_class
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

/// Where traffic from outside goes, which needs a way in.
fn traffic(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let open = matches!(kind, "NodePort" | "LoadBalancer")
        || kind == "ClusterIP"
            && (!spec.external_ips.items().is_empty() || spec.external_ips.is_incomplete());
    let policy = &spec.external_traffic_policy;
    if let Field::Set { key, value } = policy
        && !value.is_empty()
    {
        if !open {
            let message = format!(
                "`externalTrafficPolicy` means nothing for a `{kind}` Service that nothing outside can reach"
            );
            let finding: &mut Diagnostic = cx.report(*key, message);
            finding.help("remove it, or write `type: NodePort` or `LoadBalancer`").server(Cause::Invalid);
        } else if let Some(finding) = one_of(cx, policy, "externalTrafficPolicy", &["Cluster", "Local"]) {
            finding.server(Cause::NotSupported);
        }
    }
    let Field::Set { key, value: Int { value, span } } = &spec.health_check_node_port else { return };
    if *value != 0 && !(kind == "LoadBalancer" && policy.is("Local")) {
        let message =
            "`healthCheckNodePort` is only for type `LoadBalancer` with `externalTrafficPolicy: Local`";
        cx.report(*key, message).help("remove it").server(Cause::Invalid);
    } else if !(0..=65535).contains(value) {
        let message = format!("`healthCheckNodePort` must be from 1 to 65535, it is {value}");
        cx.report(*span, message).server(Cause::Invalid);
    }
}
