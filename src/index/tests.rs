//! Which pods are behind which Service.

use super::*;
use crate::{command::Commands, model, schema::Minor, yaml};

/// What is kept of a file.
fn facts(text: &str) -> Facts {
    let (tree, _) = yaml::parse(text);
    let commands = Commands::new(text);
    let mut facts = Facts::default();
    let mut index = 0;
    for document in 0..tree.documents().len() {
        for object in model::objects(&tree, document, Minor::NEWEST) {
            let pods: Vec<_> = object.pods().collect();
            facts.add(&object, &pods, index, &tree, &commands);
            index += 1;
        }
    }
    facts
}

fn service(name: &str, namespace: &str, selector: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Service\nmetadata: {{name: {name}{namespace}}}\nspec: {{selector: {selector}, ports: [{{port: 80}}]}}\n---\n"
    )
}

fn pod(name: &str, namespace: &str, labels: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}{namespace}, labels: {labels}}}\nspec: {{containers: [{{name: a, image: a}}]}}\n---\n"
    )
}

/// The names of the pods behind the Service `web`, with `web` in the first of the files.
fn behind(files: &[(&str, String)]) -> Vec<String> {
    let facts: Vec<Facts> = files.iter().map(|(_, text)| facts(text)).collect();
    let files: Vec<FileFacts<'_>> =
        files.iter().zip(&facts).map(|((path, _), facts)| FileFacts { path, facts }).collect();
    let index = Index::new(&files);
    let web = index.services_named("web", None).next().expect("a Service");
    index.behind(web).iter().map(|pod| pod.facts.name.to_string()).collect()
}

#[test]
fn a_service_chooses_by_all_of_its_labels_and_in_its_namespace() {
    for (selector, namespace, chosen) in [
        ("{app: web}", "", vec!["a", "b", "c"]),
        ("{app: web, tier: front}", "", vec!["b", "c"]),
        ("{app: web, tier: front}", ", namespace: shop", vec!["b", "c"]),
        ("{app: web, tier: front}", ", namespace: other", vec!["b"]),
        ("{app: none}", "", vec![]),
        ("{}", "", vec![]),
    ] {
        let text = service("web", namespace, selector)
            + &pod("a", "", "{app: web}")
            + &pod("b", "", "{app: web, tier: front}")
            + &pod("c", ", namespace: shop", "{tier: front, app: web, more: x}");
        let expected: Vec<_> = if namespace.contains("other") { vec!["b"] } else { chosen };
        assert_eq!(behind(&[("web.yaml", text)]), expected, "{selector} {namespace}");
    }
}

#[test]
fn the_nearest_pods_are_behind_a_service() {
    let web = |more: String| service("web", "", "{app: web}") + &more;
    let pod = |name: &str| pod(name, "", "{app: web}");
    for (own, beside, near, far, expected) in [
        (pod("own"), pod("beside"), pod("near"), pod("far"), vec!["own"]),
        (String::new(), pod("beside"), pod("near"), pod("far"), vec!["beside"]),
        (String::new(), String::new(), pod("near"), pod("far"), vec!["near"]),
        (String::new(), String::new(), String::new(), pod("far"), vec![]),
    ] {
        let files = [
            ("k8s/services/web.yaml", web(own)),
            ("k8s/services/pod.yaml", beside),
            ("k8s/pods/pod.yaml", near),
            ("other/pods/pod.yaml", far),
        ];
        assert_eq!(behind(&files), expected);
    }
}

fn deployment(name: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}}}\nspec: {{replicas: 1, template: {{metadata: {{labels: {{app: web}}}}, spec: {{containers: [{{name: a, image: a}}]}}}}}}\n---\n"
    )
}

#[test]
fn a_workload_is_scaled_by_what_names_it_or_may_and_is_near() {
    let scaler = |name: &str| {
        format!(
            "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{name: x}}\nspec: {{scaleTargetRef: {{kind: Deployment, name: {name}}}}}\n"
        )
    };
    let keda = "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: x}\n".to_owned();
    let other = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: x}\n".to_owned();
    for (path, text, scaled) in [
        ("k8s/web/scale.yaml", scaler("web"), true),
        ("k8s/web/scale.yaml", scaler("api"), false),
        ("k8s/web/scale.yaml", keda.clone(), true),
        ("k8s/web/scale.yaml", other, false),
        ("other/api/keda.yaml", keda, false),
        ("other/api/scale.yaml", scaler("web"), false),
    ] {
        let facts = [facts(&deployment("web")), facts(&text)];
        let files = ["k8s/web/web.yaml", path];
        let files: Vec<FileFacts<'_>> =
            files.iter().zip(&facts).map(|(path, facts)| FileFacts { path, facts }).collect();
        let index = Index::new(&files);
        let web = index.pods().next().expect("a workload");
        assert_eq!(index.is_scaled(web), scaled, "{path}: {text}");
    }
}

