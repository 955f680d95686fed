//! Templates and placeholders: what is still to be filled in says nothing yet.
//!
//! Two things happen to them. A document that is no YAML because of them is set aside with a reason, instead of a
//! syntax error that its author knows about. A finding on a value that holds one is not made, since nobody knows
//! what will stand there; only where the server would refuse the value as it is, one warning an object remains.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, ServerCause},
    rule::Settings,
    rules::engine::unrendered_placeholder,
    schema::Places,
    text::Span,
    yaml::{Kind, Problem, ProblemKind, Tree},
};

/// Scalars longer than this are programs or data with a placeholder somewhere, not values to be filled in.
const LONGEST_VALUE: usize = 256;

/// How many values one warning points at.
const MOST_LABELS: usize = 4;

/// The forms of placeholder that templating tools use: `{{ x }}`, `${X}`, `$(X)`, `$X`, `<x>`, `[[x]]`, `%X%`, `@X@`,
/// `__X__`, `YOUR X`, `[X]`, a word in `SCREAMING_SNAKE_CASE`, and `ko://`, which ko replaces with the image it builds.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        r"\{\{.*?\}\}",
        r"\$\{(?:[^{}]|\{[^{}]*\})*\}",
        r"\$\{[^}]*\}",
        r"\$\([^)]*\)",
        r"\$[A-Z_][A-Z0-9_]*",
        r"<[A-Za-z][^<>]*>",
        r"\[\[.*?\]\]",
        r"%[A-Z_]+%",
        r"@[A-Z_]+@",
        r"__[A-Z][A-Z_]*__",
        r"\bYOUR[ _-][A-Z][A-Z0-9_]*",
        r"\[[A-Z][A-Z _-]*\]",
        r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b",
        r"^ko://.*",
    ];
    Regex::new(&forms.join("|")).expect("the pattern is constant")
});

/// The first placeholder in `text`.
fn find(text: &str) -> Option<&str> {
    // Three dots for what the author left out.
    if text == "..." {
        return Some(text);
    }
    // The regex is only built and run where one of its characters is: on very few files.
    let possible = |b: u8| b"{$<[%@_U:".contains(&b);
    text.bytes().any(possible).then(|| PLACEHOLDER.find(text)).flatten().map(|found| found.as_str())
}

/// The documents of a file that are not checked, and why.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// By number.
    documents: BTreeSet<u32>,
    sops: bool,
}

impl Aside {
    /// Whether the document is set aside.
    pub(super) fn contains(&self, document: u32) -> bool {
        self.documents.contains(&document)
    }

    /// What to tell the user, if anything was set aside.
    pub(super) fn reason(&self, tree: &Tree<'_>) -> Option<String> {
        let (what, mend) = if self.sops {
            ("encrypted with SOPS", "decrypt it first")
        } else {
            ("a template", "render it first, then lint what it renders to")
        };
        let others = (0..)
            .zip(tree.documents())
            .any(|(number, document)| (document.root.is_some() || document.failed) && !self.contains(number));
        match self.documents.len() {
            0 => None,
            _ if !others => Some(format!("{what}: {mend}")),
            1 => Some(format!("one document is {what}: {mend}")),
            n => Some(format!("{n} documents are each {what}: {mend}")),
        }
    }
}

/// Finds the documents that are unrendered templates or encrypted, and takes their problems out of `problems`.
pub(super) fn set_templates_aside(tree: &Tree<'_>, problems: &mut Vec<Problem>) -> Aside {
    let mut aside = Aside::default();
    for problem in &*problems {
        if problem.kind == ProblemKind::Syntax
            && !aside.contains(problem.document)
            && is_template(tree, problem)
        {
            aside.documents.insert(problem.document);
        }
    }
    // ytt writes its code in comments, so its templates are YAML with the wrong values.
    let text = tree.text();
    for comment in tree.comments() {
        if comment.slice(text).starts_with("#@") {
            let document =
                tree.documents().partition_point(|document| document.span.end < comment.start) as u32;
            aside.documents.insert(document);
        }
    }
    for (number, document) in (0..).zip(tree.documents()) {
        let sops = document.root.and_then(|root| tree.get(root, "sops")).map(|(_, value)| value);
        if sops.is_some_and(|sops| tree.get(sops, "mac").is_some()) {
            aside.documents.insert(number);
            aside.sops = true;
        }
    }
    problems.retain(|problem| !aside.contains(problem.document));
    aside
}

