//! The search index, `search.db`: names and ids of cases, and the codes they were opened because of, to be found by words.
//!
//! A second encrypted file beside the database, under a key of the current epoch (reliability 4.2), and never the only copy of
//! anything: whatever is wrong with it, it is thrown away and made anew. Of a case that goes, or whose evidence does, it lets
//! go before that is committed; a commit that then fails, or is not seen to end (`letting_go`), costs an index, not an
//! erasure. It is told of what came and changed later, a few cases at a time, so that no decision waits for it (`to_index`,
//! migration 0008).
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use zeroize::Zeroizing;

use super::StoreError;
use super::cases::id_list;
use super::key_material::derive;
use super::open::open_database;
use super::packed::list_text;
use super::private_file::{beside_name, remove_if_there};
use super::seal::SealError;
use super::transaction::{database_threads, thread_gone};
use crate::ids::CaseId;
use crate::secret::Key;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS known (place INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS told (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
CREATE TABLE IF NOT EXISTS letting_go (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO words (words, rank) VALUES ('secure-delete', 1)";
const IS_TOLD: &str = "SELECT count(*) FROM told";
const TOLD: &str = "INSERT OR IGNORE INTO told (one) VALUES (1)";
const IS_LETTING_GO: &str = "SELECT count(*) FROM letting_go";
const LETTING_GO: &str = "INSERT OR IGNORE INTO letting_go (one) VALUES (1)";
const LET_GO: &str = "DELETE FROM letting_go";
const KNOW: &str = "INSERT OR IGNORE INTO known (case_id) SELECT value ->> 0 FROM json_each(?1)";
const FORGET_WORDS: &str = "
DELETE FROM words WHERE rowid IN (SELECT place FROM known WHERE case_id IN (SELECT value FROM json_each(?1)))";
const FORGET: &str = "DELETE FROM known WHERE case_id IN (SELECT value FROM json_each(?1))";
const WRITE: &str = "
INSERT INTO words (rowid, text) SELECT known.place, new.value ->> 1
FROM json_each(?1) AS new CROSS JOIN known ON known.case_id = new.value ->> 0";
const FIND: &str = "SELECT case_id FROM known WHERE place IN (SELECT rowid FROM words WHERE words MATCH ?1)";

/// What the index is to know of a case; nothing of one that is gone.
pub(super) struct Indexed {
    /// The case.
    pub case_id: CaseId,
    /// Everything it is found by.
    pub text: Option<Zeroizing<String>>,
}

/// The index of one profile. It is opened when it is first needed.
pub(super) struct SearchIndex {
    path: PathBuf,
    open: Option<SqliteConnection>,
    /// A commit failed after the index had let go of something.
    doubtful: bool,
    /// The store has ended: nothing opens it again.
    ended: bool,
    /// The newest epoch it was ever asked for with: by an older one nothing is opened and nothing made.
    epoch: u32,
    /// Cases let go of while others were being read: what was read of them is not written any more.
    gone: HashSet<CaseId>,
}

/// The key of the index: of the newest epoch, so that it can be read no longer than what it was made of.
pub(super) struct SearchKey {
    epoch: u32,
    key: Key,
}

impl SearchKey {
    pub fn of(epoch: u32, epoch_key: &Key) -> Result<Self, StoreError> {
        let key = derive(epoch_key, "second-look/search", &[&epoch.to_be_bytes()]).map_err(SealError::Material)?;
        Ok(Self { epoch, key })
    }
}

impl SearchIndex {
    pub fn beside(database: &Path) -> Self {
        let path = database.with_file_name("search.db");
        Self { path, open: None, doubtful: false, ended: false, epoch: 0, gone: HashSet::new() }
    }

    /// The open index; made anew when there is none, or none that this key opens.
    async fn ready(&mut self, key: &SearchKey) -> Result<&mut SqliteConnection, StoreError> {
        if self.ended {
            return Err(StoreError::Closed);
        }
        if key.epoch < self.epoch {
            return Err(StoreError::EpochGone);
        }
        if key.epoch > self.epoch {
            self.close().await;
            self.epoch = key.epoch;
        }
        if self.doubtful {
            self.discard().await?;
        }
        if self.open.is_none() {
            let opened = match self.open_it(key).await {
                Ok(Some(opened)) => opened,
                Ok(None) | Err(_) => {
                    self.discard().await?;
                    self.open_it(key).await?.ok_or(StoreError::Closed)?
                }
            };
            self.open = Some(opened);
        }
        self.open.as_mut().ok_or(StoreError::Closed)
    }

    /// None when the process ended between letting go of something and seeing that committed.
    async fn open_it(&self, key: &SearchKey) -> Result<Option<SqliteConnection>, StoreError> {
        let mut opened = open_database(&self.path, &key.key, true).await?;
        match is_letting_go(&mut opened).await {
            Ok(false) => Ok(Some(opened)),
            other => {
                // Never leave the database's thread running into the end of the process.
                let before = database_threads();
                drop(opened.close().await);
                thread_gone(before).await;
                other.map(|_| None).map_err(StoreError::from)
            }
        }
    }

    /// A new epoch begins: the index of the one before is thrown away.
    pub async fn renew(&mut self, epoch: u32) -> Result<(), StoreError> {
        self.epoch = self.epoch.max(epoch);
        self.discard().await
    }

    /// Throws the index away.
    async fn discard(&mut self) -> Result<(), StoreError> {
        self.close().await;
        let gone = remove_if_there(&beside_name(&self.path, "-journal")).and_then(|()| remove_if_there(&self.path));
        gone.map_err(StoreError::file("taken away"))?;
        self.doubtful = false;
        Ok(())
    }

    async fn close(&mut self) {
        if let Some(connection) = self.open.take() {
            let before = database_threads();
            drop(connection.close().await);
            thread_gone(before).await;
        }
    }

    /// Closes it for good.
    pub async fn end(&mut self) {
        self.ended = true;
        self.close().await;
    }

    /// What was let go of may be here still, or the other way round: it is made anew.
    pub const fn doubt(&mut self) {
        self.doubtful = true;
    }

    /// Begins to be told of cases. False when it knows nothing yet, and has to be told of all there are.
    pub async fn begin(&mut self, key: &SearchKey) -> Result<bool, StoreError> {
        self.gone.clear();
        let told: Result<i64, sqlx::Error> = sqlx::query_scalar(IS_TOLD).fetch_one(self.ready(key).await?).await;
        self.or_discard(told).await.map(|told| told == 1)
    }

    /// It will be told of all there are.
    pub async fn note_told(&mut self, key: &SearchKey) -> Result<(), StoreError> {
        let noted = sqlx::query(TOLD).execute(self.ready(key).await?).await.map(drop);
        self.or_discard(noted).await
    }

    /// Writes what is to be known of some cases over what was.
    pub async fn write(&mut self, key: &SearchKey, cases: &[Indexed]) -> Result<(), StoreError> {
        let ids: Vec<CaseId> = cases.iter().map(|case| case.case_id.clone()).collect();
        let here = |case: &&Indexed| case.text.is_some() && !self.gone.contains(&case.case_id);
        let row = |case: &Indexed| json!([case.case_id, case.text.as_ref().map(|text| text.as_str())]);
        let here: Vec<Value> = cases.iter().filter(here).map(row).collect();
        let here = Zeroizing::new(list_text(&here)?);
        let written = write_all(self.ready(key).await?, &id_list(&ids), &here).await;
        self.or_discard(written).await
    }

    /// Lets go of cases at once.
    pub async fn forget(&mut self, key: &SearchKey, cases: &[CaseId]) -> Result<(), StoreError> {
        self.gone.extend(cases.iter().cloned());
        if self.open.is_none() && !self.path.exists() {
            return Ok(());
        }
        let forgotten = match self.ready(key).await {
            Ok(index) => forget_all(index, &id_list(cases)).await.map_err(StoreError::from),
            Err(cause) => Err(cause),
        };
        match forgotten {
            Ok(()) => Ok(()),
            // Thrown away is let go of.
            Err(_) => self.discard().await,
        }
    }

    /// What was let go of is committed.
    pub async fn let_go(&mut self) {
        let Some(index) = self.open.as_mut() else { return };
        if sqlx::query(LET_GO).execute(index).await.is_err() {
            self.doubt();
        }
    }

    /// The cases that hold every one of these words, or one that begins so.
    pub async fn find(&mut self, key: &SearchKey, words: &[String]) -> Result<Vec<CaseId>, StoreError> {
        let terms: Vec<String> = words.iter().map(|word| format!("\"{}\"*", word.replace('"', "\"\""))).collect();
        let terms = Zeroizing::new(terms.join(" "));
        let found: Result<Vec<String>, sqlx::Error> =
            sqlx::query_scalar(FIND).bind(terms.as_str()).fetch_all(self.ready(key).await?).await;
        Ok(self.or_discard(found).await?.into_iter().map(CaseId::new).collect())
    }

    /// An index that gives errors is worth nothing.
    async fn or_discard<T>(&mut self, done: Result<T, sqlx::Error>) -> Result<T, StoreError> {
        match done {
            Ok(value) => Ok(value),
            Err(cause) => {
                self.discard().await?;
                Err(cause.into())
            }
        }
    }
}

async fn is_letting_go(index: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    sqlx::raw_sql(SCHEMA).execute(&mut *index).await?;
    let count: i64 = sqlx::query_scalar(IS_LETTING_GO).fetch_one(index).await?;
    Ok(count > 0)
}

async fn write_all(connection: &mut SqliteConnection, ids: &str, here: &str) -> Result<(), sqlx::Error> {
    let mut tx = connection.begin().await?;
    sqlx::query(FORGET_WORDS).bind(ids).execute(&mut *tx).await?;
    sqlx::query(FORGET).bind(ids).execute(&mut *tx).await?;
    sqlx::query(KNOW).bind(here).execute(&mut *tx).await?;
    sqlx::query(WRITE).bind(here).execute(&mut *tx).await?;
    tx.commit().await
}

async fn forget_all(connection: &mut SqliteConnection, ids: &str) -> Result<(), sqlx::Error> {
    let mut tx = connection.begin().await?;
    sqlx::query(LETTING_GO).execute(&mut *tx).await?;
    sqlx::query(FORGET_WORDS).bind(ids).execute(&mut *tx).await?;
    sqlx::query(FORGET).bind(ids).execute(&mut *tx).await?;
    tx.commit().await
}
