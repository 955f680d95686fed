//! What the renderings of a timeline look like, and what none of them may ever write.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use podlint::{
    engine::{Input, Role, check_file, lives},
    lifecycle::Assumptions,
    report::{
        Options,
        timeline::{self, Shown},
    },
    rule::Settings,
    schema::Minor,
};
use support::{files, read};

/// A pod of each kind of container, one of which is killed before it has started up; one finding marks its moment, another
/// says that the server takes none of it.
const SAMPLE: &str = "\
apiVersion: batch/v1
kind: Job
metadata: {name: report, namespace: shop}
spec:
  backoffLimit: 2
  activeDeadlineSeconds: 600
  template:
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 10
      schedulingGates: [{name: example.com/quota}]
      initContainers:
      - {name: setup, image: tools:1}
      - name: proxy
        image: proxy:1
        restartPolicy: Always
        startupProbe: {tcpSocket: {port: 1}, periodSeconds: 2}
        lifecycle: {preStop: {exec: {command: [sleep, \"15\"]}}}
      containers:
      - name: report-of-the-whole-year
        image: report:1
        livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 5}
        resources: {requests: {cpu: 100m}}
        lifecycle: {preStop: {sleep: {seconds: 20}}}
";

/// Draws the pods in `text` with `draw`.
fn drawn(text: &str, assume: &Assumptions, draw: impl Fn(&mut Vec<u8>, &[Shown<'_>])) -> String {
    let input = Input { path: "report.yaml", text, role: Role::Manifest };
    let report = check_file(&input, &Settings::default());
    let file = lives(&input, &report, Minor::NEWEST, assume);
    let pods: Vec<Shown<'_>> =
        file.pods.iter().map(|pod| Shown::of(input.path, text, pod).unwrap()).collect();
    let mut out = Vec::new();
    draw(&mut out, &pods);
    String::from_utf8(out).unwrap()
}

fn sample(draw: impl Fn(&mut Vec<u8>, &[Shown<'_>])) -> String {
    let startup = vec![(Some("setup".to_owned()), 5), (Some("report-of-the-whole-year".to_owned()), 12)];
    drawn(SAMPLE, &Assumptions { startup_seconds: startup, ..Assumptions::default() }, draw)
}

fn text(pods: &[Shown<'_>], options: &Options) -> String {
    let mut out = Vec::new();
    timeline::text(&mut out, pods, options).unwrap();
    String::from_utf8(out).unwrap()
}

/// Compares `text` with `snapshots/timeline_{name}.snap`.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("timeline_{name}"), text);
    });
}

#[test]
fn text_is_drawn() {
    let draw =
        |options: Options| sample(move |out, pods| out.extend_from_slice(text(pods, &options).as_bytes()));
    snapshot("text", &draw(Options::default()));
    snapshot("ascii", &draw(Options { unicode: false, ..Options::default() }));
    snapshot("colour", &draw(Options { colour: true, ..Options::default() }).replace('\x1b', "␛"));
}

#[test]
fn json_is_written() {
    let json = sample(|out, pods| timeline::json(out, pods, "1.37").unwrap());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["version"], 1);
    snapshot("json", &json);
}

#[test]
fn svg_is_drawn() {
    snapshot("svg", &sample(|out, pods| timeline::svg(out, pods).unwrap()));
}

/// Every pod of the test data fits the page, and comes out as well-formed as the first.
#[test]
fn every_life_can_be_drawn() {
    for path in files("testdata/lifecycle/pods", ".yaml") {
        let manifest = read(&path);
        for unicode in [true, false] {
            let options = Options { unicode, ..Options::default() };
            let page = drawn(&manifest, &Assumptions::default(), |out, pods| {
                out.extend_from_slice(text(pods, &options).as_bytes());
            });
            assert!(unicode || page.is_ascii());
            let long = page.lines().find(|line| line.chars().count() > 80);
            assert_eq!(long, None, "{}", path.display());
        }
        let svg = drawn(&manifest, &Assumptions::default(), |out, pods| timeline::svg(out, pods).unwrap());
        for tag in ["text", "title"] {
            let (opened, closed) = (format!("<{tag}"), format!("</{tag}>"));
            assert_eq!(svg.matches(&opened).count(), svg.matches(&closed).count(), "{tag}");
        }
    }
}

/// Manifests are untrusted: their text neither steers a terminal nor becomes markup.
#[test]
fn names_do_no_harm() {
    let evil = "apiVersion: v1\nkind: Pod\nmetadata: {name: \"\\e[2J<script>\"}\nspec:\n  nodeName: \"\\e]0;x\\a\"\n  \
                containers:\n  - {name: \"</text><script>&\\e[31m\\u202e\", image: a, command: [sleep, \"1\"]}\n";
    let bad = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    let page = drawn(evil, &Assumptions::default(), |out, pods| {
        out.extend_from_slice(text(pods, &Options::default()).as_bytes());
    });
    assert!(page.contains("command-ends: ") && !page.contains(bad), "{page:?}");
    let svg = drawn(evil, &Assumptions::default(), |out, pods| timeline::svg(out, pods).unwrap());
    assert!(!svg.contains(bad) && !svg.contains("<script"), "{svg:?}");
}
