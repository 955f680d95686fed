//! `bare-pod`: a Pod that no controller looks after.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Field, MIRROR_ANNOTATION, Object},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "bare-pod",
    summary: "a Pod that no controller replaces when it or its node is gone",
    group: "workload",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("bare_pod.md"),
    aliases: &["naked-pods"],
    check: Check::Object(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::Pod(pod) = &object.body else { return };
    let (Some(spec), Some(kind)) = (pod.spec.get(), &object.kind) else { return };
    if cx.is_part() || spec.restart_policy.is("Never") || spec.restart_policy.is("OnFailure") {
        return;
    }
    if let Field::Set { value: metadata, .. } = &object.metadata() {
        let owned = !metadata.owner_references.items().is_empty();
        // Static pods are shown by the API server as mirrors; hooks are run and deleted by Helm.
        let expected = metadata
            .annotations
            .entries()
            .iter()
            .any(|(key, _)| &**key == MIRROR_ANNOTATION || key.starts_with("helm.sh/hook"));
        if owned || expected {
            return;
        }
    }
    cx.report(
        kind.span,
        "no controller looks after this Pod: it is not made anew when it or its node is gone",
    )
    .help("use a Deployment, StatefulSet or DaemonSet, or a Job for work that ends");
}
