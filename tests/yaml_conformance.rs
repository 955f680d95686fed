//! podlint reads YAML as kubectl does: every recorded input, except where kubectl drops text without a word.

#[path = "support/yaml_conformance.rs"]
mod support;

#[test]
fn every_row_is_read_as_kubectl_reads_it() {
    let rows = support::rows(include_bytes!("../testdata/conformance/yaml.jsonl.gz"));
    let known = support::known_differences(include_str!("../testdata/conformance/yaml-differences.txt"));
    let wrong = support::check(&rows, &known);
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
