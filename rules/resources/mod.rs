//! Quantities, requests and limits.

pub mod empty_dir_over_limit;
pub mod heap_over_limit;
pub mod implausible_quantity;
pub mod pod_resources;
pub mod quantity_syntax;
pub mod request_over_limit;
pub mod resource_name;

use std::fmt::{self, Display, Formatter};

use crate::{
    diagnostic::Diagnostic,
    model::{
        ContainerList, ContainerView, Field, Map, PodView, Quantity, ResourceRequirements, Str,
        resource::{huge_page_size, is_extended, is_native, is_overcommitted},
    },
    rule::{Called, called},
    text::Span,
};

/// Requests and limits of one container, or of the pod as a whole.
struct Resources<'a, 'm> {
    /// Whose they are; nothing for the pod.
    container: Option<ContainerView<'a, 'm>>,
    /// The field `resources`.
    key: Span,
    value: &'m ResourceRequirements<'a>,
}

/// What [`Resources::owner`] gives.
#[derive(Clone, Copy)]
struct Owner<'m>(Option<Called<'m>>);

impl Display for Owner<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(container) => container.fmt(f),
            None => f.write_str("the pod"),
        }
    }
}

/// A request or a limit of one resource.
struct Entry<'a, 'm> {
    /// `requests` or `limits`.
    list: &'static str,
    name: &'m Str<'a>,
    quantity: &'m Quantity<'a>,
}

/// All requests and limits of a pod. An ephemeral container may have none, which is said elsewhere; the server judges
/// them all the same.
fn all<'a, 'm>(pod: &PodView<'a, 'm>) -> impl Iterator<Item = Resources<'a, 'm>> + use<'a, 'm> {
    fn set<'a, 'm>(
        field: &'m Field<Box<ResourceRequirements<'a>>>,
        container: Option<ContainerView<'a, 'm>>,
    ) -> Option<Resources<'a, 'm>> {
        let Field::Set { key, value } = field else { return None };
        Some(Resources { container, key: *key, value })
    }
    let containers = pod.containers();
    // Of a pod for Windows, the server looks no further than that they are there.
    let whole = set(&pod.spec.resources, None).filter(|_| !pod.is_for_windows());
    whole.into_iter().chain(containers.filter_map(|view| set(&view.container.resources, Some(view))))
}

impl<'a, 'm> Resources<'a, 'm> {
    /// Whether they are a container's.
    fn of_container(&self) -> bool {
        self.container.is_some()
    }

    /// Whether they are those of an ephemeral container.
    fn of_ephemeral(&self) -> bool {
        self.container.as_ref().is_some_and(|view| view.list == ContainerList::Ephemeral)
    }

    /// Whose they are, for a message: "container `web`", "the pod".
    fn owner(&self) -> Owner<'m> {
        Owner(self.container.as_ref().map(called))
    }

    /// The requests and then the limits.
    fn entries(&self) -> impl Iterator<Item = Entry<'a, 'm>> + use<'a, 'm> {
        let value = self.value;
        let list = |list, map: &'m Field<Map<'a, Quantity<'a>>>| {
            map.entries().iter().map(move |(name, quantity)| Entry { list, name, quantity })
        };
        list("requests", &value.requests).chain(list("limits", &value.limits))
    }
}

/// What is said of a limit, the server says of the request as well that it makes of it (D7): in a Pod, where there is
/// none. It makes none for an ephemeral container.
fn also_of_request(
    finding: &mut Diagnostic,
    pod: &PodView<'_, '_>,
    resources: &Resources<'_, '_>,
    entry: &Entry<'_, '_>,
) {
    let requests = &resources.value.requests;
    let made = pod.owner == crate::model::Owner::Pod && resources.of_container() && entry.list == "limits";
    if !made || resources.of_ephemeral() || requests.is_incomplete() || requests.value(entry.name).is_some() {
        return;
    }
    if let Some(cause) = &finding.server {
        let field = cause.field.replacen("resources.limits", "resources.requests", 1);
        let (cause, scope) = (cause.cause, cause.scope);
        finding.also(cause, field, scope);
    }
}
