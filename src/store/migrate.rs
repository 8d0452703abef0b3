//! Brings a file to the newest schema. The rules for new migrations stand in `migrations/README.md`.
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Connection, SqlSafeStr, SqliteConnection};

use super::StoreError;

/// Number, name and text of each migration, oldest first.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "cases decisions audit", include_str!("../../migrations/0001_cases_decisions_audit.sql")),
    (2, "what was decided on", include_str!("../../migrations/0002_what_was_decided_on.sql")),
    (3, "editions of the policy", include_str!("../../migrations/0003_editions_of_the_policy.sql")),
    (4, "second answers", include_str!("../../migrations/0004_second_answers.sql")),
    (5, "document verdicts in the queue", include_str!("../../migrations/0005_document_verdicts_in_the_queue.sql")),
    (6, "what a person ticked and marked", include_str!("../../migrations/0006_what_a_person_ticked_and_marked.sql")),
    (7, "contract tiers in the queue", include_str!("../../migrations/0007_contract_tiers_in_the_queue.sql")),
    (8, "what search has to be told", include_str!("../../migrations/0008_what_search_has_to_be_told.sql")),
    (9, "a tree over the log", include_str!("../../migrations/0009_a_tree_over_the_log.sql")),
    (10, "what the witness saw", include_str!("../../migrations/0010_what_the_witness_saw.sql")),
    (12, "decisions of everybody", include_str!("../../migrations/0012_decisions_of_everybody.sql")),
    (13, "what is erased and what is held", include_str!("../../migrations/0013_what_is_erased_and_what_is_held.sql")),
    (17, "what the feed told wrongly", include_str!("../../migrations/0017_what_the_feed_told_wrongly.sql")),
    (
        18,
        "what stays erased and what was shown",
        include_str!("../../migrations/0018_what_stays_erased_and_what_was_shown.sql"),
    ),
];

/// Runs what is missing, all of it or nothing: a start that is cut short leaves the file as the older program knows it.
/// A file of a newer program is refused.
pub(super) async fn run(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    run_some(connection, MIGRATIONS).await
}

