//! Templates, placeholders, encrypted files and parts of objects: what podlint says, and what it leaves alone.

mod support;

use podlint::{
    diagnostic::{Cause, Level},
    engine::{Input, Role, check_file},
    rule::Settings,
};
use support::{check, compare};

const CONFIG_MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n";

/// The reason why (a part of) the file is not checked, and the rules that report.
fn said(text: &str) -> (Option<String>, Vec<&'static str>) {
    let report = check(text, &Settings::default());
    (report.skipped, report.diagnostics.iter().map(|finding| finding.rule).collect())
}

#[test]
fn templates_are_set_aside_with_a_reason() {
    for template in [
        "{{- if .Values.on }}\napiVersion: v1\nkind: ConfigMap\n{{- end }}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: @NAME@\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %NAME%\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  {% for c in cs %}\n  - name: x\n  {% endfor %}\n",
        "#@ load(\"@ytt:data\", \"data\")\napiVersion: v1\nkind: Pod\nmetadata:\n  name: #@ data.values.name\n",
    ] {
        let (skipped, rules) = said(template);
        assert!(skipped.is_some_and(|reason| reason.starts_with("a template")), "{template}");
        assert_eq!(rules, [""; 0], "{template}");
    }
}

#[test]
fn only_the_template_of_several_documents_is_set_aside() {
    let (skipped, rules) = said(&format!("name: {{{{ x }}}}\n---\n{CONFIG_MAP}data: {{a: 1}}\n"));
    assert!(skipped.is_some_and(|reason| reason.starts_with("one document is a template")));
    assert_eq!(rules, ["wrong-type"]);
}

#[test]
fn braces_in_quotes_do_not_make_a_template() {
    let (skipped, rules) = said(&format!("{CONFIG_MAP}data:\n  a: \"{{{{x}}}}\"\n  b: [\n"));
    assert_eq!((skipped, rules), (None, vec!["yaml-syntax"]));
}

#[test]
fn files_that_are_not_ours_are_left_alone() {
    // A values file, a configuration with duplicate keys, and JSON with comments, as tools other than kubectl read it.
    assert_eq!(said("replicas: 3\nreplicas: 4\n"), (None, vec![]));
    let (skipped, rules) = said("{\n  // the compiler's options\n  \"compilerOptions\": {}\n}\n");
    assert!(skipped.is_some_and(|reason| reason.starts_with("not a Kubernetes manifest")));
    assert_eq!(rules, [""; 0]);
    // Nothing is passed over in silence, not even what is only too deep for podlint.
    let (skipped, rules) = said(&format!("a: {}\n", "[".repeat(300)));
    assert!(skipped.is_some_and(|reason| reason.contains("256 levels") && !reason.contains("kubectl")));
    assert_eq!(rules, [""; 0]);
    // What was to be a manifest is reported.
    assert_eq!(said("apiVersion: v1\nkind: [\n").1, ["yaml-syntax"]);
}

#[test]
fn encrypted_secrets_are_set_aside() {
    let (skipped, rules) = said(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\ndata:\n  a: ENC[AES256_GCM]\nsops:\n  mac: ENC[x]\n",
    );
    assert_eq!((skipped.as_deref(), rules), (Some("encrypted with SOPS: decrypt it first"), vec![]));
}

#[test]
fn several_placeholders_of_an_object_make_one_warning() {
    let text = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${NAME} # warn: [unrendered-placeholder] ${NAME}\nspec:\n  \
                replicas: ${REPLICAS}\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      \
                containers:\n      - name: web\n        image: ${IMAGE}\n";
    let report =
        compare(text, &Settings::default(), |_| true).unwrap_or_else(|differences| panic!("{differences}"));
    assert_eq!(report.diagnostics[0].labels.len(), 1);
}

#[test]
fn patches_lack_nothing() {
    let patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        \
                 volumeMounts:\n        - name: data\n          mountPath: /data\n";
    let report =
        check_file(&Input { path: "patch.yaml", text: patch, role: Role::Patch }, &Settings::default());
    assert_eq!(report.diagnostics, []);
    assert_eq!(said(patch).1, ["partial-object"]);
    // What a patch says can still be wrong.
    let wrong = patch.replace("mountPath", "mountpath");
    let report =
        check_file(&Input { path: "patch.yaml", text: &wrong, role: Role::Patch }, &Settings::default());
    assert_eq!(report.diagnostics.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["unknown-field"]);
}

