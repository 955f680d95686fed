//! `token-mount`: mounts where the service account's token is mounted.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::token::InTheWay,
    rule::{Check, Joint, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "token-mount",
    summary: "a mount is in the way of the service account's token",
    group: "volume",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Runtime,
    page: include_str!("token_mount.md"),
    aliases: &[],
    check: Check::Index(check),
};

fn check(cx: &mut Joint<'_, '_>) {
    let index = cx.index();
    for pod in index.pods() {
        let Some(token) = &pod.facts.token else { continue };
        if token.account.as_ref().is_some_and(|account| index.declines_token(pod.facts, account)) {
            continue;
        }
        for mount in &token.mounts {
            let (container, volume) = (&mount.container, shown(&mount.volume));
            let images = match mount.way {
                InTheWay::AboveInRun => " in images where `/var/run` is a link to `/run`, as in most",
                InTheWay::Above | InTheWay::Instead => "",
            };
            let message = match mount.way {
                InTheWay::Instead => format!(
                    "{container} has volume `{volume}` in place of the service account's token, so it gets none and cannot speak to the API server"
                ),
                InTheWay::Above | InTheWay::AboveInRun => format!(
                    "{container} cannot start{images}: the service account's token is mounted below `{}`, where volume `{volume}` is read-only and no directory can be made for it",
                    shown(&mount.path)
                ),
            };
            let finding = cx.report(pod.at_span(pod.facts.site, mount.span), message);
            finding.with(pod.at_span(pod.facts.site, mount.volume_span), "the volume");
            if mount.way == InTheWay::Instead {
                finding
                    .help("mount the volume elsewhere, or write `automountServiceAccountToken: false` if no token is wanted")
                    .at_most_warn()
                    .happens(Outcome::Dropped, Stage::Kubelet);
            } else {
                finding.help("mount the volume elsewhere, such as at `/etc/secrets`, or write `automountServiceAccountToken: false` if the pod needs no token");
            }
        }
    }
}
