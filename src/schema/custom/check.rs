//! Does a custom resource hold what its definition allows?
//!
//! The server first drops what the schema does not name (and under strict field validation refuses it), fills in
//! defaults, and then validates. Source: apiextensions-apiserver, `pkg/apiserver/validation` and `pkg/apiserver/schema`.

use std::collections::HashSet;

use regex::Regex;

use super::read::{number, scalar};
use super::{Bound, Kind, ListType, Node, Version};
use crate::schema::ValueKind;
use crate::yaml::{NodeId, Tree, Value};

/// Something in a custom resource that its definition does not allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue<'d> {
    /// The key of an unknown field, the mapping that lacks a required one, else the value.
    pub node: NodeId,
    /// What is wrong with it.
    pub wrong: Wrong<'d>,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong<'d> {
    /// A key that the schema does not name, and the names it has there.
    Unknown(Vec<&'d str>),
    /// A key that must be there.
    Missing(&'d str),
    /// A value of the wrong type: the type it should be, and what it is.
    Type(&'static str, ValueKind),
    /// None of the values that are allowed.
    NotAmong(&'d [String]),
    /// A string that does not match a pattern.
    Pattern(&'d str),
    /// A number below (`true`) or above a limit; whether the limit itself is allowed.
    Number {
        /// Whether it is too small.
        small: bool,
        /// The limit.
        limit: f64,
        /// Whether the limit itself is out of bounds.
        exclusive: bool,
    },
    /// Too few (`true`) or too many characters, items or keys.
    Length {
        /// Whether there are too few.
        few: bool,
        /// How many there may be.
        limit: u64,
        /// What is counted: characters, items or keys.
        unit: &'static str,
    },
    /// An item that is there before, told apart by these keys; by its value if there are none.
    Duplicate(&'d [String]),
}

/// Fields of an embedded object that its schema need not name.
const OBJECT_FIELDS: [&str; 3] = ["apiVersion", "kind", "metadata"];

/// How many issues one object gives. Beyond that the definition is of something else.
const MOST: usize = 200;

impl Version {
    /// Checks the object at `root`.
    pub fn check<'d>(&'d self, tree: &Tree<'_>, root: NodeId) -> Vec<Issue<'d>> {
        let mut check = Check {
            tree,
            issues: Vec::new(),
            budget: tree.span(root).len().saturating_mul(4).saturating_add(10_000),
        };
        check.object(&self.schema, root, Some(self));
        check.issues
    }
}

struct Check<'t, 'a, 'd> {
    tree: &'t Tree<'a>,
    issues: Vec<Issue<'d>>,
    budget: u32,
}

impl<'d> Check<'_, '_, 'd> {
    fn say(&mut self, node: NodeId, wrong: Wrong<'d>) {
        if self.issues.len() < MOST {
            self.issues.push(Issue { node, wrong });
        }
    }

    /// Checks a value. It recurses as deep as the tree is nested, which the parser bounds.
    fn value(&mut self, schema: &'d Node, node: NodeId) {
        let Some(left) = self.budget.checked_sub(1) else { return };
        self.budget = left;
        let value = self.tree.value(node);
        if matches!(value, Value::Null) {
            if !schema.nullable && schema.kind != Kind::Any {
                self.say(node, Wrong::Type(schema.kind.words(), ValueKind::Null));
            }
            return;
        }
        if !schema.kind.fits(&value) {
            return self.say(node, Wrong::Type(schema.kind.words(), ValueKind::of(&value)));
        }
        if !schema.values.is_empty()
            && let Some(text) = scalar(self.tree, node)
            && !schema.values.contains(&text)
        {
            return self.say(node, Wrong::NotAmong(&schema.values));
        }
        match value {
            Value::Mapping => self.object(schema, node, None),
            Value::Sequence => self.list(schema, node),
            Value::Str(text) => {
                self.length(schema, node, text.chars().count(), "characters");
                if let Some(pattern) = &schema.pattern
                    && let Ok(regex) = Regex::new(pattern)
                    && !regex.is_match(&text)
                {
                    self.say(node, Wrong::Pattern(pattern));
                }
            }
            _ => self.number(schema, node),
        }
    }

    fn number(&mut self, schema: &'d Node, node: NodeId) {
        let Some(value) = number(self.tree, node) else { return };
        let out = |bound: &Bound, small: bool| {
            let beyond = if small { value < bound.limit } else { value > bound.limit };
            beyond || bound.exclusive && value.total_cmp(&bound.limit).is_eq()
        };
        for (bound, small) in [(&schema.minimum, true), (&schema.maximum, false)] {
            if let Some(bound) = bound
                && out(bound, small)
            {
                let Bound { limit, exclusive } = *bound;
                self.say(node, Wrong::Number { small, limit, exclusive });
            }
        }
    }

    fn length(&mut self, schema: &Node, node: NodeId, length: usize, unit: &'static str) {
        let length = length as u64;
        let (fewest, most) = schema.length;
        if let Some(limit) = fewest.filter(|limit| length < *limit) {
            self.say(node, Wrong::Length { few: true, limit, unit });
        }
        if let Some(limit) = most.filter(|limit| length > *limit) {
            self.say(node, Wrong::Length { few: false, limit, unit });
        }
    }

    fn list(&mut self, schema: &'d Node, node: NodeId) {
        let tree = self.tree;
        self.length(schema, node, tree.items(node).count(), "items");
        if let Some(items) = &schema.items {
            tree.items(node).for_each(|item| self.value(items, item));
        }
        let keys = match &schema.list {
            ListType::Atomic => return,
            ListType::Set => &[][..],
            ListType::Map(keys) => keys,
        };
        let mut seen: HashSet<Vec<String>> = HashSet::new();
        for item in tree.items(node) {
            let identity: Option<Vec<String>> = if keys.is_empty() {
                scalar(tree, item).map(|value| vec![value])
            } else {
                // A key that is not there may have a default, and is missing otherwise.
                let value = |key: &String| tree.get(item, key).and_then(|(_, value)| scalar(tree, value));
                keys.iter().map(value).collect()
            };
            if identity.is_some_and(|identity| !seen.insert(identity)) {
                self.say(item, Wrong::Duplicate(keys));
            }
        }
    }

    /// Checks a mapping; `root` is the version if it is the object itself.
    fn object(&mut self, schema: &'d Node, node: NodeId, root: Option<&Version>) {
        let tree = self.tree;
        let mapping = tree.resolve(node);
        self.length(schema, node, tree.entries(mapping).count(), "keys");
        for (key, value) in tree.entries(mapping) {
            let name = tree.key(key);
            // These the server judges by itself, and what an object says of its status is dropped.
            let is_own = (root.is_some() || schema.embedded) && OBJECT_FIELDS.contains(&&*name)
                || root.is_some_and(|root| root.has_status && name == "status");
            if is_own {
                continue;
            }
            if self.is_lost_null(schema, &name, value) {
                continue;
            }
            match (schema.properties.get(&*name), &schema.additional) {
                (Some(property), _) => self.value(property, value),
                (None, Some(additional)) => self.value(additional, value),
                (None, None) if schema.keeps_unknown || schema.kind == Kind::Any => {}
                (None, None) => self.say(key, Wrong::Unknown(schema.names())),
            }
        }
        for name in &schema.required {
            let filled_in = schema.properties.get(name).is_some_and(|property| property.has_default);
            let is_there = |(_, value)| !self.is_lost_null(schema, name, value);
            if !filled_in && !tree.get(mapping, name).is_some_and(is_there) {
                self.say(mapping, Wrong::Missing(name));
            }
        }
    }
}

impl Check<'_, '_, '_> {
    /// Whether the value of a field is a null that the server takes out before it looks: where none may be, a default
    /// takes its place, and without one the field is as good as not written.
    fn is_lost_null(&self, schema: &Node, name: &str, value: NodeId) -> bool {
        let field = schema.properties.get(name).or(schema.additional.as_deref());
        field.is_some_and(|field| !field.nullable) && matches!(self.tree.value(value), Value::Null)
    }
}

impl Node {
    fn names(&self) -> Vec<&str> {
        self.properties.keys().map(String::as_str).collect()
    }
}

impl Kind {
    fn fits(self, value: &Value<'_>) -> bool {
        let whole = match value {
            Value::Int(_) | Value::Uint(_) => true,
            Value::Float(number) => number.fract() == 0.0,
            _ => false,
        };
        match self {
            Self::Any => true,
            Self::Object => matches!(value, Value::Mapping),
            Self::Array => matches!(value, Value::Sequence),
            Self::String => matches!(value, Value::Str(_)),
            Self::Boolean => matches!(value, Value::Bool(_)),
            Self::Integer => whole,
            Self::Number => whole || matches!(value, Value::Float(_)),
            Self::IntOrString => whole || matches!(value, Value::Str(_)),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Object => "a mapping",
            Self::Array => "a list",
            Self::String => "a string",
            Self::Boolean => "true or false",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::IntOrString => "a whole number or a string",
        }
    }
}
