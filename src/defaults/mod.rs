//! What the API server fills in where a manifest says nothing, and where each value comes from.
//!
//! The model holds what was written and is never edited; a rule that needs the value in force asks here. Sources:
//! `pkg/apis/{core,apps,batch}/v1/defaults.go`. The server cannot tell a missing field from null, `""` or, for most
//! numbers, 0, and neither do these functions where it cannot. A field of the wrong type has no value at all
//! (`None`): the object is refused before anything is filled in.
//!
//! [`stored`] makes the whole object as the server has it afterwards. Both take the values from `facts`.

mod decode;
mod facts;
mod fill;
mod pod;
mod stored;
mod time;
mod value;
mod workload;

pub(crate) use decode::float;
pub use stored::{Marks, stored};
pub use value::{Data, Mark, Value};

pub use pod::{
    ProbeNumbers, dns_policy, file_mode, http_path, http_scheme, image_pull_policy, port_protocol,
    probe_numbers, restart_policy, scheduler_name, termination_grace_period_seconds,
    termination_message_path, termination_message_policy,
};
pub use workload::{
    CronJobDefaults, DaemonSetDefaults, DeploymentDefaults, JobDefaults, ServiceDefaults,
    StatefulSetDefaults, cron_job, daemon_set, deployment, job, replicas, service, stateful_set, target_port,
};

use crate::{
    model::{Bool, Field, Int, IntOrStr, Str},
    text::Span,
};

/// A value in force, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled<T> {
    /// The value.
    pub value: T,
    /// Who set it.
    pub origin: Origin,
}

/// Who set a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The manifest, at these characters.
    Written(Span),
    /// The API server, for this reason.
    Default(&'static str),
}

impl<T> Filled<T> {
    /// Whether the API server filled it in.
    pub fn is_default(&self) -> bool {
        matches!(self.origin, Origin::Default(_))
    }

    fn written(value: T, span: Span) -> Self {
        Self { value, origin: Origin::Written(span) }
    }

    fn default(value: T, because: &'static str) -> Self {
        Self { value, origin: Origin::Default(because) }
    }
}

/// A number of pods, or a share of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount<'m> {
    /// A number.
    Int(i64),
    /// As written; a percentage, if it is valid.
    Text(&'m str),
}

impl Amount<'_> {
    /// How many pods of `total` it is, as `GetScaledValueFromIntOrPercent` has it; nothing if it is not valid.
    pub fn pods(self, total: i64, round_up: bool) -> Option<i64> {
        let percent: i64 = match self {
            Self::Int(number) => return Some(number),
            Self::Text(text) => {
                text.strip_suffix('%').filter(|digits| !digits.starts_with('+'))?.parse().ok()?
            }
        };
        let hundredths = percent.checked_mul(total)?;
        Some(if round_up { hundredths.checked_add(99)? / 100 } else { hundredths / 100 })
    }
}

/// The reason most defaults have.
const UNSET: &str = "the default where nothing is set";

/// A string field; `""` counts as not set.
fn text<'m>(field: &'m Field<Str<'_>>, default: &'static str) -> Option<Filled<&'m str>> {
    match field {
        Field::Invalid(_) => None,
        Field::Set { value, .. } if !value.is_empty() => Some(Filled::written(&value.value, value.span)),
        _ => Some(Filled::default(default, UNSET)),
    }
}

/// A number field that the server keeps as a pointer: 0 is a value.
fn number(field: &Field<Int>, default: i64) -> Option<Filled<i64>> {
    match field {
        Field::Invalid(_) => None,
        Field::Set { value, .. } => Some(Filled::written(value.value, value.span)),
        _ => Some(Filled::default(default, UNSET)),
    }
}

/// A number field that the server keeps by value: 0 is the same as not set.
fn nonzero(field: &Field<Int>, default: i64) -> Option<Filled<i64>> {
    match field {
        Field::Set { value, .. } if value.value == 0 => Some(Filled::default(default, "0 counts as not set")),
        field => number(field, default),
    }
}

/// A truth value that the server keeps as a pointer.
fn truth(field: &Field<Bool>, default: bool) -> Option<Filled<bool>> {
    match field {
        Field::Invalid(_) => None,
        Field::Set { value, .. } => Some(Filled::written(value.value, value.span)),
        _ => Some(Filled::default(default, UNSET)),
    }
}

/// A number or percentage.
fn amount<'m>(field: &'m Field<IntOrStr<'_>>, default: Amount<'static>) -> Option<Filled<Amount<'m>>> {
    match field {
        Field::Invalid(_) => None,
        Field::Set { value: IntOrStr::Int(int), .. } => {
            Some(Filled::written(Amount::Int(int.value), int.span))
        }
        Field::Set { value: IntOrStr::Str(text), .. } => {
            Some(Filled::written(Amount::Text(&text.value), text.span))
        }
        _ => Some(Filled::default(default, UNSET)),
    }
}
