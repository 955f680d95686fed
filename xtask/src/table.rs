//! Writes `src/schema/table.rs`: the schema as arrays of small integers over one text of names.
//!
//! `src/schema/mod.rs` says what each column means and does the look-ups.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::gates::Gates;
use crate::overlay::{Overlay, Removed};
use crate::text::{SCALARS, Schema, Shape};
use crate::{Error, Result};

/// The bit of a field's flags that says it is required.
const REQUIRED: u16 = 1;
/// The bit that says its list is a set.
const SET: u16 = 2;
/// The next six bits are an index into the list keys, counted from 1.
const KEYS_SHIFT: u16 = 2;
/// The rest of the flags is the number of the gate that hides the field, counted from 1.
const GATE_SHIFT: u16 = 8;

/// The bit of a field's values that says validation asks for one; the rest is an index into the enums, from 1.
const ASKED: u16 = 1 << 15;

/// The bits of a kind's flags: its objects are in no namespace; rules of its own judge its values.
const CLUSTER: u16 = 1;
const RULED: u16 = 2;

/// Shapes that stand for something other than a scalar start after the scalars.
const OBJECT: u16 = SCALARS.len() as u16;
const LIST: u16 = OBJECT + 1;
const MAP: u16 = OBJECT + 2;

/// Names, each once, in order.
struct Names<'s>(BTreeMap<&'s str, u16>);

impl<'s> Names<'s> {
    fn new(names: &BTreeSet<&'s str>) -> Result<Self> {
        let mut map = BTreeMap::new();
        for (id, name) in names.iter().enumerate() {
            map.insert(*name, narrow(id)?);
        }
        Ok(Self(map))
    }

    fn id(&self, name: &str) -> Result<u16> {
        self.0.get(name).copied().ok_or_else(|| Error::new(format!("`{name}` was not collected")))
    }
}

fn narrow(number: usize) -> Result<u16> {
    u16::try_from(number).map_err(|_| Error::new("the table outgrows its 16-bit columns"))
}

/// Shapes, each once; parts come before what is made of them.
#[derive(Default)]
struct Shapes {
    rows: Vec<[u16; 2]>,
    ids: BTreeMap<Shape, u16>,
}

impl Shapes {
    fn id(&mut self, shape: &Shape, types: &BTreeMap<&str, u16>) -> Result<u16> {
        if let Some(id) = self.ids.get(shape) {
            return Ok(*id);
        }
        let row = match shape {
            Shape::Scalar(word) => {
                let tag = SCALARS.iter().position(|scalar| scalar == word).unwrap_or_default();
                [narrow(tag)?, 0]
            }
            Shape::Object(name) => {
                let id = types.get(name.as_str());
                [OBJECT, *id.ok_or_else(|| Error::new(format!("`{name}` is not in the schema")))?]
            }
            Shape::List(of) => [LIST, self.id(of, types)?],
            Shape::Map(of) => [MAP, self.id(of, types)?],
        };
        let id = narrow(self.rows.len())?;
        self.rows.push(row);
        self.ids.insert(shape.clone(), id);
        Ok(id)
    }
}

