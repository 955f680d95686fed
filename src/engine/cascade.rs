//! What the API server also says because of something that podlint reports once.
//!
//! A volume with any fault is not among the pod's volumes for the server, so each mount of it refers to nothing. And of
//! some kinds the server looks at the metadata only once it finds nothing else.

use crate::{
    diagnostic::{Cause, Diagnostic, Scope, ServerCause},
    model::{Object, PodView},
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
        for (list, index, name) in mounts.chain(devices) {
            let Some(finding) = fault_of(name).and_then(|at| findings.get_mut(at)) else { continue };
            let field = format!("{container}.{list}[{index}].name");
            finding.cascades.push(ServerCause { cause: Cause::NotFound, field, scope: Scope::Errors });
        }
    }
}

/// Takes the server's words off findings about metadata that it does not come to (META3).
///
/// All kinds' metadata is looked at in a second pass, if the first has found nothing; most kinds' validation does so in
/// the first already.
pub(super) fn leave_out_second_pass(object: &Object<'_>, findings: &mut [Diagnostic]) {
    if !object.is("policy/v1", "PodDisruptionBudget") {
        return;
    }
    let is_error = |cause: &ServerCause| cause.scope == Scope::Errors;
    let is_second = |cause: &ServerCause| is_error(cause) && cause.field.starts_with("metadata");
    let causes =
        |finding: &Diagnostic| finding.server.iter().chain(&finding.cascades).cloned().collect::<Vec<_>>();
    if !findings.iter().flat_map(causes).any(|cause| is_error(&cause) && !is_second(&cause)) {
        return;
    }
    for finding in findings {
        finding.server = finding.server.take().filter(|cause| !is_second(cause));
        finding.cascades.retain(|cause| !is_second(cause));
    }
}

/// The index in `spec.volumes[2].configMap.name`.
fn volume_index(field: &str, spec: &str) -> Option<usize> {
    let rest = field.strip_prefix(spec)?.strip_prefix(".volumes[")?;
    rest.split_once(']')?.0.parse().ok()
}
