//! The tree over the log while it grows: its right edge, the roots of whole blocks, and the checkpoint of each transaction.
//!
//! An entry is hashed when it is logged and written when the transaction commits, so that root and signature stand in its
//! own row: no page more than the entry itself needs. The edge stays in memory between transactions; at opening it is
//! read from the roots of whole blocks and the entries behind the last.
use second_look_verify::tree::{Edge, Hash, leaf};
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::audit_break::{BrokenLog, ToldOfBreak};
use super::case_keys::PROFILE;
use super::key_material::derive;
use super::{StoreError, StoreTx};
use crate::audit::{Event, LogFault, LogMark, LogSigner, entry};
use crate::ids::CaseId;

/// Entries of a whole block are two to this power. Part of the file format.
pub(super) const BLOCK_LEVEL: u32 = 8;
pub(super) const BLOCK: u64 = 1 << BLOCK_LEVEL;

const NEWEST_EPOCH: &str = "
SELECT epoch, first_seq, origin, public_key, why, first_bad, acknowledged,
    CASE WHEN acknowledged = 1 THEN EXISTS
        (SELECT 1 FROM audit WHERE seq > audit_epochs.first_seq AND kind = 'log_break_acknowledged') ELSE 0 END AS noted
    FROM audit_epochs ORDER BY epoch DESC LIMIT 1";
