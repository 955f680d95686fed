//! `github`, to come.
use std::io;

use super::{FileFindings, Reporter, Summary, SummaryStream};

pub(super) struct Github;

impl Reporter for Github {
    fn file(&mut self, _out: &mut dyn io::Write, _file: &FileFindings<'_>) -> io::Result<()> {
        Ok(())
    }
    fn finish(&mut self, _out: &mut dyn io::Write, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }
    fn summary_stream(&self) -> SummaryStream {
        SummaryStream::Output
    }
}
