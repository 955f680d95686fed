//! What one file's objects have to do with those of other files: names, labels, ports and requests, owned and small.

use super::budgets::{BudgetFacts, ScalerFacts};
use crate::{
    command::{Commands, Reading},
    model::{
        Body, Container, ContainerList, ContainerView, Field, IntOrStr, Map, Object, Owner, PodView, Service,
        Spanned as _, Str, image,
    },
    text::Span,
};

/// A place in a file: the object, and characters of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Site {
    /// The object, by its place among the file's.
    pub object: u32,
    /// The document that it is in.
    pub document: u32,
    /// The characters, or the empty span where something is missing.
    pub span: Span,
}

/// What is kept of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its Services.
    pub services: Vec<ServiceFacts>,
    /// Its pods, and what makes pods.
    pub pods: Vec<PodFacts>,
    /// Its disruption budgets.
    pub budgets: Vec<BudgetFacts>,
    /// What sets the replicas of its workloads, or of others.
    pub scalers: Vec<ScalerFacts>,
    /// Whether there may be more in it: in a template, or in a document that cannot be read.
    pub open: bool,
}

/// A key and a value of labels.
pub type Label = (Box<str>, Box<str>);

/// A Service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceFacts {
    /// Its name's place.
    pub site: Site,
    /// `metadata.name`
    pub name: Box<str>,
    /// `metadata.namespace`
    pub namespace: Option<Box<str>>,
    /// The labels that its pods have; empty if it chooses none itself.
    pub selector: Vec<Label>,
    /// The selector's key, or where it would be.
    pub selector_span: Span,
    /// Its ports.
    pub ports: Vec<ServicePort>,
    /// Whether all of its ports could be read.
    pub complete: bool,
    /// What its name stands for.
    pub address: Address,
    /// Whether pods are behind it before they are ready.
    pub publishes_not_ready: bool,
}

/// What the name of a Service stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// An address of its own.
    Own,
    /// Those of its pods: `clusterIP: None`.
    Pods,
    /// Another name: `type: ExternalName`.
    External,
}

/// A port of a Service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePort {
    /// The port that is asked.
    pub port: i64,
    /// The port of the pods behind it.
    pub target: Target,
    /// `TCP`, `UDP` or `SCTP`.
    pub protocol: Box<str>,
    /// Whether the target is written, and is not the same port by default.
    pub says_target: bool,
    /// The target's place, or that of the port that stands for it.
    pub span: Span,
}

/// A port of pods, as a Service gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// By number.
    Number(i64),
    /// By the name that the containers give it.
    Name(Box<str>),
}

/// A pod, or what makes pods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PodFacts {
    /// The place of the object's name, or of the object if it has none.
    pub site: Site,
    /// The kind of the object that it is written in.
    pub kind: Box<str>,
    /// The object's name.
    pub name: Box<str>,
    /// The object's namespace.
    pub namespace: Option<Box<str>>,
    /// What makes the pod.
    pub owner: Owner,
    /// How many of it are wanted, where the manifest says so.
    pub replicas: Option<i64>,
    /// The pod's labels.
    pub labels: Vec<Label>,
    /// The containers that it is made with.
    pub containers: Vec<ContainerFacts>,
    /// Whether there may be more labels, containers or ports than these.
    pub incomplete: bool,
    /// The loops of its init containers that end only when another host answers.
    pub waits: Vec<Wait>,
    /// Those of its containers' postStart hooks.
    pub hook_waits: Vec<Wait>,
    /// The Service that a `StatefulSet` names as its own, and where.
    pub governing: Option<(Box<str>, Span)>,
    /// Names that its `/etc/hosts` has.
    pub hosts: Vec<Box<str>>,
}

/// A container of a pod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerFacts {
    /// Its name.
    pub name: Box<str>,
    /// Its name's characters.
    pub span: Span,
    /// Whether it ends before the main containers start.
    pub ends: bool,
    /// The ports that it declares.
    pub ports: Vec<ContainerPort>,
    /// Whether it is asked only when it listens: it has a readiness probe, or a startup probe, before which it is not
    /// ready either, or it is known to listen as soon as it runs.
    pub is_asked_in_time: bool,
    /// Where a readiness probe would be written.
    pub insert: Span,
    /// Whether it has a preStop hook.
    pub has_pre_stop: bool,
}

/// A port that a container declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerPort {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: Option<Box<str>>,
    /// `TCP`, `UDP` or `SCTP`.
    pub protocol: Box<str>,
    /// Its number's characters.
    pub span: Span,
}

