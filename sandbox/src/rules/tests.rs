//! The rules, each by name, on records made by hand; and a property over random work.
//!
//! Over 400 lines because it is one list of rules, each proven by name.
use super::{
    Assignment, Caller, CaseRecord, CaseState, Code, DecisionState, GoneReason, Holder, Policy, Recorded, Role, Scope,
    Time, apply,
    assignment::{AssignAsk, assign},
    body::{self, Answer},
    claims::{Claim, ClaimAsk, ClaimBook, ClaimHeader, Purpose, Taken, clamp_lease},
    decide::{self, Around, Attempt},
    policy::LeaseLimits,
    second,
};
use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};

mod property;
mod witness;

fn at(secs: i64) -> Time {
    DateTime::UNIX_EPOCH + TimeDelta::seconds(1_700_000_000 + secs)
}

fn person(id: &str, roles: &[Role]) -> Caller {
    Caller {
        person: Holder { id: id.into(), name: format!("Person {id}") },
        roles: roles.to_vec(),
        scopes: Scope::ALL.into_iter().filter(|scope| scope.open_to(roles)).collect(),
        environments: vec!["staging".into()],
    }
}

fn ana() -> Caller {
    person("ana", &[Role::Reviewer])
}

fn ben() -> Caller {
    person("ben", &[Role::Reviewer])
}

fn lead() -> Caller {
    person("lia", &[Role::Reviewer, Role::Lead])
}

fn case() -> CaseRecord {
    CaseRecord {
        case_id: "cse_1".into(),
        environment: "staging".into(),
        operations: false,
        suspicion: false,
        state: CaseState::Pending,
        revision: 1,
        outcome: "none".into(),
        finality: "preliminary".into(),
        claims: ClaimBook::default(),
        assigned: None,
    }
}

fn ask(secs: i64, claim_id: Option<&str>) -> ClaimAsk {
    ClaimAsk { lease_seconds: secs, purpose: Purpose::Review, claim_id: claim_id.map(str::to_owned) }
}

fn take(book: &mut ClaimBook, who: &Caller, ask: &ClaimAsk, now: Time, id: &str) -> Result<(Taken, bool, Claim), Code> {
    book.take(ask, &who.person, now, &LeaseLimits::default(), || id.to_owned()).map_err(|refusal| refusal.code)
}

fn header(claim: &Claim) -> ClaimHeader {
    ClaimHeader { claim_id: claim.claim_id.clone(), token: claim.token }
}

fn answer(change: impl FnOnce(&mut serde_json::Map<String, Value>)) -> (String, Answer) {
    let mut value = json!({
        "decisionId": "0199e0aa-0000-7000-8000-000000000001", "decision": "reject",
        "reasons": [{ "scheme": "network", "code": "VPN_DETECTED" }], "comment": "",
        "customerFacingReason": "could_not_be_completed", "override": false,
        "evidence": { "etag": "\"c-1\"", "digest": "sha-256:00" }, "reviewer": { "id": "ana" },
        "device": { "id": "dev_a" }, "decidedAt": "2026-01-01T00:00:00Z",
        "client": { "name": "test", "version": "1" },
    });
    change(value.as_object_mut().expect("an object"));
    body::read(value.to_string().as_bytes(), "decisionId").expect("a readable body")
}

fn attempt<'a>(who: &'a Caller, claim: Option<&'a ClaimHeader>, body: &'a (String, Answer), now: Time) -> Attempt<'a> {
    Attempt {
        who,
        key: "key",
        if_match: "\"c-1\"",
        claim,
        id: &body.0,
        answer: &body.1,
        body_digest: "sha-256:aa",
        request_id: "req",
        now,
    }
}

fn refusal(case: Option<&CaseRecord>, attempt: &Attempt<'_>, around: &Around<'_>) -> Code {
    decide::check(case, attempt, around, &Policy::default()).expect_err("refused").code
}

