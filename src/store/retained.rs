//! What a sweep has to look at, what it took away, and the record of every erasure (decision 0033).
//!
//! Which of it is due is `retention/plan.rs`' matter; what is read here and what is taken away on it stand in one transaction,
//! so that a hold or a decision that comes meanwhile is seen.
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_log::time;
use super::cases::id_list;
use super::{StoreError, StoreTx};
use crate::ids::CaseId;
use crate::retention::DataClass;
use crate::retention::plan::{Kept, Place};

/// Runs of the sweep that are remembered.
const RUNS_KEPT: u32 = 50;

macro_rules! facts {
    () => {
        "EXISTS (SELECT 1 FROM holds AS h WHERE h.case_id = k.case_id) AS held, \
         EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = k.case_id \
            AND e.state NOT IN ('confirmed', 'withdrawn', 'superseded', 'closed')) AS waiting, \
         EXISTS (SELECT 1 FROM images AS i WHERE i.case_id = k.case_id) AS pictures, \
         EXISTS (SELECT 1 FROM drafts AS d WHERE d.case_id = k.case_id) AS drafts, \
         (EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = k.case_id AND length(e.body_sealed) > 0) \
            OR EXISTS (SELECT 1 FROM recorded AS r WHERE r.case_id = k.case_id \
                AND (r.words_sealed IS NOT NULL OR r.codes <> '[]'))) AS decisions"
    };
}
const CLOSED: &str = concat!(
    "SELECT k.closed_ms, k.case_id, 1 AS evidence, ",
    facts!(),
    " FROM cases AS k WHERE k.closed_ms IS NOT NULL AND k.closed_ms <= ?1 AND (k.closed_ms, k.case_id) > (?2, ?3)
 ORDER BY k.closed_ms, k.case_id LIMIT ?4"
);
// What is left of a case that is gone: our own decisions on it. It was closed no later than the last of them was saved.
const LEFT: &str = concat!(
    "SELECT k.saved_ms AS closed_ms, k.case_id, 0 AS evidence, ",
    facts!(),
    ", k.seq AS n FROM entries AS k WHERE k.seq > ?1 AND length(k.body_sealed) > 0
 AND NOT EXISTS (SELECT 1 FROM cases AS c WHERE c.case_id = k.case_id)
 AND NOT EXISTS (SELECT 1 FROM entries AS m WHERE m.case_id = k.case_id AND m.seq > k.seq AND length(m.body_sealed) > 0)
 ORDER BY k.seq LIMIT ?2"
);
const CLASSES: &str = "
SELECT EXISTS (SELECT 1 FROM cases WHERE case_id = ?1) AS evidence, EXISTS (SELECT 1 FROM images WHERE case_id = ?1) AS pictures,
    EXISTS (SELECT 1 FROM drafts WHERE case_id = ?1) AS drafts";
const KEEP_AWAY: &str = "UPDATE cases SET pictures_erased_ms = ?2 WHERE case_id = ?1";
const KEPT_AWAY: &str = "SELECT EXISTS (SELECT 1 FROM cases WHERE case_id = ?1 AND pictures_erased_ms IS NOT NULL)";
// Cases that a rule took whole and that are not here again.
const TAKEN: &str = "
SELECT DISTINCT e.case_id FROM erasures AS e, json_each(e.classes) AS c
WHERE e.case_id IN (SELECT value FROM json_each(?1)) AND e.cause = 'rule' AND c.value = 'evidence'
    AND NOT EXISTS (SELECT 1 FROM cases AS k WHERE k.case_id = e.case_id)";
const NOTE: &str = "
INSERT INTO erasures (case_id, erased_ms, cause, rules, version, basis, classes, entry)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
const ERASED: &str = "
SELECT n, case_id, erased_ms, cause, rules, version, basis, classes, entry FROM erasures WHERE n < ?1
ORDER BY n DESC LIMIT ?2";
const COUNTS: &str = "SELECT classes, count(*) AS n FROM erasures GROUP BY classes";
const NOTE_RUN: &str = "
INSERT INTO sweeps (began_ms, ended_ms, version, erased, held, waiting) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const FORGET_RUNS: &str = "DELETE FROM sweeps WHERE n <= (SELECT max(n) FROM sweeps) - ?1";
const RUNS: &str = "
SELECT began_ms, ended_ms, version, erased, held, waiting FROM sweeps ORDER BY n DESC LIMIT ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[CLOSED, LEFT, CLASSES, KEEP_AWAY, KEPT_AWAY, TAKEN, NOTE, ERASED, COUNTS, NOTE_RUN, FORGET_RUNS, RUNS];

/// Why something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErasureCause {
    /// A retention rule.
    Rule,
    /// The platform erased it.
    Platform,
    /// It lay here only because of a hold, which was lifted.
    HoldLifted,
    /// Nobody here needs it any more: somebody else decided the case.
    NotNeeded,
}

