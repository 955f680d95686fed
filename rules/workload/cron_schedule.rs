//! `cron-schedule`: the `schedule` of a `CronJob`, which the API server must be able to read, and which should come.

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        Body, CronJobSpec, Field, Object, Str,
        cron::{self, CronError, Fault, Never},
    },
    rule::{Check, Context, Rule, shown, write_one_of},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "cron-schedule",
    summary: "a CronJob's `schedule` cannot be read, names a time zone, or never comes",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("cron_schedule.md"),
    aliases: &[],
    check: Check::Object(check),
};

// BAT34, W31, TPL16
fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::CronJob(it) = &object.body else { return };
    let Some(spec) = it.spec.get() else { return };
    if let Field::Set { value, .. } = &spec.schedule
        && !value.is_empty()
    {
        schedule(cx, spec, value);
    }
    starting_deadline(cx, spec);
}

fn schedule(cx: &mut Context<'_, '_>, spec: &CronJobSpec<'_>, text: &Str<'_>) {
    let read = cron::parse(text);
    if text.contains("TZ=") && (cx.minor() >= 29 || read.is_ok()) {
        time_zone(cx, spec, text);
    }
    match read {
        Ok(schedule) => {
            if let Some(reason) = schedule.never {
                never(cx, text, &reason);
            }
        }
        // What is wrong with a time zone that may not be there at all says nothing more.
        Err(error) if error.fault == Fault::Zone && cx.minor() >= 29 => {}
        Err(error) => unreadable(cx, text, &error),
    }
}

fn unreadable(cx: &mut Context<'_, '_>, text: &Str<'_>, error: &CronError) {
    let part = text.get(error.range.clone()).unwrap_or_default();
    let message = match error.fault {
        Fault::Count(_) => format!("`{}` is no schedule: {}", shown(text), error.fault),
        _ if part.is_empty() => format!("the schedule `{}` cannot be read: {}", shown(text), error.fault),
        _ => format!("the schedule cannot have `{}`: {}", shown(part), error.fault),
    };
    let help = help(part, error.fault);
    cx.report(text.place_of(&error.range), message).help(help).server(Cause::Invalid);
}

/// What to write instead of `part`.
fn help(part: &str, fault: Fault) -> String {
    match fault {
        Fault::Count(0 | 1) if !part.contains(char::is_whitespace) => {
            "write minute, hour, day of the month, month and day of the week, such as `30 2 * * 1-5`".to_owned()
        }
        Fault::Count(..5) => {
            "write all five: minute, hour, day of the month, month, day of the week".to_owned()
        }
        Fault::Count(_) => {
            "write five: minute, hour, day of the month, month, day of the week; there are no seconds and no years"
                .to_owned()
        }
        Fault::Word if part == "@reboot" => "write when it is to run: a CronJob knows no reboot".to_owned(),
        Fault::Word if part.trim() == "@every" => "write a duration behind it, such as `@every 1h30m`".to_owned(),
        Fault::Word => write_one_of(part.trim(), &cron::WORDS),
        Fault::Duration => "write a number and a unit, such as `90m` or `1h30m`; the units are `s`, `m` and `h`".to_owned(),
        Fault::Zone => "write the time zone as `timeZone` beside the schedule".to_owned(),
        Fault::Number(unit) => match unit.short_name(part) {
            Some(name) => format!("write `{name}`"),
            None if matches!(part, "L" | "l" | "W" | "w" | "H") || part.contains('#') => {
                "write numbers: Kubernetes does not know the signs `L`, `W`, `#` and `H` of other systems".to_owned()
            }
            None => {
                let (first, last) = unit.bounds();
                format!("write a number from {first} to {last}, a range, or `*`")
            }
        },
        Fault::Above(unit) if unit.bounds() == (0, 6) && part == "7" => {
            "write 0 or `sun` for Sunday".to_owned()
        }
        Fault::Below(unit) | Fault::Above(unit) => {
            let (first, last) = unit.bounds();
            format!("write a number from {first} to {last}")
        }
        Fault::Backwards(unit) => {
            let (first, last) = unit.bounds();
            format!("write two ranges with a comma between: up to {last}, and from {first} on")
        }
        Fault::Parts(_) => "write `FROM-TO`, or `FROM-TO/STEP`; a comma divides several".to_owned(),
        Fault::Step(_) => "write a number of 1 or more behind the `/`".to_owned(),
    }
}

