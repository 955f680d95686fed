//! The statements of the documents that podlint began from, each with manifests that break it and manifests that keep it.
//!
//! A case names the statement, gives the lines that matter in a container, a pod's spec or a whole object, and says in a
//! comment what is expected. Not here are S24 and S35, which leave nothing to find.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use podlint::{
    diagnostic::{Level, Outcome, Stage},
    engine::{Input, Role, check_file, lives},
    lifecycle::Assumptions,
    report::{
        Options,
        timeline::{self, Shown},
    },
    rule::Settings,
    schema::Minor,
};
use support::{check, compare, expectations};

fn indented(lines: &str, columns: usize) -> String {
    lines.lines().flat_map(|line| [&" ".repeat(columns), line, "\n"].map(str::to_owned)).collect()
}

const GOOD: &str = "containers:\n- name: web\n  image: nginx:1.29\n";

/// A manifest as it is.
fn whole(text: &str) -> String {
    text.to_owned()
}

/// A pod with these lines as fields of its spec.
fn pod(lines: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n{}", indented(lines, 2))
}

/// A pod of one good container with these lines as further fields of its spec.
fn around(lines: &str) -> String {
    pod(&format!("{GOOD}{lines}"))
}

/// A pod of one good container with these lines in it.
fn container(lines: &str) -> String {
    around(&indented(lines, 2))
}

/// A pod of one good container and this init container.
fn init(lines: &str) -> String {
    pod(&format!("initContainers:\n- name: first\n  image: busybox:1.37\n{}{GOOD}", indented(lines, 2)))
}

/// A workload whose pods have these lines in their spec.
fn workload(kind: &str, fields: &str, lines: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: {kind}\nmetadata:\n  name: web\nspec:\n{}  selector:\n    matchLabels: {{app: web}}\n  \
         template:\n    metadata:\n      labels: {{app: web}}\n    spec:\n{}",
        indented(fields, 2),
        indented(lines, 6)
    )
}

/// A Deployment whose pods have these lines in their spec.
fn deployment(lines: &str) -> String {
    workload("Deployment", "", lines)
}

/// A Service with these lines in its spec, before a Deployment with these lines in its container.
fn behind_service(service: &str, lines: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n{}---\n{}",
        indented(service, 2),
        deployment(&format!("{GOOD}{}", indented(lines, 2)))
    )
}

/// Holds a statement to manifests, of which some keep it and some break it, with rules that are off by default.
fn hold_with(rules: &[&str], statement: &str, write: impl Fn(&str) -> String, cases: &[&str]) {
    let levels: Vec<(String, Level)> = rules.iter().map(|rule| ((*rule).to_owned(), Level::Warn)).collect();
    let settings = Settings::new(&[], &[], &levels).expect("the rules exist");
    for case in cases {
        let text = write(case);
        if let Err(differences) = compare(&text, &settings, |_| true) {
            panic!("{statement}:\n{text}\n{differences}");
        }
    }
    let breaking = cases.iter().filter(|case| !expectations(&write(case)).is_empty()).count();
    assert!(breaking > 0, "{statement} is never broken");
    assert!(breaking < cases.len(), "{statement} is never kept");
}

fn hold(statement: &str, write: impl Fn(&str) -> String, cases: &[&str]) {
    hold_with(&[], statement, write, cases);
}

/// Holds the timeline of a pod to these lines, one after the other. A line that begins with `!` is nowhere.
fn lives_so(statement: &str, text: &str, startup: Option<u64>, lines: &[&str]) {
    let input = Input { path: "test.yaml", text, role: Role::Manifest };
    let assume = Assumptions {
        startup_seconds: startup.map(|seconds| (None, seconds)).into_iter().collect(),
        ..Assumptions::default()
    };
    let report = check_file(&input, &Settings::default());
    let file = lives(&input, &report, Minor::NEWEST, &assume);
    let shown = Shown::of(input.path, text, &file.pods[0]).unwrap();
    let mut out = Vec::new();
    timeline::text(&mut out, &[shown], &Options::default()).unwrap();
    let page = String::from_utf8(out).unwrap();
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = words.as_str();
    for line in lines {
        if let Some(absent) = line.strip_prefix('!') {
            assert!(!words.contains(absent), "{statement}: `{absent}`\n{page}");
        } else {
            let at = rest.find(line).unwrap_or_else(|| panic!("{statement}: no `{line}`\n{page}"));
            rest = &rest[at + line.len()..];
        }
    }
}

