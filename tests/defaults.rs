//! What podlint fills in is what the API server fills in, on every recorded object.
//!
//! Statements: S22 (imagePullPolicy), S23 (restartPolicy), S33 (probe numbers), S43 (grace period).

#![expect(clippy::unwrap_used, reason = "what the server accepted has all its values")]

mod support;

use std::collections::HashMap;

use podlint::{
    defaults::{self, Amount, Data, Filled},
    model::{self, Body, Container, HTTPGetAction, Owner, PodView, Probe},
    schema::Minor,
    yaml,
};
use serde_json::Value;
use support::rows;

/// One object being compared: what differs so far, and how much was compared.
struct Comparison {
    id: String,
    differences: Vec<String>,
    compared: usize,
}

impl Comparison {
    fn value(&mut self, path: &str, server: &Value, ours: impl Into<Value>) {
        let ours = ours.into();
        self.compared += 1;
        if *server != ours {
            self.differences.push(format!("{} {path}: the server has {server}, podlint {ours}", self.id));
        }
    }

    fn filled<T: Into<Value>>(&mut self, path: &str, server: &Value, ours: Option<Filled<T>>) {
        self.value(path, server, ours.map(|filled| filled.value.into()).unwrap_or_default());
    }

    fn amount(&mut self, path: &str, server: &Value, ours: Option<Filled<Amount<'_>>>) {
        let ours = ours.map(|filled| match filled.value {
            Amount::Int(int) => Value::from(int),
            Amount::Text(text) => Value::from(text),
        });
        self.value(path, server, ours.unwrap_or_default());
    }
}

/// The manifests by their ids.
fn cases() -> HashMap<String, String> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows("testdata/conformance/v1.36.jsonl.gz").map(|row| (text(&row, "id"), text(&row, "yaml"))).collect()
}

#[test]
fn defaults_are_those_of_the_server() {
    let cases = cases();
    let (mut differences, mut compared) = (Vec::new(), 0);
    for row in rows("testdata/conformance/defaults-v1.36.jsonl.gz") {
        let id = row["id"].as_str().unwrap();
        let (tree, _) = yaml::parse(&cases[id]);
        let objects = model::objects(&tree, 0, Minor::NEWEST);
        let [object] = objects.as_slice() else { continue };
        let mut comparison = Comparison { id: id.to_owned(), differences: Vec::new(), compared: 0 };
        compare_body(&mut comparison, &row["defaulted"]["spec"], &object.body);
        for pod in object.pods() {
            compare_pod(&mut comparison, pod_spec(&row["defaulted"], pod.owner), &pod);
        }
        compared += comparison.compared;
        differences.extend(comparison.differences);
    }
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(compared > 5_000, "only {compared} values were compared");
}

