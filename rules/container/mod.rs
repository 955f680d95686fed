//! Containers, images, ports and environment.

pub mod component_name;
pub mod container_restart_policy;
pub mod container_settings;
pub mod duplicate_name;
pub mod env_order;
pub mod env_var;
pub mod image_pull_policy;
pub mod image_reference;
pub mod mutable_image_tag;
pub mod port_conflict;
pub mod port_number;
pub mod security_context;

use crate::{
    model::{Container, Owner, PodView, Str, image},
    rule::Context,
};

/// Whether the server makes each port of the pod's containers one of the node's (D10): on the node's own network, in a
/// Pod, and up to 1.27 in a template, too.
fn fills_host_ports(cx: &Context<'_, '_>, pod: &PodView<'_, '_>) -> bool {
    let is_done = pod.owner == Owner::Pod || pod.owner != Owner::Custom && cx.minor() < 28;
    is_done && pod.spec.host_network.is_true()
}

/// Whether the server takes the pod spec as it is, and only warns of it (APP30): up to 1.33, that of a `StatefulSet`.
fn is_only_warned_of(cx: &Context<'_, '_>, pod: &PodView<'_, '_>) -> bool {
    pod.owner == Owner::StatefulSet && cx.minor() < 34
}

/// The written policy and the image of a container that keeps an image once pulled, though its tag moves.
fn keeps_old_images<'c, 'a>(container: &'c Container<'a>) -> Option<(&'c Str<'a>, &'c Str<'a>)> {
    let policy = container.image_pull_policy.filter(|value| *value == "IfNotPresent" || *value == "Never")?;
    let image = container.image.get()?;
    image::parse(image).ok().filter(image::ImageRef::is_latest).map(|_| (policy, image))
}
