//! Images that serve until they are stopped.

use super::{Container, Str, image};

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
    // A tag that is no version, or says what it is for, is of someone's own build of another purpose: `postgres:migrate`.
    if !parsed.tag.is_none_or(is_release) {
        return None;
    }
    IMAGES.iter().find(|(name, _)| *name == parsed.name()).copied()
}

/// The image of a container that runs such a server and is told nothing else.
pub fn of_container<'c, 'a>(container: &'c Container<'a>) -> Option<(&'static str, &'c Str<'a>)> {
    let own = container.command.is_missing() && container.args.is_missing();
    let image = container.image.get().filter(|_| own)?;
    of_image(image).map(|(name, _)| (name, image))
}

/// What tags of releases start with, apart from a number.
const RELEASES: &[&str] = &[
    "latest", "stable", "mainline", "alpine", "bookworm", "bullseye", "trixie", "lts", "edge", "main",
    "master",
];

/// What a tag says of an image that does something once.
const ONCE: &[&str] =
    &["init", "migrat", "config", "setup", "seed", "schema", "backup", "restore", "job", "client", "dump"];

fn is_release(tag: &str) -> bool {
    let number = tag.strip_prefix('v').unwrap_or(tag).starts_with(|c: char| c.is_ascii_digit());
    (number || RELEASES.iter().any(|it| tag.starts_with(it))) && !ONCE.iter().any(|it| tag.contains(it))
}
