//! T-17 in the window: what the vault holds is in no cache, log, title, list of recent files or table of processes after a day's
//! script with a lock and a crash in it. The engine's part is in `tests/it/leaks.rs`.
use std::path::PathBuf;

use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::{Value, json};

use crate::profile::{Browser, profile_words, write_configuration};
use crate::search::{Canary, Search, field, table};
use crate::selected::select_the_heading;
use crate::stage::{Page, Stage};
use crate::watch::Watch;
use crate::work;

const NOTE: &str = "Canary note: the left edge is cut, says the reviewer.";

/// Titles and process table, looked at between the steps.
struct Seen(Vec<u8>);

impl Seen {
    fn look(&mut self, stage: &Stage, page: &Page) {
        for title in stage.titles() {
            self.0.extend(title.as_bytes());
            self.0.push(b'\n');
        }
        self.0.extend(table(page.id()));
        Page::children_of(page.id()).into_iter().for_each(|id| self.0.extend(table(id)));
    }
}

#[tokio::test]
async fn t_17_no_canary_is_found_around_the_window_after_a_day_with_a_lock_and_a_crash() {
    let mut stage = Stage::with_keyring();
    stage.tell("RUST_LOG", "trace");
    stage.tell("RUST_BACKTRACE", "full");
    let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("home/.local/share/second-look/profile");
    second_look::store::private_file::private_folder(home.parent().unwrap()).unwrap();
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let page = stage.open(&words).await;
    let mut seen = Seen(Vec::new());
    work::first_steps(&page, &browser).await;
    work::queue_is_there(&page).await;
    seen.look(&stage, &page);

    // View, zoom, copy, decide.
    work::open_case(&page).await;
    let case = work::case_on_screen(&page).await;
    let view = page.call("read_case", json!({ "caseId": case })).await.unwrap();
    page.press("]").await;
    page.press("+").await;
    seen.look(&stage, &page);
    let of = |name: &'static str, fields: &[&str]| Canary {
        name,
        text: field(&view, fields).unwrap_or_else(|| panic!("the case has no {name}")),
    };
    let canaries = [
        of("name", &["familyName", "name"]),
        of("birth date", &["birthDate", "dateOfBirth"]),
        of("document number", &["documentNumber"]),
        Canary { name: "note", text: NOTE.to_owned() },
        of("evidence digest", &["evidenceDigest"]),
    ];
    let search = Search::new(&canaries);
    let name = canaries[0].text.clone();
    page.call("copy_out", json!({ "caseId": case, "text": name })).await.unwrap();
    assert_eq!(stage.clipboard(), Some(name.clone()), "a copy can be pasted elsewhere");
    select_the_heading(&stage, &page).await;
    assert_eq!(stage.primary(), None, "what is selected cannot, where copying is allowed");
    let input = json!({
        "caseId": case, "answer": "approve", "reasons": [], "comment": NOTE, "customerReason": null,
        "overrideSuspicion": false, "checked": [], "marks": [], "wholeDocument": false,
        "evidenceDigest": view["evidenceDigest"],
    });
    let saved: Result<Value, Value> = page.call("save_decision", json!({ "input": input })).await;
    assert!(saved.is_ok(), "the note is in the vault now: {saved:?}");
    seen.look(&stage, &page);

    // Lock: the copy goes with the page.
    let handle = page.handle().await;
    page.ask_last("lock").await;
    page.turn_to_next(&handle).await;
    page.until_there("[data-waiting]").await;
    assert_eq!(stage.clipboard(), None, "the clipboard was ours and is empty");
    assert!(!stage.primary_is_offered(), "and what was selected is no longer offered");
    seen.look(&stage, &page);
    let titles = stage.titles();
    assert!(titles.iter().any(|title| title == "Second Look"), "locked, the title is the product's name: {titles:?}");
    page.click("main button.main").await;
    work::queue_is_there(&page).await;

    // Crash, and again.
    page.kill().await;
    let page = stage.open(&words).await;
    work::queue_is_there(&page).await;
    seen.look(&stage, &page);
    let found = search.below(stage.folder(), &[]);
    assert_eq!(
        found,
        Vec::<(PathBuf, _)>::new(),
        "data folder, caches, recent files, thumbnails, temporary files, log"
    );
    page.end().await;
    let found = search.below(stage.folder(), &[]);
    assert_eq!(found, Vec::<(PathBuf, _)>::new(), "nor after the end");
    assert_eq!(search.within(&seen.0), [], "titles and table of processes");
    let said = std::fs::read_to_string(stage.said()).unwrap();
    assert!(said.contains("second_look"), "the log was kept, at trace: {said}");
    assert!(!said.contains("sqlx") && !said.contains("hyper"), "no library was heard: {said}");
    println!("t17: window canaries={} bytes={} hits=0", canaries.len(), search.bytes.get());
    sandbox.shutdown().await;
}
