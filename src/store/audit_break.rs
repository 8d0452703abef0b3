//! That a log follows a broken one, and that a lead took note: columns of the log's row.
//!
//! No signature is over them. They are believed only where the log's own entries say the same: a log behind the first always
//! follows a break, its first entry commits to why, and a lead's note is an entry.
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_tree::whole;
use super::case_keys::PROFILE;
use super::{StoreError, StoreTx};
use crate::audit::{Event, LogFaultCode, entry};
use crate::ids::CaseId;

const BREAKS: &str = "
SELECT epoch, why, first_bad, acknowledged,
    CASE WHEN acknowledged = 1 THEN EXISTS
        (SELECT 1 FROM audit WHERE seq > audit_epochs.first_seq AND kind = 'log_break_acknowledged') ELSE 0 END AS noted
    FROM audit_epochs WHERE epoch > 1 ORDER BY epoch";
const ACKNOWLEDGE: &str = "UPDATE audit_epochs SET acknowledged = 1 WHERE epoch <= ?1 AND acknowledged = 0";
const FIRST: &str = "SELECT kind, bytes FROM audit WHERE seq = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[BREAKS, ACKNOWLEDGE, FIRST];

/// A log that was found broken and is followed by this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrokenLog {
    /// What was wrong with the log before.
    pub code: LogFaultCode,
    /// Its first bad entry, as far as it is known.
    pub first_bad: Option<u64>,
    /// A lead has taken note.
    pub acknowledged: bool,
}

/// What the row of a log says of the log before it.
#[derive(Default)]
pub(super) struct ToldOfBreak {
    why: Option<String>,
    first_bad: Option<u64>,
    acknowledged: bool,
    /// An entry of a lead's note stands in the log; only asked for where the row says so.
    noted: bool,
}

#[derive(Deserialize)]
struct Committed {
    commit: BTreeMap<String, String>,
}

impl ToldOfBreak {
    pub fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        Ok(Self {
            why: row.try_get("why")?,
            first_bad: row.try_get::<Option<i64>, _>("first_bad")?.map(i64::unsigned_abs),
            acknowledged: row.try_get("acknowledged")?,
            noted: row.try_get("noted")?,
        })
    }

    /// What is to be believed of it: a break that the row is silent of was one all the same.
    pub fn believed(&self, epoch: u32) -> Option<BrokenLog> {
        let code = self.why.as_deref().and_then(LogFaultCode::parse).unwrap_or(LogFaultCode::Altered);
        let acknowledged = self.acknowledged && self.noted;
        (epoch > 1).then_some(BrokenLog { code, first_bad: self.first_bad, acknowledged })
    }
}

impl StoreTx {
    /// What the log before was, where it was found broken.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn broken_log(&mut self) -> Result<Option<BrokenLog>, StoreError> {
        Ok(self.log_end().await?.after)
    }

    /// Every log of this console that was found broken, oldest first: a later break says nothing of an earlier one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn broken_logs(&mut self) -> Result<Vec<BrokenLog>, StoreError> {
        let rows = sqlx::query(BREAKS).fetch_all(self.db()?).await?;
        let mut broken = Vec::with_capacity(rows.len());
        for row in &rows {
            broken.extend(ToldOfBreak::read(row)?.believed(row.try_get("epoch")?));
        }
        Ok(broken)
    }

    /// A lead takes note that the log before was broken, and those before it. False when there is nothing to take note of.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn acknowledge_broken_log(&mut self) -> Result<bool, StoreError> {
        let end = self.log_end().await?;
        let epoch = end.epoch;
        let Some(broken) = end.after.as_mut().filter(|broken| !broken.acknowledged) else { return Ok(false) };
        broken.acknowledged = true;
        let broken = *broken;
        sqlx::query(ACKNOWLEDGE).bind(epoch).execute(self.db()?).await?;
        self.log(Event::new("log_break_acknowledged").with("why", broken.code.as_str())).await?;
        Ok(true)
    }

    /// Whether the row of the newest log says of the break before it what the log's entries say. They are taken as they lie
    /// there: whether they are as they were signed is another look.
    pub(super) async fn break_is_as_signed(&mut self, epoch: u32) -> Result<bool, StoreError> {
        // One that began since was begun by what was found, and is looked at by the next look.
        let Some(row) = self.newest_epoch().await?.filter(|row| row.epoch == epoch) else { return Ok(true) };
        let told = row.told;
        if epoch == 1 {
            return Ok(told.why.is_none());
        }
        if told.acknowledged && !told.noted {
            return Ok(false);
        }
        let first = sqlx::query(FIRST).bind(whole(row.first_seq)?).fetch_optional(self.db()?).await?;
        let Some(first) = first else { return Ok(false) };
        let commit = match serde_json::from_slice::<Committed>(first.try_get("bytes")?) {
            Ok(said) if first.try_get::<&str, _>("kind")? == "log_broken" => said.commit,
            Ok(_) | Err(_) => return Ok(false),
        };
        let keys = self.keys_of(&CaseId::new(PROFILE)).await;
        // Without the profile's salt nobody can say, and nothing can be logged or decided either.
        let Some(keys) = StoreError::if_it_opens(keys)? else { return Ok(true) };
        let first_bad = told.first_bad.map(|seq| seq.to_string());
        for (name, value) in [("why", Value::from(told.why)), ("firstBad", Value::from(first_bad))] {
            let salt = keys.field_salt(&row.first_seq.to_string(), name)?;
            let signed = entry::commitment(salt.expose(), name, &value).map_err(StoreError::NotCanonical)?;
            if commit.get(name) != Some(&signed) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
