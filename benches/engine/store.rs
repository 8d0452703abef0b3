//! A store with invented rows, without a network.
use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::case::{BlockStatus, CaseState, CaseSummary, DataBlock, OpenedBecause, Source};
use second_look::clock::Clock;
use second_look::ids::{BlockId, CaseId, Etag};
use second_look::secret::{Key, Personal};
use second_look::store::key::ProfileKeys;
use second_look::store::{Evidence, Store};

/// When the invented rows were opened.
pub fn start() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

/// Opens a new store in a folder.
pub async fn open(folder: &Path) -> Store {
    let keys = ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    };
    Store::open(&folder.join("cases.db"), keys, Clock::system(), true).await.unwrap()
}

/// A case of the invented list.
pub fn summary(number: u32) -> CaseSummary {
    CaseSummary {
        case_id: CaseId::new(format!("cse_{number:08}")),
        source: Source::Trust,
        session_id: Some(format!("ses_{number:08}").as_str().into()),
        flow_id: None,
        state: CaseState::Pending,
        etag: Etag::new("\"c-1\""),
        priority: number % 101,
        opened_because: vec![
            OpenedBecause { family: "network".into(), code: "VPN_DETECTED".into() },
            OpenedBecause { family: "device".into(), code: "RARE_DEVICE".into() },
        ],
        device_verdict: Some("suspicious".into()),
        platform_outcome: "none".into(),
        finality: "preliminary".into(),
        claim: None,
        first_answer: None,
        assigned_to: None,
        opened_at: start() + TimeDelta::seconds(i64::from(number)),
        updated_at: start() + TimeDelta::seconds(i64::from(number)),
        due_at: Some(start() + TimeDelta::seconds(86_400 + i64::from(number))),
        expires_at: None,
    }
}

fn evidence(number: u32) -> Evidence {
    let block = |kind: &str, content| DataBlock {
        block_id: BlockId::new(format!("{kind}-{number}")),
        kind: kind.into(),
        created_by: Some("capture".into()),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    };
    let name = format!("Person {number} Sample");
    Evidence {
        case_id: summary(number).case_id,
        etag: Etag::new("\"c-1\""),
        country: Some("UTO".into()),
        document: None,
        contracts: Vec::new(),
        name: Some(Personal::new(name)),
        session: None,
        complete: true,
        blocks: vec![
            block("extendedIdentity", serde_json::json!({"givenName": "Person", "familyName": "Sample"})),
            block("deviceSignals", serde_json::json!({"provider": "Invented", "result": "suspicious", "reasons": []})),
        ],
    }
}

/// Fills the store with so many cases and their evidence.
pub async fn fill(store: &Store, from: u32, to: u32) {
    for page in (from..to).step_by(500) {
        let numbers = page..(page + 500).min(to);
        let mut tx = store.begin().await.unwrap();
        let cases: Vec<_> = numbers.clone().map(summary).collect();
        tx.keep_cases(&cases, 0).await.unwrap();
        let items: Vec<_> = numbers.map(evidence).collect();
        tx.replace_evidence(&items).await.unwrap();
        tx.commit().await.unwrap();
    }
}
