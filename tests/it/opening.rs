//! Opening a case, and what it leaves alone where there is nothing to open.
use second_look::ids::CaseId;

use crate::stage::{ENVIRONMENT, Stage, log_kinds};

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
