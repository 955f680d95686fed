//! Keys: what cannot be one, and the same one twice.
//!
//! Duplicates are looked for without decoding: each mapping keeps a 64-bit fingerprint of its keys, and only where
//! it says "maybe" keys are compared, while there are few of them. Mappings with many keys, or with keys that are
//! not what they look like (`on`, `1.0`, `"\x61"`), are checked once more as a whole when they are closed.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Parser;
use super::fault::{Fault, Res, shown, span};
use crate::text::Span;
use crate::yaml::Value;
use crate::yaml::problem::{Problem, ProblemKind};
use crate::yaml::scalar;
use crate::yaml::tree::{Kind, NIL, Node, NodeId, flag};

/// Up to this many keys are compared one by one.
const FEW: u32 = 24;

impl<const RARE: bool> Parser<'_, RARE> {
    /// The bytes of a key, without quotes.
    #[inline(always)]
    fn key_bytes(&self, node: &Node) -> &[u8] {
        let quoted = usize::from(matches!(node.kind, Kind::Single | Kind::Double));
        self.bytes.get(node.start as usize + quoted..node.end as usize - quoted).unwrap_or_default()
    }

    /// Takes note of a key that was just added to the innermost mapping.
    #[inline(always)]
    pub(super) fn note_key(&mut self, id: u32) -> Res {
        let node = self.tree.nodes[id as usize];
        let bytes = self.key_bytes(&node);
        let literal = match node.kind {
            Kind::Plain => !scalar::may_resolve(bytes) && bytes != b"<<",
            Kind::Single | Kind::Double => true,
            _ => false,
        };
        let visible = self.ascii || bytes.is_ascii();
        if !literal || !visible || node.flags & (flag::MULTI | flag::ESCAPED | flag::PROPERTIES) != 0 {
            return self.note_odd_key(id);
        }
        let bit = fingerprint(bytes);
        let top = self.top();
        top.keys += 1;
        let maybe = top.seen & bit != 0;
        top.seen |= bit;
        if maybe && !top.odd {
            self.compare_key(id);
        }
        Ok(())
    }

    /// Compares a key with those before it, or puts that off where there are many.
    #[inline(never)]
    fn compare_key(&mut self, id: u32) {
        let top = *self.top();
        if top.keys > FEW {
            self.top().odd = true;
            return;
        }
        let key = self.key_bytes(&self.tree.nodes[id as usize]);
        let mut earlier = self.tree.nodes[top.node as usize].first;
        while earlier != id && earlier != NIL {
            let node = &self.tree.nodes[earlier as usize];
            if self.key_bytes(node) == key {
                self.top().odd = true;
                return;
            }
            let value = node.next;
            if value == NIL {
                return;
            }
            earlier = self.tree.nodes[value as usize].next;
        }
    }

    /// A key that has to be read before anything can be said about it.
    #[cold]
    #[inline(never)]
    fn note_odd_key(&mut self, id: u32) -> Res {
        let node = NodeId(id);
        if self.tree.kind(node) == Kind::Alias {
            self.resolve_alias(id)?;
        }
        if self.tree.nodes[id as usize].flags & flag::PROPERTIES != 0 {
            self.check_tag(id)?;
        }
        let top = self.top();
        top.keys += 1;
        let mapping = top.node;
        if self.tree.is_merge_key(node) {
            let flags = &mut self.tree.nodes[mapping as usize].flags;
            if *flags & flag::OVERLAID == 0 {
                *flags |= flag::OVERLAID;
                self.merges.push(mapping);
            }
            return Ok(());
        }
        let written = self.tree.span(node);
        match self.tree.value(node) {
            Value::Mapping | Value::Sequence => return Err(Fault::collection_key(written.start as usize)),
            Value::Null => return Err(Fault::null_key(written)),
            Value::Uint(_) => {
                return Err(Fault::new(written, "this number is too large for a key", "put it in quotes"));
            }
            Value::Str(_) if !self.ascii => self.check_visible(written),
            _ => {}
        }
        self.top().odd = true;
        Ok(())
    }

    /// Reports characters in a key that nobody can see; escapes can be seen.
    fn check_visible(&mut self, key: Span) {
        let invisible = |character: char| {
            matches!(character, '\u{A0}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202F}')
                || matches!(character, '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        };
        let written = key.slice(self.tree.text);
        let Some((at, found)) = written.char_indices().find(|&(_, character)| invisible(character)) else {
            return;
        };
        let start = key.start as usize + at;
        let name = shown(&written.replace(found, ""));
        self.report(
            ProblemKind::Invisible,
            span(start, start + found.len_utf8()),
            format!("the key `{name}` has the invisible character U+{:04X}", u32::from(found)),
            "delete it",
        );
    }

    /// Looks for the same key twice in a mapping that is complete.
    #[cold]
    #[inline(never)]
    pub(super) fn check_keys(&mut self, mapping: u32) {
        let mut first: HashMap<Cow<'_, str>, NodeId> = HashMap::new();
        let mut twice = Vec::new();
        for (key, _) in self.tree.raw_entries(NodeId(mapping)) {
            if self.tree.is_merge_key(key) {
                continue;
            }
            if let Some(&earlier) = first.get(&self.tree.key(key)) {
                twice.push((earlier, key));
            } else {
                first.insert(self.tree.key(key), key);
            }
        }
        for (earlier, key) in twice {
            self.tree.nodes[mapping as usize].flags |= flag::OVERLAID;
            let name = shown(&self.tree.key(key));
            let message = format!("the key `{name}` is there twice; the last one wins, the first is ignored");
            self.problems.push(Problem {
                kind: ProblemKind::DuplicateKey,
                span: self.tree.span(key),
                message,
                help: "delete one of them or merge their values".into(),
                related: Some((self.tree.span(earlier), "the first one")),
                document: self.document,
            });
        }
    }

    /// A key must end within 1,024 characters, on the line where it starts.
    #[inline(always)]
    pub(super) fn check_key_length(&self, start: usize, colon: usize, flags: u8) -> Res {
        if flags & flag::MULTI != 0 || colon - start > 1024 {
            self.long_key(start, colon, flags)
        } else {
            Ok(())
        }
    }

    #[cold]
    fn long_key(&self, start: usize, colon: usize, flags: u8) -> Res {
        if flags & flag::MULTI != 0 {
            return Err(Fault::new(
                span(start, colon),
                "a key must be on one line",
                "write the key on one line, followed by a colon and a space",
            ));
        }
        if self.tree.text[start..colon].chars().count() <= 1024 {
            return Ok(());
        }
        Err(Fault::new(span(start, colon), "a key cannot be longer than 1,024 characters", "shorten it"))
    }
}

/// One of 64 bits, from a key's length, first and last bytes.
#[inline(always)]
fn fingerprint(bytes: &[u8]) -> u64 {
    let (first, last) = match bytes {
        [] => (0, 0),
        [first, .., last] => (*first, *last),
        [only] => (*only, *only),
    };
    let middle = bytes.get(bytes.len() / 2).copied().unwrap_or(0);
    let mixed = (bytes.len() as u32)
        .wrapping_add(u32::from(first).wrapping_mul(7))
        .wrapping_add(u32::from(last).wrapping_mul(31))
        .wrapping_add(u32::from(middle).wrapping_mul(13));
    1 << (mixed & 63)
}

const _: () = assert!(size_of::<Node>() == 20);
