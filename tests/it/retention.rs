//! What is due goes by itself, what is held stays, and what was erased is written down (F10).
use second_look::case::view::ImageState;
use second_look::console::{Console, RetentionReport};
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;
use second_look::retention::{BUILT_IN, DataClass, RETENTION_FILE};
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Change, Fault, FaultRule, SandboxOptions};

use crate::beside::Beside;
use crate::pictures::{newer_evidence, undigested_file};
use crate::stage::{ENVIRONMENT, Stage, entry, log_kinds};

const PERSON: &str = "rev-17";
const BLOCKS: &str = "SELECT count(*) FROM blocks WHERE case_id = ?1 AND body_sealed IS NOT NULL";
const COPIES: &str = "SELECT (SELECT count(*) FROM held_blocks WHERE case_id = ?1) * 100
    + (SELECT count(*) FROM held_chunks WHERE case_id = ?1)";
const KEYS: &str = "SELECT count(*) FROM case_keys WHERE case_id = ?1";
const WRAPPED: &str = "SELECT wrapped FROM case_keys WHERE case_id = ?1";
const WORDS: &str = "SELECT coalesce(sum(length(body_sealed)), -1) FROM entries WHERE case_id = ?1";
const SAID: &str = "SELECT count(*) FROM recorded WHERE case_id = ?1 AND words_sealed IS NOT NULL AND codes <> '[]'";
const HERE: &str = "SELECT count(*) FROM cases WHERE case_id = ?1";
const MONTH_SECS: u32 = 31 * 24 * 60 * 60;

/// A console whose person works cases and answers for erasure and holds.
async fn opened(stage: &Stage) -> Console {
    stage.control().set_roles(PERSON, &["reviewer", "privacy"]);
    stage.synced(PERSON).await
}

async fn report(console: &Console) -> RetentionReport {
    console.retention_report(None, 50).await.unwrap()
}

async fn beside(stage: &Stage, sql: &'static str, case_id: &CaseId) -> i64 {
    let mut beside = Beside::open(stage).await;
    let number = beside.number(sql, case_id).await;
    beside.close().await;
    number
}

