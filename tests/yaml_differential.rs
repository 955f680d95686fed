//! podlint's reading against two other parsers: libyaml, which `serde_yaml` wraps and go-yaml was made from, and
//! `saphyr`, which follows YAML 1.2.
//!
//! Neither is the target: kubectl is. But where both see something else in a document than podlint does, there has
//! to be a reason with a name. Structure and the text of scalars are compared, not what scalars mean: there the
//! versions of YAML differ. Documents are compared one by one, as kubectl splits them, with line breaks made LF and
//! a final one added.

#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "inputs are built once; they should read like what they build"
)]

#[path = "support/yaml_conformance.rs"]
#[expect(dead_code, reason = "only the rows are needed here")]
mod support;

use std::collections::BTreeMap;

use podlint::yaml::{Kind, NodeId, Problem, ProblemKind, Tree, parse};
use proptest::prelude::*;
use saphyr::LoadableYamlNode;
use serde::Deserialize;

/// What another parser saw.
#[derive(Debug)]
enum Seen {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Seen>),
    Map(Vec<(Seen, Seen)>),
}

fn from_serde(value: serde_yaml::Value) -> Seen {
    use serde_yaml::Value;
    match value {
        Value::Null => Seen::Null,
        Value::Bool(value) => Seen::Bool(value),
        Value::Number(_) => Seen::Number,
        Value::String(text) => Seen::Text(text),
        Value::Sequence(items) => Seen::List(items.into_iter().map(from_serde).collect()),
        Value::Mapping(map) => {
            Seen::Map(map.into_iter().map(|(key, value)| (from_serde(key), from_serde(value))).collect())
        }
        Value::Tagged(tagged) => from_serde(tagged.value),
    }
}

fn from_saphyr(value: saphyr::Yaml<'_>) -> Option<Seen> {
    use saphyr::{Scalar, Yaml};
    Some(match value {
        Yaml::Value(Scalar::Null) => Seen::Null,
        Yaml::Value(Scalar::Boolean(value)) => Seen::Bool(value),
        Yaml::Value(Scalar::Integer(_) | Scalar::FloatingPoint(_)) => Seen::Number,
        Yaml::Value(Scalar::String(text)) | Yaml::Representation(text, ..) => Seen::Text(text.into_owned()),
        Yaml::Sequence(items) => Seen::List(items.into_iter().map(from_saphyr).collect::<Option<_>>()?),
        Yaml::Mapping(map) => {
            let pair = |(key, value)| Some((from_saphyr(key)?, from_saphyr(value)?));
            Seen::Map(map.into_iter().map(pair).collect::<Option<_>>()?)
        }
        Yaml::Tagged(_, value) => from_saphyr(*value)?,
        Yaml::Alias(_) | Yaml::BadValue => return None,
    })
}

/// The document as libyaml sees it, `None` if it refuses it.
fn libyaml(text: &str) -> Option<Seen> {
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(first) = documents.next() else { return Some(Seen::Null) };
    let value = serde_yaml::Value::deserialize(first).ok()?;
    documents.next().is_none().then(|| from_serde(value))
}

fn saphyr(text: &str) -> Option<Seen> {
    let mut documents = saphyr::Yaml::load_from_str(text).ok()?;
    if documents.len() > 1 {
        return None;
    }
    documents.pop().map_or(Some(Seen::Null), from_saphyr)
}

