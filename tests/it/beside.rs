//! Reads the encrypted file beside the engine: its own connection, its own SQL. The console must be closed.
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
        let profile = Profile::open(&stage.home(), Program::CommandLine, &stage.config()).unwrap();
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
