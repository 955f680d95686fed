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
mod patched;
mod pods;
mod services;
mod site;

#[cfg(test)]
mod tests;

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
};

use crate::model::Reach;

pub use accounts::{QuietAccount, TokenFacts, TokenMount};
pub use budgets::{Asks, BudgetFacts, ScalerFacts};
pub use claims::{ClaimFacts, ClaimUser, Several, VolumeFacts};
pub use facts::Facts;
pub use links::LinkFacts;
pub use patched::Patched;
pub use pods::{ContainerFacts, ContainerPort, PodFacts, Wait};
pub use services::{Address, ServiceFacts, ServicePort, Target};
pub use site::{Label, Site};

use site::may_be_same;

/// The most pods and workloads that are behind one Service, or are for one budget. Where there are more, a heap of manifests
/// shares a word, and nothing is meant by it.
const MOST_BEHIND: usize = 200;

/// The most steps between files that belong together.
const FURTHEST: usize = 3;

/// The most steps between a patch and what it changes: `overlays/prod` and `base`.
const FURTHEST_PATCH: usize = 4;

/// The most looks at pods over all questions, of which real files need a fraction. After that nothing more is joined: files
/// that were made to hurt cost seconds, not hours.
const MOST_LOOKS: u32 = 30_000_000;

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
    /// The folder of each file, as a number, and the words of each folder's path.
    folders: Vec<usize>,
    paths: Vec<Vec<&'f str>>,
    /// Pods by each of their labels that a selector asks for: its key, and then its value.
    by_label: HashMap<&'f str, HashMap<&'f str, Labelled<'f>>>,
    /// Pods by the name of the object that makes them.
    pods_by_name: HashMap<&'f str, Vec<Of<'f, PodFacts>>>,
    /// What sets the replicas of a workload, by its kind and name; and, by nothing, what may be of any.
    scalers: HashMap<Option<(&'f str, &'f str)>, Vec<Of<'f, ScalerFacts>>>,
    /// Services by name.
    by_name: HashMap<&'f str, Vec<Of<'f, ServiceFacts>>>,
    /// Claims by name.
    claims: HashMap<&'f str, Vec<Of<'f, ClaimFacts>>>,
    /// Volumes that are there before they are claimed.
    volumes: Vec<Of<'f, VolumeFacts>>,
    /// Service accounts that give no token, by name.
    accounts: HashMap<&'f str, Vec<&'f QuietAccount>>,
    /// Workloads that a patch changes.
    patched: Vec<Of<'f, Patched>>,
    /// The looks that are left.
    looks: Cell<u32>,
}

/// The pods with a label, folder by folder, and in the order of the files there.
#[derive(Debug, Default)]
struct Labelled<'f> {
    count: usize,
    folders: BTreeMap<usize, Vec<Of<'f, PodFacts>>>,
}

