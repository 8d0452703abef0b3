//! The evidence of a case: its session and its data blocks, sealed.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sqlx::Row;

use super::case_keys::open_text;
use super::cases::id_list;
use super::packed::{Packed, list_text};
use super::seal::{Label, Place};
use super::{StoreError, StoreTx};
use crate::case::evidence::{ContractFacts, DocumentVerdict, is_signed, signed_files};
use crate::case::{BlockStatus, DataBlock, Session};
use crate::ids::{BlockId, CaseId, Etag, FileRef};
use crate::policy::Tier;
use crate::secret::Personal;

const HELD: &str = "
SELECT case_id, block_id, kind, erased FROM blocks WHERE case_id IN (SELECT value FROM json_each(?1))
ORDER BY case_id, position";
const CLEAR: &str = "DELETE FROM blocks WHERE case_id IN (SELECT value FROM json_each(?1))";
const KEEP: &str = "
INSERT INTO blocks (case_id, position, block_id, kind, erased, body_sealed)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, substr(?2, value ->> 5, value ->> 6)
FROM json_each(?1)";
const MARK: &str = "
UPDATE cases SET evidence_etag = new.value ->> 1, evidence_ms = ?2, document_country = new.value ->> 2,
    name_sealed = substr(?3, new.value ->> 3, new.value ->> 4),
    session_sealed = substr(?3, new.value ->> 5, new.value ->> 6), document_verdict = new.value ->> 7,
    contract_tier = new.value ->> 8
FROM json_each(?1) AS new WHERE cases.case_id = new.value ->> 0";
const BLOCKS: &str = "SELECT block_id, kind, erased, body_sealed FROM blocks WHERE case_id = ?1 ORDER BY position";
const SESSION: &str = "SELECT session_sealed, name_sealed FROM cases WHERE case_id = ?1 AND state <> 'sealed'";
const NAME: &str = "SELECT name_sealed FROM cases WHERE case_id = ?1 AND state <> 'sealed'";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[HELD, CLEAR, KEEP, MARK, BLOCKS, SESSION, NAME];

/// What was fetched of one case.
pub struct Evidence {
    /// The case.
    pub case_id: CaseId,
    /// The etag it was fetched for.
    pub etag: Etag,
    /// Country of the document, a plain column for filters.
    pub country: Option<String>,
    /// The verdict of the document step, a plain column for filters.
    pub document: Option<DocumentVerdict>,
    /// What is to be signed: its tier by the case's edition is a plain column for filters.
    pub contracts: Vec<ContractFacts>,
    /// The name shown in the list.
    pub name: Option<Personal<String>>,
    /// The session answer, where the source has one.
    pub session: Option<Session>,
    /// Every block of the answer, in its order.
    pub blocks: Vec<DataBlock>,
    /// Every block could be read. What is missing from an answer that could not be read whole is not erased.
    pub complete: bool,
}

/// A block that was held and is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedBlock {
    /// The case.
    pub case_id: CaseId,
    /// Its id.
    pub block_id: BlockId,
    /// Its type.
    pub kind: String,
}

struct HeldBlock {
    block_id: BlockId,
    kind: String,
    erased: bool,
}

/// The rows of a page, and what is sealed in them.
#[derive(Default)]
struct Rows {
    blocks: Vec<Value>,
    cases: Vec<Value>,
    packed: Packed,
}

