//! What the files of a run have to do with each other: joined once all are known, and placed in their texts, which are
//! read again for that.

use super::{check::text_of, guard};
use crate::{
    discover::{Reader, SourceFile},
    engine::{self, FileReport, Input},
    index::{At, Facts, FileFacts, Index},
    rule::{Remark, Settings},
    text::{LineIndex, Position},
};

/// What was found over all files.
pub(super) struct Joint<'r> {
    files: &'r [SourceFile],
    stdin: Option<&'r str>,
    settings: &'r Settings,
    /// The findings, file by file.
    remarks: Vec<Vec<Remark>>,
    /// What is said of the run if joining failed.
    failed: Option<FileReport>,
}

impl<'r> Joint<'r> {
    /// Joins what is known of each file.
    pub(super) fn new(
        files: &'r [SourceFile],
        facts: &[Facts],
        stdin: Option<&'r str>,
        settings: &'r Settings,
    ) -> Self {
        let known: Vec<FileFacts<'_>> =
            files.iter().zip(facts).map(|(file, facts)| FileFacts { path: &file.name, facts }).collect();
        let mut joint = Self { files, stdin, settings, remarks: Vec::new(), failed: None };
        match guard::caught(|| engine::join(&Index::new(&known), settings)) {
            Ok(remarks) => {
                joint.remarks =
                    remarks.chunk_by(|a, b| a.at.file == b.at.file).map(<[Remark]>::to_vec).collect();
            }
            Err(fault) => joint.failed = Some(guard::failed(&fault)),
        }
        joint
    }

    /// The number of files to settle.
    pub(super) fn files(&self) -> usize {
        if self.failed.is_some() { 1 } else { self.remarks.len() }
    }

    /// Places the findings of one of these files in its text. A file that is gone by now has none.
    pub(super) fn settle(
        &self,
        reader: &mut Reader,
        at: usize,
    ) -> Option<(&'r SourceFile, String, FileReport)> {
        if let Some(failed) = &self.failed {
            return Some((self.files.first()?, String::new(), failed.clone()));
        }
        let remarks = self.remarks.get(at)?;
        let file = self.files.get(remarks.first()?.at.file)?;
        let text = text_of(reader, file, self.stdin)?;
        let input = Input { path: &file.name, text: &text, role: file.role };
        let mut other: Option<(usize, String, LineIndex)> = None;
        let place = |at: At| {
            if other.as_ref().is_none_or(|(file, ..)| *file != at.file) {
                let text = text_of(reader, self.files.get(at.file)?, self.stdin)?;
                let lines = LineIndex::new(&text);
                other = Some((at.file, text, lines));
            }
            let (file, text, lines) = other.as_ref()?;
            // It may have changed since it was checked.
            text.get(at.site.span.start as usize..at.site.span.end as usize)?;
            let place = |offset| lines.position(text, offset);
            let range: (Position, Position) = (place(at.site.span.start), place(at.site.span.end));
            Some((self.files.get(*file)?.name.clone(), range))
        };
        let report = guard::guarded(|| engine::settle(&input, remarks, self.settings, place));
        Some((file, text, report))
    }
}
