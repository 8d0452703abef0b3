//! H1 to H18: answers of the platform that are no success.
use second_look_sandbox::rules::body::Verb;

use super::{FAILS, NONE, NOT_FOR_AN_HOUR, WORKS, refusal, status, told};
use crate::journeys::answers;
use crate::matrix::Phase as P;
use crate::matrix::{Row, Variant, Wants};

const ANSWERS: &str = "tests/it/outbox_answers.rs";

/// The platform asks everybody to wait.
const BUSY: Wants = [
    Some("platform_busy, row old, asked to wait, log -"),
    Some("ok, evidence old, asked to wait, log -"),
    Some("platform_busy, picture not fetched, asked to wait, log -"),
    Some("platform_busy, picture not fetched, online, log -"),
    Some("read-only \u{201c}The platform asked to wait.\u{201d}, asked to wait, log case_opened"),
    Some("queued overloaded, Waiting, asked to wait, log sent"),
    Some("unknown overloaded, Waiting, asked to wait, log -"),
];

/// A wait of more than an hour is put before a person.
const TOO_LONG: &str = "parked overloaded, Needs you, asked to wait, log sent parked";

/// Busy without a time one could keep: our own back-off.
const UNTOLD: Wants = [
    Some("platform_busy, row old, offline, log -"),
    Some("ok, evidence old, asked to wait, log -"),
    Some("platform_busy, picture not fetched, offline, log -"),
    Some("platform_busy, picture not fetched, online, log -"),
    Some("read-only \u{201c}The platform asked to wait.\u{201d}, offline, log case_opened"),
    Some("queued overloaded, Waiting, offline, log sent"),
    Some("unknown overloaded, Waiting, offline, log -"),
];

/// A sign-in that is over.
const SIGN_IN: Wants = [
    Some("sign_in_needed, row old, sign-in needed, log -"),
    Some("ok, evidence old, sign-in needed, log -"),
    Some("sign_in_needed, picture not fetched, sign-in needed, log -"),
    None,
    Some("read-only \u{201c}Your sign-in has ended.\u{201d}, sign-in needed, log case_opened"),
    Some("queued sign_in_needed, Waiting, sign-in needed, log sent"),
    Some("unknown sign_in_needed, Waiting, sign-in needed, log -"),
];

/// The claim is taken again, and the same bytes go out under it.
const RECLAIMED: &str = "confirmed, Confirmed, online, log sent claimed confirmed";

/// Refusals that only a decision can meet.
const D: &[P] = &[P::Decision];

fn person(name: &'static str, status: u16, state: &'static str) -> Variant {
    Variant::boxed(name, refusal(status, name), NONE).only(D).but(P::Decision, state)
}

