//! Signed identity assertions as they lie in a block. Reading is not believing: whether the signature holds is settled in
//! `case/checks/assertion.rs` against the keys of the configuration.
use serde::Serialize;

use super::Provenance;
use super::fields::{Fields, scalar};
use crate::case::block::DataBlock;
use crate::secret::Personal;

/// Longest assertion that is looked at, in bytes.
const LONGEST: usize = 16 * 1024;

/// An assertion, unverified.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignedAssertion {
    /// Which block.
    pub from: Provenance,
    /// Its compact form, three parts with points between them.
    #[serde(skip)]
    #[specta(skip)]
    pub compact: Personal<String>,
    /// It was longer than anything that is looked at, or no text.
    pub unreadable: bool,
    /// The signing process the block itself says it belongs to.
    pub process_id: Option<String>,
}

/// Every kind of block that is an assertion.
pub(super) const KINDS: [&str; 3] = ["identityassertion", "signedassertion", "assertion"];

/// Reads an assertion.
pub(super) fn read(block: &DataBlock) -> SignedAssertion {
    let mut fields = Fields::of(&block.content);
    let text = fields.value(&["assertion", "token", "jwt", "compact"]).and_then(scalar);
    let text = text.filter(|text| text.len() <= LONGEST);
    SignedAssertion {
        from: Provenance::of(block),
        unreadable: text.is_none(),
        compact: Personal::new(text.unwrap_or_default().trim().to_owned()),
        process_id: fields.word(&["signatureProcessId", "processId"]),
    }
}
