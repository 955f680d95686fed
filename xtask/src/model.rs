//! Writes `src/model/generated.rs`: a struct for every type that the modelled kinds are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::gates::Gates;
use crate::text::{Field, Mask, Schema, Shape, Type};
use crate::{Error, Result};

/// The kinds with a typed body.
const KINDS: [&str; 21] = [
    "apps/v1.DaemonSet",
    "apps/v1.Deployment",
    "apps/v1.ReplicaSet",
    "apps/v1.StatefulSet",
    "autoscaling/v2.HorizontalPodAutoscaler",
    "batch/v1.CronJob",
    "batch/v1.Job",
    "core/v1.ConfigMap",
    "core/v1.LimitRange",
    "core/v1.Namespace",
    "core/v1.PersistentVolumeClaim",
    "core/v1.Pod",
    "core/v1.PodTemplate",
    "core/v1.ReplicationController",
    "core/v1.ResourceQuota",
    "core/v1.Secret",
    "core/v1.Service",
    "core/v1.ServiceAccount",
    "networking/v1.Ingress",
    "networking/v1.NetworkPolicy",
    "policy/v1.PodDisruptionBudget",
];

/// Fields that the server writes; rules do not look into them.
const OPAQUE: [&str; 2] = ["managedFields", "status"];

/// Types that the model reads as another with the same fields and more: an ephemeral container is a container with a
/// `targetContainerName`, and most rules speak of both; the old autoscaler has one field of its own.
const MERGED: [(&str, &str); 4] = [
    ("autoscaling/v1.CrossVersionObjectReference", "autoscaling/v2.CrossVersionObjectReference"),
    ("autoscaling/v1.HorizontalPodAutoscaler", "autoscaling/v2.HorizontalPodAutoscaler"),
    ("autoscaling/v1.HorizontalPodAutoscalerSpec", "autoscaling/v2.HorizontalPodAutoscalerSpec"),
    ("core/v1.EphemeralContainer", "core/v1.Container"),
];

/// Types whose fields depend on each other where a feature is off; `src/model/dropped.rs` looks them over.
const FINISHED: [&str; 2] = ["batch/v1.Job", "core/v1.PodSpec"];

/// Words that Rust keeps for itself.
const KEYWORDS: [&str; 12] =
    ["as", "continue", "default", "for", "in", "loop", "match", "mod", "ref", "static", "type", "use"];

/// Writes the file.
pub fn generate(schema: &Schema, gates: &Gates) -> Result<String> {
    let mut structs: BTreeMap<&str, Struct<'_>> = BTreeMap::new();
    let mut waiting: Vec<String> = KINDS.map(str::to_owned).to_vec();
    while let Some(name) = waiting.pop() {
        let Some((name, ty)) = schema.types.get_key_value(&name) else {
            return Err(Error::new(format!("`{name}` is not in the schema")));
        };
        match structs.get(short(name)) {
            None => {}
            Some(known) if known.full == name => continue,
            Some(other) => {
                return Err(Error::new(format!("`{name}` and `{}` would be one struct", other.full)));
            }
        }
        let mut item = Struct::new(name, ty, schema, gates)?;
        for (other, _) in MERGED.iter().filter(|(_, into)| into == name) {
            let ty = schema.types.get(*other).ok_or_else(|| Error::new(format!("no `{other}`")))?;
            item.merge(Struct::new(other, ty, schema, gates)?)?;
        }
        waiting.extend(item.fields.iter().filter_map(|member| member.shape.object()).map(str::to_owned));
        structs.insert(item.name, item);
    }
    let borrowing = borrowing(&structs);

    let mut out = String::from(
        "//! The structs of the model, written by `cargo xtask gen` from `schemas/kubernetes.txt`. Do not edit.\n\n\
         #![expect(clippy::single_match, reason = \"a struct with one field is read like all others\")]\n\n\
         use super::runtime::{\n    Any, Blank, Bool, Cx, Field, Int, IntOrStr, List, Map, Quantity, Str, Struct, \
         field, field_int32, structs,\n};\n\
         use crate::text::Span;\nuse crate::yaml::NodeId;\n",
    );
    for item in structs.values() {
        item.write(&mut out, &borrowing);
    }
    out.push_str("\nstructs! {\n");
    for name in structs.keys() {
        let _ = writeln!(out, "    {name}{},", if borrowing.contains(name) { "<'a>" } else { "" });
    }
    out.push_str("}\n");
    Ok(out)
}

/// A struct to be written.
struct Struct<'s> {
    /// `Container`
    name: &'s str,
    /// `core/v1.Container`
    full: &'s str,
    fields: Vec<Member<'s>>,
}

