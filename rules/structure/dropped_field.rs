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
        // No word of the minor that is checked for, so that a range of them says it once.
        let (message, help) = match gate.on_since() {
            Some(on) => (
                format!("`{name}` is lost before Kubernetes {on}, which switches the feature `{feature}` on"),
                format!("leave it out, or check for {on} and later only"),
            ),
            None => (
                format!("`{name}` is lost, as the feature `{feature}` is off"),
                format!("leave it out, unless your clusters switch the feature gate `{feature}` on"),
            ),
        };
        cx.report(tree.span(*key), message).help(help);
    }
}
