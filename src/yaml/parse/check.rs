//! What can only be said of a whole document: merge keys, and how large it is once aliases are followed.

use std::collections::{HashMap, HashSet};

use super::Parser;
use super::fault::{Fault, Res, shown, span};
use crate::yaml::entries::merged_mappings;
use crate::yaml::problem::{Problem, ProblemKind};
use crate::yaml::tree::{Kind, MAX_DEPTH, NIL, NodeId};

/// What following an alias costs.
#[derive(Clone, Copy)]
struct Extent {
    /// Nodes, with all aliases followed.
    nodes: u64,
    /// Levels, likewise.
    depth: u32,
}

/// A collection on the way through a document.
struct Level {
    node: u32,
    next: u32,
    nodes_before: u64,
    depth: u32,
}

impl<const RARE: bool> Parser<'_, RARE> {
    /// Checks a document that has been read to its end.
    #[inline(always)]
    pub(super) fn check_document(&mut self) -> Res {
        if self.aliased {
            self.check_aliases()?;
        }
        if self.merges.is_empty() { Ok(()) } else { self.check_merges() }
    }

    /// Refuses what go-yaml refuses as excessive aliasing, and nesting that is too deep only through aliases, so that
    /// whoever walks the tree may follow them.
    ///
    /// One walk, which does not follow aliases: when one is met, the extent of its target is known already.
    #[cold]
    fn check_aliases(&mut self) -> Res {
        let anchored: HashSet<u32> = self.anchor_targets();
        let mut extents: HashMap<u32, Extent> = HashMap::new();
        let root = self.tree.nodes[self.stack[0].node as usize].first;
        let mut stack = vec![Level { node: NIL, next: root, nodes_before: 0, depth: 0 }];
        let (mut nodes, mut by_alias) = (1_u64, 0_u64);
        while let Some(level) = stack.last_mut() {
            if level.next == NIL {
                let depth = level.depth + 1;
                let (node, before) = (level.node, level.nodes_before);
                stack.pop();
                if anchored.contains(&node) {
                    extents.insert(node, Extent { nodes: nodes - before, depth });
                }
                if let Some(parent) = stack.last_mut() {
                    parent.depth = parent.depth.max(depth);
                }
                continue;
            }
            let id = level.next;
            let node = self.tree.nodes[id as usize];
            level.next = node.next;
            nodes = nodes.saturating_add(1);
            match node.kind {
                Kind::Mapping | Kind::Sequence => {
                    stack.push(Level { node: id, next: node.first, nodes_before: nodes - 1, depth: 0 });
                }
                Kind::Alias => {
                    let target = extents.get(&node.first).copied().unwrap_or(Extent { nodes: 1, depth: 0 });
                    nodes = nodes.saturating_add(target.nodes);
                    by_alias = by_alias.saturating_add(target.nodes);
                    level.depth = level.depth.max(target.depth);
                    let written = span(node.start as usize, node.end as usize);
                    if is_excessive(by_alias, nodes) {
                        return Err(Fault::new(
                            written,
                            "the aliases of this document repeat too much",
                            "kubectl refuses it as an attack; write the values out or repeat smaller parts",
                        ));
                    }
                    if stack.len() as u32 + target.depth > MAX_DEPTH {
                        return Err(Fault::too_deep(node.start as usize));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn anchor_targets(&self) -> HashSet<u32> {
        let first = self.stack[0].node;
        let from = self.tree.properties.partition_point(|property| property.node < first);
        self.tree.properties[from..].iter().map(|property| property.node).collect()
    }

    /// Merge keys must name mappings, and should come before the keys they are defaults for.
    #[cold]
    fn check_merges(&mut self) -> Res {
        for mapping in std::mem::take(&mut self.merges) {
            let mut earlier: HashMap<String, NodeId> = HashMap::new();
            let mut problems = Vec::new();
            for (key, value) in self.tree.raw_entries(NodeId(mapping)) {
                if !self.tree.is_merge_key(key) {
                    earlier.insert(self.tree.key(key).into_owned(), key);
                    continue;
                }
                self.check_merge_value(value)?;
                if earlier.is_empty() {
                    continue;
                }
                for merged in merged_mappings(&self.tree, value) {
                    for (name, _) in self.tree.entries(merged) {
                        if let Some(&key_before) = earlier.get(&*self.tree.key(name)) {
                            problems.push((key, key_before));
                        }
                    }
                }
            }
            for (merge, key) in problems {
                let name = shown(&self.tree.key(key));
                let message = format!(
                    "`<<` overrides the key `{name}` that stands before it; other tools do the opposite"
                );
                self.problems.push(Problem {
                    kind: ProblemKind::MergeOrder,
                    span: self.tree.span(merge),
                    message,
                    help: "write `<<` first, so that the keys behind it win".into(),
                    related: Some((self.tree.span(key), "the key that is overridden")),
                    document: self.document,
                });
            }
        }
        Ok(())
    }

    fn check_merge_value(&self, value: NodeId) -> Res {
        let is_mapping = |id: NodeId| self.tree.kind(self.tree.resolve(id)) == Kind::Mapping;
        // go-yaml takes a list only where it is written, not through an alias.
        let list = self.tree.kind(value) == Kind::Sequence;
        if is_mapping(value) || (list && self.tree.items(value).all(is_mapping)) {
            return Ok(());
        }
        let written = self.tree.span(value);
        Err(Fault::new(
            written,
            "`<<` needs a mapping, or a list of mappings, to merge",
            "write an alias such as `*name`, or put `<<` in quotes if it is a key",
        ))
    }
}

/// go-yaml's limit: of few nodes 99 % may come from aliases, of 4,000,000 and more 10 %.
fn is_excessive(by_alias: u64, nodes: u64) -> bool {
    const LOW: u64 = 400_000;
    const HIGH: u64 = 4_000_000;
    if by_alias <= 100 || nodes <= 1000 {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "go-yaml computes it so, too")]
    let allowed = match nodes {
        ..=LOW => 0.99,
        HIGH.. => 0.10,
        _ => 0.99 - 0.89 * ((nodes - LOW) as f64 / (HIGH - LOW) as f64),
    };
    #[expect(clippy::cast_precision_loss, reason = "go-yaml computes it so, too")]
    let share = by_alias as f64 / nodes as f64;
    share > allowed
}
