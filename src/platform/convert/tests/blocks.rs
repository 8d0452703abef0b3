//! Data blocks and sessions of every generation.
use serde_json::{Value, json};

use super::*;
use crate::case::BlockStatus;

fn blocks_of(answer: &Value) -> Vec<BlockRecord> {
    evidence(answer.to_string().as_bytes()).unwrap()
}

/// One device block and one document block, as each documented generation writes them.
fn generations() -> [Value; 4] {
    let signals = json!({ "provider": "Fingerprint", "result": "suspicious", "signals": { "vpnDetected": true }, "new": [1, "2"] });
    let document = json!({ "documentType": "ID", "frontSide": { "$ref": "vault", "$id": "b9d4" } });
    let flat = |body: &Value, envelope: Value| {
        let mut block = envelope;
        block.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        block
    };
    let at = "2026-03-02T09:14:12.410Z";
    [
        json!({ "datablocks": [
            flat(&signals, json!({ "type": "DeviceSignals", "createdByStep": "device-1" })),
            flat(&document, json!({ "type": "DocumentImages", "createdByStep": "idv-1" })),
        ]}),
        json!({ "datablocks": [
            flat(&signals, json!({ "type": "DeviceSignals", "createdByStep": "device-1", "createdAt": at })),
            flat(&document, json!({ "type": "DocumentImages", "createdByStep": "idv-1", "createdAt": at })),
        ]}),
        json!({ "dataBlocks": [
            flat(&signals, json!({ "type": "deviceSignals", "datablockId": "d-1", "lastStep": { "stepId": "device-1" }, "createdAt": at })),
            flat(&document, json!({ "type": "documentImages", "datablockId": "d-2", "lastStep": { "stepId": "idv-1" }, "createdAt": at })),
        ]}),
        json!({ "dataBlocks": [
            { "datablockId": "d-1", "type": "deviceSignals", "createdBy": { "stepId": "device-1", "clock": 2 }, "createdAt": at,
              "status": "STORED", "content": signals },
            { "datablockId": "d-2", "type": "documentImages", "createdBy": { "stepId": "idv-1", "clock": "3" }, "createdAt": at,
              "status": "stored", "content": document },
        ]}),
    ]
}

#[test]
fn the_four_generations_of_one_case_convert_to_equal_content() {
    let read = |answer: &Value| -> Vec<(String, Option<String>, BlockStatus, Value)> {
        let plain = |record: BlockRecord| match record {
            BlockRecord::Block(block) => (block.kind, block.created_by, block.status, block.content),
            BlockRecord::Bad { code, .. } => panic!("bad: {code}"),
        };
        blocks_of(answer).into_iter().map(plain).collect()
    };
    let [first, rest @ ..] = generations();
    for (number, other) in rest.iter().enumerate() {
        assert_eq!(read(other), read(&first), "generation {} says the same as generation 0", number + 1);
    }
    let ids = |answer: &Value| -> Vec<(String, Option<u32>)> {
        let id = |record: BlockRecord| match record {
            BlockRecord::Block(block) => (block.block_id.to_string(), block.sequence),
            BlockRecord::Bad { .. } => panic!("bad"),
        };
        blocks_of(answer).into_iter().map(id).collect()
    };
    assert_eq!(ids(&first), [("deviceSignals#1".into(), None), ("documentImages#1".into(), None)], "made-up ids");
    assert_eq!(
        ids(&rest[2]),
        [("d-1".into(), Some(2)), ("d-2".into(), Some(3))],
        "the platform's own, with its counter"
    );
}

