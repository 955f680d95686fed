//! What a rule that looks for duplicates has seen.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::Hash,
};

/// The first value of each key. Lists in manifests are short, so that most need no memory but this.
#[derive(Debug)]
pub struct Seen<K, V> {
    few: [Option<(K, V)>; 8],
    more: HashMap<K, V>,
}

impl<K, V> Default for Seen<K, V> {
    fn default() -> Self {
        Self { few: [const { None }; 8], more: HashMap::new() }
    }
}

impl<K: Copy + Eq + Hash, V: Copy> Seen<K, V> {
    /// The value that `key` came with the first time; nothing if that is now.
    pub fn first(&mut self, key: K, value: V) -> Option<V> {
        for slot in &mut self.few {
            match slot {
                Some((seen, first)) if *seen == key => return Some(*first),
                Some(_) => {}
                None => {
                    *slot = Some((key, value));
                    return None;
                }
            }
        }
        match self.more.entry(key) {
            Entry::Occupied(entry) => Some(*entry.get()),
            Entry::Vacant(entry) => {
                entry.insert(value);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_stays() {
        let mut seen = Seen::default();
        for round in 0..3 {
            for key in 0..20 {
                let first = (round > 0).then_some((0, key));
                assert_eq!(seen.first(key, (round, key)), first);
            }
        }
    }
}
