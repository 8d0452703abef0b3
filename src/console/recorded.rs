//! The feed of everybody's decisions, kept for leads and auditors: read with every round of syncing, so that it can be
//! looked at without a network.
//!
//! Promises: while policy says blind, somebody else's first answer that waits for a second is not kept, even where a platform
//! gives it away; a decision that cannot be read is known by its own id, and only its own coming again lifts it.
use std::collections::BTreeSet;

use super::{Changed, Console};
use crate::access::roles::Command;
use crate::decision::{DecisionState, Recorded};
use crate::ids::{DeviceId, PersonId};
use crate::platform::{BadRecord, DecisionPage, DecisionRecord, SignedIn};
use crate::store::{MetaName, StoreError};
use crate::sync::SyncError;

/// Where a decision that cannot be read is told.
pub(super) const PLACE: &str = "decisions";

/// Pages of one go in the background; cases are synced in between.
pub(super) const SOME_PAGES: u32 = 10;

impl Console {
    /// Reads the feed from where it was left, at most so many pages (to its end when none are named). Says whether there is
    /// more. Whoever may not read the ledger needs no copy of it.
    ///
    /// # Errors
    /// When the platform cannot be asked or the store fails. What came before stays.
    pub(super) async fn pull_decisions(&self, most_pages: Option<u32>) -> Result<bool, SyncError> {
        let Some(person) = self.live().person.clone() else { return Ok(false) };
        if !self.may(Command::ReadLedger) || self.live().sign_in_ended {
            return Ok(false);
        }
        let mut tx = self.inner.store.begin().await?;
        let mut cursor = tx.meta(MetaName::DecisionsCursor).await?;
        tx.rollback().await?;
        let (mut pages, mut begun_anew) = (0, false);
        loop {
            let page = match self.inner.platform.decisions(cursor.as_deref()).await {
                // Once a go: a platform that forgets every cursor at once would be read without end.
                Err(cause) if cause.code() == Some("cursor_expired") && cursor.is_some() && !begun_anew => {
                    (cursor, begun_anew) = (None, true);
                    self.doubt_what_was_set_aside().await?;
                    continue;
                }
                page => page?,
            };
            let has_more = page.has_more;
            let stands_still = page.next_cursor.is_none() || page.next_cursor == cursor;
            let came = !page.decisions.is_empty();
            self.keep_page(&person, &page).await?;
            if came {
                self.tell(Changed { ledger: true, ..Changed::default() });
            }
            if !has_more {
                return Ok(false);
            }
            if stands_still {
                return Err(SyncError::FeedLoops);
            }
            cursor = page.next_cursor;
            pages += 1;
            if most_pages.is_some_and(|most| pages >= most) {
                return Ok(true);
            }
        }
    }

    async fn keep_page(&self, person: &SignedIn, page: &DecisionPage) -> Result<(), StoreError> {
        let blind = self.policy_now().second_person.blind;
        let (mut read, mut kept) = (Vec::with_capacity(page.decisions.len()), Vec::new());
        for record in &page.decisions {
            let DecisionRecord::Decision(recorded) = record else { continue };
            read.push((recorded.decision.case_id.clone(), recorded.decision.decision_id.clone()));
            if !(blind && is_hidden(recorded, &person.person_id, &self.inner.device)) {
                kept.push((**recorded).clone());
            }
        }
        let mut tx = self.inner.store.begin().await?;
        tx.lift_records(PLACE, &read).await?;
        for bad in unreadable(page) {
            tx.quarantine_record(PLACE, bad.case_id.as_ref(), bad.decision_id.as_deref(), bad.code).await?;
        }
        tx.keep_recorded(&kept).await?;
        if let Some(cursor) = &page.next_cursor {
            tx.set_meta(MetaName::DecisionsCursor, cursor).await?;
        }
        if !page.has_more {
            tx.lift_doubted(PLACE).await?;
            let now = page.server_time.unwrap_or_else(|| self.inner.clock.now());
            tx.set_meta(MetaName::DecisionsKnownMs, &now.timestamp_millis().to_string()).await?;
        }
        tx.commit().await
    }

