//! The rows of the outbox. What an entry sends never changes; only where it stands does.
use chrono::{DateTime, Utc};
use sqlx::Row;

use super::audit_log::time;
use super::entry_row::{entry_columns, uuid};
use super::looked::seal_looked;
use super::seal::{Label, Place};
use super::standing::seal_words;
use super::{EntryRow, StoreError, StoreTx};
use crate::decision::{Answer, Looked, StandingDecision};
use crate::ids::{CaseId, DecisionId, EntryId, Etag, IdempotencyKey, PersonId};
use crate::outbox::EntryState;
use crate::outbox::moves::may_become;
use crate::recovery::Owed;

const INSERT: &str = "
INSERT INTO entries (entry_id, decision_id, case_id, answer, reviewer_id, idempotency_key, if_match, body_digest,
    body_sealed, state, saved_ms, send_after_ms, next_attempt_ms, fencing_token, second_to, looked_sealed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'queued', ?10, ?11, ?11, ?12, ?13, ?14)";
const ONE: &str = concat!("SELECT ", entry_columns!(), " FROM entries WHERE entry_id = ?1");
const OF_CASE: &str = concat!("SELECT ", entry_columns!(), " FROM entries WHERE case_id = ?1 ORDER BY seq DESC");
// What asks for open entries names both states the index leaves out: only then it is used.
pub(super) const DUE: &str = concat!(
    "SELECT ",
    entry_columns!(),
    "
 FROM entries
WHERE state NOT IN ('confirmed', 'withdrawn') AND state IN ('queued', 'sending', 'unknown', 'accepted')
    AND next_attempt_ms <= ?1
ORDER BY next_attempt_ms, seq LIMIT ?2"
);
pub(super) const NEXT_DUE: &str = "
SELECT min(next_attempt_ms) FROM entries
WHERE state NOT IN ('confirmed', 'withdrawn') AND state IN ('queued', 'sending', 'unknown', 'accepted')";
const CHANGE: &str = "
UPDATE entries SET state = ?2, why = ?3, next_attempt_ms = ?4, first_sent_ms = CASE WHEN ?9 THEN NULL ELSE coalesce(first_sent_ms, ?5) END,
    attempts = ?6, receipt = coalesce(?7, receipt), theirs = coalesce(?8, theirs),
    theirs_sealed = coalesce(?10, theirs_sealed) WHERE entry_id = ?1";
const NEWER: &str = "SELECT EXISTS (SELECT 1 FROM entries WHERE case_id = ?1 AND seq > ?2)";
const ACKNOWLEDGE: &str = "UPDATE entries SET acknowledged = 1 WHERE entry_id = ?1";
const LIST: &str = concat!(
    "SELECT ",
    entry_columns!(),
    "
 FROM entries WHERE seq < ?1 AND (?2 IS NULL OR state IN (SELECT value FROM json_each(?2)))
ORDER BY seq DESC LIMIT ?3"
);
pub(super) const COUNTS: &str = "
SELECT count(*) FILTER (WHERE state = 'queued' AND send_after_ms > ?1) AS held,
    count(*) FILTER (WHERE state = 'unknown' OR (state = 'queued' AND send_after_ms <= ?1)) AS waiting,
    count(*) FILTER (WHERE state IN ('sending', 'accepted')) AS sent,
    count(*) FILTER (WHERE state IN ('needs_review', 'superseded', 'parked', 'closed') AND acknowledged = 0) AS needs_you
FROM entries WHERE state NOT IN ('confirmed', 'withdrawn')";
// As `outbox::late` judges one entry.
pub(super) const LATE: &str = "
SELECT count(*) FROM entries WHERE state NOT IN ('confirmed', 'withdrawn') AND state IN ('accepted', 'unknown')
    AND (why IS NULL OR why <> 'awaiting_second') AND first_sent_ms <= ?1";
// The newest thousand: more nobody decides in a day, and so it costs the same after years.
const DECIDED_SINCE: &str = "
SELECT count(*) FILTER (WHERE answer = 'approve') AS approved, count(*) FILTER (WHERE answer = 'reject') AS rejected
FROM (SELECT answer, state, saved_ms FROM entries ORDER BY seq DESC LIMIT 1000)
WHERE saved_ms >= ?1 AND state <> 'withdrawn'";
// Answered from the index of open entries, which leaves both states out.
pub(super) const OWED: &str = "
SELECT entry_id, decision_id FROM entries WHERE state NOT IN ('confirmed', 'withdrawn')
    AND state IN ('queued', 'sending', 'unknown', 'accepted', 'needs_review', 'parked')";
const RESEAL: &str =
    "UPDATE entries SET body_sealed = ?2, theirs_sealed = ?3, looked_sealed = coalesce(?4, looked_sealed)
WHERE entry_id = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[INSERT, ONE, OF_CASE, DUE, NEXT_DUE, CHANGE, NEWER, ACKNOWLEDGE, LIST, COUNTS, LATE, DECIDED_SINCE, OWED, RESEAL];

