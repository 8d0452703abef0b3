//! Opening the encrypted database file. The only place that knows how the key reaches SQLite.
//!
//! Promises: a file that is not ours, not encrypted, cut, empty or under another key is an error of its own and is left
//! as it was; no file is ever replaced; a new one appears under its name only when it is complete and encrypted.
//! Deliberately does not migrate and does not look for keys.
//!
//! The key travels as text inside the connection options, whose `Debug` prints it: they are made and consumed in
//! [`connect`], never logged, and statement logging is off.
//!
//! Settings and their reasons: reliability 0.2 (journal, durability, residue); `trusted_schema` and `cell_size_check`
//! because the file may come back from a stranger; no memory mapping because a read error would kill the process.
use std::fs::Metadata;
use std::io::Read;
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Row};
use tokio::sync::OnceCell;
use zeroize::Zeroizing;

use crate::secret::Key;
use crate::store::error::StoreError;
use crate::store::private_file::{beside, beside_name, new_private, remove_if_there, sync_folder_of, tighten};

/// Bytes of a database page. Part of the file format: it must never change for a file that exists.
///
/// Measured on two cores with ext4, these settings and a 64 MiB cache (median decision: decision, outbox and audit row in
/// one commit; bulk: 5,000 cases of 3 KB, 50 a commit; list: 50 rows with bodies; image: reading 1 MiB):
///
/// | page | decision | bulk | list | image | the decision without its disk syncs |
/// |---|---|---|---|---|---|
/// | 4,096 | 1.28 ms | 0.36 s | 0.21 ms | 2.0 ms | 0.37 ms |
/// | **8,192** | **1.19 ms** | **0.32 s** | **0.20 ms** | **1.7 ms** | **0.46 ms** |
/// | 16,384 | 1.47 ms | 0.30 s | 0.14 ms | 1.5 ms | 0.72 ms |
///
/// Larger pages help bulk and images a little, but a decision touches eight of them, and each is encrypted and
/// authenticated as a whole. The hand that decides comes first.
pub const PAGE_BYTES: u32 = 8_192;

/// What an unencrypted SQLite file begins with.
const PLAIN_HEADER: &[u8; 16] = b"SQLite format 3\0";

/// One setting: the statement, how to read it back, its name and what must come back.
type Setting = (&'static str, &'static str, &'static str, &'static str);

