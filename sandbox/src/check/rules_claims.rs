//! Claims and assignment (contract sections 3 and 7).
use super::{Client, Findings, Got, Seen, broken, client::Part, must};
use reqwest::Method;
use serde_json::{Value, json};

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    findings.add("a claim is new once, then renewed", renew(client).await);
    findings.add("a claim moves updatedAt and leaves the ETag", moves(client).await);
    findings.add("a lease out of range is clamped", clamp(client).await);
    findings.add("somebody else's claim is 409 claim_held", held(client).await);
    findings.add("only the holder releases, and releasing nothing is 204", release(client).await);
    findings.add("the fencing token only grows", tokens(client).await);
    findings.add("a lead releases by force", force(client).await);
    findings.add("an auditor may not claim", auditor(client).await);
    findings.add("an unreadable claim is 400 malformed", malformed(client).await);
    findings.add("people take for themselves and hand up to a team", assignment(client).await);
}

async fn one(client: &Client) -> Result<(Value, String), super::Miss> {
    let case = client.free("trust", 1).await?.into_iter().next().ok_or_else(|| broken("no case"))?;
    let id = case.get("caseId").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok((case, id))
}

fn token(claim: &Got) -> u64 {
    claim.body.get("fencingToken").and_then(Value::as_u64).unwrap_or_default()
}

async fn renew(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    let first = client.claim(Part::Reviewer, &id).await?;
    must(first.status == 201, format!("the first is {}", first.said()))?;
    for name in ["caseId", "claimId", "fencingToken", "holder", "purpose", "expiresAt", "serverTime"] {
        must(first.body.get(name).is_some(), format!("no {name}"))?;
    }
    let named = json!({ "leaseSeconds": 600, "purpose": "review", "claimId": first.text("claimId") });
    let named = client.send(Part::Reviewer, Method::POST, &format!("cases/{id}/claim"), &named).await?;
    let bare = client.claim(Part::Reviewer, &id).await?;
    for again in [&named, &bare] {
        must(again.status == 200, format!("a renewal is {}", again.said()))?;
        let same = again.text("claimId") == first.text("claimId") && token(again) == token(&first);
        must(same, "a renewal gives another claim")?;
    }
    let told = bare.body.get("sameHolder").and_then(Value::as_bool) == Some(true);
    must(told, "a renewal without claimId does not say sameHolder")?;
    client.release(Part::Reviewer, &id, false).await?.status(&[204])?;
    Ok("201, 200 with claimId, 200 with sameHolder".into())
}

async fn moves(client: &Client) -> Seen {
    let (before, id) = one(client).await?;
    client.claim(Part::Reviewer, &id).await?.status(&[201])?;
    let after = client.get(Part::Reviewer, &format!("cases/{id}")).await?;
    client.release(Part::Reviewer, &id, false).await?;
    let old = |name: &str| before.get(name).and_then(Value::as_str).unwrap_or_default();
    must(after.text("etag") == old("etag"), "the ETag changed")?;
    must(after.text("updatedAt") > old("updatedAt"), "updatedAt did not move")?;
    must(after.body.pointer("/claim/holder/id").is_some(), "the claim is not shown")?;
    Ok("ETag stays, updatedAt moves".into())
}

fn lease(claim: &Got) -> Option<i64> {
    let time = |name: &str| claim.text(name).parse::<chrono::DateTime<chrono::Utc>>().ok();
    Some((time("expiresAt")? - time("serverTime")?).num_seconds())
}

async fn clamp(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    let mut seen = Vec::new();
    for (wish, purpose, low, high) in [
        (1, "review", 59, 61),
        (1_000_000, "review", 60, 3600),
        (10_000_000, "pack", 60, 86_400),
        (-5, "lookahead", 59, 61),
    ] {
        let body = json!({ "leaseSeconds": wish, "purpose": purpose });
        let claim = client.send(Part::Reviewer, Method::POST, &format!("cases/{id}/claim"), &body).await?;
        client.release(Part::Reviewer, &id, false).await?;
        claim.status(&[200, 201])?;
        let lease = lease(&claim).ok_or_else(|| broken("expiresAt or serverTime is no time"))?;
        must((low..=high).contains(&lease), format!("{purpose} {wish} s became {lease} s"))?;
        seen.push(format!("{wish}→{lease}"));
    }
    Ok(seen.join(", "))
}

