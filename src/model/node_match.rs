//! Which nodes a pod asks for, and whether there can be one: `nodeSelector` and required node affinity, as
//! `GetRequiredNodeAffinity` of the scheduler's helpers and `Requirement.Matches` of the labels package have them.

use std::{collections::HashMap, fmt};

use super::{
    Field, Map, NodeSelectorRequirement, NodeSelectorTerm, Str,
    names::{dns_1123_subdomain, label_value, qualified_name},
};
use crate::text::Span;

/// What a pod asks of one label, or of the name, of its node.
#[derive(Clone, Debug)]
pub struct Requirement<'m> {
    /// What is looked at.
    pub key: Key<'m>,
    /// What it must be.
    pub test: Test<'m>,
    /// Where it is written.
    pub span: Span,
}

/// What of a node is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key<'m> {
    /// A label.
    Label(&'m str),
    /// `metadata.name`, which every node has.
    Name,
}

/// What a label or a name must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test<'m> {
    /// One of these.
    In(Vec<&'m str>),
    /// None of these, or not there.
    NotIn(Vec<&'m str>),
    /// There.
    Exists,
    /// Not there.
    DoesNotExist,
    /// A whole number above this.
    Gt(i64),
    /// A whole number below this.
    Lt(i64),
    /// A comparison with what is no whole number: the scheduler cannot read the term, which then matches no node.
    NoNumber(&'m str),
}

/// The operating systems and architectures that a kubelet can be built for, as it labels its node: `GOOS`, and the `GOARCH`s
/// that Go has had on them. It sets both labels back when someone changes them.
const SYSTEMS: &[&str] = &["linux", "windows", "darwin", "freebsd"];
const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le",
    "riscv64", "s390x",
];

/// The label of a node's operating system.
pub const OS_LABEL: &str = "kubernetes.io/os";
/// The label of which every node has a value of its own.
pub const HOSTNAME_LABEL: &str = "kubernetes.io/hostname";
const ARCH_LABEL: &str = "kubernetes.io/arch";

/// The longest that the value of a label can be.
const LONGEST_VALUE: usize = 63;

impl<'m> Test<'m> {
    /// The values that it names.
    fn values(&self) -> &[&'m str] {
        match self {
            Self::In(values) | Self::NotIn(values) => values,
            _ => &[],
        }
    }
}

impl<'m> Requirement<'m> {
    /// Whether it is one of the values that the kubelet never gives this label.
    fn is_never_set(&self, value: &str) -> bool {
        match self.key {
            Key::Label(OS_LABEL) => !SYSTEMS.contains(&value),
            // A node for WebAssembly says so in a word of its own: `wasm32-wasi` is Krustlet's.
            Key::Label(ARCH_LABEL) => !ARCHITECTURES.contains(&value) && !value.starts_with("wasm"),
            _ => false,
        }
    }

    /// What `nodeSelector` asks for; nothing if some of it could not be read or is refused.
    pub fn of_selector(selector: &'m Field<Map<'_, Str<'_>>>) -> Option<Vec<Self>> {
        if selector.is_incomplete() {
            return None;
        }
        let each = selector.entries().iter().map(|(key, value)| {
            if qualified_name(key).is_err() || label_value(value).is_err() {
                return None;
            }
            let test = Test::In(vec![value]);
            Some(Self { key: Key::Label(known_as(key, &test)), test, span: value.place() })
        });
        each.collect()
    }

    /// What a term asks for, all of which must hold; nothing if some of it could not be read or is refused. A term that
    /// asks for nothing matches no node.
    pub fn of_term(term: &'m NodeSelectorTerm<'_>) -> Option<Vec<Self>> {
        if term.match_expressions.is_incomplete() || term.match_fields.is_incomplete() {
            return None;
        }
        let labels = term.match_expressions.items().iter().map(Self::of_label);
        labels.chain(term.match_fields.items().iter().map(Self::of_name)).collect()
    }

    fn of_label(it: &'m NodeSelectorRequirement<'_>) -> Option<Self> {
        let key = it.key.str().filter(|key| qualified_name(key).is_ok())?;
        let values = values(it)?;
        if values.iter().any(|value| label_value(value).is_err()) {
            return None;
        }
        let test = match (it.operator.str()?, &values[..]) {
            ("In", [_, ..]) => Test::In(values),
            ("NotIn", [_, ..]) => Test::NotIn(values),
            ("Exists", []) => Test::Exists,
            ("DoesNotExist", []) => Test::DoesNotExist,
            ("Gt", &[value]) => value.parse().map_or(Test::NoNumber(value), Test::Gt),
            ("Lt", &[value]) => value.parse().map_or(Test::NoNumber(value), Test::Lt),
            _ => return None,
        };
        Some(Self { key: Key::Label(known_as(key, &test)), test, span: place(it) })
    }

    fn of_name(it: &'m NodeSelectorRequirement<'_>) -> Option<Self> {
        let values = values(it)?;
        if !it.key.is("metadata.name") || values.len() != 1 || dns_1123_subdomain(values.first()?).is_err() {
            return None;
        }
        let test = match it.operator.str()? {
            "In" => Test::In(values),
            "NotIn" => Test::NotIn(values),
            _ => return None,
        };
        Some(Self { key: Key::Name, test, span: place(it) })
    }

    /// Whether a node on which this is the label's value, or has none, is right.
    fn takes(&self, found: Option<&str>) -> bool {
        let number = || found.and_then(|found| found.parse::<i64>().ok());
        match &self.test {
            Test::In(values) => {
                found.is_some_and(|found| values.contains(&found) && !self.is_never_set(found))
            }
            Test::NotIn(values) => !found.is_some_and(|found| values.contains(&found)),
            Test::Exists => found.is_some(),
            Test::DoesNotExist => found.is_none(),
            Test::Gt(least) => number().is_some_and(|found| found > *least),
            Test::Lt(most) => number().is_some_and(|found| found < *most),
            Test::NoNumber(_) => false,
        }
    }
}

/// The label by the name it has had since 1.14, where something is asked of its value: the node's controller gives nodes
/// both, with the one value.
fn known_as<'m>(key: &'m str, test: &Test<'_>) -> &'m str {
    match key {
        "beta.kubernetes.io/os" if matches!(test, Test::In(_)) => OS_LABEL,
        "beta.kubernetes.io/arch" if matches!(test, Test::In(_)) => ARCH_LABEL,
        key => key,
    }
}

fn values<'m>(it: &'m NodeSelectorRequirement<'_>) -> Option<Vec<&'m str>> {
    (!it.values.is_incomplete()).then(|| it.values.items().iter().map(|value| &**value).collect())
}

/// Where an expression is written: at its value, if it has one, at its operator if it needs none, else at its key.
fn place(it: &NodeSelectorRequirement<'_>) -> Span {
    match (it.values.items(), it.operator.get()) {
        ([only], _) => only.place(),
        ([], Some(operator)) => operator.place(),
        _ => it.key.get().map_or(it.span, Str::place),
    }
}

/// The most requirements of one label, and the most values in them, that are compared with each other. More is not written
/// by hand, and what is not compared counts as possible.
const MOST_OF_LABEL: usize = 32;
const MOST_VALUES: usize = 256;

/// The requirements that no node can meet together, by their places in the list: as few as make a contradiction. Nothing if
/// a node can meet them all.
pub fn conflict(all: &[&Requirement<'_>]) -> Option<Vec<usize>> {
    let mut keys: Vec<Key<'_>> = Vec::new();
    let mut of_keys: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for (at, it) in all.iter().enumerate() {
        let of_key = of_keys.entry(it.key).or_default();
        if of_key.is_empty() {
            keys.push(it.key);
        }
        of_key.push(at);
    }
    keys.into_iter().find_map(|key| {
        let mut of_key = of_keys.remove(&key)?;
        let values: usize = of_key.iter().map(|at| all[*at].test.values().len()).sum();
        if of_key.len() > MOST_OF_LABEL || values > MOST_VALUES {
            return None;
        }
        let possible = |some: &[usize]| is_possible(key, &some.iter().map(|at| all[*at]).collect::<Vec<_>>());
        if possible(&of_key) {
            return None;
        }
        let mut at = 0;
        while at < of_key.len() {
            let mut fewer = of_key.clone();
            fewer.remove(at);
            if possible(&fewer) {
                at += 1;
            } else {
                of_key = fewer;
            }
        }
        Some(of_key)
    })
}

/// Whether there is a value, or none, with which all of the requirements hold, which are all of one label.
fn is_possible(key: Key<'_>, all: &[&Requirement<'_>]) -> bool {
    let fits = |found: Option<&str>| all.iter().all(|it| it.takes(found));
    if matches!(key, Key::Label(_)) && fits(None) {
        return true;
    }
    let one_of = all.iter().find_map(|it| match &it.test {
        Test::In(values) => Some(values),
        _ => None,
    });
    if let Some(values) = one_of {
        return values.iter().any(|value| fits(Some(value)));
    }
    if all.iter().any(|it| matches!(it.test, Test::DoesNotExist | Test::NoNumber(_))) {
        return false;
    }
    let mut range: Option<(i64, i64)> = None;
    let mut excluded = 0usize;
    for it in all {
        // The value of a label begins with a letter or a digit, so that none is below 0.
        let (least, most) = range.unwrap_or((0, i64::MAX));
        match &it.test {
            // Nothing is above the greatest number.
            Test::Gt(i64::MAX) => return false,
            Test::Gt(than) => range = Some((least.max(than + 1), most)),
            Test::Lt(than) => range = Some((least, most.min(than.saturating_sub(1)))),
            Test::NotIn(values) => excluded += values.len(),
            _ => {}
        }
    }
    // Of all texts there is always one more than a list names.
    let Some((least, most)) = range else { return true };
    // Each value that is excluded takes one spelling of one number.
    let enough = most.min(least.saturating_add(i64::try_from(excluded).unwrap_or(i64::MAX)));
    (least..=enough).any(|number| spellings(number).any(|text| fits(Some(&text))))
}

/// A number as a label can have it: with any zeros before it.
fn spellings(number: i64) -> impl Iterator<Item = String> {
    let plain = number.to_string();
    (plain.len()..=LONGEST_VALUE).map(move |width| format!("{plain:0>width$}"))
}

impl fmt::Display for Requirement<'_> {
    /// In the words of a message: `disk` = `ssd`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = match self.key {
            Key::Label(key) => key,
            Key::Name => "metadata.name",
        };
        match &self.test {
            Test::In(values) if values.len() == 1 => write!(f, "`{key}` = {}", Listed(values)),
            Test::In(values) => write!(f, "`{key}` in {}", Listed(values)),
            Test::NotIn(values) if values.len() == 1 => write!(f, "`{key}` != {}", Listed(values)),
            Test::NotIn(values) => write!(f, "`{key}` not in {}", Listed(values)),
            Test::Exists => write!(f, "the label `{key}`"),
            Test::DoesNotExist => write!(f, "no label `{key}`"),
            Test::Gt(than) => write!(f, "`{key}` > {than}"),
            Test::Lt(than) => write!(f, "`{key}` < {than}"),
            Test::NoNumber(value) => write!(f, "`{key}` compared with `{value}`"),
        }
    }
}

