//! Whatever the bytes, reading them neither panics nor hangs, and the tree can be walked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use podlint::yaml::{Kind, NodeId, Tree, json, parse};

fn walk(tree: &Tree<'_>, node: NodeId) {
    let span = tree.span(node);
    assert!(tree.text().get(span.start as usize..span.end as usize).is_some());
    assert_eq!(
        tree.anchor(node).is_some(),
        tree.anchor(node).is_some_and(|at| at.slice(tree.text()).starts_with('&'))
    );
    if tree.kind(node) == Kind::Alias {
        return;
    }
    for (key, value) in tree.raw_entries(node) {
        assert!(span.contains(tree.span(key)) && span.contains(tree.span(value)));
        walk(tree, key);
        walk(tree, value);
    }
    for (key, value) in tree.entries(node) {
        assert_eq!(tree.get(node, &tree.key(key)), Some((key, value)));
    }
    for item in tree.items(node) {
        assert!(span.contains(tree.span(item)));
        walk(tree, item);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (tree, problems) = parse(&text);
    assert!(tree.node_count() <= text.len() + 16);
    for problem in &problems {
        assert!(text.get(problem.span.start as usize..problem.span.end as usize).is_some());
        assert!(!problem.message.contains('\n'));
    }
    for root in tree.documents().iter().filter_map(|document| document.root) {
        walk(&tree, root);
        let _ = json::to_json(&tree, root);
    }
});
