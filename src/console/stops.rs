//! What keeps every decision from being made here for a while: too much that waits to be sent (reliability B12), and a disk
//! that is nearly full (B14).
//!
//! Promises: the form says so before anybody has written an answer, with what helps; the open case is told within seconds
//! when it begins and when it is over; and saving refuses it whatever asks.
use super::{AppError, Changed, Console};
use crate::case::form::Blocked;
use crate::ids::CaseId;
use crate::queue::pack_limits::{Stop, Waiting};
use crate::store::StoreError;

impl Console {
    /// What keeps decisions from being made, in the order in which saving asks. It is asked each time.
    pub(super) fn stop_of_deciding(&self, waiting: Waiting) -> Option<Blocked> {
        let by_outbox = waiting.stop(self.inner.clock.now()).map(|stop| match stop {
            Stop::TooMany => Blocked::OutboxFull,
            Stop::TooLong => Blocked::OutboxTooOld,
        });
        by_outbox.or_else(|| self.disk_is_nearly_full().then_some(Blocked::DiskNearlyFull))
    }

    /// Refuses a decision where nothing is decided for a while; nothing was written then.
    pub(super) async fn refuse_when_nothing_is_decided(&self) -> Result<(), AppError> {
        self.refuse_when_too_much_waits().await?;
        self.refuse_when_the_disk_is_nearly_full()
    }

    /// Remembers how the open case was shown.
    pub(super) fn note_shown_stop(&self, case_id: &CaseId, stop: Option<Blocked>) {
        let mut live = self.live();
        if live.open_case.as_ref() == Some(case_id) {
            live.shown_stop = stop;
        }
    }

    /// The open case is shown otherwise since such a stop began or ended: the screen learns of it now.
    pub(super) async fn tell_of_stop(&self) -> Result<(), StoreError> {
        let is_open = self.live().open_case.is_some();
        if !is_open {
            return Ok(());
        }
        let mut tx = self.inner.store.begin().await?;
        let waiting = tx.waiting().await?;
        tx.rollback().await?;
        let stop = self.stop_of_deciding(waiting);
        let open = {
            let mut live = self.live();
            let told = std::mem::replace(&mut live.shown_stop, stop);
            live.open_case.clone().filter(|_| told != stop)
        };
        if let Some(open) = open {
            self.tell(Changed { cases: vec![open], ..Changed::default() });
        }
        Ok(())
    }
}
