//! `request-over-limit`: a container cannot be promised more than it may use.

use super::{Resources, all, is_overcommitted};
use crate::{
    diagnostic::{Cause, Level, Outcome, Scope, Stage},
    model::{Field, PodView, Quantity, Spanned as _, Str},
    rule::{Check, Context, Rule, shown, up_to},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "request-over-limit",
    summary: "a request is more than its limit, or has no limit where it needs one",
    group: "resources",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("request_over_limit.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    for resources in all(pod) {
        for (name, request) in resources.value.requests.entries() {
            match resources.value.limits.value(name) {
                Some(limit) => compare(cx, &resources, name, request, limit),
                None => without_limit(cx, &resources, name, request),
            }
        }
    }
}

/// RES6, RES7.
fn compare(
    cx: &mut Context<'_, '_>,
    resources: &Resources<'_, '_>,
    name: &Str<'_>,
    request: &Quantity<'_>,
    limit: &Quantity<'_>,
) {
    let (Ok(requested), Ok(limited)) = (request.amount(), limit.amount()) else { return };
    // An amount below 0 is the root of the trouble, and said elsewhere.
    // The server rounds both up to thousandths before it compares them (RES12).
    let thousandths = requested.millis();
    let same = requested == limited || thousandths == limited.millis() && thousandths < i64::MAX;
    if same || limited.is_negative() || requested.is_negative() {
        return;
    }
    let (owner, key) = (resources.owner(), shown(name));
    let (want, most) = (shown(&request.text), shown(&limit.text));
    let (message, help) = if !is_overcommitted(name) {
        (
            format!(
                "{owner} requests `{want}` of `{key}` with a limit of `{most}`; for this resource the two must be the same"
            ),
            format!("write `{most}` for both, or leave out the request"),
        )
    } else if requested > limited {
        let unit = units(&request.text, &limit.text);
        (
            format!(
                "{owner} requests more `{key}` than its limit allows: `{want}` is more than `{most}`{unit}"
            ),
            format!("lower the request to at most `{most}`, or raise the limit"),
        )
    } else {
        return;
    };
    let finding = cx.report(request.text.content(), message);
    finding.with(limit.text.content(), "the limit").help(help);
    let path = format!("{}.requests", up_to(&finding.field, "resources"));
    finding.server_at(Cause::Invalid, path, Scope::Errors);
}

/// Says what is hard to see: that `1Gi` is more than `1G`, or that `1` CPU is more than `500m`.
fn units(want: &str, most: &str) -> &'static str {
    let binary = |text: &str| text.ends_with('i');
    match (want.trim_end_matches('i'), most.trim_end_matches('i')) {
        (one, other) if one == other && binary(want) && !binary(most) => {
            ", as `Ki`, `Mi` and `Gi` count in steps of 1024 and not of 1000"
        }
        _ => "",
    }
}

/// RES8.
fn without_limit(
    cx: &mut Context<'_, '_>,
    resources: &Resources<'_, '_>,
    name: &Str<'_>,
    request: &Quantity<'_>,
) {
    // A patch brings the rest of the limits with what it is merged into.
    let limits = &resources.value.limits;
    if is_overcommitted(name) || cx.is_part() || limits.is_incomplete() || !resources.of_container() {
        return;
    }
    let key = shown(name);
    let message = format!(
        "{} requests `{key}` without a limit; this resource cannot be requested without one",
        resources.owner()
    );
    let finding = cx.report(name.span(), message);
    if let Field::Set { key, .. } = limits {
        finding.with(*key, "the limits do not have it");
    }
    finding
        .help(format!("add `{key}: {}` to `limits`; the request may then be left out", shown(&request.text)));
    let path = format!("{}.limits", up_to(&finding.field, "resources"));
    finding.server_at(Cause::Required, path, Scope::Errors);
}
