//! README shows findings as they look.

#![cfg(feature = "cli")]

mod support;

use std::process::Command;

use support::{read, root};

#[test]
fn the_findings_in_readme_are_what_podlint_prints() {
    let readme = read("README.md");
    let block = readme.split("```console\n").nth(1).and_then(|rest| rest.split("\n```").next());
    let (_, shown) =
        block.expect("README has a console block").split_once('\n').expect("it has a command and output");
    let output = Command::new(env!("CARGO_BIN_EXE_podlint"))
        .arg("web.yaml")
        .current_dir(root().join("testdata/readme"))
        .output()
        .expect("podlint runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), shown);
    assert_eq!(output.status.code(), Some(1));
}
