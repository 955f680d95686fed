//! The generated files are what `cargo xtask gen` writes from `schemas/` today.

use std::fs;
use std::path::Path;

#[test]
fn generated_files_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let files = xtask::generate(|path| Ok(read(path))).unwrap();
    for file in files {
        // Not `assert_eq`: no one wants a megabyte of difference on the screen.
        assert!(read(file.path) == file.text, "{} is stale: run `cargo xtask gen`", file.path);
    }
}

#[test]
fn the_schema_text_survives_a_round_trip() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = fs::read_to_string(root.join("schemas/kubernetes.txt")).unwrap();
    let schema = xtask::text::Schema::parse(&text).unwrap();
    assert!(schema.to_string() == text, "reading and writing schemas/kubernetes.txt changes it");
}
