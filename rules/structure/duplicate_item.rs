//! `duplicate-item`: an item that is in its list already.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::Object,
    rule::{Check, Context, Rule},
    schema::Issue,
    text::Span,
    yaml::{NodeId, Tree, Value},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "duplicate-item",
    summary: "a list that must hold everything once holds an item twice",
    group: "structure",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::ApiServer,
    page: include_str!("duplicate_item.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check(cx: &mut Context<'_, '_>, _: &Object<'_>) {
    let tree = cx.tree();
    for issue in cx.issues() {
        let Issue::DuplicateItem { item, earlier, ty, field } = issue else { continue };
        let (span, first) = (place(tree, *item), place(tree, *earlier));
        let name = tree.str(name_of(tree, *item).unwrap_or(*item));
        let finding =
            cx.report(span, format!("`{name}` is in `{field}` twice: server-side apply refuses such a list"));
        finding.help("leave one of them out, or give it another name").with(first, "first here");
        // Validation asks for different names here, and for no others in the lists that this rule sees.
        let is_webhook =
            matches!(ty.name(), "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration");
        if is_webhook && *field == "webhooks" || *field == "matchConditions" {
            finding.level = Level::Error;
            finding.outcome = Outcome::Rejected;
            finding.message = format!("`{name}` is in `{field}` twice, and names must differ");
            let path = finding.field.clone();
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        }
    }
}

/// The name of an item, if it is a mapping with one.
fn name_of(tree: &Tree<'_>, item: NodeId) -> Option<NodeId> {
    tree.get(item, "name").map(|(_, name)| name).filter(|name| matches!(tree.value(*name), Value::Str(_)))
}

/// The name of an item, or the item, or where it starts.
fn place(tree: &Tree<'_>, item: NodeId) -> Span {
    match (name_of(tree, item), tree.value(item)) {
        (Some(name), _) => tree.span(name),
        (None, Value::Mapping) => tree.span(item).start_point(),
        (None, _) => tree.span(item),
    }
}
