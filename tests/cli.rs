//! The command as people and scripts meet it: what goes to which stream, and the exit status.
#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and makes its files"
)]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A manifest without findings.
const GOOD: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: good\ndata:\n  key: value\n";
/// A manifest with one error, `yaml-syntax`.
const BAD: &str = "apiVersion: v1\nkind: ConfigMap\ndata: [\n";

/// A folder to run podlint in.
struct Folder(TempDir);

impl Folder {
    /// Makes the files, each a path and its content.
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (path, content) in files {
            folder.write(path, content);
        }
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_podlint"));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        // What is set where the tests run must not decide what they see.
        for name in [
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "GITHUB_ACTIONS",
            "GITHUB_WORKSPACE",
            "XDG_CONFIG_HOME",
        ] {
            command.env_remove(name);
        }
        command.env("HOME", self.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::new(arguments, self.command(arguments).output().unwrap())
    }

    /// Runs with `input` as standard input.
    fn pipe(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
        Ran::new(arguments, child.wait_with_output().unwrap())
    }
}

/// What a run said.
struct Ran {
    /// The arguments, to name the case that fails.
    arguments: String,
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    fn new(arguments: &[&str], output: Output) -> Self {
        Self {
            arguments: arguments.join(" "),
            status: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}\n{}{}", self.arguments, self.out, self.err);
        self
    }

    #[track_caller]
    fn out(self, out: &str) -> Self {
        assert_eq!(self.out, out, "{}\n{}", self.arguments, self.err);
        self
    }

    #[track_caller]
    fn err(self, err: &str) -> Self {
        assert_eq!(self.err, err, "{}\n{}", self.arguments, self.out);
        self
    }

    #[track_caller]
    fn out_has(self, words: &str) -> Self {
        assert!(
            self.out.contains(words),
            "{}\n`{words}` is not in\n{}{}",
            self.arguments,
            self.out,
            self.err
        );
        self
    }

    #[track_caller]
    fn out_has_line(&self, start: &str) {
        assert!(
            self.out.lines().any(|line| line.starts_with(start)),
            "{start:?} opens no line of:\n{}",
            self.out
        );
    }

    #[track_caller]
    fn err_has(self, words: &str) -> Self {
        assert!(
            self.err.contains(words),
            "{}\n`{words}` is not in\n{}{}",
            self.arguments,
            self.out,
            self.err
        );
        self
    }

    /// The files that have findings, from the concise format.
    fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.out.lines().filter_map(|line| line.split(':').next()).collect();
        files.dedup();
        files
    }
}

#[test]
fn paths_lead_to_files_and_each_is_checked_once_in_order() {
    let folder = Folder::new(&[
        (".gitignore", "build/\n*.local.yaml\n"),
        ("b.yaml", BAD),
        ("a/deep/one.yml", BAD),
        ("a/two.json", BAD),
        ("a/readme.md", BAD),
        ("a/page.tmpl", BAD),
        ("a-b/three.YAML", BAD),
        ("mine.local.yaml", BAD),
        ("build/out.yaml", BAD),
        (".hidden/x.yaml", BAD),
        (".secret.yaml", BAD),
        (".git/config.yaml", BAD),
    ]);
    let all = ["a/deep/one.yml", "a/two.json", "a-b/three.YAML", "b.yaml"];
    let absolute = folder.path().join("b.yaml");
    let cases: &[(&[&str], &[&str])] = &[
        (&[], &all),
        (&["."], &all),
        (&["./"], &all),
        (&["./a", "a/deep"], &all[..2]),
        (&["a/"], &all[..2]),
        // Named files are read whatever they are called and whoever ignores them.
        (&["b.yaml", "./b.yaml", "a/../b.yaml"], &["b.yaml"]),
        (&["b.yaml", absolute.to_str().unwrap()], &["b.yaml"]),
        (&["mine.local.yaml", "build/out.yaml"], &["build/out.yaml", "mine.local.yaml"]),
        (&[".secret.yaml", ".hidden"], &[".hidden/x.yaml", ".secret.yaml"]),
        (&["a/readme.md"], &["a/readme.md"]),
        // Patterns that the shell has left alone.
        (&["*.yaml"], &["b.yaml"]),
        (&["./*.yaml"], &["b.yaml"]),
        (&["**/*.y*ml"], &["a/deep/one.yml", "b.yaml"]),
        (&["a/*"], &all[..2]),
        (&["a/*.json"], &["a/two.json"]),
        (&["a/*.tmpl"], &["a/page.tmpl"]),
        (&["a/[d-e]*p"], &["a/deep/one.yml"]),
        (&["*", "a"], &all),
        (&[".hidd?n/*"], &[".hidden/x.yaml"]),
    ];
    for (paths, expected) in cases {
        let arguments: Vec<&str> = ["--output", "concise"].iter().chain(*paths).copied().collect();
        let ran = folder.run(&arguments);
        assert_eq!(ran.files(), *expected, "{}\n{}", ran.arguments, ran.err);
        assert_eq!(ran.status, 1, "{}", ran.arguments);
    }
}

