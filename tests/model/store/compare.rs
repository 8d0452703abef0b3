//! The whole observable state of the store, in the model's terms, beside the model itself; and the invariants over it.
use second_look::ids::CaseId;
use second_look::store::StoreTx;

use super::engine::{Both, case_id, time};
use super::operation::CASES;
use crate::invariants;
use crate::reference::{Case, Entry, Lease, Reference};

/// Store and model hold the same.
pub async fn compare(both: &mut Both) -> Result<(), String> {
    let steady = both.steady();
    let mut tx = both.store.begin().await.unwrap();
    let mut read = Reference::default();
    for case in 0..CASES {
        read_case(&mut tx, case, &mut read).await;
    }
    let mut rows = Vec::new();
    for row in tx.list_entries(&[], None, 500).await.unwrap().into_iter().rev() {
        read.entries.push(Entry {
            case: (0..CASES).find(|case| case_id(*case) == row.case_id).unwrap(),
            if_match: number(row.if_match.as_str()),
            token: row.fencing_token,
            state: row.state,
            why: row.why.as_deref().map(known),
            send_after: row.send_after.timestamp_millis(),
            next: row.next_attempt_at.timestamp_millis(),
            first_sent: row.first_sent_at.map(|at| at.timestamp_millis()),
            attempts: row.attempts,
            receipt: row.receipt.is_some(),
            theirs: row.theirs.is_some(),
            acknowledged: row.acknowledged,
            second: row.second_to.is_some(),
            declined: row.has_declined(),
        });
        rows.push(crate::rows::row(&row));
    }
    // Append-only, so what was read before is not read again.
    for line in tx.log_from(both.log.len() as u64, 1_000).await.unwrap() {
        both.log.push(known(&line.kind));
        both.decided
            .extend(["decided", "second_answered"].contains(&line.kind.as_str()).then(|| decision_of(&line.bytes)));
    }
    read.log.clone_from(&both.log);
    let due = tx.due_entries(time(steady), 500).await.unwrap();
    let counts = tx.entry_counts().await.unwrap();
    tx.rollback().await.unwrap();
    differs("cases", &read.cases, &both.model.cases)?;
    differs("leases", &read.leases, &both.model.leases)?;
    differs("drafts", &read.drafts, &both.model.drafts)?;
    differs("entries", &read.entries, &both.model.entries)?;
    differs("the log", &read.log, &both.model.log)?;
    let due: Vec<usize> =
        due.iter().map(|row| both.entries.iter().position(|known| *known == row.entry_id).unwrap()).collect();
    differs("what is due", &due, &both.model.due(steady))?;
    let counted = [counts.0, counts.1, counts.2, counts.3].map(|count| usize::try_from(count).unwrap());
    differs("the counts", &counted, &both.model.counts(steady))?;
    let wrong = invariants::outbox(&rows, &both.decided);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn decision_of(bytes: &[u8]) -> String {
    let entry: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    entry["decisionId"].as_str().unwrap().to_owned()
}

fn differs<T: PartialEq + std::fmt::Debug>(what: &str, store: &T, model: &T) -> Result<(), String> {
    if store == model { Ok(()) } else { Err(format!("{what} differ\n store {store:?}\n model {model:?}")) }
}

async fn read_case(tx: &mut StoreTx, case: usize, read: &mut Reference) {
    let id: CaseId = case_id(case);
    if let Some(row) = tx.case(&id).await.unwrap() {
        let held = Case {
            state: row.summary.state.as_str(),
            etag: number(row.summary.etag.as_str()),
            evidence: row.evidence_etag.map(|etag| number(etag.as_str())),
            updated: row.summary.updated_at.timestamp_millis(),
            holder: row.summary.claim.map(|claim| known(claim.holder_id.as_str())),
        };
        read.cases.insert(case, held);
    }
    if let Some(claim) = tx.claim(&id).await.unwrap() {
        let lease = Lease {
            token: claim.fencing_token,
            expires: claim.expires_at.timestamp_millis(),
            offset: claim.server_offset_ms,
            release: claim.release_at.map(|at| at.timestamp_millis()),
        };
        read.leases.insert(case, lease);
    }
    if let Some(draft) = tx.draft(&id).await.unwrap() {
        read.drafts.insert(case, draft.comment.parse().unwrap());
    }
}

/// The number in `"c-7"`.
fn number(etag: &str) -> u32 {
    etag.trim_matches(['"', 'c', '-']).parse().unwrap()
}

/// A word of the store as the model knows it.
fn known(word: &str) -> &'static str {
    const WORDS: &[&str] = &[
        "rev-17",
        "rev-23",
        "claimed",
        "released",
        "claim_lost",
        "purged",
        "evidence_dropped",
        "decided",
        "second_answered",
        "undone",
        "withdrawn",
        "sent",
        "unknown",
        "accepted",
        "confirmed",
        "needs_review",
        "superseded",
        "parked",
        "closed",
        "acknowledged",
        "replaced",
        "applying",
        "awaiting_second",
        "apply_failed",
        "declined_by_second",
        "voided",
        "already_decided",
        "decision_missing",
        "read_back",
        "unknown_case",
        "offline",
        "sign_in_needed",
        "no_answer",
        "case_gone",
        "claim_held",
        "claim_expired",
        "claim_required",
        "precondition_failed",
        "in_flight",
        "session_busy",
        "overloaded",
        "forbidden",
        "idempotency_key_reused",
        "comment_required",
        "interrupted",
        "paused",
        "internal",
    ];
    WORDS.iter().copied().find(|known| *known == word).unwrap_or("a word the model does not know")
}
