//! The table, the check and the paths, on small manifests.

use std::fmt::Write as _;

use super::*;
use crate::text::Span;
use crate::yaml;

/// The table as the newest minor has it.
const NEWEST: Schema = Schema::of(Minor::NEWEST);

fn minor(number: u8) -> Minor {
    Minor::new(number).unwrap()
}

/// The issues of a manifest as `issue "characters" path`.
fn issues(text: &str) -> Vec<String> {
    issues_in(text, Minor::NEWEST)
}

fn issues_in(text: &str, minor: Minor) -> Vec<String> {
    let (tree, problems) = yaml::parse(text);
    assert!(problems.iter().all(|problem| problem.kind != yaml::ProblemKind::Syntax), "{problems:?}");
    let root = tree.documents()[0].root.unwrap();
    let word =
        |key: &str| tree.get(root, key).map(|(_, node)| tree.str(node).into_owned()).unwrap_or_default();
    let ty = Schema::of(minor).find(&word("apiVersion"), &word("kind")).unwrap();
    let mut issues = Vec::new();
    check(&tree, root, ty, minor, &mut issues);
    issues
        .iter()
        .map(|issue| {
            let (name, span) = match *issue {
                Issue::UnknownField { ty, .. } => {
                    (format!("unknown in {}", ty.name()), tree.span(issue.node()))
                }
                Issue::OtherMinors { minors, .. } => {
                    (format!("since {}", minors.first().unwrap()), tree.span(issue.node()))
                }
                Issue::Dropped { gate, .. } => (format!("without {}", gate.name()), tree.span(issue.node())),
                Issue::BadValue { .. } => ("value".to_owned(), tree.span(issue.node())),
                Issue::DuplicateItem { .. } => ("twice".to_owned(), tree.span(issue.node())),
                Issue::Asked { name, .. } => {
                    return format!(
                        "no {name} {}",
                        path(&tree, root, Some(ty), tree.span(issue.node()), None)
                    );
                }
                Issue::WrongType { expected, found, .. } => {
                    (format!("{found:?} for {expected:?}"), tree.span(issue.node()))
                }
                Issue::OutOfRange { expected, .. } => {
                    (format!("out of {expected:?}"), tree.span(issue.node()))
                }
                Issue::BadTime { expected, .. } => (format!("no {expected:?}"), tree.span(issue.node())),
                Issue::BadBase64 { span, .. } => ("base64".to_owned(), span),
                Issue::BadQuantity { span, .. } => ("quantity".to_owned(), span),
            };
            let path = path(&tree, root, Some(ty), span, None);
            format!("{name} {:?} {path}", span.slice(text))
        })
        .collect()
}

const POD: &str = "apiVersion: v1\nkind: Pod\n";

#[test]
fn the_table_holds_its_order() {
    let sorted = |names: &[&str]| names.is_sorted();
    for (version, kind, ty) in NEWEST.kinds() {
        assert_eq!(NEWEST.find(version, kind), Some(ty), "{version} {kind}");
        assert_eq!(find_type(ty.full_name()), Some(ty));
    }
    for at in 0..u16::try_from(TYPES.len() - 1).unwrap() {
        let ty = TypeId(at);
        let names: Vec<&str> = ty.rows().iter().map(|row| name(row[0])).collect();
        assert!(sorted(&names), "{}", ty.full_name());
        for known in NEWEST.fields(ty) {
            assert_eq!(NEWEST.field(ty, known.name), Some(known), "{}.{}", ty.full_name(), known.name);
        }
    }
    for known in &REMOVED {
        assert_eq!(NEWEST.removed(known.api_version, known.kind), Some(known));
        assert_eq!(NEWEST.find(known.api_version, known.kind), None, "{} {}", known.api_version, known.kind);
        if let Some(replacement) = known.replacement {
            assert!(NEWEST.find(replacement, known.kind).is_some(), "{replacement} {}", known.kind);
        }
    }
}

