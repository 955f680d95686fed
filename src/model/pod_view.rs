//! Every place where a pod is described, seen alike: a Pod, the template of a workload, a template found by its
//! shape in a custom resource.

use super::{
    Body, Container, Cx, Field, FromNode as _, Int, JobSpec, Object, ObjectMeta, PersistentVolumeClaim,
    PodSpec, PodTemplateSpec, Str, Volume, VolumeMount, node_match::HOSTNAME_LABEL,
};
use crate::schema::custom::PodShape;
use crate::text::Span;
use crate::yaml::{Kind, NodeId, Tree, Value};

/// A pod, or what a controller makes pods from.
#[derive(Clone, Copy, Debug)]
pub struct PodView<'a, 'm> {
    /// The pod's spec.
    pub spec: &'m PodSpec<'a>,
    /// The pod's or the template's metadata, if it has any.
    pub metadata: Option<&'m ObjectMeta<'a>>,
    /// What makes the pod.
    pub owner: Owner,
    /// The object it is written in.
    pub object: &'m Object<'a>,
    /// Whether this is a template seen as the pod that its controller makes of it; `owner` is then [`Owner::Pod`].
    pub is_child: bool,
}

/// What makes a pod.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// No one: the pod itself is in the file, or is seen as if it were.
    Pod,
    /// A Deployment.
    Deployment,
    /// A `StatefulSet`.
    StatefulSet,
    /// A `DaemonSet`.
    DaemonSet,
    /// A `ReplicaSet`.
    ReplicaSet,
    /// A `ReplicationController`.
    ReplicationController,
    /// A Job.
    Job,
    /// A `CronJob`.
    CronJob,
    /// No controller: a `PodTemplate` is only kept.
    PodTemplate,
    /// The controller of a custom resource.
    Custom,
}

impl Owner {
    /// The kind, if it replaces every pod that ends: its pods have `restartPolicy: Always` and no deadline.
    pub fn restarts_always(self) -> Option<&'static str> {
        match self {
            Self::Deployment => Some("Deployment"),
            Self::StatefulSet => Some("StatefulSet"),
            Self::DaemonSet => Some("DaemonSet"),
            Self::ReplicaSet => Some("ReplicaSet"),
            Self::ReplicationController => Some("ReplicationController"),
            Self::Pod | Self::Job | Self::CronJob | Self::PodTemplate | Self::Custom => None,
        }
    }
}

impl Owner {
    /// Where the kind keeps its pod template; empty for a Pod, and for custom resources, which have their own places.
    pub fn template_path(self) -> &'static str {
        match self {
            Self::Pod | Self::Custom => "",
            Self::PodTemplate => "template",
            Self::CronJob => "spec.jobTemplate.spec.template",
            _ => "spec.template",
        }
    }

    /// The path of the pod's spec in the object, as the API server names it.
    pub fn spec_path(self) -> String {
        match self.template_path() {
            "" => "spec".to_owned(),
            template => format!("{template}.spec"),
        }
    }
}

/// The annotation of a Pod that stands for one that a node runs from a file of its own.
pub const MIRROR_ANNOTATION: &str = "kubernetes.io/config.mirror";

impl<'a> Object<'a> {
    /// The spec of the Job that it is, or of the Jobs that it makes.
    pub fn job(&self) -> Option<&JobSpec<'a>> {
        let spec = match &self.body {
            Body::Job(job) => job.spec.get()?,
            Body::CronJob(job) => job.spec.get()?.job_template.get()?.spec.get()?,
            _ => return None,
        };
        Some(spec)
    }

    /// The pods it describes: one for a Pod and each workload, any number for a custom resource, none for others.
    pub fn pods(&self) -> impl Iterator<Item = PodView<'a, '_>> {
        let (owner, template) = match &self.body {
            Body::Pod(_) => (Owner::Pod, None),
            Body::PodTemplate(body) => (Owner::PodTemplate, inner(&body.template)),
            Body::Deployment(body) => {
                (Owner::Deployment, body.spec.get().and_then(|spec| inner(&spec.template)))
            }
            Body::StatefulSet(body) => {
                (Owner::StatefulSet, body.spec.get().and_then(|spec| inner(&spec.template)))
            }
            Body::DaemonSet(body) => {
                (Owner::DaemonSet, body.spec.get().and_then(|spec| inner(&spec.template)))
            }
            Body::ReplicaSet(body) => {
                (Owner::ReplicaSet, body.spec.get().and_then(|spec| inner(&spec.template)))
            }
            Body::ReplicationController(body) => {
                (Owner::ReplicationController, body.spec.get().and_then(|spec| inner(&spec.template)))
            }
            Body::Job(body) => (Owner::Job, body.spec.get().and_then(|spec| inner(&spec.template))),
            Body::CronJob(body) => {
                let job = body
                    .spec
                    .get()
                    .and_then(|spec| inner(&spec.job_template))
                    .and_then(|job| inner(&job.spec));
                (Owner::CronJob, job.and_then(|spec| inner(&spec.template)))
            }
            _ => (Owner::Custom, None),
        };
        let pod = match &self.body {
            Body::Pod(pod) => inner(&pod.spec).map(|spec| PodView {
                spec,
                metadata: inner(&pod.metadata),
                owner,
                object: self,
                is_child: false,
            }),
            _ => None,
        };
        let found: &[PodTemplateSpec<'a>] = match &self.body {
            Body::Other(other) => &other.templates,
            _ => &[],
        };
        let templates = template.into_iter().chain(found);
        pod.into_iter().chain(templates.filter_map(move |template| {
            let spec = inner(&template.spec)?;
            Some(PodView { spec, metadata: inner(&template.metadata), owner, object: self, is_child: false })
        }))
    }
}

