//! README shows findings as they look.

#![cfg(feature = "cli")]

mod support;

use std::process::Command;

use support::{read, root};

/// The output that the `number`th console block of README shows for `podlint ARGUMENTS`, and what podlint prints.
fn shown_and_printed(number: usize, arguments: &[&str]) -> (String, String, Option<i32>) {
    let readme = read("README.md");
    let block = readme.split("```console\n").nth(number).and_then(|rest| rest.split("\n```").next());
    let (command, shown) =
        block.expect("README has a console block").split_once('\n').expect("it has a command and output");
    assert!(command.starts_with(&format!("$ podlint {}", arguments.join(" "))), "{command}");
    let output = Command::new(env!("CARGO_BIN_EXE_podlint"))
        .args(arguments)
        .current_dir(root().join("testdata/readme"))
        .output()
        .expect("podlint runs");
    let printed = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
    (shown.to_owned(), printed, output.status.code())
}

#[test]
fn the_findings_in_readme_are_what_podlint_prints() {
    let (shown, printed, status) = shown_and_printed(1, &["web.yaml"]);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(1));
}

#[test]
fn the_findings_over_several_files_in_readme_are_what_podlint_prints() {
    let (shown, printed, status) = shown_and_printed(2, &["basket"]);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(1));
}

#[test]
fn the_range_of_minors_in_readme_is_what_podlint_prints() {
    let (shown, printed, status) =
        shown_and_printed(3, &["--kubernetes-version", "1.31..1.37", "worker.yaml"]);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(1));
}

#[test]
fn the_custom_resources_in_readme_are_what_podlint_prints() {
    let (shown, printed, status) = shown_and_printed(4, &["backups"]);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(1));
}

#[test]
fn the_defaults_in_readme_are_what_podlint_prints() {
    let (shown, printed, status) = shown_and_printed(5, &["defaults", "cache.yaml"]);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(0));
}

#[test]
fn the_timeline_in_readme_is_what_podlint_prints() {
    let startup = ["wait-for-catalog=12", "wait-for-orders=4", "shop=35"];
    let startup = startup.iter().flat_map(|given| ["--startup-seconds", given]);
    let arguments: Vec<&str> = ["timeline", "shop.yaml"].into_iter().chain(startup).collect();
    let (shown, printed, status) = shown_and_printed(6, &arguments);
    assert_eq!(printed, shown);
    assert_eq!(status, Some(0));
}
