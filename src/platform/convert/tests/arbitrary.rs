//! Whatever comes: no panic, no lost record, no lost field.
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::platform::wire::{CaseAnswer, Change};

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