/// The object as plain JSON.
fn plain(value: &defaults::Value) -> Value {
    match &value.data {
        Data::Null => Value::Null,
        Data::Bool(truth) => (*truth).into(),
        Data::Int(number) => (*number).into(),
        Data::Uint(number) => (*number).into(),
        Data::Float(number) => (*number).into(),
        Data::Text(text) => text.as_str().into(),
        Data::Quantity(quantity) => quantity.to_string().into(),
        Data::List(items) => items.iter().map(plain).collect(),
        Data::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}

#[test]
fn objects_are_stored_as_the_server_has_them() {
    let minor = Minor::new(36).unwrap();
    let (mut differences, mut compared) = (Vec::new(), 0);
    let cases = cases();
    for row in rows("testdata/conformance/defaults-v1.36.jsonl.gz") {
        let id = row["id"].as_str().unwrap();
        let (tree, _) = yaml::parse(&cases[id]);
        let objects = model::objects(&tree, 0, minor);
        let [object] = objects.as_slice() else { panic!("{id} holds one object") };
        let ours = plain(&defaults::stored(&tree, object, minor));
        if ours != row["defaulted"] {
            differences.push(format!("{id}: the server has\n{}\npodlint\n{ours}", row["defaulted"]));
        }
        compared += 1;
    }
    assert!(differences.is_empty(), "{} of {compared}\n{}", differences.len(), differences[0]);
    assert_eq!(compared, 435);
}

fn pod_spec(object: &Value, owner: Owner) -> &Value {
    match owner {
        Owner::Pod => &object["spec"],
        Owner::CronJob => &object["spec"]["jobTemplate"]["spec"]["template"]["spec"],
        Owner::PodTemplate => &object["template"]["spec"],
        _ => &object["spec"]["template"]["spec"],
    }
}

fn compare_body(c: &mut Comparison, server: &Value, body: &Body<'_>) {
    match body {
        Body::Deployment(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::deployment(spec).unwrap();
            c.filled("replicas", &server["replicas"], defaults::replicas(&spec.replicas));
            c.filled("strategy", &server["strategy"]["type"], Some(ours.strategy));
            let rolling = &server["strategy"]["rollingUpdate"];
            c.amount("maxUnavailable", &rolling["maxUnavailable"], ours.max_unavailable);
            c.amount("maxSurge", &rolling["maxSurge"], ours.max_surge);
            c.filled(
                "revisionHistoryLimit",
                &server["revisionHistoryLimit"],
                Some(ours.revision_history_limit),
            );
            let deadline = Some(ours.progress_deadline_seconds);
            c.filled("progressDeadlineSeconds", &server["progressDeadlineSeconds"], deadline);
        }
        Body::StatefulSet(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::stateful_set(spec).unwrap();
            c.filled("replicas", &server["replicas"], defaults::replicas(&spec.replicas));
            c.filled("podManagementPolicy", &server["podManagementPolicy"], Some(ours.pod_management_policy));
            c.filled("updateStrategy", &server["updateStrategy"]["type"], Some(ours.update_strategy));
            c.filled(
                "revisionHistoryLimit",
                &server["revisionHistoryLimit"],
                Some(ours.revision_history_limit),
            );
        }
        Body::DaemonSet(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::daemon_set(spec).unwrap();
            c.filled("updateStrategy", &server["updateStrategy"]["type"], Some(ours.update_strategy));
            let rolling = &server["updateStrategy"]["rollingUpdate"];
            c.amount("maxUnavailable", &rolling["maxUnavailable"], ours.max_unavailable);
            c.amount("maxSurge", &rolling["maxSurge"], ours.max_surge);
            c.filled(
                "revisionHistoryLimit",
                &server["revisionHistoryLimit"],
                Some(ours.revision_history_limit),
            );
        }
        Body::ReplicaSet(it) => {
            let Some(spec) = it.spec.get() else { return };
            c.filled("replicas", &server["replicas"], defaults::replicas(&spec.replicas));
        }
        Body::ReplicationController(it) => {
            let Some(spec) = it.spec.get() else { return };
            c.filled("replicas", &server["replicas"], defaults::replicas(&spec.replicas));
        }
        Body::Job(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::job(spec).unwrap();
            c.filled("parallelism", &server["parallelism"], Some(ours.parallelism));
            c.filled("completions", &server["completions"], ours.completions);
            c.filled("backoffLimit", &server["backoffLimit"], Some(ours.backoff_limit));
            c.filled("completionMode", &server["completionMode"], Some(ours.completion_mode));
            c.filled("suspend", &server["suspend"], Some(ours.suspend));
            c.filled(
                "podReplacementPolicy",
                &server["podReplacementPolicy"],
                Some(ours.pod_replacement_policy),
            );
        }
        Body::CronJob(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::cron_job(spec).unwrap();
            c.filled("concurrencyPolicy", &server["concurrencyPolicy"], Some(ours.concurrency_policy));
            c.filled("suspend", &server["suspend"], Some(ours.suspend));
            let limits = (&server["successfulJobsHistoryLimit"], &server["failedJobsHistoryLimit"]);
            c.filled("successfulJobsHistoryLimit", limits.0, Some(ours.successful_jobs_history_limit));
            c.filled("failedJobsHistoryLimit", limits.1, Some(ours.failed_jobs_history_limit));
        }
        Body::Service(it) => {
            let Some(spec) = it.spec.get() else { return };
            let ours = defaults::service(spec).unwrap();
            c.filled("type", &server["type"], Some(ours.kind));
            c.filled("sessionAffinity", &server["sessionAffinity"], Some(ours.session_affinity));
            c.filled("internalTrafficPolicy", &server["internalTrafficPolicy"], ours.internal_traffic_policy);
            for (index, port) in spec.ports.items().iter().enumerate() {
                c.amount("targetPort", &server["ports"][index]["targetPort"], defaults::target_port(port));
            }
        }
        _ => {}
    }
}

fn compare_pod(c: &mut Comparison, server: &Value, pod: &PodView<'_, '_>) {
    c.filled("restartPolicy", &server["restartPolicy"], defaults::restart_policy(pod.spec));
    c.filled("dnsPolicy", &server["dnsPolicy"], defaults::dns_policy(pod.spec));
    c.filled("schedulerName", &server["schedulerName"], defaults::scheduler_name(pod.spec));
    // A template keeps its negative grace period; podlint says what the pods will have.
    if !pod.is_template()
        || pod.spec.termination_grace_period_seconds.int().is_none_or(|seconds| seconds >= 0)
    {
        let ours = defaults::termination_grace_period_seconds(pod);
        c.filled("terminationGracePeriodSeconds", &server["terminationGracePeriodSeconds"], ours);
    }
    for view in pod.containers() {
        let container = view.container;
        let server = &server[view.list.field()][view.index];
        c.filled("imagePullPolicy", &server["imagePullPolicy"], defaults::image_pull_policy(container));
        let path = defaults::termination_message_path(container);
        c.filled("terminationMessagePath", &server["terminationMessagePath"], path);
        let policy = defaults::termination_message_policy(container);
        c.filled("terminationMessagePolicy", &server["terminationMessagePolicy"], policy);
        for (index, port) in container.ports.items().iter().enumerate() {
            c.filled("protocol", &server["ports"][index]["protocol"], defaults::port_protocol(port));
        }
        compare_probes(c, server, container);
    }
    for (index, volume) in pod.spec.volumes.items().iter().enumerate() {
        let server = &server["volumes"][index];
        if let Some(secret) = volume.secret.get() {
            c.filled(
                "secret mode",
                &server["secret"]["defaultMode"],
                defaults::file_mode(&secret.default_mode),
            );
        }
        if let Some(config_map) = volume.config_map.get() {
            let ours = defaults::file_mode(&config_map.default_mode);
            c.filled("configMap mode", &server["configMap"]["defaultMode"], ours);
        }
    }
}

fn compare_probes(c: &mut Comparison, server: &Value, container: &Container<'_>) {
    let probes = [
        ("livenessProbe", &container.liveness_probe),
        ("readinessProbe", &container.readiness_probe),
        ("startupProbe", &container.startup_probe),
    ];
    for (name, field) in probes {
        let Some(probe) = field.get() else { continue };
        let server = &server[name];
        let ours = defaults::probe_numbers(probe).unwrap();
        // The server leaves out a delay of 0.
        c.value(
            "initialDelaySeconds",
            &server["initialDelaySeconds"].as_i64().unwrap_or(0).into(),
            ours.initial_delay.value,
        );
        c.filled("timeoutSeconds", &server["timeoutSeconds"], Some(ours.timeout));
        c.filled("periodSeconds", &server["periodSeconds"], Some(ours.period));
        c.filled("successThreshold", &server["successThreshold"], Some(ours.success_threshold));
        c.filled("failureThreshold", &server["failureThreshold"], Some(ours.failure_threshold));
        compare_http(c, &server["httpGet"], probe);
    }
}

fn compare_http(c: &mut Comparison, server: &Value, probe: &Probe<'_>) {
    let Some(action): Option<&HTTPGetAction<'_>> = probe.http_get.get().map(|action| &**action) else {
        return;
    };
    c.filled("path", &server["path"], defaults::http_path(action));
    c.filled("scheme", &server["scheme"], defaults::http_scheme(action));
}
