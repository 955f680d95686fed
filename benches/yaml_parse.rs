//! How fast YAML is read: `cargo bench --bench yaml_parse -- [PASSES] [FOLDER]...`
//!
//! Reads every YAML file below the folders first (without folders: a generated corpus), then parses all of them
//! PASSES times. For instructions per byte run it under callgrind with 1 and with 2 passes and take the difference.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files, arguments and the clock")]

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use podlint::yaml;

fn main() {
    let mut passes = 5;
    let mut texts = Vec::new();
    for argument in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        match argument.parse() {
            Ok(number) => passes = number,
            Err(_) => collect(Path::new(&argument), &mut texts),
        }
    }
    if texts.is_empty() {
        texts = generated();
    }
    // Files that do not parse say nothing about speed.
    texts.retain(|text| yaml::parse(text).0.documents().iter().all(|document| !document.failed));
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut nodes = 0;
    let mut best = f64::INFINITY;
    for _ in 0..passes {
        let start = Instant::now();
        nodes = 0;
        for text in &texts {
            let (tree, problems) = yaml::parse(black_box(text));
            nodes += tree.node_count() + problems.len();
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 bytes")]
    let megabytes = bytes as f64 / 1e6;
    println!("{} files, {bytes} bytes, {nodes} nodes: {:.0} MB/s", texts.len(), megabytes / best);
    // The same text through the fastest thing that looks at every byte and depends on it.
    let start = Instant::now();
    let lines: usize =
        texts.iter().map(|text| memchr::memchr_iter(b'\n', black_box(text.as_bytes())).count()).sum();
    println!("{lines} lines counted at {:.0} MB/s", megabytes / start.elapsed().as_secs_f64());
}

/// The YAML files below `path`.
fn collect(path: &Path, texts: &mut Vec<String>) {
    if let Ok(folder) = fs::read_dir(path) {
        let mut entries: Vec<_> = folder.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            collect(&entry, texts);
        }
    } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
        texts.extend(fs::read_to_string(path));
    }
}

/// Deployments of growing size, with comments, lists, quotes and a block scalar.
fn generated() -> Vec<String> {
    let file = |size: usize| {
        let mut text =
            String::from("# A generated workload\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n");
        let _ = write!(
            text,
            "  name: web-{size}\n  labels: {{app: web, tier: \"front\"}}\nspec:\n  replicas: {size}\n"
        );
        text.push_str("  template:\n    spec:\n      containers:\n");
        for container in 0..size {
            let _ = write!(
                text,
                "      - name: c{container}  # number {container}\n        image: registry.example.com/app/c{container}:1.2.3\n        \
                 command: [\"/bin/sh\", -c]\n        args:\n        - |\n          set -e\n          exec serve --port 80{container}\n        \
                 env:\n        - name: MODE\n          value: 'production'\n        resources:\n          limits:\n            \
                 cpu: 500m\n            memory: 128Mi\n"
            );
        }
        text
    };
    (1..200).map(|size| file(size % 20 + 1)).collect()
}