/// The object in a field.
fn inner<T>(field: &Field<Box<T>>) -> Option<&T> {
    field.get().map(|value| &**value)
}

impl<'a, 'm> PodView<'a, 'm> {
    /// Whether pods are made from this by a controller, or later by hand: all but a Pod and a [child](Self::child).
    pub fn is_template(&self) -> bool {
        self.owner != Owner::Pod
    }

    /// Whether its metadata is beside that of the object it is written in, and not the same.
    pub fn has_own_metadata(&self) -> bool {
        self.is_template() || self.is_child
    }

    /// The path of the spec, as the API server names it.
    pub fn spec_path(&self) -> String {
        self.owner.spec_path()
    }

    /// The path of one of its containers, as the API server names it.
    pub fn container_path(&self, view: &ContainerView<'_, '_>) -> String {
        format!("{}.{}[{}]", self.spec_path(), view.list.field(), view.index)
    }

    /// Whether the pod says that it is for Windows.
    pub fn is_for_windows(&self) -> bool {
        self.spec.os.get().is_some_and(|os| os.name.is("windows"))
    }

    /// Whether it is, or may be, on the network of its node, where anything may listen.
    pub fn is_on_node_network(&self) -> bool {
        self.spec.host_network.is_true() || self.spec.host_network.is_invalid()
    }

    /// The one node that it says it runs on, by its name or by the label that each node has a value of its own for.
    pub fn one_node(&self) -> Option<Span> {
        let name = self.spec.node_name.get().filter(|name| !name.is_empty());
        name.or_else(|| self.spec.node_selector.value(HOSTNAME_LABEL)).map(|name| name.span)
    }

