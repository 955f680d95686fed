//! `time-zone`: the `timeZone` of a `CronJob`.

use crate::{
    diagnostic::{Cause, Level, Outcome, Stage},
    model::{
        Body, Field, Object,
        time_zone::{self, Fault},
    },
    rule::{Check, Context, Rule, closest, shown},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "time-zone",
    summary: "a CronJob's `timeZone` is none that the API server knows",
    group: "workload",
    level: Level::Error,
    outcome: Outcome::Rejected,
    stage: Stage::ApiServer,
    page: include_str!("time_zone.md"),
    aliases: &[],
    check: Check::Object(check),
};

// BAT35
fn check<'a>(cx: &mut Context<'a, '_>, object: &Object<'a>) {
    let Body::CronJob(it) = &object.body else { return };
    let Some(Field::Set { value: name, .. }) = it.spec.get().map(|spec| &spec.time_zone) else { return };
    let Err(error) = time_zone::check(name) else { return };
    let message = match error.fault {
        Fault::Empty => "`timeZone` is empty".to_owned(),
        Fault::Part => format!("`{}` cannot be the name of a time zone", shown(name)),
        Fault::Local => {
            format!("`timeZone: {}` says nothing: it is the server's own, whatever that is", shown(name))
        }
        Fault::Unknown => format!("there is no time zone `{}`", shown(name)),
    };
    let help = match (error.fault, time_zone::meant(name)) {
        (Fault::Empty, _) => "remove it, or write a name such as `Etc/UTC` or `Europe/Rome`".to_owned(),
        (Fault::Local, _) => "write a name such as `Etc/UTC` or `Europe/Rome`".to_owned(),
        (_, Some(meant)) if meant.eq_ignore_ascii_case(name) => format!("write `{meant}`: case matters"),
        (_, Some(meant)) => format!("write `{meant}`"),
        (fault, None) => match closest(name, time_zone::names().filter(|known| known.contains('/'))) {
            Some(near) => format!("write `{near}`"),
            None if fault == Fault::Part => {
                "write a name of the IANA database, such as `Europe/Rome`: letters, digits, `_`, `-` and `+`"
                    .to_owned()
            }
            None => "write a name of the IANA database, such as `Etc/UTC` or `Europe/Rome`".to_owned(),
        },
    };
    cx.report(name.place_of(&error.range), message).help(help).server(Cause::Invalid);
}
