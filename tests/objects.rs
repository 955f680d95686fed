//! What `podlint defaults` prints says the same to whoever reads it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use podlint::{
    defaults::{Data, Mark, Marks, Value},
    diagnostic::ObjectId,
    engine::StoredObject,
    report::objects,
    yaml,
};
use proptest::prelude::*;
use serde_json::Value as Json;

fn value(data: Data) -> Value {
    Value { data, mark: Mark::Written, note: None }
}

fn stored(value: Value) -> StoredObject {
    let id = ObjectId { api_version: String::new(), kind: String::new(), namespace: None, name: None };
    StoredObject { id, marks: Marks::of(&value, None), value, known: true }
}

/// The object as YAML.
fn printed(object: &StoredObject) -> String {
    let mut out = Vec::new();
    objects::yaml(&mut out, object, "1.37").unwrap();
    String::from_utf8(out).unwrap()
}

/// The object as JSON.
fn plain(object: &StoredObject) -> Json {
    let mut out = Vec::new();
    objects::json(&mut out, &[("file.yaml", object)], "1.37").unwrap();
    serde_json::from_slice::<Json>(&out).unwrap()["objects"][0]["object"].take()
}

/// What podlint, reading as kubectl does, and a reader of YAML 1.2 make of the object's YAML.
fn read(text: &str) -> (Json, Json) {
    let (tree, problems) = yaml::parse(text);
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    let [document] = tree.documents() else { panic!("one document\n{text}") };
    let ours = yaml::json::to_json(&tree, document.root.unwrap());
    let theirs = serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    (ours, theirs)
}

/// Texts that readers of YAML take for something else, or that are hard to write.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(?i)(y|n|yes|no|on|off|true|false|null|~|\\.inf|-?\\.inf|\\.nan|nan|inf|<<|=|-|--|---|\\.\\.\\.)",
        "[0-9a-fxoE_.:,+-]{1,8}",
        "[0-9]{1,4}(-[0-9]{2}){2}(T[0-9:]{5,8}Z)?",
        "[-+]?[0-9]{1,3}(\\.[0-9]{0,2})?([eE][-+]?[0-9])?(m|Ki|Mi|Gi|%|/24)?",
        "[- #:,'\"\\[\\]{}&*!|>%@`?a-c\n\t]{0,14}",
        "[ab #\n]{0,12}\n{0,3}",
        "\\PC{0,8}",
        "[a\u{a0}\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202f}\u{2060}-\u{206f}\u{feff}]{1,6}",
        any::<String>(),
    ]
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => text().prop_map(|text| value(Data::Text(text))),
        1 => Just(value(Data::Null)),
        1 => any::<bool>().prop_map(|truth| value(Data::Bool(truth))),
        1 => any::<i64>().prop_map(|number| value(Data::Int(number))),
        // `serde_json` does not read all digits of others.
        1 => any::<i16>().prop_map(|number| value(Data::Float(f64::from(number) + 0.125))),
    ];
    let marked = (leaf, any::<bool>()).prop_map(|(value, changed)| {
        let mark = if changed { Mark::Changed("a\n# b".to_owned()) } else { Mark::FilledIn };
        Value { mark, note: changed.then(|| "a note".to_owned()), ..value }
    });
    marked.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| value(Data::List(items))),
            proptest::collection::btree_map(text(), inner, 0..4)
                .prop_map(|entries| value(Data::Map(entries.into_iter().collect()))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn yaml_is_read_as_what_was_printed(inner in tree()) {
        let object = stored(value(Data::Map(vec![("object".to_owned(), inner)])));
        let (ours, theirs) = read(&printed(&object));
        prop_assert_eq!(&ours, &plain(&object));
        prop_assert_eq!(&theirs, &plain(&object));
    }
}

#[test]
fn strings_are_quoted_where_a_reader_could_mistake_them_and_nowhere_else() {
    let cases = [
        ("web", "web"),
        ("500m", "500m"),
        ("64Mi", "64Mi"),
        ("10.0.0.0/16", "10.0.0.0/16"),
        ("nginx:1.25", "nginx:1.25"),
        ("--port=8080", "--port=8080"),
        ("25%", "25%"),
        ("/srv/a b", "/srv/a b"),
        ("", r#""""#),
        ("yes", r#""yes""#),
        ("On", r#""On""#),
        ("y", r#""y""#),
        ("NULL", r#""NULL""#),
        ("~", r#""~""#),
        ("1", r#""1""#),
        ("0123", r#""0123""#),
        ("1e3", r#""1e3""#),
        ("0x1F", r#""0x1F""#),
        ("0o7", r#""0o7""#),
        ("1_000", r#""1_000""#),
        ("12:30:45", r#""12:30:45""#),
        ("2024-01-01", r#""2024-01-01""#),
        (".5", r#"".5""#),
        ("-1", r#""-1""#),
        ("=", r#""=""#),
        ("<<", r#""<<""#),
        ("a: b", r#""a: b""#),
        ("a #b", r#""a #b""#),
        ("- a", r#""- a""#),
        ("*a", r#""*a""#),
        ("a\u{7}b", r#""a\x07b""#),
        ("a\u{202e}b", r#""a\u202eb""#),
        ("tab\there", r#""tab\there""#),
    ];
    for (text, expected) in cases {
        let object = stored(value(Data::Map(vec![("a".to_owned(), value(Data::Text(text.to_owned())))])));
        assert_eq!(printed(&object), format!("a: {expected}\n"), "{text:?}");
    }
}

#[test]
fn a_mark_stands_once_for_all_that_is_in_a_value() {
    let filled = |data| Value { mark: Mark::FilledIn, ..value(data) };
    let map = |entries: Vec<(&str, Value)>| {
        Data::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    };
    let inner =
        filled(map(vec![("b", filled(Data::Int(1))), ("c", filled(Data::List(vec![filled(Data::Null)])))]));
    let text = "a\nb".to_owned();
    let changed = Value {
        mark: Mark::Changed("1000m".to_owned()),
        note: Some("a note".to_owned()),
        ..value(Data::Text(text))
    };
    let object = stored(value(map(vec![("a", inner), ("d", changed), ("e", filled(map(vec![])))])));
    let expected = "\
a:  # filled in
  b: 1
  c:
  - null
d: |-  # was 1000m; a note
  a
  b
e: {}  # filled in
";
    assert_eq!(printed(&object), expected);
    assert_eq!(object.marks.filled_in, ["a", "e"]);
}