/// Whether a syntax error comes of template syntax: it stands on the line of the error, or opens a line of the
/// document. A `{{` within quotes elsewhere does not make a template.
fn is_template(tree: &Tree<'_>, problem: &Problem) -> bool {
    let text = tree.text();
    let at = problem.span.start as usize;
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    if ["{{", "{%", "<%"].iter().any(|open| line.contains(open)) {
        return true;
    }
    if line[..at - line_start].trim_end().ends_with([':', '-'])
        && find(line[at - line_start..].trim())
            .is_some_and(|found| line[at - line_start..].starts_with(found))
    {
        return true;
    }
    let document = tree.documents().get(problem.document as usize);
    let chunk = document.map_or("", |document| document.span.slice(text));
    chunk.lines().any(|line| {
        let line = line.trim_start().trim_start_matches("- ");
        ["{{", "{%", "<%"].iter().any(|open| line.starts_with(open))
    })
}

/// Takes the findings on values with placeholders out of the findings of one object, and adds one warning in their
/// place if the server would refuse any of them.
pub(super) fn set_placeholders_aside(
    tree: &Tree<'_>,
    places: &mut Places<'_, '_>,
    settings: &Settings,
    mut findings: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    // In the order of the text, one walk over the object finds the scalars of all findings.
    findings.sort_by_key(|finding| finding.span);
    let mut kept = Vec::with_capacity(findings.len());
    let mut refused: Vec<(Span, &str, Diagnostic)> = Vec::new();
    for finding in findings {
        let found = placeholder_at(tree, places, finding.span).filter(|(_, value)| {
            !is_in_capitals_by_custom(&finding.field, value)
                && !is_filled_in_at_run_time(&finding.field, value)
        });
        match found {
            None => kept.push(finding),
            Some((span, value)) if finding.outcome == Outcome::Rejected => {
                refused.push((span, value, finding));
            }
            Some(_) => {}
        }
    }
    refused.dedup_by_key(|(span, ..)| *span);
    let level = settings.level(&unrendered_placeholder::RULE);
    let mut refused = refused.into_iter();
    if let Some((span, value, finding)) = refused.next()
        && level != Level::Off
    {
        let mut warning = turned_into_warning(finding, span, value);
        warning.level = level;
        for (span, ..) in refused.take(MOST_LABELS) {
            warning.with(span, "and here");
        }
        kept.push(warning);
    }
    kept
}

/// Whether `value` in `field` is the name of an environment variable or a key of a map: those are often in capitals. So is
/// what a schedule's time zone begins with.
fn is_in_capitals_by_custom(field: &str, value: &str) -> bool {
    let is_word = value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let item = field.strip_suffix(".name").unwrap_or_default();
    let list = item.rsplit('.').next().unwrap_or_default();
    let is_key = || field.strip_suffix(']').is_some_and(|field| field.ends_with(&format!("[{value}")));
    is_word && (list.starts_with("env[") || is_key() || value == "CRON_TZ")
}

/// Whether `value` in `field` is a variable of a command, which the shell or the kubelet fills in, a word in it, or one of
/// the kubelet's in the value of an environment variable.
fn is_filled_in_at_run_time(field: &str, value: &str) -> bool {
    let (parent, last) = field.rsplit_once('.').unwrap_or_default();
    let is_word = || value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let is_env = last == "value" && parent.rsplit('.').next().is_some_and(|item| item.starts_with("env["));
    match value.strip_prefix('$') {
        Some(rest) if is_env => rest.starts_with('('),
        Some(_) => last.starts_with("command[") || last.starts_with("args["),
        None => (last.starts_with("command[") || last.starts_with("args[")) && is_word(),
    }
}

