//! Inputs made to hurt: deep, wide, self-referring, endless. None may panic, hang, or blow up memory.
//!
//! Nothing here is timed. What would take quadratic time or space shows in the number of nodes, which is bounded by
//! the size of the text, or in a test that never ends.

#![expect(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "inputs are built once; they should read like what they build"
)]

use podlint::yaml::{Problem, ProblemKind, Tree, Value, json, parse};

/// Parses and walks the whole tree, and checks what holds for every input.
fn read(text: &str) -> (Tree<'_>, Vec<Problem>) {
    let (tree, problems) = parse(text);
    assert!(tree.node_count() <= text.len() + 16, "{} nodes for {} bytes", tree.node_count(), text.len());
    for problem in &problems {
        assert!(problem.span.end as usize <= text.len());
        assert!((problem.document as usize) < tree.documents().len());
    }
    for document in tree.documents() {
        assert!(!(document.failed && document.root.is_some()));
        if let Some(root) = document.root {
            drop(json::to_json(&tree, root));
        }
    }
    (tree, problems)
}

/// The message of the only problem.
fn refused(text: &str) -> String {
    let (tree, problems) = read(text);
    let [problem] = &problems[..] else { panic!("{} problems", problems.len()) };
    assert!(problem.ends_document());
    assert!(tree.documents().iter().any(|document| document.failed));
    problem.message.clone()
}

#[test]
fn deep_nesting_is_refused_at_256_levels() {
    let block_maps: String = (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let deep = [
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        format!("a: {}", "{\"a\": [".repeat(30_000)),
        "{\"a\": [".repeat(30_000),
        "[a: ".repeat(100_000),
        "[? ".repeat(100_000),
        format!("{}1{}", "[".repeat(10_001), "]".repeat(10_001)),
        block_maps,
    ];
    for text in &deep {
        let message = refused(text);
        let start: String = text.chars().take(12).collect();
        assert!(
            message.contains("256 levels") || message.contains("a key cannot be"),
            "{start:?}: {message}"
        );
    }
    for depth in [255, 256] {
        let text = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&text).1.is_empty(), "{depth} levels are read");
    }
    refused(&format!("{}1{}", "[".repeat(257), "]".repeat(257)));
}

#[test]
fn wide_inputs_take_memory_in_proportion() {
    let pairs = |count: usize| (0..count).map(|at| format!("k{at}: v")).collect::<Vec<_>>();
    let wide = [
        format!("{{{}}}", pairs(200_000).join(", ")),
        pairs(200_000).join("\n"),
        "- a\n".repeat(200_000),
        "-\n".repeat(200_000),
        format!("[{}]", "a: b, ".repeat(100_000)),
        "a: b\n---\n".repeat(100_000),
        "---\n".repeat(100_000),
        "# c\n".repeat(200_000),
        "\n".repeat(1_000_000),
        format!("a: |\n{}", "  line\n".repeat(100_000)),
        format!("a: {}", "word ".repeat(200_000)),
        format!("a: \"{}\"", "\n\n".repeat(200_000)),
        format!("a: x\n{}b: y", "\n".repeat(500_000)),
        format!("a: [{}]", "\"x\", ".repeat(100_000)),
        "{\"a\": 1}".repeat(50_000),
    ];
    for text in &wide {
        assert!(read(text).1.is_empty(), "{}", &text[..20]);
    }
}

#[test]
fn the_same_key_a_hundred_thousand_times() {
    let block = "a: 1\n".repeat(100_000);
    let (tree, problems) = read(&block);
    assert_eq!(problems.len(), 99_999);
    assert!(problems.iter().all(|problem| problem.kind == ProblemKind::DuplicateKey));
    let root = tree.documents()[0].root.expect("a mapping");
    assert_eq!(tree.entries(root).count(), 1);
    assert_eq!(read(&format!("{{{}}}", "a: 1, ".repeat(100_000))).1.len(), 99_999);
}

#[test]
fn alias_bombs_are_refused_and_never_expanded() {
    let mut sequences = String::from("a0: &a0 [x]\n");
    let mut mappings = String::from("a0: &a0 {x: 1}\n");
    let mut merges = String::from("a0: &a0 {x: 1}\n");
    for level in 1..64 {
        let below = level - 1;
        let aliases = vec![format!("*a{below}"); 9].join(", ");
        sequences += &format!("a{level}: &a{level} [{aliases}]\n");
        let pairs: Vec<_> = (0..9).map(|at| format!("k{at}: *a{below}")).collect();
        mappings += &format!("a{level}: &a{level} {{{}}}\n", pairs.join(", "));
        merges += &format!("a{level}: &a{level} {{<<: [{aliases}]}}\n");
    }
    for text in [sequences, mappings, merges] {
        assert_eq!(refused(&text), "the aliases of this document repeat too much");
    }
    // A chain adds a level with each alias, but few nodes.
    let chain: String = (1..400).map(|level| format!("- &a{level} [*a{}]\n", level - 1)).collect();
    let message = refused(&format!("- &a0 [x]\n{chain}"));
    assert!(message.contains("256 levels") || message.contains("repeat too much"), "{message}");
}

