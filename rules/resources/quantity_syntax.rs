//! `quantity-syntax`: amounts of CPU, memory and the like must be written as the API server reads them.

use super::{all, is_extended};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Body, Object, PodView, Quantity, quantity, resource::is_counted},
    rule::{Check, Context, Rule, shown},
    schema::{self, Issue},
    text::Span,
    yaml::NodeId,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "quantity-syntax",
    summary: "an amount of CPU, memory or storage is written in a way that cannot be read",
    group: "resources",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("quantity_syntax.md"),
    aliases: &[],
    check: Check::ObjectAndPods(check, values),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    if let Body::ResourceQuota(quota) = &object.body {
        quota
            .spec
            .get()
            .map_or(&[][..], |spec| spec.hard.entries())
            .iter()
            .for_each(|(name, quantity)| limit(cx, name, quantity));
    }
    for issue in cx.issues() {
        if let Issue::BadQuantity { value, span, .. } = issue {
            unreadable(cx, *value, *span);
        }
    }
    // Of kinds that the schema does not have, their pods are known all the same.
    if object.ty.is_none()
        && let Some(spec) = schema::find_type("core/v1.PodSpec")
    {
        for pod in cx.pods() {
            let mut issues = Vec::new();
            schema::check(cx.tree(), pod.spec.node, spec, cx.minor(), &mut issues);
            for issue in issues {
                if let Issue::BadQuantity { value, span, .. } = issue {
                    unreadable(cx, value, span);
                }
            }
        }
    }
}

/// What a quota allows: not less than nothing, and whole numbers of what is counted.
fn limit(cx: &mut Context<'_, '_>, name: &str, quantity: &Quantity<'_>) {
    let Ok(amount) = quantity.amount() else { return };
    let text = &quantity.text;
    if amount.is_negative() {
        let message = format!("a quota cannot be less than 0 of `{}`: `{}`", shown(name), shown(text));
        negative(cx.report(text.content(), message));
    } else if is_counted(name) && amount.millis() % 1000 != 0 {
        let message =
            format!("`{}` is counted in whole numbers, and the quota is `{}`", shown(name), shown(text));
        cx.report(text.content(), message).help("write a whole number").server(Cause::Invalid);
    }
}

fn unreadable(cx: &mut Context<'_, '_>, node: NodeId, span: Span) {
    let text = cx.tree().str(node).into_owned();
    let Err(error) = quantity::parse(&text) else { return };
    let message = if text.trim().is_empty() {
        error.to_string()
    } else {
        format!("`{}` is not an amount that can be read: {error}", shown(&text))
    };
    let finding = cx.report(span, message);
    match quantity::suggest(&text) {
        Some(meant) => finding.help(format!("write `{meant}`")),
        None => {
            finding.help("write a number and a suffix: `500m` is half a CPU, `512Mi` and `2Gi` are memory")
        }
    };
    let path = finding.field.clone();
    finding.server_at(Cause::TypeInvalid, path, Scope::Decode);
}

/// Amounts that can be read and that the server refuses: less than 0, or fractions of what is counted.
fn values<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for resources in all(pod) {
        for entry in resources.entries() {
            let Ok(amount) = entry.quantity.amount() else { continue };
            let text = &entry.quantity.text;
            let in_parts = is_extended(entry.name) && amount.millis() % 1000 != 0;
            if !amount.is_negative() && !in_parts {
                continue;
            }
            let (owner, name) = (resources.owner(), shown(entry.name));
            if amount.is_negative() {
                negative(cx.report(
                    text.content(),
                    format!("{owner} cannot have less than 0 of `{name}`: `{}`", shown(text)),
                ));
            } else {
                cx.report(
                    text.content(),
                    format!("`{name}` is counted in whole numbers, and {owner} asks for `{}`", shown(text)),
                )
                .help("write a whole number: a device cannot be shared in parts this way")
                .server(Cause::Invalid);
            }
        }
    }
    for (name, quantity) in pod.spec.overhead.entries() {
        if quantity.amount().is_ok_and(quantity::Amount::is_negative) {
            let finding = cx.report(
                quantity.text.content(),
                format!(
                    "the overhead in `{}` cannot be less than 0: `{}`",
                    shown(name),
                    shown(&quantity.text)
                ),
            );
            let path = finding.field.replace(".overhead[", ".overhead.limits[");
            finding.help("write an amount of at least 0").server_at(Cause::Invalid, path, Scope::Errors);
        }
    }
}

fn negative(finding: &mut Diagnostic) {
    finding.help("write an amount of at least 0").server(Cause::Invalid);
}
