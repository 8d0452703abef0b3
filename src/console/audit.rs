//! The console's own log: looked at when the profile opens, blocked on when it is broken, exported for whoever checks it.
//!
//! Promises: a log that does not hold, or is older than what lies beside the keys, is followed by the next one at once, so
//! that nothing is ever signed over bytes known to be wrong; no decision is saved until a lead has taken note (DESIGN 11,
//! decision 0023). Everything else goes on: what was decided is sent, cases can be read, drafts written.
use std::time::Duration;

use second_look_verify::file::Line;
use serde::Serialize;

use super::fresh::Before;
use super::vault::{KeptMark, KeyVault};
use super::{AppError, Changed, Console, WitnessedView};
use crate::access::roles::Command;
use crate::audit::{Event, LogFault, LogFaultCode};
use crate::ledger::verdicts::LookedAt;
use crate::store::{BrokenLog, LogDepth, LogPage, MetaName, Store, StoreError};

/// What is remembered beside the keys may stay behind the log for so long: the key place is slow, and is written to once
/// for many entries.
const REMEMBER_AFTER: Duration = Duration::from_secs(2);

/// How the log stands, for whoever asked for a whole look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogChecked {
    /// Which log of this console, from 1.
    pub epoch: u32,
    /// Its entries; every one was looked at.
    pub entries: u64,
    /// The log before this one was found broken, and no lead has taken note yet.
    pub broken: Option<AppError>,
    /// Up to which entry the platform, as the witness, saw it; none before the first time.
    pub witnessed: Option<WitnessedView>,
}

/// An export under way.
pub struct LogExport {
    console: Console,
    head: Option<Line>,
    page: LogPage,
}

impl Console {
    /// Looks at every entry, every root and every signature of the log.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read. A broken log is no error: the answer says so.
    pub async fn check_log(&self) -> Result<LogChecked, AppError> {
        self.person_for(Command::OpenCase)?;
        let found = self.look_again(LogDepth::Whole).await?;
        let mut tx = self.inner.store.begin().await?;
        let broken = tx.broken_log().await?;
        let witnessed = tx.witnessed_up_to().await?;
        tx.rollback().await?;
        Ok(LogChecked {
            epoch: found.epoch,
            entries: found.entries,
            broken: broken.and_then(unacknowledged),
            witnessed: witnessed.map(WitnessedView::from),
        })
    }

