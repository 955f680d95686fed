//! What podlint fills in is what the API server fills in, on every recorded object.
//!
//! Statements: S22 (imagePullPolicy), S23 (restartPolicy), S33 (probe numbers), S43 (grace period).

#![expect(clippy::unwrap_used, reason = "what the server accepted has all its values")]

mod support;

use std::collections::HashMap;

use podlint::{
    defaults::{self, Amount, Data, Filled, Marks},
    model::{self, Body, Container, HTTPGetAction, Owner, PodView, Probe},
    schema::{Minor, Schema},
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

/// A pod's `spec` in a Pod, and the same as a template.
fn pod(spec: &str) -> String {
    format!("{{apiVersion: v1, kind: Pod, metadata: {{name: a}}, spec: {spec}}}")
}

fn template(spec: &str) -> String {
    format!("{{apiVersion: v1, kind: PodTemplate, metadata: {{name: a}}, template: {{spec: {spec}}}}}")
}

fn object(head: &str, spec: &str) -> String {
    let (version, kind) = head.rsplit_once(' ').unwrap();
    format!("{{apiVersion: {version}, kind: {kind}, metadata: {{name: a}}, spec: {spec}}}")
}

fn stored(text: &str, minor: u8) -> defaults::Value {
    let (tree, problems) = yaml::parse(text);
    assert!(problems.is_empty(), "{problems:?} in {text}");
    let minor = Minor::new(minor).unwrap();
    let objects = model::objects(&tree, 0, minor);
    let [object] = objects.as_slice() else { panic!("one object in {text}") };
    defaults::stored(&tree, object, minor)
}

/// By the catalogue (section 3) and the `defaults.go` of each group: what no recorded object shows.
#[test]
fn what_is_filled_in_depends_on_the_object_and_the_minor() {
    let ports = "{hostNetwork: true, containers: [{name: c, ports: [{containerPort: 80}, {containerPort: 81, hostPort: 9}]}]}";
    let huge = "{resources: {requests: {cpu: 1}}, containers: [{name: c, resources: {limits: {hugepages-2Mi: 4Mi}}}, \
                {name: d, resources: {limits: {hugepages-2Mi: 2Mi}}}]}";
    // 100m and 200m run together with the sidecar's 50m; the last init container needs 900m beside the sidecar.
    let sums = "{resources: {limits: {cpu: 2, memory: 1Gi}}, \
                initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 50m}}}, \
                {name: i, resources: {requests: {cpu: INIT}}}], \
                containers: [{name: c, resources: {requests: {cpu: 100m}}}, {name: d, resources: {requests: {cpu: 200m}}}]}";
    let volume = |source: &str| pod(&format!("{{containers: [], volumes: [{{name: v, {source}}}]}}"));
    let service = |spec: &str| object("v1 Service", spec);
    let null = Value::Null;
    let cases: Vec<(String, u8, &str, Value)> = vec![
        // D6, D7
        (pod("{containers: []}"), 36, "/spec/enableServiceLinks", true.into()),
        (template("{containers: []}"), 36, "/template/spec/enableServiceLinks", null.clone()),
        (pod("{containers: [{name: c, resources: {limits: {cpu: 1000m}}}]}"), 36, "/spec/containers/0/resources/requests/cpu", "1".into()),
        (template("{containers: [{name: c, resources: {limits: {cpu: 1}}}]}"), 36, "/template/spec/containers/0/resources/requests", null.clone()),
        (pod("{containers: [], ephemeralContainers: [{name: c, resources: {limits: {cpu: 1}}}]}"), 36, "/spec/ephemeralContainers/0/resources/requests", null.clone()),
        // D8, D9
        (pod(huge), 36, "/spec/resources/limits/hugepages-2Mi", "6Mi".into()),
        (pod(huge), 36, "/spec/resources/requests/hugepages-2Mi", "6Mi".into()),
        (pod(huge), 33, "/spec/resources/limits", null.clone()),
        (pod(&sums.replace("INIT", "900m")), 36, "/spec/resources/requests/cpu", "950m".into()),
        (pod(&sums.replace("INIT", "10m")), 36, "/spec/resources/requests/cpu", "350m".into()),
        (pod(&sums.replace("INIT", "10m")), 36, "/spec/resources/requests/memory", "1Gi".into()),
        (pod(&sums.replace("INIT", "10m")), 33, "/spec/resources/requests", null.clone()),
        // D10
        (pod(ports), 36, "/spec/containers/0/ports/0/hostPort", 80.into()),
        (pod(ports), 36, "/spec/containers/0/ports/1/hostPort", 9.into()),
        (template(ports), 28, "/template/spec/containers/0/ports/0/hostPort", null.clone()),
        (template(ports), 27, "/template/spec/containers/0/ports/0/hostPort", 80.into()),
        // D11, D12
        (pod("{containers: [], volumes: [{name: v, unknown: {}}]}"), 36, "/spec/volumes/0/emptyDir", serde_json::json!({})),
        (volume("image: {reference: nginx}"), 36, "/spec/volumes/0/image/pullPolicy", "Always".into()),
        (volume("image: {reference: 'nginx:1'}"), 36, "/spec/volumes/0/image/pullPolicy", "IfNotPresent".into()),
        (volume("image: {reference: nginx}"), 33, "/spec/volumes/0/image/pullPolicy", null.clone()),
        // D19 to D26
        (volume("projected: {sources: [{serviceAccountToken: {path: t}}]}"), 36, "/spec/volumes/0/projected/sources/0/serviceAccountToken/expirationSeconds", 3600.into()),
        (volume("rbd: {monitors: [a], image: b}"), 36, "/spec/volumes/0/rbd/pool", "rbd".into()),
        (volume("rbd: {monitors: [a], image: b, user: me}"), 36, "/spec/volumes/0/rbd/user", "me".into()),
        (volume("azureDisk: {diskName: a, diskURI: b}"), 36, "/spec/volumes/0/azureDisk/kind", "Shared".into()),
        (volume("scaleIO: {gateway: a, system: b}"), 36, "/spec/volumes/0/scaleIO/fsType", "xfs".into()),
        // D27
        (pod("{overhead: {cpu: 100.5m}, containers: []}"), 36, "/spec/overhead/cpu", "101m".into()),
        (volume("emptyDir: {sizeLimit: 1n}"), 36, "/spec/volumes/0/emptyDir/sizeLimit", "1n".into()),
        // D29
        (object("v1 ReplicationController", "{template: {metadata: {labels: {a: b}}}}"), 36, "/spec/selector/a", "b".into()),
        (object("v1 ReplicationController", "{selector: {c: d}, template: {metadata: {labels: {a: b}}}}"), 36, "/spec/selector/a", null.clone()),
        // D30, D32, D33
        (object("apps/v1 Deployment", "{strategy: {rollingUpdate: {maxSurge: 0}}}"), 36, "/spec/strategy/rollingUpdate/maxUnavailable", "25%".into()),
        (object("apps/v1 Deployment", "{strategy: {type: Recreate}}"), 36, "/spec/strategy/rollingUpdate", null.clone()),
        (object("apps/v1 DaemonSet", "{updateStrategy: {rollingUpdate: {maxSurge: 1}}}"), 36, "/spec/updateStrategy/rollingUpdate/maxUnavailable", 1.into()),
        (object("apps/v1 DaemonSet", "{updateStrategy: {type: OnDelete}}"), 36, "/spec/updateStrategy/rollingUpdate", null.clone()),
        (object("apps/v1 StatefulSet", "{}"), 36, "/spec/updateStrategy/rollingUpdate/partition", 0.into()),
        (object("apps/v1 StatefulSet", "{updateStrategy: {type: RollingUpdate}}"), 36, "/spec/updateStrategy/rollingUpdate", null.clone()),
        (object("apps/v1 StatefulSet", "{}"), 36, "/spec/updateStrategy/rollingUpdate/maxUnavailable", null.clone()),
        (object("apps/v1 StatefulSet", "{}"), 37, "/spec/updateStrategy/rollingUpdate/maxUnavailable", 1.into()),
        // D34 to D36
        (object("batch/v1 Job", "{parallelism: 2}"), 36, "/spec/completions", null.clone()),
        (object("batch/v1 Job", "{completions: 2}"), 36, "/spec/parallelism", 1.into()),
        (object("batch/v1 Job", "{podFailurePolicy: {rules: []}}"), 36, "/spec/podReplacementPolicy", "Failed".into()),
        (object("batch/v1 Job", "{}"), 28, "/spec/podReplacementPolicy", null.clone()),
        (object("batch/v1 Job", "{backoffLimitPerIndex: 1}"), 36, "/spec/backoffLimit", i32::MAX.into()),
        (object("batch/v1 CronJob", "{jobTemplate: {spec: {}}}"), 36, "/spec/jobTemplate/spec/backoffLimit", null.clone()),
        // D39
        (object("batch/v1 CronJob", "{jobTemplate: {spec: {podFailurePolicy: {rules: [{onPodConditions: [{type: a}]}]}}}}"), 36, "/spec/jobTemplate/spec/podFailurePolicy/rules/0/onPodConditions/0/status", "True".into()),
        // D41 to D46
        (service("{sessionAffinityConfig: {clientIP: {timeoutSeconds: 1}}}"), 36, "/spec/sessionAffinityConfig", null.clone()),
        (service("{sessionAffinity: ClientIP}"), 36, "/spec/sessionAffinityConfig/clientIP/timeoutSeconds", 10_800.into()),
        (service("{sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 7}}}"), 36, "/spec/sessionAffinityConfig/clientIP/timeoutSeconds", 7.into()),
        (service("{ports: [{port: 80, targetPort: ''}]}"), 36, "/spec/ports/0/targetPort", 80.into()),
        (service("{ports: [{port: 80, targetPort: web}]}"), 36, "/spec/ports/0/targetPort", "web".into()),
        (service("{type: NodePort}"), 36, "/spec/externalTrafficPolicy", "Cluster".into()),
        (service("{externalIPs: [192.0.2.1]}"), 36, "/spec/externalTrafficPolicy", "Cluster".into()),
        (service("{}"), 36, "/spec/externalTrafficPolicy", null.clone()),
        (service("{type: ExternalName}"), 36, "/spec/internalTrafficPolicy", null.clone()),
        (service("{type: LoadBalancer}"), 36, "/spec/allocateLoadBalancerNodePorts", true.into()),
        (service("{type: NodePort}"), 36, "/spec/allocateLoadBalancerNodePorts", null.clone()),
        // Other groups
        (object("v1 LimitRange", "{limits: [{type: Container, max: {cpu: 2}, min: {cpu: 1, memory: 1Gi}}]}"), 36, "/spec/limits/0", serde_json::json!({
            "type": "Container", "max": {"cpu": "2"}, "min": {"cpu": "1", "memory": "1Gi"},
            "default": {"cpu": "2"}, "defaultRequest": {"cpu": "2", "memory": "1Gi"},
        })),
        (object("v1 LimitRange", "{limits: [{type: Pod, max: {cpu: 2}}]}"), 36, "/spec/limits/0/default", null.clone()),
        (object("networking.k8s.io/v1 NetworkPolicy", "{podSelector: {}}"), 36, "/spec/policyTypes", serde_json::json!(["Ingress"])),
        (object("networking.k8s.io/v1 NetworkPolicy", "{podSelector: {}, egress: [{}]}"), 36, "/spec/policyTypes", serde_json::json!(["Ingress", "Egress"])),
        (object("autoscaling/v2 HorizontalPodAutoscaler", "{behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 5}]}}}"), 36, "/spec/behavior", serde_json::json!({
            "scaleDown": {"policies": [{"type": "Pods", "value": 1, "periodSeconds": 5}], "selectPolicy": "Max"},
            "scaleUp": {"selectPolicy": "Max", "stabilizationWindowSeconds": 0, "policies": [
                {"type": "Pods", "value": 4, "periodSeconds": 15}, {"type": "Percent", "value": 100, "periodSeconds": 15},
            ]},
        })),
        ("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, subjects: [{kind: User, name: a}, {kind: ServiceAccount, name: b}], roleRef: {kind: Role, name: c}}".to_owned(), 36, "/subjects", serde_json::json!([
            {"kind": "User", "name": "a", "apiGroup": "rbac.authorization.k8s.io"}, {"kind": "ServiceAccount", "name": "b"},
        ])),
        ("{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {kubernetes.io/metadata.name: b}}, status: {phase: Active}}".to_owned(), 36, "", serde_json::json!({
            "apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a", "labels": {"kubernetes.io/metadata.name": "a"}}, "spec": {},
        })),
    ];
    for (text, minor, path, expected) in cases {
        let ours = plain(&stored(&text, minor));
        assert_eq!(ours.pointer(path).unwrap_or(&null), &expected, "{path} in 1.{minor} of {text}\n{ours}");
    }
}