impl StoreTx {
    /// Puts new evidence in the place of the old. Blocks the platform erased are purged at once and what survives is
    /// sealed under a new key; they are given back so that the caller can log them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn replace_evidence(&mut self, items: &[Evidence]) -> Result<Vec<ErasedBlock>, StoreError> {
        let all: Vec<CaseId> = items.iter().map(|item| item.case_id.clone()).collect();
        let held = self.held_blocks(&all).await?;
        // What is held stays as it is until an answer can be read whole.
        let items: Vec<&Evidence> =
            items.iter().filter(|item| item.complete || !held.contains_key(&item.case_id)).collect();
        let ids: Vec<CaseId> = items.iter().map(|item| item.case_id.clone()).collect();
        self.load_keys(&ids).await?;
        let mut erased = Vec::new();
        let mut rows = Rows::default();
        for item in &items {
            let before = held.get(&item.case_id).map_or(&[][..], Vec::as_slice);
            let lost = lost_blocks(item, before);
            if !lost.is_empty() {
                let ids: Vec<BlockId> = lost.iter().map(|block| block.block_id.clone()).collect();
                let held = self.is_held(&item.case_id).await?;
                if held {
                    self.copy_blocks(&item.case_id, &ids).await?;
                }
                self.erase_decided_on(&item.case_id, &ids).await?;
                if !held {
                    self.owe_epoch().await?;
                    self.renew_key(&item.case_id).await?;
                }
                self.forget_words(&item.case_id);
            }
            erased.extend(lost);
            self.push_rows(item, before, &mut rows).await?;
        }
        let now = self.clock().now().timestamp_millis();
        sqlx::query(CLEAR).bind(id_list(&ids)).execute(self.db()?).await?;
        let (blocks, cases) = (list_text(&rows.blocks)?, list_text(&rows.cases)?);
        let packed = rows.packed.into_bytes();
        sqlx::query(KEEP).bind(blocks).bind(packed.as_slice()).execute(self.db()?).await?;
        sqlx::query(MARK).bind(cases).bind(now).bind(packed.as_slice()).execute(self.db()?).await?;
        for item in items {
            if !held.contains_key(&item.case_id) {
                continue;
            }
            let named = file_refs(&item.blocks);
            let went = self.drop_images_except(&item.case_id, &named).await?;
            self.forget_digests_except(&item.case_id, &named).await?;
            if went && !erased.iter().any(|block| block.case_id == item.case_id) {
                // A block that stayed no longer names the file: an old copy must not open it either.
                self.renew_key_and_blocks(&item.case_id).await?;
            }
        }
        Ok(erased)
    }

    async fn held_blocks(&mut self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, Vec<HeldBlock>>, StoreError> {
        let rows = sqlx::query(HELD).bind(id_list(ids)).fetch_all(self.db()?).await?;
        let mut held: BTreeMap<CaseId, Vec<HeldBlock>> = BTreeMap::new();
        for row in rows {
            held.entry(CaseId::new(row.try_get::<String, _>("case_id")?)).or_default().push(HeldBlock {
                block_id: BlockId::new(row.try_get::<String, _>("block_id")?),
                kind: row.try_get("kind")?,
                erased: row.try_get::<i64, _>("erased")? != 0,
            });
        }
        Ok(held)
    }

    async fn push_rows(&mut self, item: &Evidence, before: &[HeldBlock], rows: &mut Rows) -> Result<(), StoreError> {
        let keys = self.keys_of(&item.case_id).await?;
        let mut position = 0_u32;
        for block in &item.blocks {
            let sealed = match block.status {
                BlockStatus::Erased => None,
                BlockStatus::Stored => {
                    let bytes = serde_json::to_vec(block).map_err(StoreError::NotCanonical)?;
                    Some(keys.seal(&Place::new(Label::Block, &position.to_string()), &bytes)?)
                }
            };
            let [first, length] = rows.packed.place(sealed.as_deref());
            rows.blocks.push(json!([
                item.case_id,
                position,
                block.block_id,
                block.kind,
                i32::from(block.status == BlockStatus::Erased),
                first,
                length
            ]));
            position += 1;
        }
        let present: BTreeSet<&BlockId> = item.blocks.iter().map(|block| &block.block_id).collect();
        for gone in before.iter().filter(|held| !present.contains(&held.block_id)) {
            rows.blocks.push(json!([item.case_id, position, gone.block_id, gone.kind, 1, Value::Null]));
            position += 1;
        }
        let name = match &item.name {
            Some(name) => Some(keys.seal(&Place::new(Label::Name, ""), name.expose().as_bytes())?),
            None => None,
        };
        let session = match &item.session {
            Some(session) => {
                let bytes = serde_json::to_vec(session).map_err(StoreError::NotCanonical)?;
                Some(keys.seal(&Place::new(Label::Session, ""), &bytes)?)
            }
            None => None,
        };
        let tier = match item.contracts.as_slice() {
            [] => None,
            contracts => {
                let edition = self.policy_of(&item.case_id).await?.edition;
                contracts.iter().filter_map(|contract| edition.tier_of(contract)).max()
            }
        };
        let [name_first, name_length] = rows.packed.place(name.as_deref());
        let [session_first, session_length] = rows.packed.place(session.as_deref());
        rows.cases.push(json!([
            item.case_id,
            item.etag,
            item.country,
            name_first,
            name_length,
            session_first,
            session_length,
            item.document.map(DocumentVerdict::as_str),
            tier.map(Tier::as_str)
        ]));
        Ok(())
    }

    /// The blocks of a case, in order; erased ones have no content.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn blocks(&mut self, case_id: &CaseId) -> Result<Vec<DataBlock>, StoreError> {
        let rows = sqlx::query(BLOCKS).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        let keys = self.keys_of(case_id).await?;
        let mut blocks = Vec::with_capacity(rows.len());
        for (position, row) in rows.iter().enumerate() {
            let block = match row.try_get::<Option<Vec<u8>>, _>("body_sealed")? {
                Some(sealed) => {
                    let bytes = keys.open(&Place::new(Label::Block, &position.to_string()), &sealed)?;
                    serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("blocks.body_sealed"))?
                }
                None => DataBlock {
                    block_id: BlockId::new(row.try_get::<String, _>("block_id")?),
                    kind: row.try_get("kind")?,
                    created_by: None,
                    sequence: None,
                    created_at: None,
                    status: BlockStatus::Erased,
                    content: Value::Null,
                },
            };
            blocks.push(block);
        }
        Ok(blocks)
    }

    /// The session of a case and the name shown for it.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn session_and_name(
        &mut self,
        case_id: &CaseId,
    ) -> Result<(Option<Session>, Option<Personal<String>>), StoreError> {
        let row = sqlx::query(SESSION).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        let Some(row) = row else { return Ok((None, None)) };
        let session = match row.try_get::<Option<Vec<u8>>, _>("session_sealed")? {
            Some(sealed) => {
                let bytes = self.keys_of(case_id).await?.open(&Place::new(Label::Session, ""), &sealed)?;
                let read = serde_json::from_slice(&bytes).map_err(|_| StoreError::Corrupt("cases.session_sealed"))?;
                Some(read)
            }
            None => None,
        };
        let name = match row.try_get::<Option<Vec<u8>>, _>("name_sealed")? {
            Some(sealed) => Some(self.open_name(case_id, &sealed).await?),
            None => None,
        };
        Ok((session, name))
    }

    /// The name shown for a case.
    ///
    /// # Errors
    /// When the file cannot be read or a seal is broken.
    pub async fn name_of(&mut self, case_id: &CaseId) -> Result<Option<Personal<String>>, StoreError> {
        let sealed: Option<Option<Vec<u8>>> =
            sqlx::query_scalar(NAME).bind(case_id.as_str()).fetch_optional(self.db()?).await?;
        match sealed.flatten() {
            Some(sealed) => Ok(Some(self.open_name(case_id, &sealed).await?)),
            None => Ok(None),
        }
    }

    pub(super) async fn open_name(&mut self, case_id: &CaseId, sealed: &[u8]) -> Result<Personal<String>, StoreError> {
        Ok(Personal::new(open_text(&self.keys_of(case_id).await?, Label::Name, sealed)?))
    }
}

