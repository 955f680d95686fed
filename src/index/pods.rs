//! Pods, and what makes pods.

use super::site::{Label, Site, boxed, labels, may_be_same, protocol, site};
use super::{
    accounts::TokenFacts,
    claims::ClaimUser,
    links::{self, LinkFacts},
};
use crate::{
    command::{Commands, Reading},
    model::{Body, Container, ContainerList, ContainerView, Field, Owner, PodView, Spanned as _, Str},
    text::Span,
};

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
    /// How many init containers it has, sidecars among them.
    pub inits: usize,
    /// The loops of its init containers that end only when another host answers.
    pub waits: Vec<Wait>,
    /// Those of its containers' postStart hooks.
    pub hook_waits: Vec<Wait>,
    /// The Service that a `StatefulSet` names as its own, and where.
    pub governing: Option<(Box<str>, Span)>,
    /// Names that its `/etc/hosts` has.
    pub hosts: Vec<Box<str>>,
    /// How it uses claims, if it names any.
    pub claims: Option<Box<ClaimUser>>,
    /// What is in the way of its token, if anything is.
    pub token: Option<Box<TokenFacts>>,
    /// Its containers that do not start beside a Service of a certain name.
    pub links: Vec<LinkFacts>,
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
    /// Whether it has a readiness probe, or a startup probe, before which it is not ready either.
    pub says_when_ready: bool,
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

impl PodFacts {
    /// What is kept of a pod. `index` is the place of its object among the file's.
    pub(super) fn of(pod: &PodView<'_, '_>, index: u32, commands: &Commands<'_>) -> Self {
        let object = pod.object;
        let containers: Vec<ContainerView<'_, '_>> = pod.lasting_containers().collect();
        let unread = |view: &ContainerView<'_, '_>| view.container.ports.is_incomplete();
        let hosts = pod.spec.host_aliases.items().iter().flat_map(|alias| alias.hostnames.items());
        Self {
            site: site(object, index),
            kind: boxed(object.kind.as_ref()).unwrap_or_default(),
            name: boxed(object.name.as_ref()).unwrap_or_default(),
            namespace: boxed(object.namespace.as_ref()),
            owner: pod.owner,
            replicas: pod.replicas().and_then(Field::int),
            labels: pod.metadata.map_or_else(Vec::new, |metadata| labels(&metadata.labels)),
            incomplete: pod.is_incomplete()
                || containers.iter().any(unread)
                || pod.metadata.is_some_and(|metadata| metadata.labels.is_incomplete()),
            governing: governing(pod),
            inits: containers.iter().filter(|view| view.list == ContainerList::Init).count(),
            waits: waits(&containers, commands),
            hook_waits: hook_waits(&containers, commands),
            containers: containers.iter().map(container_facts).collect(),
            hosts: hosts.map(|host| Box::from(&**host)).collect(),
            claims: ClaimUser::of(pod),
            token: TokenFacts::of(pod),
            links: links::refused(pod),
        }
    }

    /// Whether both are the same workload, perhaps as written for two environments.
    pub fn is_same_workload(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name
    }

    /// What it is called in a message.
    pub fn called(&self) -> String {
        format!("{} `{}`", self.kind, self.name)
    }

    /// Whether a selector of labels chooses it, if it can be in that namespace. One without labels chooses none.
    pub(super) fn is_chosen(&self, selector: &[Label], namespace: Option<&str>) -> bool {
        !selector.is_empty()
            && may_be_same(namespace, self.namespace.as_deref())
            && selector.iter().all(|label| self.labels.contains(label))
    }
}

/// `serviceName` of a `StatefulSet`.
fn governing(pod: &PodView<'_, '_>) -> Option<(Box<str>, Span)> {
    let Body::StatefulSet(it) = &pod.object.body else { return None };
    let name = it.spec.get()?.service_name.get().filter(|name| !name.is_empty())?;
    Some((Box::from(&**name), name.place()))
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
        says_when_ready: !container.readiness_probe.is_missing() || !container.startup_probe.is_missing(),
        insert: container.readiness_probe.span_or_insert(),
        has_pre_stop: container.lifecycle.is_invalid()
            || lifecycle.is_some_and(|it| !it.pre_stop.is_missing()),
    }
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