/// Writes the file.
pub fn generate(schema: &Schema, overlay: &Overlay, gates: &Gates) -> Result<String> {
    let mut collected: BTreeSet<&str> = BTreeSet::new();
    for (version, kind) in schema.kinds.keys() {
        collected.extend([version.as_str(), kind.as_str()]);
    }
    for (name, ty) in &schema.types {
        collected.insert(name);
        for (field, forms) in &ty.fields {
            collected.insert(field);
            collected.extend(forms.iter().flat_map(|form| form.keys.iter().map(String::as_str)));
        }
    }
    collected.extend(schema.enums.values().flat_map(|values| values.keys()).map(String::as_str));
    let names = Names::new(&collected)?;
    let mut types: BTreeMap<&str, u16> = BTreeMap::new();
    for (id, name) in schema.types.keys().enumerate() {
        types.insert(name, narrow(id)?);
    }

    let mut shapes = Shapes::default();
    // Scalars first, so that their rows are known without a look-up.
    for word in SCALARS {
        shapes.id(&Shape::Scalar(word), &types)?;
    }
    let mut list_keys: Vec<Vec<u16>> = Vec::new();
    let mut type_rows: Vec<[u16; 3]> = Vec::new();
    let mut field_rows: Vec<[u16; 5]> = Vec::new();
    let mut asks = overlay.asks.clone();
    for (name, ty) in &schema.types {
        type_rows.push([names.id(name)?, narrow(field_rows.len())?, ty.mask]);
        for (field, forms) in &ty.fields {
            for form in forms {
                let mut flags = if form.required { REQUIRED } else { 0 } | if form.set { SET } else { 0 };
                if !form.keys.is_empty() {
                    let keys = form.keys.iter().map(|key| names.id(key)).collect::<Result<Vec<_>>>()?;
                    let at = list_keys.iter().position(|known| *known == keys).unwrap_or_else(|| {
                        list_keys.push(keys);
                        list_keys.len() - 1
                    });
                    flags |= (narrow(at)? + 1) << KEYS_SHIFT;
                }
                if flags >> GATE_SHIFT != 0 || gates.states.len() > 0xff {
                    return Err(Error::new("the table outgrows the flags of its fields"));
                }
                flags |= narrow(gates.number(name, field))? << GATE_SHIFT;
                let values =
                    form.values.as_ref().and_then(|name| schema.enums.keys().position(|it| it == name));
                let values = narrow(values.map_or(0, |at| at + 1))?;
                let asked = if overlay.asks.contains(&format!("{name}.{field}")) { ASKED } else { 0 };
                asks.remove(&format!("{name}.{field}"));
                let shape = shapes.id(&form.shape, &types)?;
                field_rows.push([names.id(field)?, shape, form.mask, flags, values | asked]);
            }
        }
    }
    if let Some(field) = asks.first() {
        return Err(Error::new(format!("schemas/overlay.txt: no field `{field}`")));
    }
    // A last row without fields ends the fields of the last type.
    type_rows.push([0, narrow(field_rows.len())?, 0]);

    let mut kind_rows: Vec<[u16; 5]> = Vec::new();
    for ((version, kind), row) in &schema.kinds {
        let group = version.rsplit_once('/').map_or("", |(group, _)| group);
        let cluster = row.cluster || overlay.cluster.contains(&(group.to_owned(), kind.clone()));
        let ty = types.get(row.ty.as_str()).ok_or_else(|| Error::new(format!("no type `{}`", row.ty)))?;
        let ruled = overlay.ruled.contains(&(version.clone(), kind.clone()));
        let flags = if cluster { CLUSTER } else { 0 } | if ruled { RULED } else { 0 };
        kind_rows.push([names.id(version)?, names.id(kind)?, *ty, row.mask, flags]);
    }

    let mut out = String::from(
        "//! The schema in numbers, written by `cargo xtask gen` from `schemas/`. Do not edit.\n\n\
         use super::Removed;\n\n",
    );
    write_names(&mut out, &collected)?;
    rows(&mut out, "TYPES", "Types by name: name, first field, minors.", &type_rows);
    rows(
        &mut out,
        "FIELDS",
        "Fields of all types, by name within a type: name, shape, minors, flags, values.",
        &field_rows,
    );
    rows(&mut out, "SHAPES", "Shapes: what it is, what it is made of.", &shapes.rows);
    rows(
        &mut out,
        "KINDS",
        "Kinds by apiVersion and kind: apiVersion, kind, type, minors, flags.",
        &kind_rows,
    );
    let _ = writeln!(out, "/// The keys of lists that are maps in truth, as names.");
    let _ = writeln!(out, "pub(super) static LIST_KEYS: [&[u16]; {}] = [", list_keys.len());
    for keys in &list_keys {
        let _ = writeln!(out, "    &{keys:?},");
    }
    out.push_str("];\n\n");
    let _ = writeln!(out, "/// Enums: each value, as a name, and the minors that have it.");
    let _ = writeln!(out, "pub(super) static ENUMS: [&[[u16; 2]]; {}] = [", schema.enums.len());
    for values in schema.enums.values() {
        let cells = values.iter().map(|(value, mask)| Ok(format!("[{},{mask}]", names.id(value)?)));
        let _ = writeln!(out, "    &[{}],", cells.collect::<Result<Vec<String>>>()?.join(","));
    }
    out.push_str("];\n\n");
    write_removed(&mut out, schema, overlay);
    Ok(out)
}

