//! `yaml-portability`: what kubectl takes and other YAML tools refuse or read otherwise.

use std::borrow::Cow;

use saphyr_parser::Parser;

use crate::{
    diagnostic::{Level, Outcome, Stage},
    rule::{Check, Context, Rule},
    text::Span,
    yaml::{Kind, NodeId, Tree, Value},
};

/// The rule. It reads every document a second time with a strict YAML 1.2 parser, so it is off by default.
pub static RULE: Rule = Rule {
    name: "yaml-portability",
    summary: "kubectl reads this, but other YAML tools refuse it or read something else",
    group: "yaml",
    level: Level::Off,
    outcome: Outcome::Fragile,
    stage: Stage::Client,
    page: include_str!("yaml_portability.md"),
    aliases: &["truthy", "octal-values"],
    check: Check::File(check),
};

/// The strict parser is slow and keeps a string for every scalar; larger documents are left out.
const LARGEST_DOCUMENT: usize = 1 << 20;

fn check(cx: &mut Context<'_, '_>) {
    let tree = cx.tree();
    for (number, document) in (0..).zip(tree.documents()) {
        // A JSON stream is not one YAML document, so a YAML parser's view of it says nothing.
        let Some(root) = document.root.filter(|_| !document.json) else { continue };
        if let Some((span, problem)) = strict_error(tree.text(), document.span) {
            cx.report(span, format!("YAML 1.2 forbids what stands here: {problem}"))
                .help("kubectl reads it, but yq, PyYAML or an editor may not; indent it further than its parent")
                .document(number);
        }
        check_scalars(cx, tree, root, number);
    }
}

/// The first error of a strict YAML 1.2 parser in the document at `span`.
fn strict_error(text: &str, span: Span) -> Option<(Span, String)> {
    let chunk = span.slice(text);
    if chunk.len() > LARGEST_DOCUMENT {
        return None;
    }
    let error = Parser::new_from_str(chunk).find_map(Result::err)?;
    // The parser counts characters.
    let offset = chunk.char_indices().nth(error.marker().index()).map_or(chunk.len(), |(offset, _)| offset);
    let width = chunk[offset..].chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8);
    Some((span.sub(offset as u32, (offset + width) as u32), error.info().to_owned()))
}

/// Reports the plain scalars below `root` that YAML's versions and readers disagree on.
fn check_scalars(cx: &mut Context<'_, '_>, tree: &Tree<'_>, root: NodeId, document: u32) {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match tree.kind(node) {
            Kind::Mapping => open.extend(tree.raw_entries(node).flat_map(|(key, value)| [key, value])),
            Kind::Sequence => open.extend(tree.items(node)),
            Kind::Plain if tree.tag(node).is_none() => {
                let text = tree.str(node);
                if let Some(otherwise) = read_otherwise(&text) {
                    let read = as_kubectl_reads(&tree.value(node));
                    cx.report(tree.span(node), format!("kubectl reads `{text}` as {read}, {otherwise}"))
                        .help(format!("write {}", plain_words(&text, &tree.value(node))))
                        .document(document);
                }
            }
            _ => {}
        }
    }
}

/// What other readers make of a plain scalar, where they do not agree with kubectl.
fn read_otherwise(text: &str) -> Option<&'static str> {
    // A number opens with a digit: `_` is a string to everyone.
    let digits = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'_')
    };
    let unsigned = text.trim_start_matches(['-', '+']);
    if matches!(text.to_ascii_lowercase().as_str(), "y" | "n" | "yes" | "no" | "on" | "off") && text != "oN" {
        return Some("YAML 1.2 tools as a string");
    }
    if unsigned.len() > 1 && unsigned.starts_with('0') && digits(unsigned) {
        return Some("YAML 1.2 tools as a decimal number");
    }
    if unsigned.starts_with("0b") || unsigned.contains('_') && digits(unsigned) {
        return Some("YAML 1.2 tools as a string");
    }
    if let Some((mantissa, exponent)) = unsigned.split_once(['e', 'E'])
        && digits(mantissa)
        && digits(exponent.trim_start_matches(['-', '+']))
    {
        return Some("PyYAML as a string");
    }
    let mut parts = unsigned.split(':');
    if unsigned.contains(':') && parts.all(|part| digits(part) && part.len() <= 2) {
        // YAML 1.1 wants another digit in front; Ruby takes a zero all the same.
        return Some(if unsigned.starts_with('0') {
            "Ruby as a number in base 60"
        } else {
            "PyYAML and Ruby as a number in base 60"
        });
    }
    None
}

fn as_kubectl_reads(value: &Value<'_>) -> Cow<'static, str> {
    match value {
        Value::Bool(value) => value.to_string().into(),
        Value::Int(value) => value.to_string().into(),
        Value::Uint(value) => value.to_string().into(),
        Value::Float(value) => value.to_string().into(),
        _ => "a string".into(),
    }
}

fn plain_words(text: &str, value: &Value<'_>) -> String {
    match value {
        Value::Str(_) => format!("`\"{text}\"` in quotes"),
        value => {
            let read = as_kubectl_reads(value);
            format!("`{read}` if that is meant, `\"{text}\"` if not")
        }
    }
}
