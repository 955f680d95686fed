//! `shared-claim`: several pods on a claim that lets in those of one node, or one alone.

use super::{claims, is_on_one_node};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Field, Int, Owner, PodView, Reach},
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "shared-claim",
    summary: "several pods share a claim that not all of them can use",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("shared_claim.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let Some((pods, span)) = pods(pod) else { return };
    for claim in claims(cx, pod) {
        let name = shown(&claim.used).to_string();
        let mode = claim.reach.mode();
        match claim.reach {
            Reach::Pod => {
                let message = format!(
                    "{pods} share the claim `{name}`, which is `{mode}`: one gets it, the others stay Pending"
                );
                cx.report(claim.used.place(), message)
                    .help("let the claim be `ReadWriteMany`, where the storage can do that, or give each pod its own: a StatefulSet with `volumeClaimTemplates`")
                    .with(span, "several pods")
                    .with(claim.modes, "one pod alone");
            }
            Reach::Node if !is_on_one_node(pod) => {
                let message = format!(
                    "{pods} share the claim `{name}`, which is `{mode}`: those on other nodes than the first stay in ContainerCreating (Multi-Attach error)"
                );
                cx.report(claim.used.place(), message)
                    .help("let the claim be `ReadWriteMany`, where the storage can do that, or give each pod its own: a StatefulSet with `volumeClaimTemplates`")
                    .with(span, "several pods")
                    .with(claim.modes, "the pods of one node")
                    .at_most_warn()
                    .happens(Outcome::Fragile, Stage::Kubelet);
            }
            Reach::Node | Reach::Nodes => {}
        }
    }
}

/// How many pods there are at once, if there are several, and where that is said.
fn pods(pod: &PodView<'_, '_>) -> Option<(String, Span)> {
    let several = |field: &Field<Int>| {
        field.filter(|it| it.value > 1).map(|it| (format!("{} pods", it.value), it.span))
    };
    if pod.owner == Owner::DaemonSet {
        return Some((
            "the pods of a DaemonSet, one on each node,".to_owned(),
            pod.object.kind.as_ref()?.span,
        ));
    }
    several(pod.replicas().or_else(|| pod.job().map(|job| &job.parallelism))?)
}
