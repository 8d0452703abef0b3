use super::checks::OPTIONAL;
use super::course::{self, Device, PEOPLE};
use super::desk::UNCONFIGURED;
use super::journey::Step;
use super::{Ask, Deed, Desk, DeskError};
use crate::banking::OpensCases;
use crate::rules::Time;
use crate::stock::Evidence;
use serde_json::{Value, json};

fn at(secs: i64) -> Time {
    Time::from_timestamp(1_780_000_000 + secs, 0).unwrap()
}

fn ask(step: Step, credential: &str, asi: Option<&str>) -> Ask {
    let attributes = if step == Step::PersonalData { vec![json!({ "any": "shape" })] } else { Vec::new() };
    Ask { apikey: step.key().into(), credential: credential.into(), asi: asi.map(str::to_owned), attributes }
}

/// Every answer on the way of one person, as the customer's server would make it: the key of an answer is the next call's.
fn walk(desk: &mut Desk, credential: &str) -> Vec<Value> {
    let mut answers = vec![desk.verify(&ask(Step::SessionRisk, credential, None), at(0)).unwrap()];
    for secs in 1..9 {
        let last = answers.last().unwrap();
        let asi = last["transaction_id"].as_str().unwrap().to_owned();
        let Some(step) = Step::of(last["forwardApiKey"].as_str().unwrap()) else { break };
        if matches!(step, Step::Link | Step::Document) {
            desk.send_link(step.key(), &asi, at(secs)).unwrap();
        }
        answers.push(desk.verify(&ask(step, "", Some(&asi)), at(secs)).unwrap());
    }
    answers
}

fn evidence(desk: &Desk) -> Evidence {
    desk.evidence(0, 40, at(60), at(0)).unwrap()
}

fn content(evidence: &Evidence, kind: &str) -> Value {
    evidence.blocks.iter().find(|block| block.kind == kind).map(|block| block.content.clone()).unwrap_or_default()
}

fn steps(evidence: &Evidence) -> Vec<(String, String, String)> {
    let result = content(evidence, "onboardingResult");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = result["steps"].as_array().unwrap().iter();
    all.map(|step| (text(&step["name"]), text(&step["result"]), text(&step["device"]))).collect()
}

/// Credential, last decision, assurance, last step.
const ENDS: [(&str, &str, &str, &str, &str); 8] = [
    ("phone-confirmed", "approve", "medium-high", "SMS Link", "confirmed"),
    ("opened-on-desktop", "deny", "none", "SMS Link", "opened_on_desktop"),
    ("document-passed", "approve", "high", "Government ID and Selfie Match", "pass"),
    ("document-failed", "deny", "none", "Government ID and Selfie Match", "fail"),
    ("country-not-reached", "approve", "high", "Government ID and Selfie Match", "pass"),
    ("tor-and-bot", "deny", "none", "Session Risk", "fail"),
    ("too-many-at-once", "deny", "none", "Session Risk", "fail"),
    ("check-broken", "no_decision", "none", "PII Validation", "error"),
];

#[test]
fn r_44_r_51_r_53_every_sample_person_comes_to_the_end_they_stand_for() {
    for (credential, decision, assurance, step, result) in ENDS {
        let mut desk = Desk::new("staging", 7);
        let answers = walk(&mut desk, credential);
        let last = answers.last().unwrap();
        assert_eq!(last["policyDecision"], decision, "{credential}");
        assert_eq!((&last["policyObligation"], &last["forwardApiKey"]), (&json!(false), &json!("")), "{credential}");
        let before = answers.iter().rev().skip(1);
        before.for_each(|one| assert_eq!(one["policyDecision"], "obligation", "{credential}"));
        let evidence = evidence(&desk);
        let shown = content(&evidence, "onboardingResult");
        assert_eq!((&shown["policyDecision"], &shown["assuranceLevel"]), (&json!(decision), &json!(assurance)));
        let taken = steps(&evidence);
        let (name, came_to, _) = taken.last().unwrap();
        assert_eq!((name.as_str(), came_to.as_str()), (step, result), "{credential}");
    }
}

#[test]
fn r_49_one_transaction_id_stands_in_every_answer_and_in_the_case() {
    let mut desk = Desk::new("staging", 7);
    let answers = walk(&mut desk, "document-failed");
    assert_eq!(answers.len(), 3);
    let first = &answers[0]["transaction_id"];
    assert!(answers.iter().all(|one| one["transaction_id"] == *first));
    assert_eq!(content(&evidence(&desk), "onboardingResult")["transactionId"], *first);
    let other = walk(&mut desk, "document-failed");
    assert_ne!(other[0]["transaction_id"], *first, "the same person again is another transaction");
}

#[test]
fn r_46_r_52_the_step_to_a_document_says_whether_data_or_country_caused_it() {
    for (credential, result, check) in
        [("document-failed", "no_match", "fail"), ("country-not-reached", "country_not_supported", "not_run")]
    {
        let mut desk = Desk::new("staging", 7);
        let answers = walk(&mut desk, credential);
        assert_eq!(answers[1]["forwardApiKey"], Step::Document.key(), "the answer tells which obligation follows");
        let evidence = evidence(&desk);
        assert_eq!(steps(&evidence)[1].1, result);
        let checks = content(&evidence, "onboardingResult")["assertions"].clone();
        assert_eq!(checks[0], json!({ "name": "name.phone", "result": check }));
    }
}

