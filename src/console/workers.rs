//! The background work of a window: syncing, sending, tending claims. The command line runs none of it.
use std::time::Duration;

use chrono::TimeDelta;

use super::recorded::SOME_PAGES;
use super::{AppError, Changed, Console};
use crate::store::{MetaName, StoreError};

/// Between two rounds of syncing.
const SYNC_EVERY: Duration = Duration::from_secs(15);
/// Between two rounds while the platform cannot be reached.
const SYNC_OFFLINE: Duration = Duration::from_secs(5);
/// Between two looks at our claims.
const TEND_EVERY: Duration = Duration::from_secs(5);
/// A look at every page comes this long after the start, so that the first screen is not kept waiting.
const CHECK_AFTER: Duration = Duration::from_secs(10);
/// Every page is looked at at least this often, and after every end that was not in order.
const CHECK_EVERY: TimeDelta = TimeDelta::days(7);
/// The outbox looks at the file again after this even when nothing is due.
const OUTBOX_IDLE: Duration = Duration::from_secs(30);

impl Console {
    /// Starts the background work.
    pub fn start(&self) {
        self.live().working = true;
        self.inner.decoder.stay_ahead();
        for task in [
            Task::Sync,
            Task::Outbox,
            Task::Claims,
            Task::Check,
            Task::Index,
            Task::Log,
            Task::Witness,
            Task::Retention,
        ] {
            let console = self.clone();
            self.inner.tasks.spawn(async move {
                let stop = match task {
                    // A lock lets it finish what is due.
                    Task::Outbox => &console.inner.stop_sending,
                    Task::Sync
                    | Task::Claims
                    | Task::Check
                    | Task::Index
                    | Task::Log
                    | Task::Witness
                    | Task::Retention => &console.inner.stop,
                };
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = console.work(task) => {}
                }
            });
        }
    }

    async fn work(&self, task: Task) {
        match task {
            Task::Sync => self.keep_syncing().await,
            Task::Outbox => self.keep_sending().await,
            Task::Claims => self.keep_tending().await,
            Task::Check => self.check_pages().await,
            Task::Index => self.keep_indexing().await,
            Task::Log => self.keep_remembering_log().await,
            Task::Witness => self.keep_witnessing().await,
            Task::Retention => self.keep_sweeping().await,
        }
    }

    async fn keep_syncing(&self) {
        loop {
            if self.may_ask()
                && let Err(cause) = self.sync_round().await
            {
                tracing::warn!(error = %cause, "a round of syncing ended early");
            }
            if self.may_ask() {
                match self.pull_decisions(Some(SOME_PAGES)).await {
                    Ok(true) => continue,
                    Ok(false) => {}
                    Err(cause) => tracing::warn!(error = %cause, "the feed of decisions could not be read to its end"),
                }
            }
            self.end_epoch_now_and_then().await;
            let pause = if self.live().offline.is_some() { SYNC_OFFLINE } else { SYNC_EVERY };
            tokio::select! {
                () = self.inner.sync_wake.notified() => {}
                () = self.inner.clock.sleep(pause) => {}
            }
        }
    }

    async fn keep_sending(&self) {
        loop {
            let pause = match self.send_round().await {
                Ok(pause) => pause,
                Err(cause) => {
                    if cause.stops_the_outbox() {
                        tracing::error!(error = %cause, "an invariant broke; the outbox has stopped");
                        let told = AppError::new(
                            "outbox_stopped",
                            "The outbox found its records contradicting themselves and has stopped. Nothing was sent.",
                            Some("Tell support. Decisions already confirmed are safe; do not delete the profile."),
                        );
                        {
                            let mut live = self.live();
                            (live.outbox_stopped, live.stopped) = (true, Some(told));
                        }
                        self.tell(Changed { status: true, ..Changed::default() });
                        return;
                    }
                    tracing::warn!(error = %cause, "the outbox could not read or write; it tries again");
                    SYNC_OFFLINE
                }
            };
            tokio::select! {
                () = self.inner.outbox_wake.notified() => {}
                () = self.inner.clock.sleep(pause) => {}
            }
        }
    }

    /// One round, and how long to wait for the next.
    async fn send_round(&self) -> Result<Duration, StoreError> {
        // What could not be written or deleted before.
        self.keep_recovery().await;
        if !self.may_ask() {
            return Ok(OUTBOX_IDLE);
        }
        let round = self.deliver_round(&mut Vec::new()).await?;
        if round.offline || round.sign_in_needed {
            return Ok(SYNC_OFFLINE);
        }
        let due = self.delivery().next_due().await?;
        let until = due.map(|due| (due - self.inner.clock.steady()).to_std().unwrap_or(Duration::ZERO));
        Ok(until.unwrap_or(OUTBOX_IDLE).min(OUTBOX_IDLE))
    }

    async fn keep_tending(&self) {
        loop {
            self.inner.clock.sleep(TEND_EVERY).await;
            if let Err(cause) = self.tell_of_stop().await {
                tracing::warn!(error = %cause, "what keeps decisions from being made could not be read");
            }
            if !self.may_ask() {
                continue;
            }
            let open = self.live().open_case.clone();
            match self.claims().tend(open.as_ref()).await {
                Ok(cases) if !cases.is_empty() => self.tell(Changed { queue: true, cases, ..Changed::default() }),
                Ok(_) => {}
                Err(cause) => tracing::warn!(error = %cause, "claims could not be tended"),
            }
            if let Err(cause) = self.tell_of_a_lapse().await {
                tracing::warn!(error = %cause, "the claim of the open case could not be read");
            }
        }
    }
}

