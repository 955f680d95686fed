//! Several minors of Kubernetes at once: what holds for all of them is said once, and what does not says for which.

use std::collections::HashMap;

use super::FileReport;
use crate::{
    diagnostic::{Diagnostic, Outcome},
    schema::Minor,
    text::Span,
};

/// What tells findings apart: those that differ only in what the server calls them are the same to a reader.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    rule: &'static str,
    span: Span,
    message: String,
    outcome: Outcome,
}

impl Key {
    fn of(finding: &Diagnostic) -> Self {
        Self {
            rule: finding.rule,
            span: finding.span,
            message: finding.message.clone(),
            outcome: finding.outcome,
        }
    }
}

/// Joins the reports on one file. The newest minor's says what the file holds.
pub(super) fn join(reports: impl Iterator<Item = (Minor, FileReport)>) -> FileReport {
    let mut reports: Vec<(Minor, FileReport)> = reports.collect();
    let count = reports.len();
    let Some((newest, mut report)) = reports.pop() else { return FileReport::default() };
    if reports.is_empty() {
        return report;
    }
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut known: HashMap<Key, usize> = HashMap::new();
    let newest_findings = std::mem::take(&mut report.diagnostics);
    let older = reports.into_iter().map(|(minor, report)| (minor, report.diagnostics));
    for (minor, diagnostics) in older.chain([(newest, newest_findings)]) {
        for mut finding in diagnostics {
            let at = *known.entry(Key::of(&finding)).or_insert_with(|| {
                findings.push(Diagnostic { minors: Vec::new(), ..finding.clone() });
                findings.len() - 1
            });
            let Some(first) = findings.get_mut(at) else { continue };
            if first.minors.last() != Some(&minor.number()) {
                first.minors.push(minor.number());
            }
            if finding.server != first.server {
                finding.cascades.extend(finding.server.take());
            }
            finding.cascades.retain(|cause| !first.cascades.contains(cause));
            first.cascades.append(&mut finding.cascades);
        }
    }
    for finding in &mut findings {
        if finding.minors.len() == count {
            finding.minors.clear();
        }
    }
    super::finish(&mut findings);
    report.diagnostics = findings;
    report
}
