//! The objects of all files together: which pods are behind which Service, and which claim a pod means.
//!
//! Each file gives its [`Facts`] when it is checked, and [`Index`] joins those of all files. No text and no tree is
//! kept, so that a run over many files takes little memory, and an editor joins anew after each keystroke.
//!
//! Names and labels come back in the folders of one repository, one copy for each environment. So a Service's pods are
//! those nearest to it: in its own file, else in its own folder, else in a folder beside it. So is the claim that a pod means.

mod accounts;
mod budgets;
mod claims;
mod facts;
mod links;
mod pods;
mod services;
mod site;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::model::Reach;

pub use accounts::{QuietAccount, TokenFacts, TokenMount};
pub use budgets::{Asks, BudgetFacts, ScalerFacts};
pub use claims::{ClaimFacts, ClaimUser, Several, VolumeFacts};
pub use facts::Facts;
pub use links::LinkFacts;
pub use pods::{ContainerFacts, ContainerPort, PodFacts, Wait};
pub use services::{Address, ServiceFacts, ServicePort, Target};
pub use site::{Label, Site};

use site::may_be_same;

/// One file of the input.
#[derive(Clone, Copy, Debug)]
pub struct FileFacts<'f> {
    /// The path as the user knows it.
    pub path: &'f str,
    /// What is kept of it.
    pub facts: &'f Facts,
}

/// A place in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct At {
    /// The file, by its place among the files of the index.
    pub file: usize,
    /// The place in it.
    pub site: Site,
}

/// Something of a file.
#[derive(Debug)]
pub struct Of<'f, T> {
    /// The file, by its place among the files of the index.
    pub file: usize,
    /// What is known.
    pub facts: &'f T,
}

impl<T> Clone for Of<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<'_, T> {}

/// The objects of all files.
#[derive(Debug)]
pub struct Index<'f> {
    files: &'f [FileFacts<'f>],
    /// Whether there may be objects that are not known: in templates, and where a file cannot be read.
    open: bool,
    /// Pods by each of their labels: its key, and then its value.
    by_label: HashMap<&'f str, HashMap<&'f str, Vec<Of<'f, PodFacts>>>>,
    /// Services by name.
    by_name: HashMap<&'f str, Vec<Of<'f, ServiceFacts>>>,
    /// Claims by name.
    claims: HashMap<&'f str, Vec<Of<'f, ClaimFacts>>>,
}

