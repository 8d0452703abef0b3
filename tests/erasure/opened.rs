//! Opens whatever opens with the keys of today, without the engine: its own connection, its own SQL, the sealing written down
//! a second time from its frozen layout (`src/store/seal.rs`).
use std::path::Path;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use second_look::store::PAGE_BYTES;
use second_look::store::key::ProfileKeys;
use sha2::Sha256;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Row};

/// Every sealed column: how it is read, the label it is sealed under, and `chunk` where it is a part of a file.
const SEALED: [(&str, &str, &str); 15] = [
    ("SELECT case_id, holder_sealed AS sealed, '' AS item FROM cases WHERE holder_sealed IS NOT NULL", "holder", ""),
    ("SELECT case_id, name_sealed AS sealed, '' AS item FROM cases WHERE name_sealed IS NOT NULL", "name", ""),
    ("SELECT case_id, session_sealed AS sealed, '' AS item FROM cases WHERE session_sealed IS NOT NULL", "session", ""),
    (
        "SELECT case_id, body_sealed AS sealed, CAST(position AS TEXT) AS item FROM blocks WHERE body_sealed IS NOT NULL",
        "block",
        "",
    ),
    ("SELECT case_id, body_sealed AS sealed, CAST(position AS TEXT) AS item FROM held_blocks", "block", ""),
    ("SELECT case_id, sealed, '' AS item FROM drafts", "draft", ""),
    ("SELECT case_id, body_sealed AS sealed, entry_id AS item FROM entries", "decision", ""),
    (
        "SELECT case_id, theirs_sealed AS sealed, entry_id AS item FROM entries WHERE theirs_sealed IS NOT NULL",
        "standing",
        "",
    ),
    (
        "SELECT case_id, looked_sealed AS sealed, entry_id AS item FROM entries WHERE looked_sealed IS NOT NULL",
        "looked",
        "",
    ),
    (
        "SELECT case_id, words_sealed AS sealed, 'recorded/' || decision_id AS item FROM recorded WHERE words_sealed IS NOT NULL",
        "standing",
        "",
    ),
    (
        "SELECT 'profile' AS case_id, name_sealed AS sealed, person AS item FROM recorded_people WHERE name_sealed IS NOT NULL",
        "holder",
        "",
    ),
    ("SELECT case_id, sealed, entry_id AS item FROM decided_on JOIN entries USING (seq)", "decided-on", ""),
    ("SELECT case_id, sealed, entry_id AS item FROM shown_with JOIN entries USING (seq)", "shown-with", ""),
    ("SELECT case_id, reason_sealed AS sealed, '' AS item FROM holds", "hold", ""),
    (
        "SELECT case_id, sealed, file_ref AS item FROM image_chunks UNION ALL SELECT case_id, sealed, file_ref FROM held_chunks",
        "file",
        "chunk",
    ),
];

/// Opens an encrypted file; none when this key does not.
pub async fn connect(path: &Path, key: &[u8; 32]) -> Option<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .pragma("key", format!("\"x'{}'\"", hex::encode(key)))
        .pragma("cipher_page_size", PAGE_BYTES.to_string())
        .pragma("cipher_log_level", "NONE")
        .disable_statement_logging();
    let mut connection = options.connect().await.ok()?;
    let opens = sqlx::query("SELECT count(*) FROM sqlite_schema").fetch_one(&mut connection).await.is_ok();
    if opens {
        return Some(connection);
    }
    let _ = connection.close().await;
    None
}

/// Every value of every column, and everything sealed that opens with these keys, one after the other.
pub async fn everything(path: &Path, keys: &ProfileKeys) -> Result<Vec<u8>, String> {
    let mut db = connect(path, keys.database.expose()).await.ok_or("the page key opens the file")?;
    let read = read_all(&mut db, keys).await;
    let _ = db.close().await;
    read.map_err(|cause| format!("the file cannot be read: {cause}"))
}

/// Sealed columns of the file that [`SEALED`] does not read: what it does not open, no search finds.
pub async fn left_out(path: &Path, keys: &ProfileKeys) -> Result<Vec<String>, String> {
    let mut db = connect(path, keys.database.expose()).await.ok_or("the page key opens the file")?;
    let columns = columns(&mut db).await;
    let _ = db.close().await;
    let columns = columns.map_err(|cause| format!("the file cannot be read: {cause}"))?;
    let is_read = |table: &str, column: &str| {
        SEALED.iter().any(|(sql, ..)| {
            let words: Vec<&str> = sql.split([' ', ',']).collect();
            words.windows(2).any(|pair| pair == ["FROM", table]) && words.contains(&column)
        })
    };
    let mut left_out = Vec::new();
    for (table, column) in columns {
        if (column == "sealed" || column.ends_with("_sealed")) && !is_read(&table, &column) {
            left_out.push(format!("{table}.{column}"));
        }
    }
    Ok(left_out)
}

