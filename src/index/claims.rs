//! Claims of storage, the pods that use them, and the volumes that are there already.

use super::site::{Site, boxed, may_be_same, site};
use crate::{
    defaults,
    model::{
        Body, Deployment, Field, Int, Object, Owner, PersistentVolumeClaim, PodView, Reach, Spanned,
        node_match::HOSTNAME_LABEL,
    },
    text::Span,
    yaml::{Tree, Value},
};

/// A `PersistentVolumeClaim`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFacts {
    /// The place of its name.
    pub site: Site,
    /// `metadata.name`
    pub name: Box<str>,
    /// `metadata.namespace`
    pub namespace: Option<Box<str>>,
    /// How far its pods may be apart; nothing where that cannot be read.
    pub reach: Option<Reach>,
    /// Whether it asks for a volume that is there already.
    pub is_bound: bool,
    /// `storageClassName`
    pub class: Option<Box<str>>,
    /// Its access modes, or where they would be.
    pub modes: Span,
}

/// A `PersistentVolume`: one that is there before it is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VolumeFacts {
    /// The namespace and name of the claim that it is kept for.
    pub kept_for: Option<(Option<Box<str>>, Box<str>)>,
    /// `storageClassName`
    pub class: Option<Box<str>>,
}

/// How a pod uses claims that it has together with all pods of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimUser {
    /// The claims' names, each where the pod names it.
    pub claims: Box<[(Box<str>, Span)]>,
    /// How many such pods there are at once, if the manifest asks for several, and where it does.
    pub several: Option<(Several, Span)>,
    /// Where a Deployment of one pod says that it makes the new pod before it ends the old one, and whether it does
    /// so by saying nothing.
    pub surge: Option<(Span, bool)>,
    /// Whether all of them surely run on one node.
    pub on_one_node: bool,
}

/// How many pods there are at once, where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Several {
    /// So many.
    Pods(i64),
    /// One on each node.
    OnEachNode,
}

impl ClaimFacts {
    /// What is kept of a claim.
    pub(super) fn of(object: &Object<'_>, claim: &PersistentVolumeClaim<'_>, index: u32) -> Option<Self> {
        let spec = claim.spec.get()?;
        let is_bound = !spec.volume_name.is_missing()
            || !spec.selector.is_missing()
            || spec.storage_class_name.is("")
            || spec.storage_class_name.is_invalid();
        Some(Self {
            site: site(object, index),
            name: boxed(object.name.as_ref())?,
            namespace: boxed(object.namespace.as_ref()),
            reach: Reach::of(&spec.access_modes),
            is_bound,
            class: spec.storage_class_name.str().map(Box::from),
            modes: spec.access_modes.span_or_insert(),
        })
    }

    /// Whether a volume of the input may be bound to it. `near` says whether the volume is not far from the claim.
    pub(super) fn may_get(&self, volume: &VolumeFacts, near: bool) -> bool {
        match &volume.kept_for {
            Some((namespace, name)) => {
                *name == self.name && may_be_same(namespace.as_deref(), self.namespace.as_deref())
            }
            // Which class a claim has that names none is the cluster's business. A class that is named is the volume's, too.
            None => near && self.class.as_ref().zip(volume.class.as_ref()).is_none_or(|(a, b)| a == b),
        }
    }
}

impl VolumeFacts {
    /// What is kept of a volume, whose kind has no model.
    pub(super) fn of(object: &Object<'_>, tree: &Tree<'_>) -> Option<Self> {
        if object.kind_str() != "PersistentVolume" {
            return None;
        }
        let at = |node, key| tree.get(node, key).map(|(_, value)| value);
        let text = |node, key| match tree.value(at(node, key)?) {
            Value::Str(text) => Some(Box::from(&*text)),
            _ => None,
        };
        let spec = at(object.root, "spec");
        let claim = spec.and_then(|spec| at(spec, "claimRef"));
        Some(Self {
            kept_for: claim.and_then(|claim| Some((text(claim, "namespace"), text(claim, "name")?))),
            class: spec.and_then(|spec| text(spec, "storageClassName")),
        })
    }
}

impl ClaimUser {
    /// What is kept of a pod that names claims. What a claim template makes is each pod's own.
    pub(super) fn of(pod: &PodView<'_, '_>) -> Option<Box<Self>> {
        let volumes = pod.spec.volumes.items().iter();
        let claims: Box<[_]> = volumes
            .filter(|volume| volume.source() == Some("persistentVolumeClaim"))
            .filter(|volume| !pod.claim_names().any(|claim| volume.name.is(claim)))
            .filter_map(|volume| volume.persistent_volume_claim.get()?.claim_name.get())
            .map(|name| (Box::from(&**name), name.place()))
            .collect();
        if claims.is_empty() {
            return None;
        }
        let surge = match &pod.object.body {
            Body::Deployment(it) => surge_of_one(it),
            _ => None,
        };
        Some(Box::new(Self { claims, several: several(pod), surge, on_one_node: is_on_one_node(pod) }))
    }
}

/// How many pods there are at once, if there are several, and where that is said.
fn several(pod: &PodView<'_, '_>) -> Option<(Several, Span)> {
    let several =
        |field: &Field<Int>| field.filter(|it| it.value > 1).map(|it| (Several::Pods(it.value), it.span));
    if pod.owner == Owner::DaemonSet {
        return Some((Several::OnEachNode, pod.object.kind.as_ref()?.span));
    }
    several(pod.replicas().or_else(|| pod.job().map(|job| &job.parallelism))?)
}

/// Where a Deployment of one pod says that it makes the new one before it ends the old one, or says nothing, which is the
/// same.
fn surge_of_one(deployment: &Deployment<'_>) -> Option<(Span, bool)> {
    let spec = deployment.spec.get()?;
    let filled = defaults::deployment(spec)?;
    let one = defaults::replicas(&spec.replicas)?.value == 1;
    if !one || spec.paused.is_true() || !filled.starts_before_it_stops(1) {
        return None;
    }
    let Some(strategy) = spec.strategy.get() else { return Some((spec.strategy.span_or_insert(), true)) };
    let surge = strategy.rolling_update.get().and_then(|it| it.max_surge.get());
    let kind =
        if strategy.type_.is_set() { strategy.type_.value_span() } else { spec.strategy.span_or_insert() };
    Some((surge.map_or(kind, Spanned::span), false))
}

/// Whether all pods of a workload surely run on one node.
fn is_on_one_node(pod: &PodView<'_, '_>) -> bool {
    let affinity = pod.spec.affinity.get();
    let beside = affinity.and_then(|it| it.pod_affinity.get()).is_some_and(|it| {
        let required = it.required_during_scheduling_ignored_during_execution.items();
        required.iter().any(|term| term.topology_key.is(HOSTNAME_LABEL))
    });
    // A rule about nodes may leave only one.
    let nodes = affinity.is_some_and(|it| !it.node_affinity.is_missing());
    beside || nodes || pod.one_node().is_some()
}