#[test]
fn s1_states_of_containers() {
    let hooks = |post_start: &str| {
        container(&format!(
            "lifecycle:\n  postStart: {{exec: {{command: [{post_start}]}}}}\n  preStop: {{sleep: {{seconds: 5}}}}\n"
        ))
    };
    lives_so(
        "S1",
        &hooks("touch, /tmp/a"),
        None,
        &[
            "shown as ContainerCreating",
            "web: starts",
            "web: postStart is done: reported as running",
            "phase Running",
            "deleted: Terminating",
            "web: preStop begins",
            "5 s web: preStop is done",
            "5 s web: gets SIGTERM",
        ],
    );
    lives_so(
        "S1",
        &hooks("sleep, infinity"),
        None,
        &["postStart never ends (`sleep infinity`): never reported as running", "!phase Running"],
    );
}

#[test]
fn s2_s36_s44_phases() {
    let ends = |fields: &str| around(&format!("  command: [sleep, \"5\"]\n{fields}"));
    let pending = "0 s phase Pending, shown as ContainerCreating";
    for (text, lines) in [
        (container("command: [sleep, infinity]\n"), [pending, "0 s phase Running", "!phase Succeeded"]),
        (ends("restartPolicy: Never\n"), [pending, "0 s phase Running", "5 s phase Succeeded"]),
        (ends("restartPolicy: OnFailure\n"), [pending, "0 s phase Running", "5 s phase Succeeded"]),
        (
            ends("restartPolicy: Always\n"),
            [pending, "5 s web: restarts at once, and ends again", "!phase Succeeded"],
        ),
        // A Pod has succeeded when all its containers have.
        (
            ends("restartPolicy: Never\n").replace(
                "containers:\n",
                "containers:\n  - {name: side, image: \"busybox:1.37\", command: [sleep, \"9\"]}\n",
            ),
            [pending, "5 s web: ends", "9 s phase Succeeded"],
        ),
        (
            around("restartPolicy: Never\nactiveDeadlineSeconds: 20\n"),
            [pending, "0 s phase Running", "20 s phase Failed: DeadlineExceeded"],
        ),
        (
            around("nodeName: node-1\n"),
            ["the pod names its node, `node-1`; the scheduler is not asked", pending, "!Succeeded"],
        ),
    ] {
        lives_so("S2, S36, S44", &text, None, &lines);
    }
}

#[test]
fn s3_s7_s19_s32_bare_pods() {
    let rule = ["bare-pod"];
    hold_with(
        &rule,
        "S3",
        whole,
        &[
            &pod(GOOD).replace("kind: Pod", "kind: Pod # warn: [bare-pod]"),
            &deployment(GOOD),
            &around("restartPolicy: Never\n"),
        ],
    );
}

#[test]
fn s4_volumes_live_as_long_as_their_pod() {
    let database = |lines: &str| {
        deployment(&format!(
            "containers:\n- name: db\n  image: mysql:8.4.2\n  volumeMounts:\n  - {{name: data, mountPath: /var/lib/mysql}}\n\
             volumes:\n- name: data\n{lines}"
        ))
        .replace("  template:", "  strategy: {type: Recreate}\n  template:")
    };
    hold(
        "S4",
        database,
        &["  persistentVolumeClaim: {claimName: db}\n", "  emptyDir: {} # warn: [data-on-empty-dir]\n"],
    );
    let claims = "volumeClaimTemplates:\n- metadata: {name: data}\n  spec:\n    accessModes: [ReadWriteOnce]\n    resources: {requests: {storage: 1Gi}}\n";
    let queue = "containers:\n- name: queue\n  image: rabbitmq:3.13.7";
    hold(
        "S4",
        whole,
        &[
            &workload(
                "StatefulSet",
                "serviceName: web\n",
                &format!("{queue} # warn: [stateful-set-without-claims]\n"),
            ),
            &workload(
                "StatefulSet",
                &format!("serviceName: web\n{claims}"),
                &format!("{queue}\n  volumeMounts: [{{name: data, mountPath: /var/lib/rabbitmq}}]\n"),
            ),
        ],
    );
    hold_with(
        &["data-without-volume"],
        "S4",
        |image| deployment(&format!("containers:\n- name: db\n  image: {image}\n")),
        &["nginx:1.29", "mysql:8.4.2 # warn: [data-without-volume]"],
    );
}

