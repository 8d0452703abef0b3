//! The pure rules, by named cases and by arbitrary input.
mod arbitrary;
mod blocks;
mod pages;

use serde_json::{Value, json};

use super::super::wire::BlockRecord;
use super::*;
use crate::case::DataBlock;

fn case(id: &str) -> Value {
    json!({
        "caseId": id, "source": "trust", "sessionId": "s-1", "flowId": "f-1", "state": "pending", "etag": "\"c-41\"",
        "priority": 60, "openedBecause": [{ "family": "network", "code": "VPN_DETECTED" }], "deviceVerdict": "suspicious",
        "platformOutcome": "none", "finality": "preliminary",
        "claim": { "holder": { "id": "rev-17", "name": "R. Iyer" }, "purpose": "review", "expiresAt": "2026-03-02T10:00:00Z" },
        "assignedTo": { "person": "rev-17" }, "openedAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:30:00.5+01:00",
        "dueAt": "2026-03-03T09:00:00Z", "expiresAt": null,
    })
}

fn page_of(items: &[String]) -> Vec<u8> {
    let items = items.join(",");
    format!(r#"{{"items":[{items}],"nextCursor":"c-2","hasMore":true,"serverTime":"2026-03-02T09:00:00Z"}}"#)
        .into_bytes()
}

fn block_of(block: &Value) -> DataBlock {
    match evidence(json!({ "dataBlocks": [block] }).to_string().as_bytes()).unwrap().remove(0) {
        BlockRecord::Block(block) => block,
        BlockRecord::Bad { code, .. } => panic!("bad: {code}"),
    }
}
