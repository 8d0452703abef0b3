//! How a console ends: closed by the program, or locked because the person went away (DESIGN section 11).
//!
//! Both leave nothing behind: no worker, no open file, no key, no token. A lock lets the outbox finish first what is due,
//! is written into the log, and answers every later command with `locked`; unlocking is opening the profile again. A close
//! ends the erasure epoch first where one is owed (decision 0032), within seconds; a lock leaves that to the next start.
//! Both may be called at any time, together, and again: whoever comes second waits for the first and finds it done.
use std::sync::PoisonError;
use std::time::Duration;

use super::inner::{Inner, Live};
use super::session::waiting;
use super::{AppError, Changed, Console};
use crate::access::profile::Profile;
use crate::audit::Event;
use crate::clock::rfc3339;
use crate::ids::CaseId;
use crate::store::{End, MetaName, StoreError};

/// How long a lock that has nothing to send waits for a renewal of the tokens: long enough for one that is about to be answered.
/// A lost one costs a sign-in, and is not worth keys in memory (decision 0031).
const RENEWAL_ALONE: Duration = Duration::from_millis(300);

/// A console that is dropped without having ended waits for nothing, and leaves nothing under way: a renewal that went on
/// by itself would use up the refresh token that the next console finds.
impl Drop for Inner {
    fn drop(&mut self) {
        self.stop.cancel();
        self.stop_sending.cancel();
        self.platform.shut();
        self.vault.shut();
        self.decoder.stop();
    }
}

impl Console {
    /// Stops the workers, waits for what they are doing, closes the file and lets go of the profile. What was being sent
    /// is read back at the next start.
    ///
    /// # Errors
    /// When the disk refuses; everything is closed all the same.
    pub async fn close(&self) -> Result<(), AppError> {
        self.stop_all_but_sending();
        self.inner.stop_sending.cancel();
        self.end().await
    }

    /// Locks the profile: commands are refused at once, syncing and claiming stop, the outbox gets
    /// [`Limits::lock_grace`](crate::platform::Limits::lock_grace) for what is due, then everything is closed, and keys
    /// and tokens are gone from memory. Gives the number of decisions that wait; more must not be shown.
    ///
    /// Dropped half way, it has refused commands and not yet forgotten the keys: call it, or [`Self::close`], again.
    ///
    /// # Errors
    /// When the disk refuses; it is locked all the same.
    pub async fn lock(&self) -> Result<u32, AppError> {
        {
            let mut live = self.live();
            (live.locked, live.replay) = (true, None);
        }
        self.tell(Changed { status: true, ..Changed::default() });
        self.stop_all_but_sending();
        tokio::select! {
            biased;
            () = self.inner.stop_sending.cancelled() => {}
            () = self.inner.clock.sleep(self.inner.platform.limits().lock_grace) => {}
            () = self.send_the_last() => {}
        }
        self.inner.stop_sending.cancel();
        self.end().await?;
        Ok(self.live().waiting_at_end)
    }

    /// The case on the table.
    pub fn open_case_id(&self) -> Option<CaseId> {
        self.live().open_case.clone()
    }

    /// Whether a key, a token or another secret of the profile is in this console's memory: not any more, once it has
    /// ended.
    pub async fn holds_secrets(&self) -> bool {
        self.inner.store.holds_keys().await || self.inner.vault.is_open() || self.inner.platform.holds_tokens().await
    }

    fn stop_all_but_sending(&self) {
        self.cancel_sign_in();
        self.inner.stop.cancel();
    }

    /// Everything that is due, and the renewal of a token that is under way: cut off, it would cost a sign-in. Where nothing
    /// was due, it is cut off soon.
    async fn send_the_last(&self) {
        let mut tried = Vec::new();
        let mut was_due = false;
        let stopped = self.live().outbox_stopped;
        while self.may_ask() && !stopped {
            match self.deliver_round(&mut tried).await {
                Ok(round) => {
                    was_due |= !round.delivered.is_empty();
                    if round.delivered.is_empty() || round.offline || round.sign_in_needed {
                        break;
                    }
                }
                Err(cause) => {
                    tracing::warn!(error = %cause, "the outbox could not go on before the lock");
                    break;
                }
            }
        }
        if was_due {
            self.inner.platform.quiet().await;
            return;
        }
        tokio::select! {
            biased;
            () = self.inner.platform.quiet() => {}
            () = self.inner.clock.sleep(RENEWAL_ALONE) => self.inner.platform.shut(),
        }
    }

    /// What closing and locking have in common. Each step does nothing where it was done before.
    async fn end(&self) -> Result<(), AppError> {
        let _turn = self.inner.end_turn.lock().await;
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.tokens_settled().await;
        self.inner.platform.shut();
        self.inner.decoder.stop();
        self.forget_prepared();
        let end = if self.live().locked { End::Locked } else { End::Closed };
        if end == End::Closed {
            self.end_epoch_before_closing().await;
        }
        if self.live().mark_kept.is_none() {
            // Before the last that is written, so that the file knows of it.
            self.log_remembered().await;
        }
        let noted = match self.note_end(end).await {
            Err(StoreError::Closed | StoreError::Locked) => Ok(()),
            noted => noted,
        };
        let closed = self.inner.store.end(end).await;
        self.log_remembered().await;
        // Tokens that came in time are on their way to the vault; one that does not answer is not waited for.
        self.tokens_settled().await;
        self.inner.vault.shut();
        self.inner.platform.drop_tokens().await;
        let profile = self.inner.profile.lock().unwrap_or_else(PoisonError::into_inner).take();
        let released = profile.map_or(Ok(()), Profile::close);
        if end == End::Locked {
            self.forget();
        }
        noted?;
        closed?;
        Ok(released?)
    }

    /// No renewal is under way any more, or it has had its time.
    async fn tokens_settled(&self) {
        tokio::select! {
            biased;
            () = self.inner.platform.quiet() => {}
            () = self.inner.clock.sleep(self.inner.platform.limits().end_grace) => {}
        }
    }

    /// How far the log is lies beside the keys, or the place of the keys has had its time.
    async fn log_remembered(&self) {
        tokio::select! {
            biased;
            () = self.remember_log() => {}
            () = self.inner.clock.sleep(self.inner.platform.limits().end_grace) => {}
        }
    }

    /// The last that is written. What was on the wire has an unknown outcome and waits.
    async fn note_end(&self, end: End) -> Result<(), StoreError> {
        let mut tx = self.inner.store.begin().await?;
        tx.settle_interrupted().await?;
        let waiting = waiting(&mut tx).await?;
        if end == End::Locked {
            tx.log(Event::new("locked").with("waiting", waiting)).await?;
            // Whoever opens it next unlocks it, and the log says so.
            tx.set_meta(MetaName::LockedAt, &rfc3339(self.inner.clock.now())).await?;
        }
        tx.set_meta(MetaName::ClosedInOrder, "1").await?;
        if self.live().mark_kept.is_some() {
            tx.set_meta(MetaName::LogMarkKept, "1").await?;
        }
        self.live().waiting_at_end = waiting;
        tx.commit_and_close(end).await
    }

    /// Who worked, and on what, is nobody's business any more.
    fn forget(&self) {
        let mut live = self.live();
        let (locked, waiting_at_end) = (live.locked, live.waiting_at_end);
        *live = Live { locked, waiting_at_end, ..Live::default() };
    }
}
