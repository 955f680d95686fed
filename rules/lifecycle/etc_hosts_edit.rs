//! `etc-hosts-edit`: a command writes the file that the kubelet writes.

use std::rc::Rc;

use memchr::{memchr, memmem};

use super::{Action, hook_handlers, hooks, probe_handlers, probes};
use crate::{
    command::{Commands, Reading},
    diagnostic::{Level, Outcome, Stage},
    model::{Container, ContainerList, ContainerView, PodView},
    rule::{Check, Context, Rule, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "etc-hosts-edit",
    summary: "a command writes `/etc/hosts`, which the kubelet writes anew",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("etc_hosts_edit.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// One file for all containers of a pod, which `makeHostsMount` (`pkg/kubelet/kubelet_pods.go`) writes whenever one of
/// them starts, and leaves out of a container that has a mount of its own there. On the node's network it is a copy of
/// the node's.
const FILE: &str = "/etc/hosts";

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    let mounts = &container.container.volume_mounts;
    let own = mounts.is_incomplete() || mounts.items().iter().any(|mount| mount.mount_path.is(FILE));
    if own || pod.is_child || pod.is_for_windows() || container.list == ContainerList::Ephemeral {
        return;
    }
    // Hardly any container says so, and then no script has to be read for this. An alias (`*`) is written elsewhere.
    let written = container.container.span.slice(cx.text()).as_bytes();
    if memmem::find(written, FILE.as_bytes()).is_none() && memchr(b'*', written).is_none() {
        return;
    }
    for (what, reading) in readings(cx.commands(), container.container) {
        let Some((_, span)) = reading.edits.iter().find(|(path, _)| path == FILE) else { continue };
        let message = if container.is_plain_init() {
            format!(
                "{} writes `{FILE}`, and the kubelet writes it anew when the next container starts, without what was added",
                called(container)
            )
        } else {
            format!(
                "{what}{} writes `{FILE}`, and the kubelet writes it anew whenever a container of the pod starts; what was added is gone then",
                called(container)
            )
        };
        cx.report(*span, message).help(
            "list the names under `hostAliases` of the pod's spec; the kubelet writes them into the file",
        );
    }
}

/// What the container runs, and how a message calls it.
fn readings(commands: &Commands<'_>, container: &Container<'_>) -> Vec<(String, Rc<Reading>)> {
    let own = commands.of_container(container).map(|reading| (String::new(), reading));
    let of_exec = |name: &str, action: Action<'_, '_>| {
        let Action::Exec(exec) = action else { return None };
        let reading = commands.of_exec(exec.command.get()?, container)?;
        Some((format!("`{name}` of "), reading))
    };
    let hooks = hooks(container)
        .filter_map(|(name, _, hook)| hook_handlers(hook).find_map(|it| of_exec(name, it.action)));
    let probes = probes(container)
        .into_iter()
        .filter_map(|(name, probe)| probe_handlers(probe.get()?).find_map(|it| of_exec(name, it.action)));
    own.into_iter().chain(hooks).chain(probes).collect()
}