    /// The feed is read anew: what comes again as it was stays set aside, whatever does not is lifted at the end.
    async fn doubt_what_was_set_aside(&self) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        tx.doubt_quarantine(PLACE).await?;
        tx.commit().await
    }
}

/// Somebody else's first answer, which whoever gives the second is not to know before (contract section 5).
fn is_hidden(recorded: &Recorded, person: &PersonId, device: &DeviceId) -> bool {
    let decision = &recorded.decision;
    let own = decision.reviewer_id == *person || decision.device_id.as_ref() == Some(device);
    decision.state == DecisionState::AwaitingSecond && !own
}

/// The records that cannot be read and do not come again, readable, further down the page.
fn unreadable(page: &DecisionPage) -> Vec<&BadRecord> {
    let mut read_later: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut bad = Vec::new();
    for record in page.decisions.iter().rev() {
        match record {
            DecisionRecord::Decision(recorded) => {
                let decision = &recorded.decision;
                read_later.insert((decision.case_id.as_str(), decision.decision_id.as_str()));
            }
            DecisionRecord::Bad(record) => {
                let named = record.case_id.as_ref().zip(record.decision_id.as_deref());
                if !named.is_some_and(|(case_id, id)| read_later.contains(&(case_id.as_str(), id))) {
                    bad.push(record);
                }
            }
        }
    }
    bad
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{Answer, StandingDecision};
    use crate::ids::CaseId;

    fn told(id: &str, state: DecisionState) -> Recorded {
        Recorded {
            decision: StandingDecision {
                decision_id: id.to_owned(),
                case_id: CaseId::new("cse_1"),
                decision: Answer::Approve,
                state,
                reviewer_id: PersonId::new("rev-17"),
                body_digest: String::new(),
                recorded_at: chrono::DateTime::UNIX_EPOCH,
                applied_at: None,
                resulting_outcome: None,
                request_id: None,
                words: None,
                device_id: Some(DeviceId::new("dev_1")),
                other: None,
            },
            reasons: Vec::new(),
            override_suspicion: false,
        }
    }

    fn page(records: Vec<DecisionRecord>) -> DecisionPage {
        DecisionPage { decisions: records, next_cursor: None, has_more: false, server_time: None }
    }

    fn read(id: &str) -> DecisionRecord {
        DecisionRecord::Decision(Box::new(told(id, DecisionState::Applied)))
    }

    fn bad(id: Option<&str>) -> DecisionRecord {
        let case_id = Some(CaseId::new("cse_1"));
        DecisionRecord::Bad(BadRecord { case_id, decision_id: id.map(str::to_owned), code: "wrong_type" })
    }

    #[test]
    fn only_its_own_coming_again_further_down_makes_a_decision_readable() {
        let set_aside = |records| {
            unreadable(&page(records)).iter().map(|bad| bad.decision_id.clone()).collect::<Vec<Option<String>>>()
        };
        let one = || Some("d-1".to_owned());
        assert!(set_aside(vec![bad(Some("d-1")), read("d-1")]).is_empty());
        assert_eq!(set_aside(vec![read("d-1"), bad(Some("d-1"))]), [one()], "what came last counts");
        assert_eq!(set_aside(vec![bad(Some("d-1")), read("d-2")]), [one()], "another decision of the case");
        assert_eq!(set_aside(vec![bad(None), read("d-1")]), [None], "nobody knows which it was");
    }

    #[test]
    fn a_first_answer_that_waits_is_hidden_from_everybody_but_whoever_gave_it() {
        let waits = told("d-1", DecisionState::AwaitingSecond);
        let (author, other) = (PersonId::new("rev-17"), PersonId::new("lead-02"));
        let (here, elsewhere) = (DeviceId::new("dev_1"), DeviceId::new("dev_2"));
        assert!(is_hidden(&waits, &other, &elsewhere));
        assert!(!is_hidden(&waits, &author, &elsewhere) && !is_hidden(&waits, &other, &here), "their own");
        assert!(!is_hidden(&told("d-1", DecisionState::Applied), &other, &elsewhere), "the second is there");
    }
}