/// A time zone in the schedule itself. The server's parser takes it; since 1.29 the server does not.
fn time_zone(cx: &mut Context<'_, '_>, spec: &CronJobSpec<'_>, text: &Str<'_>) {
    let at = text.find("TZ=").unwrap_or_default();
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    let (part, span) = (&text[start..end], text.place_of(&(start..end)));
    let zone = text.get(at + 3..end).unwrap_or_default();
    let help = if zone.is_empty() {
        "remove it; `timeZone` beside the schedule names the time zone".to_owned()
    } else {
        format!("remove it, and write `timeZone: {}` beside the schedule", shown(zone))
    };
    if cx.minor() >= 29 {
        let message = format!("a schedule cannot name a time zone, and this one has `{}`", shown(part));
        cx.report(span, message).help(help).server(Cause::Invalid);
        return;
    }
    if let Some(key) = spec.time_zone.key() {
        let message = format!("there are two time zones: `timeZone`, and `{}` in the schedule", shown(part));
        cx.report(span, message).with(key, "the other").help("remove one of them").server(Cause::Invalid);
        return;
    }
    let message = format!(
        "the time zone `{}` in the schedule is not officially supported, and refused since 1.29",
        shown(part)
    );
    cx.report(span, message).help(help).warned("-");
}

/// A schedule that the server reads and that comes at no time.
fn never(cx: &mut Context<'_, '_>, text: &Str<'_>, reason: &Never) {
    let part = text.get(reason.range.clone()).unwrap_or_default();
    let (message, help) = if let Some(field) = reason.field {
        let message = format!("this schedule never comes: `{}` names no {field}", shown(part));
        (message, "write a number, or `*` for each")
    } else {
        let mut words = part.split_whitespace();
        let (days, months) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let message = format!(
            "this schedule never comes: no month of `{}` has a day of `{}`",
            shown(months),
            shown(days)
        );
        (message, "write days that one of the months has; `28` is in each")
    };
    cx.report(text.place_of(&reason.range), message)
        .help(help)
        .at_most_warn()
        .happens(Outcome::Fragile, Stage::Controller);
}

/// The controller looks for missed starts every ten seconds, and skips those for which it is too late by then.
fn starting_deadline(cx: &mut Context<'_, '_>, spec: &CronJobSpec<'_>) {
    let Some(deadline) = spec.starting_deadline_seconds.get().filter(|it| (0..10).contains(&it.value)) else {
        return;
    };
    let message = format!(
        "with a `startingDeadlineSeconds` of {} Jobs may never start: the controller looks only every 10 seconds",
        deadline.value
    );
    cx.report(deadline.span, message)
        .help("write at least 10; a minute or more lets a Job start late when the controller is busy")
        .at_most_warn()
        .happens(Outcome::Fragile, Stage::Controller);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_says_what_to_write() {
        for (text, expected) in [
            ("0 0 * * 7", "`sun`"),
            ("0 0 * * monday", "write `mon`"),
            ("0 0 L * *", "does not know the signs"),
            ("0 22-6 * * *", "up to 23, and from 0 on"),
            ("@dayly", "write `@daily`"),
            ("@every 1d", "`1h30m`"),
            ("* * * *", "all five"),
            ("daily", "such as `30 2 * * 1-5`"),
            ("0 0 * * * *", "no seconds"),
        ] {
            let error = cron::parse(text).unwrap_err();
            let help = help(&text[error.range.clone()], error.fault);
            assert!(help.contains(expected), "{text}: {help}");
        }
    }
}
