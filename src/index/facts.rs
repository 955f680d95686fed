//! What one file's objects have to do with those of other files.

use super::{
    budgets::{BudgetFacts, ScalerFacts},
    pods::PodFacts,
    services::ServiceFacts,
};
use crate::{
    command::Commands,
    model::{Body, Object, PodView},
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
    /// Whether there may be more in it: in a template, or in a document that cannot be read.
    pub open: bool,
}

impl Facts {
    /// Adds what an object has to do with others. `index` is its place among the file's objects.
    pub fn add<'a>(
        &mut self,
        object: &Object<'a>,
        pods: &[PodView<'a, '_>],
        index: u32,
        commands: &Commands<'_>,
    ) {
        if let Body::Service(service) = &object.body {
            self.services.extend(ServiceFacts::of(object, service, index));
        }
        if let Body::PodDisruptionBudget(budget) = &object.body {
            self.budgets.extend(BudgetFacts::of(object, budget, index));
        }
        self.scalers.extend(ScalerFacts::of(object));
        self.pods.extend(pods.iter().map(|pod| PodFacts::of(pod, index, commands)));
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
