//! Services.

use super::{
    pods::PodFacts,
    site::{Label, Site, boxed, labels, protocol, site},
};
use crate::{
    model::{self, Field, IntOrStr, Object, Service, Spanned as _},
    text::Span,
};

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

impl ServiceFacts {
    /// What is kept of a Service; nothing of one that cannot be read.
    pub(super) fn of(object: &Object<'_>, service: &Service<'_>, index: u32) -> Option<Self> {
        let spec = service.spec.get()?;
        let address = if spec.type_.is("ExternalName") {
            Address::External
        } else if spec.is_headless() {
            Address::Pods
        } else {
            Address::Own
        };
        let is_read = !spec.selector.is_incomplete() && address != Address::External;
        Some(Self {
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

    /// Whether it chooses the pod, if both are in one namespace.
    pub fn chooses(&self, pod: &PodFacts) -> bool {
        pod.is_chosen(&self.selector, self.namespace.as_deref())
    }
}

fn service_port(port: &model::ServicePort<'_>) -> Option<ServicePort> {
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
