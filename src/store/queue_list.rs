//! Reads the queue, a page at a time.
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Sqlite, query};

use serde_json::json;

use super::cases::id_list;
use super::packed::list_text;
use super::queue_sql;
use super::{CaseRow, StoreError, StoreTx};
use crate::case::CaseState;
use crate::ids::{CaseId, PersonId};
use crate::policy::Tier;
use crate::queue::facts::Facts;
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
    /// Facts that stand in the open.
    pub facts: Facts,
    /// Only these cases: what the search index found. None: no word was typed.
    pub found: Option<Vec<CaseId>>,
    /// `mine`, `free` or `pack`.
    pub holder: Option<&'static str>,
    /// Who asks.
    pub me: Option<PersonId>,
    /// The server's time now.
    pub now: DateTime<Utc>,
    /// Only deadlines before this.
    pub due_before: Option<DateTime<Utc>>,
    /// Only cases opened after this.
    pub opened_after: Option<DateTime<Utc>>,
    /// Only cases opened before this.
    pub opened_before: Option<DateTime<Utc>>,
    /// After this rank and case.
    pub after: Option<(i64, CaseId)>,
    /// At most so many.
    pub limit: u32,
}

impl QueueQuery {
    fn filters_nothing(&self) -> bool {
        self.list() == "queue"
            && self.facts == Facts::default()
            && self.found.is_none()
            && self.holder.is_none()
            && self.due_before.is_none()
            && self.opened_after.is_none()
            && self.opened_before.is_none()
    }

