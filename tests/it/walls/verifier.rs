//! The auditor's program reaches nothing but the files it is given.
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::sources::{none, root};

/// What would give it a keychain, a database, a network, or a runtime for one.
const KEPT_OUT: &[&str] = &[
    "sqlx",
    "sqlx-core",
    "libsqlite3-sys",
    "rusqlite",
    "keyring",
    "keyring-core",
    "reqwest",
    "hyper",
    "rustls",
    "tokio",
    "mio",
    "socket2",
    "openssl",
    "aws-lc-rs",
    "zbus",
    "second-look",
];

#[test]
fn the_verifier_is_built_without_keychain_database_and_network() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["metadata", "--locked", "--format-version", "1"];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let resolved: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: BTreeMap<&str, &str> = resolved["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap()))
        .collect();
    let nodes: BTreeMap<&str, &Value> = resolved["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), &node["deps"]))
        .collect();
    let begin = names.iter().find(|(_, name)| **name == "second-look-verify").map(|(id, _)| *id).unwrap();
    let (mut open, mut reached) = (vec![begin], BTreeSet::new());
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        for dependency in nodes[id].as_array().unwrap() {
            let built_in = dependency["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"].is_null());
            if built_in {
                open.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    assert!(reached.iter().any(|id| names[id] == "ed25519-dalek"), "the walk reaches what it should");
    let outside = reached.iter().map(|id| names[id]).filter(|name| KEPT_OUT.contains(name));
    none(
        outside.map(str::to_owned).collect(),
        "second-look-verify promises to reach nothing but the files it is given:",
    );
}
