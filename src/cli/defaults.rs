//! `podlint defaults PATHS`: objects as the API server has them after defaulting.

use std::io::Write as _;

use super::{
    args::{Defaults, DefaultsOutput},
    check::{rule_infos, say_nothing_was_there},
    exit::{Exit, Failure},
    terminal::Terminal,
};
use crate::{
    diagnostic::{Diagnostic, Outcome, Scope, Stage},
    discover::{Reader, discover},
    engine::{FileReport, Input, StoredObject, check_file, stored},
    report::{FileFindings, Format, Options, Skipped, objects},
    rule::Settings,
};

/// Prints the objects of all files. What cannot be printed is told on the error stream, as findings where there are
/// some.
pub(super) fn defaults(args: &Defaults, terminal: &Terminal) -> Result<Exit, Failure> {
    let minors = args.kubernetes_version.unwrap_or_default();
    let minor = minors.last();
    if minor != minors.first() {
        let help = format!("write one, such as `--kubernetes-version {minor}`");
        return Err(Failure::usage(
            format!("objects are printed for one minor, and `{minors}` are several"),
            help,
        ));
    }
    let found = discover(&args.paths, None)
        .map_err(|bad| Failure::Usage(bad.into_iter().map(|bad| (bad.message, bad.help)).collect()))?;
    let mut exit = Exit::Clean;
    for Skipped { file, reason } in &found.unreadable {
        terminal.error(&format!("`{file}` was not read: {reason}"), None);
        exit = Exit::Usage;
    }
    if found.files.is_empty() {
        say_nothing_was_there(&found, terminal);
    }
    let settings = Settings::default().for_minors(minor);
    let mut reader = Reader::default();
    let mut printed: Vec<(String, StoredObject)> = Vec::new();
    let mut out = terminal.output();
    let mut first = true;
    for file in &found.files {
        let text = match reader.read(&file.source) {
            Ok(text) => text,
            Err(unread) => {
                terminal.error(&format!("`{}` was not read: {}", file.name, unread.reason), None);
                exit = exit.max(if unread.failed || file.named { Exit::Usage } else { Exit::Clean });
                continue;
            }
        };
        let input = Input { path: &file.name, text, role: file.role };
        let objects = stored(&input, minor);
        let mut report = check_file(&input, &settings);
        report.diagnostics.retain(is_of_decoding);
        let failed = tell(&input, &report, terminal)?;
        let nothing = objects.objects.is_empty() && objects.refused.is_empty() && !failed;
        if let Some(reason) = &report.skipped {
            let message = format!("`{}` has objects that cannot be printed: {reason}", file.name);
            terminal.error(&message, None);
            exit = exit.max(Exit::Usage);
        } else if nothing && file.named {
            terminal.warning(&format!("`{}` holds no Kubernetes object", file.name), None);
        }
        if failed || !objects.refused.is_empty() {
            exit = exit.max(Exit::Findings);
        }
        for object in objects.objects {
            if args.output == DefaultsOutput::Json {
                printed.push((file.name.clone(), object));
                continue;
            }
            if !std::mem::take(&mut first) {
                out.write_all(b"---\n")?;
            }
            objects::yaml(&mut out, &object, &minor.to_string())?;
        }
    }
    if args.output == DefaultsOutput::Json {
        let printed: Vec<_> = printed.iter().map(|(file, object)| (file.as_str(), object)).collect();
        objects::json(&mut out, &printed, &minor.to_string())?;
    }
    out.flush()?;
    Ok(exit)
}

/// Whether a finding says that something cannot be decoded, or is dropped by decoding.
fn is_of_decoding(finding: &Diagnostic) -> bool {
    let scope = finding.server.as_ref().map(|server| server.scope);
    matches!(scope, Some(Scope::Decode | Scope::Strict))
        || finding.stage == Stage::Client && finding.outcome == Outcome::Rejected
}

/// Shows the findings on the error stream. Tells whether there are any.
fn tell(input: &Input<'_>, report: &FileReport, terminal: &Terminal) -> Result<bool, Failure> {
    if report.diagnostics.is_empty() {
        return Ok(false);
    }
    let rules = rule_infos();
    let options = Options { colour: false, links: false, ..terminal.options() };
    let mut page = Vec::new();
    Format::Full.reporter(options, &rules).file(
        &mut page,
        &FileFindings {
            path: input.path,
            text: input.text,
            diagnostics: &report.diagnostics,
            objects: &report.objects,
        },
    )?;
    terminal.note(&String::from_utf8_lossy(&page));
    Ok(true)
}
