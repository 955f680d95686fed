//! `unsatisfiable-node`: what a pod asks of its node contradicts itself.

use std::collections::{HashMap, HashSet};

use crate::{
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{
        NodeSelectorTerm, Owner, PodView, Str,
        node_match::{Key, OS_LABEL, Requirement, Test, conflict},
    },
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "unsatisfiable-node",
    summary: "`nodeSelector` and required node affinity contradict each other: no node can match",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Pending,
    stage: Stage::Scheduler,
    page: include_str!("unsatisfiable_node.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// Why no node matches a term.
struct Reason {
    /// Where to look first.
    span: Span,
    message: String,
    others: Vec<(Span, String)>,
    help: &'static str,
    /// Whether it is the pod's `os`, which the kubelet looks at and the scheduler does not.
    by_os: bool,
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    // With `nodeName` there is no choice; and a part has not all that is asked for.
    if pod.is_child || cx.is_filled_in_later() || !spec.node_name.is_missing() || spec.affinity.is_invalid() {
        return;
    }
    let Some(mut asked) = Requirement::of_selector(&spec.node_selector) else { return };
    if let Some(name) =
        spec.os.get().and_then(|os| os.name.get()).filter(|name| *name == "linux" || *name == "windows")
    {
        let (key, test) = (Key::Label(OS_LABEL), Test::In(vec![name]));
        asked.insert(0, Requirement { key, test, span: name.place() });
    }
    let os = spec.os.get().and_then(|os| os.name.get()).map(Str::place);
    // A contradiction without any term is the same in all of them.
    if let Some(reason) = reason(&asked.iter().collect::<Vec<_>>(), os) {
        report(cx, pod, reason, &[]);
        return;
    }
    let nodes = spec.affinity.get().map(|affinity| &affinity.node_affinity);
    let Some(required) =
        nodes.and_then(|nodes| nodes.get()?.required_during_scheduling_ignored_during_execution.get())
    else {
        return;
    };
    if required.node_selector_terms.is_incomplete() {
        return;
    }
    let mut by_key: HashMap<Key<'_>, Vec<&Requirement<'_>>> = HashMap::new();
    for it in &asked {
        by_key.entry(it.key).or_default().push(it);
    }
    let of_term = |term: &NodeSelectorTerm<'_>| {
        let of_term = Requirement::of_term(term)?;
        if of_term.is_empty() {
            return Some(empty(term));
        }
        // Of what is asked for besides, only what is of the same labels can contradict the term.
        let mut keys = HashSet::new();
        let same = of_term.iter().filter(|it| keys.insert(it.key)).filter_map(|it| by_key.get(&it.key));
        let all: Vec<&Requirement<'_>> = same.flatten().copied().chain(&of_term).collect();
        reason(&all, os)
    };
    let reasons: Option<Vec<Reason>> = required.node_selector_terms.items().iter().map(of_term).collect();
    let Some(mut reasons) = reasons.filter(|reasons| !reasons.is_empty()) else { return };
    let first = reasons.remove(0);
    report(cx, pod, first, &reasons);
}

fn empty(term: &NodeSelectorTerm<'_>) -> Reason {
    let span = term.match_expressions.key().or(term.match_fields.key()).unwrap_or(term.span);
    Reason {
        span,
        message: "a term that asks for nothing matches no node".to_owned(),
        others: Vec::new(),
        help: "remove the affinity, or say what the node must be",
        by_os: false,
    }
}

/// Why no node meets all of the requirements; nothing if one can.
fn reason(all: &[&Requirement<'_>], os: Option<Span>) -> Option<Reason> {
    let mut core: Vec<&Requirement<'_>> = conflict(all)?.into_iter().map(|at| all[at]).collect();
    let last = core.pop()?;
    let message = match (&core[..], &last.test) {
        ([], Test::NoNumber(value)) => {
            format!(
                "`Gt` and `Lt` compare whole numbers, and `{value}` is none: the scheduler cannot read the term"
            )
        }
        ([], Test::Gt(_) | Test::Lt(_)) => format!("no label can be {last}"),
        ([], _) => format!("no node has {last}"),
        ([one], _) => format!("no node has both {one} and {last}"),
        (some, _) => {
            let some: Vec<_> = some.iter().map(ToString::to_string).collect();
            format!("no node has all of {} and {last}", some.join(", "))
        }
    };
    let help = match (&core[..], &last.test) {
        ([], Test::NoNumber(_)) => "write a whole number, or use `In`",
        ([], Test::In(_)) => "write the name that Go has for it, such as `linux`, `amd64` or `arm64`",
        ([], _) => "ask for what a node can have",
        _ => "remove one of them; where either will do, make two terms of `nodeSelectorTerms`",
    };
    let by_os = core.iter().any(|it| Some(it.span) == os);
    let others = core.iter().map(|it| (it.span, format!("asks for {it}"))).collect();
    Some(Reason { span: last.span, message, others, help, by_os })
}

/// Reports the first reason; the others are those of the further terms.
fn report<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, reason: Reason, more: &[Reason]) {
    let by_os = reason.by_os || more.iter().any(|it| it.by_os);
    let so = match pod.owner {
        _ if by_os => "the kubelet turns the pod away",
        Owner::DaemonSet => "the DaemonSet makes no pod",
        _ => "the pod stays Pending",
    };
    let message = match more.len() {
        0 => format!("{}, so {so}", reason.message),
        more => {
            format!("{}, nor does one match any other of the {} terms, so {so}", reason.message, more + 1)
        }
    };
    let finding: &mut Diagnostic = cx.report(reason.span, message).help(reason.help);
    for (span, what) in reason.others {
        finding.with(span, what);
    }
    for it in more {
        finding.with(it.span, it.message.clone());
    }
    if by_os {
        finding.happens(Outcome::RefusedLater, Stage::Kubelet);
    }
}
