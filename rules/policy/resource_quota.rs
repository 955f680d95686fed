//! `resource-quota`: what a namespace may use in all, and which of its pods count.

use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{
        Body, Field, Object, ResourceQuotaSpec, ScopedResourceSelectorRequirement, Str,
        resource::{self, ResourceError},
    },
    rule::{Check, Context, Rule, closest, listed, report_field, shown, write_one_of},
    schema::Minor,
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "resource-quota",
    summary: "a quota of something that has none, or for a scope that it cannot have",
    group: "policy",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("resource_quota.md"),
    aliases: &[],
    check: Check::Object(check),
};

const SCOPES: [&str; 7] = [
    "Terminating",
    "NotTerminating",
    "BestEffort",
    "NotBestEffort",
    "PriorityClass",
    "CrossNamespacePodAffinity",
    "VolumeAttributesClass",
];

/// Scopes of which a thing cannot be in both.
const OPPOSITES: [(&str, &str); 2] = [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")];

const OPERATORS: [&str; 4] = ["In", "NotIn", "Exists", "DoesNotExist"];

/// The scopes of a minor (`IsStandardResourceQuotaScope`).
fn scopes(minor: Minor) -> &'static [&'static str] {
    if minor >= 33 { &SCOPES } else { &SCOPES[..6] }
}

/// Whether a quota of the resource can be for the scope (`IsResourceQuotaScopeValidForResource`).
fn fits(scope: &str, name: &str) -> bool {
    match scope {
        "BestEffort" => name == "pods",
        "Terminating"
        | "NotTerminating"
        | "NotBestEffort"
        | "PriorityClass"
        | "CrossNamespacePodAffinity" => {
            matches!(
                name,
                "pods"
                    | "cpu"
                    | "memory"
                    | "requests.cpu"
                    | "requests.memory"
                    | "limits.cpu"
                    | "limits.memory"
            )
        }
        "VolumeAttributesClass" => matches!(name, "persistentvolumeclaims" | "requests.storage"),
        _ => true,
    }
}

/// The first resource of a quota that does not go with a scope, for each scope.
struct Misfits<'a, 'm>([Option<&'m Str<'a>>; SCOPES.len()]);

impl<'a, 'm> Misfits<'a, 'm> {
    fn of(spec: &'m ResourceQuotaSpec<'a>) -> Self {
        let standard = spec.hard.entries().iter().map(|(name, _)| name);
        let standard = || standard.clone().filter(|name| resource::is_standard_of_quota(name));
        Self(SCOPES.map(|scope| standard().find(|name| !fits(scope, name))))
    }

    fn first(&self, scope: &str) -> Option<&'m Str<'a>> {
        let at = SCOPES.iter().position(|known| *known == scope)?;
        self.0.get(at).copied().flatten()
    }
}

fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::ResourceQuota(quota) = &object.body else { return };
    let Some(spec) = quota.spec.get() else { return };
    for (name, _) in spec.hard.entries() {
        if let Err(error) = resource::of_quota(name) {
            bad_name(cx, name, &error);
        }
    }
    let misfits = Misfits::of(spec);
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for scope in spec.scopes.items() {
        check_scope(cx, &misfits, scope, scope.place(), "spec.scopes", "spec.scopes");
        opposites(cx, &mut seen, scope, scope.place(), "spec.scopes");
    }
    let Some(selector) = spec.scope_selector.get() else { return };
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for it in selector.match_expressions.items() {
        expression(cx, &misfits, it, &mut seen);
    }
}

fn bad_name(cx: &mut Context<'_, '_>, name: &Str<'_>, error: &ResourceError) {
    let (message, span) = match error {
        ResourceError::Syntax(error) => {
            (error.of(format_args!("the resource `{}`", shown(name))), name.place_of(&error.range))
        }
        _ => (format!("there is no quota of `{}`", shown(name)), name.content()),
    };
    let help = match closest(name, resource::OF_QUOTAS) {
        Some(meant) => format!("write `{meant}`"),
        None => "write what Kubernetes counts, such as `pods` or `requests.cpu`, or `count/` and a resource with its group, such as `count/deployments.apps`".to_owned(),
    };
    cx.report(span, message).help(help).server(Cause::Invalid);
}

