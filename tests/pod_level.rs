//! What the API server says of pods as a whole, minor by minor. The expectations are those of the source of each minor
//! (`pkg/apis/core/validation`, `pkg/api/pod`); no recorded verdict has these cases.

mod support;

use std::ops::RangeInclusive;

use podlint::{diagnostic::Scope, rule::Settings, schema::Minor};
use support::check;

/// What the server says of a manifest in a minor, by podlint, sorted: `TYPE PATH`, the path alone of a warning, and
/// `child` before what it says of the pods only.
fn said(manifest: &str, minor: Minor) -> Vec<String> {
    let settings = Settings::default().for_minors(minor);
    let findings = check(manifest, &settings).diagnostics;
    let causes = findings.into_iter().flat_map(|finding| finding.server.into_iter().chain(finding.cascades));
    let mut said: Vec<String> = causes
        .filter(|cause| cause.scope != Scope::Strict)
        .map(|cause| match cause.scope {
            Scope::Warnings => cause.field,
            Scope::Child => format!("child {} {}", cause.cause, cause.field),
            _ => format!("{} {}", cause.cause, cause.field),
        })
        .collect();
    said.sort();
    said.dedup();
    said
}

/// Asserts for ranges of minors what the server says.
#[track_caller]
fn expect(manifest: &str, answers: &[(RangeInclusive<u8>, &[&str])]) {
    for (minors, wanted) in answers {
        for minor in Minor::all().filter(|minor| minors.contains(&minor.number())) {
            assert_eq!(said(manifest, minor), *wanted, "{minor}: {manifest}");
        }
    }
}

/// A Pod whose spec has `rest`, with a container that has `container`.
fn pod(rest: &str, container: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  {rest}\n  containers:\n  - {{name: web, image: 'web:1', {container}}}\n"
    )
}

/// A Deployment whose template has an annotation and a spec with `rest`.
fn template(annotation: &str, rest: &str) -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  selector: {{matchLabels: {{a: b}}}}\n  template:\n    metadata:\n      labels: {{a: b}}\n      annotations: {{{annotation}}}\n    spec:\n      {rest}\n"
    )
}

#[test]
fn addresses() {
    // POD19, DNS4, W27
    expect(
        &pod("hostAliases: [{ip: 010.0.0.1}]", ""),
        &[
            (27..=32, &[]),
            (33..=35, &["spec.hostAliases[0].ip"]),
            (36..=37, &["Invalid spec.hostAliases[0].ip"]),
        ],
    );
    expect(
        &pod("dnsConfig: {nameservers: ['2001:0db8::1']}", ""),
        &[(27..=32, &[]), (33..=37, &["spec.dnsConfig.nameservers[0]"])],
    );
    // DNS7
    expect(
        &pod("dnsConfig: {searches: [_a.b, .]}", ""),
        &[
            (27..=32, &["Invalid spec.dnsConfig.searches[0]", "Invalid spec.dnsConfig.searches[1]"]),
            (33..=37, &[]),
        ],
    );
    // W19
    expect(
        &pod("hostAliases: [{ip: 10.0.0.1}, {ip: 10.0.0.1}]", ""),
        &[(27..=37, &["spec.hostAliases[1].ip"])],
    );
}

#[test]
fn users_of_the_pods_own() {
    // POD31, POD32, POD33; the field is dropped up to 1.32.
    let devices = "volumeDevices: [{name: disk, devicePath: /dev/x}]";
    let volumes = "volumes: [{name: disk, persistentVolumeClaim: {claimName: disk}}]";
    expect(
        &pod(&format!("hostUsers: false\n  hostNetwork: true\n  hostIPC: true\n  {volumes}"), devices),
        &[
            (27..=32, &[]),
            (33..=33, &["Forbidden spec.HostIPC", "Forbidden spec.hostNetwork"]),
            (
                34..=37,
                &[
                    "Forbidden spec.HostIPC",
                    "Forbidden spec.containers[0].volumeDevices",
                    "Forbidden spec.hostNetwork",
                ],
            ),
        ],
    );
    // CSC4
    expect(
        &pod("hostUsers: true", "securityContext: {procMount: Unmasked}"),
        &[(27..=32, &[]), (33..=37, &["Invalid spec.containers[0].securityContext.procMount"])],
    );
    // PSC7
    expect(
        &pod("hostNetwork: true\n  securityContext: {sysctls: [{name: net.core.somaxconn, value: '1'}]}", ""),
        &[(27..=28, &[]), (29..=37, &["Invalid spec.securityContext.sysctls[0].name"])],
    );
    // PSC11
    expect(
        &pod("securityContext: {seLinuxChangePolicy: MountOption}", ""),
        &[
            (27..=32, &[]),
            (33..=36, &["NotSupported spec.securityContext.seLinuxChangePolicy"]),
            (37..=37, &[]),
        ],
    );
}

