//! What a finding says beside its message: what happens and where, the other places it speaks of, the server's words,
//! and the document and object it is of.

mod support;

use std::fmt::Write as _;

use podlint::{diagnostic::Diagnostic, engine::FileReport, rule::Settings};
use support::check;

/// A finding in one line: rule, level, outcome, stage, document, object and place; the labels; the server's words.
fn line(text: &str, finding: &Diagnostic) -> String {
    let Diagnostic { rule, level, outcome, stage, document, span, .. } = finding;
    let object = finding.object.map_or_else(|| "-".to_owned(), |object| object.to_string());
    let mut line = format!("{rule} {level} {outcome:?} {stage:?} {document}/{object} `{}`", span.slice(text));
    for label in &finding.labels {
        let _ = write!(line, "; {} `{}`", label.message, label.span.slice(text));
    }
    if let Some(server) = &finding.server {
        let _ = write!(line, "; {:?}: {:?} {}", server.scope, server.cause, server.field);
    }
    line
}

fn expect(text: &str, lines: &[&str]) -> FileReport {
    let report = check(text, &Settings::default());
    let found: Vec<_> = report.diagnostics.iter().map(|finding| line(text, finding)).collect();
    assert_eq!(found, lines, "{text}");
    report
}

/// A Pod with these lines in its spec.
fn pod(spec: &str) -> String {
    format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n{spec}")
}

/// A Deployment with these lines in its spec, and these in that of its pods.
fn deployment(spec: &str, pod: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n{spec}  selector: {{matchLabels: {{app: web}}}}\n  \
         template:\n    metadata: {{labels: {{app: web}}}}\n    spec:\n{pod}"
    )
}

#[test]
fn pods_of_custom_resources_are_refused_later() {
    let text = "apiVersion: example.com/v1\nkind: Web\nmetadata: {name: web, labels: {a: -b}}\nspec:\n  template:\n    spec:\n      restartPolicy: never\n      \
                containers: [{name: web, image: 'nginx:1.29'}]\n";
    expect(
        text,
        &[
            "label-syntax error Rejected ApiServer 0/0 `-`; Errors: Invalid metadata.labels",
            "restart-policy error RefusedLater Controller 0/0 `never`",
        ],
    );
}

#[test]
fn findings_are_of_their_document_and_object() {
    let bad = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Web}\n";
    let named = "`W`; Errors: Invalid metadata.name";
    let text = format!(
        "{bad}---\nreplicas: 1\n---\n{bad}---\nkind: ConfigMap\nkind: ConfigMap\napiVersion: v1\nmetadata: {{generateName: web-}}\n"
    );
    let report = expect(
        &text,
        &[
            &format!("object-name error Rejected ApiServer 0/0 {named}"),
            &format!("object-name error Rejected ApiServer 2/1 {named}"),
            "duplicate-key error Dropped Client 3/- `kind`; the first one `kind`; Strict: DuplicateField kind",
        ],
    );
    assert_eq!((report.documents, report.not_kubernetes), (4, 1));
    assert_eq!(report.objects[2].name.as_deref(), Some("web-"));
}

#[test]
fn what_an_alias_repeats_is_reported_once() {
    let labels = deployment("", "      containers: [{name: a, image: 'a:1'}]\n")
        .replacen("{name: web}", "{name: web, labels: &l {app: web, a: -b}}", 1)
        .replace("labels: {app: web}}\n    spec", "labels: *l}\n    spec");
    expect(&labels, &["label-syntax error Rejected ApiServer 0/0 `-`; Errors: Invalid metadata.labels"]);
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: a, image: 'a:1', livenessProbe: &p {httpGet: {port: 80}, periodSeconds: -1}}\n  \
                - {name: b, image: 'a:1', livenessProbe: *p}\n";
    let report = check(text, &Settings::default());
    let mut messages: Vec<_> = report.diagnostics.iter().map(|it| (it.span, it.rule, &it.message)).collect();
    let all = messages.len();
    messages.dedup();
    assert_eq!(messages.len(), all);
}