/// A decision to be saved with its entry.
pub struct NewEntry<'a> {
    /// The row.
    pub entry_id: EntryId,
    /// The decision.
    pub decision_id: DecisionId,
    /// The case.
    pub case_id: &'a CaseId,
    /// Approve or reject.
    pub answer: Answer,
    /// Who decided.
    pub reviewer_id: &'a PersonId,
    /// The key it is sent with, for ever.
    pub key: IdempotencyKey,
    /// The case's etag it was decided on.
    pub if_match: &'a Etag,
    /// `sha-256:` and hex over the body bytes.
    pub body_digest: &'a str,
    /// The exact bytes to send.
    pub body: &'a [u8],
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// When it may leave.
    pub send_after: DateTime<Utc>,
    /// Fencing token of the claim it was decided under.
    pub fencing_token: u64,
    /// The decision it answers as the second person.
    pub second_to: Option<&'a str>,
    /// What was ticked and marked with it.
    pub looked: &'a Looked,
}

/// Where an entry stands from now on.
#[derive(Clone, Debug, Default)]
pub struct EntryChange {
    /// Its state; none leaves it.
    pub state: Option<EntryState>,
    /// Stable code of the answer.
    pub why: Option<String>,
    /// When it is tried next; none leaves it.
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// The first byte may leave now.
    pub sent_at: Option<DateTime<Utc>>,
    /// One more attempt.
    pub attempted: bool,
    /// Nothing left after all: the first sending is still to come.
    pub unsent: bool,
    /// The receipt, once it is there.
    pub receipt: Option<StandingDecision>,
    /// The decision that stands in the way.
    pub theirs: Option<StandingDecision>,
}

impl StoreTx {
    /// Writes a new entry, queued. At most one a case may be on its way: the file refuses a second.
    ///
    /// # Errors
    /// [`StoreError::AlreadyOnItsWay`], or when the file cannot be written.
    pub async fn insert_entry(&mut self, new: &NewEntry<'_>) -> Result<(), StoreError> {
        let keys = self.keys_of(new.case_id).await?;
        let sealed = keys.seal(&Place::new(Label::Decision, &new.entry_id.to_string()), new.body)?;
        let looked = seal_looked(&keys, new.entry_id, new.looked)?;
        let inserted = sqlx::query(INSERT)
            .bind(new.entry_id.to_string())
            .bind(new.decision_id.to_string())
            .bind(new.case_id.as_str())
            .bind(new.answer.as_str())
            .bind(new.reviewer_id.as_str())
            .bind(new.key.to_string())
            .bind(new.if_match.as_str())
            .bind(new.body_digest)
            .bind(sealed)
            .bind(new.saved_at.timestamp_millis())
            .bind(new.send_after.timestamp_millis())
            .bind(i64::try_from(new.fencing_token).map_err(|_| StoreError::Corrupt("entries.fencing_token"))?)
            .bind(new.second_to)
            .bind(looked)
            .execute(self.db()?)
            .await;
        match inserted {
            Ok(_) => {
                self.unlogged.push(new.decision_id);
                Ok(())
            }
            Err(sqlx::Error::Database(cause)) if cause.is_unique_violation() => Err(StoreError::AlreadyOnItsWay),
            Err(cause) => Err(cause.into()),
        }
    }

    /// One entry.
    ///
    /// # Errors
    /// When the file cannot be read. A broken seal makes one entry unreadable, not the list.
    pub async fn entry(&mut self, entry_id: EntryId) -> Result<Option<EntryRow>, StoreError> {
        match sqlx::query(ONE).bind(entry_id.to_string()).fetch_optional(self.db()?).await? {
            Some(row) => Ok(Some(self.entry_row(&row).await?)),
            None => Ok(None),
        }
    }

    /// Our entries on a case, newest first.
    ///
    /// # Errors
    /// When the file cannot be read. A broken seal makes one entry unreadable, not the list.
    pub async fn entries_of(&mut self, case_id: &CaseId) -> Result<Vec<EntryRow>, StoreError> {
        let rows = sqlx::query(OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        self.entry_rows(&rows).await
    }

    /// Entries whose time has come by [`Clock::steady`](crate::clock::Clock::steady), oldest first.
    ///
    /// # Errors
    /// When the file cannot be read. A broken seal makes one entry unreadable, not the list.
    pub async fn due_entries(&mut self, now: DateTime<Utc>, limit: u32) -> Result<Vec<EntryRow>, StoreError> {
        let rows = sqlx::query(DUE).bind(now.timestamp_millis()).bind(limit).fetch_all(self.db()?).await?;
        self.entry_rows(&rows).await
    }

    /// When the next entry's time comes, by [`Clock::steady`](crate::clock::Clock::steady).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next_due(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let ms: Option<i64> = sqlx::query_scalar(NEXT_DUE).fetch_one(self.db()?).await?;
        ms.map(|ms| time(ms, "entries.next_attempt_ms")).transpose()
    }