#[test]
fn a_renewal_keeps_id_and_token() {
    let mut book = ClaimBook::default();
    let (taken, same, first) = take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    assert_eq!((taken, same, first.token), (Taken::New, false, 1));
    let (taken, same, named) = take(&mut book, &ana(), &ask(60, Some("one")), at(30), "two").expect("own");
    assert_eq!((taken, same, named.claim_id.as_str(), named.token), (Taken::Renewed, false, "one", 1));
    assert_eq!(named.expires_at, at(90), "the lease starts anew");
    let (taken, same, bare) = take(&mut book, &ana(), &ask(60, None), at(40), "three").expect("own");
    assert_eq!((taken, same, bare.claim_id.as_str()), (Taken::Renewed, true, "one"), "told that it is the same holder");
}

#[test]
fn a_second_machine_never_shortens_a_flight_pack() {
    let mut book = ClaimBook::default();
    let pack = ClaimAsk { purpose: Purpose::Pack, ..ask(86_400, None) };
    let (_, _, first) = take(&mut book, &ana(), &pack, at(0), "one").expect("free");
    let (_, _, bare) = take(&mut book, &ana(), &ask(60, None), at(10), "two").expect("own");
    assert_eq!((bare.expires_at, bare.purpose), (first.expires_at, Purpose::Pack));
    let (_, _, named) = take(&mut book, &ana(), &ask(60, Some("one")), at(20), "three").expect("own");
    assert_eq!(named.expires_at, at(80), "who names the claim sets its lease");
}

#[test]
fn a_lapsed_claim_is_revived_when_nobody_held_since() {
    let mut book = ClaimBook::default();
    let (_, _, first) = take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    assert!(book.live(at(60)).is_none(), "a lease ends at its last moment");
    let (taken, _, again) = take(&mut book, &ana(), &ask(60, Some("one")), at(100), "two").expect("revived");
    assert_eq!((taken, again.claim_id, again.token), (Taken::Revived, first.claim_id, first.token));
}

#[test]
fn a_lapsed_claim_is_not_revived_after_somebody_held_it() {
    let mut book = ClaimBook::default();
    take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    let (_, _, other) = take(&mut book, &ben(), &ask(60, None), at(60), "two").expect("free again");
    assert_eq!(other.token, 2);
    assert_eq!(take(&mut book, &ana(), &ask(60, Some("one")), at(70), "three").unwrap_err(), Code::ClaimHeld);
    assert_eq!(take(&mut book, &ana(), &ask(60, Some("one")), at(130), "three").unwrap_err(), Code::ClaimExpired);
    let (taken, _, new) = take(&mut book, &ana(), &ask(60, None), at(130), "three").expect("free");
    assert_eq!((taken, new.token), (Taken::New, 3));
}

#[test]
fn a_released_claim_is_over() {
    let mut book = ClaimBook::default();
    take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    assert!(book.release(&ana(), false, at(10)).expect("own"));
    assert!(!book.release(&ana(), false, at(10)).expect("nothing to release is fine"));
    let (taken, _, new) = take(&mut book, &ana(), &ask(60, None), at(11), "two").expect("free");
    assert_eq!((taken, new.token), (Taken::New, 2), "released is not lapsed");
}

#[test]
fn only_the_holder_or_a_lead_by_force_releases() {
    let mut book = ClaimBook::default();
    let (_, _, first) = take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    assert_eq!(book.release(&ben(), true, at(1)).unwrap_err().code, Code::Forbidden, "force is for leads");
    assert_eq!(book.release(&lead(), false, at(1)).unwrap_err().code, Code::Forbidden, "and must be said");
    assert!(book.release(&lead(), true, at(1)).expect("forced"));
    let stand = book.stand(&ana().person, Some(&header(&first)), at(2)).unwrap_err().code;
    assert_eq!(stand, Code::StaleFencingToken, "what the holder still sends is stale");
    let (_, _, next) = take(&mut book, &ben(), &ask(60, None), at(3), "two").expect("free");
    assert!(next.token > first.token + 1, "a forced release costs a token");
}

#[test]
fn leases_are_clamped_and_never_refused() {
    let limits = LeaseLimits::default();
    assert_eq!(clamp_lease(0, Purpose::Review, &limits), 60);
    assert_eq!(clamp_lease(-1, Purpose::Lookahead, &limits), 60);
    assert_eq!(clamp_lease(i64::MAX, Purpose::Review, &limits), 3600);
    assert_eq!(clamp_lease(i64::MAX, Purpose::Pack, &limits), 86_400);
    assert_eq!(clamp_lease(900, Purpose::Review, &limits), 900);
}

