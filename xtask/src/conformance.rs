//! `cargo xtask conformance`: podlint's findings against recorded verdicts of the API server.
//!
//! It reads what podlint prints with `--output json`, as any other reader of that format would. A row agrees on the
//! **verdict** when podlint has a finding that the API server refuses the object exactly where the recorded server
//! did. It agrees **exactly** when the causes are the same: for `strict`, `errors` and `child` the sets of type and
//! path, for `warnings` the set of paths (recorded only of accepted objects), for `decode`, where the server stops at
//! the first, the mutated place among podlint's findings.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Write as _};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use podlint::engine::{Input, Role, check_file};
use podlint::report::{FileFindings, Format, Options, Summary};
use podlint::rule::Settings;
use podlint::schema::Minor;
use serde_json::Value;

use crate::{Error, Result};

/// The minor that verdicts were recorded of, where neither a row nor a file's name says another.
const RECORDED: u8 = 36;

/// How many rows of a group are named.
const MOST_NAMED: usize = 3;

/// Rows that need not agree exactly, each with the reason: `ID REASON`, the identifier of a document being `FILE#N`.
/// A row of another minor than the file's is `ID@1.33`.
pub type Differences = BTreeMap<String, String>;

/// Reads a list of differences. Lines that begin with `#` are remarks.
pub fn differences(text: &str) -> Differences {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(id, why)| (id.to_owned(), why.to_owned())).collect()
}

/// Runs every row of a file. `corpus` is the folder that rows with `file` and `doc` speak of; rows with `yaml` carry
/// their own text. Rows with neither tell where another minor says something else than the file `v1.36.jsonl` beside
/// theirs: all of that file is then run for those minors.
pub fn run(path: &Path, corpus: Option<&Path>, known: &Differences) -> Result<Tally> {
    let rows = rows(path)?;
    let cases = cases(path, rows, corpus)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<Tally> {
        let mut tally = Tally::default();
        while let Some(group) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            group.check(&mut tally, known)?;
        }
        Ok(tally)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut total = Tally::default();
    thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let tally = worker.join().map_err(|_| Error::new("podlint panicked"))??;
            total.add(tally);
        }
        Ok(())
    })?;
    Ok(total)
}

/// The rows of a file, unpacked if it is gzipped.
fn rows(path: &Path) -> Result<Vec<Value>> {
    let error = |error: std::io::Error| Error::new(format!("{}: {error}", path.display()));
    let file = fs::File::open(path).map_err(error)?;
    let packed = path.extension().is_some_and(|ending| ending == "gz");
    let reader: Box<dyn Read> =
        if packed { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    let parse = |line: std::io::Result<String>| {
        serde_json::from_str(&line.map_err(error)?)
            .map_err(|error| Error::new(format!("{}: {error}", path.display())))
    };
    BufReader::new(reader).lines().map(parse).collect()
}

/// A text, and the rows that speak of it.
struct Case {
    text: String,
    minor: Minor,
    rows: Vec<Row>,
}

/// What the server said of one document.
struct Row {
    name: String,
    /// The document in the text, if the text holds several.
    document: Option<u64>,
    at: String,
    verdict: serde_json::Map<String, Value>,
}

fn cases(path: &Path, rows: Vec<Value>, corpus: Option<&Path>) -> Result<Vec<Case>> {
    let file_name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let minor = minor_in(file_name)?;
    let mut others: BTreeMap<String, ByRow> = BTreeMap::new();
    let mut cases: Vec<Case> = Vec::new();
    let mut by_file: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let Some(verdict) = row["verdict"].as_object().cloned() else { continue };
        if row["minor"].is_string() {
            others.entry(word("minor")).or_default().insert(word("id"), verdict);
            continue;
        }
        if verdict.contains_key("skipped") {
            continue;
        }
        if let Some(text) = row["yaml"].as_str() {
            let row = Row { name: word("id"), document: None, at: word("at"), verdict };
            cases.push(Case { text: text.to_owned(), minor, rows: vec![row] });
        } else if let Some(file) = row["file"].as_str() {
            let corpus =
                corpus.ok_or_else(|| Error::new("rows name files: give their folder with --corpus"))?;
            let document = row["doc"].as_u64().unwrap_or_default();
            let row = Row {
                name: format!("{file}#{document}"),
                document: Some(document),
                at: String::new(),
                verdict,
            };
            if let Some(at) = by_file.get(file) {
                cases[*at].rows.push(row);
                continue;
            }
            let bytes =
                fs::read(corpus.join(file)).map_err(|error| Error::new(format!("{file}: {error}")))?;
            by_file.insert(file.to_owned(), cases.len());
            cases.push(Case { text: String::from_utf8_lossy(&bytes).into_owned(), minor, rows: vec![row] });
        }
    }
    if !others.is_empty() {
        cases.extend(of_other_minors(path, others)?);
    }
    Ok(cases)
}

