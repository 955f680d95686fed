//! Reads `schemas/gates.txt`, and writes `src/schema/gates.rs` from it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::text::Mask;
use crate::{Error, Result};

/// All that the file says.
#[derive(Debug, Default)]
pub struct Gates {
    /// The gates by name: their state in every minor, a letter each.
    pub states: BTreeMap<String, String>,
    /// The fields that a gate hides, by `TYPE.FIELD`.
    pub drops: BTreeMap<String, Drop>,
}

/// A field that the server drops.
#[derive(Debug)]
pub struct Drop {
    /// The gate that is off then.
    pub gate: String,
    /// Whether the field goes by itself, so that the model need not read it at all.
    pub alone: bool,
}

impl Gates {
    /// Reads the text. There is one letter for each of `minors` minors.
    pub fn parse(text: &str, minors: usize) -> Result<Self> {
        let mut gates = Self::default();
        let mut current = None;
        for (number, line) in text.lines().enumerate() {
            gates
                .parse_line(line, minors, &mut current)
                .map_err(|error| Error::new(format!("schemas/gates.txt:{}: {error}", number + 1)))?;
        }
        Ok(gates)
    }

    fn parse_line(&mut self, line: &str, minors: usize, current: &mut Option<String>) -> Result<()> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (words.as_slice(), &*current) {
            ([], _) => Ok(()),
            ([first, ..], _) if first.starts_with('#') => Ok(()),
            (["gate", name, states], _) => {
                if states.len() != minors || !states.bytes().all(|state| b".abBGd".contains(&state)) {
                    return Err(Error::new(format!("`{states}` is not one of `.abBGd` for each minor")));
                }
                *current = Some((*name).to_owned());
                let known = self.states.insert((*name).to_owned(), (*states).to_owned());
                known.map_or(Ok(()), |_| Err(Error::new(format!("{name} is there twice"))))
            }
            (["drops", field, rest @ ..], Some(gate)) if matches!(rest, [] | ["by-hand"]) => {
                let drop = Drop { gate: gate.clone(), alone: rest.is_empty() };
                let known = self.drops.insert((*field).to_owned(), drop);
                known.map_or(Ok(()), |other| Err(Error::new(format!("{} drops {field}, too", other.gate))))
            }
            _ => Err(Error::new(format!("cannot read `{line}`"))),
        }
    }

    /// The minors in which a gate is on.
    pub fn on(&self, gate: &str) -> Mask {
        let states = self.states.get(gate).map_or(&[][..], |states| states.as_bytes());
        let mut mask = 0;
        for (bit, state) in states.iter().enumerate() {
            // A gate goes away once its feature is generally available.
            let gone = *state == b'.' && states.get(..bit).is_some_and(|before| before.contains(&b'G'));
            if matches!(state, b'B' | b'G') || gone {
                mask |= 1 << bit;
            }
        }
        mask
    }

    /// The minors in which the model reads a field: all of those that have it, unless a gate hides it.
    pub fn keeps(&self, ty: &str, field: &str) -> Mask {
        let drop = self.drops.get(&format!("{ty}.{field}")).filter(|drop| drop.alone);
        drop.map_or(Mask::MAX, |drop| self.on(&drop.gate))
    }

    /// The number of the gate that hides a field, counted from 1; 0 where none does.
    pub fn number(&self, ty: &str, field: &str) -> usize {
        let gate = self.drops.get(&format!("{ty}.{field}")).map(|drop| &drop.gate);
        gate.and_then(|gate| self.states.keys().position(|name| name == gate)).map_or(0, |at| at + 1)
    }
}

/// Writes the file.
pub fn generate(gates: &Gates) -> String {
    let mut out = String::from(
        "//! Feature gates and their states, written by `cargo xtask gen` from `schemas/gates.txt`. Do not edit.\n\n\
         /// A feature gate of Kubernetes that changes what the API server says of an object.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n\
         #[expect(missing_docs, reason = \"the names are those of pkg/features/kube_features.go, which says what they are\")]\n\
         pub enum Gate {\n",
    );
    for name in gates.states.keys() {
        let _ = writeln!(out, "    {name},");
    }
    out.push_str("}\n\n/// Every gate by name, with the minors in which it is on.\n");
    let _ = writeln!(out, "pub(super) static GATES: [(&str, Gate, u16); {}] = [", gates.states.len());
    for name in gates.states.keys() {
        let _ = writeln!(out, "    (\"{name}\", Gate::{name}, {:#x}),", gates.on(name));
    }
    out.push_str(
        "];\n\n/// The fields that go by themselves while a gate is off, in order: type, field, gate.\n",
    );
    let alone = gates.drops.iter().filter(|(_, drop)| drop.alone);
    let mut drops: Vec<_> =
        alone.filter_map(|(field, drop)| Some((field.rsplit_once('.')?, &drop.gate))).collect();
    drops.sort_unstable();
    let _ = writeln!(out, "pub(super) static DROPS: [(&str, &str, Gate); {}] = [", drops.len());
    for ((ty, field), gate) in drops {
        let _ = writeln!(out, "    (\"{ty}\", \"{field}\", Gate::{gate}),");
    }
    out.push_str("];\n");
    out
}
