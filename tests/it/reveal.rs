//! Contacts of a person: masked wherever a case is shown, in clear for a purpose; and who looks at a picture stands in it.
use second_look::access::config::Config;
use second_look::case::contacts::{RevealPurpose, RevealedField};
use second_look::case::pictures::ImageState;
use second_look::case::view::CaseView;
use second_look::console::Console;
use second_look::ids::{CaseId, FileRef, PersonId};
use second_look::image::{Watermark, pixels};

use crate::cli::terminal::Terminal;
use crate::stage::{Stage, log_kinds, sign_in, try_open};

const REVIEWER: &str = "rev-17";

/// A case whose record holds contacts, opened.
async fn with_contacts(stage: &Stage, console: &Console) -> CaseView {
    for index in 0..8 {
        let case = console.open_case(&stage.case(index)).await.unwrap();
        if case.compare.iter().any(|row| row.masked) {
            return case;
        }
    }
    panic!("no case of the world has contacts");
}

fn values(found: &[RevealedField]) -> Vec<String> {
    found.iter().flat_map(|one| [one.claimed.clone(), one.extracted.clone()]).flatten().collect()
}

async fn revealed(console: &Console, case_id: &CaseId) -> usize {
    log_kinds(console, case_id).await.iter().filter(|kind| *kind == "reveal").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_r_56_contacts_are_masked_everywhere_and_come_in_clear_for_a_purpose_that_is_in_the_log_first() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let case = with_contacts(&stage, &console).await;
    let case_id = case.case_id.clone();
    assert_eq!(revealed(&console, &case_id).await, 0, "opening reveals nothing");
    let clear = console.reveal(&case_id, RevealPurpose::Compare).await.unwrap();
    assert_eq!(revealed(&console, &case_id).await, 1);
    let clear = values(&clear);
    assert!(clear.iter().any(|value| value.contains('@') && !value.contains('…')), "{}", clear.len());
    let shown = serde_json::to_string(&console.read_case(&case_id).await.unwrap()).unwrap();
    for value in &clear {
        assert!(!shown.contains(value.as_str()), "neither the comparison nor the raw record holds one in clear");
    }
    console.reveal(&case_id, RevealPurpose::Pattern).await.unwrap();
    assert_eq!(revealed(&console, &case_id).await, 2, "each look is an entry");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_what_was_revealed_ends_with_the_case_and_with_the_lock() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = with_contacts(&stage, &console).await.case_id;
    let code = async |console: &Console, case_id: &CaseId| {
        console.reveal(case_id, RevealPurpose::Quality).await.err().expect("it is refused").code
    };
    assert_eq!(code(&console, &stage.case(7)).await, "reveal_not_open", "another case");
    console.leave_case(&case_id).await.unwrap();
    assert_eq!(code(&console, &case_id).await, "reveal_not_open", "it was left");
    assert_eq!(revealed(&console, &case_id).await, 0, "what is refused is no look");
    console.open_case(&case_id).await.unwrap();
    console.reveal(&case_id, RevealPurpose::Request).await.unwrap();
    console.lock().await.unwrap();
    assert_eq!(code(&console, &case_id).await, "locked");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_masks_too_and_reveals_for_a_purpose_it_is_given() {
    let terminal = Terminal::synced(REVIEWER).await;
    let rows = terminal.rows();
    let ids = rows.iter().map(|row| row["caseId"].as_str().unwrap().to_owned());
    let id = ids
        .into_iter()
        .find(|id| {
            let told = terminal.json(&["case", id]).json();
            told["compare"].as_array().unwrap().iter().any(|row| row["masked"] == true)
        })
        .expect("one has contacts");
    let told = terminal.json(&["case", &id, "--reveal", "--purpose", "compare"]).json();
    assert_eq!((&told["caseId"], &told["purpose"]), (&id.as_str().into(), &"compare".into()));
    let clear =
        told["contacts"][0]["claimed"].as_str().or(told["contacts"][0]["extracted"].as_str()).unwrap().to_owned();
    assert!(terminal.run(&["case", &id, "--reveal", "--purpose", "compare"]).done().contains(&clear));
    assert!(!terminal.run(&["case", &id]).done().contains(&clear));
    assert_eq!(terminal.run(&["case", &id, "--reveal"]).status, 2, "nothing without a purpose");
    assert_eq!(
        terminal.run(&["case", &id, "--reveal", "--purpose", "curiosity"]).status,
        2,
        "nor for one of one's own"
    );
}

/// A picture of a case that is shown.
async fn pictured(stage: &Stage, console: &Console) -> (CaseId, FileRef) {
    for index in 0..8 {
        let case = console.open_case(&stage.case(index)).await.unwrap();
        let shown = case.images.iter().filter(|image| image.state != ImageState::Withheld);
        for image in shown {
            if console.image(&case.case_id, &image.file_ref, false).await.is_ok() {
                return (case.case_id, image.file_ref.clone());
            }
        }
    }
    panic!("no case of the world has a picture");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_57_a_picture_carries_who_looks_and_when_and_the_original_is_untouched() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let (case_id, file) = pictured(&stage, &console).await;
    let original = console.original_to_save(&case_id, &file, "front.jpg", "A check").await.unwrap().bytes;
    let shown = console.image(&case_id, &file, true).await.unwrap();
    let mut expected = pixels(&original, true).unwrap();
    let bare = expected.clone();
    Watermark::of(&PersonId::new(REVIEWER), stage.clock.now()).write(&mut expected);
    assert!(pixels(&shown.bytes, true).unwrap() == expected, "to the pixel, and to the minute");
    assert!(expected != bare);
    let again = console.original_to_save(&case_id, &file, "front.jpg", "A check").await.unwrap().bytes;
    assert!(again == original, "what is kept is what came");
    stage.pass(120);
    let later = console.image(&case_id, &file, true).await.unwrap();
    assert!(later.bytes != shown.bytes, "each look has its own time");
    console.close().await.unwrap();

    let config = Config { watermark: false, ..stage.config() };
    let console = try_open(&stage.home(), config, stage.clock.clone()).await.unwrap();
    sign_in(&console, REVIEWER).await;
    console.open_case(&case_id).await.unwrap();
    let plain = console.image(&case_id, &file, true).await.unwrap();
    assert!(pixels(&plain.bytes, true).unwrap() == bare, "only the organisation's file takes it away");
    console.close().await.unwrap();
}
