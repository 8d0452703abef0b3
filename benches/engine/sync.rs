//! Syncing 20,000 cases against fetching the same bytes and throwing them away, and the same rows into plain SQLite.
use std::time::{Duration, Instant};

use futures::stream::{self, StreamExt};
use second_look_sandbox::SandboxOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::stage::Stage;
use crate::{Figure, RUNS};

const CASES: usize = 20_000;

/// A full first sync against its floor. All requests are counted.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // The journal keeps every path the sync asked for, so that the floor asks for exactly the same.
        let options = SandboxOptions { cases: CASES, journal: 200_000, ..SandboxOptions::default() };
        let stage = Stage::new(options).await;
        let console = stage.signed_in("rev-17").await;
        stage.sandbox.control().clear_journal();
        #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
        let began = Instant::now();
        let report = console.sync_once().await.unwrap();
        measured.push(began.elapsed());
        console.close().await.unwrap();
        let (asked, bearer) = (asked(&stage), machine_token(&stage).await);
        println!("  {} requests, {} cases with evidence", asked.len(), report.fetched);
        floor.push(fetch_and_insert(&stage, &asked, &bearer).await);
        stage.sandbox.shutdown().await;
    }
    Figure {
        name: "sync of 20,000 cases",
        floor_name: "same bytes fetched and dropped + rows to plain SQLite",
        measured,
        floor,
        limit: 2.0,
    }
}

/// Every address the sync asked for, in order.
fn asked(stage: &Stage) -> Vec<String> {
    let journal = stage.sandbox.control().journal(0);
    let base = stage.sandbox.addresses().platform.trim_end_matches("/api/v1").to_owned();
    journal
        .iter()
        .filter(|entry| entry.method == "GET" && entry.bearer)
        .map(|entry| match entry.query.as_str() {
            "" => format!("{base}{}", entry.path),
            query => format!("{base}{}?{query}", entry.path),
        })
        .collect()
}

/// A token that may read, by client credentials.
async fn machine_token(stage: &Stage) -> String {
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "second-look-console"),
        ("client_secret", "sandbox-secret-not-a-real-one"),
    ];
    let address = format!("{}/token", stage.sandbox.addresses().issuer);
    let client = reqwest::Client::builder().build().unwrap();
    let answer: serde_json::Value = client.post(address).form(&form).send().await.unwrap().json().await.unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

async fn fetch_and_insert(stage: &Stage, asked: &[String], bearer: &str) -> Duration {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let mut connection = plain(&stage.folder.path().join("plain.db")).await;
    #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
    let began = Instant::now();
    let mut bodies = stream::iter(asked)
        .map(|address| {
            let request = client.get(address).bearer_auth(bearer);
            async move { (address, request.send().await.unwrap().bytes().await.unwrap()) }
        })
        .buffered(4)
        .chunks(100);
    let mut rows = 0_u32;
    while let Some(page) = bodies.next().await {
        rows = insert(&mut connection, &page, rows).await;
    }
    let took = began.elapsed();
    connection.close().await.unwrap();
    took
}

async fn plain(path: &std::path::Path) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .pragma("journal_mode", "TRUNCATE")
        .pragma("synchronous", "EXTRA")
        .disable_statement_logging()
        .connect()
        .await
        .unwrap();
    sqlx::query("CREATE TABLE rows (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
        .execute(&mut connection)
        .await
        .unwrap();
    connection
}

/// A page of answers as rows of one multi-row statement, in one transaction.
async fn insert(connection: &mut SqliteConnection, page: &[(&String, impl AsRef<[u8]>)], mut rows: u32) -> u32 {
    let mut values = Vec::new();
    for (_, body) in page {
        values.push(serde_json::json!([rows, String::from_utf8_lossy(body.as_ref())]));
        rows += 1;
    }
    let values = serde_json::Value::Array(values).to_string();
    sqlx::query("INSERT INTO rows (n, body) SELECT value ->> 0, value ->> 1 FROM json_each(?1)")
        .bind(values)
        .execute(&mut *connection)
        .await
        .unwrap();
    rows
}
