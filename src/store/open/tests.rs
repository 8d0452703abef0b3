//! On real files. What is asserted of bytes on disk is read with plain file calls, not through SQLite.
use std::path::PathBuf;

use sqlx::Executor;

use super::*;

const CANARY: &str = "canary-4711-Specimen-Holder";

struct Place {
    folder: tempfile::TempDir,
    path: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("second-look.db");
    Place { folder, path }
}

fn key() -> Key {
    Key::new(&[42; 32])
}

/// A database with a few dozen pages of rows, closed.
async fn filled() -> Place {
    let place = place();
    let mut connection = open_database(&place.path, &key(), true).await.unwrap();
    fill(&mut connection, 200).await;
    connection.close().await.unwrap();
    place
}

async fn fill(connection: &mut SqliteConnection, rows: u32) {
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT").await.unwrap();
    for id in 0..rows {
        sqlx::query("INSERT INTO t VALUES (?, ?)")
            .bind(id)
            .bind(CANARY.repeat(40))
            .execute(&mut *connection)
            .await
            .unwrap();
    }
}

/// Every table, one after another.
async fn check_pages(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    for table in tables_to_check(connection).await? {
        check_table(connection, &table).await?;
    }
    Ok(())
}

async fn count(connection: &mut SqliteConnection) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM t").fetch_one(connection).await.unwrap()
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

fn put(path: &Path, bytes: &[u8]) {
    std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes).unwrap();
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Opens a file that must be refused and must not change, whether or not a new database would be allowed.
async fn refused(place: &Place, key: &Key) -> &'static str {
    let files = || std::fs::read_dir(place.folder.path()).unwrap().count();
    let (before, files_before) = (read(&place.path), files());
    let mut codes = Vec::new();
    for create in [false, true] {
        codes.push(open_database(&place.path, key, create).await.unwrap_err().code());
    }
    assert!(read(&place.path) == before, "a refused file must stay as it was");
    // An empty journal may go: it holds nothing.
    assert!(files() <= files_before, "nothing may appear beside it");
    assert_eq!(codes[0], codes[1], "being allowed to make a database changes nothing for a file that is there");
    codes[0]
}

#[tokio::test]
async fn a_made_database_is_encrypted_and_opens_again_with_its_key() {
    let place = filled().await;
    let bytes = read(&place.path);
    assert_ne!(&bytes[..16], PLAIN_HEADER, "the header gives SQLite away");
    assert!(!contains(&bytes, CANARY.as_bytes()) && !contains(&bytes, b"CREATE TABLE"), "clear text in the file");
    let mut connection = open_database(&place.path, &key(), false).await.unwrap();
    assert_eq!(count(&mut connection).await, 200);
    assert!(check_pages(&mut connection).await.is_ok(), "an untouched file is sound");
    connection.close().await.unwrap();
}

#[tokio::test]
async fn every_setting_holds_on_the_open_connection() {
    let place = place();
    let mut connection = open_database(&place.path, &key(), true).await.unwrap();
    for (_, read_back, name, wanted) in SETTINGS {
        assert_eq!(read_setting(&mut connection, read_back).await.unwrap(), wanted, "{name}");
    }
    assert_eq!(read_setting(&mut connection, "PRAGMA cipher_page_size").await.unwrap(), PAGE_BYTES.to_string());
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_missing_database_is_made_only_when_allowed_and_never_over_a_left_journal() {
    let place = place();
    assert_eq!(open_database(&place.path, &key(), false).await.unwrap_err().code(), "database_missing");
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 0, "no file may appear");
    put(&beside_name(&place.path, "-journal"), b"x");
    let why = open_database(&place.path, &key(), true).await.unwrap_err();
    assert_eq!(why.code(), "database_missing_journal_left", "the journal may be all that is left");
    assert_eq!(read(&beside_name(&place.path, "-journal")), b"x", "and it stays");
}

#[tokio::test]
async fn what_an_interrupted_making_left_behind_is_replaced() {
    let place = place();
    put(&beside(&place.path, "new"), b"half a database");
    open_database(&place.path, &key(), true).await.unwrap().close().await.unwrap();
    let unfinished = |name: String| name.contains(".new");
    let names = std::fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names.filter(|name| unfinished(name.to_string_lossy().into_owned())).collect();
    assert!(left.is_empty(), "the unfinished file is gone, {left:?} is not");
}

#[tokio::test]
async fn a_wrong_key_opens_nothing() {
    let place = filled().await;
    let mut nearly = [42; 32];
    nearly[31] = 43;
    assert_eq!(refused(&place, &Key::new(&nearly)).await, "database_key_wrong");
}

