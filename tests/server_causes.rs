//! What a finding claims of the API server, that it says such a thing at such a field, is what the server said.
//!
//! A cause of the server is `TYPE PATH`, as the recorded verdicts have it. The other half, that what the server says is
//! claimed, is not wanted of every row; how much of it is found may only grow.

mod support;

use std::collections::BTreeMap;

use podlint::{
    diagnostic::{Outcome, Scope},
    rule::Settings,
    schema::Minor,
};
use support::{check, read, rows};

/// Rows that the server refuses and podlint, too; see `cargo xtask verdicts` for the others.
const REFUSED: usize = 4_700;

/// Causes that the server gave and podlint claims, at the same field and of the same type.
const CLAIMED: usize = 2_901;

#[test]
fn claimed_causes_are_what_the_server_said() {
    let settings = Settings::default().for_minors(Minor::new(36).unwrap());
    let list = read("testdata/conformance/cause-differences.txt");
    let mut known = BTreeMap::new();
    for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (claim, reason) = line.rsplit_once('\t').expect("id, cause and reason, parted by tabs");
        assert!(known.insert(claim, reason).is_none(), "{claim} is listed twice");
    }
    let (mut refused, mut claimed, mut wrong) = (0, 0, Vec::new());
    for row in rows("testdata/conformance/v1.36.jsonl.gz") {
        let verdict = row["verdict"].as_object().unwrap();
        if !["decode", "strict", "errors"].iter().any(|key| verdict.contains_key(*key)) {
            continue;
        }
        let report = check(row["yaml"].as_str().unwrap(), &settings);
        refused += usize::from(report.diagnostics.iter().any(|it| it.outcome == Outcome::Rejected));
        // What does not decode is not validated, so that there are no causes to compare with.
        let Some(said) = verdict.get("errors").and_then(|errors| errors.as_array()) else { continue };
        for finding in &report.diagnostics {
            let Some(server) = finding.server.as_ref().filter(|it| it.scope == Scope::Errors) else {
                continue;
            };
            let cause = format!("{:?} {}", server.cause, server.field);
            if said.iter().any(|said| said == &cause) {
                claimed += 1;
            } else if known.remove(&*format!("{}\t{cause}", row["id"].as_str().unwrap())).is_none() {
                wrong.push(format!("{}\t{cause}\t{}: {said:?}", row["id"].as_str().unwrap(), finding.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "the server said something else:\n{}", wrong.join("\n"));
    assert!(known.is_empty(), "listed, but not claimed, or said: {known:?}");
    assert!(refused >= REFUSED, "only {refused} of {REFUSED} refused rows are found");
    assert!(claimed >= CLAIMED, "only {claimed} of {CLAIMED} causes are found");
}