    /// A lead takes note that the log was broken; decisions can be saved again. The note is an entry of the log.
    ///
    /// # Errors
    /// When the person is no lead, or the file cannot be written. It is no error when there is nothing to take note of.
    pub async fn acknowledge_log(&self) -> Result<(), AppError> {
        self.person_for(Command::AcknowledgeLog)?;
        let mut tx = self.inner.store.begin().await?;
        if tx.acknowledge_broken_log().await? {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        self.tell(Changed { status: true, ..Changed::default() });
        Ok(())
    }

    /// Begins an export of the log up to now; that somebody took it out, and what for, is its last entry.
    ///
    /// # Errors
    /// When the person may not, has not signed in just now, or has not said what for in 3 to 200 characters; when the file
    /// cannot be read or written.
    pub async fn export_log(&self, purpose: &str) -> Result<LogExport, AppError> {
        let person = self.person_for(Command::ExportLog)?;
        self.require_fresh(&person, Before::Leaving)?;
        let purpose = self.purpose(purpose)?;
        let mut tx = self.inner.store.begin().await?;
        tx.log(Event::new("log_exported").with("purpose", purpose)).await?;
        tx.commit().await?;
        let mut tx = self.inner.store.begin().await?;
        let (head, page) = tx.begin_log_export().await?;
        tx.rollback().await?;
        Ok(LogExport { console: self.clone(), head: Some(head), page })
    }

    /// Keeps beside the keys how far the log is, now and then.
    pub(super) async fn keep_remembering_log(&self) {
        let mut growth = self.inner.store.log_growth();
        while growth.changed().await.is_ok() {
            self.inner.clock.sleep(REMEMBER_AFTER).await;
            let silent = self.live().unremembered == Some(Unremembered::Silent);
            if silent && let Err(cause) = self.look_again(LogDepth::Head).await {
                tracing::warn!(error = %cause, "the log could not be compared with what lies beside the keys");
            }
            self.remember_log().await;
        }
    }

    /// Keeps it now. What cannot be kept is kept next time: the mark only ever stays behind. What lies there and could not
    /// be read is not written over: it may say that this file is an older one.
    pub(super) async fn remember_log(&self) {
        if self.live().unremembered == Some(Unremembered::Silent) {
            return;
        }
        let mark = *self.inner.store.log_growth().borrow();
        let Some(mark) = mark.filter(|mark| self.live().mark_kept != Some(*mark)) else { return };
        match self.inner.vault.keep_log_mark(mark).await {
            Ok(()) => self.live().mark_kept = Some(mark),
            Err(_) => tracing::warn!("how far the log is could not be kept beside the keys"),
        }
    }

    /// A whole look in the background.
    pub(super) async fn check_whole_log(&self) -> Result<(), StoreError> {
        self.look_again(LogDepth::Whole).await.map(|_| ())
    }

    async fn look_again(&self, depth: LogDepth) -> Result<Looked, StoreError> {
        let looked = look(&self.inner.store, &self.inner.vault, depth).await?;
        {
            let mut live = self.live();
            // That what lay there was no mark, or was gone, stays said: it is written anew by now.
            if !live.unremembered.is_some_and(Unremembered::is_written_anew) {
                live.unremembered = looked.unremembered;
            }
        }
        self.tell(Changed { status: true, ..Changed::default() });
        Ok(looked)
    }
}

impl LogExport {
    /// The next lines of the file, none at the end. Decisions come in between.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn next_lines(&mut self) -> Result<Option<String>, AppError> {
        let lines = match self.head.take() {
            Some(head) => vec![head],
            None => {
                let mut tx = self.console.inner.store.begin().await?;
                let lines = tx.log_export_page(&mut self.page).await?;
                tx.rollback().await?;
                lines
            }
        };
        let mut text = String::new();
        for line in &lines {
            text.push_str(&line.write().map_err(StoreError::NotCanonical)?);
            text.push('\n');
        }
        Ok((!lines.is_empty()).then_some(text))
    }
}

/// Why the log could not be compared with what lies beside the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unremembered {
    /// The place does not answer.
    Silent,
    /// What lay there could not be read.
    Garbled,
    /// What lay there is gone.
    Gone,
}

impl Unremembered {
    const fn is_written_anew(self) -> bool {
        matches!(self, Self::Garbled | Self::Gone)
    }
}

/// What a look found.
struct Looked {
    /// The log that was looked at.
    epoch: u32,
    entries: u64,
    unremembered: Option<Unremembered>,
}

/// The look before anything is shown: the newest checkpoint, and every entry since what is remembered beside the keys.
/// Says why nothing is, where that is no answer.
pub(super) async fn first_look(store: &Store, vault: &KeyVault) -> Result<Option<Unremembered>, StoreError> {
    look(store, vault, LogDepth::Head).await.map(|looked| looked.unremembered)
}

/// Looks, and begins the next log where this one does not hold.
async fn look(store: &Store, vault: &KeyVault, depth: LogDepth) -> Result<Looked, StoreError> {
    let kept = vault.log_mark().await;
    let was_kept = was_kept(store, kept).await?;
    let unremembered = match kept {
        KeptMark::Absent if was_kept => Some(Unremembered::Gone),
        KeptMark::Known(_) | KeptMark::Absent => None,
        KeptMark::Silent => Some(Unremembered::Silent),
        KeptMark::Garbled => Some(Unremembered::Garbled),
    };
    let mark = kept.known();
    let found = store.check_log(mark, depth).await?;
    let looked = Looked { epoch: found.epoch, entries: found.entries, unremembered };
    if let Some(fault) = found.fault
        && !follow(store, found.epoch, fault, mark.map_or(0, |mark| mark.epoch)).await?
    {
        return Ok(looked);
    }
    let anew = unremembered.is_some_and(Unremembered::is_written_anew);
    if anew {
        let mut tx = store.begin().await?;
        tx.log(Event::new("log_mark_unreadable")).await?;
        tx.commit().await?;
    }
    if found.fault.is_none() && depth == LogDepth::Whole {
        let at = LookedAt { log: found.epoch, entries: found.entries, at: store.clock().now() };
        let mut tx = store.begin().await?;
        tx.set_meta(MetaName::LogLooked, &serde_json::to_string(&at).map_err(StoreError::NotCanonical)?).await?;
        tx.commit().await?;
    }
    if (found.fault.is_some() && kept != KeptMark::Silent) || anew {
        // At once: were the next start to find the old mark, it would find a file older than that.
        let mark = *store.log_growth().borrow();
        if let Some(mark) = mark
            && vault.keep_log_mark(mark).await.is_err()
        {
            tracing::warn!("how far the log is could not be kept beside the keys");
        }
    }
    Ok(looked)
}

