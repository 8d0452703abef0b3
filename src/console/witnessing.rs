//! The platform as the witness of this console's log: it is shown the newest checkpoint, and cosigns what continues the
//! last one it saw.
//!
//! Promises: after a round of syncing or sending that made the log grow, once after each start, and at least every quarter
//! of an hour, the newest checkpoint is shown; a file that was put back or rewritten is found by it, also where the mark
//! beside the keys was put back too, and is a broken log like any other (decisions 0023 and 0025). Nobody waits for the
//! witness: a platform that is away, is none, or errs changes nothing and warns nobody. Deliberately logs nothing: an
//! entry for each exchange would be a checkpoint to be shown.
use std::time::Duration;

use chrono::DateTime;
use second_look_verify::tree::is_consistent;
use second_look_verify::{Checkpoint, WitnessKey};

use super::{Changed, Console};
use crate::audit::witness::{SeenLast, judge};
use crate::audit::{LogFault, LogFaultCode};
use crate::platform::{PlatformError, SeenBefore, WitnessAnswer};
use crate::store::{Cosigned, Enrolled, LogToWitness, StoreError, StoreTx, encoded};

/// The newest checkpoint is shown at least this often while anything was added (reliability 1.2, B4).
pub(super) const WITNESS_AT_LEAST: Duration = Duration::from_secs(15 * 60);
/// Questions of one exchange: enrol, show, hear what was seen before, enrol anew, show again. Then the next round's.
const MOST_QUESTIONS: u32 = 6;

/// How one exchange ended short of a cosignature.
#[derive(Debug, thiserror::Error)]
enum Unwitnessed {
    #[error(transparent)]
    Platform(#[from] PlatformError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The witness's answer contradicts itself, or is signed by none that it named.
    #[error("the witness's answer cannot be believed")]
    Unbelievable,
}

/// What one question led to.
enum Step {
    /// Cosigned, or a broken log is followed by the next one.
    Done,
    /// Ask again, from so many entries.
    From(u64),
    /// Enrol, then ask again.
    Enrol,
}

impl Console {
    /// Shows the witness the newest checkpoint, if it has not seen it. One at a time; whoever comes meanwhile need not.
    pub(super) async fn witness_log(&self) {
        let Ok(_turn) = self.inner.witness_turn.try_lock() else { return };
        if !self.may_ask() {
            return;
        }
        let outcome = tokio::select! {
            biased;
            () = self.inner.stop.cancelled() => return,
            outcome = self.witness_newest() => outcome,
        };
        match outcome {
            Ok(()) => {}
            Err(Unwitnessed::Platform(cause)) => tracing::info!(error = %cause, "the log was not witnessed this time"),
            Err(cause @ (Unwitnessed::Store(_) | Unwitnessed::Unbelievable)) => {
                tracing::warn!(error = %cause, "the log was not witnessed");
            }
        }
    }

    /// The background work: whenever something asks for it, and now and then.
    pub(super) async fn keep_witnessing(&self) {
        loop {
            tokio::select! {
                () = self.inner.witness_wake.notified() => {}
                () = self.inner.clock.sleep(WITNESS_AT_LEAST) => {}
            }
            self.witness_log().await;
        }
    }

    /// The log may have grown: in a window the background work shows it, else this does.
    pub(super) async fn log_may_be_witnessed(&self) {
        if self.live().working {
            self.inner.witness_wake.notify_one();
        } else {
            self.witness_log().await;
        }
    }