    /// `replicas` of what makes the pod; nothing for what makes another number of them.
    pub fn replicas(&self) -> Option<&'m Field<Int>> {
        match &self.object.body {
            Body::Deployment(it) => it.spec.get().map(|spec| &spec.replicas),
            Body::StatefulSet(it) => it.spec.get().map(|spec| &spec.replicas),
            Body::ReplicaSet(it) => it.spec.get().map(|spec| &spec.replicas),
            Body::ReplicationController(it) => it.spec.get().map(|spec| &spec.replicas),
            _ => None,
        }
    }

    /// The spec of the Job that the pod belongs to, be it one of a `CronJob`.
    pub fn job(&self) -> Option<&'m JobSpec<'a>> {
        self.object.job()
    }

    /// The container that is started next after this one.
    pub fn next(&self, container: &Container<'_>) -> Option<ContainerView<'a, 'm>> {
        self.lasting_containers().skip_while(|it| it.container.span != container.span).nth(1)
    }

    /// The pod that the template's controller makes; nothing for what is no template, is only kept, or belongs to the
    /// controller of a custom resource, which may change it first.
    pub fn child(&self) -> Option<Self> {
        let made = !matches!(self.owner, Owner::Pod | Owner::PodTemplate | Owner::Custom);
        made.then_some(Self { owner: Owner::Pod, is_child: true, ..*self })
    }

    /// The claim templates of a `StatefulSet`: each of its pods gets a volume of the same name for each, in place of
    /// one that the pod template has by that name.
    pub fn claim_templates(&self) -> &'m [PersistentVolumeClaim<'a>] {
        match &self.object.body {
            Body::StatefulSet(it) => it.spec.get().map_or(&[], |spec| spec.volume_claim_templates.items()),
            _ => &[],
        }
    }

    /// The names of the volumes that the claim templates give to the pods.
    pub fn claim_names(&self) -> impl Iterator<Item = &'m Str<'a>> + use<'a, 'm> {
        self.claim_templates().iter().filter_map(|claim| claim.metadata.get()?.name.get())
    }

    /// The volume that a mount is of, as the pod declares it; nothing if it does not, or if it is of a claim template.
    pub fn volume_of(&self, mount: &VolumeMount<'_>) -> Option<&'m Volume<'a>> {
        let name = mount.name.get().filter(|name| !name.is_empty())?;
        if self.claim_names().any(|claim| **claim == **name) {
            return None;
        }
        self.spec.volumes.items().iter().find(|volume| volume.name.is(name))
    }

    /// All containers in the order in which they start: init containers, containers, ephemeral containers.
    pub fn containers(&self) -> impl Iterator<Item = ContainerView<'a, 'm>> + use<'a, 'm> {
        let spec = self.spec;
        let list = |list, containers: &'m [Container<'a>]| {
            containers.iter().enumerate().map(move |(index, container)| ContainerView {
                container,
                list,
                index,
            })
        };
        list(ContainerList::Init, spec.init_containers.items())
            .chain(list(ContainerList::Main, spec.containers.items()))
            .chain(list(ContainerList::Ephemeral, spec.ephemeral_containers.items()))
    }

    /// What `of` says of each init container, with whether it is a sidecar.
    pub fn init_containers<T>(&self, of: impl Fn(&Container<'a>) -> T) -> impl Iterator<Item = (bool, T)> {
        let init = self.containers().filter(|view| view.list == ContainerList::Init);
        init.map(move |view| (view.is_sidecar(), of(view.container)))
    }

    /// The containers that the pod is made with: all but the ephemeral ones, which are added to it while it runs.
    pub fn lasting_containers(&self) -> impl Iterator<Item = ContainerView<'a, 'm>> + use<'a, 'm> {
        self.containers().filter(|view| view.list != ContainerList::Ephemeral)
    }

    /// Whether containers may be there that could not be read; rules that need all of them stay quiet.
    pub fn is_incomplete(&self) -> bool {
        self.spec.init_containers.is_incomplete()
            || self.spec.containers.is_incomplete()
            || self.spec.ephemeral_containers.is_incomplete()
    }
}

impl<'a> Container<'a> {
    /// The words of `command` and `args`, as they are written.
    pub fn words(&self) -> impl Iterator<Item = &Str<'a>> {
        self.command.items().iter().chain(self.args.items())
    }
}

/// A container, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct ContainerView<'a, 'm> {
    /// The container.
    pub container: &'m Container<'a>,
    /// The list it is in.
    pub list: ContainerList,
    /// Its position in that list.
    pub index: usize,
}

/// The lists of containers that a pod has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContainerList {
    /// `initContainers`
    Init,
    /// `containers`
    Main,
    /// `ephemeralContainers`
    Ephemeral,
}

impl ContainerList {
    /// The field's name.
    pub fn field(self) -> &'static str {
        match self {
            Self::Init => "initContainers",
            Self::Main => "containers",
            Self::Ephemeral => "ephemeralContainers",
        }
    }

    /// What a container of the list is called in a message.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Init => "init container",
            Self::Main => "container",
            Self::Ephemeral => "ephemeral container",
        }
    }
}

impl<'m> ContainerView<'_, 'm> {
    /// Whether it is a sidecar: an init container that goes on running, by `restartPolicy: Always`.
    pub fn is_sidecar(&self) -> bool {
        self.list == ContainerList::Init && self.container.restart_policy.is("Always")
    }

    /// Whether it is an init container that must end before the next one starts.
    pub fn is_plain_init(&self) -> bool {
        self.list == ContainerList::Init
            && !self.container.restart_policy.is("Always")
            && !self.container.restart_policy.is_invalid()
    }

    /// Its name for a message; `""` if it has none.
    pub fn name(&self) -> &'m str {
        self.container.name.str().unwrap_or_default()
    }
}

/// Reads the pods of a custom resource that its definition tells of, and adds those that are not known yet.
pub(super) fn add_templates<'a>(cx: &Cx<'_, 'a>, shapes: &[PodShape], known: &mut Vec<PodTemplateSpec<'a>>) {
    for shape in shapes {
        let (PodShape::Template(node) | PodShape::Spec(_, node)) = *shape;
        let span = cx.tree.span(node);
        let is_known = |known: &PodTemplateSpec<'_>| {
            known.span == span || known.spec.get().is_some_and(|it| it.span == span)
        };
        if known.iter().any(is_known) {
            continue;
        }
        let template = match *shape {
            PodShape::Template(node) => PodTemplateSpec::from_value(cx, node, cx.tree.value(node)),
            PodShape::Spec(key, node) => bare_spec(cx, key, node),
        };
        known.extend(template);
    }
    known.sort_by_key(|template| template.span);
}

