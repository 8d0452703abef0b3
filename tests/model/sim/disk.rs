//! What a simulated console has made durable: the same rows as the store, in plain maps. One method call is one
//! transaction; a kill keeps exactly this.
use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::case::{CaseState, CaseSummary};
use second_look::ids::{CaseId, DecisionId, EntryId, Etag};
use second_look::outbox::EntryState;
use second_look::outbox::moves::may_become;
use second_look::platform::{Change, ChangePage};
use second_look::store::{EntryChange, EntryRow, OurClaim};
use second_look::sync::plan::{Held, Operation, plan};

use crate::invariants::Row;
use crate::rows::row;

/// A case as it is held.
#[derive(Clone)]
pub struct Kept {
    /// The summary.
    pub summary: CaseSummary,
    /// The etag of the evidence held.
    pub evidence: Option<Etag>,
}

/// Everything durable of one console.
#[derive(Clone, Default)]
pub struct Disk {
    /// Cases held.
    pub cases: BTreeMap<CaseId, Kept>,
    /// Our leases.
    pub claims: BTreeMap<CaseId, OurClaim>,
    /// The outbox, oldest first.
    pub entries: Vec<EntryRow>,
    /// Kinds of the log, with the decision they belong to.
    pub log: Vec<(&'static str, Option<DecisionId>)>,
    /// Where the feed goes on.
    pub cursor: Option<String>,
}

impl Disk {
    /// The row of this id.
    pub fn entry(&self, id: EntryId) -> EntryRow {
        self.entries.iter().find(|row| row.entry_id == id).cloned().unwrap()
    }

    /// Our entries on a case.
    pub fn of_case<'a>(&'a self, case: &'a CaseId) -> impl Iterator<Item = &'a EntryRow> {
        self.entries.iter().filter(move |row| row.case_id == *case)
    }

    /// Whether an entry of the case needs its claim.
    pub fn on_its_way(&self, case: &CaseId) -> bool {
        self.of_case(case).any(|row| row.state.is_on_its_way())
    }

    /// As the store's `change_entry`, with its check.
    pub fn change(&mut self, id: EntryId, change: EntryChange) {
        let row = self.entries.iter_mut().find(|row| row.entry_id == id).unwrap();
        let to = change.state.unwrap_or(row.state);
        assert!(may_become(row.state, to), "{} may not become {}", row.state.as_str(), to.as_str());
        row.state = to;
        row.why = change.why;
        row.next_attempt_at = change.next_attempt_at.unwrap_or(row.next_attempt_at);
        row.first_sent_at = if change.unsent { None } else { row.first_sent_at.or(change.sent_at) };
        row.attempts += u32::from(change.attempted);
        row.receipt = change.receipt.or(row.receipt.take());
        row.theirs = change.theirs.or(row.theirs.take());
    }

    /// Entries whose time has come, oldest first.
    pub fn due(&self, now: DateTime<Utc>) -> Vec<EntryId> {
        let waits = |row: &&EntryRow| row.state.is_on_its_way() || row.state == EntryState::Accepted;
        let mut due: Vec<&EntryRow> =
            self.entries.iter().filter(waits).filter(|row| row.next_attempt_at <= now).collect();
        due.sort_by_key(|row| (row.next_attempt_at, row.seq));
        due.into_iter().map(|row| row.entry_id).collect()
    }

    /// After a start.
    pub fn settle_interrupted(&mut self, now: DateTime<Utc>) {
        for row in self.entries.iter_mut().filter(|row| row.state == EntryState::Sending) {
            row.state = EntryState::Unknown;
            row.why = Some("interrupted".to_owned());
            row.next_attempt_at = now;
        }
    }

    /// The network is back, or somebody signed in.
    pub fn wake(&mut self, now: DateTime<Utc>) {
        for row in &mut self.entries {
            let waits = matches!(row.state, EntryState::Queued | EntryState::Unknown);
            let why = row.why.as_deref().unwrap_or_default();
            if waits && ["offline", "no_answer", "sign_in_needed", "unknown_case"].contains(&why) {
                row.next_attempt_at = row.send_after.max(now);
            }
        }
    }

    /// The case is gone: everything of it but the entries and the log.
    pub fn purge(&mut self, case: &CaseId) {
        self.claims.remove(case);
        if self.cases.remove(case).is_some() {
            self.log.push(("purged", None));
        }
    }

    /// A page of the feed, its evidence with it. `ours` are the leases we had before it was asked for.
    pub fn apply(&mut self, page: ChangePage, ours: &BTreeMap<CaseId, OurClaim>, me: &str, now: DateTime<Utc>) {
        let held = self.cases.iter().map(|(id, kept)| {
            let has_entry = self.of_case(id).next().is_some();
            let held = Held {
                updated_at: kept.summary.updated_at,
                evidence_etag: kept.evidence.clone(),
                refused_etag: None,
                has_entry,
            };
            (id.clone(), held)
        });
        let held: BTreeMap<CaseId, Held> = held.collect();
        let cursor = page.next_cursor.clone();
        assert!(!page.changes.iter().any(|change| matches!(change, Change::Bad(_))), "the feed can be read");
        let planned = plan(page.changes, &held);
        let mut changed = Vec::new();
        for operation in planned.operations {
            match operation {
                Operation::Keep(summary) => {
                    changed.push(summary.case_id.clone());
                    let evidence = self.cases.get(&summary.case_id).and_then(|kept| kept.evidence.clone());
                    self.cases.insert(summary.case_id.clone(), Kept { summary: *summary, evidence });
                }
                Operation::Remove(tombstone) => self.purge(&tombstone.case_id),
                Operation::DropEvidence(case) => {
                    self.cases.get_mut(&case).unwrap().evidence = None;
                }
                Operation::Quarantine(_) => {}
            }
        }
        for summary in planned.fetch {
            if let Some(kept) = self.cases.get_mut(&summary.case_id) {
                kept.evidence = Some(summary.etag);
            }
        }
        for claim in ours.values().filter(|claim| claim.left_at(now) > TimeDelta::zero()) {
            let Some(kept) = self.cases.get(&claim.case_id).filter(|_| changed.contains(&claim.case_id)) else {
                continue;
            };
            let still_ours = kept.summary.claim.as_ref().is_some_and(|held| held.holder_id.as_str() == me);
            if self.claims.get(&claim.case_id) == Some(claim) && !still_ours && !self.on_its_way(&claim.case_id) {
                self.claims.remove(&claim.case_id);
                self.log.push(("claim_lost", None));
            }
        }
        self.cursor = cursor;
    }

    /// Whether a person would find the case to decide.
    pub fn can_be_decided(&self, case: &CaseId) -> bool {
        self.cases.get(case).is_some_and(|kept| {
            kept.summary.state == CaseState::Pending && kept.evidence.as_ref() == Some(&kept.summary.etag)
        })
    }

    /// The rows as the invariants look at them.
    pub fn rows(&self) -> Vec<Row> {
        self.entries.iter().map(row).collect()
    }

    /// What the log calls decided.
    pub fn decided(&self) -> Vec<String> {
        let decided = self.log.iter().filter(|(kind, _)| *kind == "decided");
        decided.map(|(_, decision)| decision.unwrap().to_string()).collect()
    }
}
