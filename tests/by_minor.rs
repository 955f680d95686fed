//! What the API server says of volumes, claims and scheduling changed from one minor to the next. Where no recorded
//! verdict shows it, the expectation is that of the source of that minor (`pkg/apis/core/validation`, `pkg/api/pod`).

mod support;

use std::collections::BTreeSet;

use podlint::{rule::Settings, schema::Minor};
use support::check;

/// What the server says of a manifest in a minor, by podlint: `SCOPE TYPE PATH`, the place only of warnings.
fn said(manifest: &str, minor: u8) -> BTreeSet<String> {
    let settings = Settings::default().for_minors(Minor::new(minor).expect("a known minor"));
    let findings = check(manifest, &settings).diagnostics;
    let causes = findings.into_iter().flat_map(|finding| finding.server.into_iter().chain(finding.cascades));
    causes
        .map(|cause| match cause.scope.as_str() {
            "warnings" => format!("warnings {}", cause.field),
            scope => format!("{scope} {} {}", cause.cause, cause.field),
        })
        .collect()
}

/// Asserts for ranges of minors what the server says.
#[track_caller]
fn assert_said(manifest: &str, cases: &[(std::ops::RangeInclusive<u8>, &[&str])]) {
    for (minors, causes) in cases {
        let expected: BTreeSet<String> = causes.iter().map(|&cause| cause.to_owned()).collect();
        for minor in minors.clone() {
            assert_eq!(said(manifest, minor), expected, "1.{minor}");
        }
    }
}

/// A pod with these lines in its spec.
fn pod(spec: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: web, labels: {{app: web}}}}\nspec:\n  containers: [{{name: web, \
         image: 'web:1'}}]\n{spec}"
    )
}

/// A workload of this kind with these lines in the spec of its template, and these in its own.
fn workload(kind: &str, template: &str, spec: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: web}}\nspec:\n  selector: {{matchLabels: {{app: web}}}}\n  \
         template:\n    metadata: {{labels: {{app: web}}}}\n    spec:\n{template}{spec}"
    )
}

const CONTAINER: &str =
    "      containers: [{name: web, image: 'web:1', volumeMounts: [{name: data, mountPath: /data}]}]\n";

#[test]
fn the_template_of_a_stateful_set_is_looked_at_since_1_34() {
    let broken = format!("{CONTAINER}      nodeSelector: {{disk: a b}}\n");
    let manifest = workload(
        "StatefulSet",
        &broken,
        "  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [RWO], resources: {requests: {storage: 1Gi}}}}]",
    );
    let child = "child Invalid spec.nodeSelector";
    assert_said(
        &manifest,
        &[
            (27..=33, &[child]),
            (
                34..=37,
                &[
                    child,
                    "errors Invalid spec.template.spec.nodeSelector",
                    "errors NotSupported spec.volumeClaimTemplates[0].spec.accessModes",
                ],
            ),
        ],
    );
}

#[test]
fn a_claim_template_is_a_volume_after_those_of_the_template() {
    let volumes = format!("{CONTAINER}      volumes: [{{name: other, emptyDir: {{}}}}]\n");
    let manifest = workload(
        "StatefulSet",
        &volumes,
        "  volumeClaimTemplates: [{metadata: {name: Data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]",
    );
    let manifest = manifest.replace("{name: data,", "{name: Data,");
    assert_said(
        &manifest,
        &[(
            34..=37,
            &[
                "errors Invalid spec.template.spec.volumes[1].name",
                "errors NotFound spec.template.spec.containers[0].volumeMounts[0].name",
                "child Invalid spec.volumes[1].name",
                "child NotFound spec.containers[0].volumeMounts[0].name",
            ],
        )],
    );
}

#[test]
fn a_broken_volume_is_not_declared_twice() {
    let manifest = pod("  volumes: [{name: a, hostPath: {}}, {name: a, emptyDir: {}}]");
    assert_said(&manifest, &[(27..=37, &["errors Required spec.volumes[0].hostPath.path"])]);
}

#[test]
fn what_an_alias_repeats_has_its_own_place() {
    let manifest = pod("  volumes: [&a {name: a, emptyDir: {}}, *a]");
    let manifest = manifest.replace("'web:1'}", "'web:1', volumeMounts: [&m {name: a, mountPath: /a}, *m]}");
    let causes = [
        "errors Duplicate spec.volumes[1].name",
        "errors Invalid spec.containers[0].volumeMounts[1].mountPath",
    ];
    assert_said(&manifest, &[(27..=37, &causes)]);
}

