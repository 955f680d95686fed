//! An object as the server has it in memory, with a mark on whatever the manifest does not say.

use crate::schema::quantity::Quantity;

/// A value, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Who set it.
    pub mark: Mark,
    /// What happens to it on its way into storage, beyond defaulting.
    pub note: Option<String>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number above `i64::MAX`; only where anything may stand.
    Uint(u64),
    /// A number.
    Float(f64),
    /// A string.
    Text(String),
    /// A quantity, which is written as a string.
    Quantity(Quantity),
    /// A list.
    List(Vec<Value>),
    /// A mapping, in the order of the manifest; what is filled in comes last.
    Map(Vec<(String, Value)>),
}

/// Who set a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The manifest.
    Written,
    /// The server, with all that is in it.
    FilledIn,
    /// The server, in place of what the manifest says.
    Changed(String),
}

impl Value {
    /// A value of the manifest.
    pub(super) fn written(data: Data) -> Self {
        Self { data, mark: Mark::Written, note: None }
    }

    /// A value that the server fills in.
    pub(super) fn filled_in(data: Data) -> Self {
        Self { data, mark: Mark::FilledIn, note: None }
    }

    /// Whether it is what the server cannot tell from "not set", where it keeps no pointer.
    pub(super) fn is_zero(&self) -> bool {
        match &self.data {
            Data::Null | Data::Bool(false) | Data::Int(0) | Data::Uint(0) => true,
            Data::Float(number) => *number == 0.0,
            Data::Text(text) => text.is_empty(),
            Data::List(items) => items.is_empty(),
            Data::Map(entries) => entries.is_empty(),
            Data::Bool(_) | Data::Int(_) | Data::Uint(_) | Data::Quantity(_) => false,
        }
    }

    /// The entries of a mapping.
    pub fn entries(&self) -> &[(String, Self)] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of a mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The entry of a mapping, to change it.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.data {
            Data::Map(entries) => entries.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The items of a list, none if the value is no list.
    pub fn items(&self) -> &[Self] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// The items of a list, to change them.
    pub(super) fn items_mut(&mut self) -> &mut [Self] {
        match &mut self.data {
            Data::List(items) => items,
            _ => &mut [],
        }
    }

    /// The string of an entry, `""` where there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        match self.get(key).map(|value| &value.data) {
            Some(Data::Text(text)) => text,
            _ => "",
        }
    }

    /// Whether an entry is there and holds anything.
    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| !value.is_zero())
    }

    /// Whether an entry is there, though it may be 0.
    pub(super) fn is_set(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.data != Data::Null)
    }

    /// Sets an entry, in its place if it is there.
    pub(super) fn set(&mut self, key: &str, value: Self) {
        if let Some(old) = self.get_mut(key) {
            *old = value;
        } else if let Data::Map(entries) = &mut self.data {
            entries.push((key.to_owned(), value));
        }
    }

    /// Fills in an entry that the server keeps by pointer, unless it is set.
    pub(super) fn fill(&mut self, key: &str, data: impl Into<Data>) {
        if !self.is_set(key) {
            self.set(key, Self::filled_in(data.into()));
        }
    }

    /// Fills in an entry that the server keeps by value, if it is not set or empty.
    pub(super) fn fill_empty(&mut self, key: &str, data: impl Into<Data>) {
        if !self.has(key) {
            self.set(key, Self::filled_in(data.into()));
        }
    }

    /// The mapping in an entry; an empty one is filled in if there is none.
    pub(super) fn map_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.fill(key, Data::Map(Vec::new()));
        self.get_mut(key)
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, key: &str) {
        if let Data::Map(entries) = &mut self.data {
            entries.retain(|(name, _)| name != key);
        }
    }

    /// A copy that the server fills in elsewhere.
    pub(super) fn copied(&self) -> Self {
        Self::filled_in(self.data.clone())
    }
}

impl From<&str> for Data {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Data {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Data {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}