#[test]
fn s5_labels() {
    let long = format!("\"{}\" # error: [label-syntax]", "a".repeat(64));
    let value = |value: &str| {
        format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels:\n    tier: {value}\n")
    };
    hold(
        "S5",
        value,
        &[
            "front",
            "\"\"",
            "Front-end_1.0",
            "a",
            "\"0\"",
            &"a".repeat(63),
            "-front # error: [label-syntax]",
            "front- # error: [label-syntax]",
            "front end # error: [label-syntax]",
            "größe # error: [label-syntax]",
            &long,
        ],
    );
    let key = |key: &str| {
        format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels:\n    {key}\n")
    };
    hold(
        "S5",
        key,
        &[
            "example.com/tier: front",
            "Tier_1.x: front",
            "-tier: front # error: [label-syntax]",
            "Example.com/tier: front # error: [label-syntax]",
            "/tier: front # error: [label-syntax]",
            "tier: front\n    tier: back # error: [duplicate-key]",
        ],
    );
    hold(
        "S5",
        around,
        &["nodeSelector: {disk: ssd}\n", "nodeSelector: {disk: fast disk} # error: [label-syntax]\n"],
    );
}

#[test]
fn s6_s16_containers_share_ports() {
    let second = |port: &str| {
        around(&format!(
            "  ports: [{{containerPort: 80}}]\n- name: b\n  image: nginx:1.29\n  ports: [{{containerPort: {port}\n"
        ))
    };
    hold("S6, S16", second, &["81}]", "80}] # warn: [port-conflict]"]);
}

#[test]
fn s8_several_containers_are_no_fault() {
    hold(
        "S8",
        around,
        &["- name: log\n  image: busybox:1.37\n", "- name: web # error: [duplicate-name]\n  image: a:1\n"],
    );
}

#[test]
fn s9_scale_by_replicas() {
    let of = |replicas: &str| {
        let (marker, replicas) = replicas.split_once('|').unwrap();
        format!(
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: web}}\nspec:\n  minAvailable: 1{marker}\n  \
             selector: {{matchLabels: {{app: web}}}}\n---\n{}",
            workload("Deployment", &format!("replicas: {replicas}\n"), GOOD)
        )
    };
    hold("S9", of, &["|2", " # warn: [budget-blocks-drain]|1"]);
}

#[test]
fn s10_live_output_is_quiet() {
    hold(
        "S10",
        |spec| {
            format!(
                "apiVersion: v1\nkind: List\nmetadata:\n  resourceVersion: \"\"\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: web\n    namespace: default\n    \
         creationTimestamp: \"2026-01-31T12:00:00Z\"\n    resourceVersion: \"12345\"\n    uid: 0d5a2c1e-1f0b-4a53-9d0c-0a4c0b1f3a52\n    managedFields:\n    - manager: kubectl\n      operation: Update\n      \
         apiVersion: v1\n      time: \"2026-01-31T12:00:00Z\"\n      fieldsType: FieldsV1\n      fieldsV1:\n        f:spec: {{}}\n  spec:\n    containers:\n    - name: web\n      image: nginx:1.29\n      \
         terminationMessagePath: /dev/termination-log\n      imagePullPolicy: IfNotPresent\n    {spec}\n    enableServiceLinks: true\n    priority: 0\n  status:\n    phase: Running\n    \
         podIP: 10.0.0.7\n    conditions:\n    - type: Ready\n      status: \"True\"\n      lastProbeTime: null\n      lastTransitionTime: \"2026-01-31T12:00:00Z\"\n    qosClass: BestEffort\n"
            )
        },
        &["nodeName: node-1", "nodename: node-1 # error: [unknown-field]"],
    );
}

