//! What the API server says of containers and of what an object is, minor by minor: where its answer changed.

mod support;

use std::ops::RangeInclusive;

use podlint::{diagnostic::Scope, rule::Settings, schema::Minor};
use support::check;

/// The causes of one scope that podlint claims of a text, sorted.
fn causes(text: &str, minor: Minor, scope: Scope) -> Vec<String> {
    let settings = Settings::default().for_minors(minor);
    let report = check(text, &settings);
    let all = report.diagnostics.iter().flat_map(|finding| finding.server.iter().chain(&finding.cascades));
    let mut said: Vec<String> = all
        .filter(|cause| cause.scope == scope)
        .map(|cause| format!("{} {}", cause.cause, cause.field))
        .collect();
    said.sort();
    said.dedup();
    said
}

/// A Pod with one container, which says `rest`.
fn pod(rest: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n  - {{name: web, image: 'web:1', {rest}}}\n"
    )
}

fn expect(text: &str, scope: Scope, answers: &[(RangeInclusive<u8>, &[&str])]) {
    for (minors, wanted) in answers {
        for minor in Minor::all().filter(|minor| minors.contains(&minor.number())) {
            assert_eq!(causes(text, minor, scope), *wanted, "{minor}: {text}");
        }
    }
}

#[test]
fn what_a_container_may_say_depends_on_the_minor() {
    let web = "spec.containers[0]";
    let c = |path: &str| format!("{web}.{path}");
    let policy = c("restartPolicy");
    for (rest, answers) in [
        // CTR13, CTR14
        (
            "restartPolicy: Sometimes",
            &[
                (27..=27, String::new()),
                (28..=33, format!("Forbidden {policy}")),
                (34..=34, String::new()),
                (35..=37, format!("NotSupported {policy}")),
            ][..],
        ),
        // CTR19
        (
            "restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In}}]",
            &[
                (34..=34, String::new()),
                (35..=35, format!("NotSupported {}", c("restartPolicyRules[0].action"))),
                (36..=37, String::new()),
            ],
        ),
        // ENV2, ENV3
        (
            "env: [{name: a b}]",
            &[(27..=31, format!("Invalid {}", c("env[0].name"))), (32..=37, String::new())],
        ),
        (
            "envFrom: [{prefix: '1', configMapRef: {name: a}}]",
            &[(27..=31, format!("Invalid {}", c("envFrom[0].prefix"))), (32..=37, String::new())],
        ),
        // ENV10
        (
            "env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.hostIPs}}}]",
            &[
                (27..=27, format!("Invalid {}", c("env[0].valueFrom.fieldRef.fieldPath"))),
                (28..=28, format!("Forbidden {}", c("env[0].valueFrom.fieldRef"))),
                (29..=37, String::new()),
            ],
        ),
        // PRB17
        (
            "lifecycle: {preStop: {sleep: {seconds: 0}}}",
            &[
                (29..=29, String::new()),
                (30..=32, format!("Invalid {}", c("lifecycle.preStop.sleep"))),
                (33..=37, String::new()),
            ],
        ),
        // CTR8
        (
            "resizePolicy: [{resourceName: disk, restartPolicy: NotRequired}]",
            &[(27..=32, String::new()), (33..=37, format!("NotSupported {}", c("resizePolicy")))],
        ),
    ] {
        for (minors, wanted) in answers {
            let wanted: Vec<&str> = Some(wanted.as_str()).filter(|it| !it.is_empty()).into_iter().collect();
            expect(&pod(rest), Scope::Errors, &[(minors.clone(), &wanted)]);
        }
    }
}

#[test]
fn init_containers_have_had_fewer_policies() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: a, image: 'a:1'}]\n  initContainers:\n  - {name: b, image: 'b:1', restartPolicy: OnFailure}\n";
    let refused = "NotSupported spec.initContainers[0].restartPolicy";
    expect(text, Scope::Errors, &[(27..=28, &[]), (29..=33, &[refused]), (34..=37, &[])]);
    let text = text.replace(
        "restartPolicy: OnFailure",
        "resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]",
    );
    expect(
        &text,
        Scope::Errors,
        &[(27..=35, &[]), (36..=37, &["Invalid spec.initContainers[0].resizePolicy"])],
    );
}

