//! What the witness knows of this console's logs, and what it is shown next.
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use second_look_verify::tree::{self, Edge, Hash, leaf};
use second_look_verify::{Checkpoint, LogKey};
use sqlx::Row;

use super::audit_log::time;
use super::audit_tree::{BLOCK, BLOCK_LEVEL, hash, whole};
use super::{StoreError, StoreTx};
use crate::audit::witness::EarlierLog;
use crate::audit::{LogFaultCode, LogSigner};

const OF_LOG: &str = "
SELECT witness_key, size, root, cosignature, at_ms FROM audit_witness WHERE epoch = ?1";
const NEWEST: &str = "
SELECT epoch, witness_key, size, root, cosignature, at_ms FROM audit_witness
    WHERE size IS NOT NULL ORDER BY epoch DESC LIMIT 1";
const EVERY: &str = "
SELECT epoch, witness_key, size, root, cosignature, at_ms FROM audit_witness WHERE size IS NOT NULL ORDER BY epoch";
const FIRST_SEQ: &str = "SELECT first_seq FROM audit_epochs WHERE epoch = ?1";
const FOLLOWERS: &str = "SELECT first_seq, why FROM audit_epochs WHERE epoch > ?1 ORDER BY epoch";
const LOGS_BEFORE: &str = "
SELECT epoch, first_seq, origin FROM audit_epochs WHERE epoch < ?1 ORDER BY epoch DESC LIMIT 8";
const LAST_SIGNED: &str = "
SELECT seq, root, signature FROM audit WHERE seq >= ?1 AND seq < ?2 AND signature IS NOT NULL AND root IS NOT NULL
    ORDER BY seq DESC LIMIT 1";
const ENROL: &str = "
INSERT INTO audit_witness (epoch, witness_key) VALUES (?1, ?2)
    ON CONFLICT (epoch) DO UPDATE SET witness_key = excluded.witness_key, size = NULL, root = NULL, cosignature = NULL,
        at_ms = NULL WHERE witness_key <> excluded.witness_key";
const FORGET: &str = "DELETE FROM audit_witness WHERE epoch = ?1";
const KEEP: &str = "
UPDATE audit_witness SET size = ?2, root = ?3, cosignature = ?4, at_ms = ?5 WHERE epoch = ?1";
const LEAVES: &str = "SELECT seq, bytes FROM audit WHERE seq >= ?1 AND seq < ?2 ORDER BY seq LIMIT 256";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] =
    &[OF_LOG, NEWEST, EVERY, FIRST_SEQ, FOLLOWERS, LOGS_BEFORE, LAST_SIGNED, ENROL, FORGET, KEEP, LEAVES];

/// What the witness cosigned last of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
    /// The witness's line.
    pub line: String,
    /// The second it signs.
    pub at: DateTime<Utc>,
}

/// What the witness knows of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolled {
    /// Its key, as it said.
    pub witness_key: String,
    /// What it cosigned last.
    pub cosigned: Option<Cosigned>,
}

/// The newest log, as a witness may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogToWitness {
    /// Which log of the console.
    pub epoch: u32,
    /// Number of its first entry.
    pub first_seq: u64,
    /// What its newest checkpoint says.
    pub newest: Checkpoint,
    /// That checkpoint with this console's signature.
    pub note: String,
    /// Its verifier key.
    pub key: LogKey,
    /// What the witness knows of it.
    pub enrolled: Option<Enrolled>,
}

/// Up to which entry the witness saw, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WitnessedUpTo {
    /// The number of that entry.
    pub seq: u64,
    /// When.
    pub at: DateTime<Utc>,
}

