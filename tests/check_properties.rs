//! What holds for the whole check, whatever the file.

mod support;

use podlint::{
    diagnostic::Diagnostic,
    rule::Settings,
    text::{LineIndex, Span},
    yaml,
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;
use support::{check, check_together, files, read};

/// Manifests to start from: everything the demo shows, good and bad.
fn manifests() -> Vec<String> {
    ["testdata/demo", "testdata/lifecycle/rules"]
        .iter()
        .flat_map(|folder| files(folder, ".yaml"))
        .map(read)
        .collect()
}

/// What a finding says, apart from where.
fn said(finding: &Diagnostic) -> (String, String, String) {
    (finding.rule.to_owned(), finding.message.clone(), finding.field.clone())
}

fn all_rules() -> Settings {
    podlint::rules::ALL.iter().fold(Settings::default(), |settings, rule| settings.with(rule))
}

#[test]
fn line_endings_do_not_change_findings() {
    // What a finding says and points at, by line and column.
    let all = |text: &str| -> Vec<_> {
        let lines = LineIndex::new(text);
        let place = |span: Span| {
            [span.start, span.end].map(|at| lines.position(text, at)).map(|at| (at.line, at.column))
        };
        let findings = check(text, &all_rules()).diagnostics;
        let labels = |it: &Diagnostic| {
            it.labels.iter().map(|it| (place(it.span), it.message.clone())).collect::<Vec<_>>()
        };
        findings.iter().map(|it| (said(it), place(it.span), labels(it))).collect()
    };
    for text in manifests() {
        assert_eq!(all(&text), all(&text.replace('\n', "\r\n")), "{text}");
    }
}

/// The documents of a text as JSON, with the keys of each object as they come or turned round.
fn as_json(text: &str, turned: bool) -> String {
    fn write(value: &Value, turned: bool, out: &mut String) {
        match value {
            Value::Object(map) => {
                let mut fields: Vec<_> = map.iter().collect();
                if turned {
                    fields.reverse();
                }
                out.push('{');
                for (at, (key, value)) in fields.into_iter().enumerate() {
                    out.push_str(if at > 0 { ", " } else { "" });
                    out.push_str(&Value::from(key.as_str()).to_string());
                    out.push_str(": ");
                    write(value, turned, out);
                }
                out.push('}');
            }
            Value::Array(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { ", " } else { "" });
                    write(item, turned, out);
                }
                out.push(']');
            }
            scalar => out.push_str(&scalar.to_string()),
        }
    }
    let (tree, _) = yaml::parse(text);
    let mut out = String::new();
    for root in tree.documents().iter().filter_map(|document| document.root) {
        write(&yaml::json::to_json(&tree, root), turned, &mut out);
        out.push_str("\n---\n");
    }
    out
}

#[test]
fn the_order_of_keys_does_not_change_predictions() {
    for path in files("testdata/lifecycle/rules", ".yaml") {
        let text = read(&path);
        let sorted = |turned: bool| {
            let text = as_json(&text, turned);
            let mut all: Vec<_> = check(&text, &all_rules()).diagnostics.iter().map(said).collect();
            all.sort();
            all
        };
        assert_eq!(sorted(false), sorted(true), "{}", path.display());
    }
}

#[test]
fn the_order_of_files_does_not_change_predictions() {
    let mut joined = 0;
    for path in files("testdata/lifecycle/rules", ".yaml") {
        let text = read(&path);
        let Some((first, rest)) = text.split_once("\n---\n") else { continue };
        let all = |files: [(&str, &str); 2]| {
            let reports = check_together(&files, &all_rules());
            let mut all: Vec<_> = reports.iter().flat_map(|it| it.diagnostics.iter().map(said)).collect();
            all.sort();
            all
        };
        let (a, b) = (("k8s/a.yaml", first), ("k8s/b.yaml", rest));
        let one_way = all([a, b]);
        assert_eq!(one_way, all([b, a]), "{}", path.display());
        joined += one_way.len();
    }
    assert!(joined > 10, "{joined}");
}

