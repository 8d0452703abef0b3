//! The pure rules, by named cases and by arbitrary input.
//!
//! Over 400 lines because it is one list of shapes and faults.
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::super::error::PlatformError;
use super::super::wire::{BadRecord, BlockRecord, CaseAnswer, Change};
use super::*;
use crate::case::{Assignment, BlockStatus, CaseState, DataBlock, GoneReason, Source};
use crate::ids::CaseId;

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

fn with(change: impl FnOnce(&mut Map<String, Value>)) -> Value {
    let mut case = case("cse_1");
    change(case.as_object_mut().unwrap());
    case
}

fn page_of(items: &[String]) -> Vec<u8> {
    let items = items.join(",");
    format!(r#"{{"items":[{items}],"nextCursor":"c-2","hasMore":true,"serverTime":"2026-03-02T09:00:00Z"}}"#)
        .into_bytes()
}

fn change_of(item: &str) -> Change {
    change_page(&page_of(&[item.to_owned()])).unwrap().changes.remove(0)
}

fn code_of(item: &str) -> Option<&'static str> {
    match change_of(item) {
        Change::Bad(bad) => Some(bad.code),
        _ => None,
    }
}

fn blocks_of(answer: &Value) -> Vec<BlockRecord> {
    evidence(answer.to_string().as_bytes()).unwrap()
}

fn block_of(block: &Value) -> DataBlock {
    match blocks_of(&json!({ "dataBlocks": [block] })).remove(0) {
        BlockRecord::Block(block) => block,
        BlockRecord::Bad { code, .. } => panic!("bad: {code}"),
    }
}

#[test]
fn a_summary_is_read_field_by_field() {
    let Change::Case(found) = change_of(&case("cse_1").to_string()) else { panic!("a case") };
    assert_eq!(
        (found.case_id.as_str(), found.source, found.state),
        ("cse_1", Source::Trust, CaseState::Pending),
        "what"
    );
    assert_eq!((found.etag.as_str(), found.priority), ("\"c-41\"", 60), "tag with its quotes");
    assert_eq!(found.opened_because[0].code, "VPN_DETECTED", "why");
    assert_eq!(found.claim.unwrap().holder_name, "R. Iyer", "who holds it");
    assert_eq!(found.assigned_to, Some(Assignment::Person("rev-17".into())), "whose it is");
    assert_eq!(found.updated_at.to_rfc3339(), "2026-03-02T08:30:00.500+00:00", "times are UTC");
}

#[test]
fn unknown_words_and_fields_do_not_spoil_a_summary() {
    let odd = with(|case| {
        case.insert("deviceVerdict".into(), json!("quantum"));
        case.insert("finality".into(), Value::Null);
        case.insert("somethingNew".into(), json!({ "a": [1, 2] }));
        case.insert("openedBecause".into(), json!([{ "family": "weather", "code": "X1" }, { "code": "X2" }]));
        case.insert("priority".into(), json!("7"));
        case.insert("assignedTo".into(), json!({ "team": "level-2" }));
        case.insert("claim".into(), Value::Null);
        case.remove("sessionId");
    });
    let Change::Case(found) = change_of(&odd.to_string()) else { panic!("a case") };
    assert_eq!(found.device_verdict.as_deref(), Some("quantum"), "kept as it came");
    assert_eq!(found.finality, "unknown", "nothing is invented");
    assert_eq!(
        (found.opened_because[0].family.as_str(), found.opened_because[1].family.as_str()),
        ("weather", "other"),
        "raw"
    );
    assert_eq!((found.priority, found.session_id, found.claim), (7, None, None), "text for a number, nothing for null");
}

#[test]
fn a_tombstone_needs_nothing_but_id_and_time() {
    let gone = |reason: Value| json!({ "caseId": "cse_1", "state": "gone", "goneReason": reason, "updatedAt": "2026-03-02T09:00:00Z" });
    for (word, reason) in
        [("erased", GoneReason::Erased), ("withdrawn", GoneReason::Withdrawn), ("abducted", GoneReason::Other)]
    {
        let Change::Gone(found) = change_of(&gone(json!(word)).to_string()) else { panic!("gone") };
        assert_eq!(found.reason, reason, "{word}");
    }
    assert!(matches!(change_of(&gone(Value::Null).to_string()), Change::Gone(_)), "even without a reason");
}

