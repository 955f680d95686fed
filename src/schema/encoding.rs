//! What the server's encoder writes of a field that is not set, or that is set to nothing.
//!
//! Go leaves an empty field out only if its type says so, and cannot tell "not set" from 0 or `""` unless it keeps a
//! pointer. A field's shape suggests what its type does; `schemas/encoding.txt` lists where that is wrong.

use std::{collections::HashMap, sync::LazyLock};

use super::{Field, Shape, TypeId};

/// How the server keeps a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// By pointer: set to 0 is not the same as not set, which is left out.
    Pointer,
    /// By pointer, and written as null where it is not set.
    Nullable,
    /// By value: 0, `""` and the like are the same as not set, and left out. Structs are always written.
    Value,
    /// By value, and always written.
    Always,
}

/// The lines of the file by their types: `FIELD=WORD` and so on.
static EXCEPTIONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let text = include_str!("../../schemas/encoding.txt");
    text.lines().filter_map(|line| line.split_once(' ')).collect()
});

impl TypeId {
    /// How the server keeps a field of the type.
    pub fn encoding(self, field: &Field) -> Encoding {
        let exceptions = EXCEPTIONS.get(self.full_name()).copied().unwrap_or_default();
        let words = exceptions.split(' ').filter_map(|word| word.split_once('='));
        match words.into_iter().find(|(name, _)| *name == field.name).map(|(_, word)| word) {
            Some("pointer") => Encoding::Pointer,
            Some("nullable") => Encoding::Nullable,
            Some("value") => Encoding::Value,
            Some("always") => Encoding::Always,
            _ if matches!(field.shape, Shape::Object(_)) => Encoding::Pointer,
            _ => Encoding::Value,
        }
    }
}
