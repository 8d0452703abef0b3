//! What leaves the vault in a file asks what for, and who somebody is once more; refused, it leaves no trace.
use second_look::console::{AppError, Console, LedgerAsked};
use second_look::ids::{CaseId, FileRef};
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};
use second_look::queue::list::QueueFilter;

use crate::beside::Beside;
use crate::stage::{Stage, log_kinds, sign_in};

const REVIEWER: &str = "rev-17";
const AUDITOR: &str = "aud-01";
const PURPOSE: &str = "File 12/2026";

fn code<T>(said: Result<T, AppError>) -> String {
    said.err().expect("it is refused").code
}

/// A case with a picture, and the picture.
async fn pictured(console: &Console) -> (CaseId, FileRef) {
    for row in console.queue(&QueueFilter::default(), None, 50).await.unwrap().rows {
        let case = console.read_case(&row.case_id).await.unwrap();
        if let Some(image) = case.images.first() {
            return (row.case_id, image.file_ref.clone());
        }
    }
    panic!("the world has a case with pictures");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_a_picture_and_an_original_leave_for_a_purpose_and_on_a_sign_in_of_just_now() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let (case_id, file) = pictured(&console).await;
    let image = async |purpose: &str| console.image_to_save(&case_id, &file, false, "front.jpg", purpose).await;
    let original = async |purpose: &str| console.original_to_save(&case_id, &file, "front.jpg", purpose).await;
    stage.control().clear_journal();
    for purpose in ["", " x ", "two\nlines", &"x".repeat(201)] {
        assert_eq!(code(image(purpose).await), "package_purpose", "{purpose}");
        assert_eq!(code(original(purpose).await), "package_purpose", "{purpose}");
    }
    stage.pass(6 * 60);
    assert_eq!(code(image(PURPOSE).await), "sign_in_again");
    assert_eq!(code(original(PURPOSE).await), "sign_in_again");
    assert!(stage.asked("GET", file.as_str()).is_empty(), "the platform logs each access, so it is asked before");
    let saved = |kinds: Vec<String>| kinds.iter().filter(|kind| kind.ends_with("_saved")).count();
    assert_eq!(saved(log_kinds(&console, &case_id).await), 0, "nothing left, and nothing is said to have");
    sign_in(&console, REVIEWER).await;
    assert!(image(PURPOSE).await.is_ok() && original(PURPOSE).await.is_ok(), "one sign-in serves for both");
    let rows = console.log_of(&case_id).await.unwrap();
    for kind in ["image_saved", "original_saved"] {
        let row = rows.iter().find(|row| row.kind == kind).expect("that it left is in the log");
        let said: serde_json::Value = serde_json::from_slice(&row.bytes).unwrap();
        assert!(said["commit"]["purpose"].is_string(), "{kind} commits to what it was for: {said}");
        assert!(!said.to_string().contains("12/2026"), "and does not write it down: {said}");
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_the_log_and_the_ledger_leave_for_a_purpose_and_on_a_sign_in_of_just_now() {
    let stage = Stage::still(3).await;
    let console = stage.synced(AUDITOR).await;
    let filter = LedgerFilter::default();
    let list = LedgerList::Entries;
    let asked = LedgerAsked { list, filter, format: LedgerFormat::Json, purpose: PURPOSE.to_owned() };
    assert_eq!(code(console.export_log(" x ").await), "package_purpose");
    stage.pass(6 * 60);
    assert_eq!(code(console.export_log(PURPOSE).await), "sign_in_again");
    assert_eq!(code(console.export_ledger(&asked, "a.json").await), "sign_in_again");
    sign_in(&console, AUDITOR).await;
    assert!(console.export_log(PURPOSE).await.is_ok() && console.export_ledger(&asked, "a.json").await.is_ok());
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    let told = "SELECT count(*) FROM audit WHERE kind = ?1 AND instr(CAST(bytes AS TEXT), '\"purpose\":') > 0";
    for kind in ["log_exported", "ledger_exported"] {
        assert_eq!(beside.number(told, &CaseId::new(kind)).await, 1, "{kind}, once, with what it was for");
    }
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn for_how_long_a_sign_in_counts_is_the_configurations_to_say() {
    let stage = Stage::still(3).await;
    std::fs::create_dir_all(stage.home()).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a configuration holds nothing personal")]
    std::fs::write(stage.home().join("config.toml"), "[limits]\nfresh_mins = 1\n").unwrap();
    let console = stage.synced(AUDITOR).await;
    stage.pass(50);
    assert!(console.export_log(PURPOSE).await.is_ok(), "a minute is not over");
    stage.pass(20);
    let refused = console.export_log(PURPOSE).await.err().expect("refused");
    assert!(refused.code == "sign_in_again" && refused.message.contains('1'), "it says what holds: {refused}");
    console.close().await.unwrap();
}