#[test]
fn each_fault_of_a_summary_has_its_own_word() {
    let set = |key: &str, value: Value| with(|case| drop(case.insert(key.into(), value))).to_string();
    let deep = |levels: usize| {
        set("x", serde_json::from_str(&format!("{}{}", "[".repeat(levels), "]".repeat(levels))).unwrap())
    };
    let cases = [
        (set("etag", Value::Null), codes::MISSING_FIELD),
        (set("etag", json!("a\nb")), codes::BAD_ID),
        (set("caseId", json!(7)), codes::WRONG_TYPE),
        (set("caseId", json!("a b")), codes::BAD_ID),
        (set("caseId", json!("x".repeat(201))), codes::TOO_LONG),
        (set("caseId", json!("")), codes::BAD_ID),
        (set("source", json!("moon")), codes::UNKNOWN_SOURCE),
        (set("state", json!("asleep")), codes::UNKNOWN_STATE),
        (set("priority", json!(-1)), codes::WRONG_TYPE),
        (set("priority", json!("high")), codes::WRONG_TYPE),
        (set("openedBecause", json!("VPN")), codes::WRONG_TYPE),
        (set("openedBecause", json!([{ "code": "x".repeat(101) }])), codes::TOO_LONG),
        (set("openedAt", json!("yesterday")), codes::BAD_TIME),
        (set("updatedAt", json!("2026-13-45T99:00:00Z")), codes::BAD_TIME),
        (
            set(
                "claim",
                json!({ "holder": { "id": "r", "name": "n".repeat(257) }, "expiresAt": "2026-03-02T10:00:00Z" }),
            ),
            codes::TOO_LONG,
        ),
        (set("claim", json!([])), codes::WRONG_TYPE),
        (set("assignedTo", json!({ "robot": "r2" })), codes::UNKNOWN_ASSIGNMENT),
        (deep(64), codes::TOO_DEEP),
        ("7".into(), codes::WRONG_TYPE),
        ("null".into(), codes::WRONG_TYPE),
        ("[]".into(), codes::WRONG_TYPE),
        (case("cse_1").to_string().replace("VPN_DETECTED", "\\ud800"), codes::NOT_JSON),
    ];
    for (item, code) in cases {
        let shown: String = item.chars().take(300).collect();
        assert_eq!(code_of(&item), Some(code), "{shown}");
    }
    assert_eq!(code_of(&deep(63)), None, "64 levels in all are allowed");
}