#[test]
fn grace_periods() {
    let spec = "terminationGracePeriodSeconds: -1\n";
    let containers = "containers: [{name: web, image: 'nginx:1.29'}]\n";
    expect(&pod(&format!("  {spec}  {containers}")), &["grace-period warn Dropped ApiServer 0/0 `-1`"]);
    expect(
        &deployment("", &format!("      {spec}      {containers}")),
        &[
            "grace-period warn Warned ApiServer 0/0 `-1`; Warnings: Invalid spec.template.spec.terminationGracePeriodSeconds",
        ],
    );
}

#[test]
fn ports_of_a_pod() {
    let two = |first: &str, second: &str| {
        format!(
            "      containers:\n      - {{name: a, image: 'a:1', ports: [{first}]}}\n      - {{name: b, image: 'b:1', ports: [{second}]}}\n"
        )
    };
    let host = "      hostNetwork: true\n";
    let any = two("{containerPort: 80, hostPort: 81}", "{containerPort: 80, hostPort: 81, hostIP: 10.0.0.1}");
    let same = "`80`; first declared here `80`; Warnings: Invalid spec.template.spec.containers[1].ports[0]";
    // An address of the node and all of them, a port with and without one on the node, and two that are apart.
    expect(
        &deployment("  strategy: {type: Recreate}\n", &any),
        &[&format!("port-conflict warn Warned ApiServer 0/0 {same}")],
    );
    let half = two("{containerPort: 80}", "{containerPort: 80, hostPort: 81}");
    expect(
        &deployment("  strategy: {type: Recreate}\n", &half),
        &[&format!("port-conflict warn Warned ApiServer 0/0 {same}")],
    );
    expect(
        &deployment("", &two("{containerPort: 80, hostPort: 81}", "{containerPort: 80, hostPort: 82}")),
        &[],
    );
    // A wrong number is a finding of its own, and so is a container that is there twice.
    let wrong = |index: u32| {
        format!(
            "port-number error Rejected ApiServer 0/0 `70000`; Errors: Invalid spec.template.spec.containers[{index}].ports[0].containerPort"
        )
    };
    expect(
        &deployment("", &two("{containerPort: 70000}", "{containerPort: 70000}")),
        &[&wrong(0), &wrong(1)],
    );
    expect(
        &deployment("", &two("{containerPort: 80}", "{containerPort: 80}").replace("name: b", "name: a")),
        &[
            "duplicate-name error Rejected ApiServer 0/0 `a`; first used here `a`; Errors: Duplicate spec.template.spec.containers[1].name",
        ],
    );
    // Without a number on the node, the two clash in the pods that are made; with one, at once.
    let shared = two("{containerPort: 80}", "{containerPort: 80}");
    expect(
        &deployment("", &format!("{host}{shared}")),
        &[
            "port-conflict error RefusedLater Controller 0/0 `80`; first here `80`; Child: Duplicate spec.containers[1].ports[0].hostPort",
        ],
    );
    expect(
        &pod(&format!("{host}{shared}")),
        &[
            "port-conflict error Rejected ApiServer 0/0 `80`; first here `80`; Errors: Duplicate spec.containers[1].ports[0].hostPort",
        ],
    );
    let template = deployment("", &format!("{host}{shared}"))
        .replace("apps/v1", "v1")
        .replace("Deployment", "PodTemplate");
    let template = template
        .replace("spec:\n  selector: {matchLabels: {app: web}}\n", "")
        .replace("\n    ", "\n  ")
        .replacen("  template", "template", 1);
    expect(
        &template,
        &[&format!(
            "port-conflict warn Warned ApiServer 0/0 {}",
            same.replace(".template.spec.containers", ".containers")
                .replace("spec.containers", "template.spec.containers")
        )],
    );
    let differ = two("{containerPort: 80, hostPort: 81}", "{containerPort: 82}");
    expect(
        &deployment("", &format!("{host}{differ}")),
        &[
            "port-conflict error Rejected ApiServer 0/0 `81`; the container listens on the node at this port `80`; Errors: Invalid spec.template.spec.containers[0].ports[0].hostPort",
        ],
    );
}

