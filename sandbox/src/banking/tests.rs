use super::account::{NEEDED, NewAccount, Review};
use super::document::{Downloads, IDENTITY, SELFIE};
use super::event::{EventError, Reader, Received, SECRET, payload_text, signature};
use super::identification::{Stage, Step, StepError};
use super::road::{Order, Road};
use super::{Bank, BankError, OpensCases};
use crate::rules::Time;
use chrono::TimeDelta;
use serde_json::{Value, json};

mod property;

const COMPLETE: u64 = 100_001;
const CHILD: u64 = 100_002;
const GERMAN: u64 = 100_005;

fn start() -> Time {
    Time::from_timestamp(1_780_000_000, 0).unwrap()
}

fn at(secs: i64) -> Time {
    start() + TimeDelta::seconds(secs)
}

fn bank() -> Bank {
    Bank::new("staging", 7)
}

fn finalize(reasons: &[&str]) -> Step {
    Step::Finalize { reasons: reasons.iter().map(|code| (*code).to_owned()).collect() }
}

fn abort(code: &str) -> Step {
    Step::Abort { reasons: vec![code.to_owned()] }
}

/// An identification brought to its end, a minute a step.
fn ended(bank: &mut Bank, user_id: u64, reasons: &[&str]) -> String {
    let id = bank.begin(user_id, None, at(0)).unwrap();
    bank.step(&id, Step::Finish, at(60)).unwrap();
    bank.step(&id, Step::Review, at(120)).unwrap();
    bank.step(&id, finalize(reasons), at(180)).unwrap();
    id
}

fn blocks(bank: &Bank, place: usize) -> Vec<(String, Value)> {
    let evidence = bank.evidence(place, 40, at(200), start()).unwrap();
    evidence.blocks.into_iter().map(|block| (block.kind, block.content)).collect()
}

fn block(bank: &Bank, place: usize, kind: &str) -> Value {
    blocks(bank, place).into_iter().find(|(known, _)| known == kind).map(|(_, content)| content).unwrap_or_default()
}

