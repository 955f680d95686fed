//! How a rule looks at the objects of all files together, and reports.

use crate::{
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    index::{At, Index, Of, Site},
    rule::Rule,
    text::Span,
};

/// One rule at work on the objects of all files.
pub struct Joint<'f, 'r> {
    index: &'r Index<'f>,
    rule: &'static Rule,
    level: Level,
    out: &'r mut Vec<Remark>,
}

/// A finding in one file that may speak of others.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Where it is.
    pub at: At,
    /// What it says. Its field and its object's names are filled in by who has the file's text.
    pub finding: Diagnostic,
    /// The name of the field that is missing there, if one is.
    pub missing: Option<&'static str>,
    /// The other places that it speaks of.
    pub others: Vec<(At, String)>,
}

impl<'f, 'r> Joint<'f, 'r> {
    /// `rule` at `level` on an index.
    pub(crate) fn new(
        index: &'r Index<'f>,
        (rule, level): (&'static Rule, Level),
        out: &'r mut Vec<Remark>,
    ) -> Self {
        Self { index, rule, level, out }
    }

    /// The objects of all files.
    pub fn index(&self) -> &'r Index<'f> {
        self.index
    }

    /// Reports a finding at characters of the object that `of` is about.
    pub fn report(&mut self, at: At, message: impl Into<String>) -> &mut Remark {
        self.push(at, None, message.into())
    }

    /// Reports that the field `name` is missing where it would be inserted.
    pub fn report_missing(&mut self, at: At, name: &'static str, message: impl Into<String>) -> &mut Remark {
        self.push(at, Some(name), message.into())
    }

    fn push(&mut self, at: At, missing: Option<&'static str>, message: String) -> &mut Remark {
        let finding = Diagnostic {
            document: at.site.document,
            object: Some(at.site.object),
            ..self.rule.finding(self.level, at.site.span, message)
        };
        self.out.push(Remark { at, finding, missing, others: Vec::new() });
        let last = self.out.len() - 1;
        &mut self.out[last]
    }
}

/// Further words of a finding, chained behind [`Joint::report`].
impl Remark {
    /// What to write instead.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.finding.help(help);
        self
    }

    /// Another place that the finding speaks of, in whichever file.
    pub fn with(&mut self, at: At, message: impl Into<String>) -> &mut Self {
        self.others.push((at, message.into()));
        self
    }

    /// What happens and where, when it is not what the rule says of all its findings.
    pub fn happens(&mut self, outcome: Outcome, stage: Stage) -> &mut Self {
        self.finding.happens(outcome, stage);
        self
    }

    /// Warn at most: for the cases of a rule that are less certain than the rest.
    pub fn at_most_warn(&mut self) -> &mut Self {
        self.finding.at_most_warn();
        self
    }
}

impl<T> Of<'_, T> {
    /// The place of something in the same file.
    pub fn at(&self, site: Site) -> At {
        At { file: self.file, site }
    }

    /// The place of characters in the object at `site`.
    pub fn at_span(&self, site: Site, span: Span) -> At {
        self.at(Site { span, ..site })
    }
}