/// A loop of a container, or of its hook, that ends only when another host answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The container's name.
    pub container: Box<str>,
    /// The list that it is in.
    pub list: ContainerList,
    /// The host, as written.
    pub host: Box<str>,
    /// The port, if one is asked.
    pub port: Option<u16>,
    /// The host's place.
    pub span: Span,
}

impl Facts {
    /// Adds what an object has to do with others. `index` is its place among the file's objects, `text` the file's.
    pub fn add<'a>(
        &mut self,
        object: &Object<'a>,
        pods: &[PodView<'a, '_>],
        index: u32,
        commands: &Commands<'_>,
    ) {
        if let Body::Service(service) = &object.body {
            self.services.extend(service_facts(object, service, index));
        }
        if let Body::PodDisruptionBudget(budget) = &object.body {
            self.budgets.extend(BudgetFacts::of(object, budget, index));
        }
        self.scalers.extend(ScalerFacts::of(object));
        self.pods.extend(pods.iter().map(|pod| pod_facts(pod, index, commands)));
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        let Self { services, pods, budgets, scalers, open } = self;
        services.is_empty() && pods.is_empty() && budgets.is_empty() && scalers.is_empty() && !open
    }
}

pub(super) fn site(object: &Object<'_>, index: u32) -> Site {
    let span = object.name.as_ref().map_or(object.span, Str::place);
    Site { object: index, document: object.document, span }
}

pub(super) fn boxed(text: Option<&Str<'_>>) -> Option<Box<str>> {
    text.map(|text| Box::from(&**text))
}

pub(super) fn labels(map: &Field<Map<'_, Str<'_>>>) -> Vec<Label> {
    map.entries().iter().map(|(key, value)| (Box::from(&**key), Box::from(&**value))).collect()
}

/// What is kept of a Service; nothing of one that cannot be read.
fn service_facts(object: &Object<'_>, service: &Service<'_>, index: u32) -> Option<ServiceFacts> {
    let spec = service.spec.get()?;
    let address = if spec.type_.is("ExternalName") {
        Address::External
    } else if spec.cluster_ip.is("None") {
        Address::Pods
    } else {
        Address::Own
    };
    let is_read = !spec.selector.is_incomplete() && address != Address::External;
    Some(ServiceFacts {
        site: site(object, index),
        name: boxed(object.name.as_ref())?,
        namespace: boxed(object.namespace.as_ref()),
        selector: if is_read { labels(&spec.selector) } else { Vec::new() },
        selector_span: spec.selector.span_or_insert(),
        ports: spec.ports.items().iter().filter_map(service_port).collect(),
        complete: !spec.ports.is_incomplete(),
        address,
        publishes_not_ready: !spec.publish_not_ready_addresses.is_missing(),
    })
}

fn service_port(port: &crate::model::ServicePort<'_>) -> Option<ServicePort> {
    let number = port.port.get()?;
    let (target, span) = match &port.target_port {
        Field::Set { value: IntOrStr::Int(target), .. } if target.value != 0 => {
            (Target::Number(target.value), target.span())
        }
        Field::Set { value: IntOrStr::Str(name), .. } if !name.is_empty() => {
            (Target::Name(Box::from(&**name)), name.place())
        }
        Field::Invalid(_) => return None,
        // The server fills in the port itself.
        _ => (Target::Number(number.value), number.span()),
    };
    let says_target = port.target_port.is_set();
    Some(ServicePort { port: number.value, target, says_target, protocol: protocol(&port.protocol)?, span })
}

/// The protocol in force.
fn protocol(field: &Field<Str<'_>>) -> Option<Box<str>> {
    let word = field.str_or_empty()?;
    Some(Box::from(if word.is_empty() { "TCP" } else { word }))
}

fn pod_facts(pod: &PodView<'_, '_>, index: u32, commands: &Commands<'_>) -> PodFacts {
    let object = pod.object;
    let containers: Vec<ContainerView<'_, '_>> = pod.lasting_containers().collect();
    let unread = |view: &ContainerView<'_, '_>| view.container.ports.is_incomplete();
    let hosts = pod.spec.host_aliases.items().iter().flat_map(|alias| alias.hostnames.items());
    PodFacts {
        site: site(object, index),
        kind: boxed(object.kind.as_ref()).unwrap_or_default(),
        name: boxed(object.name.as_ref()).unwrap_or_default(),
        namespace: boxed(object.namespace.as_ref()),
        owner: pod.owner,
        replicas: replicas(pod),
        labels: pod.metadata.map_or_else(Vec::new, |metadata| labels(&metadata.labels)),
        incomplete: pod.is_incomplete()
            || containers.iter().any(unread)
            || pod.metadata.is_some_and(|metadata| metadata.labels.is_incomplete()),
        governing: governing(pod),
        waits: waits(&containers, commands),
        hook_waits: hook_waits(&containers, commands),
        containers: containers.iter().map(container_facts).collect(),
        hosts: hosts.map(|host| Box::from(&**host)).collect(),
    }
}

