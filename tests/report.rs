//! What each output format writes for one rich set of findings, and what none of them may ever write.

// The full format is the command line's.
#![cfg(feature = "cli")]

use podlint::diagnostic::{
    Cause, Diagnostic, Edit, Fix, Label, Level, ObjectId, Outcome, Scope, ServerCause, Stage,
};
use podlint::report::{
    FileFindings, Format, MAX_FULL, Options, RuleInfo, Skipped, Summary, SummaryStream, consequence,
    summary_line, summary_text,
};
use podlint::text::Span;
use serde_json::Value;

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
        tier: -größe #1 日本
    spec:
      containers:
      - name: web
        image: nginx:latest
        livenessProbe:
          periodSeconds: 5
        ports:
        - containerPort: 80
        - containerPort: 80
";

/// CRLF line breaks, a tab before a comment, and no line break at the end.
const POD: &str = "apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: job\r\nspec:\r\n  restartPolicy:\talways\t# docker's\r\n  containers: []";

const RULES: &[RuleInfo<'static>] = &[
    RuleInfo {
        name: "label-syntax",
        summary: "Labels and selectors follow the API server's syntax.",
        page: "# label-syntax\n\nA label's value has at most 63 characters.\n\n## Why\n\nThe API server refuses it.\n",
        group: "metadata",
        level: Level::Error,
        outcome: Outcome::Rejected,
        stage: Stage::ApiServer,
    },
    RuleInfo {
        name: "probe-handler",
        summary: "A probe has exactly one handler.",
        page: "# probe-handler\n\nA probe without a handler is refused.\n",
        group: "probes",
        level: Level::Error,
        outcome: Outcome::Rejected,
        stage: Stage::ApiServer,
    },
    RuleInfo {
        name: "quiet-rule",
        summary: "Off unless asked for.",
        page: "# quiet-rule\n",
        group: "probes",
        level: Level::Off,
        outcome: Outcome::Fragile,
        stage: Stage::Runtime,
    },
];

/// The `nth` (from 0) `needle` in `text`.
fn span(text: &str, needle: &str, nth: usize) -> Span {
    let (start, found) = text.match_indices(needle).nth(nth).expect("the needle is in the text");
    Span::new(start as u32, (start + found.len()) as u32)
}

fn diagnostic(rule: &'static str, span: Span, message: &str) -> Diagnostic {
    Diagnostic {
        rule,
        level: Level::Error,
        outcome: Outcome::Rejected,
        stage: Stage::ApiServer,
        message: message.to_owned(),
        help: None,
        span,
        label: None,
        labels: Vec::new(),
        elsewhere: Vec::new(),
        fixes: Vec::new(),
        document: 0,
        object: None,
        field: String::new(),
        server: None,
        cascades: Vec::new(),
        minors: Vec::new(),
    }
}

fn label(span: Span, message: &str) -> Label {
    Label { span, message: message.to_owned() }
}

fn objects() -> Vec<ObjectId> {
    vec![ObjectId {
        api_version: "apps/v1".to_owned(),
        kind: "Deployment".to_owned(),
        namespace: Some("shop".to_owned()),
        name: Some("web".to_owned()),
    }]
}

