//! `podlint PATHS`: finds the files, checks them on all processors and shows what was found, in order.

use std::{num::NonZero, ops::ControlFlow, path::PathBuf, thread};

use clap::CommandFactory as _;

use super::{
    args::{Check, Cli, FailOn, Output},
    custom::{Custom, Joined},
    exit::{Exit, Failure},
    guard,
    joint::Joint,
    ordered::in_order,
    output::Outputs,
    terminal::Terminal,
};
use crate::{
    diagnostic::Level,
    discover::{Found, Reader, Source, SourceFile, Unread, discover},
    engine::{self, FileReport, Input, check_file, look},
    index::Facts,
    report::{FileFindings, RuleInfo, Skipped, Summary},
    rule::{SelectionError, Settings, closest},
    rules::{self, engine::internal_error},
    schema::custom::Definitions,
};

/// Runs a check.
pub(super) fn check(args: &Check, terminal: &Terminal) -> Result<Exit, Failure> {
    let settings = Settings::new(&args.select, &args.ignore, &args.level)
        .map_err(|errors| Failure::Usage(errors.iter().map(unknown_rule).collect()))?
        .for_minors(args.kubernetes_version.unwrap_or_default());
    let mut found = find(args)?;
    keep_apart(&mut found.files, &args.output)?;
    let rules = rule_infos();
    let mut run = Run {
        outputs: Outputs::open(&args.output, args.quiet, &rules, terminal, settings.minors())?,
        terminal,
        summary: Summary { skipped: std::mem::take(&mut found.skipped), ..Summary::default() },
        exit: if found.unreadable.is_empty() { Exit::Clean } else { Exit::Usage },
        unread: std::mem::take(&mut found.unreadable),
        threshold: if args.exit_zero { None } else { Some(args.fail_on) },
        custom: Custom::default(),
        facts: Vec::new(),
        stdin: None,
    };
    run.check_all(&found.files, &settings)?;
    let seen = run.finish()?;
    for Skipped { file, reason } in run.unread.iter().filter(|_| !seen) {
        // The exit status says that something is wrong; somebody has to say what.
        terminal.error(&format!("`{file}` was not checked: {reason}"), None);
    }
    if found.files.is_empty() {
        say_nothing_was_there(&found, terminal);
    }
    Ok(run.exit)
}

/// The state of a run between two files.
struct Run<'a> {
    outputs: Outputs<'a>,
    terminal: &'a Terminal,
    summary: Summary,
    exit: Exit,
    /// What should have been checked and could not be.
    unread: Vec<Skipped>,
    /// What makes the exit status 1; nothing does under `--exit-zero`.
    threshold: Option<FailOn>,
    custom: Custom,
    /// What the files have to do with each other, in their order.
    facts: Vec<Facts>,
    /// Standard input, which cannot be read twice.
    stdin: Option<String>,
}

/// What a worker hands over.
struct Checked<'a> {
    /// Its place among the files.
    index: usize,
    file: &'a SourceFile,
    report: Result<FileReport, Unread>,
    /// The text, where findings need it.
    text: String,
}

