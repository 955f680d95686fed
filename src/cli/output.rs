//! The outputs of a run: each a format and where it goes.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use super::{
    args::Output,
    exit::Failure,
    guard::{Fault, caught},
    terminal::{self, Terminal},
};
use crate::report::{
    FileFindings, Format, Options, Reporter, RuleInfo, Summary, SummaryStream, summary_text,
};
use crate::schema::MinorRange;

/// All outputs of a run.
pub(super) struct Outputs<'a> {
    sinks: Vec<Sink<'a>>,
    /// What one file's findings look like in one format, before it is written.
    page: Vec<u8>,
    quiet: bool,
    terminal: &'a Terminal,
}

/// One format at work.
struct Sink<'a> {
    reporter: Box<dyn Reporter + 'a>,
    out: Box<dyn Write>,
    format: Format,
    /// The file it goes to, as it was given; standard output if there is none.
    file: Option<&'a Path>,
    /// Whether anybody still reads it.
    open: bool,
}

impl<'a> Outputs<'a> {
    /// Opens what `wanted` lists; without any, findings are shown in full on standard output.
    pub(super) fn open(
        wanted: &'a [Output],
        quiet: bool,
        rules: &'a [RuleInfo<'a>],
        terminal: &'a Terminal,
        minors: MinorRange,
    ) -> Result<Self, Failure> {
        const DEFAULT: &[Output] = &[Output { format: Format::Full, file: None }];
        let wanted = if wanted.is_empty() { DEFAULT } else { wanted };
        refuse_shared(wanted)?;
        let sinks = wanted.iter().map(|output| {
            let (out, options): (Box<dyn Write>, Options) = match &output.file {
                None => (terminal.output(), terminal.options()),
                Some(path) => (create(path)?, terminal::file_options()),
            };
            let options = Options { kubernetes: minors.to_string(), ..options };
            let reporter = output.format.reporter(options, rules);
            Ok(Sink { reporter, out, format: output.format, file: output.file.as_deref(), open: true })
        });
        Ok(Self { sinks: sinks.collect::<Result<_, Failure>>()?, page: Vec::new(), quiet, terminal })
    }

    /// Whether somebody still reads any output.
    pub(super) fn any_open(&self) -> bool {
        self.sinks.iter().any(|sink| sink.open)
    }

    /// Shows the findings of one file. Returns the fault of podlint that has kept a format from it, if any.
    pub(super) fn file(&mut self, findings: &FileFindings<'_>) -> Result<Option<Fault>, Failure> {
        let mut fault = None;
        for sink in self.sinks.iter_mut().filter(|sink| sink.open) {
            // Drawn aside first, so that a fault leaves no half of a finding behind.
            self.page.clear();
            let mut written = match caught(|| sink.reporter.file(&mut self.page, findings)) {
                Ok(drawn) => drawn.and_then(|()| sink.out.write_all(&self.page)),
                Err(panic) => {
                    fault = Some(panic);
                    Ok(())
                }
            };
            if written.is_ok() && sink.file.is_none() && self.terminal.interactive {
                // Somebody is watching: what is found is shown at once.
                written = sink.out.flush();
            }
            sink.settle(written)?;
        }
        Ok(fault)
    }

    /// Ends every output and shows the summary. Tells whether a person sees it: one who reads the machine
    /// formats, or asked for quiet, does not.
    pub(super) fn finish(&mut self, summary: &Summary) -> Result<bool, Failure> {
        let (mut told, mut seen) = (false, false);
        for sink in self.sinks.iter_mut().filter(|sink| sink.open) {
            let mut written = Ok(());
            // The closing words of a format for people are the summary.
            if !(self.quiet && is_for_people(sink.format)) {
                written = sink.reporter.finish(&mut sink.out, summary);
            }
            if written.is_ok() {
                written = sink.out.flush();
            }
            sink.settle(written)?;
            if sink.file.is_none() {
                told |= sink.reporter.summary_stream() == SummaryStream::Output;
                seen |= is_for_people(sink.format);
            }
        }
        // Where nobody reads on, the run was not finished: its figures would be those of a part.
        if !told && !self.quiet && self.any_open() {
            self.terminal.note(&summary_text(summary));
            seen = true;
        }
        Ok(seen && !self.quiet)
    }
}

