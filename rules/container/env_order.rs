//! `env-order`: `$(NAME)` in a variable where NAME is not there yet.

use std::{collections::HashMap, ops::Range};

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Container, ContainerView, PodView},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "env-order",
    summary: "an environment variable refers to one that comes after it, or to itself",
    group: "container",
    level: Level::Warn,
    outcome: Outcome::Dropped,
    stage: Stage::Kubelet,
    page: include_str!("env_order.md"),
    aliases: &[],
    check: Check::Container(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, view: &ContainerView<'a, '_>) {
    let container: &Container<'a> = view.container;
    // What comes from elsewhere comes before all of these.
    if pod.is_child
        || cx.is_filled_in_later()
        || !container.env_from.is_missing()
        || container.env.is_incomplete()
    {
        return;
    }
    let env = container.env.items();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (at, variable) in env.iter().enumerate() {
        if let Some(name) = variable.name.str() {
            first.entry(name).or_insert(at);
        }
    }
    for (at, variable) in env.iter().enumerate() {
        let (Some(name), Some(value)) = (variable.name.str(), variable.value.get()) else { continue };
        for range in references(value) {
            let wanted = value.get(range.start + 2..range.end - 1).unwrap_or_default();
            // What has the name only here or later is not there yet.
            let later = first.get(wanted).filter(|first| **first >= at && !of_service(wanted));
            let Some(later) = later.and_then(|at| env.get(*at)) else { continue };
            let span = value.sub_span(range.clone());
            if wanted == name {
                let message = format!(
                    "`$({wanted})` in `{}` itself stays as it is written: no variable of that name comes before it, and those of the image do not count",
                    shown(name)
                );
                cx.report(span, message)
                    .help("write out the value that it is to have, or extend the variable in the container's own command");
                continue;
            }
            let message = format!(
                "`$({})` in `{}` stays as it is written, as `{}` comes only after it",
                shown(wanted),
                shown(name),
                shown(wanted)
            );
            cx.report(span, message)
                .help(format!("move `{}` before `{}`", shown(wanted), shown(name)))
                .with(later.name.span_or_insert(), "only here");
        }
    }
}

/// Each Service gives variables to the pods that start after it.
fn of_service(name: &str) -> bool {
    name.contains("_SERVICE_") || name.ends_with("_PORT") || name.contains("_PORT_")
}

/// The places of `$(NAME)` in a value; `$$` is a dollar sign.
fn references(value: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(dollar) = value.get(at..).and_then(|rest| rest.find('$')) {
        let start = at + dollar;
        let rest = value.get(start + 1..).unwrap_or_default();
        at = start + 1;
        if rest.starts_with('$') {
            at += 1;
        } else if rest.starts_with('(') {
            // Without another parenthesis no reference follows, however many begin.
            let Some(end) = rest.find(')') else { break };
            at = start + 1 + end + 1;
            found.push(start..at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn references_are_found() {
        for (value, found) in [
            ("$(A)/$(B)", vec!["$(A)", "$(B)"]),
            ("$$(A) $A ${A}", vec![]),
            ("$$$(A)", vec!["$(A)"]),
            ("ä$(A", vec![]),
        ] {
            let places: Vec<&str> = references(value).into_iter().map(|range| &value[range]).collect();
            assert_eq!(places, found);
        }
    }
}