#[test]
fn many_anchors_and_aliases_are_fine() {
    let anchors: String = (0..50_000).map(|at| format!("- &a{at} x\n")).collect();
    let aliases: String = (0..40_000).map(|at| format!("- *a{at}\n")).collect();
    assert!(read(&(anchors + &aliases)).1.is_empty());
    let pairs: String = (0..50_000).map(|at| format!("&a{at} k: v, ")).collect();
    assert!(read(&format!("[{pairs}]")).1.is_empty());
    let nested = "<<: {<<: {}}, ".repeat(50_000);
    assert!(read(&format!("[{{{nested}}}]")).1.is_empty());
    let merged: String = (0..2_000).map(|at| format!("- {{y: 1, <<: *b, k{at}: 2}}\n")).collect();
    assert!(read(&format!("- &b {{x: 1}}\n{merged}")).1.is_empty());
}

#[test]
fn an_alias_cannot_contain_itself() {
    for text in ["a: &x [*x]\n", "&x [{a: *x}]\n", "a: &x\n  b: *x\n", "a: &x {<<: *x}\n", "&x\na: *x\n"] {
        assert_eq!(refused(text), "`*x` stands for a value that contains it", "{text:?}");
    }
}

#[test]
fn unfinished_inputs_are_refused() {
    let unfinished = [
        "\"".to_owned(),
        "'".into(),
        "\"\\".into(),
        "\"\\x".into(),
        "\"\\U0011".into(),
        "[".into(),
        "{".into(),
        "{a".into(),
        "{a:".into(),
        "[a, ".into(),
        "&".into(),
        "*".into(),
        "!<".into(),
        "!!".into(),
        "!a!".into(),
        "|a".into(),
        "a: |0".into(),
        "@".into(),
        "`".into(),
        "%".into(),
        "\t".into(),
        format!("\"{}", "a".repeat(1_000_000)),
        format!("{}'", "''".repeat(500_000)),
        format!("\"{}", "\\n".repeat(500_000)),
        "[[[[[[ \"".into(),
        "{\"a\": 1}{\"b\": 2}{".into(),
    ];
    for text in &unfinished {
        let start: String = text.chars().take(12).collect();
        assert!(!refused(text).is_empty(), "{start:?}");
    }
}

#[test]
fn odd_little_inputs_are_read() {
    let inputs = [
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "---",
        "---\n",
        "--- # c",
        "...",
        "-",
        "?",
        ":",
        "a:",
        "- ",
        "? a",
        "? a\n:",
        "|",
        ">",
        "|+",
        ">-\n\n",
        "a: |+\n\n\n",
        "- |2\n  x",
        "null",
        "~",
        "{}",
        "[]",
        "{ }",
        "[ ]",
        "[,]",
        "{,}",
        "{?}",
        "[?]",
        "[? a]",
        "[a: ]",
        "[:a]",
        "&a",
        "!a",
        "&a !b",
        "!",
        "! a",
        "'a'",
        "\"a\"",
        "a #b",
        "a: b\n\n\n",
        "a\r\rb",
        "- - - a",
        "-\n-\n-",
        "? - a\n: - b",
        "{a: b}: c",
        "[a]: b",
        "\u{feff}---\na: 1",
        "\u{feff}--- a",
        "a: \u{2029} b",
        "é: ü",
        "\u{a0}a: b",
        "--- |\n",
        "<<: a",
        "<<: {}",
        "<<: [{}]",
        "? <<\n: {a: b}",
        "!!merge <<: {a: 1}",
        "!!binary : x",
        "!!str : x",
        "!!null x: y",
        "!!binary é",
        "!!timestamp 2001-1-1",
        "!!float 0xFFFFFFFFFFFFFFFF",
        "18446744073709551615: x",
    ];
    for text in inputs {
        read(text);
        for end in 0..text.len() {
            if text.is_char_boundary(end) {
                read(&text[..end]);
            }
        }
    }
}

#[test]
fn long_lines_and_columns() {
    let spaces = " ".repeat(70_000);
    read(&format!("{spaces}a: 1\n{spaces}b: 2\n"));
    read(&format!("a: |\n{spaces}x\n"));
    read(&format!("a:\n{spaces}- b\n{spaces}- c: |\n  {spaces}x"));
    let long = "k".repeat(1025);
    assert!(refused(&format!("a: 1\n{long}: 2\n")).contains("1,024"));
    assert!(refused(&format!("\"{}\": 2\n", "k".repeat(1100))).contains("1,024"));
    let (tree, problems) = parse("a: 1e400\n");
    assert!(problems.is_empty());
    let (_, value) = tree.get(tree.documents()[0].root.expect("a mapping"), "a").expect("a");
    assert_eq!(tree.value(value), Value::Str("1e400".into()));
}
