//! Which way was taken where a strong factor was not to be had, wherever a block says so.
use serde::Serialize;

use super::Provenance;
use super::fields::{Fields, scalar};
use crate::case::block::DataBlock;
use crate::case::shown::word;

/// A fallback that ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Fallback {
    /// The type of the block that says so.
    pub block_kind: String,
    /// What ran.
    pub method: String,
    /// What could not run.
    pub instead_of: Option<String>,
    /// Why not.
    pub because: Option<String>,
    /// How sure it is, in the platform's word.
    pub assurance: Option<String>,
}

/// The fallback a block carries, or is.
pub(super) fn read(block: &DataBlock) -> Option<Fallback> {
    let mut fields = Fields::of(&block.content);
    let alone = super::fields::plain(&block.kind) == "fallback";
    let inside = if alone { &block.content } else { fields.value(&["fallback", "fallbackMethod"])? };
    let mut told = Fields::of(inside);
    let method = scalar(inside).or_else(|| told.value(&["method", "name", "type"]).and_then(scalar))?;
    let mut beside = |names: &[&str]| told.word(names).or_else(|| if alone { None } else { fields.word(names) });
    Some(Fallback {
        block_kind: Provenance::of(block).kind,
        method: word(method.trim()),
        instead_of: beside(&["insteadOf", "replaces", "unavailable", "primaryMethod"]),
        because: beside(&["because", "fallbackReason", "cause"]),
        assurance: beside(&["assuranceLevel", "assurance"]),
    })
}