/// The first placeholder in the scalar at `span`, if it is a value with one in it.
fn placeholder_at<'a>(tree: &Tree<'a>, places: &mut Places<'_, '_>, span: Span) -> Option<(Span, &'a str)> {
    let node = places.find(span, None).node;
    if matches!(tree.kind(node), Kind::Mapping | Kind::Sequence) {
        return None;
    }
    let span = tree.span(node);
    let source = span.slice(tree.text());
    if source.len() > LONGEST_VALUE || source.contains('\n') {
        return None;
    }
    let found = find(source.trim_matches(['"', '\'']))?;
    let at = source.find(found)?;
    Some((span.sub(at as u32, (at + found.len()) as u32), found))
}

/// The finding said again as what it is: a placeholder that is not filled in yet.
fn turned_into_warning(finding: Diagnostic, span: Span, placeholder: &str) -> Diagnostic {
    let rule = &unrendered_placeholder::RULE;
    let server = finding.server.unwrap_or_else(|| ServerCause {
        cause: Cause::Invalid,
        field: finding.field.clone(),
        scope: Scope::Errors,
    });
    Diagnostic {
        rule: rule.name,
        outcome: rule.outcome,
        stage: rule.stage,
        message: format!("`{placeholder}` is not filled in; applied as it is, this is refused"),
        help: Some(help(placeholder).to_owned()),
        span,
        label: None,
        labels: Vec::new(),
        elsewhere: Vec::new(),
        fixes: Vec::new(),
        server: Some(server),
        ..finding
    }
}

/// What to do about it. Some forms are a tool's, others are notes to the reader.
fn help(placeholder: &str) -> &'static str {
    if placeholder.starts_with(['{', '$', '%', '@']) || placeholder.starts_with("[[") {
        "render the file first, and lint what it renders to"
    } else {
        "write the real value; if a tool fills it in, lint what it renders to"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_at_run_time_is_none() {
        let of_pod =
            |field: &str, value| is_filled_in_at_run_time(&format!("spec.containers[0].{field}"), value);
        for (field, value) in [
            ("command[2]", "$HOME"),
            ("args[0]", "${HOME}"),
            ("lifecycle.preStop.exec.command[2]", "$(date)"),
            ("command[2]", "SOME_WORD"),
            ("env[3].value", "$(USER)"),
        ] {
            assert!(of_pod(field, value), "{value} in {field}");
        }
        for (field, value) in [
            ("command[2]", "{{ x }}"),
            ("args[0]", "<name>"),
            ("env[3].value", "${USER}"),
            ("env[3].value", "SOME_WORD"),
            ("image", "$(IMAGE)"),
            ("env[3].name", "$(NAME)"),
        ] {
            assert!(!of_pod(field, value), "{value} in {field}");
        }
    }

    #[test]
    fn placeholders_are_told_from_values() {
        for (text, found) in [
            ("{{ .Values.name }}", Some("{{ .Values.name }}")),
            ("web-${ENV}", Some("${ENV}")),
            ("${CLAIM:-${ENV}}", Some("${CLAIM:-${ENV}}")),
            ("${CLAIM:-${APP}}-data", Some("${CLAIM:-${APP}}")),
            ("$(params.name)", Some("$(params.name)")),
            ("$NAME", Some("$NAME")),
            ("<your-name>", Some("<your-name>")),
            ("%NAME%", Some("%NAME%")),
            ("REPLACE_ME", Some("REPLACE_ME")),
            ("token-YOUR_TOKEN_ID", Some("YOUR_TOKEN_ID")),
            ("docker.io/YOUR ID/web:dev", Some("YOUR ID")),
            ("docker.io/[YOUR ALIAS]/web:dev", Some("[YOUR ALIAS]")),
            ("us.pkg.dev/PROJECT_ID/web", Some("PROJECT_ID")),
            ("ko://example.com/cmd/web", Some("ko://example.com/cmd/web")),
            ("...", Some("...")),
            ("web_1", None),
            ("v1...v2", None),
            ("A_b", None),
            ("a < b", None),
            ("web", None),
        ] {
            assert_eq!(find(text), found, "{text}");
        }
    }
}
