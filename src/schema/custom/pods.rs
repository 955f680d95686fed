//! Pod specs in custom resources, found by the shape of their schema.

use super::{Kind, Node, Version};
use crate::yaml::{NodeId, Tree, Value};

/// A pod spec in a custom resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PodShape {
    /// A mapping with a pod's `spec`, and perhaps `metadata`.
    Template(NodeId),
    /// The spec itself: its key and value.
    Spec(NodeId, NodeId),
}

impl Version {
    /// The pod specs of the object at `root`, in the order of the text.
    pub fn pods(&self, tree: &Tree<'_>, root: NodeId) -> Vec<PodShape> {
        let mut found = Vec::new();
        let mut waiting = vec![(&self.schema, root)];
        let mut budget = tree.span(root).len().saturating_mul(2).saturating_add(1_000);
        while let Some((schema, node)) = waiting.pop() {
            let Some(left) = budget.checked_sub(1) else { break };
            budget = left;
            match tree.value(node) {
                Value::Mapping => {
                    for (key, value) in tree.entries(node) {
                        let property = schema.properties.get(&*tree.key(key));
                        let Some(schema) = property.or(schema.additional.as_deref()) else { continue };
                        let is_mapping = matches!(tree.value(value), Value::Mapping);
                        if is_mapping && schema.is_pod_spec() {
                            found.push(PodShape::Spec(key, value));
                        } else if is_mapping && schema.is_pod_template() {
                            found.push(PodShape::Template(value));
                        } else {
                            waiting.push((schema, value));
                        }
                    }
                }
                Value::Sequence => {
                    let Some(items) = schema.items.as_deref() else { continue };
                    for item in tree.items(node) {
                        if items.is_pod_template() {
                            found.push(PodShape::Template(item));
                        } else {
                            waiting.push((items, item));
                        }
                    }
                }
                _ => {}
            }
        }
        found.sort_by_key(|shape| match shape {
            PodShape::Template(node) | PodShape::Spec(_, node) => tree.span(*node),
        });
        found
    }
}

impl Node {
    /// Whether this is Kubernetes' own pod spec: its list of containers has fields that operators do not make up.
    fn is_pod_spec(&self) -> bool {
        let containers =
            self.properties.get("containers").filter(|containers| containers.kind == Kind::Array);
        let container = containers.and_then(|containers| containers.items.as_deref());
        container.is_some_and(|container| {
            ["image", "imagePullPolicy", "name", "terminationMessagePath", "volumeMounts"]
                .iter()
                .all(|name| container.properties.contains_key(*name))
        })
    }

    fn is_pod_template(&self) -> bool {
        self.properties.get("spec").is_some_and(Self::is_pod_spec)
    }
}
