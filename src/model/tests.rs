//! Documents to objects, fields and pods, on small manifests.

use std::fmt::Write as _;

use super::*;
use crate::schema::{Minor, Schema};
use crate::text::Span;
use crate::yaml::{self, Tree};

/// Reads all objects of a text and hands them over.
fn with<T>(text: &str, look: impl FnOnce(&Tree<'_>, Vec<Object<'_>>) -> T) -> T {
    let (tree, problems) = yaml::parse(text);
    assert!(problems.iter().all(|problem| problem.kind != yaml::ProblemKind::Syntax), "{problems:?}");
    let found =
        (0..tree.documents().len()).flat_map(|document| objects(&tree, document, Minor::NEWEST)).collect();
    look(&tree, found)
}

/// Reads the one pod of a manifest whose pod spec is given.
fn with_spec<T>(spec: &str, look: impl FnOnce(&str, &PodSpec<'_>) -> T) -> T {
    let text = format!("apiVersion: v1\nkind: Pod\nspec:\n{spec}");
    with(&text, |_, objects| {
        let pods: Vec<PodView<'_, '_>> = objects[0].pods().collect();
        look(&text, pods[0].spec)
    })
}

#[test]
fn documents_become_objects() {
    for (text, expected) in [
        ("", &[][..]),
        ("a: 1\n", &[]),
        ("- a\n", &[]),
        ("kind: Pod\n", &["0  Pod "]),
        ("apiVersion: v1\n", &["0 v1  "]),
        ("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n", &["0 v1 Pod a"]),
        ("---\n---\napiVersion: v1\nkind: Pod\n---\nkind: X\napiVersion: y/z\n", &["1 v1 Pod ", "2 y/z X "]),
        (
            "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {a: 1}\n- x\n- {kind: Thing}\n",
            &["0 v1 Pod a", "0  Thing "],
        ),
        (
            "apiVersion: v1\nkind: PodList\nitems:\n- {metadata: {name: a}}\n- {apiVersion: v2, kind: B}\n",
            &["0 v1 Pod a", "0 v2 B "],
        ),
        ("apiVersion: v1\nkind: PodList\nitems: []\n", &[]),
        ("items:\n- {apiVersion: v1, kind: Pod}\n", &["0 v1 Pod "]),
        ("apiVersion: a/v1\nkind: Menu\nitems: [{name: soup}]\n", &["0 a/v1 Menu "]),
        ("apiVersion: a/v1\nkind: PriceList\nitems: [{name: soup}]\n", &["0 a/v1 PriceList "]),
        ("apiVersion: a/v1\nkind: ThingList\nitems: [{metadata: {name: b}}]\n", &["0 a/v1 Thing b"]),
        ("apiVersion: apps/v1\nkind: DeploymentList\nitems: [{spec: {}}]\n", &["0 apps/v1 Deployment "]),
        ("apiVersion: a/v1\nkind: Menu\nitems: []\n", &["0 a/v1 Menu "]),
        (
            "kind: List\napiVersion: v1\nitems: [{kind: List, apiVersion: v1, items: [{kind: A, apiVersion: v1}]}, {kind: B, apiVersion: v1}]\n",
            &["0 v1 A ", "0 v1 B "],
        ),
    ] {
        let found = with(text, |_, objects| {
            objects
                .iter()
                .map(|object| {
                    let text = |field: &Option<Str<'_>>| field.as_deref().unwrap_or_default().to_owned();
                    format!(
                        "{} {} {} {}",
                        object.document,
                        text(&object.api_version),
                        object.kind_str(),
                        text(&object.name)
                    )
                })
                .collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_field_knows_its_state_and_place() {
    let spec = "  hostNetwork: true\n  nodeName: 12\n  priority: 3000000000\n  hostname:\n  subdomain: ~\n  dnsConfig: {}\n  tolerations: [{}]\n  activeDeadlineSeconds: 1e2\n";
    with_spec(spec, |text, spec| {
        assert!(spec.host_network.is_true());
        assert_eq!(spec.host_network.key().unwrap().slice(text), "hostNetwork");
        assert_eq!(spec.host_network.value_span().slice(text), "true");
        assert!(spec.node_name.is_invalid() && !spec.node_name.is_missing());
        assert_eq!(spec.node_name.span_or_insert().slice(text), "12");
        assert_eq!(spec.node_name.str_or_empty(), None);
        assert!(spec.priority.is_invalid());
        assert!(spec.hostname.is_missing() && matches!(spec.hostname, Field::Null(span) if span.is_empty()));
        assert!(matches!(spec.subdomain, Field::Null(span) if span.slice(text) == "~"));
        assert_eq!(spec.subdomain.str_or_empty(), Some(""));
        assert_eq!(spec.active_deadline_seconds.int(), Some(100));
        // What is missing would be inserted at the first key.
        let first = u32::try_from(text.find("hostNetwork").unwrap()).unwrap();
        assert!(matches!(spec.containers, Field::Missing { parent } if parent == Span::at(first)));
        // In an empty flow mapping that is inside of the brackets.
        let dns = spec.dns_config.get().unwrap();
        let braces = u32::try_from(text.find("{}").unwrap()).unwrap();
        assert_eq!(dns.nameservers.span_or_insert(), Span::at(braces + 1));
        assert_eq!(spec.tolerations.items().len(), 1);
    });
}

#[test]
fn lists_and_maps_keep_what_can_be_read() {
    let spec = "  containers:\n  - name: a\n    command: [x, 1, ~]\n  - oops\n  -\n  - name: b\n  nodeSelector: {a: b, c: 1, d: ~}\n  volumes: {}\n";
    with_spec(spec, |_, spec| {
        let containers = spec.containers.items();
        assert_eq!(containers.len(), 4);
        assert!(spec.containers.is_incomplete());
        let command = &containers[0].command;
        assert_eq!(command.items().iter().map(|word| &**word).collect::<Vec<_>>(), ["x", ""]);
        assert!(command.is_incomplete());
        assert!(containers[1].name.is_invalid());
        assert!(containers[2].name.is_missing());
        assert!(containers[3].name.is("b"));
        assert_eq!(spec.node_selector.entries().len(), 2);
        assert_eq!(spec.node_selector.value("a").map(|value| &**value), Some("b"));
        assert!(spec.node_selector.is_incomplete());
        assert!(spec.volumes.is_invalid() && spec.volumes.items().is_empty());
    });
}

#[test]
fn scalars_know_their_characters() {
    let spec = "  nodeName: plain\n  hostname: 'quo ted'\n  subdomain: \"esc\\x61ped\"\n  dnsPolicy: |\n    block\n  overhead: {cpu: 1, memory: 0x10, x: 1.50, y: 1Gi}\n";
    with_spec(spec, |text, spec| {
        let sub =
            |field: &Field<Str<'_>>, from, to| field.get().unwrap().sub_span(from..to).slice(text).to_owned();
        assert_eq!(sub(&spec.node_name, 1, 3), "la");
        assert_eq!(sub(&spec.hostname, 3, 4), " ");
        assert_eq!(spec.hostname.get().unwrap().content().slice(text), "quo ted");
        assert_eq!(sub(&spec.subdomain, 0, 1), "\"esc\\x61ped\"");
        assert_eq!(spec.subdomain.str(), Some("escaped"));
        assert_eq!(sub(&spec.dns_policy, 0, 1), "|\n    block");
        assert_eq!(sub(&spec.node_name, 2, 99), "plain");
        let amounts: Vec<&str> =
            spec.overhead.entries().iter().map(|(_, amount)| &*amount.text.value).collect();
        assert_eq!(amounts, ["1", "16", "1.5", "1Gi"]);
    });
}

#[test]
fn pods_are_found_wherever_they_are() {
    let template = "{metadata: {labels: {a: b}}, spec: {containers: [{name: c}]}}";
    let workload =
        |kind: &str| format!("apiVersion: apps/v1\nkind: {kind}\nspec: {{template: {template}}}\n");
    for (text, owner) in [
        ("apiVersion: v1\nkind: Pod\nspec: {containers: [{name: c}]}\n".to_owned(), Owner::Pod),
        (workload("Deployment"), Owner::Deployment),
        (workload("StatefulSet"), Owner::StatefulSet),
        (workload("DaemonSet"), Owner::DaemonSet),
        (workload("ReplicaSet"), Owner::ReplicaSet),
        (workload("Deployment").replace("apps/v1", "extensions/v1beta1"), Owner::Deployment),
        (workload("ReplicationController").replace("apps/v1", "v1"), Owner::ReplicationController),
        (workload("Job").replace("apps/v1", "batch/v1"), Owner::Job),
        (
            format!(
                "apiVersion: batch/v1\nkind: CronJob\nspec: {{jobTemplate: {{spec: {{template: {template}}}}}}}\n"
            ),
            Owner::CronJob,
        ),
        (format!("apiVersion: v1\nkind: PodTemplate\ntemplate: {template}\n"), Owner::PodTemplate),
        (workload("Rollout").replace("apps/v1", "argoproj.io/v1alpha1"), Owner::Custom),
    ] {
        let found = with(&text, |_, objects| {
            objects[0]
                .pods()
                .map(|pod| (pod.owner, pod.containers().map(|c| c.name().to_owned()).collect::<Vec<_>>()))
                .collect::<Vec<_>>()
        });
        assert_eq!(found, [(owner, vec!["c".to_owned()])], "{text}");
    }
    // A version that is gone has no type of its own, but its fields can be checked.
    with(&workload("Deployment").replace("apps/v1", "extensions/v1beta1"), |_, objects| {
        assert_eq!(objects[0].ty, None);
        assert_eq!(objects[0].model_type(), Schema::of(Minor::NEWEST).find("apps/v1", "Deployment"));
    });
}

#[test]
fn custom_templates_are_found_by_shape() {
    let head = "apiVersion: example.com/v1\nkind: Thing\n";
    for (body, names) in [
        ("spec: {template: {spec: {containers: [{name: a, image: b}]}}}", &["a"][..]),
        (
            "spec: {workers: [{template: {spec: {containers: [{name: a}]}}}, {template: {spec: {containers: [{name: b}]}}}]}",
            &["a", "b"],
        ),
        ("spec: {podTemplate: {spec: {containers: [{name: a}]}}}", &["a"]),
        ("spec: {podSpec: {containers: [{image: b}]}}", &[""]),
        ("spec: {driverPodTemplate: {containers: [{name: a}]}}", &["a"]),
        ("spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}", &["a"]),
        ("spec: {containers: [{name: a}]}", &[]),
        ("spec: {template: {spec: {containers: []}}}", &[]),
        ("spec: {template: {spec: {containers: [a]}}}", &[]),
        ("spec: {template: {spec: {containers: {a: {image: b}}}}}", &[]),
        ("spec: {template: text}", &[]),
        (
            "spec: {template: {apiVersion: v1, kind: PodTemplate, template: {spec: {containers: [{name: a}]}}}}",
            &[],
        ),
        ("spec: {template: {apiVersion: v1, kind: Pod, spec: {containers: [{name: a}]}}}", &[]),
        ("spec: {values: {podSpec: {containers: [{name: a}]}}}", &[]),
        (
            "spec: {rules: [{validate: {pattern: {spec: {template: {spec: {containers: [{name: a}]}}}}}}]}",
            &[],
        ),
    ] {
        let text = format!("{head}{body}\n");
        let found = with(&text, |_, objects| {
            objects[0]
                .pods()
                .flat_map(|pod| pod.containers().map(|c| c.name().to_owned()).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        });
        assert_eq!(found, names, "{body}");
    }
    // Built-in kinds are not searched: what they hold is known.
    with(
        "apiVersion: v1\nkind: Node\nspec: {template: {spec: {containers: [{name: a}]}}}\n",
        |_, objects| {
            assert_eq!(objects[0].pods().count(), 0);
        },
    );
}

#[test]
fn containers_come_in_the_order_of_their_start() {
    let spec = "  containers: [{name: m}]\n  ephemeralContainers: [{name: e, targetContainerName: m}]\n  initContainers: [{name: i}, {name: s, restartPolicy: Always}, {name: x, restartPolicy: 1}]\n";
    let text = format!("apiVersion: v1\nkind: Pod\nspec:\n{spec}");
    with(&text, |_, objects| {
        let pods: Vec<PodView<'_, '_>> = objects[0].pods().collect();
        let seen: Vec<_> = pods[0]
            .containers()
            .map(|c| (c.name(), c.list, c.index, c.is_sidecar(), c.is_plain_init()))
            .collect();
        assert_eq!(
            seen,
            [
                ("i", ContainerList::Init, 0, false, true),
                ("s", ContainerList::Init, 1, true, false),
                ("x", ContainerList::Init, 2, false, false),
                ("m", ContainerList::Main, 0, false, false),
                ("e", ContainerList::Ephemeral, 0, false, false),
            ]
        );
        assert!(pods[0].containers().last().unwrap().container.target_container_name.is("m"));
    });
}

#[test]
fn merge_keys_and_aliases_are_followed() {
    let spec = "  containers:\n  - &base\n    name: a\n    image: &image nginx\n  - <<: *base\n    name: b\n  - image: *image\n";
    with_spec(spec, |text, spec| {
        let containers = spec.containers.items();
        assert!(containers[1].name.is("b") && containers[1].image.is("nginx"));
        let image = containers[2].image.get().unwrap();
        assert_eq!((&**image, image.span.slice(text)), ("nginx", "*image"));
        assert_eq!(image.sub_span(0..2).slice(text), "*image");
    });
}

#[test]
fn aliases_of_aliases_cost_little() {
    let mut text = String::from("apiVersion: v1\nkind: Pod\nx0: &x0 {name: a, image: b}\n");
    let all = |name: &str| vec![format!("*{name}"); 200].join(", ");
    let _ = writeln!(text, "x1: &x1 {{name: a, env: [{}]}}", all("x0"));
    let _ = writeln!(text, "x2: &x2 {{containers: [{0}], initContainers: [{0}]}}", all("x1"));
    text += "spec: *x2\n";
    let (tree, _) = yaml::parse(&text);
    for object in objects(&tree, 0, Minor::NEWEST) {
        let read: usize = object
            .pods()
            .flat_map(|pod| pod.containers().map(|c| c.container.env.items().len()).collect::<Vec<_>>())
            .sum();
        assert!(read < 50_000, "{read}");
    }
}

proptest::proptest! {
    /// Whatever the text, its mistakes are at characters of it, and what is suggested is legal.
    #[test]
    fn mistakes_are_at_characters(text in r"[ -~]{0,20}|\PC{0,12}|[a-zA-Z0-9./:@_-]{0,80}|[0-9.+eEkKmMGi-]{0,8}") {
        use super::names::Grammar;
        let grammars = [
            Grammar::LabelValue, Grammar::QualifiedName, Grammar::Dns1123Label, Grammar::Dns1123Subdomain,
            Grammar::Dns1035Label, Grammar::PortName, Grammar::EnvName, Grammar::EnvNameRelaxed, Grammar::ConfigKey,
        ];
        for grammar in grammars {
            for error in grammar.violations(&text) {
                assert!(text.get(error.range.clone()).is_some(), "{error:?}");
                assert!(!error.to_string().is_empty());
            }
            if let Some(fixed) = grammar.fix(&text) {
                assert_eq!(grammar.check(&fixed), Ok(()));
                assert_ne!(fixed, text);
            }
        }
        match quantity::parse(&text) {
            Ok(amount) => {
                assert_eq!(amount.cmp(&amount), std::cmp::Ordering::Equal);
                assert_eq!(amount.is_zero(), amount == quantity::Amount::ZERO);
                assert!(quantity::suggest(&text).is_none());
            }
            Err(error) => assert!(text.get(error.range.clone()).is_some(), "{error:?}"),
        }
        if let Err(error) = image::parse(&text) {
            assert!(text.get(error.range.clone()).is_some(), "{error:?}");
        }
    }

    /// Exact comparison agrees with arithmetic where arithmetic is exact.
    #[test]
    fn amounts_compare_like_numbers(a in -10_000i64..10_000, b in -10_000i64..10_000, unit in 0usize..6) {
        let unit = ["", "m", "k", "Mi", "e2", "e-3"][unit];
        let [x, y] = [a, b].map(|number| quantity::parse(&format!("{number}{unit}")).unwrap());
        assert_eq!(x.cmp(&y), a.cmp(&b));
        assert_eq!(x.is_negative(), a < 0);
    }

    /// Reading objects, checking them and naming places works for whatever YAML there is.
    #[test]
    fn nothing_stops_the_model(
        body in r"(spec: ?|containers: ?|- |  |name: ?|image: ?|\[|\]|\{|\}|, |&a |\*a|<<: ?|metadata: ?|labels: ?|items: ?|\n|1|x|~){0,40}",
    ) {
        for head in ["apiVersion: v1\nkind: Pod\n", "apiVersion: x/v1\nkind: Thing\n", "apiVersion: v1\nkind: List\n", ""] {
            let text = format!("{head}{body}");
            let (tree, _) = yaml::parse(&text);
            for object in (0..tree.documents().len()).flat_map(|document| objects(&tree, document, Minor::NEWEST)) {
                let mut issues = Vec::new();
                if let Some(ty) = object.ty {
                    crate::schema::check(&tree, object.root, ty, Minor::NEWEST, &mut issues);
                }
                for issue in issues {
                    crate::schema::path(&tree, object.root, object.ty, tree.span(issue.node()), None);
                }
                for pod in object.pods() {
                    let _ = pod.containers().count();
                }
            }
        }
    }
}

#[test]
fn a_run_of_hyphens_is_one_place() {
    assert_eq!(names::Grammar::PortName.check("a---b").unwrap_err().range, 1..4);
}

/// What a server of a minor has when it starts to validate.
#[test]
fn fields_are_missing_where_a_minor_drops_them() {
    let text = "apiVersion: v1\nkind: Pod\nspec:\n  hostUsers: false\n  hostnameOverride: a\n  volumes:\n  - name: art\n    \
                image: {reference: a}\n  - name: data\n    emptyDir: {}\n  initContainers:\n  - name: b\n    restartPolicy: \
                Always\n  containers:\n  - name: a\n    restartPolicy: Never\n    volumeMounts:\n    - {name: art, \
                mountPath: /a}\n    - {name: data, mountPath: /b}\n    lifecycle: {preStop: {sleep: {seconds: 1}}}\n";
    let seen = |number: u8| {
        let (tree, _) = yaml::parse(text);
        let objects = objects(&tree, 0, Minor::new(number).unwrap());
        let pod = objects[0].pods().next().unwrap();
        let (container, init) = (&pod.spec.containers.items()[0], &pod.spec.init_containers.items()[0]);
        [
            ("hostUsers", pod.spec.host_users.is_set()),
            ("hostnameOverride", pod.spec.hostname_override.is_set()),
            ("volume", pod.spec.volumes.items().len() == 2),
            ("source", pod.spec.volumes.items()[0].image.is_set()),
            ("mount", container.volume_mounts.items().len() == 2),
            ("restart", container.restart_policy.is_set()),
            ("init", init.restart_policy.is_set()),
            ("hook", container.lifecycle.get().is_some_and(|it| it.pre_stop.is_set())),
        ]
        .into_iter()
        .filter_map(|(name, there)| there.then_some(name))
        .collect::<Vec<_>>()
        .join(" ")
    };
    assert_eq!(seen(27), "volume mount hook");
    assert_eq!(seen(28), "volume mount restart hook");
    assert_eq!(seen(29), "volume mount restart init");
    assert_eq!(seen(30), "volume mount restart init hook");
    assert_eq!(seen(31), "restart init hook");
    assert_eq!(seen(33), "hostUsers restart init hook");
    assert_eq!(seen(34), "hostUsers init hook");
    assert_eq!(seen(35), "hostUsers hostnameOverride volume source mount restart init hook");
    assert_eq!(seen(37), seen(35));
}