#[test]
fn hooks_that_are_dropped_are_not_forbidden() {
    let init = |lifecycle: &str| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers: [{{name: a, image: 'a:1'}}]\n  initContainers:\n  - {{name: b, image: 'b:1', lifecycle: {lifecycle}}}\n"
        )
    };
    let forbidden: &[&str] = &["Forbidden spec.initContainers[0].lifecycle"];
    let all = Scope::Errors;
    expect(&init("{}"), all, &[(27..=28, forbidden), (29..=29, &[]), (30..=37, forbidden)]);
    expect(&init("{stopSignal: SIGTERM}"), all, &[(30..=32, forbidden), (33..=37, &[])]);
    expect(&init("{preStop: {sleep: {seconds: 1}}}"), all, &[(29..=29, &[]), (30..=37, forbidden)]);
}

#[test]
fn restart_rules_are_counted() {
    let many = "{action: Restart, exitCodes: {operator: In}}, ".repeat(21);
    let text = pod(&format!("restartPolicy: Never, restartPolicyRules: [{many}]"));
    let path = "spec.containers[0].restartPolicyRules";
    let (long, many) = (format!("TooLong {path}"), format!("TooMany {path}"));
    expect(&text, Scope::Errors, &[(35..=35, &[&long]), (36..=37, &[&many])]);
}

#[test]
fn warnings_came_with_time() {
    // W23, W24, W25, W22
    let ports = pod("ports: [{containerPort: 80, hostIP: 10.0.0.1}]");
    let path = "Invalid spec.containers[0].ports[0]";
    expect(&ports, Scope::Warnings, &[(27..=27, &[]), (28..=37, &[path])]);
    let twice = pod("ports: [{containerPort: 80}, {containerPort: 80}]");
    let path = "Invalid spec.containers[0].ports[1]";
    expect(&twice, Scope::Warnings, &[(27..=27, &[]), (28..=37, &[path])]);
    let named = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - {name: a, image: 'a:1', ports: [{name: web, containerPort: 80}]}\n  - {name: b, image: 'b:1', ports: [{name: web, containerPort: 81}]}\n";
    let path = "Invalid spec.containers[1].ports[0]";
    expect(named, Scope::Warnings, &[(27..=32, &[]), (33..=37, &[path])]);
    let variable = pod("env: [{name: A, value: x}, {name: A, value: $(A)y}]");
    let path = "Invalid spec.containers[0].env[1]";
    expect(&variable, Scope::Warnings, &[(27..=27, &[path]), (28..=37, &[])]);
    // The address is that of a port which the server fills in.
    let on_host = ports.replace("spec:\n", "spec:\n  hostNetwork: true\n");
    expect(&on_host, Scope::Warnings, &[(27..=37, &[])]);
}

#[test]
fn a_template_on_the_nodes_network_gets_its_ports_late() {
    // TPL1
    let text = "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      hostNetwork: true\n      containers:\n      - {name: a, image: 'a:1', ports: [{containerPort: 80}]}\n      - {name: b, image: 'b:1', ports: [{containerPort: 80}]}\n";
    let at_once = "Duplicate spec.template.spec.containers[1].ports[0].hostPort";
    let child = "Duplicate spec.containers[1].ports[0].hostPort";
    let warning = "Invalid spec.template.spec.containers[1].ports[0]";
    expect(text, Scope::Errors, &[(27..=27, &[at_once]), (28..=37, &[])]);
    expect(text, Scope::Child, &[(27..=37, &[child])]);
    expect(text, Scope::Warnings, &[(27..=27, &[]), (28..=37, &[warning])]);
}

