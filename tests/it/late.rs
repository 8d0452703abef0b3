//! The end of a session while a person decides: counted down, explained, and what becomes of a decision that comes too late.
use chrono::{DateTime, Utc};
use second_look::case::checks::Topic;
use second_look::case::view::CaseView;
use second_look::console::Console;
use second_look::outbox::{EntryState, Word};
use second_look::queue::list::QueueFilter;
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::{Change, SandboxOptions};

use crate::stage::{ENVIRONMENT, Saved, Stage, entry, log_kinds, plain_approve};

const REVIEWER: &str = "rev-17";

/// A case this person can approve alone, of a session that is still to end.
async fn ending(console: &Console, now: DateTime<Utc>) -> CaseView {
    let rows = console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows;
    let to_come = |ends: &String| ends.parse::<DateTime<Utc>>().unwrap() > now;
    for row in rows.iter().filter(|row| row.expires_at.as_ref().is_some_and(to_come)) {
        let case = console.open_case(&row.case_id).await.unwrap();
        if case.form.can_decide && case.form.approve_offered && !case.form.suspicion_on_case {
            return case;
        }
        console.release_case(&row.case_id).await.ok();
    }
    panic!("the world has an ordinary case whose session ends");
}

fn session_line(case: &CaseView) -> String {
    let line = case.checks.iter().find(|line| line.topic == Topic::Session);
    line.expect("the end of the session stands on the case").text.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_17_a_decision_that_comes_after_the_end_of_the_session_says_why_it_was_not_taken() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case = ending(&console, stage.clock.now()).await;
    assert!(session_line(&case).contains("may refuse a decision"), "told before: {}", session_line(&case));
    let saved = console.save_decision(&plain_approve(&case)).await.unwrap();
    let saved = Saved { case_id: case.case_id.clone(), entry_id: saved.entry_id.parse().unwrap() };
    // The platform lets the session go before the decision has left.
    let over = Change::Remove { reason: GoneReason::Expired };
    stage.control().change(ENVIRONMENT, case.case_id.as_str(), over).unwrap();
    stage.send(&console).await;
    let shown = entry(&console, &saved).await;
    assert_eq!((shown.state, shown.word), (EntryState::Closed, Word::NeedsYou));
    assert_eq!(shown.code.as_deref(), Some("case_gone"));
    let why = shown.why.expect("a reason in words");
    assert!(why.contains("expired"), "it says that the session may have run out: {why}");
    assert_eq!(stage.behaved().decisions.len(), 0, "nothing took effect");
    let kinds = log_kinds(&console, &case.case_id).await;
    let told = kinds.iter().filter(|kind| ["decided", "sent", "closed"].contains(&kind.as_str())).count();
    assert_eq!(told, 3, "decision, attempt and end are in the log: {kinds:?}");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_17_once_a_session_is_over_the_case_says_so_before_anybody_decides() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case = ending(&console, stage.clock.now()).await;
    let line = case.checks.iter().find(|line| line.topic == Topic::Session).unwrap();
    let before = line.text.clone();
    let until = line.until.clone().expect("the view counts down to it");
    let until: DateTime<Utc> = until.parse().unwrap();
    let left = (until - stage.clock.now()).num_seconds();
    stage.pass(u32::try_from(left.max(0)).unwrap() + 1);
    let after = session_line(&console.read_case(&case.case_id).await.unwrap());
    assert_ne!(before, after);
    assert!(after.contains("may refuse a decision now"), "{after}");
    console.close().await.unwrap();
}
