//! Documents to objects: lists taken apart, kinds told apart.

use super::runtime::{Blank, field};
use super::{
    ConfigMap, CronJob, Cx, DaemonSet, Deployment, Field, FromNode as _, HorizontalPodAutoscaler, Ingress,
    Job, LimitRange, Namespace, NetworkPolicy, ObjectMeta, PersistentVolumeClaim, Pod, PodDisruptionBudget,
    PodTemplate, PodTemplateSpec, ReplicaSet, ReplicationController, ResourceQuota, Secret, Service,
    ServiceAccount, StatefulSet, Str, pod_view,
};
use crate::schema::{self, Minor, Schema, TypeId, custom::PodShape};
use crate::text::Span;
use crate::yaml::{NodeId, Tree, Value};

/// How many lists may lie within each other. `kubectl get` makes one; more than two are no one's intent.
const MAX_LIST_DEPTH: usize = 4;

/// One object of a file: a document, or a member of a list.
#[derive(Debug)]
pub struct Object<'a> {
    /// `apiVersion`, if it is a string.
    pub api_version: Option<Str<'a>>,
    /// `kind`, if it is a string.
    pub kind: Option<Str<'a>>,
    /// `metadata.name`, if it is a string.
    pub name: Option<Str<'a>>,
    /// `metadata.namespace`, if it is a string.
    pub namespace: Option<Str<'a>>,
    /// The document it is in, counted from 0 as `---` splits the file.
    pub document: u32,
    /// The object's mapping.
    pub root: NodeId,
    /// The whole mapping.
    pub span: Span,
    /// Its type, if the minor serves its apiVersion and kind.
    pub ty: Option<TypeId>,
    /// What it says.
    pub body: Body<'a>,
}