#[test]
fn the_claim_rows_of_a_decision() {
    let mut book = ClaimBook::default();
    let who = ana();
    let rows = |book: &ClaimBook, header: Option<&ClaimHeader>, now| {
        book.stand(&who.person, header, now).map(|claim| claim.token).map_err(|refusal| refusal.code)
    };
    assert_eq!(rows(&book, None, at(0)), Err(Code::ClaimRequired), "no header");
    let unknown = ClaimHeader { claim_id: "nobody".into(), token: 1 };
    assert_eq!(rows(&book, Some(&unknown), at(0)), Err(Code::ClaimRequired), "unknown claim");
    let (_, _, own) = take(&mut book, &ana(), &ask(60, None), at(0), "one").expect("free");
    assert_eq!(rows(&book, Some(&header(&own)), at(59)), Ok(1));
    assert_eq!(rows(&book, Some(&header(&own)), at(60)), Err(Code::ClaimExpired), "own claim lapsed");
    let low = ClaimHeader { token: 0, ..header(&own) };
    assert_eq!(rows(&book, Some(&low), at(1)), Err(Code::StaleFencingToken), "lower than the present");
    let high = ClaimHeader { token: 9, ..header(&own) };
    assert_eq!(rows(&book, Some(&high), at(1)), Err(Code::ClaimRequired), "a token nobody gave");
    let (_, _, other) = take(&mut book, &ben(), &ask(60, None), at(60), "two").expect("free");
    assert_eq!(rows(&book, Some(&header(&own)), at(61)), Err(Code::ClaimHeld), "somebody else's live claim");
    assert_eq!(rows(&book, Some(&header(&other)), at(61)), Err(Code::ClaimHeld), "even when it is named");
    assert_eq!(
        rows(&book, Some(&header(&own)), at(120)),
        Err(Code::StaleFencingToken),
        "free, but a later claim exists"
    );
}

#[test]
fn a_claim_header_is_an_id_and_a_decimal_token() {
    assert_eq!(ClaimHeader::parse("clm_1;token=7").expect("read"), ClaimHeader { claim_id: "clm_1".into(), token: 7 });
    assert_eq!(ClaimHeader::parse("clm_1; token=7").expect("read").token, 7);
    for text in
        ["", "clm_1", "clm_1;token=", "clm_1;token=-1", "clm_1;token=x", ";token=1", "clm_1;tok=1", "c;token=1;2"]
    {
        assert_eq!(ClaimHeader::parse(text).map_err(|refusal| refusal.code), Err(Code::Malformed), "{text:?}");
    }
}

#[test]
fn refusals_are_found_in_the_order_of_the_contract() {
    // Everything is wrong at once; each step repairs the first thing that is refused.
    let policy = Policy::default();
    let mut auditor = person("ana", &[Role::Auditor]);
    let body = answer(|fields| {
        fields.insert("reasons".into(), json!([]));
    });
    let mut case = case();
    case.state = CaseState::Gone(GoneReason::Erased);
    case.revision = 2;
    case.operations = true;
    case.assigned = Some(Assignment::Person("ben".into()));
    let mut around = Around { busy_secs: Some(5), ..Around::default() };
    assert_eq!(refusal(None, &attempt(&auditor, None, &body, at(0)), &around), Code::Forbidden);
    auditor = person("ana", &[Role::Reviewer, Role::Lead]);
    let who = auditor;
    assert_eq!(refusal(None, &attempt(&who, None, &body, at(0)), &around), Code::UnknownCase);
    assert_eq!(refusal(Some(&case), &attempt(&who, None, &body, at(0)), &around), Code::CaseGone);
    case.state = CaseState::Decided;
    assert_eq!(refusal(Some(&case), &attempt(&who, None, &body, at(0)), &around), Code::AlreadyDecided);
    case.state = CaseState::Pending;
    assert_eq!(refusal(Some(&case), &attempt(&who, None, &body, at(0)), &around), Code::PreconditionFailed);
    case.revision = 1;
    assert_eq!(refusal(Some(&case), &attempt(&who, None, &body, at(0)), &around), Code::ClaimRequired);
    let (_, _, claim) = take(&mut case.claims, &who, &ask(60, None), at(0), "one").expect("free");
    let held = header(&claim);
    assert_eq!(refusal(Some(&case), &attempt(&who, Some(&held), &body, at(60)), &around), Code::ClaimExpired);
    assert_eq!(refusal(Some(&case), &attempt(&who, Some(&held), &body, at(0)), &around), Code::NotReviewable);
    case.operations = false;
    let busy = decide::check(Some(&case), &attempt(&who, Some(&held), &body, at(0)), &around, &policy).unwrap_err();
    assert_eq!((busy.code, busy.retry_after_secs), (Code::SessionBusy, Some(5)));
    around.busy_secs = None;
    assert_eq!(refusal(Some(&case), &attempt(&who, Some(&held), &body, at(0)), &around), Code::NotAssignee);
    case.assigned = Some(Assignment::Team("level-2".into()));
    assert_eq!(refusal(Some(&case), &attempt(&who, Some(&held), &body, at(0)), &around), Code::ReasonRequired);
    let used = Around { id_used: true, ..around };
    let good = answer(|_| ());
    assert_eq!(refusal(Some(&case), &attempt(&who, Some(&held), &good, at(0)), &used), Code::DecisionIdReused);
    assert!(decide::check(Some(&case), &attempt(&who, Some(&held), &good, at(0)), &around, &policy).is_ok());
}

