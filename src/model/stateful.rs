//! Programs that are there to keep data, by their images, and where these keep it.

use std::borrow::Cow;

use super::{Container, image};

/// A program that keeps data.
#[derive(Debug)]
pub struct Store {
    /// What it is called.
    pub name: &'static str,
    /// The last part of its images' names; with a `/`, the last parts.
    images: &'static [&'static str],
    /// Where its image keeps data, as the image's own page has it; none where it is always said.
    directories: &'static [&'static str],
    /// Where the images of Bitnami keep it, which differ from the others.
    bitnami: &'static str,
    /// Arguments that say where instead: `--data-dir=/data`, or with the next argument.
    flags: &'static [&'static str],
    /// Variables that say where instead.
    variables: &'static [&'static str],
}

/// The directories are from the pages of the images on Docker Hub and from their `VOLUME`s. Not here: what is mostly a
/// cache (Redis, Memcached), and what keeps data only when told to (NATS, Vault).
const STORES: [Store; 22] = [
    Store {
        name: "PostgreSQL",
        images: &["postgres", "postgresql", "postgis", "timescaledb", "pgvector"],
        directories: &["/var/lib/postgresql/data"],
        bitnami: "/bitnami/postgresql",
        flags: &["-D"],
        variables: &["PGDATA", "POSTGRESQL_DATA_DIR"],
    },
    Store {
        name: "MySQL",
        images: &["mysql", "mysql-server", "percona", "percona-server"],
        directories: &["/var/lib/mysql"],
        bitnami: "/bitnami/mysql",
        flags: &["--datadir"],
        variables: &[],
    },
    Store {
        name: "MariaDB",
        images: &["mariadb", "mariadb-galera"],
        directories: &["/var/lib/mysql"],
        bitnami: "/bitnami/mariadb",
        flags: &["--datadir"],
        variables: &[],
    },
    Store {
        name: "MongoDB",
        images: &["mongo", "mongodb", "mongodb-community-server", "percona-server-mongodb"],
        directories: &["/data/db"],
        bitnami: "/bitnami/mongodb",
        flags: &["--dbpath"],
        variables: &[],
    },
    Store {
        name: "SQL Server",
        images: &["mssql/server"],
        directories: &["/var/opt/mssql"],
        bitnami: "",
        flags: &[],
        variables: &["MSSQL_DATA_DIR"],
    },
    Store {
        name: "Cassandra",
        images: &["cassandra"],
        directories: &["/var/lib/cassandra"],
        bitnami: "/bitnami/cassandra",
        flags: &[],
        variables: &[],
    },
    Store {
        name: "ScyllaDB",
        images: &["scylla"],
        directories: &["/var/lib/scylla"],
        bitnami: "",
        flags: &["--workdir"],
        variables: &[],
    },
    Store {
        name: "Elasticsearch",
        images: &["elasticsearch", "elasticsearch-oss"],
        directories: &["/usr/share/elasticsearch/data"],
        bitnami: "/bitnami/elasticsearch/data",
        flags: &[],
        variables: &["path.data"],
    },
    Store {
        name: "OpenSearch",
        images: &["opensearch"],
        directories: &["/usr/share/opensearch/data"],
        bitnami: "/bitnami/opensearch/data",
        flags: &[],
        variables: &["path.data"],
    },
    Store {
        name: "RabbitMQ",
        images: &["rabbitmq"],
        directories: &["/var/lib/rabbitmq"],
        bitnami: "/bitnami/rabbitmq",
        flags: &[],
        variables: &["RABBITMQ_MNESIA_BASE", "RABBITMQ_MNESIA_DIR"],
    },
    Store {
        name: "Kafka",
        images: &["kafka", "cp-kafka"],
        directories: &["/var/lib/kafka/data"],
        bitnami: "/bitnami/kafka",
        flags: &[],
        variables: &["KAFKA_LOG_DIRS", "KAFKA_LOG_DIR", "KAFKA_CFG_LOG_DIRS"],
    },
    Store {
        name: "ZooKeeper",
        images: &["zookeeper"],
        directories: &["/data", "/datalog"],
        bitnami: "/bitnami/zookeeper",
        flags: &[],
        variables: &["ZOO_DATA_DIR"],
    },
    Store {
        name: "ZooKeeper",
        images: &["cp-zookeeper"],
        directories: &["/var/lib/zookeeper/data"],
        bitnami: "",
        flags: &[],
        variables: &["ZOOKEEPER_DATA_DIR"],
    },
    Store {
        name: "etcd",
        images: &["etcd"],
        directories: &[],
        bitnami: "/bitnami/etcd",
        flags: &["--data-dir", "-data-dir"],
        variables: &["ETCD_DATA_DIR"],
    },
    Store {
        name: "MinIO",
        images: &["minio"],
        directories: &[],
        bitnami: "/bitnami/minio/data",
        flags: &["server"],
        variables: &["MINIO_VOLUMES"],
    },
    Store {
        name: "InfluxDB",
        images: &["influxdb"],
        directories: &["/var/lib/influxdb", "/var/lib/influxdb2"],
        bitnami: "/bitnami/influxdb",
        flags: &["--bolt-path", "--engine-path"],
        variables: &["INFLUXDB_DATA_DIR"],
    },
    Store {
        name: "Neo4j",
        images: &["neo4j"],
        directories: &["/data"],
        bitnami: "/bitnami/neo4j",
        flags: &[],
        variables: &["NEO4J_server_directories_data", "NEO4J_dbms_directories_data"],
    },
    Store {
        name: "CouchDB",
        images: &["couchdb"],
        directories: &["/opt/couchdb/data"],
        bitnami: "/bitnami/couchdb",
        flags: &[],
        variables: &[],
    },
    Store {
        name: "CockroachDB",
        images: &["cockroach"],
        directories: &["/cockroach/cockroach-data"],
        bitnami: "",
        flags: &["--store", "-s"],
        variables: &[],
    },
    Store {
        name: "ClickHouse",
        images: &["clickhouse-server", "clickhouse"],
        directories: &["/var/lib/clickhouse"],
        bitnami: "/bitnami/clickhouse",
        flags: &[],
        variables: &[],
    },
    Store {
        name: "Solr",
        images: &["solr"],
        directories: &["/var/solr"],
        bitnami: "/bitnami/solr",
        flags: &[],
        variables: &["SOLR_HOME"],
    },
    Store {
        name: "ArangoDB",
        images: &["arangodb"],
        directories: &["/var/lib/arangodb3"],
        bitnami: "",
        flags: &["--database.directory"],
        variables: &[],
    },
];

