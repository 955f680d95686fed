//! Every rule's page is true: its examples are checked, and say exactly what the page says they say.
//!
//! A ` ```yaml ` block is a file, and a ` ```yaml 1.31 ` block a file for that minor of Kubernetes. The page's own rule must report what the block marks and nothing else, and no
//! other rule may call the example an error unless the block marks that too.

mod support;

use podlint::{diagnostic::Level, rule::Check, rule::Settings, rules, schema::Minor};
use support::{compare, expectations};

/// The YAML blocks of a Markdown page, each with the line it starts on and the minor it is for.
fn yaml_blocks(page: &str) -> Vec<(usize, Minor, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Minor, String)> = None;
    for (number, line) in (1..).zip(page.lines()) {
        if let Some((.., text)) = &mut open {
            if line == "```" {
                blocks.extend(open.take());
            } else {
                text.push_str(line);
                text.push('\n');
            }
        } else if let Some(minor) = line.strip_prefix("```yaml") {
            let minor = minor
                .strip_prefix(" 1.")
                .map(|minor| minor.parse().ok().and_then(Minor::new).expect("a minor that podlint knows"));
            open = Some((number, minor.unwrap_or_default(), String::new()));
        }
    }
    assert!(open.is_none(), "a code block is left open");
    blocks
}

#[test]
fn examples_say_what_the_page_says() {
    let mut failures = Vec::new();
    for rule in rules::ALL {
        let settings = Settings::default().with(rule);
        let blocks = yaml_blocks(rule.page);
        let (mut bad, mut good) = (0, 0);
        for (line, minor, text) in &blocks {
            let settings = settings.clone().for_minors(*minor);
            let expected = expectations(text);
            if expected.iter().any(|expected| expected.rule == rule.name) {
                bad += 1;
            } else {
                good += 1;
            }
            let mut relevant: Vec<_> = expected.into_iter().map(|expected| expected.rule).collect();
            relevant.push(rule.name.to_owned());
            let outcome = compare(text, &settings, |finding| {
                finding.level == Level::Error || relevant.iter().any(|name| name == finding.rule)
            });
            if let Err(differences) = outcome {
                failures.push(format!("{}, example at line {line}:\n{differences}", rule.name));
            }
        }
        if rule.name != "internal-error" && (bad == 0 || good == 0) {
            failures.push(format!("{}: needs a bad and a good example, has {bad} and {good}\n", rule.name));
        }
        if matches!(rule.check, Check::Engine) && rule.level == Level::Off {
            failures.push(format!("{}: the engine's own rules are on\n", rule.name));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.concat());
}

#[test]
fn a_wrong_example_is_noticed() {
    let text = "kind: [\n#     ^^ error: [yaml-syntax] no such words\n";
    assert!(compare(text, &Settings::default(), |_| true).is_err());
}
