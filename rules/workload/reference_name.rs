//! `reference-name`: the names by which a pod refers to accounts, classes and secrets.

use super::{bad_name, refused, refused_at, warned_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{Field, PodView, Str, names::Grammar},
    rule::{Check, Context, Rule, Seen, require_text, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "reference-name",
    summary: "a pod refers to an account, a class or a secret by what cannot be a name",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("reference_name.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    account(cx, pod);
    // POD13
    if let Some(name) = spec.priority_class_name.filter(|name| !name.is_empty())
        && let Some(finding) = bad_name(
            cx,
            name,
            Grammar::Dns1123Subdomain,
            "`priorityClassName`",
            "write the name of a PriorityClass as `kubectl get priorityclasses` lists it",
        )
    {
        refused(finding, pod, Cause::Invalid);
    }
    // POD14: the empty name is a name to the server, and a bad one.
    if let Some(name) = spec.runtime_class_name.get() {
        if name.is_empty() {
            let message = "`runtimeClassName` is empty, and that is not the same as leaving it out";
            let finding = cx.report(name.span, message).help("remove it");
            refused(finding, pod, Cause::Invalid);
        } else if let Some(finding) = bad_name(
            cx,
            name,
            Grammar::Dns1123Subdomain,
            "`runtimeClassName`",
            "write the name of a RuntimeClass as `kubectl get runtimeclasses` lists it",
        ) {
            refused(finding, pod, Cause::Invalid);
        }
    }
    pull_secrets(cx, pod);
}

/// POD6: the account's name has an old second field, which counts where the first is empty.
fn account<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    let set = |field: &'_ Field<Str<'a>>| field.filter(|name| !name.is_empty()).cloned();
    let (name, field) = match (set(&spec.service_account_name), set(&spec.service_account)) {
        (Some(name), _) => (name, "`serviceAccountName`"),
        (None, Some(name)) if !spec.service_account_name.is_invalid() => (name, "`serviceAccount`"),
        _ => return,
    };
    let help = "write the name of a ServiceAccount as `kubectl get serviceaccounts` lists it";
    if let Some(finding) = bad_name(cx, &name, Grammar::Dns1123Subdomain, field, help) {
        refused_at(finding, pod, Cause::Invalid, format!("{}.serviceAccountName", pod.spec_path()));
    }
}

/// W20: secrets to pull images with are looked for by name when the pod starts; one without is none.
fn pull_secrets<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let mut seen = Seen::default();
    for (index, secret) in pod.spec.image_pull_secrets.items().iter().enumerate() {
        let path = || format!("{}.imagePullSecrets[{index}].name", pod.spec_path());
        let message = "an entry of `imagePullSecrets` has no `name`, so there is no secret to pull with";
        if let Some(finding) = require_text(cx, &secret.name, "name", message) {
            warned_at(finding.help("add the secret's name, or remove the entry"), pod, path());
            continue;
        }
        let Some(name) = secret.name.get() else { continue };
        if let Some(first) = seen.first(&**name, name.content()) {
            let message = format!("`imagePullSecrets` names `{}` twice", shown(name));
            let finding = cx.report(name.content(), message).with(first, "first named here");
            warned_at(finding.help("remove one of the two"), pod, path());
        }
    }
}
