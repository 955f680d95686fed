//! `testdata/demo` shows every rule at work, and shows that good manifests are left alone.

mod support;

use std::collections::BTreeSet;

use podlint::{
    diagnostic::Level,
    rule::{Check, Settings},
    rules,
};
use support::{compare, expectations, files, read, root};

#[test]
fn bad_twins_say_what_they_mark_and_nothing_else() {
    let mut failures = Vec::new();
    for path in files("testdata/demo", ".yaml") {
        let text = read(&path);
        if let Err(differences) = compare(&text, &Settings::default(), |_| true) {
            failures.push(format!("{}:\n{differences}", path.strip_prefix(root()).unwrap().display()));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.concat());
}

#[test]
fn every_rule_that_is_on_has_a_bad_twin() {
    let shown: BTreeSet<String> = files("testdata/demo", ".yaml")
        .iter()
        .filter(|path| !path.to_string_lossy().contains("/good/"))
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
