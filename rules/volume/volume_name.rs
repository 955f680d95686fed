//! `volume-name`: what a volume may be called.

use std::collections::HashMap;

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, Stage},
    model::{Field, PodView, Str, names},
    rule::{Check, Context, Rule, Seen, require_text, up_to},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "volume-name",
    summary: "a volume's name is no legal name, or another volume of the pod has it",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("volume_name.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let mut seen = Seen::default();
    let mut named = HashMap::new();
    for (index, volume) in pod.spec.volumes.items().iter().enumerate() {
        let Some(name) = volume.name.get().filter(|name| !name.is_empty()) else { continue };
        let text = &**name;
        named.entry(text).or_insert(name.span);
        if let Some(finding) = check_syntax(cx, name) {
            finding.server(Cause::Invalid);
        } else if let Some(first) = seen.first(text, name.span) {
            let finding = cx
                .report(name.span, format!("volume `{text}` is declared twice"))
                .with(first, "first declared here")
                .help("give one of them another name, or remove it");
            // Behind an alias it stands where the first one is; the server names its place in the list.
            let path = format!("{}[{index}].name", up_to(&finding.field, "volumes"));
            finding.server_at(Cause::Duplicate, path, Scope::Errors);
        } else if !pod.is_template() && !pod.is_child && volume.source() == Some("ephemeral") {
            check_claim(cx, pod, name);
        }
    }
    check_claims(cx, pod, &named);
}

/// VOL1
fn check_syntax<'d>(cx: &'d mut Context<'_, '_>, name: &Str<'_>) -> Option<&'d mut Diagnostic> {
    let problem = names::dns_1123_label(name).err()?;
    let finding = cx.report(name.place_of(&problem.range), format!("volume `{}` {problem}", &**name));
    if let Some(fixed) = names::Grammar::Dns1123Label.fix(name) {
        finding.help(format!("write `{fixed}`, here and in the mounts"));
    }
    Some(finding)
}

/// An ephemeral volume's claim is called after the pod and the volume. VOL78; for the pods of a template it cannot
/// happen (TPL17): their names have at most 63 characters.
fn check_claim(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, name: &Str<'_>) {
    let Some(pod_name) = pod.metadata.and_then(|metadata| metadata.name.str()) else { return };
    // What else is wrong with it is so because the pod's own name is.
    let whole = pod_name.len() + 1 + name.len();
    if pod_name.is_empty() || names::dns_1123_subdomain(pod_name).is_err() || whole <= 253 {
        return;
    }
    let message = format!(
        "the claim of volume `{}` is called after the pod and the volume, and {whole} characters are too many",
        &**name
    );
    cx.report(name.span, message)
        .help("give the pod or the volume a shorter name; together they have at most 252 characters")
        .server(Cause::Invalid);
}

/// Each claim template of a `StatefulSet` is a volume of its pods. APP32
fn check_claims(cx: &mut Context<'_, '_>, pod: &PodView<'_, '_>, named: &HashMap<&str, Span>) {
    let mut index = pod.spec.volumes.items().len();
    let mut claims = Seen::default();
    let validated = pod.is_template() && cx.minor() >= 34;
    for claim in pod.claim_templates() {
        let place = format!("spec.template.spec.volumes[{index}]");
        if claim.metadata.is_invalid() {
            return;
        }
        let name = claim.metadata.get().map(|metadata| &metadata.name);
        let message = "a claim template has no `name`, which is that of the volume it makes";
        let nameless = Field::Missing { parent: claim.span.start_point() };
        if let Some(finding) = require_text(cx, name.unwrap_or(&nameless), "name", message) {
            finding.help("add `metadata: {name: …}`, the name that the containers mount");
            finding.server_at(Cause::Required, format!("{place}.name"), Scope::Errors);
            if validated {
                let claim = format!("{place}.persistentVolumeClaim.claimName");
                finding.also(Cause::Required, claim, Scope::Errors);
            }
        }
        index += 1;
        let Some(name) = name.and_then(|name| name.get()).filter(|name| !name.is_empty()) else { continue };
        if let Some(finding) = check_syntax(cx, name) {
            finding.server_at(Cause::Invalid, format!("{place}.name"), Scope::Errors);
        }
        let twin = claims.first(&**name, name.span);
        if let Some(first) = twin.or_else(|| named.get(&**name).copied()) {
            let (message, with) = if twin.is_some() {
                ("two claim templates are called", "first declared here")
            } else {
                (
                    "a claim template takes the place of the volume of the pod template that is called",
                    "has no effect",
                )
            };
            let finding = cx
                .report(name.span, format!("{message} `{}`", &**name))
                .with(first, with)
                .help("give one of them another name, or remove it")
                .at_most_warn();
            if pod.is_child {
                finding.server_at(Cause::Duplicate, format!("{place}.name"), Scope::Errors);
            } else {
                finding.happens(Outcome::Dropped, Stage::Controller);
                // The server reads the templates into volumes by name, so that this one is none.
                index -= 1;
            }
        }
    }
}
