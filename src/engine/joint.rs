//! What the rules say of all files together, and its place in each of them.

use super::{FileReport, Input, finish, id, placeholder};
use crate::{
    diagnostic::Elsewhere,
    index::{At, FileFacts, Index},
    model,
    rule::{Check, Joint, Remark, Settings},
    schema::Places,
    text::{Position, Span},
    yaml,
};

/// Runs the rules that look at the objects of all files together. The findings of one file stand together, and files in
/// their order.
pub fn join(index: &Index<'_>, settings: &Settings) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (rule, level) in settings.active() {
        if let Check::Index(check) | Check::PodAndIndex(_, check) = rule.check {
            check(&mut Joint::new(index, (rule, level), &mut remarks));
        }
    }
    remarks.sort_by_key(|remark| (remark.at.file, remark.at.site.object));
    remarks
}

/// The findings among `remarks` that are in one file, with what only its text tells. `place` says where in which other
/// file something is.
pub fn settle(
    input: &Input<'_>,
    remarks: &[Remark],
    settings: &Settings,
    mut place: impl FnMut(At) -> Option<(String, (Position, Position))>,
) -> FileReport {
    let mut report = FileReport::default();
    let (tree, mut problems) = yaml::parse(input.text);
    let aside = placeholder::set_templates_aside(&tree, &mut problems);
    let minor = settings.minors().last();
    let documents = (0..tree.documents().len()).filter(|number| !aside.contains(*number as u32));
    let objects: Vec<_> = documents.flat_map(|number| model::objects(&tree, number, minor)).collect();
    for of_object in remarks.chunk_by(|a, b| a.at.site.object == b.at.site.object) {
        let Some(object) = of_object.first().and_then(|it| objects.get(it.at.site.object as usize)) else {
            continue;
        };
        let mut places = Places::new(&tree, object.root, object.ty);
        let mut found = Vec::with_capacity(of_object.len());
        // The file may have changed since it was checked.
        let is_there = |span: Span| input.text.get(span.start as usize..span.end as usize).is_some();
        for Remark { at, finding, missing, others } in of_object.iter().filter(|it| is_there(it.at.site.span))
        {
            let mut finding = finding.clone();
            finding.field = places.find(finding.span, *missing).path;
            for (other, message) in others {
                if other.file == at.file {
                    if is_there(other.site.span) {
                        finding.with(other.site.span, message.clone());
                    }
                } else if let Some((file, range)) = place(*other) {
                    finding.elsewhere.push(Elsewhere { file, range, message: message.clone() });
                }
            }
            found.push(finding);
        }
        report.diagnostics.extend(placeholder::set_placeholders_aside(&tree, &mut places, settings, found));
    }
    report.objects = objects.iter().map(id).collect();
    finish(&mut report.diagnostics);
    report
}

/// Adds what is found of a file that is all there is.
pub(super) fn join_alone(input: &Input<'_>, settings: &Settings, report: &mut FileReport) {
    if report.facts.is_empty() {
        return;
    }
    let files = [FileFacts { path: input.path, facts: &report.facts }];
    let remarks = join(&Index::new(&files), settings);
    if remarks.is_empty() {
        return;
    }
    report.diagnostics.extend(settle(input, &remarks, settings, |_| None).diagnostics);
    finish(&mut report.diagnostics);
}
