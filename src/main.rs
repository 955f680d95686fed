//! The `podlint` command.

fn main() {}
