//! A file as the first version wrote it: made by its migration alone, filled with what a file of today holds.
use std::path::Path;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Connection, SqlSafeStr};

use crate::reader::connect;
use crate::scenario::{DATABASE, keys};

/// The first migration, byte for byte: its checksum lies in every profile.
const FIRST: &str = include_str!("../../migrations/0001_cases_decisions_audit.sql");

/// Every table of the first version, from the file beside it. What later versions added is left there. Cases come after
/// the entries, so that the triggers find what they look for.
const COPY: &[&str] = &[
    "INSERT INTO meta (name, value) SELECT name, value FROM today.meta",
    "INSERT INTO case_keys (case_id, case_ref, epoch, revision, wrapped)
        SELECT case_id, case_ref, epoch, revision, wrapped FROM today.case_keys",
    "INSERT INTO entries (seq, entry_id, decision_id, case_id, answer, reviewer_id, idempotency_key, if_match,
            body_digest, body_sealed, state, fencing_token, saved_ms, send_after_ms, next_attempt_ms, first_sent_ms,
            attempts, why, receipt, theirs, acknowledged)
        SELECT seq, entry_id, decision_id, case_id, answer, reviewer_id, idempotency_key, if_match,
            body_digest, body_sealed, state, fencing_token, saved_ms, send_after_ms, next_attempt_ms, first_sent_ms,
            attempts, why, receipt, theirs, acknowledged FROM today.entries",
    "INSERT INTO cases (case_id, source, session_id, flow_id, state, etag, priority, opened_because, device_verdict,
            platform_outcome, finality, operations, holder_id, holder_sealed, holder_purpose, holder_expires_ms,
            assigned_person, assigned_team, opened_ms, updated_ms, due_ms, expires_ms, rank_ms, sweep, evidence_etag,
            evidence_ms, evidence_after_ms, document_country, name_sealed, session_sealed)
        SELECT case_id, source, session_id, flow_id, state, etag, priority, opened_because, device_verdict,
            platform_outcome, finality, operations, holder_id, holder_sealed, holder_purpose, holder_expires_ms,
            assigned_person, assigned_team, opened_ms, updated_ms, due_ms, expires_ms, rank_ms, sweep, evidence_etag,
            evidence_ms, evidence_after_ms, document_country, name_sealed, session_sealed FROM today.cases",
    "INSERT INTO blocks (case_id, position, block_id, kind, erased, body_sealed)
        SELECT case_id, position, block_id, kind, erased, body_sealed FROM today.blocks",
    "INSERT INTO images (case_id, file_ref, state, problem, sha256, size_bytes, media_type, width, height, fetched_ms)
        SELECT case_id, file_ref, state, problem, sha256, size_bytes, media_type, width, height, fetched_ms
        FROM today.images",
    "INSERT INTO image_chunks (case_id, file_ref, position, sealed)
        SELECT case_id, file_ref, position, sealed FROM today.image_chunks",
    "INSERT INTO claims (case_id, claim_id, fencing_token, purpose, expires_ms, offset_ms, release_ms)
        SELECT case_id, claim_id, fencing_token, purpose, expires_ms, offset_ms, release_ms FROM today.claims",
    "INSERT INTO drafts (case_id, sealed, updated_ms) SELECT case_id, sealed, updated_ms FROM today.drafts",
    "INSERT INTO audit (seq, case_id, kind, wall_ms, bytes) SELECT seq, case_id, kind, wall_ms, bytes FROM today.audit",
    "INSERT INTO quarantine (at_ms, place, case_id, code, times)
        SELECT at_ms, place, case_id, code, times FROM today.quarantine",
];

/// Puts a file of the first version, with all that it could hold, in the place of the file of today.
pub async fn put_back(home: &Path) {
    let (today, old) = (home.join(DATABASE), home.join("first-version.db"));
    let mut db = connect(&old, true).await.unwrap();
    let first = Migration::new(1, "cases decisions audit".into(), MigrationType::Simple, FIRST.into_sql_str(), false);
    Migrator::with_migrations(vec![first]).run_direct(None, &mut db, false).await.unwrap();
    // The page size of a file of ours, for the file that is attached.
    sqlx::query("PRAGMA cipher_default_page_size = 8192").execute(&mut db).await.unwrap();
    sqlx::query("ATTACH DATABASE ?1 AS today KEY ?2")
        .bind(today.to_str().unwrap())
        .bind(format!("x'{}'", hex::encode(keys().database.expose())))
        .execute(&mut db)
        .await
        .unwrap();
    for copy in COPY {
        sqlx::query(*copy).execute(&mut db).await.unwrap();
    }
    sqlx::query("DETACH DATABASE today").execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    std::fs::rename(&old, &today).unwrap();
    let journal = home.join(format!("{DATABASE}-journal"));
    if journal.exists() {
        std::fs::remove_file(journal).unwrap();
    }
}