/// Every setting after the key. The cache is given in KiB, negative by SQLite's convention: 64 MiB.
const SETTINGS: [Setting; 10] = [
    ("PRAGMA cache_size = -65536", "PRAGMA cache_size", "cache_size", "-65536"),
    ("PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "temp_store", "2"),
    ("PRAGMA secure_delete = ON", "PRAGMA secure_delete", "secure_delete", "1"),
    ("PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "trusted_schema", "0"),
    ("PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "cell_size_check", "1"),
    ("PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "foreign_keys", "1"),
    ("PRAGMA mmap_size = 0", "PRAGMA mmap_size", "mmap_size", "0"),
    ("PRAGMA journal_mode = TRUNCATE", "PRAGMA journal_mode", "journal_mode", "truncate"),
    ("PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "synchronous", "3"),
    ("PRAGMA fullfsync = ON", "PRAGMA fullfsync", "fullfsync", "1"),
];

/// Opens the encrypted database of a profile.
///
/// With `create`, a missing file is made; an existing one is opened all the same, never replaced. Give `create` only
/// while the profile has never had a database.
///
/// # Errors
/// A [`StoreError`] that says what the file is instead; it is left as it was.
pub async fn open_database(path: &Path, key: &Key, create: bool) -> Result<SqliteConnection, StoreError> {
    match std::fs::symlink_metadata(path) {
        Ok(found) => look_at(path, &found)?,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
            if journal_bytes(path) > 0 {
                return Err(StoreError::DatabaseMissingJournalLeft);
            }
            if !create {
                return Err(StoreError::DatabaseMissing);
            }
            make(path, key).await?;
        }
        Err(why) => return Err(StoreError::File { doing: "looked at", source: why }),
    }
    tighten(path, 0o600).map_err(StoreError::file("closed to others"))?;
    forget_empty_journal(path).map_err(StoreError::file("opened"))?;
    let mut connection = connect(path, key).await?;
    match settle(&mut connection).await {
        Ok(()) => Ok(connection),
        Err(why) => {
            // Never leave the database's thread running into the end of the process (reliability 0.1, point 4).
            drop(connection.close().await);
            Err(name_the_stranger(path, why))
        }
    }
}

/// The tables of the file, the schema among them: the pieces that are checked one after another.
///
/// # Errors
/// When the file cannot be read.
pub async fn tables_to_check(connection: &mut SqliteConnection) -> Result<Vec<String>, StoreError> {
    let tables = sqlx::query_scalar(
        "SELECT 'sqlite_schema' UNION ALL SELECT name FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)",
    );
    tables.fetch_all(connection).await.map_err(StoreError::sql("name its tables"))
}

/// Reads every page of a table and of its indexes, which checks each page's authentication code, and their structure.
/// Pages on the free list hold nothing and are read when they are used again.
///
/// # Errors
/// [`StoreError::DatabaseDamaged`] with the number of bad pages in the whole file.
pub async fn check_table(connection: &mut SqliteConnection, table: &str) -> Result<(), StoreError> {
    let answers: Result<Vec<String>, sqlx::Error> =
        sqlx::query_scalar("SELECT quick_check FROM pragma_quick_check(?1)")
            .bind(table)
            .fetch_all(&mut *connection)
            .await;
    if answers.is_ok_and(|answers| answers.iter().all(|answer| answer == "ok")) {
        return Ok(());
    }
    let bad = sqlx::query("PRAGMA cipher_integrity_check").fetch_all(connection).await;
    Err(StoreError::DatabaseDamaged { bad_pages: bad.map_or(0, |bad| bad.len() as u64) })
}

/// What can be said of a file before any key is tried.
fn look_at(path: &Path, found: &Metadata) -> Result<(), StoreError> {
    if !found.is_file() {
        return Err(StoreError::DatabaseNotAFile);
    }
    let size_bytes = found.len();
    if size_bytes == 0 {
        return Err(StoreError::DatabaseEmpty);
    }
    if first_bytes(path)?.as_slice() == PLAIN_HEADER {
        return Err(StoreError::DatabaseNotEncrypted);
    }
    // After a power cut the file may end anywhere; the journal then puts it right.
    if journal_bytes(path) == 0 && !size_bytes.is_multiple_of(u64::from(PAGE_BYTES)) {
        // A short text is no cut database; say what it is.
        return Err(name_the_stranger(path, StoreError::DatabaseTruncated { size_bytes }));
    }
    Ok(())
}

/// Makes a new database beside its place, closes it, and only then gives it its name.
async fn make(path: &Path, key: &Key) -> Result<(), StoreError> {
    let failed = || StoreError::file("made");
    let unfinished = beside(path, "new");
    let journal = beside_name(&unfinished, "-journal");
    remove_if_there(&unfinished).and_then(|()| remove_if_there(&journal)).map_err(failed())?;
    drop(new_private(&unfinished).map_err(failed())?);
    let made = write_first_page(&unfinished, key).await;
    remove_if_there(&journal).map_err(failed())?;
    if let Err(why) = made {
        drop(remove_if_there(&unfinished));
        return Err(why);
    }
    std::fs::rename(&unfinished, path).and_then(|()| sync_folder_of(path)).map_err(failed())
}

async fn write_first_page(path: &Path, key: &Key) -> Result<(), StoreError> {
    let mut connection = connect(path, key).await?;
    let written = async {
        settle(&mut connection).await?;
        // "2LOK": says to `file` and to us what this is, once it is decrypted.
        run(&mut connection, "PRAGMA application_id = 843861835").await
    }
    .await;
    let closed = connection.close().await.map_err(StoreError::sql("close"));
    written?;
    closed?;
    if first_bytes(path)?.as_slice() == PLAIN_HEADER { Err(StoreError::CipherMissing) } else { Ok(()) }
}

/// SQLite calls itself ready before it sets up what was built into it, the cipher among it: of two first connections side
/// by side, the second could come between and be refused its key. So the first one of a process is alone.
static CIPHER_READY: OnceCell<()> = OnceCell::const_new();

async fn first_connection() -> Result<(), StoreError> {
    let connection = SqliteConnection::connect("sqlite::memory:").await.map_err(StoreError::sql("open"))?;
    connection.close().await.map_err(StoreError::sql("close"))
}

/// A file in memory and without a key, for tests.
#[cfg(test)]
pub(super) async fn in_memory() -> SqliteConnection {
    CIPHER_READY.get_or_try_init(first_connection).await.unwrap();
    SqliteConnection::connect("sqlite::memory:").await.unwrap()
}

/// The only place where the key becomes text. None of these pragmas reads the file: an error about its content can only
/// come from [`settle`], after which the connection is closed properly.
async fn connect(path: &Path, key: &Key) -> Result<SqliteConnection, StoreError> {
    CIPHER_READY.get_or_try_init(first_connection).await?;
    // The options take a text of their own and wipe none: a copy goes with them and with the connection, which runs it.
    let pragma = Zeroizing::new(format!("\"x'{}'\"", *Zeroizing::new(hex::encode(key.expose()))));
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .disable_statement_logging()
        .pragma("key", pragma.to_string())
        .pragma("cipher_page_size", PAGE_BYTES.to_string())
        .pragma("cipher_log_level", "NONE")
        .connect()
        .await
        .map_err(StoreError::sql("open"))
}

/// Proves that the file is encrypted and the key is right, then applies the settings and reads each back. Nothing is
/// written before `cipher_version` has answered.
async fn settle(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let cipher: Option<String> = sqlx::query_scalar("PRAGMA cipher_version")
        .fetch_optional(&mut *connection)
        .await
        .map_err(StoreError::sql("say whether it encrypts"))?;
    require_cipher(cipher.as_deref())?;
    sqlx::query("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await
        .map_err(StoreError::sql("be read"))?;
    for (statement, read_back, name, wanted) in SETTINGS {
        run(connection, statement).await?;
        let found = read_setting(connection, read_back).await?;
        if found != wanted {
            return Err(StoreError::SettingRefused { name, wanted, found });
        }
    }
    let sqlite: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(&mut *connection)
        .await
        .map_err(StoreError::sql("name its version"))?;
    let journal = read_setting(connection, "PRAGMA journal_mode").await?;
    refuse_old_wal(&sqlite, &journal)
}

async fn run(connection: &mut SqliteConnection, statement: &'static str) -> Result<(), StoreError> {
    sqlx::raw_sql(statement).execute(connection).await.map(|_done| ()).map_err(StoreError::sql("take its settings"))
}

/// Reads a pragma as text, whatever type SQLite gives it; empty when it gives nothing.
async fn read_setting(connection: &mut SqliteConnection, statement: &'static str) -> Result<String, StoreError> {
    let doing = "say its settings";
    let row = sqlx::query(statement).fetch_optional(connection).await.map_err(StoreError::sql(doing))?;
    let Some(row) = row else { return Ok(String::new()) };
    row.try_get::<i64, _>(0)
        .map(|number| number.to_string())
        .or_else(|_not_a_number| row.try_get::<String, _>(0))
        .map_err(StoreError::sql(doing))
}

fn require_cipher(version: Option<&str>) -> Result<(), StoreError> {
    if version.is_none_or(|version| version.trim().is_empty()) { Err(StoreError::CipherMissing) } else { Ok(()) }
}

/// SQLite 3.7.0 to 3.51.2 can corrupt a file in write-ahead mode.
fn refuse_old_wal(sqlite: &str, journal: &str) -> Result<(), StoreError> {
    let mut parts = sqlite.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
    if journal.eq_ignore_ascii_case("wal") && version < [3, 51, 3] {
        return Err(StoreError::WalForbidden { sqlite: sqlite.to_owned() });
    }
    Ok(())
}

/// "The key does not fit" is a poor thing to say of a text file: an encrypted file begins with 16 random bytes.
fn name_the_stranger(path: &Path, why: StoreError) -> StoreError {
    let doubtful = matches!(why, StoreError::DatabaseKeyWrong | StoreError::DatabaseTruncated { .. });
    let readable = |bytes: Vec<u8>| bytes.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace());
    if doubtful && first_bytes(path).is_ok_and(readable) { StoreError::DatabaseForeign } else { why }
}

fn first_bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut first = Vec::with_capacity(PLAIN_HEADER.len());
    std::fs::File::open(path)
        .and_then(|file| file.take(PLAIN_HEADER.len() as u64).read_to_end(&mut first))
        .map_err(StoreError::file("read"))?;
    Ok(first)
}

/// Length of the rollback journal. Between transactions it is there and empty.
fn journal_bytes(path: &Path) -> u64 {
    std::fs::metadata(beside_name(path, "-journal")).map_or(0, |journal| journal.len())
}

/// Takes an empty journal away, durably. A commit ends by emptying it; where the sync of that failed, the commit was in
/// doubt, and what can be read now may be undone yet: after a power cut the full journal would be back and rolled away
/// over it, or half of it under the next transaction's. A name that is gone for good brings nothing back.
fn forget_empty_journal(path: &Path) -> std::io::Result<()> {
    let journal = beside_name(path, "-journal");
    match std::fs::metadata(&journal) {
        Ok(found) if found.len() == 0 => std::fs::remove_file(&journal).and_then(|()| sync_folder_of(path)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