impl Console {
    /// The claim of the open case ran out while it was open: the screen learns of it now, with or without a network.
    async fn tell_of_a_lapse(&self) -> Result<(), StoreError> {
        let open = {
            let live = self.live();
            live.open_case.clone().filter(|_| live.holds_open)
        };
        let Some(open) = open else { return Ok(()) };
        let now = self.inner.clock.now();
        let mut tx = self.inner.store.begin().await?;
        let claim = tx.claim(&open).await?;
        tx.rollback().await?;
        if claim.is_none_or(|claim| claim.left_at(now) == TimeDelta::zero()) {
            self.live().holds_open = false;
            self.tell(Changed { queue: true, cases: vec![open], ..Changed::default() });
        }
        Ok(())
    }

    async fn check_pages(&self) {
        self.inner.clock.sleep(CHECK_AFTER).await;
        match self.check_if_due().await {
            Ok(()) => {}
            Err(cause @ StoreError::DatabaseDamaged { .. }) => {
                tracing::error!(error = %cause, "the check of the file found damage");
                self.live().stopped = Some(cause.into());
                self.tell(Changed { status: true, ..Changed::default() });
            }
            Err(cause) => tracing::warn!(error = %cause, "the file could not be checked"),
        }
    }

    async fn check_if_due(&self) -> Result<(), StoreError> {
        let now = self.inner.clock.now();
        let mut tx = self.inner.store.begin().await?;
        let last = tx.meta_number(MetaName::CheckedMs).await?.and_then(chrono::DateTime::from_timestamp_millis);
        tx.rollback().await?;
        let recent = last.is_some_and(|last| now - last < CHECK_EVERY && last <= now);
        if recent && self.inner.ended_in_order {
            return Ok(());
        }
        self.inner.store.check().await?;
        self.check_whole_log().await?;
        let mut tx = self.inner.store.begin().await?;
        tx.set_meta(MetaName::CheckedMs, &now.timestamp_millis().to_string()).await?;
        tx.commit().await
    }
}

#[derive(Clone, Copy)]
enum Task {
    Sync,
    Outbox,
    Claims,
    Check,
    Index,
    Log,
    Witness,
    Retention,
}
