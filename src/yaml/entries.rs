//! Walking collections: as written, and as kubectl ends up with them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::tree::{Kind, NIL, NodeId, Tree, flag};

/// The items of a sequence, see [`Tree::items`].
#[derive(Clone, Debug)]
pub struct Items<'tree, 'src> {
    tree: &'tree Tree<'src>,
    next: u32,
}

impl<'tree, 'src> Items<'tree, 'src> {
    pub(super) fn new(tree: &'tree Tree<'src>, node: NodeId) -> Self {
        let node = tree.node(node);
        Self { tree, next: if node.kind == Kind::Sequence { node.first } else { NIL } }
    }
}

impl Iterator for Items<'_, '_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next == NIL {
            return None;
        }
        let id = NodeId(self.next);
        self.next = self.tree.node(id).next;
        Some(id)
    }
}

/// The pairs of a mapping as they are written, see [`Tree::raw_entries`].
#[derive(Clone, Debug)]
pub struct RawEntries<'tree, 'src> {
    tree: &'tree Tree<'src>,
    next: u32,
}

impl<'tree, 'src> RawEntries<'tree, 'src> {
    pub(super) fn new(tree: &'tree Tree<'src>, node: NodeId) -> Self {
        let node = tree.node(node);
        Self { tree, next: if node.kind == Kind::Mapping { node.first } else { NIL } }
    }
}

impl Iterator for RawEntries<'_, '_> {
    type Item = (NodeId, NodeId);

    fn next(&mut self) -> Option<(NodeId, NodeId)> {
        if self.next == NIL {
            return None;
        }
        let key = NodeId(self.next);
        let value = NodeId(self.tree.node(key).next);
        self.next = self.tree.node(value).next;
        Some((key, value))
    }
}

/// The pairs of a mapping as kubectl ends up with them, see [`Tree::entries`].
#[derive(Clone, Debug)]
pub struct Entries<'tree, 'src>(Source<'tree, 'src>);

#[derive(Clone, Debug)]
enum Source<'tree, 'src> {
    /// What is written is what is meant: nearly every mapping.
    Raw(RawEntries<'tree, 'src>),
    /// With merge keys expanded and overridden entries left out.
    Overlaid(std::vec::IntoIter<(NodeId, NodeId)>),
}

impl<'tree, 'src> Entries<'tree, 'src> {
    pub(super) fn new(tree: &'tree Tree<'src>, node: NodeId) -> Self {
        if tree.node(node).flags & flag::OVERLAID == 0 {
            return Self(Source::Raw(RawEntries::new(tree, node)));
        }
        Self(Source::Overlaid(overlay(tree, node).into_iter()))
    }
}

impl Iterator for Entries<'_, '_> {
    type Item = (NodeId, NodeId);

    fn next(&mut self) -> Option<(NodeId, NodeId)> {
        match &mut self.0 {
            Source::Raw(entries) => entries.next(),
            Source::Overlaid(entries) => entries.next(),
        }
    }
}

/// The entry that `key` finds.
pub(super) fn get(tree: &Tree<'_>, node: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
    let is_key = |id: NodeId| {
        let node = tree.node(id);
        let written = &tree.text.as_bytes()[node.start as usize..node.end as usize];
        // A plain key that starts with a letter other than those of `yes`, `null` and the like is what it says.
        let literal = node.kind == Kind::Plain
            && node.flags & (flag::MULTI | flag::PROPERTIES) == 0
            && !super::scalar::may_resolve(written);
        if literal { written == key.as_bytes() } else { tree.key(id) == key }
    };
    Entries::new(tree, node).find(|&(key, _)| is_key(key))
}

/// Merges and overrides as go-yaml v2 does: everything in the order it is written, each entry replacing an earlier
/// one of the same key, a merged mapping's entries in the place of its merge key, and in a list of mappings to
/// merge the first one last. Merged mappings may merge in turn; the stack holds the mappings under way.
#[cold]
fn overlay(tree: &Tree<'_>, node: NodeId) -> Vec<(NodeId, NodeId)> {
    let mut winners: Vec<(NodeId, NodeId)> = Vec::new();
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::new();
    let mut stack = vec![RawEntries::new(tree, node)];
    while let Some(top) = stack.last_mut() {
        let Some((key, value)) = top.next() else {
            stack.pop();
            continue;
        };
        if tree.is_merge_key(key) {
            for merged in merged_mappings(tree, value) {
                stack.push(RawEntries::new(tree, merged));
            }
            continue;
        }
        match places.entry(tree.key(key)) {
            Entry::Occupied(place) => winners[*place.get()] = (key, value),
            Entry::Vacant(place) => {
                place.insert(winners.len());
                winners.push((key, value));
            }
        }
    }
    winners
}

