//! Containers, images, ports and environment.

pub mod component_name;
pub mod container_restart_policy;
pub mod container_settings;
pub mod duplicate_name;
pub mod env_var;
pub mod image_pull_policy;
pub mod image_reference;
pub mod mutable_image_tag;
pub mod port_conflict;
pub mod port_number;
pub mod security_context;

use crate::model::{Container, Str, image};

/// The written policy and the image of a container that keeps an image once pulled, though its tag moves.
fn keeps_old_images<'c, 'a>(container: &'c Container<'a>) -> Option<(&'c Str<'a>, &'c Str<'a>)> {
    let policy = container.image_pull_policy.filter(|value| *value == "IfNotPresent" || *value == "Never")?;
    let image = container.image.get()?;
    image::parse(image).ok().filter(image::ImageRef::is_latest).map(|_| (policy, image))
}
