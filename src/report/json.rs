//! `json`, to come.
use std::io;

use super::{FileFindings, Reporter, Summary, SummaryStream};

pub(super) struct Json;
impl Json {
    pub(super) fn new(_options: super::Options) -> Self {
        Self
    }
}
impl Reporter for Json {
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