#[test]
fn a_path_that_leads_nowhere_stops_the_run_and_names_what_was_meant() {
    let folder = Folder::new(&[("deploy.yaml", BAD), ("apps/web.yaml", BAD)]);
    let cases: &[(&[&str], &str)] = &[
        (
            &["deploy.yaml", "deplyo.yaml"],
            "error: there is no file or folder `deplyo.yaml`\n  help: did you mean `deploy.yaml`?\n",
        ),
        (
            &["./apps/wbe.yaml"],
            "error: there is no file or folder `apps/wbe.yaml`\n  help: did you mean `apps/web.yaml`?\n",
        ),
        (
            &["zzz", "qqq/x"],
            "error: there is no file or folder `zzz`\nerror: there is no file or folder `qqq/x`\n",
        ),
        (
            &["deploy.yaml/"],
            "error: there is no file or folder `deploy.yaml`\n  help: did you mean `deploy.yaml`?\n",
        ),
        (
            &["*.yml"],
            "error: no file matches `*.yml`\n  help: hidden files and what .gitignore lists are passed over; name a \
             file to check it anyway\n",
        ),
        (
            &["a[b"],
            "error: `a[b` is not a pattern: invalid range pattern at character 2\n  help: `*` matches within a \
             name, `**` any folders, `?` and `[a-z]` one character\n",
        ),
        (
            &["explian", "yaml-syntax"],
            "error: there is no file or folder `explian`\n  help: did you mean `podlint explain`?\n",
        ),
        (
            &[""],
            "error: a path is empty\n  help: a variable of the shell may be unset; `.` is the current folder\n",
        ),
        (&["\x1bred"], "error: there is no file or folder `\\u{1b}red`\n"),
        (
            &["timline", "deploy.yaml"],
            "error: there is no file or folder `timline`\n  help: did you mean `podlint timeline`?\n",
        ),
        (
            &["timeline", "deploy.yaml", "more.yaml"],
            "error: unexpected argument 'more.yaml' found\n  help: `podlint timeline --help` lists what there is\n",
        ),
        (&["rule"], "error: there is no file or folder `rule`\n  help: did you mean `podlint rules`?\n"),
        (&["help"], "error: there is no file or folder `help`\n  help: did you mean `podlint --help`?\n"),
        (
            &["lint", "apps"],
            "error: there is no file or folder `lint`\n  help: paths are checked without a command: `podlint PATHS`\n",
        ),
        (
            &["--exit-zero", "explain", "x"],
            "error: there is no file or folder `explain`\n  help: a command goes before all options: `podlint \
             explain ...`\n",
        ),
    ];
    for (arguments, err) in cases {
        folder.run(arguments).status(2).out("").err(err);
    }
}

