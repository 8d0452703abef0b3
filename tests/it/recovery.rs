//! Recovery files: what the platform has not confirmed survives a lost keychain, and nothing is claimed that was not saved.
use std::path::PathBuf;

use age::secrecy::ExposeSecret as _;
use second_look::console::Console;
use second_look::outbox::EntryState as S;
use second_look::recovery::{RECOVERY_FOLDER, RecoveryIdentity, RecoveryKey, RecoverySheet, open};
use second_look_sandbox::{Fault, FaultRule};

use crate::stage::{Saved, Stage, entry, sign_in, try_open};

const REVIEWER: &str = "rev-17";

/// An organisation with a recovery key.
struct Organisation {
    public: String,
    secret: RecoveryIdentity,
}

impl Organisation {
    fn new() -> Self {
        let identity = age::x25519::Identity::generate();
        let secret = RecoveryIdentity::parse(identity.to_string().expose_secret()).ok().unwrap();
        Self { public: identity.to_public().to_string(), secret }
    }

    async fn open(&self, stage: &Stage) -> Console {
        let mut config = stage.config();
        config.recovery_key = RecoveryKey::parse(&self.public).ok();
        try_open(&stage.home(), config, stage.clock.clone()).await.expect("the console opens")
    }

    async fn synced(&self, stage: &Stage) -> Console {
        let console = self.open(stage).await;
        sign_in(&console, REVIEWER).await;
        console.sync_once().await.unwrap();
        console
    }

    /// Every file of the profile, opened.
    fn recovered(&self, stage: &Stage) -> Vec<RecoverySheet> {
        files(stage).iter().map(|file| open(file, &self.secret).unwrap_or_else(|why| panic!("{why}"))).collect()
    }
}

fn files(stage: &Stage) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(stage.home().join(RECOVERY_FOLDER)) else { return Vec::new() };
    folder.map(|entry| entry.unwrap().path()).collect()
}

fn is_of(sheet: &RecoverySheet, saved: &Saved) -> bool {
    sheet.entry_id == saved.entry_id.to_string() && sheet.case_id == saved.case_id.as_str()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_decision_lies_there_with_the_bytes_that_are_sent_until_it_is_confirmed() {
    let stage = Stage::still(6).await;
    let organisation = Organisation::new();
    let console = organisation.synced(&stage).await;
    assert!(files(&stage).is_empty(), "nothing is decided yet");
    let saved = stage.decided(&console, 0).await;
    let [sheet] = &organisation.recovered(&stage)[..] else { panic!("one decision, one file") };
    assert!(is_of(sheet, &saved), "it is that decision");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    let [sent] = &stage.asked("POST", "/decision")[..] else { panic!("it was sent once") };
    assert_eq!(sent.body.as_deref().map(str::as_bytes), Some(&sheet.body[..]), "the exact bytes");
    assert_eq!(sent.headers.get("idempotency-key"), Some(&sheet.idempotency_key));
    assert_eq!(sent.headers.get("if-match"), Some(&sheet.if_match));
    assert!(files(&stage).is_empty(), "confirmed: the file has gone");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_goes_and_what_needs_a_person_stays() {
    let stage = Stage::still(6).await;
    let organisation = Organisation::new();
    let console = organisation.synced(&stage).await;
    let undone = stage.decided(&console, 0).await;
    let parked = stage.decided(&console, 2).await;
    assert_eq!(files(&stage).len(), 2);
    console.undo(undone.entry_id).await.unwrap();
    let left = organisation.recovered(&stage);
    assert!(left.len() == 1 && is_of(&left[0], &parked), "a decision taken back is none any more");
    stage.control().fault(FaultRule::once(
        "POST",
        "/review/v1/*/cases/*/decision",
        Fault::Status { status: 400, code: Some("malformed".to_owned()), retry_after: None },
    ));
    stage.send(&console).await;
    assert_eq!(entry(&console, &parked).await.state, S::Parked);
    assert_eq!(files(&stage).len(), 1, "it was given, and the platform has not got it");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_heals_what_a_crash_left_in_either_direction() {
    let stage = Stage::still(6).await;
    let organisation = Organisation::new();
    let console = organisation.synced(&stage).await;
    let saved = stage.decided(&console, 0).await;
    let [file] = &files(&stage)[..] else { panic!("one file") };
    let kept = std::fs::read(file).unwrap();
    console.close().await.unwrap();

    std::fs::remove_file(file).unwrap();
    let console = organisation.open(&stage).await;
    assert_eq!(files(&stage), std::slice::from_ref(file), "saved and not written: it is written now");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    console.close().await.unwrap();

    second_look::store::private_file::replace(file, &kept).unwrap();
    let console = organisation.open(&stage).await;
    assert!(files(&stage).is_empty(), "confirmed and not deleted: it goes now");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_written_loses_no_decision_and_the_doctor_says_so() {
    let stage = Stage::still(6).await;
    let organisation = Organisation::new();
    let console = organisation.synced(&stage).await;
    let folder = stage.home().join(RECOVERY_FOLDER);
    second_look::store::private_file::replace(&folder, b"in the way").unwrap();
    let saved = stage.decided(&console, 0).await;
    assert_eq!(entry(&console, &saved).await.state, S::Queued, "saved is the database's word");
    let checkup = console.checkup().await;
    let codes: Vec<&str> = checkup.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert!(codes.contains(&"recovery_incomplete"), "{codes:?}");
    assert_eq!(checkup.recovery.map(|facts| (facts.owed, facts.written)), Some((1, 0)));

    std::fs::remove_file(&folder).unwrap();
    let checkup = console.checkup().await;
    assert_eq!(checkup.recovery.map(|facts| (facts.owed, facts.written)), Some((1, 1)), "it is tried again");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, S::Confirmed);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_recovery_key_nothing_is_written() {
    let stage = Stage::still(3).await;
    let console = stage.synced(REVIEWER).await;
    stage.decided(&console, 0).await;
    assert!(!stage.home().join(RECOVERY_FOLDER).exists(), "nobody could open it");
    assert_eq!(console.checkup().await.recovery, None);
    console.close().await.unwrap();
}
