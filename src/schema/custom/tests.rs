use super::*;
use crate::yaml;

/// A definition whose `spec` has this schema, in flow style, and whose status is a resource of its own.
fn definition(spec: &str) -> Definitions {
    definition_with("{status: {}}", spec)
}

fn definition_with(subresources: &str, spec: &str) -> Definitions {
    let text = format!(
        "kind: CustomResourceDefinition\nspec:\n  group: example.com\n  names: {{kind: It}}\n  versions:\n  \
         - {{name: v1, served: true, subresources: {subresources}, schema: {{openAPIV3Schema: {{type: object, \
         properties: {{spec: {spec}}}}}}}}}\n  - {{name: v0, served: false}}\n"
    );
    let (tree, problems) = yaml::parse(&text);
    assert!(problems.is_empty(), "{problems:?}");
    let mut definitions = Definitions::default();
    definitions.read(&tree, tree.documents()[0].root.unwrap());
    definitions
}

/// What the definitions say of an object of a kind that is empty.
fn find<'d>(definitions: &'d Definitions, api_version: &str, kind: &str) -> Option<Found<'d>> {
    let (tree, _) = yaml::parse("{}");
    definitions.find(api_version, kind, &tree, tree.documents()[0].root.unwrap())
}

/// What is wrong with an object of that `spec`, as its characters and a word.
fn wrong(schema: &str, spec: &str) -> Vec<String> {
    wrong_with(&definition(schema), spec)
}

fn wrong_with(definitions: &Definitions, spec: &str) -> Vec<String> {
    let text = format!("apiVersion: example.com/v1\nkind: It\nstatus: 1\nspec: {spec}\n");
    let (tree, _) = yaml::parse(&text);
    let root = tree.documents()[0].root.unwrap();
    let Some(Found::Served(version)) = definitions.find("example.com/v1", "It", &tree, root) else {
        panic!("not found")
    };
    let issues = version.check(&tree, root);
    issues
        .iter()
        .map(|issue| {
            let word = match &issue.wrong {
                Wrong::Unknown(_) => "unknown".to_owned(),
                Wrong::Missing(name) => format!("missing {name}"),
                Wrong::Type(expected, _) => format!("not {expected}"),
                Wrong::NotAmong(values) => format!("none of {}", values.join(" ")),
                Wrong::Pattern(_) => "pattern".to_owned(),
                Wrong::Number { small, limit, .. } => format!("{} {limit}", if *small { "<" } else { ">" }),
                Wrong::Length { few, limit, unit } => {
                    format!("{} {limit} {unit}", if *few { "<" } else { ">" })
                }
                Wrong::Duplicate(keys) => format!("again {}", keys.join(" ")),
            };
            format!("{}: {word}", tree.span(issue.node).slice(&text))
        })
        .collect()
}

/// Each row: a schema, a value, and what is wrong with it. From the structural schemas of `apiextensions.k8s.io/v1`.
#[test]
fn values_are_held_against_the_schema() {
    const NONE: [&str; 0] = [];
    for (schema, value, expected) in [
        ("{type: integer}", "3", &NONE[..]),
        ("{type: integer}", "3.0", &[]),
        ("{type: integer}", "3.5", &["3.5: not a whole number"]),
        ("{type: integer}", "'3'", &["'3': not a whole number"]),
        ("{type: number}", "3.5", &[]),
        ("{type: string}", "yes", &["yes: not a string"]),
        // `PruneNonNullableNullsWithoutDefaults`
        ("{type: string}", "null", &[]),
        ("{type: array, items: {type: string}}", "[null]", &["null: not a string"]),
        (
            "{type: object, required: [a], properties: {a: {type: string}}}",
            "{a: null}",
            &["{a: null}: missing a"],
        ),
        ("{type: object, properties: {a: {nullable: true}}, required: [a]}", "{a: null}", &[]),
        ("{type: string, nullable: true}", "null", &[]),
        ("{type: string, default: a}", "null", &[]),
        ("{x-kubernetes-int-or-string: true}", "80", &[]),
        ("{x-kubernetes-int-or-string: true}", "http", &[]),
        ("{x-kubernetes-int-or-string: true}", "[80]", &["[80]: not a whole number or a string"]),
        ("{type: integer, minimum: 1, maximum: 9}", "1", &[]),
        ("{type: integer, minimum: 1, maximum: 9}", "9", &[]),
        ("{type: integer, maximum: 9, exclusiveMaximum: true}", "9", &["9: > 9"]),
        ("{type: integer, minimum: 1, maximum: 9}", "0", &["0: < 1"]),
        ("{type: integer, minimum: 1, maximum: 9}", "10", &["10: > 9"]),
        ("{type: integer, minimum: 1, exclusiveMinimum: true}", "1", &["1: < 1"]),
        ("{type: string, enum: [a, b]}", "b", &[]),
        ("{type: string, enum: [a, b]}", "c", &["c: none of a b"]),
        ("{type: integer, enum: [1, 2]}", "3", &["3: none of 1 2"]),
        ("{type: string, pattern: '^[a-z]+$'}", "ab", &[]),
        ("{type: string, pattern: '^[a-z]+$'}", "Ab", &["Ab: pattern"]),
        // A pattern of another dialect is not judged.
        ("{type: string, pattern: '(?=a)b'}", "c", &[]),
        ("{type: string, minLength: 2, maxLength: 3}", "äöü", &[]),
        ("{type: string, minLength: 2, maxLength: 3}", "ab", &[]),
        ("{type: string, minLength: 2, maxLength: 3}", "a", &["a: < 2 characters"]),
        ("{type: string, minLength: 2, maxLength: 3}", "abcd", &["abcd: > 3 characters"]),
        ("{type: array, maxItems: 1, items: {type: integer}}", "[1, 2]", &["[1, 2]: > 1 items"]),
        ("{type: array, items: {type: integer}}", "[1, a]", &["a: not a whole number"]),
        ("{type: array, items: {type: string}, x-kubernetes-list-type: set}", "[a, b, a]", &["a: again "]),
        (
            "{type: array, items: {type: object, x-kubernetes-preserve-unknown-fields: true}, \
             x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name]}",
            "[{name: a}, {name: b}, {name: a, x: 1}, {}, {}]",
            &["{name: a, x: 1}: again name"],
        ),
        ("{type: object, properties: {a: {type: string}}}", "{b: 1}", &["b: unknown"]),
        ("{type: object}", "{b: 1}", &["b: unknown"]),
        ("{type: object, x-kubernetes-preserve-unknown-fields: true}", "{b: 1}", &[]),
        (
            "{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object}}}",
            "{a: {b: 1}, c: 1}",
            &["b: unknown"],
        ),
        ("{type: object, additionalProperties: {type: integer}}", "{b: 1, c: x}", &["x: not a whole number"]),
        ("{type: object, additionalProperties: true}", "{b: 1}", &[]),
        (
            "{type: object, x-kubernetes-embedded-resource: true}",
            "{apiVersion: v1, kind: A, x: 1}",
            &["x: unknown"],
        ),
        ("{type: object, required: [a, b], properties: {a: {default: 1}, b: {}}}", "{}", &["{}: missing b"]),
        ("{type: object, minProperties: 1, additionalProperties: true}", "{}", &["{}: < 1 keys"]),
        ("{}", "{anything: [1, {a: b}]}", &[]),
    ] {
        assert_eq!(wrong(schema, value), expected, "{schema} of {value}");
    }
}

