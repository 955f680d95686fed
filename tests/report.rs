//! What each output format writes for one rich set of findings, and what none of them may ever write.

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
        fixes: Vec::new(),
        document: 0,
        object: None,
        field: String::new(),
        server: None,
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
        skipped: vec![Skipped { file: "logo.yaml".to_owned(), reason: "not UTF-8".to_owned() }],
    }
}

/// Everything that `format` writes for `files`.
fn render(format: Format, options: Options, files: &[FileFindings<'_>], summary: &Summary) -> String {
    let mut out = Vec::new();
    let mut reporter = format.reporter(options, RULES);
    for file in files {
        reporter.file(&mut out, file).unwrap();
    }
    reporter.finish(&mut out, summary).unwrap();
    String::from_utf8(out).unwrap()
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
