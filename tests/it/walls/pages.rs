//! What the pages promise: files that exist, commands that exist, the same flow everywhere, nothing of one machine.
use super::sources::{Source, files, none, root};

fn pages() -> Vec<Source> {
    files(&["md"]).into_iter().filter(|page| !page.path.contains("/fixtures/")).collect()
}

fn page(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path} cannot be read: {e}"))
}

/// The texts between single back-ticks, outside fenced blocks.
fn quoted(page: &str) -> Vec<String> {
    let mut fenced = false;
    let prose = page.lines().filter(|line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    prose.flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// `src/a/{b,c}.rs` means `src/a/b.rs` and `src/a/c.rs`.
fn spread(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let (inner, after) = rest.split_once('}').unwrap_or((rest, ""));
    inner.split(',').map(|part| format!("{before}{}{after}", part.trim())).collect()
}

/// Whether a quoted text is meant as a place in the repository: it starts with a folder or is a page of its top level.
fn is_place(text: &str, top: &[String]) -> bool {
    let first = text.split('/').next().unwrap();
    let plain = !text.contains(|c: char| c.is_whitespace() || "*<>()=:".contains(c));
    plain
        && (text.contains('/') && top.iter().any(|name| name == first) || text.ends_with(".md") && !text.contains('/'))
}

#[test]
fn every_place_a_page_names_exists() {
    let top: Vec<String> = std::fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .chain(["src", "src-tauri", "ui", "docs", "benches", "fuzz", "migrations", "tests", "icons"].map(str::to_owned))
        .collect();
    let mut broken = Vec::new();
    for page in pages() {
        let folder = root().join(&page.path).parent().unwrap().to_path_buf();
        for text in quoted(&page.text).into_iter().filter(|text| is_place(text, &top)) {
            for path in spread(&text) {
                let built = path.starts_with("target/") || path.contains("/dist") || path.contains("node_modules");
                if !built && !root().join(&path).exists() && !folder.join(&path).exists() {
                    broken.push(format!("{} names {path}", page.path));
                }
            }
        }
    }
    none(broken, "A page names a file that is not there; follow the file or correct the page:");
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let folder = root().join(&page.path).parent().unwrap().to_path_buf();
        for target in page.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            let elsewhere = target.contains("://") || target.starts_with("mailto:") || file.is_empty();
            if !elsewhere && !folder.join(file).exists() {
                broken.push(format!("{} links to {target}", page.path));
            }
        }
    }
    none(broken, "A link leads nowhere:");
}

/// The first cells of the table whose head starts with `| Stage |`.
fn stages(text: &str) -> Vec<String> {
    let rows = text.lines().map(|line| line.trim_start_matches("//!").trim());
    let table = rows.skip_while(|row| !row.starts_with("| Stage |")).take_while(|row| row.starts_with('|')).skip(2);
    table.map(|row| row.split('|').nth(1).unwrap().trim_matches([' ', '`', '[', ']']).to_owned()).collect()
}

#[test]
fn the_flow_reads_the_same_in_the_code_and_on_the_pages() {
    let flow = stages(&page("src/lib.rs"));
    assert!(flow.len() >= 8, "the flow table of src/lib.rs has {} rows", flow.len());
    assert_eq!(stages(&page("README.md")), flow, "README.md shows another flow than src/lib.rs");
    assert_eq!(stages(&page("ARCHITECTURE.md")), flow, "ARCHITECTURE.md shows another flow than src/lib.rs");
    for stage in flow {
        assert!(root().join("src").join(&stage).is_dir(), "the flow names {stage}, and src/{stage} is not there");
    }
}

#[test]
fn every_room_of_the_engine_is_on_the_map() {
    let map = page("ARCHITECTURE.md");
    let rooms = std::fs::read_dir(root().join("src")).unwrap().map(|entry| entry.unwrap());
    let rooms =
        rooms.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let broken = rooms.filter(|room| !map.contains(&format!("`src/{room}/"))).collect();
    none(broken, "ARCHITECTURE.md does not name these rooms of src/:");
}

#[test]
fn every_developer_command_a_page_names_exists() {
    let known = page("xtask/src/main.rs");
    let mut broken = Vec::new();
    for page in pages() {
        for rest in page.text.split("cargo xtask ").skip(1) {
            let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !name.is_empty() && !known.contains(&format!("(\"{name}\",")) {
                broken.push(format!("{} names cargo xtask {name}", page.path));
            }
        }
    }
    none(broken, "A page names a command xtask does not have:");
}

#[test]
fn the_outside_test_runner_calls_the_command_the_readme_gives() {
    assert!(page(".ci/run").contains("\ncargo xtask test --yes\n"), ".ci/run runs something else");
    assert!(page("README.md").contains("cargo xtask test"), "README.md does not say how to run the tests");
}

#[test]
fn plain_cargo_run_opens_the_window() {
    // Two packages with a default-run leave cargo without a choice, and it refuses both.
    assert!(!page("Cargo.toml").contains("\ndefault-run"), "the root package competes with the window for cargo run");
    assert!(page("src-tauri/Cargo.toml").contains("\ndefault-run = \"second-look\""), "cargo run opens nothing");
}

#[test]
fn no_file_names_one_machine_or_one_mirror() {
    let home = std::env::home_dir().unwrap_or_default().to_string_lossy().into_owned();
    let here = root().to_string_lossy().into_owned();
    // Put together here, so that this file does not name them either.
    let hosts = ["registry.npmjs", "static.crates", "index.crates", "deb.debian", "files.pythonhosted", "proxy.golang"];
    let hosts = hosts.map(|host| format!("{host}.{}", if host.contains("crates") { "io" } else { "org" }));
    let folders = [format!("{here}/"), format!("{home}/"), "/home".to_owned() + "/runner", "C:".to_owned() + "\\Users"];
    let folders = folders.into_iter().filter(|folder| folder.len() > 3);
    let marks: Vec<String> = hosts.into_iter().chain(folders).collect();
    let locked = |path: &str| path.ends_with("Cargo.lock") || path.ends_with("package-lock.json");
    let mut broken = Vec::new();
    for source in files(&[]).iter().filter(|source| !locked(&source.path)) {
        for mark in marks.iter().filter(|mark| source.text.contains(mark.as_str())) {
            broken.push(format!("{} names {mark}", source.path));
        }
    }
    none(broken, "A file works on one machine or from one mirror only:");
}

#[test]
fn a_brace_in_a_place_names_several_files() {
    assert_eq!(spread("src/decision/{policy,body}.rs"), ["src/decision/policy.rs", "src/decision/body.rs"]);
    let page = "Open `src/a.rs` and `b`.\n```\n`not/this`\n```\nThen `c/d`.";
    assert_eq!(quoted(page), ["src/a.rs", "b", "c/d"], "what stands in a fenced block is an example");
}
