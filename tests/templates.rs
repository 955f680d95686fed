//! Templates, placeholders, encrypted files and parts of objects: what podlint says, and what it leaves alone.

mod support;

use podlint::{
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
