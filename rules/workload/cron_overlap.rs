//! `cron-overlap`: a `CronJob` whose runs are longer than the time between them.

use std::rc::Rc;

use crate::{
    command::{Commands, End, Reading, as_seconds},
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{
        Body, ContainerList, CronJobSpec, JobSpec, Owner, PodView, Str,
        cron::{self, Gaps},
    },
    rule::{Check, Context, Rule},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "cron-overlap",
    summary: "a CronJob's runs take longer than the time from one to the next",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Fragile,
    stage: Stage::Controller,
    page: include_str!("cron_overlap.md"),
    aliases: &[],
    check: Check::Pod(check),
};

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    if pod.is_child || pod.owner != Owner::CronJob || cx.is_part() || pod.is_incomplete() {
        return;
    }
    let Body::CronJob(object) = &pod.object.body else { return };
    let (Some(spec), Some(job)) = (object.spec.get(), pod.job()) else { return };
    let Some(schedule) = spec.schedule.get() else { return };
    if spec.suspend.is_true() || spec.suspend.is_invalid() {
        return;
    }
    let Some(run) = run(cx.commands(), pod, job) else { return };
    // What is looked for first is rare, and this takes a while.
    let Some(gaps) = cron::parse(schedule).ok().and_then(|schedule| schedule.gaps()) else { return };
    let policy = spec.concurrency_policy.str().filter(|policy| !policy.is_empty()).unwrap_or("Allow");
    let known = Known { spec, schedule, gaps, run: &run };
    match policy {
        "Allow" => known.allow(cx),
        "Forbid" => known.forbid(cx),
        "Replace" => known.replace(cx),
        _ => {}
    }
}

/// How long a run takes, in seconds.
struct Run {
    /// At least, infinity for ever; and what says so.
    least: Option<(f64, Span)>,
    /// At most, by the Job's deadline.
    deadline: Option<(u64, Span)>,
}

/// How long a run takes, as far as that can be seen.
fn run(commands: &Commands<'_>, pod: &PodView<'_, '_>, job: &JobSpec<'_>) -> Option<Run> {
    let deadline = match &job.active_deadline_seconds {
        field if field.is_invalid() => return None,
        field => match field.get() {
            Some(seconds) => Some((u64::try_from(seconds.value).ok()?, seconds.span)),
            None => None,
        },
    };
    // A pod's own deadline ends an attempt, and there may be another.
    if pod.spec.active_deadline_seconds.is_set() {
        return None;
    }
    let mains = pod.containers().filter(|view| view.list == ContainerList::Main);
    let mains: Vec<_> = mains.map(|view| commands.of_container(view.container)).collect();
    // One that never ends beside others that do is another rule's.
    let endless = mains.iter().all(|it| it.as_ref().is_some_and(|it| it.end == End::Never));
    let of = |reading: &Rc<Reading>| match reading.sleeps.first() {
        _ if endless => Some((f64::INFINITY, reading.span)),
        Some((_, span)) => Some((reading.seconds(), *span)),
        None => None,
    };
    let mut least = mains.iter().flatten().filter_map(of).max_by(|(a, _), (b, _)| a.total_cmp(b));
    if let (Some((deadline, span)), Some((seconds, _))) = (deadline, least)
        && seconds > as_seconds(deadline)
    {
        least = Some((as_seconds(deadline), span));
    }
    (least.is_some() || deadline.is_some()).then_some(Run { least, deadline })
}

/// What is known of a `CronJob`.
struct Known<'k, 'a> {
    spec: &'k CronJobSpec<'a>,
    schedule: &'k Str<'a>,
    gaps: Gaps,
    run: &'k Run,
}

impl Known<'_, '_> {
    /// The length of a run that is surely not less than a gap.
    fn at_least(&self, gap: u64) -> Option<(f64, Span)> {
        self.run.least.filter(|(seconds, _)| *seconds > as_seconds(gap))
    }

    fn allow(&self, cx: &mut Context<'_, '_>) {
        let shortest = self.gaps.shortest;
        let next = Time(shortest);
        if let Some((seconds, span)) = self.at_least(shortest) {
            let finding = if seconds.is_infinite() {
                let message =
                    format!("a run never ends, and {next} after it another starts beside it, and so on");
                cx.report(span, message)
                    .help("let the command end, and write `concurrencyPolicy: Forbid` and an `activeDeadlineSeconds`")
            } else {
                let message = format!(
                    "a run takes {seconds} s at least, and the next one starts {next} after it, while it runs"
                );
                cx.report(span, message)
                    .at_most_warn()
                    .help("write `concurrencyPolicy: Forbid` to leave out what would overlap, or a schedule with more time")
            };
            self.explain(finding);
            return;
        }
        // Whoever writes the policy has thought of it.
        if self.spec.concurrency_policy.is_set() {
            return;
        }
        if let Some((deadline, span)) = self.run.deadline.filter(|(deadline, _)| *deadline > shortest) {
            let message = format!(
                "a run may take {}, and the next one starts {next} after it: where one is slow, runs are at work beside each other",
                Time(deadline)
            );
            let finding = cx.report(span, message).at_most_warn().help(
                "write `concurrencyPolicy: Forbid`, or `Allow` if they may; or a deadline that ends a run before the next",
            );
            self.explain(finding);
        }
    }

    fn forbid(&self, cx: &mut Context<'_, '_>) {
        let Some((seconds, span)) = self.at_least(self.gaps.shortest) else { return };
        let next = Time(self.gaps.shortest);
        let finding = if seconds.is_infinite() {
            let message =
                "a run never ends, and with `concurrencyPolicy: Forbid` there is never a second one";
            cx.report(span, message).help("let the command end, or give the Job an `activeDeadlineSeconds`")
        } else {
            let message = format!(
                "a run takes {seconds} s at least, so with `concurrencyPolicy: Forbid` the next one, due {next} after it, is left out"
            );
            cx.report(span, message)
                .at_most_warn()
                .help("write a schedule with more time from one run to the next")
        };
        self.explain(finding);
    }

    fn replace(&self, cx: &mut Context<'_, '_>) {
        // Something that runs for ever and is made anew now and then is what `Replace` is for.
        let Some((seconds, span)) =
            self.at_least(self.gaps.longest).filter(|(seconds, _)| seconds.is_finite())
        else {
            return;
        };
        let message = format!(
            "a run takes {seconds} s at least, and with `concurrencyPolicy: Replace` the next one ends it after {} at most; none ever completes",
            Time(self.gaps.longest)
        );
        let finding =
            cx.report(span, message).help("write a schedule with more time, or `concurrencyPolicy: Forbid`");
        self.explain(finding);
    }

    /// Adds where the two times come from.
    fn explain(&self, finding: &mut Diagnostic) {
        finding.with(self.schedule.place(), "when runs start");
        if let Some(policy) = self.spec.concurrency_policy.get() {
            finding.with(policy.span, "what happens to runs that overlap");
        }
    }
}

/// A span of time as one says it.
struct Time(u64);

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (unit, name) in [(86_400, "day"), (3_600, "hour"), (60, "minute")] {
            if self.0.is_multiple_of(unit) {
                return match self.0 / unit {
                    1 => write!(f, "1 {name}"),
                    number => write!(f, "{number} {name}s"),
                };
            }
        }
        write!(f, "{} s", self.0)
    }
}
