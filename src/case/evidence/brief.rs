//! The little a list needs of a case's blocks. Syncing reads it for every case, so it leaves out what only the case screen
//! shows; what it does say is what [`Evidence::read`] and [`CaseFacts::of`] would say.
use serde_json::Value;

use super::{
    About, ContractFacts, DocumentVerdict, Evidence, PersonalFields, contract, document, fields, in_order, onboarding,
    personal,
};
use crate::case::block::{BlockStatus, DataBlock};
use crate::case::{CaseFacts, CaseSummary};
use crate::catalogue::Language;

/// The code that says a workflow ended without deciding.
const NO_DECISION: &str = "NO_DECISION";

/// Names and documents of a case, and whether it is one for operations. Personal, so there is no `Debug`.
pub struct Brief {
    /// Names, dates, document data: claimed and extracted.
    pub personal: Vec<PersonalFields>,
    /// A fault for operations, not a case for a reviewer.
    pub operations: bool,
    /// The verdict of the last document step that gave one.
    pub document: Option<DocumentVerdict>,
    /// What is to be signed: its tier is a column of the list.
    pub contracts: Vec<ContractFacts>,
}

impl Brief {
    /// Reads the blocks of a case for a list.
    pub fn read(summary: &CaseSummary, blocks: &[DataBlock]) -> Self {
        let document = last_verdict(blocks);
        if blocks.iter().any(|block| says_no_decision(&block.content)) {
            // A word in some field may be a code or not: only the whole reading tells.
            let evidence = Evidence::read(blocks, Language::English);
            let operations = CaseFacts::of(summary, &evidence).operations;
            return Self { personal: evidence.personal, operations, document, contracts: evidence.contracts };
        }
        let mut evidence = Evidence::default();
        for block in in_order(blocks).into_iter().filter(|block| block.status != BlockStatus::Erased) {
            if !block.content.is_object() {
                continue;
            }
            match fields::plain(&block.kind).as_str() {
                "basicidentity" => evidence.personal.push(personal::read(block, About::BasicIdentity)),
                "extendedidentity" => evidence.personal.push(personal::read(block, About::ExtendedIdentity)),
                "documentdata" => evidence.personal.push(personal::read(block, About::Document)),
                "onboardingresult" => evidence.onboarding.push(onboarding::onboarding(block)),
                kind if contract::is_in(kind) => evidence.contracts.extend(contract::contract(block)),
                _ => {}
            }
        }
        let operations = CaseFacts::of(summary, &evidence).operations;
        Self { personal: evidence.personal, operations, document, contracts: evidence.contracts }
    }
}

/// Of the document step itself, and of its successor only where the first gave none: that one reports single checks.
fn last_verdict(blocks: &[DataBlock]) -> Option<DocumentVerdict> {
    let ordered = in_order(blocks);
    let of = |kind: &str| {
        let mut found = ordered.iter().rev().filter(|block| fields::plain(&block.kind) == kind);
        found.find_map(|block| document::verdict(block))
    };
    of("documentverification").or_else(|| of("verification"))
}

/// Whether the code stands anywhere in the content, alone in its field.
fn says_no_decision(content: &Value) -> bool {
    match content {
        Value::String(text) => text.trim().eq_ignore_ascii_case(NO_DECISION),
        Value::Array(items) => items.iter().any(says_no_decision),
        Value::Object(map) => map.values().any(says_no_decision),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::case::{OpenedBecause, Source};
    use crate::ids::BlockId;

    fn summary(because: Option<&str>) -> CaseSummary {
        CaseSummary {
            opened_because: because
                .map(|code| OpenedBecause { family: "technical".to_owned(), code: code.to_owned() })
                .into_iter()
                .collect(),
            ..CaseSummary::plain("a", Source::Onboarding)
        }
    }

    const KINDS: [&str; 12] = [
        "deviceSignals",
        "digitalSignals",
        "basicIdentity",
        "ExtendedIdentity",
        "documentData",
        "documentVerification",
        "comparisonResults",
        "qesProcess",
        "onboardingResult",
        "contractContext",
        "documentsToSign",
        "somethingNew",
    ];
    const WORDS: [&str; 4] = ["NO_DECISION", "no_decision", "approve", "VPN_DETECTED"];

    /// Kind, word in every place a code can stand, erased or not, place in the session.
    type Drawn = (prop::sample::Index, prop::sample::Index, bool, Option<u32>);

    fn block((kind, word, erased, sequence): &Drawn) -> DataBlock {
        let (kind, word) = (kind.get(&KINDS), word.get(&WORDS));
        DataBlock {
            block_id: BlockId::new(*kind),
            kind: (*kind).to_owned(),
            created_by: Some("step".to_owned()),
            sequence: *sequence,
            created_at: None,
            status: if *erased { BlockStatus::Erased } else { BlockStatus::Stored },
            content: json!({
                "givenName": "Ada", "familyName": word, "issuingCountry": "UTO", "policyDecision": word,
                "reasons": [{ "code": word }], "events": [{ "name": "qes.aborted", "reason": { "reasonCode": word } }],
                "contract": { "kind": word, "value": 12.5 }
            }),
        }
    }

    proptest! {
        #[test]
        fn the_short_reading_says_what_the_whole_one_says(
            drawn in prop::collection::vec(any::<Drawn>(), 0..6),
            because in prop::option::of(prop::sample::select(&WORDS[..]))
        ) {
            let (summary, blocks) = (summary(because), drawn.iter().map(block).collect::<Vec<_>>());
            let brief = Brief::read(&summary, &blocks);
            let whole = Evidence::read(&blocks, Language::English);
            prop_assert!(brief.personal == whole.personal, "the same names, in the same order");
            prop_assert!(brief.contracts == whole.contracts, "the same contracts");
            prop_assert_eq!(brief.operations, CaseFacts::of(&summary, &whole).operations);
        }
    }
}