#[test]
fn profiles_in_annotations() {
    let container = "containers: [{name: web, image: 'web:1'}]";
    let app_armor = "container.apparmor.security.beta.kubernetes.io/web";
    // W13
    expect(
        &template(&format!("{app_armor}: runtime/default"), container),
        &[(27..=29, &[]), (30..=37, &[&format!("spec.template.metadata.annotations[{app_armor}]")])],
    );
    // PAN10: a pod's field is filled from the annotation, a template's is not.
    expect(
        &template(
            &format!("{app_armor}: unconfined"),
            &format!("securityContext: {{appArmorProfile: {{type: RuntimeDefault}}}}\n      {container}"),
        ),
        &[
            (27..=29, &[]),
            (30..=37, &["Forbidden spec.template.spec.containers[0].securityContext.appArmorProfile.type"]),
        ],
    );
    // PAN5, PAN7
    let seccomp = "container.seccomp.security.alpha.kubernetes.io/web";
    let own =
        "containers: [{name: web, image: 'web:1', securityContext: {seccompProfile: {type: Unconfined}}}]";
    expect(
        &template(&format!("{seccomp}: localhost/../a"), own),
        &[(
            27..=37,
            &[
                "Forbidden spec.template.spec.containers[0].securityContext.seccompProfile.type",
                &format!("Invalid spec.template.annotations.{seccomp}"),
                "child Forbidden spec.containers[0].securityContext.seccompProfile.type",
                &format!("child Invalid metadata.annotations.{seccomp}"),
            ],
        )],
    );
    // PAN2
    let old = "scheduler.alpha.kubernetes.io/tolerations";
    expect(
        &template(&format!("{old}: '[{{\"key\":\"a b\",\"effect\":\"x\"}}]'"), container),
        &[(
            27..=37,
            &[
                &format!("Invalid spec.template.annotations.{old}[0].key"),
                &format!("NotSupported spec.template.annotations.{old}[0].effect"),
                &format!("child Invalid metadata.annotations.{old}[0].key"),
                &format!("child NotSupported metadata.annotations.{old}[0].effect"),
            ],
        )],
    );
}

#[test]
fn resources_of_the_pod_as_a_whole() {
    // POD44, POD46, D7, D9: dropped up to 1.33.
    let limits = "resources: {limits: {cpu: 1}}";
    expect(
        &pod(limits, "resources: {limits: {cpu: 2}}"),
        &[
            (27..=33, &[]),
            (
                34..=37,
                &["Invalid spec.resources.containers[0][cpu].limits", "Invalid spec.resources.requests"],
            ),
        ],
    );
    // What only the pods are filled in with, only they are refused for.
    expect(
        &template(
            "",
            "resources: {requests: {cpu: 1}}\n      containers: [{name: web, image: 'web:1', resources: {limits: {cpu: 2}}}]",
        ),
        &[(27..=33, &[]), (34..=37, &["child Invalid spec.resources.requests[cpu]"])],
    );
    // What the pod does not request is not compared.
    expect(
        &pod(
            "resources: {requests: {cpu: 2}}",
            "resources: {requests: {cpu: 2, memory: 1Gi, ephemeral-storage: 1Gi}}",
        ),
        &[(27..=37, &[])],
    );
    // Init containers run one after the other, beside the sidecars before them.
    let inits = "resources: {requests: {cpu: 4}}\n  initContainers:\n  - {name: a, image: 'a:1', restartPolicy: Always, resources: {requests: {cpu: 1}}}\n  - {name: b, image: 'b:1', resources: {requests: {cpu: CPU}}}";
    for (cpu, answer) in [("3", &[][..]), ("3001m", &["Invalid spec.resources.requests[cpu]"])] {
        expect(&pod(&inits.replace("CPU", cpu), "resources: {requests: {cpu: 3}}"), &[(34..=37, answer)]);
    }
    // POD40: nothing further is said of it.
    expect(
        &pod("os: {name: windows}\n  resources: {limits: {foo: 1}, claims: [{name: a}]}", ""),
        &[(34..=37, &["Forbidden spec.resources"])],
    );
}

#[test]
fn names_of_claims_and_hosts() {
    // POD24, POD25, POD26
    expect(
        &pod("resourceClaims: [{name: a, resourceClaimName: '', resourceClaimTemplateName: b}, {}]", ""),
        &[
            (27..=33, &[]),
            (
                34..=37,
                &[
                    "Invalid spec.resourceClaims[0]",
                    "Invalid spec.resourceClaims[0].resourceClaimName",
                    "Invalid spec.resourceClaims[1]",
                    "Required spec.resourceClaims[1].name",
                ],
            ),
        ],
    );
    // POD11, POD12
    let long = format!("hostNetwork: true\n  hostnameOverride: {}_", "a".repeat(64));
    expect(
        &pod(&long, ""),
        &[
            (27..=34, &[]),
            (
                35..=37,
                &[
                    "Forbidden spec.hostnameOverride",
                    "Invalid spec.hostnameOverride",
                    "TooLong spec.hostnameOverride",
                ],
            ),
        ],
    );
    // POD22, POD23
    expect(
        &pod("schedulingGates: [{name: a b}, {name: a b}, null]", ""),
        &[(
            27..=37,
            &[
                "Duplicate spec.schedulingGates[1]",
                "Invalid spec.schedulingGates[0]",
                "Invalid spec.schedulingGates[1]",
                "Invalid spec.schedulingGates[2]",
            ],
        )],
    );
}

#[test]
fn processes_of_the_node() {
    // PSC19, PSC20, PSC21
    let context = "securityContext: {windowsOptions: {hostProcess: true}}";
    expect(&pod(context, ""), &[(27..=37, &["Invalid spec.hostNetwork"])]);
    expect(
        &pod(context, "securityContext: {windowsOptions: {hostProcess: false}}"),
        &[(27..=37, &["Invalid spec.containers[0].securityContext.windowsOptions.hostProcess"])],
    );
    expect(
        &pod(
            "initContainers: [{name: a, image: 'a:1'}]",
            "securityContext: {windowsOptions: {hostProcess: true}}",
        ),
        &[(27..=37, &["Invalid spec", "Invalid spec.hostNetwork"])],
    );
}
