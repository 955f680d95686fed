//! What probes and hooks do, and the ports of a container that they ask.

use super::{
    Container, ExecAction, Field, GRPCAction, HTTPGetAction, IntOrStr, LifecycleHandler, Probe, SleepAction,
    Spanned as _, TCPSocketAction,
};
use crate::text::Span;

/// The probes of a container, with their names.
pub fn probes<'c, 'a>(container: &'c Container<'a>) -> [(&'static str, &'c Field<Box<Probe<'a>>>); 3] {
    [
        ("livenessProbe", &container.liveness_probe),
        ("readinessProbe", &container.readiness_probe),
        ("startupProbe", &container.startup_probe),
    ]
}

/// The hooks of a container that are set, with their names and keys.
pub fn hooks<'c, 'a>(
    container: &'c Container<'a>,
) -> impl Iterator<Item = (&'static str, Span, &'c LifecycleHandler<'a>)> {
    let lifecycle = container.lifecycle.get().into_iter();
    let hooks = lifecycle.flat_map(|it| [("postStart", &it.post_start), ("preStop", &it.pre_stop)]);
    hooks.filter_map(|(name, hook)| match hook {
        Field::Set { key, value } => Some((name, *key, &**value)),
        _ => None,
    })
}

/// What a probe or hook does.
#[derive(Clone, Copy)]
pub enum Action<'c, 'a> {
    /// Runs a command in the container.
    Exec(&'c ExecAction<'a>),
    /// Makes an HTTP request, from the node.
    Http(&'c HTTPGetAction<'a>),
    /// Opens a connection, from the node.
    Tcp(&'c TCPSocketAction<'a>),
    /// Asks the gRPC health service, from the node.
    Grpc(&'c GRPCAction<'a>),
    /// Waits.
    Sleep(&'c SleepAction),
    /// Of the wrong type, and reported as such.
    Unreadable,
}

/// A handler that is written down.
#[derive(Clone, Copy)]
pub struct Handler<'c, 'a> {
    /// The field: `exec`, `httpGet`, `tcpSocket`, `grpc` or `sleep`.
    pub name: &'static str,
    /// The field's key.
    pub key: Span,
    /// What it does.
    pub action: Action<'c, 'a>,
}

/// The handler in a field.
fn handler<'c, 'a, T>(
    name: &'static str,
    field: &'c Field<Box<T>>,
    action: impl FnOnce(&'c T) -> Action<'c, 'a>,
) -> Option<Handler<'c, 'a>> {
    match field {
        Field::Set { key, value } => Some(Handler { name, key: *key, action: action(value) }),
        Field::Invalid(span) => Some(Handler { name, key: *span, action: Action::Unreadable }),
        _ => None,
    }
}

/// The handlers of a probe in the order in which the server looks for them: it takes the first and forbids the rest.
pub fn probe_handlers<'c, 'a>(probe: &'c Probe<'a>) -> impl Iterator<Item = Handler<'c, 'a>> {
    [
        handler("exec", &probe.exec, Action::Exec),
        handler("httpGet", &probe.http_get, Action::Http),
        handler("tcpSocket", &probe.tcp_socket, Action::Tcp),
        handler("grpc", &probe.grpc, Action::Grpc),
    ]
    .into_iter()
    .flatten()
}

/// The handlers of a hook in the order in which the server looks for them.
pub fn hook_handlers<'c, 'a>(hook: &'c LifecycleHandler<'a>) -> impl Iterator<Item = Handler<'c, 'a>> {
    [
        handler("exec", &hook.exec, Action::Exec),
        handler("httpGet", &hook.http_get, Action::Http),
        handler("tcpSocket", &hook.tcp_socket, Action::Tcp),
        handler("sleep", &hook.sleep, Action::Sleep),
    ]
    .into_iter()
    .flatten()
}

/// The port that a handler asks in its own pod, as a number, and where it is written; nothing for a command, for
/// another host, and for a port that cannot be known.
pub fn asked_port(container: &Container<'_>, action: Action<'_, '_>) -> Option<(i64, Span)> {
    let (port, host) = match action {
        Action::Http(http) => (&http.port, &http.host),
        Action::Tcp(tcp) => (&tcp.port, &tcp.host),
        Action::Grpc(grpc) => return grpc.port.get().map(|port| (port.value, port.span)),
        Action::Exec(_) | Action::Sleep(_) | Action::Unreadable => return None,
    };
    if host.str_or_empty() != Some("") {
        return None;
    }
    let port = port.get()?;
    Some((port_number(container, port)?, port.span()))
}

/// The number of a port that is asked in the container: its own, or that of the container's port of that name.
pub fn port_number(container: &Container<'_>, port: &IntOrStr<'_>) -> Option<i64> {
    match port {
        IntOrStr::Int(number) => Some(number.value),
        IntOrStr::Str(name) => {
            container.ports.items().iter().find(|port| port.name.is(name))?.container_port.int()
        }
    }
}

/// Where the container declares the port.
pub fn declared(container: &Container<'_>, port: impl Into<i64>) -> Option<Span> {
    let port = port.into();
    let mut numbers = container.ports.items().iter().filter_map(|it| it.container_port.get());
    numbers.find(|it| it.value == port).map(|it| it.span)
}