#[test]
fn an_erased_block_has_no_content_and_unknown_types_survive() {
    let erased =
        block_of(&json!({ "datablockId": "d", "type": "biometricSamples", "status": "DELETED", "content": null }));
    assert_eq!((erased.status, erased.content), (BlockStatus::Erased, Value::Null), "the platform erased it");
    let leaky = block_of(
        &json!({ "datablockId": "d", "type": "x", "status": "deleted", "content": { "name": "kept by mistake" } }),
    );
    assert_eq!(leaky.content, Value::Null, "what the platform calls erased is not taken over");
    let unknown = block_of(&json!({ "type": "MoonPhase", "phase": "full", "status": "waxing", "lastStep": 7 }));
    assert_eq!(unknown.kind, "moonPhase", "kept");
    assert_eq!(
        unknown.content,
        json!({ "phase": "full", "status": "waxing", "lastStep": 7 }),
        "a flat body keeps its fields"
    );
    let beside = block_of(&json!({ "datablockId": "d", "type": "x", "content": { "a": 1 }, "extra": true }));
    assert_eq!(beside.content, json!({ "a": 1, "$beside": { "extra": true } }), "nothing is dropped");
    let bare = block_of(&json!({ "datablockId": "d", "type": "x", "content": [1], "extra": true }));
    assert_eq!(bare.content, json!({ "content": [1], "$beside": { "extra": true } }), "whatever the content is");
}

#[test]
fn one_bad_block_is_set_aside_with_its_place() {
    let answer = json!({ "dataBlocks": [
        { "type": "a" }, { "noType": 1 }, "text", { "type": "a" }, { "type": "b", "x": "y".repeat(300_000) },
        { "type": "c", "datablockId": "d-1", "status": "SHREDDED", "content": {} },
        { "type": "d", "datablockId": "d-2", "content": { "v": 1 } }, { "type": "d", "datablockId": "d-2", "content": { "v": 1 } },
        { "type": "d", "datablockId": "d-2", "content": { "v": 2 } },
    ]});
    let told: Vec<String> = blocks_of(&answer)
        .into_iter()
        .map(|record| match record {
            BlockRecord::Block(block) => block.block_id.to_string(),
            BlockRecord::Bad { position, code } => format!("{position} {code}"),
        })
        .collect();
    let expected =
        ["a#1", "1 missing_field", "2 wrong_type", "a#2", "4 too_long", "5 unknown_state", "d-2", "8 duplicate"];
    assert_eq!(told, expected, "the same block twice is one block, and two under one id are a fault");
}

#[test]
fn a_missing_list_of_blocks_is_not_an_empty_one() {
    for body in [
        "{}",
        "[]",
        "null",
        r#"{"dataBlocks":null}"#,
        r#"{"dataBlocks":{}}"#,
        r#"{"dataBlocks":[],"datablocks":[]}"#,
        "",
    ] {
        assert!(evidence(body.as_bytes()).is_err(), "{body} would erase everything held");
    }
    assert!(evidence(br#"{"DATABLOCKS":[]}"#).unwrap().is_empty(), "an empty list is one");
}

#[test]
fn sessions_of_every_generation_are_read() {
    let old = session(
        br#"{"sessionId":"s","sessionStatus":"completed","flowVersion":"4","outcome":"ACCEPTED",
            "lastStep":{"stepName":"END","stepType":"end","verdict":"ok"},"createdAt":"2026-03-02T09:14:00.000"}"#,
    )
    .unwrap();
    let new = session(
        br#"{"sessionId":"s","sessionStatus":"COMPLETED","flowVersion":4,"outcome":"accepted",
            "lastStep":{"stepId":"END","stepDescription":"end","verdict":"ok"},"createdAt":"2026-03-02T09:14:00Z"}"#,
    )
    .unwrap();
    assert!(old == new, "the same session in two generations");
    let more =
        session(br#"{"sessionId":"s","status":"RUNNING","results":[{"x":1}],"metadata":{"locale":"de"}}"#).unwrap();
    assert_eq!(more.status, "running", "an older name of the same field");
    assert_eq!(Value::Object(more.other), json!({ "results": [{ "x": 1 }], "metadata": { "locale": "de" } }), "kept");
    let flat = session(br#"{"sessionId":"s","sessionStatus":"RUNNING","status":{"odd":true}}"#).unwrap();
    assert_eq!(Value::Object(flat.other), json!({ "status": { "odd": true } }), "not taken for the status");
    for body in ["{}", r#"{"sessionId":"s"}"#, r#"{"sessionId":7,"sessionStatus":"x"}"#, "7"] {
        assert!(session(body.as_bytes()).is_err(), "{body}");
    }
}