#[test]
fn what_is_no_text_is_passed_over_with_the_reason() {
    let folder = Folder::new(&[("good.yaml", GOOD)]);
    folder.write("latin.yaml", b"a: 1\nname: caf\xe9\n");
    folder.write("wide.json", b"\xff\xfea\0");
    folder.write("binary.yml", b"\x7fELF\0");
    // A hole in a file takes no space.
    let huge = fs::File::create(folder.path().join("huge.yaml")).unwrap();
    huge.set_len(podlint::discover::MAX_BYTES as u64 + 1).unwrap();
    folder.run(&[]).status(0).err("").out(
        "checked 1 document (1 object) in 1 file: no findings; skipped 4 files\n  \
         skipped binary.yml: binary file\n  \
         skipped huge.yaml: larger than 64 MiB\n  \
         skipped latin.yaml: not UTF-8: byte 0xE9 at line 2, column 10\n  \
         skipped wide.json: UTF-16; save it as UTF-8\n",
    );
    // Who names a file wants it checked; that it was not must not look like success.
    folder.run(&["latin.yaml"]).status(2).out_has("skipped latin.yaml: not UTF-8");
    folder
        .run(&["-q", "latin.yaml"])
        .status(2)
        .out("")
        .err("error: `latin.yaml` was not checked: not UTF-8: byte 0xE9 at line 2, column 10\n");
    folder
        .run(&["-o", "json", "binary.yml"])
        .status(2)
        .err("error: `binary.yml` was not checked: binary file\n");
    folder
        .pipe(&["-"], b"\xff")
        .status(2)
        .out_has("skipped <stdin>: not UTF-8: byte 0xFF at line 1, column 1");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_and_dead_ends_are_told() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new(&[("apps/web/bad.yaml", BAD), ("elsewhere/x.yaml", BAD)]);
    let link = |target: &str, link: &str| symlink(target, folder.path().join(link)).unwrap();
    link("..", "apps/web/loop");
    link("nowhere", "apps/dangling.yaml");
    // An editor's lock, and a link that never was a manifest.
    link("user@host.123", "apps/.#bad.yaml");
    link("nowhere", "apps/readme.md");
    link("../elsewhere", "apps/linked");
    link("web/bad.yaml", "apps/same.yaml");

    let ran = folder.run(&["-o", "concise", "apps"]).status(1).err(
        "checked 2 documents (0 objects) in 2 files: 2 errors; skipped 2 files\n  \
         skipped apps/dangling.yaml: a link to something that does not exist\n  \
         skipped apps/web/loop: the link leads back to its own folder `apps`\n",
    );
    assert_eq!(ran.files(), ["apps/linked/x.yaml", "apps/same.yaml"]);
    let ran = folder.run(&["-o", "concise", "apps/**/*.yaml", "apps", "elsewhere"]).status(1);
    assert_eq!(ran.files(), ["apps/linked/x.yaml", "apps/same.yaml"]);
    folder
        .run(&["apps/dangling.yaml"])
        .status(2)
        .err("error: `apps/dangling.yaml` is a link to something that does not exist (`nowhere`)\n");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_makes_status_2_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new(&[("good.yaml", GOOD), ("closed.yaml", GOOD), ("shut/x.yaml", GOOD)]);
    for path in ["closed.yaml", "shut"] {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(0o000)).unwrap();
    }
    if fs::read(folder.path().join("closed.yaml")).is_ok() {
        return; // Nothing is closed to root.
    }
    folder.run(&[]).status(2).out(
        "checked 1 document (1 object) in 1 file: no findings; skipped 2 files\n  skipped 2 files: permission \
         denied\n    closed.yaml\n    shut\n",
    );
    folder.run(&["-q"]).status(2).err_has("error: `closed.yaml` was not checked: permission denied\n");
    fs::set_permissions(folder.path().join("shut"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_when_named_and_not_waited_for_in_a_folder() {
    let folder = Folder::new(&[("good.yaml", GOOD)]);
    let pipe = folder.path().join("pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    folder.run(&[]).status(0).out_has("skipped pipe.yaml: not a regular file");

    let mut child = folder.command(&["-o", "concise", "pipe.yaml"]);
    let child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    fs::write(&pipe, BAD).unwrap();
    let ran = Ran::new(&["pipe.yaml"], child.wait_with_output().unwrap()).status(1);
    assert_eq!(ran.files(), ["pipe.yaml"]);
}

#[test]
fn nothing_to_check_is_said_and_is_no_failure() {
    let folder = Folder::new(&[("package.json", "{\"name\": \"x\"}"), ("values.yaml", "replicas: 1\n")]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    folder.run(&["."]).status(0).out("nothing was linted: no Kubernetes object in 2 files\n");
    let warning = "warning: no .yaml, .yml or .json file in `empty`\n  help: hidden files and what .gitignore lists \
                   are passed over; name a file to check it anyway\n";
    folder.run(&["empty"]).status(0).out("nothing was linted: no manifest was found\n").err(warning);
    // Quiet or not, a clean run over nothing is worth a word.
    folder.run(&["-q", "empty"]).status(0).out("").err(warning);
    folder.run(&["-q", "values.yaml"]).status(0).out("").err("");
    folder.pipe(&["-"], "").status(0).out("nothing was linted: no Kubernetes object in 1 file\n");
}

#[test]
fn standard_input_is_a_file_like_others() {
    let folder = Folder::new(&[("deploy.yaml", GOOD), ("b.yaml", BAD)]);
    let concise = |name: &str, ran: Ran| {
        assert_eq!(ran.files(), [name], "{}", ran.arguments);
        ran.status(1);
    };
    concise("<stdin>", folder.pipe(&["-o", "concise", "-"], BAD));
    concise("deploy.yaml", folder.pipe(&["-o", "concise", "--stdin-filename", "./deploy.yaml", "-"], BAD));
    // The name alone says that there is something to read.
    concise("new/x.yaml", folder.pipe(&["-o", "concise", "--stdin-filename", "new/x.yaml"], BAD));
    // The editor's text stands in for the file's.
    concise("b.yaml", folder.pipe(&["-o", "concise", "--stdin-filename", "deploy.yaml", "-", "."], GOOD));
    folder.pipe(&["-"], GOOD).status(0).out("checked 1 document (1 object) in 1 file: no findings\n");
    folder.run(&["--stdin-filename", "x.yaml", "b.yaml"]).status(2).err(
        "error: `--stdin-filename` names what standard input stands for, but standard input is not checked\n  help: \
         add `-` to the paths\n",
    );
}

#[test]
fn the_exit_status_follows_the_threshold() {
    let folder = Folder::new(&[("bad.yaml", BAD), ("good.yaml", GOOD)]);
    let cases: &[(&[&str], i32)] = &[
        (&["good.yaml"], 0),
        (&["bad.yaml"], 1),
        (&["bad.yaml", "--fail-on", "warn"], 1),
        (&["bad.yaml", "--exit-zero"], 0),
        (&["bad.yaml", "--level", "yaml-syntax=warn"], 0),
        (&["bad.yaml", "--level", "yaml-syntax=warn", "--fail-on=warn"], 1),
        (&["bad.yaml", "--level", "yaml=warn,yaml-syntax=error"], 1),
        (&["bad.yaml", "--level", "yaml-syntax=off"], 0),
        (&["bad.yaml", "--ignore", "engine,yaml"], 0),
        (&["bad.yaml", "--ignore", "yaml-syntax", "--ignore", "engine"], 0),
        (&["bad.yaml", "--select", "engine"], 0),
        (&["bad.yaml", "--select", "engine", "--select", "yaml-syntax"], 1),
        (&["check", "bad.yaml"], 1),
        (&["check", "good.yaml"], 0),
        (&["bad.yaml", "nowhere.yaml", "--exit-zero"], 2),
    ];
    for (arguments, status) in cases {
        folder.run(arguments).status(*status);
    }
}

#[test]
fn outputs_go_where_they_are_sent() {
    let folder = Folder::new(&[("bad.yaml", BAD)]);
    folder.run(&["bad.yaml"]).status(1).err("").out_has("yaml-syntax").out_has(": 1 error\n");
    folder.run(&["-q", "bad.yaml"]).status(1).err("").out_has("yaml-syntax");
    assert!(!folder.run(&["-q", "bad.yaml"]).out.contains("checked"));
    let concise = folder.run(&["-o", "concise", "bad.yaml"]).status(1);
    assert_eq!(concise.out.lines().count(), 1);
    concise.out_has("bad.yaml:3:").err("checked 1 document (0 objects) in 1 file: 1 error\n");
    folder.run(&["-o", "concise", "-q", "bad.yaml"]).err("");

    let json = folder.run(&["-o", "json", "bad.yaml"]).status(1).err("");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["summary"]["errors"], 1);

    fs::create_dir(folder.path().join("out")).unwrap();
    let both = ["--output", "json=out/r.json", "--output=concise", "--output", "sarif=r.sarif", "bad.yaml"];
    folder.run(&both).status(1).out(&concise_line(&folder));
    for file in ["out/r.json", "r.sarif"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value.is_object(), "{file}");
    }
    // Only into a file: the person at the terminal still hears how it went.
    folder.run(&["-o", "json=out/r.json", "bad.yaml"]).status(1).out("").err_has(": 1 error\n");
    folder.run(&["-o", "json=-", "bad.yaml"]).status(1).out_has("\"version\":1");

    // The report of the last run is no input of the next.
    let again = ["-o", "json=out/r.json", "."];
    folder.run(&again);
    let first = fs::read_to_string(folder.path().join("out/r.json")).unwrap();
    folder.run(&again);
    assert_eq!(fs::read_to_string(folder.path().join("out/r.json")).unwrap(), first);
}

#[test]
fn github_gets_paths_from_the_root_of_the_repository() {
    let folder = Folder::new(&[("deploy/bad.yaml", BAD), ("bad.yaml", BAD)]);
    let run = |workspace: &Path, arguments: &[&str]| {
        let mut command = folder.command(arguments);
        command.current_dir(folder.path().join("deploy")).env("GITHUB_WORKSPACE", workspace);
        Ran::new(arguments, command.output().unwrap()).status(1)
    };
    let inside = ["-q", "-o", "github", "-o", "sarif=r.sarif", "bad.yaml", "../bad.yaml"];
    let ran = run(folder.path(), &inside);
    for path in ["deploy/bad.yaml", "bad.yaml"] {
        ran.out_has_line(&format!("::error file={path},"));
    }
    let sarif = fs::read_to_string(folder.path().join("deploy/r.sarif")).unwrap();
    for path in ["deploy/bad.yaml", "bad.yaml"] {
        assert!(sarif.contains(&format!("\"uri\":\"{path}\"")), "{sarif}");
    }
    // Absolute paths as well; people and other services get the path as it was given.
    let absolute = folder.path().canonicalize().unwrap().join("bad.yaml");
    run(folder.path(), &["-o", "github", absolute.to_str().unwrap()]).out_has_line("::error file=bad.yaml,");
    run(folder.path(), &["-o", "concise", "../bad.yaml"]).out_has_line("../bad.yaml:");
    // Outside of the repository there is nothing to count from.
    run(&folder.path().join("deploy"), &["-o", "github", "../bad.yaml"])
        .out_has_line("::error file=../bad.yaml,");
}

#[test]
fn a_report_never_overwrites_a_manifest() {
    let folder = Folder::new(&[("deploy.yaml", GOOD), ("deploy.json", "{}"), ("sub/x.yaml", GOOD)]);
    let err = |name: &str| {
        format!(
            "error: the report would overwrite `{name}`, which is to be checked\n  help: name another file after the \
             format\n"
        )
    };
    for (arguments, name) in [
        (["-o", "json=deploy.yaml", "deploy.yaml"], "deploy.yaml"),
        (["-o", "json=./deploy.yaml", "."], "deploy.yaml"),
        (["-o", "json=deploy.json", "deploy.json"], "deploy.json"),
        (["-o", "json=sub/../deploy.yaml", "*.yaml"], "deploy.yaml"),
    ] {
        folder.run(&arguments).status(2).out("").err(&err(name));
    }
    assert_eq!(fs::read_to_string(folder.path().join("deploy.yaml")).unwrap(), GOOD);
}

/// What `--output concise` says of `bad.yaml`.
fn concise_line(folder: &Folder) -> String {
    folder.run(&["-o", "concise", "bad.yaml"]).out
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let folder = Folder::new(&[("bad.yaml", BAD)]);
    // The arguments, the variables that are set, and whether there is colour.
    let cases: &[(&[&str], &[&str], bool)] = &[
        (&["bad.yaml"], &[], false),
        (&["bad.yaml", "--color", "always"], &[], true),
        (&["bad.yaml", "--color=always"], &["NO_COLOR"], true),
        (&["bad.yaml"], &["CLICOLOR_FORCE"], true),
        (&["bad.yaml"], &["CLICOLOR_FORCE", "NO_COLOR"], false),
        (&["bad.yaml", "--color", "never"], &["CLICOLOR_FORCE"], false),
        (&["explain", "yaml-syntax"], &[], false),
        (&["explain", "yaml-syntax", "--color", "always"], &[], true),
        (&["rules", "--color", "always"], &[], true),
    ];
    for (arguments, variables, coloured) in cases {
        let mut command = folder.command(arguments);
        command.envs(variables.iter().map(|name| (name, "1")));
        let ran = Ran::new(arguments, command.output().unwrap());
        assert_eq!(ran.out.contains("\x1b["), *coloured, "{} {variables:?}\n{}", ran.arguments, ran.out);
    }
    folder.run(&["bad.yaml", "--color", "always", "-o", "concise=x.txt"]);
    assert!(!fs::read_to_string(folder.path().join("x.txt")).unwrap().contains('\x1b'));
}

#[test]
fn usage_errors_suggest_what_was_meant() {
    let folder = Folder::new(&[("good.yaml", GOOD)]);
    let cases: &[(&[&str], &str)] = &[
        (
            &["--outptu", "json"],
            "error: unexpected argument '--outptu' found\n  help: a similar argument exists: '--output'\n",
        ),
        (
            &["--output", "jsn"],
            "error: invalid value 'jsn' for '--output <FORMAT[=FILE]>'\n  [possible values: full, concise, narrated, \
             json, sarif, github]\n  help: a similar value exists: 'json'\n",
        ),
        (
            &["--output", "json="],
            "error: no file is named after `json=`\n  help: `json` alone writes to standard output\n",
        ),
        (
            &["-o", "full", "-o", "concise"],
            "error: both `full` and `concise` would go to standard output\n  help: send one of them to a file: \
             `--output full --output concise=FILE`\n",
        ),
        (
            &["-o", "json=x", "-o", "sarif=x"],
            "error: both `json` and `sarif` would go to `x`\n  help: give each output a file of its own\n",
        ),
        (
            &["-o", "json=no/where.json"],
            "error: cannot write `no/where.json`: there is no folder `no`\n  help: make it first: `mkdir -p no`\n",
        ),
        (&["-o", "json=."], "error: cannot write `.`: it is a folder\n"),
        (
            &["--select", "yaml-sintax"],
            "error: there is no rule or group `yaml-sintax`\n  help: did you mean `yaml-syntax`?\n",
        ),
        (
            &["--ignore", "qqqq,yaml", "--level", "zzzz=off"],
            "error: there is no rule or group `qqqq`\n  help: `podlint rules` lists them all\nerror: there is no \
             rule or group `zzzz`\n  help: `podlint rules` lists them all\n",
        ),
        (
            &["--level", "yaml=warning"],
            "error: invalid value 'yaml=warning' for '--level <RULE=LEVEL>': there is no level `warning`\n  help: did \
             you mean `yaml=warn`?\n",
        ),
        (
            &["--level", "yaml"],
            "error: invalid value 'yaml' for '--level <RULE=LEVEL>': a level is missing\n  help: write `yaml=off`, \
             `yaml=warn` or `yaml=error`\n",
        ),
        (
            &["--level", "yaml:warn"],
            "error: invalid value 'yaml:warn' for '--level <RULE=LEVEL>': a rule and its level are joined by `=`\n  \
             help: write `yaml=warn`\n",
        ),
        (
            &["-f", "good.yaml"],
            "error: unexpected argument '-f' found\n  help: files and folders are named without a flag: `podlint \
             PATHS`\n",
        ),
        (
            &["--format", "json"],
            "error: unexpected argument '--format' found\n  help: write `--output FORMAT`\n",
        ),
        (
            &["explain", "YAML_Syntax"],
            "error: there is no rule or group `YAML_Syntax`\n  help: did you mean `yaml-syntax`?\n",
        ),
        (
            &["explain"],
            "error: the following required arguments were not provided:\n  <RULE>...\n  help: write `podlint explain \
             <RULE>...`\n",
        ),
        (
            &["--fail-on", "wran"],
            "error: invalid value 'wran' for '--fail-on <LEVEL>'\n  [possible values: warn, error]\n  help: a \
             similar value exists: 'warn'\n",
        ),
        (
            &["explain", "yaml-sintax"],
            "error: there is no rule or group `yaml-sintax`\n  help: did you mean `yaml-syntax`?\n",
        ),
    ];
    for (arguments, err) in cases {
        folder.run(arguments).status(2).out("").err(err);
    }
}

#[test]
fn explain_prints_pages() {
    let folder = Folder::new(&[]);
    let page = folder.run(&["explain", "yaml-syntax"]).status(0).err("").out;
    assert!(page.starts_with("# yaml-syntax\n\nLevel `error`, group `yaml`."), "{page}");
    // Aliases, groups and lists of both; each page once.
    folder.run(&["explain", "syntax-check"]).status(0).out(&page);
    let group = folder.run(&["explain", "engine", "internal-error"]).status(0).out;
    assert_eq!(group.matches("# internal-error\n").count(), 1);
    assert_eq!(group.matches("# unrendered-placeholder\n").count(), 1);
    folder
        .run(&["explain", "yaml-syntax,engine"])
        .status(0)
        .out_has("# yaml-syntax")
        .out_has("# internal-error");
    folder.run(&["explain", "all"]).status(0).out_has("# yaml-syntax").out_has("# internal-error");
}

#[test]
fn rules_are_listed_for_people_and_for_scripts() {
    let folder = Folder::new(&[]);
    folder
        .run(&["rules"])
        .status(0)
        .err("")
        .out_has("yaml: how the file reads as YAML\n")
        .out_has("  yaml-syntax ");
    let json = folder.run(&["rules", "--output", "json"]).status(0).out;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(rows.len(), podlint::rules::ALL.len());
    let row = rows.iter().find(|row| row["name"] == "yaml-syntax").unwrap();
    for key in ["summary", "group", "level", "outcome", "stage"] {
        assert!(row[key].is_string(), "{key}");
    }
    assert!(row["aliases"].is_array());
}

#[test]
fn shells_and_packagers_get_their_files() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        folder.run(&["completions", shell]).status(0).err("").out_has("podlint").out_has("stdin-filename");
    }
    folder.run(&["completions", "bsh"]).status(2).err_has("help: a similar value exists: 'bash'");
    folder.run(&["man"]).status(0).err("").out_has(".TH podlint 1");
    folder.run(&["--version"]).status(0).out(concat!("podlint ", env!("CARGO_PKG_VERSION"), "\n"));
    let help = folder.run(&["--help"]).status(0).err("").out_has("Examples:").out;
    assert!(help.lines().count() < 60, "the help fits on a page or two\n{help}");
    folder.run(&["-h"]).status(0).out(&help);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = Folder::new(&[]);
    for number in 0..2_000 {
        folder.write(&format!("{number:04}.yaml"), BAD);
    }
    for (arguments, status) in
        [(&["-o", "concise", "."][..], 1), (&["-o", "json", "--exit-zero"], 0), (&["."], 1)]
    {
        let mut command = folder.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let ran = Ran::new(arguments, child.wait_with_output().unwrap()).status(status);
        assert_eq!(ran.err, "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = Folder::new(&[("bad.yaml", BAD)]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.command(&["bad.yaml"]).stdout(full).output().unwrap();
    Ran::new(&[">/dev/full"], output)
        .status(2)
        .err_has("error: cannot write to standard output: No space left");
    folder
        .run(&["-o", "json=/dev/full", "bad.yaml"])
        .status(2)
        .err_has("error: cannot write `/dev/full`: No space");
}

#[test]
fn many_files_come_in_order_and_every_run_says_the_same() {
    let folder = Folder::new(&[]);
    let mut expected = Vec::new();
    for number in 0..500 {
        let name = format!("{}/{number:03}.yaml", number % 7);
        folder.write(&name, if number % 3 == 0 { BAD } else { GOOD });
        if number % 3 == 0 {
            expected.push(name);
        }
    }
    expected.sort();
    let first = folder.run(&["-o", "concise"]).status(1).err_has("500 documents");
    assert_eq!(first.files(), expected);
    for _ in 0..3 {
        folder.run(&["-o", "concise"]).out(&first.out);
    }
}

/// A definition of `Backup`, which must have a `target`.
const DEFINITION: &str = "\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: backups.example.com}
spec:
  group: example.com
  names: {kind: Backup, plural: backups}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec: {type: object, required: [target], properties: {target: {type: string}}}
";
const BACKUP: &str = "apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: daily}\nspec: {}\n";

#[test]
fn custom_resources_are_held_against_definitions_in_any_file() {
    const FINDING: &str =
        "backup.yaml:4:7: error[custom-resource] the definition of `Backup` requires `target` here\n";
    let folder = Folder::new(&[("a/backup.yaml", BACKUP), ("z/crd.yaml", DEFINITION)]);
    let line = format!("a/{FINDING}");
    folder
        .run(&["-o", "concise"])
        .status(1)
        .out(&line)
        .err("checked 2 documents (2 objects) in 2 files: 1 error\n");
    let line = FINDING.replace("backup.yaml", "<stdin>");
    folder.pipe(&["-o", "concise", "-", "z"], BACKUP).status(1).out(&line);
    // Definitions can come through a pipe as well.
    let piped = "a/backup.yaml:4:7: error[custom-resource]";
    folder.pipe(&["-o", "concise", "-", "a"], DEFINITION).status(1).out_has(piped);
    // In one file, and before the objects or behind them.
    for text in [format!("{DEFINITION}---\n{BACKUP}"), format!("{BACKUP}---\n{DEFINITION}")] {
        folder
            .pipe(&["-o", "concise", "-q", "-"], text)
            .status(1)
            .out_has("the definition of `Backup` requires `target` here");
    }
}

#[test]
fn objects_are_joined_over_all_files() {
    let service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}\n";
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: web, image: 'web:1', ports: [{name: web, containerPort: 8080}]}]}\n";
    let folder = Folder::new(&[("k8s/pod.yaml", pod), ("k8s/service.yaml", service)]);
    // Each for itself has nothing wrong with it.
    folder.run(&["k8s/service.yaml"]).status(0);
    folder.run(&["k8s/pod.yaml"]).status(0);
    let ran = folder.run(&["k8s"]).status(1);
    assert_eq!(ran.out.matches("error[service-target-port]").count(), 1, "{}", ran.out);
    let ran = ran.out_has("k8s/service.yaml:4:61").out_has("see: k8s/pod.yaml:3:18: behind the Service");
    ran.out_has("Service web, spec.ports[0].targetPort");
    folder
        .run(&["k8s", "--output", "concise"])
        .status(1)
        .out_has("k8s/service.yaml:4:61: error[service-target-port]");
    folder
        .run(&["k8s", "--output", "narrated"])
        .status(1)
        .out_has("See also line 3, column 18 of k8s/pod.yaml: behind the Service.");
    for (format, pointer) in [
        ("json", "/findings/0/labels/0/file"),
        ("sarif", "/runs/0/results/0/relatedLocations/0/physicalLocation/artifactLocation/uri"),
    ] {
        let ran = folder.run(&["k8s", "--output", format]).status(1);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(json.pointer(pointer).and_then(|it| it.as_str()), Some("k8s/pod.yaml"), "{format}");
    }
    // What comes through a pipe is one of them.
    folder
        .pipe(&["k8s/pod.yaml", "-", "--output", "concise"], service)
        .status(1)
        .out_has("<stdin>:4:61: error[service-target-port]");
}