/// What an object says, for the kinds that have a model.
///
/// Workloads under an apiVersion that is no longer served (`extensions/v1beta1` and the like) are read as their
/// successors, so that rules can speak of their pods; [`Object::ty`] is `None` for them.
#[derive(Debug)]
pub enum Body<'a> {
    /// A Pod.
    Pod(Box<Pod<'a>>),
    /// A `PodTemplate`.
    PodTemplate(Box<PodTemplate<'a>>),
    /// A Deployment.
    Deployment(Box<Deployment<'a>>),
    /// A `StatefulSet`.
    StatefulSet(Box<StatefulSet<'a>>),
    /// A `DaemonSet`.
    DaemonSet(Box<DaemonSet<'a>>),
    /// A `ReplicaSet`.
    ReplicaSet(Box<ReplicaSet<'a>>),
    /// A `ReplicationController`.
    ReplicationController(Box<ReplicationController<'a>>),
    /// A Job.
    Job(Box<Job<'a>>),
    /// A `CronJob`.
    CronJob(Box<CronJob<'a>>),
    /// A Service.
    Service(Box<Service<'a>>),
    /// A `ConfigMap`.
    ConfigMap(Box<ConfigMap<'a>>),
    /// A Secret.
    Secret(Box<Secret<'a>>),
    /// A `ServiceAccount`.
    ServiceAccount(Box<ServiceAccount<'a>>),
    /// A `PersistentVolumeClaim`.
    PersistentVolumeClaim(Box<PersistentVolumeClaim<'a>>),
    /// A Namespace.
    Namespace(Box<Namespace<'a>>),
    /// A `HorizontalPodAutoscaler`, of either version.
    HorizontalPodAutoscaler(Box<HorizontalPodAutoscaler<'a>>),
    /// An Ingress.
    Ingress(Box<Ingress<'a>>),
    /// A `LimitRange`.
    LimitRange(Box<LimitRange<'a>>),
    /// A `NetworkPolicy`.
    NetworkPolicy(Box<NetworkPolicy<'a>>),
    /// A `PodDisruptionBudget`.
    PodDisruptionBudget(Box<PodDisruptionBudget<'a>>),
    /// A `ResourceQuota`.
    ResourceQuota(Box<ResourceQuota<'a>>),
    /// Any other kind, built in or custom.
    Other(Box<Other<'a>>),
}

/// An object of a kind without a model.
#[derive(Debug)]
pub struct Other<'a> {
    /// `metadata`.
    pub metadata: Field<Box<ObjectMeta<'a>>>,
    /// Pod templates found by their shape, in custom resources only.
    pub templates: Vec<PodTemplateSpec<'a>>,
}

impl<'a> Object<'a> {
    /// `metadata`.
    pub fn metadata(&self) -> &Field<Box<ObjectMeta<'a>>> {
        match &self.body {
            Body::Pod(body) => &body.metadata,
            Body::PodTemplate(body) => &body.metadata,
            Body::Deployment(body) => &body.metadata,
            Body::StatefulSet(body) => &body.metadata,
            Body::DaemonSet(body) => &body.metadata,
            Body::ReplicaSet(body) => &body.metadata,
            Body::ReplicationController(body) => &body.metadata,
            Body::Job(body) => &body.metadata,
            Body::CronJob(body) => &body.metadata,
            Body::Service(body) => &body.metadata,
            Body::ConfigMap(body) => &body.metadata,
            Body::Secret(body) => &body.metadata,
            Body::ServiceAccount(body) => &body.metadata,
            Body::PersistentVolumeClaim(body) => &body.metadata,
            Body::Namespace(body) => &body.metadata,
            Body::HorizontalPodAutoscaler(body) => &body.metadata,
            Body::Ingress(body) => &body.metadata,
            Body::LimitRange(body) => &body.metadata,
            Body::NetworkPolicy(body) => &body.metadata,
            Body::PodDisruptionBudget(body) => &body.metadata,
            Body::ResourceQuota(body) => &body.metadata,
            Body::Other(body) => &body.metadata,
        }
    }

    /// The type that its fields are checked by: its own, or that of the body it is read as when its apiVersion is no
    /// longer served.
    pub fn model_type(&self) -> Option<TypeId> {
        let read_as = match &self.body {
            Body::Deployment(_) | Body::StatefulSet(_) | Body::DaemonSet(_) | Body::ReplicaSet(_) => {
                "apps/v1"
            }
            Body::CronJob(_) => "batch/v1",
            _ => return self.ty,
        };
        // Every minor serves these.
        self.ty.or_else(|| Schema::of(Minor::NEWEST).find(read_as, self.kind_str()))
    }

    /// Adds the pods that the definition of a custom resource tells of to those found by their looks.
    pub fn add_templates(&mut self, tree: &Tree<'a>, minor: Minor, shapes: &[PodShape]) {
        let cx = Cx::new(tree, minor, self.span.len());
        if let Body::Other(other) = &mut self.body {
            pod_view::add_templates(&cx, shapes, &mut other.templates);
        }
    }

    /// The group of its apiVersion: `apps` for `apps/v1`, empty for `v1`.
    pub fn group(&self) -> &str {
        group(self.api_version.as_deref().unwrap_or_default())
    }

    /// The kind, or `""`.
    pub fn kind_str(&self) -> &str {
        self.kind.as_deref().unwrap_or_default()
    }

    /// Whether it is of this apiVersion and kind.
    pub fn is(&self, api_version: &str, kind: &str) -> bool {
        self.kind_str() == kind && self.api_version.as_deref() == Some(api_version)
    }
}

/// The group of an apiVersion.
pub(super) fn group(api_version: &str) -> &str {
    api_version.rsplit_once('/').map_or("", |(group, _)| group)
}

/// The objects of a document, in the order of the text.
///
/// A list (`kind: List`, `PodList`, anything with `items` that look like objects) stands for its members. A member of
/// a typed list that says neither apiVersion nor kind has those of the list, as the API leaves them out there. A
/// document that says neither what it is nor lists anything (a values file, a kustomize patch fragment) has none.
///
/// The objects are as a server of the minor has them when it starts to validate: fields that it does not know, or
/// drops because a feature is off, are missing.
pub fn objects<'a>(tree: &Tree<'a>, document: usize, minor: Minor) -> Vec<Object<'a>> {
    let Some((doc, root)) = tree.documents().get(document).and_then(|doc| Some((doc, doc.root?))) else {
        return Vec::new();
    };
    let cx = Cx::new(tree, minor, doc.span.len());
    let number = u32::try_from(document).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    // A list's members are pushed in reverse, so that the stack gives them in the order of the text.
    let mut waiting = vec![Candidate { node: root, depth: 0, api_version: None, kind: None }];
    while let Some(candidate) = waiting.pop() {
        if !cx.spend() {
            break;
        }
        let Some(head) = Head::read(tree, candidate) else { continue };
        if let Some(items) = head.members(tree) {
            let member_kind = head.kind.as_ref().and_then(|kind| member_kind(kind));
            let from = waiting.len();
            waiting.extend(items.map(|node| Candidate {
                node,
                depth: head.depth + 1,
                api_version: head.api_version.clone().filter(|_| member_kind.is_some()),
                kind: member_kind.clone(),
            }));
            if let Some(members) = waiting.get_mut(from..) {
                members.reverse();
            }
            continue;
        }
        if head.api_version.is_none() && head.kind.is_none() && !says_wrongly_what_it_is(tree, head.root) {
            continue;
        }
        found.push(head.object(&cx, number));
    }
    found
}

/// Whether the mapping is an object whose apiVersion and kind are there and are no strings.
fn says_wrongly_what_it_is(tree: &Tree<'_>, root: NodeId) -> bool {
    let has = |key| tree.get(root, key).is_some();
    has("metadata") && (has("apiVersion") || has("kind"))
}

/// A node that may be an object, with what it inherits from the list it is in.
struct Candidate<'a> {
    node: NodeId,
    depth: usize,
    api_version: Option<Str<'a>>,
    kind: Option<Str<'a>>,
}

/// The kind of a typed list's members, at the place where the list says it.
fn member_kind<'a>(kind: &Str<'a>) -> Option<Str<'a>> {
    let member = kind.value.strip_suffix("List").filter(|member| !member.is_empty())?.to_owned();
    Some(Str { value: member.into(), ..kind.clone() })
}

/// apiVersion and kind with one of them, or both, under a key in other letters, if that makes a kind that there is.
/// The server finds the two so, and refuses the key only afterwards.
fn in_any_case<'a>(
    tree: &Tree<'a>,
    root: NodeId,
    version: Option<Str<'a>>,
    kind: Option<Str<'a>>,
) -> (Option<Str<'a>>, Option<Str<'a>>) {
    let fold = |key: &str| {
        if tree.get(root, key).is_some() {
            return None;
        }
        let (_, node) = tree.entries(root).find(|(name, _)| tree.key(*name).eq_ignore_ascii_case(key))?;
        Str::read(tree, node)
    };
    let folded_version = version.clone().or_else(|| fold("apiVersion"));
    let folded_kind = kind.clone().or_else(|| fold("kind"));
    match (&folded_version, &folded_kind) {
        (Some(of), Some(what)) if schema::knows(of, what) => (folded_version, folded_kind),
        _ => (version, kind),
    }
}

/// What a mapping says of itself.
struct Head<'a> {
    root: NodeId,
    depth: usize,
    api_version: Option<Str<'a>>,
    kind: Option<Str<'a>>,
}

impl<'a> Head<'a> {
    fn read(tree: &Tree<'a>, candidate: Candidate<'a>) -> Option<Self> {
        if !matches!(tree.value(candidate.node), Value::Mapping) {
            return None;
        }
        let root = tree.resolve(candidate.node);
        let string = |key| tree.get(root, key).and_then(|(_, node)| Str::read(tree, node));
        let (api_version, kind) = match (string("apiVersion"), string("kind")) {
            (Some(version), Some(kind)) => (Some(version), Some(kind)),
            (None, None) if candidate.kind.is_some() => (candidate.api_version, candidate.kind),
            (version, kind) => in_any_case(tree, root, version, kind),
        };
        Some(Self { root, depth: candidate.depth, api_version, kind })
    }

    /// The members, if this is a list.
    fn members<'t>(&self, tree: &'t Tree<'a>) -> Option<impl Iterator<Item = NodeId> + use<'t, 'a>> {
        if self.depth >= MAX_LIST_DEPTH {
            return None;
        }
        let (_, items) = tree.get(self.root, "items")?;
        if !matches!(tree.value(items), Value::Sequence) {
            return None;
        }
        let has = |item, key| tree.get(item, key).is_some();
        let is_object = |item| has(item, "apiVersion") && has(item, "kind");
        let is_list = match self.kind.as_ref() {
            Some(kind) if kind == "List" => true,
            Some(kind) if kind.ends_with("List") => {
                let member = kind.strip_suffix("List").unwrap_or_default();
                let version = self.api_version.as_deref().unwrap_or_default();
                // A custom kind may be called a list and hold items of another sort.
                schema::knows(version, member)
                    || tree.items(items).all(|item| is_object(item) || has(item, "metadata"))
            }
            _ => tree.items(items).next().is_some() && tree.items(items).all(is_object),
        };
        is_list.then(|| tree.items(items))
    }

    fn object(self, cx: &Cx<'_, 'a>, document: u32) -> Object<'a> {
        let Self { root, api_version, kind, .. } = self;
        let tree = cx.tree;
        let version = api_version.as_deref().unwrap_or_default();
        let kind_str = kind.as_deref().unwrap_or_default();
        let body = body(cx, root, version, kind_str);
        let in_metadata = |key| {
            let (_, metadata) = tree.get(root, "metadata")?;
            let (_, node) = tree.get(metadata, key)?;
            Str::read(tree, node)
        };
        Object {
            name: in_metadata("name"),
            namespace: in_metadata("namespace"),
            document,
            root,
            span: tree.span(root),
            ty: Schema::of(cx.minor).find(version, kind_str),
            body,
            api_version,
            kind,
        }
    }
}

/// Reads the body of the object at `root`.
fn body<'a>(cx: &Cx<'_, 'a>, root: NodeId, api_version: &str, kind: &str) -> Body<'a> {
    /// Reads a struct from a node that is known to be a mapping.
    macro_rules! read {
        ($variant:ident) => {
            if let Some(body) = $variant::from_value(cx, root, Value::Mapping) {
                return Body::$variant(Box::new(body));
            }
        };
    }
    match (api_version, kind) {
        ("v1", "Pod") => read!(Pod),
        ("v1", "PodTemplate") => read!(PodTemplate),
        ("v1", "ReplicationController") => read!(ReplicationController),
        ("v1", "Service") => read!(Service),
        ("v1", "ConfigMap") => read!(ConfigMap),
        ("v1", "Secret") => read!(Secret),
        ("v1", "ServiceAccount") => read!(ServiceAccount),
        ("v1", "PersistentVolumeClaim") => read!(PersistentVolumeClaim),
        ("v1", "Namespace") => read!(Namespace),
        ("v1", "LimitRange") => read!(LimitRange),
        ("v1", "ResourceQuota") => read!(ResourceQuota),
        ("autoscaling/v1" | "autoscaling/v2", "HorizontalPodAutoscaler") => read!(HorizontalPodAutoscaler),
        ("networking.k8s.io/v1", "Ingress") => read!(Ingress),
        ("networking.k8s.io/v1", "NetworkPolicy") => read!(NetworkPolicy),
        ("policy/v1", "PodDisruptionBudget") => read!(PodDisruptionBudget),
        ("apps/v1" | "apps/v1beta1" | "apps/v1beta2" | "extensions/v1beta1", "Deployment") => {
            read!(Deployment);
        }
        ("apps/v1" | "apps/v1beta2" | "extensions/v1beta1", "DaemonSet") => read!(DaemonSet),
        ("apps/v1" | "apps/v1beta2" | "extensions/v1beta1", "ReplicaSet") => read!(ReplicaSet),
        ("apps/v1" | "apps/v1beta1" | "apps/v1beta2", "StatefulSet") => read!(StatefulSet),
        ("batch/v1", "Job") => read!(Job),
        ("batch/v1" | "batch/v1beta1" | "batch/v2alpha1", "CronJob") => read!(CronJob),
        _ => {}
    }
    let metadata = match cx.tree.get(root, "metadata") {
        Some((key, node)) => field(cx, key, node),
        None => Blank::Missing(super::runtime::insertion_point(cx.tree, root)).field(),
    };
    let custom = !schema::is_builtin_group(group(api_version));
    let templates = if custom { pod_view::find_templates(cx, root) } else { Vec::new() };
    Body::Other(Box::new(Other { metadata, templates }))
}