impl<'f> Index<'f> {
    /// Joins the facts of files.
    pub fn new(files: &'f [FileFacts<'f>]) -> Self {
        let open = files.iter().any(|file| file.facts.open);
        let mut index = Self {
            files,
            open,
            folders: Vec::with_capacity(files.len()),
            paths: Vec::new(),
            by_label: HashMap::new(),
            pods_by_name: HashMap::new(),
            scalers: HashMap::new(),
            by_name: HashMap::new(),
            claims: HashMap::new(),
            volumes: Vec::new(),
            accounts: HashMap::new(),
            patched: Vec::new(),
            looks: Cell::new(MOST_LOOKS),
        };
        let mut numbers: HashMap<&'f str, usize> = HashMap::new();
        for (file, FileFacts { path, facts }) in files.iter().enumerate() {
            let path = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = *numbers.entry(path).or_insert(index.paths.len());
            if folder == index.paths.len() {
                index.paths.push(if path.is_empty() { Vec::new() } else { path.split('/').collect() });
            }
            index.folders.push(folder);
            index.add(file, facts);
        }
        // All selectors are known by now, and most labels are in none.
        for (file, FileFacts { facts, .. }) in files.iter().enumerate() {
            index.add_pods(file, facts);
        }
        index
    }

    fn add_pods(&mut self, file: usize, facts: &'f Facts) {
        let folder = self.folders.get(file).copied().unwrap_or_default();
        for pod in &facts.pods {
            let of = Of { file, facts: pod };
            self.pods_by_name.entry(&pod.name).or_default().push(of);
            for (key, value) in &pod.labels {
                let with_key = self.by_label.get_mut(&**key);
                let Some(labelled) = with_key.and_then(|values| values.get_mut(&**value)) else { continue };
                labelled.count += 1;
                labelled.folders.entry(folder).or_default().push(of);
            }
        }
    }

    fn add(&mut self, file: usize, facts: &'f Facts) {
        let of_services = facts.services.iter().flat_map(|service| &service.selector);
        for (key, value) in of_services.chain(facts.budgets.iter().flat_map(|budget| &budget.selector)) {
            self.by_label.entry(key).or_default().entry(value).or_default();
        }
        for service in &facts.services {
            self.by_name.entry(&service.name).or_default().push(Of { file, facts: service });
        }
        for claim in &facts.claims {
            self.claims.entry(&claim.name).or_default().push(Of { file, facts: claim });
        }
        self.patched.extend(facts.patched.iter().map(|facts| Of { file, facts }));
        self.volumes.extend(facts.volumes.iter().map(|facts| Of { file, facts }));
        for account in &facts.accounts {
            self.accounts.entry(&account.name).or_default().push(account);
        }
        for scaler in &facts.scalers {
            let target = scaler.target.as_ref().map(|(kind, name)| (&**kind, &**name));
            self.scalers.entry(target).or_default().push(Of { file, facts: scaler });
        }
    }

    /// Whether there may be objects in the input that are not known.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether a patch in the input changes the pod's containers, so that what is applied has more than is written.
    pub fn is_patched(&self, pod: Of<'f, PodFacts>) -> bool {
        let near = |file| {
            self.apart(self.folders[file], self.folders[pod.file])
                .is_some_and(|steps| steps <= FURTHEST_PATCH)
        };
        self.patched.iter().any(|it| !self.look() || it.facts.is(pod.facts) && near(it.file))
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
        let sets = |it: &Of<'_, ScalerFacts>| {
            !self.look()
                || may_be_same(it.facts.namespace.as_deref(), pod.facts.namespace.as_deref())
                    && self.distance(it.file, pod.file).is_some()
        };
        let own = (&*pod.facts.kind, &*pod.facts.name);
        [Some(own), None].iter().any(|target| self.scalers.get(target).into_iter().flatten().any(sets))
    }

    /// Whether a Service may choose a pod, wherever that is.
    pub fn chooses_any(&self, service: &ServiceFacts) -> bool {
        let (selector, namespace) = (&service.selector, service.namespace.as_deref());
        let mut pods = self.candidates(selector).into_iter().flat_map(Labelled::pods);
        pods.any(|pod| !self.look() || pod.facts.is_chosen(selector, namespace))
    }

    /// Whether a Service chooses pods of this workload, and of no other, wherever that is.
    pub fn chooses_only(&self, service: &ServiceFacts, own: &PodFacts) -> bool {
        let (selector, namespace) = (&service.selector, service.namespace.as_deref());
        let mut found = false;
        for pod in self.candidates(selector).into_iter().flat_map(Labelled::pods) {
            if !self.look() {
                return false;
            }
            if pod.facts.is_chosen(selector, namespace) {
                if !pod.facts.is_same_workload(own) {
                    return false;
                }
                found = true;
            }
        }
        found
    }

    /// The pods with the rarest of the labels, which leaves the fewest to look at.
    fn candidates(&self, selector: &[Label]) -> Option<&Labelled<'f>> {
        let labelled = selector.iter().map(|(key, value)| self.by_label.get(&**key)?.get(&**value));
        labelled.min_by_key(|labelled| labelled.map_or(0, |it| it.count)).flatten()
    }

    /// Counts a look at a pod; false when there have been too many.
    fn look(&self) -> bool {
        let left = self.looks.get();
        self.looks.set(left.saturating_sub(1));
        left > 0
    }

    /// The pods behind a Service: of those that it may choose, the nearest. What is further than a folder beside its own is
    /// taken for another application's, which uses the same words.
    pub fn behind(&self, service: Of<'f, ServiceFacts>) -> Vec<Of<'f, PodFacts>> {
        self.nearest(service.file, &service.facts.selector, service.facts.namespace.as_deref())
    }

    /// The pods that a budget is for, of which the same is true.
    pub fn of_budget(&self, budget: Of<'f, BudgetFacts>) -> Vec<Of<'f, PodFacts>> {
        self.nearest(budget.file, &budget.facts.selector, budget.facts.namespace.as_deref())
    }

    /// The nearest of the pods that have all of the labels, of which there must be one, and may be in the namespace.
    fn nearest(&self, file: usize, selector: &[Label], namespace: Option<&str>) -> Vec<Of<'f, PodFacts>> {
        let Some(labelled) = self.candidates(selector) else { return Vec::new() };
        let chosen = |pods: &mut dyn Iterator<Item = &Of<'f, PodFacts>>| -> Vec<Of<'f, PodFacts>> {
            let looked_at = pods.take_while(|_| self.look());
            let chosen = looked_at.filter(|pod| pod.facts.is_chosen(selector, namespace));
            chosen.take(MOST_BEHIND + 1).copied().collect()
        };
        let home = self.folders.get(file).copied().unwrap_or_default();
        let beside = labelled.folders.get(&home).map_or(&[][..], Vec::as_slice);
        let place = |file: usize| beside.partition_point(|pod| pod.file < file);
        let own = beside.get(place(file)..place(file + 1)).unwrap_or_default();
        let mut found = chosen(&mut own.iter());
        if found.is_empty() {
            found = chosen(&mut beside.iter());
        }
        if found.is_empty() {
            let folders = labelled.folders.iter().take_while(|_| self.look());
            let near: Vec<_> =
                folders.filter_map(|(folder, pods)| Some((self.steps(home, *folder)?, pods))).collect();
            for steps in 2..=FURTHEST {
                let at = near.iter().filter(|it| it.0 == steps);
                found = chosen(&mut at.flat_map(|it| it.1));
                if !found.is_empty() {
                    break;
                }
            }
            found.sort_by_key(|pod| pod.file);
        }
        // Some of what would count may not have been looked at.
        if found.len() > MOST_BEHIND || self.looks.get() == 0 {
            found.clear();
        }
        found
    }

    /// Whether a service account that a pod may have says that there is no token. An account may be anywhere.
    pub fn declines_token(&self, pod: &PodFacts, account: &str) -> bool {
        let mut accounts = self.accounts.get(account).into_iter().flatten();
        accounts.any(|it| !self.look() || may_be_same(it.namespace.as_deref(), pod.namespace.as_deref()))
    }

    /// The claim that a pod means by a name, and how far apart its pods may be: of the claims of that name the nearest.
    /// Nothing if there is none, or if there are several that differ.
    pub fn claimed(&self, pod: Of<'f, PodFacts>, name: &str) -> Option<(Of<'f, ClaimFacts>, Reach)> {
        let namespace = pod.facts.namespace.as_deref();
        let mut claims: Vec<(usize, Of<'f, ClaimFacts>)> = Vec::new();
        for claim in self.claims.get(name)? {
            // Of those that were not looked at one may be nearer.
            if !self.look() {
                return None;
            }
            if may_be_same(claim.facts.namespace.as_deref(), namespace) {
                claims.extend(self.distance(claim.file, pod.file).map(|distance| (distance, *claim)));
            }
        }
        let nearest = claims.iter().map(|(distance, _)| *distance).min()?;
        claims.retain(|(distance, _)| *distance == nearest);
        let reach = |it: Of<'f, ClaimFacts>| match it.facts.reach? {
            // The scheduler looks at the claim and not at its volume (`scheduler/framework/plugins/volumerestrictions`).
            Reach::Pod => Some(Reach::Pod),
            // A volume that is there already may let more pods in than the claim asks for.
            _ if it.facts.is_bound || self.has_volume_for(it) => None,
            reach => Some(reach),
        };
        let (_, first) = *claims.first()?;
        let agreed = reach(first)?;
        claims.iter().all(|(_, it)| reach(*it) == Some(agreed)).then_some((first, agreed))
    }

    /// Whether the input has a volume that may be bound to a claim.
    fn has_volume_for(&self, claim: Of<'f, ClaimFacts>) -> bool {
        let may_get = |it: &Of<'_, VolumeFacts>| {
            let near = self.distance(it.file, claim.file).is_some();
            !self.look() || claim.facts.may_get(it.facts, near)
        };
        self.volumes.iter().any(may_get)
    }

    /// The pods of the Service's own name that are near enough to be meant by it, whatever their labels.
    pub fn namesakes(&self, service: Of<'f, ServiceFacts>) -> impl Iterator<Item = Of<'f, PodFacts>> {
        let namespace = service.facts.namespace.as_deref();
        let named = self.pods_by_name.get(&*service.facts.name).into_iter().flatten().copied();
        named.take_while(|_| self.look()).filter(move |pod| {
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
        self.steps(*self.folders.get(from)?, *self.folders.get(to)?)
    }

    /// The same from a file in one folder to another file in the other.
    fn steps(&self, from: usize, to: usize) -> Option<usize> {
        self.apart(from, to).filter(|steps| *steps <= FURTHEST)
    }

    fn apart(&self, from: usize, to: usize) -> Option<usize> {
        let (from, to) = (self.paths.get(from)?, self.paths.get(to)?);
        let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
        Some(1 + from.len() + to.len() - 2 * common)
    }
}

impl<'f> Labelled<'f> {
    fn pods(&self) -> impl Iterator<Item = &Of<'f, PodFacts>> {
        self.folders.values().flatten()
    }
}