#[test]
fn a_claim_made_for_an_ephemeral_volume_is_that_volumes() {
    let manifest = pod(
        "  volumes:\n  - {name: a, persistentVolumeClaim: {claimName: web-b}}\n  - name: b\n    ephemeral: {volumeClaimTemplate: \
         {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}",
    );
    // The volume is one all the same, so that a mount of it is found.
    let manifest = manifest.replace("'web:1'}", "'web:1', volumeMounts: [{name: a, mountPath: /a}]}");
    let place = "errors Invalid spec.volumes[0].persistentVolumeClaim.claimName";
    assert_said(&manifest, &[(27..=37, &[place])]);
}

#[test]
fn a_disk_of_several_pods_had_to_be_read_only() {
    let template =
        format!("{CONTAINER}      volumes: [{{name: data, gcePersistentDisk: {{pdName: data}}}}]\n");
    let error: &[&str] = &["errors Invalid spec.template.spec.volumes[0].gcePersistentDisk.readOnly"];
    assert_said(&workload("DaemonSet", &template, ""), &[(27..=28, error), (29..=37, &[])]);
    assert_said(&workload("Deployment", &template, "  replicas: 2"), &[(27..=28, error), (29..=37, &[])]);
    assert_said(&workload("Deployment", &template, "  replicas: 1"), &[(27..=37, &[])]);
}

#[test]
fn projected_sources() {
    let token = pod("  volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: ../up}}]}}]");
    assert_said(&token, &[(27..=29, &[]), (30..=37, &["errors Invalid spec.volumes[0].projected.path"])]);
    let bundle =
        pod("  volumes: [{name: a, projected: {sources: [{clusterTrustBundle: {name: '', path: /a}}]}}]");
    assert_said(
        &bundle,
        &[
            (29..=31, &[]),
            (32..=36, &["warnings volume"]),
            (
                37..=37,
                &[
                    "errors Required spec.volumes[0].projected.sources[0].clusterTrustBundle.name",
                    "errors Invalid spec.volumes[0].projected.sources[0].clusterTrustBundle.name",
                    "errors Invalid spec.volumes[0].projected.sources[0].clusterTrustBundle.path",
                ],
            ),
        ],
    );
    let twice =
        pod("  volumes: [{name: a, configMap: {name: a, items: [{key: a, path: a}, {key: b, path: a/b}]}}]");
    assert_said(&twice, &[(27..=31, &[]), (32..=37, &["warnings volume"])]);
}

#[test]
fn spread_constraints_add_labels_to_their_selector() {
    let spread = |keys: &str, selector: &str| {
        format!(
            "topologySpreadConstraints: [{{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, matchLabelKeys: \
             {keys}, labelSelector: {selector}}}]\n"
        )
    };
    let error: &[&str] = &["errors Invalid spec.topologySpreadConstraints[0].matchLabelKeys[0]"];
    let own = format!("  {}", spread("[app]", "{matchLabels: {app: web}}"));
    assert_said(&pod(&own), &[(27..=37, error)]);
    let other = format!("  {}", spread("[tier]", "{matchLabels: {tier: front}}"));
    assert_said(&pod(&other), &[(27..=33, error), (34..=37, &[])]);
    let container = "      containers: [{name: web, image: 'web:1'}]\n";
    let template = format!("{container}      {}", spread("[app]", "{matchLabels: {app: web}}"));
    let child = "child Invalid spec.topologySpreadConstraints[0].matchLabelKeys[0]";
    assert_said(
        &workload("Deployment", &template, ""),
        &[
            (
                27..=33,
                &[child, "errors Invalid spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0]"],
            ),
            (34..=37, &[child]),
        ],
    );
}

#[test]
fn scheduling_by_labels() {
    let term = "topologyKey: zone, matchLabelKeys: [app], labelSelector: {matchLabels: {app: web}}";
    let affinity = pod(&format!(
        "  affinity: {{podAffinity: {{requiredDuringSchedulingIgnoredDuringExecution: [{{{term}}}]}}}}"
    ));
    let error =
        "errors Invalid spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0][0]";
    assert_said(&affinity, &[(29..=30, &[]), (31..=37, &[error])]);
    let nodes = pod("  nodeSelector: {node-role.kubernetes.io/master: '', beta.kubernetes.io/os: linux}");
    let os = "warnings spec.nodeSelector[beta.kubernetes.io/os]";
    let master = "warnings spec.nodeSelector[node-role.kubernetes.io/master]";
    assert_said(&nodes, &[(27..=30, &[os]), (31..=37, &[os, master])]);
    let value = pod(
        "  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: \
         [{matchExpressions: [{key: disk, operator: In, values: [a b]}]}]}}}",
    );
    let place = "nodeSelectorTerms[0].matchExpressions[0].values[0]";
    let error = format!(
        "errors Invalid spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.{place}"
    );
    assert_said(&value, &[(27..=32, &[]), (33..=37, &[&error])]);
}

