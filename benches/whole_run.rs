//! A whole run over a folder against opening and reading the same files: the ratio is what design and budgets speak of.
//!
//!     cargo bench --bench whole_run -- FOLDER [ROUNDS]
//!
//! Both are measured as whole processes, in turn, so that a machine that slows down slows both down. Without a folder
//! the demo manifests are used, which says nothing about speed and shows that the benchmark works.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads files and the clock, and prints"
)]

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The argument with which the benchmark starts itself to do nothing but read.
const READ: &str = "--read-only";

fn main() {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [READ, folder] = args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        let (mut files, mut bytes) = (0, 0);
        read_all(Path::new(folder), &mut files, &mut bytes);
        println!("{files} files, {bytes} bytes");
        return;
    }
    let folder = args.first().map_or("testdata/demo", String::as_str);
    let rounds = args.get(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(11);
    let this = env::current_exe().expect("the benchmark has a path");
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..=rounds {
        let reading = time(Command::new(&this).args([READ, folder]));
        let checking = time(Command::new(env!("CARGO_BIN_EXE_podlint")).args([
            "--exit-zero",
            "--output",
            "concise",
            folder,
        ]));
        // The first round warms the file system's cache.
        if round > 0 {
            times[0].push(reading);
            times[1].push(checking);
        }
    }
    let [reading, checking] = times.map(median);
    println!(
        "reading {reading:?}, podlint {checking:?}, ratio {:.2}",
        checking.as_secs_f64() / reading.as_secs_f64()
    );
}

fn time(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{status}");
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Opens and reads every manifest below `folder`, on one thread.
fn read_all(folder: &Path, files: &mut u32, bytes: &mut usize) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("the folder can be read").flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type().expect("entries have a type");
        if kind.is_dir() {
            read_all(&path, files, bytes);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml" || ending == "json")
        {
            *files += 1;
            *bytes += fs::read(&path).map_or(0, |content| content.len());
        }
    }
}
