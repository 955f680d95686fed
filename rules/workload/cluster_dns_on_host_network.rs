//! `cluster-dns-on-host-network`: a pod on its node's network that uses names which only the cluster's DNS knows.

use crate::{
    defaults,
    diagnostic::{Level, Outcome, Stage},
    model::{ContainerView, PodView, Str, names::dns_1123_label},
    rule::{Check, Context, Rule, called, report_field, shown},
    text::Span,
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "cluster-dns-on-host-network",
    summary: "a pod with `hostNetwork` uses names of Services, which it looks up on the node",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Kubelet,
    page: include_str!("cluster_dns_on_host_network.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// Words in the name of a variable or option whose value is a name that nothing is looked up by: what is written in
/// tokens and certificates, and where no proxy is to be used.
const NOT_LOOKED_UP: [&str; 13] = [
    "issuer",
    "audience",
    "no_proxy",
    "no-proxy",
    "noproxy",
    "san",
    "dns-name",
    "dns_name",
    "hostnames",
    "server-name",
    "server_name",
    "common-name",
    "common_name",
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let spec = pod.spec;
    if pod.is_child
        || cx.is_filled_in_later()
        || !spec.host_network.is_true()
        || !spec.dns_config.is_missing()
    {
        return;
    }
    if defaults::dns_policy(spec).is_none_or(|policy| policy.value != "ClusterFirst") {
        return;
    }
    let Some((view, name, span)) = pod.containers().find_map(|view| {
        let (name, span) = cluster_name(&view)?;
        Some((view, name, span))
    }) else {
        return;
    };
    let is_written = spec.dns_policy.is_set();
    let policy = if is_written {
        "`dnsPolicy: ClusterFirst` means `Default` here"
    } else {
        "`dnsPolicy` is `Default` in effect"
    };
    let message = format!(
        "{} uses `{}`, which only the cluster's DNS knows, but with `hostNetwork` {policy}: the node's DNS is asked",
        called(&view),
        shown(&name)
    );
    let finding = report_field(cx, &spec.dns_policy, "dnsPolicy", message);
    finding.with(span, "a name of a Service");
    finding.with(spec.host_network.value_span(), "the node's network, with the node's DNS");
    finding.help("write `dnsPolicy: ClusterFirstWithHostNet`");
}

/// The first name of a Service in a variable or argument of the container that is there to be connected to.
fn cluster_name(view: &ContainerView<'_, '_>) -> Option<(String, Span)> {
    let container = view.container;
    for env in container.env.items() {
        let (Some(name), Some(value)) = (env.name.get(), env.value.get()) else { continue };
        if let Some(found) = in_text(name, value) {
            return Some(found);
        }
    }
    let mut before = "";
    for arg in container.words() {
        let option = arg.split_once('=').map_or(before, |(option, _)| option);
        if let Some(found) = in_text(option, arg) {
            return Some(found);
        }
        before = arg;
    }
    None
}

/// The name of a Service in a text that `of` stands before.
fn in_text(of: &str, text: &Str<'_>) -> Option<(String, Span)> {
    let of = of.to_ascii_lowercase();
    if NOT_LOOKED_UP.iter().any(|word| of.contains(word)) {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let mut at = 0;
    for word in text.split(|c| !is_part(c)) {
        let start = at;
        at += word.len() + 1;
        if is_service(word) {
            return Some((word.to_owned(), text.place_of(&(start..start + word.len()))));
        }
    }
    None
}

/// Whether it reads `service.namespace.svc`, with or without the cluster's domain, or with a pod's name before it.
fn is_service(word: &str) -> bool {
    let labels: Vec<&str> = word.trim_end_matches('.').split('.').collect();
    let Some(at) = labels.iter().position(|label| *label == "svc") else { return false };
    let is_label = |label: &&str| dns_1123_label(label).is_ok();
    let domain = &labels[at + 1..];
    (2..=3).contains(&at)
        && labels.iter().all(is_label)
        && (domain.is_empty() || domain == ["cluster", "local"])
}

#[cfg(test)]
mod tests {
    use super::is_service;

    #[test]
    fn names_of_services() {
        for (word, is) in [
            ("db.shop.svc", true),
            ("db.shop.svc.cluster.local", true),
            ("db.shop.svc.cluster.local.", true),
            ("db-0.db.shop.svc.cluster.local", true),
            (".svc.cluster.local", false),
            ("shop.svc", false),
            ("db.shop.svc.example", false),
            ("a.b.c.d.svc", false),
            ("db.shop", false),
            ("svc.cluster.local", false),
            ("", false),
        ] {
            assert_eq!(is_service(word), is, "{word}");
        }
    }
}
