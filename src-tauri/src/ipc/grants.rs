//! T-20: what the page may do is a list somebody has read, and nobody but the page may do any of it.
//!
//! `grants.txt` is written by hand. A new permission, a wider content policy, another window or scheme differs from it, and the
//! difference has to be made there too, where a reviewer sees it.
use std::collections::BTreeSet;

use serde_json::Value;
use tauri::ipc::Origin;

use super::names::COMMANDS;
use super::tests::at;
use crate::{evidence, start, window};

fn json(path: &str) -> Value {
    serde_json::from_slice(&std::fs::read(at(path)).unwrap()).unwrap()
}

/// Everything granted, one line each.
fn granted() -> Vec<String> {
    let config = json("tauri.conf.json");
    let security = &config["app"]["security"];
    let mut lines = vec![
        format!("pattern {}", security["pattern"]["use"].as_str().unwrap()),
        format!("prototype frozen {}", security["freezePrototype"]),
        format!("global script object {}", config["app"]["withGlobalTauri"]),
        format!("asset protocol {}", security["assetProtocol"]),
        format!("windows in the configuration {}", config["app"]["windows"]),
        format!("window {}", window::LABEL),
        format!("scheme {}", evidence::SCHEME),
        format!("links {}", config["plugins"]["deep-link"]["desktop"]["schemes"]),
    ];
    let policy = security["csp"].as_object().unwrap();
    lines.extend(policy.iter().map(|(directive, sources)| format!("csp {directive} {}", sources.as_str().unwrap())));
    let mut files: Vec<_> = std::fs::read_dir(at("capabilities")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let capability: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let name = capability["identifier"].as_str().unwrap();
        lines.push(format!(
            "capability {name} local {} remote {} windows {}",
            capability["local"], capability["remote"], capability["windows"]
        ));
        let permissions = capability["permissions"].as_array().unwrap();
        lines.extend(permissions.iter().map(|permission| format!("permission {}", permission.as_str().unwrap())));
    }
    lines
}

#[test]
fn t_20_every_grant_is_on_the_list_that_was_read() {
    let wanted: Vec<&str> = include_str!("grants.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let found = granted();
    let new: Vec<&String> = found.iter().filter(|line| !wanted.contains(&line.as_str())).collect();
    let gone: Vec<&&str> = wanted.iter().filter(|line| !found.contains(&(**line).to_owned())).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "read each, then change src-tauri/src/ipc/grants.txt: new {new:#?}, gone {gone:#?}"
    );
}

/// Every command of every package in the window, as the build script lists them.
fn every_command() -> BTreeSet<String> {
    let manifests = json("gen/schemas/acl-manifests.json");
    let mut every: BTreeSet<String> = COMMANDS.iter().map(|name| (*name).to_owned()).collect();
    for (package, manifest) in manifests.as_object().unwrap() {
        if package == "__app-acl__" {
            continue;
        }
        let package = package.trim_start_matches("core:");
        for permission in manifest["permissions"].as_object().unwrap().values() {
            let allowed = permission["commands"]["allow"].as_array().unwrap();
            every.extend(allowed.iter().map(|command| format!("plugin:{package}|{}", command.as_str().unwrap())));
        }
    }
    every
}

#[test]
fn t_20_no_command_is_taken_from_a_foreign_origin_or_another_window() {
    let mut context = start::context();
    let authority = context.runtime_authority_mut();
    let every = every_command();
    assert!(every.len() > COMMANDS.len() + 100, "{} commands only; this would hold for little", every.len());
    let mut ours: BTreeSet<String> = COMMANDS.iter().map(|name| (*name).to_owned()).collect();
    ours.extend(["plugin:event|listen", "plugin:event|unlisten"].map(str::to_owned));
    let taken = |window: &str, webview: &str, origin: &Origin| -> BTreeSet<String> {
        let is_taken = |command: &&String| authority.resolve_access(command, window, webview, origin).is_some();
        every.iter().filter(is_taken).cloned().collect()
    };
    assert_eq!(
        taken(window::LABEL, window::LABEL, &Origin::Local),
        ours,
        "our page may give our commands and no other"
    );

    let mut tried = 0;
    let foreign = [
        "https://example.com/",
        "http://localhost/",
        "http://127.0.0.1:8080/",
        "http://tauri.localhost.example/",
        "https://tauri.localhost/",
        "tauri://elsewhere/",
        "evidence://localhost/a/b/full",
        "file:///etc/passwd",
        "data:text/html,x",
        "about:blank",
        "about:srcdoc",
    ];
    for url in foreign {
        let origin = Origin::Remote { url: url.parse().unwrap() };
        for label in [window::LABEL, "other"] {
            assert_eq!(taken(label, label, &origin), BTreeSet::new(), "{url} {label}");
            tried += every.len();
        }
    }
    for label in ["other", "main2", "Main", "", "*", "main-1"] {
        assert_eq!(taken(label, label, &Origin::Local), BTreeSet::new(), "window {label:?}");
        tried += every.len();
    }
    println!("t20: commands={} attempts={tried} accepted=0", every.len());
}

#[test]
fn t_20_the_gate_lets_our_commands_through_and_no_other() {
    let gate = std::fs::read_to_string(at("isolation/gate.js")).unwrap();
    let list = gate.split("new Set([").nth(1).unwrap().split(']').next().unwrap();
    let found: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let wanted: Vec<&str> =
        ["plugin:event|listen", "plugin:event|unlisten"].into_iter().chain(COMMANDS.iter().copied()).collect();
    assert_eq!(found, wanted, "src-tauri/isolation/gate.js lists what src/ipc/names.rs does, in the same order");
}