impl ErasureCause {
    /// The word of the file and of the report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Platform => "platform",
            Self::HoldLifted => "hold_lifted",
            Self::NotNeeded => "not_needed",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Rule, Self::Platform, Self::HoldLifted, Self::NotNeeded].into_iter().find(|cause| cause.as_str() == word)
    }
}

/// One erasure. There is no content in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The case.
    pub case_id: CaseId,
    /// Why it went.
    pub cause: ErasureCause,
    /// Ids of the rules it was due by; none where no rule took it.
    pub rules: Vec<String>,
    /// The version of the rules; empty where no rule took it.
    pub version: String,
    /// The legal basis, in the words of the rule.
    pub basis: String,
    /// What went.
    pub classes: BTreeSet<DataClass>,
}

/// An erasure as it was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureRow {
    /// Its place; the key of a page.
    pub n: i64,
    /// What went and why.
    pub erasure: Erasure,
    /// When.
    pub erased_at: DateTime<Utc>,
    /// The entry of the log that says so.
    pub entry: u64,
}

/// A run of the sweep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SweepRow {
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// The version of the rules.
    pub version: String,
    /// Cases of which something was erased.
    pub erased: u32,
    /// Cases that were due and under a hold.
    pub held: u32,
    /// Cases that were due and have a decision that waits.
    pub waiting: u32,
}

impl StoreTx {
    /// Closed cases, those closed first in front, and then what is left of cases that are gone: everything a rule can be
    /// about, a few at a time behind a place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn kept_after(
        &mut self,
        place: &Place,
        until: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Kept>, StoreError> {
        let (rows, closed) = match place {
            Place::Closed(at, case_id) => {
                let rows = sqlx::query(CLOSED)
                    .bind(until.timestamp_millis())
                    .bind(at.map_or(i64::MIN, |at| at.timestamp_millis()))
                    .bind(case_id.as_str())
                    .bind(limit);
                (rows.fetch_all(self.db()?).await?, true)
            }
            Place::Left(n) => (sqlx::query(LEFT).bind(n).bind(limit).fetch_all(self.db()?).await?, false),
        };
        rows.iter().map(|row| kept(row, closed)).collect()
    }

    /// Erases these classes of a case for good. The caller has looked for holds and decisions that wait in this transaction.
    ///
    /// # Errors
    /// [`StoreError::Held`], or when the file cannot be written.
    pub async fn erase(&mut self, case_id: &CaseId, classes: &BTreeSet<DataClass>) -> Result<(), StoreError> {
        if self.is_held(case_id).await? {
            return Err(StoreError::Held);
        }
        if classes.contains(&DataClass::Decisions) {
            self.erase_words(case_id).await?;
        }
        if classes.contains(&DataClass::Evidence) {
            self.purge_case(case_id).await?;
        } else {
            if classes.contains(&DataClass::Pictures) {
                self.drop_pictures(case_id).await?;
                let now = self.clock().now().timestamp_millis();
                sqlx::query(KEEP_AWAY).bind(case_id.as_str()).bind(now).execute(self.db()?).await?;
            }
            if classes.contains(&DataClass::Drafts) {
                self.drop_draft(case_id).await?;
            }
            self.renew_key_and_blocks(case_id).await?;
        }
        let here: bool =
            sqlx::query(CLASSES).bind(case_id.as_str()).fetch_one(self.db()?).await?.try_get("evidence")?;
        if classes.contains(&DataClass::Decisions) && !here {
            self.destroy_keys(case_id).await?;
        }
        Ok(())
    }

