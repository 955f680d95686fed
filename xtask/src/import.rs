//! `cargo xtask gen-schema`: reads the JSON schemas of the Python package `kubernetes-validate`, one folder for each
//! Kubernetes minor, and joins them into one [`Schema`] that says which minors have what. What the schemas do not say
//! is added from the Go types; the names of time zones come from the Python package `tzdata`.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::gotypes::{self, GoTypes, Source};
use crate::text::{Field, Kind, Mask, Schema, Shape, Tag};
use crate::{Error, Result, encoding};

/// The first minor of the table.
const OLDEST: u8 = 27;

/// The texts that are written from what others publish.
#[derive(Debug)]
pub struct Imported {
    /// `schemas/kubernetes.txt`
    pub schema: Schema,
    /// `schemas/encoding.txt`
    pub encoding: String,
    /// `schemas/time-zones.txt`
    pub time_zones: String,
}

/// Reads a folder in which the wheels of `kubernetes-validate` and `tzdata` are unpacked, beside bare clones of
/// `kubernetes/api` and `kubernetes/apimachinery`.
pub fn import(sources: &Path) -> Result<Imported> {
    let (api, machinery) = (sources.join("api.git"), sources.join("apimachinery.git"));
    let mut schema = schemas(sources)?;
    let mut types = Vec::new();
    for (bit, minor) in schema.minors.clone().iter().map(|(minor, _)| *minor).enumerate() {
        let (api_tag, machinery_tag) = (gotypes::tag_of(&api, minor)?, gotypes::tag_of(&machinery, minor)?);
        let go = GoTypes::read(
            Source { repository: &api, tag: &api_tag },
            Source { repository: &machinery, tag: &machinery_tag },
        )?;
        add_go_types(&mut schema, 1 << bit, &go);
        types.push(go);
        for (name, repository, tag) in [("api", &api, api_tag), ("apimachinery", &machinery, machinery_tag)] {
            let commit = gotypes::commit_of(repository, &tag)?;
            schema.tags.push(Tag { repository: name.to_owned(), tag, commit });
        }
    }
    // A value's minors are those of the types; an enum that no field of the table has is none of ours.
    let used: BTreeSet<String> = schema
        .types
        .values()
        .flat_map(|ty| ty.fields.values().flatten())
        .filter_map(|field| field.values.clone())
        .collect();
    schema.enums.retain(|name, _| used.contains(name));
    let encoding = encoding::write(&schema, &types);
    Ok(Imported { schema, encoding, time_zones: time_zones(sources)? })
}

/// Reads the names of the time zones.
fn time_zones(sources: &Path) -> Result<String> {
    let path = sources.join("tzdata/zones");
    let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
    let package = package(sources, "tzdata")?;
    let mut names: Vec<&str> =
        std::str::from_utf8(&bytes).map_err(|error| failed(&path, error))?.lines().collect();
    names.sort_unstable();
    let mut out = format!(
        "# Written by `cargo xtask gen-schema`; schemas/README.md says how to read it.\n# source {package} (PyPI), \
         public domain\n# zones {}\n",
        hash(&bytes)
    );
    for name in names {
        out.push_str(name);
        out.push('\n');
    }
    Ok(out)
}

fn failed(path: &Path, error: impl Display) -> Error {
    Error::new(format!("{}: {error}", path.display()))
}