/// The mappings that a merge key's value names, aliases followed, in the order they are written.
pub(super) fn merged_mappings(tree: &Tree<'_>, value: NodeId) -> Vec<NodeId> {
    let target = tree.resolve(value);
    if tree.kind(target) == Kind::Mapping {
        return vec![target];
    }
    tree.items(value).map(|item| tree.resolve(item)).filter(|&id| tree.kind(id) == Kind::Mapping).collect()
}

#[cfg(test)]
mod tests {
    use crate::yaml::{ProblemKind, json, parse};

    #[test]
    fn merges_and_duplicates_end_up_as_kubectl_has_them() {
        use ProblemKind::{DuplicateKey, MergeOrder};
        let cases: &[(&str, &str, &[ProblemKind])] = &[
            ("{<<: {a: 1, b: 2}, a: 3}", r#"{"a":3,"b":2}"#, &[]),
            ("{a: 3, <<: {a: 1}}", r#"{"a":1}"#, &[MergeOrder]),
            ("{a: 3, <<: {b: 1}}", r#"{"a":3,"b":1}"#, &[]),
            ("{<<: [{a: 1}, {a: 2, b: 2}]}", r#"{"a":1,"b":2}"#, &[]),
            ("{<<: {<<: {a: 1}, b: 1}, <<: {c: 1}}", r#"{"a":1,"b":1,"c":1}"#, &[]),
            ("{\"<<\": {a: 1}}", r#"{"<<":{"a":1}}"#, &[]),
            ("a: 1\na: 2\n", r#"{"a":2}"#, &[DuplicateKey]),
            ("a: 1\n'a': 2\n\"\\x61\": 3\n", r#"{"a":3}"#, &[DuplicateKey, DuplicateKey]),
            ("on: 1\n\"true\": 2\n", r#"{"true":2}"#, &[DuplicateKey]),
            ("1: 1\n1.0: 2\n", r#"{"1":2}"#, &[DuplicateKey]),
            ("a: {b: 1, b: 2}\nb: 1\n", r#"{"a":{"b":2},"b":1}"#, &[DuplicateKey]),
            ("&x a: 1\n*x : 2\n", r#"{"a":2}"#, &[DuplicateKey]),
        ];
        for (text, expected, kinds) in cases {
            let text = format!("# YAML\n{text}");
            let (tree, problems) = parse(&text);
            let root = tree.documents()[0].root.expect("a mapping");
            assert_eq!(json::to_json(&tree, root).to_string(), *expected, "{text}");
            let found: Vec<_> = problems.iter().map(|problem| problem.kind).collect();
            assert_eq!(found, *kinds, "{text}");
        }
    }

    #[test]
    fn the_first_of_equal_keys_is_the_related_place() {
        let text = "a: 1\nb: 2\na: 3\n";
        let (_, problems) = parse(text);
        assert_eq!(problems[0].span.start, 10);
        assert_eq!(problems[0].related.map(|(span, _)| span.start), Some(0));
    }

    #[test]
    fn keys_are_found_whatever_their_style() {
        let (tree, _) = parse("on: 1\n'b': 2\nc: 3\nd: &x {e: 4}\nf: *x\n");
        let root = tree.documents()[0].root.expect("a mapping");
        for (key, value) in [("true", "1"), ("b", "2"), ("c", "3")] {
            let (_, found) = tree.get(root, key).expect(key);
            assert_eq!(tree.str(found), value);
        }
        let (_, alias) = tree.get(root, "f").expect("f");
        let (_, value) = tree.get(alias, "e").expect("e");
        assert_eq!(tree.str(value), "4");
        assert!(tree.get(root, "on").is_none());
    }
}
