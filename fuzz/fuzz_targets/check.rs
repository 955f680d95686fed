//! Whatever the bytes, the whole check neither panics nor hangs, and every finding lies in the file.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use podlint::{
    engine::{Input, Role, check_file},
    rule::Settings,
    rules,
};

/// Every rule, those that are off by default as well.
static SETTINGS: LazyLock<Settings> =
    LazyLock::new(|| rules::ALL.iter().fold(Settings::default(), |settings, rule| settings.with(rule)));

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for role in [Role::Manifest, Role::Patch] {
        let report = check_file(&Input { path: "fuzz.yaml", text: &text, role }, &SETTINGS);
        for finding in &report.diagnostics {
            for span in finding.labels.iter().map(|label| label.span).chain([finding.span]) {
                assert!(text.get(span.start as usize..span.end as usize).is_some(), "{finding:?}");
            }
            assert!(!finding.message.contains('\n'), "{finding:?}");
        }
    }
});
