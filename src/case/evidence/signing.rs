//! What was to be signed and what was signed. Links are never kept: only how many there are.
use chrono::{DateTime, TimeDelta, Utc};
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
    /// The identity assertion it says it stands on.
    pub assertion: Option<String>,
}

/// How long a signing certificate lives where its end is not given: one hour from its making (seed E, code 3140).
const CERTIFICATE_LIVES: TimeDelta = TimeDelta::hours(1);

/// The certificate a signature is to be made with.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// Which block.
    pub from: Provenance,
    /// When it was made, where given.
    #[specta(type = Option<String>)]
    pub issued_at: Option<DateTime<Utc>>,
    /// The first moment it cannot sign any more.
    #[specta(type = String)]
    pub ends_at: DateTime<Utc>,
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
        assertion: fields.word(&["assertionId", "assertionReference"]),
        signed_at: fields.time(&["createdAt", "signedAt"]).or(block.created_at),
    }
}

/// The signing certificate a block speaks of. A time that is not given is not made up.
pub(super) fn certificate(block: &DataBlock) -> Option<Certificate> {
    let mut fields = Fields::of(&block.content);
    let mut inside = fields.object(&["certificate", "signingCertificate"]);
    let issued_at = inside
        .begins(&["issuedAt", "notBefore", "createdAt"])
        .or_else(|| fields.begins(&["certificateIssuedAt", "certificateCreatedAt"]));
    let ends_at = inside
        .ends(&["expiresAt", "notAfter", "validUntil"])
        .or_else(|| fields.ends(&["certificateExpiresAt"]))
        .or_else(|| issued_at?.checked_add_signed(CERTIFICATE_LIVES))?;
    Some(Certificate { from: Provenance::of(block), issued_at, ends_at })
}

fn templates(fields: &mut Fields<'_>) -> Vec<String> {
    let documents = fields.items(&["documents"]).iter().take(100);
    documents.map(|document| Fields::of(document).word(&["templateId", "name"]).unwrap_or_default()).collect()
}
