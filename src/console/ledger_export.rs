//! A list of the ledger on its way out of the console. That it leaves is in the log before the caller has a byte of it.
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::fresh::Before;
use super::ledger::{known_until, log_query, page_of_decisions, recorded_query, told};
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::clock::rfc3339;
use crate::guard::Outlet;
use crate::ledger::file::{self, Head, LedgerFormat, Shape};
use crate::ledger::verdicts::{Witnessed, small};
use crate::ledger::view::Reader;
use crate::ledger::{LedgerFilter, LedgerList, Narrowed, PersonName};
use crate::store::StoreError;

/// Rows read at a time: decisions get in between.
const PAGE: u32 = 500;

/// What is to be taken out, and what for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct LedgerAsked {
    /// Which list.
    pub list: LedgerList,
    /// Narrowed by.
    pub filter: LedgerFilter,
    /// Which kind of file.
    pub format: LedgerFormat,
    /// In 3 to 200 characters; it stands in the file and in the log.
    pub purpose: String,
}

/// An export under way.
pub struct LedgerExport {
    console: Console,
    list: LedgerList,
    shape: Shape,
    narrowed: Narrowed,
    at: DateTime<Utc>,
    head: Option<String>,
    /// Where it goes on; none behind the last row.
    next: Option<Next>,
    rows: u64,
    ended: bool,
}

#[derive(Clone, Copy)]
enum Next {
    Decision(Option<(i64, i64)>),
    Entry(Option<u64>),
}

impl Console {
    /// Begins an export of one list, narrowed as given, to be written under this name. The name goes through the guard: a
    /// file travels, and its name is read by whoever gets it.
    ///
    /// # Errors
    /// When the person is neither lead nor auditor or has not signed in just now, the filter cannot be meant, no purpose is
    /// said, the name may not leave, or the log cannot be written: then nothing is given out.
    pub async fn export_ledger(&self, asked: &LedgerAsked, name: &str) -> Result<LedgerExport, AppError> {
        let LedgerAsked { list, filter, format, purpose } = asked;
        let (list, format) = (*list, *format);
        let person = self.person_for(Command::ExportLedger)?;
        self.require_fresh(&person, Before::Leaving)?;
        let narrowed = filter.read()?;
        let purpose = self.purpose(purpose)?;
        self.may_leave(Outlet::FileName, None, name).await?;
        let at = self.inner.clock.now();
        let mut tx = self.inner.store.begin().await?;
        let known = known_until(&mut tx).await?;
        let seen = tx.witnessed_up_to().await?;
        let event = Event::new("ledger_exported")
            .with("list", list.as_str())
            .with("format", format.as_str())
            .with("filter", told(filter))
            .with("purpose", purpose.as_str());
        tx.log(event).await?;
        tx.commit().await?;
        let head = Head {
            list,
            filter: filter.clone(),
            environment: self.inner.config.environment.clone(),
            exported_at: rfc3339(at),
            exported_by: PersonName { id: person.person_id.to_string(), name: Some(person.name.clone()) },
            purpose,
            known_until: known.map(rfc3339),
            witnessed: seen.map(|seen| Witnessed { entry: small(seen.seq), at: rfc3339(seen.at) }),
        };
        let shape = format.shaped(self.language());
        Ok(LedgerExport {
            console: self.clone(),
            list,
            shape,
            narrowed,
            at,
            head: Some(file::begin(shape, &head)),
            next: Some(match list {
                LedgerList::Decisions => Next::Decision(None),
                LedgerList::Entries => Next::Entry(None),
            }),
            rows: 0,
            ended: false,
        })
    }
}

impl LedgerExport {
    /// When it was begun, as the file says it.
    pub const fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Which list.
    pub const fn list(&self) -> LedgerList {
        self.list
    }

    /// Rows given so far.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The next part of the file, none at the end.
    ///
    /// # Errors
    /// When the file cannot be read, or somebody else than a lead or an auditor has signed in meanwhile.
    pub async fn next_part(&mut self) -> Result<Option<String>, AppError> {
        self.console.person_for(Command::ExportLedger)?;
        if let Some(head) = self.head.take() {
            return Ok(Some(head));
        }
        let part = match self.next.take() {
            Some(Next::Decision(after)) => self.decisions(after).await?,
            Some(Next::Entry(before)) => self.entries(before).await?,
            None if !self.ended => {
                self.ended = true;
                let end = file::end(self.shape, self.rows);
                return Ok((!end.is_empty()).then_some(end));
            }
            None => return Ok(None),
        };
        Ok(Some(part))
    }

    async fn decisions(&mut self, after: Option<(i64, i64)>) -> Result<String, AppError> {
        let wanted = recorded_query(&self.narrowed, after, PAGE);
        let mut tx = self.console.inner.store.begin().await?;
        let (rows, next) = page_of_decisions(&mut tx, &wanted).await?;
        let names = tx.recorded_people().await?;
        tx.rollback().await?;
        self.next = next.map(|next| Next::Decision(Some(next)));
        let (language, device) = (self.console.language(), self.console.inner.device.clone());
        let reader = Reader { names: &names, language, device: &device };
        let mut text = String::new();
        for row in &rows {
            let line = file::decision(self.shape, &reader.decision(row), self.rows == 0);
            text.push_str(&line.map_err(StoreError::NotCanonical)?);
            self.rows += 1;
        }
        Ok(text)
    }

    async fn entries(&mut self, before: Option<u64>) -> Result<String, AppError> {
        let (rows, next) = self.console.page_of_entries(&log_query(&self.narrowed), before, PAGE).await?;
        let mut tx = self.console.inner.store.begin().await?;
        let names = tx.recorded_people().await?;
        tx.rollback().await?;
        self.next = next.map(|next| Next::Entry(Some(next)));
        let (language, device) = (self.console.language(), self.console.inner.device.clone());
        let reader = Reader { names: &names, language, device: &device };
        let mut text = String::new();
        for row in &rows {
            let line = file::entry(self.shape, &reader.entry(row), self.rows == 0);
            text.push_str(&line.map_err(StoreError::NotCanonical)?);
            self.rows += 1;
        }
        Ok(text)
    }
}
