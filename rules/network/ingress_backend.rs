//! `ingress-backend`: where an Ingress sends requests.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Body, Field, IngressBackend, IngressServiceBackend, Object, TypedLocalObjectReference, names},
    rule::{Check, Context, Rule, report_field, require, require_segment, require_text, shown, up_to},
    schema::Gate,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ingress-backend",
    summary: "an Ingress does not say which port of which Service gets the requests",
    group: "network",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("ingress_backend.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    const NOTHING: &str = "the Ingress routes nothing: it has neither `rules` nor a `defaultBackend`";
    let Body::Ingress(ingress) = &object.body else { return };
    let Field::Set { key, value: spec } = &ingress.spec else {
        if let Some(finding) = require(cx, &ingress.spec, "spec", NOTHING) {
            finding.server(Cause::Invalid);
        }
        return;
    };
    let nothing = spec.rules.items().is_empty() && !spec.rules.is_incomplete();
    if nothing && spec.default_backend.is_missing() && !cx.is_part() {
        cx.report(*key, NOTHING).help("add `rules`").server(Cause::Invalid);
    }
    backend(cx, &spec.default_backend, "defaultBackend");
    for path in spec.rules.items().iter().filter_map(|rule| rule.http.get()).flat_map(|it| it.paths.items()) {
        // The server asks for the path's type first, and without it looks no further.
        if path.path_type.is_missing() {
            continue;
        }
        let message = "this path has no `backend` to send its requests to";
        if let Some(finding) = require(cx, &path.backend, "backend", message) {
            finding.help("add `backend: {service: {name: …, port: {number: …}}}`").server(Cause::Invalid);
        }
        backend(cx, &path.backend, "backend");
    }
}

fn backend(cx: &mut Context<'_, '_>, field: &Field<Box<IngressBackend<'_>>>, name: &str) {
    let Field::Set { key, value } = field else { return };
    match (&value.service, &value.resource) {
        (Field::Set { key: service, .. }, Field::Set { key: resource, .. }) => {
            let message = "requests go either to a `service` or to a `resource`, not to both";
            let finding =
                cx.report(*resource, message).with(*service, "the Service").help("remove one of the two");
            at_backend(finding, Cause::Invalid, name);
        }
        (Field::Set { value, .. }, resource) if !resource.is_invalid() => service(cx, value, name),
        (service, Field::Set { value, .. }) if !service.is_invalid() => resource(cx, value),
        (service, resource) if service.is_missing() && resource.is_missing() && !cx.is_part() => {
            let message = format!("`{name}` names no `service` to send requests to");
            cx.report(*key, message)
                .help("add `service: {name: …, port: {number: …}}`")
                .server(Cause::Invalid);
        }
        _ => {}
    }
}

/// The server names the backend and not the field in it.
fn at_backend(finding: &mut Diagnostic, cause: Cause, name: &str) {
    let path = up_to(&finding.field, name);
    finding.server_at(cause, path, Scope::Errors);
}

fn service(cx: &mut Context<'_, '_>, service: &IngressServiceBackend<'_>, backend: &str) {
    if let Some(finding) = require_text(cx, &service.name, "name", "the backend's Service has no `name`") {
        finding.server(Cause::Required);
    } else if let Some(name) = service.name.get() {
        // Services may begin with a digit where this gate is on.
        let relaxed = cx.is_on(Gate::RelaxedServiceNameValidation);
        let check = if relaxed { names::dns_1123_label } else { names::dns_1035_label };
        if let Err(error) = check(name) {
            let message = error.of(format_args!("the Service name `{}`", shown(name)));
            let finding = cx.report(name.place_of(&error.range), message);
            if let Some(help) = error.help(name) {
                finding.help(help);
            }
            finding.server(Cause::Invalid);
        }
    }
    port(cx, service, backend);
}

fn port(cx: &mut Context<'_, '_>, service: &IngressServiceBackend<'_>, backend: &str) {
    const NO_PORT: &str = "the backend names no port of the Service";
    const HELP: &str = "add `port: {number: …}` or `port: {name: …}`";
    let Field::Set { key, value: port } = &service.port else {
        if let Some(finding) = require(cx, &service.port, "port", NO_PORT) {
            at_backend(finding.help(HELP), Cause::Required, backend);
        }
        return;
    };
    let name = port.name.get().filter(|name| !name.is_empty());
    let number = port.number.get().filter(|number| number.value != 0);
    match (name, number) {
        (Some(name), Some(number)) => {
            let message = "the backend's port has a `name` and a `number`, and takes one of them";
            let finding = cx.report(number.span, message).with(name.place(), "the name");
            at_backend(finding.help("remove one of the two"), Cause::Invalid, backend);
        }
        _ if port.name.is_invalid() || port.number.is_invalid() => {}
        (Some(name), None) => {
            if let Err(error) = names::port_name(name) {
                let message = error.of(format_args!("the port name `{}`", shown(name)));
                let finding = cx.report(name.place_of(&error.range), message);
                match name.parse::<u16>() {
                    Ok(number) => finding.help(format!("write `number: {number}`")),
                    Err(_) => finding.help("write the name that the port has in the Service"),
                };
                finding.server(Cause::Invalid);
            }
        }
        (None, Some(number)) if !(1..=65535).contains(&number.value) => {
            let message = format!("a port number is between 1 and 65535, not {}", number.value);
            cx.report(number.span, message).server(Cause::Invalid);
        }
        (None, Some(_)) => {}
        (None, None) if port.number.is_set() => {
            let finding = report_field(cx, &port.number, "number", NO_PORT);
            at_backend(finding.help("write a port between 1 and 65535"), Cause::Required, backend);
        }
        (None, None) => {
            if !cx.is_part() {
                at_backend(cx.report(*key, NO_PORT).help(HELP), Cause::Required, backend);
            }
        }
    }
}

/// Something else than a Service, which a controller knows.
fn resource(cx: &mut Context<'_, '_>, resource: &TypedLocalObjectReference<'_>) {
    if let Some(group) = resource.api_group.get()
        && let Err(error) = names::dns_1123_subdomain(group)
    {
        let message = error.of(format_args!("the API group `{}`", shown(group)));
        cx.report(group.place_of(&error.range), message)
            .help("write the group without its version, such as `k8s.example.com`")
            .server(Cause::Invalid);
    }
    require_segment(cx, &resource.kind, "kind", "the backend's resource has no `kind`");
    require_segment(cx, &resource.name, "name", "the backend's resource has no `name`");
}
