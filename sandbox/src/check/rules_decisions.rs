//! Recorded decisions: keys, replays, read-back, races, two people (contract sections 4, 5, 7 and 8).
use super::{
    Client, Findings, Got, Miss, Seen, broken,
    client::{Decide, Part},
    must, skipped,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::time::Duration;

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    let recorded = record(client).await;
    findings
        .add("a decision is recorded with its digest", recorded.as_ref().map(|done| done.seen()).map_err(Clone::clone));
    if let Ok(done) = &recorded {
        findings.add("the same key and bytes are replayed with 200", replay(client, done).await);
        findings.add("the same key with another body is 422", reused(client, done).await);
        findings.add("the same decision under a new key is already_decided and ours", forgotten(client, done).await);
        findings.add("read-back shows the decision", read_back(client, done).await);
        findings.add("a second decision is 409 already_decided with the first", again(client, done).await);
        findings.add("a claim on a decided case is 409 already_decided", claim_decided(client, done).await);
        findings.add("the feed shows the outcome under a new ETag", outcome(client, done).await);
        findings.add("the decisions feed shows it", feed(client, done).await);
        findings.add("a decision id is used once", id_reused(client, done).await);
    }
    findings.add("the same request sent eight times at once is one decision", race_same(client).await);
    findings.add("two reviewers at once make one decision", race_two(client).await);
    findings.add("an approve over a suspicion code waits for a second person", two_people(client).await);
}

struct Done {
    decide: Decide,
    answer: Got,
}

impl Done {
    fn seen(&self) -> String {
        format!("{} {}", self.answer.status, self.answer.text("state"))
    }

    fn rest(&self) -> String {
        format!("cases/{}/decision", self.decide.case_id)
    }
}