#[test]
fn star_weak_and_other_tags_fail_the_precondition() {
    let who = ana();
    let mut case = case();
    let (_, _, claim) = take(&mut case.claims, &who, &ask(60, None), at(0), "one").expect("free");
    let (held, body) = (header(&claim), answer(|_| ()));
    for tag in ["*", "W/\"c-1\"", "\"c-2\"", "c-1", "\"c-1\", \"c-2\"", ""] {
        let attempt = Attempt { if_match: tag, ..attempt(&who, Some(&held), &body, at(0)) };
        assert_eq!(refusal(Some(&case), &attempt, &Around::default()), Code::PreconditionFailed, "{tag:?}");
    }
}

#[test]
fn the_bodys_own_rules() {
    let case = case();
    let policy = Policy::default();
    let says = |change: fn(&mut serde_json::Map<String, Value>)| {
        answer(change).1.check(&case, "\"c-1\"", &policy).map_err(|refusal| refusal.code)
    };
    assert_eq!(says(|_| ()), Ok(()));
    let approve = |fields: &mut serde_json::Map<String, Value>| {
        fields.insert("decision".into(), json!("approve"));
        fields.insert("customerFacingReason".into(), Value::Null);
    };
    assert_eq!(says(approve), Ok(()), "an approve needs neither reason nor comment");
    assert_eq!(
        says(|fields| {
            fields.insert("evidence".into(), json!({ "etag": "\"c-2\"", "digest": "sha-256:0" }));
        }),
        Err(Code::EvidenceMismatch)
    );
    assert_eq!(
        says(|fields| {
            fields.insert("customerFacingReason".into(), json!("suspected_fraud"));
        }),
        Err(Code::CustomerReasonNotAllowed)
    );
    assert_eq!(
        says(|fields| {
            fields.insert("comment".into(), json!("🙂".repeat(4001)));
        }),
        Err(Code::CommentTooLong),
        "scalar values are counted, not bytes"
    );
    assert_eq!(
        says(|fields| {
            fields.insert("comment".into(), json!("🙂".repeat(4000)));
        }),
        Ok(())
    );
    assert_eq!(
        says(|fields| {
            fields.insert("reasons".into(), json!([{ "scheme": "qes", "code": "3206" }]));
            fields.insert("comment".into(), json!(" \u{a0}\n"));
        }),
        Err(Code::CommentRequired),
        "white space is no comment"
    );
    assert_eq!(
        says(|fields| {
            fields.insert("reasons".into(), json!([{ "scheme": "qes", "code": "9999" }]));
        }),
        Ok(()),
        "an unknown code in a known scheme is accepted"
    );
}

