//! Images that do not start with a variable that a Service puts in their way.

use crate::{
    model::{ContainerView, Owner, PodView, image},
    text::Span,
};

/// A container that does not start with a variable which each Service of one name gives to the pods of its namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkFacts {
    /// What the container is called, with the word for its list.
    pub container: Box<str>,
    /// The image's characters.
    pub span: Span,
    /// The variable.
    pub variable: &'static str,
    /// The Service that makes it so.
    pub service: &'static str,
}

/// An image that ends when it finds a variable.
struct Refuses {
    image: &'static str,
    variable: &'static str,
    /// The Service whose link is called so: in capitals, with `_` for `-`, and with `_PORT` (`pkg/kubelet/envvars`).
    service: &'static str,
    /// A variable with which the image passes over the other one.
    unless: &'static str,
}

/// `/etc/confluent/docker/configure` of each image takes the variable for a setting of old and ends with status 1:
/// `port is deprecated. Please use KAFKA_ADVERTISED_LISTENERS instead.` (`confluentinc/kafka-images`,
/// `schema-registry-images` and `kafka-rest-images`).
const REFUSING: [Refuses; 4] = [
    Refuses { image: "confluentinc/cp-kafka", variable: "KAFKA_PORT", service: "kafka", unless: "" },
    Refuses { image: "confluentinc/cp-server", variable: "KAFKA_PORT", service: "kafka", unless: "" },
    Refuses {
        image: "confluentinc/cp-schema-registry",
        variable: "SCHEMA_REGISTRY_PORT",
        service: "schema-registry",
        unless: "",
    },
    Refuses {
        image: "confluentinc/cp-kafka-rest",
        variable: "KAFKA_REST_PORT",
        service: "kafka-rest",
        unless: "KAFKA_REST_LISTENERS",
    },
];

/// The containers of a pod for which there is such a Service, if it is there.
pub(super) fn refused(pod: &PodView<'_, '_>) -> Vec<LinkFacts> {
    // The operator of a custom resource may turn them off.
    let links = &pod.spec.enable_service_links;
    if pod.owner == Owner::Custom || !links.is_missing() && !links.is_true() {
        return Vec::new();
    }
    let main = pod.lasting_containers().filter(|view| !view.is_plain_init());
    main.filter_map(|view| of_container(&view)).collect()
}

fn of_container(view: &ContainerView<'_, '_>) -> Option<LinkFacts> {
    let container = view.container;
    let text = container.image.str()?;
    let path = image::parse(text).ok()?.path;
    let is =
        |image: &str| path.strip_suffix(image).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    let known = REFUSING.iter().find(|it| is(it.image))?;
    // A command of one's own may take the variable away first, and so may what is written in `env`.
    let own = !container.command.is_missing() || !container.args.is_missing();
    let env = &container.env;
    let sets = |name: &str| env.items().iter().any(|it| it.name.is(name));
    if own
        || env.is_incomplete()
        || !container.env_from.is_missing()
        || sets(known.variable)
        || sets(known.unless)
    {
        return None;
    }
    Some(LinkFacts {
        container: format!("{} `{}`", view.list.noun(), view.name()).into(),
        span: container.image.value_span(),
        variable: known.variable,
        service: known.service,
    })
}
