//! `probe-scheme-mismatch`: a probe that speaks another protocol than its port.

use super::{Action, asked_port, probe_handlers, probes, subject, takes_probes};
use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{Container, ContainerView, PodView},
    rule::{Check, Context, Rule, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "probe-scheme-mismatch",
    summary: "a probe speaks HTTP, HTTPS or gRPC to a port that is named after another of them",
    group: "lifecycle",
    level: Level::Warn,
    outcome: Outcome::NeverReady,
    stage: Stage::Kubelet,
    page: include_str!("probe_scheme_mismatch.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// What is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speech {
    Http,
    Https,
    Grpc,
    /// Something over TLS.
    Tls,
}

impl Speech {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "HTTP without TLS",
            Self::Https => "HTTPS",
            Self::Grpc => "gRPC",
            Self::Tls => "TLS",
        }
    }

    /// Whether a server of one can answer a probe of the other.
    fn is_understood_by(self, served: Self) -> bool {
        self == served || (self, served) == (Self::Https, Self::Tls)
    }
}

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if !takes_probes(container) || pod.is_child || cx.is_filled_in_later() {
        return;
    }
    for (name, field) in probes(container.container) {
        let Some(action) = field.get().and_then(|probe| probe_handlers(probe).next()) else { continue };
        let Some((asked, span)) = asked_port(container.container, action.action) else { continue };
        let speaks = match action.action {
            Action::Http(http) => match defaults::http_scheme(http).map(|scheme| scheme.value) {
                Some("HTTP") => Speech::Http,
                Some("HTTPS") => Speech::Https,
                _ => continue,
            },
            Action::Grpc(_) => Speech::Grpc,
            _ => continue,
        };
        let Some((served, port, declared)) = served(container.container, asked) else { continue };
        if speaks.is_understood_by(served) {
            continue;
        }
        let (outcome, then) = match name {
            "readinessProbe" => {
                (Outcome::NeverReady, "it fails each time, and the container never gets ready")
            }
            "startupProbe" if container.is_sidecar() => {
                (Outcome::InitStuck, "it fails each time, and the container is killed for it")
            }
            _ => (Outcome::CrashLoop, "it fails each time, and the container is killed for it"),
        };
        let message = format!(
            "{} speaks {} to port {asked}, which is named `{}` for {}; {then}",
            subject(name, container),
            speaks.as_str(),
            shown(port),
            served.as_str()
        );
        let help = match (speaks, served) {
            (Speech::Http, Speech::Https | Speech::Tls) => {
                "write `scheme: HTTPS` beside the port; the certificate is not checked"
            }
            (Speech::Https, Speech::Http) => "leave out `scheme: HTTPS`",
            (Speech::Http | Speech::Https, _) => "use a `grpc` probe, or ask a port that serves HTTP",
            _ => "use `httpGet`, or ask the port that serves gRPC",
        };
        let scheme = match action.action {
            Action::Http(http) => http.scheme.get().map(|scheme| scheme.span),
            _ => None,
        };
        let finding = cx.report(scheme.unwrap_or(span), message).help(help).happens(outcome, Stage::Kubelet);
        if declared != span {
            finding.with(declared, "says what the port serves");
        }
    }
}

/// What the port serves by its name, with the name and where it is.
fn served<'c>(container: &'c Container<'_>, number: i64) -> Option<(Speech, &'c str, Span)> {
    if container.ports.is_incomplete() {
        return None;
    }
    let mut names = container
        .ports
        .items()
        .iter()
        .filter(|port| port.container_port.int() == Some(number) && !port.protocol.is("UDP"))
        .filter_map(|port| port.name.get());
    let name = names.next()?;
    // TCP and UDP may share a number, and then a name says nothing.
    if names.next().is_some() {
        return None;
    }
    Some((speech(name)?, name, name.span))
}

/// What a port's name says of what it serves; nothing if it says more than one thing.
fn speech(name: &str) -> Option<Speech> {
    let mut all = name.split('-').filter_map(|word| match word {
        "http" => Some(Some(Speech::Http)),
        "https" => Some(Some(Speech::Https)),
        "grpc" => Some(Some(Speech::Grpc)),
        "tls" | "ssl" => Some(Some(Speech::Tls)),
        // gRPC for browsers is plain HTTP, and a gateway or proxy speaks several.
        "web" | "gateway" | "gw" | "proxy" | "mux" | "redirect" => Some(None),
        _ => None,
    });
    let first = all.next()??;
    all.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_say() {
        for (name, says) in [
            ("http", Some(Speech::Http)),
            ("http-metrics", Some(Speech::Http)),
            ("https", Some(Speech::Https)),
            ("webhook-https", Some(Speech::Https)),
            ("tls", Some(Speech::Tls)),
            ("grpc", Some(Speech::Grpc)),
            ("grpc-web", None),
            ("http-grpc", None),
            ("tls-grpc", None),
            ("http-tls", None),
            ("http2", None),
            ("web", None),
            ("metrics", None),
        ] {
            assert_eq!(speech(name), says, "{name}");
        }
    }
}