#[test]
fn an_approve_over_a_suspicion_code_is_an_override_with_reason_and_comment() {
    let mut case = case();
    case.suspicion = true;
    let policy = Policy::default();
    let says = |overrides: bool, reasons: Value, comment: &str| {
        let body = answer(|fields| {
            fields.insert("decision".into(), json!("approve"));
            fields.insert("customerFacingReason".into(), Value::Null);
            fields.insert("override".into(), json!(overrides));
            fields.insert("reasons".into(), reasons);
            fields.insert("comment".into(), json!(comment));
        });
        body.1.check(&case, "\"c-1\"", &policy).map_err(|refusal| refusal.code)
    };
    let reason = json!([{ "scheme": "document", "code": "ORIGINAL_SEEN" }]);
    assert_eq!(says(false, json!([]), ""), Err(Code::OverrideRequired));
    assert_eq!(says(true, json!([]), "seen"), Err(Code::ReasonRequired));
    assert_eq!(says(true, reason.clone(), ""), Err(Code::CommentRequired));
    assert_eq!(says(true, reason, "seen"), Ok(()));
}

#[test]
fn a_body_outside_the_closed_shape_is_malformed() {
    let good = answer(|_| ());
    assert_eq!(good.1.reviewer.id, "ana");
    let read = |text: &str| body::read(text.as_bytes(), "decisionId").map_err(|refusal| refusal.code).map(|_| ());
    let whole = json!({
        "decisionId": "0199e0aa-0000-7000-8000-000000000001", "decision": "approve",
        "evidence": { "etag": "\"c-1\"", "digest": "sha-256:00" }, "reviewer": { "id": "ana" },
        "decidedAt": "2026-01-01T00:00:00Z", "client": { "name": "t", "version": "1" },
    });
    assert_eq!(read(&whole.to_string()), Ok(()), "what has a default may be left out");
    for name in ["decisionId", "decision", "evidence", "reviewer", "decidedAt", "client"] {
        let mut less = whole.clone();
        less.as_object_mut().expect("an object").remove(name);
        assert_eq!(read(&less.to_string()), Err(Code::Malformed), "without {name}");
    }
    let spoil = |name: &str, value: Value| {
        let mut other = whole.clone();
        other.as_object_mut().expect("an object").insert(name.into(), value);
        read(&other.to_string())
    };
    assert_eq!(spoil("mood", json!(1)), Err(Code::Malformed));
    assert_eq!(spoil("decision", json!("postpone")), Err(Code::Malformed));
    assert_eq!(spoil("decisionId", json!("5b1c7a52-8f0e-4c4b-9d10-5a3e6b0c1f77")), Err(Code::Malformed), "version 4");
    assert_eq!(spoil("decidedAt", json!("yesterday")), Err(Code::Malformed));
    assert_eq!(spoil("evidence", json!({ "etag": "x", "digest": "md5:1" })), Err(Code::Malformed));
    assert_eq!(spoil("reviewer", json!({ "id": "ana", "role": "king" })), Err(Code::Malformed));
    assert_eq!(read("[]"), Err(Code::Malformed));
    assert_eq!(read(&"[".repeat(100_000)), Err(Code::Malformed), "deep nesting is refused, not followed");
}

fn recorded(case: &mut CaseRecord, who: &Caller, approve_over: bool) -> Recorded {
    let (_, _, claim) = take(&mut case.claims, who, &ask(600, None), at(0), "one").expect("free");
    let held = header(&claim);
    let body = answer(|fields| {
        fields.insert("reviewer".into(), json!({ "id": who.person.id }));
        if approve_over {
            fields.insert("decision".into(), json!("approve"));
            fields.insert("customerFacingReason".into(), Value::Null);
            fields.insert("override".into(), json!(true));
            fields.insert("reasons".into(), json!([{ "scheme": "qes", "code": "3213" }]));
            fields.insert("comment".into(), json!("seen"));
        }
    });
    let attempt = attempt(who, Some(&held), &body, at(1));
    let policy = Policy::default();
    let claim = decide::check(Some(case), &attempt, &Around::default(), &policy).expect("accepted").clone();
    decide::record(case, &claim, &attempt, &policy)
}

