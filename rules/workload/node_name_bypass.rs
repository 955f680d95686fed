//! `node-name-bypass`: `nodeName` skips the scheduler, and so what stands beside it to choose a node.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Field, PodView, Str},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "node-name-bypass",
    summary: "`nodeName` skips the scheduler, so what else chooses a node has no say",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Scheduler,
    page: include_str!("node_name_bypass.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// The scheduler of pods that name none; to write it asks for nothing.
const USUAL_SCHEDULER: &str = "default-scheduler";

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Field::Set { key, value: name } = &pod.spec.node_name else { return };
    // What a cluster gave back has the name of the node that the scheduler chose.
    let is_live = !pod.is_template() && pod.metadata.is_some_and(|metadata| metadata.uid.is_set());
    let is_filled_in = matches!(&pod.object.body, Body::Pod(it) if it.status.is_set());
    if name.is_empty() || is_live || is_filled_in {
        return;
    }
    let spec = pod.spec;
    let scheduler = spec.scheduler_name.filter(|name| !name.is_empty() && *name != USUAL_SCHEDULER);
    // An empty one asks for nothing.
    let asks_for_nodes = spec.affinity.get().is_none_or(|it| {
        it.node_affinity.is_set() || it.pod_affinity.is_set() || it.pod_anti_affinity.is_set()
    });
    let beside = [
        ("nodeSelector", spec.node_selector.key().filter(|_| !spec.node_selector.entries().is_empty())),
        ("affinity", spec.affinity.key().filter(|_| asks_for_nodes)),
        (
            "topologySpreadConstraints",
            spec.topology_spread_constraints
                .key()
                .filter(|_| !spec.topology_spread_constraints.items().is_empty()),
        ),
        ("schedulerName", scheduler.and_then(|_| spec.scheduler_name.key())),
    ];
    let mut beside = beside.into_iter().filter_map(|(name, key)| Some((name, key?)));
    if let Some((first, span)) = beside.next() {
        let message = format!("`nodeName` skips the scheduler, so `{first}` does not choose the node");
        let finding = cx.report(*key, message).with(span, "not looked at by the scheduler");
        for (_, span) in beside {
            finding.with(span, "nor is this");
        }
        finding.help("remove `nodeName`, and choose the node by a label such as `kubernetes.io/hostname`");
        return;
    }
    replicas(cx, pod, name);
}

/// Several pods of one controller, all on one node.
fn replicas<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, name: &Str<'_>) {
    let several = pod.replicas().and_then(|field| field.filter(|replicas| replicas.value > 1));
    let (Some(kind), Some(replicas)) = (pod.owner.restarts_always(), several) else { return };
    let message = format!("all {} pods of this {kind} go to the one node `{}`", replicas.value, &**name);
    cx.report(name.content(), message)
        .with(replicas.span, "so many pods")
        .help("remove `nodeName`, so that the scheduler spreads them");
}