#[test]
fn of_several_definitions_the_one_that_fits_counts() {
    let older = DEFINITION.replace("required: [target], properties: {target:", "properties: {database:");
    let fits = BACKUP.replace("spec: {}", "spec: {target: db}");
    let folder = Folder::new(&[("a-older.yaml", &older), ("b.yaml", &fits), ("c-newer.yaml", DEFINITION)]);
    folder.run(&["-o", "concise"]).status(0).out("");
}

#[test]
fn defaults_prints_what_is_read_though_it_is_refused_later() {
    let text = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\nprovisioner: csi.example.com\n\
                reclaimPolicy: retain\n";
    let folder = Folder::new(&[("a.yaml", text)]);
    folder.run(&["defaults", "a.yaml"]).status(0).out_has("volumeBindingMode: Immediate  # filled in");
    let text = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a:1\n    \
                lifecycle: {stopSignal: SIGINT}\n";
    let folder = Folder::new(&[("a.yaml", text)]);
    folder.run(&["defaults", "a.yaml"]).status(0).out_has("stopSignal: SIGINT  # not stored");
}

#[test]
fn a_custom_kind_that_nothing_defines_is_told_once() {
    let twice = format!("{BACKUP}---\n{}", BACKUP.replace("daily", "weekly"));
    let folder = Folder::new(&[("a.yaml", &twice), ("b.yaml", BACKUP)]);
    folder.run(&[]).status(0).out(
        "checked 3 documents (3 objects) in 2 files: no findings\n  \
         1 custom kind without a CustomResourceDefinition in the input: only metadata and pods were checked\n    \
         Backup (example.com/v1): 3 objects\n",
    );
    folder
        .run(&["-o", "json"])
        .status(0)
        .out_has(r#""undefined":[{"apiVersion":"example.com/v1","kind":"Backup","objects":3}]"#);
}

/// A Service, a Secret in a list, and a custom resource.
const TO_FILL: &str = "\
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports:
  - port: 80
  sessionAffinityConfig: {clientIP: {timeoutSeconds: 5}}
---
apiVersion: v1
kind: SecretList
items:
- metadata: {name: db}
  data: {user: 'YR=='}
  stringData: {password: '0123'}
---
apiVersion: example.com/v1
kind: Cache
spec: {size: 1e3}
";

#[test]
fn defaults_are_printed_and_marked() {
    let folder = Folder::new(&[("web.yaml", TO_FILL)]);
    let expected = "\
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: 80  # filled in
    protocol: TCP  # filled in
  sessionAffinity: None  # filled in
  type: ClusterIP  # filled in
  internalTrafficPolicy: Cluster  # filled in
---
apiVersion: v1
kind: Secret
metadata:
  name: db
data:
  user: YQ==  # was YR==
stringData:  # stored in `data`, over the same keys there
  password: \"0123\"
type: Opaque  # filled in
---
# not a kind of Kubernetes 1.37: as it is written
apiVersion: example.com/v1
kind: Cache
spec:
  size: 1000
";
    folder.run(&["defaults", "web.yaml"]).status(0).out(expected).err("");
    folder.pipe(&["defaults", "-"], TO_FILL).status(0).out(expected).err("");

    let ran =
        folder.run(&["defaults", "web.yaml", "--output", "json", "--kubernetes-version", "1.36"]).status(0);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&json["version"], &json["kubernetes"]), (&1.into(), &"1.36".into()));
    let [service, secret, cache] = json["objects"].as_array().unwrap().as_slice() else { panic!("{json}") };
    assert_eq!(service["object"]["spec"]["ports"][0]["targetPort"], 80);
    assert_eq!(service["filledIn"][0], "spec.ports[0].targetPort");
    assert_eq!(service["file"], "web.yaml");
    assert_eq!(secret["changed"], serde_json::json!([{"path": "data[user]", "from": "YR=="}]));
    assert_eq!(secret["notes"][0]["path"], "stringData");
    assert_eq!((&secret["known"], &cache["known"]), (&true.into(), &false.into()));
}

