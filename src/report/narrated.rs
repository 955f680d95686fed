//! `narrated`, to come.
use std::io;

use super::{FileFindings, Reporter, Summary, SummaryStream};

pub(super) struct Narrated;
impl Narrated {
    pub(super) fn new() -> Self {
        Self
    }
}
impl Reporter for Narrated {
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