/// Checks that the scope is one, and one of all that is limited. The server does not say which of the scopes it means.
fn check_scope(
    cx: &mut Context<'_, '_>,
    misfits: &Misfits<'_, '_>,
    scope: &str,
    place: Span,
    unknown: &str,
    unfit: &str,
) {
    let known = scopes(cx.minor());
    if !known.contains(&scope) {
        let message = if scope.is_empty() {
            "the scope is empty".to_owned()
        } else {
            format!("there is no scope `{}`", shown(scope))
        };
        let help = write_one_of(scope, known);
        cx.report(place, message).help(help).server_at(Cause::Invalid, unknown, Scope::Errors);
    }
    if let Some(limited) = misfits.first(scope) {
        let message = format!("the scope `{}` cannot limit `{}`", shown(scope), shown(limited));
        cx.report(place, message)
            .with(limited.content(), "limited here")
            .help("limit it by a quota of its own")
            .server_at(Cause::Invalid, unfit, Scope::Errors);
    }
}

fn opposites<'m>(
    cx: &mut Context<'_, '_>,
    seen: &mut Vec<(&'m str, Span)>,
    scope: &'m str,
    place: Span,
    path: &str,
) {
    let opposite = OPPOSITES.iter().find_map(|(one, other)| match scope {
        scope if scope == *one => Some(*other),
        scope if scope == *other => Some(*one),
        _ => None,
    });
    let Some(opposite) = opposite else { return };
    if let Some((other, first)) = seen.iter().find(|(other, _)| *other == opposite) {
        cx.report(place, format!("nothing is of the scopes `{scope}` and `{other}` at once"))
            .with(*first, "the opposite")
            .help("make two quotas of it")
            .server_at(Cause::Invalid, path, Scope::Errors);
    }
    if !seen.iter().any(|(other, _)| *other == scope) {
        seen.push((scope, place));
    }
}

fn expression<'m>(
    cx: &mut Context<'_, '_>,
    misfits: &Misfits<'_, '_>,
    it: &'m ScopedResourceSelectorRequirement<'_>,
    seen: &mut Vec<(&'m str, Span)>,
) {
    const PATH: &str = "spec.scopeSelector.matchExpressions";
    let at = |field: &str| format!("{PATH}.{field}");
    let ScopedResourceSelectorRequirement { scope_name, operator, values, .. } = it;
    match scope_name {
        Field::Set { value, .. } => {
            check_scope(cx, misfits, value, value.place(), &at("scopeName"), PATH);
            opposites(cx, seen, value, value.place(), PATH);
        }
        field if field.is_missing() && !cx.is_part() => {
            let help = write_one_of("", scopes(cx.minor()));
            report_field(cx, field, "scopeName", "an expression needs a `scopeName`").help(help).server_at(
                Cause::Invalid,
                at("scopeName"),
                Scope::Errors,
            );
        }
        _ => {}
    }
    let Some(scope) = scope_name.str_or_empty() else { return };
    let Some(word) = operator.str_or_empty() else { return };
    if operator.is_missing() && cx.is_part() {
        return;
    }
    let only_exists = SCOPES.contains(&scope) && !matches!(scope, "PriorityClass" | "VolumeAttributesClass");
    let count = values.items().len();
    let unread = values.is_incomplete();
    let lacks_values = matches!(word, "In" | "NotIn") && count == 0 && !unread;
    if !OPERATORS.contains(&word) || only_exists && word != "Exists" {
        let allowed: &[&str] = if only_exists { &["Exists"] } else { &OPERATORS };
        let message = match word {
            "" => "an expression needs an `operator`".to_owned(),
            word if OPERATORS.contains(&word) => {
                format!("the scope `{}` has no values to compare, and takes no `{word}`", shown(scope))
            }
            word => format!("`{}` is no operator", shown(word)),
        };
        let finding = report_field(cx, operator, "operator", message);
        finding.help(format!("write {}", listed(allowed)));
        finding.server_at(Cause::Invalid, at("operator"), Scope::Errors);
        if lacks_values {
            finding.also(Cause::Required, at("values"), Scope::Errors);
        }
        if word != "DoesNotExist" || count == 0 {
            return;
        }
    } else if lacks_values {
        let message = format!("`operator: {word}` needs `values` to compare with");
        report_field(cx, values, "values", message).help("list the names, or use `Exists`").server_at(
            Cause::Required,
            at("values"),
            Scope::Errors,
        );
        return;
    }
    if matches!(word, "Exists" | "DoesNotExist") && count > 0 {
        let message = format!("`operator: {word}` takes no `values`");
        cx.report(values.span_or_insert(), message)
            .help("remove the values, or use `In` or `NotIn`")
            .server_at(Cause::Invalid, at("values"), Scope::Errors);
    }
}
