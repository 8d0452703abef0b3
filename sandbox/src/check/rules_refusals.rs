//! Refusals of a decision, in the contract's order (section 4). None of these records anything.
use super::{
    Client, Findings, Got, Miss, Seen, broken,
    client::{Decide, Part, got},
    must,
};
use reqwest::Method;
use serde_json::{Value, json};

/// A rule: its name, what it spoils, and the answer it wants.
type Spoil = (&'static str, fn(&mut Decide), u16, &'static str);

const SPOILS: &[Spoil] = &[
    ("no key is 400 idempotency_key_missing", |d| d.key = None, 400, "idempotency_key_missing"),
    ("a key that is no UUID is 400 malformed", |d| d.key = Some("one".into()), 400, "malformed"),
    ("an unreadable claim header is 400 malformed", |d| d.claim = Some("what".into()), 400, "malformed"),
    ("an unknown field is 400 malformed", |d| put(d, "mood", json!("good")), 400, "malformed"),
    ("an unknown decision is 400 malformed", |d| put(d, "decision", json!("maybe")), 400, "malformed"),
    ("a decision id that is no UUID v7 is 400 malformed", |d| put(d, "decisionId", json!("x")), 400, "malformed"),
    ("no If-Match is 428 precondition_required", |d| d.if_match = None, 428, "precondition_required"),
    ("another reviewer's id is 403 forbidden", |d| put(d, "reviewer", json!({ "id": "somebody" })), 403, "forbidden"),
    ("another ETag is 412", |d| d.if_match = Some("\"c-other\"".into()), 412, "precondition_failed"),
    ("If-Match * is 412", |d| d.if_match = Some("*".into()), 412, "precondition_failed"),
    (
        "a weak tag is 412",
        |d| d.if_match = d.if_match.as_ref().map(|tag| format!("W/{tag}")),
        412,
        "precondition_failed",
    ),
    ("no claim header is 409 claim_required", |d| d.claim = None, 409, "claim_required"),
    ("an unknown claim is 409 claim_required", |d| d.claim = Some("clm_x;token=1".into()), 409, "claim_required"),
    ("a lower token is 409 stale_fencing_token", lower, 409, "stale_fencing_token"),
    (
        "evidence of another ETag is 422 evidence_mismatch",
        |d| put(d, "evidence", json!({ "etag": "\"c-x\"", "digest": "sha-256:00" })),
        422,
        "evidence_mismatch",
    ),
    ("a reject without reason is 422 reason_required", |d| put(d, "reasons", json!([])), 422, "reason_required"),
    (
        "an unknown scheme is 422 unknown_reason",
        |d| put(d, "reasons", json!([{ "scheme": "stars", "code": "X" }])),
        422,
        "unknown_reason",
    ),
    (
        "a reject without customer reason is 422",
        |d| put(d, "customerFacingReason", Value::Null),
        422,
        "customer_reason_not_allowed",
    ),
    (
        "an unknown customer reason is 422",
        |d| put(d, "customerFacingReason", json!("we_suspect_you")),
        422,
        "customer_reason_not_allowed",
    ),
    ("an approve with a customer reason is 422", approve_with_reason, 422, "customer_reason_not_allowed"),
    (
        "4,001 characters are 422 comment_too_long",
        |d| put(d, "comment", json!("ü".repeat(4001))),
        422,
        "comment_too_long",
    ),
    (
        "an OTHER code wants a comment",
        |d| put(d, "reasons", json!([{ "scheme": "qes", "code": "ID_OTHER" }])),
        422,
        "comment_required",
    ),
    ("a comment of white space is empty", white_space, 422, "comment_required"),
    ("an approve over a suspicion code is 422 override_required", over_suspicion, 422, "override_required"),
    ("an override without reason is 422 reason_required", override_bare, 422, "reason_required"),
];

fn put(decide: &mut Decide, name: &str, value: Value) {
    if let Some(fields) = decide.body.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}

fn lower(decide: &mut Decide) {
    decide.claim = decide.claim.as_ref().and_then(|text| Some(format!("{};token=0", text.split_once(';')?.0)));
}

fn approve(decide: &mut Decide) {
    put(decide, "decision", json!("approve"));
    put(decide, "customerFacingReason", Value::Null);
}

fn approve_with_reason(decide: &mut Decide) {
    put(decide, "decision", json!("approve"));
}

fn white_space(decide: &mut Decide) {
    put(decide, "reasons", json!([{ "scheme": "qes", "code": "3206" }]));
    put(decide, "comment", json!(" \n\t "));
}

