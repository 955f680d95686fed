//! `full`, to come.
use std::io;

use super::{FileFindings, Reporter, Summary, SummaryStream};
/// How many findings a run shows in full; the rest is counted.
pub const MAX_FULL: usize = 200;
pub(super) struct Full;
impl Full {
    pub(super) fn new(_options: super::Options) -> Self {
        Self
    }
}
impl Reporter for Full {
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