/// Whether podlint saw the same: the same collections, and scalars of the same text.
fn same(tree: &Tree<'_>, node: NodeId, seen: &Seen) -> bool {
    let node = tree.resolve(node);
    if tree.tag(node).is_some() {
        // What a tag does is settled by kubectl's recorded answers.
        return true;
    }
    match (tree.kind(node), seen) {
        (Kind::Mapping, Seen::Map(pairs)) => {
            let ours: Vec<_> = tree.raw_entries(node).collect();
            ours.len() == pairs.len()
                && ours.iter().zip(pairs).all(|(&(key, value), (their_key, their_value))| {
                    same(tree, key, their_key) && same(tree, value, their_value)
                })
        }
        (Kind::Sequence, Seen::List(items)) => {
            let ours: Vec<_> = tree.items(node).collect();
            ours.len() == items.len()
                && ours.iter().zip(items).all(|(&ours, theirs)| same(tree, ours, theirs))
        }
        (Kind::Mapping | Kind::Sequence, _) | (_, Seen::Map(_) | Seen::List(_)) => false,
        (_, Seen::Text(text)) => tree.str(node) == *text,
        (Kind::Empty, seen) => matches!(seen, Seen::Null),
        (Kind::Plain, Seen::Null) => matches!(&*tree.str(node), "~" | "null" | "Null" | "NULL"),
        (Kind::Plain, Seen::Bool(value)) => tree.str(node).eq_ignore_ascii_case(&value.to_string()),
        (Kind::Plain, Seen::Number) => {
            tree.str(node).starts_with(['-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        }
        _ => false,
    }
}

/// Why podlint may disagree with both: the classes of differences that are meant.
fn reason(text: &str, problems: &[Problem]) -> Option<&'static str> {
    let said = |words: &str| problems.iter().any(|problem| problem.message.contains(words));
    let kinds = |kind| problems.iter().any(|problem| problem.kind == kind);
    let tag_with_brackets = |word: &str| word.contains('!') && word.contains([',', '[', ']']);
    let classes = [
        (
            "JSON has no such key or number",
            said("a key cannot be") || said("JSON has not") || said("too large for a key"),
        ),
        ("a value that does not fit its tag", said("does not fit its tag") || said("reads as a tag")),
        ("go-yaml lets a tag have commas and brackets", text.split_whitespace().any(tag_with_brackets)),
        ("a merge of what is no mapping", said("`<<` needs a mapping")),
        (
            "kubectl drops text behind the first node or `...`",
            kinds(ProblemKind::Dropped) || said("that has not begun"),
        ),
        ("kubectl takes the last of equal keys", kinds(ProblemKind::DuplicateKey)),
        ("kubectl reads no directives", text.lines().any(|line| line.starts_with('%'))),
        ("kubectl keeps a byte order mark", text.contains('\u{feff}')),
        ("nested too deep", said("levels deep")),
        ("go-yaml ends plain text between brackets at `?`", said("cannot have a `?`")),
        (
            "go-yaml reads `key:,` between brackets as text",
            [":,", ":]", ":}", ":[", ":{"].iter().any(|at| text.contains(at)),
        ),
        ("`\\/` is an escape in YAML 1.2 only", said("`\\/` is not an escape")),
        ("LS and PS are line breaks in YAML 1.1 only", text.contains(['\u{2028}', '\u{2029}', '\u{85}'])),
    ];
    classes.iter().find(|(_, applies)| *applies).map(|(name, _)| *name)
}

/// What came of comparing.
#[derive(Default, Debug)]
struct Tally {
    agree: usize,
    one_differs: usize,
    explained: BTreeMap<&'static str, usize>,
    unexplained: Vec<String>,
}

impl Tally {
    /// Compares the reading of each document of `text`.
    fn compare(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n");
        let (whole, _) = parse(&text);
        for document in whole.documents().iter().filter(|document| !document.json) {
            let mut chunk = document.span.slice(&text).to_owned();
            if !chunk.ends_with('\n') {
                chunk.push('\n');
            }
            // Braces first would be JSON, a dash line a separator that kubectl refuses.
            if chunk.trim_start().starts_with('{') || chunk.contains("\n---") || chunk.starts_with("---") {
                continue;
            }
            self.compare_document(&chunk);
        }
    }

    fn compare_document(&mut self, text: &str) {
        let (tree, problems) = parse(text);
        let excuse = reason(text, &problems);
        if excuse == Some("nested too deep") {
            // The others would overflow the stack.
            return;
        }
        let document = tree.documents().first();
        let failed = document.is_some_and(|document| document.failed);
        let root = document.and_then(|document| document.root);
        let agrees = |seen: &Option<Seen>| match (seen, root) {
            (None, _) => failed,
            (Some(_), _) if failed => false,
            (Some(Seen::Null), None) => true,
            (Some(seen), Some(root)) => same(&tree, root, seen),
            (Some(_), None) => false,
        };
        let (libyaml, saphyr) = (libyaml(text), saphyr(text));
        match (agrees(&libyaml), agrees(&saphyr), excuse) {
            (true, true, _) => self.agree += 1,
            (true, false, _) | (false, true, _) => self.one_differs += 1,
            (false, false, Some(excuse)) => *self.explained.entry(excuse).or_default() += 1,
            (false, false, None) => {
                self.unexplained.push(format!("{text:?}\n  {problems:?}\n  {libyaml:?}\n  {saphyr:?}"));
            }
        }
    }
}

#[test]
fn recorded_inputs() {
    let rows = support::rows(include_bytes!("../testdata/conformance/yaml.jsonl.gz"));
    let mut tally = Tally::default();
    for row in &rows {
        if let Some(text) = row["yaml"].as_str() {
            tally.compare(text);
        }
    }
    assert!(tally.unexplained.is_empty(), "{}", tally.unexplained.join("\n"));
    assert!(tally.agree > 5000 && tally.one_differs < tally.agree / 5, "{tally:?}");
}

/// A value in flow or block style, at the given depth of indentation.
fn value(depth: usize) -> BoxedStrategy<String> {
    let scalar = prop_oneof![
        "[a-z][a-z0-9.-]{0,8}",
        "[0-9]{1,4}",
        Just("yes".to_owned()),
        Just("null".to_owned()),
        Just("\"a: b # c\"".to_owned()),
        Just("'it''s'".to_owned()),
        Just("http://x:80/y".to_owned()),
        Just("[a, {b: c}, \"d\"]".to_owned()),
        Just("{}".to_owned()),
        Just("a b\n                         c".to_owned()),
    ]
    .prop_map(|text| format!(" {text}\n"));
    let indent = " ".repeat(depth * 2 + 2);
    let block = "[a-z ]{1,8}".prop_map({
        let indent = indent.clone();
        move |line| format!(" |-\n{indent}x{line}\n{indent} y\n\n{indent}z\n")
    });
    if depth > 3 {
        return prop_oneof![scalar, block].boxed();
    }
    let mapping = prop::collection::vec(("[a-z]{1,3}", value(depth + 1), prop::bool::ANY), 1..4).prop_map({
        let indent = indent.clone();
        move |entries| {
            let mut text = "\n".to_owned();
            for (at, (key, value, comment)) in entries.into_iter().enumerate() {
                let comment = if comment { format!("{indent}# about it\n") } else { String::new() };
                text += &format!("{comment}{indent}{key}{at}:{value}");
            }
            text
        }
    });
    let sequence = prop::collection::vec(value(depth + 1), 1..4).prop_map(move |items| {
        let items: String = items.into_iter().map(|item| format!("{indent}-{item}")).collect();
        format!("\n{items}")
    });
    prop_oneof![2 => scalar, 1 => block, 3 => mapping, 2 => sequence].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn generated_manifests(spec in value(0), cut in any::<prop::sample::Index>(), piece in "[-?:,\\[\\]{}#&*!|>'\"% \n]{0,2}") {
        let text = format!("apiVersion: v1\nkind: Pod\nspec:{spec}");
        let mut tally = Tally::default();
        tally.compare(&text);
        prop_assert_eq!(tally.agree, 1, "{:?}", tally);
        // The same with a little damage.
        let at = cut.index(text.len());
        tally.compare(&format!("{}{piece}{}", &text[..at], &text[at..]));
        prop_assert!(tally.unexplained.is_empty(), "{}", tally.unexplained.join("\n"));
    }
}
