//! Positions in lists from which the server drops items before it looks at them.
//!
//! While image volumes are switched off, a pod's image volumes go, and so do the mounts of them. What comes after them
//! moves up, and the server names the new positions; a finding's own field stays that of the file.

use crate::{
    diagnostic::{Diagnostic, Scope},
    model::{Owner, PodView},
    schema::{Gate, Minor},
    yaml::{NodeId, Tree, Value},
};

/// Gives what the server says of a pod's volumes and mounts the positions that they have for it.
pub(super) fn renumber(
    tree: &Tree<'_>,
    pod: &PodView<'_, '_>,
    minor: Minor,
    owner: Owner,
    findings: &mut [Diagnostic],
) {
    if minor < 31 || Gate::ImageVolume.is_on(minor) || findings.is_empty() {
        return;
    }
    let items = |node: NodeId, key: &str| -> Vec<NodeId> {
        tree.get(node, key).map(|(_, list)| tree.items(list).collect()).unwrap_or_default()
    };
    let name = |node: NodeId| {
        let node = tree.get(node, "name").map(|(_, node)| node);
        node.map(|node| tree.str(node).into_owned()).unwrap_or_default()
    };
    let is_image = |volume: &NodeId| {
        let image = tree.get(*volume, "image");
        image.is_some_and(|(_, image)| matches!(tree.value(image), Value::Mapping))
    };
    let volumes = items(pod.spec.node, "volumes");
    let images: Vec<String> =
        volumes.iter().filter(|volume| is_image(volume)).map(|volume| name(*volume)).collect();
    if images.is_empty() {
        return;
    }
    let spec = owner.spec_path();
    let mut lists = vec![(format!("{spec}.volumes["), volumes.iter().map(is_image).collect::<Vec<bool>>())];
    for view in pod.containers() {
        let mounts = items(view.container.node, "volumeMounts");
        let gone: Vec<bool> = mounts.iter().map(|mount| images.contains(&name(*mount))).collect();
        if gone.contains(&true) {
            lists.push((format!("{spec}.{}[{}].volumeMounts[", view.list.field(), view.index), gone));
        }
    }
    for finding in findings {
        for cause in finding.server.iter_mut().chain(&mut finding.cascades) {
            if cause.scope == Scope::Errors
                && let Some(field) = lists.iter().find_map(|(list, gone)| moved(&cause.field, list, gone))
            {
                cause.field = field;
            }
        }
    }
}

/// The path with the position that an item of `list` has when those that are `gone` are not counted.
fn moved(field: &str, list: &str, gone: &[bool]) -> Option<String> {
    let (index, rest) = field.strip_prefix(list)?.split_once(']')?;
    let index: usize = index.parse().ok()?;
    let before = gone.get(..index)?.iter().filter(|gone| **gone).count();
    Some(format!("{list}{}]{rest}", index - before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_after_moves_up() {
        let gone = [false, true, false, true, false];
        for (field, new) in [
            ("spec.volumes[0].name", Some("spec.volumes[0].name")),
            ("spec.volumes[2].name", Some("spec.volumes[1].name")),
            ("spec.volumes[4]", Some("spec.volumes[2]")),
            ("spec.containers[4].name", None),
        ] {
            assert_eq!(moved(field, "spec.volumes[", &gone).as_deref(), new);
        }
    }
}