fn deployment_findings() -> Vec<Diagnostic> {
    let value = span(DEPLOYMENT, "-größe", 0);
    vec![
        Diagnostic {
            label: Some("starts with `-` and holds `ö` and `ß`".to_owned()),
            labels: vec![
                label(span(DEPLOYMENT, "tier", 0), "the value of this label"),
                label(span(DEPLOYMENT, "matchLabels", 0), "the selector does not ask for it"),
            ],
            help: Some("start and end the value with a letter or a digit, and use only ASCII letters, digits, `-`, `_` and `.` between them".to_owned()),
            object: Some(0),
            field: "spec.template.metadata.labels[tier]".to_owned(),
            server: Some(ServerCause {
                cause: Cause::Invalid,
                field: "spec.template.labels".to_owned(),
                scope: Scope::Errors,
            }),
            ..diagnostic("label-syntax", value, "`-größe` is not a label value: it must start with a letter or a digit")
        },
        Diagnostic {
            level: Level::Warn,
            outcome: Outcome::Fragile,
            stage: Stage::Kubelet,
            object: Some(0),
            field: "spec.template.spec.containers[0].image".to_owned(),
            ..diagnostic("image-tag", span(DEPLOYMENT, "latest", 0), "the tag `latest` names another image every day")
        },
        Diagnostic {
            label: Some("a handler is missing".to_owned()),
            help: Some("add one of them:\n  httpGet:\n    path: /healthz\n    port: 80".to_owned()),
            object: Some(0),
            field: "spec.template.spec.containers[0].livenessProbe".to_owned(),
            fixes: vec![Fix {
                title: "probe port 80".to_owned(),
                safe: false,
                edits: vec![Edit {
                    span: span(DEPLOYMENT, "          periodSeconds", 0).start_point(),
                    text: "          tcpSocket:\n            port: 80\n".to_owned(),
                }],
            }],
            ..diagnostic(
                "probe-handler",
                span(DEPLOYMENT, "periodSeconds", 0).start_point(),
                "the livenessProbe of container `web` has no handler",
            )
        },
        Diagnostic {
            label: Some("port 80 again".to_owned()),
            labels: vec![label(span(DEPLOYMENT, "containerPort: 80", 0), "first here")],
            outcome: Outcome::Warned,
            level: Level::Warn,
            ..diagnostic("duplicate-port", span(DEPLOYMENT, "containerPort: 80", 1), "port 80 is listed twice")
        },
    ]
}

fn pod_findings() -> Vec<Diagnostic> {
    let value = span(POD, "always", 0);
    vec![
        Diagnostic {
            label: Some("docker's word".to_owned()),
            help: Some("write `Always`".to_owned()),
            fixes: vec![Fix {
                title: "write `Always`".to_owned(),
                safe: true,
                edits: vec![Edit { span: value, text: "Always".to_owned() }],
            }],
            field: "spec.restartPolicy".to_owned(),
            ..diagnostic(
                "restart-policy",
                value,
                "`always` is not a restartPolicy: Always, OnFailure or Never",
            )
        },
        Diagnostic {
            labels: vec![label(span(POD, "name: job", 0), "this pod")],
            ..diagnostic("no-containers", span(POD, "[]", 0), "the pod has no containers")
        },
    ]
}

fn summary() -> Summary {
    Summary {
        files: 2,
        documents: 3,
        objects: 2,
        errors: 4,
        warnings: 2,
        not_kubernetes: 1,
        undefined: Vec::new(),
        skipped: vec![Skipped { file: "logo.yaml".to_owned(), reason: "not UTF-8".to_owned() }],
    }
}

/// Everything that `format` writes for `files`.
fn render(format: Format, options: Options, files: &[FileFindings<'_>], summary: &Summary) -> String {
    let mut out = Vec::new();
    let mut reporter = format.reporter(options, RULES);
    for file in files {
        reporter.file(&mut out, file).expect("memory takes everything");
    }
    reporter.finish(&mut out, summary).expect("memory takes everything");
    String::from_utf8(out).expect("the output is UTF-8")
}

fn render_one(format: Format, text: &str, diagnostics: &[Diagnostic]) -> String {
    let file = FileFindings { path: "a.yaml", text, diagnostics, objects: &[] };
    render(format, Options::default(), &[file], &Summary::default())
}

fn sample(format: Format, options: Options) -> String {
    let (deployment, pod, objects) = (deployment_findings(), pod_findings(), objects());
    let files = [
        FileFindings {
            path: "web/deploy.yaml",
            text: DEPLOYMENT,
            diagnostics: &deployment,
            objects: &objects,
        },
        FileFindings { path: "jobs/my pod.yaml", text: POD, diagnostics: &pod, objects: &[] },
    ];
    // The version changes with every release, the shape does not.
    render(format, options, &files, &summary()).replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// Compares `text` with `snapshots/report_{name}.snap`.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("report_{name}"), text);
    });
}

#[test]
fn full() {
    snapshot("full", &sample(Format::Full, Options::default()));
}

