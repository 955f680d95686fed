//! Reads an object as the server's decoder does, by the shapes of its fields.
//!
//! Unknown fields are gone afterwards, null and what is empty where the type leaves it out, too; numbers, quantities,
//! times and base64 are as Go writes them.

use super::{
    time,
    value::{Data, Mark, Value},
};
use crate::{
    schema::{self, Encoding, Field, Schema, Shape, TypeId, quantity::Quantity},
    yaml::{self, NodeId, Tree},
};

/// Reads objects of a tree.
pub(super) struct Decoder<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) schema: Schema,
    /// How many values may still be read: aliases can make a small file unfold into billions.
    pub(super) left: u32,
}

impl Decoder<'_, '_> {
    /// Reads an object of a type, or makes one of which nothing is set.
    pub(super) fn object(&mut self, node: Option<NodeId>, ty: TypeId) -> Value {
        let mut entries: Vec<(String, Value)> = Vec::new();
        let tree = self.tree;
        for (key, node) in node.into_iter().flat_map(|node| tree.entries(node)) {
            let key = tree.key(key);
            let Some(field) = self.schema.field(ty, &key) else { continue };
            if matches!(tree.value(node), yaml::Value::Null) || !self.spend() {
                continue;
            }
            let value = self.value(node, field.shape);
            if !is_left_out(ty, &field, &value) {
                entries.push((key.into_owned(), value));
            }
        }
        for field in self.schema.fields(ty) {
            if !entries.iter().any(|(name, _)| name == field.name)
                && let Some(data) = self.unset(ty, &field)
            {
                // That nothing is there is nothing filled in.
                let value = if data == Data::Null { Value::written(data) } else { Value::filled_in(data) };
                entries.push((field.name.to_owned(), value));
            }
        }
        Value::written(Data::Map(entries))
    }

    /// What is written of a field that is not set, if anything is.
    fn unset(&mut self, ty: TypeId, field: &Field) -> Option<Data> {
        let is_struct = matches!(
            field.shape,
            Shape::Object(_) | Shape::Quantity | Shape::IntOrString | Shape::Time | Shape::MicroTime
        );
        match ty.encoding(field) {
            Encoding::Pointer => None,
            Encoding::Nullable => Some(Data::Null),
            Encoding::Value if !is_struct => None,
            Encoding::Value | Encoding::Always => Some(self.zero(field.shape)),
        }
    }

    /// The zero value of a shape.
    fn zero(&mut self, shape: Shape) -> Data {
        match shape {
            Shape::Bool => Data::Bool(false),
            Shape::Double | Shape::IntOrString | Shape::Int32 | Shape::Int64 => Data::Int(0),
            Shape::Quantity => Data::Quantity(Quantity::zero()),
            Shape::String => Data::Text(String::new()),
            Shape::Object(ty) => self.object(None, ty).data,
            Shape::Any | Shape::Bytes | Shape::Time | Shape::MicroTime | Shape::List(_) | Shape::Map(_) => {
                Data::Null
            }
        }
    }

    /// Reads a value. One of the wrong type, which no decodable object has, is read as it is.
    pub(super) fn value(&mut self, node: NodeId, shape: Shape) -> Value {
        let value = self.tree.value(node);
        let data = match (shape, value) {
            (_, yaml::Value::Null) => self.zero(shape),
            (Shape::Object(ty), yaml::Value::Mapping) => self.object(Some(node), ty).data,
            (Shape::List(of), yaml::Value::Sequence) => {
                let items = self
                    .tree
                    .items(node)
                    .map_while(|item| self.spend().then(|| self.value(item, of.shape())));
                Data::List(items.collect())
            }
            (Shape::Map(of), yaml::Value::Mapping) => self.map(node, of.shape()),
            (Shape::Int32 | Shape::Int64 | Shape::IntOrString, value) if schema::whole(&value).is_some() => {
                Data::Int(schema::whole(&value).unwrap_or_default())
            }
            (Shape::Quantity, value) => return quantity(value),
            (Shape::Bytes, yaml::Value::Str(text)) => {
                return normal(&text, base64(&text), &strip_breaks(&text));
            }
            (Shape::Time | Shape::MicroTime, yaml::Value::Str(text)) => {
                let read = time::normal(&text, shape == Shape::MicroTime);
                return normal(&text, read.unwrap_or_else(|| text.to_string()), &text);
            }
            (_, value) => self.any(node, value),
        };
        Value::written(data)
    }

