//! Amounts of resources, and what the containers of a pod need of them together.

use std::collections::BTreeMap;

use super::{Field, Map, Quantity as Written};
use crate::schema::quantity::Quantity;

/// Amounts by the name of the resource.
pub type Amounts = BTreeMap<String, Quantity>;

/// The amounts of a field, as the server keeps them; nothing if one cannot be read.
pub fn read(field: &Field<Map<'_, Written<'_>>>) -> Option<Amounts> {
    if field.is_incomplete() {
        return None;
    }
    let each = field.entries().iter().map(|(name, quantity)| {
        let mut amount = Quantity::parse(&quantity.text).ok()?;
        amount.round();
        Some((name.to_string(), amount))
    });
    each.collect()
}

/// Adds `more` to `sum`.
pub fn add(sum: &mut Amounts, more: &Amounts) {
    for (name, amount) in more {
        match sum.get_mut(name) {
            Some(known) => known.add(amount),
            None => drop(sum.insert(name.clone(), amount.clone())),
        }
    }
}

/// Raises `most` to `other` where that is more.
fn raise(most: &mut Amounts, other: &Amounts) {
    for (name, amount) in other {
        if most.get(name).is_none_or(|known| known.amount() < amount.amount()) {
            most.insert(name.clone(), amount.clone());
        }
    }
}

/// What containers need at the same time (`AggregateContainerRequests` of `component-helpers/resource`): the main ones
/// run beside all sidecars; init containers, each with whether it is a sidecar, run one after the other beside the
/// sidecars that were started before them. Nothing if one of them is nothing.
pub fn at_once(
    main: impl Iterator<Item = Option<Amounts>>,
    init: impl Iterator<Item = (bool, Option<Amounts>)>,
) -> Option<Amounts> {
    let (mut sidecars, mut most) = (Amounts::new(), Amounts::new());
    for (is_sidecar, own) in init {
        let mut peak = own?;
        add(&mut peak, &sidecars);
        raise(&mut most, &peak);
        if is_sidecar {
            sidecars = peak;
        }
    }
    let mut sum = Amounts::new();
    for own in main {
        add(&mut sum, &own?);
    }
    add(&mut sum, &sidecars);
    raise(&mut sum, &most);
    Some(sum)
}
