//! Credentials: `credentials`, which a person brought along, and `authenticatorCredential`, which the flow issued.
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Provenance;
use super::fields::{Fields, RawField};
use crate::case::block::DataBlock;

/// A credential, stored or just issued.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// Which block.
    pub from: Provenance,
    /// Issued in this session to be used later; else it was there before.
    pub issued_here: bool,
    /// Its id, where given.
    pub credential_id: Option<String>,
    /// What it is, such as `FACE` or `WALLET`.
    pub credential_type: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// From when on.
    #[specta(type = Option<String>)]
    pub issued_at: Option<DateTime<Utc>>,
    /// The first moment it does not hold any more.
    #[specta(type = Option<String>)]
    pub ends_at: Option<DateTime<Utc>>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// Reads `credentials` and `authenticatorCredential`. Only the fields of the first are documented; the second shares them
/// with the result of an authentication.
pub(super) fn read(block: &DataBlock, issued_here: bool) -> Credential {
    let mut fields = Fields::of(&block.content);
    Credential {
        from: Provenance::of(block),
        issued_here,
        credential_id: fields.word(&["credentialId", "id"]),
        credential_type: fields.word(&["credentialType", "type"]),
        issuer: fields.word(&["issuer", "provider"]),
        issued_at: fields.begins(&["issuanceDate", "issuedAt", "createdAt", "verifiedAt"]),
        ends_at: fields.ends(&["expiryDate", "expiresAt", "validUntil"]),
        other: fields.rest(),
    }
}