    fn map(&mut self, node: NodeId, of: Shape) -> Data {
        let tree = self.tree;
        let mut entries = Vec::new();
        for (key, node) in tree.entries(node) {
            if !self.spend() {
                break;
            }
            entries.push((tree.key(key).into_owned(), self.value(node, of)));
        }
        Data::Map(entries)
    }

    /// Reads what may be anything.
    fn any(&mut self, node: NodeId, value: yaml::Value<'_>) -> Data {
        match value {
            yaml::Value::Null => Data::Null,
            yaml::Value::Bool(truth) => Data::Bool(truth),
            yaml::Value::Int(number) => Data::Int(number),
            yaml::Value::Uint(number) => Data::Uint(number),
            yaml::Value::Float(number) => Data::Float(number),
            yaml::Value::Str(text) => Data::Text(text.into_owned()),
            yaml::Value::Mapping => self.map(node, Shape::Any),
            yaml::Value::Sequence => {
                let items = self
                    .tree
                    .items(node)
                    .map_while(|item| self.spend().then(|| self.value(item, Shape::Any)));
                Data::List(items.collect())
            }
        }
    }

    fn spend(&mut self) -> bool {
        let left = self.left;
        self.left = left.saturating_sub(1);
        left > 0
    }
}

/// Whether Go leaves a field out that the manifest sets.
fn is_left_out(ty: TypeId, field: &Field, value: &Value) -> bool {
    let encoding = ty.encoding(field);
    match field.shape {
        Shape::List(_) | Shape::Map(_) => {
            matches!(encoding, Encoding::Value | Encoding::Pointer) && value.is_zero()
        }
        Shape::Object(_)
        | Shape::Quantity
        | Shape::IntOrString
        | Shape::Time
        | Shape::MicroTime
        | Shape::Any => false,
        _ => encoding == Encoding::Value && value.is_zero(),
    }
}

/// A value that Go may write in another way than the manifest; `as_written` is the manifest's text as far as it counts.
fn normal(written: &str, normal: String, as_written: &str) -> Value {
    let mark = if normal == as_written { Mark::Written } else { Mark::Changed(written.to_owned()) };
    Value { data: Data::Text(normal), mark, note: None }
}

/// A quantity. One that cannot be parsed is kept as text.
fn quantity(value: yaml::Value<'_>) -> Value {
    let text = match value {
        yaml::Value::Int(number) => number.to_string(),
        yaml::Value::Uint(number) => number.to_string(),
        yaml::Value::Float(number) => float(number),
        yaml::Value::Str(text) => text.into_owned(),
        _ => String::new(),
    };
    let Ok(quantity) = Quantity::parse(&text) else { return Value::written(Data::Text(text)) };
    let mark = if quantity.to_string() == text.trim() { Mark::Written } else { Mark::Changed(text) };
    Value { data: Data::Quantity(quantity), mark, note: None }
}

/// A number as Go's JSON encoder writes it.
pub(crate) fn float(number: f64) -> String {
    let size = number.abs();
    if number != 0.0 && !(1e-6..1e21).contains(&size) {
        let text = format!("{number:e}");
        return if text.contains("e-") { text } else { text.replace('e', "e+") };
    }
    number.to_string()
}

/// The text without line breaks, which the server's base64 decoder skips.
fn strip_breaks(text: &str) -> String {
    text.replace(['\r', '\n'], "")
}

/// Base64 as the server writes it: without line breaks, and with the bits that no byte uses set to 0.
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = strip_breaks(text);
    let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
    let unused = match padding {
        1 => 0b11,
        2 => 0b1111,
        _ => return text,
    };
    let Some(at) = text.len().checked_sub(padding + 1) else { return text };
    let value = text.as_bytes().get(at).and_then(|last| DIGITS.iter().position(|digit| digit == last));
    if let Some(digit) = value.and_then(|value| DIGITS.get(value & !unused)) {
        text.replace_range(at..=at, &char::from(*digit).to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_no_stray_bits() {
        for (written, expected) in [
            ("YQ==", "YQ=="),
            ("YR==", "YQ=="),
            ("YWJ=", "YWI="),
            ("YWJj", "YWJj"),
            ("YQ\n==\n", "YQ=="),
            ("", ""),
        ] {
            assert_eq!(base64(written), expected, "{written}");
        }
    }

    #[test]
    fn numbers_are_written_as_go_writes_them() {
        for (number, expected) in [
            (0.1, "0.1"),
            (1.0, "1"),
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1e-7, "1e-7"),
            (0.0, "0"),
            (-2.5, "-2.5"),
        ] {
            assert_eq!(float(number), expected);
        }
    }
}
