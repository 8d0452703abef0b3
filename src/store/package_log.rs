//! What an evidence package takes from the store: the entries of one case with their proofs, what of their commitments can
//! be opened, the fields of a case as disclosures, and the signature over it all.
//!
//! Everything is read in the transaction that logs the export, so that its own entry is among them: the checkpoint is the
//! one that transaction ends with.
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use second_look_verify::package::bag::pae;
use second_look_verify::package::fields::{commitment, digest_of};
use second_look_verify::proof::inclusion_text;
use second_look_verify::tree::{Edge, Hash, inclusion_ranges, leaf};
use second_look_verify::{Checkpoint, LogKey};
use serde_json::Value;
use sqlx::Row;

use super::audit_tree::{BLOCK, BLOCK_LEVEL, whole};
use super::{StoreError, StoreTx};
use crate::audit::entry;
use crate::ids::CaseId;

const LEAVES: &str = "SELECT seq, bytes FROM audit WHERE seq >= ?1 AND seq < ?2 ORDER BY seq";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[LEAVES];

/// What a commitment may be opened with: values by the name of their field. What is not in here stays closed.
pub type Openings = BTreeMap<&'static str, Vec<Value>>;

/// An entry of the case.
pub struct LoggedEntry {
    /// Its exact bytes, canonical JSON.
    pub entry: String,
    /// A C2SP tlog-proof.
    pub proof: String,
    /// Disclosures of what it commits to, as far as it could be opened.
    pub disclosed: Vec<String>,
}

/// The log's part of a package.
pub struct CaseLog {
    /// The entries of the case in the present log, in order.
    pub entries: Vec<LoggedEntry>,
    /// The checkpoint over the whole log.
    pub checkpoint: String,
    /// The log's key.
    pub key: LogKey,
}

impl StoreTx {
    /// The key of the present log.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_key(&mut self) -> Result<LogKey, StoreError> {
        Ok(self.log_end().await?.signer.key().clone())
    }

    /// The number of the present log's first entry: those before stand in logs that were found broken.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn log_begins(&mut self) -> Result<u64, StoreError> {
        Ok(self.log_end().await?.first_seq)
    }

    /// The entries of a case in the present log, each with its proof, and the checkpoint this transaction ends with if
    /// nothing more is logged in it. Entries of logs before, which were found broken, are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn case_log(&mut self, case_id: &CaseId, openings: &Openings) -> Result<CaseLog, StoreError> {
        let end = self.log_end().await?.clone();
        let (first, size) = (end.first_seq, end.edge.size());
        let signature = end.signer.sign(size, end.edge.root());
        let key = end.signer.key().clone();
        let checkpoint = Checkpoint { origin: key.origin().to_owned(), size, root: end.edge.root() };
        let note = checkpoint.note(&key, &signature).map_err(|_why| StoreError::Corrupt("audit_epochs.origin"))?;
        let rows: Vec<_> = self.log_of(case_id).await?.into_iter().filter(|row| row.seq >= first).collect();
        let mut blocks = self.block_roots(end.epoch).await?;
        for (place, root) in self.log.blocks.clone() {
            if place == blocks.len() as u64 {
                blocks.push(root);
            }
        }
        let mut needed = BTreeSet::new();
        let mut proofs = Vec::with_capacity(rows.len());
        for row in &rows {
            let ranges = inclusion_ranges(row.seq - first, size).ok_or(StoreError::Corrupt("audit.seq"))?;
            needed.extend(ranges.iter().flat_map(|range| single(range, blocks.len() as u64)));
            proofs.push(ranges);
        }
        let leaves = self.leaves(first, &needed).await?;
        let mut entries = Vec::with_capacity(rows.len());
        for (row, ranges) in rows.into_iter().zip(proofs) {
            let hashes: Option<Vec<Hash>> = ranges.iter().map(|range| root(range, &leaves, &blocks)).collect();
            let hashes = hashes.ok_or(StoreError::Corrupt("audit"))?;
            let proof = inclusion_text(row.seq - first, &hashes, &note);
            let entry = String::from_utf8(row.bytes).map_err(|_| StoreError::Corrupt("audit.bytes"))?;
            let disclosed = self.opened(case_id, row.seq, &entry, openings).await?;
            entries.push(LoggedEntry { entry, proof, disclosed });
        }
        Ok(CaseLog { entries, checkpoint: note, key })
    }

    /// Hashes of the entries of whole blocks of places, those of this transaction too.
    async fn leaves(&mut self, first: u64, blocks: &BTreeSet<u64>) -> Result<BTreeMap<u64, Hash>, StoreError> {
        let mut leaves = BTreeMap::new();
        for block in blocks {
            let from = first + block * BLOCK;
            let rows = sqlx::query(LEAVES).bind(whole(from)?).bind(whole(from + BLOCK)?).fetch_all(self.db()?).await?;
            for row in rows {
                let seq = row.try_get::<i64, _>("seq")?.unsigned_abs();
                leaves.insert(seq - first, leaf(row.try_get("bytes")?));
            }
        }
        leaves.extend(self.log.pending.iter().map(|pending| (pending.seq - first, leaf(&pending.bytes))));
        Ok(leaves)
    }

    /// The disclosures of what an entry commits to. A commitment that none of the values gives stays closed: after an
    /// erasure its salt is gone for good.
    async fn opened(
        &mut self,
        case_id: &CaseId,
        seq: u64,
        bytes: &str,
        openings: &Openings,
    ) -> Result<Vec<String>, StoreError> {
        #[derive(serde::Deserialize)]
        struct Commits {
            commit: BTreeMap<String, String>,
        }
        let said: Commits = serde_json::from_str(bytes).map_err(|_| StoreError::Corrupt("audit.bytes"))?;
        let keys = self.keys_of(case_id).await?;
        let mut disclosed = Vec::new();
        for (name, values) in openings {
            let Some(committed) = said.commit.get(*name) else { continue };
            let salt = keys.field_salt(&seq.to_string(), name)?;
            for value in values {
                let here = entry::commitment(salt.expose(), name, value).map_err(StoreError::NotCanonical)?;
                if here == *committed {
                    let text = entry::disclosure(salt.expose(), name, value).map_err(StoreError::NotCanonical)?;
                    disclosed.push(text);
                    break;
                }
            }
        }
        Ok(disclosed)
    }

    /// The disclosure of each field of a case's evidence. A salt belongs to one field of one evidence: the same field of
    /// newer evidence has another.
    ///
    /// # Errors
    /// When the file cannot be read, or a value has no canonical form.
    pub async fn field_disclosures(
        &mut self,
        case_id: &CaseId,
        evidence_digest: &str,
        fields: &[(String, Value)],
    ) -> Result<Vec<String>, StoreError> {
        let keys = self.keys_of(case_id).await?;
        let place = format!("evidence:{evidence_digest}");
        let mut all = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            let salt = keys.field_salt(&place, name)?;
            all.push(entry::disclosure(salt.expose(), name, value).map_err(StoreError::NotCanonical)?);
        }
        Ok(all)
    }

    /// What an entry commits to of all fields of a case's evidence: one digest, of which each field can be opened alone.
    ///
    /// # Errors
    /// As [`Self::field_disclosures`].
    pub async fn fields_commitment(
        &mut self,
        case_id: &CaseId,
        evidence_digest: &str,
        fields: &[(String, Value)],
    ) -> Result<String, StoreError> {
        let disclosures = self.field_disclosures(case_id, evidence_digest, fields).await?;
        let mut digests: Vec<String> = disclosures.iter().map(|text| digest_of(text)).collect();
        digests.sort();
        Ok(commitment(&digests))
    }

    /// Signs the payload of a package with the log's key. What is signed begins as no checkpoint does, so that neither can
    /// be taken for the other (decision 0027).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn sign_package(&mut self, payload: &[u8]) -> Result<[u8; 64], StoreError> {
        Ok(self.log_end().await?.signer.sign_bytes(&pae(payload)))
    }
}

