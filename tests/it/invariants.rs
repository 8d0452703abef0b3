//! A broken invariant rolls back, stops the outbox and shows a message (DESIGN section 6.4).
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::outbox::EntryState;
use second_look::secret::Secret;
use second_look::store::key::Patience;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::stage::{Stage, entry, sign_in, until};

const REVIEWER: &str = "rev-17";

/// A connection of our own to the profile's file, beside the engine's.
async fn beside(stage: &Stage) -> SqliteConnection {
    let profile = Profile::open(&stage.home(), Program::CommandLine, &stage.config()).unwrap();
    let passphrase = Secret::new("correct horse battery staple");
    let (_, keys) = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await.unwrap();
    let key = hex::encode(keys.database.expose());
    SqliteConnectOptions::new()
        .filename(profile.database())
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_page_size", second_look::store::PAGE_BYTES.to_string())
        .disable_statement_logging()
        .connect()
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_invariant_rolls_back_stops_the_outbox_and_shows_a_message() {
    let stage = Stage::still(3).await;
    stage.open().await.close().await.unwrap();
    let mut beside = beside(&stage).await;
    let console = stage.open().await;
    sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    let saved = stage.decided(&console, 0).await;
    sqlx::query(
        "CREATE TRIGGER contradiction BEFORE UPDATE OF state ON entries WHEN new.state = 'sending'
         BEGIN SELECT raise(ABORT, 'invariant I2: the test says so'); END",
    )
    .execute(&mut beside)
    .await
    .unwrap();
    console.start();
    stage.pass(11);
    until("the outbox has stopped", async || console.status().await.unwrap().stopped.is_some()).await;
    let message = console.status().await.unwrap().stopped.unwrap();
    assert_eq!(message.code, "outbox_stopped");
    assert!(message.action.is_some(), "the person is told what to do");
    assert_eq!(entry(&console, &saved).await.state, EntryState::Queued, "the row is as it was before the attempt");
    assert!(stage.asked("POST", "/decision").is_empty(), "nothing left the machine");
    // What contradicted is gone, and still nothing is sent: only a new start goes on.
    sqlx::query("DROP TRIGGER contradiction").execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
    for _ in 0..5 {
        stage.pass(60);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(stage.asked("POST", "/decision").is_empty(), "the outbox does not go on by itself");
    assert_eq!(console.lock().await.unwrap(), 1, "it waits");
    assert!(stage.asked("POST", "/decision").is_empty(), "nor for a lock, which sends what is due");
}