fn digest(body: &Value) -> String {
    let hex: String = Sha256::digest(body.to_string()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha-256:{hex}")
}

async fn hold(client: &Client, part: Part) -> Result<(Value, Got), Miss> {
    let case = client.free("trust", 1).await?.into_iter().next().ok_or_else(|| broken("no case"))?;
    let id = case.get("caseId").and_then(Value::as_str).unwrap_or_default();
    let claim = client.claim(part, id).await?;
    claim.status(&[201])?;
    Ok((case, claim))
}

async fn record(client: &Client) -> Result<Done, Miss> {
    let (case, claim) = hold(client, Part::Reviewer).await?;
    let decide = client.decision(Part::Reviewer, &case, &claim, true);
    let answer = client.decide(Part::Reviewer, &decide).await?;
    answer.status(&[201, 202])?;
    for name in
        ["decisionId", "decision", "state", "reviewer", "device", "bodyDigest", "recordedAt", "requestId", "caseId"]
    {
        must(answer.body.get(name).is_some(), format!("no {name}"))?;
    }
    must(answer.text("bodyDigest") == digest(&decide.body), "bodyDigest is not the SHA-256 of the bytes sent")?;
    must(answer.status != 202 || !answer.header("retry-after").is_empty(), "202 without Retry-After")?;
    let state = answer.text("state");
    must((answer.status == 201) == (state == "applied"), format!("{} with state {state}", answer.status))?;
    must(!answer.header("location").is_empty(), "no Location")?;
    Ok(Done { decide, answer })
}

async fn replay(client: &Client, done: &Done) -> Seen {
    let mut decide = done.decide.clone();
    // The claim header is no part of what a key stands for.
    decide.claim = None;
    let answer = client.decide(Part::Reviewer, &decide).await?;
    must(answer.status == 200, format!("saw {}", answer.said()))?;
    must(answer.header("idempotency-replayed") == "true", "no Idempotency-Replayed")?;
    must(answer.text("decisionId") == done.answer.text("decisionId"), "another decision")?;
    must(answer.text("recordedAt") == done.answer.text("recordedAt"), "recorded at another time")?;
    Ok("200 with Idempotency-Replayed".into())
}

async fn reused(client: &Client, done: &Done) -> Seen {
    let mut decide = done.decide.clone();
    if let Some(fields) = decide.body.as_object_mut() {
        fields.insert("comment".into(), json!("changed afterwards"));
    }
    client.decide(Part::Reviewer, &decide).await?.problem(422, "idempotency_key_reused")
}

async fn forgotten(client: &Client, done: &Done) -> Seen {
    let mut decide = done.decide.clone();
    decide.key = Some(uuid::Uuid::new_v4().to_string());
    let answer = client.decide(Part::Reviewer, &decide).await?;
    answer.problem(409, "already_decided")?;
    let ours = |name: &str| answer.body.pointer(&format!("/current/{name}")) == done.answer.body.get(name);
    must(ours("decisionId") && ours("bodyDigest"), "current is not recognisable as ours")?;
    Ok("409 already_decided, current is ours".into())
}

async fn read_back(client: &Client, done: &Done) -> Seen {
    let mut last = client.get(Part::Reviewer, &done.rest()).await?;
    for _ in 0..20 {
        if last.text("state") != "applying" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        last = client.get(Part::Reviewer, &done.rest()).await?;
    }
    last.status(&[200])?;
    for name in ["decisionId", "bodyDigest", "recordedAt"] {
        must(last.text(name) == done.answer.text(name), format!("{name} changed"))?;
    }
    Ok(format!("{} {}", last.status, last.text("state")))
}

async fn again(client: &Client, done: &Done) -> Seen {
    let mut decide = done.decide.clone();
    decide.key = Some(uuid::Uuid::new_v4().to_string());
    if let Some(fields) = decide.body.as_object_mut() {
        fields.insert("decisionId".into(), json!(uuid::Uuid::now_v7().to_string()));
        fields.insert("reviewer".into(), json!({ "id": client.options.people.second }));
    }
    let answer = client.decide(Part::Second, &decide).await?;
    answer.problem(409, "already_decided")?;
    must(answer.body.pointer("/current/decisionId").is_some(), "current is missing")?;
    Ok("409 already_decided with current".into())
}

async fn claim_decided(client: &Client, done: &Done) -> Seen {
    client.claim(Part::Second, &done.decide.case_id).await?.problem(409, "already_decided")
}

async fn outcome(client: &Client, done: &Done) -> Seen {
    let all = client.sweep(Part::Reviewer, 200).await?;
    let id = done.decide.case_id.as_str();
    let case = all.iter().rev().find(|case| case.get("caseId").and_then(Value::as_str) == Some(id));
    let case = case.ok_or_else(|| broken("the decided case is not in the feed"))?;
    let field = |name: &str| case.get(name).and_then(Value::as_str).unwrap_or_default();
    must(matches!(field("state"), "decided" | "applying"), format!("state {}", field("state")))?;
    must(case.get("claim").is_some_and(Value::is_null), "the claim did not end")?;
    if field("state") == "decided" {
        must(Some(field("etag")) != done.decide.if_match.as_deref(), "the ETag stayed")?;
        must(field("platformOutcome") == "rejected" && field("finality") == "final", "the outcome is not final")?;
    }
    Ok(format!("{} {} {}", field("state"), field("platformOutcome"), field("etag")))
}

async fn feed(client: &Client, done: &Done) -> Seen {
    let mut cursor = String::new();
    for _ in 0..1000 {
        let page = client.get(Part::Auditor, &format!("decisions?cursor={cursor}")).await?;
        page.status(&[200])?;
        let found = page.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
        if found.iter().any(|one| one.get("decisionId") == done.answer.body.get("decisionId")) {
            return Ok("found".into());
        }
        if page.body.get("hasMore").and_then(Value::as_bool) != Some(true) {
            return Err(broken("not in the feed"));
        }
        cursor = page.text("nextCursor").to_owned();
    }
    Err(broken("the feed does not end"))
}

async fn id_reused(client: &Client, done: &Done) -> Seen {
    let (case, claim) = hold(client, Part::Reviewer).await?;
    let mut decide = client.decision(Part::Reviewer, &case, &claim, true);
    if let (Some(fields), Some(id)) = (decide.body.as_object_mut(), done.decide.body.get("decisionId")) {
        fields.insert("decisionId".into(), id.clone());
    }
    let answer = client.decide(Part::Reviewer, &decide).await?;
    client.release(Part::Reviewer, &decide.case_id, false).await?;
    answer.problem(422, "decision_id_reused")
}

async fn race_same(client: &Client) -> Seen {
    let (case, claim) = hold(client, Part::Reviewer).await?;
    let decide = client.decision(Part::Reviewer, &case, &claim, true);
    let answers = futures::future::join_all((0..8).map(|_| client.decide(Part::Reviewer, &decide))).await;
    let answers: Vec<Got> = answers.into_iter().collect::<Result<_, _>>()?;
    let fresh = answers.iter().filter(|answer| matches!(answer.status, 201 | 202)).count();
    must(fresh == 1, format!("{fresh} fresh answers"))?;
    for answer in &answers {
        let fine = matches!(answer.status, 200..=202) || answer.text("code") == "in_flight";
        must(fine, format!("saw {}", answer.said()))?;
    }
    Ok(format!("1 fresh, {} replayed or in flight", answers.len() - 1))
}

async fn race_two(client: &Client) -> Seen {
    let (case, first) = hold(client, Part::Reviewer).await?;
    let one = client.decision(Part::Reviewer, &case, &first, true);
    let two = client.decision(Part::Second, &case, &first, false);
    let (one, two) = futures::join!(client.decide(Part::Reviewer, &one), client.decide(Part::Second, &two));
    let (one, two) = (one?, two?);
    let effective = [&one, &two].iter().filter(|answer| matches!(answer.status, 201 | 202)).count();
    must(effective == 1 && matches!(one.status, 201 | 202), format!("saw {} and {}", one.said(), two.said()))?;
    must(two.status == 409, format!("the other saw {}", two.said()))?;
    Ok(format!("{}, {}", one.status, two.said()))
}

async fn two_people(client: &Client) -> Seen {
    let policy = client.get(Part::Reviewer, "policy").await?;
    if policy.body.pointer("/secondPerson/approveOverSuspicion").and_then(Value::as_bool) != Some(true) {
        return Err(skipped("policy does not ask for two people"));
    }
    let blind = policy.body.pointer("/secondPerson/blind").and_then(Value::as_bool) == Some(true);
    let (case, claim) = hold(client, Part::Reviewer).await?;
    let mut decide = client.decision(Part::Reviewer, &case, &claim, false);
    if let Some(fields) = decide.body.as_object_mut() {
        fields.insert("reasons".into(), json!([{ "scheme": "qes", "code": "3213" }]));
        fields.insert("comment".into(), json!("The name changed by marriage; certificate seen."));
        fields.insert("override".into(), json!(true));
    }
    let answer = client.decide(Part::Reviewer, &decide).await?;
    must(answer.status == 202 && answer.text("state") == "awaiting_second", format!("saw {}", answer.said()))?;
    let rest = format!("cases/{}", decide.case_id);
    let shown = client.get(Part::Second, &rest).await?;
    must(shown.text("state") == "awaiting_second", format!("the case is {}", shown.text("state")))?;
    must(Some(shown.text("etag")) == decide.if_match.as_deref(), "the ETag changed")?;
    let named = shown.body.pointer("/firstAnswer/decisionId").and_then(Value::as_str);
    must(named == Some(answer.text("decisionId")), "firstAnswer does not name the decision that waits")?;
    if blind {
        client.get(Part::Second, &format!("{rest}/decision")).await?.problem(404, "no_decision")?;
    }
    client.get(Part::Reviewer, &format!("{rest}/decision")).await?.status(&[200])?;
    second_answer(client, &decide, answer.text("decisionId")).await
}

async fn second_answer(client: &Client, first: &Decide, decision_id: &str) -> Seen {
    let rest = format!("cases/{}/decision/{decision_id}/second", first.case_id);
    let answer_of = |part: Part, claim: &Got| {
        let token = claim.body.get("fencingToken").and_then(Value::as_u64).unwrap_or_default();
        let mut second = first.clone();
        second.key = Some(uuid::Uuid::new_v4().to_string());
        second.claim = Some(format!("{};token={token}", claim.text("claimId")));
        if let Some(fields) = second.body.as_object_mut() {
            fields.remove("decisionId");
            fields.insert("answerId".into(), json!(uuid::Uuid::now_v7().to_string()));
            fields.insert("reviewer".into(), json!({ "id": client.person(part) }));
            fields.insert("device".into(), json!({ "id": format!("dev_check_{}", client.person(part)) }));
        }
        second
    };
    let own = client.claim(Part::Reviewer, &first.case_id).await?;
    let own = client.decide_at(Part::Reviewer, &rest, &answer_of(Part::Reviewer, &own)).await?;
    client.release(Part::Reviewer, &first.case_id, false).await?;
    if own.status == 501 {
        return Ok("202 awaiting_second; the second answer is not offered (501)".into());
    }
    own.problem(403, "self_review")?;
    let claim = client.claim(Part::Second, &first.case_id).await?;
    claim.status(&[201])?;
    let answer = client.decide_at(Part::Second, &rest, &answer_of(Part::Second, &claim)).await?;
    answer.status(&[201, 202])?;
    Ok(format!("202 awaiting_second; 403 self_review; then {} {}", answer.status, answer.text("state")))
}