    /// What of a case is here, but for our own decisions: what goes when the platform takes it away.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn classes_here(&mut self, case_id: &CaseId) -> Result<BTreeSet<DataClass>, StoreError> {
        let row = sqlx::query(CLASSES).bind(case_id.as_str()).fetch_one(self.db()?).await?;
        classes_in(&row, &[DataClass::Evidence, DataClass::Pictures, DataClass::Drafts])
    }

    /// Whether a rule erased the pictures of a case that is here still: none of them is fetched again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn pictures_erased_by_rule(&mut self, case_id: &CaseId) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar(KEPT_AWAY).bind(case_id.as_str()).fetch_one(self.db()?).await?)
    }

    /// Of these cases, those that a rule took whole and that are not here again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn taken_by_rule(&mut self, ids: &[CaseId]) -> Result<BTreeSet<CaseId>, StoreError> {
        let taken: Vec<String> = sqlx::query_scalar(TAKEN).bind(id_list(ids)).fetch_all(self.db()?).await?;
        Ok(taken.into_iter().map(CaseId::new).collect())
    }

    /// Notes an erasure, beside the log entry that says it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn note_erasure(&mut self, erasure: &Erasure, entry: u64) -> Result<(), StoreError> {
        let list = |words: Vec<&str>| serde_json::to_string(&words).map_err(StoreError::NotCanonical);
        let rules = list(erasure.rules.iter().map(String::as_str).collect())?;
        let classes = list(erasure.classes.iter().map(|class| class.as_str()).collect())?;
        let now = self.clock().now().timestamp_millis();
        sqlx::query(NOTE)
            .bind(erasure.case_id.as_str())
            .bind(now)
            .bind(erasure.cause.as_str())
            .bind(rules)
            .bind(&erasure.version)
            .bind(&erasure.basis)
            .bind(classes)
            .bind(i64::try_from(entry).map_err(|_| StoreError::Corrupt("erasures.entry"))?)
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// Erasures, newest first, before one of them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn erasures(&mut self, before: Option<i64>, limit: u32) -> Result<Vec<ErasureRow>, StoreError> {
        let rows = sqlx::query(ERASED).bind(before.unwrap_or(i64::MAX)).bind(limit).fetch_all(self.db()?).await?;
        rows.iter().map(erasure_row).collect()
    }

    /// How often each class was erased.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn erased_counts(&mut self) -> Result<Vec<(DataClass, u32)>, StoreError> {
        let mut counts: Vec<(DataClass, u32)> = DataClass::ALL.iter().map(|class| (*class, 0)).collect();
        for row in sqlx::query(COUNTS).fetch_all(self.db()?).await? {
            let (classes, n) = (classes_of(row.try_get("classes")?)?, row.try_get::<u32, _>("n")?);
            for (_, count) in counts.iter_mut().filter(|(class, _)| classes.contains(class)) {
                *count = count.saturating_add(n);
            }
        }
        Ok(counts)
    }

    /// Notes a run of the sweep; old ones are forgotten.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn note_sweep(&mut self, run: &SweepRow) -> Result<(), StoreError> {
        sqlx::query(NOTE_RUN)
            .bind(run.began_at.timestamp_millis())
            .bind(run.ended_at.timestamp_millis())
            .bind(&run.version)
            .bind(run.erased)
            .bind(run.held)
            .bind(run.waiting)
            .execute(self.db()?)
            .await?;
        sqlx::query(FORGET_RUNS).bind(RUNS_KEPT).execute(self.db()?).await?;
        Ok(())
    }

    /// The last runs, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn sweeps(&mut self, limit: u32) -> Result<Vec<SweepRow>, StoreError> {
        let rows = sqlx::query(RUNS).bind(limit).fetch_all(self.db()?).await?;
        let one = |row: &SqliteRow| {
            Ok(SweepRow {
                began_at: time(row.try_get("began_ms")?, "sweeps.began_ms")?,
                ended_at: time(row.try_get("ended_ms")?, "sweeps.ended_ms")?,
                version: row.try_get("version")?,
                erased: row.try_get("erased")?,
                held: row.try_get("held")?,
                waiting: row.try_get("waiting")?,
            })
        };
        rows.iter().map(one).collect()
    }
}

/// The classes whose column, called by their word, says yes.
fn classes_in(row: &SqliteRow, asked: &[DataClass]) -> Result<BTreeSet<DataClass>, StoreError> {
    let mut classes = BTreeSet::new();
    for class in asked {
        if row.try_get::<bool, _>(class.as_str())? {
            classes.insert(*class);
        }
    }
    Ok(classes)
}

fn kept(row: &SqliteRow, closed: bool) -> Result<Kept, StoreError> {
    let classes = classes_in(row, &DataClass::ALL)?;
    let case_id = CaseId::new(row.try_get::<String, _>("case_id")?);
    let closed_at = time(row.try_get("closed_ms")?, "cases.closed_ms")?;
    let place = if closed { Place::Closed(Some(closed_at), case_id.clone()) } else { Place::Left(row.try_get("n")?) };
    Ok(Kept { case_id, closed_at, classes, held: row.try_get("held")?, waiting: row.try_get("waiting")?, place })
}

fn classes_of(text: &str) -> Result<BTreeSet<DataClass>, StoreError> {
    let words: Vec<String> = serde_json::from_str(text).map_err(|_| StoreError::Corrupt("erasures.classes"))?;
    let class = |word: &String| DataClass::parse(word).ok_or(StoreError::Corrupt("erasures.classes"));
    words.iter().map(class).collect()
}

fn erasure_row(row: &SqliteRow) -> Result<ErasureRow, StoreError> {
    let rules: String = row.try_get("rules")?;
    Ok(ErasureRow {
        n: row.try_get("n")?,
        erasure: Erasure {
            case_id: CaseId::new(row.try_get::<String, _>("case_id")?),
            cause: ErasureCause::parse(row.try_get("cause")?).ok_or(StoreError::Corrupt("erasures.cause"))?,
            rules: serde_json::from_str(&rules).map_err(|_| StoreError::Corrupt("erasures.rules"))?,
            version: row.try_get("version")?,
            basis: row.try_get("basis")?,
            classes: classes_of(row.try_get("classes")?)?,
        },
        erased_at: time(row.try_get("erased_ms")?, "erasures.erased_ms")?,
        entry: row.try_get::<i64, _>("entry")?.unsigned_abs(),
    })
}
