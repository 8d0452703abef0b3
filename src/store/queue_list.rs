//! Reads the queue, a page at a time.
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Sqlite, query};

use super::queue_sql::{
    BY_STATE, OPERATIONS, OPERATIONS_COUNT, QUEUE, QUEUE_CONTRACTS, QUEUE_COUNT, QUEUE_DOCUMENTS, QUEUE_LENGTH, SECOND,
    SECOND_COUNT, SECOND_LENGTH, STATE_COUNT,
};
use super::{CaseRow, StoreError, StoreTx};
use crate::case::{CaseState, Source};
use crate::ids::{CaseId, PersonId};
use crate::policy::Tier;
use crate::secret::Personal;

/// What to list. `None` filters nothing.
#[derive(Clone, Debug)]
pub struct QueueQuery {
    /// None: the reviewers' queue. Some: every case of that state.
    pub state: Option<CaseState>,
    /// The operations queue instead; the state then says nothing.
    pub operations: bool,
    /// The second person's queue instead; the state then says nothing.
    pub second: bool,
    /// Only this source.
    pub source: Option<Source>,
    /// Only this device verdict, in the platform's word.
    pub verdict: Option<String>,
    /// Only this verdict of the document step, in our word.
    pub document: Option<String>,
    /// Only cases with a contract of this tier.
    pub contract: Option<Tier>,
    /// Only cases opened because of this family.
    pub family: Option<String>,
    /// Only cases with this text in an id, a code, the verdict or the country; lower case.
    pub text: Option<String>,
    /// `mine` or `free`.
    pub holder: Option<&'static str>,
    /// Who asks.
    pub me: Option<PersonId>,
    /// The server's time now.
    pub now: DateTime<Utc>,
    /// Only deadlines before this.
    pub due_before: Option<DateTime<Utc>>,
    /// After this rank and case.
    pub after: Option<(i64, CaseId)>,
    /// At most so many.
    pub limit: u32,
}

impl QueueQuery {
    fn filters_nothing(&self) -> bool {
        self.state.is_none()
            && !self.operations
            && !self.second
            && self.source.is_none()
            && self.verdict.is_none()
            && self.document.is_none()
            && self.contract.is_none()
            && self.family.is_none()
            && self.text.is_none()
            && self.holder.is_none()
            && self.due_before.is_none()
    }

    fn bind<'q>(&'q self, query: Query<'q, Sqlite, SqliteArguments>) -> Query<'q, Sqlite, SqliteArguments> {
        let (rank, case_id) = self.after.as_ref().map_or((i64::MIN, ""), |(rank, id)| (*rank, id.as_str()));
        query
            .bind(rank)
            .bind(case_id)
            .bind(self.limit)
            .bind(self.source.map(Source::as_str))
            .bind(self.verdict.as_deref())
            .bind(self.family.as_deref())
            .bind(self.text.as_deref())
            .bind(self.holder)
            .bind(self.me.as_ref().map(PersonId::as_str))
            .bind(self.now.timestamp_millis())
            .bind(self.due_before.map(|at| at.timestamp_millis()))
            .bind(self.state.map(CaseState::as_str))
            .bind(self.document.as_deref())
            .bind(self.contract.map(Tier::as_str))
    }
}

/// A row of the queue.
#[derive(Clone, Debug)]
pub struct QueueItem {
    /// The case.
    pub case: CaseRow,
    /// Its place in the order.
    pub rank_ms: i64,
    /// The name of the person, for the screen only.
    pub name: Option<Personal<String>>,
    /// Country of the document.
    pub country: Option<String>,
    /// What is at stake in the contract, by the edition the case came under.
    pub contract: Option<Tier>,
}

impl StoreTx {
    /// One page of the list.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn queue_page(&mut self, wanted: &QueueQuery) -> Result<Vec<QueueItem>, StoreError> {
        let sql = match (wanted.operations, wanted.second, wanted.state) {
            (true, ..) => OPERATIONS,
            (false, true, _) => SECOND,
            (false, false, None) => QUEUE,
            (false, false, Some(_)) => BY_STATE,
        };
        let rows = wanted.bind(query(sql)).fetch_all(self.db()?).await?;
        let ids: Result<Vec<CaseId>, StoreError> =
            rows.iter().map(|row| Ok(CaseId::new(row.try_get::<String, _>("case_id")?))).collect();
        self.read_keys(&ids?).await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            items.push(self.queue_item(row).await?);
        }
        Ok(items)
    }

    /// Length of the reviewers' queue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_length(&mut self) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(QUEUE_LENGTH).fetch_one(self.db()?).await?)
    }

    /// How many cases of the reviewers' queue have which verdict of the document step, in our words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_documents(&mut self) -> Result<Vec<(String, u32)>, StoreError> {
        let rows = sqlx::query(QUEUE_DOCUMENTS).fetch_all(self.db()?).await?;
        rows.iter().map(|row| Ok((row.try_get("verdict")?, row.try_get("n")?))).collect()
    }

    /// How many cases of the reviewers' queue have a contract of which tier, what is most at stake first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_contracts(&mut self) -> Result<Vec<(Tier, u32)>, StoreError> {
        let rows = sqlx::query(QUEUE_CONTRACTS).fetch_all(self.db()?).await?;
        let read = |row: &SqliteRow| Ok((tier(row, "tier")?, row.try_get::<u32, _>("n")?));
        let counts: Result<Vec<_>, StoreError> = rows.iter().map(read).collect();
        let mut counts: Vec<(Tier, u32)> =
            counts?.into_iter().filter_map(|(tier, count)| Some((tier?, count))).collect();
        counts.sort_by_key(|(tier, _)| std::cmp::Reverse(*tier));
        Ok(counts)
    }

    /// Length of the second person's queue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn second_length(&mut self) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(SECOND_LENGTH).fetch_one(self.db()?).await?)
    }

    /// How many cases the list has.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_count(&mut self, wanted: &QueueQuery) -> Result<u32, StoreError> {
        if wanted.filters_nothing() {
            return Ok(sqlx::query_scalar(QUEUE_LENGTH).fetch_one(self.db()?).await?);
        }
        let sql = match (wanted.operations, wanted.second, wanted.state) {
            (true, ..) => OPERATIONS_COUNT,
            (false, true, _) => SECOND_COUNT,
            (false, false, None) => QUEUE_COUNT,
            (false, false, Some(_)) => STATE_COUNT,
        };
        Ok(wanted.bind(query(sql)).fetch_one(self.db()?).await?.try_get(0)?)
    }

    async fn queue_item(&mut self, row: &SqliteRow) -> Result<QueueItem, StoreError> {
        let case = self.case_row(row).await?;
        let name = match row.try_get::<Option<Vec<u8>>, _>("name_sealed")? {
            Some(sealed) => StoreError::if_it_opens(self.open_name(&case.summary.case_id, &sealed).await)?,
            None => None,
        };
        let (rank_ms, country) = (row.try_get("rank_ms")?, row.try_get("document_country")?);
        Ok(QueueItem { case, rank_ms, name, country, contract: tier(row, "contract_tier")? })
    }
}

/// A tier, if the column has one that is known.
fn tier(row: &SqliteRow, column: &'static str) -> Result<Option<Tier>, StoreError> {
    Ok(row.try_get::<Option<String>, _>(column)?.as_deref().and_then(Tier::parse))
}
