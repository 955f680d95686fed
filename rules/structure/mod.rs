//! Fields, types and API versions: whether an object has the form that its kind has.

pub mod custom_resource;
pub mod dropped_field;
pub mod missing_field;
pub mod partial_object;
pub mod removed_api;
pub mod unknown_field;
pub mod unknown_kind;
pub mod wrong_type;
