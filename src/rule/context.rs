//! placeholder
use crate::diagnostic::Diagnostic;
/// The file.
pub struct FileView<'a> { /// p
 pub path: &'a str }
/// Where a rule reports.
pub struct Context<'a, 'r> { /// file
 pub file: &'r FileView<'a>, /// out
 pub out: &'r mut Vec<Diagnostic> }