#[test]
fn r_45_a_denial_before_any_personal_data_leaves_none() {
    let mut desk = Desk::new("staging", 7);
    let mut first = ask(Step::SessionRisk, "tor-and-bot", None);
    first.attributes = vec![json!({ "name": "typed too early" })];
    let answer = desk.verify(&first, at(0)).unwrap();
    assert_eq!((&answer["policyDecision"], &answer["userAttributes"]), (&json!("deny"), &json!([])));
    let evidence = evidence(&desk);
    assert!(evidence.blocks.iter().all(|block| !block.kind.contains("dentity")), "no identity block");
    assert!(evidence.files.is_empty());
    assert!(!format!("{evidence:?}").contains("typed too early"));
    assert_eq!(content(&evidence, "deviceSignals")["result"], "not_trusted");
    let asi = answer["transaction_id"].as_str().unwrap();
    let further = desk.verify(&ask(Step::PersonalData, "", Some(asi)), at(1));
    assert_eq!(further.unwrap_err(), DeskError::Over, "nobody is asked any more");
}

#[test]
fn r_47_a_link_waits_and_is_denied_on_a_desktop_or_after_its_time() {
    let due = || {
        let mut desk = Desk::new("staging", 7);
        let first = desk.verify(&ask(Step::SessionRisk, "never-opened", None), at(0)).unwrap();
        let asi = first["transaction_id"].as_str().unwrap().to_owned();
        desk.verify(&ask(Step::PersonalData, "", Some(&asi)), at(1)).unwrap();
        (desk, asi)
    };
    let (mut desk, asi) = due();
    let poll = |desk: &mut Desk, asi: &str, secs| desk.verify(&ask(Step::Link, "", Some(asi)), at(secs)).unwrap();
    let early = poll(&mut desk, &asi, 2);
    let retry = (&json!("obligation"), &json!(Step::Link.key()));
    assert_eq!((&early["policyDecision"], &early["forwardApiKey"]), retry, "not sent: the same key again");
    desk.send_link(Step::Link.key(), &asi, at(10)).unwrap();
    let waiting = poll(&mut desk, &asi, 610);
    assert_eq!((&waiting["policyDecision"], &waiting["forwardApiKey"]), retry, "still in time");
    assert_eq!(poll(&mut desk, &asi, 611)["policyDecision"], "deny");
    assert_eq!(steps(&evidence(&desk))[2].1, "timeout");
    let link = content(&evidence(&desk), "onboardingResult")["steps"][2].clone();
    assert_eq!((&link["sentAtSecs"], link.get("openedAtSecs")), (&json!(10), None), "sent, and opened by nobody");
    for (device, decision) in [(Device::Mobile, "approve"), (Device::Desktop, "deny")] {
        let (mut desk, asi) = due();
        let deed = Deed::OpenLink { device };
        assert_eq!(desk.act(&asi, deed, at(3)).unwrap_err(), DeskError::OutOfTurn, "no link is out");
        desk.send_link(Step::Link.key(), &asi, at(10)).unwrap();
        desk.act(&asi, deed, at(25)).unwrap();
        assert_eq!(poll(&mut desk, &asi, 40)["policyDecision"], decision);
        let link = content(&evidence(&desk), "onboardingResult")["steps"][2].clone();
        assert_eq!(
            (&link["device"], &link["openedAtSecs"]),
            (&json!(device.word()), &json!(25)),
            "what opened it, and when"
        );
    }
}

