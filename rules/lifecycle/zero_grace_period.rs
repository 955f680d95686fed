//! `zero-grace-period`: no time to stop in, where something counts on it.

use super::{hooks, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Object, PodView},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "zero-grace-period",
    summary: "a grace period of 0 leaves no time for a preStop hook, or for a pod to be replaced",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Killed,
    stage: Stage::Kubelet,
    page: include_str!("zero_grace_period.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// A pod that is deleted with no grace is taken out of the API at once (`CheckGracefulDelete`). Its node has seconds
/// to learn of that, and gives 1 s to hooks (`calculateEffectiveGracePeriod`) and 2 s between the signals
/// (`minimumGracePeriodInSeconds`). Much software is built to be stopped in that way, so it takes more than the 0.
fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let field = &pod.spec.termination_grace_period_seconds;
    let Some(grace) = field.get().filter(|grace| grace.value == 0) else { return };
    let containers = pod.containers().filter(takes_probes);
    let hooks: Vec<_> = containers
        .flat_map(|view| hooks(view.container).map(move |(name, key, _)| (subject(name, &view), name, key)))
        .filter(|(_, name, _)| *name == "preStop")
        .collect();
    if let Some((subject, ..)) = hooks.first() {
        let message = format!(
            "{subject} has no time: with a grace period of 0 s it is cut off after 1 s at most, and the container is killed 2 s later"
        );
        let finding = cx.report(grace.span, message).help(
            "write the seconds that the hook and the shutdown take together, or remove the field for 30",
        );
        for (.., key) in hooks {
            finding.with(key, "needs time");
        }
    }
    if let Some(who) = replaced_by_name(pod.object) {
        let message = format!(
            "with a grace period of 0 s a pod counts as gone before its containers have ended, and {who}"
        );
        cx.report(grace.span, message)
            .help("write the seconds that the containers need to stop, 1 at least")
            .happens(Outcome::Fragile, Stage::Controller);
    }
}

/// What a controller does that starts a pod only when the one before is gone.
fn replaced_by_name(object: &Object<'_>) -> Option<&'static str> {
    match &object.body {
        Body::StatefulSet(_) => {
            Some("the StatefulSet starts another of the same name, with the same volumes, beside them")
        }
        Body::Deployment(it) => {
            let strategy = it.spec.get()?.strategy.get()?;
            strategy
                .type_
                .is("Recreate")
                .then_some("new ones are started beside them, which `Recreate` is there to prevent")
        }
        _ => None,
    }
}