/// The verdicts of one minor, by the row's identifier.
type ByRow = HashMap<String, serde_json::Map<String, Value>>;

/// The cases of a file that tells where other minors say something else than the file beside it: all rows of that
/// file, for each of those minors.
fn of_other_minors(path: &Path, others: BTreeMap<String, ByRow>) -> Result<Vec<Case>> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file =
        ["v1.36.jsonl", "v1.36.jsonl.gz"].map(|name| folder.join(name)).into_iter().find(|it| it.exists());
    let file =
        file.ok_or_else(|| Error::new("the rows have no texts, and no v1.36.jsonl beside them has"))?;
    let recorded = rows(&file)?;
    let mut cases: Vec<Case> = Vec::new();
    for (version, mut verdicts) in others {
        let minor = minor_of(&version)?;
        for row in &recorded {
            let word = |key: &str| row[key].as_str().unwrap_or_default();
            let other = verdicts.remove(word("id"));
            let Some(verdict) = other.or_else(|| row["verdict"].as_object().cloned()) else { continue };
            if verdict.contains_key("skipped") {
                continue;
            }
            let name = format!("{}@{version}", word("id"));
            let row = Row { name, document: None, at: word("at").to_owned(), verdict };
            cases.push(Case { text: word("yaml").to_owned(), minor, rows: vec![row] });
        }
        if let Some(id) = verdicts.keys().next() {
            return Err(Error::new(format!("no row of {} has the text of `{id}`", file.display())));
        }
    }
    Ok(cases)
}

/// The minor in a file's name: 36 of `v1.36.jsonl.gz`, and where none is named the one of all recordings.
fn minor_in(name: &str) -> Result<Minor> {
    let digits = name.split_once("v1.").map(|(_, rest)| {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        &rest[..end]
    });
    digits.map_or_else(|| minor_of(&format!("1.{RECORDED}")), |digits| minor_of(&format!("1.{digits}")))
}

fn minor_of(version: &str) -> Result<Minor> {
    let number = version.strip_prefix("1.").and_then(|minor| minor.parse().ok());
    number
        .and_then(Minor::new)
        .ok_or_else(|| Error::new(format!("`{version}` is no minor that podlint knows")))
}

impl Case {
    fn check(&self, tally: &mut Tally, known: &Differences) -> Result<()> {
        let report = podlint_json(&self.text, self.minor)?;
        let findings = report["findings"].as_array().map_or(&[][..], |findings| findings);
        let skipped = report["summary"]["skipped"][0]["reason"].as_str();
        for row in &self.rows {
            let findings: Vec<&Value> = findings
                .iter()
                .filter(|finding| row.document.is_none_or(|document| finding["document"] == document))
                .collect();
            match skipped {
                Some(reason) if findings.is_empty() => tally.set_aside(&row.name, reason),
                _ => tally.judge(row, &Said::of(&findings), known.get(&row.name)),
            }
        }
        Ok(())
    }
}

/// What podlint prints of a text as JSON.
fn podlint_json(text: &str, minor: Minor) -> Result<Value> {
    let settings = Settings::default().for_minors(minor);
    let path = "case.yaml";
    let report = check_file(&Input { path, text, role: Role::Manifest }, &settings);
    let options = Options { kubernetes: minor.to_string(), ..Options::default() };
    let mut out: Vec<u8> = Vec::new();
    let mut json = Format::Json.reporter(options, &[]);
    let findings = FileFindings { path, text, diagnostics: &report.diagnostics, objects: &report.objects };
    let skipped =
        report.skipped.into_iter().map(|reason| podlint::report::Skipped { file: path.to_owned(), reason });
    let summary = Summary { files: 1, skipped: skipped.collect(), ..Summary::default() };
    let error = |error: std::io::Error| Error::new(error.to_string());
    json.file(&mut out, &findings).map_err(error)?;
    json.finish(&mut out, &summary).map_err(error)?;
    serde_json::from_slice(&out).map_err(|error| Error::new(error.to_string()))
}

/// What podlint says the server says, by scope: the sets of `TYPE PATH`.
#[derive(Default)]
struct Said {
    refused: bool,
    /// `RULE MESSAGE` of the first finding that means the object is refused.
    first: String,
    causes: BTreeMap<&'static str, BTreeSet<String>>,
    /// The places of findings about decoding, as paths of keys with `*` for an index.
    decode: Vec<String>,
    /// Whether there is a duplicate key, of which the YAML reader speaks without a path.
    duplicate_key: bool,
}

const SCOPES: [&str; 5] = ["decode", "strict", "errors", "warnings", "child"];

