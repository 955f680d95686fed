//! `exec-shell-syntax`: shell syntax in commands that no shell reads.

use super::{Action, hook_handlers, hooks, probe_handlers, probes, subject, takes_probes};
use crate::{
    command,
    diagnostic::{Diagnostic, Level, Outcome, Stage},
    model::{ContainerList, ContainerView, List, PodView, Str},
    rule::{Check, Context, Rule},
};

/// The rule.
pub static RULE: Rule = Rule {
    name: "exec-shell-syntax",
    summary: "a command uses shell syntax, but no shell reads it",
    group: "lifecycle",
    level: Level::Error,
    outcome: Outcome::CrashLoop,
    stage: Stage::Runtime,
    page: include_str!("exec_shell_syntax.md"),
    aliases: &[],
    check: Check::Container(check),
};

/// Where a command stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Container(ContainerList),
    Probe(&'static str),
    Hook(&'static str),
}

fn check<'a>(cx: &mut Context<'a, '_>, _: &PodView<'a, '_>, container: &ContainerView<'a, '_>) {
    if let Some(command) = container.container.command.get() {
        let args = container.container.args.items();
        check_command(cx, Place::Container(container.list), container, command, args);
    }
    if !takes_probes(container) {
        return;
    }
    for (name, probe) in probes(container.container) {
        let Some(probe) = probe.get() else { continue };
        if let Some(Action::Exec(exec)) = probe_handlers(probe).next().map(|first| first.action)
            && let Some(command) = exec.command.get()
        {
            check_command(cx, Place::Probe(name), container, command, &[]);
        }
    }
    for (name, _, hook) in hooks(container.container) {
        if let Some(Action::Exec(exec)) = hook_handlers(hook).next().map(|first| first.action)
            && let Some(command) = exec.command.get()
        {
            check_command(cx, Place::Hook(name), container, command, &[]);
        }
    }
}

fn check_command(
    cx: &mut Context<'_, '_>,
    place: Place,
    container: &ContainerView<'_, '_>,
    command: &List<Str<'_>>,
    args: &[Str<'_>],
) {
    let Some(program) = command.first() else { return };
    if !command.complete {
        return;
    }
    let subject = match place {
        Place::Container(_) => subject("command", container),
        Place::Probe(name) | Place::Hook(name) => subject(name, container),
    };
    if is_line(program) {
        let text = shown(program);
        let message =
            format!("{subject} starts a program that is called `{text}`, spaces and all; there is none");
        let finding = cx.report(program.span, message).help(split(program));
        happens(finding, place, container);
        return;
    }
    let words = || command.iter().chain(args);
    if let Some(operator) = operator(words()) {
        let shell = words().any(|word| is_shell(word));
        let operator_text = &**operator;
        let message = if shell {
            format!(
                "{subject} hands `{operator_text}` to the script as an argument; the shell does not act on it"
            )
        } else {
            format!(
                "{subject} hands `{operator_text}` to `{}` as an argument; no shell acts on it",
                shown(program)
            )
        };
        let help = if shell {
            "put the whole command line into one string after `-c`"
        } else {
            "let a shell run it: [\"sh\", \"-c\", \"the whole command line\"]"
        };
        let finding = cx.report(operator.span, message).help(help);
        happens(finding, place, container);
        finding.happens(Outcome::Fragile, Stage::Runtime).at_most_warn();
    }
}

/// Whether a program's name is in truth a command line. Windows has programs with spaces in their paths.
fn is_line(program: &str) -> bool {
    let path = program.contains('\\') && !program.contains('\n') || program.contains("Program Files");
    program.trim().contains(char::is_whitespace) && !path
}

/// The start of a text, for a message of one line.
fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().lines().next().unwrap_or_default();
    if line.len() == text.trim().len() && line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST).collect();
    format!("{} ...", start.trim_end())
}