#[test]
fn what_cannot_be_decoded_has_no_defaults_and_is_told() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostNetwork: 'no'}\n";
    let template = "{{ if .Values.on }}\napiVersion: v1\nkind: Pod\n{{ end }}\n";
    let both = format!("{GOOD}---\n{pod}");
    let folder = Folder::new(&[
        ("both.yaml", both.as_str()),
        ("bad.yaml", BAD),
        ("template.yaml", template),
        ("values.yaml", "a: 1\n"),
    ]);
    folder
        .run(&["defaults", "both.yaml"])
        .status(1)
        .out("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: good\ndata:\n  key: value\n")
        .err_has("error[wrong-type]");
    folder.run(&["defaults", "bad.yaml"]).status(1).out("").err_has("error[yaml-syntax]");
    folder.run(&["defaults", "template.yaml"]).status(2).out("").err_has("render it first");
    folder.run(&["defaults", "values.yaml"]).status(0).out("").err_has("holds no Kubernetes object");
    // What is encrypted is not shown as if it were what is stored.
    folder.pipe(&["defaults", "-"], format!("{GOOD}---\n{GOOD}sops: {{mac: a}}\n")).status(2).out(GOOD);
    folder.run(&["defaults", "none.yaml"]).status(2).err_has("no file or folder `none.yaml`");
    folder.run(&["defaults"]).status(2).err_has("PATHS");
    folder
        .run(&["defaults", "both.yaml", "--kubernetes-version", "1.31..1.33"])
        .status(2)
        .err_has("write one, such as `--kubernetes-version 1.33`");
}

