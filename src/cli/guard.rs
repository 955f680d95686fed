//! A fault of podlint on one file becomes a finding on that file, and the others go on.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    panic::{self, AssertUnwindSafe},
};

use crate::{engine::FileReport, rules::engine::internal_error::RULE, text::Span};

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

/// What a caught panic said, and where it happened.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    /// What a report of the fault needs beside the message.
    pub(super) version: String,
}

/// Runs `check`; if it panics, the report says so.
pub(super) fn guarded(check: impl FnOnce() -> FileReport) -> FileReport {
    caught(check).unwrap_or_else(|fault| failed(&fault))
}

/// Runs `work`; a panic is returned and not printed.
///
/// What `work` was changing may be half changed afterwards: it must not be relied on.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    let before = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    result.map_err(|payload| fault(&*payload, PLACE.take()))
}

fn fault(payload: &(dyn Any + Send), place: Option<String>) -> Fault {
    let words = payload.downcast_ref::<&str>().copied();
    let words = words.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    // Messages of assertions have several lines; a finding has one.
    let message = words.unwrap_or("no message").split_whitespace().collect::<Vec<_>>().join(" ");
    let place = place.map(|place| format!(" at {place}")).unwrap_or_default();
    Fault { message, version: format!("podlint {}{place}", env!("CARGO_PKG_VERSION")) }
}

/// The report of a fault.
pub(super) fn failed(fault: &Fault) -> FileReport {
    let message = format!("podlint failed on this file: {}", fault.message);
    let mut finding = RULE.finding(RULE.level, Span::at(0), message);
    finding.help(format!(
        "the fault is podlint's, not the manifest's; please report it with this message and, if you may share it, the file: {}",
        fault.version,
    ));
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
