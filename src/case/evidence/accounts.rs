//! Accounts of the banking platform that belong together, what is missing of them, and the transfer one country asks
//! for on top.
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::Provenance;
use super::account_fields::{self, AccountField};
use super::fields::{Fields, plain, scalar};
use super::onboarding::CheckState;
use crate::case::block::DataBlock;
use crate::case::shown::word;

/// Items of one list that are kept.
const LIMIT: usize = 100;

/// An account under a parent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChildAccount {
    /// The platform's user.
    pub user_id: String,
    /// Documents that are still to come, in the platform's words.
    pub missing: Vec<String>,
    /// How many documents it has, where the platform counts them.
    pub documents: Option<u32>,
}

impl ChildAccount {
    /// Something has to come before a review of the parent makes sense.
    pub fn waits(&self) -> bool {
        !self.missing.is_empty() || self.documents == Some(0)
    }
}

/// What a review says of the accounts around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Accounts {
    /// The user the review is for.
    pub user_id: Option<String>,
    /// The user above it.
    pub parent_user_id: Option<String>,
    /// Users under it.
    pub children: Vec<ChildAccount>,
    /// Documents of this user that are still to come.
    pub missing: Vec<String>,
    /// Mandatory fields of this user that the record says are empty.
    pub empty_fields: Vec<AccountField>,
}

/// The extra transfer.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// Which block.
    pub from: Provenance,
    /// How it went, in the platform's word.
    pub word: Option<String>,
    /// What that is to us.
    pub state: CheckState,
    /// When it arrived.
    #[specta(type = Option<String>)]
    pub received_at: Option<DateTime<Utc>>,
    /// The country that asks for it.
    pub country: Option<String>,
}

/// Every kind of block that is a transfer by itself.
pub(super) const TRANSFER_KINDS: [&str; 3] = ["banktransfer", "sepatransfer", "transfercheck"];

pub(super) fn accounts(fields: &mut Fields<'_>) -> Accounts {
    Accounts {
        user_id: fields.word(&["userId"]),
        parent_user_id: fields.word(&["parentUserId"]),
        children: fields.items(&["children", "childUsers"]).iter().take(LIMIT).filter_map(child).collect(),
        missing: words(fields.items(&["missingDocuments", "missing"])),
        empty_fields: account_fields::empty(fields),
    }
}

fn child(item: &Value) -> Option<ChildAccount> {
    let mut fields = Fields::of(item);
    let user_id = scalar(item).map(|text| word(&text)).or_else(|| fields.word(&["userId", "id"]))?;
    let documents = fields.word(&["documents", "documentCount"]).and_then(|count| count.parse().ok());
    Some(ChildAccount { user_id, missing: words(fields.items(&["missingDocuments", "missing"])), documents })
}

fn words(items: &[Value]) -> Vec<String> {
    let name = |item: &Value| {
        scalar(item).map(|text| word(&text)).or_else(|| Fields::of(item).word(&["documentType", "name", "type"]))
    };
    items.iter().take(LIMIT).filter_map(name).filter(|text| !text.trim().is_empty()).collect()
}

/// The transfer a block carries, or is.
pub(super) fn transfer(block: &DataBlock) -> Option<Transfer> {
    let mut fields = Fields::of(&block.content);
    let alone = TRANSFER_KINDS.contains(&plain(&block.kind).as_str());
    let inside = if alone {
        &block.content
    } else {
        fields.value(&["bankTransfer", "sepaTransfer", "transferCheck", "transfer"])?
    };
    let mut told = Fields::of(inside);
    let text = scalar(inside).map(|text| word(&text)).or_else(|| told.word(&["status", "result", "state"]));
    let received_at = told.time(&["receivedAt", "bookedAt", "at"]);
    Some(Transfer {
        from: Provenance::of(block),
        state: match text.as_deref().map(plain).as_deref() {
            Some("received" | "passed" | "pass" | "success" | "booked" | "validated" | "true") => CheckState::Passed,
            Some("failed" | "fail" | "rejected" | "returned" | "nomatch" | "false") => CheckState::Failed,
            Some("pending" | "awaited" | "missing" | "notreceived" | "notrun" | "expected" | "waiting") => {
                CheckState::NotRun
            }
            Some("notrequired" | "notneeded" | "notapplicable") => CheckState::NotBought,
            None if received_at.is_some() => CheckState::Passed,
            _ => CheckState::Unknown,
        },
        word: text,
        received_at,
        country: told.word(&["country"]),
    })
}
