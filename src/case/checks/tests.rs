mod assertions;
mod biometric;
mod dates;
mod kinds;
mod names;
mod workflow;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::*;
use crate::case::block::{BlockStatus, DataBlock};
use crate::case::{OpenedBecause, Source};
use crate::ids::BlockId;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn block(kind: &str, by: &str, content: Value) -> DataBlock {
    DataBlock {
        block_id: BlockId::new(format!("{kind}-{by}")),
        kind: kind.to_owned(),
        created_by: Some(by.to_owned()),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    }
}

/// A block that a step of the platform wrote.
fn found(kind: &str, content: Value) -> DataBlock {
    block(kind, "document_idv_capture", content)
}

fn summary() -> CaseSummary {
    CaseSummary::plain("a", Source::Trust)
}

fn lines_of(summary: &CaseSummary, blocks: &[DataBlock], keys: &AssertionKeys, now: &str) -> Vec<Check> {
    lines_in(Language::English, summary, blocks, keys, now)
}

fn lines_in(
    language: Language,
    summary: &CaseSummary,
    blocks: &[DataBlock],
    keys: &AssertionKeys,
    now: &str,
) -> Vec<Check> {
    let evidence = Evidence::read(blocks, language);
    checks(&Seen { summary, session: None, evidence: &evidence, keys, now: at(now), language })
}

const NOW: &str = "2026-11-26T12:00:00Z";

/// Tone and text of every line about one thing.
fn about(topic: Topic, blocks: &[DataBlock], now: &str) -> Vec<(Tone, String)> {
    let lines = lines_of(&summary(), blocks, &AssertionKeys::new(), now);
    lines.into_iter().filter(|line| line.topic == topic).map(|line| (line.tone, line.text)).collect()
}

fn tones(topic: Topic, blocks: &[DataBlock], now: &str) -> Vec<Tone> {
    about(topic, blocks, now).into_iter().map(|(tone, _)| tone).collect()
}

fn says(lines: &[(Tone, String)], tone: Tone, part: &str) -> bool {
    lines.iter().any(|(found, text)| *found == tone && text.contains(part))
}

#[test]
fn every_topic_has_a_heading_in_every_language_and_the_gravest_line_stands_first() {
    for language in Language::ALL {
        for topic in Topic::ALL {
            assert_ne!(InternalText::say(*language, topic.key(), &[]).as_str(), topic.key());
        }
    }
    let blocks = [
        found("documentData", json!({ "expiryDate": "2020-01-01" })),
        found("extendedIdentity", json!({ "birthDate": "1990-01-01" })),
        found("biometricSamples", json!({ "liveness": { "result": "half_way" } })),
    ];
    let lines = lines_of(&summary(), &blocks, &AssertionKeys::new(), NOW);
    assert!(lines.is_sorted_by_key(|line| line.tone), "what says no stands above what is in order");
    assert_eq!(lines.first().map(|line| line.topic), Some(Topic::Document));
}

#[test]
fn nothing_is_made_up_where_there_is_no_evidence() {
    assert!(lines_of(&summary(), &[], &AssertionKeys::new(), NOW).is_empty());
    let bare = [found("documentData", json!({})), found("kycReview", json!({})), found("onboardingResult", json!({}))];
    let lines = lines_of(&summary(), &bare, &AssertionKeys::new(), NOW);
    let topics: Vec<Topic> = lines.iter().map(|line| line.topic).collect();
    assert_eq!(topics, [Topic::Path], "a workflow without a step says that neither path was begun");
}

#[test]
fn no_line_shows_a_key_instead_of_words() {
    let blocks = [
        found("documentData", json!({ "machineReadableZone": ["x"], "expiryDate": "01/02/2030" })),
        found("biometricSamples", json!({ "selfie": { "$ref": "vault", "$id": "s" }, "liveness": true })),
        found("kycReview", json!({ "parentUserId": 1, "children": [{ "userId": 2, "missingDocuments": ["9"] }, 3] })),
        found("auditTrail", json!({ "events": [] })),
        found("contractContext", json!({ "kind": "loan", "value": 5 })),
        found("signerContext", json!({})),
        found("credentials", json!({})),
        found("fallback", json!({ "method": "wallet" })),
        found("bankTransfer", json!({ "status": "?" })),
        found("onboardingResult", json!({ "steps": [{ "name": "SMS Link" }], "devices": [{ "role": "desktop" }] })),
        found("identityAssertion", json!({ "assertion": "no" })),
    ];
    for line in lines_of(&summary(), &blocks, &AssertionKeys::new(), NOW) {
        let key = ["check-", "field-", "zone-digit-"].iter().any(|start| line.text.contains(start));
        assert!(!key, "{}", line.text);
    }
}

#[test]
fn what_a_contract_is_worth_has_the_decimal_sign_of_the_language() {
    let blocks = [found("contract", json!({ "type": "NDA", "value": 1250.5, "currency": "EUR" }))];
    for (language, worth) in [(Language::English, "1250.5 EUR"), (Language::German, "1250,5 EUR")] {
        let lines = lines_in(language, &summary(), &blocks, &AssertionKeys::new(), NOW);
        assert!(lines.iter().any(|line| line.text.contains(worth)), "{}", language.tag());
    }
}