/// Blocks held with content that the new answer marks as erased, or no longer has: older generations have no marker,
/// so a block missing from a complete answer counts as erased (contract section 7).
fn lost_blocks(item: &Evidence, before: &[HeldBlock]) -> Vec<ErasedBlock> {
    let stored: BTreeSet<&BlockId> =
        item.blocks.iter().filter(|block| block.status == BlockStatus::Stored).map(|block| &block.block_id).collect();
    before
        .iter()
        .filter(|held| !held.erased && !stored.contains(&held.block_id))
        .map(|held| ErasedBlock {
            case_id: item.case_id.clone(),
            block_id: held.block_id.clone(),
            kind: held.kind.clone(),
        })
        .collect()
}

/// Every vault reference in the blocks.
fn file_refs(blocks: &[DataBlock]) -> BTreeSet<String> {
    fn walk(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                if map.get("$ref").and_then(Value::as_str) == Some("vault")
                    && let Some(id) = map.get("$id").and_then(Value::as_str)
                    // A block cannot keep a signed file by naming it as if it lay in the vault.
                    && !is_signed(&FileRef::new(id))
                {
                    found.insert(id.to_owned());
                }
                map.values().for_each(|inner| walk(inner, found));
            }
            Value::Array(items) => items.iter().for_each(|inner| walk(inner, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    found.extend(blocks.iter().flat_map(signed_files).map(|facts| facts.file.as_str().to_owned()));
    blocks.iter().for_each(|block| walk(&block.content, &mut found));
    found
}
