//! Pages, summaries, policy.
use serde_json::{Map, Value, json};

use super::*;
use crate::case::{Assignment, CaseState, GoneReason, Source};
use crate::ids::CaseId;
use crate::platform::error::PlatformError;
use crate::platform::wire::{BadRecord, Change};

fn with(change: impl FnOnce(&mut Map<String, Value>)) -> Value {
    let mut case = case("cse_1");
    change(case.as_object_mut().unwrap());
    case
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
            Change::Bad(BadRecord { case_id, code, .. }) => {
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
    assert_eq!(
        page.changes[1],
        Change::Bad(BadRecord { case_id: None, decision_id: None, code: codes::NOT_UTF8 }),
        "no id is guessed"
    );
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

#[test]
fn a_policy_that_is_silent_is_read_as_the_stricter_one() {
    let silent = policy(br#"{"version":3,"customerFacingReasons":["not_eligible",7]}"#).unwrap();
    assert!(silent.second_person_over_suspicion && silent.blind, "two people, and blind");
    assert_eq!((silent.version.as_str(), silent.max_comment_length), ("3", 4000), "and the contract's length");
    assert_eq!(silent.customer_facing_reasons, ["not_eligible"], "words only");
    assert!(policy(br#"{"version":"1"}"#).is_err(), "without reasons no reject could be made");
}
