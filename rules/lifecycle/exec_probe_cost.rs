//! `exec-probe-cost`: a probe that starts a big program every few seconds.

use super::{Action, probe_handlers, probes, subject, takes_probes};
use crate::{
    diagnostic::{Level, Outcome, Stage},
    lifecycle::ProbeTimes,
    model::{ContainerView, PodView},
    rule::{Check, Context, Rule, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "exec-probe-cost",
    summary: "an exec probe starts an interpreter or a virtual machine every few seconds",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("exec_probe_cost.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// The seconds between probes up to which something is said of what takes about a second of processor time to start,
/// or several: that is a fifth of a processor and more. The default is 10.
const SLOW: u64 = 5;

/// The same for what takes some 50 ms or more, a fortieth of a processor.
const QUICK: u64 = 2;

/// Programs that are not made to be started all the time: what starts with each of them, and how often is too often.
const HEAVY: &[(&str, &str, u64)] = &[
    ("java", "a Java virtual machine", SLOW),
    ("jcmd", "a Java virtual machine", SLOW),
    ("nodetool", "a Java virtual machine", SLOW),
    ("kafka-topics", "a Java virtual machine", SLOW),
    ("kafka-topics.sh", "a Java virtual machine", SLOW),
    ("kafka-broker-api-versions", "a Java virtual machine", SLOW),
    ("kafka-broker-api-versions.sh", "a Java virtual machine", SLOW),
    ("zkServer.sh", "a Java virtual machine", SLOW),
    ("zkCli.sh", "a Java virtual machine", SLOW),
    // Each of these starts an Erlang node that joins the cluster's.
    ("rabbitmqctl", "an Erlang virtual machine", SLOW),
    ("rabbitmq-diagnostics", "an Erlang virtual machine", SLOW),
    ("cqlsh", "Python and a driver", SLOW),
    ("celery", "Python and the application", SLOW),
    ("rails", "Ruby and the application", SLOW),
    ("rake", "Ruby and the application", SLOW),
    ("mongosh", "Node.js and a shell", SLOW),
    ("npm", "Node.js twice", SLOW),
    ("mongo", "a JavaScript shell", QUICK),
    ("node", "Node.js", QUICK),
    ("python", "Python", QUICK),
    ("python2", "Python", QUICK),
    ("python3", "Python", QUICK),
    ("ruby", "Ruby", QUICK),
    ("php", "PHP", QUICK),
    ("kubectl", "a client of the API server", QUICK),
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    let commands = cx.commands();
    // A startup probe is over soon.
    let lasting = probes(container.container).into_iter().filter(|(name, _)| *name != "startupProbe");
    for (name, field) in lasting {
        let Some(probe) = field.get() else { continue };
        let Some(Action::Exec(exec)) = probe_handlers(probe).next().map(|first| first.action) else {
            continue;
        };
        let Some(times) = ProbeTimes::of(probe).filter(|times| times.period <= SLOW) else { continue };
        let Some(command) = exec.command.get() else { continue };
        let Some(reading) = commands.of_exec(command, container.container) else { continue };
        let Some(program) = reading.program.as_ref().and_then(|program| program.name.as_ref()) else {
            continue;
        };
        let program = program.rsplit('/').next().unwrap_or_default();
        let heavy = HEAVY.iter().find(|(name, _, often)| *name == program && times.period <= *often);
        let Some((_, starts, _)) = heavy else { continue };
        let message = format!(
            "{} starts {starts} (`{}`) every {} s, {} times a minute, beside the container's work and out of its CPU limit",
            subject(name, container),
            shown(program),
            times.period,
            60 / times.period
        );
        let finding = cx
            .report(probe.period_seconds.value_span(), message)
            .help("probe less often, or ask the process itself with `httpGet`, `grpc` or `tcpSocket`");
        finding.with(command.span, "what is started each time");
    }
}
