//! What holds for every text, tried on arbitrary ones and on damaged manifests.

use podlint::text::Span;
use podlint::yaml::{Kind, NodeId, Tree, json, parse};
use proptest::prelude::*;

const MANIFEST: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web  # the name
  labels: {app: web, \"tier\": 'front'}
  annotations:
    text: |
      first
        second

      third
    folded: >-
      one
      two
spec:
  replicas: 3
  template: &template
    spec:
      containers:
      - name: app
        image: \"registry.example.com/app:1.2\\u0033\"
        args: [\"--a=b\", -c, d e,
          'it''s']
        env:
        - {name: ON, value: yes}
        - name: LONG
          value: a plain text
            that goes on
---
# the second
<<: &base {a: 1, b: 0x1F}
copy: *base
? key
: !!str 12
";

/// Spans lie in the text, on character boundaries, and children lie in their parents.
fn check_spans(tree: &Tree<'_>, node: NodeId, parent: Span) {
    let span = tree.span(node);
    let text = tree.text();
    assert!(parent.contains(span), "{span:?} in {parent:?}");
    assert!(text.get(span.start as usize..span.end as usize).is_some());
    if tree.kind(node) == Kind::Plain
        && !span.slice(text).contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
    {
        assert_eq!(tree.str(node), span.slice(text));
    }
    if tree.kind(node) == Kind::Alias {
        return;
    }
    for (key, value) in tree.raw_entries(node) {
        check_spans(tree, key, span);
        check_spans(tree, value, span);
    }
    for item in tree.items(node) {
        check_spans(tree, item, span);
    }
}

/// Everything that holds for any text.
fn check(text: &str) {
    let (tree, problems) = parse(text);
    let mut before = 0;
    for (index, document) in tree.documents().iter().enumerate() {
        assert!(before <= document.span.start && document.span.end as usize <= text.len());
        before = document.span.end;
        let failed =
            problems.iter().any(|problem| problem.ends_document() && problem.document as usize == index);
        assert_eq!(document.failed, failed);
        if let Some(root) = document.root {
            check_spans(&tree, root, document.span);
            let _ = json::to_json(&tree, root);
        }
    }
    for problem in &problems {
        let related = problem.related.map_or(problem.span, |(span, _)| span);
        for span in [problem.span, related] {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{problem:?}");
        }
        assert!(!problem.message.contains('\n') && !problem.help.is_empty());
    }
    assert!(tree.comments().is_sorted());
    assert!(tree.comments().iter().all(|comment| comment.slice(text).starts_with('#')));
}

fn values(text: &str) -> Vec<Option<serde_json::Value>> {
    let (tree, _) = parse(text);
    tree.documents().iter().map(|document| document.root.map(|root| json::to_json(&tree, root))).collect()
}

/// The manifest with some bytes replaced, removed or repeated.
fn mutant() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[-?:,\\[\\]{}#&*!|>'\"%@` \n\t]{0,3}",
        "[a-cé€ \n]{0,4}",
        Just("---\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\u{2028}".to_owned()),
        Just("<<: *base".to_owned()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, piece), 1..6).prop_map(|edits| {
        let mut text = MANIFEST.to_owned();
        for (at, remove, piece) in edits {
            let at = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((at + remove).min(text.len())).max(at);
            text.replace_range(at..end, &piece);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn any_indicators(text in "[-?:,\\[\\]{}#&*!|>'\"%@`\\\\abé01<~.\n\r\t \u{85}\u{2028}\u{feff}]{0,60}") {
        check(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn mutants(text in mutant()) {
        check(&text);
    }

    #[test]
    fn line_endings_do_not_matter(text in mutant()) {
        let unix = text.replace('\r', "");
        prop_assert_eq!(values(&unix), values(&unix.replace('\n', "\r\n")));
    }
}

#[test]
fn the_manifest_itself_is_read() {
    check(MANIFEST);
    let (_, problems) = parse(MANIFEST);
    assert!(problems.is_empty(), "{problems:?}");
}