#[test]
fn s11_s12_s39_outcomes_and_stages() {
    let probe = "livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 2}\n";
    for (text, stage, outcome) in [
        (around("restartPolicy: always\n"), Stage::ApiServer, Outcome::Rejected),
        (around("nodeSelector: {beta.kubernetes.io/arch: arm64}\n"), Stage::ApiServer, Outcome::Warned),
        (
            behind_service(
                "ports: [{port: 80, targetPort: web}]\nselector: {app: web}\n",
                "ports: [{containerPort: 80}]\n",
            ),
            Stage::Controller,
            Outcome::Fragile,
        ),
        (
            around(
                "nodeSelector: {disk: ssd}\naffinity:\n  nodeAffinity:\n    requiredDuringSchedulingIgnoredDuringExecution:\n      \
                 nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: In, values: [hdd]}]}]\n",
            ),
            Stage::Scheduler,
            Outcome::Pending,
        ),
        (init("command: [sleep, infinity]\n"), Stage::Runtime, Outcome::InitStuck),
        (container("command: [date]\n"), Stage::Kubelet, Outcome::CrashLoop),
        (
            container(&format!("command: [sh, -c, \"sleep 90; exec web\"]\n{probe}")),
            Stage::Kubelet,
            Outcome::CrashLoop,
        ),
        (container("lifecycle: {preStop: {sleep: {seconds: 60}}}\n"), Stage::ApiServer, Outcome::Rejected),
        (pod("containers:\n- {name: web, image: \"Web:1\"}\n"), Stage::Kubelet, Outcome::ImagePull),
        (deployment(&format!("priority: 7\n{GOOD}")), Stage::Controller, Outcome::RefusedLater),
        (
            container("command: [java, -Xmx2g, -jar, a.jar]\nresources: {limits: {memory: 1Gi}}\n"),
            Stage::Kubelet,
            Outcome::OomKilled,
        ),
        (
            container(
                "ports: [{name: https, containerPort: 443}]\nreadinessProbe: {httpGet: {port: https}}\n",
            ),
            Stage::Kubelet,
            Outcome::NeverReady,
        ),
        (
            container("lifecycle: {preStop: {exec: {command: [sleep, \"40\"]}}}\n"),
            Stage::Kubelet,
            Outcome::Killed,
        ),
    ] {
        let found = check(&text, &Settings::default()).diagnostics;
        let said: Vec<_> = found.iter().map(|found| (found.stage, found.outcome)).collect();
        assert_eq!(said, [(stage, outcome)], "{text}");
    }
}

#[test]
fn s13_even_quorums() {
    let servers = |replicas: &str| {
        workload(
            "StatefulSet",
            &format!(
                "serviceName: web\nreplicas: {replicas}\nvolumeClaimTemplates:\n- metadata: {{name: data}}\n  spec:\n    \
                 accessModes: [ReadWriteOnce]\n    resources: {{requests: {{storage: 1Gi}}}}\n"
            ),
            "containers:\n- name: zookeeper\n  image: zookeeper:3.9.3\n  volumeMounts: [{name: data, mountPath: /data}]\n",
        )
    };
    hold("S13", servers, &["3", "4 # warn: [even-quorum]", "5", "6 # warn: [even-quorum]"]);
}

#[test]
fn s14_s17_services_reach_their_pods() {
    let ready = "ports: [{name: http, containerPort: 8080}]\nreadinessProbe: {httpGet: {port: http}}\n";
    hold(
        "S14",
        |service| behind_service(service, ready),
        &[
            "selector: {app: web}\nports: [{port: 80, targetPort: http}]\n",
            "selector: {app: web}\nports: [{port: 80, targetPort: 8080}]\n",
            "selector: {app: web}\nports:\n- port: 80\n  targetPort: web # error: [service-target-port]\n",
            "selector: {app: web}\nports:\n- port: 80 # warn: [service-target-port]\n",
            "selector: {app: wbe} # warn: [service-selects-nothing]\nports: [{port: 80, targetPort: http}]\n",
        ],
    );
    let host_port = |port: &str| {
        around(&format!(
            "  ports: [{{containerPort: 80, hostPort: 80}}]\n- name: b\n  image: nginx:1.29\n  ports:\n  \
             - containerPort: 81\n    hostPort: {port}\n"
        ))
    };
    hold("S17", host_port, &["81", "80 # error: [port-conflict]"]);
}