#[test]
fn kinds_are_found_by_version() {
    for (version, kind, ty) in [
        ("v1", "Pod", Some("core/v1.Pod")),
        ("apps/v1", "Deployment", Some("apps/v1.Deployment")),
        ("networking.k8s.io/v1", "Ingress", Some("networking/v1.Ingress")),
        (
            "apiextensions.k8s.io/v1",
            "CustomResourceDefinition",
            Some("apiextensions/v1.CustomResourceDefinition"),
        ),
        ("extensions/v1beta1", "Deployment", None),
        ("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", None),
        ("v1", "pod", None),
        ("v1", "PodList", None),
        ("", "", None),
    ] {
        assert_eq!(NEWEST.find(version, kind).map(TypeId::full_name), ty, "{version} {kind}");
    }
    let gone = NEWEST.removed("extensions/v1beta1", "Ingress").unwrap();
    assert_eq!((gone.removed_in, gone.replacement), (22, Some("networking.k8s.io/v1")));
    assert_eq!(NEWEST.removed("settings.k8s.io/v1alpha1", "PodPreset").unwrap().replacement, None);
    assert!(NEWEST.removed("v1", "Pod").is_none());
    for (group, builtin) in [
        ("", true),
        ("apps", true),
        ("extensions", true),
        ("settings.k8s.io", true),
        ("gateway.networking.k8s.io", false),
        ("argoproj.io", false),
    ] {
        assert_eq!(is_builtin_group(group), builtin, "{group}");
    }
    assert_eq!(NEWEST.is_cluster_scoped("v1", "Namespace"), Some(true));
    assert_eq!(NEWEST.is_cluster_scoped("v1", "Pod"), Some(false));
    assert_eq!(NEWEST.is_cluster_scoped("argoproj.io/v1alpha1", "Rollout"), None);
}

#[test]
fn fields_know_shape_and_minors() {
    let container = find_type("core/v1.Container").unwrap();
    let ports = NEWEST.field(container, "ports").unwrap();
    assert_eq!(ports.keys().collect::<Vec<_>>(), ["containerPort", "protocol"]);
    let Shape::List(item) = ports.shape else { panic!("{ports:?}") };
    assert!(matches!(item.shape(), Shape::Object(ty) if ty.name() == "ContainerPort"));
    assert!(NEWEST.field(container, "name").unwrap().required);
    assert!(NEWEST.field(container, "hostNetwork").is_none());
    let restart = NEWEST.field(container, "restartPolicy").unwrap();
    assert!(restart.is_in(minor(28)) && restart.is_in(minor(37)) && !restart.is_in(minor(27)));
    let resources = find_type("core/v1.ResourceRequirements").unwrap();
    let Shape::Map(limit) = NEWEST.field(resources, "limits").unwrap().shape else {
        panic!("limits is no map")
    };
    assert_eq!(limit.shape(), Shape::Quantity);
    let with: Vec<&str> = NEWEST.types_with_field("hostNetwork").map(TypeId::full_name).collect();
    assert_eq!(with, ["core/v1.PodSpec"]);
}

#[test]
fn keys_are_suggested() {
    let pod = find_type("core/v1.PodSpec").unwrap();
    let container = find_type("core/v1.Container").unwrap();
    for (ty, key, meant) in [
        (pod, "hostnetwork", Some("hostNetwork")),
        (pod, "container", Some("containers")),
        (pod, "restartpolicy", Some("restartPolicy")),
        (pod, "nodeSelectors", Some("nodeSelector")),
        (container, "livenesProbe", Some("livenessProbe")),
        (container, "imagePullpolicy", Some("imagePullPolicy")),
        (container, "enviroment", None),
        (container, "evn", Some("env")),
        (container, "foo", None),
        (container, "", None),
    ] {
        assert_eq!(NEWEST.suggest(ty, key), meant, "{key}");
    }
}

