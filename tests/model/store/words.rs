//! The model's words in the engine's.
use std::time::Duration;

use second_look::case::{CaseState, CaseSummary, ClaimNotice, GoneReason, Source, Tombstone};
use second_look::decision::{DecisionState, StandingDecision};
use second_look::ids::PersonId;
use second_look::outbox::Heard;
use second_look::platform::Change;
use second_look::secret::Personal;
use second_look::store::{EntryRow, Evidence};

use super::engine::{case_id, etag, time};
use crate::reference::{Line, Word};

/// A line of the feed in the engine's words.
pub fn change(line: &Line) -> Change {
    let (case_id, updated_at) = (case_id(line.case), time(line.updated));
    if line.state == "gone" {
        return Change::Gone(Tombstone { case_id, reason: GoneReason::Erased, updated_at });
    }
    let claim = line.holder.map(|holder| ClaimNotice {
        holder_id: PersonId::new(holder),
        holder_name: holder.to_owned(),
        purpose: "review".into(),
        expires_at: time(line.updated + 900_000),
    });
    Change::Case(Box::new(CaseSummary {
        case_id,
        source: Source::Onboarding,
        session_id: None,
        flow_id: None,
        state: CaseState::parse(line.state).unwrap(),
        etag: etag(line.etag),
        priority: 50,
        opened_because: Vec::new(),
        device_verdict: None,
        platform_outcome: "none".into(),
        finality: "preliminary".into(),
        claim,
        first_answer: (line.state == "awaiting_second").then(|| "the first person's decision".to_owned()),
        assigned_to: None,
        opened_at: time(0),
        updated_at,
        due_at: None,
        expires_at: None,
    }))
}

/// Whether a summary came from this line.
pub fn is_line(line: &Line, summary: &CaseSummary) -> bool {
    case_id(line.case) == summary.case_id && time(line.updated) == summary.updated_at && line.state != "gone"
}

/// What is fetched of a case.
pub fn evidence(summary: &CaseSummary) -> Evidence {
    Evidence {
        case_id: summary.case_id.clone(),
        etag: summary.etag.clone(),
        country: None,
        document: None,
        contracts: Vec::new(),
        name: Some(Personal::new("Ada Example".to_owned())),
        session: None,
        blocks: Vec::new(),
        complete: true,
    }
}

/// What an entry hears in the engine's words.
pub fn in_the_engines_words(row: &EntryRow, word: Word) -> (Heard, Option<StandingDecision>) {
    let wait = |ms: Option<i64>| ms.map(|ms| Duration::from_millis(u64::try_from(ms).unwrap()));
    let recorded = |ours: bool, word: &str, retry_after| {
        let state = match word {
            "applied" => DecisionState::Applied,
            "applying" => DecisionState::Applying,
            "awaiting_second" => DecisionState::AwaitingSecond,
            "apply_failed" => DecisionState::ApplyFailed,
            "declined_by_second" => DecisionState::DeclinedBySecond,
            _ => DecisionState::Voided,
        };
        let standing = StandingDecision {
            decision_id: if ours { row.decision_id.to_string() } else { "another".to_owned() },
            case_id: row.case_id.clone(),
            decision: row.answer,
            state,
            reviewer_id: row.reviewer_id.clone(),
            body_digest: row.body_digest.clone(),
            recorded_at: row.saved_at,
            applied_at: None,
            resulting_outcome: None,
            request_id: None,
            words: None,
            device_id: None,
            other: None,
        };
        let retry_after = wait(retry_after);
        let heard = if ours && row.second_to.is_some() {
            Heard::Answered { state, retry_after }
        } else {
            Heard::Recorded { ours, state, retry_after }
        };
        (heard, Some(standing))
    };
    match word {
        Word::Ours(state, retry_after) => recorded(true, state, retry_after),
        Word::Theirs => recorded(false, "applied", None),
        Word::NoDecision => (Heard::NoDecision, None),
        Word::UnknownCase => (Heard::UnknownCase, None),
        Word::NotSent => (Heard::NotSent, None),
        Word::Paused(left) => (Heard::Paused { left: wait(Some(left)).unwrap() }, None),
        Word::NoAnswer => (Heard::NoAnswer, None),
        Word::SignInNeeded => (Heard::SignInNeeded, None),
        Word::Refused(status, code, retry_after) => {
            (Heard::Refused { status, code: code.to_owned(), retry_after: wait(retry_after) }, None)
        }
    }
}