/// A pod to show, and what makes none.
const TO_SHOW: &str = "apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: app
    image: app:1
    readinessProbe: {tcpSocket: {port: 80}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: a}
spec:
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec:
      containers:
      - {name: shop, image: \"shop:1\"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
";

#[test]
fn timelines_are_of_all_pods_or_of_the_chosen_one() {
    let folder = Folder::new(&[("web.yaml", TO_SHOW)]);
    let both = folder.run(&["timeline", "web.yaml"]).status(0).err("");
    both.out_has_line("Pod web (web.yaml)");
    both.out_has_line("Deployment a/shop (web.yaml)");
    assert!(
        both.out.contains("    0–11 s  app: ready\n") && both.out.contains('█') && !both.out.contains('\x1b')
    );
    folder.pipe(&["timeline", "-"], TO_SHOW).status(0).out_has("Deployment a/shop (<stdin>)");

    let one = folder.run(&["timeline", "web.yaml", "--object", "deployment/shop"]).status(0).err("");
    assert!(one.out.starts_with("Deployment a/shop (web.yaml)\n") && !one.out.contains("Pod web"));
    folder
        .run(&["timeline", "web.yaml", "--object", "pod/wep"])
        .status(2)
        .out("")
        .err_has("`web.yaml` has no `pod/wep` with pods\n  help: did you mean `Pod/web`?");
    folder
        .run(&["timeline", "web.yaml", "--object", "nothing"])
        .status(2)
        .err_has("help: there is Pod/web, Deployment/shop\n");
}

#[test]
fn timelines_are_drawn_as_asked() {
    let folder = Folder::new(&[("web.yaml", TO_SHOW)]);
    let ascii = folder.run(&["timeline", "web.yaml", "--ascii"]).status(0);
    assert!(ascii.out.is_ascii() && ascii.out.contains('#'), "{}", ascii.out);
    assert!(ascii.out.lines().all(|line| line.len() <= 80), "{}", ascii.out);
    folder.run(&["timeline", "web.yaml", "--color", "always"]).status(0).out_has("\x1b[32m");

    let json =
        folder.run(&["timeline", "web.yaml", "--output", "json", "--kubernetes-version", "1.33"]).status(0);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["version"], &json["kubernetes"]), (&1.into(), &"1.33".into()));
    assert_eq!(json["pods"][0]["events"][3]["event"], "ready");
    assert_eq!(json["pods"][0]["events"][3]["at"], serde_json::json!({"earliest": 0, "latest": 11}));

    folder.run(&["timeline", "web.yaml", "-o", "svg"]).status(0).out_has("<svg xmlns=");
}