/// The epochs whose keys lie under the passphrase.
fn epoch_keys(stage: &Stage) -> Vec<String> {
    let file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(stage.home().join("keys.sealed")).unwrap()).unwrap();
    file["values"].as_object().unwrap().keys().filter(|name| name.starts_with("kek-")).cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_a_held_case_outlives_the_platform_as_a_copy_no_screen_reads_until_the_hold_is_lifted() {
    let stage = Stage::still(4).await;
    let console = opened(&stage).await;
    let case_id = stage.case(0);
    let name = console.read_case(&case_id).await.unwrap().name.unwrap();
    let word = name.split_whitespace().last().unwrap().to_owned();
    let searched = QueueFilter { text: word, ..QueueFilter::default() };
    let found = |page: second_look::queue::list::QueuePage| page.rows.iter().any(|row| row.case_id == case_id);
    assert!(found(console.queue(&searched, None, 50).await.unwrap()), "it is found by its name");

    let refused = console.place_hold(&case_id, " x ").await.unwrap_err();
    assert_eq!(refused.code, "hold_reason", "a hold says why");
    console.place_hold(&case_id, "Court order 4711").await.unwrap();
    assert_eq!(console.place_hold(&case_id, "again").await.unwrap_err().code, "case_already_held");
    let reason = GoneReason::Erased;
    stage.control().change(ENVIRONMENT, case_id.as_str(), Change::Remove { reason }).unwrap();
    console.sync_once().await.unwrap();
    console.sync_once().await.unwrap();
    assert_eq!(console.read_case(&case_id).await.err().unwrap().code, "unknown_case", "to everybody it is gone");
    assert!(!found(console.queue(&searched, None, 50).await.unwrap()), "nor is it found");
    assert!(!found(console.queue(&QueueFilter::default(), None, 500).await.unwrap()), "nor listed");
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.last().map(String::as_str), Some("sealed_for_hold"), "told once: {kinds:?}");
    let held = report(&console).await.holds.remove(0);
    assert_eq!((&held.case_id, held.reason.as_deref()), (&case_id, Some("Court order 4711")));
    assert!(held.copied_at.is_some(), "a sealed copy");
    console.close().await.unwrap();
    assert!(beside(&stage, BLOCKS, &case_id).await > 0, "it lies here, sealed");

    let console = stage.open().await;
    stage.pass(MONTH_SECS);
    assert!(console.sweep_retention().await.unwrap().erased.is_empty(), "no sweep takes it");
    console.lift_hold(&case_id, "Order revoked").await.unwrap();
    assert_eq!(console.lift_hold(&case_id, "again").await.unwrap_err().code, "case_not_held");
    let after = report(&console).await;
    assert!(after.holds.is_empty());
    let erased = &after.erasures[0];
    assert_eq!((&erased.case_id, erased.cause.as_str()), (&case_id, "hold_lifted"));
    assert!(erased.classes.contains(&DataClass::Evidence));
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.last().map(String::as_str), Some("hold_lifted"), "{kinds:?}");
    console.close().await.unwrap();
    assert_eq!(beside(&stage, KEYS, &case_id).await, 0, "it went with its key");
    assert_eq!(epoch_keys(&stage), ["kek-2"], "and no old copy opens it");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_a_block_the_platform_erases_of_a_held_case_is_copied_sealed_and_goes_with_the_hold() {
    let stage = Stage::still_with(SandboxOptions { cases: 1, ..SandboxOptions::default() }).await;
    let console = opened(&stage).await;
    let case_id = stage.case(0);
    let file = console.open_case(&case_id).await.unwrap().images[0].file_ref.clone();
    console.image(&case_id, &file, false).await.unwrap();
    console.place_hold(&case_id, "Court order 4711").await.unwrap();
    let erased = Change::EraseBlock { kind: Some("documentImages".into()) };
    stage.control().change(ENVIRONMENT, case_id.as_str(), erased).unwrap();
    assert_eq!(console.sync_once().await.unwrap().erased, 1);
    let case = console.read_case(&case_id).await.unwrap();
    assert!(case.blocks.iter().any(|block| block.kind == "documentImages" && block.erased && block.raw.is_none()));
    assert!(console.image(&case_id, &file, false).await.is_err(), "the picture is not given out");
    let kinds = log_kinds(&console, &case_id).await;
    assert!(kinds.contains(&"block_sealed_for_hold".into()) && !kinds.contains(&"block_erased".into()), "{kinds:?}");
    let held = report(&console).await.holds.remove(0);
    assert_eq!((held.blocks, held.files, held.copied_at), (1, 1, None));
    console.close().await.unwrap();
    assert!(beside(&stage, COPIES, &case_id).await > 100, "block and picture lie here, sealed");
    let mut opened = Beside::open(&stage).await;
    let key = opened.bytes(WRAPPED, &case_id).await;
    opened.close().await;

    let console = stage.open().await;
    console.lift_hold(&case_id, "Order revoked").await.unwrap();
    assert!(console.read_case(&case_id).await.unwrap().name.is_some(), "what was not erased is still here");
    console.close().await.unwrap();
    assert_eq!(beside(&stage, COPIES, &case_id).await, 0);
    let mut opened = Beside::open(&stage).await;
    assert_ne!(opened.bytes(WRAPPED, &case_id).await, key, "old copies are noise under the new key");
    opened.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_what_is_due_goes_without_a_network_and_the_record_names_rule_version_and_entry() {
    let stage = Stage::still(4).await;
    let console = opened(&stage).await;
    let gone = stage.decided(&console, 0).await;
    stage.send(&console).await;
    let waiting = stage.decided(&console, 2).await;
    console.place_hold(&stage.case(3), "Court order 4711").await.unwrap();
    console.sync_once().await.unwrap();
    let before = report(&console).await;
    assert!(before.due.is_empty() && before.erasures.is_empty(), "nothing is due a minute after closing");
    stage.clock.advance(std::time::Duration::from_secs(u64::from(MONTH_SECS)));
    stage.control().clear_journal();
    let would = console.sweep_retention_dry().await.unwrap();
    assert_eq!(would.erased, std::slice::from_ref(&gone.case_id));
    assert!(console.read_case(&gone.case_id).await.is_ok(), "a dry run takes nothing");
    assert_eq!(report(&console).await.due[0].state, "due");
    let swept = console.sweep_retention().await.unwrap();
    assert_eq!(swept, would, "what it said it would do");
    assert!(stage.control().journal(0).is_empty(), "no network was asked");
    assert_eq!(console.read_case(&gone.case_id).await.err().unwrap().code, "case_erased_by_rule", "and it says so");
    for kept in [&waiting.case_id, &stage.case(3)] {
        assert!(console.read_case(kept).await.unwrap().name.is_some(), "an open case, held or not, stays");
    }
    let left = entry(&console, &gone).await;
    assert_eq!(left.case_id, gone.case_id, "that it was decided stays");
    let after = report(&console).await;
    let erased = &after.erasures[0];
    assert_eq!((erased.cause.as_str(), erased.version.as_str()), ("rule", "built-in-1"));
    assert!(erased.classes.contains(&DataClass::Evidence) && erased.classes.contains(&DataClass::Decisions));
    let log = console.log_of(&gone.case_id).await.unwrap();
    let last = log.last().unwrap();
    assert_eq!((last.kind.as_str(), last.seq), ("erased", u64::from(erased.entry)), "the record names its entry");
    assert!(console.check_log().await.unwrap().broken.is_none(), "and the log still holds");
    let counts: Vec<u32> = after.classes.iter().map(|class| class.erased).collect();
    assert_eq!(counts.iter().max(), Some(&1), "{counts:?}");
    assert_eq!(after.sweeps[0].erased, 1);
    console.close().await.unwrap();
    assert_eq!(beside(&stage, KEYS, &gone.case_id).await, 0, "its key and salt are destroyed");
    assert_eq!(beside(&stage, WORDS, &gone.case_id).await, 0, "nothing of what it said is left");
    assert_eq!(epoch_keys(&stage), ["kek-2"], "and the epoch's");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_a_decided_case_under_a_hold_survives_every_sweep_and_goes_after_it() {
    let stage = Stage::still(4).await;
    let console = opened(&stage).await;
    let saved = stage.decided(&console, 0).await;
    stage.send(&console).await;
    console.sync_once().await.unwrap();
    console.place_hold(&saved.case_id, "Court order 4711").await.unwrap();
    stage.clock.advance(std::time::Duration::from_secs(u64::from(MONTH_SECS)));
    for _ in 0..3 {
        let swept = console.sweep_retention().await.unwrap();
        assert_eq!((swept.erased.len(), swept.held.as_slice()), (0, std::slice::from_ref(&saved.case_id)));
    }
    assert!(console.read_case(&saved.case_id).await.unwrap().name.is_some());
    assert_eq!(report(&console).await.due[0].state, "held");
    console.lift_hold(&saved.case_id, "Order revoked").await.unwrap();
    assert_eq!(console.sweep_retention().await.unwrap().erased, std::slice::from_ref(&saved.case_id));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f10_b_what_a_decision_said_of_a_case_that_is_gone_can_be_held_and_survives_every_sweep() {
    let stage = Stage::still(4).await;
    let console = opened(&stage).await;
    let saved = stage.decided(&console, 0).await;
    let reason = GoneReason::Erased;
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::Remove { reason }).unwrap();
    stage.send(&console).await;
    assert_eq!(console.read_case(&saved.case_id).await.err().unwrap().code, "unknown_case", "the case is gone");
    console.place_hold(&saved.case_id, "Court order 4711").await.expect("what we said of it is left");
    assert_eq!(console.place_hold(&saved.case_id, "again").await.unwrap_err().code, "case_already_held");
    let held = report(&console).await.holds.remove(0);
    assert_eq!((held.reason.as_deref(), held.copied_at), (Some("Court order 4711"), None));
    stage.clock.advance(std::time::Duration::from_secs(u64::from(MONTH_SECS)));
    for _ in 0..2 {
        let swept = console.sweep_retention().await.unwrap();
        assert_eq!((swept.erased.len(), swept.held.as_slice()), (0, std::slice::from_ref(&saved.case_id)));
    }
    console.lift_hold(&saved.case_id, "Order revoked").await.unwrap();
    assert_eq!(console.sweep_retention().await.unwrap().erased, std::slice::from_ref(&saved.case_id), "it was here");
    assert_eq!(console.place_hold(&saved.case_id, "too late").await.unwrap_err().code, "unknown_case");
    console.close().await.unwrap();
    assert_eq!(beside(&stage, WORDS, &saved.case_id).await, 0, "and go after it");
    assert_eq!(beside(&stage, KEYS, &saved.case_id).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_by_the_platform_ends_the_epoch_and_a_copy_from_before_is_refused() {
    let stage = Stage::still(4).await;
    let console = opened(&stage).await;
    console.close().await.unwrap();
    let database = stage.home().join("second-look.db");
    let old = std::fs::read(&database).unwrap();
    assert_eq!(epoch_keys(&stage), ["kek-1"]);
    let reason = GoneReason::Erased;
    stage.control().change(ENVIRONMENT, stage.case(0).as_str(), Change::Remove { reason }).unwrap();
    let console = stage.open().await;
    console.sync_once().await.unwrap();
    assert!(console.read_case(&stage.case(1)).await.unwrap().name.is_some(), "the others are as they were");
    assert_eq!(report(&console).await.erasures[0].cause, "platform");
    console.close().await.unwrap();
    assert_eq!(epoch_keys(&stage), ["kek-2"]);
    #[expect(clippy::disallowed_methods, reason = "a test plays whoever puts an old file back")]
    std::fs::write(&database, old).unwrap();
    let refused = crate::stage::try_open(&stage.home(), stage.config(), stage.clock.clone()).await.err().unwrap();
    assert_eq!(refused.code, "database_older_copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_erasure_owes_is_paid_before_a_close_and_after_a_lock() {
    for locks in [false, true] {
        let stage = Stage::still(3).await;
        let console = opened(&stage).await;
        let saved = stage.decided(&console, 0).await;
        let reason = GoneReason::Erased;
        stage.control().change(ENVIRONMENT, saved.case_id.as_str(), Change::Remove { reason }).unwrap();
        // The platform says so to whoever sends, and no round of syncing follows.
        stage.send(&console).await;
        assert!(report(&console).await.epoch_owed, "an old copy still opens the case");
        assert_eq!(epoch_keys(&stage), ["kek-1"]);
        if locks {
            console.lock().await.unwrap();
            assert_eq!(epoch_keys(&stage), ["kek-1"], "keys leave memory first; it is owed still");
            let console = stage.open().await;
            assert!(report(&console).await.epoch_owed);
            console.close().await.unwrap();
        } else {
            console.close().await.unwrap();
            console.close().await.unwrap();
        }
        assert_eq!(epoch_keys(&stage), ["kek-2"], "locked first: {locks}");
        let told = "SELECT count(*) FROM audit WHERE kind = ?1";
        assert_eq!(beside(&stage, told, &CaseId::new("epoch_ended")).await, 1, "and told once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_a_picture_the_platform_erased_goes_for_good_and_under_a_hold_becomes_a_copy() {
    for held in [false, true] {
        let stage = Stage::still(12).await;
        stage.control().set_roles(PERSON, &["reviewer", "privacy"]);
        let console = stage.synced(PERSON).await;
        let (case_id, file_ref) = undigested_file(&stage, &console).await;
        console.image(&case_id, &file_ref, false).await.unwrap();
        if held {
            console.place_hold(&case_id, "A court asked").await.unwrap();
        }
        newer_evidence(&stage, &console, &case_id).await;
        let gone = Fault::Status { status: 410, code: Some("not_found".into()), retry_after: None };
        stage.control().fault(FaultRule::once("GET", "/api/v1/*/files/*", gone));
        console.open_case(&case_id).await.unwrap();
        let refused = console.image(&case_id, &file_ref, false).await.err().unwrap();
        assert_eq!(refused.code, "image_erased", "held: {held}");
        let kinds = log_kinds(&console, &case_id).await;
        assert_eq!(kinds.contains(&"file_sealed_for_hold".into()), held, "{kinds:?}");
        assert_eq!(kinds.contains(&"file_erased".into()), !held, "{kinds:?}");
        let report = console.retention_report(None, 9).await.unwrap();
        assert_eq!(
            report.erasures.len(),
            usize::from(!held),
            "what went is in the report, and what is held did not go"
        );
        assert_eq!(report.holds.first().map_or(0, |hold| hold.files), u32::from(held));
        assert!(console.read_case(&case_id).await.unwrap().name.is_some(), "what else is here of it still opens");
        console.close().await.unwrap();
    }
}

/// The rules that ship, with pictures kept for a week.
pub fn pictures_for_a_week(stage: &Stage) {
    house_rules(stage, &BUILT_IN.replacen("days = 30", "days = 7", 1));
}

/// The rules that ship, with what decisions say kept for a week.
fn words_for_a_week(stage: &Stage) {
    let (others, decisions) = BUILT_IN.split_once("class = \"decisions\"").unwrap();
    house_rules(stage, &format!("{others}class = \"decisions\"{}", decisions.replacen("days = 30", "days = 7", 1)));
}

#[expect(clippy::disallowed_methods, reason = "a file of rules; nothing personal is in it")]
fn house_rules(stage: &Stage, text: &str) {
    std::fs::create_dir_all(stage.home()).unwrap();
    std::fs::write(stage.home().join(RETENTION_FILE), text.replacen("built-in-1", "house-1", 1)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_36_what_others_wrote_and_the_feed_told_goes_by_the_days_of_decisions_and_not_with_the_case() {
    let stage = Stage::still(4).await;
    words_for_a_week(&stage);
    stage.control().set_roles(PERSON, &["reviewer", "lead", "privacy"]);
    let console = stage.synced(PERSON).await;
    let case_id = stage.case(0);
    stage.control().decide_as(ENVIRONMENT, "rev-23", case_id.as_str(), Verb::Reject).unwrap();
    console.sync_once().await.unwrap();
    console.close().await.unwrap();
    assert_eq!(beside(&stage, SAID, &case_id).await, 1, "the feed told the comment and the code");

    let console = stage.open().await;
    stage.clock.advance(std::time::Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(console.sweep_retention().await.unwrap().erased, std::slice::from_ref(&case_id));
    assert_eq!(report(&console).await.erasures[0].classes, [DataClass::Decisions], "the case itself is not due yet");
    assert!(console.sweep_retention().await.unwrap().erased.is_empty(), "nothing is there to be erased again");
    console.close().await.unwrap();
    assert_eq!(beside(&stage, SAID, &case_id).await, 0, "nothing of what was said is left");
    assert_eq!(beside(&stage, HERE, &case_id).await, 1, "the case is here");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_a_rule_erased_are_not_fetched_at_the_next_opening_and_the_view_says_why() {
    let stage = Stage::still(4).await;
    pictures_for_a_week(&stage);
    let console = opened(&stage).await;
    let saved = stage.decided(&console, 0).await;
    let file = console.read_case(&saved.case_id).await.unwrap().images[0].file_ref.clone();
    console.image(&saved.case_id, &file, false).await.unwrap();
    stage.send(&console).await;
    console.sync_once().await.unwrap();
    stage.clock.advance(std::time::Duration::from_secs(8 * 24 * 60 * 60));
    assert_eq!(console.sweep_retention().await.unwrap().erased, std::slice::from_ref(&saved.case_id));
    assert_eq!(report(&console).await.erasures[0].classes, [DataClass::Pictures], "the case itself is not due yet");

    stage.control().clear_journal();
    let case = console.open_case(&saved.case_id).await.unwrap();
    let states: Vec<_> = case.images.iter().map(|image| image.state).collect();
    assert!(!states.is_empty() && states.iter().all(|state| *state == ImageState::ErasedByRule), "{states:?}");
    let why = case.images[0].problem.as_ref().expect("it says why");
    assert!(why.contains("retention rule"), "{why}");
    let refused = console.image(&saved.case_id, &file, false).await.err().unwrap();
    assert_eq!(refused.code, "image_erased_by_rule");
    assert!(stage.asked("GET", file.as_str()).is_empty(), "the platform is not even asked");
    assert!(console.sweep_retention().await.unwrap().erased.is_empty(), "and nothing is there to be erased again");
    console.close().await.unwrap();
}
