//! `restart-rules`: a container's own restart policy and rules that undo each other, or their Job.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerList, ContainerRestartRule, ContainerView, Owner, PodView, Str},
    rule::{Check, Context, Rule, called},
    schema::Gate,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "restart-rules",
    summary: "a container's own restart policy or rules never apply, or keep a Job from completing",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Dropped,
    stage: Stage::Kubelet,
    page: include_str!("restart_rules.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    // Up to 1.34 main containers have neither, which another rule says.
    if pod.is_child || view.list == ContainerList::Ephemeral || !cx.is_on(Gate::ContainerRestartRules) {
        return;
    }
    let container = view.container;
    let Some(policy) = container.restart_policy.get() else { return };
    if container.restart_policy_rules.is_incomplete() {
        return;
    }
    let rules: Option<Vec<_>> = container.restart_policy_rules.items().iter().map(Decision::of).collect();
    let Some(rules) = rules else { return };
    without_effect(cx, policy, &rules);
    if view.list == ContainerList::Main {
        endless_job(cx, pod, view, &rules);
    }
}

/// The statuses that a container can end with.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Codes([bool; 256]);

impl Codes {
    const NONE: Self = Self([false; 256]);

    fn any(self) -> bool {
        self.0.contains(&true)
    }

    fn without(mut self, others: Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(code, other)| *code &= !other);
        self
    }

    fn and(mut self, others: Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(code, other)| *code &= other);
        self
    }

    fn or(mut self, others: Self) -> Self {
        self.0.iter_mut().zip(others.0).for_each(|(code, other)| *code |= other);
        self
    }
}

/// What a rule decides.
struct Decision {
    codes: Codes,
    /// Whether it restarts the container, and not all of the pod.
    alone: bool,
    place: Span,
}

impl Decision {
    /// Nothing where a rule is not valid, or names a status that no container ends with.
    fn of(rule: &ContainerRestartRule<'_>) -> Option<Self> {
        let codes = rule.exit_codes.get()?;
        if codes.values.is_incomplete() {
            return None;
        }
        let mut named = Codes::NONE;
        for value in codes.values.items() {
            *named.0.get_mut(usize::try_from(value.value).ok()?)? = true;
        }
        let codes = match codes.operator.str()? {
            "In" => named,
            "NotIn" => Codes([true; 256]).without(named),
            _ => return None,
        };
        let action = rule.action.get()?;
        let alone = match &**action {
            "Restart" => true,
            "RestartAllContainers" => false,
            _ => return None,
        };
        Some(Self { codes, alone, place: action.span })
    }
}

/// The first rule that names the status decides, and the policy where none does.
fn without_effect(cx: &mut Context<'_, '_>, policy: &Str<'_>, rules: &[Decision]) {
    let restarted = match &**policy {
        "Always" => Codes([true; 256]),
        "OnFailure" => {
            let mut zero = Codes::NONE;
            zero.0[0] = true;
            Codes([true; 256]).without(zero)
        }
        _ => Codes::NONE,
    };
    let mut decided = Codes::NONE;
    for (at, rule) in rules.iter().enumerate() {
        let left = rule.codes.without(decided);
        if !left.any() {
            let message = if rule.codes.any() {
                "this restart rule never applies: the rules before it decide for all its exit codes"
            } else {
                "this restart rule never applies: it is for no exit code"
            };
            let finding = cx.report(rule.place, message).help("remove it, or put it first");
            if let Some(before) = rules.iter().take(at).find(|it| it.codes.and(rule.codes).any()) {
                finding.with(before.place, "decides before");
            }
        } else if rule.alone
            && !left.without(restarted).any()
            && !rules.iter().skip(at + 1).any(|later| !later.alone && later.codes.and(left).any())
        {
            let message = format!(
                "this restart rule changes nothing: with `restartPolicy: {}` the container is restarted after its exit codes anyway",
                &**policy
            );
            cx.report(rule.place, message)
                .with(policy.span, "the policy where no rule applies")
                .help("write `restartPolicy: Never` for what no rule names, or remove the rule");
        }
        decided = decided.or(rule.codes);
    }
}

/// A Job is done when its main containers have ended and stay so.
fn endless_job(
    cx: &mut Context<'_, '_>,
    pod: &PodView<'_, '_>,
    view: &ContainerView<'_, '_>,
    rules: &[Decision],
) {
    if !matches!(pod.owner, Owner::Job | Owner::CronJob) {
        return;
    }
    let policy = &view.container.restart_policy;
    let by_rule = rules.iter().find(|rule| rule.codes.0[0]);
    let place = match by_rule {
        Some(rule) => rule.place,
        None if policy.is("Always") => policy.value_span(),
        None => return,
    };
    let message = format!("{} is restarted when it has succeeded, so the Job never completes", called(view));
    cx.report(place, message)
        .help("write `restartPolicy: OnFailure`; a helper that runs on becomes a sidecar: move it to `initContainers`")
        .happens(Outcome::Fragile, Stage::Controller);
}
