//! `testdata/demo` shows every rule at work, and shows that good manifests are left alone. `testdata/lifecycle/rules` does
//! so for the rules that predict what happens after a manifest was accepted: each has a bad and a good twin there.

mod support;

use std::{collections::BTreeSet, path::Path};

use podlint::{
    diagnostic::{Level, Outcome},
    rule::{Check, Rule, Settings},
    rules,
};
use support::{check_together, compare, expectations, files, read, root};

/// Where the rules that predict have their twins: `RULE.bad.yaml` and `RULE.good.yaml`.
const TWINS: &str = "testdata/lifecycle/rules";

/// Whether a rule says what happens after the API server has accepted a manifest as it is.
fn predicts(rule: &Rule) -> bool {
    use Outcome::{RefusedLater, Rejected, Removed, Unknown, Warned};
    !matches!(rule.outcome, RefusedLater | Rejected | Removed | Unknown | Warned)
        && !matches!(rule.group, "yaml" | "structure")
}

#[test]
fn rules_that_predict_have_a_bad_and_a_good_twin() {
    let mut failures = Vec::new();
    for rule in rules::ALL.iter().filter(|rule| predicts(rule)) {
        let settings = Settings::default().with(rule);
        for (kind, marks) in [("bad", true), ("good", false)] {
            let path = format!("{TWINS}/{}.{kind}.yaml", rule.name);
            if !root().join(&path).exists() {
                failures.push(format!("{path} is missing\n"));
                continue;
            }
            let text = read(&path);
            if marks != expectations(&text).iter().any(|expected| expected.rule == rule.name) {
                failures.push(format!("{path}: only a bad twin marks its rule\n"));
            }
            if let Err(differences) = compare(&text, &settings, |_| true) {
                failures.push(format!("{path}:\n{differences}"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.concat());
}

#[test]
fn bad_twins_say_what_they_mark_and_nothing_else() {
    let mut failures = Vec::new();
    for path in files("testdata/demo", ".yaml").iter().filter(|path| !is_good(path)) {
        let text = read(path);
        if let Err(differences) = compare(&text, &Settings::default(), |_| true) {
            failures.push(format!("{}:\n{differences}", path.strip_prefix(root()).unwrap().display()));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.concat());
}

/// Whether a file is one of those that belong together and are left alone.
fn is_good(path: &Path) -> bool {
    path.to_string_lossy().contains("/good/")
}

#[test]
fn good_manifests_are_left_alone() {
    let texts: Vec<(String, String)> = files("testdata/demo/good", ".yaml")
        .iter()
        .map(|path| (path.to_string_lossy().into_owned(), read(path)))
        .collect();
    let together: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (&**path, &**text)).collect();
    for ((path, _), report) in together.iter().zip(check_together(&together, &Settings::default())) {
        assert!(report.diagnostics.is_empty(), "{path}: {:#?}", report.diagnostics);
        assert!(!report.objects.is_empty(), "{path} holds nothing");
    }
}

#[test]
fn every_rule_that_is_on_has_a_bad_twin() {
    let shown: BTreeSet<String> = files("testdata/demo", ".yaml")
        .iter()
        .filter(|path| !is_good(path))
        .chain(&files(TWINS, ".bad.yaml"))
        .flat_map(|path| {
            let marked = expectations(&read(path));
            assert!(!marked.is_empty(), "{} marks nothing", path.display());
            marked.into_iter().map(|expected| expected.rule)
        })
        .collect();
    let missing: Vec<_> = rules::ALL
        .iter()
        .filter(|rule| {
            rule.level != Level::Off && rule.name != "internal-error" && !shown.contains(rule.name)
        })
        .filter(|rule| !matches!(rule.check, Check::Engine) || rule.name == "unrendered-placeholder")
        .map(|rule| rule.name)
        .collect();
    assert!(missing.is_empty(), "no file in testdata/demo shows {missing:?}");
}
