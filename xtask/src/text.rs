//! The text form of the schema, `schemas/kubernetes.txt`: read and written here, described in `schemas/README.md`.
//!
//! One line is one fact, so that a new Kubernetes minor shows as a diff people can read.

use std::collections::BTreeMap;
use std::fmt;

use crate::{Error, Result};

/// A set of Kubernetes minors: bit `i` stands for the `i`th minor of [`Schema::minors`].
pub type Mask = u16;

/// All that the file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// The package it was read from, with its version.
    pub source: String,
    /// The minors in ascending order, each with the hash of the file it was read from.
    pub minors: Vec<(u8, String)>,
    /// The top-level kinds, by apiVersion and kind.
    pub kinds: BTreeMap<(String, String), Kind>,
    /// The types by name, such as `core/v1.Container`.
    pub types: BTreeMap<String, Type>,
    /// The commits whose Go types were read for each minor.
    pub tags: Vec<Tag>,
    /// The enums by name, and the minors that have each of their values.
    pub enums: BTreeMap<String, BTreeMap<String, Mask>>,
}

/// A commit of a repository of `kubernetes`.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// The repository: `api` or `apimachinery`.
    pub repository: String,
    /// The commit's tag.
    pub tag: String,
    /// The commit.
    pub commit: String,
}

/// A top-level kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The name of its type.
    pub ty: String,
    /// The minors that serve it.
    pub mask: Mask,
    /// Whether its objects are in no namespace.
    pub cluster: bool,
}

/// An object type.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Type {
    /// The minors that have it.
    pub mask: Mask,
    /// Its fields by name; several entries where the shape changed between minors, the oldest first.
    pub fields: BTreeMap<String, Vec<Field>>,
}

/// A field, as some minors have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it holds.
    pub shape: Shape,
    /// Whether the schema calls it required.
    pub required: bool,
    /// The fields that tell the items of a list apart, for a list that is a map in truth.
    pub keys: Vec<String>,
    /// Whether the list is a set.
    pub set: bool,
    /// The enum that it, or the items of its list, are of.
    pub values: Option<String>,
    /// The feature gates that the comment on it names.
    pub gates: Vec<String>,
    /// The minors that have it so.
    pub mask: Mask,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// A scalar or anything, by its word: see [`SCALARS`].
    Scalar(&'static str),
    /// An object of the named type.
    Object(String),
    /// A list.
    List(Box<Shape>),
    /// A mapping with free keys.
    Map(Box<Shape>),
}

/// The words for shapes that are not made of others.
pub const SCALARS: [&str; 11] = [
    "any",
    "bool",
    "bytes",
    "double",
    "int-or-string",
    "int32",
    "int64",
    "micro-time",
    "quantity",
    "string",
    "time",
];

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(word) => f.write_str(word),
            Self::Object(name) => f.write_str(name),
            Self::List(of) => write!(f, "[]{of}"),
            Self::Map(of) => write!(f, "{{}}{of}"),
        }
    }
}

impl Shape {
    fn parse(text: &str) -> Self {
        if let Some(of) = text.strip_prefix("[]") {
            return Self::List(Box::new(Self::parse(of)));
        }
        if let Some(of) = text.strip_prefix("{}") {
            return Self::Map(Box::new(Self::parse(of)));
        }
        match SCALARS.iter().find(|word| **word == text) {
            Some(word) => Self::Scalar(word),
            None => Self::Object(text.to_owned()),
        }
    }

    /// The type at the bottom of lists and maps, if it is an object.
    pub fn object(&self) -> Option<&str> {
        match self {
            Self::Scalar(_) => None,
            Self::Object(name) => Some(name),
            Self::List(of) | Self::Map(of) => of.object(),
        }
    }
}

impl Schema {
    /// The mask with all minors.
    pub fn all(&self) -> Mask {
        // The importer takes at most 16 minors.
        Mask::try_from((1u32 << self.minors.len()) - 1).unwrap_or(Mask::MAX)
    }