#[test]
fn s15_one_process_that_gets_the_signals() {
    hold(
        "S15",
        container,
        &[
            "command: [sleep, \"3600\"]\n",
            "command: [\"sleep 3600\"] # error: [exec-shell-syntax]\n",
            "command: [sh, -c, \"cd /app && exec ./web\"]\n",
            "command: [sh, -c, \"./web & ./log & wait\"] # warn: [shell-keeps-signals]\n",
            "command: [sh, -c, \"./web | tee /logs/web\"] # warn: [shell-keeps-signals]\n",
        ],
    );
}

#[test]
fn s18_volumes_are_shared() {
    let volume = |name: &str| {
        around(&format!(
            "  volumeMounts:\n  - name: {name}\n    mountPath: /data\nvolumes:\n- {{name: data, emptyDir: {{}}}}\n"
        ))
    };
    hold("S18", volume, &["data", "date # error: [missing-volume]"]);
    let filled = |writer: &str| {
        let mounts = "volumeMounts: [{name: data, mountPath: /data}]";
        pod(&format!(
            "initContainers:\n{writer}- name: wait\n  image: busybox:1.37\n  {mounts}\n  command: [sh, -c, \"until [ -f /data/menu ]; do \
             sleep 1; done\"]{}\ncontainers:\n- {{name: fill, image: \"fill:1\", {mounts}}}\nvolumes:\n- {{name: data, emptyDir: {{}}}}\n",
            if writer.is_empty() { " # error: [init-reads-later-volume]" } else { "" }
        ))
    };
    let writer = "- {name: write, image: \"fill:1\", volumeMounts: [{name: data, mountPath: /out}]}\n";
    hold("S18", filled, &["", writer]);
}

#[test]
fn s20_s27_init_containers_run_in_order() {
    hold(
        "S20, S27",
        init,
        &[
            "",
            "readinessProbe: {tcpSocket: {port: 80}} # error: [init-container-probe]\n",
            "restartPolicy: Always\nreadinessProbe: {tcpSocket: {port: 80}}\n",
            "command: [sh, -c, \"until nc -z localhost 80; do sleep 1; done\"] # error: [init-waits-for-own-pod]\n",
            "command: [sh, -c, \"while true; do sync; sleep 60; done\"] # error: [init-never-ends]\n",
            "restartPolicy: Always\ncommand: [sh, -c, \"while true; do sync; sleep 60; done\"]\n",
        ],
    );
    let proxy = |probe: &str| {
        let marker = if probe.is_empty() { " # warn: [init-needs-late-sidecar]" } else { "" };
        pod(&format!(
            "initContainers:\n- name: proxy\n  image: db-proxy:3\n  restartPolicy: Always\n  ports: [{{containerPort: 5432}}]\n{probe}\
             - name: migrate\n  image: postgres:17.2\n  command: [psql, -h, localhost, -f, /all.sql]{marker}\n{GOOD}"
        ))
    };
    hold("S20, S27", proxy, &["", "  startupProbe: {tcpSocket: {port: 5432}}\n"]);
    lives_so(
        "S20, S27",
        &init("command: [sleep, \"7\"]\n"),
        None,
        &[
            "phase Pending, shown as Init:0/1",
            "7 s first: ends with status 0; the pod is shown as PodInitializing",
            "7 s initialized: the main containers start",
            "7 s web: starts",
        ],
    );
}

#[test]
fn s21_the_worked_example_wants_its_services() {
    let [pod, services] = ["init-services.yaml", "services.yaml"]
        .map(|file| support::read(format!("testdata/demo/good/{file}")));
    let settings = Settings::default();
    for (files, missing) in [
        (vec![("pod.yaml", &*pod), ("services.yaml", &*services)], vec![]),
        (vec![("pod.yaml", &*pod)], vec!["`catalog` in this file", "`orders` in this file"]),
        (vec![("pod.yaml", &*pod), ("broken.yaml", "kind: [")], vec![]),
    ] {
        let reports = support::check_together(&files, &settings);
        let found = &reports[0].diagnostics;
        assert_eq!(found.len(), missing.len(), "S21: {found:#?}");
        for (finding, words) in found.iter().zip(missing) {
            assert_eq!(finding.rule, "init-waits-for-missing-service");
            assert!(finding.message.contains(&format!("no Service {words}")), "{}", finding.message);
        }
    }
}

