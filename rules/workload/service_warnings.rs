//! `service-warnings`: what the API server accepts of a Service, and warns of.

use std::net::IpAddr;

use super::{TOPOLOGY_HINTS, TOPOLOGY_MODE};
use crate::{
    defaults,
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{Body, Field, Object, ServiceSpec, Str, cidr, ip},
    rule::{Check, Context, Rule, shown},
    schema::{Gate, Minor},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "service-warnings",
    summary: "a Service has a field that is deprecated or ignored, or an address that reads two ways",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Warned,
    stage: Stage::ApiServer,
    page: include_str!("service_warnings.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Service(service) = &object.body else { return };
    let annotations = service.metadata.get().map_or(&[][..], |metadata| metadata.annotations.entries());
    if let Some((key, _)) = annotations.iter().find(|(key, _)| key == TOPOLOGY_HINTS) {
        // W32
        let message = format!("the annotation `{TOPOLOGY_HINTS}` is deprecated");
        warned(cx, key.content(), message, "annotation").help(format!("write `{TOPOLOGY_MODE}` instead"));
    }
    let Some(spec) = service.spec.get() else { return };
    let Some(kind) = defaults::service(spec).map(|spec| spec.kind.value) else { return };
    if !super::is_service_type(kind) {
        return;
    }
    addresses(cx, spec);
    ignored(cx, spec, kind);
    // W38
    if let Some(value) = spec.traffic_distribution.filter(|value| *value == "PreferClose")
        && cx.minor() >= 35
    {
        let message = "`trafficDistribution: PreferClose` has a clearer name now: `PreferSameZone`";
        warned(cx, value.content(), message, "spec.trafficDistribution").help("write `PreferSameZone`");
    }
}

/// Addresses and ranges that can be written better (W33, W34).
fn addresses(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>) {
    let strictly = cx.is_on(Gate::StrictIPCIDRValidation);
    // What is refused is not warned of.
    let taken = |address: &Str<'_>| ip::check(address, strictly).is_ok();
    if let Some(own) = spec.cluster_ip.filter(|own| !own.is_empty() && *own != "None") {
        let listed = spec.cluster_ips.items();
        let all = if listed.is_empty() { std::slice::from_ref(own) } else { listed };
        for (index, address) in all.iter().enumerate().filter(|(_, address)| taken(address)) {
            notation(cx, address, format!("spec.clusterIPs[{index}]"));
        }
    }
    for (index, address) in spec.external_ips.items().iter().enumerate().filter(|(_, it)| taken(it)) {
        notation(cx, address, format!("spec.externalIPs[{index}]"));
    }
    if let Some(address) = spec.load_balancer_ip.filter(|address| !address.is_empty()) {
        notation(cx, address, "spec.loadBalancerIP".to_owned());
    }
    for (index, range) in spec.load_balancer_source_ranges.items().iter().enumerate() {
        let Some(better) = better_range(range, cx.minor()) else { continue };
        if cidr::check(range.trim(), strictly).is_err() {
            continue;
        }
        let path = format!("spec.loadBalancerSourceRanges[{index}]");
        let message = format!("the range `{}` can be read in more than one way", shown(range));
        warned(cx, range.place(), message, path).help(format!("write {better}"));
    }
}

/// Says how an address that the server takes should rather be written, if it warns of that.
fn notation(cx: &mut Context<'_, '_>, text: &Str<'_>, path: String) {
    let better = if cx.minor() >= 33 {
        let Some(notation) = ip::notation(text) else { return };
        Some(notation.better().to_owned())
    } else {
        match early_notation(text) {
            Ok(()) => return,
            Err(better) => better,
        }
    };
    let Some(better) = better else {
        let message = format!("`{}` is no IP address, and will be refused one day", shown(text));
        warned(cx, text.place(), message, path);
        return;
    };
    let message = format!("the address `{}` should be written `{better}`", shown(text));
    warned(cx, text.place(), message, path).help(format!("write `{better}`"));
}

/// As the server of 1.32 and before: whether an address is fine, and if not how to write it, if it is an address.
///
/// It asks Go's newer reader, which knows zones and takes IPv4 within IPv6.
fn early_notation(text: &str) -> Result<(), Option<String>> {
    let (plain, zone) = text.split_once('%').map_or((text, None), |(plain, zone)| (plain, Some(zone)));
    match plain.parse() {
        Ok(IpAddr::V4(_)) if zone.is_none() => Ok(()),
        Ok(IpAddr::V6(v6)) if zone != Some("") => {
            let better = v6.to_string();
            if better == plain { Ok(()) } else { Err(Some(better)) }
        }
        _ => Err(ip::legacy(text).map(|address| address.to_string())),
    }
}

/// What to write instead of a range, if the server warns of it.
fn better_range(text: &str, minor: Minor) -> Option<String> {
    if minor >= 33 {
        let notation = cidr::notations(text).into_iter().next()?;
        return Some(match notation {
            cidr::Notation::Ambiguous(cidr) => format!("`{cidr}` or `{}`", cidr.single()),
            cidr::Notation::NonStandard(better) | cidr::Notation::NonCanonical(better) => {
                format!("`{better}`")
            }
        });
    }
    // Go's newer reader was asked up to 1.32, which takes no leading zeros and no spaces.
    let whole = cidr::legacy(text.trim()).ok()?;
    let (address, length) = text.split_once('/')?;
    let plain =
        length.bytes().all(|byte| byte.is_ascii_digit()) && (length == "0" || !length.starts_with('0'));
    match address.parse() {
        Ok(IpAddr::V4(_)) if plain => None,
        Ok(IpAddr::V6(v6)) if plain => (v6.to_string() != address).then(|| format!("`{v6}/{length}`")),
        _ => Some(format!("`{}/{}`", whole.address, whole.length)),
    }
}

/// What does not go with the type, and is passed over (W35, W36, W37).
fn ignored(cx: &mut Context<'_, '_>, spec: &ServiceSpec<'_>, kind: &str) {
    let headless = kind == "ClusterIP" && spec.cluster_ip.is("None");
    let path = "spec.externalIPs";
    match spec.external_ips.key().filter(|_| !spec.external_ips.items().is_empty()) {
        Some(key) if kind == "ExternalName" && cx.minor() >= 28 => {
            warned(cx, key, "a Service of type `ExternalName` ignores `externalIPs`", path)
                .help("remove them");
        }
        Some(key) if headless && cx.minor() >= 34 => {
            warned(cx, key, "a headless Service ignores `externalIPs`", path).help("remove them");
        }
        Some(key) if !headless && kind != "ExternalName" && cx.minor() >= 36 => {
            let message = "`externalIPs` is deprecated, and some clusters no longer act on it";
            warned(cx, key, message, path).help("write `type: LoadBalancer`, or put a Gateway in front");
        }
        _ => {}
    }
    if let Field::Set { key, value } = &spec.external_name
        && !value.is_empty()
        && kind != "ExternalName"
        && cx.minor() >= 28
    {
        let message = format!("a Service of type `{kind}` ignores `externalName`");
        warned(cx, *key, message, "spec.externalName").help("remove it, or write `type: ExternalName`");
    }
    if !headless || cx.minor() < 34 {
        return;
    }
    if let Field::Set { key, value } = &spec.load_balancer_ip
        && !value.is_empty()
    {
        let message = "a headless Service ignores `loadBalancerIP`";
        warned(cx, *key, message, "spec.loadBalancerIP").help("remove it");
    }
    if let Field::Set { key, value } = &spec.session_affinity
        && !value.is_empty()
        && value != "None"
    {
        let message = "a headless Service ignores `sessionAffinity`: clients choose a pod themselves";
        warned(cx, *key, message, "spec.SessionAffinity").help("remove it");
    }
}

/// What the server accepts with a warning.
fn warned<'c>(
    cx: &'c mut Context<'_, '_>,
    span: Span,
    message: impl Into<String>,
    path: impl Into<String>,
) -> &'c mut Diagnostic {
    let finding = cx.report(span, message).at_most_warn();
    finding.warned(path)
}
