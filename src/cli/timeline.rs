//! `podlint timeline FILE`: how the pods of a file live.

use std::io::Write as _;

use super::{
    args::{Timeline, TimelineOutput},
    exit::{Exit, Failure},
    terminal::Terminal,
};
use crate::{
    discover::{Reader, discover},
    engine::{Input, PodLife, check_file, lives, look},
    lifecycle::Assumptions,
    report::{
        Skipped,
        timeline::{self, Shown},
    },
    rule::{Settings, closest},
    schema::custom::Definitions,
};

/// Shows how pods live: those of the object that was chosen, or all.
pub(super) fn timeline(args: &Timeline, terminal: &Terminal) -> Result<Exit, Failure> {
    let minors = args.kubernetes_version.unwrap_or_default();
    let minor = minors.last();
    if minor != minors.first() {
        let help = format!("write one, such as `--kubernetes-version {minor}`");
        return Err(Failure::usage(format!("a timeline is of one minor, and `{minors}` are several"), help));
    }
    let found = discover(std::slice::from_ref(&args.file), None)
        .map_err(|bad| Failure::Usage(bad.into_iter().map(|bad| (bad.message, bad.help)).collect()))?;
    let mut exit = Exit::Clean;
    for Skipped { file, reason } in &found.unreadable {
        terminal.error(&format!("`{file}` was not read: {reason}"), None);
        exit = Exit::Usage;
    }
    let assume =
        Assumptions { startup_seconds: args.startup_seconds.clone(), run_seconds: args.run_seconds.clone() };
    let settings = Settings::default().for_minors(minor);
    let mut reader = Reader::default();
    let mut pods: Vec<(usize, PodLife)> = Vec::new();
    let mut texts: Vec<(&str, String)> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut broken = false;
    for file in &found.files {
        let text = match reader.read(&file.source) {
            Ok(text) => text,
            Err(unread) => {
                terminal.error(&format!("`{}` was not read: {}", file.name, unread.reason), None);
                exit = Exit::Usage;
                continue;
            }
        };
        let input = Input { path: &file.name, text, role: file.role };
        // What files have to do with each other can be told of one that is all there is.
        let report = if found.files.len() == 1 {
            check_file(&input, &settings)
        } else {
            look(&input, &settings, &Definitions::default())
        };
        let lives = lives(&input, &report, minor, &assume);
        if let Some(reason) = &lives.skipped {
            terminal.warning(&format!("a part of `{}` was not looked at: {reason}", file.name), None);
        }
        broken |= lives.broken || lives.skipped.is_some();
        others.extend(lives.others.iter().map(|id| id.kind.clone()));
        if !lives.pods.is_empty() {
            pods.extend(lives.pods.into_iter().map(|pod| (texts.len(), pod)));
            texts.push((&file.name, text.to_owned()));
        }
    }
    let shown_name = args.file.display();
    if pods.is_empty() {
        if exit != Exit::Clean {
            return Ok(exit);
        }
        let there = if broken {
            format!("no pod can be read in `{shown_name}`")
        } else if others.is_empty() {
            format!("there is no Kubernetes object in `{shown_name}`")
        } else {
            others.sort_unstable();
            others.dedup();
            let verb = if others.len() == 1 { "makes" } else { "make" };
            format!("there is no pod in `{shown_name}`: {} {verb} none", others.join(", "))
        };
        let help = if broken {
            format!("`podlint {shown_name}` tells what is wrong with it")
        } else {
            "a timeline is of a Pod, or of what makes pods, such as a Deployment or a Job".to_owned()
        };
        return Err(Failure::usage(there, help));
    }
    if let Some(object) = &args.object {
        let names: Vec<String> = pods.iter().map(|(_, pod)| object_name(pod)).collect();
        pods.retain(|(_, pod)| is_called(pod, object));
        if pods.is_empty() {
            let help = among(object, names.iter().map(String::as_str));
            return Err(Failure::usage(format!("`{shown_name}` has no `{object}` with pods"), help));
        }
    }
    unknown_names(args, &pods)?;
    for (_, pod) in pods.iter().filter(|(_, pod)| pod.life.is_none()) {
        let message = format!("nothing can be said of {}: no cluster takes it as it is", object_name(pod));
        terminal.error(&message, Some(&format!("`podlint {shown_name}` tells why")));
        exit = Exit::Usage;
    }
    let shown: Vec<Shown<'_>> = pods
        .iter()
        .filter_map(|(file, pod)| {
            let (file, text) = &texts[*file];
            Shown::of(file, text, pod)
        })
        .collect();
    if shown.is_empty() {
        return Ok(exit);
    }
    let mut out = terminal.output();
    match args.output {
        TimelineOutput::Text => {
            let mut options = terminal.options();
            options.unicode &= !args.ascii;
            timeline::text(&mut out, &shown, &options)?;
        }
        TimelineOutput::Json => timeline::json(&mut out, &shown, &minor.to_string())?,
        TimelineOutput::Svg => timeline::svg(&mut out, &shown)?,
    }
    out.flush()?;
    Ok(exit)
}

/// What an object is called on the command line.
fn object_name(pod: &PodLife) -> String {
    format!("{}/{}", pod.id.kind, pod.id.name.as_deref().unwrap_or_default())
}

/// Whether the object is the one that is asked for, by kind in any case and by name.
fn is_called(pod: &PodLife, object: &str) -> bool {
    let name = pod.id.name.as_deref().unwrap_or_default();
    object
        .split_once('/')
        .is_some_and(|(kind, wanted)| kind.eq_ignore_ascii_case(&pod.id.kind) && wanted == name)
}

/// A container that is nowhere is a slip of the pen.
fn unknown_names(args: &Timeline, pods: &[(usize, PodLife)]) -> Result<(), Failure> {
    let containers = || pods.iter().flat_map(|(_, pod)| pod.containers.iter().map(String::as_str));
    let given = args.startup_seconds.iter().chain(&args.run_seconds).filter_map(|(name, _)| name.as_ref());
    let wrong: Vec<(String, Option<String>)> = given
        .filter(|name| !containers().any(|container| container == *name))
        .map(|name| (format!("there is no container `{name}`"), Some(among(name, containers()))))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Usage(wrong)) }
}

/// Which of the names that there are may be meant.
fn among<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> String {
    /// More than these say less.
    const NAMED: usize = 8;
    let mut there: Vec<&str> = Vec::new();
    for name in names {
        if !there.contains(&name) {
            there.push(name);
        }
    }
    let lower: Vec<String> = there.iter().map(|name| name.to_ascii_lowercase()).collect();
    let near = closest(&word.to_ascii_lowercase(), lower.iter().map(String::as_str));
    if let Some(at) = near.and_then(|near| lower.iter().position(|name| name == near)) {
        return format!("did you mean `{}`?", there[at]);
    }
    let more = there.len().saturating_sub(NAMED);
    there.truncate(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("there is {}{more}", there.join(", "))
}