    /// The bit of the newest minor.
    pub fn newest(&self) -> Mask {
        self.all() & !(self.all() >> 1)
    }

    /// The words that say which minors of `whole` are in `mask`: nothing when it is all of them.
    fn presence(&self, mask: Mask, whole: Mask) -> String {
        if mask == whole {
            return String::new();
        }
        let bits = |mask: Mask| (0..self.minors.len()).filter(move |bit| mask >> bit & 1 == 1);
        let name = |bit: usize| format!("1.{}", self.minors.get(bit).map_or(0, |(minor, _)| *minor));
        let (Some(first), Some(last)) = (bits(mask).next(), bits(mask).next_back()) else {
            return " never".to_owned();
        };
        let within = |bit: &usize| *bit >= first && *bit <= last;
        if bits(whole).filter(within).count() != bits(mask).count() {
            return format!(" in {}", bits(mask).map(name).collect::<Vec<_>>().join(","));
        }
        let mut words = String::new();
        if bits(whole).next() != Some(first) {
            words.push_str(" since ");
            words.push_str(&name(first));
        }
        if bits(whole).next_back() != Some(last) {
            words.push_str(" until ");
            words.push_str(&name(last));
        }
        words
    }

    /// The reverse of [`Schema::presence`].
    fn mask(&self, words: &[&str], whole: Mask) -> Result<Mask> {
        let bit = |name: &str| {
            self.minors
                .iter()
                .position(|(minor, _)| name.strip_prefix("1.").and_then(|n| n.parse().ok()) == Some(*minor))
                .ok_or_else(|| Error::new(format!("unknown minor `{name}`")))
        };
        let mut mask = whole;
        for pair in words.chunks(2) {
            match pair {
                ["since", name] => mask &= !((1 << bit(name)?) - 1),
                ["until", name] => mask &= (2u32 << bit(name)?).wrapping_sub(1) as Mask,
                ["in", names] => {
                    mask = 0;
                    for name in names.split(',') {
                        mask |= 1 << bit(name)?;
                    }
                }
                _ => return Err(Error::new(format!("cannot read `{}`", pair.join(" ")))),
            }
        }
        Ok(mask)
    }

    /// Reads the text of `schemas/kubernetes.txt`.
    pub fn parse(text: &str) -> Result<Self> {
        let mut schema = Self::default();
        let mut current: Option<String> = None;
        for (number, line) in text.lines().enumerate() {
            schema
                .parse_line(line, &mut current)
                .map_err(|error| Error::new(format!("schemas/kubernetes.txt:{}: {error}", number + 1)))?;
        }
        Ok(schema)
    }