/// Values as a message lists them: the first few.
struct Listed<'v, 'm>(&'v [&'m str]);

impl fmt::Display for Listed<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 4;
        for (at, value) in self.0.iter().take(MOST).enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(f, "{comma}`{value}`")?;
        }
        if self.0.len() > MOST { f.write_str(", …") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    fn requirement(key: &'static str, test: Test<'static>) -> Requirement<'static> {
        let key = if key == "name" { Key::Name } else { Key::Label(key) };
        Requirement { key, test, span: Span::default() }
    }

    #[test]
    fn contradictions_are_found_and_made_small() {
        use Test::{DoesNotExist, Exists, Gt, In, Lt, NoNumber, NotIn};
        type Case = (Vec<(&'static str, Test<'static>)>, Option<Vec<usize>>);
        let cases: Vec<Case> = vec![
            (vec![], None),
            (vec![("a", In(vec!["1"])), ("b", In(vec!["2"]))], None),
            (vec![("a", In(vec!["1"])), ("b", Exists), ("a", In(vec!["2"]))], Some(vec![0, 2])),
            (
                vec![("a", In(vec!["1", "2"])), ("a", In(vec!["2", "3"])), ("a", NotIn(vec!["2"]))],
                Some(vec![0, 1, 2]),
            ),
            (vec![("a", In(vec!["1", "2"])), ("a", In(vec!["2", "3"]))], None),
            (vec![("a", NotIn(vec!["1"])), ("a", DoesNotExist)], None),
            (vec![("a", NotIn(vec!["1"])), ("a", Exists), ("a", DoesNotExist)], Some(vec![1, 2])),
            (vec![("a", NotIn(vec!["1"])), ("a", Exists)], None),
            (vec![("a", In(vec![""])), ("a", Exists)], None),
            (vec![("a", Gt(4)), ("a", Lt(5))], Some(vec![0, 1])),
            (vec![("a", Gt(4)), ("a", Lt(6))], None),
            (vec![("a", Gt(4)), ("a", Lt(6)), ("a", NotIn(vec!["5"]))], None), // `05` is 5, too
            (vec![("a", Gt(4)), ("a", DoesNotExist)], Some(vec![0, 1])),
            (vec![("a", Gt(4)), ("a", In(vec!["4", "x"]))], Some(vec![0, 1])),
            (vec![("a", Gt(4)), ("a", In(vec!["05"]))], None),
            (vec![("a", Lt(0))], Some(vec![0])),
            (vec![("a", Lt(1))], None),
            (vec![("a", Lt(i64::MIN))], Some(vec![0])),
            (vec![("a", Gt(i64::MAX))], Some(vec![0])),
            (vec![("a", Gt(i64::MAX - 1))], None),
            (vec![("a", Gt(-7))], None),
            (vec![("a", Exists), ("a", NoNumber("x"))], Some(vec![1])),
            (vec![("name", In(vec!["n1"])), ("name", In(vec!["n2"]))], Some(vec![0, 1])),
            (vec![("name", In(vec!["n1"])), ("name", NotIn(vec!["n1"]))], Some(vec![0, 1])),
            (vec![("name", NotIn(vec!["n1"])), ("name", NotIn(vec!["n2"]))], None),
            (vec![(ARCH_LABEL, In(vec!["x86_64"]))], Some(vec![0])),
            (vec![(ARCH_LABEL, In(vec!["x86_64", "arm64"]))], None),
            (vec![(ARCH_LABEL, NotIn(vec!["x86_64"]))], None),
            (vec![(OS_LABEL, In(vec!["Linux"]))], Some(vec![0])),
        ];
        for (all, expected) in cases {
            let all: Vec<_> = all.into_iter().map(|(key, test)| requirement(key, test)).collect();
            assert_eq!(conflict(&all.iter().collect::<Vec<_>>()), expected, "{all:?}");
        }
    }

    #[test]
    fn every_spelling_of_a_number_can_be_excluded() {
        let all: Vec<String> = spellings(5).collect();
        let (most, last) = (&all[..all.len() - 1], all.iter().map(String::as_str).collect());
        let around = [requirement("a", Test::Gt(4)), requirement("a", Test::Lt(6))];
        let [above, below] = &around;
        let but =
            |values| Requirement { key: Key::Label("a"), test: Test::NotIn(values), span: Span::default() };
        assert_eq!(conflict(&[above, below, &but(most.iter().map(String::as_str).collect())]), None);
        assert_eq!(conflict(&[above, below, &but(last)]), Some(vec![0, 1, 2]));
    }

    #[test]
    fn what_nobody_writes_by_hand_takes_no_time() {
        let values: Vec<String> = (0..300).map(|at| at.to_string()).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let label = |test| Requirement { key: Key::Label("a"), test, span: Span::default() };
        // Each of the first may be the one that is one too many.
        let mut all = vec![label(Test::In(values)); 1000];
        all.extend([label(Test::In(vec!["x"])), label(Test::Exists), label(Test::DoesNotExist)]);
        assert_eq!(conflict(&all.iter().collect::<Vec<_>>()), None);
        let keys: Vec<String> = (0..20_000).map(|at| format!("k{at}")).collect();
        let mut all: Vec<_> = keys
            .iter()
            .map(|key| Requirement { key: Key::Label(key), test: Test::Exists, span: Span::default() })
            .collect();
        all.push(Requirement { key: Key::Label("k19999"), test: Test::DoesNotExist, span: Span::default() });
        assert_eq!(conflict(&all.iter().collect::<Vec<_>>()), Some(vec![19_999, 20_000]));
    }

    /// What the labels and the name of a node may be, where the requirements below speak of them: all that a list can
    /// name, a number for each gap between numbers, with and without a zero, the 3 with two, as lists can name it without and
    /// with one, and something else.
    const UNIVERSE: [Option<&str>; 17] = [
        None,
        Some(""),
        Some("x"),
        Some("z"),
        Some("0"),
        Some("1"),
        Some("2"),
        Some("3"),
        Some("4"),
        Some("5"),
        Some("00"),
        Some("01"),
        Some("02"),
        Some("03"),
        Some("04"),
        Some("05"),
        Some("003"),
    ];

    fn test() -> impl Strategy<Value = Test<'static>> {
        let values = || vec(select(vec!["", "x", "1", "2", "3", "03"]), 1..4);
        prop_oneof![
            values().prop_map(Test::In),
            values().prop_map(Test::NotIn),
            Just(Test::Exists),
            Just(Test::DoesNotExist),
            (-1i64..5).prop_map(Test::Gt),
            (-1i64..5).prop_map(Test::Lt),
            Just(Test::NoNumber("x")),
        ]
    }

    /// What the scheduler does for one node, word for word.
    fn matches(test: &Test<'_>, found: Option<&str>) -> bool {
        match (test, found) {
            (Test::In(values), Some(found)) => values.contains(&found),
            (Test::NotIn(values), Some(found)) => !values.contains(&found),
            (Test::NotIn(_) | Test::DoesNotExist, None) | (Test::Exists, Some(_)) => true,
            (Test::Gt(than), Some(found)) => found.parse::<i64>().is_ok_and(|found| found > *than),
            (Test::Lt(than), Some(found)) => found.parse::<i64>().is_ok_and(|found| found < *than),
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn a_conflict_is_one_on_every_node(all in vec((select(vec!["a", "b"]), test()), 0..7)) {
            let nodes = UNIVERSE.iter().flat_map(|a| UNIVERSE.iter().map(move |b| (*a, *b)));
            let met = |of: &[usize], (a, b): (Option<&str>, Option<&str>)| {
                of.iter().all(|at| matches(&all[*at].1, if all[*at].0 == "a" { a } else { b }))
            };
            let everything: Vec<usize> = (0..all.len()).collect();
            let possible = nodes.clone().any(|node| met(&everything, node));
            let read: Vec<_> = all.iter().map(|(key, test)| requirement(key, test.clone())).collect();
            let found = conflict(&read.iter().collect::<Vec<_>>());
            prop_assert_eq!(found.is_none(), possible);
            let Some(found) = found else { return Ok(()) };
            prop_assert!(!nodes.clone().any(|node| met(&found, node)));
            for at in 0..found.len() {
                let mut fewer = found.clone();
                fewer.remove(at);
                prop_assert!(nodes.clone().any(|node| met(&fewer, node)), "{:?} is not the smallest", found);
            }
        }
    }
}
