//! Writes `schemas/encoding.txt`: where Go's encoder does something else with a field than its shape suggests.
//!
//! The published schemas do not say whether the server keeps a field by value or by pointer, nor whether it leaves
//! out what is empty; the Go types do.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::text::{Field, Schema, Shape};
use crate::{Error, Result};

/// How the Go type has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tag {
    pointer: bool,
    omitempty: bool,
}

impl Tag {
    /// What a shape suggests: what is empty is left out, and objects are pointers.
    fn suggested(field: &Field) -> Self {
        Self { pointer: matches!(field.shape, Shape::Object(_)), omitempty: true }
    }

    /// The word for it in the text.
    fn word(self) -> &'static str {
        match (self.pointer, self.omitempty) {
            (true, true) => "pointer",
            (true, false) => "nullable",
            (false, true) => "value",
            (false, false) => "always",
        }
    }
}

/// A Go struct: its own fields by their JSON names, and the structs it embeds.
#[derive(Debug, Default)]
struct Struct {
    fields: BTreeMap<String, Tag>,
    embedded: Vec<String>,
}

/// Reads the `types.go` files below each of `dirs`, `core/v1/types.go` and the like, and writes the text. Where two
/// have a field, the first wins.
pub fn import(dirs: &[PathBuf], schema: &Schema) -> Result<String> {
    let mut structs: Vec<BTreeMap<String, Struct>> = Vec::new();
    for dir in dirs {
        structs.push(read_dir(dir, schema)?);
    }
    let mut out =
        String::from("# Written by `cargo xtask import-encoding`. schemas/README.md tells the form.\n\n");
    for (name, ty) in &schema.types {
        let mut line = String::new();
        for (key, shapes) in &ty.fields {
            let Some(field) = shapes.last() else { continue };
            let found = structs.iter().find_map(|structs| find(structs, name, key));
            if let Some(tag) = found.filter(|tag| *tag != Tag::suggested(field)) {
                // Lists and maps have a nil value of their own, so a pointer makes no difference.
                let same = matches!(field.shape, Shape::List(_) | Shape::Map(_)) && tag.omitempty;
                if !same {
                    let _ = write!(line, " {key}={}", tag.word());
                }
            }
        }
        if !line.is_empty() {
            let _ = writeln!(out, "{name}{line}");
        }
    }
    Ok(out)
}

/// The tag of a field, its type's own or that of a struct it embeds.
fn find(structs: &BTreeMap<String, Struct>, name: &str, key: &str) -> Option<Tag> {
    let found = structs.get(name)?;
    let own = found.fields.get(key).copied();
    own.or_else(|| found.embedded.iter().find_map(|name| find(structs, name, key)))
}

fn read_dir(dir: &Path, schema: &Schema) -> Result<BTreeMap<String, Struct>> {
    let mut structs = BTreeMap::new();
    let mut packages: Vec<&str> =
        schema.types.keys().filter_map(|name| name.rsplit_once('.')).map(|(package, _)| package).collect();
    packages.dedup();
    for package in packages {
        let path = dir.join(package).join("types.go");
        // An older release lacks some packages, and two come from other repositories.
        if let Ok(text) = fs::read_to_string(&path) {
            read_file(&text, package, &mut structs)
                .map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
        }
    }
    if structs.is_empty() {
        return Err(Error::new(format!("{}: no types.go files", dir.display())));
    }
    Ok(structs)
}

fn read_file(text: &str, package: &str, structs: &mut BTreeMap<String, Struct>) -> Result<()> {
    let mut current: Option<String> = None;
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (words.as_slice(), &current) {
            (["type", name, "struct", "{", ..], _) => {
                let name = format!("{package}.{name}");
                structs.entry(name.clone()).or_default();
                current = Some(name);
            }
            (["}", ..], _) => current = None,
            ([first, ..], Some(name)) if !first.starts_with("//") => {
                let Some((before, tag)) = line.split_once("`json:\"") else { continue };
                let (tag, _) =
                    tag.split_once('"').ok_or_else(|| Error::new(format!("cannot read `{line}`")))?;
                let into = structs.entry(name.clone()).or_default();
                let before: Vec<&str> = before.split_whitespace().collect();
                let mut options = tag.split(',');
                let key = options.next().unwrap_or_default();
                let omitempty = options.any(|option| option == "omitempty" || option == "omitzero");
                match (before.as_slice(), key) {
                    ([embedded], "") => into.embedded.push(qualified(embedded, package)),
                    (_, "" | "-") => {}
                    ([ty] | [_, ty, ..], key) => {
                        // What is left out when it is all zeros is as good as a pointer.
                        let pointer = ty.starts_with('*') || tag.contains("omitzero");
                        into.fields.insert(key.to_owned(), Tag { pointer, omitempty });
                    }
                    _ => return Err(Error::new(format!("cannot read `{line}`"))),
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The full name of a type that is embedded in one of `package`.
fn qualified(name: &str, package: &str) -> String {
    match name.trim_start_matches('*').split_once('.') {
        Some(("metav1", name)) => format!("meta/v1.{name}"),
        Some((_, name)) => format!("core/v1.{name}"),
        None => format!("{package}.{name}"),
    }
}
