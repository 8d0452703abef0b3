//! Saving a decision against the barest commit the same file can make.
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use second_look::case::seen::SignInFacts;
use second_look::catalogue::Language;
use second_look::decision::save::{Decider, save_decision};
use second_look::decision::{Answer, DecisionInput, Policy};
use second_look::ids::{ClaimId, DeviceId, PersonId};
use second_look::store::{OurClaim, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::{Figure, RUNS, store};

const A_RUN: u32 = 100;

/// A saved decision against a one-row commit with the same settings.
pub async fn measure() -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let store = store::open(folder.path()).await;
    let runs = u32::try_from(RUNS).unwrap();
    store::fill(&store, 0, A_RUN * runs).await;
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for run in 0..runs {
        measured.push(decisions(&store, run * A_RUN).await);
        floor.push(bare_commits(folder.path(), run).await);
    }
    store.close().await.unwrap();
    Figure {
        name: "a saved decision",
        floor_name: "a bare one-row commit, same cipher and journal",
        measured,
        floor,
        limit: 3.0,
    }
}

pub async fn decisions(store: &Store, from: u32) -> Duration {
    let (person, device, policy) = (PersonId::new("rev-17"), DeviceId::new("dev_bench"), Policy::default());
    let sign_in = SignInFacts::default();
    let decider = Decider {
        sign_in: &sign_in,
        person: &person,
        device: &device,
        may_second: true,
        fresh: true,
        undo: Duration::from_secs(10),
        policy: &policy,
        language: Language::English,
    };
    let mut times = Vec::new();
    for number in from..from + A_RUN {
        let input = prepared(store, number).await;
        #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
        let began = Instant::now();
        save_decision(store, &decider, &input).await.unwrap();
        times.push(began.elapsed());
    }
    crate::median(&times)
}

/// What a person has done before submitting: claimed and read the case.
async fn prepared(store: &Store, number: u32) -> DecisionInput {
    let case_id = store::summary(number).case_id;
    let mut tx = store.begin().await.unwrap();
    let now = second_look::clock::Clock::system().now();
    let claim = OurClaim {
        case_id: case_id.clone(),
        claim_id: ClaimId::new("clm_bench"),
        fencing_token: 1,
        purpose: "review".into(),
        expires_at: now + TimeDelta::hours(1),
        server_offset_ms: 0,
        release_at: None,
    };
    tx.keep_claim(&claim).await.unwrap();
    let seen = second_look::case::snapshot::read(&mut tx, &case_id, Language::English).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    DecisionInput {
        case_id,
        answer: Answer::Approve,
        reasons: Vec::new(),
        comment: String::new(),
        customer_reason: None,
        override_suspicion: false,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
        evidence_digest: seen.digest,
    }
}

async fn bare_commits(folder: &std::path::Path, run: u32) -> Duration {
    let mut connection = SqliteConnectOptions::new()
        .filename(folder.join(format!("bare-{run}.db")))
        .create_if_missing(true)
        .pragma("key", format!("\"x'{}'\"", "01".repeat(32)))
        .pragma("cipher_page_size", second_look::store::PAGE_BYTES.to_string())
        .pragma("journal_mode", "TRUNCATE")
        .pragma("synchronous", "EXTRA")
        .pragma("secure_delete", "ON")
        .disable_statement_logging()
        .connect()
        .await
        .unwrap();
    sqlx::query("CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        .execute(&mut connection)
        .await
        .unwrap();
    let mut times = Vec::new();
    for number in 0..A_RUN {
        #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
        let began = Instant::now();
        sqlx::query("INSERT INTO bare (n, text) VALUES (?1, 'one row')")
            .bind(number)
            .execute(&mut connection)
            .await
            .unwrap();
        times.push(began.elapsed());
    }
    connection.close().await.unwrap();
    crate::median(&times)
}
