//! What the API server also says because of something that podlint reports once.
//!
//! A volume with any fault is not among the pod's volumes for the server, so each mount of it refers to nothing.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use crate::{
    diagnostic::{Cause, Diagnostic, Outcome, Scope, ServerCause},
    model::{ContainerView, Owner, PodView, names},
    schema::Minor,
    text::Span,
};

/// Adds to each finding about a volume what the server says of the mounts of it, and to each about a mount what the
/// server finds wrong with it for the same reason.
pub(super) fn add_lost_mounts(
    pod: &PodView<'_, '_>,
    owner: Owner,
    minor: Minor,
    findings: &mut [Diagnostic],
) {
    let spec = owner.spec_path();
    add_claims_of_misnamed_pod(pod, &spec, findings);
    add_annotations_of_misnamed_containers(pod, &spec, minor, findings);
    // Most files are in order, and need no further look.
    if findings.iter().all(|finding| finding.server.is_none()) {
        return;
    }
    let volumes = Volumes::of(pod, &spec, findings);
    for view in pod.containers() {
        let field = |place: Place| format!("{spec}.{}[{}].{place}", view.list.field(), view.index);
        for (place, name) in mounts(&view) {
            let root = match name {
                "" => findings.iter().position(|finding| finding.says(Cause::Required, &field(place))),
                name => volumes.fault(name),
            };
            if let (Place::Device(_), Some(_)) = (place, volumes.fault(name)) {
                take_back_source(pod, name, &field(place), findings);
            }
            let Some(finding) = root.and_then(|at| findings.get_mut(at)) else { continue };
            finding.cascades.push(ServerCause {
                cause: Cause::NotFound,
                field: field(place),
                scope: Scope::Errors,
            });
        }
    }
}

/// Of a volume that it does not find, the server does not say that it can be no device. The reader wants to know all
/// the same; the finding is the one that points at the volume.
fn take_back_source(pod: &PodView<'_, '_>, name: &str, field: &str, findings: &mut [Diagnostic]) {
    let Some(volume) = pod.spec.volumes.items().iter().find(|volume| volume.name.is(name)) else { return };
    let place = volume.name.value_span();
    for finding in findings {
        let is_source = finding.labels.iter().any(|label| label.span == place);
        if is_source && finding.says(Cause::Invalid, field) && finding.cascades.is_empty() {
            finding.server = None;
        }
    }
}

/// A place in a container that names a volume.
#[derive(Clone, Copy)]
enum Place {
    Mount(usize),
    Device(usize),
    Variable(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mount(index) => write!(f, "volumeMounts[{index}].name"),
            Self::Device(index) => write!(f, "volumeDevices[{index}].name"),
            Self::Variable(index) => write!(f, "env[{index}].valueFrom.fileKeyRef.volumeName"),
        }
    }
}

/// The places in a container that name a volume, and the names.
fn mounts<'m>(view: &ContainerView<'_, 'm>) -> impl Iterator<Item = (Place, &'m str)> + use<'m> {
    let container = view.container;
    let mounts = container.volume_mounts.items().iter().enumerate();
    let mounts = mounts.map(|(index, mount)| (Place::Mount(index), &mount.name));
    let devices = container.volume_devices.items().iter().enumerate();
    let devices = devices.map(|(index, device)| (Place::Device(index), &device.name));
    let variables = container.env.items().iter().enumerate();
    let files = variables.filter_map(|(index, variable)| {
        let file = variable.value_from.get()?.file_key_ref.get()?;
        Some((Place::Variable(index), &file.volume_name))
    });
    mounts.chain(devices).chain(files).filter_map(|(place, name)| Some((place, name.str_or_empty()?)))
}

/// The volumes of a pod as the server goes through them.
struct Volumes<'m> {
    /// The names under which it finds a volume.
    known: HashSet<&'m str>,
    /// The names under which it does not, and the findings that say why.
    lost: HashMap<&'m str, usize>,
}

impl<'m> Volumes<'m> {
    fn of(pod: &PodView<'_, 'm>, spec: &str, findings: &mut [Diagnostic]) -> Self {
        let mut names: Vec<&str> =
            pod.spec.volumes.items().iter().map(|volume| volume.name.str().unwrap_or_default()).collect();
        // The volumes for the claims of a StatefulSet come after those of the template, one for each name.
        let mut template: HashSet<&str> = HashSet::new();
        if !pod.claim_templates().is_empty() {
            template.extend(&names);
        }
        for claim in pod.claim_templates() {
            let name = claim.metadata.get().and_then(|metadata| metadata.name.str()).unwrap_or_default();
            if template.insert(name) || pod.is_child {
                names.push(name);
            }
        }
        let mut faults: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
        for (at, finding) in findings.iter().enumerate() {
            for cause in finding.causes() {
                let of = fault_of_volume(cause, spec).and_then(|index| faults.get_mut(index));
                if let Some(faults) = of.filter(|faults| faults.last() != Some(&at)) {
                    faults.push(at);
                }
            }
        }
        let mut volumes = Self { known: HashSet::new(), lost: HashMap::new() };
        for (index, (name, mut faults)) in names.into_iter().zip(faults).enumerate() {
            if !faults.is_empty() && !volumes.known.contains(name) {
                // The server remembers the name of a volume that has no fault, so that only then another is one too
                // many. The reader wants to know all the same.
                let field = format!("{spec}.volumes[{index}].name");
                faults.retain(|at| {
                    let Some(finding) = findings.get_mut(*at) else { return false };
                    let twice =
                        finding.server.as_ref().is_some_and(|server| server.cause == Cause::Duplicate);
                    if twice && finding.says(Cause::Duplicate, &field) {
                        finding.server = None;
                        return false;
                    }
                    true
                });
            }
            match faults.first() {
                Some(fault) => drop(volumes.lost.entry(name).or_insert(*fault)),
                None => drop(volumes.known.insert(name)),
            }
        }
        volumes
    }