    /// Which list: one of three queues, or a state.
    fn list(&self) -> &'static str {
        match (self.operations, self.second, self.state) {
            (true, ..) => "operations",
            (false, true, _) => "second",
            (false, false, None) => "queue",
            (false, false, Some(state)) => state.as_str(),
        }
    }

    fn page_sql(&self) -> &'static str {
        match (self.list(), self.found.is_some()) {
            ("operations", false) => queue_sql::OPERATIONS,
            ("operations", true) => queue_sql::OPERATIONS_FOUND,
            ("second", false) => queue_sql::SECOND,
            ("second", true) => queue_sql::SECOND_FOUND,
            ("queue", false) => queue_sql::QUEUE,
            ("queue", true) => queue_sql::QUEUE_FOUND,
            (_, false) => queue_sql::BY_STATE,
            (_, true) => queue_sql::STATE_FOUND,
        }
    }

    fn count_sql(&self) -> &'static str {
        match (self.list(), self.found.is_some()) {
            ("operations", false) => queue_sql::OPERATIONS_COUNT,
            ("operations", true) => queue_sql::OPERATIONS_FOUND_COUNT,
            ("second", false) => queue_sql::SECOND_COUNT,
            ("second", true) => queue_sql::SECOND_FOUND_COUNT,
            ("queue", false) => queue_sql::QUEUE_COUNT,
            ("queue", true) => queue_sql::QUEUE_FOUND_COUNT,
            (_, false) => queue_sql::STATE_COUNT,
            (_, true) => queue_sql::STATE_FOUND_COUNT,
        }
    }

    fn bind<'q>(&'q self, query: Query<'q, Sqlite, SqliteArguments>) -> Query<'q, Sqlite, SqliteArguments> {
        let (rank, case_id) = self.after.as_ref().map_or((i64::MIN, ""), |(rank, id)| (*rank, id.as_str()));
        let facts = &self.facts;
        let millis = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp_millis());
        query
            .bind(rank)
            .bind(case_id)
            .bind(self.limit)
            .bind(facts.source.listed())
            .bind(facts.verdict.listed())
            .bind(facts.family.listed())
            .bind(self.found.as_ref().map(|ids| id_list(ids)))
            .bind(self.holder)
            .bind(self.me.as_ref().map(PersonId::as_str))
            .bind(self.now.timestamp_millis())
            .bind(millis(self.due_before))
            .bind(self.state.map(CaseState::as_str))
            .bind(facts.document.listed())
            .bind(facts.tier.listed())
            .bind(facts.country.listed())
            .bind(facts.code.listed())
            .bind(facts.no_code.listed())
            .bind(facts.no_family.listed())
            .bind(millis(self.opened_after))
            .bind(millis(self.opened_before))
    }

    /// As one of several that are counted together.
    fn as_view(&self, place: usize) -> serde_json::Value {
        let facts = &self.facts;
        let millis = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp_millis());
        json!([
            place,
            self.list(),
            facts.source.listed(),
            facts.verdict.listed(),
            facts.document.listed(),
            facts.tier.listed(),
            facts.country.listed(),
            facts.code.listed(),
            facts.no_code.listed(),
            facts.family.listed(),
            facts.no_family.listed(),
            self.holder,
            millis(self.due_before),
            millis(self.opened_after),
            millis(self.opened_before),
        ])
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
        let rows = wanted.bind(query(wanted.page_sql())).fetch_all(self.db()?).await?;
        let ids: Result<Vec<CaseId>, StoreError> =
            rows.iter().map(|row| Ok(CaseId::new(row.try_get::<String, _>("case_id")?))).collect();
        self.read_keys(&ids?).await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            items.push(self.queue_item(row).await?);
        }
        Ok(items)
    }

    /// The place of a case in the order of every list; none when it is not here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn rank_of(&mut self, case_id: &CaseId) -> Result<Option<i64>, StoreError> {
        Ok(sqlx::query_scalar(queue_sql::RANK).bind(case_id.as_str()).fetch_optional(self.db()?).await?)
    }

    /// Length of the reviewers' queue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_length(&mut self) -> Result<u32, StoreError> {
        Ok(sqlx::query_scalar(queue_sql::QUEUE_LENGTH).fetch_one(self.db()?).await?)
    }

    /// How many cases of the reviewers' queue have which verdict of the document step, in our words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_documents(&mut self) -> Result<Vec<(String, u32)>, StoreError> {
        let rows = sqlx::query(queue_sql::QUEUE_DOCUMENTS).fetch_all(self.db()?).await?;
        rows.iter().map(|row| Ok((row.try_get("verdict")?, row.try_get("n")?))).collect()
    }

    /// How many cases of the reviewers' queue have a contract of which tier, what is most at stake first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_contracts(&mut self) -> Result<Vec<(Tier, u32)>, StoreError> {
        let rows = sqlx::query(queue_sql::QUEUE_CONTRACTS).fetch_all(self.db()?).await?;
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
        Ok(sqlx::query_scalar(queue_sql::SECOND_LENGTH).fetch_one(self.db()?).await?)
    }

    /// How many cases the list has.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_count(&mut self, wanted: &QueueQuery) -> Result<u32, StoreError> {
        if wanted.filters_nothing() {
            return Ok(sqlx::query_scalar(queue_sql::QUEUE_LENGTH).fetch_one(self.db()?).await?);
        }
        Ok(wanted.bind(query(wanted.count_sql())).fetch_one(self.db()?).await?.try_get(0)?)
    }

    /// How many cases each of some lists has, in one walk. What words found is not counted: a view has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn queue_counts(&mut self, lists: &[QueueQuery]) -> Result<Vec<u32>, StoreError> {
        let Some(first) = lists.first() else { return Ok(Vec::new()) };
        let views: Vec<_> = lists.iter().enumerate().map(|(place, list)| list.as_view(place)).collect();
        let counted = query(queue_sql::VIEW_COUNTS)
            .bind(list_text(&views)?)
            .bind(first.me.as_ref().map(PersonId::as_str))
            .bind(first.now.timestamp_millis());
        let mut counts = vec![0; lists.len()];
        for row in counted.fetch_all(self.db()?).await? {
            if let Some(count) = usize::try_from(row.try_get::<i64, _>("place")?).ok().and_then(|at| counts.get_mut(at))
            {
                *count = row.try_get("n")?;
            }
        }
        Ok(counts)
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
