//! `secret-type`: the keys that a Secret of some types must have.

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{
        Body, Object, Secret, Spanned as _, Str,
        tls::{self, Fault, Part},
    },
    rule::{Check, Context, Rule, shown},
    text::Span,
    yaml::base64,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "secret-type",
    summary: "a Secret lacks a key that its type asks for, or has one that its type cannot use",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("secret_type.md"),
    aliases: &[],
    check: Check::Object(check),
};

const ACCOUNT: &str = "kubernetes.io/service-account.name";

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Secret(secret) = &object.body else { return };
    let Some(kind) = secret.type_.get() else { return };
    if cx.is_part() || secret.data.is_incomplete() || secret.string_data.is_incomplete() {
        return;
    }
    match &**kind {
        "kubernetes.io/tls" => {
            need(cx, secret, kind, "tls.crt");
            need(cx, secret, kind, "tls.key");
            pair(cx, secret);
        }
        "kubernetes.io/dockerconfigjson" => json(cx, secret, kind, ".dockerconfigjson"),
        "kubernetes.io/dockercfg" => json(cx, secret, kind, ".dockercfg"),
        "kubernetes.io/ssh-auth" => {
            const KEY: &str = "ssh-privatekey";
            need(cx, secret, kind, KEY);
            if let Some(value) = value(secret, KEY)
                && value.is_empty()
            {
                let message = format!("`{KEY}` is empty, and a Secret of type `{}` needs it", &**kind);
                cx.report(value.span, message).server_at(
                    Cause::Required,
                    format!("data[{KEY}]"),
                    Scope::Errors,
                );
            }
        }
        "kubernetes.io/basic-auth"
            if value(secret, "username").is_none() && value(secret, "password").is_none() =>
        {
            let message = format!("a Secret of type `{}` needs the key `username` or `password`", &**kind);
            let finding = missing(cx, secret, kind, message, "data[username]");
            finding.also(Cause::Required, "data[password]", Scope::Errors);
        }
        "kubernetes.io/service-account-token" => {
            let metadata = object.metadata().get();
            if object.metadata().is_invalid() || metadata.is_some_and(|it| it.annotations.is_incomplete()) {
                return;
            }
            let account =
                metadata.and_then(|it| it.annotations.value(ACCOUNT)).filter(|name| !name.is_empty());
            if account.is_none() {
                let message = format!("a Secret of type `{}` needs the annotation `{ACCOUNT}`", &**kind);
                cx.report(kind.content(), message)
                    .help(format!("add `{ACCOUNT}: NAME` under `metadata.annotations`"))
                    .server_at(Cause::Required, format!("metadata.annotations[{ACCOUNT}]"), Scope::Errors);
            }
        }
        _ => {}
    }
}

/// The value at `key`; `stringData` is laid over `data`.
fn value<'m, 'a>(secret: &'m Secret<'a>, key: &str) -> Option<&'m Str<'a>> {
    secret.string_data.value(key).or_else(|| secret.data.value(key))
}

fn need(cx: &mut Context<'_, '_>, secret: &Secret<'_>, kind: &Str<'_>, key: &str) {
    if value(secret, key).is_none() {
        let message = format!("a Secret of type `{}` needs the key `{key}`", &**kind);
        missing(cx, secret, kind, message, &format!("data[{key}]"));
    }
}

fn missing<'c>(
    cx: &'c mut Context<'_, '_>,
    secret: &Secret<'_>,
    kind: &Str<'_>,
    message: String,
    path: &str,
) -> &'c mut Diagnostic {
    let data: Option<Span> = secret.data.key().or(secret.string_data.key());
    let finding = cx.report(kind.content(), message);
    if let Some(span) = data {
        finding.with(span, "missing here");
    }
    finding.help("add the key, or write `type: Opaque` for a Secret of your own form").server_at(
        Cause::Required,
        path,
        Scope::Errors,
    )
}

/// Whether certificate and key are a pair, of which the server only warns (W41).
fn pair(cx: &mut Context<'_, '_>, secret: &Secret<'_>) {
    let (Some((crt, Some(certificate))), Some((key, Some(private)))) =
        (bytes(secret, "tls.crt"), bytes(secret, "tls.key"))
    else {
        return;
    };
    let Err(fault) = tls::pair(&certificate, &private) else { return };
    let (name, value) = match fault.part() {
        Part::Certificate => ("tls.crt", crt),
        Part::Key => ("tls.key", key),
    };
    let message = match &fault {
        Fault::NoPem(_) => format!("there is no PEM block in `{name}`"),
        Fault::WrongBlocks(_, kinds) => {
            let kinds = kinds.first().map(String::as_str).unwrap_or_default();
            format!("`{name}` holds the PEM block `{}`, and not what its name says", shown(kinds))
        }
        Fault::Certificate => "what `tls.crt` holds is no certificate".to_owned(),
        Fault::Key => "what `tls.key` holds is no private key".to_owned(),
        Fault::Algorithm => "the certificate in `tls.crt` is for a key that cannot serve TLS".to_owned(),
        Fault::OtherType => {
            "the private key in `tls.key` is of another type than the certificate's".to_owned()
        }
        Fault::Mismatch => {
            "the private key in `tls.key` is not that of the certificate in `tls.crt`".to_owned()
        }
    };
    let said = if fault == Fault::Certificate { "x509" } else { "tls" };
    cx.report(value.place(), message)
        .help("let `kubectl create secret tls NAME --cert=FILE --key=FILE --dry-run=client -o yaml` write it")
        .warned(said);
}

/// The value at `key`, and the bytes it stands for unless it is not base64, which is another rule's finding.
fn bytes<'m, 'a>(secret: &'m Secret<'a>, key: &str) -> Option<(&'m Str<'a>, Option<Vec<u8>>)> {
    match (secret.string_data.value(key), secret.data.value(key)) {
        (Some(text), _) => Some((text, Some(text.as_bytes().to_vec()))),
        (None, Some(text)) => Some((text, base64::decode(text.as_bytes()))),
        (None, None) => None,
    }
}

/// A value that must be a JSON object.
fn json(cx: &mut Context<'_, '_>, secret: &Secret<'_>, kind: &Str<'_>, key: &str) {
    need(cx, secret, kind, key);
    let Some((value, Some(bytes))) = bytes(secret, key) else { return };
    // Go puts a mark in place of what is not UTF-8.
    let parsed = serde_json::from_str::<serde_json::Value>(&String::from_utf8_lossy(&bytes));
    if parsed.is_ok_and(|json| json.is_object() || json.is_null()) {
        return;
    }
    let message =
        format!("the value of `{key}` is no JSON object, as a Secret of type `{}` needs it", &**kind);
    cx.report(value.span(), message)
        .help("let `kubectl create secret docker-registry NAME --dry-run=client -o yaml` write it")
        .server_at(Cause::Invalid, format!("data[{key}]"), Scope::Errors);
}