impl StoreTx {
    /// The newest log; none before its first entry was signed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_to_witness(&mut self) -> Result<Option<LogToWitness>, StoreError> {
        let end = self.log_end().await?.clone();
        let (size, root) = (end.edge.size(), end.edge.root());
        if size == 0 || self.log.is_beginning() {
            return Ok(None);
        }
        let key = end.signer.key().clone();
        let newest = Checkpoint { origin: key.origin().to_owned(), size, root };
        let note = newest.note(&key, &end.signer.sign(size, root));
        let note = note.map_err(|_why| StoreError::Corrupt("audit_epochs.origin"))?;
        let enrolled = self.enrolled(end.epoch).await?;
        Ok(Some(LogToWitness { epoch: end.epoch, first_seq: end.first_seq, newest, note, key, enrolled }))
    }

    async fn enrolled(&mut self, epoch: u32) -> Result<Option<Enrolled>, StoreError> {
        let Some(row) = sqlx::query(OF_LOG).bind(epoch).fetch_optional(self.db()?).await? else { return Ok(None) };
        Ok(Some(Enrolled { witness_key: row.try_get("witness_key")?, cosigned: cosigned(&row)? }))
    }

    /// The key of a log is known to the witness, and this is the witness's.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_enrolled(&mut self, epoch: u32, witness_key: &str) -> Result<(), StoreError> {
        sqlx::query(ENROL).bind(epoch).bind(witness_key).execute(self.db()?).await?;
        Ok(())
    }

    /// What the witness is believed to know of a log is not so: it is asked anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn forget_enrolled(&mut self, epoch: u32) -> Result<(), StoreError> {
        sqlx::query(FORGET).bind(epoch).execute(self.db()?).await?;
        Ok(())
    }

    /// What the witness cosigned of a log whose key it knows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_cosigned(&mut self, epoch: u32, cosigned: &Cosigned) -> Result<(), StoreError> {
        sqlx::query(KEEP)
            .bind(epoch)
            .bind(whole(cosigned.size)?)
            .bind(cosigned.root.as_slice())
            .bind(&cosigned.line)
            .bind(cosigned.at.timestamp_millis())
            .execute(self.db()?)
            .await?;
        Ok(())
    }

    /// Up to which entry the witness saw.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn witnessed_up_to(&mut self) -> Result<Option<WitnessedUpTo>, StoreError> {
        let Some(row) = sqlx::query(NEWEST).fetch_optional(self.db()?).await? else { return Ok(None) };
        let (epoch, seen): (u32, _) = (row.try_get("epoch")?, cosigned(&row)?);
        let first = self.first_seq_of(epoch).await?;
        Ok(seen.zip(first).map(|(seen, first)| WitnessedUpTo { seq: first + seen.size.saturating_sub(1), at: seen.at }))
    }

    async fn first_seq_of(&mut self, epoch: u32) -> Result<Option<u64>, StoreError> {
        let row = sqlx::query(FIRST_SEQ).bind(epoch).fetch_optional(self.db()?).await?;
        row.map(|row| Ok(row.try_get::<i64, _>("first_seq")?.unsigned_abs())).transpose()
    }

    /// A log before the present one, and its root over so many entries. One that is not in the file has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn earlier_log(&mut self, epoch: u32, seen: u64) -> Result<EarlierLog, StoreError> {
        let followers = sqlx::query(FOLLOWERS).bind(epoch).fetch_all(self.db()?).await?;
        let mut breaks = Vec::new();
        for row in &followers {
            breaks.extend(row.try_get::<Option<String>, _>("why")?.as_deref().and_then(LogFaultCode::parse));
        }
        let end = followers.first().map(|row| row.try_get::<i64, _>("first_seq")).transpose()?.map(i64::unsigned_abs);
        let first = self.first_seq_of(epoch).await?;
        let size = first.zip(end).map_or(0, |(first, end)| end.saturating_sub(first));
        let first_seq = first.or(end).unwrap_or_default();
        let root = match first {
            Some(_) if seen <= size => {
                let blocks = self.block_roots(epoch).await?;
                match self.range_root(first_seq, &blocks, 0..seen).await {
                    Err(StoreError::Corrupt(_)) => None,
                    read => Some(read?),
                }
            }
            _ => None,
        };
        Ok(EarlierLog {
            first_seq,
            size,
            root,
            loss_told: breaks.iter().any(|code| code.is_loss()),
            change_told: breaks.iter().any(|code| code.is_change()),
        })
    }

    /// The last checkpoints of the logs before this one, newest first, as this console signed them then: nothing is signed
    /// anew for a log that was found broken. One that is not as it was signed is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn checkpoints_before(&mut self, log: &LogToWitness) -> Result<Vec<String>, StoreError> {
        let (mut notes, mut end) = (Vec::new(), log.first_seq);
        for row in sqlx::query(LOGS_BEFORE).bind(log.epoch).fetch_all(self.db()?).await? {
            let (epoch, origin): (u32, String) = (row.try_get("epoch")?, row.try_get("origin")?);
            let first = row.try_get::<i64, _>("first_seq")?.unsigned_abs();
            let last =
                sqlx::query(LAST_SIGNED).bind(whole(first)?).bind(whole(end)?).fetch_optional(self.db()?).await?;
            end = first;
            let Some(last) = last else { continue };
            let size = (last.try_get::<i64, _>("seq")?.unsigned_abs() + 1).saturating_sub(first);
            let signature: &[u8] = last.try_get("signature")?;
            let signer = self.log_signer(epoch, &origin)?;
            let (Some(root), Ok(signature)) = (hash(&last, "root")?, <&[u8; 64]>::try_from(signature)) else {
                continue;
            };
            let said = Checkpoint { origin, size, root };
            let note = said.note(signer.key(), signature).ok();
            notes.extend(note.filter(|note| Checkpoint::open(note, signer.key()).is_ok()));
        }
        Ok(notes)
    }

    /// What was cosigned of every log, by its number, each with the witness's key.
    pub(super) async fn every_cosigned(&mut self) -> Result<Vec<(u32, String, Cosigned)>, StoreError> {
        let mut every = Vec::new();
        for row in sqlx::query(EVERY).fetch_all(self.db()?).await? {
            if let Some(seen) = cosigned(&row)? {
                every.push((row.try_get("epoch")?, row.try_get("witness_key")?, seen));
            }
        }
        Ok(every)
    }

    /// The hashes that prove that this log begins with its first `old` entries (RFC 9162 section 2.1.4.1).
    ///
    /// # Errors
    /// When the file cannot be read, or entries are missing in it.
    pub async fn consistency(&mut self, log: &LogToWitness, old: u64) -> Result<Vec<Hash>, StoreError> {
        let blocks = self.block_roots(log.epoch).await?;
        let mut proof = Vec::new();
        for range in tree::consistency_ranges(old, log.newest.size).unwrap_or_default() {
            proof.push(self.range_root(log.first_seq, &blocks, range).await?);
        }
        Ok(proof)
    }

    async fn range_root(&mut self, first_seq: u64, blocks: &[Hash], range: Range<u64>) -> Result<Hash, StoreError> {
        let (mut edge, mut at) = (Edge::default(), range.start);
        while at.is_multiple_of(BLOCK) && at + BLOCK <= range.end {
            let kept = usize::try_from(at / BLOCK).ok().and_then(|block| blocks.get(block));
            let Some(root) = kept else { break };
            edge.push_subtree(BLOCK_LEVEL, *root);
            at += BLOCK;
        }
        while at < range.end {
            let (from, to) = (whole(first_seq + at)?, whole(first_seq + range.end)?);
            let rows = sqlx::query(LEAVES).bind(from).bind(to).fetch_all(self.db()?).await?;
            if rows.is_empty() {
                return Err(StoreError::Corrupt("audit.seq"));
            }
            for row in rows {
                if row.try_get::<i64, _>("seq")? != whole(first_seq + at)? {
                    return Err(StoreError::Corrupt("audit.seq"));
                }
                edge.push(leaf(row.try_get("bytes")?));
                at += 1;
            }
        }
        Ok(edge.root())
    }

    /// Reads a checkpoint that somebody says this console signed. Gives the number of its log and what it says; none where
    /// it is no checkpoint of a log of this console.
    ///
    /// # Errors
    /// When the log's key cannot be derived.
    pub fn own_checkpoint(&self, note: &str) -> Result<Option<(u32, Checkpoint)>, StoreError> {
        let Some(origin) = note.split('\n').next() else { return Ok(None) };
        let Some(number) = origin.rsplit('/').next().and_then(|number| number.parse::<u32>().ok()) else {
            return Ok(None);
        };
        if origin != LogSigner::origin(&self.actor().device, number) {
            return Ok(None);
        }
        let signer = self.log_signer(number, origin)?;
        Ok(Checkpoint::open(note, signer.key()).ok().map(|said| (number, said)))
    }
}

/// Hashes as they travel.
pub fn encoded(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| STANDARD.encode(hash)).collect()
}

fn cosigned(row: &sqlx::sqlite::SqliteRow) -> Result<Option<Cosigned>, StoreError> {
    let (size, root) = (row.try_get::<Option<i64>, _>("size")?, hash(row, "root")?);
    let (line, at) = (row.try_get::<Option<String>, _>("cosignature")?, row.try_get::<Option<i64>, _>("at_ms")?);
    let (Some(size), Some(root), Some(line), Some(at)) = (size, root, line, at) else { return Ok(None) };
    Ok(Some(Cosigned { size: size.unsigned_abs(), root, line, at: time(at, "audit_witness.at_ms")? }))
}

#[cfg(test)]
mod tests;
