//! Disruption budgets, and what sets the number of pods that they are for.

use super::site::{Label, Site, boxed, labels, site};
use crate::{
    defaults::Amount,
    model::{Body, Field, HorizontalPodAutoscaler, IntOrStr, Object, PodDisruptionBudget, Spanned as _},
    text::Span,
};

/// A `PodDisruptionBudget`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetFacts {
    /// The place of its name.
    pub site: Site,
    /// `metadata.namespace`
    pub namespace: Option<Box<str>>,
    /// The labels that its pods have; empty if it chooses them in another way.
    pub selector: Vec<Label>,
    /// What it asks for, of the one field that it has.
    pub asks: Asks,
    /// The number or percentage, as written.
    pub written: Box<str>,
    /// Whether it is a number.
    pub is_number: bool,
    /// Its characters.
    pub span: Span,
}

/// What a budget asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// `minAvailable`
    Available,
    /// `maxUnavailable`
    Unavailable,
}

/// What sets the replicas of a workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScalerFacts {
    /// `metadata.namespace`
    pub namespace: Option<Box<str>>,
    /// The kind and name of the workload; nothing where it may be any.
    pub target: Option<(Box<str>, Box<str>)>,
}

impl BudgetFacts {
    /// What is kept of a budget; nothing of one that asks for nothing, or for two things.
    pub(super) fn of(object: &Object<'_>, budget: &PodDisruptionBudget<'_>, index: u32) -> Option<Self> {
        let spec = budget.spec.get()?;
        let (asks, field) = match (&spec.min_available, &spec.max_unavailable) {
            (Field::Set { value, .. }, other) if other.is_missing() => (Asks::Available, value),
            (other, Field::Set { value, .. }) if other.is_missing() => (Asks::Unavailable, value),
            _ => return None,
        };
        let (written, is_number) = match field {
            IntOrStr::Int(number) => (number.value.to_string().into(), true),
            IntOrStr::Str(text) => (Box::from(&**text), false),
        };
        let plain = spec.selector.get().filter(|selector| {
            !selector.is_incomplete() && selector.is_valid() && selector.match_expressions.items().is_empty()
        });
        Some(Self {
            site: site(object, index),
            namespace: boxed(object.namespace.as_ref()),
            selector: plain.map_or_else(Vec::new, |selector| labels(&selector.match_labels)),
            asks,
            written,
            is_number,
            span: field.span(),
        })
    }

    /// What it asks for.
    pub fn amount(&self) -> Option<Amount<'_>> {
        if self.is_number {
            self.written.parse().ok().map(Amount::Int)
        } else {
            Some(Amount::Text(&self.written))
        }
    }
}

impl ScalerFacts {
    /// What is kept of an object that sets the replicas of another.
    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        let namespace = boxed(object.namespace.as_ref());
        match &object.body {
            Body::HorizontalPodAutoscaler(it) => Some(Self { namespace, target: target(it) }),
            // KEDA's, and what else makes an autoscaler.
            Body::Other(_) if ["Scale", "Autoscaler"].iter().any(|word| object.kind_str().contains(word)) => {
                Some(Self { namespace, target: None })
            }
            _ => None,
        }
    }
}

fn target(scaler: &HorizontalPodAutoscaler<'_>) -> Option<(Box<str>, Box<str>)> {
    let target = scaler.spec.get()?.scale_target_ref.get()?;
    Some((Box::from(target.kind.str()?), Box::from(target.name.str()?)))
}