#[test]
fn a_status_of_its_own_is_not_judged() {
    for (subresources, expected) in [("{status: {}}", &[][..]), ("{}", &["status: unknown"])] {
        assert_eq!(wrong_with(&definition_with(subresources, "{}"), "1"), expected, "{subresources}");
    }
}

#[test]
fn a_version_is_served_or_it_is_not() {
    let definitions = definition("{type: object}");
    assert!(matches!(find(&definitions, "example.com/v1", "It"), Some(Found::Served(_))));
    for version in ["example.com/v0", "example.com/v2"] {
        let Some(Found::NotServed(definition)) = find(&definitions, version, "It") else {
            panic!("{version}")
        };
        assert_eq!(definition.api_versions().collect::<Vec<_>>(), ["example.com/v1"]);
    }
    assert!(find(&definitions, "example.org/v1", "It").is_none());
    assert!(find(&definitions, "example.com/v1", "Other").is_none());
}

#[test]
fn pods_are_found_where_the_schema_has_them() {
    const POD: &str = "{type: object, properties: {containers: {type: array, items: {type: object, properties: \
                       {image: {}, imagePullPolicy: {}, name: {}, terminationMessagePath: {}, volumeMounts: {}}}}}}";
    let schema = format!(
        "{{type: object, properties: {{groups: {{type: array, items: {{type: object, properties: {{spec: {POD}}}}}}}, \
         worker: {POD}, one: {{type: object, properties: {{spec: {POD}}}}}, other: {{type: object, properties: {{containers: {{type: array, items: {{type: string}}}}}}}}}}}}"
    );
    let definitions = definition(&schema);
    let Some(Found::Served(version)) = find(&definitions, "example.com/v1", "It") else {
        panic!("not found")
    };
    let text = "spec: {worker: {containers: [1]}, groups: [{spec: {containers: [2]}}], other: {containers: [a]}, one: {spec: {containers: [3]}}}";
    let (tree, _) = yaml::parse(text);
    let found: Vec<_> = version
        .pods(&tree, tree.documents()[0].root.unwrap())
        .into_iter()
        .map(|shape| match shape {
            PodShape::Template(node) => ("template", tree.span(node).slice(text)),
            PodShape::Spec(_, node) => ("spec", tree.span(node).slice(text)),
        })
        .collect();
    assert_eq!(
        found,
        [
            ("spec", "{containers: [1]}"),
            ("template", "{spec: {containers: [2]}}"),
            ("template", "{spec: {containers: [3]}}"),
        ]
    );
    let (tree, _) = yaml::parse("spec: {worker: [], one: web}");
    assert_eq!(version.pods(&tree, tree.documents()[0].root.unwrap()), []);
}

#[test]
fn a_definition_in_another_form_says_nothing() {
    for text in ["kind: CustomResourceDefinition", "spec: 1", "spec: {group: a.b, names: [], versions: {}}"] {
        let (tree, _) = yaml::parse(text);
        assert_eq!(Definition::read(&tree, tree.documents()[0].root.unwrap()), None, "{text}");
    }
}

#[test]
fn an_object_is_held_against_the_definition_that_it_fits_best() {
    let mut definitions = definition("{type: object, properties: {old: {}}}");
    definitions.merge(definition("{type: object, properties: {new: {}}}"));
    for (spec, issues) in [("{old: 1}", 0), ("{new: 1}", 0), ("{other: 1}", 1), ("{old: 1, new: 1}", 1)] {
        let text = format!("spec: {spec}");
        let (tree, _) = yaml::parse(&text);
        let root = tree.documents()[0].root.unwrap();
        let found = definitions.find("example.com/v1", "It", &tree, root);
        let Some(Found::Served(version)) = found else { panic!("not found") };
        assert_eq!(version.check(&tree, root).len(), issues, "{spec}");
    }
}