#[test]
fn requests_and_limits() {
    let resources = |requests: &str, limits: &str| {
        pod(&format!(
            "  containers: [{{name: a, image: 'a:1', resources: {{requests: {{{requests}}}, limits: {{{limits}}}}}}}]\n"
        ))
    };
    expect(
        &resources("cpu: 2", "cpu: 1"),
        &[
            "request-over-limit error Rejected ApiServer 0/0 `2`; the limit `1`; Errors: Invalid spec.containers[0].resources.requests",
        ],
    );
    // An amount below zero is the root of the trouble.
    expect(
        &resources("cpu: 2", "cpu: -1"),
        &[
            "quantity-syntax error Rejected ApiServer 0/0 `-1`; Errors: Invalid spec.containers[0].resources.limits[cpu]",
        ],
    );
    expect(
        &resources("example.com/gpu: 1", "cpu: 1"),
        &[
            "request-over-limit error Rejected ApiServer 0/0 `example.com/gpu`; the limits do not have it `limits`; Errors: Required spec.containers[0].resources.limits",
        ],
    );
    let part = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      \
                containers: [{name: a, resources: {requests: {example.com/gpu: 1}}}]\n";
    expect(part, &["partial-object warn Rejected ApiServer 0/0 `web`; Errors: Required spec.selector"]);
}

#[test]
fn chosen_nodes() {
    let containers = "containers: [{name: a, image: 'a:1'}]";
    let beside = format!(
        "  nodeName: node-1\n  nodeSelector: {{a: b}}\n  affinity: {{podAntiAffinity: {{}}}}\n  {containers}\n"
    );
    expect(
        &pod(&beside),
        &[
            "node-name-bypass warn Fragile Scheduler 0/0 `nodeName`; not looked at by the scheduler `nodeSelector`; nor is this `affinity`",
        ],
    );
    // What a cluster gave back.
    expect(
        &pod(&beside).replace("{name: web}", "{name: web, uid: 0d5a2c1e-1f0b-4a53-9d0c-0a4c0b1f3a52}"),
        &[],
    );
    expect(&format!("{}status: {{phase: Running}}\n", pod(&beside)), &[]);
    let replicas = |number: u32| {
        deployment(
            &format!("  replicas: {number}\n"),
            &format!("      nodeName: node-1\n      {containers}\n"),
        )
    };
    expect(&replicas(1), &[]);
    expect(&replicas(2), &["node-name-bypass warn Fragile Scheduler 0/0 `node-1`; so many pods `2`"]);
}

#[test]
fn volumes_that_nothing_mounts() {
    let unused = "  volumes: [{name: data, emptyDir: {}}]\n  containers: [{name: a, image: 'a:1'}]\n";
    let said = "unused-volume warn Fragile Kubelet 0/0 `data`";
    expect(&pod(unused), &[said]);
    for injected in
        ["annotations: {sidecar.istio.io/inject: 'true'}", "annotations: {gke-gcsfuse/volumes: 'true'}"]
    {
        expect(&pod(unused).replace("{name: web}", &format!("{{name: web, {injected}}}")), &[]);
    }
    let variable = "env: [{name: A, valueFrom: {fileKeyRef: {volumeName: data, path: a, key: A}}}]";
    expect(&pod(unused).replace("'a:1'", &format!("'a:1', {variable}")), &[]);
    // The containers of a custom resource may be its operator's.
    let custom = pod(unused)
        .replace("v1\nkind: Pod", "example.com/v1\nkind: Web")
        .replace("spec:\n", "spec:\n podSpec:\n");
    expect(&custom, &[]);
}

#[test]
fn file_modes() {
    let mode = |mode: &str| {
        pod(&format!(
            "  volumes: [{{name: a, configMap: {{name: a, defaultMode: {mode}}}}}]\n  containers: [{{name: a, image: 'a:1', volumeMounts: [{{name: a, mountPath: /a}}]}}]\n"
        ))
    };
    for decimal in ["400", "440", "500"] {
        expect(&mode(decimal), &[&format!("file-mode warn Fragile Kubelet 0/0 `{decimal}`")]);
    }
    for good in ["0400", "0777", "511", "0"] {
        expect(&mode(good), &[]);
    }
    for bad in ["512", "-1"] {
        expect(
            &mode(bad),
            &[&format!(
                "file-mode error Rejected ApiServer 0/0 `{bad}`; Errors: Invalid spec.volumes[0].configMap.defaultMode"
            )],
        );
    }
}

