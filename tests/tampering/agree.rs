//! The second verifier, in Python from the specifications, on every fixture: good, altered by a byte, altered as a whole.
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use libtest_mimic::Failed;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use second_look_verify::LogCheck;
use serde_json::{Value, json};

use crate::{edits, made};

const FLIPS: u64 = 300;

pub fn suite() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let mut fixtures: Vec<Vec<u8>> =
        vec![made::log(1).into_bytes(), made::log(300).into_bytes(), made::two_logs().into_bytes()];
    fixtures.push(made::witnessed_log(30).into_bytes());
    fixtures.extend(lost_rows().map(String::into_bytes));
    // Signed by OpenSSL, not by us.
    fixtures.push(include_bytes!("../../fuzz/corpus/log/small.jsonl").to_vec());
    let small = made::witnessed_log(9).into_bytes();
    for seed in 0..FLIPS {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut changed = small.clone();
        let at = dice.random_range(0..changed.len());
        changed[at] ^= dice.random_range(1..=255_u8);
        fixtures.push(changed);
    }
    let edits = edits::edits();
    let told = |edit: &edits::Edit| !edit.check.remembered.is_empty() || !edit.check.witnesses.is_empty();
    let alone = edits.iter().filter(|edit| edit.check.keys.is_empty() && !told(edit));
    fixtures.extend(alone.map(|edit| edit.text.clone().into_bytes()));
    let (mut paths, mut ours) = (Vec::new(), Vec::new());
    for (n, fixture) in fixtures.iter().enumerate() {
        let path = kept(folder.path(), &format!("{n}.jsonl"), fixture);
        ours.push(answer(&LogCheck::default(), fixture));
        paths.push(path);
    }
    let mut theirs = many(&paths)?;
    // With a key and with what is remembered: one call each.
    for (n, edit) in edits.iter().enumerate().filter(|(_, edit)| told(edit)) {
        let path = kept(folder.path(), &format!("known-{n}.jsonl"), edit.text.as_bytes());
        let mut words = vec![path.display().to_string()];
        for (k, key) in edit.check.keys.iter().enumerate() {
            let file = kept(folder.path(), &format!("key-{n}-{k}"), key.to_text().as_bytes());
            words.extend(["--key".to_owned(), file.display().to_string()]);
        }
        for (k, note) in edit.check.remembered.iter().enumerate() {
            let file = kept(folder.path(), &format!("note-{n}-{k}"), note.as_bytes());
            words.extend(["--checkpoint".to_owned(), file.display().to_string()]);
        }
        for (k, key) in edit.check.witnesses.iter().enumerate() {
            let file = kept(folder.path(), &format!("witness-{n}-{k}"), key.to_text().as_bytes());
            words.extend(["--witness".to_owned(), file.display().to_string()]);
        }
        let output = python().args(words).output()?;
        theirs.push(line(&String::from_utf8_lossy(&output.stdout))?);
        ours.push(answer(&edit.check, edit.text.as_bytes()));
        paths.push(path);
    }
    let whole = ours.iter().filter(|ours| ours["whole"] == json!(true)).count();
    let differ: Vec<String> = (0..paths.len())
        .filter(|n| ours[*n] != theirs[*n])
        .map(|n| format!("{}: ours {}, theirs {}", paths[n].display(), ours[n], theirs[n]))
        .collect();
    println!("tampering: fixtures={} whole={whole} differ={}", paths.len(), differ.len());
    assert!(whole >= 3 && whole < paths.len(), "good ones and altered ones are among them");
    if differ.is_empty() { Ok(()) } else { Err(differ.join("\n").into()) }
}

fn lost_rows() -> impl Iterator<Item = String> {
    [
        "DELETE FROM audit WHERE seq = 5",
        "DELETE FROM audit WHERE seq = 0",
        "DELETE FROM audit WHERE seq BETWEEN 3 AND 8",
    ]
    .into_iter()
    .map(made::behind_a_lost_row)
}

/// A row is lost, another log follows: the first one does not hold, and the second does, for both verifiers.
pub fn behind_a_lost_row() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for (n, text) in lost_rows().enumerate() {
        let report = LogCheck::default().read(text.as_bytes())?;
        assert_eq!(report.faults.len(), 1, "{:?}", report.faults);
        let follows = report.epochs.get(1).ok_or("the second log is there")?;
        assert_eq!((report.faults[0].epoch, follows.signed, follows.entries), (1, 10, 10), "the second one holds");
        let path = kept(folder.path(), &format!("lost-{n}.jsonl"), text.as_bytes());
        let output = python().arg(&path).output()?;
        let said: Value = serde_json::from_slice(&output.stdout)?;
        assert_eq!(said["faults"], json!(1), "and says the second verifier: {said}");
    }
    Ok(())
}

fn python() -> Command {
    let mut command = Command::new("python3");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tampering/second_verifier.py"));
    command
}

fn many(paths: &[PathBuf]) -> Result<Vec<Value>, Failed> {
    let mut child = python().arg("--many").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let names: String = paths.iter().map(|path| format!("{}\n", path.display())).collect();
    let mut input = child.stdin.take().ok_or("no standard input")?;
    let writer = std::thread::spawn(move || input.write_all(names.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_panic| "the names could not be given")??;
    let answers: Vec<Value> = String::from_utf8(output.stdout)?.lines().map(line).collect::<Result<_, _>>()?;
    if answers.len() == paths.len() { Ok(answers) } else { Err("the second verifier gave up".into()) }
}

/// What both are compared by: the verdict, up to where a witness saw it, and the first bad entry.
fn line(text: &str) -> Result<Value, Failed> {
    let said: Value = serde_json::from_str(text.trim())?;
    Ok(json!({ "whole": said["whole"], "witnessed": said["witnessed"], "from": said["from"], "to": said["to"] }))
}

fn answer(check: &LogCheck, log: &[u8]) -> Value {
    match check.read(log) {
        Err(_) => json!({ "whole": false, "witnessed": null, "from": null, "to": null }),
        Ok(report) => {
            let bad = report.faults.first().and_then(|fault| fault.first_bad);
            let witnessed = report.epochs.last().and_then(|log| log.witnessed.as_ref()).map(|seen| seen.entries);
            json!({ "whole": report.is_whole(), "witnessed": witnessed, "from": bad.map(|bad| bad.from), "to": bad.map(|bad| bad.to) })
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "invented logs in a folder that goes with the test")]
fn kept(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
