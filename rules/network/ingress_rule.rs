//! `ingress-rule`: hosts, paths and certificates of an Ingress, and the class that is to serve it.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, HTTPIngressPath, Ingress, IngressSpec, Object, Str, ip, names},
    rule::{Check, Context, Rule, one_of, report_field, require, require_items, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ingress-rule",
    summary: "a host, path or certificate of an Ingress is written in a way that it cannot have",
    group: "network",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("ingress_rule.md"),
    aliases: &[],
    check: Check::Object(check),
};

const TYPES: [&str; 3] = ["Exact", "Prefix", "ImplementationSpecific"];

/// What was once the way to name the class.
const CLASS: &str = "kubernetes.io/ingress.class";

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Ingress(ingress) = &object.body else { return };
    let Some(spec) = ingress.spec.get() else { return };
    class(cx, ingress, spec);
    for rule in spec.rules.items() {
        if let Some(name) = rule.host.get().filter(|host| !host.is_empty()) {
            if ip::legacy(name).is_some() {
                let message = format!("the host `{}` is an IP address; an Ingress serves names", shown(name));
                let help = "write a DNS name, or leave `host` out to serve all of them";
                cx.report(name.place(), message).help(help).server(Cause::Invalid);
            } else {
                host(cx, name);
            }
        }
        let Some(http) = rule.http.get() else { continue };
        if let Some(finding) = require_items(cx, &http.paths, "paths", "`http` needs at least one path") {
            finding.help("add `paths` with a `path`, a `pathType` and a `backend`").server(Cause::Required);
        }
        for path in http.paths.items() {
            check_path(cx, path);
        }
    }
    for tls in spec.tls.items() {
        for name in tls.hosts.items() {
            host(cx, name);
        }
        if let Some(secret) = tls.secret_name.get().filter(|secret| !secret.is_empty()) {
            subdomain(cx, "the name of the Secret", secret);
        }
    }
}

fn host(cx: &mut Context<'_, '_>, host: &Str<'_>) {
    let Err(error) = names::wildcard_subdomain(host) else { return };
    let message = if host.contains('*') && !host.starts_with("*.") {
        format!(
            "a `*` can only stand for the first label of a host, as in `*.example.com`: `{}`",
            shown(host)
        )
    } else {
        error.of(format_args!("the host `{}`", shown(host)))
    };
    let finding = cx.report(host.place_of(&error.range), message);
    // Often an address of the web is written, with all that belongs to one.
    let bare = host.split_once("://").map_or(&**host, |(_, rest)| rest);
    let bare = bare.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    if names::wildcard_subdomain(&bare).is_ok() {
        finding.help(format!("write `{bare}`, without a scheme, port or path"));
    } else {
        let mended = error.help(host).filter(|_| !host.contains('*'));
        finding.help(mended.unwrap_or_else(|| "write a DNS name, without a scheme, port or path".to_owned()));
    }
    finding.server(Cause::Invalid);
}

fn subdomain(cx: &mut Context<'_, '_>, what: &str, name: &Str<'_>) {
    let Err(error) = names::dns_1123_subdomain(name) else { return };
    let message = error.of(format_args!("{what} `{}`", shown(name)));
    let finding = cx.report(name.place_of(&error.range), message);
    if let Some(help) = error.help(name) {
        finding.help(help);
    }
    finding.server(Cause::Invalid);
}

/// The class, which an annotation may name as well.
fn class(cx: &mut Context<'_, '_>, ingress: &Ingress<'_>, spec: &IngressSpec<'_>) {
    let annotation = ingress.metadata.get().and_then(|metadata| metadata.annotations.value(CLASS));
    if let Some(class) = spec.ingress_class_name.get() {
        subdomain(cx, "the Ingress class", class);
        if let Some(other) = annotation.filter(|other| ***other != **class) {
            let message = format!(
                "the annotation says the class `{}`, and `ingressClassName` says `{}`",
                shown(other),
                shown(class)
            );
            cx.report(other.place(), message)
                .with(class.place(), "the other class")
                .help("remove the annotation")
                .server_at(Cause::Invalid, format!("annotations.{CLASS}"), Scope::Errors);
        }
    } else if let Some(class) = annotation.filter(|_| spec.ingress_class_name.is_missing()) {
        let message = format!("the annotation `{CLASS}` is deprecated in favour of `spec.ingressClassName`");
        cx.report(class.place(), message)
            .help(format!("write `ingressClassName: {}` into the spec instead", shown(class)))
            .warned("annotation");
    }
}

fn check_path(cx: &mut Context<'_, '_>, path: &HTTPIngressPath<'_>) {
    let Field::Set { value: kind, .. } = &path.path_type else {
        if let Some(finding) = require(cx, &path.path_type, "pathType", "this path needs a `pathType`") {
            finding.help("add `pathType: Prefix`").server(Cause::Required);
        }
        return;
    };
    if let Some(finding) = one_of(cx, &path.path_type, "pathType", &TYPES) {
        finding.server(Cause::NotSupported);
        return;
    }
    let loose = **kind == *"ImplementationSpecific";
    let Some(text) = path.path.str_or_empty() else { return };
    if !text.starts_with('/') {
        if text.is_empty() && (loose || cx.is_part() && !path.path.is_set()) {
            return;
        }
        let message = match text {
            "" => format!("`pathType: {}` needs a `path`", &**kind),
            text => format!("a path begins with `/`, and `{}` does not", shown(text)),
        };
        let help = match text {
            "" => "write `path: /` for all paths".to_owned(),
            text if text.starts_with('.') || loose => "write an absolute path, such as `/api`".to_owned(),
            text => format!("write `/{}`", shown(text)),
        };
        report_field(cx, &path.path, "path", message).help(help).server(Cause::Invalid);
        return;
    }
    let Some(value) = path.path.get().filter(|_| !loose) else { return };
    let within = ["//", "/./", "/../", "%2f", "%2F"].into_iter().find_map(|bad| Some((bad, text.find(bad)?)));
    let at_end = || {
        let bad = ["/..", "/."].into_iter().find(|bad| text.ends_with(bad))?;
        Some((bad, text.len() - bad.len()))
    };
    if let Some((bad, at)) = within.or_else(at_end) {
        let message =
            format!("a path of type `{}` matches whole parts of a URL and cannot hold `{bad}`", &**kind);
        cx.report(value.sub_span(at..at + bad.len()), message)
            .help("write the path as browsers send it, without detours")
            .server(Cause::Invalid);
    }
}
