//! `unknown-value`: a word that is none of the few that the field takes.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Object, Str},
    rule::{Check, Context, Rule, shown, up_to, write_one_of},
    schema::Issue,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unknown-value",
    summary: "the field takes a few words only, and this is none of them",
    group: "structure",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("unknown_value.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, _: &Object<'_>) {
    let (tree, minor) = (cx.tree(), cx.minor());
    for issue in cx.issues() {
        let Issue::BadValue { value, ty, values } = issue else { continue };
        let Some(text) = Str::read(tree, *value) else { continue };
        let allowed: Vec<_> = values.of(minor).filter(|value| !value.is_empty()).collect();
        let elsewhere = values.minors(&text);
        let later = elsewhere.iter().find(|other| *other > minor);
        let finding = cx.report(text.place(), String::new()).help(write_one_of(&text, &allowed));
        let path = finding.field.clone();
        let when = match (later, elsewhere.last()) {
            (Some(later), _) => format!(" before Kubernetes {later}"),
            (None, Some(last)) => format!(" after Kubernetes {last}"),
            (None, None) => String::new(),
        };
        finding.message = format!("`{}` cannot be `{}`{when}", named(&path), shown(&text));
        if path.contains(".accessModes[") {
            // The server names the list.
            finding.server_at(Cause::NotSupported, up_to(&path, "accessModes"), Scope::Errors);
        } else if ty.is_some_and(|ty| ty.name() == "NodeSelectorRequirement") {
            finding.server(Cause::Invalid);
        } else {
            finding.server(Cause::NotSupported);
        }
    }
}

/// The name of the field at a path; of the list if it is an item.
fn named(path: &str) -> &str {
    let field = path.rsplit('.').next().unwrap_or(path);
    field.split('[').next().unwrap_or(field)
}
