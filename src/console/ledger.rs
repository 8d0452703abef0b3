//! The ledger: decisions of everybody and entries of this console, for leads and auditors. Reading it is in the log too.
use chrono::DateTime;

use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::clock::rfc3339;
use crate::ids::{CaseId, PersonId};
use crate::ledger::verdicts::{FeedFacts, LookedAt, completeness, integrity};
use crate::ledger::view::Reader;
use crate::ledger::{
    DecisionsPage, EntriesPage, LedgerFacts, LedgerFilter, LedgerList, Narrowed, Timeline, TimelineItem,
};
use crate::store::{LogQuery, LoggedRow, MetaName, RecordedQuery, RecordedRow, StoreError, StoreTx, code_written};

/// Entries looked through in one transaction.
const STRETCH: u64 = 4_000;
/// Stretches looked through for one page: beyond that the page says where it goes on.
const MOST_STRETCHES: u32 = 10;
/// Decisions and entries of one case that are shown.
const MOST_OF_CASE: u32 = 500;

impl Console {
    /// The two verdicts, and who can be asked for.
    ///
    /// # Errors
    /// When the person is neither lead nor auditor, or the file cannot be read.
    pub async fn ledger_facts(&self) -> Result<LedgerFacts, AppError> {
        self.person_for(Command::ReadLedger)?;
        let mut tx = self.inner.store.begin().await?;
        let known_until = known_until(&mut tx).await?;
        let (unknown_here, unknown_there) = match known_until {
            Some(known) => tx.unmatched_decisions(known).await?,
            None => (0, 0),
        };
        let unreadable = tx.quarantined_in(super::recorded::PLACE).await?;
        let broken = tx.broken_logs().await?;
        let witnessed = tx.witnessed_up_to().await?;
        let log = tx.log_number().await?;
        let entries = tx.log_length().await?;
        let looked: Option<LookedAt> =
            tx.meta(MetaName::LogLooked).await?.and_then(|text| serde_json::from_str(&text).ok());
        let decisions = tx.recorded_count(&RecordedQuery::default()).await?;
        let names = tx.recorded_people().await?;
        tx.rollback().await?;
        let reader = Reader { names: &names, language: self.language(), device: &self.inner.device };
        let feed = FeedFacts { known_until, unreadable, unknown_here, unknown_there };
        Ok(LedgerFacts {
            integrity: integrity(log, entries, &broken, looked),
            completeness: completeness(&broken, feed, entries, witnessed),
            decisions,
            people: names.keys().map(|id| reader.person(id)).collect(),
        })
    }