#[test]
fn full_in_ascii_on_a_narrow_terminal() {
    let text = sample(Format::Full, Options { unicode: false, width: 50, ..Options::default() });
    snapshot("full_ascii", &text);
}

#[test]
fn full_in_colour_with_links() {
    let docs = Some("https://docs.example/rules".to_owned());
    let text = sample(Format::Full, Options { colour: true, links: true, docs, ..Options::default() });
    snapshot("full_colour", &text.replace('\x1b', "␛"));
}

#[test]
fn concise() {
    snapshot("concise", &sample(Format::Concise, Options::default()));
}

#[test]
fn narrated() {
    snapshot("narrated", &sample(Format::Narrated, Options::default()));
}

#[test]
fn json() {
    snapshot("json", &sample(Format::Json, Options::default()));
}

#[test]
fn sarif() {
    let text = sample(Format::Sarif, Options::default());
    let pretty = serde_json::from_str::<Value>(&text).unwrap();
    snapshot("sarif", &serde_json::to_string_pretty(&pretty).unwrap());
}

#[test]
fn github() {
    snapshot("github", &sample(Format::Github, Options::default()));
}

/// An escape that sets the window's title, one that clears the screen, a mark that turns text around.
const HOSTILE: &str = "kind: \u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}dog\u{0}\n";

fn hostile() -> Diagnostic {
    let everything = Span::new(0, HOSTILE.len() as u32);
    let mut finding = diagnostic("label-syntax", span(HOSTILE, "dog", 0), HOSTILE);
    finding.label = Some(HOSTILE.to_owned());
    finding.help = Some(HOSTILE.to_owned());
    HOSTILE.clone_into(&mut finding.field);
    finding.object = Some(0);
    finding.labels = vec![label(everything, HOSTILE)];
    finding.fixes = vec![Fix { title: HOSTILE.to_owned(), safe: true, edits: Vec::new() }];
    finding
}

#[test]
fn no_control_character_reaches_a_terminal() {
    let objects = [ObjectId { kind: HOSTILE.to_owned(), ..ObjectId::default() }];
    let findings = [hostile()];
    let file = FileFindings { path: HOSTILE, text: HOSTILE, diagnostics: &findings, objects: &objects };
    let skipped = vec![Skipped { file: HOSTILE.to_owned(), reason: HOSTILE.to_owned() }];
    let summary = Summary { skipped, ..Summary::default() };
    for format in [Format::Full, Format::Concise, Format::Narrated, Format::Github] {
        let mut text = render(format, Options::default(), &[file], &summary);
        text.push_str(&summary_text(&summary));
        let raw = text.chars().find(|&c| (c.is_control() && c != '\n') || c == '\u{202e}');
        assert_eq!(raw, None, "{format}: {text}");
        assert!(text.contains("\\u{1b}]0;owned\\u{7}"), "{format}: {text}");
    }
}

#[test]
fn machine_formats_keep_control_characters_as_their_syntax_escapes_them() {
    let findings = [hostile()];
    let file = FileFindings { path: HOSTILE, text: HOSTILE, diagnostics: &findings, objects: &[] };
    let text = render(Format::Json, Options::default(), &[file], &Summary::default());
    assert!(!text.contains('\u{1b}'));
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["findings"][0]["message"], HOSTILE);
    assert_eq!(json["findings"][0]["file"], HOSTILE);
}

#[test]
fn a_run_without_findings_is_valid_in_the_machine_formats() {
    let json = render(Format::Json, Options::default(), &[], &summary());
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["findings"], Value::Array(Vec::new()));
    assert_eq!(json["summary"]["skipped"][0]["reason"], "not UTF-8");

    let sarif = render(Format::Sarif, Options::default(), &[], &summary());
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    let run = &sarif["runs"][0];
    assert_eq!(run["results"], Value::Array(Vec::new()));
    assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(RULES.len()));
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["message"]["text"], "Skipped logo.yaml: not UTF-8.");

    for format in [Format::Concise, Format::Github] {
        assert_eq!(render(format, Options::default(), &[], &summary()), "");
        assert_eq!(format.reporter(Options::default(), RULES).summary_stream(), SummaryStream::Error);
    }
}

