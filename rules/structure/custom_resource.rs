//! `custom-resource`: a custom resource is not what its definition in the input allows.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::Object,
    rule::{Check, Context, Rule, closest, listed, place_of_value, read_as, shown},
    schema::custom::{Found, Issue, Wrong},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "custom-resource",
    summary: "a custom resource is not what its CustomResourceDefinition allows",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("custom_resource.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, object: &Object<'_>) {
    match cx.definition() {
        None => {}
        Some(Found::NotServed(definition)) => {
            let Some(written) = &object.api_version else { return };
            let served: Vec<String> = definition.api_versions().collect();
            let message = format!(
                "the definition of `{}` does not serve the version `{}`",
                definition.kind,
                shown(written)
            );
            let finding = cx.report(written.content(), message);
            match served.as_slice() {
                [] => finding.help("none of its versions is served: set `served: true` in the definition"),
                served => finding.help(format!("write {}", listed(&texts(served)))),
            };
        }
        Some(Found::Served(version)) => {
            let kind = object.kind.as_deref().unwrap_or_default();
            for issue in version.check(cx.tree(), object.root) {
                // A part of an object lacks what is in the other part.
                if !(cx.is_part() && matches!(issue.wrong, Wrong::Missing(_))) {
                    report(cx, kind, &issue);
                }
            }
        }
    }
}

fn report(cx: &mut Context<'_, '_>, kind: &str, issue: &Issue<'_>) {
    let definition = format!("the definition of `{}`", shown(kind));
    let tree = cx.tree();
    let (node, span) = (issue.node, place_of_value(tree, issue.node));
    let value = || shown(&tree.str(node)).to_string();
    match &issue.wrong {
        Wrong::Unknown(names) => {
            let key = tree.key(node);
            let finding =
                cx.report(tree.span(node), format!("{definition} has no field `{}` here", shown(&key)));
            let help = match closest(&key, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => "the definition names no fields here: remove it".to_owned(),
                None if names.len() > MOST_NAMED => format!("{} fields are known here", names.len()),
                None => format!("known here: {}", listed(names)),
            };
            let path = finding.field.clone();
            finding.help(help).server_at(Cause::UnknownField, path, Scope::Strict);
        }
        Wrong::Missing(name) => {
            let parent = tree.entries(node).next().map_or(span, |(key, _)| tree.span(key));
            let message = format!("{definition} requires `{name}` here");
            cx.report_missing(parent.start_point(), name, message).server(Cause::Required);
        }
        Wrong::Type(expected, _) => {
            let message = format!("{definition} wants {expected} here; {}", read_as(tree, node));
            cx.report(span, message).server(Cause::TypeInvalid);
        }
        Wrong::NotAmong(values) => {
            let message = format!("{definition} does not allow `{}` here", value());
            let finding = cx.report(span, message);
            let values = texts(values);
            let help = match closest(&tree.str(node), values.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write {}", listed(&values)),
            };
            finding.help(help).server(Cause::NotSupported);
        }
        Wrong::Pattern(pattern) => {
            let message = format!("`{}` does not match the pattern in {definition}", value());
            cx.report(span, message).help(format!("the pattern is `{pattern}`")).server(Cause::Invalid);
        }
        Wrong::Number { small, limit, exclusive } => {
            let bound = match (small, exclusive) {
                (true, false) => "at least",
                (true, true) => "more than",
                (false, false) => "at most",
                (false, true) => "less than",
            };
            let message = format!("{definition} wants {bound} {limit} here, not {}", value());
            cx.report(span, message).server(Cause::Invalid);
        }
        Wrong::Length { few, limit, unit } => {
            let bound = if *few { "at least" } else { "at most" };
            let cause = match (few, *unit) {
                (false, "characters") => Cause::TooLong,
                (false, "items") => Cause::TooMany,
                _ => Cause::Invalid,
            };
            let unit = if *limit == 1 { unit.trim_end_matches('s') } else { unit };
            cx.report(span, format!("{definition} wants {bound} {limit} {unit} here")).server(cause);
        }
        Wrong::Duplicate(keys) => {
            let message = match keys {
                [] => {
                    format!("`{}` is in the list before, and {definition} wants each value once", value())
                }
                keys => format!("an item before this one has the same {}", listed(&texts(keys))),
            };
            cx.report(span, message).help("remove one of the two, or change it").server(Cause::Duplicate);
        }
    }
}

/// How many names a help lists.
const MOST_NAMED: usize = 12;

fn texts(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
