//! podlint never calls rejected what the API server accepts, on thousands of recorded verdicts.
//!
//! The other half, that everything the server rejects is found, is measured by `cargo xtask verdicts`.

mod support;

use podlint::{diagnostic::Outcome, rule::Settings, schema::Minor};
use support::{check, rows};

#[test]
fn accepted_objects_are_not_called_rejected() {
    let settings = Settings::default().for_minors(Minor::new(36).unwrap());
    let (mut wrong, mut accepted) = (Vec::new(), 0);
    for row in rows("testdata/conformance/v1.36.jsonl.gz") {
        let verdict = row["verdict"].as_object().unwrap();
        if verdict.keys().any(|key| key != "warnings" && key != "child") {
            continue;
        }
        accepted += 1;
        let report = check(row["yaml"].as_str().unwrap(), &settings);
        for finding in report.diagnostics.iter().filter(|finding| finding.outcome == Outcome::Rejected) {
            wrong.push(format!(
                "{} {} {}: {} {}",
                row["id"], row["op"], row["at"], finding.rule, finding.message
            ));
        }
    }
    assert!(accepted > 2_000, "only {accepted} rows were accepted");
    assert!(wrong.is_empty(), "{} false rejections:\n{}", wrong.len(), wrong.join("\n"));
}