impl Run<'_> {
    fn check_all(&mut self, files: &[SourceFile], settings: &Settings) -> Result<(), Failure> {
        guard::install();
        let check = if files.len() == 1 { check_file } else { look_at };
        let work =
            |reader: &mut Reader, index: usize| check_one(reader, index, &files[index], check, settings);
        self.in_order(files.len(), work, Self::take)?;
        self.check_custom(files, settings)?;
        if files.len() > 1 { self.check_joint(files, settings) } else { Ok(()) }
    }

    /// Says what the files have to do with each other.
    fn check_joint(&mut self, files: &[SourceFile], settings: &Settings) -> Result<(), Failure> {
        let (facts, stdin) = (std::mem::take(&mut self.facts), self.stdin.take());
        let joint = Joint::new(files, &facts, stdin.as_deref(), settings);
        self.in_order(
            joint.files(),
            |reader, at| joint.settle(reader, at),
            |run, settled| settled.map_or(Ok(()), |(file, text, report)| run.show(file, &text, &report)),
        )
    }

    /// Works on all processors and shows what comes of it in order, as long as somebody reads it.
    fn in_order<T: Send>(
        &mut self,
        count: usize,
        work: impl Fn(&mut Reader, usize) -> T + Sync,
        show: impl Fn(&mut Self, T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut failure = None;
        in_order(count, threads(), Reader::default, work, |result| {
            if let Err(error) = show(self, result) {
                failure = Some(error);
                return ControlFlow::Break(());
            }
            if self.outputs.any_open() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        failure.map_or(Ok(()), Err)
    }

    /// Looks again at the files with custom resources that another file defines, and shows what that brings to light.
    ///
    /// Only now are all definitions known. The findings of the first look are made again and taken away, so that
    /// nothing of it had to be kept.
    fn check_custom(&mut self, files: &[SourceFile], settings: &Settings) -> Result<(), Failure> {
        let custom = std::mem::take(&mut self.custom);
        let Joined { defining, again, undefined } = custom.join();
        self.summary.undefined = undefined;
        let (defining, again): (Vec<usize>, Vec<usize>) =
            (defining.into_iter().collect(), again.into_iter().collect());
        let stdin = self.stdin.clone();
        let text_of = |reader: &mut Reader, index: usize| text_of(reader, &files[index], stdin.as_deref());
        let mut definitions = Definitions::default();
        let read = |reader: &mut Reader, at: usize| {
            let text = text_of(reader, defining[at])?;
            guard::caught(|| engine::definitions(&text)).ok()
        };
        in_order(defining.len(), threads(), Reader::default, read, |found| {
            definitions.merge(found.unwrap_or_default());
            ControlFlow::Continue(())
        });
        let look = |reader: &mut Reader, at: usize| {
            let text = text_of(reader, again[at])?;
            let file = &files[again[at]];
            let input = Input { path: &file.name, text: &text, role: file.role };
            let mut second = guard::guarded(|| look(&input, settings, &definitions));
            // Most objects are as their definitions have them, and then there is nothing to take away from.
            if !second.diagnostics.is_empty() {
                let first = guard::guarded(|| look_at(&input, settings));
                second.diagnostics.retain(|finding| !first.diagnostics.contains(finding));
            }
            Some((file, text, second))
        };
        self.in_order(again.len(), look, |run, looked| {
            looked.map_or(Ok(()), |(file, text, second)| run.show(file, &text, &second))
        })
    }

    /// Counts and shows what was found in one file.
    fn take(&mut self, checked: Checked<'_>) -> Result<(), Failure> {
        let Checked { index, file, report, text } = checked;
        let mut report = match report {
            Ok(report) => report,
            Err(unread) => {
                // A file that was named was to be checked, and was not: that must not look like success. In a
                // folder, something else under a manifest's name is told and no more.
                if unread.failed || file.named {
                    self.exit = self.exit.max(Exit::Usage);
                    self.unread.push(Skipped { file: file.name.clone(), reason: unread.reason.clone() });
                }
                self.skip(file, unread.reason);
                self.facts.push(Facts { open: true, ..Facts::default() });
                return Ok(());
            }
        };
        // A part of a file can be passed over too: a template among plain documents.
        if report.skipped.is_none() || !report.objects.is_empty() || !report.diagnostics.is_empty() {
            self.summary.files += 1;
        }
        if let Some(reason) = &report.skipped {
            self.skip(file, reason.clone());
        }
        self.custom.note(index, &report);
        self.facts.push(std::mem::take(&mut report.facts));
        if file.source == Source::Stdin {
            self.stdin = Some(text.clone());
        }
        self.summary.documents += report.documents;
        self.summary.not_kubernetes += report.not_kubernetes;
        self.summary.objects += report.objects.len() as u32;
        self.show(file, &text, &report)
    }

    /// Counts and shows findings in a file.
    fn show(&mut self, file: &SourceFile, text: &str, report: &FileReport) -> Result<(), Failure> {
        for diagnostic in &report.diagnostics {
            let counts = match diagnostic.level {
                Level::Off => continue,
                Level::Warn => {
                    self.summary.warnings += 1;
                    self.threshold == Some(FailOn::Warn)
                }
                Level::Error => {
                    self.summary.errors += 1;
                    self.threshold.is_some()
                }
            };
            if counts {
                self.exit = self.exit.max(Exit::Findings);
            }
            if diagnostic.rule == internal_error::RULE.name {
                self.exit = self.exit.max(Exit::Internal);
            }
        }
        if report.diagnostics.is_empty() {
            return Ok(());
        }
        let findings = FileFindings {
            path: &file.name,
            text,
            diagnostics: &report.diagnostics,
            objects: &report.objects,
        };
        if let Some(fault) = self.outputs.file(&findings)? {
            self.exit = Exit::Internal;
            self.terminal.error(
                &format!("podlint failed to show the findings of `{}`: {}", file.name, fault.message),
                Some(&format!(
                    "the fault is podlint's; please report it with this message: {}",
                    fault.version
                )),
            );
        }
        Ok(())
    }

    fn skip(&mut self, file: &SourceFile, reason: String) {
        self.summary.skipped.push(Skipped { file: file.name.clone(), reason });
    }

    /// Ends the outputs; tells whether a person has seen the summary.
    fn finish(&mut self) -> Result<bool, Failure> {
        self.summary.skipped.sort_by(|a, b| a.file.cmp(&b.file));
        self.outputs.finish(&self.summary)
    }
}

/// How many files are worked on at a time.
fn threads() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What is wrong with a word for a rule, and what was meant.
pub(super) fn unknown_rule(error: &SelectionError) -> (String, Option<String>) {
    let text = error.to_string();
    match text.split_once("; ") {
        Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
        None => (text, None),
    }
}

/// Looks at a file for itself.
fn look_at(input: &Input<'_>, settings: &Settings) -> FileReport {
    look(input, settings, &Definitions::default())
}

/// Reads a file again.
pub(super) fn text_of(reader: &mut Reader, file: &SourceFile, stdin: Option<&str>) -> Option<String> {
    match file.source {
        Source::Stdin => stdin.map(str::to_owned),
        ref source @ Source::Path(_) => reader.read(source).ok().map(str::to_owned),
    }
}

/// Reads and checks one file; this runs on a worker's thread.
fn check_one<'a>(
    reader: &mut Reader,
    index: usize,
    file: &'a SourceFile,
    check: fn(&Input<'_>, &Settings) -> FileReport,
    settings: &Settings,
) -> Checked<'a> {
    let text = match reader.read(&file.source) {
        Ok(text) => text,
        Err(unread) => return Checked { index, file, report: Err(unread), text: String::new() },
    };
    let input = Input { path: &file.name, text, role: file.role };
    let report = guard::guarded(|| check(&input, settings));
    // Most files have no findings; only the others' texts leave the reader's buffer, and what cannot be read again.
    let is_needed = !report.diagnostics.is_empty() || file.source == Source::Stdin;
    let text = if is_needed { text.to_owned() } else { String::new() };
    Checked { index, file, report: Ok(report), text }
}

/// Finds what the arguments speak of.
fn find(args: &Check) -> Result<Found, Failure> {
    let stdin_name = args.stdin_filename.as_deref();
    let default = [PathBuf::from(if stdin_name.is_some() { "-" } else { "." })];
    let paths = if args.paths.is_empty() { &default[..] } else { &args.paths };
    if stdin_name.is_some() && !paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Failure::usage(
            "`--stdin-filename` names what standard input stands for, but standard input is not checked",
            "add `-` to the paths".to_owned(),
        ));
    }
    discover(paths, stdin_name).map_err(|bad| {
        // What follows a command is none of the paths it was taken for.
        if let (Some(help), Some(bad)) = (misspelt_command(paths), bad.first()) {
            return Failure::usage(bad.message.clone(), help);
        }
        Failure::Usage(bad.into_iter().map(|bad| (bad.message, bad.help)).collect())
    })
}