impl Sink<'_> {
    /// Takes note of how writing went. A reader that has gone away has seen enough; anything else is a failure.
    fn settle(&mut self, written: io::Result<()>) -> Result<(), Failure> {
        let Err(error) = written else { return Ok(()) };
        if error.kind() == io::ErrorKind::BrokenPipe {
            self.open = false;
            return Ok(());
        }
        match self.file {
            None => Err(Failure::Write(error)),
            Some(path) => Err(Failure::usage(format!("cannot write `{}`: {error}", path.display()), None)),
        }
    }
}

fn is_for_people(format: Format) -> bool {
    matches!(format, Format::Full | Format::Narrated)
}

/// Two outputs into one place would be unreadable for everybody.
fn refuse_shared(wanted: &[Output]) -> Result<(), Failure> {
    for (index, output) in wanted.iter().enumerate() {
        let Some(earlier) = wanted[..index].iter().find(|earlier| earlier.file == output.file) else {
            continue;
        };
        let (one, two) = (earlier.format, output.format);
        return Err(match &output.file {
            None => Failure::usage(
                format!("both `{one}` and `{two}` would go to standard output"),
                format!("send one of them to a file: `--output {one} --output {two}=FILE`"),
            ),
            Some(file) => Failure::usage(
                format!("both `{one}` and `{two}` would go to `{}`", file.display()),
                "give each output a file of its own".to_owned(),
            ),
        });
    }
    Ok(())
}

/// Creates the file of an output, before the work starts: a mistake in its name should not cost a run.
#[expect(clippy::disallowed_methods, reason = "this is src/cli, which writes files")]
fn create(path: &Path) -> Result<Box<dyn Write>, Failure> {
    let file = File::create(path).map_err(|error| {
        let shown = path.display();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder {
            Some(folder) if error.kind() == io::ErrorKind::NotFound && !folder.exists() => Failure::usage(
                format!("cannot write `{shown}`: there is no folder `{}`", folder.display()),
                format!("make it first: `mkdir -p {}`", folder.display()),
            ),
            _ if path.is_dir() => Failure::usage(format!("cannot write `{shown}`: it is a folder"), None),
            _ => Failure::usage(format!("cannot write `{shown}`: {error}"), None),
        }
    })?;
    Ok(Box::new(BufWriter::with_capacity(64 << 10, file)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::guard;

    /// A format that cannot show one file.
    struct Faulty;

    impl Reporter for Faulty {
        fn file(&mut self, out: &mut dyn Write, file: &FileFindings<'_>) -> io::Result<()> {
            writeln!(out, "{}", file.path)?;
            assert_ne!(file.path, "b.yaml", "cannot draw this");
            Ok(())
        }

        fn finish(&mut self, out: &mut dyn Write, _summary: &Summary) -> io::Result<()> {
            writeln!(out, "end")
        }

        fn summary_stream(&self) -> SummaryStream {
            SummaryStream::Output
        }
    }

    #[test]
    fn a_format_that_fails_on_a_file_leaves_nothing_of_it_and_goes_on() {
        guard::install();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        let terminal = Terminal::new(clap::ColorChoice::Never);
        let sink = Sink {
            reporter: Box::new(Faulty),
            out: create(&path).unwrap(),
            format: Format::Concise,
            file: Some(&path),
            open: true,
        };
        let mut outputs = Outputs { sinks: vec![sink], page: Vec::new(), quiet: true, terminal: &terminal };
        let faults = ["a.yaml", "b.yaml", "c.yaml"].map(|path| {
            let findings = FileFindings { path, text: "", diagnostics: &[], objects: &[] };
            outputs.file(&findings).unwrap().map(|fault| fault.message)
        });
        outputs.finish(&Summary::default()).unwrap();
        assert!(
            faults[1].as_deref().is_some_and(|message| message.contains("cannot draw this")),
            "{faults:?}"
        );
        assert!(faults[0].is_none() && faults[2].is_none());
        drop(outputs);
        let mut reader = crate::discover::Reader::default();
        let text = reader.read(&crate::discover::Source::Path(path)).unwrap();
        assert_eq!(text, "a.yaml\nc.yaml\nend\n");
    }
}
