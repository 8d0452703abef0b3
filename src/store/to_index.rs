//! Tells the search index what it has to know, and asks it.
use serde_json::{Value, json};
use sqlx::Row;
use zeroize::Zeroizing;

use super::packed::list_text;
use super::search::{Indexed, SearchKey};
use super::{Store, StoreError, StoreTx};
use crate::case::Source;
use crate::ids::CaseId;

/// Cases told in one go: a decision waits for the reading of so many at most.
const AT_A_TIME: u32 = 200;

const ALL: &str = "
INSERT INTO to_index (case_id, mark) SELECT case_id, 0 FROM cases WHERE state <> 'sealed'
ON CONFLICT (case_id) DO UPDATE SET mark = mark + 1";
const SOME: &str = "
SELECT to_index.case_id, mark, cases.case_id IS NOT NULL AS is_here, source, session_id, opened_because, device_verdict,
    document_country FROM to_index LEFT JOIN cases ON cases.case_id = to_index.case_id AND cases.state <> 'sealed'
    ORDER BY to_index.case_id LIMIT ?1";
/// Each row is looked up: a walk along all that is left would cost the more the more cases came at once.
pub(super) const TOLD: &str =
    "DELETE FROM to_index WHERE (case_id, mark) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))";
const LEFT: &str = "SELECT count(*) FROM to_index";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[ALL, SOME, TOLD, LEFT];

/// Ids of a block that a person may hold in their hands: on a letter, in a ticket, in another system's screen.
const IDS: [&str; 6] = ["transactionId", "identificationId", "userId", "parentUserId", "documentId", "datablockId"];

impl Store {
    /// Tells the index of a few cases it does not know as they are. Gives how many are left.
    ///
    /// # Errors
    /// When a file cannot be read or written. An index that cannot is thrown away, and made anew the next time.
    pub async fn index_some(&self) -> Result<u32, StoreError> {
        let _turn = self.index_turn().lock().await;
        match self.index_once().await {
            // An epoch ended half way: what was written of it is thrown away with it.
            Err(StoreError::EpochGone) => self.index_once().await,
            other => other,
        }
    }

    async fn index_once(&self) -> Result<u32, StoreError> {
        let key = self.search_key().await?;
        if !self.search().lock().await.begin(&key).await? {
            let mut tx = self.begin().await?;
            sqlx::query(ALL).execute(tx.db()?).await?;
            tx.commit().await?;
            self.search().lock().await.note_told(&key).await?;
        }
        let mut tx = self.begin().await?;
        let (cases, marks) = tx.next_to_tell().await?;
        tx.rollback().await?;
        if cases.is_empty() {
            return Ok(0);
        }
        self.search().lock().await.write(&key, &cases).await?;
        let mut tx = self.begin().await?;
        sqlx::query(TOLD).bind(list_text(&marks)?).execute(tx.db()?).await?;
        let left = sqlx::query_scalar(LEFT).fetch_one(tx.db()?).await?;
        tx.commit().await?;
        Ok(left)
    }

    /// How many cases the index does not know as they are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn unindexed(&self) -> Result<u32, StoreError> {
        let mut tx = self.begin().await?;
        let left = sqlx::query_scalar(LEFT).fetch_one(tx.db()?).await?;
        tx.rollback().await?;
        Ok(left)
    }

    /// The cases in whose names, ids or codes every one of these words stands, or one that begins so.
    ///
    /// # Errors
    /// When the index cannot be read; it is then made anew.
    pub async fn find(&self, words: &[String]) -> Result<Vec<CaseId>, StoreError> {
        let key = self.search_key().await?;
        match self.search().lock().await.find(&key, words).await {
            Err(StoreError::EpochGone) => {}
            other => return other,
        }
        let key = self.search_key().await?;
        self.search().lock().await.find(&key, words).await
    }

    async fn search_key(&self) -> Result<SearchKey, StoreError> {
        let tx = self.begin().await?;
        let key = tx.search_key()?;
        tx.rollback().await?;
        Ok(key)
    }
}

impl StoreTx {
    pub(super) fn search_key(&self) -> Result<SearchKey, StoreError> {
        let (epoch, epoch_key) = self.keys()?.current_epoch().ok_or(StoreError::EpochGone)?;
        SearchKey::of(epoch, epoch_key)
    }

    /// The search index lets go of a case before this transaction is committed.
    pub(super) fn forget_words(&mut self, case_id: &CaseId) {
        self.unfound.push(case_id.clone());
    }

    /// What the index is to know of the next few cases, and how each stood when it was read.
    async fn next_to_tell(&mut self) -> Result<(Vec<Indexed>, Vec<Value>), StoreError> {
        let rows = sqlx::query(SOME).bind(AT_A_TIME).fetch_all(self.db()?).await?;
        let ids: Result<Vec<CaseId>, StoreError> =
            rows.iter().map(|row| Ok(CaseId::new(row.try_get::<String, _>("case_id")?))).collect();
        let ids = ids?;
        self.read_keys(&ids).await?;
        let (mut cases, mut marks) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
        for (row, case_id) in rows.iter().zip(ids) {
            marks.push(json!([case_id, row.try_get::<i64, _>("mark")?]));
            let mut text = Zeroizing::new(String::new());
            if row.try_get::<i64, _>("is_here")? == 0 {
                cases.push(Indexed { case_id, text: None });
                continue;
            }
            push(&mut text, case_id.as_str());
            for column in ["session_id", "device_verdict", "document_country"] {
                push(&mut text, row.try_get::<Option<&str>, _>(column)?.unwrap_or_default());
            }
            let because: Value = serde_json::from_str(row.try_get("opened_because")?).unwrap_or_default();
            for reason in because.as_array().into_iter().flatten() {
                for member in ["code", "family"] {
                    push(&mut text, reason.get(member).and_then(Value::as_str).unwrap_or_default());
                }
            }
            let blocks = row.try_get::<&str, _>("source")? != Source::Trust.as_str();
            // A seal that is broken costs the words under it and nothing else.
            StoreError::if_it_opens(self.push_sealed(&case_id, blocks, &mut text).await.map(Some))?;
            cases.push(Indexed { case_id, text: Some(text) });
        }
        Ok((cases, marks))
    }

    async fn push_sealed(&mut self, case_id: &CaseId, blocks: bool, text: &mut String) -> Result<(), StoreError> {
        let (session, name) = self.session_and_name(case_id).await?;
        push(text, name.as_ref().map_or("", |name| name.expose().as_str()));
        push(text, session.as_ref().and_then(|session| session.subject_id.as_deref()).unwrap_or_default());
        if blocks {
            for block in self.blocks(case_id).await? {
                push_ids(text, &block.content);
            }
        }
        Ok(())
    }
}

fn push(text: &mut String, word: &str) {
    if !word.is_empty() {
        text.push_str(word);
        text.push('\n');
    }
}

/// Every id of a block, wherever it stands.
fn push_ids(text: &mut String, value: &Value) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                match inner {
                    Value::String(id) if IDS.contains(&name.as_str()) => push(text, id),
                    _ => push_ids(text, inner),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| push_ids(text, item)),
        _ => {}
    }
}
