//! What keeps pods many enough, and few enough.

pub mod autoscaler_metrics;
pub mod autoscaler_settings;
pub mod budget_blocks_drain;
pub mod disruption_budget;
pub mod limit_range;
pub mod resource_quota;

use crate::{
    diagnostic::Cause,
    model::{Field, Str},
    rule::{Context, report_field, shown},
};

/// Checks the apiVersion of a reference to another object (`ValidateAPIVersion`), which was not looked at up to 1.33.
/// Only a few kinds have no group.
fn api_version(cx: &mut Context<'_, '_>, field: &Field<Str<'_>>, kind: &Field<Str<'_>>, needs_group: bool) {
    if cx.minor() < 34 {
        return;
    }
    let Some(text) = field.str_or_empty() else { return };
    let group = text.split_once('/').map_or("", |(group, _)| group);
    let message = if text.matches('/').count() > 1 {
        format!("`{}` is no apiVersion: it has more than one `/`", shown(text))
    } else if !needs_group || !group.is_empty() || field_may_follow(cx, field) {
        return;
    } else if text.is_empty() {
        "the reference needs an `apiVersion`".to_owned()
    } else {
        format!("the apiVersion `{}` has no group, and what it refers to is of one", shown(text))
    };
    let help = match kind.str() {
        Some("Deployment" | "ReplicaSet" | "StatefulSet") => "write `apps/v1`",
        _ => "write the group and the version, such as `apps/v1`",
    };
    report_field(cx, field, "apiVersion", message).help(help).server(Cause::Invalid);
}

/// Whether the field may be in the object that this is merged into.
fn field_may_follow<T>(cx: &Context<'_, '_>, field: &Field<T>) -> bool {
    cx.is_part() && matches!(field, Field::Missing { .. })
}