#[test]
fn r_48_approval_binds_the_browser_and_the_phone_that_opened_the_link() {
    let roles = |credential: &str| -> Vec<String> {
        let mut desk = Desk::new("staging", 7);
        walk(&mut desk, credential);
        let bound = content(&evidence(&desk), "onboardingResult")["boundDevices"].clone();
        bound.as_array().unwrap().iter().map(|one| one["role"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(roles("phone-confirmed"), ["desktop", "mobile"]);
    assert_eq!(roles("document-passed"), ["desktop"]);
    assert!(roles("opened-on-desktop").is_empty());
}

#[test]
fn r_50_an_optional_check_was_not_bought_not_run_or_has_a_result() {
    let result = |credential: &str, bought: &[&str], name: &str| {
        let mut desk = Desk::new("staging", 7);
        assert!(desk.buy(&bought.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>()));
        let last = walk(&mut desk, credential).pop().unwrap();
        let all = last["userAssertionList"].as_array().unwrap().clone();
        all.iter().find(|one| one["name"] == name).unwrap()["result"].as_str().unwrap().to_owned()
    };
    for (name, _) in OPTIONAL {
        assert_eq!(result("phone-confirmed", &[], name), "not_bought", "{name}");
    }
    assert_eq!(result("phone-confirmed", &["phone.simSwap"], "phone.simSwap"), "pass");
    assert_eq!(result("number-swapped", &["phone.simSwap"], "phone.simSwap"), "fail");
    assert_eq!(
        result("document-passed", &["phone.simSwap"], "phone.simSwap"),
        "not_run",
        "no carrier knows the person"
    );
    assert_eq!(result("tor-and-bot", &["phone.simSwap"], "phone.simSwap"), "not_run");
    assert_eq!(result("phone-confirmed", &["identity.persistentId"], "identity.persistentId"), "pass");
    assert_eq!(result("phone-confirmed", &["knowledge.questions"], "knowledge.questions"), "not_run");
    assert!(!Desk::new("staging", 7).buy(&["weather.forecast".into()]));
}

#[test]
fn a_match_is_enough_where_possession_was_not_bought() {
    let mut desk = Desk::new("staging", 7);
    desk.settings.possession = false;
    let answers = walk(&mut desk, "phone-confirmed");
    assert_eq!((answers.len(), &answers[1]["policyDecision"]), (2, &json!("approve")));
    assert_eq!(content(&evidence(&desk), "onboardingResult")["assuranceLevel"], "medium");
}

#[test]
fn no_decision_is_a_fault_for_operations_and_never_a_denial() {
    let mut desk = Desk::new("staging", 7);
    let mut first = ask(Step::SessionRisk, "phone-confirmed", None);
    first.apikey = UNCONFIGURED.into();
    assert_eq!(desk.verify(&first, at(0)).unwrap()["policyDecision"], "no_decision");
    walk(&mut desk, "check-broken");
    for place in [0, 1] {
        let opening = desk.opening(place, at(60), at(0)).expect("somebody must look");
        assert!(opening.operations && !opening.suspicion);
        assert_eq!((opening.outcome, opening.because), ("none", vec![("technical".into(), "NO_DECISION".into())]));
    }
}

#[test]
fn a_risky_device_or_a_failed_document_makes_a_case_and_other_ends_do_not() {
    let mut desk = Desk::new("staging", 7);
    for sample in PEOPLE {
        walk(&mut desk, sample.credential);
    }
    let opened = |desk: &Desk| -> Vec<&str> {
        let all = PEOPLE.iter().enumerate();
        all.filter(|(place, _)| desk.opening(*place, at(60), at(0)).is_some()).map(|(_, one)| one.credential).collect()
    };
    assert_eq!(opened(&desk), ["document-failed", "tor-and-bot", "too-many-at-once", "check-broken"]);
    desk.settings.cases = OpensCases::EveryEnd;
    let waiting = PEOPLE.len() - 1;
    assert_eq!(opened(&desk).len(), waiting, "all but the one whose link is still unopened");
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mut desk = Desk::new("staging", 7);
    let refused = |desk: &mut Desk, ask: Ask| desk.verify(&ask, at(5)).unwrap_err();
    let unknown = Ask { apikey: "another".into(), ..Ask::default() };
    assert_eq!(refused(&mut desk, unknown), DeskError::Key);
    assert_eq!(refused(&mut desk, ask(Step::PersonalData, "x", None)), DeskError::Transaction, "no transaction named");
    assert_eq!(refused(&mut desk, ask(Step::Link, "x", Some("another"))), DeskError::Transaction);
    assert_eq!(refused(&mut desk, ask(Step::SessionRisk, &"x".repeat(201), None)), DeskError::Unreadable);
    assert_eq!(desk.transactions().count(), 0);
    let first = desk.verify(&ask(Step::SessionRisk, "phone-confirmed", None), at(0)).unwrap();
    let asi = first["transaction_id"].as_str().unwrap().to_owned();
    assert_eq!(refused(&mut desk, ask(Step::Document, "", Some(&asi))), DeskError::OutOfTurn);
    let silent = Ask { attributes: Vec::new(), ..ask(Step::PersonalData, "", Some(&asi)) };
    assert_eq!(refused(&mut desk, silent), DeskError::Attributes);
    let many = Ask { attributes: vec![json!({}); 51], ..ask(Step::PersonalData, "", Some(&asi)) };
    assert_eq!(refused(&mut desk, many), DeskError::Unreadable);
    assert_eq!(desk.send_link(Step::Link.key(), &asi, at(5)).unwrap_err(), DeskError::OutOfTurn);
    assert!(desk.verify(&ask(Step::PersonalData, "", Some(&asi)), at(6)).is_ok(), "it stands where it stood");
}

#[test]
fn journeys_and_ids_follow_the_seed() {
    let run = |seed| {
        let mut desk = Desk::new("staging", seed);
        let answers = walk(&mut desk, "somebody nobody knows");
        (answers, desk.evidence(0, 40, at(60), at(0)).map(|evidence| format!("{evidence:?}")))
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
    let courses: Vec<_> = (0..40).map(|number| course::of(&format!("cust-{number}"), 7, "staging").1).collect();
    assert!(courses.iter().any(|one| *one != courses[0]), "credentials nobody knows go different ways");
}
