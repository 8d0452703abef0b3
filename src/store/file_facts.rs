//! What the open file says of itself, for the doctor.
use serde::Serialize;
use sqlx::Row;

use super::{StoreError, StoreTx};

const CIPHER: &str = "PRAGMA cipher_version";
const SQLITE: &str = "SELECT sqlite_version()";
const JOURNAL: &str = "PRAGMA journal_mode";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[CIPHER, SQLITE, JOURNAL];

/// Versions and settings of the open database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileFacts {
    /// SQLite's version.
    pub sqlite: String,
    /// SQLCipher's version; absent in a build that would write clear text.
    pub cipher: Option<String>,
    /// The journal mode; `truncate` is the one this program sets.
    pub journal_mode: String,
}

impl StoreTx {
    /// Asks the open file for its versions and settings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn file_facts(&mut self) -> Result<FileFacts, StoreError> {
        Ok(FileFacts {
            sqlite: self.said(SQLITE).await?.unwrap_or_default(),
            cipher: self.said(CIPHER).await?.filter(|version| !version.trim().is_empty()),
            journal_mode: self.said(JOURNAL).await?.unwrap_or_default(),
        })
    }

    async fn said(&mut self, statement: &'static str) -> Result<Option<String>, StoreError> {
        let row = sqlx::query(statement).fetch_optional(self.db()?).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }
}