/// So many Services and pods of one label that looking at each pair would take hours.
#[test]
fn heaps_with_one_label_are_not_joined_and_take_no_time() {
    const MANY: usize = 20_000;
    let one = facts(&(service("web", "", "{app: web}") + &pod("web", "", "{app: web}")));
    let heap = |count: usize| Facts {
        services: vec![one.services[0].clone(); count],
        pods: vec![one.pods[0].clone(); count],
        ..Facts::default()
    };
    let only = |services: usize, pods: usize| {
        let all = heap(services.max(pods));
        Facts { services: all.services[..services].to_vec(), pods: all.pods[..pods].to_vec(), ..all }
    };
    let (whole, part, services, pods) = (heap(MANY), heap(4), only(1, 0), only(0, 1));
    let path = |at: usize, folder: &str| format!("k8s/{folder}/{at}.yaml");
    let beside: Vec<String> = (0..MANY).map(|at| path(at, "web")).collect();
    let apart: Vec<String> = (0..3000).map(|at| path(0, &at.to_string())).collect();
    let total = |files: &[FileFacts<'_>]| {
        let index = Index::new(files);
        let found = index.services().map(|service| index.behind(service).len()).sum::<usize>();
        // What has run out of looks takes what it has not seen for possible.
        assert!(index.services().all(|service| index.chooses_any(service.facts)));
        found
    };
    assert_eq!(total(&[FileFacts { path: "a.yaml", facts: &whole }]), 0);
    let each: Vec<_> = beside[..5000].iter().map(|path| FileFacts { path, facts: &part }).collect();
    assert_eq!(total(&each), 5000 * 4 * 4, "each file has its own");
    for paths in [&beside, &apart] {
        let one = |(at, path)| FileFacts { path, facts: if at % 2 == 0 { &services } else { &pods } };
        let files: Vec<_> = paths.iter().map(String::as_str).enumerate().map(one).collect();
        assert_eq!(total(&files), 0);
    }
}

#[test]
fn what_a_service_chooses_and_what_its_name_stands_for() {
    for (spec, address, labels) in [
        ("{selector: {a: b}}", Address::Own, 1),
        ("{selector: {a: b}, clusterIP: None}", Address::Pods, 1),
        ("{selector: {a: b}, clusterIPs: [None]}", Address::Pods, 1),
        ("{selector: {a: b}, type: ExternalName, externalName: a.example}", Address::External, 0),
        ("{selector: {a: b, c: [d]}}", Address::Own, 0),
        ("{}", Address::Own, 0),
    ] {
        let facts = facts(&format!("apiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {spec}\n"));
        let [service] = &facts.services[..] else { panic!("one Service") };
        assert_eq!((service.address, service.selector.len()), (address, labels), "{spec}");
    }
}

#[test]
fn the_ports_that_a_service_asks() {
    for (port, target) in [
        ("{port: 80}", Some(Target::Number(80))),
        ("{port: 80, targetPort: 8080}", Some(Target::Number(8080))),
        ("{port: 80, targetPort: 0}", Some(Target::Number(80))),
        ("{port: 80, targetPort: web}", Some(Target::Name("web".into()))),
        ("{port: 80, targetPort: ''}", Some(Target::Number(80))),
        ("{port: 80, targetPort: []}", None),
    ] {
        let text =
            format!("apiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {{ports: [{port}]}}\n");
        let facts = facts(&text);
        let [service] = &facts.services[..] else { panic!("one Service") };
        assert_eq!(service.ports.iter().map(|port| port.target.clone()).next(), target, "{port}");
    }
}