/// What to say when the first path is none but resembles a subcommand: clap takes it for a path.
fn misspelt_command(paths: &[PathBuf]) -> Option<String> {
    let word = paths.first().filter(|path| !path.exists())?.to_str()?;
    match word {
        "help" | "version" => return Some(format!("did you mean `podlint --{word}`?")),
        "lint" | "scan" => return Some("paths are checked without a command: `podlint PATHS`".to_owned()),
        _ => {}
    }
    let all = Cli::command();
    if all.find_subcommand(word).is_some() {
        return Some(format!("a command goes before all options: `podlint {word} ...`"));
    }
    let looks_like_a_path = word.contains(['.', '/', '\\', '*']);
    let shown = all.get_subcommands().filter(|command| !command.is_hide_set()).map(clap::Command::get_name);
    let near = closest(word, shown).filter(|_| !looks_like_a_path)?;
    Some(format!("did you mean `podlint {near}`?"))
}

/// Keeps what is written apart from what is read: the report of the last run is no input of this one, and a
/// manifest is no place for a report.
fn keep_apart(files: &mut Vec<SourceFile>, outputs: &[Output]) -> Result<(), Failure> {
    for output in outputs.iter().filter_map(|output| output.file.as_deref()) {
        let Ok(identity) = output.canonicalize() else { continue };
        let same = |file: &SourceFile| match &file.source {
            Source::Path(path) => {
                path.file_name() == output.file_name()
                    && path.canonicalize().is_ok_and(|path| path == identity)
            }
            Source::Stdin => false,
        };
        let Some(at) = files.iter().position(same) else { continue };
        let is_yaml = output.extension().is_some_and(|extension| extension != "json");
        if files[at].named || is_yaml {
            let message = format!("the report would overwrite `{}`, which is to be checked", files[at].name);
            return Err(Failure::usage(message, "name another file after the format".to_owned()));
        }
        files.remove(at);
    }
    Ok(())
}