    fn parse_line(&mut self, line: &str, current: &mut Option<String>) -> Result<()> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            _ if line.starts_with("  \"") => {
                let mut parts = line.splitn(3, '"').skip(1);
                let value = parts.next().unwrap_or_default();
                let rest: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();
                let mask = self.mask(&rest, self.all())?;
                let values = current.as_ref().and_then(|name| self.enums.get_mut(name));
                let values = values.ok_or_else(|| Error::new("a value outside of an enum"))?;
                values.insert(value.to_owned(), mask);
                Ok(())
            }
            // Fields come before all else: one may be called `kind` or `type`.
            [name, shape, rest @ ..] if line.starts_with("  ") => {
                let name = (*name).to_owned();
                let Some(whole) = current.as_ref().and_then(|ty| self.types.get(ty)).map(|ty| ty.mask) else {
                    return Err(Error::new("a field outside of a type"));
                };
                let mut field = Field {
                    shape: Shape::parse(shape),
                    required: false,
                    keys: Vec::new(),
                    set: false,
                    values: None,
                    gates: Vec::new(),
                    mask: 0,
                };
                let mut rest = rest;
                while let [word, tail @ ..] = rest {
                    let list = |all: &str| all.split(',').map(str::to_owned).collect();
                    match word.strip_suffix(')').and_then(|word| word.split_once('(')) {
                        Some(("key", keys)) => field.keys = list(keys),
                        Some(("enum", name)) => field.values = Some(name.to_owned()),
                        Some(("gate", gates)) => field.gates = list(gates),
                        None if *word == "required" => field.required = true,
                        None if *word == "set" => field.set = true,
                        _ => break,
                    }
                    rest = tail;
                }
                field.mask = self.mask(rest, whole)?;
                if let Some(ty) = current.as_ref().and_then(|ty| self.types.get_mut(ty)) {
                    ty.fields.entry(name).or_default().push(field);
                }
                Ok(())
            }
            ["tag", repository, tag, commit] => {
                let [repository, tag, commit] = [repository, tag, commit].map(|word| (*word).to_owned());
                self.tags.push(Tag { repository, tag, commit });
                Ok(())
            }
            ["enum", name] => {
                self.enums.insert((*name).to_owned(), BTreeMap::new());
                *current = Some((*name).to_owned());
                Ok(())
            }
            ["source", rest @ ..] => {
                self.source = rest.join(" ");
                Ok(())
            }
            ["minor", name, hash] => {
                let minor = name.strip_prefix("1.").and_then(|n| n.parse().ok());
                let minor = minor.ok_or_else(|| Error::new(format!("`{name}` is not a minor")))?;
                self.minors.push((minor, (*hash).to_owned()));
                Ok(())
            }
            ["kind", version, kind, ty, rest @ ..] => {
                let (cluster, rest) = match rest {
                    ["cluster", rest @ ..] => (true, rest),
                    rest => (false, rest),
                };
                let mask = self.mask(rest, self.all())?;
                let kind = ((*version).to_owned(), (*kind).to_owned());
                self.kinds.insert(kind, Kind { ty: (*ty).to_owned(), mask, cluster });
                Ok(())
            }
            ["type", name, rest @ ..] => {
                let mask = self.mask(rest, self.all())?;
                self.types.insert((*name).to_owned(), Type { mask, fields: BTreeMap::new() });
                *current = Some((*name).to_owned());
                Ok(())
            }
            _ => Err(Error::new(format!("cannot read `{line}`"))),
        }
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# Written by `cargo xtask gen-schema`; schemas/README.md says how to read it.")?;
        writeln!(f, "source {}", self.source)?;
        for (minor, hash) in &self.minors {
            writeln!(f, "minor 1.{minor} {hash}")?;
        }
        for Tag { repository, tag, commit } in &self.tags {
            writeln!(f, "tag {repository} {tag} {commit}")?;
        }
        writeln!(f)?;
        for ((version, kind), Kind { ty, mask, cluster }) in &self.kinds {
            let scope = if *cluster { " cluster" } else { "" };
            writeln!(f, "kind {version} {kind} {ty}{scope}{}", self.presence(*mask, self.all()))?;
        }
        for (name, values) in &self.enums {
            writeln!(f, "\nenum {name}")?;
            for (value, mask) in values {
                writeln!(f, "  \"{value}\"{}", self.presence(*mask, self.all()))?;
            }
        }
        for (name, ty) in &self.types {
            writeln!(f, "\ntype {name}{}", self.presence(ty.mask, self.all()))?;
            for (name, forms) in &ty.fields {
                for field in forms {
                    write!(f, "  {name} {}", field.shape)?;
                    if field.required {
                        write!(f, " required")?;
                    }
                    if field.set {
                        write!(f, " set")?;
                    }
                    if !field.keys.is_empty() {
                        write!(f, " key({})", field.keys.join(","))?;
                    }
                    if let Some(values) = &field.values {
                        write!(f, " enum({values})")?;
                    }
                    if !field.gates.is_empty() {
                        write!(f, " gate({})", field.gates.join(","))?;
                    }
                    writeln!(f, "{}", self.presence(field.mask, ty.mask))?;
                }
            }
        }
        Ok(())
    }
}