#[test]
fn a_placeholder_is_a_short_value_and_not_a_name_in_capitals() {
    let pod = |container: &str| {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n  - image: web:1\n    name: web\n{container}"
        )
    };
    // Names of variables and keys are often in capitals; with other characters they are placeholders.
    assert_eq!(said(&pod("    env: [{name: A_B, value: 1}]\n")).1, ["wrong-type"]);
    assert_eq!(said(&pod("    env: [{name: \"${A=}\"}]\n")).1, ["unrendered-placeholder"]);
    assert_eq!(said(&format!("{CONFIG_MAP}data: {{\"a b\": x}}\n")).1, ["config-key"]);
    assert_eq!(said(&format!("{CONFIG_MAP}  labels: {{A_: x}}\n")).1, ["label-syntax"]);
    assert_eq!(said(&format!("{CONFIG_MAP}  labels: {{A_B_: x}}\n")).1, ["label-syntax"]);
    // What is long, or of several lines, is data with a placeholder somewhere.
    let label = |value: &str| said(&format!("{CONFIG_MAP}  labels:\n    a: {value}\n")).1;
    assert_eq!(label(&format!("${{A}}{}", "a".repeat(252))), ["unrendered-placeholder"]);
    assert_eq!(label(&format!("${{A}}{}", "a".repeat(253))), ["label-syntax"]);
    assert_eq!(label("|\n      ${A}\n      b"), ["label-syntax"]);
}

#[test]
fn the_warning_on_placeholders_points_at_each_value_once() {
    let text = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${A}\n  namespace: ${B}\n  labels: {a: \"${C}\", b: \"${D}\", c: \"${E}\", d: \"${F}\", e: \"${G}\"}\n";
    let report = check(text, &Settings::default());
    let [finding] = report.diagnostics.as_slice() else { panic!("{:?}", report.diagnostics) };
    assert_eq!(finding.labels.len(), 4, "four at most are named");
    // As it is, the server refuses the value at its own field.
    let server = finding.server.as_ref().expect("the server's word");
    assert_eq!((server.cause, server.field.as_str()), (Cause::Invalid, "metadata.name"));
    // A name that breaks two rules of the grammar is one place.
    let twice = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {\"${A}\": \"${B}\"}\n  ports: [{port: 80, name: a, targetPort: \"${A-B}--\"}]\n";
    let report = check(twice, &Settings::default());
    let [finding] = report.diagnostics.as_slice() else { panic!("{:?}", report.diagnostics) };
    let mut places: Vec<_> = finding.labels.iter().map(|label| label.span).collect();
    places.dedup();
    assert_eq!((places.len(), finding.labels.len()), (2, 2));
    let off = Settings::new(&[], &["unrendered-placeholder".to_owned()], &[]).expect("the rule exists");
    assert_eq!(check(text, &off).diagnostics, []);
    let error = Settings::new(&[], &[], &[("unrendered-placeholder".to_owned(), Level::Error)])
        .expect("the rule exists");
    assert_eq!(check(text, &error).diagnostics[0].level, Level::Error);
}

#[test]
fn what_is_set_aside_is_counted_by_document() {
    let (skipped, _) = said(&format!("#@ one\n#@ two\na: #@ three\n---\n{CONFIG_MAP}"));
    assert_eq!(
        skipped.as_deref(),
        Some("one document is a template: render it first, then lint what it renders to")
    );
    // A `sops` without the signature is somebody else's field.
    let (skipped, rules) = said(&format!("{CONFIG_MAP}sops: {{}}\n"));
    assert_eq!((skipped, rules), (None, vec!["unknown-field"]));
}

#[test]
fn parts_of_objects_are_told_from_whole_ones() {
    let service =
        |spec: &str| format!("apiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {{{spec}}}\n");
    let workload = |containers: &str| {
        format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec: {{template: {{metadata: {{labels: {{a: b}}}}, spec: {{containers: [{containers}]}}}}}}\n"
        )
    };
    let part = |text: &str| said(text).1.contains(&"partial-object");
    for (text, is_part) in [
        (service("type: NodePort"), true),
        (service("clusterIP: None"), false),
        (service("type: ExternalName, externalName: a.b"), false),
        (workload(""), true),
        (workload("{name: a}"), true),
        (workload("{name: a, image: 'a:1'}"), false),
        (format!("{CONFIG_MAP}$patch: delete\n"), true),
        (CONFIG_MAP.to_owned(), false),
    ] {
        assert_eq!(part(&text), is_part, "{text}");
    }
    // The directives of a patch are none of its fields.
    assert_eq!(said(&format!("{CONFIG_MAP}$patch: delete\n")).1, ["partial-object"]);
    // What reads like an object by one of its two words is reported where it cannot be read.
    assert_eq!(said("kind: ConfigMap\na: [\n").1, ["yaml-syntax"]);
    assert_eq!(said("apiVersion: v1\na: [\n").1, ["yaml-syntax"]);
}

#[test]
fn what_a_kustomization_calls_a_patch_is_a_part() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: a, image: 'a:1'}]\n  tolerations: [{effect: NoSchedule}]\n";
    let rules = |role| {
        let report = check_file(&Input { path: "a.yaml", text, role }, &Settings::default());
        report.diagnostics.iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(Role::Manifest), ["tolerations"]);
    assert_eq!(rules(Role::Patch), [""; 0]);
}

#[test]
fn keys_in_capitals_are_no_placeholders() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: a, image: 'a:1', resources: {limits: {MY_GPU: 1}}}]\n";
    assert_eq!(said(text).1, ["resource-name"]);
}
