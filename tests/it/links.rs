//! Links to files live seconds and are a key to somebody's document (P1, P2): asked for when they can be used next, used
//! once, kept nowhere. And a long sweep that keeps nobody from deciding.
use std::path::Path;
use std::time::Duration;

use second_look::console::Console;
use second_look::ids::{CaseId, FileRef};
use second_look_sandbox::faults::Host;
use second_look_sandbox::http::journal::Entry;
use second_look_sandbox::{Fault, FaultRule, SandboxOptions};

use crate::cli::terminal::{PROGRAM, SECRETS, Terminal, ended, start_as};
use crate::stage::{Stage, plain_approve, until};

const REVIEWER: &str = "rev-17";
const FILES: &str = "/api/v1/*/files/*";

async fn first_file(console: &Console, case_id: &CaseId) -> FileRef {
    console.read_case(case_id).await.unwrap().images.first().expect("a case with pictures").file_ref.clone()
}

/// Every link that was given out, as far as nobody else could guess it.
fn links(journal: &[Entry]) -> Vec<String> {
    let last = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    journal.iter().filter(|entry| entry.host == Host::Files).map(|entry| last(&entry.path)).collect()
}

fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files_below(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
        }
    }
    found
}

fn holds(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn r_60_a_sync_takes_every_case_and_asks_for_no_picture() {
    let stage = Stage::new(SandboxOptions { cases: 12, ..SandboxOptions::default() }).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file = first_file(&console, &case_id).await;
    let journal = stage.control().journal(0);
    let of_files = |entry: &&Entry| entry.host == Host::Files || entry.path.contains("/files/");
    let asked: Vec<&String> = journal.iter().filter(of_files).map(|entry| &entry.path).collect();
    assert_eq!(asked, Vec::<&String>::new(), "a sync asks for no file");
    console.image(&case_id, &file, false).await.unwrap();
    let after = stage.control().journal(0);
    assert!(after.iter().any(|entry| entry.host == Host::Files), "a picture comes when somebody looks at it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_asked_for_when_its_bytes_come_next_however_much_else_waits() {
    let mut stage = Stage::new(SandboxOptions { cases: 12, ..SandboxOptions::default() }).await;
    stage.limits.in_flight = 1;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file = first_file(&console, &case_id).await;
    stage.control().clear_journal();
    // While the link is on its way, others line up for the only place there is.
    stage.control().fault(FaultRule::once("GET", FILES, Fault::Delay { ms: 400 }));
    let picture = tokio::spawn({
        let (console, case_id, file) = (console.clone(), case_id.clone(), file.clone());
        async move { console.image(&case_id, &file, false).await.map(drop) }
    });
    until("the link is asked for", async || stage.control().with_faults(|plan| plan.hits()[0].hits == 1)).await;
    let mut others = Vec::new();
    for index in [2, 3, 4, 5] {
        let (console, case_id) = (console.clone(), stage.case(index));
        others.push(tokio::spawn(async move { console.claim_case(&case_id).await.map(drop) }));
    }
    picture.await.unwrap().expect("the picture");
    for other in others {
        drop(other.await.unwrap());
    }
    let journal = stage.control().journal(0);
    let asked = journal.iter().position(|entry| entry.path.contains("/files/")).expect("the link was asked for");
    let next = journal.get(asked + 1).expect("and something after it");
    assert_eq!(next.host, Host::Files, "the link waited behind {} {}", next.method, next.path);
    assert!(journal.len() >= 4, "the others came after it: {}", journal.len());
    assert!(!stage.behaved().bearer_on_file_host);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_used_once_and_a_picture_that_is_here_asks_for_none() {
    let stage = Stage::new(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    let file = first_file(&console, &case_id).await;
    stage.control().clear_journal();
    // Six askers, one download.
    let askers = (0..6).map(|_| {
        let (console, case_id, file) = (console.clone(), case_id.clone(), file.clone());
        tokio::spawn(async move { console.image(&case_id, &file, false).await.map(drop) })
    });
    for asker in askers.collect::<Vec<_>>() {
        asker.await.unwrap().unwrap();
    }
    // A download that breaks off takes a new link, never the old one again.
    let other = first_file(&console, &stage.case(2)).await;
    stage
        .control()
        .fault(FaultRule { count: Some(2), ..FaultRule::always("GET", "/blob/*", Fault::LinkExpired).on_files() });
    console.image(&stage.case(2), &other, false).await.expect("the third link");
    let journal = stage.control().journal(0);
    let used = links(&journal);
    let given = journal.iter().filter(|entry| entry.path.contains("/files/") && entry.status == 302).count();
    let mut once = used.clone();
    once.sort();
    once.dedup();
    assert_eq!((used.len(), once.len(), given), (4, 4, 4), "each link once, and one for the first picture: {used:?}");
    assert!(journal.iter().filter(|entry| entry.host == Host::Files).all(|entry| !entry.bearer));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_link_and_no_bearer_token_is_left_in_the_profile_in_what_is_printed_or_in_the_log() {
    let terminal = Terminal::synced(REVIEWER).await;
    let rows = terminal.rows();
    let control = terminal.sandbox.as_ref().unwrap().control();
    let (id, reference) = rows
        .iter()
        .find_map(|row| {
            let id = row["caseId"].as_str()?.to_owned();
            let case = terminal.json(&["case", &id]).json();
            Some((id, case["images"][0]["fileRef"].as_str()?.to_owned()))
        })
        .expect("a case with a picture");
    control.clear_journal();
    let out = terminal.beside("picture.jpg");
    let mut command = std::process::Command::new(PROGRAM);
    command
        .env("RUST_LOG", "trace")
        .args(["image", &id, &reference, "--purpose", "A check", "--out", out.to_str().unwrap()])
        .args(["--secrets-stdin", "--home"])
        .arg(terminal.home());
    let ran = ended(start_as(command, SECRETS));
    assert_eq!(ran.status, 0, "{}", ran.err);
    let journal = control.journal(0);
    let links = links(&journal);
    assert!(!links.is_empty() && links.iter().all(|link| link.len() > 8), "{links:?}");
    assert!(journal.iter().filter(|entry| entry.host == Host::Files).all(|entry| !entry.bearer), "no token went there");
    let sent = journal.iter().filter(|entry| entry.host == Host::Files).map(|entry| format!("{:?}", entry.headers));
    assert!(sent.into_iter().all(|headers| !headers.to_lowercase().contains("authorization")));
    let mut places = files_below(&terminal.home());
    places.push(("standard output".to_owned(), ran.out.into_bytes()));
    places.push(("standard error".to_owned(), ran.err.into_bytes()));
    for (name, bytes) in &places {
        assert!(links.iter().all(|link| !holds(bytes, link)), "{name} holds the link");
        assert!(!holds(bytes, "Bearer "), "{name} holds a token");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_saved_during_a_slow_full_sweep_waits_for_no_more_than_a_page() {
    let mut stage = Stage::new(SandboxOptions { cases: 60, ..SandboxOptions::default() }).await;
    stage.limits.page = 10;
    let console = stage.synced(REVIEWER).await;
    stage.control().expire_cursors();
    stage.control().clear_journal();
    let slow = FaultRule::always("GET", "/review/v1/*/cases", Fault::Delay { ms: 500 });
    stage.control().fault(slow);
    let sweep = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await }
    });
    let pages = || stage.asked("GET", "/cases").len();
    until("the sweep has begun", async || pages() >= 2).await;
    let mut saved = 0;
    for index in [0, 2, 3] {
        let case = console.open_case(&stage.case(index)).await.unwrap();
        let before = pages();
        let answered = tokio::time::timeout(Duration::from_secs(5), console.save_decision(&plain_approve(&case))).await;
        answered.expect("it is saved at once").expect("it is saved");
        let met = pages() - before;
        assert!(met <= 1, "the decision waited while {met} pages came");
        saved += 1;
    }
    assert!(!sweep.is_finished(), "all of that happened during the sweep, after {} pages", pages());
    let report = sweep.await.unwrap().unwrap();
    assert!(report.swept && report.pages >= 6, "{report:?}");
    let counts = console.status().await.unwrap().counts;
    assert_eq!((saved, counts.held + counts.waiting), (3, 3), "nothing of it was taken away");
    console.close().await.unwrap();
}