async fn run_some(
    connection: &mut SqliteConnection,
    some: &[(i64, &'static str, &'static str)],
) -> Result<(), StoreError> {
    let migrations = some.iter().map(|(version, name, sql)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false)
    });
    const DOING: &str = "bring its layout up to date";
    let mut whole = connection.begin().await.map_err(StoreError::sql(DOING))?;
    Migrator::with_migrations(migrations.collect())
        .run_direct(None, &mut *whole, false)
        .await
        .map_err(StoreError::Migrate)?;
    whole.commit().await.map_err(StoreError::sql(DOING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open::in_memory;

    const ENTRY: &str = "
INSERT INTO entries (entry_id, decision_id, case_id, answer, reviewer_id, idempotency_key, if_match, body_digest,
    body_sealed, state, saved_ms, send_after_ms, next_attempt_ms, fencing_token)
VALUES ('e', 'd', 'c', 'approve', 'rev-17', 'k', '1', 'x', x'00', 'queued', 1, 1, 1, 1)";

    const CASE: &str = "
INSERT INTO cases (case_id, source, state, etag, priority, opened_because, platform_outcome, finality, opened_ms,
    updated_ms, rank_ms, sweep)
VALUES ('c', 'trust', 'pending', '1', 1, '[]', 'none', 'preliminary', 1, 1, 1, 1)";

    #[tokio::test]
    async fn r_31_a_case_that_came_before_editions_were_kept_names_none() {
        let mut connection = in_memory().await;
        run_some(&mut connection, &MIGRATIONS[..2]).await.unwrap();
        sqlx::query(CASE).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let (kept, named): (i64, i64) =
            sqlx::query_as("SELECT count(*), count(policy_id) FROM cases").fetch_one(&mut connection).await.unwrap();
        assert_eq!((kept, named), (1, 0), "the case is still there, and today's edition is not written into the past");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_second_answers_holds_first_answers_only() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 4).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(ENTRY).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let firsts = "SELECT count(*) FROM entries WHERE second_to IS NULL";
        assert_eq!(sqlx::query_scalar::<_, i64>(firsts).fetch_one(&mut connection).await.unwrap(), 1);
        let turned = sqlx::query("UPDATE entries SET second_to = 'd0'").execute(&mut connection).await;
        assert!(turned.is_err(), "invariant I2: what an entry answers never changes");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_case_is_open_again_for_whoever_declined_it_as_the_second_person_and_for_nobody_who_agreed() {
        let mut connection = in_memory().await;
        run(&mut connection).await.unwrap();
        let case =
            "INSERT INTO cases (case_id, source, state, etag, priority, opened_because, platform_outcome, finality,
            opened_ms, updated_ms, rank_ms, sweep) VALUES ('c', 'trust', 'pending', '1', 1, '[]', 'none', 'preliminary',
            1, 1, 1, 1)";
        sqlx::query(case).execute(&mut connection).await.unwrap();
        for (number, state, open) in [(1, "declined_by_second", true), (2, "applied", false)] {
            let entry = ENTRY
                .replace("fencing_token)", "fencing_token, second_to)")
                .replace("1, 1, 1, 1)", "1, 1, 1, 1, 'd0')");
            let entry = entry.replace("'e'", &format!("'e{number}'"));
            sqlx::query(sqlx::AssertSqlSafe(entry)).execute(&mut connection).await.unwrap();
            let receipt = format!(r#"{{"state":"{state}"}}"#);
            sqlx::query("UPDATE entries SET state = 'confirmed', receipt = ?1 WHERE entry_id = ?2")
                .bind(receipt)
                .bind(format!("e{number}"))
                .execute(&mut connection)
                .await
                .unwrap();
            let free = "SELECT count(*) FROM cases WHERE in_queue = 1";
            let free: i64 = sqlx::query_scalar(free).fetch_one(&mut connection).await.unwrap();
            assert_eq!(free == 1, open, "{state}");
        }
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_decisions_kept_what_they_were_made_on_keeps_its_decisions() {
        let mut connection = in_memory().await;
        run_some(&mut connection, &MIGRATIONS[..1]).await.unwrap();
        sqlx::query(ENTRY).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let kept: i64 = sqlx::query_scalar("SELECT count(*) FROM entries WHERE theirs_sealed IS NULL")
            .fetch_one(&mut connection)
            .await
            .unwrap();
        assert_eq!(kept, 1, "the decision is still there, without a difference to show");
        sqlx::query("INSERT INTO decided_on (seq, sealed) VALUES (1, x'00')").execute(&mut connection).await.unwrap();
        sqlx::query("UPDATE entries SET state = 'withdrawn'").execute(&mut connection).await.unwrap();
        let left: i64 = sqlx::query_scalar("SELECT count(*) FROM decided_on").fetch_one(&mut connection).await.unwrap();
        assert_eq!(left, 0, "and what a decision was made on goes with its end");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_there_was_a_witness_was_seen_by_none() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 10).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        let log = "INSERT INTO audit_epochs (epoch, first_seq, origin, public_key) VALUES (1, 0, 'log', zeroblob(32))";
        sqlx::query(log).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let seen: i64 =
            sqlx::query_scalar("SELECT count(*) FROM audit_witness").fetch_one(&mut connection).await.unwrap();
        assert_eq!(seen, 0);
        sqlx::query("INSERT INTO audit_witness (epoch, witness_key) VALUES (1, 'k')")
            .execute(&mut connection)
            .await
            .unwrap();
        let half = sqlx::query("UPDATE audit_witness SET size = 3").execute(&mut connection).await;
        assert!(half.is_err(), "a size without the signature over it says nothing");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_the_tree_keeps_its_entries_without_roots() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 9).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        let entry = "INSERT INTO audit (seq, kind, wall_ms, bytes) VALUES (0, 'claimed', 1, x'7b7d')";
        sqlx::query(entry).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let kept = "SELECT count(*) FROM audit WHERE root IS NULL AND signature IS NULL AND bytes = x'7b7d'";
        assert_eq!(sqlx::query_scalar::<_, i64>(kept).fetch_one(&mut connection).await.unwrap(), 1);
        let changed = sqlx::query("UPDATE audit SET root = zeroblob(32)").execute(&mut connection).await;
        assert!(changed.is_err(), "and nobody gives an old entry a root afterwards");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_the_ledger_knows_no_decision_of_anybody_yet() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 12).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(ENTRY).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let counts = "SELECT (SELECT count(*) FROM entries) * 10 + (SELECT count(*) FROM recorded)";
        let counted: i64 = sqlx::query_scalar(counts).fetch_one(&mut connection).await.unwrap();
        assert_eq!(counted, 10, "what was decided here is still there, and the feed is read from its beginning");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_retention_knows_when_its_cases_were_closed() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 13).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(CASE).execute(&mut connection).await.unwrap();
        sqlx::query("UPDATE cases SET state = 'decided', updated_ms = 7").execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let mut closed = Vec::new();
        for change in [
            "UPDATE cases SET updated_ms = 8",
            "UPDATE cases SET state = 'pending', updated_ms = 9",
            "UPDATE cases SET state = 'decided', updated_ms = 10",
            "UPDATE cases SET state = 'decided', updated_ms = 11",
        ] {
            sqlx::query(change).execute(&mut connection).await.unwrap();
            let sql = "SELECT closed_ms FROM cases";
            closed.push(sqlx::query_scalar::<_, Option<i64>>(sql).fetch_one(&mut connection).await.unwrap());
        }
        assert_eq!(closed, [Some(7), None, Some(10), Some(10)], "a case is closed once, and open again when it is");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_marks_keeps_its_decisions_without_any() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 6).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(ENTRY).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let kept = "SELECT count(*) FROM entries WHERE looked_sealed IS NULL AND body_sealed = x'00'";
        assert_eq!(sqlx::query_scalar::<_, i64>(kept).fetch_one(&mut connection).await.unwrap(), 1);
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_document_verdicts_counts_each_case_once_it_has_one() {
        let mut connection = in_memory().await;
        let before = MIGRATIONS.iter().filter(|(version, ..)| *version < 5).copied().collect::<Vec<_>>();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(CASE).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let mut counted = Vec::new();
        for change in [
            "UPDATE cases SET document_verdict = 'aborted'",
            "UPDATE cases SET document_verdict = 'fraud'",
            "UPDATE cases SET state = 'decided'",
            "UPDATE cases SET state = 'pending'",
            "DELETE FROM cases",
        ] {
            sqlx::query(change).execute(&mut connection).await.unwrap();
            let sql = "SELECT coalesce(group_concat(verdict || n), '') FROM queue_documents WHERE n <> 0";
            counted.push(sqlx::query_scalar::<_, String>(sql).fetch_one(&mut connection).await.unwrap());
        }
        assert_eq!(counted, ["aborted1", "fraud1", "", "fraud1", ""], "it follows the verdict and the queue");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn r_54_a_file_written_before_contract_tiers_counts_each_case_once_it_has_one() {
        let mut connection = in_memory().await;
        let before = MIGRATIONS.iter().filter(|(version, ..)| *version < 7).copied().collect::<Vec<_>>();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(CASE).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let mut counted = Vec::new();
        for change in [
            "UPDATE cases SET contract_tier = 'low'",
            "UPDATE cases SET contract_tier = 'high'",
            "UPDATE cases SET state = 'decided'",
            "UPDATE cases SET state = 'pending'",
            "DELETE FROM cases",
        ] {
            sqlx::query(change).execute(&mut connection).await.unwrap();
            let sql = "SELECT coalesce(group_concat(tier || n), '') FROM queue_contracts WHERE n <> 0";
            counted.push(sqlx::query_scalar::<_, String>(sql).fetch_one(&mut connection).await.unwrap());
        }
        assert_eq!(counted, ["low1", "high1", "", "high1", ""], "it follows the tier and the queue");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_file_written_before_the_search_index_has_every_case_of_it_to_tell() {
        let mut connection = in_memory().await;
        let before = MIGRATIONS.iter().filter(|(version, ..)| *version < 8).copied().collect::<Vec<_>>();
        run_some(&mut connection, &before).await.unwrap();
        sqlx::query(CASE).execute(&mut connection).await.unwrap();
        run(&mut connection).await.unwrap();
        let mut told = Vec::new();
        for change in [
            "UPDATE cases SET priority = 9",
            "UPDATE cases SET name_sealed = x'00'",
            "DELETE FROM to_index",
            "UPDATE cases SET state = 'decided', entry_state = 'confirmed', holder_id = 'rev-17'",
            "DELETE FROM cases",
        ] {
            sqlx::query(change).execute(&mut connection).await.unwrap();
            let sql = "SELECT coalesce(group_concat(case_id || mark), '') FROM to_index";
            told.push(sqlx::query_scalar::<_, String>(sql).fetch_one(&mut connection).await.unwrap());
        }
        assert_eq!(
            told,
            ["c0", "c1", "", "", "c0"],
            "what it is found by, and that it is gone; a decision costs nothing"
        );
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn what_was_set_aside_before_records_had_ids_stays_set_aside_and_codes_of_before_go() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 17).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        for statement in [
            "INSERT INTO quarantine (at_ms, place, case_id, code, times) VALUES (5, 'decisions', 'c', 'wrong_type', 3)",
            "INSERT INTO recorded (n, decision_id, case_id, person, answer, state, overrides, second_look, recorded_ms,
                codes) VALUES (1, 'd', 'c', 'rev-17', 'reject', 'applied', 0, 0, 9, '[[\"qes\",\"3206\"]]')",
            "INSERT INTO recorded_codes (code, recorded_ms, n) VALUES ('3206', 9, 1), ('3206', 7, 1), ('3299', 9, 1)",
        ] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        run(&mut connection).await.unwrap();
        let kept: (String, i64, i64) =
            sqlx::query_as("SELECT record, times, doubted FROM quarantine").fetch_one(&mut connection).await.unwrap();
        assert_eq!(kept, (String::new(), 3, 0));
        let codes: Vec<(String, i64)> =
            sqlx::query_as("SELECT code, recorded_ms FROM recorded_codes").fetch_all(&mut connection).await.unwrap();
        assert_eq!(codes, [("3206".to_owned(), 9)], "the index holds what the decision holds");
        connection.close().await.unwrap();
    }

    #[tokio::test]
    async fn erasures_noted_before_stay_noted_and_keep_pictures_away_and_what_nobody_needs_can_be_noted() {
        let mut connection = in_memory().await;
        let before: Vec<_> = MIGRATIONS.iter().filter(|(version, ..)| *version < 18).copied().collect();
        run_some(&mut connection, &before).await.unwrap();
        let noted = "
INSERT INTO erasures (case_id, erased_ms, cause, rules, version, basis, classes, entry)
VALUES ('c', 5, 'rule', '[]', '1', '', '[\"pictures\"]', 3)";
        for statement in [CASE, "UPDATE cases SET state = 'decided'", noted] {
            sqlx::query(statement).execute(&mut connection).await.unwrap();
        }
        run(&mut connection).await.unwrap();
        let mut kept_away = Vec::new();
        for change in ["UPDATE cases SET priority = 9", "UPDATE cases SET state = 'pending'"] {
            sqlx::query(change).execute(&mut connection).await.unwrap();
            let sql = "SELECT pictures_erased_ms FROM cases";
            kept_away.push(sqlx::query_scalar::<_, Option<i64>>(sql).fetch_one(&mut connection).await.unwrap());
        }
        assert_eq!(kept_away, [Some(5), None], "the pictures of a closed case, until it opens again");
        let unneeded = "
INSERT INTO erasures (case_id, erased_ms, cause, rules, version, basis, classes, entry)
VALUES ('d', 6, 'not_needed', '[]', '', '', '[]', 4)";
        sqlx::query(unneeded).execute(&mut connection).await.unwrap();
        let kept: Vec<(i64, String, i64)> =
            sqlx::query_as("SELECT n, cause, entry FROM erasures ORDER BY n").fetch_all(&mut connection).await.unwrap();
        assert_eq!(kept, [(1, "rule".to_owned(), 3), (2, "not_needed".to_owned(), 4)]);
        connection.close().await.unwrap();
    }
}