/// The program that the image is of, if it is one that keeps data, and whether the image is Bitnami's.
pub fn store(image: &str) -> Option<(&'static Store, bool)> {
    let image = image::parse(image).ok()?;
    let is = |name: &&str| {
        let rest = image.path.strip_suffix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    let store = STORES.iter().find(|store| store.images.iter().any(is))?;
    let bitnami = image.path.split('/').any(|part| matches!(part, "bitnami" | "bitnamilegacy"));
    Some((store, bitnami))
}

/// The directories in which a container keeps its data; nothing if its image is no program's that keeps data, or if they
/// are named where one cannot see it.
pub fn directories<'c>(container: &'c Container<'_>) -> Option<(&'static Store, Vec<Cow<'c, str>>)> {
    let (store, bitnami) = store(container.image.get()?)?;
    let (env, args) = (&container.env, &container.args);
    if env.is_incomplete() || args.is_incomplete() || container.command.is_incomplete() {
        return None;
    }
    if let Some(variable) =
        env.items().iter().find(|it| it.name.str().is_some_and(|name| store.variables.contains(&name)))
    {
        let path = variable.value.str().filter(|path| path.starts_with('/') && !path.contains('$'))?;
        return Some((store, path.split(',').map(Cow::Borrowed).collect()));
    }
    let words: Vec<&str> = container.command.items().iter().chain(args.items()).map(|word| &**word).collect();
    let is_flag = |word: &str| store.flags.contains(&word);
    for (at, word) in words.iter().enumerate() {
        let (name, value) = word.split_once('=').map_or((*word, None), |(name, value)| (name, Some(value)));
        if is_flag(name) {
            let path = value.or_else(|| words.get(at + 1).copied())?;
            // A list, or a pattern of several: the program's own.
            let plain = path.starts_with('/') && !path.contains([',', '{', '$', '=']);
            return plain.then(|| (store, vec![Cow::Borrowed(path)]));
        }
        // In a script it may be said in many ways.
        if word.contains(char::is_whitespace) && store.flags.iter().any(|flag| word.contains(flag)) {
            return None;
        }
    }
    let known: Vec<Cow<'_, str>> = if bitnami && !store.bitnami.is_empty() {
        vec![Cow::Borrowed(store.bitnami)]
    } else {
        store.directories.iter().copied().map(Cow::Borrowed).collect()
    };
    (!known.is_empty()).then_some((store, known))
}

/// Whether the container runs the program itself: by its image's own command, or by one that is known to.
pub fn runs_server(container: &Container<'_>) -> bool {
    /// What the images' own commands are called.
    const SERVERS: [&str; 12] = [
        "arangod",
        "cassandra",
        "cockroach",
        "docker-entrypoint.sh",
        "etcd",
        "influxd",
        "mariadbd",
        "minio",
        "mongod",
        "mysqld",
        "postgres",
        "rabbitmq-server",
    ];
    match container.command.items() {
        [] => !container.command.is_incomplete(),
        [first, ..] => SERVERS.contains(&first.rsplit('/').next().unwrap_or(first)),
    }
}

#[cfg(test)]
mod tests {
    use super::store;

    #[test]
    fn images_are_known_by_the_end_of_their_names() {
        for (image, known) in [
            ("postgres", Some(("PostgreSQL", false))),
            ("docker.io/bitnami/postgresql:16", Some(("PostgreSQL", true))),
            ("mcr.microsoft.com/mssql/server:2022-latest", Some(("SQL Server", false))),
            ("registry.example.com/team/mysql@sha256:", None),
            ("quay.io/prometheuscommunity/postgres-exporter", None),
            ("notmssql/server", None),
        ] {
            assert_eq!(store(image).map(|(store, bitnami)| (store.name, bitnami)), known, "{image}");
        }
    }
}
