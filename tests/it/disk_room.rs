//! A disk that is nearly full (reliability B14, fault D1): told before the click, refused when an answer is handed in, and
//! over as soon as there is room again.
use std::time::Duration;

use second_look::decision::Draft;
use second_look::outbox::EntryState;
use second_look::queue::pack_limits::KEEP_FREE_BYTES;
use second_look::store::DiskRoom;

use crate::stage::{Stage, entry, log_kinds, plain_approve, until};

const REVIEWER: &str = "rev-17";
const TOO_FEW: Option<u64> = Some(KEEP_FREE_BYTES - 1);

#[tokio::test(flavor = "multi_thread")]
async fn a_nearly_full_disk_is_told_before_the_click_and_refused_and_work_goes_on_when_there_is_room() {
    let stage = Stage { room: DiskRoom::manual(Some(KEEP_FREE_BYTES)), ..Stage::still(4).await };
    let console = stage.synced(REVIEWER).await;
    let before = stage.decided(&console, 0).await;

    stage.room.set(TOO_FEW);
    let case = console.open_case(&stage.case(2)).await.unwrap();
    assert!(case.claim.mine && !case.form.can_decide, "the claim is had, and there is nothing to press");
    let why = case.form.why_not.clone().unwrap_or_default();
    assert!(why.contains("disk") && why.contains("nearly full"), "{why}");
    let foretold = console.check_decision(&plain_approve(&case)).await.err().unwrap();
    assert_eq!(foretold.code, "disk_nearly_full", "the command line asks this first, and then claims nothing");
    let refused = console.save_decision(&plain_approve(&case)).await.err().unwrap();
    assert_eq!(refused.code, "disk_nearly_full", "the engine refuses it whatever asks");
    assert_eq!((refused.facts["keeps"].as_str(), refused.facts["left"].as_str()), ("200", "199"));
    assert!(console.read_case(&case.case_id).await.unwrap().entries.is_empty(), "nothing was saved");
    assert!(!log_kinds(&console, &case.case_id).await.contains(&"decided".to_owned()), "nor written into the log");
    let draft = Draft { comment: "Half a thought.".to_owned(), ..Draft::default() };
    console.keep_draft(&case.case_id, &draft).await.expect("what was written is kept");
    stage.send(&console).await;
    assert_eq!(entry(&console, &before).await.state, EntryState::Confirmed, "what was saved before is sent");
    assert!(!console.status().await.unwrap().pack.half_made, "and the status can be read");

    stage.room.set(Some(KEEP_FREE_BYTES));
    let again = console.read_case(&case.case_id).await.unwrap();
    assert!(again.form.can_decide, "{:?}", again.form.why_not);
    console.save_decision(&plain_approve(&again)).await.expect("there is room again");
    assert!(log_kinds(&console, &case.case_id).await.contains(&"decided".to_owned()));
    stage.send(&console).await;
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_says_what_is_free_a_decision_is_tried() {
    let stage = Stage { room: DiskRoom::manual(None), ..Stage::still(4).await };
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    assert!(log_kinds(&console, &saved.case_id).await.contains(&"decided".to_owned()));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_case_learns_by_itself_that_the_disk_filled_up_and_that_there_is_room_again() {
    let stage = Stage { room: DiskRoom::manual(Some(KEEP_FREE_BYTES)), ..Stage::still(4).await };
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    assert!(console.open_case(&case_id).await.unwrap().form.can_decide);
    console.start();
    for (free, can_decide) in [(TOO_FEW, false), (Some(KEEP_FREE_BYTES), true)] {
        // What else is told of the case at its opening has been told by then.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut changes = console.changes();
        stage.room.set(free);
        // Not for long: its claim is renewed later, and that is told of an open case too.
        let mut looks = 0;
        until("the window is told", async || {
            looks += 1;
            if looks % 10 == 0 && looks <= 600 {
                stage.pass(1);
            }
            std::iter::from_fn(|| changes.try_recv().ok()).any(|changed| changed.cases.contains(&case_id))
        })
        .await;
        let case = console.read_case(&case_id).await.unwrap();
        assert_eq!(case.form.can_decide, can_decide, "{:?}", case.form.why_not);
    }
    stage.behaved();
    console.close().await.unwrap();
}
