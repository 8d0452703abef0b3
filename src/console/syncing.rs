//! Syncing on demand, and the platform's policy beside it.
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::case::CaseState;
use crate::decision::policy::SecondPerson;
use crate::decision::{DecisionState, Policy};
use crate::platform::{PlatformError, ReadBack};
use crate::store::MetaName;
use crate::sync::{SyncError, SyncReport};

impl Console {
    /// Runs one round of syncing now.
    ///
    /// # Errors
    /// When nobody is signed in, the platform cannot be asked, or the store fails. What came before stays.
    pub async fn sync_once(&self) -> Result<SyncReport, AppError> {
        self.person_for(Command::Sync)?;
        tokio::select! {
            biased;
            () = self.inner.stop.cancelled() => Err(self.stopped()),
            round = self.whole_round() => {
                let report = round?;
                self.end_epoch_if_owed().await;
                Ok(report)
            }
        }
    }

    /// A round, and the feed of everybody's decisions to its end for whoever reads the ledger.
    async fn whole_round(&self) -> Result<SyncReport, SyncError> {
        let report = self.sync_round().await?;
        match self.pull_decisions(None).await {
            Err(SyncError::Store(cause)) => Err(cause.into()),
            // The cases are here; the ledger says up to when it knows the feed.
            Err(cause) => {
                tracing::warn!(error = %cause, "the feed of decisions could not be read to its end");
                Ok(report)
            }
            Ok(_) => Ok(report),
        }
    }

    /// Asks the background worker for a round.
    pub fn sync_now(&self) {
        self.inner.sync_wake.notify_one();
    }

    pub(super) async fn sync_round(&self) -> Result<SyncReport, SyncError> {
        let _turn = self.inner.sync_turn.lock().await;
        if self.live().sign_in_ended {
            return Err(PlatformError::SignInNeeded.into());
        }
        {
            let mut live = self.live();
            live.syncing = true;
            live.sync_done = 0;
        }
        self.tell(Changed { status: true, ..Changed::default() });
        let round = self
            .syncing()
            .run(|cases| {
                let touched = u32::try_from(cases.len()).unwrap_or(u32::MAX);
                let mut live = self.live();
                live.sync_done = live.sync_done.saturating_add(touched);
                drop(live);
                let cases = cases.to_vec();
                self.tell(Changed { queue: !cases.is_empty(), status: true, cases, ..Changed::default() });
            })
            .await;
        self.live().syncing = false;
        self.tell(Changed { status: true, queue: true, ..Changed::default() });
        // Also after a round that ended early: what it had brought by then counts.
        if self.drop_stale_previews().await.is_err() {
            self.forget_prepared();
        }
        if round.is_ok() {
            self.refresh_policy().await?;
            self.note_standing().await?;
            self.log_may_be_witnessed().await;
        }
        round
    }

    /// Somebody else has decided the case the person is working on: their decision is read back, so that it can be shown
    /// beside what the person had begun.
    async fn note_standing(&self) -> Result<(), crate::store::StoreError> {
        let open = {
            let live = self.live();
            live.open_case.clone().filter(|_| live.held_open && live.standing.is_none())
        };
        let Some(open) = open else { return Ok(()) };
        let mut tx = self.inner.store.begin().await?;
        let case = tx.case(&open).await?;
        tx.rollback().await?;
        // A first answer that waits for a second is no decision that stands, and may be hidden from whoever gives the second.
        let waits = [CaseState::Pending, CaseState::AwaitingSecond];
        let elsewhere = case.is_some_and(|case| case.entry_state.is_none() && !waits.contains(&case.summary.state));
        if !elsewhere {
            return Ok(());
        }
        // A read-back that fails is tried again with the next round.
        if let Ok(ReadBack::Standing(decision)) = self.inner.platform.read_decision(&open).await
            && decision.state != DecisionState::AwaitingSecond
        {
            {
                let mut live = self.live();
                // The person went on while it was read: what lies there now has a place of its own.
                if live.open_case.as_ref() != Some(&open) {
                    return Ok(());
                }
                live.standing = Some((open.clone(), *decision));
            }
            self.tell(Changed { cases: vec![open], ..Changed::default() });
        }
        Ok(())
    }

    /// The policy is asked for with every round; when it cannot be had, the last one stands.
    async fn refresh_policy(&self) -> Result<(), crate::store::StoreError> {
        let Ok(wire) = self.inner.platform.policy().await else { return Ok(()) };
        let policy = Policy {
            version: wire.version,
            customer_facing_reasons: wire.customer_facing_reasons,
            second_person: SecondPerson {
                approve_over_suspicion: wire.second_person_over_suspicion,
                blind: wire.blind,
            },
            max_comment_length: u32::try_from(wire.max_comment_length).unwrap_or(u32::MAX),
        };
        if policy == self.policy_now() {
            return Ok(());
        }
        let text = serde_json::to_string(&policy).map_err(crate::store::StoreError::NotCanonical)?;
        let mut tx = self.inner.store.begin().await?;
        tx.set_meta(MetaName::Policy, &text).await?;
        if policy.second_person.blind && !self.policy_now().second_person.blind {
            let person = self.live().person.clone();
            if let Some(person) = person {
                tx.forget_waiting(&person.person_id).await?;
            }
        }
        tx.log(crate::audit::Event::new("policy_changed").with("policy", text)).await?;
        tx.commit().await?;
        *self.inner.policy.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = policy;
        Ok(())
    }
}
