//! `dropped-field`: a field that the API server drops without a word, because its feature is off.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::Object,
    rule::{Check, Context, Rule},
    schema::Issue,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "dropped-field",
    summary: "the API server drops the field, because its feature is off",
    group: "structure",
    level: Level::Warn,
    outcome: Outcome::Dropped,
    stage: Stage::ApiServer,
    page: include_str!("dropped_field.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, _: &Object<'_>) {
    let tree = cx.tree();
    for issue in cx.issues() {
        let Issue::Dropped { key, gate, .. } = issue else { continue };
        let (name, feature) = (tree.key(*key), gate.name());
        let message = format!(
            "`{name}` is lost: the feature gate `{feature}` is off, and the API server drops the field",
        );
        let help = match gate.on_since() {
            Some(on) => format!("leave it out, or check for {on} and later only, which have `{feature}` on"),
            None => format!("leave it out, unless your clusters switch the feature gate `{feature}` on"),
        };
        cx.report(tree.span(*key), message).help(help);
    }
}
