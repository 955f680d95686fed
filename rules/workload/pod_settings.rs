//! `pod-settings`: a pod's preemption policy, its gates and its operating system.

use super::{bad_name, refused, refused_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{PodView, Str, names::Grammar},
    rule::{Check, Context, Rule, Seen, one_of, require_text, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "pod-settings",
    summary: "a pod's preemption policy, gates or operating system is not valid",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("pod_settings.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    // POD15
    let policy = &spec.preemption_policy;
    if let Some(finding) = one_of(cx, policy, "preemptionPolicy", &["PreemptLowerPriority", "Never"]) {
        let cause = if policy.is("") { Cause::Required } else { Cause::NotSupported };
        refused(finding, pod, cause);
    }
    // POD21
    for gate in spec.readiness_gates.items() {
        let message = "an entry of `readinessGates` has no `conditionType`";
        if let Some(finding) = require_text(cx, &gate.condition_type, "conditionType", message) {
            let finding = finding.help("add the condition that the pod is to wait for");
            refused(finding, pod, Cause::Invalid);
        } else if let Some(kind) = gate.condition_type.get()
            && let Some(finding) = bad_name(
                cx,
                kind,
                Grammar::QualifiedName,
                "`conditionType`",
                "write a name, or a domain, `/` and a name",
            )
        {
            refused(finding, pod, Cause::Invalid);
        }
    }
    scheduling_gates(cx, pod);
    system(cx, pod);
}

/// POD22, POD23: the server means the entry as a whole.
fn scheduling_gates<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let mut seen = Seen::default();
    for (index, gate) in pod.spec.scheduling_gates.items().iter().enumerate() {
        let path = || format!("{}.schedulingGates[{index}]", pod.spec_path());
        let name = gate.name.str_or_empty();
        let place = gate.name.get().map_or(gate.span, Str::place);
        let first = name.and_then(|name| seen.first(name, place));
        let message = "an entry of `schedulingGates` has no `name`";
        let finding = match (require_text(cx, &gate.name, "name", message), gate.name.get()) {
            (Some(finding), _) => Some(finding.help("add the name of who opens the gate")),
            (None, Some(name)) => bad_name(
                cx,
                name,
                Grammar::QualifiedName,
                "the gate",
                "write a name, or a domain, `/` and a name",
            ),
            (None, None) => continue,
        };
        if let Some(finding) = finding {
            refused_at(finding, pod, Cause::Invalid, path());
            if first.is_some() && finding.server.is_some() {
                finding.also(Cause::Duplicate, path(), Scope::Errors);
            }
        } else if let Some(first) = first {
            let message = format!("`schedulingGates` has `{}` twice", shown(name.unwrap_or_default()));
            let finding = cx.report(place, message).with(first, "first here").help("remove one of the two");
            refused_at(finding, pod, Cause::Duplicate, path());
        }
    }
}

/// POD34
fn system<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Some(os) = pod.spec.os.get() else { return };
    if let Some(finding) = require_text(cx, &os.name, "name", "`os` does not say which, it has no `name`") {
        finding.help("add `name: linux` or `name: windows`, or remove `os`");
        refused(finding, pod, Cause::Required);
    } else if let Some(finding) = one_of(cx, &os.name, "os.name", &["linux", "windows"]) {
        refused_at(finding, pod, Cause::NotSupported, format!("{}.os", pod.spec_path()));
    }
}
