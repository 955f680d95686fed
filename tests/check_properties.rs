//! What holds for the whole check, whatever the file.

mod support;

use podlint::{diagnostic::Diagnostic, rule::Settings};
use proptest::{prelude::*, sample::Index};
use support::{check, files, read};

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
    for text in manifests() {
        let settings = Settings::default();
        let lf: Vec<_> = check(&text, &settings).diagnostics.iter().map(said).collect();
        let crlf: Vec<_> =
            check(&text.replace('\n', "\r\n"), &settings).diagnostics.iter().map(said).collect();
        assert_eq!(lf, crlf, "{text}");
    }
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