#[test]
fn s22_image_pull_policy() {
    let policy = |rest: &str| format!("containers:\n- name: web\n  image: {rest}\n");
    hold(
        "S22",
        |rest| pod(&policy(rest)),
        &[
            "nginx:1.29\n  imagePullPolicy: IfNotPresent",
            "nginx:1.29\n  imagePullPolicy: Always",
            "nginx:1.29\n  imagePullPolicy: always # error: [image-pull-policy]",
            "nginx # warn: [mutable-image-tag]",
            "localhost:5000/nginx # warn: [mutable-image-tag]",
            "localhost:5000/nginx:latest # warn: [mutable-image-tag]",
            "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        ],
    );
}

#[test]
fn s23_s34_restart_policy() {
    hold(
        "S23",
        |policy| around(&format!("restartPolicy: {policy}\n")),
        &[
            "Always",
            "OnFailure",
            "Never",
            "always # error: [restart-policy]",
            "unless-stopped # error: [restart-policy] ",
            "on-failure # error: [restart-policy]",
            "no # error: [wrong-type]",
        ],
    );
    let template = |case: &str| {
        let (kind, policy) = case.split_once(' ').unwrap();
        let fields = if kind == "StatefulSet" { "serviceName: web\n" } else { "" };
        workload(kind, fields, &format!("restartPolicy: {policy}\n{GOOD}"))
    };
    for kind in ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"] {
        let cases = ["Always", "OnFailure # error: [restart-policy]", "Never # error: [restart-policy]"]
            .map(|policy| format!("{kind} {policy}"));
        hold("S23", template, &cases.each_ref().map(String::as_str));
    }
    let job = |policy: &str| {
        format!(
            "apiVersion: batch/v1\nkind: Job\nmetadata: {{name: web}}\nspec:\n  template:\n    spec:\n      \
             restartPolicy: {policy}\n{}",
            indented(GOOD, 6)
        )
    };
    hold("S23", job, &["Never", "OnFailure", "Always # error: [restart-policy]"]);
    hold(
        "S34",
        container,
        &[
            "command: [./migrate, up]\n",
            "command: [sh, -c, \"cp -r /seed /data; echo done\"] # warn: [command-ends]\n",
        ],
    );
}

#[test]
fn s25_nodes_and_hosts() {
    hold(
        "S25",
        around,
        &[
            "nodeName: node-1\n",
            "nodeName: node-1 # warn: [node-name-bypass]\nnodeSelector: {disk: ssd}\n",
            "nodeSelector: {disk: ssd}\n",
            "hostAliases: [{ip: 10.0.0.7, hostnames: [db]}]\n",
            "  command: [sh, -c, \"echo 10.0.0.7 db >> /etc/hosts; exec web\"] # warn: [etc-hosts-edit]\n",
        ],
    );
    let affinity = |operator: &str| {
        around(&format!(
            "nodeSelector: {{disk: ssd}}\naffinity:\n  nodeAffinity:\n    requiredDuringSchedulingIgnoredDuringExecution:\n      \
             nodeSelectorTerms:\n      - matchExpressions:\n        - {{key: disk, operator: {operator}\n"
        ))
    };
    hold("S25", affinity, &["Exists}", "In, values: [hdd]} # error: [unsatisfiable-node]"]);
}

#[test]
fn s26_namespace_fields_belong_to_the_pod() {
    for field in ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace"] {
        let [good, bad] = ["", "  "].map(|indent| format!("{indent}{field}: true"));
        let bad = format!("{bad} # error: [unknown-field] belongs to the pod");
        hold("S26", around, &[&good, &bad]);
    }
}

