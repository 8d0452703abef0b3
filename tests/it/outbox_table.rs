//! The table of contract section 4, each row met three times: by the first sending, by one after a failed one, and by
//! one after the console was closed and opened again. One test is one row and one way (T-05).
use second_look::outbox::{EntryState as S, Word};
use second_look_sandbox::{Applying, Fault, FaultRule, SandboxOptions};

use crate::stage::{Saved, Stage, entry, log_kinds};

const REVIEWER: &str = "rev-17";

/// When the answer comes.
#[derive(Clone, Copy, PartialEq)]
enum When {
    First,
    Retry,
    Restart,
}

/// One row: the answer, what it makes of the entry, and whether it ends confirmed once the platform is well again.
struct Row {
    answer: Answer,
    state: S,
    code: Option<&'static str>,
    ends: S,
}

enum Answer {
    Refused(u16, &'static str),
    Told(u16, &'static str, &'static str),
    Fault(Fault),
    Applied,
    Applying,
}

fn row(answer: Answer, state: S, code: &'static str, ends: S) -> Row {
    Row { answer, state, code: (!code.is_empty()).then_some(code), ends }
}

fn on_send(fault: Fault) -> FaultRule {
    FaultRule::always("POST", "/review/v1/*/cases/*/decision", fault)
}

async fn meets(row: Row, when: When) {
    let applying = if matches!(row.answer, Answer::Applying) { Applying::Manual } else { Applying::AtOnce };
    let stage = Stage::still_with(SandboxOptions { cases: 3, applying, ..Default::default() }).await;
    let mut console = stage.synced(REVIEWER).await;
    let saved: Saved = stage.decided(&console, 0).await;
    match when {
        When::First => {}
        When::Retry => {
            stage.control().fault(on_send(Fault::Reset));
            stage.send(&console).await;
            assert_eq!(entry(&console, &saved).await.state, S::Unknown, "a first sending that was cut off");
            stage.control().clear_faults();
        }
        When::Restart => {
            console.close().await.unwrap();
            console = stage.open().await;
            assert_eq!(entry(&console, &saved).await.state, S::Queued, "a saved decision is there again");
        }
    }
    let status = |status, code: &str, wait: Option<&str>| {
        let (code, retry_after) = (Some(code.to_owned()), wait.map(str::to_owned));
        on_send(Fault::Status { status, code, retry_after })
    };
    match row.answer {
        Answer::Refused(number, code) => stage.control().fault(status(number, code, None)),
        Answer::Told(number, code, wait) => stage.control().fault(status(number, code, Some(wait))),
        Answer::Fault(fault) => stage.control().fault(on_send(fault)),
        Answer::Applied | Answer::Applying => {}
    }
    stage.send(&console).await;
    let shown = entry(&console, &saved).await;
    assert_eq!((shown.state, shown.code.as_deref()), (row.state, row.code), "while the answer is so");
    let kinds = log_kinds(&console, &saved.case_id).await;
    assert_eq!(
        kinds.iter().filter(|kind| *kind == "sent").count(),
        1,
        "{kinds:?}: the log tells once that it was sent"
    );
    let told = row.state == S::Queued || kinds.contains(&row.state.as_str().to_owned());
    assert!(told, "{kinds:?}: the log tells what became of it");
    stage.control().clear_faults();
    if row.state == S::Accepted {
        let done = second_look_sandbox::Change::FinishApplying { succeed: true };
        stage.control().change(stage.environment, saved.case_id.as_str(), done).unwrap();
    }
    stage.pass(130);
    stage.send(&console).await;
    let shown = entry(&console, &saved).await;
    assert_eq!(shown.state, row.ends, "once it is over: {:?}", shown.why);
    let person = matches!(row.ends, S::NeedsReview | S::Parked | S::Closed);
    assert_eq!(shown.word == Word::NeedsYou && shown.why.is_some(), person, "a person is told why");
    let sent = stage.asked("POST", "/decision");
    let first = &sent[0];
    let same = |one: &second_look_sandbox::http::journal::Entry| {
        one.body == first.body && one.headers["idempotency-key"] == first.headers["idempotency-key"]
    };
    assert!(sent.iter().all(same), "the same key and the same bytes, however often");
    assert_eq!(stage.behaved().decisions.len(), usize::from(row.ends == S::Confirmed), "in effect once, or not at all");
    console.close().await.unwrap();
}

macro_rules! rows {
    ($($name:ident: $row:expr;)*) => {$(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread")]
            async fn met_by_the_first_sending() {
                meets($row, When::First).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn met_by_a_second_sending() {
                meets($row, When::Retry).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn met_after_a_restart() {
                meets($row, When::Restart).await;
            }
        }
    )*};
}

rows! {
    an_applied_decision_is_confirmed: row(Answer::Applied, S::Confirmed, "", S::Confirmed);
    a_recorded_decision_is_accepted: row(Answer::Applying, S::Accepted, "applying", S::Confirmed);
    a_busy_session_is_waited_for: row(Answer::Told(409, "session_busy", "60"), S::Queued, "session_busy", S::Confirmed);
    a_claim_of_another_needs_review: row(Answer::Refused(409, "claim_held"), S::NeedsReview, "claim_held", S::NeedsReview);
    a_gone_case_closes: row(Answer::Refused(410, "case_gone"), S::Closed, "case_gone", S::Closed);
    changed_evidence_needs_review:
        row(Answer::Refused(412, "precondition_failed"), S::NeedsReview, "precondition_failed", S::NeedsReview);
    a_refused_body_needs_review:
        row(Answer::Refused(422, "comment_required"), S::NeedsReview, "comment_required", S::NeedsReview);
    a_refused_request_is_parked: row(Answer::Refused(403, "not_assignee"), S::Parked, "not_assignee", S::Parked);
    a_used_key_is_parked:
        row(Answer::Refused(422, "idempotency_key_reused"), S::Parked, "idempotency_key_reused", S::Parked);
    an_overload_is_waited_out: row(Answer::Told(429, "overloaded", "60"), S::Queued, "overloaded", S::Confirmed);
    a_lost_answer_is_unknown: row(Answer::Fault(Fault::LoseAnswer), S::Unknown, "no_answer", S::Confirmed);
    an_odd_status_is_unknown:
        row(Answer::Fault(Fault::Status { status: 520, code: None, retry_after: None }), S::Unknown, "no_answer", S::Confirmed);
}
