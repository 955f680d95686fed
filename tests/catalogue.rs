//! Every row of the catalogue of what the API server says has a rule or layer that answers for it, or a reason why none
//! does (`testdata/catalogue.txt`).

mod support;

use std::collections::BTreeMap;

use podlint::rule;
use support::read;

/// The groups of rows and how many each has. `UPD`, what is said of an update, needs two manifests and is left out.
const GROUPS: [(&str, u32); 29] = [
    ("DEC", 17),
    ("META", 20),
    ("PTM", 3),
    ("PAN", 10),
    ("POD", 46),
    ("DNS", 8),
    ("PSC", 22),
    ("CSC", 10),
    ("OS", 6),
    ("VOL", 80),
    ("MNT", 15),
    ("CTR", 22),
    ("PRT", 8),
    ("ENV", 22),
    ("PRB", 19),
    ("EPH", 5),
    ("RES", 12),
    ("SCH", 37),
    ("LSL", 6),
    ("APP", 34),
    ("BAT", 41),
    ("RCT", 6),
    ("SVC", 44),
    ("CFG", 14),
    ("PVC", 15),
    ("ADM", 12),
    ("TPL", 18),
    ("W", 44),
    ("D", 52),
];

/// The folders of `src/` that answer for rows no rule does.
const LAYERS: [&str; 3] = ["defaults", "engine", "yaml"];

/// The rows of `VOL2-4`.
fn rows(word: &str) -> Vec<(String, u32)> {
    let at = word.find(|c: char| c.is_ascii_digit()).unwrap_or_else(|| panic!("`{word}` has no number"));
    let (group, numbers) = word.split_at(at);
    let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
    let number = |text: &str| text.parse::<u32>().unwrap_or_else(|_| panic!("`{word}` is no row"));
    (number(first)..=number(last)).map(|number| (group.to_owned(), number)).collect()
}

/// Who answers, for which rows, and why nobody does.
fn answer(line: &str) -> (&str, &str, &str) {
    let parts = match line.strip_prefix("- ") {
        Some(rest) => rest.split_once(": ").map(|(rows, reason)| ("-", rows, reason)),
        None => line.split_once(": ").map(|(who, rows)| (who, rows, "")),
    };
    parts.unwrap_or_else(|| panic!("neither rows nor a reason: {line}"))
}

#[test]
fn every_row_is_answered_for() {
    let mut answered: BTreeMap<(String, u32), String> = BTreeMap::new();
    for line in
        read("testdata/catalogue.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (who, words, reason) = answer(line);
        match who.strip_prefix('(').and_then(|who| who.strip_suffix(')')) {
            _ if who == "-" => assert!(reason.split(' ').count() >= 4, "a reason is a sentence: {line}"),
            Some(layer) => assert!(LAYERS.contains(&layer), "no layer `{layer}`"),
            None => assert!(rule::find(who).is_some_and(|rule| rule.name == who), "no rule `{who}`"),
        }
        for row in words.split(' ').flat_map(rows) {
            let known = GROUPS.iter().any(|(group, count)| *group == row.0 && (1..=*count).contains(&row.1));
            assert!(known, "there is no row {row:?}");
            let before = answered.insert(row.clone(), who.to_owned());
            assert_eq!(before, None, "{row:?} is there twice");
        }
    }
    let all =
        GROUPS.iter().flat_map(|(group, count)| (1..=*count).map(|number| ((*group).to_owned(), number)));
    let missing: Vec<_> = all.filter(|row| !answered.contains_key(row)).collect();
    assert!(missing.is_empty(), "nothing answers for {missing:?}");
}
