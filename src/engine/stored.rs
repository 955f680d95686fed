//! One file in, its objects as the server has them out.

use super::{Input, id, placeholder};
use crate::{
    defaults::{self, Marks, Value},
    diagnostic::ObjectId,
    model,
    schema::{self, Issue, Minor},
    yaml,
};

/// The objects of one file, with their defaults.
#[derive(Debug, Default)]
pub struct StoredFile {
    /// The objects that the server can decode, in the order of the text.
    pub objects: Vec<StoredObject>,
    /// Those that it cannot; [`super::check_file`] says why.
    pub refused: Vec<ObjectId>,
}

/// An object with its defaults.
#[derive(Debug)]
pub struct StoredObject {
    /// What it is called.
    pub id: ObjectId,
    /// What it holds.
    pub value: Value,
    /// What of it the manifest does not say.
    pub marks: Marks,
    /// Whether the minor has its kind. One that it has not comes as it is written.
    pub known: bool,
}

/// The objects of a file as a server of the minor has them after decoding and defaulting. Templates and encrypted
/// documents have none.
pub fn stored(input: &Input<'_>, minor: Minor) -> StoredFile {
    let (tree, mut problems) = yaml::parse(input.text);
    let aside = placeholder::set_templates_aside(&tree, &mut problems);
    let mut file = StoredFile::default();
    for number in (0u32..).take(tree.documents().len()).filter(|number| !aside.contains(*number)) {
        for object in model::objects(&tree, number as usize, minor) {
            let mut issues = Vec::new();
            if let Some(ty) = object.ty {
                schema::check(&tree, object.root, ty, minor, &mut issues);
            }
            let decoded = !issues.iter().any(Issue::ends_decoding);
            if !decoded || object.api_version.is_none() || object.kind.is_none() {
                file.refused.push(id(&object));
                continue;
            }
            let value = defaults::stored(&tree, &object, minor);
            file.objects.push(StoredObject {
                id: id(&object),
                marks: Marks::of(&value, object.ty),
                value,
                known: object.ty.is_some(),
            });
        }
    }
    file
}