#[test]
fn budgets_are_kept_that_ask_for_one_thing_of_plain_labels() {
    for (spec, labels) in [
        ("{minAvailable: 1, selector: {matchLabels: {a: b}}}", Some(1)),
        ("{maxUnavailable: 1, selector: {matchLabels: {a: b}}}", Some(1)),
        ("{minAvailable: 1, maxUnavailable: 1, selector: {matchLabels: {a: b}}}", None),
        ("{minAvailable: 1, maxUnavailable: [], selector: {matchLabels: {a: b}}}", None),
        ("{minAvailable: [], maxUnavailable: 1, selector: {matchLabels: {a: b}}}", None),
        ("{selector: {matchLabels: {a: b}}}", None),
        ("{minAvailable: 1}", Some(0)),
        ("{minAvailable: 1, selector: {matchLabels: {a: b, c: []}}}", Some(0)),
        ("{minAvailable: 1, selector: {matchLabels: {a: b, -: c}}}", Some(0)),
        (
            "{minAvailable: 1, selector: {matchLabels: {a: b}, matchExpressions: [{key: c, operator: Exists}]}}",
            Some(0),
        ),
    ] {
        let text = format!(
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: web}}\nspec: {spec}\n"
        );
        let facts = facts(&text);
        assert_eq!(facts.budgets.first().map(|budget| budget.selector.len()), labels, "{spec}");
    }
}

#[test]
fn what_of_a_pod_is_not_known() {
    for (labels, containers, incomplete) in [
        ("{a: b}", "[{name: a}]", false),
        ("{a: [b]}", "[{name: a}]", true),
        ("{a: b}", "[{name: a}, 1]", true),
        ("{a: b}", "[{name: a, ports: [1]}]", true),
    ] {
        let text = format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: a, labels: {labels}}}\nspec: {{containers: {containers}}}\n"
        );
        assert_eq!(facts(&text).pods[0].incomplete, incomplete, "{labels} {containers}");
    }
}

#[test]
fn waits_of_init_containers_before_sidecars_and_of_hooks_beside_them() {
    let wait = |host: &str| format!("[sh, -c, 'until nc -z {host} 80; do sleep 1; done']");
    let hook = |host: &str| format!("lifecycle: {{postStart: {{exec: {{command: {}}}}}}}", wait(host));
    let text = format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n  initContainers:\n  \
         - {{name: a, command: {}, {}}}\n  - {{name: b, restartPolicy: Always, command: {}, {}}}\n  \
         - {{name: c, command: {}}}\n  containers:\n  - {{name: d, command: {}, {}}}\n",
        wait("one"),
        hook("two"),
        wait("three"),
        hook("four"),
        wait("five"),
        wait("six"),
        hook("seven"),
    );
    let facts = facts(&text);
    let hosts = |waits: &[Wait]| waits.iter().map(|wait| wait.host.to_string()).collect::<Vec<_>>();
    assert_eq!(hosts(&facts.pods[0].waits), ["one"]);
    assert_eq!(hosts(&facts.pods[0].hook_waits), ["four", "seven"]);
}

fn claim(name: &str, namespace: &str, mode: &str) -> String {
    format!(
        "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: {name}{namespace}}}\nspec: {{accessModes: [{mode}], storageClassName: disks}}\n---\n"
    )
}

/// How far the pods of the claim `data` may be apart, as a pod of the namespace `shop` in the first of the files uses it.
fn reach(files: &[(&str, String)]) -> Option<Reach> {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: a, image: a}], \
               volumes: [{name: a, persistentVolumeClaim: {claimName: data}}]}\n---\n";
    let texts = files.iter().map(|(_, text)| text.as_str()).enumerate();
    let facts: Vec<Facts> = texts
        .map(|(number, text)| facts(&if number == 0 { format!("{pod}{text}") } else { text.to_owned() }))
        .collect();
    let files: Vec<FileFacts<'_>> =
        files.iter().zip(&facts).map(|((path, _), facts)| FileFacts { path, facts }).collect();
    let index = Index::new(&files);
    let pod = index.pods().next().expect("a pod");
    let user = pod.facts.claims.as_ref().expect("a use of a claim");
    let reach = user.claims.iter().find_map(|(name, _)| index.claimed(pod, name));
    reach.map(|(_, reach)| reach)
}