#[test]
fn unknown_fields_and_wrong_types_are_found() {
    for (text, expected) in [
        ("", &[][..]),
        ("spec: {}\n", &[]),
        ("spec: {foo: 1}\n", &[r#"unknown in PodSpec "foo" spec.foo"#]),
        ("Spec: {}\n", &[r#"unknown in Pod "Spec" Spec"#]),
        ("spec: {hostNetwork: \"true\"}\n", &[r#"String for Bool "\"true\"" spec.hostNetwork"#]),
        ("spec: {hostNetwork: yes}\n", &[]),
        ("spec: {hostNetwork: 1}\n", &[r#"Int for Bool "1" spec.hostNetwork"#]),
        ("spec: {nodeName: 12}\n", &[r#"Int for String "12" spec.nodeName"#]),
        ("spec: {nodeName: 2024-01-01}\n", &[]),
        ("spec: {nodeName: null, containers: ~}\n", &[]),
        ("spec:\n", &[]),
        ("spec: []\n", &[r#"Sequence for Object(TypeId(POD_SPEC)) "[]" spec"#]),
        ("spec: {terminationGracePeriodSeconds: 30.0}\n", &[]),
        ("spec: {terminationGracePeriodSeconds: 1e2}\n", &[]),
        ("spec: {terminationGracePeriodSeconds: 0x1F}\n", &[]),
        ("spec: {priority: 1.5}\n", &[r#"Float for Int32 "1.5" spec.priority"#]),
        ("spec: {priority: 3000000000}\n", &[r#"out of Int32 "3000000000" spec.priority"#]),
        ("spec: {priority: 1e12}\n", &[r#"out of Int32 "1e12" spec.priority"#]),
        (
            "spec: {activeDeadlineSeconds: 9223372036854775808}\n",
            &[r#"out of Int64 "9223372036854775808" spec.activeDeadlineSeconds"#],
        ),
        ("spec: {overhead: {cpu: 1, memory: 1Gi, x: 0.5}}\n", &[]),
        ("spec: {overhead: {cpu: true}}\n", &[r#"Bool for Quantity "true" spec.overhead[cpu]"#]),
        ("metadata: {labels: {a: b, c: 1}}\n", &[r#"Int for String "1" metadata.labels[c]"#]),
        (
            "metadata: {annotations: {a.b/c: yes}}\n",
            &[r#"Bool for String "yes" metadata.annotations[a.b/c]"#],
        ),
        ("metadata: {creationTimestamp: null}\n", &[]),
        ("metadata: {creationTimestamp: 2024-01-01T00:00:00Z}\n", &[]),
        (
            "metadata: {creationTimestamp: yesterday}\n",
            &[r#"no Time "yesterday" metadata.creationTimestamp"#],
        ),
        ("metadata: {managedFields: [{fieldsV1: {f:a: {}}}]}\n", &[]),
        (
            "spec:\n  containers:\n  - name: a\n    args: [1, a]\n    ports:\n    - containerPort: \"80\"\n",
            &[
                r#"Int for String "1" spec.containers[0].args[0]"#,
                r#"String for Int32 "\"80\"" spec.containers[0].ports[0].containerPort"#,
            ],
        ),
        ("spec: {containers: {name: a}}\n", &[r#"Mapping for List(..) "{name: a}" spec.containers"#]),
        (
            "spec: {containers: [{livenessProbe: {tcpSocket: {port: 1.5}, httpGet: {port: http}}}]}\n",
            &[r#"Float for IntOrString "1.5" spec.containers[0].livenessProbe.tcpSocket.port"#],
        ),
        ("spec: {containers: [{livenessProbe: {tcpSocket: {port: 80.0}}}]}\n", &[]),
        (
            "metadata:\n  name: a\nspec:\n  foo: 1\n  bar: 2\nbaz: 3\n",
            &[
                r#"unknown in Pod "baz" baz"#,
                r#"unknown in PodSpec "foo" spec.foo"#,
                r#"unknown in PodSpec "bar" spec.bar"#,
            ],
        ),
    ] {
        let text = format!("{POD}{text}");
        let pod_spec = format!("TypeId({})", find_type("core/v1.PodSpec").unwrap().0);
        let found: Vec<String> = issues(&text)
            .into_iter()
            .map(|issue| issue.replace(&pod_spec, "TypeId(POD_SPEC)"))
            .map(|issue| match issue.split_once("List(ShapeId(") {
                Some((before, after)) => format!("{before}List(..{}", after.split_once(')').unwrap().1),
                None => issue,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn bytes_must_be_base64() {
    for (data, expected) in [
        ("a: YQ==", None),
        ("a: |\n    YWJj\n    YQ==", None),
        ("a: |\n    YWJj\n    Y!==", Some(r#"base64 "!" data[a]"#)),
        ("a: |-\n    YWJj\n    YQ", Some(r#"base64 "" data[a]"#)),
        ("a: >\n    YW-j", Some(r#"base64 ">\n    YW-j" data[a]"#)),
        ("a: hello!", Some(r#"base64 "!" data[a]"#)),
        ("a: 'he llo'", Some(r#"base64 " " data[a]"#)),
        ("a: YQ", Some(r#"base64 "" data[a]"#)),
        ("a: 12", Some(r#"Int for Bytes "12" data[a]"#)),
        ("a:", None),
    ] {
        let found = issues(&format!("apiVersion: v1\nkind: Secret\ndata:\n  {data}\n"));
        assert_eq!(found.first().map(String::as_str), expected, "{data}");
        assert!(found.len() <= 1);
    }
}

#[test]
fn a_mistake_behind_an_alias_is_found_once() {
    let text = format!(
        "{POD}spec:\n  containers:\n  - &c\n    name: a\n    foo: 1\n  - *c\n  - <<: *c\n    name: b\n  initContainers:\n  - *c\n"
    );
    assert_eq!(issues(&text), [r#"unknown in Container "foo" spec.containers[0].foo"#]);
}

#[test]
fn aliases_of_aliases_cost_nothing() {
    let mut text = format!("{POD}metadata:\n  a0: &a0 {{env: [{{name: x}}]}}\n");
    for level in 1..40 {
        let below = level - 1;
        let _ = writeln!(text, "  a{level}: &a{level} {{<<: *a{below}, b: *a{below}}}");
    }
    text += "spec: {containers: [*a39, *a39]}\n";
    let (tree, _) = yaml::parse(&text);
    let Some(root) = tree.documents()[0].root else { return };
    check(&tree, root, NEWEST.find("v1", "Pod").unwrap(), Minor::NEWEST, &mut Vec::new());
}

#[test]
fn places_are_the_same_in_any_order() {
    let text = "metadata:\n  labels: {a: b, c: d}\nspec:\n  containers:\n  - name: a\n    ports: [{containerPort: 1}, {containerPort: 2}]\n  - name: b\n";
    let (tree, _) = yaml::parse(text);
    let root = tree.documents()[0].root.unwrap();
    let ty = NEWEST.find("v1", "Pod");
    let spans: Vec<_> = text
        .match_indices(char::is_alphanumeric)
        .map(|(at, _)| Span::new(at as u32, at as u32 + 1))
        .collect();
    let alone = |span: &Span| Places::new(&tree, root, ty).find(*span, None);
    let mut places = Places::new(&tree, root, ty);
    for span in spans.iter().chain(spans.iter().rev()).chain(spans.iter().step_by(7)) {
        assert_eq!(places.find(*span, None), alone(span), "{span:?}");
    }
}

#[test]
fn places_have_paths() {
    let text = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app.kubernetes.io/name: web
spec:
  template:
    spec:
      nodeSelector: {disk: ssd}
      volumes:
      containers:
      - name: a
      - image: b
        command: [sh, -c]
        env: []
        resources: {}
";
    let (tree, _) = yaml::parse(text);
    let root = tree.documents()[0].root.unwrap();
    let ty = NEWEST.find("apps/v1", "Deployment");
    // The needle is found in the text and the path of its span asked for.
    for (needle, missing, expected) in [
        ("kind", None, "kind"),
        ("Deployment", None, "kind"),
        ("app.kubernetes.io/name", None, "metadata.labels[app.kubernetes.io/name]"),
        ("web", None, "metadata.labels[app.kubernetes.io/name]"),
        ("ssd", None, "spec.template.spec.nodeSelector[disk]"),
        ("name: a", None, "spec.template.spec.containers[0]"),
        ("name: a", Some("image"), "spec.template.spec.containers[0].image"),
        ("image: b\n", Some("name"), "spec.template.spec.containers[1].name"),
        ("image: b", None, "spec.template.spec.containers[1].image"),
        ("-c]", None, "spec.template.spec.containers[1].command[1]"),
        ("[sh", None, "spec.template.spec.containers[1].command"),
        ("apiVersion", Some("status"), "status"),
        ("app.k", Some("tier"), "metadata.labels[tier]"),
        ("resources", None, "spec.template.spec.containers[1].resources"),
    ] {
        let start = u32::try_from(text.find(needle).unwrap()).unwrap();
        let len = if missing.is_some() { 0 } else { u32::try_from(needle.trim_end().len()).unwrap() };
        // `-c]` and `[sh` stand for the characters up to the bracket.
        let span = match needle {
            "-c]" => Span::new(start, start + 2),
            "[sh" => Span::new(start, start + 8),
            _ => Span::new(start, start + len),
        };
        assert_eq!(path(&tree, root, ty, span, missing), expected, "{needle:?} {missing:?}");
    }
    assert_eq!(path(&tree, root, ty, tree.span(root), None), "");
    // A null field is its own place, and an empty mapping's is inside of its brackets.
    let (_, spec) = tree.get(root, "spec").unwrap();
    let (_, template) = tree.get(spec, "template").unwrap();
    let (_, pod) = tree.get(template, "spec").unwrap();
    let (_, volumes) = tree.get(pod, "volumes").unwrap();
    let null = tree.span(volumes);
    assert_eq!(path(&tree, root, ty, null, Some("volumes")), "spec.template.spec.volumes");
    let braces = u32::try_from(text.rfind("{}").unwrap()).unwrap();
    let inside = Span::at(braces + 1);
    assert_eq!(
        path(&tree, root, ty, inside, Some("limits")),
        "spec.template.spec.containers[1].resources.limits"
    );
    // Without a type, only `metadata` is known.
    assert_eq!(
        path(&tree, root, None, Span::at(u32::try_from(text.find("web").unwrap()).unwrap()), None),
        "metadata.labels[app.kubernetes.io/name]"
    );
}

/// Facts of the release notes: which minor brought a field, and which was the last to have it.
#[test]
fn fields_come_and_go_with_minors() {
    for (ty, key, first, last) in [
        ("core/v1.PodSpec", "resources", 32, 37),
        ("core/v1.PodSpec", "hostnameOverride", 34, 37),
        ("core/v1.PodSpec", "workloadRef", 35, 35),
        ("core/v1.PodSpec", "schedulingGroup", 36, 37),
        ("core/v1.PodSpec", "evictionResponders", 37, 37),
        ("core/v1.PodSpec", "hostUsers", 27, 37),
        ("core/v1.Container", "restartPolicy", 28, 37),
        ("core/v1.Container", "restartPolicyRules", 34, 37),
        ("batch/v1.JobSpec", "backoffLimitPerIndex", 28, 37),
        ("batch/v1.JobSpec", "managedBy", 30, 37),
        ("batch/v1.JobSpec", "successPolicy", 30, 37),
        ("core/v1.PodResourceClaim", "source", 27, 30),
    ] {
        let ty = find_type(ty).unwrap();
        for at in Minor::all() {
            let here = (first..=last).contains(&at.number());
            assert_eq!(Schema::of(at).field(ty, key).is_some(), here, "{}.{key} in {at}", ty.full_name());
        }
    }
}

#[test]
fn kinds_come_and_go_with_minors() {
    for (version, kind, first, last) in [
        ("flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", 27, 28),
        ("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", 27, 31),
        ("flowcontrol.apiserver.k8s.io/v1", "FlowSchema", 29, 37),
        ("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", 30, 37),
        ("resource.k8s.io/v1", "ResourceClaim", 34, 37),
    ] {
        for at in Minor::all() {
            let schema = Schema::of(at);
            let here = (first..=last).contains(&at.number());
            assert_eq!(schema.find(version, kind).is_some(), here, "{version} {kind} in {at}");
            assert_eq!(schema.removed(version, kind).is_some(), at > last, "{version} {kind} in {at}");
            let comes = (at < first).then_some(minor(first));
            assert_eq!(schema.comes_with(version, kind), comes, "{version} {kind} in {at}");
        }
    }
}

/// What older minors say of the same manifest, and what the table says of kinds without rules of their own.
#[test]
fn issues_know_the_minor_and_the_kind() {
    let pod = "apiVersion: v1\nkind: Pod\nspec: {hostUsers: false, hostnameOverride: a, resources: {}}\n";
    for (number, expected) in [
        (27, ["without UserNamespacesSupport", "since 1.34", "since 1.32"].as_slice()),
        (32, &["without UserNamespacesSupport", "since 1.34", "without PodLevelResources"]),
        (34, &["without HostnameOverride"]),
        (37, &[]),
    ] {
        let found = issues_in(pod, minor(number));
        assert_eq!(found.len(), expected.len(), "{number}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(*expected), "{number}: {found}");
        }
    }
    for (text, expected) in [
        // Rules judge the values of a Service, and no one those of a status.
        ("apiVersion: v1\nkind: Service\nspec: {type: None, ports: [{}, {}]}\n", &[][..]),
        ("apiVersion: v1\nkind: PersistentVolume\nstatus: {phase: Lost}\n", &[]),
        ("apiVersion: v1\nkind: PersistentVolume\nmetadata: {finalizers: [a, a]}\n", &[]),
        (
            "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nprovisioner: ''\nreclaimPolicy: keep\n\
             volumeBindingMode: ''\n",
            &["no provisioner ", "value \"keep\" reclaimPolicy"],
        ),
        (
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules:\n- {verbs: []}\n- {}\n- {verbs: [get]}\n",
            &["no verbs rules[0]", "no verbs rules[1]"],
        ),
        (
            "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nspec:\n  variables: [{name: \
             a}, {name: b}, {name: a}, {}, {}]\n  failurePolicy: fail\n",
            &["twice \"{name: a}\" spec.variables[2]", "value \"fail\" spec.failurePolicy"],
        ),
    ] {
        assert_eq!(issues(text), expected, "{text}");
    }
}

#[test]
fn values_know_minors() {
    let toleration = find_type("core/v1.Toleration").unwrap();
    let operator = NEWEST.field(toleration, "operator").unwrap().values;
    assert_eq!(operator.of(minor(34)).collect::<Vec<_>>(), ["Equal", "Exists"]);
    assert_eq!(operator.of(minor(35)).collect::<Vec<_>>(), ["Equal", "Exists", "Gt", "Lt"]);
    assert_eq!(operator.minors("Gt").first(), Some(minor(35)));
    assert!(operator.minors("gt").is_empty());
    assert!(NEWEST.field(toleration, "key").unwrap().values.is_open());
}
