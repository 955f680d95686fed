//! One file in, the lives of its pods out.

use super::{FileReport, Input, Mark, Refusal, id, marks, placeholder};
use crate::{
    command::Commands,
    diagnostic::{Diagnostic, ObjectId},
    lifecycle::{self, Assumptions, Life},
    model::{self, Owner, PodView},
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
    /// What was found of its life, each at its moment.
    pub marks: Vec<Mark>,
    /// Why no cluster takes it, if that is so.
    pub refused: Vec<Refusal>,
}

/// The lives of the pods in a file, of those that controllers make of its templates too, on a cluster of the minor.
/// `report` is what was found in the file for that minor.
pub fn lives(input: &Input<'_>, report: &FileReport, minor: Minor, assume: &Assumptions) -> FileLives {
    let mut objects = 0u32..;
    let (tree, mut problems) = yaml::parse(input.text);
    let commands = Commands::new(input.text);
    let aside = placeholder::set_templates_aside(&tree, &mut problems);
    let mut file = FileLives { skipped: aside.reason(&tree), ..FileLives::default() };
    for (number, document) in (0u32..).zip(tree.documents()) {
        if aside.contains(number) {
            continue;
        }
        file.broken |= document.failed;
        for object in model::objects(&tree, number as usize, minor) {
            let number = objects.next();
            let findings = report.diagnostics.iter().filter(|it| it.object.is_some() && it.object == number);
            let before = file.pods.len();
            file.pods.extend(object.pods().map(|pod| {
                let mine = || findings.clone().filter(|finding| is_about(finding, &pod));
                let life = lifecycle::life(&pod, &commands, assume);
                PodLife {
                    id: id(&object),
                    containers: pod.lasting_containers().map(|view| view.name().to_owned()).collect(),
                    marks: life.as_ref().map(|life| marks::marks(&pod, life, mine())).unwrap_or_default(),
                    life,
                    refused: marks::refusals(mine()),
                }
            }));
            if file.pods.len() == before {
                file.others.push(id(&object));
            }
        }
    }
    file
}

/// Whether a finding on an object is about this pod of it: a custom resource may have several.
fn is_about(finding: &Diagnostic, pod: &PodView<'_, '_>) -> bool {
    pod.owner != Owner::Custom
        || pod.spec.span.start <= finding.span.start && finding.span.end <= pod.spec.span.end
}