/// Writes rows of numbers, as many to a line as fit.
fn rows<const N: usize>(out: &mut String, name: &str, doc: &str, rows: &[[u16; N]]) {
    let _ = writeln!(out, "/// {doc}");
    let _ = writeln!(out, "pub(super) static {name}: [[u16; {N}]; {}] = [", rows.len());
    let mut line = String::from("   ");
    for row in rows {
        let cells: Vec<String> = row.iter().map(u16::to_string).collect();
        let cell = format!(" [{}],", cells.join(","));
        if line.len() + cell.len() > 108 {
            let _ = writeln!(out, "{line}");
            "   ".clone_into(&mut line);
        }
        line.push_str(&cell);
    }
    let _ = writeln!(out, "{line}\n];\n");
}

/// Writes the text of all names, and where each starts.
fn write_names(out: &mut String, names: &BTreeSet<&str>) -> Result<()> {
    let mut text = String::from("\"\\\n");
    let mut starts = vec![0u16];
    let mut length = 0;
    let mut column = 0;
    for name in names {
        text.push_str(name);
        length += name.len();
        starts.push(narrow(length)?);
        column += name.len();
        if column > 96 {
            text.push_str("\\\n");
            column = 0;
        }
    }
    text.push('"');
    let _ = writeln!(out, "/// All names in order, one after the other.");
    let _ = writeln!(out, "pub(super) static NAMES: &str = {text};\n");
    let _ = writeln!(out, "/// Where each name starts in [`NAMES`], and where the last one ends.");
    let _ = writeln!(out, "pub(super) static NAME_STARTS: [u16; {}] = [", starts.len());
    for line in starts.chunks(16) {
        let cells: Vec<String> = line.iter().map(u16::to_string).collect();
        let _ = writeln!(out, "    {},", cells.join(", "));
    }
    out.push_str("];\n\n");
    Ok(())
}

/// Writes what is no longer served: by the overlay, and what left the schema between its minors.
fn write_removed(out: &mut String, schema: &Schema, overlay: &Overlay) {
    let mut all: BTreeMap<(String, String), Removed> = overlay.removed.clone();
    for ((version, kind), row) in &schema.kinds {
        if row.mask & schema.newest() != 0 {
            continue;
        }
        let last = (0..schema.minors.len()).rev().find(|bit| row.mask >> bit & 1 == 1);
        let Some((minor, _)) = last.and_then(|last| schema.minors.get(last + 1)) else { continue };
        // A later version of the same group takes its place, the stable one if there is one.
        let group = version.rsplit_once('/').map_or("", |(group, _)| group);
        let replacement = schema
            .kinds
            .iter()
            .filter(|((other, name), row)| {
                name == kind
                    && other.rsplit_once('/').map_or("", |(group, _)| group) == group
                    && row.mask & schema.newest() != 0
            })
            .map(|((other, _), _)| other)
            .min_by_key(|other| {
                (other.contains("alpha"), other.contains("beta"), std::cmp::Reverse((*other).clone()))
            });
        all.entry((version.clone(), kind.clone())).or_insert_with(|| Removed {
            minor: *minor,
            replacement: replacement.cloned(),
            note: String::new(),
        });
    }
    let _ = writeln!(out, "/// What is no longer served, by apiVersion and kind.");
    let _ = writeln!(out, "pub(super) static REMOVED: [Removed; {}] = [", all.len());
    for ((version, kind), removed) in &all {
        let _ = writeln!(
            out,
            "    Removed {{ api_version: {version:?}, kind: {kind:?}, removed_in: {}, replacement: {:?}, note: {:?} }},",
            removed.minor, removed.replacement, removed.note
        );
    }
    out.push_str("];\n");
}