#[test]
fn applying_changes_outcome_and_etag_and_ends_the_claim() {
    let mut case = case();
    let mut done = recorded(&mut case, &ana(), false);
    assert_eq!((case.state, case.etag().as_str()), (CaseState::Applying, "\"c-1\""), "recording leaves the ETag");
    assert!(case.claims.live(at(1)).is_none(), "the claim ends with the decision");
    apply::succeed(&mut case, &mut done, at(2));
    assert_eq!((done.state, done.applied_at), (DecisionState::Applied, Some(at(2))));
    assert_eq!((case.state, case.outcome.as_str(), case.finality.as_str()), (CaseState::Decided, "rejected", "final"));
    assert_eq!(case.etag(), "\"c-2\"");
}

#[test]
fn a_decision_that_fails_to_apply_leaves_the_case_pending_under_a_new_etag() {
    let mut case = case();
    let mut done = recorded(&mut case, &ana(), false);
    apply::fail(&mut case, &mut done);
    assert_eq!(
        (done.state, case.state, case.etag().as_str()),
        (DecisionState::ApplyFailed, CaseState::Pending, "\"c-2\"")
    );
    assert_eq!(case.outcome, "none");
}

#[test]
fn an_approve_over_suspicion_waits_for_a_second_person() {
    let mut case = case();
    let done = recorded(&mut case, &ana(), true);
    assert_eq!((done.state, case.state), (DecisionState::AwaitingSecond, CaseState::AwaitingSecond));
    assert_eq!(case.etag(), "\"c-1\"", "the ETag stays");
    let policy = Policy::default();
    assert!(decide::shows(&done, &ana(), &policy), "its author sees it");
    assert!(!decide::shows(&done, &ben(), &policy), "nobody else does while blind");
    assert!(decide::shows(&done, &ben(), &Policy { blind: false, ..policy.clone() }));
    let told = decide::already_decided(Some(&done), &ben(), &policy);
    assert!(told.current.is_none(), "nor does a refusal give it away");
}

#[test]
fn the_second_answer_comes_from_another_person_and_device() {
    let policy = Policy::default();
    let mut case = case();
    let mut first = recorded(&mut case, &ana(), true);
    let answer_of = |who: &Caller, device: &str, decision: &str| {
        answer(|fields| {
            fields.insert("reviewer".into(), json!({ "id": who.person.id }));
            fields.insert("device".into(), json!({ "id": device }));
            fields.insert("decision".into(), json!(decision));
            fields.insert("override".into(), json!(decision == "approve"));
            fields.insert("comment".into(), json!("looked"));
            if decision == "approve" {
                fields.insert("customerFacingReason".into(), Value::Null);
            }
        })
    };
    let hold = |case: &mut CaseRecord, who: &Caller, id: &str| {
        header(&take(&mut case.claims, who, &ask(60, None), at(10), id).expect("free").2)
    };
    let own = hold(&mut case, &ana(), "own");
    let body = answer_of(&ana(), "dev_b", "approve");
    let who = ana();
    let same = second::check(
        Some(&case),
        Some(&first),
        &attempt(&who, Some(&own), &body, at(11)),
        &Around::default(),
        &policy,
    );
    assert_eq!(same.unwrap_err().code, Code::SelfReview, "same person");
    case.claims.release(&ana(), false, at(11)).expect("own");
    let held = hold(&mut case, &ben(), "two");
    let who = ben();
    let body = answer_of(&ben(), "dev_a", "approve");
    let device = second::check(
        Some(&case),
        Some(&first),
        &attempt(&who, Some(&held), &body, at(12)),
        &Around::default(),
        &policy,
    );
    assert_eq!(device.unwrap_err().code, Code::SelfReview, "same device");
    let body = answer_of(&ben(), "dev_b", "reject");
    let good = attempt(&who, Some(&held), &body, at(12));
    second::check(Some(&case), Some(&first), &good, &Around::default(), &policy).expect("accepted");
    let mut other = (case.clone(), first.clone());
    assert!(!second::record(&mut other.0, &mut other.1, &good), "the other decision is not applied");
    assert_eq!((other.1.state, other.0.state), (DecisionState::DeclinedBySecond, CaseState::Pending));
    let body = answer_of(&ben(), "dev_b", "approve");
    let good = attempt(&who, Some(&held), &body, at(12));
    assert!(second::record(&mut case, &mut first, &good), "the same decision is applied");
    assert_eq!((first.state, case.state), (DecisionState::Applying, CaseState::Applying));
}

