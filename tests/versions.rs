//! What podlint says depends on the minor of Kubernetes, and of a range it says for which minors it holds.

mod support;

use podlint::{
    rule::Settings,
    schema::{Minor, MinorRange},
};
use support::check;

/// The rule and message of each finding, with its minors where it does not hold for the whole range.
fn findings(text: &str, minors: &str) -> Vec<(&'static str, String, Vec<u8>)> {
    let minors: MinorRange = minors.parse().expect("a range");
    let report = check(text, &Settings::default().for_minors(minors));
    report.diagnostics.into_iter().map(|it| (it.rule, it.message, it.minors)).collect()
}

/// Names of environment variables were identifiers up to 1.31 (`RelaxedEnvironmentVariableValidation`), and a label
/// with a blank was never one.
const POD: &str = "\
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {tier: front end}}
spec: {containers: [{name: web, image: 'web:1', env: [{name: 'a b', value: x}]}]}
";

#[test]
fn a_range_says_where_a_finding_holds() {
    let both = findings(POD, "1.30..1.33");
    let of = |rule: &str| {
        let found: Vec<_> = both.iter().filter(|finding| finding.0 == rule).collect();
        assert_eq!(found.len(), 1, "{rule}: {both:?}");
        found[0].2.clone()
    };
    assert_eq!(of("env-var"), [30, 31]);
    assert_eq!(of("label-syntax"), [0u8; 0], "it holds for the whole range");
}

#[test]
fn a_range_finds_what_each_of_its_minors_finds() {
    let range: MinorRange = "1.31..1.35".parse().expect("a range");
    let joined = findings(POD, "1.31..1.35");
    for minor in range.iter() {
        for (rule, message, _) in findings(POD, &minor.to_string()) {
            let holds = |it: &&(&str, String, Vec<u8>)| it.2.is_empty() || it.2.contains(&minor.number());
            let found = joined.iter().filter(holds).any(|it| it.0 == rule && it.1 == message);
            assert!(found, "{minor}: {rule}: {message}");
        }
    }
    assert_eq!(findings(POD, "1.34..1.34"), findings(POD, "1.34"));
    assert_eq!(Minor::all().count(), 11);
}

/// A name of two ports is a risk in each minor, and the server warns of it since 1.33 only.
#[test]
fn what_differs_only_in_its_outcome_is_not_lost() {
    let text = "\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - {name: a, image: 'a:1', ports: [{name: http, containerPort: 80}]}
  - {name: b, image: 'b:1', ports: [{name: http, containerPort: 81}]}
";
    let found = findings(text, "1.31..1.34");
    let minors: Vec<_> =
        found.iter().filter(|(rule, ..)| *rule == "duplicate-name").map(|it| &it.2).collect();
    assert_eq!(minors, [&vec![31, 32], &vec![33, 34]]);
}

/// No finding's words hold the minor that was checked for, or a range would say it once for each.
#[test]
fn a_range_says_a_thing_once() {
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostUsers: false\n  containers: [{name: web, image: 'a:1'}]\n";
    let dropped = (
        "dropped-field",
        "`hostUsers` is lost before Kubernetes 1.33, which switches the feature `UserNamespacesSupport` on"
            .to_owned(),
        vec![30, 31, 32],
    );
    assert_eq!(findings(text, "1.30..1.34"), [dropped]);
}