#[test]
fn s28_s41_hooks() {
    hold(
        "S28, S41",
        |hook| container(&format!("lifecycle:\n  {hook}\n")),
        &[
            "postStart: {exec: {command: [touch, /ready]}}",
            "postStart: {exec: {command: [sh, -c, \"until nc -z localhost 80; do sleep 1; done\"]}}",
            "postStart: {exec: {command: [tail, -f, /dev/null]}} # error: [post-start-hook]",
            "postStart: {exec: {command: [a]}, httpGet: {port: 80}} # error: [hook-handler]",
            "preStop: {exec: {command: [nginx, -s, quit]}}",
            "preStop: {exec: {command: []}} # error: [hook-handler]",
            "preStop: {} # error: [hook-handler]",
            "preStop: {httpGet: {port: 80}}",
            "preStop: {httpGet: {port: web}} # warn: [hook-handler]",
            "preStop: {tcpSocket: {port: 80}} # warn: [hook-handler]",
            "preStop: {exec: {command: [sleep, \"20\"]}}",
            "preStop: {exec: {command: [sleep, \"40\"]}} # warn: [pre-stop-over-grace]",
        ],
    );
}

#[test]
fn s29_running_is_not_ready() {
    let behind = |probe: &str| {
        let (marker, probe) = probe.split_once('|').unwrap();
        behind_service(
            "selector: {app: web}\nports: [{port: 80}]\n",
            &format!("ports: [{{containerPort: 80}}]\n{probe}"),
        )
        .replace("- name: web", &format!("- name: web{marker}"))
        .replace("  selector:\n", "  replicas: 2\n  selector:\n")
    };
    hold(
        "S29",
        behind,
        &["|readinessProbe: {tcpSocket: {port: 80}}\n", " # warn: [service-without-readiness]|"],
    );
}

#[test]
fn s30_projected_files() {
    let file = |field: &str| {
        around(&format!(
            "  volumeMounts: [{{name: info, mountPath: /info}}]\nvolumes:\n- name: info\n  downwardAPI:\n    items:\n    \
             - path: a\n      fieldRef: {{fieldPath: {field}\n"
        ))
    };
    hold(
        "S30",
        file,
        &[
            "metadata.labels}",
            "spec.nodeName} # error: [downward-api]",
            "\"metadata.annotations['team']\"} # warn: [downward-value-empty]",
        ],
    );
    let mount = |sub_path: &str| {
        around(&format!(
            "  volumeMounts:\n  - name: conf\n    mountPath: /etc/web.conf\n    subPath: {sub_path}\nvolumes:\n- name: conf\n  \
             configMap: {{name: web, items: [{{key: conf, path: web.conf}}]}}\n"
        ))
    };
    hold("S30", mount, &["web.conf", "conf # error: [sub-path-missing-file]"]);
    let never_updates = |key: &str| {
        around(&format!(
            "  volumeMounts:\n  - name: conf\n    mountPath: /etc/web\n    {key}\nvolumes:\n- {{name: conf, configMap: {{name: web}}}}\n"
        ))
    };
    let rule = ["sub-path-never-updates"];
    hold_with(
        &rule,
        "S30",
        never_updates,
        &["readOnly: true", "subPath: web # warn: [sub-path-never-updates]"],
    );
}

#[test]
fn s31_service_account_token() {
    let mount = |path: &str| {
        around(&format!(
            "  volumeMounts:\n  - name: keys\n    mountPath: {path}\nvolumes:\n- {{name: keys, secret: {{secretName: keys}}}}\n"
        ))
    };
    hold("S31", mount, &["/etc/keys", "/run/secrets # error: [token-mount]"]);
}

#[test]
fn s33_probes() {
    hold(
        "S33",
        |probe| container(&format!("livenessProbe: {probe}\n")),
        &[
            "{httpGet: {port: 80}}",
            "{exec: {command: [cat, /ready]}}",
            "{tcpSocket: {port: 80}}",
            "{periodSeconds: 5} # error: [probe-handler]",
            "{tcpSocket: {port: 80}, successThreshold: 2} # error: [probe-settings]",
            "{httpGet: {port: 0}} # error: [probe-port]",
            "{httpGet: {port: web}} # warn: [probe-port]",
        ],
    );
    let slow = |delay: &str| {
        container(&format!(
            "command: [sh, -c, \"sleep 60; exec web\"]\nlivenessProbe: {{tcpSocket: {{port: 80}}, initialDelaySeconds: {delay}\n"
        ))
    };
    hold("S33", slow, &["70}", "10} # error: [probe-kills-start-up]"]);
    let same = |liveness: &str| {
        container(&format!(
            "readinessProbe: {{httpGet: {{path: /a, port: 80}}}}\nlivenessProbe: {{httpGet: {{path: {liveness}\n"
        ))
    };
    let rule = ["same-liveness-and-readiness"];
    hold_with(
        &rule,
        "S33",
        same,
        &["/b, port: 80}}", "/a, port: 80}} # warn: [same-liveness-and-readiness]"],
    );
    lives_so(
        "S33",
        &slow("10}"),
        None,
        &["liveness probe kills it before it has started up, each time: CrashLoopBackOff"],
    );
}

