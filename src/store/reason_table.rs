//! Cases as far as they are counted by the code that opened them, a page at a time: a whole profile is read between other
//! people's transactions, never in one of its own.
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_log::time;
use super::{StoreError, StoreTx};
use crate::case::{CaseState, OpenedBecause};
use crate::decision::Answer;
use crate::ids::CaseId;
use crate::outbox::EntryState;
use crate::queue::reason_table::Counted;

/// 1 after, 2 limit. What only operations work is no step-up. The newest answer is one look into `entries_by_case`, the decision
/// that took effect one into `recorded_of_case`; where the feed is not read here, what this console had confirmed stands for it.
const PAGE: &str = "
SELECT case_id, state, opened_because, platform_outcome, finality, entry_state,
    (SELECT answer FROM entries WHERE entries.case_id = cases.case_id ORDER BY seq DESC LIMIT 1) AS answer,
    opened_ms,
    COALESCE(
        (SELECT COALESCE(applied_ms, recorded_ms) FROM recorded
            WHERE recorded.case_id = cases.case_id AND recorded.state = 'applied' ORDER BY recorded_ms DESC LIMIT 1),
        (SELECT saved_ms FROM entries
            WHERE entries.case_id = cases.case_id AND entries.state = 'confirmed' ORDER BY seq DESC LIMIT 1)
    ) AS decided_ms
FROM cases WHERE case_id > ?1 AND operations = 0 AND state <> 'sealed' ORDER BY case_id LIMIT ?2";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[PAGE];

impl StoreTx {
    /// The next cases after this one in the order of their ids, and the last of them; fewer than `limit` are the last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn counted_after(
        &mut self,
        after: Option<&CaseId>,
        limit: u32,
    ) -> Result<(Vec<Counted>, Option<CaseId>), StoreError> {
        let after = after.map_or("", CaseId::as_str);
        let rows = sqlx::query(PAGE).bind(after).bind(limit).fetch_all(self.db()?).await?;
        let last = rows.last().map(|row| row.try_get::<String, _>("case_id")).transpose()?;
        let counted: Result<Vec<Counted>, StoreError> = rows.iter().map(counted).collect();
        Ok((counted?, last.map(CaseId::new)))
    }
}

fn counted(row: &SqliteRow) -> Result<Counted, StoreError> {
    let state: String = row.try_get("state")?;
    let because: String = row.try_get("opened_because")?;
    let finality: String = row.try_get("finality")?;
    let answer: Option<String> = row.try_get("answer")?;
    let entry: Option<String> = row.try_get("entry_state")?;
    let decided: Option<i64> = row.try_get("decided_ms")?;
    let opened_because: Vec<OpenedBecause> =
        serde_json::from_str(&because).map_err(|_| StoreError::Corrupt("cases.opened_because"))?;
    Ok(Counted {
        opened_because,
        state: CaseState::parse(&state).ok_or(StoreError::Corrupt("cases.state"))?,
        outcome: row.try_get("platform_outcome")?,
        is_final: finality.eq_ignore_ascii_case("final"),
        ours: answer.as_deref().and_then(Answer::parse).zip(entry.as_deref().and_then(EntryState::parse)),
        opened_at: time(row.try_get("opened_ms")?, "cases.opened_ms")?,
        decided_at: decided.map(|ms| time(ms, "recorded.recorded_ms")).transpose()?,
    })
}