/// What formats may tell of each rule.
pub(super) fn rule_infos() -> Vec<RuleInfo<'static>> {
    let info = |rule: &&'static crate::rule::Rule| RuleInfo {
        name: rule.name,
        summary: rule.summary,
        page: rule.page,
        group: rule.group,
        level: rule.level,
        outcome: rule.outcome,
        stage: rule.stage,
    };
    rules::ALL.iter().map(info).collect()
}

/// A clean run over nothing is the one mistake a linter must not hide, so `--quiet` does not silence this.
pub(super) fn say_nothing_was_there(found: &Found, terminal: &Terminal) {
    for folder in &found.empty {
        terminal.warning(
            &format!("no .yaml, .yml or .json file in `{folder}`"),
            Some("hidden files and what .gitignore lists are passed over; name a file to check it anyway"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{engine::Role, report::Format, schema::MinorRange};

    #[test]
    fn a_fault_of_podlint_outweighs_everything_and_the_run_goes_on() {
        guard::install();
        let folder = tempfile::tempdir().unwrap();
        let outputs = [Output { format: Format::Concise, file: Some(folder.path().join("report.txt")) }];
        let terminal = Terminal::new(clap::ColorChoice::Never);
        let mut run = Run {
            outputs: Outputs::open(&outputs, true, &[], &terminal, MinorRange::default()).unwrap(),
            terminal: &terminal,
            summary: Summary::default(),
            exit: Exit::Clean,
            unread: Vec::new(),
            threshold: None,
            custom: Custom::default(),
            facts: Vec::new(),
            stdin: None,
        };
        let file = |name: &str| SourceFile {
            source: Source::Stdin,
            name: name.to_owned(),
            role: Role::Manifest,
            named: true,
        };
        let (faulty, unread, good) = (file("faulty.yaml"), file("unread.yaml"), file("good.yaml"));
        let reports = [
            (&faulty, Ok(guard::guarded(|| panic!("out of luck")))),
            (&unread, Err(Unread { reason: "permission denied".to_owned(), failed: true })),
            (&good, Ok(FileReport { documents: 1, ..FileReport::default() })),
        ];
        for (file, report) in reports {
            assert!(run.take(Checked { index: 0, file, report, text: String::new() }).is_ok());
        }
        run.finish().unwrap();
        assert_eq!(run.exit, Exit::Internal);
        assert_eq!(run.exit.status(), 101);
        assert_eq!((run.summary.files, run.summary.documents, run.summary.skipped.len()), (2, 1, 1));
        drop(run);
        let mut reader = Reader::default();
        let report = reader.read(&Source::Path(folder.path().join("report.txt"))).unwrap();
        assert!(report.starts_with("faulty.yaml:1:1: error[internal-error]"), "{report}");
    }
}