#[tokio::test]
async fn strange_files_are_each_called_by_their_name() {
    let plain = place();
    let options = SqliteConnectOptions::new().filename(&plain.path).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    connection.execute("CREATE TABLE t (id INTEGER)").await.unwrap();
    connection.close().await.unwrap();
    assert_eq!(refused(&plain, &key()).await, "database_not_encrypted");

    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("an empty file", Vec::new(), "database_empty"),
        ("a text", b"Dear diary, this is no database.\n".to_vec(), "database_foreign"),
        ("a long text", b"Dear diary, again!".repeat(4_096), "database_foreign"),
        ("noise of whole pages", (0..4 * PAGE_BYTES).map(|at| (at * 167 % 256) as u8).collect(), "database_key_wrong"),
        ("noise of no whole page", (0..5_000_u32).map(|at| (at * 167 % 256) as u8).collect(), "database_truncated"),
        ("zeros", vec![0; 4 * PAGE_BYTES as usize], "database_key_wrong"),
    ];
    for (what, bytes, code) in cases {
        let strange = place();
        put(&strange.path, &bytes);
        assert_eq!(refused(&strange, &key()).await, code, "{what}");
    }
}

#[tokio::test]
async fn a_folder_or_link_in_the_place_of_the_database_is_refused() {
    let folder = place();
    std::fs::create_dir(&folder.path).unwrap();
    assert_eq!(open_database(&folder.path, &key(), true).await.unwrap_err().code(), "database_not_a_file");
    #[cfg(unix)]
    {
        let (target, link) = (filled().await, place());
        std::os::unix::fs::symlink(&target.path, &link.path).unwrap();
        assert_eq!(open_database(&link.path, &key(), true).await.unwrap_err().code(), "database_not_a_file");
    }
}

#[tokio::test]
async fn a_cut_database_is_noticed_wherever_it_was_cut() {
    let whole = filled().await;
    let bytes = read(&whole.path);
    let page = PAGE_BYTES as usize;
    for (length, code) in [
        (bytes.len() - 1, "database_truncated"),
        (page + 100, "database_truncated"),
        (100, "database_truncated"),
        (bytes.len() - page, "database_damaged"),
        (page, "database_damaged"),
    ] {
        let cut = place();
        put(&cut.path, &bytes[..length]);
        assert_eq!(refused(&cut, &key()).await, code, "cut to {length} of {} bytes", bytes.len());
    }
}

#[tokio::test]
async fn one_flipped_bit_in_any_page_is_reported() {
    let whole = filled().await;
    let bytes = read(&whole.path);
    let page = PAGE_BYTES as usize;
    let pages = bytes.len() / page;
    assert!(pages > 20, "the sample needs pages, there are {pages}");
    for number in (0..pages).step_by(3).chain([pages - 1]) {
        for offset in [0, page / 2, page - 1] {
            let flipped = place();
            let mut altered = bytes.clone();
            altered[number * page + offset] ^= 0x10;
            put(&flipped.path, &altered);
            let code = match open_database(&flipped.path, &key(), false).await {
                Err(why) => why.code(),
                Ok(mut connection) => {
                    let checked = check_pages(&mut connection).await;
                    connection.close().await.unwrap();
                    checked.unwrap_err().code()
                }
            };
            let expected: &[&str] = if number == 0 { &["database_key_wrong"] } else { &["database_damaged"] };
            assert!(expected.contains(&code), "page {number}, byte {offset}: {code}");
        }
    }
}

/// Starts a transaction that spills into journal and file, and copies the folder as a kill at that moment leaves it.
async fn killed_in_a_transaction() -> Place {
    let place = filled().await;
    let mut connection = open_database(&place.path, &key(), false).await.unwrap();
    connection.execute("PRAGMA cache_size = 5").await.unwrap();
    connection.execute("BEGIN IMMEDIATE").await.unwrap();
    connection.execute("UPDATE t SET body = upper(body)").await.unwrap();
    let left = self::place();
    for suffix in ["", "-journal"] {
        put(&beside_name(&left.path, suffix), &read(&beside_name(&place.path, suffix)));
    }
    connection.execute("ROLLBACK").await.unwrap();
    connection.close().await.unwrap();
    assert!(read(&beside_name(&left.path, "-journal")).len() > 1_000, "the journal must be hot for this test");
    assert_ne!(read(&left.path), read(&place.path), "pages must have reached the file before the kill");
    left
}