fn hash(bytes: &[u8]) -> String {
    let mut hash = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

/// Adds what the Go types of one minor say; what a newer minor says of a field wins.
fn add_go_types(schema: &mut Schema, bit: Mask, go: &GoTypes) {
    for (name, values) in &go.values {
        let known = schema.enums.entry(name.clone()).or_default();
        for value in values {
            *known.entry(value.clone()).or_default() |= bit;
        }
    }
    for kind in schema.kinds.values_mut() {
        kind.cluster |= go.cluster.contains(&kind.ty);
    }
    for (name, ty) in &mut schema.types {
        let Some(fields) = go.fields.get(name) else { continue };
        for (name, forms) in &mut ty.fields {
            let Some(field) = fields.get(name) else { continue };
            for form in forms {
                let text = match &form.shape {
                    Shape::List(of) => **of == Shape::Scalar("string"),
                    shape => *shape == Shape::Scalar("string"),
                };
                if text && go.enums.contains(&field.ty) {
                    form.values = Some(field.ty.clone());
                }
                if !field.gates.is_empty() {
                    form.gates.clone_from(&field.gates);
                }
            }
        }
    }
}

/// Reads the schemas. The folders are named after their versions, `v1.36.0-local`.
fn schemas(unpacked: &Path) -> Result<Schema> {
    let folder = unpacked.join("kubernetes_validate/kubernetes-json-schema");
    let mut inputs = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| failed(&folder, error))? {
        let dir = entry.map_err(|error| failed(&folder, error))?.path();
        if dir.to_string_lossy().ends_with("-local") {
            inputs.push((minor_of(&dir)?, dir));
        }
    }
    inputs.retain(|(minor, _)| *minor >= OLDEST);
    inputs.sort();
    if inputs.len() > Mask::BITS as usize {
        return Err(Error::new("more than 16 minors do not fit the presence masks"));
    }
    let source = format!("{} (PyPI), Apache-2.0", package(unpacked, "kubernetes-validate")?);
    let mut schema = Schema { source, ..Schema::default() };
    for (bit, (minor, dir)) in inputs.iter().enumerate() {
        let path = dir.join("_definitions.json");
        let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
        schema.minors.push((*minor, hash(&bytes)));
        let json: Value = serde_json::from_slice(&bytes).map_err(|error| failed(&path, error))?;
        let definitions = json
            .get("$defs")
            .and_then(Value::as_object)
            .ok_or_else(|| Error::new(format!("{}: no `$defs`", path.display())))?;
        add(&mut schema, 1 << bit, definitions).map_err(|error| Error::new(format!("1.{minor}: {error}")))?;
    }
    Ok(schema)
}

fn minor_of(dir: &Path) -> Result<u8> {
    dir.file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.strip_prefix("v1.")?.split('.').next()?.parse().ok())
        .ok_or_else(|| Error::new(format!("{}: not named like `v1.36.0-local`", dir.display())))
}

/// An unpacked package's name and version, from its `.dist-info` folder.
fn package(unpacked: &Path, name: &str) -> Result<String> {
    let prefix = format!("{}-", name.replace('-', "_"));
    for entry in fs::read_dir(unpacked).into_iter().flatten().flatten() {
        let folder = entry.file_name();
        let version = folder.to_str().and_then(|it| it.strip_prefix(&*prefix)?.strip_suffix(".dist-info"));
        if let Some(version) = version {
            return Ok(format!("{name} {version}"));
        }
    }
    Err(Error::new(format!("{}: no {prefix}*.dist-info folder", unpacked.display())))
}

/// Adds one minor: the kinds people write, and all types reachable from them.
fn add(schema: &mut Schema, bit: Mask, definitions: &Map<String, Value>) -> Result<()> {
    let mut waiting: Vec<String> = Vec::new();
    for (full, definition) in definitions {
        let Some([gvk]) =
            definition.get("x-kubernetes-group-version-kind").and_then(Value::as_array).map(Vec::as_slice)
        else {
            // `DeleteOptions` and its like are in every group; nobody writes them to a file.
            continue;
        };
        let part = |name: &str| gvk.get(name).and_then(Value::as_str).unwrap_or_default();
        let (group, version, kind) = (part("group"), part("version"), part("kind"));
        // Lists are taken apart before their members are looked up; the rest of `meta` is the protocol's own.
        if full.contains(".apis.meta.") || definition.pointer("/properties/items/items/$ref").is_some() {
            continue;
        }
        let api_version = if group.is_empty() { version.to_owned() } else { format!("{group}/{version}") };
        let ty = short_name(full)?;
        schema
            .kinds
            .entry((api_version, kind.to_owned()))
            .or_insert(Kind { ty: ty.clone(), mask: 0, cluster: false })
            .mask |= bit;
        waiting.push(full.clone());
    }

    let mut seen = BTreeSet::new();
    while let Some(full) = waiting.pop() {
        if !seen.insert(full.clone()) {
            continue;
        }
        let definition =
            definitions.get(&full).ok_or_else(|| Error::new(format!("`{full}` is not defined")))?;
        let name = short_name(&full)?;
        let required: BTreeSet<&str> = definition
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let ty = schema.types.entry(name.clone()).or_default();
        ty.mask |= bit;
        let empty = Map::new();
        let properties = definition.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        for (field_name, property) in properties {
            let shape = shape_of(property, &mut waiting)
                .map_err(|error| Error::new(format!("{name}.{field_name}: {error}")))?;
            let list_type = property.get("x-kubernetes-list-type").and_then(Value::as_str);
            let keys = property
                .get("x-kubernetes-list-map-keys")
                .and_then(Value::as_array)
                .map(|keys| keys.iter().filter_map(Value::as_str).map(str::to_owned).collect())
                .unwrap_or_default();
            let field = Field {
                shape,
                required: required.contains(field_name.as_str()),
                keys,
                set: list_type == Some("set"),
                values: None,
                gates: Vec::new(),
                mask: bit,
            };
            let forms = ty.fields.entry(field_name.clone()).or_default();
            match forms.iter_mut().find(|form| Field { mask: bit, ..(*form).clone() } == field) {
                Some(form) => form.mask |= bit,
                None => forms.push(field),
            }
        }
    }
    Ok(())
}