#[test]
fn s37_s38_pod_presets_are_gone() {
    hold(
        "S37, S38",
        |version| format!("{version}\nmetadata:\n  name: web\n"),
        &[
            "apiVersion: settings.k8s.io/v1alpha1 # error: [removed-api]\nkind: PodPreset",
            "apiVersion: v1\nkind: ConfigMap",
        ],
    );
}

#[test]
fn s40_init_containers_that_fail() {
    for (policy, says, says_not) in [
        ("Always", "first restarts when it fails", "phase Failed"),
        ("OnFailure", "first restarts when it fails", "phase Failed"),
        ("Never", "first if it fails, so does the pod: Init:Error, phase Failed", "Init:CrashLoopBackOff"),
    ] {
        let text = init("").replace("spec:\n", &format!("spec:\n  restartPolicy: {policy}\n"));
        let mut lines = vec![says, says_not];
        let absent = format!("!{says_not}");
        lines[1] = &absent;
        if policy != "Never" {
            lines.push("shown as CrashLoopBackOff (of init containers and sidecars Init:CrashLoopBackOff)");
        }
        lives_so("S40", &text, None, &lines);
    }
}

#[test]
fn s42_what_probes_ask() {
    hold(
        "S42",
        |probe| container(&format!("ports: [{{name: https, containerPort: 443}}]\nlivenessProbe: {probe}\n")),
        &[
            "{exec: {command: [sh, -c, \"touch /a && touch b\"]}}",
            "{exec: {command: [touch, /a, \"&&\", touch, b]}} # warn: [exec-shell-syntax]",
            "{httpGet: {port: https, scheme: HTTPS}}",
            "{httpGet: {port: https}} # warn: [probe-scheme-mismatch]",
        ],
    );
}

#[test]
fn s43_termination() {
    let stop = |grace: &str| container("lifecycle: {preStop: {exec: {command: [./drain]}}}\n") + grace;
    hold(
        "S43",
        stop,
        &[
            "",
            "  terminationGracePeriodSeconds: 60\n",
            "  terminationGracePeriodSeconds: 0 # warn: [zero-grace-period]\n",
        ],
    );
    lives_so(
        "S43",
        &stop(""),
        None,
        &[
            "0 s deleted: Terminating; Services drop it meanwhile",
            "0 s web: preStop begins",
            "0–30 s web: gets SIGTERM",
            "30–32 s web: gets SIGKILL, if it still runs",
        ],
    );
    lives_so(
        "S43",
        &container("lifecycle: {preStop: {exec: {command: [sleep, \"40\"]}}}\n"),
        None,
        &[
            "30 s web: preStop is cut short: the grace period is over",
            "30 s web: gets SIGTERM",
            "32 s web: gets SIGKILL, if it still runs",
        ],
    );
}

#[test]
fn s45_the_experiments() {
    let probes = support::read("testdata/demo/good/probes.yaml");
    let harmed = probes.replacen("timeoutSeconds: 10", "successThreshold: 2 # error: [probe-settings]", 1);
    assert_ne!(probes, harmed);
    hold("S45", whole, &[&probes, &harmed]);
    for text in support::read("testdata/lifecycle/pods/experiments.yaml").split("\n---\n") {
        assert!(
            check(text, &Settings::default()).diagnostics.iter().all(|found| found.level < Level::Error),
            "{text}"
        );
    }
}

#[test]
fn every_statement_is_here() {
    let source = support::read("tests/statements.rs");
    let tests: String = source.lines().filter(|line| line.starts_with("fn s")).collect();
    let missing: Vec<u32> = (1..=45)
        .filter(|number| ![24, 35].contains(number) && !tests.contains(&format!("s{number}_")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