/// The blocks whose entries are needed one by one for a range.
fn single(range: &Range<u64>, whole_blocks: u64) -> BTreeSet<u64> {
    let (first, last) = (range.start / BLOCK, range.end.saturating_sub(1) / BLOCK);
    let as_one =
        |block: &u64| *block < whole_blocks && block * BLOCK >= range.start && (block + 1) * BLOCK <= range.end;
    (first..=last).filter(|block| !as_one(block)).collect()
}

/// The root over a range of a tree, from roots of whole blocks and single leaves.
fn root(range: &Range<u64>, leaves: &BTreeMap<u64, Hash>, blocks: &[Hash]) -> Option<Hash> {
    let (mut edge, mut at) = (Edge::default(), range.start);
    while at < range.end {
        let block = usize::try_from(at / BLOCK).ok().and_then(|block| blocks.get(block));
        match block.filter(|_| at.is_multiple_of(BLOCK) && at + BLOCK <= range.end) {
            Some(block) if edge.push_subtree(BLOCK_LEVEL, *block) => at += BLOCK,
            _ => {
                edge.push(*leaves.get(&at)?);
                at += 1;
            }
        }
    }
    Some(edge.root())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_over_a_range_is_the_same_from_blocks_and_from_leaves() {
        let size = 3 * BLOCK + 17;
        let all: BTreeMap<u64, Hash> = (0..size).map(|n| (n, leaf(&n.to_be_bytes()))).collect();
        let over = |range: Range<u64>| {
            second_look_verify::tree::root(&all.range(range).map(|(_, hash)| *hash).collect::<Vec<_>>())
        };
        let blocks: Vec<Hash> = (0..3).map(|block| over(block * BLOCK..(block + 1) * BLOCK)).collect();
        for index in [0, 1, 255, 256, 300, 767, 768, size - 1] {
            for range in inclusion_ranges(index, size).unwrap() {
                let needed = single(&range, 3);
                let few = all.iter().filter(|(at, _)| needed.contains(&(*at / BLOCK))).map(|(at, hash)| (*at, *hash));
                assert_eq!(root(&range, &few.collect(), &blocks), Some(over(range.clone())), "{index}: {range:?}");
            }
        }
    }
}
