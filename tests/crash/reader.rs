//! Reads the file without the engine's store: its own connection, its own SQL.
use second_look::access::config::Config;
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::secret::Secret;
use second_look::store::key::Patience;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

/// What the file says of one decision.
pub struct Row {
    /// The outbox entry.
    pub entry_id: String,
    /// The decision.
    pub decision_id: String,
    /// Where it stands.
    pub state: String,
    /// Why.
    pub why: Option<String>,
    /// Digest of what was sent.
    pub body_digest: String,
    /// It is a second person's answer.
    pub second: bool,
    /// How many `decided` or `second_answered` entries the log has for it.
    pub log_entries: i64,
}

/// Reads every entry, after checking that the file is whole and the log has no gap.
pub async fn read(home: &std::path::Path, config: &Config) -> Vec<Row> {
    let profile = Profile::open(home, Program::CommandLine, config).unwrap();
    let passphrase = Secret::new("correct horse battery staple");
    let (_, keys) = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await.unwrap();
    let key = hex::encode(keys.database.expose());
    let mut connection = SqliteConnectOptions::new()
        .filename(profile.database())
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_page_size", second_look::store::PAGE_BYTES.to_string())
        .disable_statement_logging()
        .connect()
        .await
        .unwrap();
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut connection).await.unwrap();
    assert_eq!(whole, "ok", "the file is whole");
    let (count, last): (i64, i64) =
        sqlx::query_as("SELECT count(*), max(seq) FROM audit").fetch_one(&mut connection).await.unwrap();
    assert_eq!(count, last + 1, "the log has no gap");
    let decided: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT bytes FROM audit WHERE kind IN ('decided', 'second_answered')")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let decided: Vec<String> = decided
        .iter()
        .map(|bytes| {
            serde_json::from_slice::<serde_json::Value>(bytes).unwrap()["decisionId"].as_str().unwrap().to_owned()
        })
        .collect();
    let rows: Vec<(String, String, String, Option<String>, String, bool)> = sqlx::query_as(
        "SELECT entry_id, decision_id, state, why, body_digest, second_to IS NOT NULL FROM entries ORDER BY seq",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    rows.into_iter()
        .map(|(entry_id, decision_id, state, why, body_digest, second)| {
            let log_entries = decided.iter().filter(|id| **id == decision_id).count();
            Row {
                entry_id,
                decision_id,
                state,
                why,
                body_digest,
                second,
                log_entries: i64::try_from(log_entries).unwrap(),
            }
        })
        .collect()
}
