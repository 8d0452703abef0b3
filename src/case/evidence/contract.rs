//! What is to be signed and by whom: the contract's kind, value and place, and the signer's context. Either
//! stands in a block of its own or beside the documents to sign.
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::fields::{Fields, RawField, truth};
use crate::case::block::DataBlock;

/// The contract behind a signature.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContractFacts {
    /// Which block.
    pub from: Provenance,
    /// Its kind in the platform's word, such as `loan`.
    pub kind: Option<String>,
    /// What it is worth, a number of `currency`.
    pub value: Option<f64>,
    /// ISO 4217, as it came.
    pub currency: Option<String>,
    /// Under whose law.
    pub jurisdiction: Option<String>,
    /// The tier somebody before us gave it, in their word. The console's own tier comes from its policy.
    pub tier: Option<String>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// What is known of the signer.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignerFacts {
    /// Which block.
    pub from: Provenance,
    /// Their role in the contract, such as `external customer`.
    pub role: Option<String>,
    /// When their identity was last verified.
    #[specta(type = Option<String>)]
    pub last_verified_at: Option<DateTime<Utc>>,
    /// The first moment that verification does not count any more.
    #[specta(type = Option<String>)]
    pub valid_until: Option<DateTime<Utc>>,
    /// An earlier verification is used again.
    pub reused: Option<bool>,
    /// The hour is unusual for this signer; the platform's finding, since only it knows their hours.
    pub unusual_hours: Option<bool>,
    /// Fields without a place above.
    pub other: Vec<RawField>,
}

/// Every kind of block that is a contract, a signer or both.
pub(super) const KINDS: [&str; 4] = ["contractcontext", "signingcontext", "contract", "signercontext"];

/// Whether blocks of this kind, in plain letters, can hold a contract or a signer.
pub(super) fn is_in(kind: &str) -> bool {
    kind == "documentstosign" || KINDS.contains(&kind)
}

/// The contract a block carries, or is.
pub(super) fn contract(block: &DataBlock) -> Option<ContractFacts> {
    let mut fields = Fields::of(&block.content);
    let kind = super::fields::plain(&block.kind);
    let whole = (kind == "contractcontext" || kind == "contract").then_some(&block.content);
    let inside = fields.value(&["contract"]).filter(|value| value.is_object()).or(whole)?;
    let mut told = Fields::of(inside);
    let amount = told.value(&["value", "amount", "contractValue"]).unwrap_or(&Value::Null);
    let mut money = Fields::of(amount);
    let facts = ContractFacts {
        from: Provenance::of(block),
        kind: told.word(&["kind", "type", "contractType"]),
        value: super::fields::number(amount).or_else(|| money.number(&["amount", "value"])),
        currency: told.word(&["currency"]).or_else(|| money.word(&["currency"])),
        jurisdiction: told.word(&["jurisdiction", "governingLaw", "country"]),
        tier: told.word(&["tier", "riskTier"]),
        other: told.rest(),
    };
    let says = facts.kind.is_some() || facts.value.is_some() || facts.jurisdiction.is_some() || facts.tier.is_some();
    says.then_some(facts)
}

/// The signer a block carries, or is.
pub(super) fn signer(block: &DataBlock) -> Option<SignerFacts> {
    let mut fields = Fields::of(&block.content);
    let whole = (super::fields::plain(&block.kind) == "signercontext").then_some(&block.content);
    let inside = fields.value(&["signer"]).filter(|value| value.is_object()).or(whole)?;
    let mut told = Fields::of(inside);
    Some(SignerFacts {
        from: Provenance::of(block),
        role: told.word(&["role"]),
        last_verified_at: told.begins(&["lastVerifiedAt", "verifiedAt", "identityVerifiedAt"]),
        valid_until: told.ends(&["identityValidUntil", "validUntil", "verificationValidUntil"]),
        reused: told.value(&["reused", "profileReused", "reusedIdentity"]).and_then(truth),
        unusual_hours: told.value(&["unusualHours", "outsideUsualHours"]).and_then(truth),
        other: told.rest(),
    })
}