impl Said {
    fn of(findings: &[&Value]) -> Self {
        let mut said = Self::default();
        for finding in findings {
            let server = &finding["server"];
            let refused = matches!(server["scope"].as_str(), Some("decode" | "strict" | "errors"))
                || finding["outcome"] == "rejected";
            if refused && !said.refused {
                said.refused = true;
                let word = |key: &str| finding[key].as_str().unwrap_or_default();
                said.first = format!("{}: {}", word("rule"), word("message"));
            }
            said.duplicate_key |= finding["rule"] == "duplicate-key";
            let cascades = finding["cascades"].as_array().map_or(&[][..], |cascades| cascades);
            for cause in std::iter::once(server).chain(cascades) {
                let Some(scope) = SCOPES.into_iter().find(|scope| cause["scope"] == **scope) else {
                    continue;
                };
                let word = |key: &str| cause[key].as_str().unwrap_or_default();
                let text = match scope {
                    "warnings" => word("field").to_owned(),
                    _ => format!("{} {}", word("type"), word("field")),
                };
                said.causes.entry(scope).or_default().insert(text);
                if scope == "decode" {
                    let field = finding["field"].as_str().unwrap_or_default();
                    said.decode.push(place(field));
                    // A key of digits looks like an index.
                    said.decode.push(field.replace('[', ".").replace(']', ""));
                }
            }
        }
        said
    }
}

/// A path with a dot before each part and `*` for an index, as `at` of a row has it: `spec.containers.*.name` of
/// `spec.containers[0].name`, `metadata.labels.a` of `metadata.labels[a]`.
fn place(field: &str) -> String {
    let mut out = String::new();
    let mut parts = field.split('[');
    out += parts.next().unwrap_or_default();
    for part in parts {
        let (index, rest) = part.split_once(']').unwrap_or((part, ""));
        let number = !index.is_empty() && index.bytes().all(|b| b.is_ascii_digit());
        let _ = write!(out, ".{}{rest}", if number { "*" } else { index });
    }
    out
}

/// How many rows agree, and how the others differ.
#[derive(Debug, Default)]
pub struct Tally {
    /// Rows that were compared.
    pub rows: usize,
    /// Rows where both or neither refuse the object.
    pub verdict: usize,
    /// Rows where all causes agree.
    pub exact: usize,
    /// Rows that differ for a reason that is on the list.
    pub known: usize,
    /// Listed rows that agree: the list is out of date.
    pub stale: Vec<String>,
    /// Rows that podlint passes over, and why.
    set_aside: BTreeMap<String, Vec<String>>,
    /// For each kind of verdict how many rows have it, and how many of those agree.
    kinds: BTreeMap<&'static str, (usize, usize)>,
    /// Rows whose verdict differs, by what is said.
    verdicts: BTreeMap<String, Vec<String>>,
    /// Causes that differ, by place.
    causes: BTreeMap<String, Vec<String>>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.verdict += other.verdict;
        self.exact += other.exact;
        self.known += other.known;
        self.stale.extend(other.stale);
        for (kind, (rows, agree)) in other.kinds {
            let own = self.kinds.entry(kind).or_default();
            own.0 += rows;
            own.1 += agree;
        }
        for (own, others) in [
            (&mut self.set_aside, other.set_aside),
            (&mut self.verdicts, other.verdicts),
            (&mut self.causes, other.causes),
        ] {
            for (group, names) in others {
                own.entry(group).or_default().extend(names);
            }
        }
    }

    /// Rows whose verdict differs, one line for each.
    pub fn wrong_verdicts(&self) -> Vec<String> {
        let lines = |(group, names): (&String, &Vec<String>)| {
            names.iter().map(|name| format!("{name}: {group}")).collect::<Vec<_>>()
        };
        self.verdicts.iter().flat_map(lines).collect()
    }

    /// Rows that do not agree exactly and are on no list.
    pub fn unexplained(&self) -> BTreeSet<&String> {
        self.causes.values().flatten().collect()
    }

    fn set_aside(&mut self, name: &str, reason: &str) {
        self.set_aside.entry(reason.to_owned()).or_default().push(name.to_owned());
    }

    fn judge(&mut self, row: &Row, said: &Said, known: Option<&String>) {
        self.rows += 1;
        let refusal = ["decode", "strict", "errors"].into_iter().find(|kind| row.verdict.contains_key(*kind));
        if refusal.is_some() == said.refused {
            self.verdict += 1;
        } else if known.is_none() {
            let group = match refusal {
                Some(kind) => {
                    let all = row.verdict[kind].as_array();
                    let first = all.and_then(|all| all.first()).and_then(Value::as_str).unwrap_or(&row.at);
                    format!("missed: {kind} {}", place(first))
                }
                None => format!("false: {}", said.first.split(':').next().unwrap_or_default()),
            };
            self.verdicts.entry(group).or_default().push(row.name.clone());
        }
        let mut differences: Vec<String> = Vec::new();
        for kind in SCOPES {
            let before = differences.len();
            compare(kind, row, said, refusal, &mut differences);
            let recorded = row.verdict.contains_key(kind);
            if recorded || differences.len() > before {
                let (rows, agree) = self.kinds.entry(kind).or_default();
                *rows += usize::from(recorded);
                *agree += usize::from(recorded && differences.len() == before);
            }
        }
        match (differences.is_empty(), known) {
            (true, Some(_)) => {
                self.exact += 1;
                self.stale.push(row.name.clone());
            }
            (true, None) => self.exact += 1,
            (false, Some(_)) => self.known += 1,
            (false, None) => {
                for difference in differences {
                    self.causes.entry(difference).or_default().push(row.name.clone());
                }
            }
        }
    }
}