const BLOCKS: &str = "SELECT block, root FROM audit_blocks WHERE epoch = ?1 ORDER BY block";
const ENTRIES: &str = "SELECT seq, wall_ms, bytes FROM audit WHERE seq >= ?1 ORDER BY seq LIMIT 256";
const BEGIN_EPOCH: &str = "
INSERT INTO audit_epochs (epoch, first_seq, origin, public_key, why, first_bad, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const KEEP_BLOCK: &str = "
INSERT INTO audit_blocks (epoch, block, root) VALUES (?1, ?2, ?3)
    ON CONFLICT (epoch, block) DO UPDATE SET root = excluded.root";
const APPEND: &str = "
INSERT INTO audit (seq, case_id, kind, wall_ms, bytes, root, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const LAST_ROOT: &str = "SELECT root FROM audit WHERE seq = ?1";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[NEWEST_EPOCH, BLOCKS, ENTRIES, BEGIN_EPOCH, KEEP_BLOCK, APPEND, LAST_ROOT];

/// Where the log ends, and the key it is signed with.
#[derive(Clone)]
pub(super) struct LogEnd {
    pub epoch: u32,
    pub first_seq: u64,
    pub signer: LogSigner,
    pub edge: Edge,
    pub last_wall: Option<i64>,
    pub after: Option<BrokenLog>,
}

/// An entry that is hashed and not written yet.
pub(super) struct Pending {
    pub seq: u64,
    pub case_id: Option<CaseId>,
    pub kind: &'static str,
    pub wall_ms: i64,
    pub bytes: Vec<u8>,
    root: Hash,
}

/// A log that begins in this transaction.
struct NewEpoch {
    fault: Option<LogFault>,
    link: Option<String>,
}

/// What a transaction appends.
#[derive(Default)]
pub(super) struct Appending {
    /// Once this transaction has looked.
    pub end: Option<LogEnd>,
    pub pending: Vec<Pending>,
    pub blocks: Vec<(u64, Hash)>,
    begins: Option<NewEpoch>,
    /// Something was written.
    pub written: bool,
}

impl Appending {
    pub fn after(end: Option<&LogEnd>) -> Self {
        Self { end: end.cloned(), ..Self::default() }
    }
}

impl Appending {
    /// A log begins, and nothing of it is written yet.
    pub const fn is_beginning(&self) -> bool {
        self.begins.is_some()
    }

    /// Something that was only read is still to be written: that the first log begins, roots of whole blocks.
    pub const fn owes(&self) -> bool {
        self.is_beginning() || !self.blocks.is_empty()
    }
}

impl LogEnd {
    pub const fn next_seq(&self) -> u64 {
        self.first_seq + self.edge.size()
    }

    pub fn mark(&self) -> LogMark {
        LogMark { epoch: self.epoch, size: self.edge.size(), root: self.edge.root() }
    }
}

/// A log as it stands in the file.
pub(super) struct EpochRow {
    pub epoch: u32,
    pub first_seq: u64,
    pub origin: String,
    pub public_key: Vec<u8>,
    /// What its columns say of the log before.
    pub told: ToldOfBreak,
}

impl StoreTx {
    /// The newest log of the file; none before its first entry was signed.
    pub(super) async fn newest_epoch(&mut self) -> Result<Option<EpochRow>, StoreError> {
        let Some(row) = sqlx::query(NEWEST_EPOCH).fetch_optional(self.db()?).await? else { return Ok(None) };
        Ok(Some(EpochRow {
            epoch: row.try_get("epoch")?,
            first_seq: row.try_get::<i64, _>("first_seq")?.unsigned_abs(),
            origin: row.try_get("origin")?,
            public_key: row.try_get("public_key")?,
            told: ToldOfBreak::read(&row)?,
        }))
    }

    /// The first log of this console, before anything of it was signed.
    pub(super) fn first_epoch(&self) -> EpochRow {
        EpochRow {
            epoch: 1,
            first_seq: 0,
            origin: LogSigner::origin(&self.actor().device, 1),
            public_key: Vec::new(),
            told: ToldOfBreak::default(),
        }
    }

    /// The key of one log, derived from the device's seed; never shared between logs (reliability 4.2).
    pub(super) fn log_signer(&self, epoch: u32, origin: &str) -> Result<LogSigner, StoreError> {
        let parts: [&[u8]; 1] = [&epoch.to_be_bytes()];
        let secret =
            derive(&self.keys()?.audit_seed, "second-look/v1/log-key", &parts).map_err(super::seal::SealError::from)?;
        LogSigner::new(origin, &secret).map_err(|_why| StoreError::Corrupt("audit_epochs.origin"))
    }

    /// Where the log ends, read once and then known.
    pub(super) async fn log_end(&mut self) -> Result<&mut LogEnd, StoreError> {
        if self.log.end.is_none() {
            self.log.end = Some(self.read_log_end().await?);
        }
        self.log.end.as_mut().ok_or(StoreError::Corrupt("audit"))
    }

    async fn read_log_end(&mut self) -> Result<LogEnd, StoreError> {
        let row = self.newest_epoch().await?;
        if row.is_none() {
            self.log.begins = Some(NewEpoch { fault: None, link: None });
        }
        let row = row.unwrap_or_else(|| self.first_epoch());
        let signer = self.log_signer(row.epoch, &row.origin)?;
        let mut end = LogEnd {
            epoch: row.epoch,
            first_seq: row.first_seq,
            signer,
            edge: Edge::default(),
            last_wall: None,
            after: row.told.believed(row.epoch),
        };
        for root in self.block_roots(row.epoch).await? {
            end.edge.push_subtree(BLOCK_LEVEL, root);
        }
        // One entry back, for the time of the last one; it is hashed only if it is not in a block already.
        loop {
            let from = end.next_seq().saturating_sub(u64::from(end.last_wall.is_none()));
            let rows = sqlx::query(ENTRIES).bind(whole(from)?).fetch_all(self.db()?).await?;
            if rows.iter().all(|row| row.try_get::<i64, _>("seq").is_ok_and(|seq| seq.unsigned_abs() < end.next_seq()))
            {
                end.last_wall = end.last_wall.or(last_wall(&rows)?);
                return Ok(end);
            }
            for row in rows {
                let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
                end.last_wall = Some(row.try_get("wall_ms")?);
                if seq >= end.next_seq()
                    && let Some(root) = end.edge.push_towards(leaf(row.try_get("bytes")?), BLOCK_LEVEL)
                {
                    self.log.blocks.push((end.edge.size() / BLOCK - 1, root));
                }
            }
        }
    }

    /// The roots of whole blocks, up to the first that is missing.
    pub(super) async fn block_roots(&mut self, epoch: u32) -> Result<Vec<Hash>, StoreError> {
        let rows = sqlx::query(BLOCKS).bind(epoch).fetch_all(self.db()?).await?;
        let mut roots = Vec::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            if row.try_get::<i64, _>("block")?.unsigned_abs() != place as u64 {
                break;
            }
            roots.push(hash(row, "root")?.ok_or(StoreError::Corrupt("audit_blocks.root"))?);
        }
        Ok(roots)
    }

    /// Hashes an entry into the tree and keeps it for the commit.
    pub(super) async fn append(
        &mut self,
        case_id: Option<CaseId>,
        kind: &'static str,
        wall_ms: i64,
        bytes: Vec<u8>,
    ) -> Result<u64, StoreError> {
        let end = self.log_end().await?;
        let seq = end.next_seq();
        let block = end.edge.push_towards(leaf(&bytes), BLOCK_LEVEL);
        let (size, root) = (end.edge.size(), end.edge.root());
        end.last_wall = Some(wall_ms);
        self.log.blocks.extend(block.map(|root| (size / BLOCK - 1, root)));
        self.log.pending.push(Pending { seq, case_id, kind, wall_ms, bytes, root });
        Ok(seq)
    }

    /// Writes what was appended, and the checkpoint over all of it beside the last entry.
    pub(super) async fn write_log(&mut self) -> Result<(), StoreError> {
        let pending = std::mem::take(&mut self.log.pending);
        let (Some(end), Some(last)) = (self.log.end.as_ref(), pending.last().map(|last| last.seq)) else {
            return Ok(());
        };
        let (epoch, first_seq) = (end.epoch, end.first_seq);
        let signature = end.signer.sign(end.edge.size(), end.edge.root());
        let (origin, public_key) = (end.signer.key().origin().to_owned(), end.signer.key().bytes());
        if let Some(begins) = self.log.begins.take() {
            let first_bad = begins.fault.and_then(|fault| fault.first_bad).map(whole).transpose()?;
            sqlx::query(BEGIN_EPOCH)
                .bind(epoch)
                .bind(whole(first_seq)?)
                .bind(origin)
                .bind(public_key.as_slice())
                .bind(begins.fault.map(|fault| fault.code.as_str()))
                .bind(first_bad)
                .bind(begins.link)
                .execute(self.db()?)
                .await?;
        }
        for row in pending {
            sqlx::query(APPEND)
                .bind(whole(row.seq)?)
                .bind(row.case_id.as_ref().map(CaseId::as_str))
                .bind(row.kind)
                .bind(row.wall_ms)
                .bind(row.bytes)
                .bind(row.root.as_slice())
                .bind((row.seq == last).then_some(signature.as_slice()))
                .execute(self.db()?)
                .await?;
        }
        for (block, root) in std::mem::take(&mut self.log.blocks) {
            sqlx::query(KEEP_BLOCK).bind(epoch).bind(whole(block)?).bind(root.as_slice()).execute(self.db()?).await?;
        }
        self.log.written = true;
        Ok(())
    }

    /// Number of the newest log, 1 before its first entry.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn newest_log(&mut self) -> Result<u32, StoreError> {
        Ok(self.newest_epoch().await?.map_or(1, |row| row.epoch))
    }

    /// Begins the log that follows one found broken; its first entry says so and where the one before ended. Nothing may
    /// have been logged in this transaction before. Until a lead takes note, no decision is saved (DESIGN 11).
    ///
    /// `known` is the highest number any log of this console is remembered to have had outside the file: an older file
    /// may have forgotten logs, and a number given twice would be one key that signs two logs.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn follow_broken_log(&mut self, fault: LogFault, known: u32) -> Result<(), StoreError> {
        // None: a file whose log was never signed, or was taken out whole.
        let before = self.newest_epoch().await?.unwrap_or_else(|| self.first_epoch());
        let first_seq = self.next_free_seq().await?.max(before.first_seq);
        let epoch = before.epoch.max(known).checked_add(1).ok_or(StoreError::Corrupt("audit_epochs.epoch"))?;
        let origin = LogSigner::origin(&self.actor().device, epoch);
        let signer = self.log_signer(epoch, &origin)?;
        let previous = self.ended(&before, first_seq).await?;
        let keys = self.keys_of(&CaseId::new(PROFILE)).await?;
        let salt = keys.field_salt(&first_seq.to_string(), "previous")?;
        let link = entry::disclosure(salt.expose(), "previous", &previous).map_err(StoreError::NotCanonical)?;
        let after = Some(BrokenLog { code: fault.code, first_bad: fault.first_bad, acknowledged: false });
        self.log = Appending {
            end: Some(LogEnd { epoch, first_seq, signer, edge: Edge::default(), last_wall: None, after }),
            begins: Some(NewEpoch { fault: Some(fault), link: Some(link) }),
            ..Appending::default()
        };
        let told = Event::new("log_broken")
            .with("previous", previous)
            .with("why", fault.code.as_str())
            .with("firstBad", fault.first_bad.map(|seq| seq.to_string()));
        self.log(told).await?;
        Ok(())
    }

    /// Where a log ended: what its last row says of it.
    async fn ended(&mut self, before: &EpochRow, next: u64) -> Result<Value, StoreError> {
        use base64::Engine as _;
        let last = next.checked_sub(1).filter(|last| *last >= before.first_seq);
        let root = match last {
            Some(last) => sqlx::query(LAST_ROOT).bind(whole(last)?).fetch_optional(self.db()?).await?,
            None => None,
        };
        let root = root.and_then(|row| hash(&row, "root").ok().flatten()).unwrap_or_else(|| Edge::default().root());
        let root = base64::engine::general_purpose::STANDARD.encode(root);
        Ok(json!({ "origin": before.origin, "root": root, "size": (next - before.first_seq).to_string() }))
    }
}

fn last_wall(rows: &[SqliteRow]) -> Result<Option<i64>, StoreError> {
    Ok(rows.last().map(|row| row.try_get("wall_ms")).transpose()?)
}

/// A place or a count as the file holds it.
pub(super) fn whole(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Corrupt("audit.seq"))
}

/// A hash out of a row.
pub(super) fn hash(row: &SqliteRow, column: &'static str) -> Result<Option<Hash>, StoreError> {
    let bytes: Option<&[u8]> = row.try_get(column)?;
    bytes.map(|bytes| Hash::try_from(bytes).map_err(|_| StoreError::Corrupt("audit.root"))).transpose()
}
