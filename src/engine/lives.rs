//! One file in, the lives of its pods out.

use super::{Input, id, placeholder};
use crate::{
    diagnostic::ObjectId,
    lifecycle::{self, Assumptions, Life},
    model,
    schema::Minor,
    yaml,
};

/// The pods of one file.
#[derive(Debug, Default)]
pub struct FileLives {
    /// The pods, in the order of the text.
    pub pods: Vec<PodLife>,
    /// The objects that are no pods, and that make none.
    pub others: Vec<ObjectId>,
    /// Why a part of the file was not looked at.
    pub skipped: Option<String>,
    /// Whether a document cannot be read.
    pub broken: bool,
}

/// A pod and how it lives.
#[derive(Debug)]
pub struct PodLife {
    /// The object that it is written in.
    pub id: ObjectId,
    /// Its containers' names.
    pub containers: Vec<String>,
    /// How it lives; nothing where it has a value that cannot be read, or that the server refuses.
    pub life: Option<Life>,
}

/// The lives of the pods in a file, of those that controllers make of its templates too, on a cluster of the minor.
pub fn lives(input: &Input<'_>, minor: Minor, assume: &Assumptions) -> FileLives {
    let (tree, mut problems) = yaml::parse(input.text);
    let aside = placeholder::set_templates_aside(&tree, &mut problems);
    let mut file = FileLives { skipped: aside.reason(&tree), ..FileLives::default() };
    for (number, document) in (0u32..).zip(tree.documents()) {
        if aside.contains(number) {
            continue;
        }
        file.broken |= document.failed;
        for object in model::objects(&tree, number as usize, minor) {
            let before = file.pods.len();
            file.pods.extend(object.pods().map(|pod| PodLife {
                id: id(&object),
                containers: pod.lasting_containers().map(|view| view.name().to_owned()).collect(),
                life: lifecycle::life(&pod, assume),
            }));
            if file.pods.len() == before {
                file.others.push(id(&object));
            }
        }
    }
    file
}
