//! Feature gates: which behaviour of the API server is on in which minor, unless an administrator says otherwise.

pub use super::gates::Gate;
use super::gates::{DROPS, GATES};
use super::{Minor, TypeId};

impl Gate {
    /// Every gate, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        GATES.iter().map(|(_, gate, _)| *gate)
    }

    /// The name, as `--feature-gates` takes it.
    pub fn name(self) -> &'static str {
        GATES.get(self as usize).map_or("", |(name, ..)| name)
    }

    /// Whether the feature is on in a minor by default.
    pub fn is_on(self, minor: Minor) -> bool {
        GATES.get(self as usize).is_some_and(|(.., on)| on & minor.bit() != 0)
    }

    /// The gate of a number, counted from 1; 0 is none.
    pub(super) fn of_number(number: u16) -> Option<Self> {
        Some(GATES.get(usize::from(number).checked_sub(1)?)?.1)
    }

    /// The first minor from which on the feature is on by default; nothing where the newest has it off.
    pub fn on_since(self) -> Option<Minor> {
        Minor::all().rev().take_while(|minor| self.is_on(*minor)).last()
    }
}

impl TypeId {
    /// The gate without which the server drops a field of the type before it validates and stores the object, if that
    /// is all that decides.
    pub fn dropped_without(self, field: &str) -> Option<Gate> {
        let key = (self.full_name(), field);
        let at = DROPS.binary_search_by(|(ty, field, _)| (*ty, *field).cmp(&key)).ok()?;
        DROPS.get(at).map(|(.., gate)| *gate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_on_from_beta_and_stays_on_when_it_is_gone() {
        let on = |gate: Gate| {
            Minor::all().filter(|minor| gate.is_on(*minor)).map(Minor::number).collect::<Vec<_>>()
        };
        assert_eq!(on(Gate::SidecarContainers).first(), Some(&29));
        assert_eq!(on(Gate::CronJobTimeZone).len(), Minor::all().count());
        assert_eq!(on(Gate::MaxUnavailableStatefulSet), [37]);
        assert_eq!(on(Gate::DefaultHostNetworkHostPortsInPodTemplates), [0u8; 0]);
        assert_eq!(Gate::SidecarContainers.on_since().map(Minor::number), Some(29));
        assert_eq!(Gate::ContainerStopSignals.on_since(), None);
    }

    #[test]
    fn the_table_is_in_the_order_of_the_gates() {
        for (at, gate) in Gate::all().enumerate() {
            assert_eq!(gate as usize, at);
            assert_eq!(format!("{gate:?}"), gate.name());
        }
    }
}
