//! What the API server also says because of something that podlint reports once.
//!
//! A volume with any fault is not among the pod's volumes for the server, so each mount of it refers to nothing.

use crate::{
    diagnostic::{Cause, Diagnostic, Scope, ServerCause},
    model::PodView,
};

/// Adds to each finding about a volume the mounts that the server does not find because of it.
pub(super) fn add_lost_mounts(pod: &PodView<'_, '_>, template: &str, findings: &mut [Diagnostic]) {
    let spec = if template.is_empty() { "spec".to_owned() } else { format!("{template}.spec") };
    let volumes = pod.spec.volumes.items();
    // For each volume, the finding that keeps it out.
    let mut faults: Vec<Option<usize>> = vec![None; volumes.len()];
    for (at, finding) in findings.iter().enumerate() {
        let causes = finding.server.iter().chain(&finding.cascades);
        for cause in causes.filter(|cause| cause.scope == Scope::Errors) {
            if let Some(fault) = volume_index(&cause.field, &spec).and_then(|index| faults.get_mut(index)) {
                fault.get_or_insert(at);
            }
        }
    }
    if faults.iter().all(Option::is_none) {
        return;
    }
    let fault_of = |name: Option<&str>| {
        let name = name.filter(|name| !name.is_empty())?;
        let mut named = volumes.iter().zip(&faults).filter(|(volume, _)| volume.name.str() == Some(name));
        let (_, first) = named.next()?;
        // Of two volumes of one name the server knows the first.
        let known = first.is_none() || named.any(|(_, fault)| fault.is_none());
        if known { None } else { *first }
    };
    for view in pod.containers() {
        let container = format!("{spec}.{}[{}]", view.list.field(), view.index);
        let mounts = view.container.volume_mounts.items().iter().map(|mount| mount.name.str());
        let devices = view.container.volume_devices.items().iter().map(|device| device.name.str());
        let mounts = mounts.enumerate().map(|(index, name)| ("volumeMounts", index, name));
        let devices = devices.enumerate().map(|(index, name)| ("volumeDevices", index, name));
        // A variable may be read from a file in a volume.
        let files = view
            .container
            .env
            .items()
            .iter()
            .map(|variable| variable.value_from.get()?.file_key_ref.get()?.volume_name.str());
        let files = files.enumerate().map(|(index, name)| ("env", index, name));
        for (list, index, name) in mounts.chain(devices).chain(files) {
            let Some(finding) = fault_of(name).and_then(|at| findings.get_mut(at)) else { continue };
            let last = if list == "env" { "valueFrom.fileKeyRef.volumeName" } else { "name" };
            let field = format!("{container}.{list}[{index}].{last}");
            finding.cascades.push(ServerCause { cause: Cause::NotFound, field, scope: Scope::Errors });
        }
    }
}

/// The index in `spec.volumes[2].configMap.name`.
fn volume_index(field: &str, spec: &str) -> Option<usize> {
    let rest = field.strip_prefix(spec)?.strip_prefix(".volumes[")?;
    rest.split_once(']')?.0.parse().ok()
}
