//! Reads what the Go types of `kubernetes/api` and of `meta/v1` in `kubernetes/apimachinery` say beyond the published
//! schemas: enums and their values, feature gates of fields, how a field is kept and written, and kinds without a
//! namespace.
//!
//! The sources are Git repositories with a tag for each minor. This reads as much of Go as those files need: types,
//! constants, comments and struct tags, each on lines of their own, as `gofmt` leaves them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::{Error, Result};

/// What the types of one tag say. Types are named as in the schema: `core/v1.Container`.
#[derive(Debug, Default)]
pub struct GoTypes {
    /// The types that are marked as enums.
    pub enums: BTreeSet<String>,
    /// The values of string types, whether marked or not.
    pub values: BTreeMap<String, BTreeSet<String>>,
    /// The fields of structs, by their JSON names.
    pub fields: BTreeMap<String, BTreeMap<String, GoField>>,
    /// The kinds that are in no namespace.
    pub cluster: BTreeSet<String>,
    /// Types with values that are made from something else, and not known here.
    pub incomplete: BTreeSet<String>,
    /// The structs that a struct takes its fields from.
    inlined: BTreeMap<String, Vec<String>>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoField {
    /// The type that it, or what it is a list of, has.
    pub ty: String,
    /// The feature gates that its comment names.
    pub gates: Vec<String>,
    /// Whether 0 and "not set" differ: it is kept by pointer, or left out only when all of it is zero.
    pub pointer: bool,
    /// Whether it is left out when it is empty.
    pub omitempty: bool,
}

/// The tag for a minor: its first release, or what is newest before that.
pub fn tag_of(repository: &Path, minor: u8) -> Result<String> {
    let release = format!("v0.{minor}.0");
    let found = !git(repository, &["tag", "--list", &release])?.is_empty();
    Ok(if found { release } else { "HEAD".to_owned() })
}

/// The commit of a tag.
pub fn commit_of(repository: &Path, tag: &str) -> Result<String> {
    Ok(git(repository, &["rev-parse", &format!("{tag}^{{commit}}")])?.trim().to_owned())
}

fn git(repository: &Path, args: &[&str]) -> Result<String> {
    let failed = |why: String| Error::new(format!("git {}: {why}", args.join(" ")));
    let output = Command::new("git")
        .arg("-C")
        .arg(repository)
        .args(args)
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}

/// The package of types with this import path, if it is one of them.
fn package(path: &str) -> Option<&str> {
    let path = path.strip_prefix("k8s.io/")?;
    path.strip_prefix("api/").or_else(|| path.strip_prefix("apimachinery/pkg/apis/"))
}

/// The packages of types that a file imports, by the names that it gives them.
fn imports(text: &str) -> BTreeMap<&str, &str> {
    let lines = text.lines().filter_map(|line| line.trim().split_once(" \""));
    lines.filter_map(|(name, path)| Some((name, package(path.strip_suffix('"')?)?))).collect()
}

/// A clone of `kubernetes/api` or of `kubernetes/apimachinery` at a tag.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The folder.
    pub repository: &'s Path,
    /// The tag.
    pub tag: &'s str,
}

impl GoTypes {
    /// Reads all types of a minor.
    pub fn read(api: Source<'_>, machinery: Source<'_>) -> Result<Self> {
        let mut types = Self::default();
        types.read_packages(api, "")?;
        types.read_packages(machinery, "pkg/apis/")?;
        types.take_inlined();
        let GoTypes { enums, values, incomplete, .. } = &mut types;
        enums.retain(|name| values.contains_key(name) && !incomplete.contains(name));
        Ok(types)
    }

    /// Reads the packages below a folder, which are called `GROUP/VERSION`.
    fn read_packages(&mut self, Source { repository, tag }: Source<'_>, below: &str) -> Result<()> {
        for path in git(repository, &["ls-tree", "-r", "--name-only", tag])?.lines() {
            let Some((package, file)) = path.strip_prefix(below).and_then(|path| path.rsplit_once('/'))
            else {
                continue;
            };
            if package.split('/').count() == 2 && file.ends_with("types.go") && !file.starts_with("zz_") {
                self.read_file(package, &git(repository, &["show", &format!("{tag}:{path}")])?);
            }
        }
        Ok(())
    }

    /// Reads one file of a package.
    pub fn read_file(&mut self, package: &str, text: &str) {
        let named = |name: &str| format!("{package}.{name}");
        let imports = imports(text);
        let mut comment: Vec<&str> = Vec::new();
        let mut open: Option<String> = None;
        for line in text.lines() {
            let code = line.trim();
            if let Some(words) = code.strip_prefix("//") {
                comment.push(words.trim());
                continue;
            }
            // Marks of a type may stand in a comment of their own, with an empty line below.
            if code.is_empty() {
                continue;
            }
            let words: Vec<&str> = code.split_whitespace().collect();
            match (words.as_slice(), &open) {
                (["}", ..], _) => open = None,
                (["type", name, "struct", ..], _) => {
                    if comment.contains(&"+genclient:nonNamespaced") {
                        self.cluster.insert(named(name));
                    }
                    if !code.ends_with('}') {
                        open = Some(named(name));
                    }
                }
                (["type", name, "string", ..], _) if comment.contains(&"+enum") => {
                    self.enums.insert(named(name));
                }
                (_, None) if code.contains(" = ") => self.read_constant(package, code),
                ([first, ..], Some(owner)) => {
                    self.read_field(
                        (package, &imports),
                        owner,
                        (first, words.get(1).copied(), code),
                        &comment,
                    );
                }
                _ => {}
            }
            comment.clear();
        }
    }

