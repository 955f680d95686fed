//! `resource-claims`: the devices that a pod claims.

use super::{bad_name, refused, refused_at};
use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{MIRROR_ANNOTATION, PodResourceClaim, PodView, Str, names::Grammar},
    rule::{Check, Context, Rule, Seen, require_text, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "resource-claims",
    summary: "an entry of a pod's `resourceClaims` does not say which claim, or has no good name",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("resource_claims.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let claims = &pod.spec.resource_claims;
    let mut seen = Seen::default();
    for (index, claim) in claims.items().iter().enumerate() {
        let path = format!("{}.resourceClaims[{index}]", pod.spec_path());
        name(cx, pod, claim, &path, &mut seen);
        source(cx, pod, claim, path);
    }
    // POD28: asked of Pods alone.
    let mirrors = pod.metadata.and_then(|metadata| metadata.annotations.value(MIRROR_ANNOTATION));
    if let Some(mirror) = mirrors
        && !pod.is_template()
        && !claims.items().is_empty()
        && let Some(key) = claims.key()
    {
        let message = "a static pod cannot have `resourceClaims`: there is no scheduler to find the devices";
        let finding = cx.report(key, message).with(mirror.span, "a static pod, by this annotation");
        refused(finding.help("remove them"), pod, Cause::Forbidden);
    }
}

/// POD24
fn name<'a, 'm>(
    cx: &mut Context<'a, '_>,
    pod: &PodView<'a, '_>,
    claim: &'m PodResourceClaim<'a>,
    path: &str,
    seen: &mut Seen<&'m str, Span>,
) {
    let path = || format!("{path}.name");
    if let Some(finding) = require_text(cx, &claim.name, "name", "an entry of `resourceClaims` has no `name`")
    {
        finding.help("add the name by which containers are to refer to it");
        return refused_at(finding, pod, Cause::Required, path());
    }
    let Some(name) = claim.name.get() else { return };
    if let Some(first) = seen.first(&**name, name.place()) {
        let message = format!("`resourceClaims` has `{}` twice", shown(name));
        let finding = cx.report(name.place(), message).with(first, "first here");
        return refused_at(finding.help("give it another name"), pod, Cause::Duplicate, path());
    }
    let help = "write one DNS label: lower-case letters, digits and `-`";
    if let Some(finding) = bad_name(cx, name, Grammar::Dns1123Label, "the claim", help) {
        return refused_at(finding, pod, Cause::Invalid, path());
    }
    // The claim that is made for the pod is named for both.
    let of_pod = pod.object.name.as_deref().filter(|_| !pod.is_template() && !pod.is_child);
    let Some(of_pod) = of_pod.filter(|of_pod| Grammar::Dns1123Subdomain.check(of_pod).is_ok()) else {
        return;
    };
    let made = format!("{of_pod}-{}", &**name);
    if claim.resource_claim_template_name.is_set() && Grammar::Dns1123Subdomain.check(&made).is_err() {
        let message = format!(
            "the claim that is made for `{}` would be called for the pod and for it, with {} characters; 253 are allowed",
            shown(name),
            made.len()
        );
        let finding = cx.report(name.place(), message).help("shorten one of the two names");
        refused_at(finding, pod, Cause::Invalid, path());
    }
}

/// POD25, POD26, POD27: where the claim comes from.
fn source<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, claim: &PodResourceClaim<'a>, path: String) {
    let (ready, template) = (&claim.resource_claim_name, &claim.resource_claim_template_name);
    for (field, name, help) in [
        (ready, "resourceClaimName", "write the name of a ResourceClaim"),
        (template, "resourceClaimTemplateName", "write the name of a ResourceClaimTemplate"),
    ] {
        if let Some(value) = field.get()
            && let Some(finding) =
                bad_name(cx, value, Grammar::Dns1123Subdomain, format_args!("`{name}`"), help)
        {
            refused_at(finding, pod, Cause::Invalid, format!("{path}.{name}"));
        }
    }
    let name = match claim.name.str().unwrap_or_default() {
        "" => "a claim".to_owned(),
        name => format!("the claim `{}`", shown(name)),
    };
    if let (Some(key), Some(other)) = (template.key(), ready.key()) {
        let message = format!("{name} can be one that there is or one from a template, not both");
        let finding = cx.report(key, message).with(other, "one that there is");
        refused_at(finding.help("remove one of the two"), pod, Cause::Invalid, path);
    } else if ready.is_missing() && template.is_missing() && !cx.is_part() {
        let message = format!("{name} does not say which claim it is");
        let place = claim.name.get().map_or(claim.span.start_point(), Str::place);
        let finding = cx.report(place, message);
        finding.help("add `resourceClaimName` or `resourceClaimTemplateName`");
        refused_at(finding, pod, Cause::Invalid, path);
    }
}