#[test]
fn sarif_has_what_code_scanning_asks_for() {
    let text = sample(Format::Sarif, Options::default());
    let sarif: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");

    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "podlint");
    for rule in driver["rules"].as_array().unwrap() {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].is_string(), "{rule}");
        }
    }
    assert_eq!(driver["rules"][0]["fullDescription"]["text"], "A label's value has at most 63 characters.");
    assert_eq!(driver["rules"][2]["defaultConfiguration"]["enabled"], false);

    let results = run["results"].as_array().unwrap();
    for result in results {
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["region"]["startLine"].as_u64() > Some(0), "{result}");
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
    assert_eq!(results[0]["ruleIndex"], 0);
    assert_eq!(results[2]["ruleIndex"], 1);
    assert_eq!(results[1]["ruleIndex"], Value::Null, "a rule that nobody described has no index");
    assert_eq!(
        results[4]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "jobs/my%20pod.yaml"
    );
    assert_eq!(results[0]["relatedLocations"].as_array().map(Vec::len), Some(2));
    let logical = &results[0]["locations"][0]["logicalLocations"];
    assert_eq!(logical[0]["fullyQualifiedName"], "Deployment/web/spec.template.metadata.labels[tier]");
    assert_eq!(logical[1]["fullyQualifiedName"], "Deployment/web");
}

#[test]
fn sarif_addresses_are_uris() {
    let addresses = [
        ("./a/b.yaml", "a/b.yaml"),
        ("a:b,c.yaml", "a%3Ab%2Cc.yaml"),
        ("größe.yaml", "gr%C3%B6%C3%9Fe.yaml"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:/k8s/a.yaml", "file:///C:/k8s/a.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ];
    let findings = [diagnostic("label-syntax", Span::at(0), "x")];
    for (path, uri) in addresses {
        let file = FileFindings { path, text: "", diagnostics: &findings, objects: &[] };
        let text = render(Format::Sarif, Options::default(), &[file], &Summary::default());
        let sarif: Value = serde_json::from_str(&text).unwrap();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], uri);
    }
}

