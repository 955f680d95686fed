//! What a pod asks of its node, and how the node treats it when it runs short.

use crate::{
    model::{
        Container, PodView, ResourceRequirements,
        amounts::{self, Amounts},
        resource,
    },
    schema::quantity::Quantity,
};

/// How the kubelet ranks a pod.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QosClass {
    /// Every container has limits of cpu and memory, and requests as much.
    Guaranteed,
    /// Something is asked for.
    Burstable,
    /// Nothing is asked for.
    BestEffort,
}

impl QosClass {
    /// The word of the pod's status.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guaranteed => "Guaranteed",
            Self::Burstable => "Burstable",
            Self::BestEffort => "BestEffort",
        }
    }
}

/// Whom the kernel kills first when memory runs out: the higher, the sooner (`kubelet/qos/policy.go`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OomScore {
    /// -997: nearly the last.
    Last,
    /// 1000: the first.
    First,
    /// From 3 to 999, the lower the more of the node's memory is requested.
    ByRequest,
}

/// The priority of pods of the classes that every cluster has (`pkg/apis/scheduling`).
const SYSTEM_CLASSES: [(&str, i64); 2] =
    [("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000)];

/// Pods of this priority or a higher one are never evicted (`IsCriticalPod`).
const CRITICAL: i64 = 2_000_000_000;

/// Which of several pods a node keeps: the higher, the longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Priority {
    /// What a pod has that names no class, unless the cluster has a default class.
    Default,
    /// This number.
    Known(i64),
    /// That of a class that the cluster defines.
    Class(String),
}

impl Priority {
    fn of(pod: &PodView<'_, '_>) -> Option<Self> {
        let spec = pod.spec;
        if spec.priority.is_invalid() {
            return None;
        }
        let class = spec.priority_class_name.str().filter(|class| !class.is_empty());
        let known = class.and_then(|class| SYSTEM_CLASSES.iter().find(|(name, _)| *name == class));
        Some(match (spec.priority.int(), class, known) {
            (_, _, Some((_, priority))) => Self::Known(*priority),
            (Some(priority), ..) => Self::Known(priority),
            (None, Some(class), None) => Self::Class(class.to_owned()),
            (None, None, None) => Self::Default,
        })
    }

    /// Whether the pod is so important that it is never evicted.
    pub fn is_critical(&self) -> bool {
        matches!(self, Self::Known(priority) if *priority >= CRITICAL)
    }
}

/// What a pod asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resources {
    /// The quality of service.
    pub qos: QosClass,
    /// Whom the kernel kills.
    pub oom: OomScore,
    /// Whom the kubelet evicts, of the pods that use more than they request: those of low priority first.
    pub priority: Priority,
    /// What the scheduler looks for on a node, by resource: the most that the pod needs at any time of its start, and its
    /// overhead.
    pub requests: Vec<(String, Quantity)>,
}

/// What the containers ask for, each request that is missing being its limit. None where a quantity cannot be read.
pub(super) fn resources(pod: &PodView<'_, '_>) -> Option<Resources> {
    let spec = pod.spec;
    if spec.priority_class_name.is_invalid() || spec.resources.is_invalid() {
        return None;
    }
    let main = spec.containers.items().iter().map(requests);
    let mut all = amounts::at_once(main, pod.init_containers(requests))?;
    if let Some(resources) = spec.resources.get() {
        of_pod(resources, &mut all)?;
    }
    let qos = qos(pod, &all)?;
    amounts::add(&mut all, &amounts::read(&spec.overhead)?);
    let oom = match (qos, spec.priority_class_name.str()) {
        (QosClass::Guaranteed, _) | (_, Some("system-node-critical")) => OomScore::Last,
        (QosClass::BestEffort, _) => OomScore::First,
        (QosClass::Burstable, _) => OomScore::ByRequest,
    };
    Some(Resources { qos, oom, priority: Priority::of(pod)?, requests: all.into_iter().collect() })
}

/// What is asked for at the level of the pod stands for what its containers ask for. Where only a limit is set, what the
/// containers request comes first.
fn of_pod(resources: &ResourceRequirements<'_>, all: &mut Amounts) -> Option<()> {
    let (requests, limits) = (amounts::read(&resources.requests)?, amounts::read(&resources.limits)?);
    for (name, limit) in limits {
        if !all.contains_key(&name) || resource::huge_page_size(&name).is_some() {
            all.insert(name, limit);
        }
    }
    all.extend(requests);
    Some(())
}

/// `ComputePodQOS` of `apis/core/v1/helper/qos`: only cpu and memory count, and only what is above 0. Resources of the
/// pod decide alone; `all` is what it requests then.
fn qos(pod: &PodView<'_, '_>, all: &Amounts) -> Option<QosClass> {
    let counted = |mut amounts: Amounts| {
        amounts.retain(|name, amount| matches!(&**name, "cpu" | "memory") && !amount.amount().is_zero());
        amounts
    };
    // Requests and limits, of the pod or of each container.
    let mut each = Vec::new();
    let of_pod = pod.spec.resources.get();
    if let Some(resources) =
        of_pod.filter(|it| !(it.requests.entries().is_empty() && it.limits.entries().is_empty()))
    {
        let limits = amounts::read(&resources.limits)?;
        // Requests are filled in where there are limits.
        let requests = if limits.is_empty() { amounts::read(&resources.requests)? } else { all.clone() };
        each.push((counted(requests), counted(limits)));
    } else {
        for view in pod.lasting_containers() {
            let limits = view
                .container
                .resources
                .get()
                .map_or(Some(Amounts::new()), |it| amounts::read(&it.limits))?;
            each.push((counted(requests(view.container)?), counted(limits)));
        }
    }
    if each.iter().all(|(requests, limits)| requests.is_empty() && limits.is_empty()) {
        return Some(QosClass::BestEffort);
    }
    let same = |requests: &Amounts, limits: &Amounts| {
        let equal = |name| requests.get(name).map(Quantity::amount) == limits.get(name).map(Quantity::amount);
        limits.len() == 2 && equal("cpu") && equal("memory")
    };
    let guaranteed = each.iter().all(|(requests, limits)| same(requests, limits));
    Some(if guaranteed { QosClass::Guaranteed } else { QosClass::Burstable })
}

/// What a container requests: a request that is missing is its limit.
fn requests(container: &Container<'_>) -> Option<Amounts> {
    if container.resources.is_invalid() {
        return None;
    }
    let Some(resources) = container.resources.get() else { return Some(Amounts::new()) };
    let mut all = amounts::read(&resources.limits)?;
    all.extend(amounts::read(&resources.requests)?);
    Some(all)
}