#[test]
fn what_follows_from_a_fault_is_listed_with_it() {
    // D7: a Pod's limits are its requests.
    expect(
        &pod("resources: {limits: {memory: 100m}}"),
        Scope::Warnings,
        &[(
            27..=37,
            &[
                "Invalid spec.containers[0].resources.limits[memory]",
                "Invalid spec.containers[0].resources.requests[memory]",
            ],
        )],
    );
    expect(
        &pod("resources: {limits: {cpu: '-1'}, requests: {cpu: 1}}"),
        Scope::Errors,
        &[(
            27..=37,
            &[
                "Invalid spec.containers[0].resources.limits[cpu]",
                "Invalid spec.containers[0].resources.requests",
            ],
        )],
    );
    // The template of a workload has no such defaults, and its pods do.
    let two = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{image: 'a:1'}, {image: 'b:1'}]\n";
    expect(
        two,
        Scope::Errors,
        &[(
            27..=37,
            &[
                "Duplicate spec.containers[1].name",
                "Required spec.containers[0].name",
                "Required spec.containers[1].name",
            ],
        )],
    );
    expect(
        &pod(
            "env: [{name: A, valueFrom: {fieldref: {fieldPath: metadata.name}}}], envFrom: [{secretref: {name: a}}]",
        ),
        Scope::Errors,
        &[(27..=37, &["Invalid spec.containers[0].envFrom", "Invalid spec.containers[0].env[0].valueFrom"])],
    );
}

#[test]
fn what_an_object_is_must_be_read_before_all_else() {
    // DEC1, DEC2
    for (text, wanted) in [
        ("kind: Service\nmetadata: {name: a}\n", &["Required apiVersion"][..]),
        ("apiVersion: null\nkind: Unheard\nmetadata: a\n", &["Required apiVersion"]),
        ("apiVersion: ''\nkind: ServiceAccount\nmetadata: a\n", &["Required apiVersion"]),
        ("apiVersion: {a: b}\nkind: Unheard\nmetadata: {name: a}\n", &["TypeInvalid apiVersion"]),
        ("apiVersion: 1\nkind: [a]\nmetadata: {name: a}\n", &["TypeInvalid apiVersion", "TypeInvalid kind"]),
        ("apiVersion: a/b/c\nkind: Service\nmetadata: {name: a}\n", &["Invalid apiVersion"]),
        ("apiVersion: apps/\nkind: Deployment\nmetadata: {name: a}\n", &["Invalid apiVersion"]),
        // Other programs' files.
        ("apiVersion: v2\nname: chart\nversion: 1.0.0\n", &[]),
        ("apiVersion: 1\ndatasources: []\n", &[]),
        ("kind: pipeline\nsteps: []\n", &[]),
        ("kind: Kustomization\nmetadata: {name: a}\nresources: []\n", &[]),
    ] {
        assert_eq!(causes(text, Minor::NEWEST, Scope::Decode), wanted, "{text}");
    }
    let folded = "APIversion: v1\nKind: Pod\nmetadata: {name: a}\nspec: {}\n";
    assert_eq!(causes(folded, Minor::NEWEST, Scope::Strict), ["unknown APIversion", "unknown Kind"]);
    assert_eq!(causes(folded, Minor::NEWEST, Scope::Errors), ["Required spec.containers"]);
}

/// `SetDefaults_Pod` fills in the ports of the node with `hostNetwork`, up to 1.27 `SetDefaults_PodSpec` as well; they are
/// then judged like any other (`validateContainerPorts`). PRT4, D10
#[test]
fn ports_that_the_server_fills_in_are_judged() {
    let pod = |port: &str| pod(&format!("ports: [{port}]")).replace("spec:", "spec:\n  hostNetwork: true");
    let port = |field: &str| format!("Invalid spec.containers[0].ports[0].{field}");
    let (number, filled) = (port("containerPort"), port("hostPort"));
    expect(&pod("{containerPort: 70000}"), Scope::Errors, &[(27..=37, &[&number, &filled])]);
    expect(&pod("{containerPort: 80, hostPort: 0}"), Scope::Errors, &[(27..=37, &[])]);
    let replica_set = |port: &str| {
        let template = pod(port).replace("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n", "");
        format!(
            "apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {{name: web}}\nspec:\n  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata: {{labels: {{a: b}}}}\n    {}",
            template.trim_end().replace('\n', "\n    ")
        )
    };
    let (number, filled) =
        (number.replace("spec.", "spec.template.spec."), filled.replace("spec.", "spec.template.spec."));
    let text = replica_set("{containerPort: 70000}");
    expect(&text, Scope::Errors, &[(27..=27, &[&number, &filled]), (28..=37, &[&number])]);
}

