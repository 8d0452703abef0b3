//! Whether the log in the file is the one that was signed, and not older than what is remembered outside the file.
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_tree::{BLOCK, EpochRow, whole};
use super::audit_walk::{Stored, Walk};
use super::{Store, StoreError, StoreTx};
use crate::audit::{LogFault, LogFaultCode, LogMark, LogSigner};

const ROWS: &str = "
SELECT seq, kind, wall_ms, bytes, root, signature FROM audit WHERE seq >= ?1 AND seq < ?2 ORDER BY seq LIMIT 256";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[ROWS];

/// At every start at least so many of the newest entries are hashed (reliability 4.1).
const NEWEST: u64 = 1_024;

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogDepth {
    /// The newest checkpoint, the tree under it, and every entry since the last that is known to be right.
    Head,
    /// Every entry, every kept root and every signature.
    Whole,
}

/// What a look at the log found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogFound {
    /// What does not hold; none when all does.
    pub fault: Option<LogFault>,
    /// Which log of the console, from 1.
    pub epoch: u32,
    /// Its entries.
    pub entries: u64,
    /// So many of them were hashed.
    pub hashed: u64,
}

/// What is to be walked through.
struct Plan {
    row: EpochRow,
    begun: bool,
    /// Behind the last entry.
    end_seq: u64,
    signer: LogSigner,
    mark: Option<LogMark>,
}

impl Store {
    /// Looks at the newest log. A whole look lets other transactions in between; what is appended meanwhile is not looked at.
    ///
    /// # Errors
    /// When the file cannot be read. A log that does not hold is no error.
    pub async fn check_log(&self, mark: Option<LogMark>, depth: LogDepth) -> Result<LogFound, StoreError> {
        let found = self.look_at_entries(mark, depth).await?;
        if found.fault.is_some() {
            return Ok(found);
        }
        let mut tx = self.begin().await?;
        let as_signed = tx.break_is_as_signed(found.epoch).await;
        tx.rollback().await?;
        let fault = (!as_signed?).then_some(LogFault { code: LogFaultCode::Altered, first_bad: None });
        Ok(LogFound { fault, ..found })
    }

    async fn look_at_entries(&self, mark: Option<LogMark>, depth: LogDepth) -> Result<LogFound, StoreError> {
        let mut tx = self.begin().await?;
        let found = match tx.plan(mark).await? {
            Err(found) => Ok(found),
            Ok(plan) if depth == LogDepth::Head => tx.look_at_head(&plan).await,
            Ok(plan) => {
                tx.rollback().await?;
                return self.look_at_all(&plan).await;
            }
        };
        tx.rollback().await?;
        found
    }

    async fn look_at_all(&self, plan: &Plan) -> Result<LogFound, StoreError> {
        let mut tx = self.begin().await?;
        let blocks = tx.block_roots(plan.row.epoch).await?;
        tx.rollback().await?;
        let mut walk = plan.walk(true);
        let mut fault = None;
        while fault.is_none() {
            let mut tx = self.begin().await?;
            let more = tx.walk_on(plan, &mut walk, &blocks).await?;
            tx.rollback().await?;
            match more {
                Ok(true) => {}
                Ok(false) => {
                    fault = walk.end(plan.begun).err();
                    break;
                }
                Err(found) => fault = Some(found),
            }
        }
        Ok(plan.found(fault, walk.next_seq() - plan.row.first_seq))
    }
}

impl Plan {
    fn walk(&self, every_signature: bool) -> Walk {
        Walk::new(self.signer.key().clone(), self.row.first_seq, self.mark, every_signature)
    }

    const fn found(&self, fault: Option<LogFault>, hashed: u64) -> LogFound {
        let entries = self.end_seq.saturating_sub(self.row.first_seq);
        LogFound { fault, epoch: self.row.epoch, entries, hashed }
    }
}

