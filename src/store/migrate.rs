//! Brings a file to the newest schema. The rules for new migrations stand in `migrations/README.md`.
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{SqlSafeStr, SqliteConnection};

use super::StoreError;

/// Number, name and text of each migration, oldest first.
const MIGRATIONS: &[(i64, &str, &str)] =
    &[(1, "cases decisions audit", include_str!("../../migrations/0001_cases_decisions_audit.sql"))];

/// Runs what is missing, each in its own transaction. A file of a newer program is refused.
pub(super) async fn run(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let migrations = MIGRATIONS.iter().map(|(version, name, sql)| {
        Migration::new(*version, (*name).into(), MigrationType::Simple, (*sql).into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
        .run_direct(None, connection, false)
        .await
        .map_err(StoreError::Migrate)
}
