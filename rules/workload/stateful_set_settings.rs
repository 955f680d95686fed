//! `stateful-set-settings`: what only a `StatefulSet` has.

use super::not_negative;
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Body, Field, Object, names},
    rule::{Check, Context, Rule, one_of, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "stateful-set-settings",
    summary: "a setting of a StatefulSet that is none of its values",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("stateful_set_settings.md"),
    aliases: &[],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::StatefulSet(it) = &object.body else { return };
    let Some(spec) = it.spec.get() else { return };
    // APP21
    let management = &spec.pod_management_policy;
    if management.str().is_some_and(|policy| !policy.is_empty())
        && let Some(finding) = one_of(cx, management, "podManagementPolicy", &["OrderedReady", "Parallel"])
    {
        finding.server(Cause::Invalid);
    }
    // APP26
    if let Some(policy) = spec.persistent_volume_claim_retention_policy.get() {
        for (field, name) in [(&policy.when_deleted, "whenDeleted"), (&policy.when_scaled, "whenScaled")] {
            if field.str().is_some_and(|policy| !policy.is_empty())
                && let Some(finding) = one_of(cx, field, name, &["Retain", "Delete"])
            {
                finding.server(Cause::NotSupported);
            }
        }
    }
    // APP27
    if let Some(ordinals) = spec.ordinals.get()
        && let Some(finding) = not_negative(cx, &ordinals.start, "start")
    {
        finding.server_at(Cause::Invalid, "spec.ordinals.start", Scope::Errors);
    }
    // APP28
    if let Field::Set { value: name, .. } = &spec.service_name
        && !name.is_empty()
        && let Err(error) = names::dns_1123_label(name)
    {
        let message = error.of(format_args!("`serviceName: {}`", shown(name)));
        let is_judged = cx.minor() >= 33;
        let finding = cx.report(name.sub_span(error.range.clone()), message);
        finding.help("write the name of the headless Service");
        if is_judged {
            finding.server(Cause::Invalid);
        } else {
            // The pods have it as their subdomain.
            finding.happens(Outcome::RefusedLater, Stage::Controller);
        }
    }
}
