//! A log that was tampered with, or a file that was put back: decisions stop until a lead takes note, nothing else does.
use second_look::console::{AppError, Console};
use second_look_verify::LogCheck;
use second_look_verify::report::FaultCode;

use crate::beside::Beside;
use crate::stage::{Stage, entry, log_kinds, plain_approve};

const REVIEWER: &str = "rev-17";

fn code<T>(said: Result<T, AppError>) -> String {
    said.err().expect("it is refused").code
}

/// The reviewer of these tests is a lead as well from here on.
pub async fn becomes_lead(stage: &Stage, console: &Console) {
    stage.control().set_roles(REVIEWER, &["reviewer", "lead"]);
    stage.control().expire_tokens(Some(REVIEWER));
    console.sync_once().await.unwrap();
}

/// The log as a lead takes it out.
pub async fn exported(console: &Console) -> String {
    let mut export = console.export_log("A check").await.unwrap();
    let mut text = String::new();
    while let Some(lines) = export.next_lines().await.unwrap() {
        text.push_str(&lines);
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_entry_stops_decisions_until_a_lead_takes_note_and_nothing_else() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    assert_eq!(console.status().await.unwrap().log_broken, None);
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    beside.run("DROP TRIGGER audit_never_changes").await;
    beside
        .run("UPDATE audit SET bytes = CAST(replace(CAST(bytes AS TEXT), 'rev-17', 'rev-71') AS BLOB) WHERE seq = 1")
        .await;
    beside.close().await;

    let console = stage.open().await;
    let status = console.status().await.unwrap();
    let broken = status.log_broken.expect("the start finds it");
    assert_eq!(broken.code, "log_broken");
    assert!(broken.message.contains("The first bad entry is 1."), "{}", broken.message);
    let case = console.open_case(&stage.case(2)).await.expect("cases can be read");
    assert_eq!(code(console.save_decision(&plain_approve(&case)).await), "log_broken");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.word, second_look::outbox::Word::Confirmed, "what was decided is sent");
    assert!(!status.can_acknowledge_log && code(console.acknowledge_log().await) == "role_needed");
    assert_eq!(code(console.export_log("A check").await), "role_needed");
    console.close().await.unwrap();

    let mut beside = Beside::open(&stage).await;
    beside.run("UPDATE audit_epochs SET acknowledged = 1").await;
    beside.close().await;

    let console = stage.open().await;
    assert!(console.status().await.unwrap().log_broken.is_some(), "another start settles nothing, nor does a column");
    let case = console.open_case(&stage.case(2)).await.unwrap();
    assert_eq!(code(console.save_decision(&plain_approve(&case)).await), "log_broken", "no lead has taken note");
    becomes_lead(&stage, &console).await;
    assert!(console.status().await.unwrap().can_acknowledge_log);
    assert!(console.check_log().await.unwrap().broken.is_some(), "the new log holds and nobody has taken note");
    console.acknowledge_log().await.unwrap();
    assert_eq!(console.status().await.unwrap().log_broken, None);
    assert_eq!(console.check_log().await.unwrap().broken, None);
    stage.decided(&console, 2).await;
    assert!(log_kinds(&console, &stage.case(2)).await.contains(&"decided".to_owned()));
    let text = exported(&console).await;
    assert!(text.contains("log_broken") && text.contains("log_break_acknowledged"), "both are entries");
    let report = LogCheck::default().read(text.as_bytes()).unwrap();
    let found: Vec<_> =
        report.faults.iter().map(|fault| (fault.epoch, fault.code, fault.first_bad.unwrap().from)).collect();
    assert_eq!(found, [(1, FaultCode::Altered, 1)], "the first log stays broken for ever, those behind it hold");
    assert_eq!(report.epochs.len(), 3, "a row said of the second that a lead took note, and no entry did");
    assert!(report.epochs[1..].iter().all(|log| log.signed == log.entries));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_file_in_its_place_is_noticed_by_what_lies_beside_the_keys() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    console.close().await.unwrap();
    let file = std::fs::read_dir(stage.home()).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|ext| ext == "db")).expect("the database");
    let older = std::fs::read(&file).unwrap();
    let console = stage.open().await;
    stage.decided(&console, 0).await;
    console.close().await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "a test plays whoever puts an old file back")]
    std::fs::write(&file, older).unwrap();

    let console = stage.open().await;
    let broken = console.status().await.unwrap().log_broken.expect("the file is older than what is remembered");
    assert!(broken.message.contains("an older file was put back"), "{}", broken.message);
    let case = console.open_case(&stage.case(2)).await.unwrap();
    assert_eq!(code(console.save_decision(&plain_approve(&case)).await), "log_broken");
    becomes_lead(&stage, &console).await;
    console.acknowledge_log().await.unwrap();
    stage.decided(&console, 2).await;
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(console.status().await.unwrap().log_broken, None, "the new log is what is remembered now");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_that_was_taken_away_is_told_behind_the_first_close_in_order() {
    let stage = Stage::still(4).await;
    let console = stage.signed_in(REVIEWER).await;
    console.close().await.unwrap();
    let place = stage.home().join("keys.sealed");
    let mut keys: serde_json::Value = serde_json::from_slice(&std::fs::read(&place).unwrap()).unwrap();
    assert!(keys["values"].as_object_mut().unwrap().remove("high-water-mark").is_some(), "a close keeps it");
    #[expect(clippy::disallowed_methods, reason = "a test plays whoever takes the mark away")]
    std::fs::write(&place, serde_json::to_vec(&keys).unwrap()).unwrap();

    let console = stage.open().await;
    let told = console.status().await.unwrap().log_unremembered.map(|told| told.code);
    assert_eq!(told.as_deref(), Some("log_mark_unreadable"), "an older file would not have been noticed");
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(console.status().await.unwrap().log_unremembered, None, "it was written anew");
    console.close().await.unwrap();
}