fn over_suspicion(decide: &mut Decide) {
    approve(decide);
    put(decide, "reasons", json!([{ "scheme": "qes", "code": "3206" }]));
    put(decide, "comment", json!("Seen the original."));
}

fn override_bare(decide: &mut Decide) {
    approve(decide);
    put(decide, "reasons", json!([]));
    put(decide, "override", json!(true));
}

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    let held = hold(client).await;
    for (rule, spoil, status, code) in SPOILS {
        findings.add(rule, refuse(client, &held, *spoil, *status, code).await);
    }
    if let Ok((case, claim)) = &held {
        findings.add("a refused key stays unused", unused(client, case, claim).await);
        findings.add("somebody else's live claim is 409 claim_held", other_claim(client, case, claim).await);
        findings.add("a body that is no JSON is 400 malformed", no_json(client, case, claim).await);
        let id = case.get("caseId").and_then(Value::as_str).unwrap_or_default();
        findings.add("nobody decided is 404 no_decision", no_decision(client, id).await);
        findings.add("an auditor may not decide", auditor(client, case, claim).await);
        // Nothing depends on it any more, and the claim lapses by itself.
        let _ = client.release(Part::Reviewer, id, false).await;
    }
    findings.add("only lead, auditor and analyst read the decisions feed", decisions_feed(client).await);
}

async fn hold(client: &Client) -> Result<(Value, Got), Miss> {
    let case = client.free("trust", 1).await?.into_iter().next().ok_or_else(|| broken("no case"))?;
    let id = case.get("caseId").and_then(Value::as_str).unwrap_or_default();
    let claim = client.claim(Part::Reviewer, id).await?;
    claim.status(&[201])?;
    Ok((case, claim))
}

async fn refuse(
    client: &Client,
    held: &Result<(Value, Got), Miss>,
    spoil: fn(&mut Decide),
    status: u16,
    code: &str,
) -> Seen {
    let (case, claim) = held.as_ref().map_err(Clone::clone)?;
    let mut decide = client.decision(Part::Reviewer, case, claim, true);
    spoil(&mut decide);
    let answer = client.decide(Part::Reviewer, &decide).await?;
    must(answer.text("caseId") == decide.case_id, "the problem does not name the case")?;
    answer.problem(status, code)
}

async fn unused(client: &Client, case: &Value, claim: &Got) -> Seen {
    let mut decide = client.decision(Part::Reviewer, case, claim, true);
    put(&mut decide, "reasons", json!([]));
    client.decide(Part::Reviewer, &decide).await?.problem(422, "reason_required")?;
    put(&mut decide, "decision", json!("maybe"));
    let again = client.decide(Part::Reviewer, &decide).await?;
    must(again.text("code") != "idempotency_key_reused", "the refused key counts as used")?;
    put(&mut decide, "decision", json!("reject"));
    put(&mut decide, "comment", json!("another body"));
    client.decide(Part::Reviewer, &decide).await?.problem(422, "reason_required")?;
    Ok("same key, other bodies, same refusal".into())
}

async fn other_claim(client: &Client, case: &Value, claim: &Got) -> Seen {
    let decide = client.decision(Part::Second, case, claim, true);
    let answer = client.decide(Part::Second, &decide).await?;
    answer.problem(409, "claim_held")
}

async fn no_json(client: &Client, case: &Value, claim: &Got) -> Seen {
    let decide = client.decision(Part::Reviewer, case, claim, true);
    let request = client
        .by(Part::Reviewer, client.review(Method::POST, &format!("cases/{}/decision", decide.case_id)))
        .header("idempotency-key", decide.key.unwrap_or_default())
        .header("if-match", decide.if_match.unwrap_or_default())
        .header("content-type", "application/json")
        .body("{\"decision\":");
    got(request).await?.problem(400, "malformed")
}

async fn no_decision(client: &Client, id: &str) -> Seen {
    client.get(Part::Reviewer, &format!("cases/{id}/decision")).await?.problem(404, "no_decision")
}

async fn auditor(client: &Client, case: &Value, claim: &Got) -> Seen {
    let decide = client.decision(Part::Auditor, case, claim, true);
    client.decide(Part::Auditor, &decide).await?.problem(403, "forbidden")
}

async fn decisions_feed(client: &Client) -> Seen {
    client.get(Part::Reviewer, "decisions").await?.problem(403, "forbidden")?;
    for part in [Part::Auditor, Part::Lead] {
        client.get(part, "decisions").await?.status(&[200])?;
    }
    Ok("403 for a reviewer, 200 for auditor and lead".into())
}
