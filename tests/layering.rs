//! Data flows one way: a layer imports only layers before it, and no rule imports another.

mod support;

use support::{files, read, root};

/// The layers in order; a layer may import those before it.
const LAYERS: &[&str] = &[
    "text",
    "diagnostic",
    "yaml",
    "schema",
    "model",
    "command",
    "defaults",
    "lifecycle",
    "index",
    "rule",
    "rules",
    "engine",
    "report",
    "discover",
    "cli",
];

/// Imports against the order that are meant, each with its reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("rule", "rules", "selection chooses among the registered rules, and rules are made of the machinery"),
    ("rule", "engine", "a rule may ask what role the file plays"),
];

#[test]
fn layers_import_only_layers_before_them() {
    let mut wrong = Vec::new();
    for folder in ["src", "rules"] {
        for path in files(folder, ".rs") {
            let relative = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let mut parts = relative.trim_end_matches(".rs").split('/');
            let layer = match (parts.next(), parts.next()) {
                (Some("rules"), _) => "rules",
                (_, Some("lib" | "main") | None) => continue,
                (_, Some(layer)) => layer,
            };
            let at = LAYERS.iter().position(|name| *name == layer);
            let at = at.unwrap_or_else(|| panic!("{relative}: `{layer}` is not in LAYERS"));
            let source = read(&path);
            // What rules of a group share is in the group's `mod.rs`, whose functions are no modules.
            if layer == "rules" && !relative.ends_with("/mod.rs") {
                let group = path.parent().unwrap();
                let siblings = paths_from(&source, "super::").into_iter();
                for rule in siblings.filter(|name| group.join(format!("{name}.rs")).exists()) {
                    wrong.push(format!("{relative} imports the rule {rule}"));
                }
            }
            for import in paths_from(&source, "crate::") {
                let Some(target) = LAYERS.iter().position(|name| *name == import) else { continue };
                let meant = EXCEPTIONS.iter().any(|(from, to, _)| *from == layer && *to == import);
                if target > at && !meant {
                    wrong.push(format!("{relative} imports {import}"));
                }
                if layer == "rules" && import == "rules" && !relative.ends_with("rules/mod.rs") {
                    wrong.push(format!("{relative} imports a rule"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The names behind `start`, which is `crate::` or `super::`, in `use` lines and in code, tests left out.
fn paths_from(source: &str, start: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in source.match_indices(start) {
        let rest = &source[at + start.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            found.extend(top_level_names(list));
        } else {
            found.push(first_name(rest));
        }
    }
    found
}

/// The first names in `a::b, c::{d, e}, f}`.
fn top_level_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(first_name(&list[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(first_name(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn first_name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_are_seen() {
    let source = "use crate::{\n    text::Span,\n    model::{Object, Pod},\n};\nfn f() { crate::cli::run() }";
    assert_eq!(paths_from(source, "crate::"), ["text", "model", "", "cli"]);

    let source = "use super::{called, env_var::sources};\nfn f() { super::probe_port::check() }";
    assert_eq!(paths_from(source, "super::"), ["called", "env_var", "probe_port"]);
}