    async fn witness_newest(&self) -> Result<(), Unwitnessed> {
        let Some(mut log) = self.log_to_witness().await? else { return Ok(()) };
        let mut enrolled = log.enrolled.clone();
        let mut from = enrolled.as_ref().map_or(0, |enrolled| believed(&log, enrolled));
        // Once after each start it is asked whatever it is believed to have seen: this may be an older file.
        if from == log.newest.size && self.live().witness_heard {
            return Ok(());
        }
        for _ in 0..MOST_QUESTIONS {
            let Some(known) = enrolled.clone() else {
                if self.earlier_is_broken(&log).await? {
                    return Ok(());
                }
                enrolled = Some(self.enrol_log(&log).await?);
                from = 0;
                continue;
            };
            match self.show(&log, &known, from).await? {
                Step::Done => {
                    self.live().witness_heard = true;
                    self.tell(Changed { status: true, ..Changed::default() });
                    return Ok(());
                }
                Step::From(seen) => {
                    // It may have grown while the witness was asked; one that follows it is shown the next time.
                    match self.log_to_witness().await? {
                        Some(now) if now.epoch == log.epoch => (log, from) = (now, seen),
                        _ => return Ok(()),
                    }
                }
                Step::Enrol => enrolled = None,
            }
        }
        Err(Unwitnessed::Unbelievable)
    }

    async fn log_to_witness(&self) -> Result<Option<LogToWitness>, StoreError> {
        let mut tx = self.inner.store.begin().await?;
        let log = tx.log_to_witness().await?;
        tx.rollback().await?;
        Ok(log)
    }

    async fn enrol_log(&self, log: &LogToWitness) -> Result<Enrolled, Unwitnessed> {
        let witness_key = self.inner.platform.enrol(&self.inner.device, &log.key.to_text()).await?;
        if WitnessKey::parse(&witness_key).is_err() {
            return Err(Unwitnessed::Unbelievable);
        }
        let mut tx = self.inner.store.begin().await?;
        tx.keep_enrolled(log.epoch, &witness_key).await?;
        tx.commit().await?;
        Ok(Enrolled { witness_key, cosigned: None })
    }

    /// Before a log is enrolled, the witness is asked what it saw of those before: once it knows this one, it says no more of
    /// them, and a file that was put back before this log began would not be noticed. True where a log follows this one.
    async fn earlier_is_broken(&self, log: &LogToWitness) -> Result<bool, Unwitnessed> {
        let mut tx = self.inner.store.begin().await?;
        let notes = tx.checkpoints_before(log).await?;
        tx.rollback().await?;
        for note in notes {
            let seen = match self.inner.platform.witness(&self.inner.device, 0, &note, &[]).await {
                Ok(WitnessAnswer::Differs(seen)) => seen,
                // It never knew that one.
                Ok(WitnessAnswer::NotEnrolled) => continue,
                Ok(_) | Err(PlatformError::Problem(_)) => return Ok(false),
                Err(cause) => return Err(cause.into()),
            };
            return match self.compare(0, &seen).await {
                Ok(step) => Ok(matches!(step, Step::Done)),
                Err(Unwitnessed::Unbelievable) => Ok(false),
                Err(cause) => Err(cause),
            };
        }
        Ok(false)
    }

    /// Shows the newest checkpoint as one that continues `from` entries.
    async fn show(&self, log: &LogToWitness, known: &Enrolled, from: u64) -> Result<Step, Unwitnessed> {
        let proof = self.proof(log, from).await?;
        match self.inner.platform.witness(&self.inner.device, from, &log.note, &encoded(&proof)).await? {
            WitnessAnswer::Cosigned(line) => self.keep(log, known, line).await.map(|()| Step::Done),
            WitnessAnswer::NotEnrolled => Ok(Step::Enrol),
            WitnessAnswer::Differs(seen) if seen.size == from && from == 0 => Err(Unwitnessed::Unbelievable),
            // It has forgotten what it saw.
            WitnessAnswer::Differs(SeenBefore { size: 0, .. }) => Ok(Step::From(0)),
            WitnessAnswer::Differs(seen) => self.compare(from, &seen).await,
            // What it saw is said only where the size differs: with 0 it always does.
            WitnessAnswer::ProofFailed if from > 0 => Ok(Step::From(0)),
            WitnessAnswer::ProofFailed => Err(Unwitnessed::Unbelievable),
        }
    }

    async fn proof(&self, log: &LogToWitness, from: u64) -> Result<Vec<second_look_verify::tree::Hash>, StoreError> {
        if from == 0 || from == log.newest.size {
            return Ok(Vec::new());
        }
        let mut tx = self.inner.store.begin().await?;
        let proof = tx.consistency(log, from).await?;
        tx.rollback().await?;
        Ok(proof)
    }