/// `io.k8s.api.core.v1.Container` is `core/v1.Container`.
fn short_name(full: &str) -> Result<String> {
    let mut parts: Vec<&str> = full.split('.').collect();
    let name = parts.pop();
    let version = parts.pop();
    let group = parts.pop();
    match (group, version, name) {
        (Some(group), Some(version), Some(name)) => Ok(format!("{group}/{version}.{name}")),
        _ => Err(Error::new(format!("`{full}` is not group, version and name"))),
    }
}

/// The shapes that Go types with their own JSON decoding have; the schema cannot say them.
fn special(full: &str) -> Option<&'static str> {
    match full.rsplit('.').next()? {
        "Quantity" if full.contains(".api.resource.") => Some("quantity"),
        "IntOrString" => Some("int-or-string"),
        "Time" => Some("time"),
        "MicroTime" => Some("micro-time"),
        "RawExtension"
        | "FieldsV1"
        | "JSON"
        | "JSONSchemaPropsOrArray"
        | "JSONSchemaPropsOrBool"
        | "JSONSchemaPropsOrStringArray" => Some("any"),
        _ => None,
    }
}

fn shape_of(property: &Value, waiting: &mut Vec<String>) -> Result<Shape> {
    if let Some(reference) = property.get("$ref").and_then(Value::as_str) {
        let full = reference
            .strip_prefix("#/$defs/")
            .ok_or_else(|| Error::new(format!("`{reference}` points outside of the file")))?;
        if let Some(word) = special(full) {
            return Ok(Shape::Scalar(word));
        }
        waiting.push(full.to_owned());
        return Ok(Shape::Object(short_name(full)?));
    }
    let word = match property.get("type") {
        Some(Value::String(word)) => Some(word.as_str()),
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).find(|word| *word != "null"),
        _ => None,
    };
    let format = property.get("format").and_then(Value::as_str);
    match (word, format) {
        (Some("string"), None) => Ok(Shape::Scalar("string")),
        (Some("string"), Some("byte")) => Ok(Shape::Scalar("bytes")),
        (Some("boolean"), None) => Ok(Shape::Scalar("bool")),
        (Some("integer"), Some("int32")) => Ok(Shape::Scalar("int32")),
        (Some("integer"), Some("int64") | None) => Ok(Shape::Scalar("int64")),
        (Some("number"), _) => Ok(Shape::Scalar("double")),
        (Some("array"), None) => {
            let of = property.get("items").ok_or_else(|| Error::new("a list without `items`"))?;
            Ok(Shape::List(Box::new(shape_of(of, waiting)?)))
        }
        (Some("object"), None) => match property.get("additionalProperties") {
            Some(of @ Value::Object(_)) => Ok(Shape::Map(Box::new(shape_of(of, waiting)?))),
            _ => Ok(Shape::Scalar("any")),
        },
        (None, None) => Ok(Shape::Scalar("any")),
        _ => Err(Error::new(format!("unknown shape {word:?} {format:?}"))),
    }
}