    /// Reads `Name Type = "value"` or `Name = Type("value")`.
    fn read_constant(&mut self, package: &str, code: &str) {
        let Some((left, right)) = code.split_once(" = ") else { return };
        let mut left = left.trim_start_matches("const ").split_whitespace().skip(1);
        let called = right.split_once('(').map(|(ty, value)| (ty, value.trim_end_matches(')')));
        let (ty, value) = match (left.next(), called) {
            (_, Some((ty, value))) => (ty, value),
            (Some(ty), None) => (ty, right),
            (None, None) => return,
        };
        let ty = format!("{package}.{ty}");
        let text = value.strip_prefix('"').and_then(|value| value.split_once('"'));
        match text {
            Some((text, _)) => drop(self.values.entry(ty).or_default().insert(text.to_owned())),
            None => drop(self.incomplete.insert(ty)),
        }
    }

    fn read_field(
        &mut self,
        (package, imports): (&str, &BTreeMap<&str, &str>),
        owner: &str,
        (first, second, code): (&str, Option<&str>, &str),
        comment: &[&str],
    ) {
        let Some(tag) = code.split_once("json:\"").and_then(|(_, rest)| rest.split_once('"')) else { return };
        let bare = |ty: &str| {
            let ty = ty.trim_start_matches(['*', '[', ']']);
            match ty.split_once('.').and_then(|(name, ty)| Some((imports.get(name)?, ty))) {
                Some((package, ty)) => format!("{package}.{ty}"),
                None => format!("{package}.{ty}"),
            }
        };
        match tag.0.split_once(',').unwrap_or((tag.0, "")) {
            ("", "inline") => {
                // An embedded struct has a type and no name.
                let ty = second.filter(|second| !second.starts_with('`')).unwrap_or(first);
                self.inlined.entry(owner.to_owned()).or_default().push(bare(ty));
            }
            ("" | "-", _) => {}
            (name, options) => {
                let gates = comment
                    .iter()
                    .filter_map(|line| line.strip_prefix("+featureGate="))
                    .flat_map(|gates| gates.split(','))
                    .map(|gate| gate.trim().to_owned())
                    .collect();
                let ty = second.unwrap_or_default();
                let omit = |word: &str| options.split(',').any(|option| option == word);
                let field = GoField {
                    ty: bare(ty),
                    gates,
                    pointer: ty.starts_with('*') || omit("omitzero"),
                    omitempty: omit("omitempty") || omit("omitzero"),
                };
                self.fields.entry(owner.to_owned()).or_default().insert(name.to_owned(), field);
            }
        }
    }

    /// Gives structs the fields of those that they take in.
    fn take_inlined(&mut self) {
        // None is deeper than an ephemeral container, which takes in what it has in common with others.
        for _ in 0..3 {
            for (owner, parts) in &self.inlined {
                for part in parts {
                    let fields = self.fields.get(part).cloned().unwrap_or_default();
                    let own = self.fields.entry(owner.clone()).or_default();
                    for (name, field) in fields {
                        own.entry(name).or_insert(field);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read() {
        let mut types = GoTypes::default();
        types.read_file(
            "core/v1",
            "// Phase is a word.\n// +enum\ntype Phase string\n\nconst (\n\t// Here it is on.\n\tPhaseOn Phase = \"On\"\n\t\
             PhaseOff Phase = \"Off it is\" // nothing\n\tPhaseTwo = Phase(\"Two\")\n)\n\nconst Single Phase = \"One\"\n\n// +genclient\n// \
             +genclient:nonNamespaced\n\n// Thing is one.\ntype Thing struct {\n\tmetav1.TypeMeta `json:\",inline\"`\n\t\
             Part `json:\",inline\" protobuf:\"a\"`\n\t// its phases\n\t// +featureGate=A,B\n\t// +optional\n\tPhases \
             []Phase `json:\"phases,omitempty\" protobuf:\"b\"`\n}\n\ntype Part struct {\n\tPhase *Phase \
             `json:\"phase\"`\n}\n",
        );
        types.take_inlined();
        assert!(types.enums.contains("core/v1.Phase") && types.cluster.contains("core/v1.Thing"));
        assert_eq!(
            types.values["core/v1.Phase"].iter().collect::<Vec<_>>(),
            ["Off it is", "On", "One", "Two"]
        );
        let thing = &types.fields["core/v1.Thing"];
        assert_eq!(thing.keys().collect::<Vec<_>>(), ["phase", "phases"]);
        assert_eq!(thing["phases"].gates, ["A", "B"]);
        assert_eq!(thing["phase"].ty, "core/v1.Phase");
        let kept = |name: &str| (thing[name].pointer, thing[name].omitempty);
        assert_eq!((kept("phase"), kept("phases")), ((true, false), (false, true)));
    }
}