async fn held(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    client.claim(Part::Reviewer, &id).await?.status(&[201])?;
    let other = client.claim(Part::Second, &id).await?;
    client.release(Part::Reviewer, &id, false).await?;
    other.problem(409, "claim_held")?;
    must(other.text("caseId") == id, "the problem does not name the case")?;
    must(
        other.body.pointer("/holder/name").is_some() && !other.text("expiresAt").is_empty(),
        "no holder or expiresAt",
    )?;
    Ok("409 claim_held with holder and expiresAt".into())
}

async fn release(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    client.claim(Part::Reviewer, &id).await?.status(&[201])?;
    client.release(Part::Second, &id, false).await?.problem(403, "forbidden")?;
    client.release(Part::Second, &id, true).await?.problem(403, "forbidden")?;
    client.release(Part::Reviewer, &id, false).await?.status(&[204])?;
    client.release(Part::Reviewer, &id, false).await?.status(&[204])?;
    Ok("403 for others, 204, 204".into())
}

async fn tokens(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    let mut last = 0;
    for part in [Part::Reviewer, Part::Second, Part::Reviewer] {
        let claim = client.claim(part, &id).await?;
        client.release(part, &id, false).await?;
        must(claim.status == 201 && token(&claim) > last, format!("{} after {last}", token(&claim)))?;
        last = token(&claim);
    }
    Ok(format!("up to {last}"))
}

async fn force(client: &Client) -> Seen {
    let (case, id) = one(client).await?;
    let claim = client.claim(Part::Reviewer, &id).await?;
    client.release(Part::Lead, &id, true).await?.status(&[204])?;
    let decide = client.decision(Part::Reviewer, &case, &claim, true);
    let late = client.decide(Part::Reviewer, &decide).await?;
    late.problem(409, "stale_fencing_token")?;
    let next = client.claim(Part::Second, &id).await?;
    client.release(Part::Second, &id, false).await?;
    must(token(&next) > token(&claim), "the next token is not higher")?;
    Ok(format!("token {} then {}; the old one is stale", token(&claim), token(&next)))
}

async fn auditor(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    client.claim(Part::Auditor, &id).await?.problem(403, "forbidden")
}

async fn malformed(client: &Client) -> Seen {
    let (_, id) = one(client).await?;
    for body in [
        json!({}),
        json!({ "leaseSeconds": "long", "purpose": "review" }),
        json!({ "leaseSeconds": 60, "purpose": "fun" }),
    ] {
        let answer = client.send(Part::Reviewer, Method::POST, &format!("cases/{id}/claim"), &body).await?;
        answer.problem(400, "malformed")?;
    }
    Ok("400 malformed".into())
}

async fn assignment(client: &Client) -> Seen {
    let (case, id) = one(client).await?;
    let rest = format!("cases/{id}/assignment");
    let assign =
        async |part, to: Value| client.send(part, Method::PUT, &rest, &json!({ "to": to, "note": "check" })).await;
    let me = json!({ "person": client.options.people.reviewer });
    let taken = assign(Part::Reviewer, me.clone()).await?;
    taken.status(&[200])?;
    must(taken.body.pointer("/assignedTo/person").is_some(), "the assignment is not shown")?;
    must(taken.text("etag") == case.get("etag").and_then(Value::as_str).unwrap_or_default(), "the ETag changed")?;
    let other = json!({ "person": client.options.people.second });
    assign(Part::Reviewer, other.clone()).await?.problem(403, "forbidden")?;
    let claim = client.claim(Part::Second, &id).await?;
    let decide = client.decision(Part::Second, &case, &claim, true);
    let refused = client.decide(Part::Second, &decide).await?;
    client.release(Part::Second, &id, false).await?;
    refused.problem(403, "not_assignee")?;
    assign(Part::Reviewer, json!({ "team": "level-2" })).await?.status(&[200])?;
    assign(Part::Lead, other).await?.status(&[200])?;
    assign(Part::Lead, Value::Null).await?.status(&[200])?;
    Ok("self, team, lead; others' decisions are not_assignee".into())
}
