//! What a kustomization changes is not told as if it were applied as it is written.

mod support;

use podlint::rule::Settings;
use support::check_together;

const BASE: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      initContainers:
      - {name: wait, image: busybox:1.36, command: [sh, -c, 'until nc -z prod-db 5432; do sleep 1; done']}
      containers:
      - {name: web, image: registry.example.com/web:1.4.2, ports: [{name: http, containerPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web, tier: front}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Service
metadata: {name: metrics}
spec:
  selector: {app: web}
  ports: [{port: 9000, targetPort: metrics}, {port: 80, targetPort: http}]
";

/// The joined rules that speak of the base beside a kustomization.
fn told(kustomization: &str) -> Vec<&'static str> {
    let files = [("base/web.yaml", BASE), ("prod/kustomization.yaml", kustomization)];
    let reports = check_together(&files, &Settings::default());
    let joined = [
        "init-waits-for-missing-service",
        "service-selects-nothing",
        "service-target-port",
        "service-without-readiness",
    ];
    let findings: Vec<_> = reports.iter().flat_map(|report| &report.diagnostics).map(|it| it.rule).collect();
    joined.into_iter().filter(|name| findings.contains(name)).collect()
}

const NAMES: [&str; 2] = ["init-waits-for-missing-service", "service-selects-nothing"];
const CONTAINERS: [&str; 2] = ["service-target-port", "service-without-readiness"];

#[test]
fn what_is_left_as_it_is_is_told() {
    for text in [
        "resources: [../base]\n",
        "resources: [../base]\nlabels: [{pairs: {a: b}}]\nnamePrefix: ''\n",
        "resources: [../base]\npatches:\n- target: {kind: Deployment, name: web}\n  patch: |-\n    - {op: add, path: /spec/replicas, value: 2}\n    - {op: remove, path: /spec/paused}\n",
        "resources: [../base]\npatches:\n- target: {kind: Deployment, name: other}\n  path: a.json\n",
        "kind: Values\napiVersion: example.com/v1\nnamePrefix: a\n",
    ] {
        assert_eq!(told(text), [NAMES, CONTAINERS].concat(), "{text}");
    }
}

#[test]
fn other_names_and_labels_are_not_known() {
    for text in [
        "resources: [../base]\nnamePrefix: prod-\n",
        "resources: [../base]\ncommonLabels: {tier: front}\n",
        "kind: Component\nlabels: [{pairs: {tier: front}, includeSelectors: true}]\n",
        "resources: ['https://example.com/db.yaml']\n",
    ] {
        assert_eq!(told(text), CONTAINERS, "{text}");
    }
}

#[test]
fn patched_containers_are_not_known() {
    for text in [
        "resources: [../base]\npatches:\n- target: {kind: Deployment, name: web}\n  path: ports.json\n",
        "resources: [../base]\npatches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: add\n      path: /spec/template/spec/containers/0/ports/-\n      value: {name: metrics, containerPort: 9000}\n",
        "resources: [../base]\npatchesStrategicMerge:\n- |-\n  kind: Deployment\n  metadata: {name: web}\n  spec: {template: {spec: {containers: [{name: web}]}}}\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, ports: [{name: metrics, containerPort: 9000}]}]}}}\n",
    ] {
        assert_eq!(told(text), NAMES, "{text}");
    }
}