/// How to write the line as a command.
fn split(program: &str) -> String {
    let syntax = ["&&", "||", "|", ";", ">", "<", "$(", "`", "\"", "'", "\n", "*", "$"];
    if syntax.iter().any(|syntax| program.contains(syntax)) || program.len() > 80 {
        return "let a shell run it: [\"sh\", \"-c\", \"the whole command line\"]".to_owned();
    }
    let words: Vec<String> = program.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    format!("write each word by itself: [{}]", words.join(", "))
}

/// Whether a word of a command is a shell, or hands what follows to one.
fn is_shell(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".exe").unwrap_or(name);
    command::is_posix_shell(name) || matches!(name, "fish" | "cmd" | "powershell" | "pwsh")
}

/// The first word that can only have been meant for a shell.
fn operator<'w, 'a: 'w>(words: impl Iterator<Item = &'w Str<'a>> + Clone) -> Option<&'w Str<'a>> {
    // These take such words as arguments of their own.
    let takes_operators = |word: &str| {
        let name = word.rsplit('/').next().unwrap_or_default();
        matches!(
            name,
            "find"
                | "test"
                | "["
                | "[["
                | "expr"
                | "tr"
                | "cut"
                | "awk"
                | "grep"
                | "jq"
                | "yq"
                | "ssh"
                | "cmd"
                | "cmd.exe"
        )
    };
    if words.clone().any(|word| takes_operators(word)) {
        return None;
    }
    words.clone().zip(words.skip(1)).find_map(|(before, word)| {
        let sure = matches!(&**word, "&&" | "||" | "2>&1" | ">>");
        // After an option, `|` or `;` may be its value.
        let likely = matches!(&**word, "|" | ";" | ">" | "<" | "&") && !before.starts_with('-');
        (sure && !before.starts_with("-c") || likely).then_some(word)
    })
}

/// Sets the outcome of a command that cannot be started.
fn happens(finding: &mut Diagnostic, place: Place, container: &ContainerView<'_, '_>) {
    match place {
        Place::Container(ContainerList::Init) => finding.happens(Outcome::InitStuck, Stage::Runtime),
        Place::Probe("readinessProbe") => finding.happens(Outcome::NeverReady, Stage::Kubelet),
        Place::Hook("preStop") => finding.happens(Outcome::Fragile, Stage::Kubelet).at_most_warn(),
        Place::Probe("startupProbe") | Place::Hook(_) if container.is_sidecar() => {
            finding.happens(Outcome::InitStuck, Stage::Kubelet)
        }
        Place::Probe(_) | Place::Hook(_) => finding.happens(Outcome::CrashLoop, Stage::Kubelet),
        Place::Container(_) => finding,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Span, yaml::Kind};

    #[test]
    fn command_lines_are_told_from_programs() {
        for line in ["sleep 3600", "cat /tmp/x | grep y", "#!/bin/sh\necho hi\n", "sh -c"] {
            assert!(is_line(line), "{line}");
        }
        for program in ["sleep", "/app/worker", "", r"C:\Program Files\app\app.exe", "sleep\n", " sleep"] {
            assert!(!is_line(program), "{program}");
        }
    }

    #[test]
    fn operators_are_told_from_arguments() {
        let found = |words: &[&'static str]| {
            let words: Vec<Str<'_>> = words
                .iter()
                .map(|word| Str { value: (*word).into(), span: Span::at(0), style: Kind::Plain })
                .collect();
            operator(words.iter()).is_some()
        };
        for words in [
            &["nginx", "-s", "quit", "&&", "sleep", "5"][..],
            &["cat", "/x", "|", "wc"],
            &["sh", "-c", "a", "||", "b"],
        ] {
            assert!(found(words), "{words:?}");
        }
        for words in [
            &["find", "/", "-name", "x", ";"][..],
            &["column", "-s", "|"],
            &["sh", "-c", "a && b"],
            &["test", "a", ">", "b"],
        ] {
            assert!(!found(words), "{words:?}");
        }
    }
}