/// Adds how podlint's causes of a kind differ from the recorded ones.
fn compare(kind: &'static str, row: &Row, said: &Said, refusal: Option<&str>, out: &mut Vec<String>) {
    let decode = row.verdict.contains_key("decode");
    if kind == "decode" {
        let differs = if decode {
            let mut places = row.at.split(".&.").map(|at| at.trim_end_matches(".~key"));
            let found =
                |at: &str| said.decode.iter().any(|place| place.strip_prefix(at).is_some_and(is_below));
            let found = said.refused && (row.at.is_empty() || places.any(found));
            (!found).then(|| format!("decode: missing {}", row.at))
        } else {
            let first = said.causes.get("decode").and_then(|causes| causes.first());
            first.map(|cause| format!("decode: surplus {}", place(cause)))
        };
        return out.extend(differs);
    }
    // A body that cannot be decoded is looked at no further, and warnings are of accepted objects.
    if decode || kind == "warnings" && refusal.is_some() {
        return;
    }
    let mut recorded: BTreeSet<String> = row
        .verdict
        .get(kind)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|cause| Some(cause.as_str()?.to_owned()))
        .collect();
    let mut own = said.causes.get(kind).cloned().unwrap_or_default();
    if kind == "strict" && said.duplicate_key {
        // Of these the reader of YAML speaks in its own words, and names no path.
        recorded.retain(|cause| !cause.starts_with("yaml") && !cause.starts_with("duplicate"));
        own.retain(|cause| !cause.starts_with("duplicate"));
    }
    out.extend(recorded.difference(&own).map(|cause| format!("{kind}: missing {}", place(cause))));
    out.extend(own.difference(&recorded).map(|cause| format!("{kind}: surplus {}", place(cause))));
}

/// Whether what follows a path continues it with a further part.
fn is_below(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('.')
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize| {
            let of_ten_thousand = part * 10_000 / self.rows.max(1);
            format!("{}.{:02} %", of_ten_thousand / 100, of_ten_thousand % 100)
        };
        let Self { rows, verdict, exact, known, .. } = self;
        writeln!(f, "  {rows} rows; verdict agrees on {verdict} ({})", percent(*verdict))?;
        writeln!(f, "  exactly on {exact} ({}), {known} differ for a listed reason", percent(*exact))?;
        for (kind, (rows, agree)) in &self.kinds {
            writeln!(f, "  {kind:9} {agree} of {rows}")?;
        }
        let groups = [("passed over", &self.set_aside), ("verdict", &self.verdicts), ("cause", &self.causes)];
        for (title, groups) in groups {
            let mut groups: Vec<_> = groups.iter().collect();
            groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
            for (group, names) in groups {
                let named = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(" ");
                writeln!(f, "  {title} {:4}  {group}   {named}", names.len())?;
            }
        }
        for name in &self.stale {
            writeln!(f, "  listed as different, and agrees: {name}")?;
        }
        Ok(())
    }
}

/// Runs files as the command line names them.
pub fn command(args: &[String]) -> Result<String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut corpus: Option<PathBuf> = None;
    let mut known = Differences::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| Error::new(format!("`{arg}` needs a value")));
        match arg.as_str() {
            "--corpus" => corpus = Some(PathBuf::from(value()?)),
            "--differences" => {
                let path = value()?;
                let text =
                    fs::read_to_string(path).map_err(|error| Error::new(format!("{path}: {error}")))?;
                known.extend(differences(&text));
            }
            file => files.push(PathBuf::from(file)),
        }
    }
    let mut out = String::new();
    for file in files {
        let tally = run(&file, corpus.as_deref(), &known)?;
        let _ = write!(out, "{}\n{tally}", file.display());
    }
    Ok(out)
}
