//! `config-key`: the keys of `ConfigMap`s and Secrets, and how much they hold.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Map, Object, Str, names},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "config-key",
    summary: "a key of a ConfigMap or Secret is not valid, or its values are too large",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("config_key.md"),
    aliases: &[],
    check: Check::Object(check),
};

/// The most bytes of all values together (`MaxSecretSize`, which is a `ConfigMap`'s too).
const MOST_BYTES: usize = 1024 * 1024;

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    match &object.body {
        Body::ConfigMap(it) => {
            keys(cx, &it.data, "ConfigMap", None);
            keys(cx, &it.binary_data, "ConfigMap", None);
            for (key, _) in it.data.entries() {
                let Some((other, _)) = it.binary_data.entries().iter().find(|(other, _)| **other == **key)
                else {
                    continue;
                };
                let message = format!(
                    "the key `{}` is in `data` and in `binaryData`; it can only be in one",
                    shown(key)
                );
                cx.report(key.span, message).with(other.span, "also here").server(Cause::Invalid);
            }
            let bytes = text_bytes(&it.data) + binary_bytes(&it.binary_data);
            size(cx, bytes, it.data.key().or(it.binary_data.key()), "ConfigMap", "[]");
        }
        Body::Secret(it) => {
            keys(cx, &it.data, "Secret", Some("data"));
            keys(cx, &it.string_data, "Secret", Some("data"));
            let written = |key: &str| it.string_data.value(key).is_some();
            let data: usize = it
                .data
                .entries()
                .iter()
                .filter(|(key, _)| !written(key))
                .map(|(_, value)| decoded_length(value))
                .sum();
            size(
                cx,
                data + text_bytes(&it.string_data),
                it.data.key().or(it.string_data.key()),
                "Secret",
                "data",
            );
        }
        _ => {}
    }
}

/// The server lays a Secret's `stringData` over its `data`, and names keys there.
fn keys<'a>(cx: &mut Context<'a, '_>, map: &Field<Map<'a, Str<'a>>>, kind: &str, server_map: Option<&str>) {
    for (key, _) in map.entries() {
        let Err(error) = names::config_key(key) else { continue };
        let message = error.of(format_args!("the key `{}` of this {kind}", shown(key)));
        let span = if key.is_empty() { key.span } else { key.sub_span(error.range.clone()) };
        let fixed = error.help(key).unwrap_or_else(|| "write a file's name, without a folder".to_owned());
        let finding = cx.report(span, message).help(fixed);
        match server_map {
            Some(map) => finding.server_at(Cause::Invalid, format!("{map}[{}]", &**key), Scope::Errors),
            None => finding.server(Cause::Invalid),
        };
    }
}

fn size(cx: &mut Context<'_, '_>, bytes: usize, key: Option<crate::text::Span>, kind: &str, path: &str) {
    let Some(key) = key.filter(|_| bytes > MOST_BYTES) else { return };
    let message = format!("the values of this {kind} have {bytes} bytes; 1048576 (1 MiB) are allowed");
    cx.report(key, message).help("split it, or put the data into an image or a volume").server_at(
        Cause::TooLong,
        path,
        Scope::Errors,
    );
}

fn text_bytes(map: &Field<Map<'_, Str<'_>>>) -> usize {
    map.entries().iter().map(|(_, value)| value.len()).sum()
}

fn binary_bytes(map: &Field<Map<'_, Str<'_>>>) -> usize {
    map.entries().iter().map(|(_, value)| decoded_length(value)).sum()
}

/// How many bytes base64 stands for.
fn decoded_length(base64: &str) -> usize {
    base64.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=').count() * 3 / 4
}