#[test]
fn timelines_take_assumptions() {
    let folder = Folder::new(&[("web.yaml", TO_SHOW)]);
    let run = |arguments: &[&str]| {
        folder.run(&[&["timeline", "web.yaml", "--object", "Pod/web"], arguments].concat())
    };
    run(&["--startup-seconds", "app=20"]).status(0).out_has("20–31 s  app: ready");
    run(&["--startup-seconds", "5s", "--startup-seconds", "app=20"]).status(0).out_has("20–31 s  app: ready");
    run(&["--startup-seconds", "5"]).status(0).out_has("5–16 s  app: ready");
    run(&["--run-seconds", "app=60"]).status(0).out_has("60 s  app: restarts");
    run(&["--startup-seconds", "ap=20"])
        .status(2)
        .out("")
        .err("error: there is no container `ap`\n  help: did you mean `app`?\n");
    run(&["--startup-seconds", "=20"])
        .status(2)
        .out("")
        .err_has("no container is named in `=20`\n  help: write `NAME=20`, or `20` for all\n");
    run(&["--startup-seconds", "app=soon"])
        .status(2)
        .out("")
        .err_has("write a whole number, such as `app=20`");
}

#[test]
fn what_has_no_pod_has_no_timeline() {
    let bad = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: a}], \
               terminationGracePeriodSeconds: long}\n";
    let both = format!("{bad}---\n{TO_SHOW}");
    let folder = Folder::new(&[
        ("good.yaml", GOOD),
        ("values.yaml", "a: 1\n"),
        ("broken.yaml", BAD),
        ("bad.yaml", bad),
        ("both.yaml", both.as_str()),
    ]);
    folder
        .run(&["timeline", "good.yaml"])
        .status(2)
        .out("")
        .err_has("there is no pod in `good.yaml`: ConfigMap makes none")
        .err_has("a timeline is of a Pod, or of what makes pods");
    folder.run(&["timeline", "values.yaml"]).status(2).out("").err_has("no Kubernetes object");
    folder
        .run(&["timeline", "broken.yaml"])
        .status(2)
        .out("")
        .err_has("`podlint broken.yaml` tells what is wrong");
    folder.run(&["timeline", "bad.yaml"]).status(2).out("").err_has("nothing can be said of Pod/x");
    folder.run(&["timeline", "both.yaml"]).status(2).out_has("Pod web (both.yaml)").err_has("Pod/x");
    folder.run(&["timeline", "none.yaml"]).status(2).err_has("no file or folder `none.yaml`");
    folder.run(&["timeline"]).status(2).err_has("FILE");
    folder
        .run(&["timeline", "good.yaml", "--kubernetes-version", "1.31..1.33"])
        .status(2)
        .err_has("write one, such as `--kubernetes-version 1.33`");
}
