//! Templates and placeholders: what is still to be filled in says nothing yet.
//!
//! Two things happen to them. A document that is no YAML because of them is set aside with a reason, instead of a
//! syntax error that its author knows about. A finding on a value that holds one is not made, since nobody knows
//! what will stand there; only where the server would refuse the value as it is, one warning an object remains.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    diagnostic::{Cause, Diagnostic, Level, Outcome, Scope, ServerCause},
    rule::Settings,
    rules::engine::unrendered_placeholder,
    text::Span,
    yaml::{Kind, NodeId, Problem, ProblemKind, Tree},
};

/// Scalars longer than this are programs or data with a placeholder somewhere, not values to be filled in.
const LONGEST_VALUE: usize = 256;

/// How many values one warning points at.
const MOST_LABELS: usize = 4;

/// The forms of placeholder that templating tools use: `{{ x }}`, `${X}`, `$(X)`, `$X`, `<x>`, `[[x]]`, `%X%`, `@X@`,
/// `__X__`, and a whole value in `SCREAMING_SNAKE_CASE`.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        r"\{\{.*?\}\}",
        r"\$\{[^}]*\}",
        r"\$\([^)]*\)",
        r"\$[A-Z_][A-Z0-9_]*",
        r"<[A-Za-z][^<>]*>",
        r"\[\[.*?\]\]",
        r"%[A-Z_]+%",
        r"@[A-Z_]+@",
        r"__[A-Z][A-Z_]*__",
        r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$",
    ];
    Regex::new(&forms.join("|")).expect("the pattern is constant")
});

/// The first placeholder in `text`.
fn find(text: &str) -> Option<&str> {
    // The regex is only built and run where one of its characters is: on very few files.
    let possible = |b: u8| matches!(b, b'{' | b'$' | b'<' | b'[' | b'%' | b'@' | b'_');
    text.bytes().any(possible).then(|| PLACEHOLDER.find(text)).flatten().map(|found| found.as_str())
}

/// Takes the syntax errors of unrendered templates out of `problems`, and says what was set aside.
pub(super) fn set_templates_aside(tree: &Tree<'_>, problems: &mut Vec<Problem>) -> Option<String> {
    let mut templates = 0;
    problems.retain(|problem| {
        let template = problem.kind == ProblemKind::Syntax && is_template(tree, problem);
        templates += u32::from(template);
        !template
    });
    let whole = tree.documents().iter().all(|document| document.failed || document.root.is_none());
    match templates {
        0 => None,
        _ if whole => Some("a template: render it first, then lint what it renders to".to_owned()),
        1 => Some("one document is a template: render it first, then lint what it renders to".to_owned()),
        n => Some(format!("{n} documents are templates: render them first, then lint what they render to")),
    }
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
        && find(line[at - line_start..].trim()).is_some_and(|found| line[at - line_start..].starts_with(found))
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

/// Takes the findings on values with placeholders out of `diagnostics[first..]`, the findings of one object, and
/// puts one warning in their place if the server would refuse any of them.
pub(super) fn set_placeholders_aside(
    tree: &Tree<'_>,
    root: NodeId,
    settings: &Settings,
    first: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if diagnostics.len() == first {
        return;
    }
    let mut warning: Option<Diagnostic> = None;
    let mut index = first;
    while index < diagnostics.len() {
        let Some((span, value)) = placeholder_at(tree, root, diagnostics[index].span) else {
            index += 1;
            continue;
        };
        let finding = diagnostics.remove(index);
        if finding.outcome != Outcome::Rejected {
            continue;
        }
        match &mut warning {
            None => warning = Some(turned_into_warning(finding, span, value)),
            Some(warning) if warning.labels.len() < MOST_LABELS && warning.span != span => {
                warning.with(span, "and here");
            }
            Some(_) => {}
        }
    }
    let level = settings.level(&unrendered_placeholder::RULE);
    if let Some(mut warning) = warning
        && level != Level::Off
    {
        warning.level = level;
        diagnostics.push(warning);
    }
}

/// The scalar at `span`, if it is a value with a placeholder in it.
fn placeholder_at<'a>(tree: &Tree<'a>, root: NodeId, span: Span) -> Option<(Span, &'a str)> {
    let node = node_at(tree, root, span)?;
    let span = tree.span(node);
    let source = span.slice(tree.text());
    if source.len() > LONGEST_VALUE || source.contains('\n') {
        return None;
    }
    find(source.trim_matches(['"', '\''])).map(|found| (span, found))
}

/// The scalar below `root` that holds `span`.
fn node_at(tree: &Tree<'_>, root: NodeId, span: Span) -> Option<NodeId> {
    let holds = |node: &NodeId| tree.span(*node).contains(span);
    let mut node = root;
    loop {
        node = match tree.kind(node) {
            Kind::Mapping => tree.raw_entries(node).flat_map(|(key, value)| [key, value]).find(holds)?,
            Kind::Sequence => tree.items(node).find(holds)?,
            _ => return Some(node),
        }
    }
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
        help: Some("render the file first, and lint what it renders to".to_owned()),
        span,
        label: None,
        labels: Vec::new(),
        fixes: Vec::new(),
        server: Some(server),
        ..finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_values() {
        for (text, found) in [
            ("{{ .Values.name }}", Some("{{ .Values.name }}")),
            ("web-${ENV}", Some("${ENV}")),
            ("$(params.name)", Some("$(params.name)")),
            ("$NAME", Some("$NAME")),
            ("<your-name>", Some("<your-name>")),
            ("%NAME%", Some("%NAME%")),
            ("REPLACE_ME", Some("REPLACE_ME")),
            ("web_1", None),
            ("A_b", None),
            ("a < b", None),
            ("web", None),
        ] {
            assert_eq!(find(text), found, "{text}");
        }
    }
}