fn event_names(bank: &Bank, place: usize) -> Vec<String> {
    let process = block(bank, place, "qesProcess");
    process["events"].as_array().unwrap().iter().map(|event| event["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn r_74_each_empty_field_is_named() {
    let mut bank = bank();
    for (number, lacking) in NEEDED.into_iter().enumerate() {
        let filled = |name: &str| Some(if name == lacking { " ".to_owned() } else { format!("some {name}") });
        let user_id = 7_000 + number as u64;
        bank.open_account(NewAccount {
            user_id,
            given: filled("firstname"),
            family: filled("lastname"),
            email: filled("email"),
            country: filled("country"),
            phone: filled("phone"),
            parent_user_id: None,
        })
        .unwrap();
        assert_eq!(bank.begin(user_id, None, start()), Err(BankError::Missing(vec![lacking])));
    }
    assert_eq!(bank.begin(100_004, None, start()), Err(BankError::Missing(NEEDED.to_vec())), "all of them at once");
    assert_eq!(BankError::Missing(Vec::new()).status(), 428);
}

#[test]
fn a_step_follows_where_the_identification_stands_and_nowhere_else() {
    let steps = [Step::Finish, Step::Review, abort("3011"), finalize(&["3102"]), Step::Certify];
    // The way there, and which of the steps above may follow.
    let ways: [(&[Step], [bool; 5]); 5] = [
        (&[], [true, false, true, false, false]),
        (&[Step::Finish], [false, true, true, false, true]),
        (&[Step::Finish, Step::Review], [false, false, false, true, true]),
        (&[abort("3011")], [false; 5]),
        (&[Step::Finish, Step::Review, finalize(&[])], [false; 5]),
    ];
    for (way, allowed) in ways {
        for (step, may) in steps.iter().zip(allowed) {
            let mut bank = bank();
            let id = bank.begin(COMPLETE, None, start()).unwrap();
            way.iter().for_each(|step| bank.step(&id, step.clone(), start()).unwrap());
            let before = bank.events().count();
            let done = bank.step(&id, step.clone(), start());
            assert_eq!(done.is_ok(), may, "{step:?} after {way:?}");
            if !may {
                assert_eq!(done, Err(BankError::Step(StepError::OutOfTurn)));
                assert_eq!(bank.events().count(), before, "nothing is announced that did not happen");
            }
        }
    }
}

#[test]
fn reasons_belong_to_their_step() {
    let mut bank = bank();
    let id = bank.begin(COMPLETE, None, start()).unwrap();
    for step in [abort("3101"), abort("30011"), Step::Abort { reasons: Vec::new() }] {
        assert_eq!(bank.step(&id, step, start()), Err(BankError::Step(StepError::Reasons)));
    }
    bank.step(&id, Step::Finish, start()).unwrap();
    bank.step(&id, Step::Review, start()).unwrap();
    assert_eq!(bank.step(&id, finalize(&["3010"]), start()), Err(BankError::Step(StepError::Reasons)));
    assert_eq!(bank.step("another", Step::Finish, start()), Err(BankError::NoIdentification));
    bank.step(&id, finalize(&["3299"]), start()).expect("a code of the family that nobody knows yet");
}

#[test]
fn r_77_a_certificate_is_good_for_an_hour_and_not_for_a_second_more() {
    for (secs, ends_well) in [(3_600, true), (3_601, false)] {
        let mut bank = bank();
        let id = bank.begin(COMPLETE, None, at(0)).unwrap();
        bank.step(&id, Step::Finish, at(0)).unwrap();
        bank.step(&id, Step::Review, at(0)).unwrap();
        bank.step(&id, Step::Certify, at(10)).unwrap();
        bank.step(&id, finalize(&[]), at(10 + secs)).unwrap();
        let known = bank.identifications().next().unwrap().0.clone();
        assert_eq!((known.stage, known.succeeded()), (Stage::Finalized, ends_well), "after {secs} s");
        assert_eq!(known.reasons, if ends_well { vec![] } else { vec!["3140".to_owned()] });
        let process = block(&bank, 0, "qesProcess");
        assert_eq!(
            (&process["certificateIssuedAtSecs"], &process["certificateExpiresAtSecs"]),
            (&json!(10), &json!(3_610))
        );
    }
}

#[test]
fn r_76_the_transfer_of_one_country_is_a_check_of_its_own() {
    let mut bank = bank();
    let id = bank.begin(GERMAN, None, at(0)).unwrap();
    bank.step(&id, Step::Finish, at(0)).unwrap();
    bank.step(&id, Step::Review, at(0)).unwrap();
    assert_eq!(block(&bank, 0, "qesProcess")["bankTransfer"], json!({ "status": "expected", "country": "DE" }));
    assert_eq!(bank.step(&id, finalize(&[]), at(60)), Err(BankError::Step(StepError::TransferAwaited)));
    bank.receive_transfer(GERMAN, at(90)).unwrap();
    bank.step(&id, finalize(&[]), at(120)).unwrap();
    let check = block(&bank, 0, "qesProcess")["bankTransfer"].clone();
    assert_eq!(check, json!({ "status": "received", "country": "DE", "receivedAtSecs": 90 }));
    ended(&mut bank, COMPLETE, &["3101"]);
    assert!(block(&bank, 1, "qesProcess").get("bankTransfer").is_none(), "nowhere else");
}

#[test]
fn the_payload_is_signed_in_the_bytes_the_page_prescribes() {
    let payload = json!({ "users": [{ "name": "Zo\u{eb} d'Arkenthal/\u{d8}st \u{1f511}" }] });
    let text = payload_text(&payload);
    assert_eq!(text, r#"{"users":[{"name":"Zo\u00eb d'Arkenthal\/\u00d8st \ud83d\udd11"}]}"#);
    // Computed with another program: hmac.new(secret, text, sha256), base64.
    assert_eq!(signature(&text, "secret"), "JuqMC/25KiBqATDwwCV9O8PGUKxPepy1IsHkp0j8A5U=");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), payload, "and means the same");
}

#[test]
fn r_30_a_receiver_believes_bytes_time_and_nothing_twice() {
    let mut bank = bank();
    ended(&mut bank, COMPLETE, &["3102"]);
    let bodies: Vec<String> = bank.events().map(|(event, _)| event.body(SECRET)).collect();
    let window = Some(TimeDelta::seconds(300));
    let mut reader = Reader::default();
    let mut read = |body: &str, secs: i64| reader.read(body.as_bytes(), SECRET, at(secs), window);
    let (first, second) = (&bodies[0], &bodies[1]);
    assert_eq!(read(second, 125), Ok(Received::First), "the later one came first");
    assert_eq!(read(first, 125), Ok(Received::First));
    assert_eq!(read(first, 130), Ok(Received::Again), "a repeat");
    let changed = first.replace("pending", "success");
    assert_ne!(&changed, first);
    assert_eq!(read(&changed, 125), Err(EventError::Signature), "a word changed on the way");
    let spaced = first.replace("\"userId\":", "\"userId\": ");
    assert_ne!(&spaced, first);
    assert_eq!(read(&spaced, 125), Err(EventError::Signature), "the same JSON in other bytes");
    for (secs, fresh) in [(60 - 301, false), (60 - 300, true), (60 + 300, true), (60 + 301, false)] {
        let told = read(first, secs);
        assert_eq!(told == Err(EventError::Window), !fresh, "{secs}: {told:?}");
    }
    for body in ["", "null", "{}", "[1]", "\u{feff}{}"] {
        assert_eq!(read(body, 125), Err(EventError::Unreadable), "{body}");
    }
    assert_eq!(Reader::default().read(first.as_bytes(), "another secret", at(60), None), Err(EventError::Signature));
}

#[test]
fn stamps_of_events_never_repeat_even_at_one_moment() {
    let mut bank = bank();
    ended(&mut bank, COMPLETE, &["3102", "3117", "3206"]);
    let stamps: Vec<i64> = bank.events().map(|(event, _)| event.created_at).collect();
    assert_eq!(stamps.len(), 5, "one event for each reason");
    assert!(stamps.windows(2).all(|pair| pair[0] < pair[1]), "{stamps:?}");
}

#[test]
fn r_64_the_order_repeats_and_gaps_of_the_road_are_those_of_the_case() {
    let road = |hold, lose: &[&str], repeat: &[&str]| Road {
        hold,
        lose: lose.iter().map(|name| (*name).to_owned()).collect(),
        repeat: repeat.iter().map(|name| (*name).to_owned()).collect(),
    };
    let run = |road: Road, order: Order| {
        let mut bank = bank();
        bank.settings.road = road;
        ended(&mut bank, COMPLETE, &["3206"]);
        bank.let_through(order, at(190));
        event_names(&bank, 0)
    };
    let plain = run(road(false, &[], &[]), Order::Happened);
    assert_eq!(plain, ["qes.created", "qes.processing", "qes.finalized"]);
    assert_eq!(run(road(true, &[], &[]), Order::Happened), plain);
    assert_eq!(run(road(true, &[], &[]), Order::Reversed), ["qes.finalized", "qes.processing", "qes.created"]);
    assert_eq!(run(road(true, &[], &[]), Order::Swapped), ["qes.processing", "qes.created", "qes.finalized"]);
    let odd = run(road(true, &["qes.created"], &["qes.processing"]), Order::Reversed);
    assert_eq!(odd, ["qes.finalized", "qes.processing", "qes.processing"]);
}

#[test]
fn r_79_before_the_last_event_has_come_there_is_no_case_and_no_document() {
    let mut bank = bank();
    bank.settings.road.lose = vec!["qes.finalized".into()];
    ended(&mut bank, COMPLETE, &["3206"]);
    assert!(bank.opening(0, at(200), start()).is_none(), "nobody has heard of the end");
    assert!(blocks(&bank, 0).iter().all(|(kind, _)| kind != "preReviewDocument" && kind != "documentData"));
    assert_eq!(bank.send_again(Some(at(150)), None, at(300)), 1, "the platform sends it again on request");
    assert!(bank.opening(0, at(300), start()).is_some_and(|opening| opening.suspicion));
    assert!(blocks(&bank, 0).iter().any(|(kind, _)| kind == "preReviewDocument"));
    let mut before = Bank::new("staging", 7);
    let id = before.begin(COMPLETE, None, at(0)).unwrap();
    before.step(&id, Step::Finish, at(0)).unwrap();
    before.step(&id, Step::Review, at(0)).unwrap();
    assert_eq!(before.reviews(Some(COMPLETE)).unwrap(), json!([]), "none on the platform itself, either");
}

#[test]
fn r_72_not_enabled_not_eligible_and_failed_are_three_refusals() {
    let mut bank = bank();
    bank.settings.eligible = vec![IDENTITY];
    ended(&mut bank, COMPLETE, &[]);
    let announced: Vec<(String, u64)> = bank
        .events()
        .filter(|(event, _)| event.name == "document.create")
        .map(|(event, _)| (event.object_id.clone(), event.payload["documents"][0]["documentTypeId"].as_u64().unwrap()))
        .collect();
    let (selfie, _) = announced.iter().find(|(_, kind)| *kind == u64::from(SELFIE)).unwrap();
    let (front, _) = announced.iter().find(|(_, kind)| *kind != u64::from(SELFIE)).unwrap();
    assert!(bank.download(front).is_ok());
    assert_eq!(bank.download(selfie), Err(BankError::NotEligible), "the type does not allow it");
    assert_eq!(bank.download("no such"), Err(BankError::NoDocument));
    bank.settings.downloads = Downloads::Failing;
    assert_eq!(bank.download(front), Err(BankError::Failed));
    bank.settings.downloads = Downloads::NotEnabled;
    assert_eq!(bank.download(front), Err(BankError::NotEnabled));
    let codes = [BankError::NotEnabled, BankError::NotEligible, BankError::Failed].map(|error| error.words().1);
    assert!(codes[0] != codes[1] && codes[1] != codes[2] && codes[0] != codes[2], "{codes:?}");
}

#[test]
fn a_review_beforehand_needs_a_comment_either_way_and_is_given_once() {
    let mut bank = bank();
    ended(&mut bank, COMPLETE, &["3102"]);
    let waiting = bank.reviews(None).unwrap();
    let ids: Vec<String> =
        waiting.as_array().unwrap().iter().map(|one| one["documentId"].as_str().unwrap().to_owned()).collect();
    assert!(ids.len() >= 2, "front and selfie at least");
    assert_eq!(bank.download(&ids[0]), Err(BankError::NoDocument), "no document proper yet");
    for (status, comment, lacking) in [(1, " ", "comment"), (2, "", "comment"), (3, "fine", "status")] {
        assert_eq!(bank.set_status(&ids[0], status, comment, at(300)), Err(BankError::Parameter(lacking)));
    }
    let told = bank.set_status(&ids[0], 1, "Readable after all.", at(300)).unwrap();
    assert_eq!((&told["status"], &told["documentId"]), (&json!(1), &json!(ids[0])));
    let (made, _) = bank.events().last().unwrap();
    assert_eq!(made.name, "document.create");
    assert_ne!(made.object_id, ids[0], "the document proper has an id of its own");
    assert!(bank.download(&made.object_id.clone()).is_ok());
    assert_eq!(bank.set_status(&ids[0], 2, "No.", at(301)), Err(BankError::Reviewed));
    bank.set_status(&ids[1], 2, "A thumb over the number.", at(302)).unwrap();
    assert_eq!(bank.reviews(None).unwrap().as_array().unwrap().len(), ids.len() - 2, "these no longer wait");
    assert_eq!(bank.reviews(Some(COMPLETE)).unwrap().as_array().unwrap().len(), ids.len(), "but are still known");
    bank.delete(&ids[1], at(303)).unwrap();
    assert_eq!(bank.delete(&ids[1], at(304)), Err(BankError::NoDocument));
    let erased = bank.evidence(0, 40, at(310), start()).unwrap();
    assert_eq!(erased.blocks.iter().filter(|block| block.erased).count(), 1, "its block is marked as erased");
}

#[test]
fn r_75_a_review_follows_a_success_and_the_case_shows_parent_and_children() {
    let mut bank = bank();
    assert_eq!(bank.ask_review(COMPLETE, None, at(0)), Err(BankError::NotFinalized));
    ended(&mut bank, COMPLETE, &["3102"]);
    assert_eq!(bank.ask_review(COMPLETE, None, at(200)), Err(BankError::NotFinalized));
    ended(&mut bank, COMPLETE, &[]);
    let children = block(&bank, 0, "kycReview")["children"].clone();
    assert_eq!(
        children,
        json!([{ "userId": CHILD, "missingDocuments": [9, 24] }]),
        "the child's documents are still missing"
    );
    ended(&mut bank, CHILD, &["3102"]);
    assert_eq!(block(&bank, 0, "kycReview")["children"][0]["missingDocuments"], json!([]));
    assert_eq!(block(&bank, 2, "kycReview")["parentUserId"], json!(COMPLETE));
    let asked = bank.ask_review(COMPLETE, None, at(400)).unwrap();
    assert_eq!(asked["users"][0]["kycReview"], json!(1));
    let answered = bank.answer_review(COMPLETE, Review::Validated, Some(2), "Complete.", at(900));
    assert_eq!(answered, Ok(()));
    let review = block(&bank, 0, "kycReview");
    assert_eq!((&review["level"], &review["review"]), (&json!(2), &json!(2)));
    let comment = review["comment"].as_str().unwrap();
    assert_eq!(comment.lines().count(), 2, "every turn is in it: {comment}");
    let names: Vec<&str> = bank.events().map(|(event, _)| event.name).filter(|name| name.starts_with("user")).collect();
    assert_eq!(names, ["user.kycrequest", "user.kycreview"]);
    assert_eq!(bank.answer_review(COMPLETE, Review::Pending, None, "", at(901)), Err(BankError::Parameter("review")));
}

#[test]
fn a_tag_brings_back_what_the_first_call_made_for_a_day() {
    let mut bank = bank();
    let first = bank.begin(COMPLETE, Some("order-7"), at(0)).unwrap();
    assert_eq!(bank.begin(COMPLETE, Some("order-7"), at(86_399)).unwrap(), first);
    assert_ne!(bank.begin(COMPLETE, Some("order-8"), at(1)).unwrap(), first);
    assert_ne!(bank.begin(CHILD, Some("order-7"), at(1)).unwrap(), first, "somebody else's");
    assert_ne!(bank.begin(COMPLETE, Some("order-7"), at(86_400)).unwrap(), first, "forgotten");
    let long = "x".repeat(251);
    assert_eq!(bank.begin(COMPLETE, Some(&long), at(2)), Err(BankError::Parameter("accessTag")));
    assert!(bank.begin(COMPLETE, Some(&long[1..]), at(2)).is_ok());
}

#[test]
fn a_finding_makes_a_case_and_a_success_or_a_change_of_mind_does_not() {
    let mut bank = bank();
    ended(&mut bank, COMPLETE, &[]);
    ended(&mut bank, COMPLETE, &["3102", "3117"]);
    ended(&mut bank, COMPLETE, &["3206"]);
    let id = bank.begin(COMPLETE, None, at(0)).unwrap();
    bank.step(&id, abort("3010"), at(30)).unwrap();
    let opening = |bank: &Bank, place| bank.opening(place, at(200), start()).map(|one| (one.because, one.suspicion));
    assert_eq!(opening(&bank, 0), None);
    let glare = [("document_quality", "3102"), ("document_quality", "3117")].map(|(one, two)| (one.into(), two.into()));
    assert_eq!(opening(&bank, 1), Some((glare.to_vec(), false)));
    assert_eq!(opening(&bank, 2), Some((vec![("document_fraud".into(), "3206".into())], true)));
    assert_eq!(opening(&bank, 3), None);
    bank.settings.cases = OpensCases::EveryEnd;
    assert_eq!(opening(&bank, 0), Some((Vec::new(), false)));
    assert_eq!(opening(&bank, 3), Some((vec![("user_abort".into(), "3010".into())], false)));
}

#[test]
fn the_same_calls_make_the_same_ids_events_and_evidence() {
    let run = |seed| {
        let mut bank = Bank::new("staging", seed);
        ended(&mut bank, 100_006, &["3204", "3102"]);
        let events: Vec<String> = bank.events().map(|(event, _)| event.body(SECRET)).collect();
        let evidence = bank.evidence(0, 40, at(200), start()).unwrap();
        (events, format!("{evidence:?}"))
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8), "another seed is another world");
}