#[test]
fn names_at_their_longest() {
    let object = |head: &str, length: usize, spec: &str| {
        format!("{head}\nmetadata: {{name: {}}}\n{spec}", "a".repeat(length))
    };
    let pod_spec = "{metadata: {labels: {app: web}}, spec: {restartPolicy: Never, containers: [{name: a, image: 'a:1'}]}}";
    let cron = format!("spec: {{schedule: '* * * * *', jobTemplate: {{spec: {{template: {pod_spec}}}}}}}\n");
    let job = format!("spec: {{template: {pod_spec}}}\n");
    let set = format!(
        "spec: {{serviceName: a, selector: {{matchLabels: {{app: web}}}}, template: {}}}\n",
        pod_spec.replace("Never", "Always")
    );
    for (head, most, spec, said) in [
        (
            "apiVersion: batch/v1\nkind: CronJob",
            52,
            &cron,
            "Rejected ApiServer 0/0 `a`; Errors: Invalid metadata.name",
        ),
        (
            "apiVersion: batch/v1\nkind: Job",
            63,
            &job,
            "Rejected ApiServer 0/0 `a`; Errors: Invalid spec.template.labels",
        ),
        (
            "apiVersion: apps/v1\nkind: StatefulSet",
            52,
            &set,
            "RefusedLater Controller 0/0 `a`; Child: Invalid metadata.labels",
        ),
    ] {
        expect(&object(head, most, spec), &[]);
        expect(&object(head, most + 1, spec), &[&format!("object-name error {said}")]);
    }
    let dotted = object("apiVersion: batch/v1\nkind: CronJob", 1, &cron)
        .replace("{name: a}\nspec", "{name: a.b}\nspec");
    expect(&dotted, &["object-name warn Warned ApiServer 0/0 `.`; Warnings: Invalid metadata.name"]);
}

#[test]
fn amounts_at_their_bounds() {
    let limit = |limit: &str| {
        pod(&format!("  containers: [{{name: a, image: 'a:1', resources: {{limits: {{{limit}}}}}}}]\n"))
    };
    expect(&limit("cpu: 399"), &[]);
    expect(&limit("cpu: 400"), &["implausible-quantity warn Pending Scheduler 0/0 `400`"]);
    expect(&limit("memory: 1Mi"), &[]);
    expect(&limit("memory: 1048575"), &["implausible-quantity warn CrashLoop Runtime 0/0 `1048575`"]);
    let size = |size: &str| {
        pod(&format!(
            "  volumes: [{{name: a, emptyDir: {{sizeLimit: {size}}}}}]\n  containers: [{{name: a, image: 'a:1', volumeMounts: [{{name: a, mountPath: /a}}]}}]\n"
        ))
    };
    expect(&size("512m"), &["implausible-quantity warn Evicted Kubelet 0/0 `512m`"]);
    expect(&size("4095500m"), &["implausible-quantity warn Evicted Kubelet 0/0 `4095500m`"]);
    expect(&size("4096500m"), &[]);
}

#[test]
fn what_rules_say_of_pods_is_left_to_the_controller_of_a_custom_resource() {
    let custom = |pod: &str| {
        format!(
            "apiVersion: example.com/v1\nkind: Web\nmetadata: {{name: web}}\nspec:\n  template:\n    spec:\n{pod}"
        )
    };
    expect(
        &custom("      containers: [{name: a, image: 'a:1', ports: [{containerPort: 70000}]}]\n"),
        &["port-number error RefusedLater Controller 0/0 `70000`"],
    );
    expect(
        &custom("      nodeSelector: {a: -b}\n      containers: [{name: a, image: 'a:1'}]\n"),
        &["label-syntax error RefusedLater Controller 0/0 `-`"],
    );
}

#[test]
fn preferences_are_only_warned_of() {
    let preferred = "  affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchExpressions: [{key: a, operator: In, values: [-b]}]}}]}}\n  containers: [{name: a, image: 'a:1'}]\n";
    let path = "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[0]";
    expect(
        &pod(preferred),
        &[&format!("label-syntax warn Warned ApiServer 0/0 `-`; Warnings: Invalid {path}")],
    );
}

#[test]
fn fields_of_older_versions_say_what_became_of_them() {
    let text = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web}\nspec:\n  backend: {}\n  rules: [{}]\n";
    let report = check(text, &Settings::default());
    let help: Vec<_> = report.diagnostics.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert_eq!(help, ["write `defaultBackend`, its name since `networking.k8s.io/v1`"]);
}
