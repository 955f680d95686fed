//! Anchors, tags and aliases.

use super::Parser;
use super::fault::{Fault, Res, shown, span};
use crate::yaml::scalar;
use crate::yaml::tree::{Kind, NodeId, Property, flag};

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn is_uri(byte: u8) -> bool {
    is_name(byte) || b";/?:@&=+$,.!~*'()[]%".contains(&byte)
}

impl<const RARE: bool> Parser<'_, RARE> {
    /// Reads anchor and tag at `at` and the blanks behind them; they wait for their node.
    #[cold]
    pub(super) fn properties(&mut self, mut at: usize) -> Res<usize> {
        let mut seen: [Option<usize>; 2] = [None, None];
        loop {
            let anchor = match self.byte(at) {
                b'&' => true,
                b'!' => false,
                _ => return Ok(at),
            };
            let end = if anchor { self.name_end(at)? } else { self.tag_end(at)? };
            if seen[usize::from(anchor)].replace(at).is_some() {
                let what = if anchor { "anchors" } else { "tags" };
                return Err(Fault::new(
                    span(at, end),
                    format!("a value cannot have two {what}"),
                    "delete one of them, or put the text in quotes",
                ));
            }
            self.pending.push(span(at, end));
            at = self.skip_blanks(end);
        }
    }

    /// Two anchors or two tags from different lines that meet on one node.
    #[cold]
    pub(super) fn check_pending(&self) -> Res {
        let sigil = |at: usize| self.bytes[self.pending[at].start as usize];
        for later in 1..self.pending.len() {
            if (0..later).any(|earlier| sigil(earlier) == sigil(later)) {
                return Err(Fault::new(
                    self.pending[later],
                    "a value cannot have two anchors or two tags",
                    "delete one of them",
                )
                .with(self.pending[0], "the other one"));
            }
        }
        Ok(())
    }

    /// Gives the waiting anchor and tag to a node.
    #[cold]
    #[inline(never)]
    pub(super) fn attach_properties(&mut self, id: u32) {
        for span in self.pending.drain(..) {
            self.tree.properties.push(Property { node: id, span });
            let written = span.slice(self.tree.text);
            if let Some(name) = written.strip_prefix('&') {
                self.anchors.insert(name, id);
            }
        }
        self.tree.nodes[id as usize].flags |= flag::PROPERTIES;
    }

    /// The end of an anchor or alias, whose name is made of letters, digits, `-` and `_`.
    #[cold]
    pub(super) fn name_end(&self, at: usize) -> Res<usize> {
        let mut end = at + 1;
        while self.bytes.get(end).is_some_and(|&byte| is_name(byte)) {
            end += 1;
        }
        let follows = self.blank_or_end(end)
            || matches!(self.byte(end), b'?' | b':' | b',' | b']' | b'}' | b'%' | b'@' | b'`');
        if end > at + 1 && follows {
            return Ok(end);
        }
        Err(self.bad_name(at))
    }

    /// The end of the tag at `at`: `!`, `!name`, `!!name` or `!<uri>`.
    fn tag_end(&self, at: usize) -> Res<usize> {
        let mut end = at + 1;
        let uri_end = |mut end: usize| {
            while self.bytes.get(end).is_some_and(|&byte| is_uri(byte)) {
                end += 1;
            }
            end
        };
        if self.byte(end) == b'<' {
            let close = uri_end(end + 1);
            if close == end + 1 || self.byte(close) != b'>' || close >= self.bytes.len() {
                return Err(self.bad_tag(at));
            }
            end = close + 1;
        } else {
            while self.bytes.get(end).is_some_and(|&byte| is_name(byte)) {
                end += 1;
            }
            if self.byte(end) == b'!' {
                // `!!` is the only handle that is known without a directive.
                let suffix = uri_end(end + 1);
                if end > at + 1 || suffix == end + 1 {
                    return Err(self.bad_tag(at));
                }
                end = suffix;
            } else {
                end = uri_end(end);
            }
        }
        let escapes_fit =
            self.bytes[at..end].iter().enumerate().filter(|(_, byte)| **byte == b'%').all(|(offset, _)| {
                let digits = self.bytes.get(at + offset + 1..at + offset + 3).unwrap_or_default();
                digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit)
            });
        if escapes_fit && self.blank_or_end(end) { Ok(end) } else { Err(self.bad_tag(at)) }
    }

    /// Finds what an alias stands for: the last node so far with its anchor, in the same document.
    #[cold]
    pub(super) fn resolve_alias(&mut self, id: u32) -> Res {
        let node = self.tree.nodes[id as usize];
        let written = span(node.start as usize, node.end as usize);
        if node.flags & flag::PROPERTIES != 0 {
            return Err(Fault::new(
                written,
                "an alias cannot have an anchor or a tag of its own",
                "delete the anchor or the tag",
            ));
        }
        let name = &written.slice(self.tree.text)[1..];
        let target = self.anchors.get(name).copied();
        let name = shown(name);
        let Some(target) = target else { return Err(Fault::unknown_alias(written, &name)) };
        if self.stack.iter().any(|frame| frame.node == target) {
            return Err(Fault::new(
                written,
                format!("`*{name}` stands for a value that contains it"),
                "an alias must come after the value it repeats",
            ));
        }
        self.aliased = true;
        self.tree.nodes[id as usize].first = target;
        Ok(())
    }

    /// A scalar with a tag has to fit it.
    #[cold]
    pub(super) fn check_tagged(&mut self, id: u32) -> Res {
        self.check_tag(id)?;
        self.check_finite(id)
    }

    /// The same for a key, which may be infinite.
    pub(super) fn check_tag(&mut self, id: u32) -> Res {
        let node = NodeId(id);
        if matches!(self.tree.kind(node), Kind::Mapping | Kind::Sequence | Kind::Alias) {
            return Ok(());
        }
        let Some(tag) = self.tree.tag_of(node) else { return Ok(()) };
        if scalar::tagged(tag, self.tree.str(node)).is_some() {
            return Ok(());
        }
        let tag = shown(self.tree.tag(node).map_or("", |tag| tag.slice(self.tree.text)));
        Err(Fault::new(
            self.tree.span(node),
            format!("this value does not fit its tag `{tag}`"),
            "delete the tag or correct the value",
        ))
    }

    /// JSON has no infinity and no "not a number".
    #[cold]
    #[inline(never)]
    pub(super) fn check_finite(&mut self, id: u32) -> Res {
        let crate::yaml::Value::Float(value) = self.tree.value(NodeId(id)) else { return Ok(()) };
        if value.is_finite() {
            return Ok(());
        }
        let written = self.tree.span(NodeId(id));
        let text = written.slice(self.tree.text);
        let what = if value.is_nan() { "`not a number`" } else { "infinity" };
        Err(Fault::new(
            written,
            format!("`{text}` means {what}, which JSON has not"),
            "write a number, or put it in quotes if it is text",
        ))
    }
}
