//! `wrong-type`: a value that the API server cannot decode into the field.

use std::borrow::Cow;

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::Object,
    rule::{Check, Context, Rule, place_of_value, read_as},
    schema::{Issue, Shape},
    yaml::{NodeId, Tree, Value},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "wrong-type",
    summary: "the value is of another type than the field",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("wrong_type.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    let tree = cx.tree();
    // DEC1: without these two there is no type to check against, so they are looked at on their own.
    for key in ["apiVersion", "kind"] {
        let Some((_, value)) = tree.get(object.root, key) else { continue };
        if !matches!(tree.value(value), Value::Str(_) | Value::Null) {
            let message = format!("{}, and a string is wanted here", read_as(tree, value));
            let finding = cx.report(place_of_value(tree, value), message);
            // Not that of a key within, at which it points.
            key.clone_into(&mut finding.field);
            finding.server_at(Cause::TypeInvalid, key, Scope::Decode);
            if let Some(help) = help(tree, value, Shape::String) {
                finding.help(help);
            }
        }
    }
    for issue in cx.issues() {
        let (span, message, help) = match issue {
            Issue::UnknownField { .. }
            | Issue::OtherMinors { .. }
            | Issue::Dropped { .. }
            | Issue::BadValue { .. }
            | Issue::Asked { .. }
            | Issue::DuplicateItem { .. }
            | Issue::BadQuantity { .. } => continue,
            Issue::WrongType { value, expected, .. } => {
                let message =
                    format!("{}, and {} is wanted here", read_as(tree, *value), expected_words(*expected));
                (place_of_value(tree, *value), message, help(tree, *value, *expected))
            }
            Issue::OutOfRange { value, expected, .. } => {
                let most = if *expected == Shape::Int64 { i64::MAX } else { i64::from(i32::MAX) };
                let message =
                    format!("`{}` does not fit the field, which holds at most {most}", tree.str(*value));
                (tree.span(*value), message, None)
            }
            Issue::BadTime { value, .. } => {
                let message = format!("`{}` is not a time that the server can read", tree.str(*value));
                (tree.span(*value), message, Some("write it as `2026-01-31T12:00:00Z`".to_owned()))
            }
            Issue::BadBase64 { span, .. } => {
                let message = "this is not base64, the form of bytes in a manifest".to_owned();
                let help = "encode the value (`printf %s VALUE | base64`), or give text under `stringData`";
                (*span, message, Some(help.to_owned()))
            }
        };
        let finding = cx.report(span, message);
        let field = finding.field.clone();
        finding.server_at(Cause::TypeInvalid, field, Scope::Decode);
        if let Some(help) = help {
            finding.help(help);
        }
    }
}

fn expected_words(shape: Shape) -> Cow<'static, str> {
    match shape {
        Shape::String | Shape::Bytes => "a string".into(),
        Shape::Bool => "`true` or `false`".into(),
        Shape::Int32 | Shape::Int64 => "a whole number".into(),
        Shape::Double => "a number".into(),
        Shape::IntOrString => "a whole number or a string".into(),
        Shape::Quantity => "a quantity".into(),
        Shape::Time | Shape::MicroTime => "a time in a string".into(),
        Shape::List(_) => "a list".into(),
        Shape::Object(_) | Shape::Map(_) | Shape::Any => "a mapping".into(),
    }
}

fn help(tree: &Tree<'_>, node: NodeId, expected: Shape) -> Option<String> {
    let text = tree.str(node);
    match (expected, tree.value(node)) {
        (
            Shape::String | Shape::Bytes | Shape::Time | Shape::MicroTime | Shape::IntOrString,
            Value::Bool(_) | Value::Int(_) | Value::Uint(_) | Value::Float(_),
        ) => Some(format!("put it in quotes: `\"{text}\"`")),
        (Shape::Bool, Value::Str(text)) => match &*text.to_ascii_lowercase() {
            "true" | "yes" | "on" | "1" => Some("write `true`, without quotes".to_owned()),
            "false" | "no" | "off" | "0" => Some("write `false`, without quotes".to_owned()),
            _ => None,
        },
        (Shape::Int32 | Shape::Int64 | Shape::Double, Value::Str(text)) if text.parse::<i64>().is_ok() => {
            Some(format!("write `{text}`, without quotes"))
        }
        (Shape::Int32 | Shape::Int64, Value::Float(_)) => Some("write a whole number".to_owned()),
        (Shape::List(_), Value::Mapping) => Some("start the item with `- `".to_owned()),
        (Shape::List(_), Value::Str(_)) => Some(format!("write `[\"{text}\"]`")),
        (Shape::Object(_) | Shape::Map(_), Value::Sequence) => {
            Some("leave out the `- `: it is one mapping, not a list".to_owned())
        }
        _ => None,
    }
}
