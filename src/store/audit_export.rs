//! The log as lines for whoever checks it elsewhere (`docs/audit-log.md`): entries hold commitments only, so that nothing
//! personal goes along.
use std::collections::BTreeMap;

use second_look_verify::file::Line;
use second_look_verify::{Checkpoint, LogKey};
use sqlx::Row;

use super::audit_tree::{hash, whole};
use super::{StoreError, StoreTx};

const EPOCHS: &str = "SELECT epoch, first_seq, origin, public_key, link FROM audit_epochs ORDER BY epoch";
const ROWS: &str = "SELECT seq, bytes, root, signature FROM audit WHERE seq >= ?1 AND seq < ?2 ORDER BY seq LIMIT 256";
const HOW_MANY: &str = "SELECT count(*) AS entries FROM audit WHERE seq < ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[EPOCHS, ROWS, HOW_MANY];

/// A checkpoint is told behind so many entries, at the end of a transaction, and behind the last entry of a log. The kept
/// roots between them name the first bad entry; the signature that counts is the last.
const CHECKPOINT_EVERY: u64 = 1_024;

/// Where an export goes on.
#[derive(Clone, Debug, Default)]
pub struct LogPage {
    epochs: Vec<Epoch>,
    /// So many of them have been told.
    begun: usize,
    end: u64,
    next: u64,
    since_checkpoint: u64,
}

#[derive(Clone, Debug)]
struct Epoch {
    epoch: u32,
    first_seq: u64,
    key: LogKey,
    link: Option<String>,
    /// Up to where the witness saw it, its line, and its key.
    seen: Option<(u64, String, String)>,
}

impl StoreTx {
    /// Begins an export of everything up to now. Gives the first line, and where to go on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn begin_log_export(&mut self) -> Result<(Line, LogPage), StoreError> {
        let end = self.next_free_seq().await?;
        let mut epochs = Vec::new();
        let mut seen: BTreeMap<u32, (u64, String, String)> = BTreeMap::new();
        for (epoch, witness_key, cosigned) in self.every_cosigned().await? {
            seen.insert(epoch, (cosigned.size, cosigned.line, witness_key));
        }
        for row in sqlx::query(EPOCHS).fetch_all(self.db()?).await? {
            let key = hash(&row, "public_key")?.ok_or(StoreError::Corrupt("audit_epochs.public_key"))?;
            let epoch = row.try_get("epoch")?;
            epochs.push(Epoch {
                epoch,
                first_seq: row.try_get::<i64, _>("first_seq")?.unsigned_abs(),
                key: LogKey::new(row.try_get("origin")?, &key)
                    .map_err(|_why| StoreError::Corrupt("audit_epochs.public_key"))?,
                link: row.try_get("link")?,
                seen: seen.remove(&epoch),
            });
        }
        // Not the highest number: entries may have been taken out of the file.
        let held = sqlx::query(HOW_MANY).bind(whole(end)?).fetch_one(self.db()?).await?;
        let entries = held.try_get::<i64, _>("entries")?.unsigned_abs();
        Ok((Line::Head { entries }, LogPage { epochs, end, ..LogPage::default() }))
    }

    /// The next lines; none at the end. Each page is a transaction of its own, so that decisions come in between.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_export_page(&mut self, page: &mut LogPage) -> Result<Vec<Line>, StoreError> {
        let rows = sqlx::query(ROWS).bind(whole(page.next)?).bind(whole(page.end)?).fetch_all(self.db()?).await?;
        let mut lines = Vec::new();
        for row in rows {
            let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
            lines.extend(page.begin_up_to(seq));
            // An entry that is no text any more was tampered with: what is left of it shows that.
            let entry = String::from_utf8_lossy(row.try_get("bytes")?).into_owned();
            let root = hash(&row, "root").ok().flatten();
            lines.push(Line::Entry { entry, root });
            page.next = seq + 1;
            page.since_checkpoint += 1;
            let last = page.next == page.end || page.epochs.iter().any(|epoch| epoch.first_seq == page.next);
            let signature: Option<&[u8]> = row.try_get("signature")?;
            if let (Some(signature), Some(root)) = (signature.and_then(|bytes| bytes.try_into().ok()), root)
                && (last || page.since_checkpoint >= CHECKPOINT_EVERY || page.cosignature().is_some())
            {
                lines.extend(page.checkpoint(root, &signature));
                lines.extend(page.cosignature());
            }
        }
        if page.next >= page.end || lines.is_empty() {
            // A log that is left without entries still has its line.
            lines.extend(page.begin_up_to(page.end));
        }
        Ok(lines)
    }
}

impl LogPage {
    /// The lines of the logs that begin up to here; none is left out, also where its first entry or all of it is gone.
    fn begin_up_to(&mut self, seq: u64) -> Vec<Line> {
        let due = self.epochs.iter().skip(self.begun).take_while(|epoch| epoch.first_seq <= seq);
        let lines: Vec<Line> = due
            .map(|epoch| Line::Epoch { epoch: epoch.epoch, key: epoch.key.to_text(), link: epoch.link.clone() })
            .collect();
        if !lines.is_empty() {
            self.begun += lines.len();
            self.since_checkpoint = 0;
        }
        lines
    }

    fn of_now(&self) -> Option<&Epoch> {
        self.epochs.get(self.begun.checked_sub(1)?)
    }

    /// What the witness signed, if it saw the log up to here.
    fn cosignature(&self) -> Option<Line> {
        let epoch = self.of_now()?;
        let (size, line, key) = epoch.seen.as_ref()?;
        let here = self.next.checked_sub(epoch.first_seq) == Some(*size);
        here.then(|| Line::Cosignature { cosignature: line.clone(), witness: key.clone() })
    }

    fn checkpoint(&mut self, root: [u8; 32], signature: &[u8; 64]) -> Option<Line> {
        let epoch = self.of_now()?;
        let origin = epoch.key.origin().to_owned();
        let checkpoint = Checkpoint { origin, size: self.next.checked_sub(epoch.first_seq)?, root };
        let checkpoint = checkpoint.note(&epoch.key, signature).ok()?;
        self.since_checkpoint = 0;
        Some(Line::Checkpoint { checkpoint })
    }
}