#[test]
fn new_evidence_voids_a_first_answer() {
    let mut case = case();
    let mut first = recorded(&mut case, &ana(), true);
    apply::evidence_changed(&mut case, Some(&mut first));
    assert_eq!((first.state, case.state, case.etag().as_str()), (DecisionState::Voided, CaseState::Pending, "\"c-2\""));
    let (who, body) = (
        ben(),
        answer(|fields| {
            fields.insert("reviewer".into(), json!({ "id": "ben" }));
        }),
    );
    let late = second::check(
        Some(&case),
        Some(&first),
        &attempt(&who, None, &body, at(9)),
        &Around::default(),
        &Policy::default(),
    );
    assert_eq!(late.unwrap_err().code, Code::PreconditionFailed);
}

#[test]
fn a_case_that_is_gone_voids_the_answer_that_waits_for_a_second_person_and_no_other() {
    let mut case = case();
    let mut first = recorded(&mut case, &ana(), true);
    assert_eq!(first.state, DecisionState::AwaitingSecond);
    apply::gone(&mut case, GoneReason::Erased, Some(&mut first));
    assert_eq!((first.state, case.state), (DecisionState::Voided, CaseState::Gone(GoneReason::Erased)));
    let mut applied = Recorded { state: DecisionState::Applied, ..first };
    apply::gone(&mut case, GoneReason::Erased, Some(&mut applied));
    assert_eq!(applied.state, DecisionState::Applied, "what took effect stays so");
}

#[test]
fn claims_and_assignments_never_change_the_etag() {
    let mut case = case();
    let before = case.etag();
    take(&mut case.claims, &ana(), &ask(60, None), at(0), "one").expect("free");
    let to = Some(Assignment::Person("ana".into()));
    assign(&mut case, &AssignAsk { to, note: None }, &ana()).expect("for oneself");
    case.claims.release(&ana(), false, at(1)).expect("own");
    assert_eq!(case.etag(), before);
}

#[test]
fn leads_assign_anyone_and_others_take_or_hand_up() {
    let mut case = case();
    let to = |person: &str| AssignAsk { to: Some(Assignment::Person(person.into())), note: None };
    let team = AssignAsk { to: Some(Assignment::Team("level-2".into())), note: None };
    let code = |result: Result<(), super::Refusal>| result.map_err(|refusal| refusal.code);
    assert_eq!(code(assign(&mut case, &to("ben"), &ana())), Err(Code::Forbidden));
    assert_eq!(code(assign(&mut case, &to("ana"), &ana())), Ok(()));
    assert_eq!(code(assign(&mut case, &to("ben"), &ben())), Err(Code::NotAssignee), "it is somebody's already");
    assert_eq!(code(assign(&mut case, &team, &ben())), Err(Code::NotAssignee));
    assert_eq!(code(assign(&mut case, &team, &ana())), Ok(()));
    assert_eq!(code(assign(&mut case, &to("ben"), &lead())), Ok(()));
    assert_eq!(code(assign(&mut case, &to("ana"), &person("aud", &[Role::Auditor]))), Err(Code::Forbidden));
    case.state = CaseState::Decided;
    assert_eq!(code(assign(&mut case, &to("ana"), &lead())), Err(Code::AlreadyDecided));
    case.state = CaseState::Gone(GoneReason::Withdrawn);
    assert_eq!(code(assign(&mut case, &to("ana"), &lead())), Err(Code::CaseGone));
}

#[test]
fn an_operations_case_is_for_operations_lead_and_auditor() {
    let case = CaseRecord { operations: true, ..case() };
    assert!(!case.visible_to(&ana()) && !case.visible_to(&person("x", &[Role::Analyst])));
    for role in [Role::Operations, Role::Lead, Role::Auditor] {
        assert!(case.visible_to(&person("x", &[role])), "{role:?}");
    }
}

#[test]
fn a_case_is_invisible_from_another_environment() {
    let case = CaseRecord { environment: "live".into(), ..case() };
    assert!(!case.visible_to(&lead()));
}