#[test]
fn image_volumes_were_dropped_and_what_follows_moved_up() {
    let manifest = pod("  volumes: [{name: a, image: {reference: a}}, {name: b, hostPath: {}}]");
    assert_said(
        &manifest,
        &[
            (31..=34, &["errors Required spec.volumes[0].hostPath.path"]),
            (35..=37, &["errors Required spec.volumes[1].hostPath.path"]),
        ],
    );
}

#[test]
fn claims() {
    let claim = |rest: &str| {
        format!(
            "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: a}}\nspec:\n  accessModes: [ReadWriteOnce]\n  \
             resources: {{requests: {{storage: 1Gi}}}}\n  {rest}"
        )
    };
    let group = claim("dataSourceRef: {apiGroup: Bad_Group, kind: Disk, name: a}");
    assert_said(
        &group,
        &[
            (27..=28, &[]),
            (
                29..=37,
                &["errors Invalid spec.dataSource.apiGroup", "errors Invalid spec.dataSourceRef.apiGroup"],
            ),
        ],
    );
    let class = claim("volumeAttributesClassName: Bad_Class");
    assert_said(&class, &[(29..=33, &[]), (34..=37, &["errors Invalid spec.volumeAttributesClassName"])]);
}

/// `PrepareForCreate` of claims takes `dataSourceRef` out if it has a namespace (`pkg/api/persistentvolumeclaim`); that
/// of pods and of `StatefulSets` does not, and `validateDataSourceRef` and `ValidatePersistentVolumeClaimSpec` see it.
#[test]
fn a_source_in_another_namespace_is_looked_at_in_templates() {
    let volume = |source: &str| {
        pod(&format!(
            "  volumes:\n  - name: a\n    ephemeral: {{volumeClaimTemplate: {{spec: {{accessModes: [ReadWriteOnce], \
             resources: {{requests: {{storage: 1Gi}}}}, {source}}}}}}}\n"
        ))
    };
    let place = "spec.volumes[0].ephemeral.volumeClaimTemplate.spec";
    for (source, causes) in [
        ("dataSourceRef: {kind: PersistentVolumeClaim, name: a, namespace: b}", &[][..]),
        (
            "dataSourceRef: {namespace: B.c}",
            &[
                "Required {}.dataSourceRef.kind",
                "Required {}.dataSourceRef.name",
                "Invalid {}.dataSourceRef",
                "Invalid {}.dataSourceRef.namespace",
            ],
        ),
        (
            "dataSource: {kind: PersistentVolumeClaim, name: c}, \
             dataSourceRef: {kind: PersistentVolumeClaim, name: a, namespace: b}",
            &["Invalid {}"],
        ),
    ] {
        let causes: Vec<String> =
            causes.iter().map(|cause| format!("errors {}", cause.replace("{}", place))).collect();
        let causes: Vec<&str> = causes.iter().map(String::as_str).collect();
        assert_said(&volume(source), &[(27..=36, &causes)]);
    }
    let claim = |source: &str| {
        format!(
            "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: a}}\nspec: {{accessModes: [ReadWriteOnce], \
             resources: {{requests: {{storage: 1Gi}}}}, {source}}}\n"
        )
    };
    assert_said(&claim("dataSourceRef: {namespace: B.c}"), &[(27..=36, &[])]);
}