impl<'f> Index<'f> {
    /// Joins the facts of files.
    pub fn new(files: &'f [FileFacts<'f>]) -> Self {
        let open = files.iter().any(|file| file.facts.open);
        let mut index =
            Self { files, open, by_label: HashMap::new(), by_name: HashMap::new(), claims: HashMap::new() };
        for (file, FileFacts { facts, .. }) in files.iter().enumerate() {
            for pod in &facts.pods {
                for (key, value) in &pod.labels {
                    let with_key = index.by_label.entry(key).or_default();
                    with_key.entry(value).or_default().push(Of { file, facts: pod });
                }
            }
            for service in &facts.services {
                index.by_name.entry(&service.name).or_default().push(Of { file, facts: service });
            }
            for claim in &facts.claims {
                index.claims.entry(&claim.name).or_default().push(Of { file, facts: claim });
            }
        }
        index
    }

    /// Whether there may be objects in the input that are not known.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The input in words: `this file`, or `the 12 files`.
    pub fn scope(&self) -> String {
        match self.files.len() {
            1 => "this file".to_owned(),
            count => format!("the {count} files"),
        }
    }

    /// The path of a file.
    pub fn path(&self, file: usize) -> &'f str {
        self.files.get(file).map_or("", |file| file.path)
    }

    /// All Services.
    pub fn services(&self) -> impl Iterator<Item = Of<'f, ServiceFacts>> + use<'f> {
        let files = self.files.iter().enumerate();
        files.flat_map(|(file, it)| it.facts.services.iter().map(move |facts| Of { file, facts }))
    }

    /// All pods, and all that makes pods.
    pub fn pods(&self) -> impl Iterator<Item = Of<'f, PodFacts>> + use<'f> {
        let files = self.files.iter().enumerate();
        files.flat_map(|(file, it)| it.facts.pods.iter().map(move |facts| Of { file, facts }))
    }

    /// The Services of a name that may be in a namespace.
    pub fn services_named<'s>(
        &'s self,
        name: &str,
        namespace: Option<&'s str>,
    ) -> impl Iterator<Item = Of<'f, ServiceFacts>> + use<'f, 's> {
        let named = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        named.iter().copied().filter(move |it| may_be_same(it.facts.namespace.as_deref(), namespace))
    }

    /// All disruption budgets.
    pub fn budgets(&self) -> impl Iterator<Item = Of<'f, BudgetFacts>> + use<'f> {
        let files = self.files.iter().enumerate();
        files.flat_map(|(file, it)| it.facts.budgets.iter().map(move |facts| Of { file, facts }))
    }

    /// Whether something else than the manifest may say how many pods there are: an autoscaler not far away.
    pub fn is_scaled(&self, pod: Of<'f, PodFacts>) -> bool {
        let sets = |it: &ScalerFacts| {
            let is_target =
                |(kind, name): &(Box<str>, Box<str>)| *kind == pod.facts.kind && *name == pod.facts.name;
            may_be_same(it.namespace.as_deref(), pod.facts.namespace.as_deref())
                && it.target.as_ref().is_none_or(is_target)
        };
        let mut files = self.files.iter().enumerate();
        files.any(|(file, it)| it.facts.scalers.iter().any(sets) && self.distance(file, pod.file).is_some())
    }

    /// All pods that a Service may choose, wherever they are.
    pub fn chosen(&self, service: &ServiceFacts) -> Vec<Of<'f, PodFacts>> {
        self.with_labels(&service.selector, service.namespace.as_deref())
    }

    /// The pods that have all of the labels, of which there must be one, and may be in the namespace.
    fn with_labels(&self, selector: &[Label], namespace: Option<&str>) -> Vec<Of<'f, PodFacts>> {
        // The rarest label leaves the fewest pods to look at.
        let labels = selector.iter();
        let Some(candidates) = labels.map(|label| self.with_label(label)).min_by_key(|pods| pods.len())
        else {
            return Vec::new();
        };
        let has_all = |pod: &Of<'_, PodFacts>| pod.facts.is_chosen(selector, namespace);
        candidates.iter().copied().filter(has_all).collect()
    }

    /// The pods with a label.
    fn with_label(&self, (key, value): &Label) -> &[Of<'f, PodFacts>] {
        self.by_label.get(&**key).and_then(|pods| pods.get(&**value)).map_or(&[], Vec::as_slice)
    }

    /// The pods behind a Service: of those that it may choose, the nearest. What is further than a folder beside its own is
    /// taken for another application's, which uses the same words.
    pub fn behind(&self, service: Of<'f, ServiceFacts>) -> Vec<Of<'f, PodFacts>> {
        self.nearest(service.file, self.chosen(service.facts))
    }

    /// The pods that a budget is for, of which the same is true.
    pub fn of_budget(&self, budget: Of<'f, BudgetFacts>) -> Vec<Of<'f, PodFacts>> {
        let BudgetFacts { selector, namespace, .. } = budget.facts;
        self.nearest(budget.file, self.with_labels(selector, namespace.as_deref()))
    }

    /// Whether a service account that a pod may have says that there is no token. An account may be anywhere.
    pub fn declines_token(&self, pod: &PodFacts, account: &str) -> bool {
        let mut accounts = self.files.iter().flat_map(|it| &it.facts.accounts);
        accounts
            .any(|it| *it.name == *account && may_be_same(it.namespace.as_deref(), pod.namespace.as_deref()))
    }

    /// The claim that a pod means by a name, and how far apart its pods may be: of the claims of that name the nearest.
    /// Nothing if there is none, or if there are several that differ.
    pub fn claimed(&self, pod: Of<'f, PodFacts>, name: &str) -> Option<(Of<'f, ClaimFacts>, Reach)> {
        let named = self.claims.get(name)?.iter().copied();
        let namespace = pod.facts.namespace.as_deref();
        let same = named.filter(|it| may_be_same(it.facts.namespace.as_deref(), namespace));
        let claims = self.nearest(pod.file, same.collect());
        let reach = |it: Of<'f, ClaimFacts>| match it.facts.reach? {
            // The scheduler looks at the claim and not at its volume (`scheduler/framework/plugins/volumerestrictions`).
            Reach::Pod => Some(Reach::Pod),
            // A volume that is there already may let more pods in than the claim asks for.
            _ if it.facts.is_bound || self.has_volume_for(it) => None,
            reach => Some(reach),
        };
        let first = *claims.first()?;
        let agreed = reach(first)?;
        claims.iter().all(|it| reach(*it) == Some(agreed)).then_some((first, agreed))
    }

    /// Whether the input has a volume that may be bound to a claim.
    fn has_volume_for(&self, claim: Of<'f, ClaimFacts>) -> bool {
        let mut files = self.files.iter().enumerate().filter(|(_, it)| !it.facts.volumes.is_empty());
        files.any(|(file, it)| {
            let near = self.distance(file, claim.file).is_some();
            it.facts.volumes.iter().any(|volume| claim.facts.may_get(volume, near))
        })
    }

    /// Of what is not far from a file, what is nearest to it.
    fn nearest<T>(&self, file: usize, mut all: Vec<Of<'f, T>>) -> Vec<Of<'f, T>> {
        let distance = |it: &Of<'f, T>| self.distance(it.file, file);
        let nearest = all.iter().filter_map(distance).min();
        all.retain(|it| nearest.is_some() && distance(it) == nearest);
        all
    }

    /// The pods that are near enough to a Service to be meant by it, whatever their labels.
    pub fn near(&self, service: Of<'f, ServiceFacts>) -> impl Iterator<Item = Of<'f, PodFacts>> {
        let namespace = service.facts.namespace.as_deref();
        self.pods().filter(move |pod| {
            may_be_same(namespace, pod.facts.namespace.as_deref())
                && self.distance(pod.file, service.file).is_some()
        })
    }

    /// Whether the objects of two files may be meant for each other: they are in one folder, or in folders beside each other.
    pub fn is_near(&self, one: usize, other: usize) -> bool {
        self.distance(one, other).is_some()
    }

    /// The steps from one file to the other: none to itself, one to a file in its folder, and one more for each folder that
    /// is left or entered. Nothing if they are far apart.
    fn distance(&self, from: usize, to: usize) -> Option<usize> {
        if from == to {
            return Some(0);
        }
        let folders = |file: usize| self.path(file).rsplit('/').skip(1).count();
        let both = |a: &str, b: &str| a.split('/').zip(b.split('/')).take_while(|(a, b)| a == b).count();
        let (here, there) = (folders(from), folders(to));
        let common = both(self.path(from), self.path(to)).min(here).min(there);
        let steps = 1 + here + there - 2 * common;
        (steps <= 3).then_some(steps)
    }
}
