//! What one file's objects have to do with those of other files.

use super::{
    accounts::QuietAccount,
    budgets::{BudgetFacts, ScalerFacts},
    claims::{ClaimFacts, VolumeFacts},
    patched::{self, Patched},
    pods::PodFacts,
    services::ServiceFacts,
};
use crate::{
    command::Commands,
    model::{Body, Object, PodView},
    yaml::{NodeId, Tree},
};

/// What is kept of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its Services.
    pub services: Vec<ServiceFacts>,
    /// Its pods, and what makes pods.
    pub pods: Vec<PodFacts>,
    /// Its disruption budgets.
    pub budgets: Vec<BudgetFacts>,
    /// What sets the replicas of its workloads, or of others.
    pub scalers: Vec<ScalerFacts>,
    /// Its claims of storage.
    pub claims: Vec<ClaimFacts>,
    /// Its volumes that are there before they are claimed.
    pub volumes: Vec<VolumeFacts>,
    /// Its service accounts that give no token.
    pub accounts: Vec<QuietAccount>,
    /// Workloads that its patches change.
    pub patched: Vec<Patched>,
    /// Whether there may be more in it: in a template, or in a document that cannot be read; or whether it is a kustomization
    /// that gives the objects other names or labels, or adds some.
    pub open: bool,
}

impl Facts {
    /// Adds what an object has to do with others. `index` is its place among the file's objects, `tree` and `commands`
    /// are the file's.
    pub fn add<'a>(
        &mut self,
        object: &Object<'a>,
        pods: &[PodView<'a, '_>],
        index: u32,
        tree: &Tree<'a>,
        commands: &Commands<'_>,
    ) {
        if let Body::Service(service) = &object.body {
            self.services.extend(ServiceFacts::of(object, service, index));
        }
        if let Body::PodDisruptionBudget(budget) = &object.body {
            self.budgets.extend(BudgetFacts::of(object, budget, index));
        }
        if let Body::PersistentVolumeClaim(claim) = &object.body {
            self.claims.extend(ClaimFacts::of(object, claim, index));
        }
        self.volumes.extend(VolumeFacts::of(object, tree));
        self.accounts.extend(QuietAccount::of(object));
        self.scalers.extend(ScalerFacts::of(object));
        self.pods.extend(pods.iter().map(|pod| PodFacts::of(pod, index, commands)));
    }

    /// Adds what a part of an object, which is merged into the whole one, says of that.
    pub fn add_part(&mut self, object: &Object<'_>, pods: &[PodView<'_, '_>]) {
        let has_containers = pods.iter().any(|pod| pod.containers().next().is_some());
        if let Some(name) = object.name.as_ref().filter(|_| has_containers) {
            let kind = object.kind.as_deref().unwrap_or_default();
            self.patched.push(Patched::new(kind, name));
        }
    }

    /// Adds what a document says that may be a kustomization.
    pub fn add_kustomization(&mut self, tree: &Tree<'_>, root: NodeId) {
        patched::read(self, tree, root);
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
