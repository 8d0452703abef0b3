//! The lines the README gives for checking a package, run as they stand there.
use std::path::Path;
use std::process::{Command, Output};

use second_look::packages::PackageKind;
use second_look_verify::package::archive;
use serde_json::Value;

use crate::cli::terminal::Terminal;
use crate::packages::{decided, exported};
use crate::stage::Stage;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The block under *Checking a package*.
fn lines() -> String {
    let readme = read("README.md");
    let (_, section) = readme.split_once("\n## Checking a package\n").expect("the README has the section");
    let (_, block) = section.split_once("```sh\n").expect("with lines to copy");
    block.split_once("\n```").expect("that end").0.to_owned()
}

#[expect(clippy::disallowed_methods, reason = "a package of an invented case, in a folder that goes with the test")]
fn run(package: &[u8]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("package.zip"), package).unwrap();
    Command::new("bash").arg("-c").arg(lines()).current_dir(folder.path()).output().unwrap()
}

#[test]
fn a_package_brings_the_same_lines_along() {
    let verify = read("src/packages/VERIFY.txt");
    let inside = lines();
    let (_, inside) = inside.split_once("( ").unwrap();
    let inside = inside.strip_suffix("\n)").unwrap();
    assert!(verify.contains(inside), "VERIFY.txt and the README drift apart");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lines_of_the_readme_pass_a_good_package_and_fail_with_any_altered_byte() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let package = exported(&console, &case_id, PackageKind::Regulator).await;
    console.close().await.unwrap();
    let good = run(&package);
    let said = String::from_utf8_lossy(&good.stdout).into_owned() + &String::from_utf8_lossy(&good.stderr);
    assert!(good.status.success() && said.contains("Signature Verified Successfully"), "{said}");
    let members = archive::read(&package).unwrap();
    for (name, bytes) in &members {
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut altered = members.clone();
            altered.get_mut(name).unwrap()[at] ^= 1;
            let ran = run(&archive::write(&altered).unwrap());
            assert!(!ran.status.success(), "byte {at} of {name}");
        }
        let mut without = members.clone();
        without.remove(name);
        assert!(!run(&archive::write(&without).unwrap()).status.success(), "without {name}");
    }
    let mut more = members;
    more.insert("data/more.txt".to_owned(), b"x".to_vec());
    assert!(!run(&archive::write(&more).unwrap()).status.success(), "a file no list names");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_shows_what_would_go_in_and_makes_a_package() {
    let terminal = Terminal::synced("lead-02").await;
    let id = terminal.rows()[0]["caseId"].as_str().unwrap().to_owned();
    let form = terminal.json(&["package", "show", &id]).json();
    assert_eq!(form["kinds"].as_array().map(Vec::len), Some(5));
    let shown = terminal.run(&["package", "show", &id]).done();
    assert!(shown.contains("data_subject") && shown.contains("[signature_trail]"), "{shown}");
    let out = terminal.beside("package.zip");
    let out_text = out.to_str().unwrap();
    let words = ["package", "export", &id, out_text, "--for", "regulator", "--purpose", "File 12/2026"];
    let refused = terminal.json(&words).refused();
    assert_eq!(refused["code"], "package_gaps", "{refused}");
    assert!(!out.exists());
    let gaps = form["kinds"][1]["parts"].as_array().unwrap().iter().filter(|part| part["gap"] == Value::Bool(true));
    let noted: Vec<String> = gaps.map(|part| format!("--noted={}", part["part"].as_str().unwrap())).collect();
    let words: Vec<&str> = words.into_iter().chain(noted.iter().map(String::as_str)).collect();
    let made = terminal.json(&words).json();
    assert_eq!(made["encrypted"], false);
    let bytes = std::fs::read(&out).unwrap();
    assert!(second_look_verify::package::check_file(&bytes, &[]).is_whole());
    assert_eq!(
        terminal.json(&words).code(),
        terminal.json(&["log", "export", out_text, "--purpose", "A check"]).code(),
        "it exists"
    );
    let whole = terminal.beside("whole.zip.age");
    let words = ["package", "export", &id, whole.to_str().unwrap(), "--for", "full", "--purpose", "File 12/2026"];
    let words: Vec<&str> = words.into_iter().chain(noted.iter().map(String::as_str)).collect();
    assert_eq!(terminal.json(&words).code(), "package_recipients", "never without a recipient");
}