async fn read_all(db: &mut SqliteConnection, keys: &ProfileKeys) -> Result<Vec<u8>, sqlx::Error> {
    let mut all = plain(db).await?;
    let wrapped: Vec<(String, Vec<u8>)> =
        sqlx::query_as("SELECT case_id, wrapped FROM case_keys").fetch_all(&mut *db).await?;
    let mut case_keys = std::collections::BTreeMap::new();
    for (case_id, wrapped) in wrapped {
        for key in keys.epochs.values() {
            if let Some(both) = unwrap(&case_id, key.expose(), &wrapped) {
                case_keys.insert(case_id.clone(), both);
            }
        }
    }
    for (sql, label, how) in SEALED {
        for row in sqlx::query(sql).fetch_all(&mut *db).await? {
            let (case_id, item): (String, String) = (row.try_get("case_id")?, row.try_get("item")?);
            let Some(data) = case_keys.get(&case_id) else { continue };
            let sealed: Vec<u8> = row.try_get("sealed")?;
            let opened = if how == "chunk" {
                chunk(data, &case_id, &item, &sealed)
            } else {
                value(data, &case_id, label, &item, &sealed)
            };
            all.extend(opened.unwrap_or_default());
            all.push(0);
        }
    }
    Ok(all)
}

/// Every column of every table.
async fn columns(db: &mut SqliteConnection) -> Result<Vec<(String, String)>, sqlx::Error> {
    sqlx::query_as(
        "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'",
    )
    .fetch_all(db)
    .await
}

/// Every value as it stands.
async fn plain(db: &mut SqliteConnection) -> Result<Vec<u8>, sqlx::Error> {
    let mut all = Vec::new();
    for (table, column) in columns(db).await? {
        let asked = format!("SELECT CAST(\"{column}\" AS BLOB) FROM \"{table}\"");
        // A virtual table's own columns cannot all be read; what is under them is a table of its own.
        let rows: Vec<Option<Vec<u8>>> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(asked)).fetch_all(&mut *db).await.unwrap_or_default();
        for value in rows.into_iter().flatten() {
            all.extend(value);
            all.push(0);
        }
    }
    Ok(all)
}

/// Everything of the search index; none when no key of today opens it.
pub async fn index(path: &Path, keys: &ProfileKeys) -> Result<Option<Vec<u8>>, String> {
    if !path.exists() {
        return Ok(None);
    }
    for (epoch, key) in &keys.epochs {
        let key = derive(key.expose(), "second-look/search", &[&epoch.to_be_bytes()]);
        if let Some(mut db) = connect(path, &key).await {
            let all = plain(&mut db).await;
            let _ = db.close().await;
            return all.map(Some).map_err(|cause| format!("the index cannot be read: {cause}"));
        }
    }
    Ok(None)
}

fn field(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

fn derive(from: &[u8; 32], label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut info = Vec::new();
    field(&mut info, label.as_bytes());
    parts.iter().for_each(|part| field(&mut info, part));
    let mut derived = [0; 32];
    Hkdf::<Sha256>::new(None, from).expand(&info, &mut derived).unwrap();
    derived
}

fn decrypt(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, rest) = sealed.split_first_chunk::<12>()?;
    Aes256Gcm::new(key.into()).decrypt(&Nonce::from(*nonce), Payload { msg: rest, aad: bound }).ok()
}

fn unwrap(case_id: &str, epoch_key: &[u8; 32], wrapped: &[u8]) -> Option<[u8; 32]> {
    let mut bound = Vec::new();
    field(&mut bound, b"second-look/v1/case-keys");
    field(&mut bound, case_id.as_bytes());
    bound.extend_from_slice(wrapped.get(1..5)?);
    let both = decrypt(&derive(epoch_key, "second-look/v1/wrap-case-keys", &[]), &bound, wrapped.get(5..)?)?;
    both.first_chunk().copied()
}

fn place(case_id: &str, label: &str, item: &str) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in [b"second-look/v1/place".as_slice(), case_id.as_bytes(), label.as_bytes(), item.as_bytes()] {
        field(&mut bound, part);
    }
    bound.extend_from_slice(&0_u64.to_be_bytes());
    bound
}

fn value(data: &[u8; 32], case_id: &str, label: &str, item: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let key = derive(data, "second-look/v1/seal", &[label.as_bytes()]);
    decrypt(&key, &place(case_id, label, item), sealed.get(1..)?)
}

fn chunk(data: &[u8; 32], case_id: &str, file: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let key = derive(data, "second-look/v1/seal", &[b"file"]);
    let mut bound = place(case_id, "file", file);
    bound.extend_from_slice(sealed.get(..22)?);
    decrypt(&key, &bound, sealed.get(22..)?)
}
