//! Reads the encrypted file beside the engine: its own connection, its own SQL. The console must be closed.
use std::path::Path;

use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::ids::CaseId;
use second_look::secret::Secret;
use second_look::store::key::Patience;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::stage::Stage;

/// An open file.
pub struct Beside(SqliteConnection);

impl Beside {
    /// Opens the stage's file.
    pub async fn open(stage: &Stage) -> Self {
        Self::open_at(stage, &stage.home()).await
    }

    /// Opens the file of a profile in another folder, as of a second machine.
    pub async fn open_at(stage: &Stage, home: &Path) -> Self {
        let profile = Profile::open(home, Program::CommandLine, &stage.config()).unwrap();
        let passphrase = Secret::new("correct horse battery staple");
        let (_, keys) = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await.unwrap();
        let key = hex::encode(keys.database.expose());
        let options = SqliteConnectOptions::new()
            .filename(profile.database())
            .pragma("key", format!("\"x'{key}'\""))
            .pragma("cipher_page_size", second_look::store::PAGE_BYTES.to_string())
            .disable_statement_logging();
        let connection = options.connect().await.unwrap();
        profile.close().unwrap();
        Self(connection)
    }

    /// A number about one case.
    pub async fn number(&mut self, sql: &'static str, case_id: &CaseId) -> i64 {
        sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_one(&mut self.0).await.unwrap()
    }

    /// A few bytes about one case.
    pub async fn bytes(&mut self, sql: &'static str, case_id: &CaseId) -> Vec<u8> {
        sqlx::query_scalar(sql).bind(case_id.as_str()).fetch_one(&mut self.0).await.unwrap()
    }

    /// Columns in which these bytes stand as they are, anywhere in the file.
    pub async fn places_of(&mut self, bytes: &str) -> Vec<String> {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap();
        let mut found = Vec::new();
        for (table, column) in columns {
            let asked = format!(
                "SELECT count(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS BLOB), CAST(?1 AS BLOB)) > 0"
            );
            let asked = sqlx::query_scalar(sqlx::AssertSqlSafe(asked)).bind(bytes);
            let count: i64 = asked.fetch_one(&mut self.0).await.unwrap();
            found.extend((count > 0).then(|| format!("{table}.{column}")));
        }
        found
    }

    /// Changes the file itself.
    pub async fn run(&mut self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(&mut self.0).await.unwrap();
    }

    /// Changes something about one case, as damage would.
    pub async fn change(&mut self, sql: &'static str, case_id: &CaseId) {
        sqlx::query(sql).bind(case_id.as_str()).execute(&mut self.0).await.unwrap();
    }

    /// Lets go of the file.
    pub async fn close(self) {
        self.0.close().await.unwrap();
    }
}