#[tokio::test]
async fn a_killed_transaction_is_rolled_back_and_left_no_clear_text_in_file_or_journal() {
    let left = killed_in_a_transaction().await;
    for suffix in ["", "-journal"] {
        let bytes = read(&beside_name(&left.path, suffix));
        for text in [CANARY.to_owned(), CANARY.to_uppercase()] {
            assert!(!contains(&bytes, text.as_bytes()), "clear text in the file{suffix}");
        }
    }
    let mut connection = open_database(&left.path, &key(), false).await.unwrap();
    let changed: i64 = sqlx::query_scalar("SELECT count(*) FROM t WHERE body GLOB 'CANARY*'")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!((changed, count(&mut connection).await), (0, 200), "the torn transaction is undone as a whole");
    check_pages(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_wrong_key_does_not_spoil_a_database_that_still_needs_its_journal() {
    let left = killed_in_a_transaction().await;
    let wrong = open_database(&left.path, &Key::new(&[1; 32]), false).await.unwrap_err();
    assert_eq!(wrong.code(), "database_key_wrong");
    let mut connection = open_database(&left.path, &key(), false).await.unwrap();
    assert_eq!(count(&mut connection).await, 200);
    check_pages(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn database_and_journal_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = filled().await;
    std::fs::set_permissions(&place.path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mut connection = open_database(&place.path, &key(), false).await.unwrap();
    connection.execute("INSERT INTO t VALUES (1000, 'x')").await.unwrap();
    for suffix in ["", "-journal"] {
        let mode = std::fs::metadata(beside_name(&place.path, suffix)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "others may look at the file{suffix}");
    }
    connection.close().await.unwrap();
}

#[test]
fn a_program_that_cannot_encrypt_is_refused() {
    for version in [None, Some(""), Some("  ")] {
        assert_eq!(require_cipher(version).unwrap_err().code(), "cipher_missing", "{version:?}");
    }
    assert!(require_cipher(Some("4.10.0 community")).is_ok());
}

#[test]
fn a_write_ahead_log_is_refused_below_the_version_that_mended_it() {
    for (sqlite, journal, refused) in [
        ("3.50.4", "wal", true),
        ("3.51.2", "WAL", true),
        ("3.51.3", "wal", false),
        ("4.0.0", "wal", false),
        ("", "wal", true),
        ("3.50.4", "truncate", false),
    ] {
        assert_eq!(refuse_old_wal(sqlite, journal).is_err(), refused, "SQLite {sqlite} with {journal}");
    }
}

#[tokio::test]
async fn the_key_reaches_no_error_even_in_debug() {
    let place = filled().await;
    let key = Key::new(&[0xAB; 32]);
    let why = open_database(&place.path, &key, false).await.unwrap_err();
    let shown = format!("{why:?} {why}").to_lowercase();
    assert!(!shown.contains("abab") && !shown.contains("171, 171"), "the key reached an error");
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a journal of this test holds nothing personal")]
async fn an_empty_journal_is_taken_away_before_the_file_is_used_and_a_full_one_is_left_to_the_database() {
    let (place, key) = (place(), Key::new(&[0xC5; 32]));
    let mut connection = open_database(&place.path, &key, true).await.unwrap();
    connection.execute("CREATE TABLE specimen_table (id INTEGER)").await.unwrap();
    connection.close().await.unwrap();
    let journal = super::beside_name(&place.path, "-journal");
    assert_eq!(super::journal_bytes(&place.path), 0, "a commit ends by emptying it");
    assert!(journal.exists(), "and leaves its name");
    open_database(&place.path, &key, false).await.unwrap().close().await.unwrap();
    assert!(!journal.exists(), "a power cut could bring back what was in it");
    std::fs::write(&journal, b"not empty").unwrap();
    super::forget_empty_journal(&place.path).unwrap();
    assert!(journal.exists(), "what is in a journal is for the database to judge");
}

/// Everything the libraries say while this test program runs, at the most talkative level.
static SAID: std::sync::Mutex<Vec<u8>> = std::sync::Mutex::new(Vec::new());

struct Listener;

impl std::io::Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        SAID.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_key_reaches_no_log_at_any_level() {
    let listener = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(|| Listener);
    tracing::subscriber::set_global_default(listener.finish()).expect("no other test of the engine may listen");
    let (place, key) = (place(), Key::new(&[0xC5; 32]));
    let mut connection = open_database(&place.path, &key, true).await.unwrap();
    connection.execute("CREATE TABLE specimen_table (id INTEGER)").await.unwrap();
    connection.close().await.unwrap();
    drop(open_database(&place.path, &Key::new(&[0xC6; 32]), false).await);
    tracing::trace!("the listener hears this");
    let said = SAID.lock().unwrap();
    assert!(contains(&said, b"the listener hears this"), "or this test could not fail");
    let said = String::from_utf8_lossy(&said).to_lowercase();
    for shown in ["c5c5c5c5", "c6c6c6c6", "197, 197", "198, 198"] {
        assert!(!said.contains(shown), "the key was logged");
    }
    assert!(!said.contains("specimen_table"), "statements are not logged either: they may name what a person does");
}
