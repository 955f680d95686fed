//! `secret-type`: the keys that a Secret of some types must have.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Object, Secret, Spanned as _, Str},
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "secret-type",
    summary: "a Secret lacks a key that its type asks for",
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
            missing(cx, secret, kind, message, "data[username]");
        }
        "kubernetes.io/service-account-token" => {
            // Without metadata the name is missing too, and that is said elsewhere.
            let Some(metadata) = object.metadata().get() else { return };
            if metadata.annotations.is_incomplete() {
                return;
            }
            let account = metadata.annotations.value(ACCOUNT).filter(|name| !name.is_empty());
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

fn missing(cx: &mut Context<'_, '_>, secret: &Secret<'_>, kind: &Str<'_>, message: String, path: &str) {
    let data: Option<Span> = secret.data.key().or(secret.string_data.key());
    let finding = cx.report(kind.content(), message);
    if let Some(span) = data {
        finding.with(span, "missing here");
    }
    finding.help("add the key, or write `type: Opaque` for a Secret of your own form").server_at(
        Cause::Required,
        path,
        Scope::Errors,
    );
}

/// A value that must be a JSON object.
fn json(cx: &mut Context<'_, '_>, secret: &Secret<'_>, kind: &Str<'_>, key: &str) {
    need(cx, secret, kind, key);
    let text = match (secret.string_data.value(key), secret.data.value(key)) {
        (Some(text), _) => Some((text, Some(text.as_bytes().to_vec()))),
        (None, Some(text)) => Some((text, decode(text))),
        (None, None) => None,
    };
    let Some((value, Some(bytes))) = text else { return };
    let parsed = serde_json::from_slice::<serde_json::Value>(&bytes);
    if parsed.is_ok_and(|json| json.is_object() || json.is_null()) {
        return;
    }
    let message =
        format!("the value of `{key}` is no JSON object, as a Secret of type `{}` needs it", &**kind);
    cx.report(value.span(), message)
        .help("let `kubectl create secret docker-registry NAME --dry-run=client -o yaml` write it")
        .server_at(Cause::Invalid, format!("data[{key}]"), Scope::Errors);
}

/// Decodes base64; nothing if it is none, which is another rule's finding.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r' | b'=')) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}