    /// The finding because of which there is no volume of this name.
    fn fault(&self, name: &str) -> Option<usize> {
        self.lost.get(name).copied().filter(|_| !self.known.contains(name))
    }
}

/// The index in `spec.volumes[2].configMap.name`, if it is something that the server holds against the volume itself.
fn fault_of_volume(cause: &ServerCause, spec: &str) -> Option<usize> {
    let rest = cause.field.strip_prefix(spec)?.strip_prefix(".volumes[")?;
    let (index, rest) = rest.split_once(']')?;
    // These two are looked at elsewhere, after the volume was taken.
    let elsewhere = cause.cause == Cause::Invalid
        && matches!(rest, ".persistentVolumeClaim.claimName" | ".gcePersistentDisk.readOnly");
    if elsewhere || cause.scope != Scope::Errors { None } else { index.parse().ok() }
}

/// A source of a projected volume that is dropped, because its feature is off, leaves an empty source, of which the
/// server warns. W18
pub(super) fn add_emptied_sources(pod: &PodView<'_, '_>, minor: Minor, findings: &mut [Diagnostic]) {
    if !(32..37).contains(&minor.number()) {
        return;
    }
    let projected = pod.spec.volumes.items().iter().filter_map(|volume| volume.projected.get());
    let parts = projected.flat_map(|projected| projected.sources.items());
    let mut empty: Vec<Span> =
        parts.filter(|part| part.sources().next().is_none()).map(|part| part.span).collect();
    if empty.is_empty() {
        return;
    }
    empty.sort_unstable();
    for finding in findings.iter_mut().filter(|finding| finding.outcome == Outcome::Dropped) {
        let after = empty.partition_point(|part| part.start <= finding.span.start);
        if after.checked_sub(1).and_then(|at| empty.get(at)).is_some_and(|part| finding.span.end <= part.end)
        {
            // The warning opens with the word `volume`, where others have a path.
            finding.server_at(Cause::Invalid, "volume", Scope::Warnings);
        }
    }
}

/// The claim of an ephemeral volume is called after the pod and the volume, and is misnamed if the pod is. VOL78
fn add_claims_of_misnamed_pod(pod: &PodView<'_, '_>, spec: &str, findings: &mut [Diagnostic]) {
    if pod.is_template() || pod.is_child {
        return;
    }
    let misnamed = |finding: &&mut Diagnostic| finding.says(Cause::Invalid, "metadata.name");
    let Some(finding) = findings.iter_mut().find(misnamed) else { return };
    let Some(pod_name) = pod.metadata.and_then(|metadata| metadata.name.str()) else { return };
    for (index, volume) in pod.spec.volumes.items().iter().enumerate() {
        let Some(name) = volume.name.str().filter(|name| !name.is_empty()) else { continue };
        if volume.source() == Some("ephemeral")
            && names::dns_1123_subdomain(&format!("{pod_name}-{name}")).is_err()
        {
            let field = format!("{spec}.volumes[{index}].name");
            finding.cascades.push(ServerCause { cause: Cause::Invalid, field, scope: Scope::Errors });
        }
    }
    // POD24: so is one that is made from a template.
    for (index, claim) in pod.spec.resource_claims.items().iter().enumerate() {
        let Some(name) = claim.name.str().filter(|name| names::dns_1123_label(name).is_ok()) else {
            continue;
        };
        if claim.resource_claim_template_name.is_set()
            && names::dns_1123_subdomain(&format!("{pod_name}-{name}")).is_err()
        {
            let field = format!("{spec}.resourceClaims[{index}].name");
            finding.cascades.push(ServerCause { cause: Cause::Invalid, field, scope: Scope::Errors });
        }
    }
}

/// From 1.30 to 1.33, the server writes the `AppArmor` profile of each container of a pod into an annotation as well
/// (`applyAppArmorVersionSkew`), with the container's name at the end of the key.
fn add_annotations_of_misnamed_containers(
    pod: &PodView<'_, '_>,
    spec: &str,
    minor: Minor,
    findings: &mut [Diagnostic],
) {
    if !(30..34).contains(&minor.number()) || pod.is_template() || pod.is_child || pod.is_for_windows() {
        return;
    }
    let of_pod = pod.spec.security_context.get().and_then(|context| context.app_armor_profile.get());
    for view in pod.containers() {
        let own = view.container.security_context.get();
        let own = own.and_then(|context| context.app_armor_profile.get());
        let Some(profile) = own.or(of_pod) else { continue };
        let is_written = match profile.type_.str() {
            Some("Unconfined" | "RuntimeDefault") => true,
            Some("Localhost") => profile.localhost_profile.is_set(),
            _ => false,
        };
        let Some(name) = view.container.name.str_or_empty().filter(|_| is_written) else { continue };
        let key = format!("container.apparmor.security.beta.kubernetes.io/{name}");
        let mut annotations = pod.metadata.into_iter().flat_map(|metadata| metadata.annotations.entries());
        if names::qualified_name(&key.to_lowercase()).is_ok()
            || annotations.any(|(annotation, _)| **annotation == *key)
        {
            continue;
        }
        let field = format!("{spec}.{}[{}].name", view.list.field(), view.index);
        let misnamed = |finding: &&mut Diagnostic| {
            finding.says(Cause::Invalid, &field) || finding.says(Cause::Required, &field)
        };
        if let Some(finding) = findings.iter_mut().find(misnamed) {
            finding.also(Cause::Invalid, "metadata.annotations", Scope::Errors);
        }
    }
}
