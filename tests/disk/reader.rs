//! Reads what is left without the engine's store: its own connection, its own SQL.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use second_look::store::PAGE_BYTES;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::scenario::{DATABASE, keys};

/// A decision in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub entry_id: String,
    /// Its decision.
    pub decision_id: String,
    /// Its case.
    pub case_id: String,
    /// Where it stands.
    pub state: String,
    /// A receipt is kept.
    pub receipt: bool,
    /// Digest of what is sent.
    pub body_digest: String,
    /// What it says is here, sealed.
    pub words: bool,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub case_id: String,
    /// What the row says of our newest entry.
    pub entry_state: Option<String>,
    /// Its evidence came.
    pub evidence: bool,
    /// Blocks kept.
    pub blocks: i64,
}

/// Everything a rule looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Tables, indexes and triggers by name.
    pub schema: BTreeSet<String>,
    /// Migrations that ran.
    pub migrations: i64,
    /// The outbox, oldest first.
    pub entries: Vec<Entry>,
    /// The log: kind and decision.
    pub log: Vec<(String, Option<String>)>,
    /// The cases.
    pub cases: Vec<Case>,
    /// Pictures: file, bytes by its row, bytes in its chunks.
    pub images: Vec<(String, i64, i64)>,
    /// Chunks of all pictures.
    pub chunks: i64,
    /// Cases with an unfinished answer.
    pub drafts: Vec<String>,
    /// Small facts.
    pub meta: BTreeMap<String, String>,
    /// Cases that have a key.
    pub case_keys: BTreeSet<String>,
    /// Length of the queue as it is kept, and as it is counted.
    pub queue: (i64, i64),
}

/// Opens the file as any program with the key would: a journal that was left is rolled back.
pub async fn connect(path: &Path, create: bool) -> Result<SqliteConnection, String> {
    let key = hex::encode(keys().database.expose());
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(create)
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_page_size", PAGE_BYTES.to_string())
        .pragma("cipher_log_level", "NONE")
        .disable_statement_logging()
        .connect()
        .await
        .map_err(|cause| format!("the file does not open: {cause}"))
}

/// What the file holds; `None` when there is no file.
pub async fn read(home: &Path) -> Result<Option<Found>, String> {
    let path = home.join(DATABASE);
    if !path.exists() {
        return Ok(None);
    }
    let mut connection = connect(&path, false).await?;
    let found = look(&mut connection).await.map_err(|cause| format!("the file cannot be read: {cause}"));
    let _ = connection.close().await;
    found?.map(Some)
}

async fn look(db: &mut SqliteConnection) -> Result<Result<Found, String>, sqlx::Error> {
    let mut found = Found::default();
    let names: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_schema").fetch_all(&mut *db).await?;
    found.schema = names.into_iter().collect();
    for check in ["PRAGMA integrity_check", "PRAGMA cipher_integrity_check", "PRAGMA foreign_key_check"] {
        let said: Vec<sqlx::sqlite::SqliteRow> = sqlx::query(check).fetch_all(&mut *db).await?;
        let said: Vec<String> = said.iter().map(|row| sqlx::Row::try_get(row, 0).unwrap_or_default()).collect();
        if said.iter().any(|line| line != "ok") {
            return Ok(Err(format!("{check}: {}", said.join("; "))));
        }
    }
    if found.schema.contains("_sqlx_migrations") {
        found.migrations =
            sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE success").fetch_one(&mut *db).await?;
    }
    if !found.schema.contains("audit") {
        return Ok(Ok(found));
    }
    let rows: Vec<(String, String, String, String, bool, String, bool)> = sqlx::query_as(
        "SELECT entry_id, decision_id, case_id, state, receipt IS NOT NULL, body_digest, length(body_sealed) > 0 \
         FROM entries ORDER BY seq",
    )
    .fetch_all(&mut *db)
    .await?;
    for (entry_id, decision_id, case_id, state, receipt, body_digest, words) in rows {
        found.entries.push(Entry { entry_id, decision_id, case_id, state, receipt, body_digest, words });
    }
    let log: Vec<(i64, String, Vec<u8>)> =
        sqlx::query_as("SELECT seq, kind, bytes FROM audit ORDER BY seq").fetch_all(&mut *db).await?;
    for (place, (seq, kind, bytes)) in log.into_iter().enumerate() {
        let text: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
        if seq != place as i64 || text["seq"].as_str() != Some(&*seq.to_string()) || text["type"] != *kind {
            return Ok(Err(format!("the log has a gap or a strange entry at {place}")));
        }
        found.log.push((kind, text["decisionId"].as_str().map(str::to_owned)));
    }
    let cases: Vec<(String, Option<String>, bool, i64)> = sqlx::query_as(
        "SELECT case_id, entry_state, evidence_etag IS NOT NULL, \
         (SELECT count(*) FROM blocks WHERE blocks.case_id = cases.case_id) FROM cases ORDER BY case_id",
    )
    .fetch_all(&mut *db)
    .await?;
    for (case_id, entry_state, evidence, blocks) in cases {
        found.cases.push(Case { case_id, entry_state, evidence, blocks });
    }
    found.images = sqlx::query_as(
        "SELECT file_ref, coalesce(size_bytes, 0), (SELECT coalesce(sum(length(sealed)), 0) FROM image_chunks \
         WHERE image_chunks.case_id = images.case_id AND image_chunks.file_ref = images.file_ref) FROM images",
    )
    .fetch_all(&mut *db)
    .await?;
    found.chunks = sqlx::query_scalar("SELECT count(*) FROM image_chunks").fetch_one(&mut *db).await?;
    found.drafts = sqlx::query_scalar("SELECT case_id FROM drafts").fetch_all(&mut *db).await?;
    let meta: Vec<(String, String)> = sqlx::query_as("SELECT name, value FROM meta").fetch_all(&mut *db).await?;
    found.meta = meta.into_iter().collect();
    let with_key: Vec<String> = sqlx::query_scalar("SELECT case_id FROM case_keys").fetch_all(&mut *db).await?;
    found.case_keys = with_key.into_iter().collect();
    found.queue = sqlx::query_as("SELECT n, (SELECT count(*) FROM cases WHERE in_queue = 1) FROM queue_length")
        .fetch_one(&mut *db)
        .await?;
    Ok(Ok(found))
}
