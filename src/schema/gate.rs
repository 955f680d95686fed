//! Feature gates: which behaviour of the API server is on in which minor, unless an administrator says otherwise.

use super::Minor;
use super::gates::GATES;
pub use super::gates::Gate;

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