/// The fingerprints of findings in `text`, which has one object.
fn fingerprints(text: &str, findings: &[Diagnostic]) -> Vec<String> {
    let objects = objects();
    let file = FileFindings { path: "a.yaml", text, diagnostics: findings, objects: &objects };
    let sarif = render(Format::Sarif, Options::default(), &[file], &Summary::default());
    let sarif: Value = serde_json::from_str(&sarif).expect("the output is JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("there are results");
    results
        .iter()
        .map(|result| {
            result["partialFingerprints"]["primaryLocationLineHash"]
                .as_str()
                .expect("there is a hash")
                .to_owned()
        })
        .collect()
}

#[test]
fn a_fingerprint_survives_moved_lines_and_new_words() {
    let find = |text: &str| {
        let mut finding = diagnostic("label-syntax", span(text, "-größe", 0), "some words");
        finding.object = Some(0);
        finding.field = "metadata.labels[tier]".to_owned();
        finding
    };
    let first = fingerprints(DEPLOYMENT, &[find(DEPLOYMENT)]);
    let moved = format!("# a comment\n\n{}", DEPLOYMENT.replace('\n', "\r\n"));
    let mut reworded = find(&moved);
    reworded.message = "other words".to_owned();
    reworded.level = Level::Warn;
    assert_eq!(fingerprints(&moved, &[reworded.clone()]), first);
    // Pinned: services keep fingerprints across releases.
    assert_eq!(first, ["61da74a5ea527442:1"]);

    reworded.field = "metadata.labels[app]".to_owned();
    assert_ne!(fingerprints(&moved, &[reworded]), first);
    let mut other_value = find(DEPLOYMENT);
    other_value.span = other_value.span.sub(0, 2);
    assert_ne!(fingerprints(DEPLOYMENT, &[other_value]), first);

    let twice = fingerprints(DEPLOYMENT, &[find(DEPLOYMENT), find(DEPLOYMENT)]);
    assert_eq!(twice[0], first[0]);
    assert_ne!(twice[1], first[0], "equal findings are told apart by their order");
}

#[test]
fn github_commands_are_escaped() {
    let mut finding = diagnostic("label-syntax", Span::new(0, 3), "100% wrong: a,b\r\nsee, `::error::`");
    finding.help = Some("one\ntwo".to_owned());
    let file = FileFindings {
        path: "a,b:c%.yaml",
        text: "a: b\nc: d\n",
        diagnostics: &[finding.clone()],
        objects: &[],
    };
    let text = render(Format::Github, Options::default(), &[file], &Summary::default());
    assert_eq!(
        text,
        "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=4,title=label-syntax::\
         100%25 wrong: a,b\\r%0Asee, `::error::`%0Arejected: the API server refuses the object%0Ahelp: one%0Atwo\n"
    );

    finding.span = Span::new(0, 8);
    let text = render_one(Format::Github, "a: b\nc: d\n", &[finding]);
    assert!(text.starts_with("::error file=a.yaml,line=1,endLine=2,title="), "no columns over lines: {text}");
}

#[test]
fn a_long_line_is_clipped_around_its_labels() {
    let filler = "\"größe\":1,".repeat(8_000);
    let text = format!("{{{filler}\"first\":1,{filler}\"kind\":\"pod\",{filler}\"end\":1}}");
    let value = span(&text, "\"pod\"", 0);
    let mut finding = diagnostic("unknown-kind", value, "there is no kind `pod`");
    finding.label = Some("this".to_owned());
    finding.labels = vec![label(span(&text, "\"first\"", 0), "that")];
    let full = render_one(Format::Full, &text, &[finding]);
    let widest = full.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{full}");

    // The heading tells the true column, and the underlines stand under their places.
    let column = text[..value.start as usize].chars().count() + 1;
    assert!(full.contains(&format!("a.yaml:1:{column}]")), "{full}");
    let lines: Vec<&str> = full.lines().collect();
    let source = lines.iter().position(|line| line.contains("\"pod\"")).expect("the value is shown");
    let at = |line: &str, needle: &str| line.find(needle).map(|at| line[..at].chars().count());
    let underlines: Vec<usize> = lines[source + 1]
        .char_indices()
        .filter(|(_, c)| *c == '┬')
        .map(|(at, _)| lines[source + 1][..at].chars().count())
        .collect();
    assert_eq!(
        underlines,
        [at(lines[source], "\"first\"").unwrap() + 3, at(lines[source], "\"pod\"").unwrap() + 2],
        "{full}"
    );
    assert!(lines[source].contains('…') && lines[source].ends_with('…'), "{full}");
}

#[test]
fn a_long_value_and_a_tall_one_are_cut() {
    let text = format!("key: {}\nnext: 1\n", "0123456789".repeat(500));
    let full = render_one(Format::Full, &text, &[diagnostic("x", Span::new(5, 5005), "too long")]);
    assert!(full.lines().all(|line| line.chars().count() <= 80), "{full}");

    let text = "spec:\n".to_owned() + &"  a: 1\n".repeat(50);
    let full = render_one(Format::Full, &text, &[diagnostic("x", Span::new(0, text.len() as u32), "tall")]);
    assert!(full.lines().count() < 12, "{full}");
    assert!(full.contains("a.yaml:1:1]"), "{full}");
}

#[test]
fn every_span_of_a_text_can_be_drawn() {
    for text in ["", "\n", "a", "a: é\r\n\tb\r\r\n", "日本: 1\n\n\n", "\u{1b}\u{feff}x\n"] {
        let offsets: Vec<u32> =
            (0..=text.len()).filter(|&at| text.is_char_boundary(at)).map(|at| at as u32).collect();
        for &start in &offsets {
            for &end in offsets.iter().filter(|&&end| end >= start) {
                for &other in &offsets {
                    let mut finding = diagnostic("x", Span::new(start, end), "drawn");
                    finding.label = Some("here".to_owned());
                    finding.labels =
                        vec![label(Span::at(other), "there"), label(Span::new(other.min(start), end), "all")];
                    let full = render_one(Format::Full, text, &[finding.clone()]);
                    assert!(
                        full.contains("here") && full.contains("there"),
                        "{start}..{end} of {text:?}: {full}"
                    );
                    assert!(!full.contains("Failed"), "{start}..{end} of {text:?}: {full}");
                    render_one(Format::Narrated, text, &[finding]);
                }
            }
        }
    }
}

#[test]
fn full_shows_the_first_findings_and_counts_the_rest() {
    let finding = diagnostic("label-syntax", Span::new(0, 1), "again");
    let findings = vec![finding; MAX_FULL as usize - 1];
    let file = FileFindings { path: "a.yaml", text: "a: b\n", diagnostics: &findings, objects: &[] };
    let text = render(Format::Full, Options::default(), &[file, file], &Summary::default());
    assert_eq!(text.matches("error[label-syntax]").count(), MAX_FULL as usize);
    assert!(text.contains("\n... and 198 more; use --output concise to see all\n"), "{text}");
    let concise = render(Format::Concise, Options::default(), &[file, file], &Summary::default());
    assert_eq!(concise.lines().count(), 398);
}

#[test]
fn the_summary_counts_in_plain_words() {
    let none = Summary::default();
    let skipped = |n: usize| {
        (0..n).map(|at| Skipped { file: format!("{at}.yaml"), reason: "too large".to_owned() }).collect()
    };
    let cases = [
        (none.clone(), "nothing was linted: no manifest was found"),
        (
            Summary { files: 1, documents: 1, not_kubernetes: 1, ..none.clone() },
            "nothing was linted: no Kubernetes object in 1 file",
        ),
        (
            Summary { skipped: skipped(1), ..none.clone() },
            "nothing was linted: no manifest was found; skipped 1 file",
        ),
        (
            Summary { files: 1, documents: 1, objects: 1, ..none.clone() },
            "checked 1 document (1 object) in 1 file: no findings",
        ),
        (
            Summary { files: 1, documents: 1, errors: 1, ..none.clone() },
            "checked 1 document (0 objects) in 1 file: 1 error",
        ),
        (
            Summary {
                files: 10,
                documents: 14,
                objects: 13,
                errors: 1,
                warnings: 2,
                skipped: skipped(1),
                ..none.clone()
            },
            "checked 14 documents (13 objects) in 10 files: 1 error, 2 warnings; skipped 1 file",
        ),
        (
            Summary {
                files: 2,
                documents: 4,
                objects: 2,
                warnings: 1,
                not_kubernetes: 2,
                skipped: skipped(2),
                ..none
            },
            "checked 4 documents (2 objects) in 2 files: 1 warning; 2 documents are not Kubernetes objects; skipped 2 files",
        ),
    ];
    for (summary, line) in cases {
        assert_eq!(summary_line(&summary), line);
    }
}

#[test]
fn skipped_files_stand_together_by_reason() {
    let mut skipped: Vec<Skipped> = (0..12)
        .map(|at| Skipped { file: format!("t/{at}.yaml"), reason: "a Helm template".to_owned() })
        .collect();
    skipped.insert(3, Skipped { file: "logo.yaml".to_owned(), reason: "not UTF-8".to_owned() });
    let text = summary_text(&Summary { skipped, ..Summary::default() });
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(lines[0], "  skipped 12 files: a Helm template");
    assert_eq!(lines[1], "    t/0.yaml");
    assert_eq!(lines[10], "    t/9.yaml");
    assert_eq!(lines[11], "    and 2 more");
    assert_eq!(lines[12], "  skipped logo.yaml: not UTF-8");
    assert_eq!(lines.len(), 13);
}

#[test]
fn every_outcome_has_words_at_every_stage() {
    for &outcome in Outcome::ALL {
        for &stage in Stage::ALL {
            let words = consequence(outcome, stage);
            assert!(
                !words.is_empty() && words.is_ascii() && !words.ends_with('.'),
                "{outcome} {stage}: {words}"
            );
            assert!(words.len() <= 92, "{outcome} {stage}: {words}");
        }
    }
}

#[test]
fn formats_have_one_word_each() {
    for &format in Format::ALL {
        assert_eq!(Format::from_word(format.as_str()), Some(format));
    }
    assert_eq!(Format::from_word("xml"), None);
}