/// A template of a pod spec without metadata.
fn bare_spec<'a>(cx: &Cx<'_, 'a>, key: NodeId, node: NodeId) -> Option<PodTemplateSpec<'a>> {
    let mut template = PodTemplateSpec::from_value(cx, node, Value::Null)?;
    template.spec = super::runtime::field(cx, key, node);
    Some(template)
}

/// How many levels of a custom resource are looked at, and how many nodes.
///
/// The deepest templates of known operators are some ten levels down.
const MAX_DEPTH: u32 = 16;
const MAX_NODES: u32 = 20_000;

/// Keys whose values only look like parts of a pod: chart values, and what policies match and patch.
const HOLES: [&str; 4] = ["anyPattern", "patchStrategicMerge", "pattern", "values"];

/// Finds pod templates in a custom resource by their shape.
///
/// A pod spec is a mapping with a `containers` list whose items are all mappings with an `image` or a `name`. It is
/// taken for one only where operators put them:
/// - under `spec`, in the value of a key that says template (`template`, `podTemplate`, `workerPodTemplate`), which
///   gives a template with metadata;
/// - directly under a key that says pod spec (`podSpec`) or template.
///
/// Other places (a list of `containers` in an operator's own words) stay out: there defaults and merging are the
/// operator's business and findings would be guesses. So do whole objects embedded in the resource, the values of
/// charts and the patterns of policies: they are templates with holes for someone else to fill.
pub(super) fn find_templates<'a>(cx: &Cx<'_, 'a>, root: NodeId) -> Vec<PodTemplateSpec<'a>> {
    let tree = cx.tree;
    let mut found: Vec<PodTemplateSpec<'a>> = Vec::new();
    let mut waiting = vec![(root, 0u32)];
    let mut seen = 0u32;
    while let Some((node, depth)) = waiting.pop() {
        seen += 1;
        if seen > MAX_NODES || depth > MAX_DEPTH {
            continue;
        }
        // Aliases are not followed: what they point to is found where it is written.
        let written = |node: NodeId| tree.resolve(node) == node;
        match tree.kind(node) {
            Kind::Mapping => {
                let embedded =
                    depth > 0 && tree.get(node, "kind").is_some() && tree.get(node, "apiVersion").is_some();
                if embedded {
                    continue;
                }
                for (key, value) in tree.entries(node).filter(|(_, value)| written(*value)) {
                    if !matches!(tree.kind(value), Kind::Mapping | Kind::Sequence) {
                        continue;
                    }
                    let name = tree.key(key);
                    match template(cx, &name, key, value) {
                        Some(template) => found.push(template),
                        None if HOLES.contains(&&*name) => {}
                        None => waiting.push((value, depth + 1)),
                    }
                }
            }
            Kind::Sequence => {
                waiting.extend(tree.items(node).filter(|item| written(*item)).map(|item| (item, depth + 1)));
            }
            _ => {}
        }
    }
    found.sort_by_key(|template| template.span);
    found
}

/// Reads the entry as a pod template, if it looks like one.
fn template<'a>(cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) -> Option<PodTemplateSpec<'a>> {
    let tree = cx.tree;
    let says = |word: &str| {
        let start = name.len().checked_sub(word.len());
        start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    // An embedded object is not a template, whatever its key says.
    if tree.get(node, "kind").is_some() && tree.get(node, "apiVersion").is_some() {
        return None;
    }
    if says("template")
        && let Some((_, spec)) = tree.get(node, "spec")
        && is_pod_spec(tree, spec)
    {
        return PodTemplateSpec::from_value(cx, node, tree.value(node));
    }
    if (says("podspec") || says("template")) && is_pod_spec(tree, node) {
        return bare_spec(cx, key, node);
    }
    None
}

/// Whether the node is a mapping with a list of containers.
fn is_pod_spec(tree: &Tree<'_>, node: NodeId) -> bool {
    let Some((_, containers)) = tree.get(node, "containers") else { return false };
    let mut items = tree.items(containers).peekable();
    items.peek().is_some()
        && items.all(|item| {
            let string =
                |key| tree.get(item, key).is_some_and(|(_, node)| matches!(tree.value(node), Value::Str(_)));
            string("image") || string("name")
        })
}