#[test]
fn one_spoiled_record_never_spoils_the_page() {
    let deep = format!(r#"{{"caseId":"cse_deep","x":{}{}}}"#, "[".repeat(5000), "]".repeat(5000));
    let surrogate = r#"{"caseId":"cse_half","name":"\ud83d"}"#.to_owned();
    let long = format!(r#"{{"caseId":"cse_long","state":"{}"}}"#, "x".repeat(1_000_000));
    let items = [case("cse_1").to_string(), deep, surrogate, "true".into(), long, case("cse_2").to_string()];
    let page = change_page(&page_of(&items)).unwrap();
    let ids: Vec<String> = page
        .changes
        .iter()
        .map(|change| match change {
            Change::Case(case) => case.case_id.to_string(),
            Change::Bad(BadRecord { case_id, code }) => {
                format!("{code}:{}", case_id.as_ref().map_or("?", CaseId::as_str))
            }
            Change::Gone(_) => "gone".to_owned(),
        })
        .collect();
    assert_eq!(
        ids,
        ["cse_1", "too_deep:cse_deep", "not_json:cse_half", "wrong_type:?", "too_long:cse_long", "cse_2"],
        "in order"
    );
    assert_eq!((page.next_cursor.as_deref(), page.has_more), (Some("c-2"), true), "and the feed goes on");
}

#[test]
fn bytes_that_are_no_utf8_spoil_their_record_only() {
    let mut bytes = page_of(&[case("cse_1").to_string(), case("cse_XX").to_string()]);
    let at = bytes.windows(2).position(|two| two == b"XX").unwrap();
    bytes[at] = 0xff;
    let page = change_page(&bytes).unwrap();
    assert!(matches!(page.changes[0], Change::Case(_)), "the other one is fine");
    assert_eq!(page.changes[1], Change::Bad(BadRecord { case_id: None, code: codes::NOT_UTF8 }), "no id is guessed");
}

#[test]
fn a_page_that_cannot_be_followed_is_an_error() {
    for body in [
        "",
        "[]",
        "{}",
        "null",
        r#"{"items":null}"#,
        r#"{"items":{}}"#,
        r#"{"items":[]"#,
        r#"{"items":[],"nextCursor":7}"#,
        r#"{"items":[],"hasMore":true}"#,
        r#"{"items":[],"hasMore":true,"nextCursor":null}"#,
    ] {
        assert_eq!(change_page(body.as_bytes()), Err(PlatformError::Malformed("the change feed")), "{body}");
    }
    let many = page_of(&vec!["1".to_owned(); 1001]);
    assert!(change_page(&many).is_err(), "a server that ignores every limit");
    assert!(
        change_page(br#"{"items":[],"nextCursor":null}"#).unwrap().changes.is_empty(),
        "an empty last page is fine"
    );
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

#[test]
fn a_policy_that_is_silent_is_read_as_the_stricter_one() {
    let silent = policy(br#"{"version":3,"customerFacingReasons":["not_eligible",7]}"#).unwrap();
    assert!(silent.second_person_over_suspicion && silent.blind, "two people, and blind");
    assert_eq!((silent.version.as_str(), silent.max_comment_length), ("3", 4000), "and the contract's length");
    assert_eq!(silent.customer_facing_reasons, ["not_eligible"], "words only");
    assert!(policy(br#"{"version":"1"}"#).is_err(), "without reasons no reject could be made");
}

/// Any JSON, as deep and odd as it comes.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        ".{0,12}".prop_map(Value::from),
        "[a-zA-Z0-9:#T.-]{0,24}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "caseId",
            "state",
            "etag",
            "source",
            "updatedAt",
            "openedAt",
            "claim",
            "holder",
            "id",
            "name",
            "assignedTo",
            "items",
            "nextCursor",
            "hasMore",
            "dataBlocks",
            "datablocks",
            "type",
            "content",
            "status",
            "createdBy",
            "lastStep",
            "stepId",
            "clock",
            "datablockId",
            "sessionId",
            "sessionStatus",
            "code",
            "current",
            "reviewer",
            "openedBecause",
            "priority",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    leaf.prop_recursive(6, 80, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..10)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn read_all(bytes: &[u8]) {
    let _ = change_page(bytes);
    let _ = decision_page(bytes);
    let _ = evidence(bytes);
    let _ = session(bytes);
    let _ = case_answer(bytes);
    let _ = claim(bytes);
    let _ = people(bytes);
    let _ = policy(bytes);
    let _ = standing_alone(bytes);
    let _ = names_case(bytes);
    if let Ok(value) = serde_json::from_slice(bytes) {
        let _ = problem(409, &value);
    }
}

proptest! {
    #[test]
    fn no_json_makes_a_reader_panic(value in any_json()) {
        read_all(value.to_string().as_bytes());
        read_all(json!({ "items": [value.clone(), value], "nextCursor": "c", "hasMore": true }).to_string().as_bytes());
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn a_page_with_odd_records_keeps_the_good_ones(values in prop::collection::vec(any_json(), 0..6)) {
        let mut items: Vec<String> = values.iter().map(Value::to_string).collect();
        items.push(case("cse_good").to_string());
        let page = change_page(&page_of(&items)).unwrap();
        prop_assert_eq!(page.changes.len(), items.len(), "one entry for each record");
        let good = matches!(page.changes.last(), Some(Change::Case(case)) if case.case_id.as_str() == "cse_good");
        prop_assert!(good, "the good one is read");
    }

    #[test]
    fn unknown_fields_of_a_block_survive(body in prop::collection::btree_map("[a-z]{9,12}", any_json(), 0..6)) {
        let body = Value::Object(body.into_iter().collect());
        let nested = block_of(&json!({ "datablockId": "d", "type": "deviceSignals", "status": "STORED", "content": body }));
        prop_assert_eq!(&nested.content, &body, "nested, as it came");
        let mut flat = body.clone();
        flat["type"] = json!("DeviceSignals");
        prop_assert_eq!(block_of(&flat).content, body, "flat, as it came");
    }

    #[test]
    fn a_summary_is_never_read_as_another_case(id in "[!-~]{1,40}") {
        let body = case(&id).to_string();
        if let Ok(CaseAnswer::Changed(found)) = case_answer(body.as_bytes()) {
            prop_assert_eq!(found.case_id.as_str(), id, "the id is kept byte for byte");
        }
    }
}
