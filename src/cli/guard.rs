//! A fault of podlint on one file becomes a finding on that file, and the others go on.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
};

use crate::{diagnostic::Diagnostic, engine::FileReport, rules::engine::internal_error::RULE, text::Span};

thread_local! {
    /// Whether this thread is inside [`guarded`], where a panic is caught and told later.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// Where the last caught panic happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps caught panics from printing on their own; others still do.
pub(super) fn install() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if GUARDED.get() {
            let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
            PLACE.set(place);
        } else {
            usual(info);
        }
    }));
}

/// Runs `check`; if it panics, the report says so.
pub(super) fn guarded(check: impl FnOnce() -> FileReport) -> FileReport {
    let before = GUARDED.replace(true);
    // Nothing that `check` was changing is looked at after a panic: it works on its own file only.
    let result = panic::catch_unwind(AssertUnwindSafe(check));
    GUARDED.set(before);
    result.unwrap_or_else(|payload| failed(&*payload, PLACE.take()))
}

fn failed(payload: &(dyn Any + Send), place: Option<String>) -> FileReport {
    let words = payload.downcast_ref::<&str>().copied();
    let words = words.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    // Messages of assertions have several lines; a finding has one.
    let words = words.unwrap_or("no message").split_whitespace().collect::<Vec<_>>().join(" ");
    let place = place.map(|place| format!(" at {place}")).unwrap_or_default();
    let finding = Diagnostic {
        rule: RULE.name,
        level: RULE.level,
        outcome: RULE.outcome,
        stage: RULE.stage,
        message: format!("podlint failed on this file: {words}"),
        help: Some(format!(
            "the fault is podlint's, not the manifest's; please report it with this message and, if you may share \
             it, the file: podlint {}{place}",
            env!("CARGO_PKG_VERSION"),
        )),
        span: Span::at(0),
        label: None,
        labels: Vec::new(),
        fixes: Vec::new(),
        document: 0,
        object: None,
        field: String::new(),
        server: None,
    };
    FileReport { diagnostics: vec![finding], ..FileReport::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_finding_and_the_next_file_goes_on() {
        install();
        let report = guarded(|| panic!("index 3 of\n  a list of 2"));
        let [finding] = &report.diagnostics[..] else { panic!("one finding") };
        assert_eq!(finding.rule, "internal-error");
        assert_eq!(finding.message, "podlint failed on this file: index 3 of a list of 2");
        let help = finding.help.as_deref().unwrap();
        assert!(help.contains(env!("CARGO_PKG_VERSION")) && help.contains("guard.rs:"), "{help}");

        let next = guarded(|| FileReport { documents: 1, ..FileReport::default() });
        assert_eq!((next.documents, next.diagnostics.len()), (1, 0));
    }
}
