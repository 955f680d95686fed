//! `even-quorum`: an even number of servers that decide by majority.

use crate::{
    diagnostic::{Level, Outcome, Stage},
    model::{Body, Container, Owner, PodView, image},
    rule::{Check, Context, Rule, called},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "even-quorum",
    summary: "an even number of servers that vote, which tolerates no more failures than one less",
    group: "workload",
    level: Level::Warn,
    outcome: Outcome::Fragile,
    stage: Stage::Runtime,
    page: include_str!("even_quorum.md"),
    aliases: &[],
    check: Check::Pod(check),
};

/// Software whose servers each have a vote, and go on only with more than half of them.
struct Quorum {
    name: &'static str,
    /// The last parts of the paths of its servers' images; what only speaks to servers has another.
    images: &'static [&'static str],
    /// What shows that these servers vote, where they need not.
    sign: Sign,
    /// A word in the file that shows that someone else has a vote, too, or that these servers have none.
    tie_breaker: Option<&'static str>,
}

/// What shows that servers vote.
enum Sign {
    /// That they are several.
    Always,
    /// One of these words in the command.
    Word(&'static [&'static str]),
    /// This word in the value of one of these variables.
    Variable(&'static [&'static str], &'static str),
    /// This text in the command, or in the name of a variable.
    Text(&'static str),
}

/// From each program's manual. Elasticsearch and `OpenSearch` are not here: they leave one of an even number out of the vote.
/// NATS votes with `JetStream` only, Vault where its storage is Raft, `MongoDB` in replica sets.
const QUORUMS: &[Quorum] = &[
    Quorum { name: "etcd", images: &["etcd"], sign: Sign::Always, tie_breaker: Some("grpc-proxy") },
    Quorum {
        name: "ZooKeeper",
        images: &["zookeeper", "cp-zookeeper", "kubernetes-zookeeper"],
        sign: Sign::Always,
        tie_breaker: Some("bserver"),
    },
    Quorum {
        name: "ClickHouse Keeper",
        images: &["clickhouse-keeper"],
        sign: Sign::Always,
        tie_breaker: None,
    },
    Quorum {
        name: "Consul",
        images: &["consul", "consul-enterprise"],
        // An agent without it is a client.
        sign: Sign::Word(&["-server", "--server"]),
        tie_breaker: None,
    },
    Quorum {
        name: "NATS",
        images: &["nats"],
        sign: Sign::Word(&["-js", "--js", "-jetstream", "--jetstream"]),
        tie_breaker: None,
    },
    // In partitions, and for quorum queues; its manual advises against two nodes.
    Quorum { name: "RabbitMQ", images: &["rabbitmq"], sign: Sign::Always, tie_breaker: None },
    Quorum {
        name: "Vault",
        images: &["vault", "vault-enterprise"],
        sign: Sign::Text("raft"),
        tie_breaker: None,
    },
    Quorum { name: "OpenBao", images: &["openbao"], sign: Sign::Text("raft"), tie_breaker: None },
    Quorum {
        name: "Kafka",
        images: &["kafka", "cp-kafka"],
        sign: Sign::Variable(&["KAFKA_PROCESS_ROLES", "KAFKA_CFG_PROCESS_ROLES"], "controller"),
        tie_breaker: None,
    },
    Quorum {
        name: "MongoDB",
        images: &["mongo"],
        sign: Sign::Word(&["--replSet", "--configsvr"]),
        tie_breaker: Some("rbiter"),
    },
    Quorum {
        name: "Galera",
        images: &["mariadb-galera", "percona-xtradb-cluster"],
        sign: Sign::Always,
        tie_breaker: Some("garb"),
    },
    Quorum { name: "Redis Sentinel", images: &["redis-sentinel"], sign: Sign::Always, tie_breaker: None },
    Quorum {
        name: "Redis Sentinel",
        images: &["redis"],
        sign: Sign::Word(&["redis-sentinel", "--sentinel"]),
        tie_breaker: None,
    },
];

fn check<'a>(cx: &mut Context<'a, '_>, pod: &PodView<'a, '_>) {
    let Body::StatefulSet(set) = &pod.object.body else { return };
    if pod.owner != Owner::StatefulSet || pod.is_child || cx.is_part() {
        return;
    }
    let Some(replicas) = set.spec.get().and_then(|spec| spec.replicas.get()) else { return };
    let count = replicas.value;
    if count < 2 || count % 2 != 0 {
        return;
    }
    let text = cx.text();
    let found = pod.lasting_containers().find_map(|view| {
        let image = view.container.image.get().filter(|_| !view.is_plain_init())?;
        let name = image::parse(image).ok()?;
        let votes = |it: &&Quorum| it.images.contains(&name.name()) && shows(view.container, &it.sign);
        let quorum = QUORUMS.iter().find(votes)?;
        Some((view, image.place(), quorum))
    });
    let Some((view, image, quorum)) = found else { return };
    if quorum.tie_breaker.is_some_and(|word| text.contains(word)) {
        return;
    }
    let (majority, tolerated) = (count / 2 + 1, (count - 1) / 2);
    let failures = |number: i64| match number {
        0 => "no failure".to_owned(),
        1 => "1 failure".to_owned(),
        more => format!("{more} failures"),
    };
    let message = format!(
        "{count} servers of {} tolerate {}, no more than {} would: {majority} must agree, and two halves cannot",
        quorum.name,
        failures(tolerated),
        count - 1
    );
    let help = format!("write {}, which tolerate {}", count + 1, failures(tolerated + 1));
    cx.report(replicas.span, message).with(image, format!("{} is such a server", called(&view))).help(help);
}

fn shows(container: &Container<'_>, sign: &Sign) -> bool {
    let mut words = container.words();
    let is_part = |c: char| c.is_whitespace() || matches!(c, ',' | '=' | '"' | '\'');
    match sign {
        Sign::Always => true,
        Sign::Word(signs) => words.any(|arg| arg.split(is_part).any(|word| signs.contains(&word))),
        Sign::Variable(names, value) => container.env.items().iter().any(|env| {
            let is_named = env.name.str().is_some_and(|name| names.contains(&name));
            is_named && env.value.str().is_some_and(|text| text.split(is_part).any(|word| word == *value))
        }),
        Sign::Text(text) => {
            words.any(|arg| arg.contains(text))
                || container
                    .env
                    .items()
                    .iter()
                    .any(|env| env.name.str().is_some_and(|name| name.to_ascii_lowercase().contains(text)))
        }
    }
}
