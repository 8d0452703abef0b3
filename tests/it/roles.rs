//! Roles that change while somebody is signed in.
use second_look::ids::CaseId;

use crate::beside::Beside;
use crate::stage::{Stage, plain_approve};

const REVIEWER: &str = "rev-17";
const CHANGES: &str = "SELECT count(*) FROM audit WHERE kind = 'roles_changed' AND ?1 <> ''";

async fn changes_in_the_log(stage: &Stage) -> i64 {
    let mut beside = Beside::open(stage).await;
    let count = beside.number(CHANGES, &CaseId::new("any")).await;
    beside.close().await;
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roles_of_a_renewed_token_hold_at_once_and_the_change_is_in_the_log() {
    let stage = Stage::still(4).await;
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert!(case.form.can_decide && console.status().await.unwrap().can_view_images);
    stage.control().set_roles(REVIEWER, &["auditor"]);
    console.sync_once().await.unwrap();
    assert!(console.status().await.unwrap().can_decide, "an old token carries the old roles");
    stage.control().expire_tokens(Some(REVIEWER));
    console.sync_once().await.unwrap();
    let status = console.status().await.unwrap();
    assert_eq!(status.person.unwrap().roles, ["auditor"]);
    assert!(!status.can_decide && !status.can_view_images);
    assert_eq!(console.save_decision(&plain_approve(&case)).await.err().unwrap().code, "role_needed");
    assert_eq!(console.claim_case(&stage.case(2)).await.err().unwrap().code, "role_needed");
    let file = case.images[0].file_ref.clone();
    assert_eq!(console.image(&stage.case(0), &file, false).await.err().unwrap().code, "role_needed");
    assert!(!console.read_case(&stage.case(0)).await.unwrap().form.can_decide);
    console.close().await.unwrap();
    assert_eq!(changes_in_the_log(&stage).await, 1, "told once");
    let console = stage.open().await;
    assert!(!console.status().await.unwrap().can_decide, "the newest roles are kept with the tokens");
    console.close().await.unwrap();
    assert_eq!(changes_in_the_log(&stage).await, 1, "and not told again");
}