/// Whether a mark was kept before, as the file itself knows: a place that holds none has lost it then.
async fn was_kept(store: &Store, now: KeptMark) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let known = tx.meta(MetaName::LogMarkKept).await?.is_some();
    if known || now.known().is_none() {
        tx.rollback().await?;
        return Ok(known);
    }
    tx.set_meta(MetaName::LogMarkKept, "1").await?;
    tx.commit().await?;
    Ok(true)
}

/// Begins the log that follows this one. False where somebody found the same and begun it; a lead may have taken note since.
async fn follow(store: &Store, epoch: u32, fault: LogFault, known: u32) -> Result<bool, StoreError> {
    tracing::error!(code = fault.code.as_str(), "the log does not hold; the next one begins");
    let mut tx = store.begin().await?;
    if tx.newest_log().await? != epoch {
        tx.rollback().await?;
        return Ok(false);
    }
    tx.follow_broken_log(fault, known).await?;
    tx.commit().await?;
    Ok(true)
}

/// What is said where the log could not be compared with what lies beside the keys.
pub(super) fn not_remembered(why: Unremembered) -> AppError {
    let (message, action) = match why {
        Unremembered::Silent => (
            "The place of the keys does not say how far the record of what happened here was. An older file in its place would \
             not be noticed.",
            "Unlock the keychain, or start Second Look again. Work goes on meanwhile.",
        ),
        Unremembered::Garbled => (
            "What lay beside the keys about the record of what happened here could not be read. An older file in its place was \
             not noticed at this start.",
            "Tell a lead. It was written anew, and work goes on.",
        ),
        Unremembered::Gone => (
            "What lay beside the keys about the record of what happened here is gone. An older file in its place was not noticed \
             at this start.",
            "Tell a lead. It was written anew, and work goes on.",
        ),
    };
    AppError::new("log_mark_unreadable", message, Some(action))
}

/// What is shown while a broken log waits for a lead.
pub(super) fn unacknowledged(broken: BrokenLog) -> Option<AppError> {
    (!broken.acknowledged).then(|| log_broken(broken))
}

/// The words for a broken log: what is known of it, and what is not said.
pub(super) fn log_broken(broken: BrokenLog) -> AppError {
    let what = match broken.code {
        LogFaultCode::Altered => "An entry is not as it was signed.",
        LogFaultCode::OutOfOrder => "Entries are missing or stand in another order.",
        LogFaultCode::BadSignature => "A checkpoint does not carry this console's signature.",
        LogFaultCode::UnsignedTail => "Its last entries were never signed.",
        LogFaultCode::KeyChanged => "It was signed with another key than this profile's.",
        LogFaultCode::RolledBack => "It is shorter than it was: an older file was put back, or its end was cut off.",
        LogFaultCode::Forked => "It is not the log that is remembered outside this file.",
    };
    let place = broken.first_bad.map(|seq| format!(" The first bad entry is {seq}.")).unwrap_or_default();
    let entry = broken.first_bad.map(|seq| ("entry", seq.to_string()));
    AppError::new(
        "log_broken",
        format!(
            "The record of what happened here does not hold. {what}{place} Nothing new is decided until a lead takes note."
        ),
        Some("Ask a lead to look at it and take note. What was decided is still sent, and cases can be read."),
    )
    .naming([("why", broken.code.as_str().to_owned())])
    .naming(entry)
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