#[test]
fn what_happens_beyond_defaulting_is_noted() {
    let notes = |text: &str, minor| {
        let ty = Schema::of(Minor::new(minor).unwrap()).find("v1", "Pod");
        Marks::of(&stored(text, minor), ty).notes
    };
    let note = |path: &str, note: &str| vec![(path.to_owned(), note.to_owned())];
    let grace = pod("{terminationGracePeriodSeconds: -1, containers: []}");
    assert_eq!(notes(&grace, 36), note("spec.terminationGracePeriodSeconds", "stored as 1"));
    assert_eq!(notes(&pod("{terminationGracePeriodSeconds: 0, containers: []}"), 36), []);
    assert_eq!(notes(&template("{terminationGracePeriodSeconds: -1, containers: []}"), 36), []);
    let alias = pod("{serviceAccount: a, containers: []}");
    assert_eq!(notes(&alias, 36), note("spec.serviceAccount", "stored as serviceAccountName, too"));
    assert_eq!(notes(&pod("{serviceAccount: a, serviceAccountName: a, containers: []}"), 36), []);
    let gated = pod("{hostnameOverride: a, containers: []}");
    let dropped = "not stored: the feature gate HostnameOverride is off in 1.34";
    assert_eq!(notes(&gated, 34), note("spec.hostnameOverride", dropped));
    assert_eq!(notes(&gated, 36), []);
}
