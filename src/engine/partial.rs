//! Telling a part of an object from a whole one.

use crate::{
    model::{Body, Object, PodView},
    yaml::Tree,
};

/// Whether the object reads like a part, to be merged into another by kustomize or `kubectl patch`: a workload
/// with neither a selector nor a complete pod, a Service with neither selector nor ports, or any object with a
/// `$patch` directive.
///
/// What has no name is not a part either: a part says which object it goes to. Nor is a workload that someone meant as
/// whole and that lacks just its selector: its containers have images. A Pod or Job without an image is taken for a
/// mistake, as they have no selector to tell by.
pub(super) fn looks_partial(tree: &Tree<'_>, object: &Object<'_>, pods: &[PodView<'_, '_>]) -> bool {
    if tree.get(object.root, "$patch").is_some() {
        return true;
    }
    if object.name.as_ref().is_none_or(|name| name.is_empty()) {
        return false;
    }
    let lacks_selector = match &object.body {
        Body::Deployment(it) => it.spec.get().is_none_or(|spec| spec.selector.is_missing()),
        Body::StatefulSet(it) => it.spec.get().is_none_or(|spec| spec.selector.is_missing()),
        Body::DaemonSet(it) => it.spec.get().is_none_or(|spec| spec.selector.is_missing()),
        Body::ReplicaSet(it) => it.spec.get().is_none_or(|spec| spec.selector.is_missing()),
        Body::Service(it) => {
            return it.spec.get().is_none_or(|spec| {
                spec.selector.is_missing()
                    && spec.ports.is_missing()
                    && spec.external_name.is_missing()
                    && spec.cluster_ip.get().is_none_or(|ip| &**ip != "None")
            });
        }
        _ => false,
    };
    let has_whole_pod = pods.iter().any(|pod| {
        let mut containers = pod.containers().peekable();
        containers.peek().is_some() && containers.all(|container| container.container.image.is_set())
    });
    // What is merged into another object has that object's name.
    lacks_selector && !has_whole_pod && object.name.is_some()
}
