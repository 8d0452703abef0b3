//! What was to be signed and what was signed. Links are never kept: only how many there are.
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Provenance;
use super::fields::Fields;
use crate::case::block::DataBlock;
use crate::case::shown::count;

/// Documents handed in for signing.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToSign {
    /// Which block.
    pub from: Provenance,
    /// Their templates, in order; empty text where one has none.
    pub templates: Vec<String>,
}

/// A signature that was issued.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedPackage {
    /// Which block.
    pub from: Provenance,
    /// The signing process.
    pub process_id: Option<String>,
    /// `both` and the like.
    pub mode: Option<String>,
    /// Templates of the signed documents, in order.
    pub templates: Vec<String>,
    /// Links in it: the archive and the single documents. The links themselves are not kept.
    pub link_count: u32,
    /// When it was signed.
    #[specta(type = Option<String>)]
    pub signed_at: Option<DateTime<Utc>>,
}

/// Reads `documentsToSign`.
pub(super) fn to_sign(block: &DataBlock) -> ToSign {
    let mut fields = Fields::of(&block.content);
    ToSign { from: Provenance::of(block), templates: templates(&mut fields) }
}

/// Reads `signedDocumentsPackage`.
pub(super) fn signed(block: &DataBlock) -> SignedPackage {
    let mut fields = Fields::of(&block.content);
    let mut inside = fields.object(&["signedDocuments"]);
    let documents = inside.items(&["documents"]).iter().filter(|one| Fields::of(one).value(&["signedUrl"]).is_some());
    let link_count = count(documents.count()) + u32::from(inside.value(&["archiveUrl"]).is_some());
    SignedPackage {
        from: Provenance::of(block),
        process_id: fields.word(&["signatureProcessId"]),
        mode: inside.word(&["mode"]),
        templates: templates(&mut inside),
        link_count,
        signed_at: fields.time(&["createdAt", "signedAt"]).or(block.created_at),
    }
}

fn templates(fields: &mut Fields<'_>) -> Vec<String> {
    let documents = fields.items(&["documents"]).iter().take(100);
    documents.map(|document| Fields::of(document).word(&["templateId", "name"]).unwrap_or_default()).collect()
}
