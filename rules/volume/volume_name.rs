//! `volume-name`: what a volume may be called.

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{PodView, names},
    rule::{Check, Context, Rule, Seen},
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
    for volume in pod.spec.volumes.items() {
        let Some(name) = volume.name.get().filter(|name| !name.is_empty()) else { continue };
        let text = &**name;
        if let Err(problem) = names::dns_1123_label(text) {
            let span = name.place_of(&problem.range);
            let finding = cx.report(span, format!("volume `{text}` {problem}")).server(Cause::Invalid);
            if let Some(fixed) = names::Grammar::Dns1123Label.fix(text) {
                finding.help(format!("write `{fixed}`, here and in the mounts"));
            }
        } else if let Some(first) = seen.first(text, name.span) {
            cx.report(name.span, format!("volume `{text}` is declared twice"))
                .with(first, "first declared here")
                .help("give one of them another name, or remove it")
                .server(Cause::Duplicate);
        }
    }
}