/// `validateContainerCommon` judges ephemeral containers like others, beside what they cannot have.
#[test]
fn what_ephemeral_containers_cannot_have_is_judged_all_the_same() {
    let text = pod("").trim_end().to_owned()
        + "\n  ephemeralContainers:\n  - {name: e, image: 'e:1', ports: [{containerPort: 70000, protocol: x}], resizePolicy: [{resourceName: x}], resources: {limits: {cpu: -1}}}\n";
    let e = |cause: &str, path: &str| format!("{cause} spec.ephemeralContainers[0].{path}");
    let all = [
        "Forbidden spec.ephemeralContainers".to_owned(),
        e("Forbidden", "ports"),
        e("Forbidden", "resizePolicy"),
        e("Forbidden", "resources"),
        e("Invalid", "ports[0].containerPort"),
        e("Invalid", "resources.limits[cpu]"),
        e("NotSupported", "ports[0].protocol"),
        e("NotSupported", "resizePolicy"),
        e("Required", "resizePolicy"),
    ];
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    expect(&text, Scope::Errors, &[(33..=37, &all)]);
}

/// Up to 1.33 the server takes the pod spec of a `StatefulSet` as it is, and warns of it (`warningsForPodSpecAndMeta`) also
/// where the pods will be refused. APP30, W24
#[test]
fn a_stateful_set_is_warned_of_what_its_pods_are_refused_for() {
    let set = |containers: &str| {
        format!(
            "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: web}}\nspec:\n  serviceName: web\n  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata: {{labels: {{a: b}}}}\n    spec: {{containers: [{containers}]}}\n"
        )
    };
    let c = "spec.template.spec.containers";
    let one = "{name: web, image: 'web:1', ports: [{containerPort: 80}]}";
    let port = "{containerPort: 80, hostPort: 80}";
    for (containers, path) in [
        (format!("{one}, {one}"), format!("Invalid {c}[1].ports[0]")),
        (
            format!("{{name: web, image: 'web:1', ports: [{port}, {port}]}}"),
            format!("Invalid {c}[0].ports[1]"),
        ),
        (
            "{name: web, image: 'web:1', ports: [{name: a}, {name: b}]}".to_owned(),
            format!("Invalid {c}[0].ports[1]"),
        ),
    ] {
        let text = set(&containers);
        expect(&text, Scope::Warnings, &[(27..=27, &[]), (28..=33, &[&path])]);
    }
}

/// `validateSleepAction` compares with the grace period of a template as it is; no number is 0. PRB17
#[test]
fn no_sleep_is_longer_than_a_negative_grace_period() {
    let text = "apiVersion: v1\nkind: PodTemplate\nmetadata: {name: web}\ntemplate:\n  spec:\n    terminationGracePeriodSeconds: -5\n    containers:\n    - {name: web, image: 'web:1', lifecycle: {preStop: {sleep: {}}}}\n";
    let wanted = "Invalid template.spec.containers[0].lifecycle.preStop.sleep";
    expect(text, Scope::Errors, &[(30..=37, &[wanted])]);
}

/// The server rounds amounts up to thousandths before it compares them (`SetDefaults_ResourceList`), and takes one that
/// does not fit its integers for 0 (`Quantity.Value`). RES6, RES9, RES12
#[test]
fn amounts_are_compared_as_the_server_has_them() {
    let resources = |what: &str| pod(&format!("resources: {{{what}}}"));
    let requests = "Invalid spec.containers[0].resources.requests";
    for (what, wanted) in [
        ("requests: {cpu: 0.0005}, limits: {cpu: 0.0001}", &[][..]),
        ("requests: {cpu: 0.0015}, limits: {cpu: 0.0001}", &[requests]),
        ("limits: {cpu: 1, hugepages-2Mi: 12E}", &[]),
    ] {
        expect(&resources(what), Scope::Errors, &[(27..=37, wanted)]);
    }
}
