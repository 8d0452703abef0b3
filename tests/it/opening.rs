//! Opening a case, and what it leaves alone where there is nothing to open; and what is read without being opened.
use second_look::ids::CaseId;
use second_look_sandbox::Change;

use crate::beside::Beside;
use crate::stage::{ENVIRONMENT, Stage, log_kinds, sign_in};

const REVIEWER: &str = "rev-17";

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_not_here_takes_nothing_from_the_one_on_the_screen() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    console.start();
    let (case_id, nowhere) = (stage.case(0), CaseId::new("cse_nowhere"));
    assert!(console.open_case(&case_id).await.unwrap().form.can_decide);
    assert_eq!(console.open_case(&nowhere).await.err().unwrap().code, "unknown_case");
    // A minute in steps that a worker has time to see: what is left is given back after half of one.
    for _ in 0..12 {
        stage.pass(5);
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    }
    let kinds = log_kinds(&console, &case_id).await;
    assert!(!kinds.contains(&"released".into()), "its claim is not given back: {kinds:?}");
    let case = console.read_case(&case_id).await.unwrap();
    assert!(case.claim.mine && case.form.can_decide, "{:?}", case.form.why_not);
    // It is still the open case: how its claim is lost is told.
    stage.control().take_over(ENVIRONMENT, "rev-23", case_id.as_str(), 600).unwrap();
    console.sync_once().await.unwrap();
    assert!(console.read_case(&case_id).await.unwrap().claim.lost.is_some(), "and the person hears what becomes of it");
    // Control: one that is here does take its place.
    console.open_case(&stage.case(2)).await.unwrap();
    assert!(console.read_case(&case_id).await.unwrap().claim.lost.is_none(), "it was left");
    stage.behaved();
    console.close().await.unwrap();
}

const DAMAGE: &str = "UPDATE blocks SET body_sealed = X'00' WHERE case_id = ?1 AND body_sealed IS NOT NULL";
const LEFT: &str = "SELECT count(*) FROM claims WHERE case_id = ?1 AND release_ms IS NOT NULL";

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_does_not_open_leaves_the_one_before_with_its_claim_and_its_evidence_and_gives_its_own_back() {
    let stage = Stage::still(4).await;
    stage.synced(REVIEWER).await.close().await.unwrap();
    let (first, damaged) = (stage.case(0), stage.case(2));
    let mut beside = Beside::open(&stage).await;
    beside.change(DAMAGE, &damaged).await;
    beside.close().await;

    let console = stage.open().await;
    let before = console.open_case(&first).await.unwrap();
    assert!(before.form.can_decide, "{:?}", before.form.why_not);
    assert!(console.open_case(&damaged).await.is_err(), "what the store cannot read does not open");
    assert_eq!(console.open_case_id(), Some(first.clone()));
    let case = console.read_case(&first).await.unwrap();
    assert!(case.claim.mine && case.form.can_decide && !case.changed_since, "{:?}", case.form.why_not);
    stage.control().change(ENVIRONMENT, first.as_str(), Change::EraseBlock { kind: None }).unwrap();
    console.sync_once().await.unwrap();
    assert!(console.read_case(&first).await.unwrap().changed_since, "and what it was opened on is still known");
    console.close().await.unwrap();
    let mut beside = Beside::open(&stage).await;
    assert_eq!(beside.number(LEFT, &first).await, 0, "its claim is not given back");
    assert_eq!(beside.number(LEFT, &damaged).await, 1, "and nobody waits for a case that nobody sees");
    beside.close().await;

    let console = stage.open().await;
    assert!(console.open_case(&damaged).await.is_err());
    assert_eq!(console.open_case_id(), None, "where nothing was open, nothing is");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_read_again_only_where_its_opening_is_in_the_log() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (first, next, other) = (stage.case(0), stage.case(2), stage.case(3));
    let code = async |case_id: &CaseId| console.read_again(case_id).await.err().map(|error| error.code);
    let refused = Some("reveal_not_open".to_owned());
    assert_eq!(code(&first).await, refused, "nobody opened it");
    assert!(!log_kinds(&console, &first).await.contains(&"case_opened".into()));
    console.open_case(&first).await.unwrap();
    assert_eq!(code(&first).await, None);
    console.open_case(&next).await.unwrap();
    assert_eq!((code(&first).await, code(&next).await), (None, None), "a page may still show the one before");
    assert_eq!(code(&other).await, refused, "another was not opened");
    let nowhere = CaseId::new("cse_nowhere");
    assert!(console.open_case(&nowhere).await.is_err());
    assert_eq!(code(&nowhere).await, refused, "what could not be opened was not");
    console.sign_out().await.unwrap();
    sign_in(&console, REVIEWER).await;
    assert_eq!(code(&first).await, refused, "signed in anew, it is opened anew");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_left_before_it_is_open_takes_no_claim_and_no_place() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let (first, next, third) = (stage.case(0), stage.case(2), stage.case(3));
    assert!(console.open_case(&first).await.unwrap().claim.mine);
    // The first step of opening is its entry in the log, which is not durable yet when the person leaves.
    let (opened, left) = tokio::join!(console.open_case(&next), console.leave_case(&next));
    left.unwrap();
    assert!(!opened.unwrap().claim.mine, "it was left");
    assert!(stage.asked("POST", &format!("{next}/claim")).is_empty(), "a colleague can take it");
    assert!(log_kinds(&console, &next).await.contains(&"case_opened".into()), "that it was looked for is in the log");
    assert!(console.read_case(&first).await.unwrap().claim.mine, "and the one before stays the person's");
    // Asked for again it opens.
    assert!(console.open_case(&next).await.unwrap().claim.mine);
    // What is asked for last is open, however near together the two come.
    let (one, other) = tokio::join!(console.open_case(&third), console.open_case(&first));
    assert!(one.is_ok() && other.unwrap().claim.mine);
    assert!(stage.asked("POST", &format!("{third}/claim")).is_empty(), "the other is not claimed");
    stage.behaved();
    console.close().await.unwrap();
}
