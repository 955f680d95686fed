//! The statements of the documents that podlint began from, each with a manifest that breaks it and one that keeps it.
//!
//! A case names the statement, gives the lines that matter in a pod's spec or a whole object, and says what is expected.

mod support;

use podlint::rule::Settings;
use support::compare;

fn indented(lines: &str, columns: usize) -> String {
    lines.lines().flat_map(|line| [&" ".repeat(columns), line, "\n"].map(str::to_owned)).collect()
}

/// A pod with these lines, indented as fields of its spec, around one good container.
fn pod(lines: &str) -> String {
    let spec = indented(lines, 2);
    format!("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n{spec}")
}

/// A Deployment whose pod template has these lines in its spec.
fn deployment(lines: &str) -> String {
    let spec = indented(lines, 6);
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels: {{app: web}}\n  \
         template:\n    metadata:\n      labels: {{app: web}}\n    spec:\n{spec}"
    )
}

const GOOD: &str = "containers:\n- name: web\n  image: nginx:1.29\n";

fn expect(statement: &str, text: &str) {
    if let Err(differences) = compare(text, &Settings::default(), |_| true) {
        panic!("{statement}:\n{text}\n{differences}");
    }
}

#[test]
fn s3_bare_pods() {
    let settings = |rule: &str| Settings::new(&[rule.to_owned()], &[], &[]).expect("the rule exists");
    let bare = compare(&pod(GOOD), &settings("bare-pod"), |_| true).expect_err("a bare pod is named");
    assert!(bare.contains("[bare-pod]"), "{bare}");
    for good in [deployment(GOOD), pod(&format!("restartPolicy: Never\n{GOOD}"))] {
        compare(&good, &settings("bare-pod"), |_| true).unwrap_or_else(|differences| panic!("{differences}"));
    }
}

#[test]
fn s5_label_values() {
    let labels = |value: &str| {
        format!("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels:\n    tier: {value}\n")
    };
    for good in ["front", "\"\"", "Front-end_1.0", "a", "\"0\""] {
        expect("S5", &labels(good));
    }
    let long = "a".repeat(64);
    for bad in ["-front", "front-", "front end", "größe", &long] {
        expect("S5", &labels(&format!("{bad} # error: [label-syntax]")));
    }
}

#[test]
fn s6_s16_containers_share_ports() {
    expect(
        "S6, S16",
        &pod(
            "containers:\n- name: a\n  image: nginx:1.29\n  ports: [{containerPort: 80}]\n- name: b\n  image: nginx:1.29\n  ports: [{containerPort: 80}] # warn: [port-conflict]\n",
        ),
    );
}

#[test]
fn s10_live_output_is_quiet() {
    expect(
        "S10",
        "apiVersion: v1\nkind: List\nmetadata:\n  resourceVersion: \"\"\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: web\n    namespace: default\n    \
         creationTimestamp: \"2026-01-31T12:00:00Z\"\n    resourceVersion: \"12345\"\n    uid: 0d5a2c1e-1f0b-4a53-9d0c-0a4c0b1f3a52\n    managedFields:\n    - manager: kubectl\n      operation: Update\n      \
         apiVersion: v1\n      time: \"2026-01-31T12:00:00Z\"\n      fieldsType: FieldsV1\n      fieldsV1:\n        f:spec: {}\n  spec:\n    containers:\n    - name: web\n      image: nginx:1.29\n      \
         terminationMessagePath: /dev/termination-log\n      imagePullPolicy: IfNotPresent\n    nodeName: node-1\n    enableServiceLinks: true\n    priority: 0\n  status:\n    phase: Running\n    \
         podIP: 10.0.0.7\n    conditions:\n    - type: Ready\n      status: \"True\"\n      lastProbeTime: null\n      lastTransitionTime: \"2026-01-31T12:00:00Z\"\n    qosClass: BestEffort\n",
    );
}

#[test]
fn s15_a_command_is_a_program_and_its_arguments() {
    expect("S15", &pod(&format!("{GOOD}  command: [sleep, \"3600\"]\n")));
    expect("S15", &pod(&format!("{GOOD}  command: [\"sleep 3600\"] # error: [exec-shell-syntax]\n")));
}

#[test]
fn s17_host_ports_clash() {
    let second = |port: &str| {
        pod(&format!(
            "{GOOD}  ports: [{{containerPort: 80, hostPort: 80}}]\n- name: b\n  image: nginx:1.29\n  ports:\n  \
             - containerPort: 81\n    hostPort: {port}\n"
        ))
    };
    expect("S17", &second("81"));
    expect("S17", &second("80 # error: [port-conflict]"));
}

#[test]
fn s18_mounts_need_volumes() {
    expect(
        "S18",
        &pod(&format!(
            "{GOOD}  volumeMounts:\n  - name: data # error: [missing-volume]\n    mountPath: /data\n"
        )),
    );
    expect(
        "S18",
        &pod(&format!(
            "{GOOD}  volumeMounts:\n  - name: data\n    mountPath: /data\nvolumes:\n- name: data\n"
        )),
    );
}