    /// A page of everybody's decisions, newest first. Going on to another page is no new reading; another filter is.
    ///
    /// # Errors
    /// When the person is neither lead nor auditor, the filter cannot be meant, or the file cannot be read or written.
    pub async fn ledger_decisions(
        &self,
        filter: &LedgerFilter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<DecisionsPage, AppError> {
        let person = self.person_for(Command::ReadLedger)?;
        let narrowed = filter.read()?;
        self.note_reading(person.person_id, LedgerList::Decisions, filter).await?;
        let wanted = recorded_query(&narrowed, after.and_then(read_key), limit.clamp(1, 500));
        let mut tx = self.inner.store.begin().await?;
        let (rows, next) = page_of_decisions(&mut tx, &wanted).await?;
        let count = tx.recorded_count(&wanted).await?;
        let names = tx.recorded_people().await?;
        tx.rollback().await?;
        let reader = Reader { names: &names, language: self.language(), device: &self.inner.device };
        Ok(DecisionsPage {
            decisions: rows.iter().map(|row| reader.decision(row)).collect(),
            next: next.map(|(recorded, n)| format!("{recorded}.{n}")),
            count,
        })
    }

    /// A page of this console's entries, newest first.
    ///
    /// # Errors
    /// As [`Console::ledger_decisions`].
    pub async fn ledger_entries(
        &self,
        filter: &LedgerFilter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<EntriesPage, AppError> {
        let person = self.person_for(Command::ReadLedger)?;
        let narrowed = filter.read()?;
        self.note_reading(person.person_id, LedgerList::Entries, filter).await?;
        let before = after.and_then(|text| text.parse().ok());
        let (rows, next) = self.page_of_entries(&log_query(&narrowed), before, limit.clamp(1, 500)).await?;
        let mut tx = self.inner.store.begin().await?;
        let names = tx.recorded_people().await?;
        tx.rollback().await?;
        let reader = Reader { names: &names, language: self.language(), device: &self.inner.device };
        Ok(EntriesPage {
            entries: rows.iter().map(|row| reader.entry(row)).collect(),
            next: next.map(|seq| seq.to_string()),
        })
    }

    /// What happened on one case, oldest first: what the platform says, what was saved here, what this console wrote down.
    /// Looking is an entry of the log.
    ///
    /// # Errors
    /// When the person is neither lead nor auditor, nothing at all is known of the case, or the file cannot be read or
    /// written.
    pub async fn timeline(&self, case_id: &CaseId) -> Result<Timeline, AppError> {
        self.person_for(Command::ReadLedger)?;
        let mut tx = self.inner.store.begin().await?;
        let recorded = tx.recorded_of(case_id, MOST_OF_CASE).await?;
        let query = LogQuery { case_id: Some(case_id.clone()), ..LogQuery::default() };
        let end = tx.log_length().await?;
        let logged = tx.log_list(&query, end, 0, MOST_OF_CASE).await?;
        let case_here = tx.case(case_id).await?.is_some();
        let mut saved = Vec::new();
        for entry in tx.entries_of(case_id).await? {
            saved.push(self.entry_view(&mut tx, &entry).await?);
        }
        let (names, known) = (tx.recorded_people().await?, known_until(&mut tx).await?);
        if recorded.is_empty() && logged.is_empty() && !case_here {
            tx.rollback().await?;
            return Err(AppError::unknown_case());
        }
        // A case that is gone gets no new key for it: what is kept of it may only become less.
        if case_here {
            tx.log(Event::on("timeline_read", case_id)).await?;
        } else {
            tx.log(Event::new("timeline_read").with("case", case_id.as_str())).await?;
        }
        tx.commit().await?;
        let reader = Reader { names: &names, language: self.language(), device: &self.inner.device };
        let item = |at: &str| TimelineItem { at: at.to_owned(), decision: None, saved: None, entry: None };
        let decisions = recorded.iter().map(|row| reader.decision(row));
        let mut items: Vec<TimelineItem> =
            decisions.map(|one| TimelineItem { decision: Some(one.clone()), ..item(&one.recorded_at) }).collect();
        items.extend(saved.into_iter().map(|one| TimelineItem { saved: Some(one.clone()), ..item(&one.saved_at) }));
        let entries = logged.iter().rev().map(|row| reader.entry(row));
        items.extend(entries.map(|one| TimelineItem { entry: Some(one.clone()), ..item(&one.at) }));
        items.sort_by(|one, other| one.at.cmp(&other.at));
        Ok(Timeline {
            case_id: case_id.clone(),
            case_here,
            items,
            cut: logged.len() >= MOST_OF_CASE as usize,
            known_until: known.map(rfc3339),
        })
    }

    /// The entries that fit, and where to go on. Looked through in stretches, so that decisions get in between.
    pub(super) async fn page_of_entries(
        &self,
        wanted: &LogQuery,
        before: Option<u64>,
        limit: u32,
    ) -> Result<(Vec<LoggedRow>, Option<u64>), StoreError> {
        let mut found: Vec<LoggedRow> = Vec::new();
        let mut before = before;
        for _ in 0..MOST_STRETCHES {
            let mut tx = self.inner.store.begin().await?;
            let end = tx.log_length().await?;
            let top = before.map_or(end, |before| before.min(end));
            let from = top.saturating_sub(STRETCH);
            let room = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
            let rows = tx.log_list(wanted, top, from, room).await?;
            tx.rollback().await?;
            let full = rows.len() >= room as usize;
            found.extend(rows);
            let on = if full { found.last().map_or(from, |row| row.seq) } else { from };
            if full || on == 0 {
                return Ok((found, (on > 0).then_some(on)));
            }
            before = Some(on);
        }
        Ok((found, before))
    }

    /// Who reads what is an entry, once for each filter.
    async fn note_reading(&self, who: PersonId, list: LedgerList, filter: &LedgerFilter) -> Result<(), AppError> {
        let reading = (who, list, filter.clone());
        if self.live().ledger_read.contains(&reading) {
            return Ok(());
        }
        let mut tx = self.inner.store.begin().await?;
        tx.log(Event::new("ledger_read").with("list", list.as_str()).with("filter", told(filter))).await?;
        tx.commit().await?;
        let mut live = self.live();
        // One reading a list is remembered: back to a filter of before is a new reading.
        live.ledger_read.retain(|(_, other, _)| *other != list);
        live.ledger_read.push(reading);
        Ok(())
    }
}

/// A filter as the log commits to it.
pub(super) fn told(filter: &LedgerFilter) -> serde_json::Value {
    filter.told().into_iter().map(|(name, value)| (name.to_owned(), serde_json::Value::from(value))).collect()
}

/// One page of decisions, and where the next begins.
pub(super) async fn page_of_decisions(
    tx: &mut StoreTx,
    wanted: &RecordedQuery,
) -> Result<(Vec<RecordedRow>, Option<(i64, i64)>), StoreError> {
    let more = RecordedQuery { limit: wanted.limit.saturating_add(1), ..wanted.clone() };
    let mut rows = tx.recorded_page(&more).await?;
    let over = rows.len() > wanted.limit as usize;
    rows.truncate(wanted.limit as usize);
    let next = rows.last().filter(|_| over).map(|row| (row.recorded_at.timestamp_millis(), row.n));
    Ok((rows, next))
}

/// Up to when the feed is known.
pub(super) async fn known_until(tx: &mut StoreTx) -> Result<Option<DateTime<chrono::Utc>>, StoreError> {
    Ok(tx.meta_number(MetaName::DecisionsKnownMs).await?.and_then(DateTime::from_timestamp_millis))
}

pub(super) fn recorded_query(narrowed: &Narrowed, after: Option<(i64, i64)>, limit: u32) -> RecordedQuery {
    RecordedQuery {
        person: narrowed.person.clone(),
        since: narrowed.since,
        until: narrowed.until,
        code: narrowed.code.clone(),
        decision: narrowed.decision.clone(),
        overrides: narrowed.override_suspicion,
        second_look: narrowed.second_look,
        superseded: narrowed.superseded,
        after,
        limit,
    }
}

pub(super) fn log_query(narrowed: &Narrowed) -> LogQuery {
    LogQuery {
        person: narrowed.person.clone(),
        since: narrowed.since,
        until: narrowed.until,
        kind: narrowed.kind.clone(),
        case_id: None,
        decision: narrowed.decision.clone(),
        code_written: narrowed.code.as_ref().map(|(scheme, code)| code_written(scheme.as_deref(), code)),
        overrides: narrowed.override_suspicion,
        second_look: narrowed.second_look,
        superseded: narrowed.superseded,
    }
}

fn read_key(text: &str) -> Option<(i64, i64)> {
    let (recorded, n) = text.split_once('.')?;
    Some((recorded.parse().ok()?, n.parse().ok()?))
}
