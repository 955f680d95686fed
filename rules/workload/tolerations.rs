//! `tolerations`: which taints a pod puts up with.

use super::{also, refused, refused_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView, Toleration, names},
    rule::{Check, Context, Rule, one_of, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "tolerations",
    summary: "a toleration whose fields do not go together, or hold what there is not",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("tolerations.md"),
    aliases: &[],
    check: Check::Pod(check),
};

const EFFECTS: [&str; 3] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for toleration in pod.spec.tolerations.items() {
        check_one(cx, pod, toleration);
    }
}

fn check_one<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Toleration<'a>) {
    let Some((key, operator, effect)) = it
        .key
        .str_or_empty()
        .and_then(|key| Some((key, it.operator.str_or_empty()?, it.effect.str_or_empty()?)))
    else {
        return;
    };
    // SCH30
    if !key.is_empty()
        && let Some(written) = it.key.get()
        && let Err(error) = names::qualified_name(key)
    {
        let message = error.of(format_args!("the taint's key `{}`", shown(key)));
        let finding = cx.report(written.sub_span(error.range.clone()), message);
        finding.help(error.help(key).unwrap_or_else(|| "write the key of a taint".to_owned()));
        refused(finding, pod, Cause::Invalid);
    }
    // SCH31
    if key.is_empty() && operator != "Exists" && !cx.is_part() {
        let message = "a toleration without a `key` needs `operator: Exists`, to tolerate every taint";
        let finding = match &it.operator {
            Field::Missing { parent } => cx.report_missing(*parent, "operator", message),
            field => cx.report(field.span_or_insert(), message),
        };
        refused(finding.help("add the taint's `key`, or write `operator: Exists`"), pod, Cause::Invalid);
    }
    value(cx, pod, it, operator);
    // SCH34
    if !effect.is_empty()
        && let Some(finding) = one_of(cx, &it.effect, "effect", &EFFECTS)
    {
        refused(finding, pod, Cause::NotSupported);
        // SCH33: a word that is not known is not `NoExecute` either.
        if it.toleration_seconds.is_set() {
            let path = finding.field.clone();
            also(finding, pod, Cause::Invalid, path);
        }
        return;
    }
    if it.toleration_seconds.is_set() && effect != "NoExecute" {
        let message = "`tolerationSeconds` only goes with `effect: NoExecute`: other effects do not evict";
        let finding = cx.report(it.toleration_seconds.span_or_insert(), message);
        if it.effect.is_set() {
            finding.with(it.effect.span_or_insert(), "another effect");
        }
        finding.help("write `effect: NoExecute`, or remove `tolerationSeconds`");
        let path = finding.field.replace(".tolerationSeconds", ".effect");
        refused_at(finding, pod, Cause::Invalid, path);
    }
}

/// The value, which must go with the operator. The server names the operator in both cases.
fn value<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, it: &Toleration<'a>, operator: &str) {
    // SCH32, SCH35, SCH36; SCH37 is of operators that no minor has on
    match operator {
        "" | "Equal" => {
            let Some(value) = it.value.get() else { return };
            let Err(error) = names::label_value(value) else { return };
            let message = error.of(format_args!("the taint's value `{}`", shown(value)));
            let finding = cx.report(value.sub_span(error.range.clone()), message);
            finding.help(error.help(value).unwrap_or_else(|| "write the value of the taint".to_owned()));
            let path = finding.field.replace(".value", ".operator");
            refused_at(finding, pod, Cause::Invalid, path);
        }
        "Exists" => {
            let Field::Set { key, value } = &it.value else { return };
            if value.is_empty() {
                return;
            }
            let message = "`operator: Exists` takes no `value`: it tolerates the taint whatever its value is";
            let finding = cx.report(*key, message).help("remove the value, or write `operator: Equal`");
            let path = finding.field.replace(".value", ".operator");
            refused_at(finding, pod, Cause::Invalid, path);
        }
        _ => {
            if let Some(finding) = one_of(cx, &it.operator, "operator", &["Equal", "Exists"]) {
                refused(finding, pod, Cause::NotSupported);
            }
        }
    }
}