    /// Keeps a cosignature that is one.
    async fn keep(&self, log: &LogToWitness, known: &Enrolled, line: String) -> Result<(), Unwitnessed> {
        let key = WitnessKey::parse(&known.witness_key).map_err(|_why| Unwitnessed::Unbelievable)?;
        let at = key.seen_at(&line, &log.newest).and_then(|at| DateTime::from_timestamp(i64::try_from(at).ok()?, 0));
        let mut tx = self.inner.store.begin().await?;
        let Some(at) = at else {
            // Perhaps it signs with another key by now: it says so when it is asked anew.
            tx.forget_enrolled(log.epoch).await?;
            tx.commit().await?;
            return Err(Unwitnessed::Unbelievable);
        };
        let cosigned = Cosigned { size: log.newest.size, root: log.newest.root, line, at };
        tx.keep_cosigned(log.epoch, &cosigned).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The witness saw something else than was believed: an answer of it was lost, or this file was put back or rewritten.
    /// Judged by the log as it stands in the transaction that would break it, not as it stood when the witness was asked.
    async fn compare(&self, from: u64, seen: &SeenBefore) -> Result<Step, Unwitnessed> {
        let Some(note) = &seen.checkpoint else { return Err(Unwitnessed::Unbelievable) };
        // The place of the keys is slow: it is asked before the transaction.
        let kept = self.inner.vault.log_mark().await.known().map_or(0, |mark| mark.epoch);
        let mut tx = self.inner.store.begin().await?;
        let own = tx.own_checkpoint(note)?;
        let judged = judge_now(&mut tx, own.as_ref()).await?;
        let SeenLast::Broken(fault) = judged else {
            tx.rollback().await?;
            return match judged {
                // The same entries under the same size: the witness contradicts itself.
                SeenLast::Begins(size) if size != from => Ok(Step::From(size)),
                SeenLast::EarlierLog => Ok(Step::Enrol),
                _ => Err(Unwitnessed::Unbelievable),
            };
        };
        tracing::error!(code = fault.code.as_str(), "the witness saw another log; the next one begins");
        tx.follow_broken_log(fault, own.map_or(kept, |(number, _)| kept.max(number))).await?;
        tx.commit().await?;
        self.remember_log().await;
        Ok(Step::Done)
    }
}

/// What a checkpoint the witness shows says of the log as it stands now.
async fn judge_now(tx: &mut StoreTx, own: Option<&(u32, Checkpoint)>) -> Result<SeenLast, StoreError> {
    let (Some((number, said)), Some(log)) = (own, tx.log_to_witness().await?) else { return Ok(SeenLast::Unproven) };
    let earlier = if *number < log.epoch { Some(tx.earlier_log(*number, said.size).await?) } else { None };
    let judged = judge(Some((*number, said)), (log.epoch, log.first_seq, &log.newest), earlier);
    let SeenLast::Begins(size) = judged else { return Ok(judged) };
    let proof = match size == 0 || size == log.newest.size {
        true => Vec::new(),
        false => tx.consistency(&log, size).await?,
    };
    if is_consistent(size, &said.root, log.newest.size, &log.newest.root, &proof) {
        return Ok(judged);
    }
    Ok(SeenLast::Broken(LogFault { code: LogFaultCode::Forked, first_bad: None }))
}

/// So many entries the witness is believed to have seen: those under a cosignature that is its.
fn believed(log: &LogToWitness, enrolled: &Enrolled) -> u64 {
    let Some(cosigned) = &enrolled.cosigned else { return 0 };
    let said = Checkpoint { origin: log.newest.origin.clone(), size: cosigned.size, root: cosigned.root };
    let key = WitnessKey::parse(&enrolled.witness_key);
    let held = key.is_ok_and(|key| key.seen_at(&cosigned.line, &said).is_some()) && cosigned.size <= log.newest.size;
    if held { cosigned.size } else { 0 }
}