/// `isMatchedDevice`: of a volume that is not there, nothing is said of its source.
#[test]
fn a_device_of_a_broken_volume_is_only_not_found() {
    let devices = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: \
                   'web:1'\n    volumeDevices: [{name: a, devicePath: /dev/a}]\n  volumes:\n  - {name: a, ";
    let missing = "errors NotFound spec.containers[0].volumeDevices[0].name";
    let wrong = "errors Invalid spec.containers[0].volumeDevices[0].name";
    for (source, causes) in [
        ("emptyDir: {}}", &[wrong][..]),
        ("hostPath: {path: ''}}", &[missing, "errors Required spec.volumes[0].hostPath.path"]),
        (
            "nfs: {server: s, path: /p}, persistentVolumeClaim: {claimName: c}}",
            &[missing, "errors Forbidden spec.volumes[0].persistentVolumeClaim"],
        ),
    ] {
        assert_said(&format!("{devices}{source}\n"), &[(27..=36, causes)]);
    }
}

/// `dropDisabledProcMountField` writes `Default` while `ProcMountType` is off, and `validateWindows` forbids what is set.
#[test]
fn windows_takes_no_proc_mount_in_any_minor() {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  os: {name: windows}\n  containers:\n  - \
                    name: web\n    image: 'web:1'\n    securityContext: {procMount: Other}\n";
    let forbidden = "errors Forbidden spec.containers[0].securityContext.procMount";
    let unknown = "errors NotSupported spec.containers[0].securityContext.procMount";
    assert_said(manifest, &[(27..=32, &[forbidden]), (33..=36, &[forbidden, unknown])]);
}

/// `applyAppArmorVersionSkew` wrote fields into annotations from 1.30 to 1.33 (kubernetes/kubernetes#131989 ended it),
/// and `ValidateAnnotations` sees the key with the container's name.
#[test]
fn profiles_of_misnamed_containers_became_misnamed_annotations() {
    let manifest = |name: &str, context: &str| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n  - name: {name}\n    image: \
             'web:1'\n    securityContext: {{{context}}}\n"
        )
    };
    let invalid = "errors Invalid spec.containers[0].name";
    let required = "errors Required spec.containers[0].name";
    let key = "errors Invalid metadata.annotations";
    let profile = "appArmorProfile: {type: RuntimeDefault}";
    assert_said(&manifest("a b", profile), &[(30..=33, &[invalid, key]), (34..=36, &[invalid])]);
    assert_said(&manifest("''", profile), &[(30..=33, &[required, key]), (34..=36, &[required])]);
    assert_said(&manifest("a_b", profile), &[(30..=36, &[invalid])]);
    assert_said(&manifest("a b", ""), &[(27..=36, &[invalid])]);
}

#[test]
fn a_part_of_a_workload_lacks_all_that_the_server_would_miss() {
    // ValidateDeploymentSpec and its like: a selector that is nil is Required and matches no labels, and the template is
    // looked at all the same. That of a StatefulSet only since 1.34.
    let part = |kind: &str, spec: &str| {
        format!("apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: web}}\n{spec}")
    };
    let selector = "errors Required spec.selector";
    let labels = "errors Invalid spec.template.metadata.labels";
    let (containers, child) =
        ("errors Required spec.template.spec.containers", "child Required spec.containers");
    for kind in ["Deployment", "ReplicaSet"] {
        assert_said(&part(kind, ""), &[(27..=36, &[selector, labels, containers, child])]);
    }
    let early: &[&str] = &[selector, labels, child];
    let late: &[&str] = &[selector, labels, containers, child];
    assert_said(&part("StatefulSet", "spec: {}\n"), &[(27..=33, early), (34..=36, late)]);
    assert_said(&part("DaemonSet", ""), &[(27..=36, &[labels, containers, child])]);
    let images = "spec: {template: {spec: {containers: [{name: a}, {image: ''}]}}}\n";
    assert_said(
        &part("DaemonSet", images),
        &[(
            27..=36,
            &[
                labels,
                "errors Required spec.template.spec.containers[0].image",
                "errors Required spec.template.spec.containers[1].image",
                "errors Required spec.template.spec.containers[1].name",
                "child Required spec.containers[0].image",
                "child Required spec.containers[1].image",
                "child Required spec.containers[1].name",
            ],
        )],
    );
}

#[test]
fn a_stateful_set_without_a_pod_is_refused_since_1_34() {
    // Up to 1.33 the pod spec of the template is not looked at, be it there or not.
    let set = |template: &str| {
        format!(
            "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: db}}\nspec:\n  selector: {{matchLabels: {{a: b}}}}\n{template}"
        )
    };
    let child = "child Required spec.containers";
    let containers = "errors Required spec.template.spec.containers";
    let labels = "errors Invalid spec.template.metadata.labels";
    let labelled = set("  template: {metadata: {labels: {a: b}}}\n");
    assert_said(&labelled, &[(27..=33, &[child]), (34..=36, &[containers, child])]);
    assert_said(&set(""), &[(27..=33, &[labels, child]), (34..=36, &[labels, containers, child])]);
}

#[test]
fn managed_fields_of_a_template_are_those_of_the_pod() {
    // ValidateManagedFields: an operation is Apply or Update.
    let manifest = "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: rc}\nspec:\n  template:\n    metadata:\n      \
                    labels: {a: b}\n      managedFields: [{apiVersion: v1}]\n    spec: {containers: [{name: c, image: 'c:1'}]}\n";
    assert_said(manifest, &[(27..=36, &["child Invalid metadata.managedFields[0].operation"])]);
}
