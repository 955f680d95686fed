//! Developer tasks, as a library so that tests can run them in memory.
//!
//! [`import`] turns what others publish into texts under `schemas/`; [`text`] reads the one of the schema; [`table`] and
//! [`model`] write Rust from it. Only `import` and [`gotypes`] ever see files from outside the repository.

use std::fmt;

#[cfg(feature = "podlint")]
pub mod conformance;
pub mod encoding;
pub mod gates;
pub mod gotypes;
pub mod import;
pub mod model;
pub mod overlay;
pub mod table;
pub mod text;

/// What stops a task: a sentence for the developer who ran it.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// An error with this sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The result of a task.
pub type Result<T> = std::result::Result<T, Error>;

/// One generated file: its path in the repository and its text.
#[derive(Debug)]
pub struct Generated {
    /// The path, from the repository's root.
    pub path: &'static str,
    /// The text.
    pub text: String,
}

/// Generates every file that is made from `schemas/`, in memory.
///
/// `read` gives the text of a file by its path in the repository.
pub fn generate(read: impl Fn(&str) -> Result<String>) -> Result<Vec<Generated>> {
    let schema = text::Schema::parse(&read("schemas/kubernetes.txt")?)?;
    let overlay = overlay::Overlay::parse(&read("schemas/overlay.txt")?)?;
    let gates = gates::Gates::parse(&read("schemas/gates.txt")?, schema.minors.len())?;
    for field in gates.drops.keys() {
        let known = field.rsplit_once('.').and_then(|(ty, name)| schema.types.get(ty)?.fields.get(name));
        known.ok_or_else(|| Error::new(format!("schemas/gates.txt: no field `{field}`")))?;
    }
    Ok(vec![
        Generated { path: "src/schema/table.rs", text: table::generate(&schema, &overlay, &gates)? },
        Generated { path: "src/schema/gates.rs", text: gates::generate(&gates) },
        Generated { path: "src/model/generated.rs", text: model::generate(&schema, &gates)? },
    ])
}