#[test]
fn the_order_of_keys_does_not_change_findings() {
    // The labels and annotations of the metadata change places, and so do the fields of a container.
    let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: Web\n  labels: {a: b c}\nspec:\n  containers:\n  - name: a_b\n    image: nginx\n    livenesProbe: {}\n";
    let turned = "kind: Pod\nspec:\n  containers:\n  - livenesProbe: {}\n    image: nginx\n    name: a_b\nmetadata:\n  labels: {a: b c}\n  name: Web\napiVersion: v1\n";
    let sorted = |text: &str| {
        let mut all: Vec<_> = check(text, &Settings::default()).diagnostics.iter().map(said).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(text), sorted(turned));
    assert!(sorted(text).len() >= 4, "{:?}", sorted(text));
}

#[test]
fn the_same_text_gives_the_same_report() {
    for text in manifests() {
        assert_eq!(check(&text, &all_rules()), check(&text, &all_rules()));
    }
}

/// A thousand ways would lead through the variables, and billions of comparisons through the terms.
#[test]
fn what_multiplies_is_not_multiplied_out() {
    let pod = |spec: &str| {
        check(
            &format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec:\n{spec}"),
            &Settings::default(),
        )
    };
    let value = |at: usize| if at == 0 { String::new() } else { format!("$(A{})", at - 1).repeat(150) };
    let env: Vec<String> = (0..8).map(|at| format!("{{name: A{at}, value: '{}'}}", value(at))).collect();
    pod(&format!(
        "  containers: [{{name: a, image: 'a:1', command: [sh, -c, 'sleep $(A7)'], env: [{}]}}]\n",
        env.join(", ")
    ));
    let labels: Vec<String> = (0..1000).map(|at| format!("k{at}: a")).collect();
    let terms: Vec<String> = (0..1000)
        .map(|at| format!("{{matchExpressions: [{{key: k{at}, operator: In, values: [b]}}]}}"))
        .collect();
    let report = pod(&format!(
        "  nodeSelector: {{{}}}\n  affinity: {{nodeAffinity: {{requiredDuringSchedulingIgnoredDuringExecution: {{nodeSelectorTerms: [{}]}}}}}}\n  containers: [{{name: a, image: 'a:1'}}]\n",
        labels.join(", "),
        terms.join(", ")
    ));
    assert!(report.diagnostics.iter().any(|it| it.rule == "unsatisfiable-node"), "{report:?}");
}

/// A file with a few bytes replaced, removed or doubled.
fn mutant() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "", " ", "\n", "\t", ":", ": ", "-", "- ", "#", "'", "\"", "{", "}", "[", "]", "&a ", "*a", "<<: ",
        "|", ">", "? ", "!", "~", "yes", "0777", "é", "\u{2028}", "\r", "---\n", "...\n", "null", "${X}",
        "\u{feff}",
    ]);
    let change = (any::<Index>(), 0_usize..12, piece);
    (prop::sample::select(manifests()), prop::collection::vec(change, 1..6)).prop_map(
        |(mut text, changes)| {
            for (at, length, piece) in changes {
                let mut from = at.index(text.len() + 1);
                while !text.is_char_boundary(from) {
                    from -= 1;
                }
                let mut to = (from + length).min(text.len());
                while !text.is_char_boundary(to) {
                    to += 1;
                }
                text.replace_range(from..to, piece);
            }
            text
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_lie_in_the_file(text in mutant()) {
        let report = check(&text, &all_rules());
        for finding in &report.diagnostics {
            let spans = finding.labels.iter().map(|label| label.span).chain([finding.span]);
            for span in spans {
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{finding:?}");
            }
            prop_assert!(finding.object.is_none_or(|object| (object as usize) < report.objects.len()), "{finding:?}");
            prop_assert!(!finding.message.contains('\n') && !finding.message.ends_with('.'), "{finding:?}");
        }
    }
}