#[test]
fn a_pod_means_the_nearest_claim_of_a_name() {
    use Reach::{Node, Nodes, Pod};
    let [one, node, many] = ["ReadWriteOncePod", "ReadWriteOnce", "ReadWriteMany"];
    let data = |mode: &str| claim("data", "", mode);
    let no = String::new;
    for (own, beside, near, far, expected) in [
        (data(node), data(one), data(many), data(one), Some(Node)),
        (no(), data(one), data(many), data(node), Some(Pod)),
        (no(), no(), data(many), data(node), Some(Nodes)),
        (no(), no(), no(), data(node), None),
        (claim("other", "", node), no(), no(), no(), None),
        (claim("data", ", namespace: shop", node), no(), no(), no(), Some(Node)),
        (claim("data", ", namespace: other", node), data(one), no(), no(), Some(Pod)),
        // Which of them it is, no one knows.
        (data(node) + &data(node), no(), no(), no(), Some(Node)),
        (data(node) + &data(one), no(), no(), no(), None),
    ] {
        let files = [
            ("k8s/web/web.yaml", own.clone()),
            ("k8s/web/claim.yaml", beside.clone()),
            ("k8s/claims/claim.yaml", near.clone()),
            ("other/claims/claim.yaml", far.clone()),
        ];
        assert_eq!(reach(&files), expected, "{own}{beside}{near}{far}");
    }
}

#[test]
fn a_volume_that_is_there_may_let_more_pods_in() {
    use Reach::{Node, Pod};
    let volume =
        |spec: &str| format!("apiVersion: v1\nkind: PersistentVolume\nmetadata: {{name: a}}\nspec: {spec}\n");
    for (mode, path, spec, expected) in [
        ("ReadWriteOnce", "k8s/volumes/a.yaml", "{storageClassName: disks}", None),
        ("ReadWriteOnce", "k8s/volumes/a.yaml", "{}", None),
        ("ReadWriteOnce", "k8s/volumes/a.yaml", "{storageClassName: other}", Some(Node)),
        ("ReadWriteOnce", "other/volumes/a.yaml", "{storageClassName: disks}", Some(Node)),
        ("ReadWriteOnce", "other/volumes/a.yaml", "{claimRef: {namespace: shop, name: data}}", None),
        ("ReadWriteOnce", "k8s/volumes/a.yaml", "{claimRef: {namespace: shop, name: logs}}", Some(Node)),
        ("ReadWriteOnce", "k8s/volumes/a.yaml", "{claimRef: {namespace: bar, name: data}}", Some(Node)),
        // To the scheduler the claim's mode is all there is.
        ("ReadWriteOncePod", "k8s/volumes/a.yaml", "{storageClassName: disks}", Some(Pod)),
    ] {
        let files = [("k8s/web/web.yaml", claim("data", ", namespace: shop", mode)), (path, volume(spec))];
        assert_eq!(reach(&files), expected, "{mode} {path} {spec}");
    }
}

#[test]
fn an_account_that_gives_no_token_may_be_anywhere() {
    let pod = |spec: &str| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: a, namespace: shop}}\nspec: {{{spec}containers: [{{name: a, image: a, volumeMounts: [{{name: a, mountPath: /run/secrets}}]}}], volumes: [{{name: a, secret: {{secretName: a}}}}]}}\n"
        )
    };
    let account = |name: &str, quiet: &str| {
        format!("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name}\n{quiet}\n")
    };
    let quiet = "automountServiceAccountToken: false";
    for (spec, name, says, gets_one) in [
        ("", "{name: default}", quiet, false),
        ("", "{name: default}", "automountServiceAccountToken: true", true),
        ("", "{name: default}", "", true),
        ("", "{name: default, namespace: bar}", quiet, true),
        ("", "{name: web}", quiet, true),
        ("serviceAccountName: web, ", "{name: web, namespace: shop}", quiet, false),
        ("serviceAccount: web, ", "{name: web}", quiet, false),
        ("automountServiceAccountToken: true, ", "{name: default}", quiet, true),
    ] {
        let facts = [facts(&pod(spec)), facts(&account(name, says))];
        let paths = ["a/b/c/pod.yaml", "accounts.yaml"];
        let files: Vec<FileFacts<'_>> =
            paths.iter().zip(&facts).map(|(path, facts)| FileFacts { path, facts }).collect();
        let index = Index::new(&files);
        let pod = index.pods().next().expect("a pod").facts;
        let account = pod.token.as_ref().expect("a mount in the way").account.as_ref();
        assert_eq!(account.is_none_or(|it| !index.declines_token(pod, it)), gets_one, "{spec} {name} {says}");
    }
}