/// The rows.
pub fn rows() -> Vec<Row> {
    vec![
        Row::new("H1", "401 while reading")
            .with(Variant::times("once", 1, status(401), WORKS).without(&[P::Decision, P::ReadBack]))
            .with(Variant::boxed("again after the renewal", status(401), SIGN_IN).without(&[P::Decision, P::ReadBack])),
        Row::new("H2", "401 while deciding")
            .with(Variant::times("once", 1, status(401), WORKS).only(&[P::Decision, P::ReadBack]))
            .with(Variant::boxed("again after the renewal", status(401), SIGN_IN).only(&[P::Decision, P::ReadBack])),
        Row::new("H3", "403")
            .ruled("`four_eyes` is `self_review` in the contract.")
            .with(person("self_review", 403, "parked self_review, Needs you, online, log sent parked"))
            .with(person("not_assignee", 403, "parked not_assignee, Needs you, online, log sent parked"))
            .with(Variant::boxed("forbidden", refusal(403, "forbidden"), NONE)
                .but(P::List, "forbidden, row old, online, log -")
                .but(P::Case, "ok, evidence old, online, log -")
                .then(P::Case, NOT_FOR_AN_HOUR)
                .but(P::Link, "forbidden, picture not fetched, online, log -")
                .but(P::Claim, "read-only \u{201c}Your account may not do this.\u{201d}, online, log case_opened")
                .but(P::Decision, "parked forbidden, Needs you, online, log sent parked")
                .but(P::ReadBack, "unknown forbidden, Waiting, online, log -")),
        Row::new("H4", "404 on a case that was listed")
            .ruled("A decision is parked (contract section 4); a read is set aside for an hour.")
            .with(Variant::boxed("unknown_case", refusal(404, "unknown_case"), NONE)
                .but(P::Case, "ok, evidence old, online, log -")
                .then(P::Case, NOT_FOR_AN_HOUR)
                .but(P::Link, "image_erased, picture erased, online, log -")
                .but(P::File, "image_erased, picture erased, online, log -")
                .but(P::Claim, "read-only \u{201c}The platform refused this.\u{201d}, online, log case_opened")
                .but(P::Decision, "parked unknown_case, Needs you, online, log sent parked")
                .but(P::ReadBack, "unknown unknown_case, Waiting, online, log -")),
        Row::new("H5", "409, busy with it")
            .with(Variant::boxed("in_flight", told(409, "in_flight", "5"), NONE).but(P::Decision, "queued in_flight, Waiting, online, log sent"))
            .with(Variant::boxed("session_busy", told(409, "session_busy", "5"), NONE).but(P::Decision, "queued session_busy, Waiting, online, log sent")),
        Row::new("H6", "409, the claim is not ours")
            .with(person("claim_held", 409, "needs_review claim_held, Needs you, online, log sent needs_review"))
            .with(Variant::times("claim_expired", 1, refusal(409, "claim_expired"), NONE).but(P::Decision, RECLAIMED))
            .with(Variant::times("stale_fencing_token", 1, refusal(409, "stale_fencing_token"), NONE).but(P::Decision, RECLAIMED))
            .with(Variant::times("claim_required", 1, refusal(409, "claim_required"), NONE).but(P::Decision, RECLAIMED)),
        Row::new("H7", "409, somebody else decided")
            .journey("approved by a colleague", "superseded, both shown", |seed| Box::pin(answers::superseded(Verb::Approve, seed)))
            .journey("rejected by a colleague", "superseded, both shown", |seed| Box::pin(answers::superseded(Verb::Reject, seed)))
            .elsewhere(ANSWERS, "a_decision_already_there_is_confirmed_if_ours_and_superseded_if_not", "superseded"),
        Row::new("H8", "409, our own decision stands")
            .journey("found by reading back", "confirmed, sent once", |seed| Box::pin(answers::key_forgotten(true, seed)))
            .journey("found by sending again", "confirmed by decision id and bytes, one key", |seed| Box::pin(answers::key_forgotten(false, seed)))
            .elsewhere(ANSWERS, "a_decision_already_there_is_confirmed_if_ours_and_superseded_if_not", "confirmed"),
        Row::new("H9", "410, the case is gone")
            .with(Variant::boxed("case_gone", refusal(410, "case_gone"), NONE)
                .but(P::Case, "ok, evidence old, online, log -")
                .then(P::Case, NOT_FOR_AN_HOUR)
                .but(P::Link, "image_erased, picture erased, online, log -")
                .but(P::File, "image_erased, picture erased, online, log -")
                .but(P::Claim, "read-only \u{201c}The case is gone.\u{201d}, online, log case_opened")
                .but(P::Decision, "closed case_gone, Needs you, online, log sent closed purged")
                .but(P::ReadBack, "closed case_gone, Needs you, online, log closed purged")),
        Row::new("H10", "412, the evidence changed")
            .with(person("precondition_failed", 412, "needs_review precondition_failed, Needs you, online, log sent needs_review")),
        Row::new("H11", "422, the key was used for something else")
            .with(person("idempotency_key_reused", 422, "parked idempotency_key_reused, Needs you, online, log sent parked"))
            .with(person("decision_id_reused", 422, "parked decision_id_reused, Needs you, online, log sent parked")),
        Row::new("H12", "422, the decision is refused")
            .with(person("reason_required", 422, "needs_review reason_required, Needs you, online, log sent needs_review"))
            .with(person("comment_required", 422, "needs_review comment_required, Needs you, online, log sent needs_review"))
            .with(person("comment_too_long", 422, "needs_review comment_too_long, Needs you, online, log sent needs_review"))
            .with(person("override_required", 422, "needs_review override_required, Needs you, online, log sent needs_review"))
            .with(person("unknown_reason", 422, "needs_review unknown_reason, Needs you, online, log sent needs_review"))
            .with(person("customer_reason_not_allowed", 422, "needs_review customer_reason_not_allowed, Needs you, online, log sent needs_review"))
            .with(person("evidence_mismatch", 422, "needs_review evidence_mismatch, Needs you, online, log sent needs_review"))
            .with(person("not_reviewable", 422, "needs_review not_reviewable, Needs you, online, log sent needs_review")),
        Row::new("H13", "428, and requests that are wrong in form")
            .with(person("precondition_required", 428, "parked precondition_required, Needs you, online, log sent parked"))
            .with(person("malformed", 400, "parked malformed, Needs you, online, log sent parked"))
            .with(person("idempotency_key_missing", 400, "parked idempotency_key_missing, Needs you, online, log sent parked")),
        Row::new("H14", "429 with a time to wait")
            .with(Variant::boxed("120 seconds", told(429, "overloaded", "120"), BUSY).after(140))
            .with(Variant::boxed("120 seconds, no problem body", bare(429, "120"), BUSY)
                .but(P::Decision, "unknown no_answer, Waiting, asked to wait, log sent unknown")
                .but(P::ReadBack, "unknown no_answer, Waiting, asked to wait, log -")
                .after(140)),
        Row::new("H15", "429 with every other kind of time")
            .with(Variant::boxed("a date to come", told(429, "overloaded", "Fri, 31 Dec 2100 23:59:59 GMT"), BUSY).but(P::Decision, TOO_LONG)
                .then(P::Decision, "parked overloaded, Needs you, asked to wait, log -")
                .after(4_000))
            .with(Variant::boxed("a date that is past", told(429, "overloaded", "Sun, 06 Nov 1994 08:49:37 GMT"), UNTOLD))
            .with(Variant::boxed("negative", told(429, "overloaded", "-5"), UNTOLD))
            .with(Variant::boxed("huge", told(429, "overloaded", "99999999999999999999"), BUSY).but(P::Decision, TOO_LONG)
                .then(P::Decision, "parked overloaded, Needs you, asked to wait, log -")
                .after(4_000))
            .with(Variant::boxed("garbage", told(429, "overloaded", "soon"), UNTOLD)),
        Row::new("H16", "5xx")
            .ruled("503 with the contract's body says that nothing was applied, and is waited out.")
            .with(Variant::boxed("500", status(500), FAILS))
            .with(Variant::boxed("502", status(502), FAILS))
            .with(Variant::boxed("503 of a proxy", status(503), FAILS))
            .with(Variant::boxed("503 of the platform", told(503, "overloaded", "30"), BUSY).but(P::Case, "ok, evidence old, online, log -").after(40))
            .with(Variant::boxed("504", status(504), FAILS))
            .with(Variant::boxed("520", status(520), FAILS))
            .with(Variant::boxed("500 with a problem body", refusal(500, "internal"), FAILS)
                .but(P::ReadBack, "unknown internal, Waiting, offline, log -")),
        Row::new("H17", "A 500 that is stored and replayed")
            .ruled("The contract rules: never parked while the outcome is unknown. Each resend is preceded by a look back.")
            .journey("eight times", "unknown, or queued after a look; one key, a look before each resend; then confirmed", |seed| Box::pin(answers::stored_500(seed))),
        Row::new("H18", "202, and applying without end")
            .ruled("The word stays *Sent*: nothing is done to the entry, it goes on being asked about ([0047](decisions/0047-a-condition-is-told-and-changes-nothing.md)).")
            .journey("for 26 hours", "accepted applying, one sent; after 24 hours told by the entry and as decision_unfinished; then confirmed", |seed| Box::pin(answers::endless_applying(seed))),
    ]
}

fn bare(status: u16, wait: &str) -> second_look_sandbox::Fault {
    second_look_sandbox::Fault::Status { status, code: None, retry_after: Some(wait.to_owned()) }
}
