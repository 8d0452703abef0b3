//! Small facts of the profile: the feed's cursor, the last contact, this console's name.
use super::{StoreError, StoreTx};
use crate::ids::CaseId;

const READ: &str = "SELECT value FROM meta WHERE name = ?1";
const WRITE: &str =
    "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const FORGET: &str = "DELETE FROM meta WHERE name = ?1";

/// Before a case's id: the digest of its evidence as a person last saw it.
const SHOWN: &str = "shown/";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[READ, WRITE, FORGET];

/// The facts kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetaName {
    /// Where the change feed goes on.
    FeedCursor,
    /// Number of the sweep that is running or was the last.
    Sweep,
    /// Whether a full sweep is under way.
    Sweeping,
    /// When the last complete sync ended, milliseconds.
    LastSyncMs,
    /// Server time minus ours, milliseconds.
    ServerOffsetMs,
    /// This console's id.
    Device,
    /// The platform's policy answer as JSON.
    Policy,
    /// The console was closed in order; absent while it is open, and so after a crash.
    ClosedInOrder,
    /// When every page was last read and checked, milliseconds.
    CheckedMs,
    /// The person's roles, as the log last told of them.
    Roles,
    /// Certificates and issuers the log has told of, so that each is told once.
    CertificatesTold,
    /// Where the feed of recorded decisions goes on.
    DecisionsCursor,
    /// Up to when that feed is known, by the server's clock, milliseconds.
    DecisionsKnownMs,
    /// The last look at every entry of the log: log, entries, when.
    LogLooked,
    /// The flight pack: how many cases were asked for, and whether it was made whole. Absent without a pack.
    Pack,
    /// From when on a new epoch is owed, milliseconds: something was erased under the one there is.
    EpochOwed,
    /// SHA-256 of the retention rules the log last told of.
    RetentionRules,
    /// When the profile was locked; absent once it was opened again.
    LockedAt,
    /// SHA-256 of the organisation's file as it was last in force, or `none`.
    OrganisationFile,
    /// The log says that the person signed out, and of no sign-in since: tokens that lie there all the same are let go of.
    SignedOut,
    /// How far the log was has been kept beside the keys before: where nothing lies there, it was taken away.
    LogMarkKept,
}

impl MetaName {
    const fn as_str(self) -> &'static str {
        match self {
            Self::FeedCursor => "feed_cursor",
            Self::Sweep => "sweep",
            Self::Sweeping => "sweeping",
            Self::LastSyncMs => "last_sync_ms",
            Self::ServerOffsetMs => "server_offset_ms",
            Self::Device => "device",
            Self::Policy => "policy",
            Self::ClosedInOrder => "closed_in_order",
            Self::CheckedMs => "checked_ms",
            Self::Roles => "roles",
            Self::CertificatesTold => "certificates_told",
            Self::DecisionsCursor => "decisions_cursor",
            Self::DecisionsKnownMs => "decisions_known_ms",
            Self::LogLooked => "log_looked",
            Self::Pack => "pack",
            Self::EpochOwed => "epoch_owed",
            Self::RetentionRules => "retention_rules",
            Self::LockedAt => "locked_at",
            Self::OrganisationFile => "organisation_file",
            Self::SignedOut => "signed_out",
            Self::LogMarkKept => "log_mark_kept",
        }
    }
}

impl StoreTx {
    /// Reads a fact.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn meta(&mut self, name: MetaName) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(READ).bind(name.as_str()).fetch_optional(self.db()?).await?)
    }

    /// Reads a fact that is a number; an unreadable one counts as absent.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn meta_number(&mut self, name: MetaName) -> Result<Option<i64>, StoreError> {
        Ok(self.meta(name).await?.and_then(|text| text.parse().ok()))
    }

    /// Keeps a fact.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn set_meta(&mut self, name: MetaName, value: &str) -> Result<(), StoreError> {
        sqlx::query(WRITE).bind(name.as_str()).bind(value).execute(self.db()?).await?;
        Ok(())
    }

    /// The digest of a case's evidence as it was last shown here; none when nobody looked at it yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn shown_digest(&mut self, case_id: &CaseId) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(READ).bind(format!("{SHOWN}{case_id}")).fetch_optional(self.db()?).await?)
    }

    /// Notes which evidence was shown.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_shown_digest(&mut self, case_id: &CaseId, digest: &str) -> Result<(), StoreError> {
        sqlx::query(WRITE).bind(format!("{SHOWN}{case_id}")).bind(digest).execute(self.db()?).await?;
        Ok(())
    }

    /// Forgets what was shown of a case that goes.
    pub(super) async fn forget_shown(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        sqlx::query(FORGET).bind(format!("{SHOWN}{case_id}")).execute(self.db()?).await?;
        Ok(())
    }

    /// Forgets a fact.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn forget_meta(&mut self, name: MetaName) -> Result<(), StoreError> {
        sqlx::query(FORGET).bind(name.as_str()).execute(self.db()?).await?;
        Ok(())
    }
}