impl StoreTx {
    /// What is to be looked at, or what is wrong without looking at any entry.
    async fn plan(&mut self, mark: Option<LogMark>) -> Result<Result<Plan, LogFound>, StoreError> {
        let end_seq = self.next_free_seq().await?;
        let newest = self.newest_epoch().await?;
        let begun = newest.is_some();
        let row = newest.unwrap_or_else(|| self.first_epoch());
        let signer = self.log_signer(row.epoch, &row.origin)?;
        let foreign = begun && row.public_key != signer.key().bytes();
        let of_this = mark.filter(|mark| mark.epoch == row.epoch);
        let later = mark.is_some_and(|mark| mark.epoch > row.epoch);
        let plan = Plan { begun, end_seq, signer, mark: of_this, row };
        let short = of_this.is_some_and(|mark| mark.size > end_seq.saturating_sub(plan.row.first_seq));
        // A log is begun by its first entry, in the same transaction.
        let empty = begun && end_seq <= plan.row.first_seq;
        let fault = if foreign {
            Some(LogFault { code: LogFaultCode::KeyChanged, first_bad: None })
        } else if later || short || empty {
            Some(LogFault { code: LogFaultCode::RolledBack, first_bad: Some(end_seq) })
        } else {
            None
        };
        Ok(match fault {
            Some(_) => Err(plan.found(fault, 0)),
            None => Ok(plan),
        })
    }

    async fn look_at_head(&mut self, plan: &Plan) -> Result<LogFound, StoreError> {
        let size = plan.end_seq.saturating_sub(plan.row.first_seq);
        let blocks = self.block_roots(plan.row.epoch).await?;
        // From the block that holds the last entry known to be right, and not less than the newest thousand.
        let known = plan.mark.map_or(0, |mark| mark.size.saturating_sub(1));
        let from = (size.saturating_sub(NEWEST).min(known) / BLOCK).min(blocks.len() as u64);
        let from = usize::try_from(from).unwrap_or(0);
        let skipped = blocks.get(..from).unwrap_or_default();
        let found = self.walk_all(plan, skipped, &blocks).await?;
        if found.fault.is_none() || from == 0 {
            return Ok(found);
        }
        // Something before may be the reason: from the beginning on, the first bad entry has a name.
        self.walk_all(plan, &[], &blocks).await.map(|all| if all.fault.is_some() { all } else { found })
    }

    async fn walk_all(
        &mut self,
        plan: &Plan,
        skipped: &[second_look_verify::tree::Hash],
        blocks: &[second_look_verify::tree::Hash],
    ) -> Result<LogFound, StoreError> {
        let mut walk = plan.walk(false);
        walk.skip(skipped);
        let begun = walk.next_seq();
        let fault = loop {
            match self.walk_on(plan, &mut walk, blocks).await? {
                Ok(true) => {}
                Ok(false) => break walk.end(plan.begun).err(),
                Err(fault) => break Some(fault),
            }
        };
        Ok(plan.found(fault, walk.next_seq() - begun))
    }

    /// The next page of entries; false at the end.
    async fn walk_on(
        &mut self,
        plan: &Plan,
        walk: &mut Walk,
        blocks: &[second_look_verify::tree::Hash],
    ) -> Result<Result<bool, LogFault>, StoreError> {
        let (from, to) = (whole(walk.next_seq())?, whole(plan.end_seq)?);
        let rows = sqlx::query(ROWS).bind(from).bind(to).fetch_all(self.db()?).await?;
        for row in &rows {
            let block = match walk.step(&stored(row)?) {
                Ok(block) => block,
                Err(fault) => return Ok(Err(fault)),
            };
            let place = (walk.next_seq() - plan.row.first_seq) / BLOCK;
            let kept = place.checked_sub(1).and_then(|place| blocks.get(usize::try_from(place).ok()?));
            if let (Some(block), Some(kept)) = (block, kept)
                && block != *kept
            {
                return Ok(Err(LogFault { code: LogFaultCode::Altered, first_bad: None }));
            }
        }
        Ok(Ok(!rows.is_empty()))
    }
}

fn stored(row: &SqliteRow) -> Result<Stored<'_>, StoreError> {
    Ok(Stored {
        seq: row.try_get::<i64, _>("seq")?.unsigned_abs(),
        kind: row.try_get("kind")?,
        wall_ms: row.try_get("wall_ms")?,
        bytes: row.try_get("bytes")?,
        root: row.try_get("root")?,
        signature: row.try_get("signature")?,
    })
}

#[cfg(test)]
mod tests;
