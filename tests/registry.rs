//! The list of rules is complete and well formed; whatever is missing is named.

mod support;

use std::collections::BTreeSet;

use podlint::{rule::GROUPS, rules};
use support::{files, root};

#[test]
fn every_rule_file_is_registered_and_every_rule_has_its_two_files() {
    let folder = root().join("rules");
    let stems = |ending: &str| -> BTreeSet<String> {
        files("rules", ending)
            .iter()
            .map(|path| {
                path.strip_prefix(&folder).unwrap().with_extension("").to_string_lossy().replace('\\', "/")
            })
            .filter(|stem| !stem.ends_with("mod"))
            .collect()
    };
    let registered: BTreeSet<String> =
        rules::ALL.iter().map(|rule| format!("{}/{}", rule.group, rule.name.replace('-', "_"))).collect();
    assert_eq!(stems(".rs"), registered, "rules/**/*.rs against rules::ALL");
    assert_eq!(stems(".md"), registered, "rules/**/*.md against rules::ALL");
}

#[test]
fn names_are_kebab_case_unique_and_aliases_do_not_chain() {
    let mut seen = BTreeSet::new();
    for rule in rules::ALL {
        for name in rule.aliases.iter().chain([&rule.name]) {
            assert!(seen.insert(*name), "{name} is the name or alias of two rules");
            assert!(!GROUPS.iter().any(|(group, _)| group == name), "{name} is a group");
            assert!(
                name.split('-').all(|word| !word.is_empty()
                    && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())),
                "{name} is not kebab-case"
            );
        }
    }
}

#[test]
fn rules_stand_group_by_group_in_the_order_of_groups() {
    let order: Vec<_> = rules::ALL
        .iter()
        .map(|rule| GROUPS.iter().position(|(group, _)| *group == rule.group).expect(rule.name))
        .collect();
    assert!(order.is_sorted(), "rules::ALL follows GROUPS");
    let used: BTreeSet<_> = order.into_iter().collect();
    assert_eq!(used.len(), GROUPS.len(), "every group has a rule");
}

#[test]
fn pages_open_with_the_name_and_summaries_are_one_plain_line() {
    for rule in rules::ALL {
        assert!(
            rule.page.starts_with(&format!("# {}\n\n", rule.name)),
            "{}: the page's first line",
            rule.name
        );
        assert!(
            rule.page.contains("\n## When to ignore it\n") || rule.group == "engine",
            "{}: when to ignore it",
            rule.name
        );
        assert!(rule.summary.len() <= 90 && !rule.summary.ends_with('.'), "{}: the summary", rule.name);
        assert!(!rule.page.contains("TODO"), "{}: the page is finished", rule.name);
    }
}
