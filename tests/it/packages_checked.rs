//! The lines the README gives for checking a package, run as they stand there.
use second_look::packages::PackageKind;
use second_look_verify::package::archive;
use serde_json::Value;

use crate::cli::terminal::Terminal;
use crate::packages::{decided, exported};
use crate::readme_lines::{altered_around, assert_passes, lines, run};
use crate::stage::Stage;

#[test]
fn a_package_brings_the_same_lines_along() {
    let verify = include_str!("../../src/packages/VERIFY.txt");
    let (_, inside) = verify.split_once("\n\nset -e\n").expect("VERIFY.txt has lines to copy");
    let (inside, _) = inside.split_once("\n\n").expect("that end");
    assert!(lines().contains(&format!("( set -e\n{inside}\n")), "VERIFY.txt and the README drift apart");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lines_of_the_readme_pass_a_good_package_and_fail_with_any_altered_byte() {
    let stage = Stage::still(40).await;
    let (console, case_id) = decided(&stage).await;
    let package = exported(&console, &case_id, PackageKind::Regulator).await;
    console.close().await.unwrap();
    assert_passes(&package);
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
    for (at, altered) in altered_around(&package) {
        assert!(!run(&altered).status.success(), "byte {at} of the archive itself");
    }
    let behind = [&package[..], b"x"].concat();
    assert!(!run(&behind).status.success(), "one byte behind the archive");
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
