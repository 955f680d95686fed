//! `quantity-syntax`: amounts of CPU, memory and the like must be written as the API server reads them.

use super::{Entry, Resources, all, also_of_request, is_extended, is_overcommitted};
use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Body, Field, Map, Object, PodView, Quantity, quantity, resource::is_counted},
    rule::{Check, Context, Rule, shown, up_to},
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

/// RES4, RES5: amounts that can be read and that the server refuses: less than 0, or fractions of what is counted.
fn values<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for resources in all(pod) {
        for entry in resources.entries() {
            let Ok(amount) = entry.quantity.amount() else { continue };
            let text = &entry.quantity.text;
            let (owner, name) = (resources.owner(), shown(entry.name));
            let finding = if amount.is_negative() {
                let message = format!("{owner} cannot have less than 0 of `{name}`: `{}`", shown(text));
                let finding = cx.report(text.content(), message);
                negative(finding);
                over_limit(finding, &resources, &entry);
                finding
            } else if is_extended(entry.name)
                && quantity::millis_of_server(text).is_some_and(|millis| millis % 1000 != 0)
            {
                let message =
                    format!("`{name}` is counted in whole numbers, and {owner} asks for `{}`", shown(text));
                cx.report(text.content(), message)
                    .help("write a whole number: a device cannot be shared in parts this way")
                    .server(Cause::Invalid)
            } else {
                continue;
            };
            also_of_request(finding, pod, &resources, &entry);
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

/// A request is more than a limit below 0, and one below 0 is another than its limit; the server says so as well.
fn over_limit(finding: &mut Diagnostic, resources: &Resources<'_, '_>, entry: &Entry<'_, '_>) {
    let amount = |map: &Field<Map<'_, Quantity<'_>>>| map.value(entry.name)?.amount().ok();
    let pair = (amount(&resources.value.requests), amount(&resources.value.limits));
    let (Some(request), Some(limit)) = pair else { return };
    if request > limit || request != limit && !is_overcommitted(entry.name) {
        let path = format!("{}.requests", up_to(&finding.field, "resources"));
        finding.also(Cause::Invalid, path, Scope::Errors);
    }
}

fn negative(finding: &mut Diagnostic) {
    finding.help("write an amount of at least 0").server(Cause::Invalid);
}