/// A field of it.
struct Member<'s> {
    /// `imagePullPolicy`
    key: &'s str,
    /// `image_pull_policy`
    name: String,
    shape: Shape,
    /// The minors in which it reaches validation; nothing where that is all of them.
    minors: Option<Mask>,
}

/// The names of the structs that borrow from the text, which is nearly all of them.
fn borrowing<'s>(structs: &BTreeMap<&'s str, Struct<'s>>) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    loop {
        let before = found.len();
        for item in structs.values() {
            if item.fields.iter().any(|member| borrows(&member.shape, &found)) {
                found.insert(item.name);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn borrows(shape: &Shape, structs: &BTreeSet<&str>) -> bool {
    match shape {
        Shape::Scalar(word) => !matches!(*word, "any" | "bool" | "int32" | "int64"),
        Shape::Object(name) => structs.contains(short(name)),
        Shape::List(of) => borrows(of, structs),
        Shape::Map(_) => true,
    }
}

/// `Container` of `core/v1.Container`.
fn short(full: &str) -> &str {
    full.rsplit('.').next().unwrap_or(full)
}

/// `hostIP` is `host_ip`, `clusterIPs` is `cluster_ips`, `type` is `type_`.
fn snake(key: &str) -> String {
    let chars: Vec<char> = key.chars().collect();
    let upper = |at: usize| chars.get(at).is_some_and(char::is_ascii_uppercase);
    let lower = |at: usize| chars.get(at).is_some_and(char::is_ascii_lowercase);
    let mut out = String::new();
    for (at, c) in chars.iter().enumerate() {
        // A word begins at a capital after a small letter, and at the last capital of a run before a small letter,
        // unless that letter is the plural of an abbreviation.
        let plural = chars.get(at + 1) == Some(&'s') && !lower(at + 2);
        if at > 0 && upper(at) && (!upper(at - 1) || lower(at + 1) && !plural) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    if KEYWORDS.contains(&out.as_str()) {
        out.push('_');
    }
    out
}

impl<'s> Struct<'s> {
    fn new(full: &'s str, ty: &'s Type, schema: &Schema, gates: &Gates) -> Result<Self> {
        let mut fields = Vec::new();
        for (key, forms) in &ty.fields {
            // A field that the newest minor has not is one that none of the rules asks for.
            let Some(Field { shape, .. }) = forms.iter().find(|form| form.mask & schema.newest() != 0) else {
                continue;
            };
            let shape = if OPAQUE.contains(&key.as_str()) { Shape::Scalar("any") } else { merged(shape) };
            // A type that came later is only ever reached through a field that came with it.
            let without = schema.all() & !ty.mask;
            let here = forms.iter().fold(without, |mask, form| mask | form.mask) & gates.keeps(full, key);
            let minors = (here != schema.all()).then_some(here);
            fields.push(Member { key, name: snake(key), shape, minors });
        }
        let distinct: BTreeSet<&str> = fields.iter().map(|member| member.name.as_str()).collect();
        if distinct.len() != fields.len() {
            return Err(Error::new(format!("two fields of `{full}` have one name in Rust")));
        }
        Ok(Self { name: short(full), full, fields })
    }

    /// Adds the fields of a type that is read as this one.
    fn merge(&mut self, other: Struct<'s>) -> Result<()> {
        for member in other.fields {
            match self.fields.iter().find(|own| own.key == member.key) {
                None => self.fields.push(member),
                Some(own) if own.shape == member.shape && own.minors == member.minors => {}
                Some(_) => {
                    return Err(Error::new(format!("`{}` differs in `{}`", member.key, other.full)));
                }
            }
        }
        self.fields.sort_by(|a, b| a.key.cmp(b.key));
        Ok(())
    }

    fn write(&self, out: &mut String, borrowing: &BTreeSet<&str>) {
        let name = self.name;
        let full = self.full;
        let lifetime = if borrowing.contains(name) { "<'a>" } else { "" };
        let group = full.strip_suffix(name).and_then(|group| group.strip_suffix('.')).unwrap_or(full);
        let _ = write!(
            out,
            "\n/// `{name}` of `{group}`.\n#[derive(Debug)]\npub struct {name}{lifetime} {{\n    \
             /// The whole mapping.\n    pub span: Span,\n    /// The mapping's node.\n    pub node: NodeId,\n"
        );
        for Member { key, name, shape, .. } in &self.fields {
            let _ = writeln!(out, "    /// `{key}`, {}.", describe(shape, false));
            let _ = writeln!(out, "    pub {name}: Field<{}>,", rust_type(shape, borrowing, true));
        }
        let blank = if self.fields.is_empty() { "_" } else { "blank" };
        let _ = write!(
            out,
            "}}\n\nimpl<'a> Struct<'a> for {name}{lifetime} {{\n    \
             fn blank(span: Span, node: NodeId, {blank}: Blank) -> Self {{\n        Self {{\n"
        );
        let mut line = String::from("            span, node,");
        for Member { name, .. } in &self.fields {
            let cell = format!(" {name}: blank.field(),");
            if line.len() + cell.len() > 108 {
                let _ = writeln!(out, "{line}");
                "           ".clone_into(&mut line);
            }
            line.push_str(&cell);
        }
        if self.fields.is_empty() {
            let _ = writeln!(
                out,
                "{line}\n        }}\n    }}\n\n    \
                 fn set(&mut self, _: &Cx<'_, 'a>, _: &str, _: NodeId, _: NodeId) {{}}\n}}"
            );
            return;
        }
        let _ = write!(
            out,
            "{line}\n        }}\n    }}\n\n    \
             fn set(&mut self, cx: &Cx<'_, 'a>, name: &str, key: NodeId, node: NodeId) {{\n        \
             match name {{\n"
        );
        for Member { key, name, shape, minors } in &self.fields {
            let read = if *shape == Shape::Scalar("int32") { "field_int32" } else { "field" };
            let here = minors.map_or(String::new(), |mask| format!(" if cx.has({mask:#x})"));
            let _ = writeln!(out, "            \"{key}\"{here} => self.{name} = {read}(cx, key, node),");
        }
        out.push_str("            _ => {}\n        }\n    }\n");
        if FINISHED.contains(&full) {
            out.push_str(
                "\n    fn finish(&mut self, cx: &Cx<'_, 'a>) {\n        self.drop_disabled(cx);\n    }\n",
            );
        }
        out.push_str("}\n");
    }
}

/// The shape, with types that are read as another replaced.
fn merged(shape: &Shape) -> Shape {
    match shape {
        Shape::Scalar(word) => Shape::Scalar(word),
        Shape::Object(name) => {
            let into = MERGED.iter().find(|(from, _)| from == name).map_or(name.as_str(), |(_, into)| into);
            Shape::Object(into.to_owned())
        }
        Shape::List(of) => Shape::List(Box::new(merged(of))),
        Shape::Map(of) => Shape::Map(Box::new(merged(of))),
    }
}

fn rust_type(shape: &Shape, borrowing: &BTreeSet<&str>, outermost: bool) -> String {
    match shape {
        Shape::Scalar(word) => match *word {
            "any" => "Any",
            "bool" => "Bool",
            "int32" | "int64" => "Int",
            "int-or-string" => "IntOrStr<'a>",
            "quantity" => "Quantity<'a>",
            _ => "Str<'a>",
        }
        .to_owned(),
        Shape::Object(full) => {
            let name = short(full);
            let lifetime = if borrowing.contains(name) { "<'a>" } else { "" };
            // A field that is an object is boxed, so that structs stay small where most fields are missing.
            if outermost { format!("Box<{name}{lifetime}>") } else { format!("{name}{lifetime}") }
        }
        Shape::List(of) => format!("List<{}>", rust_type(of, borrowing, false)),
        Shape::Map(of) => format!("Map<'a, {}>", rust_type(of, borrowing, false)),
    }
}

/// The shape in words, in the singular or the plural.
fn describe(shape: &Shape, plural: bool) -> String {
    let (one, many) = match shape {
        Shape::Scalar(word) => match *word {
            "any" => {
                ("a value that the model does not look into", "values that the model does not look into")
            }
            "bool" => ("true or false", "truth values"),
            "bytes" => ("bytes in base64", "bytes in base64"),
            "int32" => ("a 32-bit number", "32-bit numbers"),
            "int64" => ("a 64-bit number", "64-bit numbers"),
            "int-or-string" => ("a number or a string", "numbers or strings"),
            "quantity" => ("a quantity", "quantities"),
            "time" | "micro-time" => ("a time", "times"),
            _ => ("a string", "strings"),
        },
        Shape::Object(full) => {
            let name = short(full);
            return if plural { format!("[`{name}`]s") } else { format!("[`{name}`]") };
        }
        Shape::List(of) => {
            return format!("{} of {}", if plural { "lists" } else { "a list" }, describe(of, true));
        }
        Shape::Map(of) => {
            return format!("{} from names to {}", if plural { "maps" } else { "a map" }, describe(of, true));
        }
    };
    if plural { many } else { one }.to_owned()
}