/// `serviceName` of a `StatefulSet`.
fn governing(pod: &PodView<'_, '_>) -> Option<(Box<str>, Span)> {
    let Body::StatefulSet(it) = &pod.object.body else { return None };
    let name = it.spec.get()?.service_name.get().filter(|name| !name.is_empty())?;
    Some((Box::from(&**name), name.place()))
}

/// `replicas` of what makes the pod.
fn replicas(pod: &PodView<'_, '_>) -> Option<i64> {
    match &pod.object.body {
        Body::Deployment(it) => it.spec.get()?.replicas.int(),
        Body::StatefulSet(it) => it.spec.get()?.replicas.int(),
        Body::ReplicaSet(it) => it.spec.get()?.replicas.int(),
        Body::ReplicationController(it) => it.spec.get()?.replicas.int(),
        _ => None,
    }
}

fn container_facts(view: &ContainerView<'_, '_>) -> ContainerFacts {
    let container: &Container<'_> = view.container;
    let ports = container.ports.items().iter().filter_map(|port| {
        let number = port.container_port.get()?;
        Some(ContainerPort {
            number: number.value,
            name: port.name.str().filter(|name| !name.is_empty()).map(Box::from),
            protocol: protocol(&port.protocol)?,
            span: number.span(),
        })
    });
    let lifecycle = container.lifecycle.get();
    ContainerFacts {
        name: Box::from(view.name()),
        span: container.name.get().map_or(container.span, Str::place),
        ends: view.is_plain_init(),
        ports: ports.collect(),
        is_asked_in_time: !container.readiness_probe.is_missing()
            || !container.startup_probe.is_missing()
            || listens_at_once(container),
        insert: container.readiness_probe.span_or_insert(),
        has_pre_stop: container.lifecycle.is_invalid()
            || lifecycle.is_some_and(|it| !it.pre_stop.is_missing()),
    }
}

/// Images of servers of files that open their ports before they do anything else (nginx in `ngx_init_cycle`, Apache in
/// `ap_open_logs`, both before their workers start): within milliseconds, while Services take longer to hear of a pod.
const AT_ONCE: [&str; 4] = ["nginx", "nginx-slim", "nginx-unprivileged", "httpd"];

/// Whether the container runs one of these as the image does by itself.
fn listens_at_once(container: &Container<'_>) -> bool {
    let image = container.image.get().and_then(|text| image::parse(text).ok());
    let own = container.command.is_missing() && container.args.is_missing();
    own && image.is_some_and(|image| AT_ONCE.contains(&image.name()))
}

/// The waits of the init containers that come before any sidecar, which may be what is waited for.
fn waits(containers: &[ContainerView<'_, '_>], commands: &Commands<'_>) -> Vec<Wait> {
    let mut waits = Vec::new();
    let inits = containers.iter().filter(|view| view.list == ContainerList::Init);
    for view in inits.take_while(|view| view.is_plain_init()) {
        let Some(reading) = commands.of_container(view.container) else { continue };
        waits.extend(waits_of(view, &reading));
    }
    waits
}

/// The waits of the postStart hooks of what runs on.
fn hook_waits(containers: &[ContainerView<'_, '_>], commands: &Commands<'_>) -> Vec<Wait> {
    let mut waits = Vec::new();
    for view in containers.iter().filter(|view| !view.is_plain_init()) {
        let hook = view.container.lifecycle.get().and_then(|lifecycle| lifecycle.post_start.get());
        let command = hook.and_then(|hook| hook.exec.get()).and_then(|exec| exec.command.get());
        let Some(command) = command else { continue };
        let Some(reading) = commands.of_exec(command, view.container) else { continue };
        waits.extend(waits_of(view, &reading));
    }
    waits
}

fn waits_of(view: &ContainerView<'_, '_>, reading: &Reading) -> impl Iterator<Item = Wait> {
    reading.waits.iter().flat_map(|wait| &wait.targets).map(|(target, span)| Wait {
        container: Box::from(view.name()),
        list: view.list,
        host: Box::from(target.host.as_str()),
        port: target.port,
        span: *span,
    })
}
