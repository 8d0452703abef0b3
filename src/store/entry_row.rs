//! A row of the outbox as it is read.
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_log::time;
use super::looked::open_looked;
use super::seal::{Label, Place};
use super::standing::open_words;
use super::{StoreError, StoreTx};
use crate::decision::{Answer, DecisionState, Looked, StandingDecision};
use crate::ids::{CaseId, DecisionId, EntryId, Etag, IdempotencyKey, PersonId};
use crate::outbox::EntryState;

/// The columns [`StoreTx::entry_row`] reads.
macro_rules! entry_columns {
    () => {
        "seq, entry_id, decision_id, case_id, answer, reviewer_id, idempotency_key, if_match, body_digest, \
         body_sealed, state, fencing_token, saved_ms, send_after_ms, next_attempt_ms, first_sent_ms, attempts, why, \
         receipt, theirs, theirs_sealed, acknowledged, second_to, looked_sealed"
    };
}
pub(super) use entry_columns;

/// An entry as stored. The body is personal (it holds the comment), so there is no `Debug`.
#[derive(Clone)]
pub struct EntryRow {
    /// Order of saving.
    pub seq: i64,
    /// The row.
    pub entry_id: EntryId,
    /// The decision.
    pub decision_id: DecisionId,
    /// The case.
    pub case_id: CaseId,
    /// Approve or reject.
    pub answer: Answer,
    /// Who decided.
    pub reviewer_id: PersonId,
    /// The key it is sent with.
    pub key: IdempotencyKey,
    /// The etag it was decided on.
    pub if_match: Etag,
    /// Digest of the body bytes.
    pub body_digest: String,
    /// The exact bytes to send; empty when they cannot be read any more.
    pub body: Vec<u8>,
    /// The seal of the bytes holds. Where it does not, everything else of the entry still stands, and it is never sent.
    pub readable: bool,
    /// Where it stands.
    pub state: EntryState,
    /// Fencing token of the claim it was decided under.
    pub fencing_token: u64,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// When it may leave.
    pub send_after: DateTime<Utc>,
    /// When it is tried next.
    pub next_attempt_at: DateTime<Utc>,
    /// When the first byte may have left.
    pub first_sent_at: Option<DateTime<Utc>>,
    /// How often it was sent.
    pub attempts: u32,
    /// Stable code of the last answer.
    pub why: Option<String>,
    /// The platform's receipt.
    pub receipt: Option<StandingDecision>,
    /// The decision that stands in the way.
    pub theirs: Option<StandingDecision>,
    /// A person has taken note.
    pub acknowledged: bool,
    /// The decision this answers as the second person; `decision_id` is then the answer's. None for a decision.
    pub second_to: Option<String>,
    /// What was ticked and marked with it; none when that cannot be read any more, which keeps nothing from being sent.
    pub looked: Option<Looked>,
}

impl EntryRow {
    /// A second answer that declined the first: it is recorded and over, and its case is open for anyone again.
    pub fn has_declined(&self) -> bool {
        let declined = |receipt: &StandingDecision| receipt.state == DecisionState::DeclinedBySecond;
        self.second_to.is_some() && self.receipt.as_ref().is_some_and(declined)
    }
}

impl StoreTx {
    pub(super) async fn entry_rows(&mut self, rows: &[SqliteRow]) -> Result<Vec<EntryRow>, StoreError> {
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            entries.push(self.entry_row(row).await?);
        }
        Ok(entries)
    }

    async fn open_body(&mut self, case_id: &CaseId, entry_id: EntryId, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let keys = self.keys_of(case_id).await?;
        Ok(keys.open(&Place::new(Label::Decision, &entry_id.to_string()), sealed)?.to_vec())
    }

    pub(super) async fn entry_row(&mut self, row: &SqliteRow) -> Result<EntryRow, StoreError> {
        let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
        let entry_id: EntryId = uuid(row, "entry_id")?;
        let sealed: Vec<u8> = row.try_get("body_sealed")?;
        let body = match sealed.as_slice() {
            // Its words were erased (`purge.rs`): no key is asked for, or made.
            [] => None,
            sealed => StoreError::if_it_opens(self.open_body(&case_id, entry_id, sealed).await)?,
        };
        let first_sent: Option<i64> = row.try_get("first_sent_ms")?;
        let mut theirs = decision(row, "theirs")?;
        if let (Some(theirs), Some(sealed)) = (theirs.as_mut(), row.try_get::<Option<Vec<u8>>, _>("theirs_sealed")?) {
            let read = self.keys_of(&case_id).await.and_then(|keys| open_words(&keys, entry_id, &sealed));
            theirs.words = StoreError::if_it_opens(read)?.map(Box::new);
        }
        let looked = match row.try_get::<Option<Vec<u8>>, _>("looked_sealed")? {
            None => Some(Looked::default()),
            Some(sealed) => {
                let read = self.keys_of(&case_id).await.and_then(|keys| open_looked(&keys, entry_id, &sealed));
                StoreError::if_it_opens(read)?
            }
        };
        Ok(EntryRow {
            seq: row.try_get("seq")?,
            entry_id,
            decision_id: uuid(row, "decision_id")?,
            answer: Answer::parse(row.try_get("answer")?).ok_or(StoreError::Corrupt("entries.answer"))?,
            reviewer_id: PersonId::new(row.try_get::<String, _>("reviewer_id")?),
            key: uuid(row, "idempotency_key")?,
            if_match: Etag::new(row.try_get::<String, _>("if_match")?),
            body_digest: row.try_get("body_digest")?,
            readable: body.is_some(),
            body: body.unwrap_or_default(),
            state: EntryState::parse(row.try_get("state")?).ok_or(StoreError::Corrupt("entries.state"))?,
            saved_at: time(row.try_get("saved_ms")?, "entries.saved_ms")?,
            send_after: time(row.try_get("send_after_ms")?, "entries.send_after_ms")?,
            next_attempt_at: time(row.try_get("next_attempt_ms")?, "entries.next_attempt_ms")?,
            first_sent_at: first_sent.map(|ms| time(ms, "entries.first_sent_ms")).transpose()?,
            attempts: row.try_get("attempts")?,
            fencing_token: row.try_get::<i64, _>("fencing_token")?.unsigned_abs(),
            why: row.try_get("why")?,
            receipt: decision(row, "receipt")?,
            theirs,
            acknowledged: row.try_get("acknowledged")?,
            second_to: row.try_get("second_to")?,
            looked,
            case_id,
        })
    }
}

pub(super) fn uuid<T: std::str::FromStr>(row: &SqliteRow, column: &'static str) -> Result<T, StoreError> {
    row.try_get::<&str, _>(column)?.parse().map_err(|_| StoreError::Corrupt("entries: an id is no UUID"))
}

fn decision(row: &SqliteRow, column: &'static str) -> Result<Option<StandingDecision>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("entries: a stored answer")))
        .transpose()
}