#[test]
fn s20_s27_init_containers() {
    let init = "initContainers:\n- name: init\n  image: busybox:1.37\n";
    expect("S20", &pod(&format!("{init}{GOOD}")));
    expect(
        "S20",
        &pod(&format!(
            "{init}  readinessProbe: {{tcpSocket: {{port: 80}}}} # error: [init-container-probe]\n{GOOD}"
        )),
    );
    expect(
        "S20",
        &pod(&format!(
            "{init}  restartPolicy: Always\n  readinessProbe: {{tcpSocket: {{port: 80}}}}\n{GOOD}"
        )),
    );
}

#[test]
fn s21_the_worked_example_wants_its_services() {
    expect("S45", &support::read("testdata/demo/good/probes.yaml"));
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
    expect("S22", &pod(&format!("{GOOD}  imagePullPolicy: IfNotPresent\n")));
    expect("S22", &pod(&format!("{GOOD}  imagePullPolicy: always # error: [image-pull-policy]\n")));
    expect("S22", &pod("containers:\n- name: web\n  image: nginx # warn: [mutable-image-tag]\n"));
    expect(
        "S22",
        &pod("containers:\n- name: web\n  image: localhost:5000/nginx:latest # warn: [mutable-image-tag]\n"),
    );
}

#[test]
fn s23_s34_restart_policy() {
    for good in ["Always", "OnFailure", "Never"] {
        expect("S23", &pod(&format!("restartPolicy: {good}\n{GOOD}")));
    }
    for bad in ["always", "unless-stopped", "on-failure"] {
        expect("S23", &pod(&format!("restartPolicy: {bad} # error: [restart-policy]\n{GOOD}")));
    }
    expect("S23", &pod(&format!("restartPolicy: no # error: [wrong-type]\n{GOOD}")));
    expect("S23", &deployment(&format!("restartPolicy: Always\n{GOOD}")));
    expect("S23", &deployment(&format!("restartPolicy: OnFailure # error: [restart-policy]\n{GOOD}")));
}

#[test]
fn s25_node_name() {
    expect("S25", &pod(&format!("nodeName: node-1\n{GOOD}")));
    expect(
        "S25",
        &pod(&format!("nodeName: node-1 # warn: [node-name-bypass]\nnodeSelector: {{disk: ssd}}\n{GOOD}")),
    );
}

#[test]
fn s26_namespace_fields_belong_to_the_pod() {
    for field in ["hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace"] {
        expect("S26", &pod(&format!("{field}: true\n{GOOD}")));
        expect("S26", &pod(&format!("{GOOD}  {field}: true # error: [unknown-field] belongs to the pod\n")));
    }
}

#[test]
fn s28_hooks_have_one_handler() {
    let hook = |second: &str| {
        pod(&format!(
            "{GOOD}  lifecycle:\n    postStart:\n      exec: {{command: [touch, /ready]}}\n{second}"
        ))
    };
    expect("S28", &hook(""));
    expect("S28", &hook("      httpGet: {port: 80} # error: [hook-handler]\n"));
}

#[test]
fn s30_projected_files() {
    let file = |field: &str| {
        pod(&format!(
            "{GOOD}  volumeMounts: [{{name: info, mountPath: /info}}]\nvolumes:\n- name: info\n  downwardAPI:\n    items:\n    \
             - path: a\n      fieldRef: {{fieldPath: {field}\n"
        ))
    };
    expect("S30", &file("metadata.labels}"));
    expect("S30", &file("spec.nodeName} # error: [downward-api]"));
}

#[test]
fn s33_probes() {
    expect("S33", &pod(&format!("{GOOD}  livenessProbe: {{httpGet: {{port: 80}}}}\n")));
    expect("S33", &pod(&format!("{GOOD}  livenessProbe: {{periodSeconds: 5}} # error: [probe-handler]\n")));
    expect(
        "S33",
        &pod(&format!(
            "{GOOD}  livenessProbe: {{tcpSocket: {{port: 80}}, successThreshold: 2}} # error: [probe-settings]\n"
        )),
    );
}

#[test]
fn s37_pod_presets_are_gone() {
    expect(
        "S37",
        "apiVersion: settings.k8s.io/v1alpha1 # error: [removed-api]\nkind: PodPreset\nmetadata:\n  name: web\n",
    );
}

#[test]
fn s41_hooks() {
    expect(
        "S41",
        &pod(&format!("{GOOD}  lifecycle: {{preStop: {{exec: {{command: [nginx, -s, quit]}}}}}}\n")),
    );
    expect("S41", &pod(&format!("{GOOD}  lifecycle: {{preStop: {{}}}} # error: [hook-handler]\n")));
    expect(
        "S41",
        &pod(&format!(
            "{GOOD}  lifecycle: {{preStop: {{tcpSocket: {{port: 80}}}}}} # warn: [hook-handler]\n"
        )),
    );
}

#[test]
fn s42_exec_runs_no_shell() {
    expect(
        "S42",
        &pod(&format!(
            "{GOOD}  livenessProbe: {{exec: {{command: [touch, /a, \"&&\", touch, b]}}}} # warn: [exec-shell-syntax]\n"
        )),
    );
}
