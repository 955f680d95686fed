//! What a run looked at, found and passed over, in words.

use std::fmt::Write as _;

use super::phrase::count;
use super::{Summary, UndefinedKind, sanitise};

/// How many files [`summary_text`] names for one reason before it only counts.
pub const MAX_SKIPPED: usize = 10;

/// The summary in one line, without a line break:
/// "checked 14 documents (13 objects) in 10 files: 1 error, 2 warnings; skipped 1 file".
pub fn summary_line(summary: &Summary) -> String {
    let mut line = String::new();
    let findings = summary.errors + summary.warnings;
    if summary.objects == 0 && findings == 0 {
        line.push_str("nothing was linted: ");
        if summary.files == 0 {
            line.push_str("no manifest was found");
        } else {
            let _ = write!(line, "no Kubernetes object in {}", count(summary.files, "file"));
        }
    } else {
        let _ = write!(
            line,
            "checked {} ({}) in {}: ",
            count(summary.documents, "document"),
            count(summary.objects, "object"),
            count(summary.files, "file"),
        );
        match (summary.errors, summary.warnings) {
            (0, 0) => line.push_str("no findings"),
            (errors, 0) => line.push_str(&count(errors, "error")),
            (0, warnings) => line.push_str(&count(warnings, "warning")),
            (errors, warnings) => {
                let _ = write!(line, "{}, {}", count(errors, "error"), count(warnings, "warning"));
            }
        }
        match summary.not_kubernetes {
            0 => {}
            1 => line.push_str("; 1 document is not a Kubernetes object"),
            n => {
                let _ = write!(line, "; {n} documents are not Kubernetes objects");
            }
        }
    }
    if !summary.skipped.is_empty() {
        let _ = write!(line, "; skipped {}", count(summary.skipped.len() as u32, "file"));
    }
    line
}

/// The summary for people: [`summary_line`], then every skipped file with its reason, and every custom kind without a
/// definition. Files with the same
/// reason stand together, and only the first [`MAX_SKIPPED`] of them are named. Ends with a line break.
pub fn summary_text(summary: &Summary) -> String {
    let mut text = summary_line(summary);
    text.push('\n');

    // Reasons are few, so a list in order of appearance is enough.
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for skipped in &summary.skipped {
        match groups.iter_mut().find(|(reason, _)| *reason == skipped.reason) {
            Some((_, files)) => files.push(&skipped.file),
            None => groups.push((&skipped.reason, vec![&skipped.file])),
        }
    }
    for (reason, files) in groups {
        let reason = sanitise::line(reason);
        if let [file] = files[..] {
            let _ = writeln!(text, "  skipped {}: {reason}", sanitise::line(file));
            continue;
        }
        let _ = writeln!(text, "  skipped {}: {reason}", count(files.len() as u32, "file"));
        for file in files.iter().take(MAX_SKIPPED) {
            let _ = writeln!(text, "    {}", sanitise::line(file));
        }
        if files.len() > MAX_SKIPPED {
            let _ = writeln!(text, "    and {} more", files.len() - MAX_SKIPPED);
        }
    }
    undefined_kinds(&mut text, summary);
    text
}

/// One line for each custom kind that nothing in the input defines.
fn undefined_kinds(text: &mut String, summary: &Summary) {
    let kinds = &summary.undefined;
    if kinds.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "  {} without a CustomResourceDefinition in the input: only metadata and pods were checked",
        count(kinds.len() as u32, "custom kind"),
    );
    for UndefinedKind { api_version, kind, objects } in kinds.iter().take(MAX_SKIPPED) {
        let name = sanitise::line(&format!("{kind} ({api_version})")).into_owned();
        let _ = writeln!(text, "    {name}: {}", count(*objects, "object"));
    }
    if kinds.len() > MAX_SKIPPED {
        let _ = writeln!(text, "    and {} more", kinds.len() - MAX_SKIPPED);
    }
}
