//! The rule machinery: what a rule is, how rules are found and chosen, and how one reports.
//!
//! A rule is a `static` [`Rule`] in `rules/<group>/<rule>.rs` beside its page `<rule>.md`: data about it and one
//! function that looks at a file, an object, a pod or a container. Finding is the layers' work (spans are never
//! computed in rules); a rule decides and explains. A plain struct with a function pointer does what a trait
//! would, without an empty type and six getters for every rule.

mod context;
mod joint;
mod seen;
mod selection;
mod words;

pub use context::{Context, FileView, ObjectView};
pub use joint::{Joint, Remark};
pub use seen::Seen;
pub use selection::{SelectionError, Settings};
pub use words::{
    Called, Shown, called, listed, one_of, place_of_value, read_as, report_field, require, require_items,
    require_segment, require_text, share, shown, up_to, up_to_item, with_index, write_one_of,
};

use crate::{
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{ContainerView, Object, PodView},
    text::Span,
};

/// One thing that podlint can say, that a user would switch off or look up as one.
pub struct Rule {
    /// The name users know it by: kebab-case, the file's name with hyphens.
    pub name: &'static str,
    /// What it reports, in one line.
    pub summary: &'static str,
    /// The folder it lives in, selectable as a whole.
    pub group: &'static str,
    /// Its level unless the user says otherwise.
    pub level: Level,
    /// What happens to a manifest with this fault; a single finding may say otherwise.
    pub outcome: Outcome,
    /// Where it happens.
    pub stage: Stage,
    /// The rule's page, in Markdown: `podlint explain` prints it, and the tests run its examples.
    pub page: &'static str,
    /// Names that other linters have for it.
    pub aliases: &'static [&'static str],
    /// The function that looks.
    pub check: Check,
}

impl Rule {
    /// A finding of the rule at `span`, with nothing said but the message.
    pub(crate) fn finding(&self, level: Level, span: Span, message: String) -> Diagnostic {
        Diagnostic {
            rule: self.name,
            level,
            outcome: self.outcome,
            stage: self.stage,
            message,
            help: None,
            span,
            label: None,
            labels: Vec::new(),
            elsewhere: Vec::new(),
            fixes: Vec::new(),
            document: 0,
            object: None,
            field: String::new(),
            server: None,
            cascades: Vec::new(),
            minors: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What a rule looks at: its function is called once for each.
#[derive(Clone, Copy)]
pub enum Check {
    /// Nothing: the engine itself reports under this rule's name.
    Engine,
    /// The file as text and tree.
    File(for<'a> fn(&mut Context<'a, '_>)),
    /// Each object, members of lists one by one.
    Object(for<'a> fn(&mut Context<'a, '_>, &Object<'a>)),
    /// Each pod and each pod template.
    Pod(for<'a> fn(&mut Context<'a, '_>, &PodView<'a, '_>)),
    /// Each object, and then each pod and each pod template: for what is one rule to a user and two to the server.
    ObjectAndPods(
        for<'a> fn(&mut Context<'a, '_>, &Object<'a>),
        for<'a> fn(&mut Context<'a, '_>, &PodView<'a, '_>),
    ),
    /// The objects of all files together, once all are known.
    Index(for<'f> fn(&mut Joint<'f, '_>)),
    /// Each pod and each pod template, and the objects of all files together.
    PodAndIndex(for<'a> fn(&mut Context<'a, '_>, &PodView<'a, '_>), for<'f> fn(&mut Joint<'f, '_>)),
    /// Each container of each pod and pod template: init, main, then ephemeral ones.
    Container(for<'a> fn(&mut Context<'a, '_>, &PodView<'a, '_>, &ContainerView<'a, '_>)),
}

/// The groups, with what each is about, in the order `podlint rules` lists them.
pub const GROUPS: &[(&str, &str)] = &[
    ("yaml", "how the file reads as YAML"),
    ("structure", "fields, types and API versions"),
    ("metadata", "names, labels and annotations"),
    ("workload", "controllers and their pod templates"),
    ("network", "Services, Ingresses and network policies"),
    ("policy", "autoscalers, disruption budgets, quotas and limits"),
    ("container", "containers, images, ports and environment"),
    ("lifecycle", "init containers, probes and hooks"),
    ("resources", "quantities, requests and limits"),
    ("volume", "volumes and mounts"),
    ("engine", "podlint itself"),
];

/// The rule called `name`, or that has `name` among its aliases.
pub fn find(name: &str) -> Option<&'static Rule> {
    let all = crate::rules::ALL;
    all.iter()
        .copied()
        .find(|rule| rule.name == name)
        .or_else(|| all.iter().copied().find(|rule| rule.aliases.contains(&name)))
}

/// The word closest to `word` among `candidates`, if one is close enough to be what was meant.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    /// Comparing takes time, and a file can have as many mistakes as it has names.
    const MOST: usize = 500;
    candidates
        .into_iter()
        .take(MOST)
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