    /// Entries in these states (all when none are named), newest first, before `before`.
    ///
    /// # Errors
    /// When the file cannot be read. A broken seal makes one entry unreadable, not the list.
    pub async fn list_entries(
        &mut self,
        states: &[EntryState],
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let states = (!states.is_empty()).then(|| {
            serde_json::Value::from(states.iter().map(|state| state.as_str()).collect::<Vec<_>>()).to_string()
        });
        let rows =
            sqlx::query(LIST).bind(before.unwrap_or(i64::MAX)).bind(states).bind(limit).fetch_all(self.db()?).await?;
        self.entry_rows(&rows).await
    }

    /// Moves an entry on, along a way that [`moves`](crate::outbox::moves) knows. `entry` is the row as it stands.
    ///
    /// # Errors
    /// When the file cannot be written, or [`StoreError::InvariantBroken`]; then roll back.
    pub async fn change_entry(&mut self, entry: &EntryRow, change: &EntryChange) -> Result<(), StoreError> {
        let to = change.state.unwrap_or(entry.state);
        if !may_become(entry.state, to) {
            return Err(StoreError::InvariantBroken(if entry.state == EntryState::Unknown { "I5" } else { "states" }));
        }
        if to.is_on_its_way() && !entry.state.is_on_its_way() {
            let newer: bool =
                sqlx::query_scalar(NEWER).bind(entry.case_id.as_str()).bind(entry.seq).fetch_one(self.db()?).await?;
            if newer {
                return Err(StoreError::InvariantBroken("I7"));
            }
        }
        let json = |decision: &Option<StandingDecision>| {
            decision.as_ref().map(serde_json::to_string).transpose().map_err(StoreError::NotCanonical)
        };
        let words = match change.theirs.as_ref().and_then(|theirs| theirs.words.as_ref()) {
            Some(words) => Some(seal_words(&self.keys_of(&entry.case_id).await?, entry.entry_id, words)?),
            None => None,
        };
        sqlx::query(CHANGE)
            .bind(entry.entry_id.to_string())
            .bind(to.as_str())
            .bind(change.why.as_deref())
            .bind(change.next_attempt_at.unwrap_or(entry.next_attempt_at).timestamp_millis())
            .bind(change.sent_at.map(|at| at.timestamp_millis()))
            .bind(entry.attempts + u32::from(change.attempted))
            .bind(json(&change.receipt)?)
            .bind(json(&change.theirs)?)
            .bind(change.unsent)
            .bind(words)
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// A person has taken note of an entry.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn acknowledge_entry(&mut self, entry_id: EntryId) -> Result<(), StoreError> {
        sqlx::query(ACKNOWLEDGE).bind(entry_id.to_string()).execute(self.db()?).await?;
        Ok(())
    }

    /// How many are held, waiting, sent, and need a person.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn entry_counts(&mut self) -> Result<(u32, u32, u32, u32), StoreError> {
        let now = self.clock().steady().timestamp_millis();
        let row = sqlx::query(COUNTS).bind(now).fetch_one(self.db()?).await?;
        Ok((row.try_get("held")?, row.try_get("waiting")?, row.try_get("sent")?, row.try_get("needs_you")?))
    }

    /// How many were sent by then and have had no end since ([`is_late`](crate::outbox::late::is_late)).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn late_entries(&mut self, sent_by: DateTime<Utc>) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(LATE).bind(sent_by.timestamp_millis()).fetch_one(self.db()?).await?)
    }

    /// Approves and rejects saved here since then, of the newest thousand entries; what was taken back does not count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn decided_since(&mut self, since: DateTime<Utc>) -> Result<(u32, u32), StoreError> {
        let row = sqlx::query(DECIDED_SINCE).bind(since.timestamp_millis()).fetch_one(self.db()?).await?;
        Ok((row.try_get("approved")?, row.try_get("rejected")?))
    }

    /// Decisions that were given and that the platform has not confirmed, in no order
    /// ([`is_owed`](crate::recovery::is_owed)).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn owed_decisions(&mut self) -> Result<Vec<Owed>, StoreError> {
        let rows = sqlx::query(OWED).fetch_all(self.db()?).await?;
        rows.iter().map(|row| Ok((uuid(row, "entry_id")?, uuid(row, "decision_id")?))).collect()
    }

    pub(super) async fn reseal_entry(&mut self, entry: &EntryRow) -> Result<(), StoreError> {
        if !entry.readable {
            // What lies there may still be read by somebody with more means; nothing is put in its place.
            return Ok(());
        }
        let keys = self.keys_of(&entry.case_id).await?;
        let sealed = keys.seal(&Place::new(Label::Decision, &entry.entry_id.to_string()), &entry.body)?;
        let words = match entry.theirs.as_ref().and_then(|theirs| theirs.words.as_ref()) {
            Some(words) => Some(seal_words(&keys, entry.entry_id, words)?),
            None => None,
        };
        // What cannot be read any more stays as it lies, like the bytes above.
        let looked = match &entry.looked {
            Some(looked) => seal_looked(&keys, entry.entry_id, looked)?,
            None => None,
        };
        sqlx::query(RESEAL)
            .bind(entry.entry_id.to_string())
            .bind(sealed)
            .bind(words)
            .bind(looked)
            .execute(self.db()?)
            .await?;
        Ok(())
    }
}
