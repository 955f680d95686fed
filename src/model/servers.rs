//! Images that serve until they are stopped.

use super::image;

/// Images whose own command serves until it is stopped.
const IMAGES: &[(&str, Entrypoint)] = &[
    ("cloud-sql-proxy", Entrypoint::Program),
    ("opentelemetry-collector", Entrypoint::Program),
    ("opentelemetry-collector-contrib", Entrypoint::Program),
    ("fluent-bit", Entrypoint::Program),
    // Their `docker-entrypoint.sh` starts the server only if it is told no other program.
    ("envoy", Entrypoint::Script),
    ("fluentd", Entrypoint::Script),
    ("mariadb", Entrypoint::Script),
    ("memcached", Entrypoint::Script),
    ("mongo", Entrypoint::Script),
    ("mysql", Entrypoint::Script),
    ("nginx", Entrypoint::Script),
    ("postgres", Entrypoint::Script),
    ("rabbitmq", Entrypoint::Script),
    ("redis", Entrypoint::Script),
];

/// What an image runs when it is only given arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entrypoint {
    /// The server, with these arguments.
    Program,
    /// The server if the first of them is an option, or else what they say.
    Script,
}

/// The name of such an image, and what it runs when it is given arguments.
pub fn of_image(image: &str) -> Option<(&'static str, Entrypoint)> {
    let parsed = image::parse(image).ok()?;
    IMAGES.iter().find(|(name, _)| *name == parsed.name()).copied()
}
